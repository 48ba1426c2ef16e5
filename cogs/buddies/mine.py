"""On each person's own page: the programmes that they are in, when they are matched next, and the way to all they can
do."""

from __future__ import annotations

from typing import Any, Final

from bot.card import Button
from bot.context import Context
from bot.kinds import Id
from bot.section import Section
from bot.text import Text, When, Words, joined
from cogs.buddies.asking import label, last_day, title
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.links import link_to
from cogs.buddies.rhythm import coming
from storage.apart import Apart
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers, Member

MOST_BUTTONS: Final = 5


@buddies.section("mine")
def section(ctx: Context[Settings], store: Buddies, members: BuddyMembers, apart: Apart) -> Section | None:
    """Where I am in, and with how many people I am never matched; nobody else reads it."""
    theirs, named = where_in(ctx, store, members), len(apart.of(ctx.person)) + apart.gone(ctx.person)
    if not theirs and not named:
        return None
    lines = [line(ctx, programme, member) for programme, member in theirs]
    lines += [ctx.text("mine-apart", count=named)] if named else []
    return Section(ctx.plain("cog-name"), joined(lines, "\n"), buttons(ctx, [each for each, _ in theirs]))


def where_in(ctx: Context[Any], store: Buddies, members: BuddyMembers) -> list[tuple[Programme, Member]]:
    """The programmes that this person is in and that run, in any course."""
    there = members.of(ctx.person)
    found = {each.programme_id: each for each in store.running()} if there else {}
    return [(found[each.programme_id], each) for each in there if each.programme_id in found]


def line(ctx: Context[Any], programme: Programme, member: Member) -> Text:
    """One programme, and when its next matching is for them."""
    named: dict[str, Any] = {"programme": Words(title(ctx, programme)), "place": programme.place}
    if member.rests(ctx.now()) and member.rests_until is not None:
        return ctx.text("mine-rests", until=last_day(member.rests_until), **named)
    if member.asked_on:
        return ctx.text("mine-asked-on", **named)
    dates = coming(programme, ctx.now(), 1)
    return ctx.text("mine-next", when=When(dates[0]), **named) if dates else ctx.text("mine-in", **named)


def buttons(ctx: Context[Any], there: list[Programme]) -> tuple[Button, ...]:
    """One for each programme, which says of which it is where there are several."""
    if len(there) == 1:
        return (Button(ctx.plain("mine-button"), link_to("own", there[0].programme_id)),)
    shown = there[:MOST_BUTTONS]
    return tuple(Button(label(ctx, each), link_to("own", Id(each.programme_id))) for each in shown)
