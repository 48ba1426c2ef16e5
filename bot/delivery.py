"""What each effect does: reads its view or room, calls the platform, and notes what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from bot.card import Card
from bot.context import Refusal
from bot.core import Core
from bot.courtesy import with_fewer
from bot.deleting import delete
from bot.garbage import held_off
from bot.gates import held_until, unwanted
from bot.link import ID_BITS, Link
from bot.outcome import Done, Limited, Midway, Postponed
from bot.people import Person, Place, PlaceKind, Room
from bot.platform import Later, Message, NeverWorks, Platform, Undelivered, Unknowable, Why
from bot.pool import Pool
from bot.readiness import until
from bot.refusals import asked_anew
from bot.simulation import Simulation, ask_mates
from bot.texts import Speaker
from storage.database import Database, Tx
from storage.jobs import HANDLER, MATE, MATES, RESTORED, Job, Jobs
from storage.standing import Standing, Stands

ADAPTER_OFF: Final = timedelta(minutes=1)
Hold: TypeAlias = Callable[[Tx], bool]


class Delivery:
    """Effects of all spaces. Each method may be called again for the same job: what happened is looked up first."""

    def __init__(
        self,
        core: Core,
        database: Database,
        pool: Pool,
        platform: Callable[[str], Platform | None],
        epoch: str,
        patience: float,
    ) -> None:
        self._core = core
        self._database = database
        self._pool = pool
        self._platform = platform
        self._epoch = epoch
        self._patience = patience * 0.8  # a call must end before the lease does
        self._stuck: set[tuple[str, str]] = set()  # spaces and places in which a card could not be brought up to date
        self._simulation = Simulation(core, database, self._patience)

    # The ends of jobs, each within its one transaction.

    def handler(self, tx: Tx, job: Job) -> None:
        """Runs a job that is a handler of ours: deleting the job and all that it does are one."""
        if mine := Jobs(tx, job.space_id).done(job):
            self._run(tx, mine, Link(job.link))

    def note(self, tx: Tx, job: Job, done: Done) -> None:
        """Deletes the job, remembers where the view stands, and runs its ``then``."""
        if done.asked is None:
            self._note(tx, job, done)
            return
        with held_off():  # what came of it may be about all people of a course
            if self._core.work(tx, job.space_id, Link(job.link)) == done.asked:
                self._note(tx, job, done)
            else:
                Jobs(tx, job.space_id).postpone(job, self._core.clock.now())

    def _note(self, tx: Tx, job: Job, done: Done) -> None:
        standing, now = Standing(tx, job.space_id), self._core.clock.now()
        if done.refreshed and not standing.refreshed(done.refreshed, now):
            self._shown_over(tx, job.space_id, done.refreshed, now)
            if done.stands:  # it was asked to appear, and appears elsewhere now
                Jobs(tx, job.space_id).postpone(job, now)
                return
        mine = Jobs(tx, job.space_id).done(job)
        if mine is None:
            return
        if job.effect == "remove":  # what was still on its way there is not wanted any more
            for effect in ("post", "tell", "open"):
                Jobs(tx, job.space_id).cancel(f"{effect}:{job.link}:{job.target}")
        if done.gone:
            standing.gone(*done.gone)
        if done.stands:
            place = self._place(mine) or done.stands.place  # without whoever was forgotten meanwhile
            stands = replace(done.stands, place=place, posted_by=mine.asked_by)
            standing.stands(stands, now)
            if done.came:
                ask_mates(tx, self._core.registry, self._platform(job.space_id), stands, now)
        if done.jobs:
            Jobs(tx, job.space_id).queue(done.jobs)
        if (here := (job.space_id, job.target)) in self._stuck:  # it works there again
            self._stuck.discard(here)
            Jobs(tx, job.space_id).refresh_again(now, job.target, press=self._core.random.getrandbits(ID_BITS))
        if job.then and done.tell:
            self._run(tx, mine, Link(job.then), done.result)

    def _shown_over(self, tx: Tx, space_id: str, stood: Stands, now: datetime) -> None:
        """A press gave the message to another view while this one was on its way to it: that one is shown again."""
        above = Standing(tx, space_id).on_message(stood.message_id, stood.at_place)
        if above is not None:
            Jobs(tx, space_id).spread("refresh", above.link, now)

    def undelivered(self, tx: Tx, job: Job, result: Undelivered) -> None:
        """Tells the ``then`` that takes a result, or the cog, why it did not work; else the job is kept as failed.

        A handler of ours is no effect: it is kept. That somebody wants fewer messages is nobody's business. Of what may
        have been sent nobody but the staff can find out whether it was: they are always shown it, and the ``then`` runs
        once they have it sent again. A letter that was refused at the first try was surely not sent.
        """
        jobs = Jobs(tx, job.space_id)
        then = self._core.registry.find(Link(job.then)) if job.then else None
        heard = self._core.registry.undeliverable(Link(job.link).cog)
        if job.effect in (MATES, MATE):  # nobody waits for what a simulated person did not do
            jobs.done(job)
        elif job.effect == HANDLER or result.why is Why.UNKNOWN_WHETHER_SENT:
            jobs.fail(job, result.noted)
        elif result.why is Why.MUTED and (then is None or not then.plan.result):
            jobs.done(job)
        elif then is not None and then.plan.result:
            if mine := jobs.done(job):
                self._run(tx, mine, Link(job.then or ""), result)
        elif heard is not None:
            if mine := jobs.done(job):
                self._run(tx, mine, heard.link(job.link), result)
        else:
            refused = job.effect == "tell" and job.begun_at is None and result.why is not Why.GAVE_UP
            jobs.fail(job, result.noted, undone=refused)
            if job.effect == "refresh" and job.press is None:  # by itself once: what is refused again waits for staff
                self._stuck.add((job.space_id, job.target))

    def _run(self, tx: Tx, job: Job, link: Link, result: object = None) -> None:
        context = self._core.run_job(tx, job.space_id, link, job.course_id, asked_by=job.asked_by, result=result)
        context.effects.flush(tx, job.space_id, restored=job.why == RESTORED)

    # Effects, outside of any transaction.

    async def perform(self, job: Job, hold: Hold) -> Done | Postponed | Limited | None:
        """Does what an effect's job says. ``None``: the job was taken back, or its lane lost.

        Raises :class:`NeverWorks` or :class:`Later`; after any other error nobody knows whether it happened.
        """
        with asked_anew(job.press):
            return await self._performed(job, hold)

    async def _performed(self, job: Job, hold: Hold) -> Done | Postponed | Limited | None:
        if job.effect == "work":
            return await self._work(job, hold)
        platform = self._platform(job.space_id)
        if platform is None:  # it waits for its adapter to be on, and is not tried meanwhile
            return Postponed(self._core.clock.now() + ADAPTER_OFF)
        if job.effect in (MATES, MATE):
            asked = await self._simulation.perform(platform, job, hold, self._nonce(job))
            return None if asked is None else Done(jobs=asked)
        if held := await self._database.read(lambda tx: held_until(self._core, tx, job)):
            return Postponed(held)
        place = self._place(job)
        if wait := await until(platform, job, place, lambda: self._room(job, Link(job.link))):
            return Limited(wait)
        # Whom a crash leaves between two rooms is brought again: that need not be noted before.
        if job.effect != "bring" and not await self._database.write(job.space_id, hold):
            return None
        async with asyncio.timeout(self._patience):
            match job.effect:
                case "post" | "tell":
                    return await self._appear(platform, job, place or _no_place())
                case "refresh" | "remove":
                    if place == Place.of_room(job.space_id, job.link):  # the room itself, not what stands in it
                        return await self._change_room(platform, job)
                    return await self._change(platform, job, place or _no_place())
                case "open":
                    return await self._open(platform, job)
                case "bring":
                    return await self._bring(platform, job)
                case "delete":
                    return Done(await delete(platform, job.target))
                case unknown:
                    raise LookupError(f"no effect is called {unknown}")

    async def _appear(self, platform: Platform, job: Job, place: Place) -> Done:
        """A view comes to stand in a place, or is refreshed where it stands already."""
        link = Link(job.link)
        muted = job.effect == "tell" and await self._database.read(lambda tx: unwanted(tx, job, place))
        if muted and not job.begun_at:
            raise NeverWorks(Why.MUTED)
        stood = await self._standing(job.space_id, link, place)
        where = await self._where(platform, place, job.space_id)
        card = await self._card(job, link, place)
        message = edited = None
        if card is not None and stood is not None:
            message = edited = await self._edited(platform, Message(stood.at_place, stood.message_id), card)
        if message is None and job.begun_at:
            message = await self._found(platform, job, where)
        if card is None:  # what a crash left unnoted goes, too: nobody else knows of it
            return await self._take_away(platform, link, place, stood, message)
        if message is None and muted:
            raise NeverWorks(Why.MUTED)
        if message is None:
            if job.effect == "tell":
                people = [Person(job.space_id, each) for each in place.people]
                message = await platform.tell(people, card, self._nonce(job))
            else:
                message = await platform.post(where, card, self._nonce(job))
        thread = await self._thread(platform, link, place, message, card)
        stands = self._stands(job, link, place, message, thread)
        return Done(message, stands, refreshed=stood if edited else None, came=stood is None)

    async def _thread(self, platform: Platform, link: Link, place: Place, message: Message, card: Card) -> str | None:
        """The thread below a view that is declared to have one. In a room it is the room itself: whatever is written
        there is, though some platforms have threads in it as well."""
        declared = self._core.registry.find(link)
        if declared is None or not declared.thread or place.people:
            return None
        if place.kind is PlaceKind.ROOM:
            return message.place
        try:
            return (await platform.thread(message, card.thread or card.title)).key
        except Later as later:
            raise Midway(later.seconds, later.why) from None

    async def _found(self, platform: Platform, job: Job, where: Place) -> Message | None:
        """A begun job is looked up before it is done again."""
        try:
            return await platform.find(where, self._nonce(job))
        except Unknowable:
            if job.effect == "tell":  # a person is not told twice; the instructor sees what is open
                raise NeverWorks(Why.UNKNOWN_WHETHER_SENT) from None
            return None

    async def _change(self, platform: Platform, job: Job, place: Place) -> Done:
        """A view is refreshed or taken down in one of the places where it stands."""
        link = Link(job.link)
        if (stood := await self._standing(job.space_id, link, place)) is None:
            return Done(tell=False)
        card = None if job.effect == "remove" else await self._card(job, link, place)
        if card is None:
            return await self._take_away(platform, link, place, stood)
        message = Message(stood.at_place, stood.message_id)
        if await self._edited(platform, message, card) is None:
            return Done(gone=(link, place), tell=False)
        return Done(message, refreshed=stood)

    async def _edited(self, platform: Platform, message: Message, card: Card) -> Message | None:
        """The message, or ``None`` when somebody deleted it."""
        try:
            await platform.edit(message, card)
        except NeverWorks as never:
            if never.why in (Why.MESSAGE_GONE, Why.PLACE_GONE):
                return None
            raise
        return message

    async def _take_away(
        self, platform: Platform, link: Link, place: Place, stood: Stands | None, unnoted: Message | None = None
    ) -> Done:
        if unnoted is not None:
            await platform.remove(unnoted)
        if stood is None:
            return Done(tell=False)
        await platform.remove(Message(stood.at_place, stood.message_id))
        return Done(gone=(link, place), tell=False)

    async def _open(self, platform: Platform, job: Job) -> Done:
        """A room is made as its declaration says, once."""
        link = Link(job.link)
        rooms = Place.of_room(job.space_id, link)
        room = await self._room(job, link)
        stood = await self._standing(job.space_id, link, rooms)
        if room is None and stood is not None:
            return await self._closed(platform, stood)
        if room is None:
            if job.begun_at:  # and came to something, perhaps, before it was called off
                await platform.drop_room(self._nonce(job))
            return Done(tell=False)
        if stood is not None and await self._brought_up(platform, stood, room):
            return Done(Place.parse(job.space_id, stood.at_place), stood)
        made: Place | None = None
        if job.begun_at:
            try:
                made = await platform.find_room(room, self._nonce(job))
            except Unknowable:
                made = None
        made = made or await platform.open_room(room, self._nonce(job))
        now = self._core.clock.now()
        return Done(made, Stands(link, rooms, made.key, "", None, job.course_id, now, job.asked_by, room=True))

    async def _change_room(self, platform: Platform, job: Job) -> Done:
        link = Link(job.link)
        rooms = Place.of_room(job.space_id, link)
        stood = await self._standing(job.space_id, link, rooms)
        if stood is None:
            return Done(tell=False)
        at = Place.parse(job.space_id, stood.at_place)
        room = None if job.effect == "remove" else await self._room(job, link)
        if room is None:
            return await self._closed(platform, stood)
        if not await self._brought_up(platform, stood, room):
            return Done(gone=(link, rooms), tell=False)
        return Done(at, refreshed=stood)

    @staticmethod
    async def _closed(platform: Platform, stood: Stands) -> Done:
        await platform.close_room(Place.parse(stood.place.space_id, stood.at_place))
        return Done(gone=(stood.link, stood.place), tell=False)

    @staticmethod
    async def _brought_up(platform: Platform, stood: Stands, room: Room) -> bool:
        """The room is as it should be; false when somebody took it away by hand."""
        try:
            await platform.change_room(Place.parse(stood.place.space_id, stood.at_place), room)
        except NeverWorks as never:
            if never.why is Why.PLACE_GONE:
                return False
            raise
        return True

    async def _bring(self, platform: Platform, job: Job) -> Done:
        """Who left meanwhile needs no room, and whose room is gone stays where they are: that is no staff's to mend."""
        person, _, place = job.target.partition(">")
        try:
            there = await self._where(platform, Place.parse(job.space_id, place), job.space_id)
            await platform.bring(Person(job.space_id, person), there)
        except NeverWorks as never:
            if job.then or never.why not in (Why.PERSON_GONE, Why.PLACE_GONE):
                raise
        return Done()

    async def _work(self, job: Job, hold: Hold) -> Done | None:
        """Runs a pure function in the process pool, again while its input changes meanwhile."""
        link = Link(job.link)
        if not await self._database.write(job.space_id, hold):
            return None
        self._pool.warm(self._core.declared(link).warms)
        asked = await self._database.read(lambda tx: self._core.work(tx, job.space_id, link))
        return Done(await self._pool.run(*asked), asked=asked)

    # What they need.

    async def _card(self, job: Job, link: Link, place: Place) -> Card | None:
        try:
            rendered = await self._database.read(lambda tx: self._core.show(tx, job.space_id, link, place))
        except Refusal:  # the feature is gone: so is what it showed
            return None
        if rendered is None:
            return None
        card = rendered.card
        if place.people:
            speak = Speaker(self._core.texts, link.cog, rendered.language)
            card = with_fewer(card, link.cog, speak)
        return await self._pool.drawn(card)

    async def _room(self, job: Job, link: Link) -> Room | None:
        return await self._database.read(lambda tx: self._core.room(tx, job.space_id, link, job.course_id))

    async def _where(self, platform: Platform, place: Place, space_id: str) -> Place:
        """The place itself, the room that a link opened, or the thread below a view: opened when it is first needed."""
        if place.kind is PlaceKind.ROOM:
            room = await self._standing(space_id, Link(place.id), place.root)
            if room is None:
                raise NeverWorks(Why.PLACE_GONE)
            return Place.parse(space_id, room.at_place)  # and so is what stands below a view in it
        if place.under is None:
            return place
        above = await self._standing(space_id, Link(place.under), place.root)
        if above is None:
            raise NeverWorks(Why.MESSAGE_GONE)
        if above.thread:
            return Place.parse(space_id, above.thread)
        card = await self._database.read(lambda tx: self._core.show(tx, space_id, above.link, above.place))
        name = (card.card.thread or card.card.title) if card else ""
        thread = await platform.thread(Message(above.at_place, above.message_id), name)
        await self._database.write(
            space_id, lambda tx: Standing(tx, space_id).has_thread(above.link, above.place, thread.key)
        )
        return thread

    async def _standing(self, space_id: str, link: Link, place: Place) -> Stands | None:
        return await self._database.read(lambda tx: Standing(tx, space_id).at(link, place))

    def _stands(self, job: Job, link: Link, place: Place, message: Message, thread: str | None) -> Stands:
        now = self._core.clock.now()
        return Stands(link, place, message.place, message.id, thread, job.course_id, now, job.asked_by, room=False)

    @staticmethod
    def _place(job: Job) -> Place | None:
        if not job.target or job.effect in ("bring", "delete"):
            return None
        return Place.parse(job.space_id, job.target)

    def _nonce(self, job: Job) -> str:
        return f"{self._epoch}{job.id}"[-25:]


def _no_place() -> Place:
    raise LookupError("the job has no place")
