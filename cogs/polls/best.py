"""Polls of which only the best is told, to the feature that asked: what is kept at the close, and what is shown of it.

Another feature asks them where choices are people's names (``Poll.best_only``): nobody is ranked, so no number of votes
is stored, drawn, exported or compared, and nothing is kept from which one could be counted. Whoever was chosen is told
first, by that feature, and decides what the class sees: so the poll itself names nobody, on no card and in no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.card import Field
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.seal import Mine
from cogs.polls.asking import managed, size_of
from cogs.polls.kinds import Kind
from cogs.polls.tally import tally
from cogs.polls.voting import from_sealed
from storage.polls import Poll, Polls


def best_of(poll: Poll, opened: Sequence[Mine]) -> dict[str, Any]:
    """What is kept of all that was answered: what most chose, and how many took part."""
    ballots = [from_sealed(each.answer) for each in opened if each.answer is not None]
    found = tally(Kind(poll.kind), size_of(poll), [each for each in ballots if isinstance(each, tuple)])
    return {"took_part": found.took_part, "winners": [*found.winners]}


def best(ctx: ViewContext[Any], poll: Poll) -> tuple[Field, ...]:
    """That the class has chosen, and how many took part: for everyone, staff too."""
    return (
        Field(ctx.plain("outcome-label"), ctx.text("best-chosen")),
        Field(ctx.plain("took-part-label"), ctx.text("took-part", count=poll.took_part)),
    )


def reworded(ctx: Context[Any], store: Polls, poll_id: Id) -> Poll:
    """A poll that this person looks after, for what changes it, repeats it or asks it again. Raises :class:`Refusal`
    also for one of which only the best is told: its choices are those of the feature that asked, and asked anew in the
    usual way it would be counted."""
    poll = managed(ctx, store, poll_id)
    if poll.best_only:
        raise Refusal("poll-of-feature")
    return poll
