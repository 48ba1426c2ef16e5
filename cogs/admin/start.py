"""Where everybody begins: the start card for whoever runs the course, and what each person can do here."""

from __future__ import annotations

from typing import Any, Final

from bot.card import Button, Card, Field, Look
from bot.context import Context
from bot.people import Role
from bot.text import Words, joined
from cogs.admin.cog import admin
from cogs.admin.course import course_button
from cogs.admin.me import me

FIRST: Final = ("homeroom start", "homeroom course", "homeroom help", "homeroom me")
"""What everybody needs first stands first in the help; the others keep the order of their features."""


@admin.command("homeroom start", offers=True)
def start(ctx: Context) -> Card:
    """First the course, then a first icebreaker; for everyone else, what they can do here."""
    if ctx.role < Role.INSTRUCTOR:
        return _help(ctx)
    if not ctx.course.set_up:
        return begins(ctx)
    parts = ctx.sections("setup")
    actions: list[Any] = [action for part in parts for action in part.actions]
    return Card(
        ctx.plain("start-title"),
        ctx.text("start-after", name=ctx.course.name),
        tuple(Field(part.title, part.text) for part in parts),
        actions=(*actions, course_button(ctx, Look.PLAIN), _help_button(ctx)),
        note=ctx.text("only-you"),
    )


def begins(ctx: Context) -> Card:
    """The card of a course that nobody has set up yet."""
    text = joined([ctx.text("start-hello"), ctx.text("start-before")], "\n\n")
    return Card(
        ctx.plain("start-title"), text, actions=(course_button(ctx), _help_button(ctx)), note=ctx.text("only-you")
    )


@admin.command("homeroom help", offers=True)
def what_you_can_do(ctx: Context) -> Card:
    """The commands that this person may use here, each with what it does."""
    return _help(ctx)


def _help(ctx: Context) -> Card:
    commands = sorted(ctx.commands(), key=lambda each: FIRST.index(each.name) if each.name in FIRST else len(FIRST))
    lines = [ctx.text("help-line", name=Words(f"/{each.name}", bold=True), what=Words(each.help)) for each in commands]
    parts = [ctx.text("help-intro", role=int(ctx.role))]
    if ctx.role > Role.STUDENT and (how := ctx.unshown(ctx.person)):
        parts.append(how)  # before the commands: these may go on on another page
    parts.append(joined(lines, "\n"))
    return Card(
        ctx.plain("help-title"),
        joined(parts, "\n\n"),
        actions=(Button(ctx.plain("me-button"), me.link()),),
        note=ctx.text("only-you"),
    )


def _help_button(ctx: Context) -> Button:
    return Button(ctx.plain("help-button"), what_you_can_do.link())
