"""*You said, we did*: what comes of what a class was asked, said where it was asked.

Only half of the students saw what became of their feedback, the lowest of 27 items (NSS 2021, PRACTICE.md "Asking").
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Final

from bot.card import Button, Card
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Role
from bot.text import Piece, Said
from cogs.polls.asking import asker, asker_reads, brief, found, link_to, may_be_shown
from cogs.polls.best import reworded
from cogs.polls.card import way_to
from cogs.polls.cog import Settings, polls
from storage.polls import Done, Label, Poll, Polls
from storage.standing import Standing

LONGEST_PROMISE: Final = 500
PROMISE: Final = ":promise"
AWAITED: Final = timedelta(days=90)  # so long a poll without an answer of its own stands in the status


@polls.view("what-now", quotes="poll")
def what_now(ctx: ViewContext[Settings], store: Polls, poll_id: Id) -> Card | None:
    """To whoever asked, in a direct message and once: what will be done about it? To the staff, in their place, of what
    is theirs alone to see, and where whoever asked is gone."""
    poll = store.get(poll_id)
    if poll is None or not may_be_shown(poll) or poll.doing is not None:
        return None
    results = Button(ctx.plain("results-button"), link_to("results", poll_id))
    actions = (Button(ctx.plain("promise-button"), promise_what.link(poll_id)), results)
    text = ctx.text("what-now", poll=(Said(brief(ctx, poll)),), place=poll.place)
    said = "what-now-note" if asker_reads(poll) else "what-now-note-staff"
    note = ctx.text("what-now-note-gone" if asker_reads(poll) and _gone(ctx, poll) else said)
    return Card(ctx.plain("what-now-title"), text, actions=actions, note=note)


def ask_what_now(ctx: JobContext[Settings], poll: Poll) -> None:
    """Whoever asked is asked once what comes of it; the staff, where they may not see what came of it or are gone: in
    their place, else each instructor that is known. Where nobody is, the status has it. Of one of which only the best
    is told, the feature that asked it says what comes of it."""
    if poll.best_only:
        return
    asks = what_now.link(Id(poll.poll_id))
    if asker_reads(poll) and not _gone(ctx, poll):
        if by := asker(poll):
            ctx.tell(by, asks)
    elif ctx.course.staff_place is not None:
        ctx.post(ctx.course.staff_place, asks)
    else:
        for each in ctx.instructors():
            ctx.tell(each, asks)


def _gone(ctx: ViewContext[Settings], poll: Poll) -> bool:
    """Whether whoever asked left the class."""
    by = asker(poll)
    return by is not None and by not in ctx.members()


@polls.form("promise-what", needs="asks")
def promise_what(
    ctx: Context[Settings],
    store: Polls,
    poll_id: Id,
    doing: Annotated[Done, Option()],
    words: Annotated[str, Option(most=LONGEST_PROMISE, long=True)],
) -> Card:
    """What is done about it, told where it was asked; said again, it is brought up to date there."""
    poll = _to_act_on(ctx, store, poll_id)
    if store.say_done(poll_id, doing, words):
        ctx.post(poll.place, promise.link(poll_id))
        ctx.remove(what_now.link(poll_id))
    hidden = ctx.is_hidden(promise.link(poll_id), PROMISE)
    return Card(text=ctx.text("promised-hidden" if hidden else "promised", place=poll.place), note=ctx.text("only-you"))


def _to_act_on(ctx: Context[Settings], store: Polls, poll_id: Id) -> Poll:
    """A poll of which this person may see what came of it, and so can say what comes of that. Raises
    :class:`Refusal`."""
    if found(ctx, store, poll_id).label is Label.STAFF_ONLY and ctx.role < Role.INSTRUCTOR:
        raise Refusal("promise-staff-only")
    poll = reworded(ctx, store, poll_id)
    if not may_be_shown(poll):
        raise Refusal("promise-nothing")
    return poll


@promise_what.prefill
def _as_said(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    poll = _to_act_on(ctx, store, poll_id)
    return {"doing": poll.doing or Done.DOING, "words": poll.doing_words or None}


@polls.view("promise", quotes="poll")
def promise(ctx: ViewContext[Settings], store: Polls, standing: Standing, poll_id: Id) -> Card | None:
    """What comes of it, for the class."""
    poll = store.get(poll_id)
    if poll is None or poll.doing is None or not poll.is_over:
        return None
    if not poll.doing_words:
        return None
    text = ctx.text("you-said", poll=way_to(ctx, standing, poll))
    title = ctx.plain(f"promise-{poll.doing}")
    return Card(title, (*text, Piece(poll.doing_words, key=PROMISE, by=asker(poll))))


@promise.erase
def erase_promise(ctx: ViewContext[Settings], store: Polls, poll_id: Id, key: str) -> None:
    """The staff hid it, and the time in which it could be put back is over."""
    store.erase(poll_id, doing_words="")
