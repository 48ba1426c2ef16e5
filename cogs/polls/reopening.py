"""Opening a poll again while nobody saw what came of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from bot.card import Card
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.text import When
from cogs.polls.asking import link_to, poll_link
from cogs.polls.at_once import and_warned, beside, closer, warned
from cogs.polls.best import reworded
from cogs.polls.card import plan_close
from cogs.polls.cog import Settings, polls
from cogs.polls.fitting import lasting
from storage.poll_schedules import PlannedPolls
from storage.polls import Label, Poll, Polls, State
from storage.schedules import Schedules


@polls.form("reopen", needs="asks", answers="here")
def reopen(
    ctx: Context[Settings],
    store: Polls,
    plans: PlannedPolls,
    schedules: Schedules,
    poll_id: Id,
    more: Annotated[timedelta, Option()],
) -> Card:
    """It takes answers again, while nobody has seen a result; of *unlinkable* the key is gone for good. At the latest
    it closes when a schedule asks the same."""
    poll = _unseen(ctx, store, poll_id)
    until = ctx.now() + timedelta(seconds=lasting(more, "more"))
    until = ctx.quiet_until(until) or until
    near = beside(ctx, store, plans, schedules, poll)
    until = near.until(until)
    if not store.reopen(poll_id, until):
        raise Refusal("reopen-open")
    plan_close(ctx, poll, until)
    for view in ("notice", "what-now"):
        ctx.remove(link_to(view, poll_id))
    ctx.refresh(poll_link(poll), at_once=True)
    warning, closing = warned(ctx, near, poll, until, closer(ctx))
    text = and_warned(ctx.text("extended-next" if until == near.next else "reopened", until=When(until)), warning)
    return Card(text=text, actions=closing, note=ctx.text("only-you"))


@reopen.prefill
def _may_be_reopened(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    if _unseen(ctx, store, poll_id).state is not State.CLOSED:
        raise Refusal("reopen-open")
    return {}


def _unseen(ctx: Context[Settings], store: Polls, poll_id: Id) -> Poll:
    """A poll of which nobody saw a result, and which is not told to be over for good. Raises :class:`Refusal`."""
    poll = reworded(ctx, store, poll_id)
    if poll.label is Label.UNLINKABLE and poll.is_over:
        raise Refusal("reopen-unlinkable")
    if poll.doing is not None:
        raise Refusal("reopen-promised")
    if poll.seen:
        raise Refusal("reopen-seen")
    return poll
