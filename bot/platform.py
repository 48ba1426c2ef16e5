"""The port that every adapter implements: what the core asks of a platform, and the ways in which that may fail."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import Final, Protocol, runtime_checkable

from bot.card import Card
from bot.classmates import Deed
from bot.people import Person, Place, PlaceKind, Room, RoomKind
from bot.records import dataclass
from storage.jobs import LONGEST_WHY


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a platform can do, so that the core offers only that."""

    form_inputs: int  # how many inputs one form holds
    together: int  # how many people one direct conversation can hold, without the bot
    voice: bool  # rooms with sound, in which people can be moved
    edits_private: bool = True  # a private answer can be replaced later
    deletes: bool = False  # the bot may delete what people wrote, where it was given that right
    reopens: bool = True  # a form can be the answer to a form that was sent
    answers_stay: bool = False  # what people wrote below a message stays there when the message is taken away
    rooms: frozenset[PlaceKind] = frozenset({PlaceKind.THREAD})  # what a room that people write in can be
    room_kinds: frozenset[RoomKind] = frozenset()  # what a room can be chosen to be; never TEXT
    kinds_fixed: frozenset[RoomKind] = frozenset()  # of these nobody comes into an open one, or out of it; none closes
    own_page: bool = False  # it keeps a page for each person, on which they press too
    rooms_fixed: bool = False  # nobody can be taken out of a room for writing, and to name one names its people
    knows_members: bool = True  # it tells who is there without having acted


@dataclass(frozen=True, slots=True)
class Message:
    """Where a card stands: the place's key (for a thread below a view: the thread's own) and the platform's message
    id."""

    place: str
    id: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a platform tells of a message: who wrote it (``None``: it cannot tell), or that it is the bot's own."""

    by: Person | None = None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """How an adapter's own set-up is, a sentence each: what is ``wrong`` and what helps, and what is good to know.

    Of the places in ``told`` it says by itself which right is missing in them.
    """

    wrong: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    told: tuple[Place, ...] = ()


class Why(StrEnum):
    """Why an effect can never work; each has a sentence for instructors, ``why-<value>``."""

    CLOSED_DIRECT = "closed-direct"  # the person takes no direct messages from us
    PLACE_GONE = "place-gone"
    MESSAGE_GONE = "message-gone"
    NO_PERMISSION = "no-permission"
    NOT_IN_PLACE = "not-in-place"  # somebody has to let Homeroom into the channel
    ARCHIVED = "archived"
    RESTRICTED = "restricted"  # the settings of the whole space, or what somebody is there, do not allow it
    INSTALL_AGAIN = "install-again"  # a right is missing that the space gives when Homeroom is installed
    PERSON_GONE = "person-gone"
    TAG_NEEDED = "tag-needed"  # every post of this forum needs a tag, and we have none
    TOO_LONG = "too-long"  # it is more than one message of the platform's holds
    STAYS = "stays"  # the platform lets us neither change the message nor take it away
    FULL = "full"  # the server or the category takes no more channels
    NOT_POSSIBLE = "not-possible"  # the platform has no such thing, or not for so many
    GAVE_UP = "gave-up"  # it kept failing
    UNKNOWN_WHETHER_SENT = "unknown-whether-sent"  # a crash came between, and the platform cannot say
    MUTED = "muted"  # the person wanted fewer of these


class Passing(StrEnum):
    """What keeps an effect from being done yet; each has a sentence for instructors, ``passes-<value>``."""

    BUSY = "busy"  # the platform asked us to wait
    AWAY = "away"  # it cannot be reached, or something fails within it
    NOT_LET_IN = "not-let-in"  # it does not know our token

    @classmethod
    def read(cls, noted: str | None) -> Passing | None:
        """What was noted beside a job that is tried again; ``None`` where nobody knew."""
        return next((passing for passing in cls if passing.value == noted), None)


_LACKS: Final = "lacks:"


class PlatformError(Exception):
    """The platform did not do what it was asked."""


class NeverWorks(PlatformError):
    """Trying again cannot help. ``lacks`` is as in :class:`Undelivered`."""

    def __init__(self, why: Why, lacks: str = "") -> None:
        super().__init__(why.value)
        self.why = why
        self.lacks = lacks


class Later(PlatformError):
    """It may work later; after ``seconds`` where the platform said so. ``why`` is ``None`` where nobody knows."""

    def __init__(self, seconds: float | None = None, why: Passing | None = None) -> None:
        super().__init__("later")
        self.seconds = seconds
        self.why = why or (None if seconds is None else Passing.BUSY)


class NotYet(Later):
    """Our own limiter lets it pass only after ``seconds``. The platform was asked nothing yet: no attempt failed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)


class Unclear(Exception):
    """Something failed within the platform, and nobody knows whether it happened."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What an effect came to, or would, when it cannot be done.

    ``lacks`` is the right that is missing, where the platform tells which: by the platform's own name for it, for which
    its adapter has the words of the platform's settings (a text ``permission-<lacks>``).
    """

    why: Why
    lacks: str = ""

    @property
    def noted(self) -> str:
        """As it is kept beside what failed."""
        named = f"{_LACKS}{self.lacks}"
        known = self.why is Why.NO_PERMISSION and self.lacks and len(named) <= LONGEST_WHY
        return named if known else self.why.value

    @classmethod
    def read(cls, noted: str | None) -> Undelivered | None:
        """What was kept so; ``None`` where something else was."""
        if noted and noted.startswith(_LACKS):
            return cls(Why.NO_PERMISSION, noted.removeprefix(_LACKS))
        return next((cls(why) for why in Why if why.value == noted), None)


class Unknowable(Exception):
    """The platform cannot say whether a begun effect happened."""


class CannotStart(Exception):
    """An adapter cannot be started until an operator changes something: ``text_id`` says what (of the domain
    ``cli``)."""

    def __init__(self, text_id: str, **values: str | int) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values


class Platform(Protocol):
    """One platform, as one space has it. Every call may raise :class:`NeverWorks` or :class:`Later`; cancelled calls
    may or may not have happened.

    ``nonce`` is the job's own name for what it sends (25 characters at most): the same for every attempt, never used
    again. What a platform refused for good an adapter may refuse by itself for a while
    (:class:`bot.refusals.Refusals`), but not within :func:`bot.refusals.asked_anew`.
    """

    name: str  # also what its spaces' ids start with

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""

    async def ready(self, place: Place) -> float:
        """Waits for the adapter's own rate limiter, if it is a moment; else returns after how many seconds to ask
        again. With 0 a message to this place would pass at once; a place that is a room by its link would be opened at
        once."""

    async def ready_for(self, what: Room | Place) -> float:
        """The same before a room is opened, or before somebody is brought into a place: of many who ask, each comes
        back at a turn of its own."""

    async def post(self, place: Place, card: Card, nonce: str) -> Message:
        """The card appears in the place, silently."""

    async def thread(self, message: Message, name: str) -> Place:
        """The thread below a message; opened when there is none, the same one ever after."""

    async def tell(self, people: Sequence[Person], card: Card, nonce: str) -> Message:
        """The card appears in the direct conversation with these people (several share one), and notifies them."""

    async def edit(self, message: Message, card: Card) -> None:
        """The message now shows this card."""

    async def remove(self, message: Message) -> None:
        """The message is taken away, and with it the thread below it, unless ``capabilities`` say that answers stay.
        Without complaint when it is gone already."""

    async def written(self, message: Message) -> Written | None:
        """Who wrote a message, never what; ``None`` when there surely is none (any more)."""

    async def delete(self, message: Message) -> None:
        """What somebody wrote is taken away; what others answered below it stays. Only where ``capabilities`` say
        so."""

    async def find(self, place: Place, nonce: str) -> Message | None:
        """The message that was sent with this nonce, or ``None`` when there surely is none. Raises
        :class:`Unknowable`."""

    async def open_room(self, room: Room, nonce: str) -> Place:
        """A new place with this name, kind and people."""

    async def change_room(self, place: Place, room: Room) -> None:
        """The room gets the name and the people that ``room`` has."""

    async def close_room(self, place: Place) -> None:
        """The room goes. Without complaint when it is gone already."""

    async def find_room(self, room: Room, nonce: str) -> Place | None:
        """The room that was opened with this nonce, or ``None`` when there surely is none. Raises
        :class:`Unknowable`."""

    async def drop_room(self, nonce: str) -> None:
        """What was begun of a room with this nonce goes: it is wanted no more, and nobody noted that it is there.
        Without complaint when there is nothing."""

    async def bring(self, person: Person, place: Place) -> None:
        """Moves a person who is in voice; does nothing with one who is not."""

    async def room_for(self, place: Place, kind: RoomKind) -> int | None:
        """How many more rooms of this kind can be opened near a place; ``None`` where no bound is known."""

    async def names(self, people: Sequence[Person]) -> dict[Person, str]:
        """The names that the platform shows for these people now. Never stored."""

    async def role_names(self, roles: Collection[str]) -> Mapping[str, str]:
        """What people call these of the platform's own roles now, as far as it can be told. Never stored."""

    async def unshown(self, people: Sequence[Person], language: str) -> Mapping[Person, str]:
        """Those of these to whom the platform does not show the staff's commands by itself, with what helps, in a
        sentence each in this language that holds for whoever reads it. Whether they may use them is not asked."""

    async def barred(self, places: Sequence[Place]) -> Mapping[Place, Why | Undelivered]:
        """Those of these places in which nothing can be posted now, with the reason, as far as can be told; and which
        right is missing, where that is."""

    async def of_staff(self) -> Sequence[Place] | None:
        """The channels, forums and threads that only the staff sees now; ``None`` where the platform does not tell."""

    async def check(self, language: str) -> Checked:
        """How the adapter's own set-up is, for ``doctor``: in the language of the one person who asks."""


@runtime_checkable
class Simulating(Protocol):
    """What a platform that can have simulated people offers beside its calls; only the browser class is one."""

    def mates(self, place: Place) -> Sequence[Person]:
        """The simulated people who see this place, in a fixed order; nobody while they are off. Costs nothing."""

    async def act_as(self, person: Person, message: Message, deed: Deed, key: str) -> None:
        """This person does it, as with a page before them; the same ``key`` again does nothing more.

        What is not possible (any more) is not done. Raises :class:`Later` when it may be soon.
        """
