"""What the staff's status says of polls, and what a person's own page has of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.card import Button, Card
from bot.context import Context, ViewContext
from bot.kinds import Id
from bot.people import Place
from bot.section import Section
from bot.text import Style, Text, When, Words, joined
from cogs.polls.asking import apart, briefs, link_to
from cogs.polls.at_once import withheld
from cogs.polls.card import way_to, why_not
from cogs.polls.cog import Settings, polls
from cogs.polls.managing import listing
from cogs.polls.promises import AWAITED
from cogs.polls.repeating import planned
from storage.poll_lists import PollLists
from storage.poll_schedules import PlannedPolls
from storage.polls import Poll, Polls, State
from storage.reports import Reports
from storage.schedules import Schedules
from storage.standing import Standing

MOST_OPEN: Final = 10
COUNTED_WITHIN: Final = timedelta(minutes=10)
GIVEN_UP_FOR: Final = timedelta(days=7)
MOST_OFFERED: Final = 3
ON_A_BUTTON: Final = 40


@polls.section("status")
def status(
    ctx: Context[Settings],
    store: Polls,
    lists: PollLists,
    reports: Reports,
    plans: PlannedPolls,
    schedules: Schedules,
) -> Section:
    """What is open, what could not be counted, and of what the class does not know yet what comes of it."""
    course, since = ctx.course.course_id, ctx.now() - AWAITED
    open_, lost = _open(ctx, store), store.of_course(course, State.LOST, most=MOST_OPEN)
    waiting = lists.undecided(course, since, most=MOST_OPEN)
    uncounted, gone = _uncounted(ctx, store), _given_up(ctx, store)
    named = [*open_, *lost, *gone, *uncounted, *waiting]
    briefly = briefs(ctx, reports, named)
    names, short = apart(ctx, named, briefly), apart(ctx, named, briefly, ON_A_BUTTON)
    lines = [_line(ctx, "status-open", each, names, each.closes_at or each.made_at) for each in open_]
    lines += _more(ctx, "status-open-more", open_, lists.count(course, State.OPEN))
    lines += [_line(ctx, "status-lost", each, names, each.made_at) for each in lost]
    lines += _more(ctx, "status-lost-more", lost, lists.count(course, State.LOST))
    for each in gone:
        said = "status-given-up-best" if each.best_only else "status-given-up"
        lines.append(_line(ctx, said, each, names, each.made_at))
    lines += [_line(ctx, "status-uncounted", each, names, each.closed_at or each.made_at) for each in uncounted]
    lines += [
        ctx.text("status-not-posted", place=each.place, when=When(each.made_at, Style.RELATIVE), why=why_not(ctx, each))
        for each in store.undelivered(course)
    ]
    lines += [ctx.text("status-withheld", place=place) for place in _withheld(ctx, store, plans, schedules)]
    lines += [
        _line(ctx, f"status-{each.doing or 'waiting'}", each, names, each.closed_at or each.made_at) for each in waiting
    ]
    lines += _more(ctx, "status-waiting-more", waiting, lists.count_undecided(course, since))
    text = joined([(Words("• "), *line) for line in lines] if len(lines) > 1 else lines, "\n")
    buttons = [
        Button(ctx.plain("promise-for", poll=short[each.poll_id]), link_to("promise-what", each.poll_id))
        for each in waiting[:MOST_OFFERED]
    ]
    if max(len(open_), len(lost)) >= MOST_OPEN or len(waiting) > MOST_OFFERED:
        buttons.append(Button(ctx.plain("status-list-button"), listing.link()))
    return Section(ctx.plain("cog-name"), text or ctx.text("status-none"), tuple(buttons))


def _more(ctx: ViewContext[Settings], text_id: str, named: Sequence[Poll], count: int) -> list[Text]:
    """That there are more than are named, and where they all are."""
    return [ctx.text(text_id, count=count - len(named))] if count > len(named) else []


def _withheld(ctx: ViewContext[Settings], store: Polls, plans: PlannedPolls, schedules: Schedules) -> list[Place]:
    """Where a schedule asks nothing, because staff hid words of it."""
    found = plans.all()
    ours = [each.schedule_id for each in planned(ctx, plans, schedules)] if found else []
    return [found[each].place for each in ours if withheld(ctx, store, each, found[each])]


def _open(ctx: ViewContext[Settings], store: Polls) -> list[Poll]:
    return store.of_course(ctx.course.course_id, State.OPEN, most=MOST_OPEN)


def _given_up(ctx: ViewContext[Settings], store: Polls) -> list[Poll]:
    """Those that were to close lately or later, and cannot be counted any more."""
    gone = store.of_course(ctx.course.course_id, State.GIVEN_UP, most=MOST_OPEN)
    return [each for each in gone if (each.closes_at or each.made_at) > ctx.now() - GIVEN_UP_FOR]


def _uncounted(ctx: ViewContext[Settings], store: Polls) -> list[Poll]:
    """Those whose count takes longer than any does: it failed."""
    counting = store.of_course(ctx.course.course_id, State.COUNTING, most=MOST_OPEN)
    return [each for each in counting if each.closed_at is not None and each.closed_at <= ctx.now() - COUNTED_WITHIN]


def _line(ctx: ViewContext[Settings], text_id: str, poll: Poll, names: Mapping[int, str], when: datetime) -> Text:
    return ctx.text(text_id, poll=names[poll.poll_id], place=poll.place, when=When(when, Style.RELATIVE))


@polls.home("open")
def open_now(ctx: Context[Settings], store: Polls, reports: Reports, standing: Standing) -> Card | None:
    """The polls that this person can answer now, in places that they read; whether they did is asked by one press, and
    told to nobody."""
    mine = [each for each in _open(ctx, store) if ctx.reads(each.place)]
    if not mine:
        return None
    briefly = briefs(ctx, reports, mine)
    names, short = apart(ctx, mine, briefly), apart(ctx, mine, briefly, ON_A_BUTTON)
    lines = [
        ctx.text("home-line", poll=way_to(ctx, standing, each, names[each.poll_id]), place=each.place) for each in mine
    ]
    buttons = tuple(
        Button(ctx.plain("home-mine", poll=short[each.poll_id]), link_to("mine", Id(each.poll_id)))
        for each in mine[:MOST_OFFERED]
    )
    return Card(ctx.plain("home-title"), joined(lines, "\n"), actions=buttons)


@open_now.looks
def _where_asked(ctx: Context[Settings], store: Polls) -> list[Place]:
    return list(dict.fromkeys(each.place for each in _open(ctx, store)))
