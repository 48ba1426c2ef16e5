"""What a drawing is given: who is here, who met whom, and rooms of last time, of a saved set, or as people stand."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import timedelta

from bot.people import Person, Place, PlaceKind, RoomKind
from cogs.breakouts.drawing import Input, gather, sizes_for, solve
from cogs.breakouts.seating import Table
from storage.breakout_all import AllBreakouts
from storage.breakout_sets import SavedRoom, SavedSet
from storage.breakouts import Breakout, State, Way
from storage.database import Tx
from storage.spaces import DEFAULT_COURSE
from tests.cogs.breakout_drawing_ways import held
from tests.klass import SPACE, Klass

HERE = [Person(SPACE, who) for who in ("s5", "ben", "chi", "s1", "s2")]


def one(klass: Klass, way: Way, **more: object) -> Breakout:
    now = klass.clock.now()
    place = Place(SPACE, PlaceKind.CHANNEL, "general")
    plain = Breakout(99, DEFAULT_COURSE, place, None, way, RoomKind.VOICE, "", 720, 2, 0, now, now + timedelta(days=9))
    return replace(plain, **more)  # type: ignore[arg-type]


async def given(klass: Klass, breakout: Breakout, *, everybody: bool = True) -> Input:
    return await klass.database.read(lambda tx: gather(AllBreakouts(tx, SPACE), breakout, HERE, 7, everybody=everybody))


async def test_who_is_here_and_whom_of_these_they_met(klass: Klass) -> None:
    now = klass.clock.now()
    met = [[Person(SPACE, who) for who in pair] for pair in (("ben", "chi"), ("chi", "s1"), ("ben", "ana"))]
    await klass.database.write(SPACE, lambda tx: AllBreakouts(tx, SPACE).meetings.met([*met, met[0]], now))
    found = await given(klass, one(klass, Way.NEW_FACES))
    assert found.people == ("ben", "chi", "s1", "s2", "s5")
    assert found.met == (("ben", "chi", 2), ("chi", "s1", 1))
    assert found.sizes == (3, 2)
    assert found.tables == ()
    assert pickle.loads(pickle.dumps(found)) == found  # it goes into another process
    assert solve(found).repeats == ()


async def test_the_rooms_of_the_last_breakout_with_who_is_here(klass: Klass) -> None:
    await held(klass, breakout_id=70)
    found = await given(klass, one(klass, Way.SAME))
    assert found.tables == (Table(("ben", "chi"), "River"), Table(("s1", "s2"), "Lake"), Table((), "Sea"))
    assert [each.people for each in solve(found).tables] == [("ben", "chi", "s5"), ("s1", "s2")]


async def test_what_is_under_way_or_of_another_course_was_not_the_last_one(klass: Klass) -> None:
    await held(klass, {"Fir": ("ben", "s1")}, State.RUNNING, breakout_id=71)
    await held(klass, {"Fir": ("ben", "s1")}, course_id=5, breakout_id=72)
    assert (await given(klass, one(klass, Way.SAME))).tables == ()


async def test_the_rooms_of_a_saved_set(klass: Klass) -> None:
    def put(tx: Tx) -> None:
        saved = SavedSet(5, DEFAULT_COURSE, "Labs", klass.clock.now())
        people = [Person(SPACE, who) for who in ("ana", "ben", "s1", "chi")]
        rooms = [SavedRoom(1, "Oak", tuple(people[:3])), SavedRoom(2, "Elm", tuple(people[3:]))]
        AllBreakouts(tx, SPACE).sets.save(saved, rooms)

    await klass.database.write(SPACE, put)
    found = await given(klass, one(klass, Way.SAVED, set_id=5))
    assert found.tables == (Table(("ben", "s1"), "Oak"), Table(("chi",), "Elm"))
    assert [each.people for each in solve(found).tables] == [("ben", "s1", "s5"), ("chi", "s2")]


async def test_rooms_that_people_chose_keep_them_and_their_limits(klass: Klass) -> None:
    await held(klass, {"Maps": ("ben", "chi"), "Seas": ("s1",), "Roads": ()}, State.GATHERING, breakout_id=99)
    await klass.database.write(SPACE, lambda tx: AllBreakouts(tx, SPACE).rooms.change(9901, most=2))
    before = await given(klass, one(klass, Way.CHOOSE), everybody=False)
    assert before.tables[0] == Table(("ben", "chi"), "Maps", 2, 9901)
    assert not before.places
    assert solve(before).unplaced == ("s2", "s5")
    found = solve(await given(klass, one(klass, Way.CHOOSE)))
    assert [(each.room_id, each.people) for each in found.tables] == [
        (9901, ("ben", "chi")),
        (9902, ("s1", "s2", "s5")),
    ]


async def test_by_hand_there_are_as_many_rooms_as_were_wished(klass: Klass) -> None:
    found = solve(await given(klass, one(klass, Way.BY_HAND), everybody=False))
    assert (len(found.tables), len(found.unplaced)) == (2, 5)
    assert sorted(len(each.people) for each in solve(await given(klass, one(klass, Way.BY_HAND))).tables) == [2, 3]


def test_how_many_rooms_there_can_be() -> None:
    assert sizes_for(12, 4, 0) == (4, 4, 4)
    assert sizes_for(12, 0, 5) == (3, 3, 2, 2, 2)
    assert sizes_for(3, 2, 0) == (3,)
    assert sizes_for(5, 1, 0) == (3, 2)
    assert sizes_for(5, 0, 40) == (3, 2)
    assert sizes_for(1, 0, 4) == ()


async def test_who_is_kept_apart_whoever_of_the_two_said_so(klass: Klass) -> None:
    await klass.database.write(
        SPACE,
        lambda tx: AllBreakouts(tx, SPACE).apart.say(Person(SPACE, "s1"), Person(SPACE, "ben"), klass.clock.now()),
    )
    found = await given(klass, one(klass, Way.RANDOM))
    assert found.apart == (("ben", "s1"),)
    assert not [each for each in solve(found).tables if {"ben", "s1"} <= {*each.people}]
