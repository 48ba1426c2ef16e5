"""Whatever does not fit, given to every command, button and form: a private, exact sentence, and nothing half-done."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from typing import Any, Final

import pytest

from adapters.web.refusal import ClassRefusal
from adapters.web.seat import Refused
from bot.card import InputKind, Json
from bot.cog import ACTED, Declaration, Kind
from bot.kinds import Id, strip_optional
from bot.link import id_to_text
from bot.people import Person, Role
from cogs.achievements import cog as achievements
from cogs.admin import cog as admin
from cogs.breakouts import cog as breakouts
from cogs.buddies import cog as buddies
from cogs.icebreakers import cog as icebreakers
from cogs.polls import cog as polls
from tests.cogs.kept import everything, shown
from tests.cogs.misfits import WRONG, WRONG_WORDS
from tests.cogs.saying import theirs
from tests.cogs.way import Way
from tests.cogs.ways import WAYS, handlers
from tests.cogs.written import WRITTEN
from tests.klass import Klass

TARGETS: Final = sorted(WAYS)
FAULT: Final = "went wrong on our side"
NASTY: Final = "**Hi** @everyone <b>you</b> مرحبا 🎉 [here](https://example.org) `code` <@1>"

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


@asynccontextmanager
async def untouched(klass: Klass) -> AsyncIterator[None]:
    """Nothing stored, and nothing that others see, is another afterwards."""
    rows, seen = await everything(klass), shown(klass)
    yield
    await klass.goes_on()
    assert await everything(klass) == rows
    assert shown(klass) == seen


async def refused(klass: Klass, who: str, act: Awaitable[Any]) -> str:
    """What the person alone reads of what they did."""
    seat = klass.seats[who]
    seat.answer_message = None
    try:
        answer = await act
    except ClassRefusal as refusal:
        return klass.classroom.core.sentences.refusal("en", refusal)
    said = seat.answer if "form" not in answer else " ".join(errors(answer["form"]).values())
    assert FAULT not in said
    assert said, answer
    return said


async def unchanged(klass: Klass, who: str, act: Awaitable[Any]) -> str:
    """What the person alone reads of what they did, upon which nothing is another."""
    async with untouched(klass):
        return await refused(klass, who, act)


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
    if way.about:
        return f"{target}:{way.about}"
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
async def test_a_role_too_low_and_a_link_that_was_tampered_with(klass: Klass, target: str) -> None:
    way, declared = WAYS[target], handlers(klass.core.registry)[target]
    await way.arrange(klass)
    link = link_of(klass, target)
    needs = declared.needs if isinstance(declared.needs, Role) else getattr(declared.cog.settings(), declared.needs)
    low = {"chi": Role.STUDENT, "assistant": Role.ASSISTANT}
    async with untouched(klass):
        for who in [each for each, role in low.items() if role < needs]:
            said = [await refused(klass, who, act) for act in tried(klass, who, link)]
            assert "This is for the course’s" in said[0]
            assert all("This is for the course’s" in each or "This button does not work" in each for each in said)
        if way.label or way.menu or way.about:
            for bad in tampered(link, declared):
                for act in tried(klass, way.who, bad):
                    await refused(klass, way.who, act)


def tampered(link: str, declared: Declaration) -> Iterator[str]:
    """What people can make of a link."""
    target, *args = link.split(":")
    rest = "".join(f":{each}" for each in args)
    yield from (f"sports.{declared.name}{rest}", f"{declared.cog.name}.nothing{rest}", f"{declared.name}{rest}")
    yield from (f"{declared.cog.name}.{rest}", f".{declared.name}{rest}", f"{target}{rest}:")
    kinds = [kind for _, kind in declared.plan.link]
    if Person not in map(strip_optional, kinds[len(args) :]):  # whoever that is: as below
        yield f"{target}{rest}:extra"
    yield from (f" {link}", f"{link}\n", f"{link}\x00", f"{target}é{rest}", f"{target}{rest}{'x' * 101}", "", ".", ":")
    required = [name for name, _ in declared.plan.link if name not in declared.plan.defaults]
    if required:
        yield target
    for number, (given, kind) in enumerate(zip(args, kinds, strict=False)):
        if strip_optional(kind) is Person and declared.plan.asked:
            continue  # their form begins with whoever that is, and says once it is sent that nobody is
        for bad in bad_ids(given) if kind is Id else ("nonsense", "%00", "%ff%fe", "x" * 60, "%F0%9F%8E%89"):
            yield ":".join([target, *args[:number], bad, *args[number + 1 :]])


def bad_ids(given: str) -> Iterator[str]:
    """What is no id, and ids of nothing."""
    yield from ("", "!!!!!!!!!!", "iiiiiiiiii", given[:-1], f"{given}0", f"%00{given[1:]}", "%zz", "%2e%2e%2f", "-1")
    yield from ("1e3", "0000000000", "zzzzzzzzzz", "ABCDEFGHJK", "\u0660" * 10, "0x1f", "%30" * 10)


async def test_links_that_are_not_for_people(klass: Klass) -> None:
    inner = [each for each in klass.core.registry if each.kind not in ACTED]
    assert {each.kind for each in inner} >= {Kind.VIEW, Kind.JOB, Kind.EVENT, Kind.SECTION}
    async with untouched(klass):
        for declared in inner:
            link = ":".join([declared.target, *(id_to_text(Id(7)) for _ in declared.plan.link)])
            for act in tried(klass, "instructor", link):
                assert "This button does not work, so nothing happened." in await refused(klass, "instructor", act)


async def opened(klass: Klass, way: Way, declared: Declaration, values: dict[str, Json]) -> dict[str, Any] | None:
    """The handler's form where it has one, filled in with these values where it is a command's."""
    seat = way.seat(klass)
    if way.label:
        await seat.presses(way.label)
    elif way.about:
        await way.begins(klass, declared)
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
        return await refused(klass, way.who, act)
    filled = {each["name"]: each["value"] for each in form["inputs"]} | dict(way.fills or {}) | values
    said: list[str] = []

    async def submit() -> Any:
        answer = await klass.classroom.submit(way.who, "channel:general", form["key"], form["link"], filled)
        if isinstance(found := answer.get("form"), dict):
            said.extend(errors(found))
        return answer

    return f"{await refused(klass, way.who, submit())} (at {said})"


OPTIONS: Final = [
    *(
        (declared.target, asked.name)
        for cog in (achievements, admin, breakouts, buddies, icebreakers, polls)
        for declared in cog
        if declared.kind in ACTED and not WAYS[declared.target].chooses
        for asked in declared.plan.asked
    ),
    *(
        (f"{cog.name}.settings", name)
        for cog in (achievements, breakouts, buddies, icebreakers, polls)
        for name in cog.settings.model_fields
    ),
]
"""Every option of every handler, that can be given in a form or with a command."""


@pytest.mark.parametrize("target", dict.fromkeys(target for target, _ in OPTIONS))
async def test_values_that_do_not_fit(klass: Klass, target: str) -> None:
    way, declared = WAYS[target], handlers(klass.core.registry)[target]
    await way.arrange(klass)
    speak = klass.core.registry.speaker(declared, "en")
    async with untouched(klass):
        for asked in [each for each in declared.plan.asked if (target, each.name) in OPTIONS]:
            kind = InputKind.CHOICE if asked.name in declared.suggest_by else asked.kind.input
            for value, sentence in WRONG_WORDS.get((target, asked.name), WRONG[kind]):
                if value == "" and not asked.required:
                    continue
                said = await gives(klass, way, declared, {asked.name: value})
                assert sentence in said
                at = said.endswith(f"(at ['{asked.name}'])") or said.startswith(speak.plain(declared.text_of(asked)))
                assert at, said


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
    if target == "polls.pick":  # there to choose nothing is to take one's answer back
        values = [each for each in values if isinstance(each, str) and each != "\x00"]
    async with untouched(klass):
        for value in values:
            act = klass.classroom.choose(way.who, str(on["place"]), str(on["id"]), str(action["link"]), value)
            await refused(klass, way.who, act)


IN_THE_CHANNEL: Final = frozenset(
    f"breakouts.{name}" for name in ("breakout-open", "change", "late-result", "save-last", "upload-set")
)
"""Of breakouts; all else stands in rooms or at the desk, or only says which room is meant."""
ELSEWHERE: Final = {
    *(each for each in WRITTEN if each[0].endswith(("-milestone", "spotlight-say"))),
    *(each for each in WRITTEN if each[0].endswith(("-award", "-vote")) and each[1] == "title"),
    *(each for each in WRITTEN if each[0].startswith("breakouts.") and each[0] not in IN_THE_CHANNEL),
    ("buddies.not-alone", "own"),
    ("icebreakers.write", "words"),
    *(each for each in WRITTEN if each[0].startswith("polls.")),
}
"""Nobody reads it before the time is up, or before it is posted; or it is a title, which nothing formats: the features'
own stories tell it."""


def test_every_option_in_which_people_write_is_tried(klass: Klass) -> None:
    texts = (InputKind.TEXT, InputKind.LONG)
    found = [
        (target, asked.name)
        for target, declared in handlers(klass.core.registry).items()
        for asked in declared.plan.asked
        if asked.kind.input in texts and not WAYS[target].chooses and asked.name not in declared.suggest_by
    ]
    assert sorted(found) == WRITTEN


@pytest.mark.parametrize(("target", "option"), [each for each in WRITTEN if each not in ELSEWHERE])
async def test_what_people_write_stays_what_they_said(klass: Klass, target: str, option: str) -> None:
    way, declared = WAYS[target], handlers(klass.core.registry)[target]
    await way.arrange(klass)
    if await opened(klass, way, declared, {option: NASTY}) is not None:
        await way.seat(klass).fills({**(way.fills or {}), option: NASTY})
    await klass.waits(seconds=11)
    cards = [each for seat in klass.seats.values() for each in seat.sees("general")]
    runs = [run for run in walked(cards) if "@everyone" in str(run.get("text"))]
    assert runs
    if (target, option) in LINKED:
        assert {str(run["text"]) for run in runs} == {NASTY.partition("https:")[0]}
        runs = [run for run in walked(cards) if run.get("href")]
        assert {(str(run["text"]), str(run["href"])) for run in runs} == {
            ("https://example.org", "https://example.org")
        }
        return
    assert all((run["t"], run["text"]) == ("said", NASTY) for run in runs)


LINKED: Final = [("breakouts.breakout-open", "task"), ("breakouts.change", "task")]
"""The addresses in what staff give rooms to do are links, which say in full where they lead."""


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
