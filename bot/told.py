"""What the platform told for a handler before it ran: what it can do, and what it says of what the handler looks at."""

from __future__ import annotations

from bot.facts import Condition, Facts
from bot.people import Person, Place, RoomKind
from bot.platform import Message, Written
from bot.text import Text, Words


class Told:
    """A part of :class:`bot.context.Context`."""

    _facts: Facts

    @property
    def can_delete(self) -> bool:
        """Whether the bot may delete what people wrote, where it was given that right."""
        return self._facts.can is not None and self._facts.can.deletes

    @property
    def knows_members(self) -> bool:
        """Whether the platform tells who is there without having acted; else only who acted is known."""
        return self._facts.can is not None and self._facts.can.knows_members

    @property
    def answers_stay(self) -> bool:
        """Whether what people wrote below a message stays there when the message is taken away."""
        return self._facts.can is not None and self._facts.can.answers_stay

    @property
    def rooms_fixed(self) -> bool:
        """Whether nobody can be taken out of a room for writing, and to name one names its people."""
        return self._facts.can is not None and self._facts.can.rooms_fixed

    @property
    def room_kinds(self) -> frozenset[RoomKind]:
        """What a room can be chosen to be here; never :attr:`~bot.people.RoomKind.TEXT`, which leaves it to the
        platform."""
        return self._facts.can.room_kinds if self._facts.can is not None else frozenset()

    @property
    def kinds_fixed(self) -> frozenset[RoomKind]:
        """Those of :attr:`room_kinds` whose people stay the same once such a room is open, and keep it when it is
        closed: who comes later needs another room."""
        return self._facts.can.kinds_fixed if self._facts.can is not None else frozenset()

    @property
    def together(self) -> int:
        """How many people one group message holds, without the bot."""
        return self._facts.can.together if self._facts.can is not None else 0

    def room_for(self, place: Place, kind: RoomKind) -> int | None:
        """How many more rooms of a kind the platform can open near a place at which this handler looks; ``None`` where
        no bound is known."""
        return self._facts.room_for.get((place, kind))

    def written(self, message: Message) -> Written | None:
        """Who wrote a message that this handler looks at; ``None`` when there is none (any more)."""
        return self._facts.written.get(message, Written())

    def reads(self, place: Place) -> bool:
        """Whether it is known that this person can read a place at which this card of their page looks."""
        return place in self._facts.reads

    def unshown(self, person: Person) -> Text:
        """What helps somebody to be shown the staff's commands, in the platform's words; nothing where they are, and
        for handlers that do not declare that they offer such."""
        return (Words(said),) if (said := self._facts.unshown.get(person)) else ()

    @property
    def condition(self) -> Condition:
        """What the platform said of itself and of the courses' places just now, for handlers that examine it."""
        return self._facts.condition
