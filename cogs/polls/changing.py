"""Changing a poll that nobody has seen yet: its words, its kind, its label, where it is asked and how long."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Final

from bot.channels import POSTED_IN, check_channel
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import Link
from bot.people import Place, Role
from bot.schedule import local
from cogs.polls.asking import LONGEST_QUESTION, least_of
from cogs.polls.best import reworded
from cogs.polls.cog import Settings, polls
from cogs.polls.drafting import preview
from cogs.polls.fitting import Points, lasting, with_kind
from cogs.polls.kinds import MOST_CHOICES, Kind
from cogs.polls.templates import TEMPLATES, from_template
from storage.polls import Label, Poll, Polls, State

LONGEST_END: Final = 30


def draft(ctx: Context[Settings], store: Polls, poll_id: Id) -> Poll:
    """A poll that nobody has seen yet. Raises :class:`Refusal`."""
    poll = reworded(ctx, store, poll_id)
    if poll.state is not State.DRAFT:
        raise Refusal("poll-posted")
    return poll


@polls.form("change", needs="asks", answers="here")
def change(
    ctx: Context[Settings],
    store: Polls,
    poll_id: Id,
    question: Annotated[str, Option(most=LONGEST_QUESTION, long=True)],
    kind: Annotated[Kind, Option()],
    label: Annotated[Label, Option()],
    choices: Annotated[list[str] | None, Option(most=MOST_CHOICES, long=True)] = None,
) -> Link:
    """Everything that the class reads, before it does."""
    poll = draft(ctx, store, poll_id)
    new = with_kind(ctx, poll, kind, choices or [])
    values: dict[str, object] = {"question": question, "kind": kind, "label": label, "choices": new.choices}
    values |= {"most": _most(poll, new), "live": poll.live and label is Label.NAMED}
    store.change(poll_id, State.DRAFT, **values)
    return preview.link(poll_id)


def _most(before: Poll, new: Poll) -> int:
    """A scale keeps its points; of several choices as many can be chosen as before, as far as there are so many."""
    if before.kind != new.kind:
        return new.most
    return min(before.most, len(new.choices)) if new.kind == Kind.SEVERAL else before.most


@change.prefill
def _as_it_is(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    poll = draft(ctx, store, poll_id)
    lines = list(poll.choices)
    if poll.kind == Kind.TIMES:
        lines = [f"{local(datetime.fromisoformat(each), ctx.zone):%Y-%m-%d %H:%M}" for each in lines]
    return {"question": poll.question, "choices": lines, "kind": Kind(poll.kind), "label": poll.label}


@polls.form("set-close", needs="asks", answers="here")
def set_close(
    ctx: Context[Settings],
    store: Polls,
    poll_id: Id,
    place: Annotated[Place, Option(places=POSTED_IN)],
    until: Annotated[datetime | None, Option()] = None,
    after: Annotated[timedelta | None, Option()] = None,
    with_answers: Annotated[int | None, Option(least=1, most=100_000)] = None,
    reminds: Annotated[bool, Option()] = True,
) -> Link:
    """Where it is asked, and when it closes: at a time, after a while, or with so many answers."""
    poll = draft(ctx, store, poll_id)
    check_channel(ctx, place, "poll-needs-channel", "poll-other-course")
    if place != poll.place and ctx.role < Role.INSTRUCTOR:  # where they write and read, the bot cannot tell
        raise Refusal("poll-stays").at("place")
    if until is not None and after is not None:
        raise Refusal("closes-twice").at("after")
    if until is not None:
        if until <= ctx.now():
            raise Refusal("closes-past").at("until")
        lasting(until - ctx.now(), "until")
    least = least_of(ctx, poll)
    if with_answers is not None and with_answers < least:
        raise Refusal("closes-with-few", least=least).at("with_answers")
    lasts = lasting(after, "after") if after is not None else 0
    values = {"place": place, "closes_at": until, "lasts": lasts, "closes_with": with_answers or 0, "reminds": reminds}
    store.change(poll_id, State.DRAFT, **values)
    return preview.link(poll_id)


@set_close.prefill
def _its_close(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    poll = draft(ctx, store, poll_id)
    after = timedelta(seconds=poll.lasts) if poll.lasts else None
    with_answers = poll.closes_with or None
    shown = {"place": poll.place, "until": poll.closes_at, "after": after}
    return shown | {"with_answers": with_answers, "reminds": poll.reminds}


@polls.form("scale", needs="asks", answers="here")
def scale(
    ctx: Context[Settings],
    store: Polls,
    poll_id: Id,
    points: Annotated[Points, Option()],
    low: Annotated[str | None, Option(most=LONGEST_END)] = None,
    high: Annotated[str | None, Option(most=LONGEST_END)] = None,
) -> Link:
    """How many points a scale has, and what its ends are called."""
    poll = draft(ctx, store, poll_id)
    if poll.kind != Kind.SCALE:
        raise Refusal("poll-gone")
    store.change(poll_id, State.DRAFT, most=int(points), ends=(low or "", high or ""))
    return preview.link(poll_id)


@scale.prefill
def _its_scale(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    poll = draft(ctx, store, poll_id)
    points = Points.SEVEN if poll.most == Points.SEVEN else Points.FIVE
    return {"points": points, "low": poll.ends[0] or None, "high": poll.ends[1] or None}


@polls.form("at-most", needs="asks", answers="here")
def at_most(
    ctx: Context[Settings], store: Polls, poll_id: Id, most: Annotated[int, Option(least=1, most=MOST_CHOICES)]
) -> Link:
    """How many one may choose."""
    poll = draft(ctx, store, poll_id)
    if most > len(poll.choices):
        raise Refusal("most-many", count=len(poll.choices)).at("most")
    store.change(poll_id, State.DRAFT, most=most)
    return preview.link(poll_id)


@at_most.prefill
def _so_many(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    return {"most": draft(ctx, store, poll_id).most or None}


@polls.button("live", needs="asks", answers="here")
def live(ctx: Context[Settings], store: Polls, poll_id: Id, on: int) -> Link:
    """A *named* poll shows while it is open who chose what (``on``: 1), or at its close (0); no other ever does."""
    poll = draft(ctx, store, poll_id)
    store.change(poll_id, State.DRAFT, live=poll.label is Label.NAMED and on > 0)
    return preview.link(poll_id)


@polls.button("use-template", needs="asks", answers="here")
def use_template(ctx: Context[Settings], store: Polls, poll_id: Id, template: Annotated[str, Option()]) -> Link:
    """One of ours in its place, to be posted as it is or changed."""
    poll = draft(ctx, store, poll_id)
    if template not in TEMPLATES:
        raise Refusal("unfit-choice").at("template")
    new = from_template(ctx, template, poll)
    names = ("question", "choices", "kind", "label", "most", "ends", "live", "template")
    store.change(poll_id, State.DRAFT, **{name: getattr(new, name) for name in names})
    return preview.link(poll_id)


@use_template.prefill
def _still_a_draft(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    draft(ctx, store, poll_id)
    return {}
