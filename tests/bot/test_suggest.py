"""What a cog says may be chosen for an option: offered while one types, and known by its name when it is given."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import pytest

from bot.act import Act, ActKind, Ask, Reply
from bot.card import Card, Choice, InputKind, Json
from bot.cog import Cog, DeclarationError, Option
from bot.context import Context, ViewContext
from bot.link import Link
from bot.people import Person, Role
from bot.text import plain
from storage.spaces import Spaces
from tests.bot.declaring import start
from tests.bot.trial import GENERAL
from tests.klass import SPACE, Klass, klass_of, sqlite

ANA: Final = Person(SPACE, "ana")
TEXTS: Final = """
cog-name = Shelf
book = A book
    .help = Takes a book out
book-title = Title
    .help = Which book
book-pages = Pages
    .help = How many
some = Some
some-titles = Titles
keep = Keep
keep-title = Title
shelf-closed = The shelf is closed.
"""
shelf = Cog("shelf")


@shelf.command("book")
def book(ctx: Context, title: Annotated[str, Option()], pages: Annotated[int, Option()] = 1) -> Card:
    return Card(title=f"{title} {pages}")


@book.suggest("title")
def _titles(ctx: Context, spaces: Spaces) -> list[Choice]:
    assert spaces.version() is not None
    return [
        Choice("b1", "Años"),
        Choice("b2", "Winter"),
        Choice("b3", f"Of {ctx.speak.language} {ctx.person.external_id}"),
    ]


@shelf.form("some")
def some(ctx: Context, titles: Annotated[list[str], Option()]) -> Card:
    return Card(title=" ".join(titles))


some.suggest("titles")(_titles)


@shelf.button("keep", needs=Role.INSTRUCTOR)
def keep(ctx: Context, title: Annotated[str, Option()]) -> Card:
    return Card(title=title)


@keep.suggest("title")
def _kept(ctx: Context) -> list[Choice]:
    raise RuntimeError("broken")


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    shelf.folder = tmp_path
    (tmp_path / "texts").mkdir()
    for language in ("en", "es"):
        (tmp_path / "texts" / f"{language}.ftl").write_text(TEXTS, encoding="utf-8")
    async with klass_of([shelf], sqlite(tmp_path)) as made:
        yield made


def act(link: str, kind: ActKind = ActKind.COMMAND, *, manages: bool = False, **values: str) -> Act:
    return Act("one", kind, ANA, GENERAL, Link(link), values=values, manages=manages, language="es-MX")


async def test_what_may_be_chosen_is_offered_as_far_as_one_typed(klass: Klass) -> None:
    offered = [await klass.router.suggest(act("shelf.book"), "title", typed) for typed in ("", "anos", "w", "never")]
    assert [[each.value for each in found] for found in offered] == [["b1", "b2", "b3"], ["b1"], ["b2"], []]
    assert offered[0][2].label == "Of es ana"


async def test_nothing_is_offered_where_there_is_nothing_to_offer(klass: Klass) -> None:
    assert await klass.router.suggest(act("shelf.book"), "pages", "") == ()
    assert await klass.router.suggest(act("shelf.gone"), "title", "") == ()
    assert await klass.router.suggest(act("shelf.keep"), "title", "") == ()  # not theirs
    assert await klass.router.suggest(act("shelf.keep", manages=True), "title", "") == ()  # broken


@pytest.mark.parametrize(("given", "came"), [("b2", "b2 1"), (" winter ", "b2 1"), ("anos", "b1 1")])
async def test_the_handler_gets_the_value_also_where_the_name_was_typed(klass: Klass, given: str, came: str) -> None:
    answer = await klass.router.act(act("shelf.book", title=given))
    assert isinstance(answer, Reply)
    assert answer.card.title == came


async def test_what_is_none_of_it_is_refused_at_its_option(klass: Klass) -> None:
    answer = await klass.router.act(act("shelf.book", title="Summer"))
    assert isinstance(answer, Reply)
    assert answer.refused
    assert {*answer.wrong} == {"title"}
    assert "Title" in plain(answer.card.text)


async def test_in_a_form_several_of_what_is_suggested_are_ticked(klass: Klass) -> None:
    opening = await klass.router.act(act("shelf.some", ActKind.PRESS))
    assert isinstance(opening, Ask)
    (entry,) = opening.form.inputs
    assert (entry.kind, [each.value for each in entry.choices]) == (InputKind.CHOICES, ["b1", "b2", "b3"])
    for number, (titles, came) in enumerate(((["b2", "anos"], "b2 b1"), (["b2", "b9"], None))):
        values: dict[str, Json] = {"titles": [*titles]}
        sent = replace(act("shelf.some", ActKind.SUBMIT), id=f"sent-{number}", values=values, form_key="a.1")
        answer = await klass.router.act(sent)
        if came:
            assert isinstance(answer, Reply)
            assert answer.card.title == came
        else:
            assert isinstance(answer, Ask)
            assert answer.form.inputs[0].error
            assert [each.chosen for each in answer.form.inputs[0].choices] == [False, True, False]


def test_only_for_a_line_of_text_something_is_suggested(tmp_path: Path) -> None:
    def on(ctx: Context, title: Annotated[str, Option()], pages: Annotated[int, Option()] = 1) -> None: ...

    def several(ctx: Context, titles: Annotated[list[str], Option()]) -> None: ...

    for function, option in ((on, "pages"), (on, "gone"), (several, "titles")):
        cog = Cog("shelf")
        cog.command("book")(function).suggest(option)(lambda ctx: [])
        with pytest.raises(DeclarationError, match=f"{option} is no option that takes a line of text"):
            start(tmp_path, cog, TEXTS, TEXTS)


def test_a_suggest_takes_what_its_handler_is_called_with(tmp_path: Path) -> None:
    def on(ctx: Context, number: int, title: Annotated[str, Option()]) -> None: ...

    def other(ctx: Context) -> None: ...

    def viewed(ctx: ViewContext, number: int, more: Annotated[str, Option()]) -> None: ...

    for wrong, said in ((other, "has other arguments"), (viewed, "takes a Context, stores")):
        cog = Cog("shelf")
        cog.button("keep")(on).suggest("title")(wrong)
        with pytest.raises(DeclarationError, match=f"its suggest of title {said}"):
            start(tmp_path, cog, TEXTS, TEXTS)
