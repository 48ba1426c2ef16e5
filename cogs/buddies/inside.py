"""The group that somebody acts in, who is in it, and what they told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person
from bot.text import Run, Text, Words
from storage.buddy_groups import After, BuddyGroups, Group, Said, Taker

_MET: Final = (After.GOOD, After.FAIR)


def own_group(ctx: Context[Any], groups: BuddyGroups, group_id: Id) -> Group:
    """A group that goes on, and that this person is in. Raises :class:`Refusal`."""
    return own_seat(ctx, groups, group_id)[0]


def own_seat(ctx: Context[Any], groups: BuddyGroups, group_id: Id) -> tuple[Group, Taker]:
    """The same, and what this person said in it until now."""
    group = groups.get(group_id)
    if group is None or group.course_id != ctx.course.course_id:
        raise Refusal("group-gone")
    if (taker := groups.taker(group_id, ctx.person)) is None:
        raise Refusal("group-not-yours")
    if not group.open:
        raise Refusal("group-over")
    return group, taker


def said_met(taker: Taker) -> bool:
    """Whether somebody said that their group met: in the middle, or when asked how it was."""
    return taker.said is Said.MET or taker.after in _MET


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
