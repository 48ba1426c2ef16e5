"""The page that a platform keeps for each person: their own things; for the staff the class's, with every setting."""

from __future__ import annotations

from bot.card import Button, Card
from bot.context import Context
from bot.people import Role
from cogs.admin.cog import admin
from cogs.admin.course import course_button
from cogs.admin.me import me, mine
from cogs.admin.settings import setting_buttons
from cogs.admin.start import begins, what_you_can_do
from cogs.admin.status import status
from storage.jobs import Jobs
from storage.people import People
from storage.standing import Standing


@admin.home("begin", needs=Role.INSTRUCTOR)
def begin_at_home(ctx: Context) -> Card | None:
    """Setting up the course, as long as nobody has."""
    return None if ctx.course.set_up else begins(ctx)


@admin.home("mine")
def mine_at_home(ctx: Context, people: People) -> Card:
    """What somebody chose, what each feature says to them, how to pause, leave and see what is kept."""
    fields, actions = mine(ctx, people)
    more = (Button(ctx.plain("me-kept-button"), me.link()), Button(ctx.plain("help-button"), what_you_can_do.link()))
    return Card(ctx.plain("me-title"), ctx.text("home-mine"), tuple(fields), actions=(*actions, *more))


@admin.home("status", needs=Role.ASSISTANT)
def status_at_home(ctx: Context, jobs: Jobs, standing: Standing) -> Card | None:
    """How the class is."""
    found: Card | None = status(ctx, jobs, standing) if ctx.course.set_up else None
    return found


@admin.home("settings", needs=Role.INSTRUCTOR)
def settings_at_home(ctx: Context) -> Card | None:
    """The way to all that can be set."""
    if not ctx.course.set_up:
        return None
    buttons = (course_button(ctx), *setting_buttons(ctx))
    return Card(ctx.plain("homeroom-settings"), ctx.text("settings-choose"), actions=buttons)
