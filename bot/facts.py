"""What only the platform knows: whether what somebody named is there, who wrote what, and what is wrong with it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from typing import Any, Final, TypeAlias

from pydantic import ValidationError

from bot.act import Act
from bot.card import InputKind, Json
from bot.people import Person, Place, Role, RoomKind
from bot.plan import Asked, empty
from bot.platform import Capabilities, Checked, Message, Platform, PlatformError, Undelivered, Why, Written
from bot.reading import Misfit
from bot.records import dataclass
from bot.texts import Right
from storage.spaces import Course

_NOT_CHECKED: Final = Checked()
PATIENCE: Final = 1.0  # seconds; who waits for an answer is not kept longer, and what cannot be told is taken as well

Look: TypeAlias = Message | Place | Person
"""What a handler may look at: the platform is asked about it before."""
Reads = Callable[[Sequence[Place]], Awaitable[Collection[Place]]]
"""Those of these places that one person can read now."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a platform says of itself, and the places in which nothing can be posted now.

    ``of_staff`` are the places that only the staff sees; ``None`` where that is not known. ``role_names`` is what
    people call the platform's roles that mean staff in a course.
    """

    itself: Checked = _NOT_CHECKED
    barred: Mapping[Place, Undelivered] = field(default_factory=dict)
    of_staff: tuple[Place, ...] | None = None
    role_names: Mapping[str, str] = field(default_factory=dict)

    def students_read(self, place: Place) -> bool:
        """Whether it is known that a place is not for the staff alone."""
        return self.of_staff is not None and place.root not in self.of_staff


UNEXAMINED: Final = Condition()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the platform can do, who wrote the messages that a handler looks at (``None``: there is none), why nothing
    can be posted in those places that it looks at, and how those are shown the staff's commands to whom they are not
    shown by themselves.

    ``condition`` is the platform's, for a handler that examines it. ``reads`` are the places that somebody can read, of
    those at which a card of their page looks. ``names`` are those that the platform shows for people at whom a handler
    looks, and for whom somebody named in an option. ``room_for`` is how many more rooms of a kind can be opened near a
    place at which one looks, where there is a bound.
    """

    can: Capabilities | None = None
    written: Mapping[Message, Written | None] = field(default_factory=dict)
    barred: Mapping[Place, Undelivered] = field(default_factory=dict)
    unshown: Mapping[Person, str] = field(default_factory=dict)
    condition: Condition = UNEXAMINED
    reads: Collection[Place] = frozenset()
    names: Mapping[Person, str] = field(default_factory=dict)
    room_for: Mapping[tuple[Place, RoomKind], int] = field(default_factory=dict)


NO_FACTS: Final = Facts()


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, as far as handlers need it: the course that it is about, their role in it, their language and their
    time zone; and what the platform was asked for them."""

    course: Course
    role: Role
    language: str
    zone: str
    facts: Facts = NO_FACTS


async def readable(reads: Reads, places: Sequence[Place]) -> Collection[Place]:
    """Those of these places that somebody can read, as far as their platform tells in time."""
    with suppress(PlatformError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            return await reads(places)
    return frozenset()


async def written(platform: Platform, messages: Sequence[Message]) -> dict[Message, Written | None]:
    """Who wrote each of these messages, as far as the platform tells in time."""
    found: dict[Message, Written | None] = {}
    with suppress(PlatformError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            for message in messages:
                found[message] = await platform.written(message)
    return found


async def barred(platform: Platform, places: Sequence[Place]) -> dict[Place, Undelivered]:
    """Why nothing can be posted in those of these places where it cannot, as far as the platform tells in time."""
    with suppress(PlatformError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            return await _barred(platform, places)
    return {}


async def room_for(platform: Platform, places: Sequence[Place]) -> dict[tuple[Place, RoomKind], int]:
    """How many more rooms can be opened near these places, by kind, as far as the platform tells of a bound in time."""
    found: dict[tuple[Place, RoomKind], int] = {}
    with suppress(PlatformError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            for place in places:
                for kind in sorted(platform.capabilities.room_kinds):
                    if (more := await platform.room_for(place, kind)) is not None:
                        found[place, kind] = more
    return found


async def names(platform: Platform, people: Sequence[Person]) -> Mapping[Person, str]:
    """How the platform calls these people, as far as it tells in time."""
    with suppress(PlatformError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            return await platform.names(people)
    return {}


async def unshown(
    platform: Platform, asked: Iterable[Asked], given: Mapping[str, Json], act: Act, language: str
) -> dict[Person, str]:
    """What helps those to be shown the staff's commands to whom they are not: of who acts and whom they name."""
    space_id = act.person.space_id
    named = [found for each in asked for found in _named(each, given.get(each.name), space_id)]
    people = dict.fromkeys([act.person, *(each for each in named if isinstance(each, Person))])
    with suppress(PlatformError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            return dict(await platform.unshown([*people], language))
    return {}


async def condition(
    platform: Platform, places: Sequence[Place], roles: Collection[str], language: str
) -> Condition | None:
    """The platform's condition now, in this language; ``None`` when it does not say in time."""
    try:
        async with asyncio.timeout(PATIENCE):
            itself = await platform.check(language)
            closed, of_staff = await _barred(platform, places), await platform.of_staff()
            seen = None if of_staff is None else tuple(of_staff)
            return Condition(itself, closed, seen, await platform.role_names(roles))
    except (PlatformError, TimeoutError):
        return None


async def _barred(platform: Platform, places: Sequence[Place]) -> dict[Place, Undelivered]:
    """The places in which nothing can be posted, with the reason whole."""
    found = await platform.barred(places) if places else {}
    return {place: why if isinstance(why, Undelivered) else Undelivered(why) for place, why in found.items()}


async def unreal(
    platform: Platform, asked: Iterable[Asked], given: Mapping[str, Json], space_id: str
) -> tuple[dict[str, Misfit], Mapping[Person, str]]:
    """The options that name a place in which nothing can be posted, or somebody who is not there; and how the platform
    calls those who are.

    What the platform cannot tell in time is left to the effect itself.
    """
    named = {each.name: found for each in asked if (found := _named(each, given.get(each.name), space_id))}
    if not named:
        return {}, {}
    try:
        async with asyncio.timeout(PATIENCE):
            return await _checked(platform, named)
    except (PlatformError, TimeoutError):
        return {}, {}


async def _checked(
    platform: Platform, named: Mapping[str, list[Person | Place]]
) -> tuple[dict[str, Misfit], Mapping[Person, str]]:
    everything = {each for found in named.values() for each in found}
    places = sorted((each for each in everything if isinstance(each, Place)), key=lambda place: place.key)
    people = sorted(each for each in everything if isinstance(each, Person))
    closed = await _barred(platform, places)
    there = await platform.names(people) if people else {}
    misfits: dict[str, Misfit] = {}
    for option, found in named.items():
        for each in found:
            if isinstance(each, Place) and each in closed:
                misfits.setdefault(option, unfit(platform.name, closed[each]))
            elif isinstance(each, Person) and each not in there:
                misfits.setdefault(option, Misfit("unfit-person", {}))
    return misfits, there


_BARRED: Final[Mapping[Why, str]] = {
    Why.PLACE_GONE: "unfit-place-gone",
    Why.NO_PERMISSION: "unfit-place-closed",
    Why.NOT_IN_PLACE: "unfit-place-outside",
    Why.ARCHIVED: "unfit-place-archived",
    Why.TAG_NEEDED: "unfit-place-tag",
}


def unfit(platform: str, why: Undelivered) -> Misfit:
    """What is said of a place in which nothing can be posted."""
    if why.lacks:
        return Misfit("unfit-place-lacks", {"right": Right(platform, why.lacks)})
    return Misfit(_BARRED.get(why.why, "unfit-place"), {})


def _named(asked: Asked, given: Json, space_id: str) -> list[Person | Place]:
    """The places or people in a value. One that cannot be read names nobody: its sentence comes from reading it."""
    if asked.kind.input not in (InputKind.PLACE, InputKind.PERSON, InputKind.PEOPLE) or empty(given):
        return []
    try:
        found: Any = asked.kind.read(given, {"space_id": space_id})
    except ValidationError:
        return []
    return list(found) if isinstance(found, list) else [found]
