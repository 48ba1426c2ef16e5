"""What somebody can do whose group does not fit: for their eyes alone, without a reason, and without blame."""

from __future__ import annotations

from bot.card import Action, Button, Card, Look
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.naming import names
from bot.people import Role
from bot.text import joined
from cogs.buddies.anew import anew_now, join_others, still_looked, thin_out
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.inside import own_group
from cogs.buddies.leaving import leave
from cogs.buddies.links import link_to
from cogs.buddies.telling_staff import tell_staff
from cogs.buddies.terms import another_follows
from storage.buddies import Buddies
from storage.buddy_groups import BuddyGroups, Group
from storage.buddy_now import BuddyWishes, Wish
from storage.study_buddies import StudyBuddies


@buddies.button("misfit")
def misfit(ctx: Context[Settings], store: StudyBuddies, group_id: Id) -> Card:
    """The ways out, each with one press."""
    group = own_group(ctx, store.groups, group_id)
    actions: list[Action] = [*_anew(ctx, store, group), Button(ctx.plain("look-in-button"), look_in.link(group_id))]
    actions.append(Button(ctx.plain("step-out-button"), step_out.link(group_id)))
    if store.members.get(group.programme_id, ctx.person) is not None:
        actions.append(Button(ctx.plain("misfit-leave-button"), leave.link(Id(group.programme_id)), Look.CAREFUL))
    lines = [ctx.text("misfit-first"), ctx.text("misfit-then")]
    return Card(ctx.plain("misfit-title"), joined(lines, "\n\n"), actions=tuple(actions), note=ctx.text("misfit-note"))


def _anew(ctx: Context[Settings], store: StudyBuddies, group: Group) -> list[Action]:
    """Somebody else, while enough of the round is left."""
    programme = store.programmes.get(group.programme_id)
    if programme is None or not still_looked(ctx, store, group):
        return []
    group_id = Id(group.group_id)
    if programme.of_groups:
        return [Button(ctx.plain("misfit-other-group-button"), join_others.link(group_id))]
    return [
        Button(ctx.plain("anew-button"), anew_now.link(group_id)),
        Button(ctx.plain("join-others-button"), join_others.link(group_id)),
    ]


@buddies.button("step-out", answers="here")
def step_out(ctx: Context[Settings], store: StudyBuddies, group_id: Id) -> Card:
    """Out of this group, and in the programme still; the others read nothing of why."""
    group = own_group(ctx, store.groups, group_id)
    store.together.take_out(group_id, [ctx.person])
    thin_out(ctx, store)
    this, programme = store.rounds.get(group.round_id), store.programmes.get(group.programme_id)
    last = this is not None and programme is not None and not another_follows(ctx, store, programme, this)
    return Card(text=ctx.text("stepped-out-last" if last else "stepped-out"), note=ctx.text("only-you"))


@buddies.button("look-in", answers="here")
def look_in(
    ctx: Context[Settings], programmes: Buddies, groups: BuddyGroups, wishes: BuddyWishes, group_id: Id
) -> Card:
    """The staff come to know that somebody would like them to say hello; why, they say themselves."""
    group = own_group(ctx, groups, group_id)
    programme = programmes.get(group.programme_id)
    if ctx.course.staff_place is None and (programme is None or programme.by is None):
        raise Refusal("look-in-nobody")
    if wishes.wish(group_id, ctx.person, Wish.STAFF, ctx.now()):
        tell_staff(ctx, programme, look_in_wished.link(group_id), link_to("look-in-news", group_id))
    return Card(text=ctx.text("look-in-noted"), note=ctx.text("only-you"))


@buddies.view("look-in-wished")
def look_in_wished(ctx: ViewContext[Settings], wishes: BuddyWishes, group_id: Id) -> Card | None:
    """For the staff: who would like a hello, also when they are out of the group in which they said so. What is wrong,
    if anything, is not asked here."""
    here = {*ctx.members()}
    who = [each for each in wishes.who(group_id, Wish.STAFF) if each in here]
    if not who:
        return None
    done = Button(ctx.plain("looked-in-button"), looked_in.link(group_id))
    text = ctx.text("look-in-wished", people=names(ctx, who), count=len(who))
    return Card(ctx.plain("look-in-title"), text, actions=(done,), note=ctx.text("look-in-wished-note"))


@buddies.button("looked-in", needs=Role.ASSISTANT, answers="here")
def looked_in(ctx: Context[Settings], groups: BuddyGroups, wishes: BuddyWishes, group_id: Id) -> Card:
    """Somebody of the staff said hello; the card says so, and what was wished goes."""
    group = groups.get(group_id)
    if group is None or group.course_id != ctx.course.course_id:
        raise Refusal("group-gone")
    for person in wishes.who(group_id, Wish.STAFF):
        wishes.take_back(group_id, person, Wish.STAFF)
    return Card(text=ctx.text("looked-in", person=ctx.person))
