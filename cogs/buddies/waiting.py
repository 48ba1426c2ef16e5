"""Study groups: for whoever waits a place is looked for again when somebody comes or goes; three who wait are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations
from typing import Any, Final

from bot.context import JobContext
from bot.kinds import Id
from bot.people import Person
from cogs.buddies.anew import find_places, hangs, look_again_for_all, thin_out, time_left, untell_not_placed
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.matching import may_be_matched
from cogs.buddies.placing import only_ones
from cogs.buddies.rooming import new_group, open_rooms
from cogs.buddies.seats import alone_of
from cogs.buddies.sizes import FEWEST
from cogs.buddies.suiting import can_meet, day_of
from storage.buddies import Programme
from storage.buddy_groups import Anew, Taker
from storage.buddy_members import Member
from storage.buddy_rounds import Round, RoundState
from storage.study_buddies import StudyBuddies

LOOKED_AT: Final = 12  # of more who wait the first are looked at; each three of them are a group already


@buddies.job("look-again")
def look_again(ctx: JobContext[Settings], store: StudyBuddies, programme_id: Id) -> None:
    """Somebody came into a programme, or into one of its groups, or went from it: who is in none, or wishes for another
    one, may have a place now."""
    programme = store.programmes.get(programme_id)
    this = store.rounds.current(programme_id, RoundState.RUNNING)
    if programme is None or this is None or not programme.runs or not programme.of_groups:
        return
    if time_left(ctx, this):
        takers = store.groups.takers(this.round_id)
        wish = {each.person for each in takers if each.group_id and _wishes(each)}
        find_places(ctx, store, programme, this, [each.person for each in _free(ctx, store, programme, this, wish)])
    if ctx.now() < this.late_until:
        _make_groups(ctx, store, programme, this)


def _make_groups(ctx: JobContext[Any], store: StudyBuddies, programme: Programme, this: Round) -> None:
    """Those who are in no group: into one that there is, or together, while they are enough; then the last of them
    again."""
    waiting = _waiting(ctx, store, programme, this)
    apart = store.not_again(this.round_id, [each.person for each in waiting])
    while people := together(ctx.now(), waiting, apart, programme.size):
        whose = [each.person for each in people]
        takers = [each for each in store.groups.takers(this.round_id) if each.person in whose]
        store.together.take_out_of({each.group_id for each in takers if each.group_id}, whose)
        in_writing = all(each.hours for each in people) and not _can_meet(ctx.now(), people)
        group = new_group(ctx, programme, this, repeat=bool(store.meetings.among(whose)), in_writing=in_writing)
        open_rooms(ctx, store, [group], {group.group_id: whose})
        store.members.set_flags(programme.programme_id, {each: {"first": False} for each in whose})
        store.groups.hang(this.round_id, [each.person for each in takers if each.group_id and hangs(each)])
        untell_not_placed(ctx, this, whose)
        thin_out(ctx, store)  # rooms in which one of them stood alone
        look_again_for_all(ctx, programme)
        waiting = _waiting(ctx, store, programme, this)


def _waiting(ctx: JobContext[Any], store: StudyBuddies, programme: Programme, this: Round) -> list[Member]:
    """Those who are in no group, or wait alone in the room of one, after another look whether one has a place; whoever
    was left out comes first."""
    takers, here = store.groups.takers(this.round_id), {*ctx.members()}
    inside = Counter(each.group_id for each in takers if each.person in here)
    some = {each.person for each in takers if not each.group_id or (inside[each.group_id] == 1 and _wishes(each))}
    free = _free(ctx, store, programme, this, some)
    left = {*find_places(ctx, store, programme, this, [each.person for each in free])}
    return [each for each in free if each.person in left]


def _wishes(taker: Taker) -> bool:
    return taker.anew in (Anew.NOW, Anew.TRIO)


def _free(
    ctx: JobContext[Any], store: StudyBuddies, programme: Programme, this: Round, people: Iterable[Person]
) -> list[Member]:
    members = store.members.among(this.programme_id, [*people]).values()
    free = may_be_matched(members, ctx.members(programme.place), this.round_id, ctx.now())
    return sorted(free, key=lambda each: (not each.first, each.joined_at, each.person.external_id))


def together(now: datetime, waiting: Sequence[Member], apart: set[tuple[str, str]], most: int) -> list[Member]:
    """As many of these as a group has, of whom no two are kept apart: nobody the only one of something against their
    wish, and with an hour that suits them all, where there are such. Empty where not even three are so."""
    threes = [each for each in combinations(waiting[:LOOKED_AT], FEWEST) if not _any_apart(each, apart)]
    if not threes:
        return []
    found = [*min(threes, key=lambda each: _trouble(now, each))]
    while len(found) < most:
        others = [each for each in waiting if each not in found and not _any_apart([*found, each], apart)]
        if not others:
            break
        found.append(min(others, key=lambda each: _trouble(now, [*found, each])))
    return found


def _trouble(now: datetime, people: Sequence[Member]) -> tuple[int, bool]:
    """The less the better: of how much somebody is the only one, and whether no hour suits all."""
    return only_ones(alone_of(people).values()), not _can_meet(now, people)


def _any_apart(people: Sequence[Member], apart: set[tuple[str, str]]) -> bool:
    ids = sorted(each.person.external_id for each in people)
    return any(pair in apart for pair in combinations(ids, 2))


def _can_meet(now: datetime, people: Sequence[Member]) -> bool:
    return can_meet(people, day_of(now))
