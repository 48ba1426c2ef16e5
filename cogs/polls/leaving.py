"""People who go: what they answered by name goes with them, and no figure stays that was counted with them."""

from __future__ import annotations

from typing import Annotated, Final

from bot.cog import Result
from bot.context import JobContext
from bot.kinds import Id
from bot.people import Person
from cogs.polls.asking import COUNTED, link_to, poll_link
from cogs.polls.closing import count_ballots, noted
from cogs.polls.cog import Settings, polls
from cogs.polls.in_writing import page_links
from cogs.polls.kinds import Kind
from storage.owned import Owned
from storage.poll_answers import PollAnswers
from storage.polls import Label, Poll, Polls

VOTES: Final = frozenset({"vote"})  # what goes with who leaves the class


@polls.event("left-programmes")
def without_them(ctx: JobContext[Settings], store: Polls, answers: PollAnswers) -> None:
    """Somebody left the programmes or was deleted: the polls in which they stood are counted anew, and no others."""
    for poll in store.several(answers.take_gone()):
        _count_anew(ctx, store, answers, poll)


@polls.event("left")
def left(ctx: JobContext[Settings], store: Polls, answers: PollAnswers, owned: Owned, person: Person) -> None:
    """Somebody left the class, and could take nothing back any more: what they answered by name goes with them."""
    owned.leave(person, VOTES)
    without_them(ctx, store, answers)


@polls.job("anew")
def anew(ctx: JobContext[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> None:
    """Answers with names went from a poll."""
    poll = store.get(poll_id)
    if poll is not None:
        _count_anew(ctx, store, answers, poll)


def _count_anew(ctx: JobContext[Settings], store: Polls, answers: PollAnswers, poll: Poll) -> None:
    """Of figures in which somebody is counted whose row is gone, what is missing beside them would be the answer of
    whoever was deleted. So they are counted over the answers that are left; of too few there are none."""
    poll_id, left_ones = Id(poll.poll_id), answers.count(poll.poll_id)
    if poll.label is not Label.UNLINKABLE and left_ones != poll.took_part and store.count_anew(poll_id, left_ones):
        if Kind(poll.kind) in COUNTED and left_ones >= max(poll.least, 1):
            ctx.work(count_ballots.link(poll_id), then=recounted.link(poll_id))
        else:  # words stay on the cards on which they stand
            store.counted(poll_id, poll.result if poll.kind == Kind.TEXT else None)
    _show_anew(ctx, poll)


@polls.job("recounted")
def recounted(ctx: JobContext[Settings], store: Polls, poll_id: Id, result: Annotated[object, Result]) -> None:
    """It is counted without them; nobody is told that it was."""
    poll = store.get(poll_id)
    if poll is not None and isinstance(result, dict) and noted(store, poll, result):
        _show_anew(ctx, poll)


def _show_anew(ctx: JobContext[Settings], poll: Poll) -> None:
    for view in (poll_link(poll), *page_links(poll), link_to("what-now", poll.poll_id)):
        ctx.refresh(view, at_once=True)
