"""Declarations as Discord's commands and menus: words, options, who is shown what, and the way back to links."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest

from adapters.discord.commands import SLASH, STAFF, Commands, length
from adapters.discord.limits import LONGEST_COMMAND, LONGEST_COMMAND_HELP
from adapters.discord.slash import LOCALES, Payload, is_name
from bot.cog import Cog, DeclarationError, Option
from bot.context import Context
from bot.courtesy import courtesy
from bot.parts import all_cogs
from bot.people import Role
from bot.registry import MOST_TOP_LEVEL, Defaults, Registry, text_folders
from bot.texts import DEFAULT, LANGUAGES, Texts
from tests.adapters.discord.all_kinds import registry, trial
from tests.adapters.discord.description import accepts

PUT = "/applications/{application_id}/commands"


def of(folder: Path, cog: Cog, more: str = "") -> Commands:
    return Commands(registry(folder, cog, more), Defaults({}).needs)


@pytest.fixture(scope="module")
def real() -> Commands:
    """The commands of every cog that there is."""
    found = (*all_cogs(), courtesy)
    return Commands(Registry(found, Texts(text_folders(found))), Defaults({}).needs)


@pytest.fixture
def commands(tmp_path: Path) -> Commands:
    return of(tmp_path, trial())


def command(commands: Commands, name: str) -> Payload:
    """What Discord is given for a command, by the name that it has there."""
    first, *words = name.split()
    found = next(each for each in commands.payload if each["name"] == first)
    for word in words:
        found = next(each for each in found["options"] if each["name"] == word)
    return found


def option(commands: Commands, of: str, name: str) -> Payload:
    found: Payload = next(each for each in command(commands, of)["options"] if each["name"] == name)
    return found


def all_of(payload: list[Payload]) -> list[Payload]:
    return [each for one in payload for each in (one, *all_of(one.get("options", [])))]


def chosen(one: Payload) -> list[Payload]:
    """What Discord sends when somebody uses a command, for each that stands below it."""
    told = {"name": one["name"], "type": one["type"]}
    below = [each for each in one.get("options", []) if each["type"] in (1, 2)] if one.get("type", 1) < 3 else []
    return [told | {"options": [each]} for inner in below for each in chosen(inner)] or [told]


def texts_of(part: Payload, field: str) -> list[str]:
    return [part[field], *part.get(f"{field}_localizations", {}).values()]


def test_discord_takes_all_commands_by_its_own_description(real: Commands, commands: Commands) -> None:
    accepts(PUT, "put", real.payload)
    accepts(PUT, "put", commands.payload)


def test_discord_takes_all_commands_by_what_its_description_does_not_say(real: Commands) -> None:
    for one in real.payload:
        assert length(one) <= LONGEST_COMMAND
        if one["type"] != SLASH:
            assert all(len(name) <= 32 for name in texts_of(one, "name"))
            continue
        for part in all_of([one]):
            assert all(is_name(name) for name in texts_of(part, "name")), part["name"]
            assert all(1 <= len(said) <= LONGEST_COMMAND_HELP for said in texts_of(part, "description"))
            assert len(part.get("options", [])) <= 25
            assert len(part.get("choices", [])) <= 25
            assert not part.get("required")
            assert not (part.get("choices") and part.get("autocomplete"))


def test_every_language_has_its_locales() -> None:
    assert {*LANGUAGES} == {DEFAULT, *LOCALES}


def test_students_see_only_what_is_theirs_and_little_of_it(real: Commands) -> None:
    slash = [each for each in real.payload if each["type"] == SLASH]
    shown = [each for each in slash if "default_member_permissions" not in each]
    assert [each["name"] for each in shown] == ["homeroom", "kudos", "buddy", "icebreaker", "poll"]
    assert len(shown) <= MOST_TOP_LEVEL
    assert [each["name"] for each in command(real, "homeroom")["options"]] == ["me", "start", "help"]
    own = {"now", "join", "answers", "pause", "leave", "apart"}
    assert {each["name"] for each in command(real, "buddy")["options"]} == own
    assert {each["name"] for each in command(real, "kudos")["options"]} == {"give", "milestones", "mine", "nominate"}
    assert [each["name"] for each in command(real, "icebreaker")["options"]] == ["suggest"]
    assert [each["name"] for each in command(real, "poll")["options"]] == ["check"]
    hidden = {each["name"] for each in real.payload if "default_member_permissions" in each}
    assert "status" in [each["name"] for each in command(real, "staff")["options"]]
    assert "now" in [each["name"] for each in command(real, "staff icebreaker")["options"]]
    assert hidden == {"breakout", "staff", "Delete (staff)"}
    assert {each.get("default_member_permissions") for each in real.payload} == {None, STAFF.value}


def test_every_command_and_entry_finds_the_way_back_to_its_link(real: Commands) -> None:
    found = (*all_cogs(), courtesy)
    wanted = {each.target for cog in found for each in cog if each.kind in ("command", "menu")}
    links = set()
    for one in real.payload:
        for data in chosen(one):
            link = real.link(data | {"target_id": "77"}, "discord:1")
            assert link is not None
            links.add(link.target)
    assert links == wanted


def test_an_entry_in_a_menu_says_whom_or_what_it_is_about(commands: Commands) -> None:
    greeted = commands.link({"name": "Say hello", "type": 2, "target_id": "900"}, "discord:1")
    put_away = commands.link({"name": "Put away (staff)", "type": 3, "target_id": "901"}, "discord:1")
    assert (greeted, put_away) == ("trial.greet:900", "trial.put-away:901")


def test_a_command_is_also_found_as_it_was_called_before_it_was_the_staffs(commands: Commands) -> None:
    data = {"name": "trial", "type": 1, "options": [{"name": "things", "type": 1}]}
    assert commands.link(data, "discord:1") == "trial.trial-things"
    assert (
        commands.link({"name": "staff", "type": 1, "options": [data | {"type": 2}]}, "discord:1")
        == "trial.trial-things"
    )
    assert commands.link({"name": "gone", "type": 1}, "discord:1") is None
    assert commands.link({"name": "Gone", "type": 2, "target_id": "1"}, "discord:1") is None


def test_a_group_is_cut_in_two_only_where_it_is_for_both(tmp_path: Path) -> None:
    assert of(tmp_path, trial()).names == {
        "trial words": "trial words",
        "trial things": "staff trial things",
        "trial-times": "trial-times",
    }
    staffs = Cog("only")
    for name in ("only a", "only b"):
        staffs.command(name, needs=Role.ASSISTANT)(_nothing)
    texts = "only-a = A\n    .help = A\nonly-b = B\n    .help = B\n"
    assert of(tmp_path, staffs, texts).names == {"only a": "only a", "only b": "only b"}


def _nothing(ctx: Context) -> None: ...


def test_our_words_name_commands_as_they_are_called_on_discord(commands: Commands) -> None:
    said = "Use /trial things, or /trial words; /trial-times. Not /trial thingsy."
    assert commands.spoken(said) == "Use /staff trial things, or /trial words; /trial-times. Not /trial thingsy."
    ids = {"staff": 5, "trial-times": 6}
    pressed = "Use </staff trial things:5>, or /trial words; </trial-times:6>. Not /trial thingsy."
    assert commands.spoken(said, ids) == pressed


@pytest.mark.parametrize(
    ("of", "name", "asked"),
    [
        ("trial words", "short", {"type": 3, "min_length": 2, "max_length": 80}),
        ("trial words", "long", {"type": 3, "max_length": 4000}),
        ("trial words", "lines", {"type": 3}),
        ("trial words", "number", {"type": 4, "min_value": 1, "max_value": 9}),
        ("trial words", "any_number", {"type": 4}),
        ("trial words", "yes", {"type": 5}),
        ("trial words", "days", {"type": 3, "autocomplete": True}),
        ("staff trial things", "person", {"type": 6}),
        ("staff trial things", "people", {"type": 3}),
        ("staff trial things", "place", {"type": 7, "channel_types": [0, 5, 10, 11, 12, 15]}),
        ("staff trial things", "voice", {"type": 7, "channel_types": [2, 13]}),
        ("staff trial things", "channel", {"type": 7, "channel_types": [0, 5, 15]}),
        ("staff trial things", "file", {"type": 11}),
        ("trial-times", "lasts", {"type": 3}),
        ("trial-times", "on", {"type": 3}),
        ("trial-times", "at", {"type": 3}),
        ("trial-times", "moment", {"type": 3}),
        ("trial-times", "time_zone", {"type": 3, "autocomplete": True}),
    ],
)
def test_each_kind_of_value_is_asked_for_in_its_own_way(commands: Commands, of: str, name: str, asked: Payload) -> None:
    found = option(commands, of, name)
    words = ("name", "name_localizations", "description", "description_localizations")
    assert {field: value for field, value in found.items() if field not in words} == asked


def test_choices_are_offered_by_their_names_in_every_language(commands: Commands) -> None:
    assert option(commands, "trial words", "day")["choices"][0] == {
        "name": "Monday",
        "name_localizations": {"es-ES": "Lunes", "es-419": "Lunes"},
        "value": "mon",
    }
    features = [each["value"] for each in option(commands, "trial words", "feature")["choices"]]
    assert features == ["all", "trial"]


def test_free_hours_of_a_week_are_left_to_the_form(commands: Commands) -> None:
    assert "hours" not in [each["name"] for each in command(commands, "trial-times")["options"]]


def test_options_are_called_by_their_labels_where_these_are_names_that_differ(commands: Commands) -> None:
    def spanish(of: str, name: str) -> str | None:
        found: str | None = option(commands, of, name).get("name_localizations", {}).get("es-419")
        return found

    assert spanish("trial words", "short") == "palabras-pocas"
    assert spanish("trial words", "days") == "días"
    assert spanish("trial-times", "time_zone") == "zona-horaria"
    assert spanish("trial words", "day") is None  # ¿Qué día?
    assert spanish("staff trial things", "place") is spanish("staff trial things", "voice") is None


def test_what_is_typed_in_another_way_than_seen_says_how(commands: Commands) -> None:
    assert option(commands, "trial words", "lines")["description"] == "Two or more, one a line (“|” between them)"
    people = option(commands, "staff trial things", "people")
    assert people["description_localizations"]["es-ES"] == "People, if you like (con @nombre cada una)"


def test_everything_is_offered_in_servers_alone(commands: Commands) -> None:
    assert {(*each["contexts"], *each["integration_types"]) for each in commands.payload} == {(0, 0)}


def test_inputs_are_told_in_a_language(commands: Commands) -> None:
    link = commands.link({"name": "trial", "options": [{"name": "words", "type": 1}]}, "discord:1")
    assert link is not None
    assert [each.label for each in commands.inputs(link, "es")][:2] == ["Palabras pocas", "Long words"]


def test_what_a_role_of_a_setting_shows_is_as_the_operator_set_it(tmp_path: Path) -> None:
    cog = trial()
    lowered = Defaults({"trial": cog.settings(who=Role.STUDENT)})
    assert Commands(registry(tmp_path, cog), lowered.needs).names["trial things"] == "trial things"


def test_a_command_with_too_many_words_stops_the_start(tmp_path: Path) -> None:
    cog, texts = Cog("wordy"), ""

    for number in range(25):

        def asks(
            ctx: Context,
            first: Annotated[str | None, Option()] = None,
            second: Annotated[str | None, Option()] = None,
            third: Annotated[str | None, Option()] = None,
        ) -> None: ...

        cog.command(f"wordy c{number}")(asks)
        texts += f"wordy-c{number} = C\n    .help = {'h' * 100}\n"
        for each in ("first", "second", "third"):
            texts += f"wordy-c{number}-{each} = L\n    .help = {'h' * 100}\n"
    with pytest.raises(DeclarationError, match=r"/wordy: names, helps and choices come to 1\d{4} characters"):
        of(tmp_path, cog, texts)


def test_a_name_that_discord_has_already_stops_the_start(tmp_path: Path) -> None:
    cog = trial()
    cog.command("staff")(_nothing)
    with pytest.raises(DeclarationError, match="/staff: Discord would have two"):
        of(tmp_path, cog, "staff = S\n    .help = S\n")


@pytest.mark.parametrize("name", ["días", "at", "time_zone", "o'clock", "日本", "a" * 32])
def test_names_are_letters_digits_and_dashes_of_any_script(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["", "Days", "two words", "a/b", "¿qué?", "a" * 33, "e\u0301", "Ñu"])
def test_what_is_no_name_is_known(name: str) -> None:
    assert not is_name(name)
