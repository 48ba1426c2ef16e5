"""What was noted lately is known, and nothing else is kept."""

from __future__ import annotations

import asyncio

import pytest

from bot.recent import Recent


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The loop's time, to be set."""
    now = [0.0]

    class Loop:
        def time(self) -> float:
            return now[0]

    monkeypatch.setattr(asyncio, "get_running_loop", Loop)
    return now


def test_what_is_too_long_ago_is_let_go_of_when_something_is_noted(clock: list[float]) -> None:
    recent: Recent[str, int] = Recent(10.0)
    for number, key in enumerate("abc"):
        recent.note(key, number)
    clock[0] = 6.0
    recent.note("a", 3)
    assert recent.get("b") == 1
    clock[0] = 11.0
    assert recent.get("b") is None
    recent.note("d", 4)
    assert list(recent._noted) == ["a", "d"]
    assert recent.get("a") == 3


def test_no_more_than_so_many_are_kept_those_noted_last(clock: list[float]) -> None:
    recent: Recent[str, int] = Recent(10.0, 2)
    for key in "abac":
        recent.note(key, 1)
    assert list(recent._noted) == ["a", "c"]


def test_what_is_forgotten_is_not_known(clock: list[float]) -> None:
    recent: Recent[str, int] = Recent(10.0)
    recent.note("a", 1)
    recent.forget("a")
    assert recent.get("a") is None
