"""What people fill in for slash commands, as the router reads it; and what they are offered while they type."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.commands import Commands
from adapters.discord.options import Typing, as_choices, autocomplete, completions, filled, typing, words_of, zones
from bot.card import Choice, Input, InputKind
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from bot.reading import read_values
from bot.registry import Defaults, Registry
from bot.texts import Texts
from tests.adapters.discord.all_kinds import registry, trial

SPACE = "discord:1"


@pytest.fixture
def found(tmp_path: Path) -> Registry:
    return registry(tmp_path, trial())


@pytest.fixture
def commands(found: Registry) -> Commands:
    return Commands(found, Defaults({}).needs)


def typed(command: str, resolved: dict[str, Any] | None = None, **values: Any) -> dict[str, Any]:
    """An interaction's data, with the options as Discord sends them."""
    first, *words = command.split()
    below: list[dict[str, Any]] = [{"name": name, "type": 3, "value": value} for name, value in values.items()]
    for depth, word in enumerate(reversed(words)):
        below = [{"name": word, "type": 2 if depth else 1, "options": below}]
    return {"id": "5", "name": first, "type": 1, "options": below, "resolved": resolved or {}}


def read(found: Registry, commands: Commands, data: dict[str, Any], language: str = "en") -> dict[str, object]:
    """What the handler would get; what does not fit by its sentence."""
    link = commands.link(data, SPACE)
    assert link is not None
    declared = found.find(link)
    assert declared is not None
    got = filled(data, commands.inputs(link, language))
    values = read_values(declared, got.values, space_id=SPACE, zone="Europe/Madrid")
    given = {name: value for name, value in values.values.items() if value is not None}
    return given | {name: each.text_id for name, each in values.misfits.items() if name in got.values}


def test_words_and_numbers_come_as_they_are(found: Registry, commands: Commands) -> None:
    data = typed("trial words", short="Hello", long="One", number=7, any_number=-3, yes=True, day="tue", feature="all")
    assert read(found, commands, data) == {
        "short": "Hello",
        "long": "One",
        "number": 7,
        "any_number": -3,
        "yes": True,
        "day": "tue",
        "feature": "all",
    }


def test_several_lines_stand_in_one(found: Registry, commands: Commands) -> None:
    assert read(found, commands, typed("trial words", lines="tea | coffee|  | juice")) == {
        "lines": ["tea", "coffee", "juice"]
    }


@pytest.mark.parametrize(
    "said", ["mon, wed", "mon,wed", "Monday; wed", "lunes miércoles", "LUNES,WED", "mon wed", "mon, wed, mon"]
)
def test_several_of_a_fixed_few_are_known_by_their_names(tmp_path: Path, said: str) -> None:
    cog = trial()
    registry(tmp_path, cog)
    spanish = tmp_path / "texts" / "es.ftl"
    spanish.write_text(spanish.read_text("utf-8").replace("wed = Wednesday", "wed = Miércoles"), "utf-8")
    found = Registry([cog], Texts({cog.name: tmp_path / "texts"}))
    commands = Commands(found, Defaults({}).needs)
    language = "es" if "lunes" in said.lower() else "en"
    assert read(found, commands, typed("trial words", days=said), language) == {"days": ["mon", "wed"]}


def test_what_is_none_of_them_has_its_sentence(found: Registry, commands: Commands) -> None:
    assert read(found, commands, typed("trial words", days="mon, never")) == {"days": "unfit-choice"}


def test_people_and_places_come_by_their_ids(found: Registry, commands: Commands) -> None:
    resolved = {"channels": {"30": {"id": "30", "type": 15}, "31": {"id": "31", "type": 2}, "32": {"type": 4}}}
    data = typed("staff trial things", resolved, person="11", people="<@11> and <@!12>, <@11>", place="30", voice="31")
    assert read(found, commands, data) == {
        "person": Person(SPACE, "11"),
        "people": [Person(SPACE, "11"), Person(SPACE, "12")],
        "place": Place(SPACE, PlaceKind.FORUM, "30"),
        "voice": Place(SPACE, PlaceKind.VOICE, "31"),
    }
    assert read(found, commands, typed("staff trial things", resolved, place="32")) == {"place": "unfit-place"}
    assert read(found, commands, typed("staff trial things", place="99")) == {"place": "unfit-place"}


@pytest.mark.parametrize(("number", "kind"), [(0, "channel"), (5, "channel"), (11, "thread"), (12, "thread")])
def test_every_type_of_channel_is_a_kind_of_place(commands: Commands, number: int, kind: str) -> None:
    data = typed("staff trial things", {"channels": {"30": {"type": number}}}, place="30")
    inputs = commands.inputs(Link("trial.trial-things"), "en")
    assert filled(data, inputs).values == {"place": f"{kind}:30"}


def test_a_file_is_told_and_not_yet_fetched(commands: Commands) -> None:
    file = {"id": "8", "filename": "deck.csv", "size": 12, "url": "https://cdn/8", "content_type": "text/csv"}
    data = typed("staff trial things", {"attachments": {"8": file}}, file="8")
    got = filled(data, commands.inputs(Link("trial.trial-things"), "en"))
    assert (got.values, got.uploads) == ({}, {"file": file})


def test_times_come_as_they_were_typed(found: Registry, commands: Commands) -> None:
    data = typed(
        "trial-times", lasts="1h 30m", on="2026-12-24", at="9:30", moment="2026-12-24 9:30", time_zone="madrid"
    )
    got = read(found, commands, data)
    assert isinstance(moment := got.pop("moment"), datetime)
    assert moment.isoformat() == "2026-12-24T08:30:00+00:00"
    assert got == {
        "lasts": timedelta(hours=1, minutes=30),
        "on": date(2026, 12, 24),
        "at": time(9, 30),
        "time_zone": "Europe/Madrid",
    }


def test_a_city_that_is_in_no_zone_has_its_sentence(found: Registry, commands: Commands) -> None:
    assert read(found, commands, typed("trial-times", time_zone="Atlantis")) == {"time_zone": "unfit-zone"}


def test_options_of_an_older_command_are_left_out(commands: Commands) -> None:
    data = typed("trial words", short="Hello", gone="Bye")
    assert filled(data, commands.inputs(Link("trial.trial-words"), "en")).values == {"short": "Hello"}


def test_a_command_without_options_has_none(commands: Commands) -> None:
    assert words_of({"name": "wave"}) == "wave"
    assert filled({"name": "trial", "options": [{"name": "words", "type": 1}]}, ()).values == {}
    assert typing({"name": "trial", "options": [{"name": "words", "type": 1, "options": []}]}, ()) is None


# While one types.


def test_what_is_typed_is_told_with_what_was_filled_in_before(commands: Commands) -> None:
    data = typed("trial words", short="Hello", days="mo", number="4")
    data["options"][0]["options"][1]["focused"] = True
    found = typing(data, commands.inputs(Link("trial.trial-words"), "en"))
    assert found is not None
    assert (found.option, found.text) == ("days", "mo")
    assert dict(found.values) == {"short": "Hello", "number": "4"}  # Discord sends numbers as text while one types


DAYS = Input(
    "days",
    InputKind.CHOICES,
    "Days",
    choices=(Choice("mon", "Monday"), Choice("tue", "Tuesday"), Choice("wed", "Wednesday")),
)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", ["Monday", "Tuesday", "Wednesday"]),
        ("we", ["Wednesday"]),
        ("mon", ["Monday", "Monday, Tuesday", "Monday, Wednesday"]),
        ("mon, ", ["Monday", "Monday, Tuesday", "Monday, Wednesday"]),
        ("Monday, t", ["Monday, Tuesday"]),
        ("Monday, never", []),
        ("wed, tue, mon", ["Wednesday, Tuesday, Monday"]),
    ],
)
def test_several_are_completed_one_after_the_other(text: str, offered: list[str]) -> None:
    assert [each.label for each in completions(DAYS, text)] == offered


def test_what_is_offered_is_what_is_read(found: Registry, commands: Commands) -> None:
    (both,) = completions(DAYS, "Monday, t")
    assert read(found, commands, typed("trial words", days=both.value)) == {"days": ["mon", "tue"]}


def test_time_zones_are_found_by_any_part_of_their_names() -> None:
    assert zones("madrid")[0] == Choice("Europe/Madrid", "Europe/Madrid")
    assert zones("méxico c")[0].value == "America/Mexico_City"
    assert zones("new york")[0].label == "America/New York"
    assert len(zones("")) == 25
    assert "Europe/Madrid" in [each.value for each in zones("")]
    assert zones("nowhere") == []


async def test_what_is_typed_is_answered_from_what_is_fixed_or_stored(
    commands: Commands,
) -> None:
    asked: list[Typing] = []

    async def stored(typed: Typing) -> list[Choice]:
        asked.append(typed)
        return [Choice("d1", "A deck")]

    inputs = commands.inputs(Link("trial.trial-words"), "en")
    data = typed("trial words", short="He", days="we")
    short, days = data["options"][0]["options"]
    days["focused"] = True
    assert await autocomplete(data, inputs, stored) == [{"name": "Wednesday", "value": "wed"}]
    days["focused"], short["focused"] = False, True
    assert await autocomplete(data, inputs, stored) == [{"name": "A deck", "value": "d1"}]
    assert [each.text for each in asked] == ["He"]
    short["focused"] = False
    assert await autocomplete(data, inputs, stored) == []


def test_no_more_is_answered_than_discord_takes() -> None:
    many = [Choice(f"v{number}", "n" * 120) for number in range(40)]
    found = as_choices([*many, Choice("v" * 101, "Too long")])
    assert len(found) == 25
    assert {len(each["name"]) for each in found} == {100}
