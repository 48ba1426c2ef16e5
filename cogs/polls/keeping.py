"""How long a poll is kept: a course, and the time in which one looks back at it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.context import JobContext
from bot.kinds import Id
from cogs.polls.asking import link_to
from cogs.polls.cog import Settings, polls
from storage.poll_answers import KEPT, Ballots, PollAnswers
from storage.polls import Label, Polls

LOOKS_AGAIN: Final = timedelta(days=30)


def keep(ctx: JobContext[Settings], poll_id: int) -> None:
    """From now on the poll is kept for so long, and for as long as it is open."""
    ctx.after(KEPT, link_to("expire", poll_id), key=f"expire:{poll_id}")


@polls.job("expire")
def expire(ctx: JobContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll_id: Id) -> None:
    """What was asked and what was answered goes; what platforms still show of it stays there."""
    poll = store.get(poll_id)
    if poll is None:
        return
    if poll.takes_answers or (poll.closed_at is not None and poll.closed_at + KEPT > ctx.now()):
        again = poll.closed_at + KEPT if poll.closed_at else ctx.now() + LOOKS_AGAIN
        ctx.at(max(again, ctx.now()), expire.link(poll_id), key=f"expire:{poll_id}")
        if poll.is_over and poll.label is not Label.UNLINKABLE:
            # Its first answers are a year old, and would go one by one, with figures beside them that tell whose.
            answers.clear(poll_id)
            ctx.at(ctx.now(), link_to("anew", poll_id))
        return
    answers.clear(poll_id)
    ballots.clear(poll_id)
    store.delete(poll_id)
