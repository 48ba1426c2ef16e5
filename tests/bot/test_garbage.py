"""The search for garbage is held off while anybody needs it, and goes on as it was."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from bot.context import ViewContext
from bot.delivery import Delivery
from bot.garbage import _Search, held_off
from storage.database import Tx
from tests.bot.trial import came_to, case_of, louder
from tests.klass import SPACE, sqlite


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.enable()
    yield
    if not was_on:
        gc.disable()


def test_nothing_is_searched_until_the_last_one_ends() -> None:
    begun, end = Event(), Event()

    def hold() -> None:
        with held_off():
            begun.set()
            end.wait()

    other = Thread(target=hold)
    with held_off():
        assert not gc.isenabled()
        other.start()
        begun.wait()
    assert not gc.isenabled()
    end.set()
    other.join()
    assert gc.isenabled()


def test_it_goes_on_after_a_fault() -> None:
    with pytest.raises(ValueError, match="lost"), held_off():
        raise ValueError("lost")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    with held_off():
        pass
    assert not gc.isenabled()


def test_it_goes_on_after_a_while_though_somebody_is_stuck_with_it() -> None:
    search = _Search(most=0.0)
    with search.held_off():
        if (until := search._until) is not None:
            until.join(10)
        assert gc.isenabled()
        with search.held_off():
            pass
    with _Search().held_off():
        assert not gc.isenabled()
    assert gc.isenabled()


async def test_while_the_input_of_work_is_read_nothing_is_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[bool] = []

    def read(ctx: ViewContext) -> tuple[Callable[[str], str], str]:
        searched.append(gc.isenabled())
        return str.upper, "words"

    monkeypatch.setattr(louder, "function", read)
    async with case_of(tmp_path, sqlite(tmp_path)) as case:
        core = case.klass.core
        assert await case.klass.database.read(lambda tx: core.work(tx, SPACE, louder.link())) == (str.upper, "words")
    assert searched == [False]
    assert gc.isenabled()


async def test_while_the_outcome_of_work_is_noted_nothing_is_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[bool] = []
    as_it_is = Delivery._note

    def note(delivery: Delivery, tx: Tx, job: Any, done: Any) -> None:
        if done.asked is not None:
            searched.append(gc.isenabled())
        as_it_is(delivery, tx, job, done)

    monkeypatch.setattr(Delivery, "_note", note)
    async with case_of(tmp_path, sqlite(tmp_path)) as case:
        await case.asks(lambda effects: effects.work(louder.link(), came_to.link()))
        await case.klass.goes_on()
    assert searched == [False]
    assert gc.isenabled()
