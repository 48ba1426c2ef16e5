"""Every mistake that a declaration can have stops the start, with its file, its line and its handler named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final

import pytest

from bot.act import Shown
from bot.cog import Cog, Declaration, DeclarationError, Kind, Option, Result
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Id
from bot.link import make
from bot.people import Person, Place, Role
from bot.platform import Message
from bot.registry import Registry
from bot.texts import Texts
from storage.people import People
from tests import prepared
from tests.bot.declaring import start, stopped, trial

Declare = Callable[[Cog], Callable[[Any], Declaration]]

# What handlers can look like: each of these is right for something.


def bare(ctx: Context) -> None: ...


def in_view(ctx: ViewContext) -> None: ...


def in_job(ctx: JobContext) -> None: ...


def no_context(ctx: People) -> None: ...


def stored(ctx: Context, people: People) -> None: ...


def result(ctx: JobContext, it: Annotated[object, Result]) -> None: ...


def view_result(ctx: ViewContext, it: Annotated[object, Result]) -> None: ...


def an_id(ctx: Context, what: Id) -> None: ...


def view_id(ctx: ViewContext, what: Id) -> None: ...


def job_id(ctx: JobContext, what: Id) -> None: ...


def maybe_id(ctx: Context, what: Id | None = None) -> None: ...


def nine_ids(ctx: JobContext, a: Id, b: Id, c: Id, d: Id, e: Id, f: Id, g: Id, h: Id, i: Id) -> None: ...


def somebody(ctx: Context, who: Person) -> None: ...


def a_message(ctx: Context, message_id: str) -> None: ...


def view_somebody(ctx: ViewContext, who: Person | None) -> None: ...


def job_somebody(ctx: JobContext, who: Person) -> None: ...


def job_nobody_or(ctx: JobContext, who: Person | None = None) -> None: ...


def job_two(ctx: JobContext, who: Person, whom: Person) -> None: ...


def job_text(ctx: JobContext, link: str) -> None: ...


def view_asks(ctx: ViewContext, it: Annotated[str, Option()]) -> None: ...


def asks(ctx: Context, it: Annotated[str, Option()]) -> None: ...


def id_asks(ctx: Context, what: Id, it: Annotated[str, Option()]) -> None: ...


def asks_bounded(ctx: Context, it: Annotated[str, Option(least=2, most=4000, long=True)]) -> None: ...


def wrote(ctx: JobContext, at: datetime, what: Id, person: Person, place: Place) -> None: ...


def wrote_wrong(ctx: JobContext, place: str) -> None: ...


def wrote_more(ctx: JobContext, person: Person, what: Id, more: Id) -> None: ...


RIGHT: Final[list[tuple[Declare, Callable[..., Any]]]] = [
    (lambda cog: cog.command("do"), bare),
    (lambda cog: cog.command("do"), asks),
    (lambda cog: cog.command("do"), maybe_id),
    (lambda cog: cog.command("do", needs="staff"), stored),
    (lambda cog: cog.menu("person", "do"), somebody),
    (lambda cog: cog.menu("message", "do"), a_message),
    (lambda cog: cog.button("do"), an_id),
    (lambda cog: cog.button("do", sealed=True), asks),
    (lambda cog: cog.form("do"), asks_bounded),
    (lambda cog: cog.view("do-it_now2"), view_id),
    (lambda cog: cog.view("d" * 83), view_id),
    (lambda cog: cog.job("d" * 92), job_text),
    (lambda cog: cog.room("do"), in_view),
    (lambda cog: cog.work("do"), in_view),
    (lambda cog: cog.job("do"), result),
    (lambda cog: cog.job("do"), in_view),
    (lambda cog: cog.job("do"), job_somebody),
    (lambda cog: cog.event("joined"), job_somebody),
    (lambda cog: cog.event("left"), job_nobody_or),
    (lambda cog: cog.event("told"), in_job),
    (lambda cog: cog.event("told"), job_somebody),
    (lambda cog: cog.event("wrote"), in_job),
    (lambda cog: cog.event("wrote", under="note"), wrote),
    (lambda cog: cog.section("mine"), bare),
    (lambda cog: cog.undeliverable, job_text),
]


@pytest.mark.parametrize(("declare", "function"), RIGHT)
def test_what_is_declared_as_it_should_be_starts(
    tmp_path: Path, declare: Declare, function: Callable[..., Any]
) -> None:
    cog = trial()
    cog.view("note")(view_id)
    made = declare(cog)(function)
    assert start(tmp_path, cog).find(made.link(*example(made))) is made


def example(declared: Declaration) -> list[Any]:
    """Arguments for its link."""
    examples: dict[Any, object] = {Id: Id(7), Person: Person("s", "ana"), str: "x", Place: Place.of_room("s", "x")}
    examples[datetime] = datetime.fromisoformat("2026-11-23T09:30+00:00")
    return [examples[kind] for name, kind in declared.plan.link if name not in declared.plan.defaults]


@pytest.mark.parametrize(
    ("declare", "kind"),
    [
        (lambda cog: cog.command("do"), Kind.COMMAND),
        (lambda cog: cog.menu("person", "do"), Kind.MENU),
        (lambda cog: cog.button("do"), Kind.BUTTON),
        (lambda cog: cog.form("do"), Kind.FORM),
        (lambda cog: cog.view("do"), Kind.VIEW),
        (lambda cog: cog.room("do"), Kind.ROOM),
        (lambda cog: cog.work("do"), Kind.WORK),
        (lambda cog: cog.job("do"), Kind.JOB),
        (lambda cog: cog.event("told"), Kind.EVENT),
        (lambda cog: cog.section("mine"), Kind.SECTION),
        (lambda cog: cog.home("mine"), Kind.HOME),
        (lambda cog: cog.undeliverable, Kind.UNDELIVERABLE),
    ],
)
def test_whatever_is_not_said_is_what_is_safe_and_usual(declare: Declare, kind: Kind) -> None:
    made = declare(trial())(bare)
    assert (made.kind, made.needs, made.answers) == (kind, Role.STUDENT, Shown.PRIVATE)
    assert (made.sealed, made.examines, made.asks) == (False, False, kind is Kind.FORM)
    assert (made.thread, made.every, made.under) == (False, timedelta(0), "")


def test_what_is_said_holds() -> None:
    cog = trial()
    command = cog.command("do it", needs="staff", answers="public", sealed=True, asks=True, examines=True)(bare)
    assert (command.name, command.words, command.needs, command.answers) == ("do-it", "do it", "staff", "public")
    assert (command.sealed, command.asks, command.examines) == (True, True, True)
    view = cog.view("card", every=timedelta(seconds=10), thread=True)(in_view)
    assert (view.every, view.thread) == (timedelta(seconds=10), True)
    button = cog.button("press", needs=Role.ASSISTANT, answers="here", sealed=True)(bare)
    assert (button.needs, button.answers, button.sealed) == (Role.ASSISTANT, "here", True)
    form = cog.form("fill", needs=Role.INSTRUCTOR, answers="here", sealed=True)(bare)
    assert (form.needs, form.answers, form.sealed, form.asks) == (Role.INSTRUCTOR, "here", True, True)
    event = cog.event("wrote", "heard", under="card")(in_job)
    assert (event.name, event.about, event.under) == ("heard", "wrote", "card")


WRONG: Final[list[tuple[Declare, Callable[..., Any], str]]] = [
    # names
    (lambda cog: cog.command(""), bare, "'' of a command is no lower case word of 32 characters"),
    (lambda cog: cog.command("do it now"), bare, "a command is one word, or a group and a word"),
    (lambda cog: cog.command("do  it"), bare, "a command is one word, or a group and a word"),
    (lambda cog: cog.command("Do"), bare, "'Do' of a command is no lower case word of 32 characters"),
    (lambda cog: cog.command("do It"), bare, "'It' of a command is no"),
    (lambda cog: cog.command("hacé"), bare, "'hacé' of a command is no"),
    (lambda cog: cog.command("do."), bare, "'do.' of a command is no"),
    (lambda cog: cog.command("d" * 33), bare, "of a command is no"),
    (lambda cog: cog.button("do.it"), bare, "the name 'do.it' is not lower case words with dashes"),
    (lambda cog: cog.button("do:it"), bare, "the name 'do:it' is not lower case words with dashes"),
    (lambda cog: cog.button("do--it"), bare, "the name 'do--it' is not"),
    (lambda cog: cog.button("-do"), bare, "the name '-do' is not"),
    (lambda cog: cog.button("2do"), bare, "the name '2do' is not"),
    (lambda cog: cog.view("Do"), in_view, "the name 'Do' is not"),
    (lambda cog: cog.button(""), bare, "the name '' is not"),
    # links
    (lambda cog: cog.job("do"), nine_ids, "its links can be 107 characters long, 100 are allowed"),
    (lambda cog: cog.view("d" * 84), view_id, "its links can be 101 characters long, 100 are allowed"),
    (lambda cog: cog.job("d" * 93), job_text, "its links can be 101 characters long, 100 are allowed"),
    # contexts
    (lambda cog: cog.command("do"), no_context, "the context of a command is Context"),
    (lambda cog: cog.view("do"), bare, "the context of a view is ViewContext"),
    (lambda cog: cog.view("do"), in_job, "the context of a view is ViewContext"),
    (lambda cog: cog.room("do"), in_job, "the context of a room is ViewContext"),
    (lambda cog: cog.work("do"), in_job, "the context of a work is ViewContext"),
    (lambda cog: cog.job("do"), bare, "the context of a job is JobContext"),
    (lambda cog: cog.event("told"), bare, "the context of a event is JobContext"),
    (lambda cog: cog.undeliverable, bare, "the context of a undeliverable is JobContext"),
    # who is forgotten
    (lambda cog: cog.job("do"), job_two, "a link to a job names one Person: store them, and give it the id of the row"),
    (lambda cog: cog.view("do"), view_somebody, "a link to a view names no Person"),
    (lambda cog: cog.room("do"), view_somebody, "a link to a room names no Person"),
    (lambda cog: cog.work("do"), view_somebody, "a link to a work names no Person"),
    # who is called with what
    (lambda cog: cog.view("do"), view_asks, "only what a person calls can have options"),
    (lambda cog: cog.job("do"), view_asks, "only what a person calls can have options"),
    (lambda cog: cog.section("mine"), asks, "only what a person calls can have options"),
    (lambda cog: cog.button("do"), result, "nothing comes to a button as it: only jobs have results"),
    (lambda cog: cog.view("do"), view_result, "nothing comes to a view as it: only jobs have results"),
    (lambda cog: cog.event("told"), result, "nothing comes to a event as it: only jobs have results"),
    (lambda cog: cog.command("do"), an_id, "nothing gives a command what; is it an Option()?"),
    (lambda cog: cog.menu("person", "do"), bare, "its link's one argument says which"),
    (lambda cog: cog.menu("message", "do"), bare, "its link's one argument says which"),
    (lambda cog: cog.menu("person", "do"), an_id, "the argument of a person's menu is a Person"),
    (lambda cog: cog.menu("message", "do"), an_id, "the argument of a message's menu is the platform's own id of it"),
    (lambda cog: cog.menu("channel", "do"), an_id, "a menu is of a person or of a message"),  # type: ignore[arg-type]
    (lambda cog: cog.section("mine"), an_id, "a section is of mine, status, setup, and its link has no arguments"),
    (lambda cog: cog.home("mine"), an_id, "a card of people's page has no arguments in its link"),
    (lambda cog: cog.home("mine"), in_view, "the context of a home is Context"),
    (lambda cog: cog.section("home"), bare, "a section is of mine, status, setup"),  # type: ignore[arg-type]
    (lambda cog: cog.undeliverable, in_job, "its link's one argument is the link of what was not delivered"),
    (lambda cog: cog.undeliverable, job_id, "its link's one argument is the link of what was not delivered"),
    # events
    (lambda cog: cog.event("joined"), in_job, "the one argument of joined is a Person"),
    (lambda cog: cog.event("left"), in_job, "the one argument of left is a Person"),
    (lambda cog: cog.event("joined"), job_two, "the one argument of joined is a Person"),
    (lambda cog: cog.event("told"), job_id, "the one argument of told is a Person"),
    (lambda cog: cog.event("wrote"), wrote_wrong, "place of wrote is of another type"),
    (lambda cog: cog.event("wrote"), wrote, "wrote tells person, place and at, and the arguments of the view"),
    (lambda cog: cog.event("wrote", under="note"), wrote_more, "wrote tells person, place and at, and the arguments"),
    (lambda cog: cog.event("wrote", under="nowhere"), wrote, "under a view of the same cog, and 'nowhere' is none"),
    (lambda cog: cog.event("wrote", under="press"), wrote, "under a view of the same cog, and 'press' is none"),
    (lambda cog: cog.event("told", under="note"), in_job, "only wrote and unwrote are heard under a view"),
    # what it needs
    (lambda cog: cog.command("do", needs="nothing"), bare, "it needs the setting 'nothing' of its cog, which is no"),
    (lambda cog: cog.command("do", needs="number"), bare, "it needs the setting 'number' of its cog, which is no Role"),
    (lambda cog: cog.button("do", needs="maybe"), bare, "it needs the setting 'maybe' of its cog, which is no Role"),
    # options
    (lambda cog: cog.form("do"), bare, "its form would ask for nothing"),
    (lambda cog: cog.command("do", asks=True), bare, "its form would ask for nothing"),
]


@pytest.mark.parametrize(("declare", "function", "said"), WRONG)
def test_a_mistake_stops_the_start_with_its_file_line_and_handler(
    tmp_path: Path, declare: Declare, function: Callable[..., Any], said: str
) -> None:
    cog = trial()
    cog.view("note")(view_id)
    cog.button("press")(an_id)
    declare(cog)(function)
    assert said in stopped(tmp_path, cog, function)


def test_what_looks_at_messages_is_called_by_people_and_takes_the_arguments_of_its_link(tmp_path: Path) -> None:
    def right(ctx: Context, what: Id) -> list[Message]:
        return []

    cog = trial()
    cog.button("do")(an_id).looks(right)
    start(tmp_path, cog)
    cog = trial()
    cog.button("do")(an_id).looks(bare)
    assert "its looks has other arguments in its link" in stopped(tmp_path, cog, an_id)
    cog = trial()
    cog.job("do")(job_id).looks(job_id)
    assert "only what a person calls, or has on their page, looks at messages" in stopped(tmp_path, cog, job_id)


def test_who_is_in_voice_is_heard_of_the_rooms_with_sound_of_the_same_cog(tmp_path: Path) -> None:
    def hears(ctx: JobContext, what: Id, person: Person, place: Place, at: datetime) -> None: ...

    def other(ctx: JobContext, what: str, person: Person) -> None: ...

    def elsewhere(ctx: JobContext, place: Place, at: datetime) -> None: ...

    for under, function, said in (
        ("table", hears, ""),
        ("", elsewhere, ""),
        ("", hears, "of voice rooms that are not ours entered tells place and at, and nobody"),
        ("note", hears, "entered is of a voice room of the same cog, and 'note' is none"),
        ("quiet", hears, "entered is of a voice room of the same cog, and 'quiet' is none"),
        ("table", other, "the arguments of the view or room that it is heard under"),
    ):
        cog = trial()
        cog.view("note")(view_id)
        cog.room("table", voice=True)(view_id)
        cog.room("quiet")(view_id)
        cog.event("entered", under=under)(function)
        if said:
            assert said in stopped(tmp_path, cog, function)
        else:
            start(tmp_path, cog)


def test_a_view_quotes_one_of_its_cog_that_begins_with_its_arguments(tmp_path: Path) -> None:
    def one_of_it(ctx: ViewContext, what: Id, page: int) -> None: ...

    def other(ctx: ViewContext, page: int, what: Id) -> None: ...

    wrong = "which is no view of its cog that begins with its arguments"
    tried = (("card", view_id, ""), ("card", one_of_it, ""), ("card", other, wrong), ("note", one_of_it, wrong))
    for quoted, function, said in tried:
        cog = trial()
        cog.view(quoted)(function)
        cog.view("all", quotes="card")(view_id)
        if said:
            assert said in stopped(tmp_path, cog, view_id)
        else:
            card = cog.declarations["card"]
            link = make(cog.name, "card", ["0000000007", "3"][: len(card.plan.link)])
            assert start(tmp_path, cog).quoting(link) == [make(cog.name, "all", ["0000000007"])]


def test_a_view_whose_words_stand_elsewhere_names_a_job_with_its_arguments(tmp_path: Path) -> None:
    def hears(ctx: JobContext, what: Id) -> None: ...

    def hears_other(ctx: JobContext, page: int) -> None: ...

    def no_job(ctx: Context, what: Id) -> None: ...

    cog = trial()
    cog.view("card", elsewhere="hidden")(view_id)
    cog.job("hidden")(hears)
    start(tmp_path, cog)
    declares: list[Callable[[Cog], object]] = [
        lambda cog: cog.job("hidden")(hears_other),
        lambda cog: cog.button("hidden")(no_job),
        lambda cog: None,
    ]
    for declare in declares:
        cog = trial()
        cog.view("card", elsewhere="hidden")(view_id)
        declare(cog)
        assert "'hidden' is no job of its cog with its arguments" in stopped(tmp_path, cog, view_id)


def test_a_class_of_a_test_checks_each_cog_though_another_declares_the_same_names(tmp_path: Path) -> None:
    right, wrong = trial(), trial()
    right.button("do")(bare)
    prepared.check(start(tmp_path, right))
    wrong.folder = tmp_path
    wrong.button("do")(no_context)
    with pytest.raises(DeclarationError):
        prepared.check(Registry([wrong], Texts({"trial": tmp_path / "texts"})))
