"""Leaving a programme in one press, and people who go: what they told is deleted, and a programme outlives its host."""

from __future__ import annotations

from typing import Annotated, Any, Final

from bot.card import Button, Card, Choice
from bot.cog import Option
from bot.context import Context, JobContext, Refusal
from bot.kinds import Id
from bot.people import Person
from bot.thresholds import in_steps
from cogs.buddies.asking import label, mine, title
from cogs.buddies.cog import LEFT_BUDDIES, Settings, buddies
from cogs.buddies.joining import choices, one_of, programmes_of
from cogs.buddies.links import link_to
from cogs.buddies.programme_card import programme_card
from cogs.buddies.rooming import unsay
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers
from storage.buddy_now import BuddyNow
from storage.buddy_together import BuddyTogether
from storage.owned import Owned

OF_BUDDIES: Final = frozenset({"buddy"})  # what goes with who leaves the class


@buddies.button("leave", answers="here")
def leave(ctx: Context[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> Card:
    """Out of a programme, without a question; all that they told for it is deleted."""
    programme, _ = mine(ctx, store, members, programme_id)
    return _left(ctx, store, members, programme)


@buddies.command("buddy leave")
def leave_one(
    ctx: Context[Settings],
    store: Buddies,
    members: BuddyMembers,
    programme: Annotated[str | None, Option()] = None,
) -> Card:
    """The same; of several programmes, the one that is named or chosen."""
    theirs = programmes_of(ctx, store, members)
    if programme is not None:
        return _left(ctx, store, members, one_of(theirs, programme))
    if not theirs:
        raise Refusal("not-in-any")
    if len(theirs) == 1:
        return _left(ctx, store, members, theirs[0])
    buttons = tuple(Button(label(ctx, each), leave.link(Id(each.programme_id))) for each in theirs)
    return Card(text=ctx.text("leave-which"), actions=buttons, note=ctx.text("only-you"))


@leave_one.suggest("programme")
def _theirs(ctx: Context[Settings], store: Buddies, members: BuddyMembers) -> list[Choice]:
    return choices(ctx, programmes_of(ctx, store, members))


def _left(ctx: Context[Any], store: Buddies, members: BuddyMembers, programme: Programme) -> Card:
    members.leave(programme.programme_id, ctx.person)
    unsay(ctx, ctx.person, link_to("go-on-question", programme.programme_id))
    BuddyTogether(members.tx, members.space_id).let_go(ctx.person, programme.programme_id)
    if not any(each.runs for each in programmes_of(ctx, store, members)):  # who is in none has no time now, either
        BuddyNow(members.tx, members.space_id).no_more(programme.course_id, [ctx.person])
    _tell_fewer(ctx, members, [programme.programme_id])
    ctx.announce(LEFT_BUDDIES, [ctx.person])
    return Card(title(ctx, programme), ctx.text("left-one"), note=ctx.text("left-one-note"))


def _tell_fewer(ctx: JobContext[Any], members: BuddyMembers, programme_ids: list[int]) -> None:
    """The cards from which one person went tell of fewer, where that is another step: in between nobody is to see that
    somebody went."""
    counts = members.counts(programme_ids)
    for each in programme_ids:
        count = counts.get(each, 0)
        if in_steps(count) != in_steps(count + 1):
            ctx.refresh(programme_card.link(Id(each)))


# People go.


@buddies.event("left-programmes")
def without_them(ctx: JobContext[Settings], store: Buddies, members: BuddyMembers) -> None:
    """Somebody left the programmes or was deleted; which they were in, was noted before that went."""
    _tell_fewer(ctx, members, store.take_fewer())


@buddies.event("left")
def left(ctx: JobContext[Settings], store: Buddies, members: BuddyMembers, owned: Owned, person: Person) -> None:
    """Somebody left the class: they are out of every programme. What they started goes on; any instructor can look
    after it."""
    theirs = [each.programme_id for each in members.of(person)]
    owned.leave(person, OF_BUDDIES)
    store.take_fewer()
    store.let_go(person)
    if theirs:
        _tell_fewer(ctx, members, theirs)
