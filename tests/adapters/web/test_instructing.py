"""What instructors do about people on the page, and that nobody else can."""

from __future__ import annotations

import asyncio

import pytest

from adapters.web.enrolment import Newcomer
from adapters.web.keeper import MemoryKeeper
from adapters.web.refusal import ClassRefusal
from storage.class_records import Change
from storage.database import Database
from storage.problems import Full
from tests.adapters.web.door import ORIGIN, Doorway, asks, hello, rows


@pytest.fixture
def keeper() -> MemoryKeeper:
    """In memory: what people say is kept elsewhere."""
    return MemoryKeeper()


async def test_instructors_add_people_and_make_links_from_the_page(door: Doorway) -> None:
    async with await door.connects(await door.comes_in("robin")) as robin:
        await hello(robin)
        added = await asks(robin, "person-add", name=" Zoë  Ok ", role="student")
        assert (added["ok"], added["person"]) == (True, "zoe-ok")
        assert added["link"].startswith(f"{ORIGIN}/in/")
        again = await asks(robin, "person-add", name="ZOË OK", role="student")
        assert again["sentence"].startswith("Somebody called ZOË OK is in the class already")
        link = (await asks(robin, "person-link", person="zoe-ok"))["link"]
        assert (await door.posts("/in", token=added["link"].rpartition("/")[2])).status == 404
        assert (await door.posts("/in", token=link.rpartition("/")[2])).status == 303
        assert (await asks(robin, "person-role", person="zoe-ok", role="assistant"))["ok"]
        assert door.classroom.core.state.person("zoe-ok").role == "assistant"
        assert (await asks(robin, "person-out", person="zoe-ok"))["count"] == 1
        assert (await asks(robin, "person-remove", person="zoe-ok"))["ok"]
        assert door.classroom.core.state.people["zoe-ok"].gone


async def test_adding_somebody_that_is_sent_again_gets_the_first_link(door: Doorway, database: Database) -> None:
    session = await door.comes_in("robin")
    asked = {"name": "Zoë Ok", "role": "student", "key": "k1"}
    async with await door.connects(session) as robin:
        await hello(robin)
        added = await asks(robin, "person-add", **asked)
    async with await door.connects(session) as robin:  # as after a lost connection
        await hello(robin)
        again = await asks(robin, "person-add", **asked)
        assert (again["ok"], again["link"]) == (True, added["link"])
        assert (await asks(robin, "person-add", **asked | {"key": "k2"}))["ok"] is False
    assert len(door.classroom.core.state.members()) == 6
    assert (await door.posts("/in", token=added["link"].rpartition("/")[2])).status == 303


@pytest.mark.parametrize("person", ["noor", "ana"])
@pytest.mark.parametrize(
    ("do", "fields"),
    [
        ("person-add", {"name": "Eve", "role": "instructor"}),
        ("person-role", {"person": "ana", "role": "instructor"}),
        ("person-link", {"person": "robin"}),
        ("person-out", {"person": "robin"}),
        ("person-remove", {"person": "ben"}),
    ],
)
async def test_nobody_else_can(door: Doorway, database: Database, person: str, do: str, fields: dict[str, str]) -> None:
    async with await door.connects(await door.comes_in(person)) as socket:
        await hello(socket)
        answer = await asks(socket, do, **fields)
        assert (answer["ok"], answer["sentence"][:4]) == (False, "Only" if person == "noor" else "Esto")
    assert len(door.classroom.core.state.members()) == 5
    assert await rows(database) == (0, 1)


async def test_a_table_is_added_whole_or_not_at_all(door: Doorway, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, kept = door.classroom.core.keeper, 0
    keep = keeper.keep

    async def full(*changes: Change) -> None:
        nonlocal kept
        kept += 1
        if kept == 2:  # the disk is full, and was not a moment before
            raise Full("no room")
        await keep(*changes)

    monkeypatch.setattr(keeper, "keep", full)
    added = await door.enrolment.add([Newcomer(name) for name in ("Zoë", "Yan", "ZOË", "Ana Ruiz", "Xi")])
    assert [one.name for one in added] == ["Zoë", "Yan", "Xi"]
    with pytest.raises(Full):
        await door.enrolment.add([Newcomer("Wim"), Newcomer("Vera")])
    assert len(door.classroom.core.state.members()) == 5 + 3


async def test_who_is_in_the_class_already_takes_no_room(door: Doorway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.web.enrolment.MOST_PEOPLE", 6)
    await door.enrolment.add([Newcomer("Zoë"), Newcomer("Ana Ruiz")])
    assert await door.enrolment.add([Newcomer("Zoë"), Newcomer("Ana Ruiz")]) == []
    with pytest.raises(ClassRefusal, match="class-full"):
        await door.enrolment.add([Newcomer("Yan")])


async def test_the_last_instructor_stays_one(door: Doorway) -> None:
    for act in (door.enrolment.set_role("robin", "student"), door.enrolment.remove("robin")):
        with pytest.raises(ClassRefusal, match="class-last-instructor"):
            await act
    await door.enrolment.set_role("noor", "instructor")
    await asyncio.gather(
        door.enrolment.remove("robin"), door.enrolment.set_role("noor", "student"), return_exceptions=True
    )
    assert [one.id for one in door.classroom.core.state.members() if one.role == "instructor"] in (["robin"], ["noor"])
