"""What happens unasked: people come, go and write, and cogs hear of it, whatever goes wrong in one of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cog import Cog
from bot.context import JobContext
from bot.effects import Effects
from bot.people import Person
from storage.owned import Owned
from storage.people import People
from storage.problems import Full, Rejected
from tests.bot.trial import BEN, GENERAL, Case, case_of, note, seen
from tests.klass import SPACE

listening = Cog("listening")
deaf = Cog("deaf")
DEE = Person(SPACE, "dee")
troubles: list[Exception] = []


@listening.event("joined")
def joined(ctx: JobContext, person: Person) -> None:
    seen.append(f"{person.external_id} joined")


@listening.event("left")
def left(ctx: JobContext, person: Person) -> None:
    seen.append(f"{person.external_id} left")


@listening.event("cheered")
def cheered(ctx: JobContext, person: Person) -> None:
    seen.append(f"{person.external_id} cheered")


@deaf.event("cheered")
def somebody_cheered(ctx: JobContext) -> None:
    seen.append("somebody cheered")


@listening.job("greet")
def greet(ctx: JobContext, person: Person) -> None:
    seen.append(f"{person.external_id} greeted")


@listening.event("wrote")
def wrote(ctx: JobContext, person: Person) -> None:
    seen.append(f"{person.external_id} wrote")


@deaf.event("wrote")
def somebody_wrote(ctx: JobContext) -> None:
    if troubles:
        raise troubles.pop()
    seen.append("somebody wrote")


@deaf.event("joined")
def stumbles(ctx: JobContext, person: Person) -> None:
    raise RuntimeError


@pytest.fixture
async def case(tmp_path: Path, tables_url: str) -> AsyncIterator[Case]:
    listening.folder = deaf.folder = tmp_path
    async with case_of(tmp_path, tables_url, deaf, listening) as made:
        seen.clear()
        troubles.clear()
        yield made


async def members(case: Case) -> tuple[Person, ...]:
    return await case.klass.database.read(lambda tx: People(tx, SPACE).members())


async def test_a_fault_in_one_cog_loses_neither_the_membership_nor_what_others_hear(case: Case) -> None:
    await case.klass.router.joined(DEE)
    await case.klass.goes_on()
    assert DEE in await members(case)
    assert "dee joined" in seen


async def test_who_comes_or_goes_twice_is_heard_of_once(case: Case) -> None:
    for _ in range(2):
        await case.klass.router.joined(DEE)
    for _ in range(2):
        await case.klass.router.left(DEE)
    await case.klass.goes_on()
    assert [each for each in seen if each.startswith("dee")] == ["dee joined", "dee left"]


async def test_who_came_or_went_while_nobody_listened_is_heard_of_from_the_list(case: Case) -> None:
    now = {*await members(case), DEE} - {Person(SPACE, "ben")}
    await case.klass.router.sync_members(SPACE, sorted(now))
    await case.klass.goes_on()
    assert {"dee joined", "ben left"} <= set(seen)
    assert set(await members(case)) == now


async def test_what_is_announced_is_heard_for_each_person_or_once_as_each_cog_wants(case: Case) -> None:
    await case.asks(lambda effects: effects.announce("cheered", [BEN, DEE]))
    await case.klass.goes_on()
    assert sorted(seen) == ["ben cheered", "dee cheered", "somebody cheered"]


async def test_nobody_hears_any_more_of_a_person_who_deleted_themselves(case: Case) -> None:
    def ask(effects: Effects) -> None:
        effects.announce("cheered", [BEN, DEE])
        for person in (BEN, DEE):
            effects.at(case.klass.clock.now(), greet.link(person), None)

    await case.asks(ask)
    await case.klass.database.write(SPACE, lambda tx: Owned(tx, SPACE).delete(DEE))
    await case.klass.goes_on()
    assert sorted(seen) == ["ben cheered", "ben greeted", "somebody cheered"]


async def test_nobody_is_named_in_what_comes_after_an_effect(case: Case) -> None:
    with pytest.raises(TypeError, match=r"listening\.greet names a person"):
        await case.asks(lambda effects: effects.post(GENERAL, note.link("it"), greet.link(DEE)))


async def test_who_was_there_before_homeroom_is_greeted_by_nobody(case: Case) -> None:
    await case.klass.goes_on()
    assert seen == []
    await case.klass.router.sync_members("web:another", [DEE])
    await case.klass.goes_on()
    assert seen == []


async def test_what_the_database_did_not_take_is_told_again_and_heard_once_by_each(case: Case) -> None:
    troubles.append(Full("no room"))
    with pytest.raises(Full):
        await case.klass.router.wrote(BEN, GENERAL, case.klass.clock.now(), delivery="Ev1")
    await case.klass.goes_on()
    assert seen == ["ben wrote"]
    for _ in range(2):
        await case.klass.router.wrote(BEN, GENERAL, case.klass.clock.now(), delivery="Ev1")
    await case.klass.goes_on()
    assert sorted(seen) == ["ben wrote", "somebody wrote"]


@pytest.mark.parametrize("fault", [RuntimeError(), Rejected("a mistake in a statement")])
async def test_a_mistake_in_one_cog_is_nothing_to_tell_again(case: Case, fault: Exception) -> None:
    troubles.append(fault)
    await case.klass.router.wrote(BEN, GENERAL, case.klass.clock.now(), delivery="Ev1")
    await case.klass.goes_on()
    assert seen == ["ben wrote"]


async def test_what_nobody_would_tell_again_is_heard_by_the_others_all_the_same(case: Case) -> None:
    troubles.append(Full("no room"))
    await case.klass.router.wrote(BEN, GENERAL, case.klass.clock.now())
    await case.klass.goes_on()
    assert seen == ["ben wrote"]
