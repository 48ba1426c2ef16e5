"""What a handler is told of its platform: what a room can be, how many hold together, how many more rooms fit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.web.limits import CAPABILITIES
from bot.card import Card
from bot.cog import Cog
from bot.context import Context
from bot.people import Place, PlaceKind, RoomKind
from bot.text import Said
from tests.bot.trial import GENERAL
from tests.klass import SPACE, Klass, klass_of

inn = Cog("inn")


@inn.command("inn")
def rooms(ctx: Context) -> Card:
    """All that is told."""
    near = [GENERAL, Place(SPACE, PlaceKind.CHANNEL, "cafe")]
    fit = [ctx.room_for(place, kind) for place in near for kind in sorted(ctx.room_kinds)]
    return Card(title="Rooms", text=(Said(f"{' '.join(sorted(ctx.room_kinds))} {ctx.together} {fit}"),))


@rooms.looks
def near(ctx: Context) -> list[Place]:
    return [GENERAL]


@pytest.fixture
async def klass(tmp_path: Path, tables_url: str) -> AsyncIterator[Klass]:
    inn.folder = tmp_path
    (tmp_path / "texts").mkdir()
    for language in ("en", "es"):
        texts = "cog-name = Inn\ninn = Inn\n    .help = Rooms\n"
        (tmp_path / "texts" / f"{language}.ftl").write_text(texts, encoding="utf-8")
    async with klass_of([inn], tables_url) as made:
        yield made


async def test_what_rooms_can_be_and_how_many_fit_is_told_of_the_places_at_which_a_handler_looks(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = klass.router._platform(SPACE)
    assert platform is not None
    await klass.ana.says("/inn")
    assert f"thread voice {CAPABILITIES.together} [None, None, None, None]" in klass.ana.answer

    async def room_for(place: Place, kind: RoomKind) -> int | None:
        return 7 if kind is RoomKind.VOICE else None

    monkeypatch.setattr(platform, "room_for", room_for)
    await klass.ben.says("/inn")
    assert "[None, 7, None, None]" in klass.ben.answer
