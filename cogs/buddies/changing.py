"""Changing a programme: while it is a draft, and while it runs, from its next matching on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Annotated, Any, Final

from bot.channels import POSTED_IN, check_channel
from bot.cog import Option
from bot.context import Context, JobContext, Refusal
from bot.kinds import Id, TimeZone
from bot.link import Link
from bot.people import Place, Role
from bot.schedule import Weekday, local
from cogs.buddies.asking import found
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.fitting import MOST_LINES, check_start, check_term, in_order, listed
from cogs.buddies.links import link_to
from cogs.buddies.planning import plan
from cogs.buddies.programme_card import programme_card, put_up
from cogs.buddies.programmes import preview
from cogs.buddies.rhythm import coming, first_on
from cogs.buddies.sizes import FEWEST, MOST
from storage.buddies import Buddies, Criterion, Programme
from storage.buddy_rounds import BuddyRounds, Round, RoundState
from storage.schedules import Schedules

A_WEEK: Final = timedelta(weeks=1)
MOST_WEEKS: Final = 8
MOST_HOURS: Final = 20
WHEN: Final = ("starts", "ends", "day", "at", "zone", "weeks", "size")


def changeable(ctx: Context[Any], store: Buddies, programme_id: Id, *, of_groups: bool | None = None) -> Programme:
    """A programme that can be changed. Raises :class:`Refusal` for one that is over, or of the other kind."""
    programme = found(ctx, store, programme_id)
    if of_groups is not None and programme.of_groups is not of_groups:
        raise Refusal("programme-gone")
    if not programme.is_draft and not programme.runs:
        raise Refusal("programme-over")
    return programme


def _changed(ctx: Context[Any], store: Buddies, schedules: Schedules, before: Programme, after: Programme) -> Link:
    """When it is, is another from now on, on its card too. What is under way goes on as it was made."""
    this = Id(before.programme_id)
    if after != before:
        store.change(this, **{name: getattr(after, name) for name in WHEN})
        if before.runs:
            plan(ctx, schedules, after)
            ctx.refresh(programme_card.link(this))
    return preview.link(this)


@buddies.form("rhythm", needs=Role.INSTRUCTOR, answers="here")
def rhythm(
    ctx: Context[Settings],
    store: Buddies,
    schedules: Schedules,
    programme_id: Id,
    starts: Annotated[date, Option()],
    at: Annotated[time, Option()],
    zone: Annotated[TimeZone, Option()],
    weeks: Annotated[int, Option(least=1, most=MOST_WEEKS)],
) -> Link:
    """When pairs are made: the next day of it, and so its weekday, the hour, and how many weeks lie between. Who meets
    now does so to the end of their round: the next one begins on the same weekday after that."""
    before = changeable(ctx, store, programme_id, of_groups=False)
    after = replace(before, starts=starts, day=Weekday.of(starts), at=at, zone=zone, weeks=weeks)
    check_start(ctx, after, "starts")
    return _changed(ctx, store, schedules, before, _after_who_meets(store, after))


def _after_who_meets(store: Buddies, programme: Programme) -> Programme:
    """The rhythm with its next day after the round that runs: that one was promised to its people until its end."""
    this = BuddyRounds(store.tx, store.space_id).current(programme.programme_id, RoundState.RUNNING)
    while this is not None and first_on(programme) < this.ends_at:
        programme = replace(programme, starts=programme.starts + A_WEEK)
    return programme


@rhythm.prefill
def _its_rhythm(ctx: Context[Settings], store: Buddies, programme_id: Id) -> dict[str, object]:
    programme = changeable(ctx, store, programme_id, of_groups=False)
    starts = next((local(each, programme.zone).date() for each in coming(programme, ctx.now(), 1)), programme.starts)
    return {"starts": starts, "at": programme.at, "zone": programme.zone, "weeks": programme.weeks}


@buddies.form("term", needs=Role.INSTRUCTOR, answers="here")
def term(
    ctx: Context[Settings],
    store: Buddies,
    schedules: Schedules,
    programme_id: Id,
    starts: Annotated[date, Option()],
    ends: Annotated[date, Option()],
    at: Annotated[time, Option()],
    zone: Annotated[TimeZone, Option()],
    size: Annotated[int, Option(least=FEWEST, most=MOST)],
) -> Link:
    """A term's first and last day, the hour, and how many are in a group. What has begun keeps its first day."""
    before = changeable(ctx, store, programme_id, of_groups=True)
    after = replace(before, starts=starts, day=Weekday.of(starts), ends=ends, at=at, zone=zone, size=size)
    if before.is_draft or starts != before.starts:
        check_start(ctx, after, "starts")
    check_term(after)
    if ends < local(ctx.now(), zone).date():
        raise Refusal("ends-past").at("ends")
    return _changed(ctx, store, schedules, before, after)


@term.prefill
def _its_term(ctx: Context[Settings], store: Buddies, programme_id: Id) -> dict[str, object]:
    programme = changeable(ctx, store, programme_id, of_groups=True)
    return {name: getattr(programme, name) for name in ("starts", "ends", "at", "zone", "size")}


@buddies.form("counting", needs=Role.INSTRUCTOR, answers="here")
def counting(
    ctx: Context[Settings],
    store: Buddies,
    programme_id: Id,
    first: Annotated[Criterion | None, Option()] = None,
    second: Annotated[Criterion | None, Option()] = None,
    third: Annotated[Criterion | None, Option()] = None,
    floor: Annotated[int, Option(least=0, most=MOST_HOURS)] = 0,
    reminds: Annotated[bool, Option()] = True,
) -> Link:
    """What counts when people are matched: three at most, for each one more weakens the others (PRACTICE.md)."""
    changeable(ctx, store, programme_id)
    store.change(programme_id, counts=in_order(first, second, third), floor=floor, reminds=reminds)
    return preview.link(programme_id)


@counting.prefill
def _its_counts(ctx: Context[Settings], store: Buddies, programme_id: Id) -> dict[str, object]:
    programme = changeable(ctx, store, programme_id)
    order = dict(zip(("first", "second", "third"), programme.counts, strict=False))
    return order | {"floor": programme.floor, "reminds": programme.reminds}


@buddies.form("alone-list", needs=Role.INSTRUCTOR, answers="here")
def alone_list(
    ctx: Context[Settings],
    store: Buddies,
    programme_id: Id,
    lines: Annotated[list[str] | None, Option(most=MOST_LINES, long=True)] = None,
) -> Link:
    """What people can choose from where they are asked of what they would not like to be the only one in a group."""
    changeable(ctx, store, programme_id, of_groups=True)
    store.change(programme_id, alone=listed(lines or []))
    return preview.link(programme_id)


@alone_list.prefill
def _its_list(ctx: Context[Settings], store: Buddies, programme_id: Id) -> dict[str, object]:
    return {"lines": list(changeable(ctx, store, programme_id, of_groups=True).alone)}


@buddies.form("move", needs=Role.INSTRUCTOR, answers="here")
def move(
    ctx: Context[Settings],
    store: Buddies,
    programme_id: Id,
    place: Annotated[Place, Option(places=POSTED_IN)],
) -> Link:
    """Another channel for it, such as when its own was deleted: its card goes there, and what comes next."""
    before = changeable(ctx, store, programme_id)
    check_channel(ctx, place, "programme-needs-channel", "programme-other-course")
    if place != before.place or before.trouble:
        store.change(programme_id, place=place, trouble=None)
        if before.runs and place == before.place:
            put_up(ctx, before)
        elif before.runs:
            ctx.remove(programme_card.link(programme_id))
            if (this := _told_of(store, programme_id)) is not None:
                ctx.remove(link_to("tomorrow", this.round_id))
            ctx.at(ctx.now(), come.link(programme_id), key=f"come:{programme_id}")
    return preview.link(programme_id)


@buddies.job("come")
def come(ctx: JobContext[Settings], store: Buddies, programme_id: Id) -> None:
    """Its card comes to where it is now: in a transaction of its own, for what is taken down is so wherever it stands
    or is on its way to."""
    programme = store.get(programme_id)
    if programme is None or not programme.runs:
        return
    put_up(ctx, programme)
    if programme.reminds and (this := _told_of(store, programme_id)) is not None:
        ctx.post(programme.place, link_to("tomorrow", this.round_id), then=link_to("announced", this.round_id))


def _told_of(store: Buddies, programme_id: int) -> Round | None:
    """The round of which the channel was told, and which is matched tomorrow."""
    return BuddyRounds(store.tx, store.space_id).current(programme_id, RoundState.AHEAD)


@move.prefill
def _its_place(ctx: Context[Settings], store: Buddies, programme_id: Id) -> dict[str, object]:
    return {"place": changeable(ctx, store, programme_id).place}
