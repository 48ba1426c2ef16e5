"""What a browser class keeps, as plain records and changes: the words that its platform and its tables share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias

from bot.records import dataclass

BOT: Final = "homeroom"
"""Who wrote a message that no person wrote. No person can have this id."""
UNREAD_COUNTED: Final = 100
"""Unread messages are counted up to here; the page says *99+*."""


@dataclass(frozen=True, slots=True)
class KeptClass:
    """The class itself. A ``seq`` below ``reserved`` may have been used; after a restart they go on there."""

    name: str
    language: str
    reserved: int
    mates: bool = False  # whether its simulated people take part


@dataclass(frozen=True, slots=True)
class KeptPerson:
    """A member, or (``gone``) one who was."""

    id: str
    name: str
    role: str
    zone: str
    language: str  # empty: whatever their browser speaks
    joined: int = 0  # the seq at which they came, before which nothing counts as unread
    voice: str | None = None  # the key of the voice room they are in
    closed: bool = False  # takes no direct messages from the bot
    simulated: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A place, or (``gone``) what was one."""

    key: str
    kind: str
    name: str
    topic: str = ""
    parent: str | None = None
    staff: bool = False
    people: tuple[str, ...] | None = None  # only these see it, and the staff; None: everyone
    private: bool = False  # not even the staff
    under: str | None = None  # the id of the message that a thread is below
    muzzled: bool = False  # the bot may not write there
    gone: bool = False
    nonce: str | None = None  # a room's, by which it is found again
    made: int = 0  # the seq of its making
    last: int = 0  # the seq of its newest message
    count: int = 0  # of what people wrote in it


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message: words of a person or a card of the bot."""

    seq: int
    place: str
    by: str
    at: datetime
    text: str | None = None
    card: Mapping[str, Any] | None = None
    edited: bool = False
    nonce: str | None = None  # the bot's own name for it
    said_key: str | None = None  # the page's own name for it
    simulated: bool = False  # the words are not of whoever is that person in a browser

    @property
    def counts(self) -> bool:
        """Whether it is one of the answers below a question: what the bot adds is none."""
        return self.by != BOT

    def names(self, person: KeptPerson) -> bool:
        """Whether it speaks to this person: by ``@`` and their name, or because the bot names them."""
        if self.text is not None:
            return f"@{person.name}" in self.text
        card = self.card or {}
        texts = [card.get("text", ()), *(field["text"] for field in card.get("fields", ()))]
        return any(run["t"] == "person" and run["id"] == person.id for text in texts for run in text)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A picture or file on the card of the message with this ``seq``."""

    id: str
    message: int
    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class KeptSeen:
    """How far a person has read a place."""

    person: str
    place: str
    seq: int


@dataclass(frozen=True, slots=True)
class Carded:
    """A message shows another card, whose files are these."""

    seq: int
    card: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Worded:
    """A message says other words, of whoever is its author in a browser, and is marked as edited."""

    seq: int
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A message is gone, with its files, and counts in its place no more."""

    seq: int
    place: str


@dataclass(frozen=True, slots=True)
class Emptied:
    """All messages of a place are gone, with their files."""

    place: str


Change: TypeAlias = KeptClass | KeptPerson | KeptPlace | KeptFile | KeptSeen | Carded | Worded | Dropped | Emptied
"""One thing to keep; a record replaces the one with the same key, but a place keeps its ``last`` and ``count``."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything small: what a class holds in memory while it is open."""

    about: KeptClass
    people: tuple[KeptPerson, ...] = ()
    places: tuple[KeptPlace, ...] = ()
    seen: tuple[KeptSeen, ...] = ()
