"""A programme as people name it: finding it, what it is called, how often it is, and how many are in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.context import Context, Refusal, ViewContext
from bot.text import Style, Text, When, Words, joined
from bot.thresholds import in_steps
from cogs.buddies.rhythm import noon
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers, Member


def found(ctx: Context[Any], store: Buddies, programme_id: int) -> Programme:
    """A programme of this course. Raises :class:`Refusal` for what is none, or none of this course."""
    programme = store.get(programme_id)
    if programme is None or programme.course_id != ctx.course.course_id:
        raise Refusal("programme-gone")
    return programme


def running(ctx: Context[Any], store: Buddies, programme_id: int) -> Programme:
    """The same, of one that runs. Raises :class:`Refusal` for a draft and for one that is over."""
    programme = found(ctx, store, programme_id)
    if programme.is_draft:
        raise Refusal("programme-gone")
    if not programme.runs:
        raise Refusal("programme-over")
    return programme


def mine(ctx: Context[Any], store: Buddies, members: BuddyMembers, programme_id: int) -> tuple[Programme, Member]:
    """A programme that this person is in. Raises :class:`Refusal`."""
    programme = found(ctx, store, programme_id)
    member = members.get(programme_id, ctx.person)
    if member is None:
        raise Refusal("not-in")
    return programme, member


# What it is called.


def title(ctx: ViewContext[Any], programme: Programme) -> str:
    """What it is called on its card."""
    return ctx.plain(f"title-{programme.kind}")


def label(ctx: ViewContext[Any], programme: Programme) -> str:
    """The same where several stand side by side, on a button or in a menu: with its rhythm, for no place has a name
    there."""
    return f"{title(ctx, programme)} · {_plain_rhythm(ctx, programme)}"


def _plain_rhythm(ctx: ViewContext[Any], programme: Programme) -> str:
    if programme.ends is not None:
        month = ctx.plain(f"month-{programme.ends.month}")
        return ctx.plain("until-plain", day=programme.ends.day, month=month)
    return f"{ctx.plain(f'choice-{programme.day}')}, {programme.at:%H:%M}"


def rhythm(ctx: ViewContext[Any], programme: Programme) -> Text:
    """How often people are matched, in the programme's own zone."""
    if programme.ends is not None:
        starts, ends = (When(noon(day, programme.zone), Style.DATE) for day in (programme.starts, programme.ends))
        return ctx.text("rhythm-term", starts=starts, ends=ends)
    day, at, zone = ctx.text(f"on-{programme.day}"), Words(f"{programme.at:%H:%M}"), Words(programme.zone)
    return ctx.text("rhythm-coffee", weeks=programme.weeks, day=day, at=at, zone=zone)


def criteria(ctx: ViewContext[Any], programme: Programme) -> Text:
    """What counts when people are matched, the first most. Of pairs, before all, that they are new to
    one another; of groups in the order of docs/matching.md."""
    if not programme.of_groups:
        return joined([ctx.text("counts-new"), *(ctx.text(f"counts-{each}") for each in programme.counts)], ", ")
    chosen = [each for each in programme.counts if each != "hours"]  # of groups they come first, chosen or not
    before = ("counts-hours", "counts-not-alone", "counts-new-people")
    return joined([ctx.text(each) for each in (*before, *(f"counts-{each}" for each in chosen))], ", ")


def last_day(until: datetime) -> When:
    """The day at whose end something is over."""
    return When(until - timedelta(minutes=1), Style.DATE)


# How many are in.


def how_many(ctx: ViewContext[Any], count: int) -> Text:
    """The same in words, for the staff. Of nobody and of a few alike: else it would tell when the first joins."""
    if told := in_steps(count):
        return ctx.text("in-so-many", count=told)
    return ctx.text("in-few")
