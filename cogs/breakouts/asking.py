"""Opening a breakout: what it is about, for whom, and how people come into rooms."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Choice
from bot.channels import here
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import Link
from bot.people import Place, PlaceKind, RoomKind
from bot.records import dataclass
from cogs.breakouts.cog import Settings, breakouts
from cogs.breakouts.finding import meant
from cogs.breakouts.links import desk_for, link_to
from cogs.breakouts.names import LONGEST, unlike
from cogs.breakouts.saved_sets import chosen, offered
from cogs.breakouts.telling import show_desk, tell_staff
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import MOST_ROOMS, BreakoutRoom
from storage.breakout_sets import BreakoutSets
from storage.breakouts import KEPT, Breakout, State, Way

LONGEST_TASK: Final = 1_000
USUAL_SIZE: Final = 3  # two or three first, later three to five (PRACTICE.md, "Breakouts")
MOST_TOPICS: Final = 25  # as many as a menu holds on every platform
LASTS: Final = (timedelta(minutes=1), timedelta(hours=4))
FORGOTTEN_AFTER: Final = timedelta(hours=6)
"""So long a breakout may wait to be opened, and then is called off; and so long its clock may stand, and then its rooms
close: nobody waits for it any more."""


@breakouts.command("breakout open", needs="who_opens", examines=True)
def ask(
    ctx: Context[Settings],
    store: AllBreakouts,
    task: Annotated[str, Option(most=LONGEST_TASK, long=True)],
    minutes: Annotated[timedelta | None, Option()] = None,
    way: Annotated[Way, Option()] = Way.RANDOM,
    size: Annotated[int | None, Option(least=2, most=50)] = None,
    rooms: Annotated[int | None, Option(least=1, most=MOST_ROOMS)] = None,
    kind: Annotated[str | None, Option()] = None,
    voice: Annotated[Place | None, Option(places=(PlaceKind.VOICE,))] = None,
    saved: Annotated[str | None, Option()] = None,
    topics: Annotated[list[str] | None, Option(most=MOST_TOPICS, long=True)] = None,
) -> Card | Link:
    """A card on which people say that they are here, in this channel; and its desk, for the staff."""
    place = _place(ctx)
    ctx.must_be_open(place)
    if place.root in (ctx.condition.of_staff or ()):
        raise Refusal("breakout-of-staff", place=place)
    lasts = lasting(timedelta(minutes=ctx.settings.minutes) if minutes is None else minutes, "minutes")
    if voice is not None and not ctx.is_here(voice):
        raise Refusal("voice-other-course").at("voice")

    def is_over(this: Id) -> bool:
        known = store.breakouts.get(this)
        return known is not None and not known.on

    this = ctx.key(place.key, taken_back=is_over)
    other = store.breakouts.on_at(place)
    if other is not None:
        return begun(ctx, other) if other.breakout_id == this else _already(ctx, other)
    way, set_id, planned = _how(ctx, store, way, saved, topics or [])
    size = 0 if rooms is not None else size or USUAL_SIZE
    made = Breakout(
        this,
        ctx.course.course_id,
        place,
        ctx.person,
        way,
        RoomKind(kind) if kind else usual_kind(ctx.room_kinds, ctx.together, size, voice=voice is not None),
        task,
        int(lasts.total_seconds()),
        size,
        rooms or 0,
        ctx.now(),
        ctx.now() + KEPT,
        from_place=voice,
        set_id=set_id,
    )
    begin(ctx, store, made, planned)
    return begun(ctx, made)


@ask.prefill
def _prefilled(ctx: Context[Settings]) -> dict[str, object]:
    voice = ctx.voice_of(ctx.person)
    there = voice if voice is not None and ctx.is_here(voice) else None
    return {"minutes": timedelta(minutes=ctx.settings.minutes), "size": USUAL_SIZE, "voice": there}


@ask.looks
def _usual_place(ctx: Context[Settings]) -> list[Place]:
    place = here(ctx)
    return [place if place.kind is PlaceKind.CHANNEL else ctx.course.main_place or place]


@ask.suggest("kind")
def _kinds(ctx: Context[Settings]) -> list[Choice]:
    return kinds(ctx)


def kinds(ctx: Context[Any]) -> list[Choice]:
    """What rooms can be made of here."""
    return [Choice(each.value, ctx.plain(f"room-kind-{each}")) for each in RoomKind if each in ctx.room_kinds]


@ask.suggest("saved")
def _sets(ctx: Context[Settings], sets: BreakoutSets) -> list[Choice]:
    return [*offered(sets, ctx.course.course_id)]


def lasting(wished: timedelta, option: str) -> timedelta:
    """How long a breakout lasts. Raises :class:`Refusal` for what no lesson has time for."""
    if not LASTS[0] <= wished <= LASTS[1]:
        raise Refusal("minutes-unfit").at(option)
    return wished


def _place(ctx: Context[Any]) -> Place:
    """The channel in which it is asked for; elsewhere the course's main one."""
    place = here(ctx)
    if place.kind is not PlaceKind.CHANNEL:
        if ctx.course.main_place is None or ctx.course.main_place.kind is not PlaceKind.CHANNEL:
            raise Refusal("breakout-needs-channel")
        return ctx.course.main_place
    if not ctx.is_here(place):
        raise Refusal("breakout-other-course")
    return place


def usual_kind(kinds: Collection[RoomKind], together: int, size: int, *, voice: bool) -> RoomKind:
    """What rooms are made of where nobody says: with sound for those who come from a voice room; a group message where
    a room of this size, or one person more, fits into one; else what there is for writing."""
    if voice and RoomKind.VOICE in kinds:
        return RoomKind.VOICE
    if RoomKind.GROUP in kinds and 0 < size < together:
        return RoomKind.GROUP
    return next((each for each in (RoomKind.THREAD, RoomKind.CHANNEL) if each in kinds), RoomKind.TEXT)


@dataclass(frozen=True, slots=True)
class Topic:
    """A room that people choose; ``most`` is how many it holds, 0 for as many as like."""

    name: str
    most: int


_LIMIT: Final = r"(?s)(.*\S)\s*\(\s*(\d{1,3})\s*\)"


def topics_of(lines: Sequence[str]) -> list[Topic]:
    """What people choose from, one a line: *Topic (4)* holds four. Two of one name get a number. Raises
    :class:`Refusal` for a room of one, for nobody is ever alone."""
    read: list[Topic] = []
    for line in lines:
        found = re.fullmatch(_LIMIT, line)
        name, most = (found[1], int(found[2])) if found else (line, 0)
        if found and most < 2:
            raise Refusal("topic-of-one", topic=name, most=most).at("topics")
        if len(name) > LONGEST:
            raise Refusal("topic-long", topic=name[:LONGEST], most=LONGEST).at("topics")
        read.append(Topic(unlike(name, [each.name for each in read]), most))
    return read


def _how(
    ctx: Context[Any], store: AllBreakouts, way: Way, saved: str | None, topics: Sequence[str]
) -> tuple[Way, int, list[Topic]]:
    """The way, with what it needs: a set or topics that are given say which way is meant."""
    if way is Way.RANDOM:
        way = Way.CHOOSE if topics else Way.SAVED if saved else way
    match way:
        case Way.CHOOSE:
            if len(topics) < 2:
                raise Refusal("topics-missing").at("topics")
            return way, 0, topics_of(topics)
        case Way.SAVED:
            if not saved:
                some = store.sets.of(ctx.course.course_id)  # without any there is no field of them in the form
                raise Refusal("saved-missing").at("saved") if some else Refusal("saved-none").at("way")
            return way, chosen(ctx, store.sets, saved, "saved").set_id, []
        case Way.SAME if store.breakouts.last(ctx.course.course_id) is None:
            raise Refusal("no-last-time").at("way")
        case _:
            return way, 0, []


def begin(ctx: Context[Any], store: AllBreakouts, made: Breakout, topics: Sequence[Topic] = ()) -> None:
    """It is under way: its card comes into its place, its desk before the staff. A second press changes nothing."""
    if not store.breakouts.add(made):
        return
    this = Id(made.breakout_id)
    planned = BreakoutRoom(0, this, made.course_id, 0, "", made.until)
    store.rooms.add(
        [
            replace(planned, room_id=ctx.new_id(), number=number, name=each.name, topic=each.name, most=each.most)
            for number, each in enumerate(topics, 1)
        ]
    )
    ctx.post(made.place, link_to("gather", this))
    tell_staff(ctx, made, "desk")
    ctx.after(FORGOTTEN_AFTER, link_to("forget", this), key=f"forget:{this}")


def begun(ctx: Context[Any], breakout: Breakout) -> Card | Link:
    """What whoever opened it reads: where its desk stands, or the desk itself."""
    staff = ctx.course.staff_place
    if staff is None:
        return desk_for(ctx, breakout.breakout_id)
    button = Button(ctx.plain("desk-button"), link_to("see-desk", breakout.breakout_id))
    text = ctx.text("begun", place=breakout.place, staff=staff)
    return Card(text=text, actions=(button,), note=ctx.text("only-you"))


def _already(ctx: Context[Any], other: Breakout) -> Card:
    """Somebody was quicker: what is on there, and the way to its desk. Raises :class:`Refusal` where it is over in a
    moment: then what was filled in can be sent once more."""
    if other.state is State.ENDING:
        raise Refusal("already-on-ending", task=brief(other.task)).at("task")
    button = Button(ctx.plain("desk-button"), link_to("see-desk", other.breakout_id))
    text = ctx.text(f"already-on-{other.state}", place=other.place, task=brief(other.task))
    return Card(text=text, actions=(button,), note=ctx.text("only-you"))


def brief(task: str, most: int = 120) -> str:
    """The beginning of a task, on one line."""
    line = " ".join(task.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


@breakouts.command("breakout desk", needs="who_opens")
def look(
    ctx: Context[Settings],
    store: AllBreakouts,
    where: Annotated[Place | None, Option(places=(PlaceKind.CHANNEL,))] = None,
) -> Link:
    """What is under way in this course, to be looked after."""
    on = store.breakouts.on_in(ctx.course.course_id)
    if not on:
        raise Refusal("nothing-on")
    this = meant(ctx, store, on, where).breakout_id
    if ctx.course.staff_place is not None:
        show_desk(ctx, store, this)
    return desk_for(ctx, this)
