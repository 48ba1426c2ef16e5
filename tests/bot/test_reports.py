"""What a cog declares so that people's words on its views can be reported and hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.card import Card, Field
from bot.cog import Cog, DeclarationError, Kind
from bot.context import Context, ViewContext
from bot.hiding import piece_id
from bot.kinds import Id
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from bot.reports import guarded, pieces_of
from bot.text import Piece, Said, Text, Words
from storage.database import Tx
from storage.people import People
from storage.reports import Hidden, Reports
from storage.spaces import Spaces
from tests.bot.declaring import start, trial
from tests.klass import MONDAY, SPACE, Klass, klass_of, sqlite

BEN = Person(SPACE, "ben")
GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")
wall = Cog("wall", folder=Path(__file__).parent / "wall")
VIEW = Link("wall.words")
CARD = Card(
    title="Wall",
    text=(Piece("Text", key="a", by=BEN, before=(BEN, Words(": "))),),
    fields=(Field("More", (Words("> "), Piece("Field", key="b", by=BEN))),),
    note=(Piece("Note", key="c", by=BEN),),
)


@wall.view("words")
def words(ctx: ViewContext) -> Card:
    return CARD


def cog_with(erase: Any, *, view: bool = True) -> Cog:
    """A cog whose only declaration says that this is how words are erased."""
    cog = trial()

    def shows(ctx: ViewContext, what: Id) -> Card | None: ...

    def does(ctx: Context, what: Id) -> Card | None: ...

    declared = cog.view("do")(shows) if view else cog._declare(Kind.BUTTON, "do")(does)
    declared.erase(erase)
    return cog


def test_how_words_are_erased_takes_the_arguments_of_the_view_and_then_the_key(tmp_path: Path) -> None:
    def right(ctx: ViewContext, people: People, what: Id, key: str) -> None: ...

    def no_key(ctx: ViewContext, what: Id) -> None: ...

    def no_view(ctx: ViewContext, key: str) -> None: ...

    def a_person(ctx: Context, what: Id, key: str) -> None: ...

    start(tmp_path, cog_with(right))
    for wrong, sentence in (
        (no_key, "its erase takes the arguments of its link and then the key of the words"),
        (no_view, "its erase takes the arguments of its link and then the key of the words"),
        (a_person, "its erase takes a ViewContext"),
    ):
        with pytest.raises(DeclarationError, match=sentence):
            start(tmp_path, cog_with(wrong))
    with pytest.raises(DeclarationError, match="only words that a view shows are erased"):
        start(tmp_path, cog_with(right, view=False))


async def test_a_view_with_words_of_people_says_how_they_are_erased(tmp_path: Path) -> None:
    async with klass_of([], sqlite(tmp_path)) as klass:
        klass.core.registry._all["wall.words"] = words
        with pytest.raises(DeclarationError, match="does not declare how they are erased"):
            await klass.database.read(lambda tx: klass.core.show(tx, SPACE, VIEW, None))


async def test_hidden_words_are_gone_from_text_fields_and_note_and_the_others_stay(tmp_path: Path) -> None:
    async with klass_of([], sqlite(tmp_path)) as klass:

        def shown(tx: Tx, hidden: str) -> Card:
            for key in hidden:
                Reports(tx, SPACE).hide(Hidden(piece_id(VIEW, key), 0, VIEW, GENERAL, BEN, False, MONDAY))
            snapshot = klass.core.snapshot(tx, SPACE, None)
            context = ViewContext[Any](klass.core, tx, snapshot, snapshot.course(0), "homeroom", "en")
            return guarded(CARD, VIEW, context, GENERAL)

        whole = await klass.database.write(SPACE, lambda tx: shown(tx, ""))
        assert (whole.text, whole.note) == ((BEN, Words(": "), Said("Text")), (Said("Note"),))
        assert pieces_of(whole) == ()
        some = await klass.database.write(SPACE, lambda tx: shown(tx, "ab"))
        assert BEN not in some.text
        assert not {"Text", "Field"} & {str(getattr(run, "text", "")) for run in (*some.text, *some.fields[0].text)}
        assert some.fields[0].text[0] == Words("> ")
        assert some.note == (Said("Note"),)
        assert len(some.actions) == 2
        none = await klass.database.write(SPACE, lambda tx: shown(tx, "c"))
        assert none.actions == ()


async def test_where_nothing_is_hidden_nobody_asks_and_each_process_asks_from_the_first_hidden_words_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    asks = Reports.hidden_on

    def noted(store: Reports, view: str) -> frozenset[int]:
        asked.append(view)
        return asks(store, view)

    async def seen(klass: Klass) -> Text:
        def text(tx: Tx) -> Text:
            snapshot = klass.core.snapshot(tx, SPACE, Spaces(tx, SPACE).version())
            context = ViewContext[Any](klass.core, tx, snapshot, snapshot.course(0), "homeroom", "en")
            return guarded(CARD, VIEW, context, GENERAL).text

        return await klass.database.read(text)

    monkeypatch.setattr(Reports, "hidden_on", noted)
    async with klass_of([], url := sqlite(tmp_path)) as klass, klass_of([], url) as other:
        assert all([Said("Text") in await seen(each) for each in (klass, other)])
        assert asked == []
        hidden = Hidden(piece_id(VIEW, "a"), 0, VIEW, GENERAL, BEN, False, MONDAY)
        assert await klass.database.write(SPACE, lambda tx: Reports(tx, SPACE).hide(hidden))
        assert not any([Said("Text") in await seen(each) for each in (klass, other)])
        assert asked == [VIEW, VIEW]
