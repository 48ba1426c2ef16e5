"""The router: what is not from us, what comes twice, and what goes wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import pytest
import structlog
from pydantic import BaseModel

from bot.act import Act, ActKind, Nothing, Reply
from bot.cog import Cog, Option
from bot.context import Context
from bot.link import Link
from bot.log import set_up
from bot.people import Person, Role
from storage.spaces import Spaces
from tests.bot.trial import GENERAL, case_of, note, seen
from tests.klass import SPACE, Klass


class Tally(BaseModel):
    """One number, which handlers read and then write."""

    count: int = 0


ANA = Person(SPACE, "ana")
acts = Cog("acts", settings=Tally)
TEXTS = """
cog-name = Acts
setting-count = Count
says = Says
says-words = Words
whispers = Whispers
whispers-words = Words
"""


@acts.button("count")
def count(ctx: Context) -> None:
    seen.append(ctx.person.external_id)


@acts.button("staff", needs=Role.INSTRUCTOR)
def staff(ctx: Context) -> None:
    seen.append("staff")


@acts.button("breaks")
def breaks(ctx: Context, name: str) -> None:
    raise RuntimeError("broken")


@acts.button("one-more")
def one_more(ctx: Context[Tally], spaces: Spaces) -> None:
    spaces.change_settings(ctx.course.course_id, "acts", {"count": ctx.settings.count + 1})


@acts.button("says")
def says(ctx: Context, words: Annotated[str, Option()]) -> None:
    int(words)


@acts.button("whispers", sealed=True)
def whispers(ctx: Context, words: Annotated[str, Option()]) -> None:
    int(words)


@pytest.fixture
async def klass(tmp_path: Path, tables_url: str) -> AsyncIterator[Klass]:
    acts.folder = tmp_path / "acts"
    (acts.folder / "texts").mkdir(parents=True)
    for language in ("en", "es"):
        (acts.folder / "texts" / f"{language}.ftl").write_text(TEXTS, encoding="utf-8")
    async with case_of(tmp_path, tables_url, acts) as made:
        yield made.klass


def press(link: str, number: int = 1) -> Act:
    return Act(f"delivery-{number}", ActKind.PRESS, ANA, GENERAL, Link(link))


@pytest.mark.parametrize(
    "link", [note.link("it"), "trial.mark:it", "nobody.nothing", "acts.count:more", "acts.", "acts.count:" + "a" * 200]
)
async def test_a_link_that_people_may_not_call_is_refused_with_a_sentence(klass: Klass, link: str) -> None:
    answer = await klass.router.act(press(link))
    assert isinstance(answer, Reply)
    assert answer.refused
    assert seen == []


async def test_a_role_that_is_too_low_is_refused_and_nothing_runs(klass: Klass) -> None:
    answer = await klass.router.act(press(staff.link()))
    assert isinstance(answer, Reply)
    assert answer.refused
    assert seen == []


async def test_what_is_delivered_again_runs_once_and_answers_nothing(klass: Klass) -> None:
    await klass.router.act(press(count.link()))
    assert await klass.router.act(press(count.link())) == Nothing()
    assert seen == ["ana"]
    await klass.router.act(replace(press(count.link()), id="another"))
    assert seen == ["ana", "ana"]


async def test_a_fault_says_a_short_id_and_nothing_of_itself(klass: Klass) -> None:
    answer = await klass.router.act(press(breaks.link("x")))
    assert isinstance(answer, Reply)
    assert answer.refused
    assert "broken" not in str(answer.card)


async def test_a_hundred_who_read_and_then_write_at_once_count_a_hundred(klass: Klass) -> None:
    pressed = [
        replace(press(one_more.link(), number), person=Person(SPACE, f"s{number % 5 + 1}")) for number in range(100)
    ]
    await asyncio.gather(*(klass.router.act(each) for each in pressed))
    snapshot = await klass.database.read(lambda tx: Spaces(tx, SPACE).snapshot())
    assert snapshot is not None
    assert snapshot.settings[0, "acts"] == {"count": 100}


@contextmanager
def everything_logged() -> Iterator[None]:
    """The log as an operator sets it up who wants to see all."""
    handlers, level, structure = logging.root.handlers[:], logging.root.level, structlog.get_config()
    set_up("debug", as_json=False)
    try:
        yield
    finally:
        structlog.configure(**structure)
        logging.root.handlers[:] = handlers
        logging.root.setLevel(level)


@pytest.mark.parametrize("handler", [says, whispers])
async def test_a_fault_is_logged_with_its_place_and_without_what_was_said(
    klass: Klass, handler: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with everything_logged():
        answer = await klass.router.act(replace(press(handler.link()), values={"words": "my secret words"}))
    assert isinstance(answer, Reply)
    told = capsys.readouterr().err
    assert f"acts.{handler.name}" in told
    assert "ValueError" in told
    assert "test_router.py" in told
    assert "secret" not in told
    assert "ana" not in told.replace("/", " ").split()
