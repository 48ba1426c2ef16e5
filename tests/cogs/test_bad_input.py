"""Whatever does not fit, given to every command, button and form: a private, exact sentence, and nothing half-done."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterator
from typing import Any, Final

import pytest

from adapters.web.refusal import ClassRefusal
from adapters.web.seat import Refused
from bot.card import InputKind, Json
from bot.cog import ACTED, Declaration, Kind
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Role
from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from tests.cogs.kept import everything, shown
from tests.cogs.saying import theirs
from tests.cogs.ways import WAYS, Way, a_file, handlers
from tests.klass import Klass

TARGETS: Final = sorted(WAYS)
FAULT: Final = "went wrong on our side"
LONG: Final = "x" * 5000
NASTY: Final = "**Hi** @everyone <b>you</b> مرحبا 🎉 [here](https://example.org) `code` <@1>"

WRONG: Final[dict[InputKind, list[tuple[Json, str]]]] = {
    InputKind.TEXT: [(LONG, "5,000 characters"), ("\u200b\u2800\u202e", "")],
    InputKind.LONG: [(LONG, "5,000 characters"), ("\u200b\u2800\u202e", "Please fill this in.")],
    InputKind.LINES: [
        ("holidays", "cannot be read"),
        (LONG, "longer than"),
        ("\n".join(["2026-12-21"] * 61), "at most 60 fit"),
        ("2026-12-21 مرحبا 🎉", "cannot be read"),
    ],
    InputKind.NUMBER: [("three", "a whole number"), ("1.5", "a whole number"), ("0", "or more"), ("9" * 30, "or less")],
    InputKind.CHOICE: [("nonsense", "one of the choices"), ("🎉", "one of the choices"), (LONG, "one of the choices")],
    InputKind.CHOICES: [(["nonsense"], "one of the choices"), ("mon, مرحبا", "one of the choices")],
    InputKind.PERSON: [("nobody-here", "a person from this class"), (LONG, "a person from this class")],
    InputKind.PLACE: [
        ("nonsense", "a channel from this class"),
        ("", ""),
        ("channel:never-was", "not there any more"),
        ("channel:old", "not there any more"),
        ("channel:shut", "may not write there"),
        (f"channel:{LONG}", "not there any more"),
        ("room:icebreakers.prompt", "a room that Homeroom opened"),
        ("voice:lounge", "This is a voice room. Please pick a channel for messages."),
        ("direct:ben", "This is a private conversation."),
    ],
    InputKind.DURATION: [("a while", "such as"), ("1m", "from 5m to 7d"), ("8d", "from 5m to 7d"), (LONG, "such as")],
    InputKind.DATE: [
        ("2026-02-30", "no such day"),
        ("tomorrow", "a date"),
        ("2026-03-01", ""),
        ("9999-12-31", "from 1900 to 2999"),
    ],
    InputKind.TIME: [("25:00", "hours and minutes"), ("noon", "hours and minutes"), (LONG, "hours and minutes")],
    InputKind.YES: [("perhaps", "yes or no"), (LONG, "yes or no")],
    InputKind.UPLOAD: [
        ("a picture", "This file cannot be read."),
        (a_file("deck.exe", "text,kind"), "a file that ends in .csv or .toml"),
        (a_file("deck.csv", "text,kind\nQué?,open".encode("utf-16")), "This file is in UTF-16."),
        (a_file("deck.toml", 'title = "Qué"'.encode("latin-1")), "line 1 has other letters"),
        (a_file("deck.csv", b"x" * 1_100_000), "1 MB at most"),
    ],
    InputKind.ZONE: [("Mars/Olympus", "not known"), ("../../etc/passwd", "not known"), (LONG, "not known")],
}
"""By kind, what does not fit and what is said of it; an empty sentence where each option has its own."""

STRANGE: Final[list[Json]] = [
    True,
    5,
    1.5,
    {"a": 1},
    [{"a": 1}],
    [None],
    [[]],
    "\x00",
    "\ud800",
    "%s{0}",
    "' OR 1=1 --",
]
"""JSON that no page of ours sends."""


@pytest.fixture
async def klass(klass: Klass) -> Klass:
    """The class, with a channel that was deleted and one that is closed to Homeroom, and a message to press on."""
    old = await klass.classroom.register.add_channel("old", id="old")
    await klass.classroom.register.remove_place(old)
    shut = await klass.classroom.register.add_channel("shut", id="shut")
    await klass.classroom.register.change_place(shut, muzzled=True)
    await klass.ben.says("Hello!", place="general")
    return klass


async def unchanged(klass: Klass, who: str, act: Awaitable[Any]) -> str:
    """What the person alone reads of what they did; nothing stored, and nothing that others see, is another."""
    seat = klass.seats[who]
    rows, seen = await everything(klass), shown(klass)
    seat.answer_message = None
    try:
        answer = await act
    except ClassRefusal as refusal:
        return klass.classroom.core.sentences.refusal("en", refusal)
    await klass.goes_on()
    said = seat.answer if "form" not in answer else " ".join(errors(answer["form"]).values())
    assert FAULT not in said
    assert said, answer
    assert await everything(klass) == rows, said
    assert shown(klass) == seen
    return said


def errors(form: dict[str, Any]) -> dict[str, str]:
    """What does not fit in a form, by input."""
    return {each["name"]: each["error"] for each in form["inputs"] if each.get("error")}


def message(klass: Klass) -> str:
    """A message that everybody sees."""
    return str(klass.ben.sees("general")[0]["id"])


def link_of(klass: Klass, target: str) -> str:
    """The link by which a handler is called after its way was arranged."""
    way = WAYS[target]
    if way.menu:
        return f"{target}:{theirs(klass, way.who)['id']}"
    return str(way.action(klass)[1]["link"]) if way.label else target


def tried(klass: Klass, who: str, link: str) -> Iterator[Awaitable[Any]]:
    """Everything that somebody can make of a link by hand: press it, choose by it, send a form to it."""
    yield klass.classroom.press(who, "channel:general", message(klass), link)
    yield klass.classroom.choose(who, "channel:general", message(klass), link, "nonsense")
    yield klass.classroom.submit(who, "channel:general", "aaaaaaaaaa.1", link, {})


def test_every_handler_is_tried(klass: Klass) -> None:
    assert WAYS.keys() == handlers(klass.core.registry).keys()
    kinds = {asked.kind.input for each in handlers(klass.core.registry).values() for asked in each.plan.asked}
    assert kinds <= WRONG.keys()


@pytest.mark.parametrize("target", TARGETS)
async def test_a_role_too_low(klass: Klass, target: str) -> None:
    declared = handlers(klass.core.registry)[target]
    await WAYS[target].arrange(klass)
    link = link_of(klass, target)
    assert isinstance(declared.needs, Role)
    low = {"chi": Role.STUDENT, "assistant": Role.ASSISTANT}
    for who in [each for each, role in low.items() if role < declared.needs]:
        said: list[str] = []
        for act in tried(klass, who, link):
            said.append(await unchanged(klass, who, act))
        assert "This is for the course's" in said[0]
        assert all("This is for the course's" in each or "This button does not work" in each for each in said)


def tampered(link: str, declared: Declaration) -> Iterator[str]:
    """What people can make of a link."""
    target, *args = link.split(":")
    rest = "".join(f":{each}" for each in args)
    yield from (f"polls.{declared.name}{rest}", f"{declared.cog.name}.nothing{rest}", f"{declared.name}{rest}")
    yield from (f"{declared.cog.name}.{rest}", f".{declared.name}{rest}", f"{target}{rest}:extra", f"{target}{rest}:")
    yield from (f" {link}", f"{link}\n", f"{link}\x00", f"{target}é{rest}", f"{target}{rest}{'x' * 101}", "", ".", ":")
    kinds = [kind for _, kind in declared.plan.link]
    required = [name for name, _ in declared.plan.link if name not in declared.plan.defaults]
    if required:
        yield target
    for number, (given, kind) in enumerate(zip(args, kinds, strict=True)):
        for bad in bad_ids(given) if kind is Id else ("nonsense", "%00", "%ff%fe", "x" * 60, "%F0%9F%8E%89"):
            yield ":".join([target, *args[:number], bad, *args[number + 1 :]])


def bad_ids(given: str) -> Iterator[str]:
    """What is no id, and ids of nothing."""
    yield from ("", "!!!!!!!!!!", "iiiiiiiiii", given[:-1], f"{given}0", f"%00{given[1:]}", "%zz", "%2e%2e%2f", "-1")
    yield from ("1e3", "0000000000", "zzzzzzzzzz", "ABCDEFGHJK", "\u0660" * 10, "0x1f", "%30" * 10)


@pytest.mark.parametrize("target", [each for each in TARGETS if WAYS[each].label or WAYS[each].menu])
async def test_a_link_that_was_tampered_with(klass: Klass, target: str) -> None:
    way = WAYS[target]
    await way.arrange(klass)
    for link in tampered(link_of(klass, target), handlers(klass.core.registry)[target]):
        for act in tried(klass, way.who, link):
            await unchanged(klass, way.who, act)


async def test_links_that_are_not_for_people(klass: Klass) -> None:
    inner = [each for each in klass.core.registry if each.kind not in ACTED]
    assert {each.kind for each in inner} >= {Kind.VIEW, Kind.JOB, Kind.EVENT, Kind.SECTION}
    for declared in inner:
        link = ":".join([declared.target, *(id_to_text(Id(7)) for _ in declared.plan.link)])
        for act in tried(klass, "instructor", link):
            assert "This button does not work, so nothing happened." in await unchanged(klass, "instructor", act)


async def opened(klass: Klass, way: Way, declared: Declaration, values: dict[str, Json]) -> dict[str, Any] | None:
    """The handler's form where it has one, filled in with these values where it is a command's."""
    seat = way.seat(klass)
    if way.label:
        await seat.presses(way.label)
    else:
        await seat.runs(declared.words, {} if way.fills is not None else values, place="general")
    form: dict[str, Any] | None = seat.form
    return form if way.fills is not None else None


async def gives(klass: Klass, way: Way, declared: Declaration, values: dict[str, Json]) -> str:
    """Gives a handler these values, the others as they should be. Returns what is said, with the options that it is
    about before it."""
    form = await opened(klass, way, declared, values) if way.fills is not None else None
    if form is None:
        act = klass.classroom.command(way.who, "channel:general", declared.words, {**way.values, **values})
        return await unchanged(klass, way.who, act)
    filled = {each["name"]: each["value"] for each in form["inputs"]} | dict(way.fills or {}) | values
    said: list[str] = []

    async def submit() -> Any:
        answer = await klass.classroom.submit(way.who, "channel:general", form["key"], form["link"], filled)
        if isinstance(found := answer.get("form"), dict):
            said.extend(errors(found))
        return answer

    return f"{await unchanged(klass, way.who, submit())} (at {said})"


OPTIONS: Final = [
    *(
        (declared.target, asked.name)
        for cog in (admin, icebreakers)
        for declared in cog
        if declared.kind in ACTED and not WAYS[declared.target].chooses
        for asked in declared.plan.asked
    ),
    *(("icebreakers.settings", name) for name in icebreakers.settings.model_fields),
]
"""Every option of every handler, that can be given in a form or with a command."""


WRONG_CHOICES: Final[list[tuple[Json, str]]] = [
    ("only one", "at least 2"),
    ("\n".join("abcde"), "at most 4 fit"),
    (f"one\n{'x' * 41}", "1 to 40 characters"),
    ("twice\ntwice", "different choices"),
]
WRONG_WORDS: Final[dict[tuple[str, str], list[tuple[Json, str]]]] = {
    ("icebreakers.change-both", "choices"): WRONG_CHOICES,
    ("icebreakers.icebreaker-suggest", "choices"): WRONG_CHOICES,
    ("icebreakers.accept-edited", "choices"): WRONG_CHOICES,
}
"""Lines that may say anything."""


@pytest.mark.parametrize(("target", "option"), OPTIONS)
async def test_a_value_that_does_not_fit(klass: Klass, target: str, option: str) -> None:
    way, declared = WAYS[target], handlers(klass.core.registry)[target]
    await way.arrange(klass)
    asked = next(each for each in declared.plan.asked if each.name == option)
    speak = klass.core.registry.speaker(declared, "en")
    kind = InputKind.CHOICE if option in declared.suggest_by else asked.kind.input
    for value, sentence in WRONG_WORDS.get((target, option), WRONG[kind]):
        if value == "" and not asked.required:
            continue
        said = await gives(klass, way, declared, {option: value})
        assert sentence in said
        assert said.endswith(f"(at ['{option}'])") or said.startswith(speak.plain(declared.text_of(asked))), said


@pytest.mark.parametrize(("target", "option"), OPTIONS)
async def test_json_that_no_page_sends_is_no_fault(klass: Klass, target: str, option: str) -> None:
    way = WAYS[target]
    await way.arrange(klass)
    link = link_of(klass, target)
    for value in STRANGE:
        seat = way.seat(klass)
        seat.answer_message = None
        given = dict(way.fills or way.values) | {option: value}
        answer: Any = await klass.classroom.submit(way.who, "channel:general", "bbbbbbbbbb.1", link, given)
        await klass.goes_on()
        assert FAULT not in seat.answer, value
        assert answer.get("form") or seat.answer, value


async def test_an_option_that_is_not_one_is_said_with_what_may_have_been_meant(klass: Klass) -> None:
    for line, sentence in (
        ("/icebreaker now plce:#cafe", "/icebreaker now has no option “plce”. Did you mean “Where”?"),
        ("/icebreaker schedule days:someday", "someday"),
        ("/homeroom pause until:2026-03-12 feature:sports", "sports"),
        ("/homeroom rols", "Did you mean /homeroom roles?"),
    ):
        rows = await everything(klass)
        with pytest.raises(Refused, match=re.escape(sentence)):
            await klass.instructor.says(line, place="general")
        assert await everything(klass) == rows


@pytest.mark.parametrize("target", [each for each in TARGETS if WAYS[each].chooses])
async def test_a_choice_that_is_none_of_those_that_were_offered(klass: Klass, target: str) -> None:
    way = WAYS[target]
    await way.arrange(klass)
    on, action = way.action(klass)
    values: list[Json] = ["nonsense", "0000000000", ["0000000000"], *STRANGE]
    for value in values:
        act = klass.classroom.choose(way.who, str(on["place"]), str(on["id"]), str(action["link"]), value)
        await unchanged(klass, way.who, act)


WRITTEN: Final = [
    ("admin.homeroom-course", "name"),
    ("admin.me-change", "name"),
    ("icebreakers.accept-edited", "words"),
    ("icebreakers.ahead", "words"),
    ("icebreakers.change", "words"),
    ("icebreakers.change-both", "words"),
    ("icebreakers.icebreaker-ask-me", "about"),
    ("icebreakers.icebreaker-suggest", "words"),
    ("icebreakers.mend", "words"),
    ("icebreakers.upload-deck", "name"),
    ("icebreakers.write", "words"),
]
HIDDEN: Final = ("icebreakers.write", "words")
"""Nobody reads it before the time is up: tests/cogs/icebreakers has its story."""


def test_every_option_in_which_people_write_is_tried(klass: Klass) -> None:
    texts = (InputKind.TEXT, InputKind.LONG)
    found = [
        (target, asked.name)
        for target, declared in handlers(klass.core.registry).items()
        for asked in declared.plan.asked
        if asked.kind.input in texts and not WAYS[target].chooses and asked.name not in declared.suggest_by
    ]
    assert sorted(found) == WRITTEN


@pytest.mark.parametrize(("target", "option"), [each for each in WRITTEN if each != HIDDEN])
async def test_what_people_write_stays_what_they_said(klass: Klass, target: str, option: str) -> None:
    way, declared = WAYS[target], handlers(klass.core.registry)[target]
    await way.arrange(klass)
    if await opened(klass, way, declared, {option: NASTY}) is not None:
        await way.seat(klass).fills({**(way.fills or {}), option: NASTY})
    await klass.waits(seconds=11)
    cards = [each for seat in klass.seats.values() for each in seat.sees("general")]
    runs = [run for run in walked(cards) if "@everyone" in str(run.get("text"))]
    assert runs
    assert all((run["t"], run["text"]) == ("said", NASTY) for run in runs)


def walked(found: Any) -> Iterator[dict[str, Any]]:
    """Every run of text in what was sent."""
    if isinstance(found, dict):
        if "t" in found:
            yield found
        for each in found.values():
            yield from walked(each)
    elif isinstance(found, list):
        for each in found:
            yield from walked(each)
