"""What is kept of one workspace between two starts: its conversations, its rooms, and what is settled there."""

from __future__ import annotations

from collections.abc import Collection

from bot.core import Core, NoSpace
from bot.people import Person, Place, PlaceKind
from bot.texts import DEFAULT
from storage.database import Database, Tx
from storage.people import People
from storage.rooms import known_rooms
from storage.slack import SlackConversations, SlackRoom, SlackRooms
from storage.spaces import DEFAULT_COURSE, Snapshot, Spaces


class Kept:
    """One workspace, as the database has it. People are ids of Slack's."""

    def __init__(self, database: Database, core: Core, space_id: str) -> None:
        self._database = database
        self._core = core
        self._space = space_id

    async def conversation(self, people: Collection[str]) -> str | None:
        """The conversation with exactly these people, as far as it was opened."""
        return await self._database.read(lambda tx: SlackConversations(tx, self._space).of(people))

    async def has_conversation(self, people: Collection[str], channel: str) -> None:
        """It is this one."""
        await self._database.write(self._space, lambda tx: SlackConversations(tx, self._space).note(people, channel))

    async def conversation_gone(self, channel: str) -> None:
        """It is no more."""
        await self._database.write(self._space, lambda tx: SlackConversations(tx, self._space).gone(channel))

    async def people_of(self, channel: str) -> frozenset[str]:
        """With whom a direct conversation is; nobody where that is not known."""
        return await self._database.read(lambda tx: SlackConversations(tx, self._space).people(channel))

    async def plan_room(self, room: SlackRoom) -> bool:
        """From now on the job makes a channel of this name. False where another job has it."""
        now = self._core.clock.now()
        return await self._database.write(self._space, lambda tx: SlackRooms(tx, self._space).plan(room, now))

    async def room_made(self, nonce: str, channel: str) -> None:
        """It is this channel."""
        await self._database.write(self._space, lambda tx: SlackRooms(tx, self._space).made(nonce, channel))

    async def room_of(self, nonce: str) -> SlackRoom | None:
        """The room of this job."""
        return await self._database.read(lambda tx: SlackRooms(tx, self._space).of(nonce))

    async def room_gone(self, nonce: str) -> None:
        """It is no more."""
        await self._database.write(self._space, lambda tx: SlackRooms(tx, self._space).gone(nonce))

    async def room_closed(self, channel: str) -> None:
        """The one that is this channel was closed."""
        await self._database.write(self._space, lambda tx: SlackRooms(tx, self._space).closed(channel))

    async def room_channels(self) -> frozenset[str]:
        """The channels that are rooms, or were made to be."""

        def look(tx: Tx) -> frozenset[str]:
            stands = (each.id for each in known_rooms(tx, self._space).standing)
            return frozenset((*stands, *filter(None, SlackRooms(tx, self._space).begun().values())))

        return await self._database.read(look)

    async def main_place(self) -> Place | None:
        """The main place of the default course."""
        found = await self._snapshot()
        return found.course(DEFAULT_COURSE).main_place if found else None

    async def language(self, place: Place | None = None) -> str:
        """What stands in a place is worded in this: one person's own language in their direct conversation, else that
        of the place's course; the default course's where it is not said."""
        if place is not None and place.kind is PlaceKind.DIRECT and len(place.people) == 1:
            who = Person(self._space, place.people[0])
            if own := (await self._database.read(lambda tx: People(tx, self._space).profile(who))).reads:
                return own
        found = await self._snapshot()
        return found.course_of(place).language if found else DEFAULT

    async def _snapshot(self) -> Snapshot | None:
        try:
            return await self._database.read(
                lambda tx: self._core.snapshot(tx, self._space, Spaces(tx, self._space).version())
            )
        except NoSpace:
            return None
