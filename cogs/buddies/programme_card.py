"""A programme before the class: its card in the channel whose people it is for, and what happens where that is gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from bot.card import Action, Button, Card, Field, Look
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Id
from bot.text import Text, When
from bot.thresholds import in_steps
from cogs.buddies.asking import found, rhythm, title
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.links import link_to
from cogs.buddies.planning import unplan
from cogs.buddies.rhythm import coming
from cogs.buddies.rooming import READ_FOR
from cogs.buddies.trouble import posted
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers
from storage.buddy_rounds import COMING, BuddyRounds, RoundState
from storage.schedules import Schedules

KEPT_AFTER: Final = timedelta(days=60)


def put_up(ctx: JobContext[Any], programme: Programme) -> None:
    """Its card is on its way to its place."""
    this = Id(programme.programme_id)
    ctx.post(programme.place, programme_card.link(this), then=posted.link(this))


@buddies.view("programme", every=timedelta(seconds=2))
def programme_card(
    ctx: ViewContext[Settings], store: Buddies, members: BuddyMembers, rounds: BuddyRounds, programme_id: Id
) -> Card | None:
    """What it is, when, and how one joins. How many are in is told in steps, and never who."""
    programme = store.get(programme_id)
    if programme is None or programme.is_draft:
        return None
    if not programme.runs:
        return Card(title(ctx, programme), ctx.text("card-over"), note=ctx.text("card-over-note"))
    fields = [Field(ctx.plain("rhythm-label"), rhythm(ctx, programme))]
    if not programme.of_groups and (next_ := _next(ctx, rounds, programme)) is not None:
        fields.append(Field(ctx.plain("next-label"), (When(next_),)))
    if told := in_steps(members.counts([programme_id]).get(programme_id, 0)):
        fields.append(Field(ctx.plain("joined-label"), ctx.text("in-so-many", count=told)))
    actions: tuple[Action, ...] = (
        Button(ctx.plain("join-button"), link_to("join", programme_id), Look.MAIN),
        Button(ctx.plain("own-button"), link_to("own", programme_id)),
    )
    text, note = what_it_is(ctx, programme), ctx.text("card-note")
    return Card(title(ctx, programme), text, tuple(fields), actions=actions, note=note)


def _next(ctx: ViewContext[Any], rounds: BuddyRounds, programme: Programme) -> datetime | None:
    """When pairs are made next: as it was told of, where that is so already."""
    told_of = rounds.current(programme.programme_id, *COMING)
    if told_of is not None and told_of.matches_at > ctx.now():
        return told_of.matches_at
    return next((each for each in coming(programme, ctx.now(), 2) if each > ctx.now()), None)


def what_it_is(ctx: ViewContext[Any], programme: Programme) -> Text:
    """What one joins, in a few sentences."""
    if programme.of_groups:
        return ctx.text("what-groups", size=programme.size)
    return ctx.text("what-coffee", weeks=programme.weeks)


@programme_card.undo
def take_away(
    ctx: Context[Settings], store: Buddies, members: BuddyMembers, schedules: Schedules, programme_id: Id
) -> int | None:
    """Takes a programme back, with what people told for it; how many they were is told to nobody."""
    programme = found(ctx, store, programme_id)
    close(ctx, store, schedules, programme)
    members.clear(programme_id)
    return None


def kept_for(ctx: JobContext[Any], store: Buddies, programme_id: int) -> timedelta:
    """So long what people told is kept after the end of a programme: it is needed while a round goes on, and its rooms.
    Whole days."""
    this = BuddyRounds(store.tx, store.space_id).current(programme_id, RoundState.RUNNING)
    if this is None:
        return KEPT_AFTER
    return max(KEPT_AFTER, timedelta(days=(this.ends_at + READ_FOR - ctx.now()).days + 1))


def close(ctx: JobContext[Any], store: Buddies, schedules: Schedules, programme: Programme) -> bool:
    """Nobody joins it any more, and nothing more begins by itself. False when it was over before."""
    this = Id(programme.programme_id)
    if not store.end(this, ctx.now()):
        return False
    unplan(ctx, schedules, programme)
    ctx.after(kept_for(ctx, store, this), link_to("forget-programme", this), key=f"programme:{this}")
    ctx.refresh(programme_card.link(this))
    return True


@buddies.job("programme-over")
def programme_over(ctx: JobContext[Settings], store: Buddies, schedules: Schedules, programme_id: Id) -> None:
    """The last day of its term has passed."""
    programme = store.get(programme_id)
    if programme is not None and programme.runs:
        close(ctx, store, schedules, programme)
