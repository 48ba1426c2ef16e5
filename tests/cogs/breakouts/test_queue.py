"""Who is helped next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.people import Person
from cogs.breakouts.queue import before, under_way, waited, waiting
from storage.breakout_help import Help

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOOR = Person("web:class", "assistant")


def asked(number: int, minute: int) -> Help:
    return Help(number, 1, number * 10, NOW + timedelta(minutes=minute))


OLD, MIDDLE, NEW = asked(3, 0), asked(1, 2), asked(2, 5)


def test_the_oldest_comes_first_and_who_is_helped_is_not_waited_for() -> None:
    taken = replace(OLD, taken_by=NOOR, taken_at=NOW + timedelta(minutes=6))
    assert waiting([NEW, OLD, MIDDLE]) == [OLD, MIDDLE, NEW]
    assert waiting([NEW, taken, MIDDLE]) == [MIDDLE, NEW]
    assert under_way([NEW, taken, MIDDLE]) == [taken]
    assert waiting([replace(OLD, done_at=NOW)]) == under_way([replace(taken, done_at=NOW)]) == []


def test_given_back_it_is_the_oldest_again() -> None:
    assert before([NEW, OLD, MIDDLE], NEW) == 2
    assert before([NEW, OLD, MIDDLE], OLD) == 0


def test_waiting_ends_when_somebody_goes() -> None:
    taken = replace(OLD, taken_by=NOOR, taken_at=NOW + timedelta(minutes=6))
    assert waited(taken, NOW + timedelta(hours=1)) == timedelta(minutes=6)
    assert waited(MIDDLE, NOW + timedelta(minutes=3)) == timedelta(minutes=1)
