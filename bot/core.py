"""What every run of a handler shares: the declarations, the texts, the clock, and how each kind of function is
called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

from pydantic import BaseModel

import bot.keys
import bot.report_queue  # noqa: F401  what both declare is the core's own
from bot.act import Act
from bot.announced import Announced
from bot.card import Card, Choice, Field, Json
from bot.classmates import Deed, mate_of
from bot.clock import Clock
from bot.cog import Declaration
from bot.context import Context, JobContext, Refusal, S, ViewContext
from bot.facts import Caller, Condition, Look
from bot.garbage import held_off
from bot.inside import Voices
from bot.link import Link, parse
from bot.people import Person, Place, PlaceKind, Role, Room, RoomKind
from bot.plan import Plan, empty
from bot.reading import Misfit
from bot.records import dataclass
from bot.registry import Defaults, Registry
from bot.repeats import Repeats
from bot.reports import guarded, pieces_of
from bot.schedule import Pause, local
from bot.seal import Seals
from bot.section import Section
from bot.suggesting import named as meant_by
from bot.text import Piece, Said, Text
from bot.texts import Speaker, Texts
from storage.database import Tx
from storage.people import People
from storage.spaces import DEFAULT_COURSE, Course, Snapshot, Spaces
from storage.standing import Standing


class NoSpace(LookupError):
    """Homeroom never came to this space, or was sent away."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A card with the language in which it was made."""

    card: Card
    language: str


@dataclass(slots=True)
class Core:
    """The house's own knowledge; no transaction and no person in it."""

    registry: Registry
    texts: Texts
    clock: Clock
    defaults: Defaults
    seals: Seals
    random: Random = field(default_factory=SystemRandom)
    deleted: Path | None = None  # where the keyed hashes of deleted people lie
    conditions: dict[str, Condition] = field(default_factory=dict)  # by space, as its platform last told it
    staff: dict[str, frozenset[Person]] = field(default_factory=dict)  # who is staff by the platform's own roles
    voices: Voices = field(default_factory=Voices)  # who is in voice, as adapters tell it
    repeats: Repeats = field(default_factory=Repeats)
    announced: Announced = field(default_factory=Announced)
    _snapshots: dict[str, Snapshot] = field(default_factory=dict)

    def snapshot(self, tx: Tx, space_id: str, version: int | None) -> Snapshot:
        """All that is settled in a space; read anew when the version moved on (``None``: when it is not known)."""
        known = self._snapshots.get(space_id)
        if known is not None and version is not None and known.version == version:
            return known
        found = Spaces(tx, space_id).snapshot()
        if found is None:
            raise NoSpace(space_id)
        self._snapshots[space_id] = found
        return found

    def settings(self, cog: str, snapshot: Snapshot, course: Course) -> BaseModel:
        """A cog's settings in a course."""
        found = self.registry.cogs[cog]
        return self.defaults.of(found, snapshot.settings.get((course.course_id, cog), {}))

    def needs(self, declared: Declaration, snapshot: Snapshot, course: Course) -> Role:
        """The role that a declaration needs in a course."""
        if isinstance(declared.needs, Role):
            return declared.needs
        held: Role = getattr(self.settings(declared.cog.name, snapshot, course), declared.needs)
        return held

    def resting(self, course: Course, cog: str, now: datetime) -> bool:
        """Whether a pause holds a cog today."""
        today = local(now, course.time_zone).date()
        return any(each.holds(today) for each in self.pauses(course, cog))

    @staticmethod
    def pauses(course: Course, cog: str) -> tuple[Pause, ...]:
        """The pauses of a course that hold a cog."""
        return tuple(Pause(each.first, each.last) for each in course.pauses if each.cog in ("", cog))

    # How each kind of function is called.

    def handle(
        self,
        tx: Tx,
        snapshot: Snapshot,
        declared: Declaration,
        act: Act,
        caller: Caller,
        values: Mapping[str, object],
    ) -> Handled:
        """Calls what a person asked for, in its transaction. Returns the context (with its effects) and what was
        said."""
        context = self._called(tx, snapshot, declared, act, caller)
        if declared.sealed:
            context.effects.asked_by_nobody()
        said = _call(declared.function, declared.plan, context, tx, act.link, values)
        return Handled(context, said)

    def run_job(
        self, tx: Tx, space_id: str, link: Link, course_id: int | None, *, asked_by: str | None, result: object = None
    ) -> JobContext[Any]:
        """Runs a job's handler in its transaction; ``result`` is what an effect came to."""
        declared = self.declared(link)
        snapshot = self.snapshot(tx, space_id, self._version(tx, space_id))
        course = snapshot.course(course_id or 0)
        context: JobContext[Any] = JobContext(
            self, tx, snapshot, course, declared.cog.name, course.language, asked_by=asked_by
        )
        given = {declared.plan.result: result} if declared.plan.result else {}
        _call(declared.function, declared.plan, context, tx, link, given)
        return context

    def hear(
        self, tx: Tx, declared: Declaration, snapshot: Snapshot, known: Mapping[str, object], args: Link
    ) -> JobContext[Any]:
        """Calls an event's handler with those of the known things that it names."""
        place = known.get("place")
        course = snapshot.course_of(place if isinstance(place, Place) else None)
        context: JobContext[Any] = JobContext(self, tx, snapshot, course, declared.cog.name, course.language)
        plan = declared.plan
        names = [name for name, _ in plan.link]
        given = {name: known[name] for name in names if name in known}
        rest = tuple(pair for pair in plan.link if pair[0] not in given)
        read = replace(plan, link=rest).arguments(args.args[: len(rest)], snapshot.space.id)
        declared.function(context, **plan.bound(tx, snapshot.space.id), **read, **given)
        return context

    def show(
        self,
        tx: Tx,
        space_id: str,
        link: Link,
        place: Place | None,
        *,
        language: str | None = None,
        snapshot: Snapshot | None = None,
    ) -> Rendered | None:
        """The card of a view as it is now, in the place's language. ``None`` when there is nothing to show."""
        snapshot = snapshot or self.snapshot(tx, space_id, self._version(tx, space_id))
        context, declared = self._view_context(tx, snapshot, link, place, language)
        card: Card | None = _call(declared.function, declared.plan, context, tx, link, {})
        if card is None:
            return None
        if pieces_of(card):
            if declared.erase_by is None:
                raise declared.wrong("it shows words of people, and does not declare how they are erased")
            card = guarded(card, link, context, place)
        language = context.speak.language
        return Rendered(replace(named(card, tx, space_id), language=language), language)

    def pieces(self, tx: Tx, snapshot: Snapshot, view: Link, place: Place) -> tuple[Piece, ...] | None:
        """The words of people that a view holds now, those that are hidden among them.

        ``None`` while nobody can tell: the feature is off, or the view shows nothing. It may again, with these words.
        """
        if self.registry.find(view) is None:
            return None
        context, declared = self._view_context(tx, snapshot, view, place, None)
        card: Card | None = _call(declared.function, declared.plan, context, tx, view, {})
        return pieces_of(card) if card else None

    def erase(self, tx: Tx, snapshot: Snapshot, view: Link, place: Place, key: str) -> None:
        """Deletes words that a view shows for good, as its cog declares."""
        context, declared = self._view_context(tx, snapshot, view, place, None)
        if declared.erase_by is None or declared.erase_plan is None:
            raise TypeError(f"{view.target} does not declare how words are erased")
        *rest, (name, _) = declared.erase_plan.link
        plan = replace(declared.erase_plan, link=tuple(rest))
        _call(declared.erase_by, plan, context, tx, view, {name: key})

    def room(self, tx: Tx, space_id: str, link: Link, course_id: int) -> Room | None:
        """What a room's declaration says now, in the language of the course that it is of."""
        snapshot = self.snapshot(tx, space_id, self._version(tx, space_id))
        declared, course = self.declared(link), snapshot.course(course_id)
        context: ViewContext[Any] = ViewContext(self, tx, snapshot, course, declared.cog.name, course.language)
        found: Room | None = _call(declared.function, declared.plan, context, tx, link, {})
        if found is not None and found.kind is RoomKind.VOICE and not declared.voice:
            raise declared.wrong("it is a room with sound, and does not declare that it may be one")
        return found

    def work(self, tx: Tx, space_id: str, link: Link) -> tuple[Any, Any]:
        """The pure function and its input that a ``work`` declaration asks for."""
        context, declared = self._view_context(
            tx, self.snapshot(tx, space_id, self._version(tx, space_id)), link, None, None
        )
        with held_off():  # all people of a course may be read for it
            found: tuple[Any, Any] = _call(declared.function, declared.plan, context, tx, link, {})
        return found

    def deeds(
        self, tx: Tx, space_id: str, view: Link, place: Place, turns: Mapping[Person, int]
    ) -> dict[Person, tuple[Deed, ...]]:
        """What simulated people do on a view that stands in a place; ``turns`` tells those who take part apart."""
        declared = self.registry.classmate(view)
        if declared is None or not turns:
            return {}
        snapshot = self.snapshot(tx, space_id, self._version(tx, space_id))
        language = self._language(tx, snapshot, self._course_of(tx, snapshot, place), place)
        speak = Speaker(self.texts, declared.cog.name, language)
        given = declared.plan.bound(tx, space_id) | declared.plan.arguments(view.args, space_id)
        mates = [mate_of(person, view, turn, speak) for person, turn in turns.items()]
        return {mate.person: tuple(declared.function(mate, **given)) for mate in mates if mate is not None}

    def prefill(self, tx: Tx, snapshot: Snapshot, act: Act, caller: Caller) -> dict[str, Any]:
        """What a form starts with."""
        declared = self.declared(act.link)
        if declared.prefill_by is None or declared.prefill_plan is None:
            return {}
        context = self._called(tx, snapshot, declared, act, caller)
        found: dict[str, Any] = _call(declared.prefill_by, declared.prefill_plan, context, tx, act.link, {})
        return found

    def suggest(
        self, tx: Tx, snapshot: Snapshot, act: Act, caller: Caller, options: Collection[str]
    ) -> dict[str, list[Choice]]:
        """What may be chosen for each of these options, as their cog declares; nothing where it does not."""
        declared = self.declared(act.link)
        context = self._called(tx, snapshot, declared, act, caller)  # one, which asks once for what all of them need
        plans = {option: declared.suggest_plans[option] for option in options if option in declared.suggest_by}
        return {
            option: _call(declared.suggest_by[option], plan, context, tx, act.link, {})
            for option, plan in plans.items()
        }

    def meant(
        self,
        tx: Tx,
        snapshot: Snapshot,
        declared: Declaration,
        act: Act,
        caller: Caller,
        given: Mapping[str, Json],
    ) -> tuple[dict[str, Json], dict[str, Misfit]]:
        """What was given, with the values of what may be chosen where its name was typed; and what is none of it."""
        values, misfits = dict(given), dict[str, Misfit]()
        typed = [option for option in declared.suggest_by if not empty(values.get(option))]
        for option, choices in self.suggest(tx, snapshot, act, caller, typed).items() if typed else ():
            value = values[option]
            found = [meant_by(choices, str(each)) for each in (value if isinstance(value, list) else [value])]
            known: list[Json] = [each.value for each in found if each is not None]
            if len(known) < len(found):
                misfits[option] = Misfit("unfit-choice", {})
            else:
                values[option] = known if isinstance(value, list) else known[0]
        return values, misfits

    def looks(self, tx: Tx, snapshot: Snapshot, act: Act, caller: Caller) -> list[Look]:
        """About what the platform is asked before a handler runs."""
        declared = self.declared(act.link)
        if declared.looks_by is None or declared.looks_plan is None:
            return []
        context = self._called(tx, snapshot, declared, act, caller)
        found: list[Look] = _call(declared.looks_by, declared.looks_plan, context, tx, act.link, {})
        return found

    def sections(self, about: str, context: Context[Any]) -> list[Section | None]:
        """Every cog's part of a shared page, in the transaction of ``context``."""
        return [
            _call(each.function, each.plan, context.for_cog(each.cog.name), context._tx, Link(each.target), {})
            for each in self.registry.sections(about)
        ]

    def home(self, tx: Tx, snapshot: Snapshot, declared: Declaration, act: Act, caller: Caller) -> Card | None:
        """One card of a person's own page; nothing that it asks for happens."""
        context = self._called(tx, snapshot, declared, act, caller)
        found: Card | None = _call(declared.function, declared.plan, context, tx, Link(declared.target), {})
        return named(found, tx, snapshot.space.id) if found else None

    def undo(self, view: Link, context: Context[Any]) -> int | None:
        """Takes back what a view showed. Raises :class:`Refusal` for a view that cannot be taken back."""
        declared = self.declared(view)
        if declared.undo_by is None or declared.undo_plan is None:
            raise Refusal("undo-not-possible")
        found: int | None = _call(
            declared.undo_by, declared.undo_plan, context.for_cog(declared.cog.name), context._tx, view, {}
        )
        return found

    def can_undo(self, view: Link) -> bool:
        """Whether a view's cog declares how it is taken back."""
        declared = self.registry.find(view)
        return declared is not None and declared.undo_by is not None

    def declared(self, link: Link) -> Declaration:
        """The declaration of a link. Raises :class:`Refusal`: links outlive features."""
        found = self.registry.find(parse(link))
        if found is None:
            raise Refusal("gone-feature")
        return found

    def course_of(self, tx: Tx, snapshot: Snapshot, declared: Declaration, act: Act) -> Course:
        """The course that an act is about: its place's. A direct message is of none, so there it is that of what the
        link names, where its cog tells (:class:`bot.cog.Cog`)."""
        tells = declared.cog.course_of
        if tells is None or act.place.kind is not PlaceKind.DIRECT:
            return snapshot.course_of(act.place)
        return snapshot.course(tells(tx, snapshot.space.id, act.link) or DEFAULT_COURSE)

    def _called(self, tx: Tx, snapshot: Snapshot, declared: Declaration, act: Act, caller: Caller) -> Context[Any]:
        return Context(self, tx, snapshot, caller.course, declared.cog.name, act, caller)

    def _view_context(
        self, tx: Tx, snapshot: Snapshot, link: Link, place: Place | None, language: str | None
    ) -> tuple[ViewContext[Any], Declaration]:
        declared = self.declared(link)
        course = self._course_of(tx, snapshot, place)
        spoken = language or self._language(tx, snapshot, course, place)
        return ViewContext(self, tx, snapshot, course, declared.cog.name, spoken), declared

    @staticmethod
    def _course_of(tx: Tx, snapshot: Snapshot, place: Place | None) -> Course:
        """The course of a place; a room is of the one in which it was opened."""
        if place is None or place.kind is not PlaceKind.ROOM:
            return snapshot.course_of(place)
        room = Standing(tx, snapshot.space.id).at(place.id, place.root)
        return snapshot.course(room.course_id if room else 0)

    @staticmethod
    def _language(tx: Tx, snapshot: Snapshot, course: Course, place: Place | None) -> str:
        """A direct message to one person has their language, everything else its course's."""
        if place is not None and place.kind is PlaceKind.DIRECT and len(place.people) == 1:
            reader = Person(snapshot.space.id, place.people[0])
            return People(tx, snapshot.space.id).profile(reader).reads or course.language
        return course.language

    @staticmethod
    def _version(tx: Tx, space_id: str) -> int | None:
        return Spaces(tx, space_id).version()


@dataclass(frozen=True, slots=True)
class Handled:
    """What a handler did (its context's effects) and what it said: a card, a view's link or nothing."""

    context: Context[Any]
    said: Card | Link | None


def _call(function: Any, plan: Plan, context: ViewContext[S], tx: Tx, link: Link, given: Mapping[str, object]) -> Any:
    space_id = context.space.id
    try:
        return function(context, **plan.bound(tx, space_id), **plan.arguments(link.args, space_id), **given)
    except Refusal as no:  # another cog may have called it: the sentence is looked for where it was written
        no.cog = no.cog or context.speak.domain
        raise


def named(card: Card, tx: Tx, space_id: str) -> Card:
    """The card with the names that people chose to be shown by, in place of the platform's; one statement if there are
    people."""
    texts = [card.text, card.note, *(each.text for each in card.fields)]
    people = {run for text in texts for run in text if isinstance(run, Person)}
    if not people:
        return card
    profiles = People(tx, space_id).profiles(sorted(people))
    chosen = {person: profile.name for person, profile in profiles.items() if profile.name}
    if not chosen:
        return card

    def call(text: Text) -> Text:
        return tuple(Said(chosen[run]) if isinstance(run, Person) and run in chosen else run for run in text)

    return replace(
        card,
        text=call(card.text),
        note=call(card.note),
        fields=tuple(Field(each.label, call(each.text)) for each in card.fields),
    )
