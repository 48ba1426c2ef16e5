"""The shared conversation of a group: opened with its introduction, brought up to date, closed after a while."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from bot.channels import present
from bot.cog import Result
from bot.context import JobContext, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Person, Place, Room
from bot.platform import Undelivered
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.dates import part_until
from cogs.buddies.links import link_to
from cogs.buddies.questions import first
from cogs.buddies.sizes import PAIR
from cogs.buddies.suiting import moments
from cogs.buddies.trouble import posted
from storage.buddies import Programme
from storage.buddy_groups import BuddyGroups, Group, GroupState
from storage.buddy_rounds import Round, RoundState
from storage.jobs import effect_key
from storage.study_buddies import StudyBuddies

READ_FOR: Final = timedelta(days=7)
"""After the end of its round a conversation stays, for who meets late, and for what was written in it."""
SILENT_FOR: Final = timedelta(hours=24)
"""As Chat Roulette has it (PRACTICE.md, "Pairing and groups")."""


@buddies.room("group")
def group_room(ctx: ViewContext[Settings], store: StudyBuddies, group_id: Id) -> Room | None:
    """The conversation of a group: its people, and nobody else, not even the staff."""
    group, people = store.groups.get(group_id), inside(ctx, store.groups, group_id)
    if group is None or not group.open or not people or (group.state is GroupState.COMING and len(people) < PAIR):
        return None
    return Room(_named(ctx, store, group), tuple(people), near=group.place, staff=False)


def _named(ctx: ViewContext[Any], store: StudyBuddies, group: Group) -> str:
    """Of pairs two rooms stand side by side for a week; a study group keeps its own through the term."""
    programme = store.programmes.get(group.programme_id)
    this = store.rounds.get(group.round_id)
    if programme is None or this is None or programme.of_groups:
        return ctx.plain("room-name")
    return ctx.plain("room-name-round", number=this.number)


def inside(ctx: ViewContext[Any], store: BuddyGroups, group_id: int) -> list[Person]:
    """Who is in a group, of those who are in the class."""
    return present(ctx, [each.person for each in store.people(group_id)])


def introduction_link(group_id: int) -> Link:
    """The introduction that stands in the conversation of a group."""
    return link_to("introduction", group_id)


def room_of(ctx: ViewContext[Any], group_id: int) -> Place:
    """The conversation of a group as a place."""
    return Place.of_room(ctx.space.id, group_room.link(Id(group_id)))


def new_group(
    ctx: JobContext[Any], programme: Programme, this: Round, *, repeat: bool = False, in_writing: bool = False
) -> Group:
    """A group of a round, near its programme's place. Its conversation stays a while after the end."""
    ids, closes_at = (ctx.new_id(), this.round_id, this.programme_id, this.course_id), this.ends_at + READ_FOR
    begins = first(ids[0])
    more = {"question": begins.slug, "level": begins.level, "repeat": repeat, "in_writing": in_writing}
    return Group(*ids, programme.place, ctx.now(), closes_at, **more)  # type: ignore[arg-type]


def open_rooms(
    ctx: JobContext[Any], store: StudyBuddies, groups: Sequence[Group], people: Mapping[int, Sequence[Person]]
) -> None:
    """Stores new groups with their people (by group), who have met from now on, and opens their conversations."""
    store.groups.add(groups, people)
    store.meetings.met([people[each.group_id] for each in groups], ctx.now())
    for each in groups:
        this = Id(each.group_id)
        ctx.open(group_room.link(this), then=opened.link(this))
        ctx.at(each.closes_at, close.link(this), key=f"close:{this}")


@buddies.job("opened")
def opened(ctx: JobContext[Settings], store: StudyBuddies, group_id: Id, result: Annotated[object, Result]) -> None:
    """The conversation is there, and the introduction comes into it. Where none can be opened, because the channel is
    gone or the bot may not, the people are introduced in a direct message that they share."""
    group, people = store.groups.get(group_id), inside(ctx, store.groups, group_id)
    if group is None or len(people) < PAIR:
        return
    direct = isinstance(result, Undelivered)
    suggested = () if group.in_writing else suggestions(ctx, store, group, people)
    if not store.groups.move(group_id, (GroupState.COMING,), GroupState.OPEN, suggested=suggested, direct=direct):
        return
    if direct:
        posted(ctx, store.programmes, Id(group.programme_id), result)
        ctx.tell(people, introduction_link(group_id), then=came.link(group_id))
        return
    ctx.post(room_of(ctx, group_id), introduction_link(group_id), then=came.link(group_id))
    ctx.after(SILENT_FOR, link_to("follow", group_id), key=f"follow:{group_id}")


def suggestions(
    ctx: ViewContext[Any], store: StudyBuddies, group: Group, people: Collection[Person]
) -> tuple[Any, ...]:
    """Moments that suit all of them, until the round ends."""
    members = [*store.members.among(group.programme_id, people).values()]  # not all: this is asked for each room
    return tuple(moments(members, ctx.now(), group.closes_at - READ_FOR)) if len(members) == len(people) else ()


@buddies.job("came")
def came(ctx: JobContext[Settings], group_id: Id, result: Annotated[object, Result]) -> None:
    """Whether or not it could be posted: a conversation that somebody took away stays away."""


def say(ctx: JobContext[Any], group: Group, people: Sequence[Person], view: Link) -> None:
    """A card comes into the conversation of a group."""
    if group.direct:
        ctx.tell(people, view, then=came.link(Id(group.group_id)))
    else:
        ctx.post(room_of(ctx, group.group_id), view, then=came.link(Id(group.group_id)))


def unsay(ctx: JobContext[Any], person: Person, view: Link) -> None:
    """A message to one person that quiet hours hold is sent no longer: what it says is over."""
    ctx.cancel(effect_key("tell", view, Place.direct(person).key))


def bring_up(ctx: JobContext[Any], groups: Iterable[Group]) -> None:
    """Somebody came or went: who is in these conversations, and what their introductions say, is brought up to
    date."""
    for each in groups:
        ctx.refresh(group_room.link(Id(each.group_id)))
        ctx.refresh(introduction_link(each.group_id))


@buddies.job("brought-up")
def brought_up(ctx: JobContext[Settings], group_id: Id) -> None:
    """What the introduction of a group says is others now. A job of its own, so that what many groups are told of costs
    no statement for each."""
    ctx.refresh(introduction_link(group_id))


@buddies.job("thinned")
def thinned(ctx: JobContext[Settings], store: BuddyGroups, group_id: Id) -> None:
    """The same, where somebody went: who is in the conversation, too."""
    group = store.get(group_id)
    if group is not None and group.open:
        bring_up(ctx, [group])


@buddies.job("close")
def close(ctx: JobContext[Settings], store: StudyBuddies, group_id: Id) -> None:
    """A conversation closes, with all that was written in it; not of a group that goes on into another round."""
    group = store.groups.get(group_id)
    if group is None or not group.open:
        return
    if group.closes_at > ctx.now():
        ctx.at(group.closes_at, close.link(group_id), key=f"close:{group_id}")
    elif (until := _waits_until(store, group, ctx.now())) is not None:
        store.groups.change(group_id, closes_at=until)
        ctx.at(until, close.link(group_id), key=f"close:{group_id}")
        ctx.refresh(introduction_link(group_id))
    else:
        shut(ctx, store.groups, [group])


def _waits_until(store: StudyBuddies, group: Group, now: datetime) -> datetime | None:
    """Until when a study group keeps its room whose part is over, while the next one was put off; ``None``: it is of no
    part that another could follow."""
    programme = store.programmes.get(group.programme_id)
    if programme is None or not programme.of_groups or not programme.runs:
        return None
    this = store.rounds.current(group.programme_id, RoundState.RUNNING, RoundState.OVER)
    if this is None or this.round_id != group.round_id:
        return None
    until = part_until(programme, this.number, now)
    return until + READ_FOR if until is not None and until > now else None


def shut(ctx: JobContext[Any], store: BuddyGroups, groups: Sequence[Group]) -> None:
    """These conversations are over."""
    store.close([each.group_id for each in groups])
    for each in groups:
        ctx.cancel(f"follow:{each.group_id}")
        ctx.remove(group_room.link(Id(each.group_id)))
