"""What the staff sees after each round: how many took part, met and could not be placed, and who may need a hello."""

from __future__ import annotations

from typing import Any

from bot.card import Card, Field
from bot.context import ViewContext
from bot.kinds import Id
from bot.naming import names
from bot.text import Style, Text, When, joined
from bot.thresholds import in_steps, of_them
from cogs.buddies.cog import Settings, buddies
from storage.buddies import Buddies
from storage.buddy_groups import BuddyGroups
from storage.buddy_members import BuddyMembers
from storage.buddy_rounds import BuddyRounds, Round, RoundState


@buddies.view("after-round")
def after_round(
    ctx: ViewContext[Settings],
    store: BuddyRounds,
    programmes: Buddies,
    groups: BuddyGroups,
    members: BuddyMembers,
    round_id: Id,
) -> Card | None:
    """Sums, never of fewer people than the course shows, and names without a number beside them."""
    this = store.get(round_id)
    programme = programmes.get(this.programme_id) if this else None
    if this is None or programme is None or this.state is not RoundState.OVER:
        return None
    here = {each.person for each in members.all(this.programme_id)} & set(ctx.members())
    hello = [each.person for each in groups.takers(round_id) if each.hangs and each.person in here]
    fields = [Field(ctx.plain(f"sum-{name}"), text) for name, text in figures(ctx, this)]
    if hello:
        fields.append(Field(ctx.plain("hello-label"), names(ctx, hello)))
    when = {"begun": When(this.matches_at, Style.DATE), "ended": When(this.ends_at, Style.DATE)}
    text = joined([ctx.text("after-round", place=programme.place, **when), *_why(ctx, this)], " ")
    note = ctx.text("hello-note" if hello else "after-round-note")
    return Card(ctx.plain("after-round-title"), text, tuple(fields), note=note)


def _why(ctx: ViewContext[Any], this: Round) -> list[Text]:
    """What its matching could not do otherwise, in words: of how many groups would be of few people, mostly."""
    if this.took_part < ctx.settings.shows_from:
        return []
    missed = {"after-round-repeats": this.repeats, "after-round-in-writing": this.in_writing}
    return [ctx.text(name) for name, groups in missed.items() if groups]


def figures(ctx: ViewContext[Any], this: Round) -> list[tuple[str, Text]]:
    """The sums of a round that may be shown, by name.

    Of fewer people than the course shows there is none, nor one that would come of two others: who said that it was
    good met, and who met took part, so each is told in steps where as few are missing. How many could not be placed is
    always in steps: beside the names it would tell which of them were.
    """
    least = ctx.settings.shows_from
    if this.took_part < least:
        found = [("took-part", ctx.text("fewer-than", count=least))]
    else:
        found = [("took-part", ctx.text("so-many-people", count=this.took_part))]
        found.append(("met", _part(ctx, this.met, this.took_part)))
        if this.said >= least:
            found.append(("good", _part(ctx, this.good, this.said, this.met, this.took_part)))
    if this.unplaced >= least:
        found.append(("unplaced", ctx.text("at-least", count=max(least, in_steps(this.unplaced)))))
    elif this.unplaced:
        found.append(("unplaced", ctx.text("fewer-than", count=least)))
    return found


def _part(ctx: ViewContext[Any], count: int, *of: int) -> Text:
    """How many of each of these numbers of people."""
    least = ctx.settings.shows_from
    told = of_them(count, *of, least=least)
    if told is None:
        return ctx.text("fewer-than", count=least)
    shown, exact = told
    if not shown:
        return ctx.text("most-of-them")
    return ctx.text("so-many-people" if exact else "at-least", count=shown)
