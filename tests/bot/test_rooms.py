"""Rooms and threads: opened once, found again, changed, closed; and what is posted into them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import pytest
from sqlalchemy import select

from adapters.web.adapter import WebPlatform
from adapters.web.limits import CAPABILITIES
from bot.card import Card
from bot.cog import Cog, DeclarationError, Result
from bot.context import JobContext, ViewContext
from bot.effects import Effects
from bot.people import Person, Place, PlaceKind, Room, RoomKind
from bot.platform import NotYet
from storage.database import Tx
from storage.jobs import jobs
from storage.standing import Standing, Stands
from tests.bot.trial import BEN, GENERAL, Case, case_of, note, seen
from tests.klass import SPACE

ANA = Person(SPACE, "ana")
LOUNGE = Place(SPACE, PlaceKind.VOICE, "lounge")
houses = Cog("houses")
inside: dict[str, tuple[str, tuple[Person, ...]] | None] = {}


@houses.room("table")
def table(ctx: ViewContext, name: str) -> Room | None:
    found = inside.get(name)
    return None if found is None else Room(found[0], found[1], near=GENERAL, staff=name != "two")


@houses.room("voice", voice=True)
def voice(ctx: ViewContext, name: str) -> Room | None:
    return Room(name, (ANA, BEN), near=GENERAL, kind=RoomKind.VOICE)


@houses.room("loud")
def loud(ctx: ViewContext, name: str) -> Room | None:
    return Room(name, (ANA, BEN), near=GENERAL, kind=RoomKind.VOICE)


@houses.view("hello")
def hello(ctx: ViewContext, name: str) -> Card | None:
    return Card(title=f"Hello {name}")


@houses.job("opened")
def opened(ctx: JobContext, name: str, result: Annotated[object, Result]) -> None:
    seen.append(f"{name} {type(result).__name__}")
    ctx.post(Place.of_room(SPACE, table.link(name)), hello.link(name))


@pytest.fixture
async def case(tmp_path: Path, tables_url: str) -> AsyncIterator[Case]:
    houses.folder = tmp_path
    inside.clear()
    inside["one"] = ("Table one", (ANA, BEN))
    async with case_of(tmp_path, tables_url, houses) as made:
        yield made


async def asked(case: Case, ask: object) -> None:
    """Effects, and what comes of them."""
    await case.asks(ask)  # type: ignore[arg-type]
    await case.klass.goes_on()


async def stood(case: Case, link: str) -> Stands | None:
    place = Place.of_room(SPACE, link)
    return await case.klass.database.read(lambda tx: Standing(tx, SPACE).at(link, place))


def rooms(case: Case) -> dict[str, tuple[str, ...]]:
    """The rooms of the class that are open, with who is in them, by name."""
    places = case.klass.classroom.core.state.places.values()
    return {place.name: tuple(place.people or ()) for place in places if place.nonce is not None and not place.gone}


def opens(effects: Effects) -> None:
    effects.open(table.link("one"), opened.link("one"))


async def test_a_room_is_opened_as_its_declaration_says_and_its_link_finds_it_again(case: Case) -> None:
    await asked(case, opens)
    assert rooms(case) == {"Table one": ("ana", "ben")}
    assert seen == ["one Place"]
    there = await stood(case, table.link("one"))
    assert there is not None
    assert case.klass.ana.reads(there.at_place) == "Hello one"
    assert case.klass.chi.reads(there.at_place) == ""


async def test_a_room_with_sound_is_declared_as_one_for_platforms_give_rights_for_it(case: Case) -> None:
    core = case.klass.core
    with pytest.raises(DeclarationError, match="a room with sound, and does not declare"):
        await case.klass.database.read(lambda tx: core.room(tx, SPACE, loud.link("it"), 0))


async def test_opening_a_room_again_changes_the_one_that_is_there(case: Case) -> None:
    await asked(case, opens)
    inside["one"] = ("Another name", (ANA,))
    await asked(case, opens)
    assert rooms(case) == {"Another name": ("ana",)}


async def test_a_room_follows_what_its_declaration_says_and_closes_when_it_says_nothing(case: Case) -> None:
    await asked(case, opens)
    inside["one"] = ("Table one", (ANA, Person(SPACE, "chi")))
    await asked(case, lambda effects: effects.spread("refresh", table.link("one")))
    assert rooms(case) == {"Table one": ("ana", "chi")}
    inside["one"] = None
    await asked(case, lambda effects: effects.spread("refresh", table.link("one")))
    assert rooms(case) == {}
    assert await stood(case, table.link("one")) is None
    assert await case.failed() == []


async def test_a_room_is_closed_when_it_is_removed(case: Case) -> None:
    await asked(case, opens)
    await asked(case, lambda effects: effects.spread("remove", table.link("one")))
    assert rooms(case) == {}
    await asked(case, lambda effects: effects.spread("remove", table.link("one")))
    assert await case.failed() == []


async def test_what_our_own_limiter_holds_back_is_no_failure_however_often_it_comes(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred rooms close over minutes, at so many a minute."""
    await asked(case, opens)
    left, close = [5.0] * 2 * case.klass.worker.settings.attempts, WebPlatform.close_room

    async def close_room(self: WebPlatform, place: Place) -> None:
        if left:
            raise NotYet(left.pop())
        await close(self, place)

    monkeypatch.setattr(WebPlatform, "close_room", close_room)
    await asked(case, lambda effects: effects.spread("remove", table.link("one")))
    while left:
        waiting = await case.klass.database.read(lambda tx: tx.rows(select(jobs.c.begun_at, jobs.c.attempts)))
        assert waiting == [(None, 0)]
        before = len(left)
        await case.passes(4)
        assert len(left) == before
        await case.passes(2)
    await case.passes(6)
    assert rooms(case) == {}
    assert await case.failed() == []


async def test_a_room_that_somebody_took_away_is_let_go_and_opened_anew_when_it_is_asked_for(case: Case) -> None:
    await asked(case, opens)
    there = await stood(case, table.link("one"))
    assert there is not None
    await case.klass.classroom.register.remove_place(there.at_place)
    await asked(case, lambda effects: effects.spread("refresh", table.link("one")))
    assert await stood(case, table.link("one")) is None
    assert await case.failed() == []
    await asked(case, opens)
    assert rooms(case) == {"Table one": ("ana", "ben")}


async def test_a_room_that_was_begun_is_looked_up_and_not_opened_twice(case: Case) -> None:
    await case.asks(opens)
    room = Place.of_room(SPACE, table.link("one"))
    nonce = await case.begun(room)
    await case.klass.classroom.bot.open_room("Table one", "text", ["ana", "ben"], GENERAL.key, nonce)
    await case.klass.goes_on()
    assert rooms(case) == {"Table one": ("ana", "ben")}
    assert await stood(case, table.link("one")) is not None


async def test_a_room_that_was_begun_and_is_not_wanted_any_more_goes(case: Case) -> None:
    """A process was killed after the platform had made it, and it was called off meanwhile."""
    await case.asks(opens)
    nonce = await case.begun(Place.of_room(SPACE, table.link("one")))
    for each in (nonce, "another"):
        await case.klass.classroom.bot.open_room("Table one", "text", ["ana", "ben"], GENERAL.key, each)
    inside["one"] = None
    await case.klass.goes_on()
    bot = case.klass.classroom.bot
    assert await bot.find_room(nonce) is None
    assert await bot.find_room("another") is not None
    assert await case.failed() == []


async def test_where_no_room_can_be_opened_for_a_while_it_is_waited_for_and_nothing_is_begun(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for, seconds = [], [5.0]

    async def ready(place: Place) -> float:
        asked_for.append(place.key)
        return seconds[0]

    monkeypatch.setattr(case.platform, "ready", ready)
    await asked(case, opens)
    assert asked_for == [Place.of_room(SPACE, table.link("one")).key]
    assert rooms(case) == {}
    seconds[0] = 0.0
    await case.passes(6)
    assert rooms(case) == {"Table one": ("ana", "ben")}
    assert asked_for[2:] == []  # of what is posted into it the platform's own place is not known before


async def test_a_room_that_is_not_wanted_any_more_is_not_opened(case: Case) -> None:
    inside["one"] = None
    await asked(case, opens)
    assert rooms(case) == {}
    assert seen == []


async def test_who_is_in_voice_is_brought_and_nobody_else(case: Case) -> None:
    await case.klass.ana.joins_voice("lounge")
    await asked(case, lambda effects: effects.open(voice.link("Talk"), None))
    there = Place.of_room(SPACE, voice.link("Talk"))
    for person in (ANA, BEN):
        await asked(case, lambda effects, person=person: effects.bring(person, there))
    at = await stood(case, voice.link("Talk"))
    assert at is not None
    assert case.klass.ana.hears(at.at_place) == ["ana"]
    assert case.klass.ana.hears(LOUNGE.key) == []
    assert await case.failed() == []


async def test_a_place_below_a_view_is_its_thread_opened_when_it_is_first_needed(case: Case) -> None:
    below = Place(SPACE, PlaceKind.CHANNEL, "general", under=note.link("Question"))
    await asked(case, lambda effects: effects.post(GENERAL, note.link("Question"), None))
    for name in ("one", "two"):
        await asked(case, lambda effects, name=name: effects.post(below, hello.link(name), None))

    def thread(tx: Tx) -> Stands | None:
        return Standing(tx, SPACE).at(note.link("Question"), GENERAL)

    found = await case.klass.database.read(thread)
    assert found is not None
    assert found.thread is not None
    assert case.klass.ben.reads(found.thread) == "Hello one\n\nHello two"
    assert [each for each in case.platform.asked if each.startswith("thread")] == ["thread Question"]


async def test_what_should_stand_below_a_view_that_is_gone_is_told_as_undelivered(case: Case) -> None:
    below = Place(SPACE, PlaceKind.CHANNEL, "general", under=note.link("Never"))
    await asked(case, lambda effects: effects.post(below, hello.link("one"), None))
    assert [job.why for job in await case.failed()] == ["message-gone"]


@houses.view("talk", thread=True)
def talk(ctx: ViewContext, name: str) -> Card | None:
    return Card(title=f"Talk {name}") if name in inside else None


@houses.job("talking")
def talking(ctx: JobContext, name: str) -> None:
    ctx.post(Place.of_room(SPACE, table.link(name)), talk.link(name))


@houses.event("wrote", under="talk")
def talked(ctx: JobContext, name: str) -> None:
    seen.append(f"talked {name}")


async def test_what_stands_in_a_room_follows_what_its_view_says_and_the_room_is_its_thread(case: Case) -> None:
    await asked(case, lambda effects: effects.open(table.link("one"), talking.link("one")))
    there = await stood(case, table.link("one"))
    assert there is not None
    await case.klass.ana.says("Hello you.", there.at_place)
    await case.klass.goes_on()
    assert seen == ["talked one"]
    below = Place(SPACE, PlaceKind.ROOM, table.link("one"), under=talk.link("one"))
    await asked(case, lambda effects: effects.post(below, hello.link("you"), None))
    assert case.klass.ben.reads(there.at_place).endswith("Hello you.\n\nHello you")
    del inside["one"]
    await asked(case, lambda effects: effects.spread("refresh", talk.link("one")))
    assert "Talk one" not in case.klass.ben.reads(there.at_place)
    assert rooms(case) == {"Table one": ("ana", "ben")}
    assert await case.failed() == []


async def test_where_rooms_are_channels_what_is_written_in_one_and_in_its_threads_is_below_its_view(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    await asked(case, lambda effects: effects.open(table.link("one"), talking.link("one")))
    there = await stood(case, table.link("one"))
    assert there is not None
    channel = Place(SPACE, PlaceKind.CHANNEL, "made-for-it")

    def as_a_channel(tx: Tx) -> None:
        known = Standing(tx, SPACE)
        room = Place.of_room(SPACE, table.link("one"))
        view = known.at(talk.link("one"), room)
        assert view is not None
        now = case.klass.clock.now()
        known.gone(view.link, room)
        known.stands(replace(view, at_place=channel.key, thread=channel.key), now)

    await case.klass.database.write(SPACE, as_a_channel)
    inside_it = Place(SPACE, PlaceKind.THREAD, "below-an-answer", parent=channel.key)
    router, now = case.klass.router, case.klass.clock.now()
    for kinds, heard in (({PlaceKind.THREAD}, 0), ({PlaceKind.CHANNEL}, 2)):
        monkeypatch.setattr(WebPlatform, "capabilities", replace(CAPABILITIES, rooms=frozenset(kinds)))
        seen.clear()
        for place in (channel, inside_it, GENERAL):
            await router.wrote(ANA, place, now)
        await case.klass.goes_on()
        assert seen == ["talked one"] * heard


async def test_the_staff_reads_in_a_room_only_where_its_declaration_lets_them(case: Case) -> None:
    inside["two"] = ("Of their own", (ANA,))
    for name, reads in (("one", True), ("two", False)):
        await asked(case, lambda effects, name=name: effects.open(table.link(name), opened.link(name)))
        there = await stood(case, table.link(name))
        assert there is not None
        assert case.klass.ana.reads(there.at_place) == f"Hello {name}"
        assert (case.klass.instructor.reads(there.at_place) != "") is reads
