"""Places that are found for several people at once: the round is read once, and each sees what became of it before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.people import Person
from cogs.buddies import cog
from cogs.buddies.packing import packed_outcome
from cogs.buddies.pooling import Outcome, Placed
from storage.buddies import Programme
from storage.buddy_groups import Anew, Group, GroupState
from storage.buddy_rounds import Round, RoundState
from storage.database import Tx
from storage.people import People
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.people import COFFEE, GROUPS
from tests.klass import SPACE, Klass

DAY = timedelta(days=1)
THIS = 4000


def people(names: Iterable[str]) -> list[Person]:
    return [Person(SPACE, each) for each in names]


def begun(
    klass: Klass, names: str, state: RoundState, tx: Tx, *, programme: Programme = GROUPS, this: int = THIS
) -> Round:
    """A round of people with names of one letter."""
    store, now = StudyBuddies(tx, SPACE), klass.clock.now()
    store.programmes.add(replace(programme, programme_id=this, by=Person(SPACE, "instructor")))
    round_ = Round(this, this, 0, 1, state, now, now + 13 * DAY, now + 26 * DAY, now + 27 * DAY, seed=7)
    store.rounds.add(round_)
    for person in people(names):
        People(tx, SPACE).joined(person)
        store.members.join(this, person, now)
    return round_


async def placed(klass: Klass, link: str, outcome: Outcome | None = None, this: int = THIS) -> int:
    """How many statements a job of the round takes."""

    def run(tx: Tx) -> int:
        before, given = tx.statements, {"result": packed_outcome(outcome)} if outcome else {}
        done = klass.core.run_job(tx, SPACE, cog.declarations[link].link(this), 0, asked_by=None, **given)
        done.effects.flush(tx, SPACE)
        return tx.statements - before

    return await klass.database.write(SPACE, run)


async def together(klass: Klass, this: int = THIS) -> dict[int, str]:
    """By group, who is in it; 0: who is in none."""

    def read(tx: Tx) -> dict[int, str]:
        found: dict[int, str] = {}
        for each in StudyBuddies(tx, SPACE).groups.takers(this):
            found[each.group_id] = found.get(each.group_id, "") + each.person.external_id
        return found

    return await klass.database.read(read)


async def test_of_several_who_come_into_a_group_only_so_many_do_as_it_has_places(klass: Klass) -> None:
    await klass.database.write(SPACE, partial(begun, klass, "abcdef", RoundState.MATCHING))
    await placed(klass, "matched", Outcome((Placed(("a", "b", "c")),), ("d", "e", "f")))
    found = await together(klass)
    assert found.pop(0) == "f"
    assert [*found.values()] == ["abcde"]


async def test_who_leaves_a_group_leaves_a_place_for_the_next_one(klass: Klass) -> None:
    """Two wish for another group: the first comes into the one that has a place, the second into theirs."""
    groups = {1: "abcde", 2: "fghij", 3: "klmn"}

    def fill(tx: Tx) -> None:
        this, store = begun(klass, "abcdefghijklmn", RoundState.RUNNING, tx), StudyBuddies(tx, SPACE)
        more = (this.round_id, THIS, 0, GROUPS.place, klass.clock.now(), this.ends_at, GroupState.OPEN)
        store.groups.add([Group(each, *more) for each in groups], {at: people(names) for at, names in groups.items()})
        for group_id, name in ((1, "a"), (2, "f")):
            store.groups.say(group_id, Person(SPACE, name), anew=Anew.TRIO)

    await klass.database.write(SPACE, fill)
    await placed(klass, "look-again")
    assert await together(klass) == {1: "bcdef", 2: "ghij", 3: "aklmn"}


async def test_those_for_whom_there_is_no_place_take_as_many_statements_as_one(klass: Klass) -> None:
    cost = []
    for this, left in ((THIS, "f"), (THIS + 1, "f"), (THIS + 2, "fghij")):
        await klass.database.write(SPACE, partial(begun, klass, "abcde" + left, RoundState.MATCHING, this=this))
        cost.append(await placed(klass, "matched", Outcome((Placed(tuple("abcde")),), tuple(left)), this))
        assert (await together(klass, this))[0] == left
    assert cost[1] == cost[2]  # the first one reads settings, too


async def test_who_finds_a_place_still_waits_in_another_programme(klass: Klass) -> None:
    other = THIS + 1

    def fill(tx: Tx) -> None:
        begun(klass, "abcd", RoundState.MATCHING, tx)
        elsewhere = begun(klass, "d", RoundState.RUNNING, tx, programme=COFFEE, this=other)
        StudyBuddies(tx, SPACE).groups.leave_out(other, other, people("d"), elsewhere.ends_at)

    await klass.database.write(SPACE, fill)
    await placed(klass, "matched", Outcome((Placed(("a", "b", "c")),), ("d",)))
    assert [*(await together(klass)).values()] == ["abcd"]
    assert await together(klass, other) == {0: "d"}
