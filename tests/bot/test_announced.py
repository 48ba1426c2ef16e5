"""What is announced costs nothing where nobody hears it, nor where somebody just heard the same."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announced import MOST, SPAN, Announced
from bot.cog import Cog
from bot.context import JobContext
from bot.effects import Effects, Whom
from bot.link import Link
from bot.people import Person
from storage.database import Tx
from tests.bot.trial import BEN, Case, case_of, seen
from tests.klass import MONDAY, SPACE

CHEERED = Link("listening.on-cheered:ben")
listening = Cog("listening")
faults: list[Exception] = []


@listening.event("cheered")
def cheered(ctx: JobContext, person: Person) -> None:
    if faults:
        raise faults.pop()
    seen.append(f"{person.external_id} cheered")


@pytest.fixture
async def case(tmp_path: Path, tables_url: str) -> AsyncIterator[Case]:
    listening.folder = tmp_path
    async with case_of(tmp_path, tables_url, listening) as made:
        faults.clear()
        yield made


async def announces(case: Case, event: str, people: Whom, *, often: bool = False) -> int:
    """Announces it in a transaction of its own. Returns how many statements that took."""
    core = case.klass.core

    def act(tx: Tx) -> int:
        before = tx.statements
        effects = Effects(core.registry, core.clock.now, None, 0)
        effects.announce(event, people, core.announced.lately(SPACE, core.clock.now()) if often else None)
        effects.flush(tx, SPACE)
        return tx.statements - before

    return await case.klass.database.write(SPACE, act)


def nobody() -> Sequence[Person]:
    raise AssertionError("nobody wants to know")


async def test_what_nobody_hears_costs_no_row_and_no_statement_and_nobody_is_looked_up_for_it(case: Case) -> None:
    assert await announces(case, "sung", nobody) == 0
    assert await announces(case, "sung", [BEN]) == 0
    assert await announces(case, "cheered", lambda: [BEN]) == 1
    await case.klass.goes_on()
    assert seen == ["ben cheered"]


async def test_what_is_announced_often_waits_once_and_then_costs_nothing_for_an_hour(case: Case) -> None:
    for _ in range(3):
        assert await announces(case, "cheered", [BEN], often=True) == 1
    await case.klass.goes_on()
    assert seen == ["ben cheered"]
    for _ in range(3):
        assert await announces(case, "cheered", [BEN], often=True) == 0
    await case.klass.waits(seconds=SPAN)
    assert await announces(case, "cheered", [BEN], often=True) == 1
    await case.klass.goes_on()
    assert seen == ["ben cheered"] * 2


async def test_what_is_new_is_announced_however_lately_the_same_was_heard(case: Case) -> None:
    for _ in range(2):
        await announces(case, "cheered", [BEN])
        await case.klass.goes_on()
    assert seen == ["ben cheered"] * 2


async def test_what_a_hearer_did_not_take_counts_as_heard_by_nobody(case: Case) -> None:
    faults.append(RuntimeError())
    await announces(case, "cheered", [BEN], often=True)
    await case.klass.goes_on()
    assert (seen, faults) == ([], [])
    assert await announces(case, "cheered", [BEN], often=True) == 1
    await case.passes(10)
    assert seen == ["ben cheered"]


@given(st.integers(0, 3 * SPAN))
def test_within_an_hour_it_was_heard_lately_and_before_or_after_it_was_not(pause: int) -> None:
    announced = Announced()
    announced.heard(SPACE, CHEERED, MONDAY)
    later = MONDAY + timedelta(seconds=pause)
    assert announced.lately(SPACE, later)(CHEERED) == (pause < SPAN)
    assert not announced.lately(SPACE, MONDAY - timedelta(seconds=1))(CHEERED), "the clock was moved back"
    assert not announced.lately("web:another", later)(CHEERED)
    assert not announced.lately(SPACE, later)(Link("listening.on-cheered:chi"))


def test_so_many_are_remembered_and_those_that_were_heard_longest_ago_go_first() -> None:
    announced = Announced()
    links = [Link(f"listening.on-cheered:{number}") for number in range(MOST + 1)]
    for each in [*links[:MOST], links[0], links[MOST]]:
        announced.heard(SPACE, each, MONDAY)
    lately = announced.lately(SPACE, MONDAY)
    assert [lately(each) for each in (links[0], links[1], links[2], links[MOST])] == [True, False, True, True]
