"""The way to each feature's settings; the forms themselves are made by the core."""

from __future__ import annotations

from bot.card import Button, Card
from bot.context import Context, Refusal
from bot.people import Role
from cogs.admin.cog import admin


@admin.command("homeroom settings", needs=Role.INSTRUCTOR)
def settings(ctx: Context) -> Card:
    """A button for each feature in which there is something to set."""
    buttons = setting_buttons(ctx)
    if not buttons:
        raise Refusal("settings-nothing")
    text = ctx.text("settings-choose")
    return Card(ctx.plain("homeroom-settings"), text, actions=tuple(buttons), note=ctx.text("only-you"))


def setting_buttons(ctx: Context) -> list[Button]:
    """The way to each feature's settings."""
    return [Button(each.title, each.settings) for each in ctx.features() if each.settings is not None]
