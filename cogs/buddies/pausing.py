"""Pausing: until a date, after which it goes on by itself; nobody else comes to know. PRACTICE.md, "People first"."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.schedule import instant, local
from cogs.buddies.asking import last_day, mine
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.joining import own_card
from cogs.buddies.links import link_to
from cogs.buddies.rooming import unsay
from storage.buddies import Buddies
from storage.buddy_members import BuddyMembers
from storage.buddy_now import BuddyNow

LONGEST: Final = timedelta(days=365)
USUAL: Final = timedelta(weeks=2)


def _end_of(ctx: Context[Any], until: date) -> datetime:
    """The end of a day, where the person is. Raises :class:`Refusal` for one that is past, or far away."""
    today = local(ctx.now(), ctx.zone).date()
    if until < today:
        raise Refusal("pause-past").at("until")
    if until > today + LONGEST:
        raise Refusal("pause-long").at("until")
    return instant(datetime.combine(until + timedelta(days=1), time()), ctx.zone)


@buddies.command("buddy pause")
def pause_all(
    ctx: Context[Settings], members: BuddyMembers, waiting: BuddyNow, until: Annotated[date, Option()]
) -> Card:
    """Not matched until the end of this day, in no programme, nor by having time now; a group that is under way stays
    as it is."""
    ends = _end_of(ctx, until)
    asked = [each.programme_id for each in members.of(ctx.person) if each.asked_on]
    if not members.pause(ctx.person, None, ends):
        raise Refusal("not-in-any")
    waiting.no_more(ctx.course.course_id, [ctx.person])
    for each in asked:
        unsay(ctx, ctx.person, link_to("go-on-question", each))
    button = Button(ctx.plain("resume-button"), resume_all.link())
    return Card(text=ctx.text("paused-all", until=last_day(ends)), actions=(button,), note=ctx.text("only-you"))


@buddies.button("resume-all", answers="here")
def resume_all(ctx: Context[Settings], members: BuddyMembers) -> Card:
    """They go on before that, in every programme."""
    if not members.pause(ctx.person, None, None):
        raise Refusal("not-in-any")
    return Card(text=ctx.text("resumed-all"), note=ctx.text("only-you"))


@buddies.form("pause", answers="here")
def pause(
    ctx: Context[Settings],
    store: Buddies,
    members: BuddyMembers,
    waiting: BuddyNow,
    programme_id: Id,
    until: Annotated[date, Option()],
) -> Card:
    """The same in one programme; who is in no other has no time now either."""
    mine(ctx, store, members, programme_id)
    members.pause(ctx.person, programme_id, _end_of(ctx, until))
    if not any(each.is_free(ctx.now()) for each in members.of(ctx.person)):
        waiting.no_more(ctx.course.course_id, [ctx.person])
    unsay(ctx, ctx.person, link_to("go-on-question", programme_id))
    return own_card(ctx, *mine(ctx, store, members, programme_id))


@buddies.button("resume", answers="here")
def resume(ctx: Context[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> Card:
    """They go on in it before that."""
    mine(ctx, store, members, programme_id)
    members.pause(ctx.person, programme_id, None)
    return own_card(ctx, *mine(ctx, store, members, programme_id), "resumed")


@pause_all.prefill
def _usual(ctx: Context[Settings]) -> dict[str, object]:
    return {"until": _usual_end(ctx)}


@pause.prefill
def _usual_here(ctx: Context[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> dict[str, object]:
    mine(ctx, store, members, programme_id)
    return {"until": _usual_end(ctx)}


def _usual_end(ctx: Context[Settings]) -> date:
    return local(ctx.now(), ctx.zone).date() + USUAL
