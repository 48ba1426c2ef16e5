"""Matching the people of a round: who may be matched, in the process pool, and what is made of what comes back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from typing import Annotated, Any, Final

from bot.card import Card
from bot.cog import Result
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.records import dataclass
from bot.text import When
from cogs.buddies.anew import find_places, look_again_for_all
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.lasting import plan_end
from cogs.buddies.links import link_to
from cogs.buddies.packing import PackedInput, PackedOutcome, packed, solved, unpacked_outcome
from cogs.buddies.pooling import Outcome, gather, load
from cogs.buddies.rooming import READ_FOR, SILENT_FOR, brought_up, close, new_group, open_rooms, thinned
from cogs.buddies.sizes import FEWEST, TRIO
from cogs.buddies.terms import another_follows
from storage.buddies import Programme
from storage.buddy_groups import Anew, Group, Taker
from storage.buddy_members import Member
from storage.buddy_rounds import Round, RoundState
from storage.study_buddies import StudyBuddies

TRIES_AGAIN: Final = timedelta(hours=1)


def may_be_matched(members: Iterable[Member], here: Iterable[Person], round_id: int, now: datetime) -> list[Member]:
    """Those who are ``here`` (in the programme's channel, or where the platform does not tell that, in the class), did
    not pause, do not leave this round out, and are not being asked whether they would go on. Read in the transaction
    that stores the groups: who said so a moment before is not matched."""
    there = set(here)
    return [each for each in members if each.person in there and each.is_free(now) and each.skips != round_id]


@dataclass(frozen=True, slots=True)
class Staying:
    """What goes on from one part of a term to the next: groups, who of them stays and who leaves; and which do not."""

    groups: tuple[Group, ...] = ()
    people: frozenset[Person] = frozenset()
    leaving: tuple[Person, ...] = ()
    dissolved: tuple[Group, ...] = ()
    parted: frozenset[tuple[str, str]] = frozenset()  # of one group, both of whom wished for a new one
    before: int = 0  # the part from which this goes on


def staying(ctx: ViewContext[Any], store: StudyBuddies, programme: Programme, this: Round) -> Staying:
    """The study groups of the last part that took place in which at least three stay. Who says nothing stays; not with
    anybody whom they named as one with whom they are never matched."""
    earlier = (each for each in store.rounds.of(programme.programme_id) if each.number < this.number)
    before = next((each for each in earlier if each.state is not RoundState.OFF), None)
    if not programme.of_groups or before is None:
        return Staying()
    here = set(ctx.members(programme.place))
    takers = [each for each in store.groups.takers(before.round_id) if each.group_id]
    wish = [each for each in takers if each.anew in (Anew.NEW, Anew.NOW, Anew.TRIO)]
    away = {each.person for each in takers if each.person not in here} | {each.person for each in wish}
    away |= _apart(store, [each for each in takers if each.person not in away])
    stay = Counter(each.group_id for each in takers if each.person not in away)
    groups = [each for each in store.groups.of_round(before.round_id) if each.open]
    going_on = {each.group_id: each for each in groups if stay[each.group_id] >= FEWEST}
    theirs = [each.person for each in takers if each.group_id in going_on]
    return Staying(
        tuple(going_on.values()),
        frozenset(theirs) - away,
        tuple(each for each in theirs if each in away),
        tuple(each for each in groups if each.group_id not in going_on),
        _of_one_group(wish),
        before.round_id,
    )


def _of_one_group(takers: Iterable[Taker]) -> frozenset[tuple[str, str]]:
    by_group = defaultdict[int, list[str]](list)
    for each in takers:
        by_group[each.group_id].append(each.person.external_id)
    return frozenset(two for people in by_group.values() for two in combinations(sorted(people), 2))


def _apart(store: StudyBuddies, takers: Sequence[Taker]) -> set[Person]:
    """Who named somebody of their own group since they are in it."""
    group_of = {each.person: each.group_id for each in takers}
    named = set[Person]()
    for pair in store.apart.pairs(group_of):
        one, other = (Person(store.space_id, each) for each in pair)
        if group_of[one] == group_of[other]:
            named |= {who for who, whom in ((one, other), (other, one)) if whom in store.apart.of(who)} or {one}
    return named


@buddies.work("matching", warms=load)
def matching(
    ctx: ViewContext[Settings], store: StudyBuddies, round_id: Id
) -> tuple[Callable[[Any], PackedOutcome | None], PackedInput | None]:
    """A round's matching, as bytes. Asked again before its outcome is stored: who paused, skipped or left meanwhile
    changes it, and it begins anew."""
    this = store.rounds.get(round_id)
    programme = store.programmes.get(this.programme_id) if this else None
    if this is None or programme is None:
        return nothing, None
    stays, here = staying(ctx, store, programme, this), ctx.members(programme.place)
    members = may_be_matched(store.members.all(programme.programme_id), here, round_id, ctx.now())
    members = [each for each in members if each.person not in stays.people]
    people = [each.person for each in members]
    meetings, apart = store.meetings.among(people), store.apart.pairs(people) | stays.parted
    return solved, packed(gather(_used_up(members), meetings, apart, programme, this.matches_at, this.seed))


def _used_up(members: list[Member]) -> Iterator[Member]:
    """Each of them, and then it is gone: twenty thousand that go at once stop every thread while they do."""
    members.reverse()
    while members:
        yield members.pop()


def nothing(_: object) -> None:
    """Of a round that is gone."""


@buddies.job("matched")
def matched(ctx: JobContext[Settings], store: StudyBuddies, round_id: Id, result: Annotated[object, Result]) -> None:
    """The groups are stored, once, and their conversations open; who could not be placed is told at once."""
    this = store.rounds.get(round_id)
    programme = store.programmes.get(this.programme_id) if this else None
    if this is None or programme is None or this.state is not RoundState.MATCHING:
        return
    if not isinstance(result, bytes):  # the processes that compute it failed
        _try_again(ctx, store, this)
        return
    stays = staying(ctx, store, programme, this)
    outcome = _never_two(unpacked_outcome(PackedOutcome(result)), stays)
    groups, people = _groups(ctx, programme, this, outcome)
    unplaced = [Person(ctx.space.id, each) for each in outcome.unplaced]
    store.rounds.move(
        round_id,
        RoundState.MATCHING,
        RoundState.RUNNING,
        repeats=sum(each.repeat for each in groups),
        in_writing=sum(each.in_writing for each in groups),
    )
    _go_on(ctx, store, this, stays)
    open_rooms(ctx, store, groups, people)
    _note(store, programme, people.values(), unplaced)
    store.groups.leave_out(round_id, programme.programme_id, unplaced, this.ends_at)
    left = find_places(ctx, store, programme, this, unplaced) if programme.of_groups else unplaced
    for each in left:
        ctx.tell(each, not_placed.link(round_id))
    if left:
        look_again_for_all(ctx, programme)
    _plan(ctx, programme, this)


def _try_again(ctx: JobContext[Any], store: StudyBuddies, this: Round) -> None:
    round_id = Id(this.round_id)
    after = RoundState.AHEAD if ctx.now() + TRIES_AGAIN < this.late_until else RoundState.OFF
    store.rounds.move(round_id, RoundState.MATCHING, after)
    if after is RoundState.AHEAD:
        ctx.after(TRIES_AGAIN, link_to("match", round_id), key=f"match:{round_id}")
    else:
        ctx.refresh(link_to("tomorrow", round_id))


def _never_two(outcome: Outcome, stays: Staying) -> Outcome:
    """Of study groups: fewer than three are no group where there is one that stays, into which they can come."""
    if not stays.groups:
        return outcome
    alone = (each for group in outcome.groups if len(group.people) < FEWEST for each in group.people)
    groups = tuple(each for each in outcome.groups if len(each.people) >= FEWEST)
    return Outcome(groups, (*outcome.unplaced, *alone))


def _groups(
    ctx: JobContext[Any], programme: Programme, this: Round, outcome: Outcome
) -> tuple[list[Group], dict[int, Sequence[Person]]]:
    groups, people = list[Group](), dict[int, Sequence[Person]]()
    for each in outcome.groups:
        group = new_group(ctx, programme, this, repeat=each.repeat, in_writing=each.in_writing)
        groups.append(group)
        people[group.group_id] = [Person(ctx.space.id, one) for one in each.people]
    return groups, people


def _go_on(ctx: JobContext[Any], store: StudyBuddies, this: Round, stays: Staying) -> None:
    """Groups that stay together are of this round from now on, without who wished for another one."""
    going_on = [each.group_id for each in stays.groups]
    until = this.ends_at + READ_FOR
    store.parts.go_on(going_on, this.round_id, until, ctx.now())
    store.together.part(this.round_id, stays.parted, until)
    store.together.go_on(going_on, stays.before, this.round_id, until)
    store.together.take_out_of(going_on, stays.leaving)  # of this round by now: they do not come back in it
    fewer = {each.group_id for each in store.groups.take_thinned()}
    for group_id in sorted(fewer):
        ctx.at(ctx.now(), thinned.link(Id(group_id)))
    for each in stays.groups:  # what their cards say is of this part, and a silent room gets an easier question again
        if each.group_id not in fewer:
            ctx.at(ctx.now(), brought_up.link(Id(each.group_id)))
        ctx.after(SILENT_FOR, link_to("follow", each.group_id), key=f"follow:{each.group_id}")
    closes_at = ctx.now() + READ_FOR
    late = [each for each in stays.dissolved if each.closes_at > closes_at]  # the part before lasted longer
    if late:
        store.parts.prolong(late[0].round_id, closes_at)
    for each in late:
        ctx.at(closes_at, close.link(Id(each.group_id)), key=f"close:{each.group_id}")


def _note(
    store: StudyBuddies, programme: Programme, groups: Iterable[Sequence[Person]], unplaced: Sequence[Person]
) -> None:
    """What is to be kept in mind next time: who comes first, and who was in a trio."""
    flags: dict[Person, dict[str, object]] = {each: {"first": True, "trio": False} for each in unplaced}
    for people in groups:
        trio = len(people) == TRIO and not programme.of_groups
        flags |= {each: {"first": False, "trio": trio} for each in people}
    store.members.set_flags(programme.programme_id, flags)


def _plan(ctx: JobContext[Any], programme: Programme, this: Round) -> None:
    round_id = Id(this.round_id)
    ctx.at(this.middle_at, link_to("middle-of", round_id), key=f"middle-of:{round_id}")
    plan_end(ctx, programme, this)
    ctx.refresh(link_to("tomorrow", round_id))


@buddies.view("not-placed")
def not_placed(ctx: ViewContext[Settings], store: StudyBuddies, round_id: Id) -> Card | None:
    """A direct message to who could not be placed: kindly, at once, and what happens now."""
    this = store.rounds.get(round_id)
    if this is None or this.state is not RoundState.RUNNING:
        return None
    programme = store.programmes.get(this.programme_id)
    if programme is None or not programme.runs:
        return Card(ctx.plain("not-placed-title-last"), ctx.text("not-placed-over"))
    if not another_follows(ctx, store, programme, this):
        return Card(ctx.plain("not-placed-title-last"), ctx.text("not-placed-last", until=When(this.late_until)))
    said = "not-placed-groups" if programme.of_groups else "not-placed"
    return Card(ctx.plain("not-placed-title"), ctx.text(said, until=When(this.late_until)))
