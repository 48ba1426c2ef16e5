"""A person's own page: cards of cogs, each for whom it is, read without doing anything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.card import Card
from bot.cog import Cog
from bot.context import Context, Refusal, ViewContext
from bot.people import Person, Role
from storage.people import People
from tests.klass import SPACE, Klass, klass_of

pages = Cog("pages", house=True)


@pages.home("mine")
def mine(ctx: Context, people: People) -> Card:
    ctx.tell(ctx.person, pages.declarations["letter"].link())
    acted = people.profile(ctx.person).acted
    return Card(f"{ctx.person.external_id} {int(ctx.role)} {ctx.speak.language} {ctx.zone} {acted}")


@pages.home("staff", needs=Role.ASSISTANT)
def staff(ctx: Context) -> Card:
    return Card("for the staff")


@pages.home("nothing")
def nothing(ctx: Context) -> Card | None:
    return None


@pages.home("refused")
def refused(ctx: Context) -> Card:
    raise Refusal("bad-link")


@pages.home("broken")
def broken(ctx: Context) -> Card:
    raise RuntimeError


@pages.home("last")
def last(ctx: Context) -> Card:
    return Card("last")


@pages.view("letter")
def letter(ctx: ViewContext) -> Card:
    return Card("never sent")


@pytest.fixture
async def klass(tmp_path: Path, tables_url: str) -> AsyncIterator[Klass]:
    """A class with nothing but these pages."""
    pages.folder = tmp_path
    async with klass_of([pages], tables_url) as made:
        yield made


async def titles(klass: Klass, who: str, *, manages: bool = False, space: str = SPACE) -> list[str]:
    """What somebody's page shows."""
    found = await klass.router.home(Person(space, who), manages=manages, language="es", time_zone="Europe/Madrid")
    return [each.title for each in found]


async def test_everybody_sees_what_is_theirs_in_their_language_and_what_breaks_keeps_nothing_from_them(
    klass: Klass,
) -> None:
    assert await titles(klass, "ana") == ["ana 1 es Europe/Madrid False", "last"]


async def test_who_runs_the_class_sees_more(klass: Klass) -> None:
    assert await titles(klass, "robin", manages=True) == [
        "robin 3 es Europe/Madrid False",
        "for the staff",
        "last",
    ]


async def test_looking_does_nothing(klass: Klass) -> None:
    await titles(klass, "ana")
    await titles(klass, "ana")
    await klass.worker.until_idle()
    profile = await klass.database.read(lambda tx: People(tx, SPACE).profile(Person(SPACE, "ana")))
    assert not profile.acted
    assert "never sent" not in klass.ana.reads("direct:ana")


async def test_where_homeroom_is_not_there_is_nothing(klass: Klass) -> None:
    assert await titles(klass, "ana", space="web:elsewhere") == []
