"""A workspace as it is kept: who is who by what Slack tells, whose conversation is which, rooms that are planned."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest

from storage.database import Database, Tx
from storage.marks import delete_person, expire, export_person
from storage.slack import SlackConversations, SlackPeople, SlackPerson, SlackRoom, SlackRooms
from storage.spaces import Spaces, forget_gone_before

T = TypeVar("T")
HERE, THERE = "slack:T1", "slack:T2"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANA = SlackPerson("U1", time_zone="Europe/Madrid", locale="es-ES")
ROBIN = SlackPerson("U2", admin=True, owner=True, time_zone="Asia/Kolkata", locale="en-GB")


def flags(person: SlackPerson) -> SlackPerson:
    """What is kept of who did not act."""
    return replace(person, time_zone=None, locale=None)


async def people(database: Database, act: Callable[[SlackPeople], T], space: str = HERE) -> T:
    return await database.write(space, lambda tx: act(SlackPeople(tx, space)))


async def conversations(database: Database, act: Callable[[SlackConversations], T], space: str = HERE) -> T:
    return await database.write(space, lambda tx: act(SlackConversations(tx, space)))


async def of(database: Database, whole: Collection[str], space: str = HERE) -> str | None:
    return await conversations(database, lambda store: store.of(whole), space)


async def whose(database: Database, channel: str) -> frozenset[str]:
    return await conversations(database, lambda store: store.people(channel))


async def came(database: Database, space: str) -> None:
    await database.write(space, lambda tx: Spaces(tx, space).came("A class", NOON))


async def rooms(database: Database, act: Callable[[SlackRooms], T], space: str = HERE) -> T:
    return await database.write(space, lambda tx: act(SlackRooms(tx, space)))


async def test_people_are_as_slack_told_of_them_last(database: Database) -> None:
    await people(database, lambda store: store.note([]))
    await people(database, lambda store: store.note([ANA, ROBIN]))
    promoted = replace(ANA, admin=True)
    await people(database, lambda store: store.note([promoted]))
    assert await people(database, lambda store: store.known(["U1", "U9"])) == {"U1": flags(promoted)}
    assert await people(database, lambda store: store.everyone()) == {"U1": flags(promoted), "U2": flags(ROBIN)}
    assert await people(database, lambda store: store.known([])) == {}
    assert await people(database, lambda store: store.everyone(), THERE) == {}


async def test_a_time_zone_and_a_language_are_kept_of_who_acted_until_they_delete_it(database: Database) -> None:
    await people(database, lambda store: store.acted(ANA))
    await people(
        database, lambda store: store.note([replace(ANA, guest=True, time_zone="Asia/Kolkata", locale=None), ROBIN])
    )
    moved = replace(ANA, guest=True, time_zone="Asia/Kolkata", acted=True)
    assert await people(database, lambda store: store.everyone()) == {"U1": moved, "U2": flags(ROBIN)}
    exported = await database.read(lambda tx: export_person(tx, HERE, "U1"))
    assert exported["profile"] == [{"person_id": "U1", "time_zone": "Asia/Kolkata", "locale": "es-ES"}]
    await people(database, lambda store: store.acted(SlackPerson("U1")))
    assert await people(database, lambda store: store.known(["U1"])) == {"U1": replace(moved, guest=False)}
    await people(database, lambda store: store.gone("U1"))
    assert await people(database, lambda store: store.everyone()) == {"U2": flags(ROBIN)}


async def test_who_is_in_a_group_of_the_staff_is_known_with_the_person_in_one_statement(database: Database) -> None:
    await people(database, lambda store: store.note([ANA, ROBIN]))
    await people(database, lambda store: store.in_group("S1", ["U1", "U2", "U1"]))
    await people(database, lambda store: store.in_group("S2", ["U1"]))

    def look(tx: Tx) -> tuple[dict[str, SlackPerson], int]:
        return SlackPeople(tx, HERE).known(["U1", "U2"]), tx.statements

    found, statements = await database.read(look)
    assert {person_id: each.groups for person_id, each in found.items()} == {
        "U1": frozenset({"S1", "S2"}),
        "U2": frozenset({"S1"}),
    }
    assert statements == 1
    assert await people(database, lambda store: store.groups()) == {"S1", "S2"}
    await people(database, lambda store: store.in_group("S1", []))
    assert await people(database, lambda store: store.known(["U2"])) == {"U2": flags(ROBIN)}
    await people(database, lambda store: store.gone("U1"))
    assert await people(database, lambda store: store.everyone()) == {"U2": flags(ROBIN)}
    assert await people(database, lambda store: store.groups()) == frozenset()


@pytest.mark.parametrize(
    ("person", "there", "manages"),
    [
        (ANA, True, False),
        (ROBIN, True, True),
        (SlackPerson("U3", admin=True), True, True),
        (SlackPerson("U3", guest=True), True, False),
        (SlackPerson("U3", admin=True, stranger=True), True, False),
        (SlackPerson("U3", admin=True, bot=True), False, False),
        (SlackPerson("U3", owner=True, deleted=True), False, False),
    ],
)
def test_only_an_administrator_of_this_very_workspace_manages_it(
    person: SlackPerson, there: bool, manages: bool
) -> None:
    assert (person.is_there, person.manages) == (there, manages)


async def test_a_conversation_is_found_by_exactly_its_people(database: Database) -> None:
    await conversations(database, lambda store: store.note(["U1"], "D1"))
    await conversations(database, lambda store: store.note(["U2", "U1", "U1"], "G12"))
    await conversations(database, lambda store: store.note(["U1", "U2", "U3"], "G123"))
    for whole, channel in ((["U1"], "D1"), (["U1", "U2"], "G12"), (["U3", "U2", "U1"], "G123")):
        assert await of(database, whole) == channel
        assert await whose(database, channel) == {*whole}
    for others in (["U2"], ["U2", "U3"], ["U1", "U2", "U3", "U4"]):
        assert await of(database, others) is None
    assert await of(database, ["U1"], THERE) is None
    await conversations(database, lambda store: store.gone("G12"))
    assert await of(database, ["U1", "U2"]) is None
    assert await whose(database, "G12") == frozenset()


async def test_who_deletes_themselves_is_in_no_conversation_and_nobody_takes_it_for_another(database: Database) -> None:
    """The group message of Ana and Ben stays theirs both on Slack: it must never pass for Ben's own."""
    await conversations(database, lambda store: store.note(["U1", "U2"], "G12"))
    await people(database, lambda store: store.acted(ANA))
    exported = await database.read(lambda tx: export_person(tx, HERE, "U1"))
    assert exported["messages"] == [{"channel_id": "G12", "person_id": "U1", "together": 2}]
    await database.write(HERE, lambda tx: delete_person(tx, HERE, "U1"))
    assert await database.read(lambda tx: export_person(tx, HERE, "U1")) == {}
    for whole in (["U2"], ["U1", "U2"]):
        assert await of(database, whole) is None
    assert await whose(database, "G12") == frozenset()
    await conversations(database, lambda store: store.note(["U1", "U2"], "G12"))
    assert await of(database, ["U1", "U2"]) == "G12"


async def test_a_room_is_known_by_its_name_before_it_is_made(database: Database) -> None:
    plan = SlackRoom("n1", "table-1", "U0BOT")
    assert await rooms(database, lambda store: store.plan(plan, NOON))
    assert await rooms(database, lambda store: store.of("n1")) == plan
    assert not await rooms(database, lambda store: store.plan(SlackRoom("n2", "table-1", "U0BOT"), NOON))
    assert await rooms(database, lambda store: store.plan(SlackRoom("n2", "table-1", "U0BOT"), NOON), THERE)
    another = replace(plan, name="table-1-2")
    assert await rooms(database, lambda store: store.plan(another, NOON))  # people had the first name already
    assert await rooms(database, lambda store: store.plan(SlackRoom("n2", "table-1", "U0BOT"), NOON))
    await rooms(database, lambda store: store.made("n1", "C1"))
    made = replace(another, channel_id="C1")
    assert await rooms(database, lambda store: store.of("n1")) == made
    await rooms(database, lambda store: store.gone("n1"))
    assert await rooms(database, lambda store: store.of("n1")) is None


async def test_a_name_is_free_again_when_no_job_can_still_want_it(database: Database) -> None:
    await rooms(database, lambda store: store.plan(SlackRoom("n1", "table-1", "U0BOT"), NOON))
    later = NOON + timedelta(days=7, microseconds=1)
    assert await rooms(database, lambda store: store.plan(SlackRoom("n2", "table-1", "U0BOT"), later))
    assert await rooms(database, lambda store: store.of("n1")) is None


async def test_a_room_that_was_closed_is_not_kept(database: Database) -> None:
    for space in (HERE, THERE):
        await rooms(database, lambda store: store.plan(SlackRoom("n1", "table-1", "U0BOT", "C1"), NOON), space)
    await rooms(database, lambda store: store.plan(SlackRoom("n2", "table-2", "U0BOT", "C2"), NOON))
    await rooms(database, lambda store: store.closed("C1"))
    assert await rooms(database, lambda store: store.of("n1")) is None
    assert await rooms(database, lambda store: store.of("n2")) is not None
    assert await rooms(database, lambda store: store.of("n1"), THERE) is not None


async def test_housekeeping_forgets_rooms_that_no_job_can_still_want(database: Database) -> None:
    for space in (HERE, THERE):
        await rooms(database, lambda store: store.plan(SlackRoom("n1", "table-1", "U0BOT", "C1"), NOON), space)
    week = NOON + timedelta(days=7)
    assert await database.write(None, lambda tx: expire(tx, week)) == {}
    assert await database.write(None, lambda tx: expire(tx, week + timedelta(microseconds=1))) == {"begun-room": 2}
    assert await rooms(database, lambda store: store.of("n1")) is None


async def test_all_of_it_goes_with_the_workspace(database: Database) -> None:
    for space in (HERE, THERE):
        await people(database, lambda store: store.note([ANA]), space)
        await people(database, lambda store: store.in_group("S1", ["U1"]), space)
        await conversations(database, lambda store: store.note(["U1"], "D1"), space)
        await rooms(database, lambda store: store.plan(SlackRoom("n1", "table-1", "U0BOT"), NOON), space)
        await came(database, space)
    await database.write(HERE, lambda tx: Spaces(tx, HERE).went(NOON))
    assert await database.write(None, lambda tx: forget_gone_before(tx, NOON + timedelta(days=1))) == 1
    assert await people(database, lambda store: store.everyone()) == {}
    assert await people(database, lambda store: store.groups()) == frozenset()
    assert await of(database, ["U1"]) is None
    assert await rooms(database, lambda store: store.of("n1")) is None
    assert await people(database, lambda store: store.groups(), THERE) == {"S1"}
    assert await of(database, ["U1"], THERE) == "D1"


async def test_who_leaves_the_workspace_leaves_no_conversation_behind(database: Database) -> None:
    await people(database, lambda store: store.note([ANA, ROBIN]))
    await conversations(database, lambda store: store.note(["U1"], "D1"))
    await conversations(database, lambda store: store.note(["U2"], "D2"))
    await conversations(database, lambda store: store.note(["U1", "U2"], "G1"))
    await people(database, lambda store: store.gone("U1"))
    assert "messages" not in await database.read(lambda tx: export_person(tx, HERE, "U1"))
    assert await of(database, ["U1"]) is None
    assert await of(database, ["U2"]) == "D2"
    assert await whose(database, "G1") == frozenset(), "of nobody for sure any more"
