"""What was refused is not asked again, but by who presses a button to have it tried again."""

from __future__ import annotations

import asyncio

import pytest

from bot.platform import NeverWorks, Undelivered, Why
from bot.refusals import Refusals, asked_anew

NO = Undelivered(Why.NO_PERMISSION, "send-messages")


async def refused(**how: bool) -> Refusals:
    """One space in which nothing can be posted in one place."""
    refusals = Refusals()
    refusals.note("a", 1, "post", NO, **how)
    return refusals


async def test_the_same_is_refused_at_once_and_nothing_else() -> None:
    refusals = await refused()
    with pytest.raises(NeverWorks) as never:
        refusals.check("a", 1, "post")
    assert (never.value.why, never.value.lacks) == (NO.why, NO.lacks)
    for other in (("a", 1, "edit"), ("a", 2, "post"), ("b", 1, "post")):
        refusals.check(*other)
    refusals.changed("a")
    refusals.check("a", 1, "post")


async def test_a_press_asks_anew_once_and_the_others_keep_what_is_known() -> None:
    refusals = await refused(anything=True)
    with asked_anew(7):
        refusals.check("a", 1, "post")
        refusals.check("a", 1, "edit")
        refusals.note("a", 1, "post", NO, anything=True)
        assert refusals.known("a", 1, "edit") == NO  # of all that one press has tried again, one is enough
    assert refusals.known("a", 1, "post") == NO
    with asked_anew(8):
        assert refusals.known("a", 1, "post") is None
    with asked_anew(None):
        assert refusals.known("a", 1, "post") == NO


async def test_who_works_beside_a_press_asks_nothing_anew() -> None:
    refusals, pressed, looked = await refused(), asyncio.Event(), asyncio.Event()

    async def presses() -> None:
        with asked_anew(7):
            pressed.set()
            await looked.wait()
            assert refusals.known("a", 1, "post") is None

    async def beside() -> None:
        await pressed.wait()
        assert refusals.known("a", 1, "post") == NO
        looked.set()

    await asyncio.gather(presses(), beside())


async def test_what_works_is_refused_no_longer() -> None:
    refusals = await refused()
    refusals.note("a", 1, "edit", NO)
    refusals.note("a", 1, "thread", NO, anything=True)
    refusals.worked("a", 1, "post")
    assert refusals.known("a", 1, "post") is None
    assert refusals.known("a", 1, "edit") == NO
    refusals.worked("b", 1, "edit")
    assert refusals.known("a", 1, "edit") == NO


async def test_what_nothing_explains_is_asked_once_more_and_then_no_more() -> None:
    refusals = await refused(surely=False)
    assert refusals.known("a", 1, "post") is None
    refusals.note("a", 1, "post", NO, surely=False)
    assert refusals.known("a", 1, "post") == NO
    refusals.worked("a", 1, "post")
    refusals.note("a", 1, "post", NO, surely=False)
    assert refusals.known("a", 1, "post") is None
