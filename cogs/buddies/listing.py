"""The programmes of a course for its instructors: which there are, looking after one, and stopping it."""

from __future__ import annotations

from typing import Annotated

from bot.card import Button, Card, Choice, Look, Select
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context
from bot.kinds import Id
from bot.link import Link, id_to_text
from bot.people import Role
from bot.text import Text, Words, joined
from cogs.buddies.asking import how_many, label, running
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.programme_card import close, kept_for
from cogs.buddies.programmes import preview
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers
from storage.schedules import Schedules


@buddies.command("buddy list", needs=Role.INSTRUCTOR)
def listing(ctx: Context[Settings], store: Buddies, members: BuddyMembers) -> Card:
    """The programmes of this course, and a choice of one to look after."""
    there = store.of_course(ctx.course.course_id)
    if not there:
        return Card(text=ctx.text("list-none"), note=ctx.text("only-you"))
    counts = members.counts([each.programme_id for each in there if each.runs])
    lines = [_line(ctx, each, counts.get(each.programme_id, 0)) for each in there]
    if len(lines) > 1:  # each may take several lines on a phone
        lines = [(Words("• "), *line) for line in lines]
    choices = tuple(Choice(id_to_text(each.programme_id), label(ctx, each)) for each in there if each.runs)
    actions = (Select(ctx.plain("look-after"), look_after.link(), choices),) if choices else ()
    return Card(ctx.plain("list-title"), joined(lines, "\n"), actions=actions, note=ctx.text("only-you"))


def _line(ctx: Context[Settings], programme: Programme, count: int) -> Text:
    state = ctx.text("list-over") if not programme.runs else how_many(ctx, count)
    line = ctx.text("list-line", programme=Words(label(ctx, programme)), place=programme.place, state=state)
    return line + ctx.text("list-trouble") if programme.trouble and programme.runs else line


@buddies.button("look-after", needs=Role.INSTRUCTOR, answers="here")
def look_after(ctx: Context[Settings], store: Buddies, programme: Annotated[str, Option()]) -> Link:
    """One programme, and what can be done with it."""
    one = running(ctx, store, chosen_id(programme, "programme"))
    return preview.link(one.programme_id)


@buddies.button("managed", needs=Role.INSTRUCTOR, answers="here")
def managed(ctx: Context[Settings], store: Buddies, programme_id: Id) -> Link:
    """The same, from what was said of it."""
    return preview.link(running(ctx, store, programme_id).programme_id)


@buddies.button("stop", needs=Role.INSTRUCTOR, answers="here")
def stop(ctx: Context[Settings], store: Buddies, programme_id: Id) -> Card:
    """What stopping comes to, with one careful button that does it: others count on the programme."""
    programme = running(ctx, store, programme_id)
    buttons = (
        Button(ctx.plain("stop-now-button"), stop_now.link(programme_id), Look.CAREFUL),
        Button(ctx.plain("keep-button"), managed.link(programme_id)),
    )
    return Card(label(ctx, programme), ctx.text("stop"), actions=buttons, note=ctx.text("only-you"))


@buddies.button("stop-now", needs=Role.INSTRUCTOR, answers="here")
def stop_now(ctx: Context[Settings], store: Buddies, schedules: Schedules, programme_id: Id) -> Card:
    """Nobody is matched in it any more; who is in a group stays there until its round is over."""
    programme = running(ctx, store, programme_id)
    days = kept_for(ctx, store, programme_id).days
    close(ctx, store, schedules, programme)
    return Card(text=ctx.text("stopped", days=days), note=ctx.text("only-you"))
