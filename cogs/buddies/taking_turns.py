"""Taking turns: the next question, and a step deeper where each of a group wishes for it.

PRACTICE.md, "Icebreakers": deeper levels only where everyone in the group chose them; new partners start at the first.
"""

from __future__ import annotations

from typing import Final

from bot.card import Button, Card
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import Link
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.inside import own_group, people_of
from cogs.buddies.introduction import introduction
from cogs.buddies.questions import DEEPEST, FIRST, following, question
from storage.buddy_groups import BuddyGroups, Group
from storage.buddy_now import BuddyWishes, Wish

WISHES: Final = {2: Wish.SECOND, DEEPEST: Wish.THIRD}


@buddies.button("next-question", answers="here")
def next_question(ctx: Context[Settings], groups: BuddyGroups, group_id: Id, asked: str) -> Link:
    """Another question of the same level; a second press, or one that comes after another's, asks no third one."""
    group = own_group(ctx, groups, group_id)
    if question(asked) is None:
        raise Refusal("unfit-choice")
    if group.question == asked:
        _ask(groups, group, max(group.level, FIRST))
    return introduction.link(group_id)


@buddies.button("deeper")
def deeper(ctx: Context[Settings], groups: BuddyGroups, wishes: BuddyWishes, group_id: Id) -> Card:
    """Somebody would like a step deeper; it comes once each of them would, and nobody is told who did before."""
    group = own_group(ctx, groups, group_id)
    level = max(group.level, FIRST) + 1
    if level > DEEPEST:
        return Card(text=ctx.text("deepest"), note=ctx.text("only-you"))
    wishes.wish(group_id, ctx.person, WISHES[level], ctx.now())
    if not {*people_of(groups, group_id)} <= {*wishes.who(group_id, WISHES[level])}:
        back = Button(ctx.plain("not-deeper-button"), not_deeper.link(group_id))
        return Card(text=ctx.text("deeper-noted"), actions=(back,), note=ctx.text("deeper-noted-note"))
    _ask(groups, group, level)
    ctx.refresh(introduction.link(group_id))
    return Card(text=ctx.text("deeper-now"), note=ctx.text("only-you"))


@buddies.button("not-deeper", answers="here")
def not_deeper(ctx: Context[Settings], groups: BuddyGroups, wishes: BuddyWishes, group_id: Id) -> Card:
    """They would rather stay where it is."""
    group = own_group(ctx, groups, group_id)
    level = max(group.level, FIRST) + 1
    if level in WISHES:
        wishes.take_back(group_id, ctx.person, WISHES[level])
    return Card(text=ctx.text("not-deeper"), note=ctx.text("only-you"))


def _ask(groups: BuddyGroups, group: Group, level: int) -> None:
    asked = following(group.question, group.group_id, level)
    groups.change(group.group_id, question=asked.slug, level=asked.level, begins=None)
