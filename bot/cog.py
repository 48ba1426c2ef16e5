"""A cog: one feature as declarations. Each decorator makes a plain function into something that a link can call."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import field
from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from types import FunctionType
from typing import Any, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict

from bot.act import Shown
from bot.arguments import link_text
from bot.kinds import strip_optional
from bot.link import BadLink, Link, id_to_text, make
from bot.people import Person, Role
from bot.plan import Asked, BadSignature, Option, Plan, Result, plan_of
from bot.records import dataclass
from storage.database import Tx

__all__ = ["Cog", "Declaration", "DeclarationError", "Kind", "Option", "Result"]

Function = Callable[..., Any]
Answers = Literal["private", "public", "here"]
Wants = Role | str
"""What a handler needs: a role, or the name of a setting of its cog that holds one."""
CourseOf = Callable[[Tx, str, Link], int | None]
"""The course of what a link of a cog names in a space; ``None`` for what is in none."""


class Kind(StrEnum):
    """What a declaration is."""

    COMMAND = "command"
    MENU = "menu"
    BUTTON = "button"
    FORM = "form"
    VIEW = "view"
    ROOM = "room"
    WORK = "work"
    JOB = "job"
    EVENT = "event"
    SECTION = "section"
    HOME = "home"
    UNDELIVERABLE = "undeliverable"
    CLASSMATE = "classmate"


ACTED: Final = (Kind.COMMAND, Kind.MENU, Kind.BUTTON, Kind.FORM)


class DeclarationError(Exception):
    """A declaration is wrong; the message names the file and the handler, and stops the start."""

    text_id: ClassVar[str] = "declaration"


class NotLoaded(DeclarationError):
    """A feature's code cannot be read or run; the message names the file, the line and what Python says of it."""

    text_id = "feature-not-loaded"


@dataclass(eq=False)
class Declaration:
    """One declared function: what it is called by, what it needs and how its answer is shown.

    ``every`` is a view's least time between refreshes, ``quotes`` whose words it shows; ``live`` is part of what people
    do just now, and ``elsewhere`` a job for other cards with its words. ``about`` is what a section, menu, event or
    classmate is for. ``under`` lets an event be heard only in the thread below that view of the cog, or in the rooms of
    that declaration.
    ``asks``: its form opens first, whatever was given. ``examines``: the platform is asked for its condition first;
    ``offers``: to whom it does not show the staff's commands. ``voice``: a room may be one with sound. ``deletes``:
    what people wrote is deleted by what it leads to. ``warms``: called in the process pool before a work's function.
    ``prefill``, ``looks``, ``undo``, ``erase`` and ``suggest`` (by option) are set by their decorators. What is
    generated and not written (a settings form) brings its ``plan``, what the ids of its ``labels`` begin with, and
    ``where`` a mistake in it is to be mended.
    """

    cog: Cog
    kind: Kind
    name: str
    function: Function
    needs: Wants = Role.STUDENT
    answers: Shown = Shown.PRIVATE
    sealed: bool = False
    every: timedelta = timedelta(0)
    thread: bool = False
    live: bool = False
    quotes: str = ""
    elsewhere: str = ""
    about: str = ""
    under: str = ""
    asks: bool = False
    examines: bool = False
    offers: bool = False
    voice: bool = False
    deletes: bool = False
    warms: Callable[[], object] | None = None
    of_mates: bool = False
    prefill_by: Function | None = None
    looks_by: Function | None = None
    undo_by: Function | None = None
    erase_by: Function | None = None
    suggest_by: dict[str, Function] = field(default_factory=dict)
    words: str = field(default="")
    planned: Plan | None = None
    labels: str = ""
    where: str = ""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The plain function: a handler is one."""
        return self.function(*args, **kwargs)

    @property
    def counted_as(self) -> str:
        """Under what its calls are counted: the sealed ones of a cog together, for which of them was called may be an
        answer (*none of these*), or that one was taken back."""
        return f"{self.cog.name}.sealed" if self.sealed else self.target

    @property
    def target(self) -> str:
        """``cog.name``, with which links to it begin."""
        return f"{self.cog.name}.{self.name}"

    @cached_property
    def plan(self) -> Plan:
        """What its parameters say."""
        return self.planned or self._planned(self.function)

    @cached_property
    def person_at(self) -> int | None:
        """Which of its link's arguments is a person, if one is."""
        kinds = [strip_optional(kind) for _, kind in self.plan.link]
        return kinds.index(Person) if Person in kinds else None

    @cached_property
    def prefill_plan(self) -> Plan | None:
        """What its prefill's parameters say."""
        return self._planned(self.prefill_by) if self.prefill_by else None

    @cached_property
    def looks_plan(self) -> Plan | None:
        """What its looks' parameters say."""
        return self._planned(self.looks_by) if self.looks_by else None

    @cached_property
    def undo_plan(self) -> Plan | None:
        """What its undo's parameters say."""
        return self._planned(self.undo_by) if self.undo_by else None

    @cached_property
    def erase_plan(self) -> Plan | None:
        """What its erase's parameters say."""
        return self._planned(self.erase_by) if self.erase_by else None

    @cached_property
    def suggest_plans(self) -> dict[str, Plan]:
        """What the parameters of its suggests say, by option."""
        return {option: self._planned(function) for option, function in self.suggest_by.items()}

    def _planned(self, function: Function) -> Plan:
        try:
            return plan_of(function)
        except BadSignature as problem:
            where = "" if function is self.function else f"{function.__name__}: "
            raise self.wrong(f"{where}{problem}") from problem

    def link(self, *args: object) -> Link:
        """The link to it with these arguments, checked now. Raises :class:`~bot.link.BadLink`."""
        kinds = self.plan.link
        if len(args) > len(kinds) or any(name not in self.plan.defaults for name, _ in kinds[len(args) :]):
            raise BadLink(f"{self.target} takes {len(kinds)} arguments, {len(args)} were given")
        texts = [link_text(arg, kind) for arg, (_, kind) in zip(args, kinds, strict=False)]
        return make(self.cog.name, self.name, texts)

    def prefill(self, function: Function) -> Function:
        """Declares what the form starts with: read only, at most 1 s, returns values by option; and as
        ``option.help`` what stands beside its input, where the texts cannot know that."""
        self.prefill_by = function
        return function

    def looks(self, function: Function) -> Function:
        """Declares which messages, places and people the platform is asked about first: read only, returns a list of
        :class:`~bot.platform.Message`, of which ``ctx.written`` says who wrote them, of :class:`~bot.people.Place`,
        which ``ctx.must_be_open`` refuses where nothing can be posted, and of :class:`~bot.people.Person`, whose names
        ``ctx.names`` has. A card of somebody's page looks at places alone, of which ``ctx.reads`` says whether they are
        for them."""
        self.looks_by = function
        return function

    def undo(self, function: Function) -> Function:
        """Declares how what a view showed is taken back: deletes what was stored, returns how many answers went with
        it."""
        self.undo_by = function
        return function

    def erase(self, function: Function) -> Function:
        """Declares how one :class:`~bot.text.Piece` of what a view shows is deleted for good: its key comes last."""
        self.erase_by = function
        return function

    def suggest(self, option: str) -> Callable[[Function], Function]:
        """Declares what may be chosen for an option that names something stored: read only, returns a list of
        :class:`~bot.card.Choice`. The handler gets the value of one of them, also where its name was typed; in a form
        an option that takes several (``list[str]``) gets those that are ticked."""

        def decorate(function: Function) -> Function:
            self.suggest_by[option] = function
            return function

        return decorate

    def text_of(self, asked: Asked) -> str:
        """The id of an option's text."""
        return f"{self.labels or self.name}-{asked.text}"

    def wrong(self, what: str) -> DeclarationError:
        """The error that names this declaration's file, line and function."""
        return DeclarationError(f"{self.origin}: {what}")

    @property
    def origin(self) -> str:
        """Where it is to be mended: its file, line and function."""
        code = self.function.__code__
        return self.where or f"{code.co_filename}:{code.co_firstlineno}: {self.function.__name__}"


class NoSettings(BaseModel):
    """For cogs in which there is nothing to set."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True)


class Cog:
    """One feature: its declarations, its texts (the folder ``texts`` beside its module) and its settings."""

    def __init__(
        self,
        name: str,
        *,
        settings: type[BaseModel] = NoSettings,
        folder: Path | None = None,
        house: bool = False,
        members: bool = False,
        discreet: bool = False,
        course_of: CourseOf | None = None,
    ) -> None:
        self.name = name
        self.house = house  # part of the house itself, so that nobody pauses it or sets anything in it
        self.members = members  # it needs everyone in a place, and not only who has acted: platforms ask for consent
        self.discreet = discreet  # that it tells somebody something is theirs to know: the staff's status names nobody
        self.course_of = course_of  # of which course a link is, for direct messages: their place is of none
        self.settings = settings
        self.folder = folder or Path(sys._getframe(1).f_code.co_filename).parent
        self.declarations: dict[str, Declaration] = {}

    def link_to(self, name: str, this: int, *more: str) -> Link:
        """The link of a handler by its name, whose first argument is an id: for modules of which each leads to the
        others. Unlike ``Declaration.link`` it checks nothing."""
        return make(self.name, name, [id_to_text(this), *more])

    def __iter__(self) -> Iterator[Declaration]:
        return iter(self.declarations.values())

    def _declare(self, kind: Kind, name: str, **more: Any) -> Callable[[Function], Declaration]:
        def decorate(function: Function) -> Declaration:
            if not isinstance(function, FunctionType):
                raise DeclarationError(f"{self.folder}: {self.name}.{name}: only a function can be declared, and once")
            declaration = Declaration(self, kind, name.replace(" ", "-"), function, words=name, **more)
            if declaration.name in self.declarations:
                raise declaration.wrong(f"{declaration.target} is declared twice")
            self.declarations[declaration.name] = declaration
            return declaration

        return decorate

    def command(
        self,
        name: str,
        *,
        needs: Wants = Role.STUDENT,
        answers: Answers = "private",
        sealed: bool = False,
        asks: bool = False,
        examines: bool = False,
        offers: bool = False,
    ) -> Callable[[Function], Declaration]:
        """A slash command: one word, or a group and a word.

        ``asks``: its form always opens first, with what was typed in it. ``examines``: what the platform says of itself
        is asked for first, and stands in ``ctx.condition``. ``offers``: it tells people of the staff's commands, so the
        platform is asked first whether they are shown them: the caller, and whoever is named (``ctx.unshown``).
        """
        shown, more = Shown(answers), {"examines": examines, "offers": offers}
        return self._declare(Kind.COMMAND, name, needs=needs, answers=shown, sealed=sealed, asks=asks, **more)

    def menu(
        self, about: Literal["person", "message"], name: str, *, needs: Wants = Role.STUDENT, deletes: bool = False
    ) -> Callable[[Function], Declaration]:
        """An entry in the menu of a person or of a message; the link's one argument is who, or the platform's own id of
        the message, which stands in ``ctx.place`` and of which ``ctx.written`` knows who wrote it.

        ``deletes``: it leads to deleting what people wrote, a right that platforms give of its own.
        """
        return self._declare(Kind.MENU, name, needs=needs, about=about, deletes=deletes)

    def button(
        self, name: str, *, needs: Wants = Role.STUDENT, answers: Answers = "private", sealed: bool = False
    ) -> Callable[[Function], Declaration]:
        """What a button or a select calls. With required options that nobody filled in, a form opens first."""
        return self._declare(Kind.BUTTON, name, needs=needs, answers=Shown(answers), sealed=sealed)

    def form(
        self,
        name: str,
        *,
        needs: Wants = Role.STUDENT,
        answers: Answers = "private",
        sealed: bool = False,
        offers: bool = False,
    ) -> Callable[[Function], Declaration]:
        """Like :meth:`button`, but the form always opens first, even when every option may be left out. ``offers`` is
        as of :meth:`command`."""
        shown = Shown(answers)
        return self._declare(Kind.FORM, name, needs=needs, answers=shown, sealed=sealed, asks=True, offers=offers)

    def view(
        self,
        name: str,
        *,
        every: timedelta = timedelta(0),
        thread: bool = False,
        live: bool = False,
        quotes: str = "",
        elsewhere: str = "",
    ) -> Callable[[Function], Declaration]:
        """A function from what is stored to a card, or ``None`` when there is nothing (any more) to show.

        ``every`` is the least time between two refreshes; ``thread`` opens a thread below it wherever it is posted.
        ``live``: it is part of what people who are there began and are doing, so no quiet hours of the course hold it.
        ``quotes`` names a view of this cog that begins with its arguments, of whose words it shows some: when staff
        hide these, it is made anew too. ``elsewhere`` names a job of this cog with its arguments, which runs when staff
        hide its words, or put them back: for other cards that show them.
        """
        more: dict[str, Any] = {"thread": thread, "live": live, "quotes": quotes, "elsewhere": elsewhere}
        return self._declare(Kind.VIEW, name, every=every, **more)

    def room(self, name: str, *, voice: bool = False) -> Callable[[Function], Declaration]:
        """A function from what is stored to a room, or ``None`` when it should not be.

        ``voice``: it may be one with sound, into which people are brought: rights that platforms give of their own.
        """
        return self._declare(Kind.ROOM, name, voice=voice)

    def work(self, name: str, *, warms: Callable[[], object] | None = None) -> Callable[[Function], Declaration]:
        """Returns a pure, picklable function and its input, for the process pool. ``warms`` imports there what that
        function needs, while its input is read here."""
        return self._declare(Kind.WORK, name, warms=warms)

    def job(self, name: str) -> Callable[[Function], Declaration]:
        """What ``ctx.at``, a schedule or an effect's ``then`` calls."""
        return self._declare(Kind.JOB, name)

    def event(self, about: str, name: str = "", *, under: str = "") -> Callable[[Function], Declaration]:
        """Hears ``about``: an event that another cog announces, or one of the core's: ``joined``, ``left``, ``wrote``
        and ``unwrote``, when what somebody wrote was deleted, ``entered`` and ``went``, when somebody came into a voice
        room or out of it.

        ``under`` names a view of this cog: then what is written is heard only in the thread below it, and its link's
        arguments come first. Of ``entered`` and ``went`` it names the room's declaration; without it they tell of
        voice rooms that are not ours: ``place`` and ``at``, once for all who come or go at the same time.
        """
        return self._declare(Kind.EVENT, name or f"on-{about}", about=about, under=under)

    def section(self, about: Literal["mine", "status", "setup"]) -> Callable[[Function], Declaration]:
        """This cog's part of the person's own page, of the staff's status or of setting up."""
        return self._declare(Kind.SECTION, f"section-{about}", about=about)

    def home(self, name: str, *, needs: Wants = Role.STUDENT) -> Callable[[Function], Declaration]:
        """A card of the page that a platform keeps for each person, where it has one (Slack's App Home), or ``None``.
        It is read whenever something may have changed, and only reads: what it asks for does not happen."""
        return self._declare(Kind.HOME, f"home-{name}", needs=needs)

    def classmate(self, view: str, *, of_mates: bool = False) -> Callable[[Function], Declaration]:
        """What a simulated person does on a view of this cog, a list of :data:`bot.classmates.Deed`; ``of_mates``: also
        on what another of them brought to stand, which must come to an end. It takes a :class:`~bot.classmates.Mate`,
        stores to read from, and the arguments of the view's link. It is asked again before each deed: what it draws
        comes from ``mate.random``.
        """
        return self._declare(Kind.CLASSMATE, f"classmate-{view}", about=view, of_mates=of_mates)

    def undeliverable(self, function: Function) -> Declaration:
        """What hears of effects of this cog that can never work and whose ``then`` does not."""
        return self._declare(Kind.UNDELIVERABLE, "undeliverable")(function)
