"""Taking a poll back with all that was answered: by whoever posted it, or by the feature that asked it."""

from __future__ import annotations

from typing import Final

from bot.context import Context, JobContext
from bot.kinds import Id
from cogs.polls.asking import found, link_to, may_be_shown, poll_link
from cogs.polls.card import DRAFT_KEPT, forget, poll_card, reminder, tell_follower
from cogs.polls.cog import Settings, polls
from cogs.polls.in_writing import page_links
from cogs.polls.voting import box_of
from storage.poll_answers import Ballots, PollAnswers
from storage.polls import Label, Poll, Polls, State

ENDED: Final = (State.CLOSED, State.GIVEN_UP)


@poll_card.undo
def take_away(ctx: Context[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll_id: Id) -> int | None:
    """Takes a poll back with all that was answered. Returns how many answers went, and ``None`` where nobody sees how
    many there were."""
    poll = found(ctx, store, poll_id)
    count: int | None = None
    if poll.label is Label.NAMED or may_be_shown(poll):
        count = poll.took_part if poll.is_over else answers.count(poll_id)
    tell_follower(ctx, store, poll)
    _emptied(ctx, store, answers, ballots, poll)
    return count


@polls.job("take-back")
def take_back_for_another(
    ctx: JobContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll_id: Id
) -> None:
    """Takes back a poll for the feature that asked it (docs/writing-a-cog.md), which so need not hear of it by
    ``follows``. One that has ended stays as it is; but not where only the best is told: that the feature alone tells,
    and it may have called it off a moment before the close."""
    poll = store.get(poll_id)
    if poll is None or poll.state is State.GONE or (poll.state in ENDED and not poll.best_only):
        return
    store.heard(poll_id)
    _emptied(ctx, store, answers, ballots, poll)
    ctx.remove(poll_link(poll))


def _emptied(ctx: JobContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll: Poll) -> None:
    """All that was asked and answered goes, with the key, and whatever tells of it beside its card."""
    poll_id = Id(poll.poll_id)
    if poll.label is Label.UNLINKABLE:
        box_of(ctx, poll).end()  # also of one whose key is lost: nothing that was sealed may stay for ever
    answers.clear(poll_id)
    ballots.clear(poll_id)
    for page in page_links(poll):
        ctx.remove(page)
    store.take_away(poll_id)
    for job in ("close", "remind", "draft"):
        ctx.cancel(f"{job}:{poll_id}")
    ctx.remove(reminder.link(poll_id))
    for other in ("notice", "promise", "what-now"):
        ctx.remove(link_to(other, poll_id))
    ctx.after(DRAFT_KEPT, forget.link(poll_id), key=f"draft:{poll_id}")
