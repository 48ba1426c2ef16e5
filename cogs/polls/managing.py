"""The polls of a course, for whoever asks: what is open, what is closed, and what can be done with each."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Select
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, ViewContext
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Role
from bot.text import Style, Text, When, joined
from cogs.polls.asking import apart, asker_reads, brief, briefs, link_to, managed, may_be_shown
from cogs.polls.closing import closing_buttons
from cogs.polls.cog import Settings, polls
from cogs.polls.promises import AWAITED
from storage.poll_lists import PollLists
from storage.polls import Poll, Polls
from storage.reports import Reports

LISTED: Final = 20  # of the 25 that a menu holds on every platform


@polls.command("poll list", needs="asks")
def listing(ctx: Context[Settings], lists: PollLists, reports: Reports) -> Card:
    """The polls of this course (for who is no instructor: their own), and a choice of one to look after. First those
    that are open or wait for something, so that none of them is out of reach behind newer ones."""
    return _page(ctx, lists, reports, 0)


@polls.button("list-more", needs="asks", answers="here")
def list_more(ctx: Context[Settings], lists: PollLists, reports: Reports, past: int) -> Card:
    """The same list, past the first ones."""
    return _page(ctx, lists, reports, max(0, past))


def _page(ctx: Context[Settings], lists: PollLists, reports: Reports, past: int) -> Card:
    by, course = None if ctx.role >= Role.INSTRUCTOR else ctx.person, ctx.course.course_id
    count = lists.count_listed(course, by)
    if not count:
        return Card(text=ctx.text("none-asked"), note=ctx.text("only-you"))
    past = past if past < count else 0  # some of them may be gone meanwhile
    mine = lists.listed(course, ctx.now() - AWAITED, most=LISTED, past=past, by=by)
    names = briefs(ctx, reports, mine)
    offered = apart(ctx, mine, names)  # a menu has no lines in which it could say when each was asked
    lines = [_line(ctx, each, names[each.poll_id]) for each in mine]
    choices = tuple(Choice(id_to_text(each.poll_id), offered[each.poll_id]) for each in mine)
    actions: tuple[Action, ...] = (Select(ctx.plain("look-after"), look_after.link(), choices),)
    if (more := count - past - len(mine)) > 0:
        lines.append(ctx.text("list-more", count=more))
        actions += (Button(ctx.plain("older-button"), list_more.link(past + LISTED)),)
    if past:
        actions += (Button(ctx.plain("newest-button"), list_more.link(0)),)
    return Card(ctx.plain("list-title"), joined(lines, "\n\n"), actions=actions, note=ctx.text("only-you"))


def _line(ctx: ViewContext[Settings], poll: Poll, words: str) -> Text:
    at, asked = poll.closes_at if poll.takes_answers else poll.closed_at, When(poll.made_at)
    when = When(at or poll.made_at, Style.RELATIVE)
    return ctx.text(f"line-{poll.state}", words=words, place=poll.place, asked=asked, when=when)


@polls.button("look-after", needs="asks", answers="here")
def look_after(ctx: Context[Settings], store: Polls, poll: Annotated[str, Option()]) -> Card:
    """One poll, and what can be done with it."""
    one = managed(ctx, store, chosen_id(poll, "poll"))
    actions = managing(ctx, one, reads=asker_reads(one) or ctx.role >= Role.INSTRUCTOR)
    if one.takes_answers and ctx.role >= Role.INSTRUCTOR and not one.best_only:
        actions += (Button(ctx.plain("repeat-button"), link_to("repeat", one.poll_id)),)
    words = brief(ctx, one)
    return Card(words, _line(ctx, one, words), actions=actions, note=ctx.text("only-you"))


def managing(ctx: ViewContext[Any], poll: Poll, *, reads: bool) -> tuple[Action, ...]:
    """What whoever asked can do with a poll that was posted; ``reads``: they may see what came of it."""
    poll_id = Id(poll.poll_id)
    actions: list[Action] = [*closing_buttons(ctx, poll)]
    if poll.takes_answers and not poll.best_only:
        actions.append(Button(ctx.plain("mend-button"), link_to("mend", poll_id)))
    if may_be_shown(poll) and reads:
        actions.append(Button(ctx.plain("results-button"), link_to("results", poll_id)))
    if poll.best_only:  # its choices, and what comes of it, are for the feature that asked
        return tuple(actions)
    if may_be_shown(poll) and reads:
        actions.append(Button(ctx.plain("promise-button"), link_to("promise-what", poll_id)))
    if poll.is_over or poll.waits:
        actions.append(Button(ctx.plain("again-button"), link_to("again", poll_id)))
    return tuple(actions)
