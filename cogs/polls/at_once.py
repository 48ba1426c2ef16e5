"""Two polls that ask the same of the same place at once: their difference could tell who answered in between."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.card import Button
from bot.context import ViewContext
from bot.text import Said, Text, When, Words
from cogs.polls.asking import brief, link_to
from storage.poll_schedules import Planned, PlannedPolls
from storage.polls import TAKES_ANSWERS, Poll, Polls
from storage.schedules import Schedules

MOST_OPEN = 100  # of a course, among which another is looked for


def also_open(store: Polls, poll: Poll) -> list[Poll]:
    """The others that take answers now and ask the same of the same place, the newest first."""
    there = store.of_course(poll.course_id, *TAKES_ANSWERS, most=MOST_OPEN)
    return [each for each in there if each.poll_id != poll.poll_id and _same(poll, each)]


def comes_next(
    ctx: ViewContext[Any], plans: PlannedPolls, schedules: Schedules, poll: Poll
) -> tuple[datetime | None, bool]:
    """When a schedule asks the same of the same place next, if one does; and whether this poll came by one itself, so
    that it closes then."""
    asks = plans.all()
    same = {schedule_id for schedule_id, plan in asks.items() if _asked_by(plan, poll)}
    found = schedules.of_course(ctx.course.course_id) if same else []
    due = [each.due_at for each in found if each.schedule_id in same and each.due_at is not None]
    plan = asks.get(poll.series)
    by_itself = plan is not None and plan.asks["first"] != poll.poll_id
    return min((each for each in due if each > ctx.now()), default=None), by_itself


def warned(
    ctx: ViewContext[Any], store: Polls, plans: PlannedPolls, schedules: Schedules, poll: Poll, until: datetime
) -> tuple[Text, tuple[Button, ...]]:
    """What whoever asks is told of another that is open while this one is, until then, and closing that one, or this
    one, where that helps; nothing where there is none."""
    if others := also_open(store, poll):
        other = others[0]
        text = ctx.text("at-once-open", poll=(Said(brief(ctx, other)),))
        mine = not poll.signed or other.by == poll.by
        return text, ((Button(ctx.plain("at-once-button"), link_to("close-now", other.poll_id)),) if mine else ())
    after, _ = comes_next(ctx, plans, schedules, poll)
    if after is None or until <= after:
        return (), ()
    closing = (Button(ctx.plain("close-button"), link_to("close-now", poll.poll_id)),) if poll.takes_answers else ()
    return ctx.text("at-once-next", next=When(after)), closing


def and_warned(text: Text, warning: Text) -> Text:
    """An answer, and the warning after it, if there is one."""
    return (*text, Words(" "), *warning) if warning else text


def _same(one: Poll, other: Poll) -> bool:
    """Whether two ask the same of the same place, a mended typo or not."""
    rules = ("place", "kind", "label", "most", "ends")
    alike = all(getattr(one, name) == getattr(other, name) for name in rules)
    return alike and not _words(one).isdisjoint(_words(other))


def _words(poll: Poll) -> set[tuple[str, tuple[str, ...]]]:
    return {(poll.question, poll.choices), *([poll.posted] if poll.posted else [])}


def _asked_by(plan: Planned, poll: Poll) -> bool:
    """The same of what a schedule asks each time."""
    asks = plan.asks
    rules = (plan.place, asks["kind"], asks["label"], asks["most"], tuple(asks["ends"]))
    alike = rules == (poll.place, str(poll.kind), str(poll.label), poll.most, poll.ends)
    return alike and (asks["question"], tuple(asks["choices"])) in _words(poll)
