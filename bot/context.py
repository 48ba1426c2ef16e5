"""What a handler may do: read its bearings, speak the reader's language, and ask for effects."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Generic

from pydantic import BaseModel
from typing_extensions import TypeVar

from bot.card import Card
from bot.effects import Effects, Whom
from bot.facts import Caller, unfit
from bot.kinds import Id
from bot.link import ID_BITS, Link, digest, id_of
from bot.people import Person, Place, PlaceKind, Role, Space
from bot.platform import Message, Undelivered, Why
from bot.quiet import quiet_until
from bot.schedule import Pause
from bot.seal import Box, take_out
from bot.section import NamedCog, Section
from bot.text import Piece, Text
from bot.texts import Right, Speaker
from bot.told import Told
from storage.database import Tx
from storage.deleted import note_deleted
from storage.hidden_since import note_hidden
from storage.owned import Owned
from storage.people import People
from storage.reports import Hidden, Reports
from storage.sealed import Sealed
from storage.spaces import Course, Snapshot
from storage.standing import Standing

if TYPE_CHECKING:
    from bot.act import Act, CommandHelp
    from bot.core import Core

S = TypeVar("S", bound=BaseModel, default=BaseModel)


class Refusal(Exception):
    """How a handler says no: a private, kind, exact sentence. Nothing that it did is kept.

    ``option`` is what the sentence is about: in a form it stands there, and nothing that was filled in is lost.
    ``cog`` is whose text it is; noted when it leaves the cog's function.
    """

    def __init__(self, text_id: str, /, **values: object) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.values = values
        self.option = ""
        self.cog = ""

    def at(self, option: str) -> Refusal:
        """The same, about one option: ``raise Refusal("pause-past").at("until")``."""
        self.option = option
        return self


class ViewContext(Generic[S]):
    """What a view, a room or a work may know. There is no person in it: a card is the same for all who see it."""

    def __init__(self, core: Core, tx: Tx, snapshot: Snapshot, course: Course, cog: str, language: str) -> None:
        self._core = core
        self._tx = tx
        self._snapshot = snapshot
        self.course = course
        self.speak = Speaker(core.texts, cog, language)
        self._hidden: dict[Link, frozenset[int]] = {}  # as it was first asked for: a card of many words asks for each

    @property
    def space(self) -> Space:
        """The tenant."""
        return self._snapshot.space

    @property
    def settings(self) -> S:
        """The cog's settings in this course."""
        return self._core.settings(self.speak.domain, self._snapshot, self.course)  # type: ignore[return-value]

    @property
    def defaults(self) -> S:
        """The cog's settings as the operator has them, before anybody changed them in this course."""
        return self._core.defaults.of(self._core.registry.cogs[self.speak.domain], {})  # type: ignore[return-value]

    def now(self) -> datetime:
        """People's time, aware, UTC."""
        return self._core.clock.now()

    @property
    def random(self) -> Random:
        """The injected generator."""
        return self._core.random

    def text(self, text_id: str, /, **values: object) -> Text:
        """A text of this cog (or of the core) as runs; every ``str`` among the values becomes what someone said."""
        return self.speak.text(text_id, **values)

    def plain(self, text_id: str, /, **values: object) -> str:
        """The same for titles and labels."""
        return self.speak.plain(text_id, **values)

    def right(self, name: str) -> Right:
        """One of the platform's rights, for a text."""
        return Right(self.space.id.partition(":")[0], name)

    def why(self, what: Undelivered) -> Text:
        """Why something could not be done, and what helps."""
        if what.lacks:
            return self.text("why-lacks", right=self.right(what.lacks))
        return self.text(f"why-{what.why if self.speak.has(f'why-{what.why}') else Why.GAVE_UP}")

    def is_here(self, place: Place) -> bool:
        """Whether a place belongs to this course."""
        return self._snapshot.course_of(place).course_id == self.course.course_id

    def members(self, place: Place | None = None) -> tuple[Person, ...]:
        """Who is in a place (or the whole space), as far as the adapter's copy knows."""
        return People(self._tx, self.space.id).members(place.root.key if place else "")

    def students(self, place: Place) -> tuple[Person, ...]:
        """Who is in a place and is none of the staff."""
        return self.without_staff(self.members(place))

    def without_staff(self, people: Iterable[Person]) -> tuple[Person, ...]:
        """Those of these who are none of the staff, by the platform's own roles (as its adapter last told them) or by
        what was granted here."""
        granted = {who for (course, who), role in self._snapshot.grants.items() if course == self.course.course_id}
        staff = {each.external_id for each in self._core.staff.get(self.space.id, ())} | granted
        return tuple(each for each in people if each.external_id not in staff)

    def instructors(self) -> list[Person]:
        """Those in the space who were made instructors of this course here; of the platform's own roles no copy says
        who holds them."""
        granted, course = self._snapshot.grants, self.course.course_id
        return [each for each in self.members() if granted.get((course, each.external_id)) is Role.INSTRUCTOR]

    def inside(self, place: Place) -> tuple[Person, ...]:
        """Who is in a voice room now, in a fixed order: one of the platform's, or one by its link, wherever it was
        opened. Nobody while the platform has not told yet."""
        if place.kind is not PlaceKind.ROOM:
            return self._core.voices.inside(self.space.id, place.key)
        room = Standing(self._tx, self.space.id).at(place.id, place.root)
        return self._core.voices.inside(self.space.id, room.at_place) if room else ()

    def insides(self, rooms: Collection[Link]) -> dict[Link, tuple[Person, ...]]:
        """Who is in each of these rooms that stand, in one statement."""
        standing = Standing(self._tx, self.space.id).everywhere(rooms)
        return {each.link: self._core.voices.inside(self.space.id, each.at_place) for each in standing if each.room}

    def voice_of(self, person: Person) -> Place | None:
        """The voice room in which somebody is now."""
        return self._core.voices.of(person)

    def new_id(self) -> Id:
        """A new id: 50 random bits, so that ids never tell an order."""
        return Id(self.random.getrandbits(ID_BITS))

    def features(self) -> tuple[NamedCog, ...]:
        """The cogs that are on, but for those of the house itself, in their order."""
        cogs = self._core.registry
        return tuple(
            NamedCog(name, self.speak.of(name).plain("cog-name"), cogs.settings_of(name), cogs.cogs[name].discreet)
            for name in cogs.features
        )

    def is_on(self, cog: str) -> bool:
        """Whether there is a cog of this name; links to one may outlive it."""
        return cog in self._core.registry.cogs

    def pauses(self, cog: str = "", course: Course | None = None) -> tuple[Pause, ...]:
        """The pauses that hold this cog (or ``cog``) in the course."""
        return self._core.pauses(course or self.course, cog or self.speak.domain)

    def pieces(self, view: Link, place: Place) -> tuple[Piece, ...] | None:
        """The words of people that a view holds now where it stands, those that are hidden among them.

        ``None`` while nobody can tell: its feature is off, or it shows nothing now.
        """
        return self._core.pieces(self._tx, self._snapshot, view, place)

    def hidden_on(self, view: Link) -> frozenset[int]:
        """Which words of a view staff hid, by their ids. Where nothing is hidden in the whole space, nobody asks."""
        if view not in self._hidden:
            hides = self._snapshot.hides
            self._hidden[view] = Reports(self._tx, self.space.id).hidden_on(view) if hides else frozenset()
        return self._hidden[view]

    def is_hidden(self, view: Link, key: str) -> bool:
        """Whether staff hid the words that have this key in a view."""
        return bool(hidden := self.hidden_on(view)) and id_of(view, key) in hidden

    def resting(self, cog: str = "") -> bool:
        """Whether a pause holds this cog (or ``cog``) in the course today."""
        return self._core.resting(self.course, cog or self.speak.domain, self.now())

    def quiet_until(self, moment: datetime) -> datetime | None:
        """When the course's quiet hours at a moment are over; ``None`` when it is not quiet then. What is to come to
        people then, and has a time on a card, is better promised for their end."""
        return quiet_until(self.course.quiet, moment, self.course.time_zone)


class JobContext(ViewContext[S]):
    """What a job may do: everything but know a person. Effects happen after this transaction, never before."""

    def __init__(self, *args: Any, asked_by: str | None = None) -> None:
        super().__init__(*args)
        self.effects = Effects(self._core.registry, self.now, asked_by, self.course.course_id)

    def post(self, place: Place, view: Link, then: Link | None = None) -> None:
        """The view appears in a place, silently. It stands once in a place: posting again refreshes it."""
        self.effects.post(place, view, then)

    def tell(self, people: Person | Sequence[Person], view: Link, then: Link | None = None) -> None:
        """The view appears in a direct message, after quiet hours; several people share one conversation."""
        self.effects.tell((people,) if isinstance(people, Person) else tuple(people), view, then)

    def open(self, room: Link, then: Link | None = None, *, press: int | None = None) -> None:
        """The room is made as its declaration says; its link is the key by which it is found again. ``press`` is a new
        number for each press by which people have rooms opened: the platform is then asked also what it refused lately,
        for somebody may have mended it; once for all rooms of that press."""
        self.effects.open(room, then, press)

    def refresh(self, link: Link, *, at_once: bool = False) -> None:
        """A view or room is brought to what its function now says, wherever it stands. ``at_once``: its least interval
        is not waited for, since what it says would be wrong meanwhile."""
        self.effects.spread("refresh", link, at_once=at_once)

    def remove(self, link: Link) -> None:
        """A view or room is taken down, wherever it stands."""
        self.effects.spread("remove", link)

    def delete(self, message: Message, then: Link) -> None:
        """Deletes what somebody wrote, where the platform lets the bot. ``then`` hears who wrote it, a
        :class:`~bot.platform.Written`, or why it did not work."""
        self.effects.delete(message, then)

    def bring(self, person: Person, place: Place, then: Link | None = None) -> None:
        """Moves a person who is in voice. ``then`` hears when it cannot be."""
        self.effects.bring(person, place, then)

    def announce(self, event: str, people: Whom, *, often: bool = False) -> None:
        """Other cogs' event handlers hear it, once for each person (without any: once), each in its own transaction.
        Where none does, it costs nothing. ``often``: nobody can tell whether it is new, so one an hour is enough."""
        self.effects.announce(event, people, self._core.announced.lately(self.space.id, self.now()) if often else None)

    def at(self, when: datetime, link: Link, *, key: str | None = None, course: int | None = None) -> None:
        """Runs a handler later; the same key replaces the earlier one. ``course`` is the one that it is about, for what
        happens in no course or in another one: that somebody left."""
        self.effects.at(when, link, key, course)

    def after(self, pause: timedelta, link: Link, *, key: str | None = None, course: int | None = None) -> None:
        """Runs a handler after a time from now."""
        self.effects.at(self.now() + pause, link, key, course)

    def cancel(self, key: str) -> None:
        """Takes back what :meth:`at` asked for, or an effect that waits (:func:`storage.jobs.effect_key`)."""
        self.effects.cancel(key)

    def erase(self, view: Link, place: Place, key: str) -> None:
        """Deletes words that a view shows for good, as its cog declares."""
        self._core.erase(self._tx, self._snapshot, view, place, key)

    def box(self, box_id: Id, size: int = 0) -> Box:
        """Sealed answers of which nobody can tell whose they are (:mod:`bot.seal`). ``size`` is how many bytes each is
        padded to, for a box that begins."""
        store = Sealed(self._tx, self.space.id)
        return Box(self._core.seals, store, box_id, size, self.effects, self.now(), self.random)

    def keyless(self) -> list[Id]:
        """The boxes of this space that are open and whose key is missing: nobody can open them."""
        there = Sealed(self._tx, self.space.id).open_boxes()
        return [Id(box_id) for _, box_id in self._core.seals.missing((self.space.id, each) for each in there)]

    def work(self, link: Link, then: Link) -> None:
        """Runs a ``work`` declaration's function in the process pool, then ``then`` with what it returned."""
        self.effects.work(link, then)


class Context(Told, JobContext[S]):
    """What a handler that a person called may know and do."""

    def __init__(
        self, core: Core, tx: Tx, snapshot: Snapshot, course: Course, cog: str, act: Act, caller: Caller
    ) -> None:
        super().__init__(core, tx, snapshot, course, cog, caller.language, asked_by=act.person.external_id)
        self._act = act
        self.person = act.person
        self.role = caller.role
        self.zone = caller.zone
        self.place = act.place
        self._facts = caller.facts
        self.on_own_page = self.in_direct and bool(caller.facts.can and caller.facts.can.own_page)
        self.names = caller.facts.names  # what the platform calls those people at whom this handler looks
        self.message = None if act.private else act.message  # the card that was pressed, where others see it too

    @property
    def stamp(self) -> int:
        """Orders what this person does, as the platform does: of two deliveries the later has the higher one."""
        return self._act.stamp

    @property
    def in_direct(self) -> bool:
        """Whether this happens in a direct message."""
        return self.place.kind is PlaceKind.DIRECT

    def key(self, *of: str | int, taken_back: Callable[[Id], bool] = lambda _: False) -> Id:
        """An id made from what was asked, for handlers that create something: a second press finds the first result.

        The form's own key where there was a form; else the person, the place, the link and what was filled in, within
        10 minutes of the first time. ``of`` is what else makes it another thing that is asked for. An id of what was
        ``taken_back`` is passed over, so that the same can be asked for again at once. What was asked is
        remembered by the process: a second press that another process answers, or this one after a restart, counts as
        the first if the full hour, or 10, 20, 30, 40 or 50 minutes past it, lies between the two.
        """
        form = self._act.form_key.partition(".")[0]
        asked = form or json.dumps([dict(self._act.values), self.place.key], sort_keys=True)
        parts = [self.space.id, self.person.external_id, self._act.link, asked, *map(str, of)]
        if not form:
            parts.append(str(self._core.repeats.window(digest(parts), self.now())))
        anew = 0
        while taken_back(found := Id(id_of(*parts, *([str(anew)] if anew else [])))):
            anew += 1
        return found

    def commands(self) -> tuple[CommandHelp, ...]:
        """The commands that this person may use here, in their language."""
        core, snapshot, course = self._core, self._snapshot, self.course
        return core.registry.commands(self.speak.language, self.role, lambda each: core.needs(each, snapshot, course))

    def must_be_open(self, place: Place) -> None:
        """Raises :class:`Refusal` where nothing can be posted in a place that this handler looks at."""
        if why := self._facts.barred.get(place):
            misfit = unfit(self.space.id.partition(":")[0], why)
            raise Refusal(misfit.text_id, **misfit.values)

    @property
    def role_by_platform(self) -> Role:
        """The role that the platform's own roles give this person, whatever was granted here."""
        return self._snapshot.role_by_platform(self.course.course_id, self._act.roles, manages=self._act.manages)

    def sections(self, about: str) -> list[Section]:
        """The cogs' parts of a shared page, for this person."""
        return [found for found in self._core.sections(about, self) if found is not None]

    def can_undo(self, view: Link) -> bool:
        """Whether what a view showed can be taken back."""
        return self._core.can_undo(view)

    def peek(self, view: Link, place: Place) -> Card | None:
        """What a view says now, in this person's language; ``None`` when it has nothing (any more) to show."""
        found = self._core.show(
            self._tx, self.space.id, view, place, language=self.speak.language, snapshot=self._snapshot
        )
        return found.card if found else None

    def undo(self, view: Link) -> int | None:
        """Takes back what a view showed, as its cog declares: returns how many answers went with it; ``None`` where
        nobody is told that."""
        self.remove(view)
        return self._core.undo(view, self)

    def forget_me(self) -> dict[str, int]:
        """Deletes what is stored about this person, at once; a backup that is restored later does not bring it back.
        What they sealed goes from every box that is open.

        What must stay for others stays without the person. That it is to stay so after a restore is noted beside the
        database before this transaction ends: if it then fails, a restore forgets somebody who wished it and stayed.
        Returns how many rows of each kind.
        """
        counts = Owned(self._tx, self.space.id).delete(self.person)
        self.take_out_sealed()
        self.effects.forget_asker()
        if self._core.deleted is not None:
            note_deleted(self._core.deleted, self.space.id, self.person.external_id, self._core.clock.real())
        return counts

    def take_out_sealed(self) -> None:
        """What this person sealed goes from every box that is open."""
        take_out(self._core.seals, Sealed(self._tx, self.space.id), [self.person])

    def note_hidden(self, hidden: Hidden) -> None:
        """Notes beside the database whether words are hidden, for a backup that is restored later: not where its key
        names people. If this transaction then fails, a restore hides what nobody hid, for staff to put back."""
        self._snapshot = replace(self._snapshot, hides=True)
        if self._core.deleted is not None and hidden.place.kind is not PlaceKind.DIRECT:
            note_hidden(self._core.deleted, self.space.id, hidden, self._core.clock.real())

    def for_cog(self, cog: str) -> Context[Any]:
        """The same call as another cog sees it: its texts, its settings, the same effects."""
        caller = Caller(self.course, self.role, self.speak.language, self.zone, self._facts)
        other: Context[Any] = Context(self._core, self._tx, self._snapshot, self.course, cog, self._act, caller)
        other.effects = self.effects
        return other
