"""Simulated people in a running class: one job asks them all when a card comes to stand, and each deed is one more."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import blake2b

from bot.classmates import Chooses, Deed, Joins, Presses, who_takes_part
from bot.core import Core
from bot.link import Link
from bot.people import Person, Place
from bot.platform import Message, Platform, Simulating
from bot.records import dataclass
from bot.registry import Registry
from storage.database import Database, Tx
from storage.jobs import MATE, MATES, Job, Jobs, NewJob
from storage.standing import Standing, Stands


def ask_mates(tx: Tx, registry: Registry, platform: object, stood: Stands, now: datetime) -> bool:
    """Has the simulated people who see a card that came to stand take part in it; costs nothing where nobody is one.

    What one of them did themselves has nobody of them act, but where its cog says so: they would go on among themselves
    for ever. Returns whether there is something to do now.
    """
    if (declared := registry.classmate(stood.link)) is None:
        return False
    space_id, mates = stood.place.space_id, _mates(platform, stood)
    by_mate = bool(stood.posted_by) and Person(space_id, stood.posted_by or "") in mates
    if not mates or (by_mate and not declared.of_mates):
        return False
    lane, target = f"{MATES}:{stood.link}", stood.place.key  # a lane of its own: a fault must hold up no message
    key = f"{lane}:{target}"
    Jobs(tx, space_id).queue([NewJob(MATES, stood.link, now, lane, target, key=key, course_id=stood.course_id)])
    return True


@dataclass(frozen=True, slots=True)
class _Target:
    """Whose deed a job is, which of theirs, and on which message, as the job's target: a card in a direct conversation
    would name those who are in it."""

    deed: str
    turn: int
    person: str
    message: str

    def __str__(self) -> str:
        return f"{self.deed}:{self.turn}:{self.person}:{self.message}"

    @classmethod
    def parse(cls, target: str) -> _Target:
        deed, turn, person, message = target.split(":", 3)
        return cls(deed, int(turn), person, message)


class Simulation:
    """What the worker does for simulated people. Their jobs hold links and ids; what they say is asked for anew."""

    def __init__(self, core: Core, database: Database, patience: float) -> None:
        self._core = core
        self._database = database
        self._patience = patience

    async def perform(
        self, platform: Platform, job: Job, hold: Callable[[Tx], bool], nonce: str
    ) -> tuple[NewJob, ...] | None:
        """Asks them all what they do, or has one of them do it. Returns the jobs that come of it; ``None`` when this
        one was taken back."""
        if not await self._database.write(job.space_id, hold):
            return None
        async with asyncio.timeout(self._patience):
            if job.effect == MATES:
                return await self._plan(platform, job)
            await self._act(platform, job, nonce)
            return ()

    async def _plan(self, platform: Platform, job: Job) -> tuple[NewJob, ...]:
        """A job for each deed of everyone who takes part in the card that stands there."""
        link, place = Link(job.link), Place.parse(job.space_id, job.target)

        def ask(tx: Tx) -> list[tuple[_Target, Deed]]:
            stood = Standing(tx, job.space_id).at(link, place)
            turns = who_takes_part(_mates(platform, stood), link)
            if stood is None:
                return []
            found = self._core.deeds(tx, job.space_id, link, place, turns)
            return [
                (_Target(name, turns[person], person.external_id, stood.message_id), deed)
                for person, deeds in found.items()
                for name, deed in _named(deeds).items()
            ]

        now, jobs = self._core.clock.now(), []
        for target, deed in await self._database.read(ask):
            lane = Place.direct(Person(job.space_id, target.person)).key
            key = f"{MATE}:{link}:{target}"
            jobs.append(NewJob(MATE, link, now + deed.after, lane, str(target), key=key, course_id=job.course_id))
        return tuple(jobs)

    async def _act(self, platform: Platform, job: Job, nonce: str) -> None:
        """One deed, if its card still stands and the person is still there and would still do it."""
        target, link = _Target.parse(job.target), Link(job.link)
        person = Person(job.space_id, target.person)

        def ask(tx: Tx) -> tuple[Message, Deed] | None:
            stood = Standing(tx, job.space_id).shown(link, target.message)
            if stood is None or person not in _mates(platform, stood):
                return None
            deeds = self._core.deeds(tx, job.space_id, link, stood.place, {person: target.turn}).get(person, ())
            deed = _named(deeds).get(target.deed)
            return None if deed is None else (Message(stood.at_place, stood.message_id), deed)

        found = await self._database.read(ask)
        if found is not None and isinstance(platform, Simulating):
            await platform.act_as(person, *found, nonce)


def _named(deeds: Sequence[Deed]) -> dict[str, Deed]:
    """Deeds by a short name that says what each is: its kind, on what, and which of several such.

    Found by its position, a deed would be another one, or none, where what comes before it is not to be done any more.
    """
    such: Counter[str] = Counter()
    found: dict[str, Deed] = {}
    for deed in deeds:
        what = type(deed).__name__.lower() + _on(deed)
        such[what] += 1
        found[f"{what}-{such[what]}"] = deed
    return found


def _on(deed: Deed) -> str:
    match deed:
        case Presses(link=on) | Chooses(link=on):
            return f"-{blake2b(on.encode(), digest_size=4).hexdigest()}"
        case Joins(place=place):
            return f"-{blake2b(place.key.encode(), digest_size=4).hexdigest()}"
        case _:
            return ""


def _mates(platform: object, stood: Stands | None) -> Sequence[Person]:
    """The simulated people who see a card where it stands."""
    if stood is None or not isinstance(platform, Simulating):
        return ()
    return platform.mates(Place.parse(stood.place.space_id, stood.at_place))
