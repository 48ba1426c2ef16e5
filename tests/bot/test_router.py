"""The router: what is not from us, what comes twice, and what goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.act import Act, ActKind, Nothing, Reply
from bot.cog import Cog
from bot.context import Context
from bot.link import Link
from bot.people import Person, Role
from tests.bot.trial import GENERAL, case_of, note, seen
from tests.klass import SPACE, Klass

ANA = Person(SPACE, "ana")
acts = Cog("acts")


@acts.button("count")
def count(ctx: Context) -> None:
    seen.append(ctx.person.external_id)


@acts.button("staff", needs=Role.INSTRUCTOR)
def staff(ctx: Context) -> None:
    seen.append("staff")


@acts.button("breaks")
def breaks(ctx: Context, name: str) -> None:
    raise RuntimeError("broken")


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    acts.folder = tmp_path
    async with case_of(tmp_path, acts) as made:
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
