"""The small port through which a class keeps what it must not forget: in memory for tests, in tables for the app."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol, assert_never

from storage.class_records import (
    UNREAD_COUNTED,
    Carded,
    Change,
    Dropped,
    Emptied,
    Kept,
    KeptClass,
    KeptFile,
    KeptMessage,
    KeptPerson,
    KeptPlace,
    KeptSeen,
    Worded,
)
from storage.classroom import ClassroomStore
from storage.database import Database, Tx


class Keeper(Protocol):
    """Keeps one class. Each call is one transaction of its own: it happens wholly or not at all."""

    async def load(self) -> Kept | None:
        """Everything small; ``None`` before a class was kept."""

    async def keep(self, *changes: Change) -> None:
        """Keeps these changes."""

    async def add(self, message: KeptMessage, *changes: Change) -> KeptMessage:
        """Adds a message, and keeps these changes with it. When its ``nonce``, or its ``said_key`` of this person, was
        used before, nothing happens and the first message is returned."""

    async def page(self, place: str, before: int, limit: int) -> list[KeptMessage]:
        """The newest messages of a place with a ``seq`` below ``before``, oldest first."""

    async def message(self, seq: int) -> KeptMessage | None:
        """One message."""

    async def sent(self, nonce: str) -> KeptMessage | None:
        """The message that the bot sent with this nonce."""

    async def file(self, file_id: str) -> KeptFile | None:
        """A picture or file of a card."""

    async def unread(self, person: str, since: Mapping[str, int]) -> dict[str, int]:
        """How many messages of others stand in each place behind this ``seq``, 100 at most."""

    async def named(self, person: KeptPerson, since: Mapping[str, int]) -> list[str]:
        """In which places a message of others behind this ``seq`` names the person."""


class TableKeeper:
    """Keeps a class in the tables of :mod:`storage.classroom`."""

    def __init__(self, database: Database, space_id: str) -> None:
        self._database = database
        self._space_id = space_id

    def _store(self, tx: Tx) -> ClassroomStore:
        return ClassroomStore(tx, self._space_id)

    async def load(self) -> Kept | None:
        return await self._database.read(lambda tx: self._store(tx).load())

    async def keep(self, *changes: Change) -> None:
        def act(tx: Tx) -> None:
            store = self._store(tx)
            for change in changes:
                store.apply(change)

        await self._database.write(self._space_id, act)

    async def add(self, message: KeptMessage, *changes: Change) -> KeptMessage:
        return await self._database.write(self._space_id, lambda tx: self._store(tx).add(message, changes))

    async def page(self, place: str, before: int, limit: int) -> list[KeptMessage]:
        return await self._database.read(lambda tx: self._store(tx).page(place, before, limit))

    async def message(self, seq: int) -> KeptMessage | None:
        return await self._database.read(lambda tx: self._store(tx).message(seq))

    async def sent(self, nonce: str) -> KeptMessage | None:
        return await self._database.read(lambda tx: self._store(tx).sent(nonce))

    async def file(self, file_id: str) -> KeptFile | None:
        return await self._database.read(lambda tx: self._store(tx).file(file_id))

    async def unread(self, person: str, since: Mapping[str, int]) -> dict[str, int]:
        return await self._database.read(lambda tx: self._store(tx).unread(person, since))

    async def named(self, person: KeptPerson, since: Mapping[str, int]) -> list[str]:
        return await self._database.read(lambda tx: self._store(tx).named(person, since))


class MemoryKeeper:
    """Keeps a class for as long as the process lives. A second class over the same keeper finds what the first left."""

    def __init__(self) -> None:
        self._about: KeptClass | None = None
        self._people: dict[str, KeptPerson] = {}
        self._places: dict[str, KeptPlace] = {}
        self._seen: dict[tuple[str, str], KeptSeen] = {}
        self._files: dict[str, KeptFile] = {}
        self._messages: dict[int, KeptMessage] = {}
        self._there: defaultdict[str, list[int]] = defaultdict(list)
        self._nonces: dict[str, int] = {}
        self._said: dict[tuple[str, str], int] = {}

    async def load(self) -> Kept | None:
        if self._about is None:
            return None
        people, places, seen = self._people.values(), self._places.values(), self._seen.values()
        return Kept(self._about, tuple(people), tuple(places), tuple(seen))

    async def keep(self, *changes: Change) -> None:
        for change in changes:
            self._apply(change)

    async def add(self, message: KeptMessage, *changes: Change) -> KeptMessage:
        used = self._nonces.get(message.nonce) if message.nonce else None
        if used is None and message.said_key:
            used = self._said.get((message.by, message.said_key))
        if used is not None:
            return self._messages[used]
        for change in changes:
            self._apply(change)
        self._messages[message.seq] = message
        self._there[message.place].append(message.seq)
        if message.nonce:
            self._nonces[message.nonce] = message.seq
        if message.said_key:
            self._said[message.by, message.said_key] = message.seq
        if place := self._places.get(message.place):
            self._places[place.key] = replace(place, last=message.seq, count=place.count + message.counts)
        return message

    async def page(self, place: str, before: int, limit: int) -> list[KeptMessage]:
        there = self._there[place]
        end = bisect_left(there, before)
        return [self._messages[seq] for seq in there[max(0, end - limit) : end]]

    async def message(self, seq: int) -> KeptMessage | None:
        return self._messages.get(seq)

    async def sent(self, nonce: str) -> KeptMessage | None:
        seq = self._nonces.get(nonce)
        return None if seq is None else self._messages[seq]

    async def file(self, file_id: str) -> KeptFile | None:
        return self._files.get(file_id)

    async def unread(self, person: str, since: Mapping[str, int]) -> dict[str, int]:
        found = {}
        for place, seq in since.items():
            newer = [each for each in self._there[place] if each > seq and self._messages[each].by != person]
            found[place] = min(len(newer), UNREAD_COUNTED)
        return found

    async def named(self, person: KeptPerson, since: Mapping[str, int]) -> list[str]:
        found = []
        for place, seq in since.items():
            newer = (self._messages[each] for each in self._there[place] if each > seq)
            if any(each.by != person.id and each.names(person) for each in newer):
                found.append(place)
        return found

    def _apply(self, change: Change) -> None:
        match change:
            case KeptClass():
                self._about = change
            case KeptPerson(id):
                self._people[id] = change
            case KeptPlace(key):
                before = self._places.get(key)
                self._places[key] = replace(change, last=before.last, count=before.count) if before else change
            case KeptFile(id):
                self._files[id] = change
            case KeptSeen(person, place):
                self._seen[person, place] = change
            case Carded(seq, card):
                self._drop_files(seq)
                self._messages[seq] = replace(self._messages[seq], card=card)
            case Worded(seq, text):
                self._messages[seq] = replace(self._messages[seq], text=text, edited=True, simulated=False)
            case Dropped(seq, place):
                counted, before = self._messages[seq].counts, self._places[place]
                self._places[place] = replace(before, count=before.count - counted)
                self._drop(seq)
                self._there[place].remove(seq)
            case Emptied(place):
                for seq in self._there.pop(place, []):
                    self._drop(seq)
                self._seen = {key: seen for key, seen in self._seen.items() if seen.place != place}
            case _:
                assert_never(change)

    def _drop(self, seq: int) -> None:
        message = self._messages.pop(seq)
        self._drop_files(seq)
        if message.nonce:
            del self._nonces[message.nonce]
        if message.said_key:
            del self._said[message.by, message.said_key]

    def _drop_files(self, seq: int) -> None:
        self._files = {key: file for key, file in self._files.items() if file.message != seq}
