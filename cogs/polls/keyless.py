"""Polls whose key is missing: nobody can read their answers, until it is back or nobody waits for it any longer."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.card import Card
from bot.context import Context, JobContext, Refusal
from bot.keys import KEYLESS
from bot.kinds import Id
from cogs.polls.asking import link_to, managed, poll_link
from cogs.polls.card import reminder, tell_follower
from cogs.polls.cog import Settings, polls
from cogs.polls.voting import box_of
from storage.polls import Poll, Polls, State
from storage.sealed import Sealed

LOOKS_FOR_KEY: Final = timedelta(minutes=10)  # while it could take answers


@polls.event(KEYLESS)
def without_keys(ctx: JobContext[Settings], store: Polls, sealed: Sealed) -> None:
    """Seen at a start, after a restore, or while it runs: what is open takes no answers, and its card says so. Of what
    waits and has its key again, the answers go on, or are counted; what a restore left without any waits for none."""
    missing = {*ctx.keyless()}
    gone = missing & {*sealed.destroyed()}
    for poll in store.several(gone):
        _never_comes_back(ctx, store, poll)
    for poll in store.several(missing - gone):
        _look(ctx, store, poll, missing=True)
    for poll in store.without_key():
        if poll.poll_id not in missing:
            _is_back(ctx, store, poll)


def _never_comes_back(ctx: JobContext[Settings], store: Polls, poll: Poll) -> None:
    store.lost(poll.poll_id)
    for job in ("close", "remind", "key"):
        ctx.cancel(f"{job}:{poll.poll_id}")
    ctx.remove(reminder.link(Id(poll.poll_id)))
    given_up(ctx, store, poll)
    ctx.refresh(poll_link(poll), at_once=True)


def _is_back(ctx: JobContext[Settings], store: Polls, poll: Poll) -> None:
    if poll.waits:
        _look(ctx, store, poll, missing=False)
    else:
        ctx.at(ctx.now(), link_to("close", poll.poll_id), key=f"close:{poll.poll_id}")


@polls.job("look-for-key")
def look_for_key(ctx: JobContext[Settings], store: Polls, poll_id: Id) -> None:
    """Somebody could not answer, or it was missing a while ago."""
    poll = store.get(poll_id)
    if poll is not None:
        _look(ctx, store, poll, missing=poll_id in ctx.keyless())


def _look(ctx: JobContext[Settings], store: Polls, poll: Poll, *, missing: bool) -> None:
    poll_id = Id(poll.poll_id)
    if not (poll.state is State.OPEN or poll.waits):
        return
    if store.lost(poll_id) if missing else store.found(poll_id):
        ctx.refresh(poll_link(poll), at_once=True)
    if missing:
        ctx.after(LOOKS_FOR_KEY, look_for_key.link(poll_id), key=f"key:{poll_id}")


@polls.button("give-up", needs="asks", answers="here")
def give_up(ctx: Context[Settings], store: Polls, poll_id: Id) -> Card:
    """Nobody waits for its key any longer: what is sealed goes, and can never be counted."""
    poll = managed(ctx, store, poll_id)
    if poll.state is not State.LOST:
        raise Refusal("give-up-not")
    ctx.cancel(f"close:{poll_id}")
    given_up(ctx, store, poll)
    ctx.refresh(poll_link(poll), at_once=True)
    return Card(text=ctx.text("given-up-best" if poll.best_only else "given-up"), note=ctx.text("only-you"))


def given_up(ctx: JobContext[Settings], store: Polls, poll: Poll) -> None:
    """It stays so, also if its key comes back before it is swept: of what it opened nothing is left."""
    store.give_up(poll.poll_id)
    box_of(ctx, poll).end()
    tell_follower(ctx, store, poll)
