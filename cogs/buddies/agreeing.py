"""The time at which a group meets: one press, or a time of their own; what was agreed is shown to all."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from bot.card import Card
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.reached import SAID_HELLO
from bot.text import When
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.inside import own_group, people_of
from cogs.buddies.introduction import introduction
from cogs.buddies.rooming import say
from storage.buddy_groups import BuddyGroups


@buddies.button("agree", answers="here")
def agree(ctx: Context[Settings], groups: BuddyGroups, group_id: Id, at: datetime) -> Link:
    """A time that suits all is taken: everyone in the room sees it."""
    _agree(ctx, groups, group_id, at)
    return introduction.link(group_id)


@buddies.form("own-time")
def own_time(ctx: Context[Settings], groups: BuddyGroups, group_id: Id, at: Annotated[datetime, Option()]) -> Card:
    """Another time, as the group wishes."""
    if _agree(ctx, groups, group_id, at):
        ctx.refresh(introduction.link(group_id))
    return Card(text=ctx.text("time-noted", at=When(at)), note=ctx.text("only-you"))


@own_time.prefill
def _as_agreed(ctx: Context[Settings], groups: BuddyGroups, group_id: Id) -> dict[str, object]:
    group = own_group(ctx, groups, group_id)
    return {"at": group.agreed_at}


def _agree(ctx: Context[Settings], groups: BuddyGroups, group_id: Id, at: datetime) -> bool:
    """Whether it is another time than before."""
    group = own_group(ctx, groups, group_id)
    if at <= ctx.now():
        raise Refusal("time-past").at("at")
    if at > group.closes_at:
        raise Refusal("time-late").at("at")
    new = groups.heard(group_id, ctx.person)  # who agrees on a time is not silent
    if new.anybody or new.person:
        ctx.cancel(f"follow:{group_id}")
    if new.person:
        ctx.announce(SAID_HELLO, [ctx.person])
    groups.settle(group_id, ctx.person)
    if changed := groups.agree(group_id, at):
        say(ctx, group, people_of(groups, group_id), agreed.link(group_id, ctx.now()))
    return changed


@buddies.view("agreed")
def agreed(ctx: ViewContext[Settings], groups: BuddyGroups, group_id: Id, _said: datetime) -> Card | None:
    """A line at the end of the conversation, where a change of the card above would go unseen; each time a new one."""
    group = groups.get(group_id)
    if group is None or not group.open or group.agreed_at is None:
        return None
    return Card(text=ctx.text("agreed", at=When(group.agreed_at)), note=ctx.text("agreed-note"))
