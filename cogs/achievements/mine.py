"""Everyone's own page of recognition: the way to what I received and gave, my badges, and what I wish of what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from bot.card import Action, Button, Card, Field, Look
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.people import Place
from bot.section import Section
from bot.text import Said, Text, joined
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.faces import FACES
from cogs.achievements.listing import (
    gave,
    joined_in,
    list_gave,
    list_joined,
    list_nominated,
    list_received,
    received,
    wrote,
)
from cogs.achievements.spotlight_own import yours
from cogs.achievements.wishes import change_wishes, told
from storage.recognitions import Kind, Received, Recognition, Recognitions, Shows
from storage.recognizing import Recognizing
from storage.spotlights import Spotlight, Spotlights

BADGES: Final = 12
"""So many of the newest are named; the others are among what was received."""
Mine = Sequence[tuple[Received, Recognition]]


@achievements.command("kudos mine")
def mine(ctx: Context[Settings], store: Recognitions, recognizing: Recognizing, spotlights: Spotlights) -> Card:
    """What waits for my decision, the way to all that I received and gave, and what I wish."""
    got = received(ctx, store)
    ways = _ways(ctx, got, store, spotlights)
    wishes = told(ctx, recognizing.wish(ctx.course.course_id, ctx.person))
    fields = (*_badges(ctx, got), Field(ctx.plain("mine-wishes"), joined(wishes, "\n")))
    text = _in_short(ctx, got) or ctx.text("mine-intro" if ways else "mine-nothing")
    actions = (*ways, Button(ctx.plain("mine-wishes-button"), change_wishes.link()))
    return Card(ctx.plain("mine-title"), text, fields, actions=actions, note=ctx.text("only-you"))


def _badges(ctx: Context[Any], got: Mine) -> list[Field]:
    """The milestones that this person reached, by their names; nothing compares them with anybody's."""
    reached = [this for _, this in got if this.kind is Kind.MILESTONE]
    if not reached:
        return []
    named: list[Text] = [(Said(FACES[this.kind].own_title(ctx, this)),) for this in reached[:BADGES]]
    more = [ctx.text("and-more")] if len(reached) > BADGES else []
    return [Field(ctx.plain("mine-badges"), joined([*named, *more], "\n"))]


def _ways(ctx: Context[Any], got: Mine, store: Recognitions, spotlights: Spotlights) -> list[Action]:
    """To each list in which something is."""
    ways: list[Action] = []
    if got:
        ways.append(Button(ctx.plain("mine-received-button"), list_received.link(0), Look.MAIN))
    if gave(ctx, store):
        ways.append(Button(ctx.plain("mine-gave-button"), list_gave.link(0)))
    if joined_in(ctx, store):
        ways.append(Button(ctx.plain("mine-joined-button"), list_joined.link(0)))
    if _spotlight(ctx, spotlights) is not None:
        ways.append(Button(ctx.plain("mine-spotlight-button"), my_spotlight.link()))
    if wrote(ctx, spotlights):
        ways.append(Button(ctx.plain("mine-nominated-button"), list_nominated.link(0)))
    return ways


def _in_short(ctx: Context[Any], got: Mine) -> Text:
    """That something waits for them to choose who sees it; said where they look, and nowhere else."""
    return ctx.text("mine-asked") if any(part.shows is Shows.ASKED for part, _ in got) else ()


def _spotlight(ctx: Context[Any], spotlights: Spotlights) -> Spotlight | None:
    """The newest for which this person was asked in this course, whether they answered or not."""
    return next((each for each in spotlights.of(ctx.person) if each.course_id == ctx.course.course_id), None)


@achievements.button("my-spotlight")
def my_spotlight(ctx: Context[Settings], spotlights: Spotlights) -> Card:
    """My spotlight as it stands in my direct messages, to answer, change or withdraw."""
    this = _spotlight(ctx, spotlights)
    found = ctx.peek(yours.link(Id(this.spotlight_id)), Place.direct(ctx.person)) if this is not None else None
    if found is None:
        raise Refusal("spotlight-over")
    return replace(found, note=ctx.text("only-you"))


@achievements.section("mine")
def section(ctx: Context[Settings], store: Recognitions, spotlights: Spotlights) -> Section | None:
    """On the page about everything: the way to this one."""
    got = received(ctx, store)
    if not _ways(ctx, got, store, spotlights):
        return None
    text = _in_short(ctx, got) or ctx.text("mine-intro")
    return Section(ctx.plain("cog-name"), text, (Button(ctx.plain("mine-button"), mine.link()),))
