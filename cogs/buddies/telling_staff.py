"""What only the staff reads: in its channel; else whoever started a programme hears of it, and reads it while they are
of the staff."""

from __future__ import annotations

from typing import Any

from bot.card import Button, Card
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Role
from bot.text import Style, When
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.links import link_to
from storage.buddies import Buddies, Programme
from storage.buddy_groups import BuddyGroups
from storage.buddy_now import BuddyWishes, Wish
from storage.buddy_rounds import BuddyRounds


def tell_staff(ctx: JobContext[Any], programme: Programme | None, view: Link, news: Link) -> bool:
    """The view comes into the staff's channel. Without one whoever started it is told ``news``, which names nobody and
    gives no figure: they may be a student by now. False where there is neither."""
    if ctx.course.staff_place is not None:
        ctx.post(ctx.course.staff_place, view)
    elif programme is not None and programme.by is not None:
        ctx.tell(programme.by, news)
    else:
        return False
    return True


@buddies.view("round-news")
def round_news(ctx: ViewContext[Settings], store: BuddyRounds, programmes: Buddies, round_id: Id) -> Card | None:
    """A direct message to whoever started it: a round is over."""
    this = store.get(round_id)
    programme = programmes.get(this.programme_id) if this else None
    if this is None or programme is None:
        return None
    when = {"begun": When(this.matches_at, Style.DATE), "ended": When(this.ends_at, Style.DATE)}
    button = Button(ctx.plain("see-round-button"), see_round.link(round_id))
    text = ctx.text("after-round", place=programme.place, **when)
    return Card(ctx.plain("after-round-title"), text, actions=(button,), note=ctx.text("see-note"))


@buddies.button("see-round", needs=Role.ASSISTANT, answers="here")
def see_round(ctx: Context[Settings], store: BuddyRounds, round_id: Id) -> Link:
    """What a round came to, for who is of the staff now."""
    this = store.get(round_id)
    if this is None or this.course_id != ctx.course.course_id:
        raise Refusal("programme-gone")
    return link_to("after-round", round_id)


@buddies.view("look-in-news")
def look_in_news(ctx: ViewContext[Settings], wishes: BuddyWishes, group_id: Id) -> Card | None:
    """The same of a hello that somebody would like."""
    if not {*wishes.who(group_id, Wish.STAFF)} & {*ctx.members()}:
        return None
    button = Button(ctx.plain("see-hello-button"), see_hello.link(group_id))
    return Card(ctx.plain("look-in-title"), ctx.text("look-in-news"), actions=(button,), note=ctx.text("see-note"))


@buddies.button("see-hello", needs=Role.ASSISTANT, answers="here")
def see_hello(ctx: Context[Settings], groups: BuddyGroups, group_id: Id) -> Link:
    """Who it is, for who is of the staff now."""
    group = groups.get(group_id)
    if group is None or group.course_id != ctx.course.course_id:
        raise Refusal("group-gone")
    return link_to("look-in-wished", group_id)


def waiting_for_staff(
    ctx: Context[Any], rounds: BuddyRounds, groups: BuddyGroups, wishes: BuddyWishes
) -> tuple[Button, ...]:
    """The same in the staff's status, for the others of the staff, where they have no channel: the last round, and a
    hello that somebody would like."""
    if ctx.course.staff_place is not None:
        return ()
    asked = groups.several(wishes.asked(Wish.STAFF)).values()
    hello = next((each for each in asked if each.course_id == ctx.course.course_id), None)
    last = rounds.last_over(ctx.course.course_id)
    found = [Button(ctx.plain("see-hello-button"), see_hello.link(Id(hello.group_id)))] if hello else []
    return (*found, *([Button(ctx.plain("see-round-button"), see_round.link(Id(last.round_id)))] if last else ()))
