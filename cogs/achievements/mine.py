"""Everyone's own page of recognition: the way to what I received and gave, and what I wish of what comes."""

from __future__ import annotations

from typing import Any

from bot.card import Action, Button, Card, Field, Look
from bot.context import Context
from bot.section import Section
from bot.text import Text, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.listing import gave, list_gave, list_joined, list_nominated, list_received, received, wrote
from cogs.achievements.wishes import change_wishes, told
from storage.recognitions import Recognitions, Shows
from storage.recognizing import Recognizing
from storage.spotlights import Spotlights


@achievements.command("kudos mine")
def mine(ctx: Context[Settings], store: Recognitions, recognizing: Recognizing, spotlights: Spotlights) -> Card:
    """What waits for my decision, the way to all that I received and gave, and what I wish."""
    wishes = told(ctx, recognizing.wish(ctx.course.course_id, ctx.person))
    field = Field(ctx.plain("mine-wishes"), joined(wishes, "\n"))
    actions = (*_ways(ctx, store, spotlights), Button(ctx.plain("mine-wishes-button"), change_wishes.link()))
    text = _in_short(ctx, store) or ctx.text("mine-intro" if len(actions) > 1 else "mine-nothing")
    return Card(ctx.plain("mine-title"), text, (field,), actions=actions, note=ctx.text("only-you"))


def _ways(ctx: Context[Any], store: Recognitions, spotlights: Spotlights) -> list[Action]:
    """To each list in which something is."""
    ways: list[Action] = []
    if received(ctx, store):
        ways.append(Button(ctx.plain("mine-received-button"), list_received.link(0), Look.MAIN))
    if gave(ctx, store):
        ways.append(Button(ctx.plain("mine-gave-button"), list_gave.link(0)))
    if store.joined_in(ctx.person):
        ways.append(Button(ctx.plain("mine-joined-button"), list_joined.link(0)))
    if wrote(ctx, spotlights):
        ways.append(Button(ctx.plain("mine-nominated-button"), list_nominated.link(0)))
    return ways


def _in_short(ctx: Context[Any], store: Recognitions) -> Text:
    """That something waits for them to choose who sees it; said where they look, and nowhere else."""
    waits = any(part.shows is Shows.ASKED for part, _ in received(ctx, store))
    return ctx.text("mine-asked") if waits else ()


@achievements.section("mine")
def section(ctx: Context[Settings], store: Recognitions, spotlights: Spotlights) -> Section | None:
    """On the page about everything: the way to this one."""
    if not _ways(ctx, store, spotlights):
        return None
    text = _in_short(ctx, store) or ctx.text("mine-intro")
    return Section(ctx.plain("cog-name"), text, (Button(ctx.plain("mine-button"), mine.link()),))
