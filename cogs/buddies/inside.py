"""The group that somebody acts in, who is in it, and what they told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.text import Run, Text, Words
from storage.buddy_groups import BuddyGroups, Group


def own_group(ctx: Context[Any], groups: BuddyGroups, group_id: Id) -> Group:
    """A group that goes on, and that this person is in. Raises :class:`Refusal`."""
    group = groups.get(group_id)
    if group is None or group.course_id != ctx.course.course_id:
        raise Refusal("group-gone")
    if groups.taker(group_id, ctx.person) is None:
        raise Refusal("group-not-yours")
    if not group.open:
        raise Refusal("group-over")
    return group


def people_of(groups: BuddyGroups, group_id: int) -> list[Person]:
    """Who is in a group, by their ids."""
    return [each.person for each in groups.people(group_id)]


def listed(ctx: ViewContext[Any], each: Sequence[Run]) -> Text:
    """People, or what they said, one after the other, with the language's *and* before the last."""
    found: list[Run] = []
    for number, run in enumerate(each):
        if number:
            found.append(Words(ctx.plain("listed-and") if number == len(each) - 1 else ", "))
        found.append(run)
    return tuple(found)
