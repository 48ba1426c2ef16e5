"""What people may tell for being matched, all of it optional: about them, when they are free, and what nobody else is
ever shown."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from bot.card import Card, Choice
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Hours, Id, TimeZone
from bot.written import one_line
from cogs.buddies.asking import mine, running
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.fitting import LONGEST_LINE
from cogs.buddies.interests import MOST_OWN, Interest, Language, is_suggested, together
from cogs.buddies.joining import own_card
from cogs.buddies.pooling import WAYS
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers, Member

LONGEST_HOPES: Final = 300


def _theirs(ctx: Context[Any], store: Buddies, members: BuddyMembers, programme_id: Id) -> tuple[Programme, Member]:
    """A programme that runs and that this person is in. Raises :class:`Refusal`."""
    running(ctx, store, programme_id)
    return mine(ctx, store, members, programme_id)


def _of_groups(ctx: Context[Any], store: Buddies, members: BuddyMembers, programme_id: Id) -> tuple[Programme, Member]:
    """The same, of one for groups: two who meet are both the only one, or neither is."""
    programme, member = _theirs(ctx, store, members, programme_id)
    if not programme.of_groups:
        raise Refusal("programme-gone")
    return programme, member


def _told(
    ctx: Context[Any], store: Buddies, members: BuddyMembers, programme_id: Id, said: str, **values: object
) -> Card:
    """Their own card, after they told this."""
    members.change(programme_id, ctx.person, **values)
    return own_card(ctx, *mine(ctx, store, members, programme_id), said)


def _earlier(ctx: Context[Any], store: Buddies, members: BuddyMembers, programme_id: Id) -> Member:
    """What their forms begin with: what they told here; else what they told in another programme, which counts here
    only once they send it."""
    _, member = _theirs(ctx, store, members, programme_id)
    if member.told:
        return member
    return next((each for each in reversed(members.of(ctx.person)) if each.told), member)


@buddies.form("about", answers="here")
def about(
    ctx: Context[Settings],
    store: Buddies,
    members: BuddyMembers,
    programme_id: Id,
    likes: Annotated[list[Interest] | None, Option()] = None,
    own: Annotated[list[str] | None, Option(most=MOST_OWN)] = None,
    language: Annotated[Language | None, Option()] = None,
    hopes: Annotated[str | None, Option(most=LONGEST_HOPES, long=True)] = None,
) -> Card:
    """What they like, in what they like to talk, and what they hope for."""
    _theirs(ctx, store, members, programme_id)
    interests = together(ctx, likes or [], own or [])
    values = {"interests": interests, "language": language, "hopes": hopes}
    return _told(ctx, store, members, programme_id, "told", **values)


@about.prefill
def _about(ctx: Context[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> dict[str, object]:
    member = _earlier(ctx, store, members, programme_id)
    likes = [each for each in member.interests if is_suggested(each)]
    own = [each for each in member.interests if each not in likes]
    return {"likes": likes, "own": own, "language": member.language, "hopes": member.hopes}


@buddies.form("free", answers="here")
def free(
    ctx: Context[Settings],
    store: Buddies,
    members: BuddyMembers,
    programme_id: Id,
    hours: Annotated[Hours | None, Option()] = None,
    zone: Annotated[TimeZone | None, Option()] = None,
    when: Annotated[Literal["early", "late"] | None, Option()] = None,
    how: Annotated[Literal["together", "when-stuck"] | None, Option()] = None,
    via: Annotated[Literal["text", "voice", "in-person"] | None, Option()] = None,
) -> Card:
    """When they are free, and how they like to work."""
    _theirs(ctx, store, members, programme_id)
    works = {way: given for way, given in zip(WAYS, (when, how, via), strict=True) if given}
    there = (zone or ctx.zone) if hours else None
    values = {"hours": frozenset(hours or ()), "zone": there, "works": works}
    return _told(ctx, store, members, programme_id, "told", **values)


@free.prefill
def _free(ctx: Context[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> dict[str, object]:
    member = _earlier(ctx, store, members, programme_id)
    return {"hours": Hours(member.hours), "zone": member.zone or ctx.zone, **member.works}


@buddies.form("not-alone", answers="here")
def not_alone(
    ctx: Context[Settings],
    store: Buddies,
    members: BuddyMembers,
    programme_id: Id,
    listed: Annotated[str | None, Option()] = None,
    own: Annotated[str | None, Option(most=LONGEST_LINE)] = None,
    may_use: Annotated[bool, Option()] = False,
) -> Card:
    """Of what they would not like to be the only one in a group, by their own wish (PRACTICE.md). Only where matching
    may use it is it kept at all; it is shown to nobody else, whatever comes of it."""
    _of_groups(ctx, store, members, programme_id)
    words = one_line(own) if own else ""
    if listed is not None and words:
        raise Refusal("not-alone-both").at("own")
    given = (listed or words) if may_use else ""
    said = "told-alone-used" if given else "told-alone-not-kept" if listed or words else "told-alone-none"
    return _told(ctx, store, members, programme_id, said, alone=given or None, may_use=bool(given))


@not_alone.suggest("listed")
def _listed(ctx: Context[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> list[Choice]:
    programme = store.get(programme_id) if members.get(programme_id, ctx.person) else None
    return [Choice(each, each) for each in programme.alone] if programme else []


@not_alone.prefill
def _alone(ctx: Context[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> dict[str, object]:
    programme, member = _of_groups(ctx, store, members, programme_id)
    named = member.alone in programme.alone
    listed, own = (member.alone, None) if named else (None, member.alone)
    return {"listed": listed, "own": own, "may_use": member.may_use}
