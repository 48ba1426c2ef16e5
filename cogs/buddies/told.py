"""What somebody told for being matched, as they alone read it: a field for each answer that they gave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from bot.card import Field
from bot.context import ViewContext
from bot.schedule import Weekday
from bot.text import Said, Text, Words, joined
from cogs.buddies.interests import interest_text, language_text
from cogs.buddies.pooling import WAYS
from storage.buddies import Programme
from storage.buddy_members import Member

DAY: Final = 24


def told_fields(ctx: ViewContext[Any], programme: Programme, member: Member) -> tuple[Field, ...]:
    """What a member told; what they did not tell is left out."""
    found: list[tuple[str, Text]] = []
    if member.interests:
        found.append(("told-interests", joined((interest_text(ctx, each) for each in member.interests), ", ")))
    if ways := [ctx.text(f"way-{member.works[way]}") for way in WAYS if member.works.get(way)]:
        found.append(("told-ways", joined(ways, ", ")))
    if member.hours:
        found.append(("told-hours", hours_text(ctx, member.hours, member.zone or programme.zone)))
    if member.language:
        found.append(("told-language", language_text(ctx, member.language)))
    if member.hopes:
        found.append(("told-hopes", (Said(member.hopes),)))
    if member.alone and programme.of_groups:
        found.append(("told-alone", (Said(member.alone),)))
    return tuple(Field(ctx.plain(label), text) for label, text in found)


def hours_text(ctx: ViewContext[Any], hours: Iterable[int], zone: str) -> Text:
    """Free hours of a week by their days: *Monday 9–12, 14–15*."""
    by_day: dict[int, list[int]] = {}
    for hour in sorted(hours):
        by_day.setdefault(hour // DAY, []).append(hour % DAY)
    lines: list[Text] = [
        ctx.text("free-on", day=Words(ctx.plain(f"choice-{tuple(Weekday)[day]}")), hours=Words(", ".join(_spans(free))))
        for day, free in by_day.items()
    ]
    return (*joined(lines, "\n"), *ctx.text("in-zone", zone=Words(zone)))


def _spans(hours: list[int]) -> list[str]:
    """Hours that follow one another as one span: ``9–12``."""
    spans: list[list[int]] = []
    for hour in hours:
        if spans and spans[-1][1] == hour:
            spans[-1][1] = hour + 1
        else:
            spans.append([hour, hour + 1])
    return [f"{start}–{end}" for start, end in spans]
