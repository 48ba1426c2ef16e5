"""Joining a programme in one press, and one's own card in it: what one told, and everything that one can do."""

from __future__ import annotations

from typing import Annotated, Any

from bot.card import Action, Button, Card, Choice, Look
from bot.channels import here
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import id_to_text
from bot.text import When, joined
from bot.thresholds import in_steps
from cogs.buddies.anew import come_late
from cogs.buddies.asking import label, last_day, mine, running, title
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.links import link_to
from cogs.buddies.programme_card import programme_card
from cogs.buddies.rhythm import coming
from cogs.buddies.told import told_fields
from storage.buddies import Buddies, Programme
from storage.buddy_members import BuddyMembers, Member
from storage.buddy_rounds import BuddyRounds


def own_card(ctx: Context[Any], programme: Programme, member: Member, *said: str) -> Card:
    """A person's own card in a programme, seen by nobody else. ``said`` are the ids of what has just happened."""
    lines = [ctx.text(each) for each in said]
    if member.rests(ctx.now()) and member.rests_until is not None:
        lines.append(ctx.text("own-rests", until=last_day(member.rests_until)))
        if programme.of_groups:
            lines.append(ctx.text("own-rests-group"))
    elif programme.runs and member.asked_on:
        lines.append(ctx.text("own-asked-on"))
    elif programme.runs:
        dates = coming(programme, ctx.now(), 1)
        lines += [ctx.text("own-next", when=When(each)) for each in dates] or [ctx.text("own-none-coming")]
    else:
        lines.append(ctx.text("own-over"))
    fields = told_fields(ctx, programme, member)
    if programme.runs and not fields:
        lines.append(ctx.text("own-nothing-told"))
    note = ctx.text("own-note")
    return Card(title(ctx, programme), joined(lines, "\n"), fields, actions=_actions(ctx, programme, member), note=note)


def _actions(ctx: Context[Any], programme: Programme, member: Member) -> tuple[Action, ...]:
    """What they can tell, and the ways out, which are always there."""
    this = Id(programme.programme_id)
    actions: list[Action] = []
    if programme.runs and member.asked_on:
        actions.append(Button(ctx.plain("go-on-button"), link_to("go-on", this), Look.MAIN))
    if programme.runs:
        look = Look.PLAIN if member.told or member.asked_on else Look.MAIN
        actions.append(Button(ctx.plain("about-button"), link_to("about", this), look))
        actions.append(Button(ctx.plain("free-button"), link_to("free", this)))
        if programme.of_groups:
            actions.append(Button(ctx.plain("not-alone-button"), link_to("not-alone", this)))
        if member.rests(ctx.now()):
            actions.append(Button(ctx.plain("resume-button"), link_to("resume", this)))
        else:
            actions.append(Button(ctx.plain("pause-button"), link_to("pause", this)))
    actions.append(Button(ctx.plain("leave-button"), link_to("leave", this)))
    return tuple(actions)


# Joining.


def _is_here(ctx: Context[Any], programme: Programme) -> bool:
    """Whether a programme is for the people of this channel: in whichever else somebody is, nobody may know."""
    return programme.place == here(ctx)


@buddies.button("join")
def join(ctx: Context[Settings], store: Buddies, members: BuddyMembers, rounds: BuddyRounds, programme_id: Id) -> Card:
    """One press, and they are in; all that they may tell is asked on their own card, and optional."""
    programme = running(ctx, store, programme_id)
    if not _is_here(ctx, programme):
        raise Refusal("programme-gone")
    return _joined(ctx, members, rounds, programme)


def _joined(ctx: Context[Settings], members: BuddyMembers, rounds: BuddyRounds, programme: Programme) -> Card:
    this = programme.programme_id
    is_late = False
    is_new = members.join(this, ctx.person, ctx.now())
    if is_new:
        count = members.counts([this])[this]
        if in_steps(count) != in_steps(count - 1):
            ctx.refresh(programme_card.link(Id(this)))
        is_late = come_late(ctx, rounds, this, ctx.person)
    member = members.get(this, ctx.person)
    assert member is not None  # noqa: S101
    said = "you-are-in-late" if is_late else "you-are-in" if is_new else "you-were-in"
    return own_card(ctx, programme, member, said)


@buddies.command("buddy join")
def join_here(
    ctx: Context[Settings],
    store: Buddies,
    members: BuddyMembers,
    rounds: BuddyRounds,
    programme: Annotated[str | None, Option()] = None,
) -> Card:
    """Joins the programme of this place; of several, the one that is named or chosen."""
    there = _to_join(ctx, store)
    if programme is not None:
        return _joined(ctx, members, rounds, one_of(there, programme))
    if not there:
        raise Refusal("join-none")
    if len(there) == 1:
        return _joined(ctx, members, rounds, there[0])
    buttons = tuple(Button(label(ctx, each), join.link(Id(each.programme_id))) for each in there)
    return Card(text=ctx.text("join-which"), actions=buttons, note=ctx.text("only-you"))


@join_here.suggest("programme")
def _joinable(ctx: Context[Settings], store: Buddies) -> list[Choice]:
    return choices(ctx, _to_join(ctx, store))


def _to_join(ctx: Context[Settings], store: Buddies) -> list[Programme]:
    return store.in_place(here(ctx))


# One's own card.


@buddies.button("own")
def own(ctx: Context[Settings], store: Buddies, members: BuddyMembers, programme_id: Id) -> Card:
    """What I told here, and what I can do."""
    return own_card(ctx, *mine(ctx, store, members, programme_id))


@buddies.command("buddy answers")
def answers(
    ctx: Context[Settings],
    store: Buddies,
    members: BuddyMembers,
    programme: Annotated[str | None, Option()] = None,
) -> Card:
    """The same in any place; of several programmes, the one that is named or chosen."""
    theirs = programmes_of(ctx, store, members)
    if programme is not None:
        theirs = [one_of(theirs, programme)]
    if not theirs:
        raise Refusal("not-in-any")
    if len(theirs) == 1:
        return own_card(ctx, *mine(ctx, store, members, theirs[0].programme_id))
    buttons = tuple(Button(label(ctx, each), own.link(Id(each.programme_id))) for each in theirs)
    return Card(text=ctx.text("answers-which"), actions=buttons, note=ctx.text("only-you"))


@answers.suggest("programme")
def _theirs(ctx: Context[Settings], store: Buddies, members: BuddyMembers) -> list[Choice]:
    return choices(ctx, programmes_of(ctx, store, members))


def programmes_of(ctx: Context[Any], store: Buddies, members: BuddyMembers) -> list[Programme]:
    """The programmes of this course that a person is in, those that run first."""
    some = [store.get(each.programme_id) for each in members.of(ctx.person)]
    there = [each for each in some if each is not None and each.course_id == ctx.course.course_id]
    return sorted(there, key=lambda each: not each.runs)


def choices(ctx: Context[Any], there: list[Programme]) -> list[Choice]:
    """Programmes to choose from."""
    return [Choice(id_to_text(each.programme_id), label(ctx, each)) for each in there]


def one_of(there: list[Programme], named: str) -> Programme:
    """The one of these that was chosen. Raises :class:`Refusal`."""
    this = chosen_id(named, "programme")
    for each in there:
        if each.programme_id == this:
            return each
    raise Refusal("unfit-choice").at("programme")
