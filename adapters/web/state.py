"""What a class holds in memory: its people and places, who may see what, and how each looks as JSON."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from adapters.web.hub import EVERYONE, STAFF_ONLY, Audience, Event, JsonObject
from adapters.web.limits import GONE_NAMED, LONGEST_ID, PEOPLE_TOGETHER, THREADS_SHOWN
from adapters.web.refusal import ClassRefusal
from bot.card import Json
from bot.people import PlaceKind
from storage.class_records import BOT, Kept, KeptClass, KeptMessage, KeptPerson, KeptPlace

STAFF: Final = ("instructor", "assistant")
_NAMED: Final = (PlaceKind.CHANNEL, PlaceKind.FORUM, PlaceKind.VOICE)
_DIRECT: Final = f"{PlaceKind.DIRECT}:"
ROLES: Final = (*STAFF, "student")


class State:
    """Everything small of one class. It changes only after what changes it was kept."""

    def __init__(self, kept: Kept) -> None:
        self.about: KeptClass = kept.about
        self.people = {person.id: person for person in kept.people}
        self.places: dict[str, KeptPlace] = {}
        self._below: dict[str, str] = {}
        for place in kept.places:
            self.put(place)
        self.seen = {(seen.person, seen.place): seen.seq for seen in kept.seen}
        self.here: set[str] = set()
        self.zones: dict[str, str] = {}  # by person: the time zone of their newest page's browser

    def person(self, person_id: str) -> KeptPerson:
        """A member. Raises :class:`ClassRefusal` for anybody else."""
        person = self.people.get(person_id)
        if person is None or person.gone:
            raise ClassRefusal("class-not-here")
        return person

    def zone(self, person: KeptPerson) -> str:
        """Where a person lives: the zone that they or who added them chose, else their browser's; empty: not known."""
        return person.zone or self.zones.get(person.id, "")

    def members(self) -> list[KeptPerson]:
        """Who is in the class."""
        return [person for person in self.people.values() if not person.gone]

    def is_staff(self, person_id: str) -> bool:
        """Whether this person sees what is for the staff."""
        person = self.people.get(person_id)
        return person is not None and not person.gone and person.role in STAFF

    def audience(self, place: KeptPlace) -> Audience:
        """Who may see a place: a direct conversation only its people, a room its people and mostly the staff."""
        if place.people is not None:
            return Audience(frozenset(place.people), staff=place.kind != PlaceKind.DIRECT and not place.private)
        if place.staff:
            return STAFF_ONLY
        parent = self.places.get(place.parent) if place.parent else None
        return self.audience(parent) if parent else EVERYONE

    def sees(self, person_id: str, audience: Audience) -> bool:
        """Whether a person is among an audience."""
        return audience.holds(person_id, self.is_staff(person_id))

    def place(self, person_id: str, key: str) -> KeptPlace:
        """A place that this person may see. What they may not see is, for them, not there."""
        place = self.places.get(key) or self.unsaid(key)
        if place is None or place.gone or not self.sees(person_id, self.audience(place)):
            raise ClassRefusal("class-place-gone")
        return place

    def hears_again(self, person_id: str, events: Iterable[Event]) -> list[Event]:
        """What of earlier events a person may be told: who heard it then, if they see the place still."""
        open_now: dict[str | None, bool] = {None: True}
        found = []
        for event in events:
            if event.place not in open_now:
                open_now[event.place] = self.may_see(person_id, str(event.place))
            if open_now[event.place] and self.sees(person_id, event.audience):
                found.append(event)
        return found

    def may_see(self, person_id: str, key: str) -> bool:
        """Whether a place is there for this person."""
        try:
            return bool(self.place(person_id, key))
        except ClassRefusal:
            return False

    def direct(self, people: Iterable[str]) -> KeptPlace:
        """The direct conversation of these people with the bot.

        One in which nothing was said yet is in no list and kept nowhere: only who opened it has it before them.
        """
        together = sorted(set(people))
        if not 0 < len(together) <= PEOPLE_TOGETHER:
            raise ClassRefusal("class-too-many-people", most=PEOPLE_TOGETHER)
        for person in together:
            self.person(person)
        key = f"{_DIRECT}{'+'.join(together)}"
        return self.places.get(key) or KeptPlace(key, PlaceKind.DIRECT, "", people=tuple(together))

    def unsaid(self, key: str) -> KeptPlace | None:
        """The direct conversation with this key, if nothing was said in it yet."""
        if key in self.places or not key.startswith(_DIRECT):
            return None
        try:
            found = self.direct(key.removeprefix(_DIRECT).split("+"))
        except ClassRefusal:
            return None
        return found if found.key == key else None

    def places_of(self, person_id: str) -> list[KeptPlace]:
        """The places that a page starts with: all but the older threads, in the order of their making."""
        seen = [p for p in self.places.values() if not p.gone and self.sees(person_id, self.audience(p))]
        threads = [place for place in seen if place.kind == PlaceKind.THREAD]
        threads.sort(key=lambda place: max(place.last, place.made))
        shown = {place.key for place in threads[-THREADS_SHOWN:]}
        kept = [place for place in seen if place.kind != PlaceKind.THREAD or place.key in shown]
        return sorted(kept, key=lambda place: place.made)

    def gone_from(self, person_id: str) -> list[KeptPlace]:
        """The newest of the channels, forums and voice rooms that were deleted, of those that this person saw."""
        gone = [p for p in self.places.values() if p.gone and p.kind in _NAMED and p.people is None]
        seen = [place for place in gone if self.sees(person_id, self.audience(place))]
        return sorted(seen, key=lambda place: place.made)[-GONE_NAMED:]

    def first_for_all(self) -> KeptPlace | None:
        """The first place that whoever is in the class may see."""
        found = [p for p in self.places.values() if not p.gone and self.audience(p) == EVERYONE]
        return min(found, key=lambda place: place.made, default=None)

    def put(self, *places: KeptPlace) -> None:
        """These places are as given."""
        for place in places:
            self.places[place.key] = place
            if place.under is not None:
                self._below[place.under] = place.key

    def below(self, message: str) -> KeptPlace | None:
        """The thread below a message, if there is one."""
        key = self._below.get(message)
        thread = self.places[key] if key else None
        return thread if thread is not None and not thread.gone else None

    def in_voice(self, key: str) -> list[str]:
        """Who is in a voice room."""
        return [person.id for person in self.members() if person.voice == key]

    def unread_since(self, person: KeptPerson) -> dict[str, int]:
        """How far a person has read each place in which there is anything newer."""
        read = {p.key: self.seen.get((person.id, p.key), person.joined) for p in self.places_of(person.id)}
        return {key: seq for key, seq in read.items() if self.places[key].last > seq}

    def counted(self, message: KeptMessage) -> None:
        """A message was added to its place."""
        before = self.places[message.place]
        count = before.count + message.counts
        self.places[before.key] = replace(before, last=max(before.last, message.seq), count=count)

    def uncounted(self, message: KeptMessage) -> None:
        """A message was taken away from its place."""
        before = self.places[message.place]
        self.places[before.key] = replace(before, count=before.count - message.counts)

    def new_id(self, name: str, taken: Iterable[str]) -> str:
        """A readable id for a new person or place, never one that was used before."""
        slug, used, number = slug_of(name), set(taken) | {BOT}, 2
        new = slug
        while new in used:
            new = f"{slug[: LONGEST_ID - 5]}-{number}"
            number += 1
        return new

    def person_json(self, person: KeptPerson) -> JsonObject:
        """As the contract's ``Person``."""
        return {
            "id": person.id,
            "name": person.name,
            "role": person.role,
            "zone": self.zone(person),
            "here": person.id in self.here,
            "simulated": person.simulated,
        }

    def place_json(self, place: KeptPlace) -> JsonObject:
        """As the contract's ``Place``; with ``count``, how many messages it holds."""
        found: JsonObject = {
            "key": place.key,
            "kind": place.kind,
            "name": place.name,
            "topic": place.topic,
            "parent": place.parent,
            "staff": place.staff,
            "last": place.last,
            "count": place.count,
        }
        if place.people is not None:
            found["people"] = list(place.people)
        if place.under is not None:
            found["under"] = place.under
        return found

    def message_json(self, message: KeptMessage) -> JsonObject:
        """As the contract's ``Message``."""
        found: JsonObject = {
            "id": message_id(message.seq),
            "seq": message.seq,
            "place": message.place,
            "by": message.by,
            "at": message.at.isoformat(),
            "edited": message.edited,
            "private": False,
        }
        if message.said_key is not None:
            found["key"] = message.said_key  # by it the page that sent it knows it again
        if message.simulated:
            found["simulated"] = True
        if message.text is not None:
            found["text"] = message.text
        if message.card is not None:
            found["card"] = as_json(message.card)
        if thread := self.below(message_id(message.seq)):
            found["thread"] = {"place": thread.key, "count": thread.count}
        return found


def as_json(card: Mapping[str, Json]) -> JsonObject:
    """A stored card as JSON."""
    return dict(card)


def message_id(seq: int) -> str:
    """The id of a message that everyone in its place sees."""
    return f"m{seq}"


def seq_of(message: str) -> int:
    """The ``seq`` in a message's id. Raises :class:`ClassRefusal` for what is none."""
    if not re.fullmatch(r"m[0-9]{1,18}", message):
        raise ClassRefusal("class-message-gone")
    return int(message[1:])


def slug_of(name: str) -> str:
    """A name in the letters that ids are made of."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_ID].strip("-") or "x"
