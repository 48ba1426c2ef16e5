"""On the page that a platform keeps for each person: what they could join. Where they are in stands there as their
own (:mod:`cogs.buddies.mine`)."""

from __future__ import annotations

from bot.card import Card
from bot.context import Context
from bot.kinds import Id
from bot.people import Place
from bot.text import Spot, Words, joined
from cogs.buddies.asking import title
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.programme_card import programme_card
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers
from storage.standing import Standing


@buddies.home("join")
def could_join(ctx: Context[Settings], store: Buddies, members: BuddyMembers, standing: Standing) -> Card | None:
    """The way to what they could join, where they can read: one joins where the others do."""
    lines = [
        ctx.text("home-join-line", programme=Words(title(ctx, each)), place=each.place, way=(way,))
        for each in _others(ctx, store, members)
        if ctx.reads(each.place) and (way := _way(ctx, standing, each))
    ]
    return Card(ctx.plain("home-join-title"), joined(lines, "\n"), note=ctx.text("card-note")) if lines else None


def _way(ctx: Context[Settings], standing: Standing, programme: Programme) -> Spot | None:
    """To its card, where that stands."""
    stood = standing.at(programme_card.link(Id(programme.programme_id)), programme.place)
    at = Place.parse(ctx.space.id, stood.at_place) if stood else None
    return Spot(ctx.plain("home-join-way"), at, stood.message_id) if stood and at else None


@could_join.looks
def _places(ctx: Context[Settings], store: Buddies, members: BuddyMembers) -> list[Place]:
    return list(dict.fromkeys(each.place for each in _others(ctx, store, members)))


def _others(ctx: Context[Settings], store: Buddies, members: BuddyMembers) -> list[Programme]:
    """The course's programmes that this person is not in."""
    in_ = {each.programme_id for each in members.of(ctx.person)}
    return [each for each in store.running(ctx.course.course_id) if each.programme_id not in in_]
