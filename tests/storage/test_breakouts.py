"""Breakouts, their rooms and people: what comes twice happens once, and what is about somebody goes with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.people import Person, Place, PlaceKind, RoomKind
from storage.breakout_all import AllBreakouts
from storage.breakout_help import Help
from storage.breakout_people import Duty, Member, Part, Visit
from storage.breakout_rooms import BreakoutRoom, RoomState
from storage.breakout_sets import SavedRoom, SavedSet
from storage.breakout_words import Call, Result
from storage.breakouts import KEPT, Breakout, State, Way
from storage.database import Database, Tx
from storage.marks import delete_person, expire, export_person

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANA, BEN, CHI = (Person(SPACE, each) for each in ("ana", "ben", "chi"))
HERE = Place(SPACE, PlaceKind.CHANNEL, "general")
LOUNGE = Place(SPACE, PlaceKind.VOICE, "lounge")
UNTIL = NOW + KEPT
ONE = Breakout(7, 0, HERE, ANA, Way.RANDOM, RoomKind.VOICE, "Talk", 720, 3, 0, NOW, UNTIL, from_place=LOUNGE)
ROOMS = [BreakoutRoom(number, 7, 0, number, f"Room {number}", UNTIL) for number in (1, 2)]


def members(*people: Person, room_id: int = 0) -> list[Member]:
    return [Member(each, 7, 0, NOW, UNTIL, room_id=room_id, came_from=LOUNGE) for each in people]


async def test_a_breakout_comes_back_as_it_was_stored_and_once(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[bool], Breakout | None, Breakout | None]:
        store = AllBreakouts(tx, SPACE).breakouts
        return [store.add(ONE), store.add(replace(ONE, task="Other"))], store.get(7), store.on_at(HERE)

    assert await database.write(SPACE, act) == ([True, False], ONE, ONE)


async def test_a_state_comes_only_from_those_before_it(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[bool], State | None, list[int]]:
        store = AllBreakouts(tx, SPACE).breakouts
        store.add(ONE)
        moved = [
            store.move(7, (State.DRAWN,), State.OPENING),
            store.move(7, (State.GATHERING,), State.DRAWN, met_before=2),
            store.move(7, (State.GATHERING, State.DRAWN), State.OFF, closed_at=NOW),
            store.move(7, (State.GATHERING, State.DRAWN), State.OFF),
        ]
        found = store.get(7)
        return moved, found.state if found else None, [each.breakout_id for each in store.under_way()]

    assert await database.write(SPACE, act) == ([False, True, True, False], State.OFF, [])


async def test_all_rooms_move_in_one_statement_and_which_they_were_is_told(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[int], list[int], list[RoomState], bool]:
        rooms = AllBreakouts(tx, SPACE).rooms
        rooms.add([*ROOMS, ROOMS[0]])
        rooms.move(1, (RoomState.PLANNED,), RoomState.REFUSED, why="full")
        moved = rooms.move_all(7, (RoomState.PLANNED,), RoomState.OPEN, ends_at=NOW)
        again = rooms.move_all(7, (RoomState.PLANNED,), RoomState.OPEN)
        rooms.rename([(1, "Oak"), (2, "Elm")])
        return moved, again, [each.state for each in rooms.of(7)], [each.name for each in rooms.of(7)] == ["Oak", "Elm"]

    assert await database.write(SPACE, act) == ([2], [], [RoomState.REFUSED, RoomState.OPEN], True)


async def test_a_sign_of_life_is_written_down_only_now_and_then(database: Database) -> None:
    def act(tx: Tx) -> list[bool]:
        rooms = AllBreakouts(tx, SPACE).rooms
        rooms.add(ROOMS)
        return [rooms.heard(1, NOW + timedelta(seconds=each)) for each in (0, 5, 35)]

    assert await database.write(SPACE, act) == [True, False, True]


async def test_who_takes_part_where_and_with_what_duty(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[Person], dict[int, int], int, list[Duty], Part | None]:
        people = AllBreakouts(tx, SPACE).people
        people.put(members(ANA, BEN, CHI))
        people.put([replace(members(CHI)[0], part=Part.OUT)])
        people.place(7, {"ana": 1, "ben": 1})
        people.give(7, {"ana": Duty.SCRIBE})
        inside, sizes, many = [each.person for each in people.in_room(1)], people.sizes(7), people.count(7)
        chi = people.get(7, CHI)
        found = people.duties(0, [ANA, BEN], NOW - timedelta(days=1))
        return inside, sizes, many, [duty for _, duty in found.get("ana", [])], chi.part if chi else None

    assert await database.write(SPACE, act) == ([ANA, BEN], {1: 2}, 2, [Duty.SCRIBE], Part.OUT)


async def test_coming_twice_is_one_visit_and_coming_back_another(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[bool], list[datetime | None], bool]:
        people = AllBreakouts(tx, SPACE).people
        people.put(members(ANA, room_id=1))
        visit = Visit(ANA, 7, 1, NOW)
        later = replace(visit, came_at=NOW + timedelta(minutes=5))
        told = [people.came(visit), people.came(later), people.went(1, ANA, NOW + timedelta(minutes=4))]
        told += [people.went(1, ANA, NOW), people.came(later)]
        ana = people.get(7, ANA)
        return told, [each.went_at for each in people.visits(7)], ana is not None and ana.came

    assert await database.write(SPACE, act) == (
        [True, False, True, False, True],
        [NOW + timedelta(minutes=4), None],
        True,
    )


async def test_two_do_not_go_to_one_room_that_asked_for_help(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[int], list[bool], Person | None, list[Help]]:
        helps = AllBreakouts(tx, SPACE).help
        asked = [helps.ask(Help(number, 7, 1, NOW)).help_id for number in (31, 32)]
        took = [helps.take(31, each, NOW) for each in (ANA, CHI)]
        found = helps.get(31)
        done = [helps.done(31, NOW), helps.done(31, NOW)]
        return asked, took + done, found.taken_by if found else None, helps.of(7, open_only=True)

    assert await database.write(SPACE, act) == ([31, 31], [True, False, True, False], ANA, [])


async def test_a_file_is_read_only_where_it_is_asked_for(database: Database) -> None:
    given = Result(41, 7, 1, BEN, NOW, "We found it", "plan.pdf", "application/pdf", b"%PDF", 4)

    def act(tx: Tx) -> tuple[list[bool], list[Result], list[Result], list[bool]]:
        words = AllBreakouts(tx, SPACE).words
        added = [words.add(given), words.add(given)]
        said = [words.say(Call(51, 7, ANA, "Two more minutes", NOW)), words.say(Call(51, 7, ANA, "Again", NOW))]
        return added, words.of(7, [1]), words.of(7, with_files=True), said

    without = replace(given, data=None)
    assert await database.write(SPACE, act) == ([True, False], [without], [given], [True, False])


async def test_a_set_is_replaced_as_a_whole(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[SavedSet], list[SavedRoom], list[bool]]:
        sets = AllBreakouts(tx, SPACE).sets
        new = SavedSet(61, 0, "Labs", NOW)
        sets.save(new, [SavedRoom(1, "Oak", (ANA, BEN, CHI))])
        sets.save(new, [SavedRoom(1, "Oak", (ANA,)), SavedRoom(2, "Elm", (BEN,))])
        return sets.of(0), sets.rooms(61), [sets.remove(61), sets.remove(61)]

    rooms = [SavedRoom(1, "Oak", (ANA,)), SavedRoom(2, "Elm", (BEN,))]
    expected = ([SavedSet(61, 0, "Labs", NOW, 2)], rooms, [True, False])
    assert await database.write(SPACE, act) == expected


async def test_what_is_about_somebody_can_be_seen_and_goes_with_them(database: Database) -> None:
    def act(tx: Tx) -> tuple[list[str], Breakout | None, list[Help], list[str]]:
        store = AllBreakouts(tx, SPACE)
        store.breakouts.add(ONE)
        store.people.put(members(ANA, room_id=1))
        store.people.came(Visit(ANA, 7, 1, NOW))
        store.help.ask(Help(31, 7, 1, NOW))
        store.help.take(31, ANA, NOW)
        store.words.add(Result(41, 7, 1, ANA, NOW, "Words"))
        store.words.say(Call(51, 7, ANA, "Hello", NOW))
        store.sets.save(SavedSet(61, 0, "Labs", NOW), [SavedRoom(1, "Oak", (ANA,))])
        kinds = sorted(export_person(tx, SPACE, "ana"))
        delete_person(tx, SPACE, "ana")
        return kinds, store.breakouts.get(7), store.help.of(7), sorted(export_person(tx, SPACE, "ana"))

    kinds, breakout, helps, left = await database.write(SPACE, act)
    assert kinds == [f"breakout-{each}" for each in ("asked", "call", "help", "part", "result", "seat", "visit")]
    assert (breakout, helps, left) == (replace(ONE, asked_by=None), [Help(31, 7, 1, NOW, taken_at=NOW)], [])


async def test_from_when_to_when_somebody_was_inside_is_forgotten_first(database: Database) -> None:
    def act(tx: Tx) -> list[dict[str, int]]:
        store = AllBreakouts(tx, SPACE)
        store.breakouts.add(ONE)
        store.rooms.add(ROOMS[:1])
        store.people.put(members(ANA, room_id=1))
        store.people.came(Visit(ANA, 7, 1, NOW))
        return [expire(tx, NOW + timedelta(days=each)) for each in (0, 1, 364, 366)]

    gone = {"breakout": 1, "breakout-part": 1, "breakout-room": 1}
    assert await database.write(None, act) == [{}, {"breakout-visit": 1}, {}, gone]
