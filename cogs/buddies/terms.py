"""Study groups at a third and at two thirds of the term: stay together, or find another group.

MIT's and Berkeley's matchers offer it then (PRACTICE.md, "Pairing and groups"). Who says nothing stays.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, TypeAlias

from bot.card import Action, Button, Card
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.text import Text, When
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.inside import own_group
from cogs.buddies.rhythm import AHEAD, PARTS, coming, end_of, stages
from storage.buddies import Programme
from storage.buddy_groups import Anew, Group
from storage.buddy_rounds import COMING, Round, RoundState
from storage.study_buddies import StudyBuddies

Wish: TypeAlias = Literal["stay", "new"]


def following(ctx: ViewContext[Any], store: StudyBuddies, programme: Programme, this: Round) -> datetime | None:
    """When groups are made anew after a part of a term, as things stand; ``None`` where no other part follows it, or
    one has begun."""
    if not programme.of_groups or not programme.runs or this.number >= PARTS:
        return None
    begun = store.rounds.current(this.programme_id, RoundState.RUNNING, RoundState.OVER)
    if begun is None or begun.round_id != this.round_id:
        return None
    if (told_of := store.rounds.current(this.programme_id, *COMING)) is not None:
        return told_of.matches_at
    if this.state is RoundState.OVER:  # the next one did not take place
        return next((each for each in stages(programme)[this.number :] if each > ctx.now()), None)
    ends = end_of(programme)
    return this.ends_at + AHEAD if ends is None or this.ends_at < ends else None


def another_follows(ctx: ViewContext[Any], store: StudyBuddies, programme: Programme, this: Round) -> bool:
    """Whether people are matched again after a round, or a part of a term, as things stand."""
    if not programme.runs:
        return False
    if store.rounds.current(this.programme_id, *COMING) is not None:
        return True
    return (
        following(ctx, store, programme, this) is not None
        if programme.of_groups
        else bool(coming(programme, ctx.now(), 1))
    )


def offer(
    ctx: ViewContext[Any], store: StudyBuddies, programme: Programme, this: Round, group: Group
) -> tuple[Text, tuple[Action, ...]] | None:
    """What is asked beside how it was; ``None`` where no other part of the term follows."""
    when, group_id = following(ctx, store, programme, this), Id(group.group_id)
    if when is None:
        return None
    actions = (
        Button(ctx.plain("stay-button"), wish.link(group_id, "stay")),
        Button(ctx.plain("new-group-button"), wish.link(group_id, "new")),
    )
    return ctx.text("stay-or-new", when=When(when)), actions


@buddies.button("stay-or-new")
def wish(ctx: Context[Settings], store: StudyBuddies, group_id: Id, which: Wish) -> Card:
    """What one person wishes; nobody in the group is told."""
    return _wished(ctx, store, own_group(ctx, store.groups, group_id), which)


@buddies.button("in-next-part")
def in_next_part(ctx: Context[Settings], store: StudyBuddies, round_id: Id, which: Wish) -> Card:
    """The same from the card in the channel, a day before the part of the term for which it is wished."""
    this = store.rounds.get(round_id)
    if this is None or this.state not in COMING:
        raise Refusal("round-begun")
    if store.members.get(this.programme_id, ctx.person) is None:
        raise Refusal("skip-not-in")
    before = store.rounds.current(this.programme_id, RoundState.RUNNING, RoundState.OVER)
    mine = [each.group_id for each in store.groups.of(ctx.person) if before and each.round_id == before.round_id]
    group = store.groups.get(mine[0]) if mine else None
    if group is None or not group.open:
        raise Refusal("in-no-group", when=When(this.matches_at))
    return _wished(ctx, store, group, which)


def _wished(ctx: Context[Settings], store: StudyBuddies, group: Group, which: Wish) -> Card:
    this, programme = store.rounds.get(group.round_id), store.programmes.get(group.programme_id)
    if this is None or programme is None or following(ctx, store, programme, this) is None:
        raise Refusal("no-part-follows")
    store.groups.say(group.group_id, ctx.person, anew=Anew(which))
    return Card(text=ctx.text(f"wished-{which}"), note=ctx.text("only-you"))
