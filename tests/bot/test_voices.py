"""Who is in voice: known in memory, told to the cog whose room it is, and compared after an interruption."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import pytest

from adapters.web.adapter import WebAdapter
from bot.card import Card
from bot.cog import Cog, Result
from bot.context import JobContext, ViewContext
from bot.inside import Voices, Went
from bot.people import Person, Place, PlaceKind, Room, RoomKind, Space
from storage.problems import StorageProblem
from tests.bot.trial import BEN, GENERAL, Case, case_of, seen
from tests.klass import MONDAY, SPACE

ANA, CHI = Person(SPACE, "ana"), Person(SPACE, "chi")
LOUNGE = Place(SPACE, PlaceKind.VOICE, "lounge")
BAR = Place(SPACE, PlaceKind.VOICE, "bar")
halls = Cog("halls")
elsewhere = list[str]()


@halls.room("table", voice=True)
def table(ctx: ViewContext, name: str) -> Room | None:
    return Room(name, (ANA, BEN), near=GENERAL, kind=RoomKind.VOICE)


@halls.room("nook", voice=True)
def nook(ctx: ViewContext, name: str) -> Room | None:
    return Room(name, (ANA, BEN), near=GENERAL, kind=RoomKind.VOICE)


@halls.view("kit", thread=True)
def kit(ctx: ViewContext, name: str) -> Card | None:
    return Card(title=f"Kit {name}")


@halls.job("opened")
def opened(ctx: JobContext, name: str, result: Annotated[object, Result]) -> None:
    ctx.post(Place.of_room(SPACE, table.link(name)), kit.link(name))


@halls.event("entered", under="table")
def entered(ctx: JobContext, name: str, person: Person, place: Place, at: datetime) -> None:
    inside = ",".join(each.external_id for each in ctx.inside(place))
    assert ctx.inside(Place.of_room(SPACE, table.link(name))) == ctx.inside(place)
    assert ctx.insides([table.link(name)]) == {table.link(name): ctx.inside(place)}
    seen.append(f"{person.external_id} entered {name}: {inside}")


@halls.event("went", under="table")
def went(ctx: JobContext, name: str, person: Person, at: datetime) -> None:
    now = ctx.voice_of(person)
    seen.append(f"{person.external_id} went from {name} to {now.id if now and now.id == 'lounge' else now and 'room'}")


@halls.event("entered", name="came-elsewhere")
def came_elsewhere(ctx: JobContext, place: Place) -> None:
    elsewhere.append(f"{place.id}: {','.join(each.external_id for each in ctx.inside(place))}")


@halls.event("went", name="went-elsewhere")
def went_elsewhere(ctx: JobContext, place: Place, at: datetime) -> None:
    elsewhere.append(f"{place.id} left: {','.join(each.external_id for each in ctx.inside(place))}")


@halls.event("wrote", under="kit")
def wrote(ctx: JobContext, name: str, person: Person) -> None:
    seen.append(f"{person.external_id} wrote in {name}")


@pytest.fixture
async def case(tmp_path: Path, tables_url: str) -> AsyncIterator[Case]:
    halls.folder = tmp_path
    async with case_of(tmp_path, tables_url, halls) as made:
        yield made


async def a_room(case: Case, name: str) -> Place:
    """Opens the room and its card, and leaves nothing seen."""
    await case.asks(lambda effects: effects.open(table.link(name), opened.link(name)))
    await case.klass.goes_on()
    places = case.klass.classroom.core.state.places.values()
    key = next(place.key for place in places if place.name == name and not place.gone)
    seen.clear()
    return Place.parse(SPACE, key)


async def joins(case: Case, name: str, place: Place) -> None:
    await getattr(case.klass, name).joins_voice(place.key)
    await case.klass.goes_on()


async def test_the_cog_hears_who_comes_into_its_rooms_and_goes_and_of_no_other(case: Case) -> None:
    one, two = await a_room(case, "one"), await a_room(case, "two")
    await case.asks(lambda effects: effects.open(nook.link("quiet"), None))
    await case.klass.goes_on()
    quiet = next(each for each in case.klass.classroom.core.state.places.values() if each.name == "quiet")
    await joins(case, "ana", LOUNGE)
    await joins(case, "ben", one)
    assert seen == ["ben entered one: ben"]
    await joins(case, "ana", one)
    await joins(case, "ana", two)
    assert seen[1:] == ["ana entered one: ana,ben", "ana went from one to room", "ana entered two: ana"]
    seen.clear()
    await joins(case, "ana", Place.parse(SPACE, quiet.key))
    await case.klass.ben.leaves_voice()
    await case.klass.goes_on()
    assert seen == ["ana went from two to room", "ben went from one to None"]


async def test_of_a_voice_room_that_is_not_ours_is_heard_once_however_many_come_and_nothing_of_who(case: Case) -> None:
    one, router = await a_room(case, "one"), case.klass.router
    elsewhere.clear()
    await router.voices(SPACE, [(ANA, LOUNGE, MONDAY), (BEN, LOUNGE, MONDAY), (CHI, BAR, MONDAY)])
    assert elsewhere == ["lounge: ana,ben", "bar: chi"]
    elsewhere.clear()
    await router.voices(SPACE, [(ANA, one, MONDAY), (BEN, one, MONDAY), (CHI, LOUNGE, MONDAY)])
    assert elsewhere == ["lounge left: chi", "bar left: ", "lounge: chi"]
    assert sorted(seen) == ["ana entered one: ana,ben", "ben entered one: ana,ben"]


async def test_whom_the_bot_brings_is_heard_as_whoever_comes_by_themselves(case: Case) -> None:
    one = await a_room(case, "one")
    await joins(case, "ana", LOUNGE)
    await case.asks(lambda effects: effects.bring(ANA, Place.of_room(SPACE, table.link("one"))))
    await case.asks(lambda effects: effects.bring(BEN, Place.of_room(SPACE, table.link("one"))))  # who is in no voice
    await case.klass.goes_on()
    assert seen == ["ana entered one: ana"]
    assert case.klass.ana.hears(one) == ["ana"]
    await case.asks(lambda effects: effects.bring(ANA, LOUNGE))
    await case.klass.goes_on()
    assert seen[1:] == ["ana went from one to lounge"]


async def test_what_is_written_in_a_room_with_sound_is_heard_below_the_card_that_stands_there(case: Case) -> None:
    one = await a_room(case, "one")
    await case.klass.ana.says("hello", one)
    await case.klass.chi.says("elsewhere", GENERAL)
    await case.klass.goes_on()
    assert seen == ["ana wrote in one"]


async def test_who_leaves_the_class_goes_from_the_room_and_one_that_is_taken_away_is_empty(case: Case) -> None:
    one = await a_room(case, "one")
    for name in ("ana", "ben"):
        await joins(case, name, one)
    seen.clear()
    await case.klass.classroom.register.remove_person("ana")
    await case.klass.goes_on()
    assert seen == ["ana went from one to None"]
    await case.klass.classroom.register.remove_place(one.key)
    await case.klass.goes_on()
    assert seen[1:] == ["ben went from one to None"]
    assert case.klass.core.voices.of(BEN) is None


async def test_told_again_as_a_whole_what_differs_is_heard_and_nothing_else(case: Case) -> None:
    one = await a_room(case, "one")
    tell = case.klass.router.in_voice
    await tell(SPACE, {ANA: one, CHI: LOUNGE})
    await tell(SPACE, {ANA: one, CHI: LOUNGE})
    assert seen == ["ana entered one: ana"]
    await tell(SPACE, {CHI: one})
    assert seen[1:] == ["ana went from one to None", "chi entered one: chi"]
    await case.klass.router.voice(CHI, one, MONDAY)
    assert len(seen) == 3
    await case.klass.router.went(SPACE)
    assert case.klass.core.voices.inside(SPACE, one.key) == ()


async def test_a_start_tells_who_is_in_voice(case: Case) -> None:
    one = await a_room(case, "one")
    await joins(case, "ana", one)
    case.klass.core.voices.forget(SPACE)
    seen.clear()
    await WebAdapter(case.klass.classroom.bot, case.klass.router, Space(SPACE, "Class")).start()
    assert seen == ["ana entered one: ana"]


def test_somebody_is_in_one_room_at_a_time() -> None:
    voices = Voices()
    assert voices.moved(ANA, LOUNGE) == Went(ANA, None, LOUNGE)
    assert voices.moved(ANA, LOUNGE) is None
    assert voices.moved(BEN, LOUNGE) == Went(BEN, None, LOUNGE)
    assert voices.inside(SPACE, LOUNGE.key) == (ANA, BEN)
    assert voices.moved(ANA, BAR) == Went(ANA, LOUNGE, BAR)
    assert voices.inside(SPACE, LOUNGE.key) == (BEN,)
    assert voices.of(ANA) == BAR
    assert voices.moved(CHI, None) is None
    other = Person("web:other", "ana")
    voices.moved(other, Place("web:other", PlaceKind.VOICE, "bar"))
    voices.forget(SPACE)
    assert (voices.of(ANA), voices.inside(SPACE, BAR.key)) == (None, ())
    assert voices.inside("web:other", BAR.key) == (other,)


async def test_a_start_compares_rooms_with_what_stands_and_takes_away_what_is_nobodys(case: Case) -> None:
    one, two = await a_room(case, "one"), await a_room(case, "two")
    klass = case.klass
    opened_by = klass.classroom.bot.open_room
    stray = await opened_by("Stray", "voice", ["ana"], GENERAL.key, "test999999")
    await case.asks(lambda effects: effects.open(table.link("coming"), None))
    number = (await klass.router.rooms(SPACE)).opening[0]
    coming = await opened_by("coming", "voice", ["ana"], GENERAL.key, f"test{number}")
    klass.classroom.attach(None)  # type: ignore[arg-type]  # the bot is away, and hears nothing
    await klass.classroom.register.remove_place(two.key)
    await WebAdapter(klass.classroom.bot, klass.router, Space(SPACE, "Class")).start()
    there = {key for key, place in klass.classroom.core.state.places.items() if place.nonce and not place.gone}
    assert there == {one.key, coming["place"]}
    assert stray["place"] not in there
    assert (await klass.router.rooms(SPACE)).standing == {one}


async def test_a_room_that_is_opened_while_rooms_are_compared_stands(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot, klass = case.klass.classroom.bot, case.klass
    rooms = bot.rooms

    async def rooms_before() -> dict[str, str]:
        there = await rooms()
        await a_room(case, "late")
        return there

    monkeypatch.setattr(bot, "rooms", rooms_before)
    await WebAdapter(bot, klass.router, Space(SPACE, "Class")).start()
    (late,) = await rooms()
    assert (await klass.router.rooms(SPACE)).standing == {Place.parse(SPACE, late)}


async def test_those_in_a_room_that_is_gone_are_told_of_together(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    one, router = await a_room(case, "one"), case.klass.router
    await router.voices(SPACE, [(person, one, MONDAY) for person in (ANA, BEN, CHI)])
    reads, read = [], case.klass.database.read

    async def counted(act: object) -> object:
        reads.append(act)
        return await read(act)  # type: ignore[arg-type]

    monkeypatch.setattr(case.klass.database, "read", counted)
    seen.clear()
    await router.place_gone(one)
    assert sorted(seen) == [f"{name} went from one to None" for name in ("ana", "ben", "chi")]
    assert len(reads) == 1


async def test_who_comes_while_the_database_is_away_is_told_of_with_the_next(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(act: object) -> None:
        raise StorageProblem("away")

    one, router = await a_room(case, "one"), case.klass.router
    with monkeypatch.context() as patched:
        patched.setattr(case.klass.database, "read", away)
        with pytest.raises(StorageProblem):
            await router.voice(ANA, one, MONDAY)
    await router.voice(BEN, one, MONDAY)
    assert sorted(seen) == ["ana entered one: ana,ben", "ben entered one: ana,ben"]


async def test_who_left_while_being_moved_or_whose_room_went_is_nobodys_to_mend(case: Case) -> None:
    one = await a_room(case, "one")
    for name in ("ana", "ben"):
        await joins(case, name, LOUNGE)
    rooms = Place.of_room(SPACE, table.link("one"))
    await case.asks(lambda effects: effects.bring(ANA, rooms))
    await case.klass.classroom.register.remove_person("ana")
    await case.klass.goes_on()
    await case.klass.classroom.register.remove_place(one.key)
    await case.klass.goes_on()
    await case.asks(lambda effects: effects.bring(BEN, rooms))
    await case.klass.goes_on()
    assert await case.failed() == []
    assert case.klass.ben.hears(LOUNGE) == ["ben"]
    assert seen == []


async def test_told_only_that_somebody_left_or_a_room_is_gone_nobody_is_in_it(case: Case) -> None:
    one, router = await a_room(case, "one"), case.klass.router
    await router.voices(SPACE, [(ANA, one, MONDAY), (BEN, one, MONDAY)])
    seen.clear()
    await router.left(ANA)
    assert seen == ["ana went from one to None"]
    await router.place_gone(one)
    assert seen[1:] == ["ben went from one to None"]
    assert case.klass.core.voices.inside(SPACE, one.key) == ()
