"""Polls by schedule: the same question on certain days, and how its answers changed over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from itertools import pairwise
from typing import Annotated, Any, Final

from bot.card import Card, Choice, Image, Select
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id, TimeZone
from bot.link import id_to_text
from bot.people import Role
from bot.schedule import Rule, Weekday, local, moments
from bot.text import Said, Text, When, Words, joined, plain
from bot.ticking import rule_from, start
from bot.written import in_short
from cogs.polls.asking import (
    BRIEF,
    brief,
    briefs,
    kept_least,
    label_of,
    lasting_of,
    short_date,
    size_of,
    words_hidden,
)
from cogs.polls.at_once import Beside, and_warned, beside, closer, those_closing, warned, withheld
from cogs.polls.best import reworded
from cogs.polls.card import cut, ends_at, put_to_class
from cogs.polls.charts import day_of, percent
from cogs.polls.charts import trend as chart
from cogs.polls.clashes import LOOKED_AHEAD, clashing
from cogs.polls.cog import Settings, polls
from cogs.polls.fitting import SHORTEST, lasting
from cogs.polls.kinds import Kind
from cogs.polls.picture import draw
from cogs.polls.tally import Result
from cogs.polls.thresholds import Thresholds
from cogs.polls.trend import Point, means, shares, shows
from storage.poll_schedules import Planned, PlannedPolls
from storage.polls import Label, Poll, Polls, State
from storage.reports import Reports
from storage.schedules import Scheduled, Schedules

USEFUL_FOR: Final = timedelta(hours=6)
MOST_PLANNED: Final = 25
_DAYS: Final = tuple(Weekday)
_ASKS: Final = ("kind", "question", "choices", "most", "ends", "lasts", "closes_with", "reminds", "live", "template")


@polls.form("repeat", needs=Role.INSTRUCTOR)
def repeat(
    ctx: Context[Settings],
    store: Polls,
    plans: PlannedPolls,
    schedules: Schedules,
    poll_id: Id,
    days: Annotated[list[Weekday], Option()],
    at: Annotated[time, Option()],
    zone: Annotated[TimeZone, Option()],
    weeks: Annotated[int, Option(least=1, most=8)] = 1,
    open_for: Annotated[timedelta | None, Option()] = None,
) -> Card:
    """The same poll again on these days at this time, until it is stopped; each is open for so long, as the first one
    was if nothing is said, and at most until the next one comes."""
    poll = reworded(ctx, store, poll_id)
    if poll.kind == Kind.TIMES:
        raise Refusal("repeat-times")
    if words_hidden(ctx, poll):
        raise Refusal("again-hidden")
    rule = rule_from(ctx, days, at, zone, every_weeks=weeks)
    lasts = lasting(open_for, "open_for") if open_for is not None else _open_for(ctx, poll)
    schedule_id = ctx.key(*rule.days, rule.at.isoformat(), zone, weeks)
    if schedules.get(schedule_id) is None:
        if met := _met(ctx, beside(ctx, store, plans, schedules, poll), rule, zone):
            same, meets = met
            if not meets:
                return Card(text=_next(ctx, "repeats-already", poll, same), note=ctx.text("only-you"))
            refused = Refusal("repeats-clash", poll=brief(ctx, poll), days=_days(ctx, meets), when=_when(ctx, same))
            raise refused.at("days")
        if len(planned(ctx, plans, schedules)) >= MOST_PLANNED:
            raise Refusal("plans-many", most=MOST_PLANNED)
        plans.plan(schedule_id, poll.place, _asks(poll) | {"lasts": lasts}, ctx.now(), ctx.person)
        store.begins(poll_id, schedule_id)
    made = start(ctx, schedules, schedule_id, rule, zone, slot.link(schedule_id), USEFUL_FOR)
    text = (*_next(ctx, "repeats", poll, made), Words(" "), *stays_open(ctx, rule, zone, lasts))
    near = beside(ctx, store, plans, schedules, poll)
    text = and_warned(text, those_closing(ctx, near, poll, cut(ctx, store, near, poll)))
    warning, closing = warned(ctx, near, poll, ctx.now(), closer(ctx))
    return Card(text=and_warned(text, warning), actions=closing, note=ctx.text("only-you"))


def _next(ctx: ViewContext[Settings], text_id: str, poll: Poll, plan: Scheduled) -> Text:
    """What is so now, with when it is asked next."""
    return ctx.text(text_id, poll=(Said(brief(ctx, poll)),), next=When(plan.due_at) if plan.due_at else Words("—"))


def _met(
    ctx: ViewContext[Settings], near: Beside, rule: Rule, zone: str
) -> tuple[Scheduled, tuple[Weekday, ...]] | None:
    """A schedule that asks the same in the same place at moments at which this one would too; with the days on which it
    would, or none where the two are the same."""
    found: list[tuple[Scheduled, tuple[Weekday, ...]]] = []
    for each in near.schedules:
        other = Rule.from_json(each.rule)
        if days := clashing(rule, zone, other, each.zone, ctx.now()):
            same = (each.zone, replace(other, starts=rule.starts)) == (zone, rule)
            found.append((each, () if same else days))
    return min(found, key=lambda each: len(each[1]), default=None)


def _days(ctx: ViewContext[Settings], days: Sequence[Weekday]) -> str:
    return ", ".join(ctx.plain(f"weekday-{day.number}") for day in days)


def _when(ctx: ViewContext[Settings], scheduled: Scheduled) -> str:
    """Its days, its time and its zone: what tells it from another that asks the same."""
    rule = Rule.from_json(scheduled.rule)
    days, at, weeks = _days(ctx, rule.days), f"{rule.at:%H:%M}", rule.every_weeks
    return ctx.plain("repeats-when", days=days, at=at, zone=scheduled.zone, weeks=weeks)


@repeat.prefill
def _usual(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    open_for = timedelta(seconds=_open_for(ctx, reworded(ctx, store, poll_id)))
    zone = ctx.course.time_zone if ctx.course.set_up else ctx.zone
    now = local(ctx.now(), zone)
    return {"days": [_DAYS[now.weekday()]], "at": f"{now:%H:%M}", "zone": zone, "open_for": open_for}


def _open_for(ctx: ViewContext[Settings], poll: Poll) -> int:
    """For how many seconds a poll is open: as long as was said, or until the moment at which it closes."""
    if poll.lasts or poll.closes_at is None:
        return int(lasting_of(ctx, poll).total_seconds())
    begins = ctx.now() if poll.state is State.COMING else poll.made_at
    return max(int((poll.closes_at - begins).total_seconds()), int(SHORTEST.total_seconds()))


def stays_open(ctx: ViewContext[Settings], rule: Rule, zone: str, lasts: int) -> Text:
    """How long each poll of a schedule is open."""
    due = moments(rule, zone, ctx.now(), ctx.now() + LOOKED_AHEAD)
    if any(after - before < timedelta(seconds=lasts) for before, after in pairwise(due)):
        return ctx.text("stays-until-next")
    hours, rest = divmod(lasts, 3600)
    return ctx.text("stays-open-minutes", minutes=lasts // 60) if rest else ctx.text("stays-open", hours=hours)


def _asks(poll: Poll) -> dict[str, Any]:
    """What a schedule asks each time, as plain values; who asked it first is not among them."""
    plain = {name: getattr(poll, name) for name in _ASKS}
    words = {
        "choices": list(poll.choices),
        "ends": list(poll.ends),
        "words": list(poll.posted[:1] if poll.posted else ()),
    }
    return plain | words | {"label": str(poll.label), "first": poll.poll_id}


@polls.job("slot")
def slot(ctx: JobContext[Settings], store: Polls, plans: PlannedPolls, schedules: Schedules, schedule_id: Id) -> None:
    """One slot of a schedule: the poll is asked anew, unless staff hid words of it, as by whoever made the schedule;
    and what is open and asks the same closes."""
    plan = plans.all().get(schedule_id)
    if plan is None or withheld(ctx, store, schedule_id, plan):
        return
    asks: Mapping[str, Any] = plan.asks
    values = {name: asks[name] for name in _ASKS if name not in ("choices", "ends")}
    poll = Poll(
        poll_id=ctx.new_id(),
        course_id=ctx.course.course_id,
        place=plan.place,
        by=plan.by,
        label=Label(asks["label"]),
        made_at=ctx.now(),
        choices=tuple(asks["choices"]),
        ends=(asks["ends"][0], asks["ends"][1]),
        state=State.COMING,
        series=schedule_id,
        **values,
    )
    least = kept_least(ctx, poll)
    closes_with = max(poll.closes_with, least) if poll.closes_with else 0
    poll = replace(poll, least=least, closes_with=closes_with)
    for each in beside(ctx, store, plans, schedules, poll).open:
        ends_at(ctx, store, each, ctx.now())
    store.add(poll)
    put_to_class(ctx, poll)


def planned(ctx: ViewContext[Any], plans: PlannedPolls, schedules: Schedules) -> list[Scheduled]:
    """This course's schedules of polls, the next due first."""
    ours = plans.all()
    return [each for each in schedules.of_course(ctx.course.course_id) if each.schedule_id in ours]


@polls.command("poll repeating", needs=Role.INSTRUCTOR)
def repeating(
    ctx: Context[Settings], store: Polls, reports: Reports, plans: PlannedPolls, schedules: Schedules
) -> Card:
    """What is asked by schedule, how it changed over time, and stopping it; of what was stopped, how it changed."""
    asks, lines, choices = plans.all(), list[Text](), list[Choice]()
    found = planned(ctx, plans, schedules)
    for number, each in enumerate(found, start=1):
        plan = asks[each.schedule_id]
        hidden = withheld(ctx, store, each.schedule_id, plan)
        name = ctx.plain("question-hidden") if hidden else in_short(str(plan.asks["question"]), BRIEF)
        lines.append((Words(f"{number}. "), *_line(ctx, each, plan, name, hidden=hidden)))
        choices.append(Choice(id_to_text(each.schedule_id), f"{number}. {name}"))
    going = tuple(choices)
    stopped = [each for each in store.series(ctx.course.course_id) if each.series not in asks]
    names = briefs(ctx, reports, stopped)
    for number, poll in enumerate(stopped[: MOST_PLANNED - len(found)], start=len(found) + 1):
        name = names[poll.poll_id]
        lines.append((Words(f"{number}. "), *ctx.text("repeats-stopped", poll=name, place=poll.place)))
        choices.append(Choice(id_to_text(Id(poll.series)), f"{number}. {name}"))
    if not going:
        lines.insert(0, ctx.text("none-repeats"))
    actions: tuple[Select, ...] = ()
    if choices:
        actions += (Select(ctx.plain("trend-select"), trend.link(), tuple(choices)),)
    if going:
        actions += (Select(ctx.plain("stop-select"), stop_one.link(), going),)
    title = ctx.plain("repeating-title") if going else ""
    return Card(title, joined(lines, "\n"), actions=actions, note=ctx.text("only-you"))


def _line(ctx: ViewContext[Settings], scheduled: Scheduled, plan: Planned, name: str, *, hidden: bool) -> Text:
    if hidden:
        return ctx.text("repeats-hidden", poll=name, place=plan.place, when=_when(ctx, scheduled))
    if scheduled.due_at is None:
        return ctx.text("repeats-over", poll=name, place=plan.place, when=_when(ctx, scheduled))
    when = _when(ctx, scheduled)
    return ctx.text("repeats-next", poll=name, place=plan.place, when=when, next=When(scheduled.due_at))


def _read(schedule: str) -> Id:
    return chosen_id(schedule, "schedule")


@polls.button("trend", needs=Role.INSTRUCTOR)
def trend(
    ctx: Context[Settings], store: Polls, plans: PlannedPolls, schedules: Schedules, schedule: Annotated[str, Option()]
) -> Card:
    """How the answers changed from one time to the next, also of what is stopped; where too few took part is a gap."""
    schedule_id = _read(schedule)
    asked = _asked_so_far(ctx, store, plans, schedule_id)
    if not asked and all(each.schedule_id != schedule_id for each in planned(ctx, plans, schedules)):
        raise Refusal("unfit-choice").at("schedule")
    if asked and asked[-1].kind == Kind.TEXT:
        return Card(text=ctx.text("trend-texts"), note=ctx.text("only-you"))
    last = asked[-1] if any(each.result is not None for each in asked) else None
    if last is None:
        return Card(text=ctx.text("trend-none"), note=ctx.text("only-you"))
    shown = [each for each in asked if _has_point(ctx, each, last)]
    if not shown:
        return Card(text=ctx.text("trend-none"), note=ctx.text("only-you"))
    for each in shown:
        store.show(each.poll_id)
    courses = _courses(ctx, asked, last)
    text = joined([line for label, points in courses for line in _points(ctx, label, points, last)], "\n")
    if len(shown) == 1:
        return Card(brief(ctx, last), (*ctx.text("trend-one"), Words("\n"), *text), note=ctx.text("trend-note"))
    picture = Image(plain(text), partial(draw, chart(ctx, last, courses)))
    return Card(brief(ctx, last), text, image=picture, note=ctx.text("trend-note"))


def _has_point(ctx: ViewContext[Settings], poll: Poll, last: Poll) -> bool:
    """Whether anything of this time is shown: of one that is not, nobody saw a result."""
    return poll.result is not None and shows(Kind(poll.kind), Result.from_json(poll.result), _least(ctx, last))


def _asked_so_far(ctx: Context[Settings], store: Polls, plans: PlannedPolls, schedule_id: Id) -> list[Poll]:
    """What a schedule asked and is counted, the earliest first, with the poll that it was made from: where that is one
    of another schedule's, for as long as this one goes on."""
    asked, plan = store.of_series(schedule_id, State.CLOSED), plans.all().get(schedule_id)
    if plan is not None and all(each.poll_id != plan.asks["first"] for each in asked):
        asked = [*(each for each in store.several([plan.asks["first"]]) if each.state is State.CLOSED), *asked]
    return [each for each in asked if each.course_id == ctx.course.course_id]


def _courses(ctx: ViewContext[Settings], asked: Sequence[Poll], last: Poll) -> list[tuple[str, tuple[Point, ...]]]:
    """The points of a scale, or of each choice with its name; a time of which nothing is kept is there without any."""
    counted = [
        (day_of(ctx, each), Result.from_json(each.result) if each.result is not None else Result(0, ()))
        for each in asked
    ]
    least = _least(ctx, last)
    if last.kind == Kind.SCALE:
        return [("", means(counted, least))]
    kind = Kind(last.kind)
    return [(label_of(ctx, last, each), shares(kind, each, counted, least)) for each in range(size_of(last))]


def _least(ctx: ViewContext[Settings], poll: Poll) -> Thresholds | None:
    named = poll.label is Label.NAMED
    return None if named else Thresholds(ctx.settings.figures_from, ctx.settings.texts_from)


def _points(ctx: ViewContext[Settings], label: str, points: Sequence[Point], poll: Poll) -> list[Text]:
    """Each time at which enough took part, in words."""
    lines: list[Text] = []
    for each in points:
        if each.value is None or each.people is None:
            continue
        shown = f"{each.value:.1f}" if poll.kind == Kind.SCALE else f"{percent(each.value)}%"
        day = Words(short_date(ctx, each.at))
        text_id = "trend-line-of" if label else "trend-line"
        lines.append(ctx.text(text_id, day=day, label=label, value=Words(shown), count=each.people))
    return lines


@polls.button("stop-one", needs=Role.INSTRUCTOR, answers="here")
def stop_one(
    ctx: Context[Settings], plans: PlannedPolls, schedules: Schedules, schedule: Annotated[str, Option()]
) -> Card:
    """Stops one schedule; what was asked stays."""
    schedule_id = _read(schedule)
    if all(each.schedule_id != schedule_id for each in planned(ctx, plans, schedules)):
        raise Refusal("already-stopped")
    schedules.remove(schedule_id)
    plans.unplan(schedule_id)
    return Card(text=ctx.text("stopped"), note=ctx.text("only-you"))
