"""What the staff's status says of study buddies: what runs, how many are in, when people are matched next, what is
wrong; never who."""

from __future__ import annotations

from bot.card import Button
from bot.context import Context
from bot.people import Role
from bot.section import Section
from bot.text import Text, When, Words, joined
from cogs.buddies.asking import how_many, title
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.links import link_to
from cogs.buddies.rhythm import coming
from cogs.buddies.telling_staff import waiting_for_staff
from cogs.buddies.trouble import trouble
from storage.buddies import Buddies, Programme
from storage.buddy_groups import BuddyGroups
from storage.buddy_members import BuddyMembers
from storage.buddy_now import BuddyWishes
from storage.buddy_rounds import BuddyRounds


@buddies.section("status")
def status(
    ctx: Context[Settings],
    store: Buddies,
    members: BuddyMembers,
    rounds: BuddyRounds,
    groups: BuddyGroups,
    wishes: BuddyWishes,
) -> Section:
    """The course's programmes that run; without a channel of the staff also what waits for it."""
    there = store.running(ctx.course.course_id)
    counts = members.counts([each.programme_id for each in there])
    lines = [_line(ctx, each, counts.get(each.programme_id, 0)) for each in there] or [ctx.text("status-none")]
    if len(lines) > 1:
        lines = [(Words("• "), *line) for line in lines]
    lost = [each for each in there if each.trouble]
    actions = waiting_for_staff(ctx, rounds, groups, wishes)
    if lost and ctx.role >= Role.INSTRUCTOR:
        actions = (Button(ctx.plain("move-button"), link_to("move", lost[0].programme_id)), *actions)
    return Section(ctx.plain("cog-name"), joined(lines, "\n"), actions)


def _line(ctx: Context[Settings], programme: Programme, count: int) -> Text:
    named: dict[str, object] = {"programme": Words(title(ctx, programme)), "place": programme.place}
    if programme.trouble:
        return ctx.text("status-trouble", why=trouble(ctx, programme), **named)
    dates = coming(programme, ctx.now(), 1)
    next_: Text = ctx.text("status-next", when=When(dates[0])) if dates else ()
    nobody: Text = ctx.text("status-no-host") if programme.by is None else ()
    return ctx.text("status-line", state=how_many(ctx, count), **named) + next_ + nobody
