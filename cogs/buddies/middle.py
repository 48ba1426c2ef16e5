"""The middle of a round: did you meet? Four answers, which nobody else sees, and help for who got none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, Literal, TypeAlias

from bot.card import Button, Card
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.reached import MET_BUDDY
from bot.text import joined
from cogs.buddies.anew import without_answer
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.dates import LOOKS_AGAIN
from cogs.buddies.inside import own_seat, said_met
from cogs.buddies.rooming import say
from storage.buddy_groups import Anew, BuddyGroups, Group, GroupState, Said, Taker
from storage.buddy_rounds import RoundState
from storage.study_buddies import StudyBuddies

How: TypeAlias = Literal["met", "planned", "not-yet", "no-answer"]
_ANSWERS: Final[tuple[How, ...]] = ("met", "planned", "not-yet", "no-answer")


@buddies.job("middle-of")
def middle_of(ctx: JobContext[Settings], store: StudyBuddies, round_id: Id) -> None:
    """It comes into every conversation of the round; a pause puts it off by days."""
    this = store.rounds.get(round_id)
    if this is None or this.state is not RoundState.RUNNING:
        return
    if ctx.resting():
        if ctx.now() + LOOKS_AGAIN < this.asks_at:
            ctx.after(LOOKS_AGAIN, middle_of.link(round_id), key=f"middle-of:{round_id}")
        return
    for group, people in conversations(ctx, store.groups, round_id):
        say(ctx, group, people, middle.link(Id(group.group_id), round_id))


def conversations(ctx: ViewContext[Any], store: BuddyGroups, round_id: int) -> list[tuple[Group, list[Person]]]:
    """The open groups of a round in which more than one person is, with these."""
    here, people = set(ctx.members()), dict[int, list[Person]]()
    for each in store.takers(round_id):
        if each.person in here:
            people.setdefault(each.group_id, []).append(each.person)
    groups = store.of_round(round_id, GroupState.OPEN)
    return [(each, there) for each in groups if len(there := people.get(each.group_id, [])) > 1]


@buddies.view("middle")
def middle(ctx: ViewContext[Settings], store: StudyBuddies, group_id: Id, round_id: Id) -> Card | None:
    """The question, in the conversation; of a study group a card of its own in each part of the term."""
    group = store.groups.get(group_id)
    this = store.rounds.get(round_id) if group and group.round_id == round_id else None
    if group is None or not group.open or this is None or this.state is not RoundState.RUNNING:
        return None
    actions = tuple(Button(ctx.plain(f"said-{each}"), say_how.link(group_id, each, round_id)) for each in _ANSWERS)
    return Card(ctx.plain("middle-title"), ctx.text("middle"), actions=actions, note=ctx.text("middle-note"))


def check_runs(store: StudyBuddies, group: Group, round_id: Id) -> None:
    """A card of an earlier part of a term stays in the room, and asks of that part. Raises :class:`Refusal`."""
    this = store.rounds.get(round_id)
    if this is None or this.state is not RoundState.RUNNING or group.round_id != round_id:
        raise Refusal("round-over")


def tell_met(ctx: Context[Any], before: Taker, now: Taker) -> None:
    """Somebody may have said for the first time that their group met. Of them alone: that they said so nobody else in
    it is told, not even by being told that they met."""
    if said_met(now) and not said_met(before):
        ctx.announce(MET_BUDDY, [now.person])


@buddies.button("said")
def say_how(ctx: Context[Settings], store: StudyBuddies, group_id: Id, how: How, round_id: Id) -> Card:
    """One person's answer, in place of an earlier one."""
    group, before = own_seat(ctx, store.groups, group_id)
    check_runs(store, group, round_id)
    said = Said(how)
    store.groups.say(group_id, ctx.person, said=said)
    tell_met(ctx, before, replace(before, said=said))
    if said is Said.NO_ANSWER:
        return without_answer(ctx, store, group)
    lines = [ctx.text(f"answered-{how}")]
    taker = store.groups.taker(group_id, ctx.person)
    if taker is not None and taker.anew is Anew.NOW:
        lines.append(ctx.text("answered-no-other"))
    if taker is not None and taker.anew in (Anew.NOW, Anew.WAIT):  # another group they wish whoever answers
        store.parts.say_of_this(group_id, ctx.person, Anew.NOTHING)
    return Card(text=joined(lines, " "), note=ctx.text("only-you"))
