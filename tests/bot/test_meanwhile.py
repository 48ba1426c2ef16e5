"""What people do while an effect is on its way: a press takes the message, or somebody is forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.effects import Effects
from bot.people import Person, Place
from bot.platform import Message
from storage.owned import Owned
from storage.standing import Standing
from tests.bot.trial import BEN, GENERAL, TO_BEN, Case, case_of, note, posts, until, words
from tests.klass import SPACE


@pytest.fixture
async def case(tmp_path: Path, tables_url: str) -> AsyncIterator[Case]:
    async with case_of(tmp_path, tables_url) as made:
        yield made


async def pressed_over(case: Case, ask: Callable[[Effects], None]) -> None:
    """While what was asked changes the message of one view, a press gives the message to another."""
    await case.asks(posts("it"))
    await case.klass.goes_on()
    stood = await case.standing(note.link("it"))
    assert stood is not None
    words["it"], words["other"] = "late", "pressed"
    gate = case.platform.gate["late"] = asyncio.Event()
    await case.asks(ask)
    work = asyncio.create_task(case.klass.goes_on())
    await until(lambda: "edit late" in case.platform.asked)
    message = Message(stood.at_place, stood.message_id)
    await case.klass.router.stands(SPACE, note.link("other"), GENERAL, message)
    gate.set()
    await work


async def test_a_press_that_replaces_a_view_is_not_undone_by_a_refresh_on_its_way(case: Case) -> None:
    await pressed_over(case, lambda effects: effects.spread("refresh", note.link("it")))
    assert case.platform.asked[1:] == ["edit late", "edit pressed"]
    assert await case.standing(note.link("it")) is None


async def test_a_view_whose_message_a_press_took_while_it_was_posted_again_gets_one_of_its_own(case: Case) -> None:
    await pressed_over(case, posts("it"))
    it, other = await case.standing(note.link("it")), await case.standing(note.link("other"))
    assert it is not None
    assert other is not None
    assert it.message_id != other.message_id
    assert sorted(case.platform.asked[2:]) == ["edit pressed", "find general", "post general late"]


async def test_who_is_forgotten_while_a_shared_message_is_on_its_way_is_named_no_more_and_it_stays_for_others(
    case: Case,
) -> None:
    chi = Person(SPACE, "chi")
    gate = case.platform.gate["ben it"] = asyncio.Event()
    await case.asks(lambda effects: effects.tell([BEN, chi], note.link("it"), None))
    work = asyncio.create_task(case.klass.goes_on())
    await until(lambda: "tell ben it" in case.platform.asked)
    await case.klass.database.write(SPACE, lambda tx: Owned(tx, SPACE).delete(BEN))
    gate.set()
    await work
    places = [Place.direct(BEN, chi), Place.direct(chi), TO_BEN]
    stands = await case.klass.database.read(lambda tx: [Standing(tx, SPACE).at(note.link("it"), at) for at in places])
    assert [each is not None for each in stands] == [False, True, False]
    words["it"] = "new"
    await case.asks(lambda effects: effects.spread("refresh", note.link("it")))
    await case.klass.goes_on()
    assert case.platform.asked[-1] == "edit new"
