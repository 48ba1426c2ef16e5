"""Mending a typo in a poll that stands before the class, which must stay the question that was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from bot.card import Card
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from cogs.polls.asking import CHOSEN, LONGEST_QUESTION, link_to, managed, poll_link
from cogs.polls.at_once import and_warned, beside, closer, those_closing, warned
from cogs.polls.best import reworded
from cogs.polls.card import closes_at, cut
from cogs.polls.cog import Settings, polls
from cogs.polls.fitting import different
from cogs.polls.kinds import MOST_CHOICES
from cogs.polls.typos import another_name, only_mended
from storage.poll_schedules import PlannedPolls
from storage.polls import TAKES_ANSWERS, Polls
from storage.schedules import Schedules


@polls.form("mend", needs="asks")
def mend(
    ctx: Context[Settings],
    store: Polls,
    plans: PlannedPolls,
    schedules: Schedules,
    poll_id: Id,
    question: Annotated[str, Option(most=LONGEST_QUESTION, long=True)],
    choices: Annotated[list[str] | None, Option(most=MOST_CHOICES, long=True)] = None,
) -> Card:
    """Mends a typo in a poll that is open, and in what schedules ask of it; the card then says so.

    It must stay the question that was posted, whether or not somebody answered: a refusal would tell that somebody did.
    """
    poll = reworded(ctx, store, poll_id)
    if not poll.takes_answers:
        raise Refusal("poll-over")
    words = different(choices or []) if poll.kind in CHOSEN else poll.choices
    if (question, words) == (poll.question, poll.choices):
        return Card(text=ctx.text("mended-nothing"), note=ctx.text("only-you"))
    if len(words) != len(poll.choices):
        raise Refusal("mend-count").at("choices")
    values: dict[str, object] = {"question": question, "choices": words, "edited": True}
    # However many mends come after it, each is compared with what was posted.
    posted = poll.posted or (poll.question, poll.choices)
    if not only_mended(posted[0], question):
        raise Refusal("mend-name" if another_name(posted[0], question) else "mend-another").at("question")
    if not _mean_the_same(posted[1], words):
        named = any(another_name(*both, choice=True) for both in zip(posted[1], words, strict=True))
        raise Refusal("mend-name" if named else "mend-another").at("choices")
    store.change(poll_id, *TAKES_ANSWERS, **values, posted=posted)
    plans.mend(poll_id, poll.series, question, words)
    mended, until = managed(ctx, store, poll_id), closes_at(ctx, poll)
    near = beside(ctx, store, plans, schedules, mended)
    warning, closing = warned(ctx, near, mended, until, closer(ctx))
    others = [each for each in cut(ctx, store, near, mended) if each.poll_id != poll_id]
    warning = and_warned(warning, those_closing(ctx, near, mended, others))
    ctx.refresh(poll_link(poll), at_once=True)
    ctx.refresh(link_to("reminder", poll_id))
    return Card(text=and_warned(ctx.text("mended"), warning), actions=closing, note=ctx.text("only-you"))


def _mean_the_same(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether each choice is still itself, and none has become what another one was: *Room A* for *Room B*."""
    kept = all(only_mended(*both, choice=True) for both in zip(before, after, strict=True))
    others = {each.casefold(): number for number, each in enumerate(before)}
    return kept and all(others.get(each.casefold(), number) == number for number, each in enumerate(after))


@mend.prefill
def _words(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    poll = reworded(ctx, store, poll_id)
    return {"question": poll.question, "choices": list(poll.choices) if poll.kind in CHOSEN else None}
