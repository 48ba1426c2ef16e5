"""Who of the simulated people takes part in a card, and when: the same again for the same card, and as people do."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.class_default import PEOPLE
from bot.card import Card
from bot.classmates import Deed, Mate, Temper, mate_of, temper_of, time_of, who_takes_part
from bot.cog import DeclarationError
from bot.context import Context, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Person
from bot.texts import Speaker, Texts
from storage.people import People
from tests.bot.declaring import start, trial

CLASS = [Person("web:class", each.id) for each in PEOPLE if each.role == "student"]
CARDS = [Link(f"trial.card:{number}") for number in range(200)]
SPEAK = Speaker(Texts({}), "trial", "es-MX")

people = st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), unique=True, max_size=30)
cards = st.integers(0, 10**6).map(lambda number: Link(f"trial.card:{number}"))


@given(people, cards)
def test_everyone_who_takes_part_has_a_turn_of_their_own_and_the_first_to_act_have_the_first(
    names: list[str], card: Link
) -> None:
    there = [Person("web:class", name) for name in names]
    turns = who_takes_part(there, card)
    assert sorted(turns.values()) == list(range(len(turns)))
    assert turns.keys() == {each for each in there if time_of(each, card) is not None}
    times = {turn: time for each, turn in turns.items() if (time := time_of(each, card)) is not None}
    assert [times[turn] for turn in sorted(turns.values())[:2]] == sorted(times.values())[:2]


@given(people, cards, st.randoms(use_true_random=False))
def test_in_whatever_order_people_are_told_their_turns_are_the_same(names: list[str], card: Link, random: Any) -> None:
    there = [Person("web:class", name) for name in names]
    mixed = random.sample(there, len(there))
    assert who_takes_part(mixed, card) == who_takes_part(there, card)


def test_of_the_class_to_try_things_in_a_third_takes_no_part_and_somebody_acts_within_forty_seconds() -> None:
    times = [[time_of(each, card) for each in CLASS] for card in CARDS]
    never = sum(time is None for row in times for time in row) / (len(CLASS) * len(CARDS))
    assert 0.25 < never < 0.45
    assert sum(min(time for time in row if time) <= timedelta(seconds=40) for row in times) > 0.97 * len(CARDS)
    assert all(time >= timedelta(seconds=5) for row in times for time in row if time)


def test_a_temper_stays_with_somebody_and_each_is_met_in_the_class() -> None:
    tempers = {each: temper_of(each) for each in CLASS}
    assert tempers == {each: temper_of(each) for each in CLASS}
    assert all(Counter(tempers.values())[temper] >= 4 for temper in Temper)
    for temper, most in ((Temper.QUICK, timedelta(minutes=30)), (Temper.QUIET, timedelta(hours=20))):
        found = [time_of(each, card) for each in CLASS if tempers[each] is temper for card in CARDS]
        assert all(time is None or time <= most for time in found)


def test_who_is_asked_again_draws_the_same_and_speaks_the_language_of_the_place() -> None:
    turns = who_takes_part(CLASS, CARDS[0])
    person = next(iter(turns))
    first, again = (mate_of(person, CARDS[0], 3, SPEAK) for _ in range(2))
    other = mate_of(person, CARDS[1], 3, SPEAK) or mate_of(person, CARDS[2], 3, SPEAK)
    assert first
    assert again
    assert other
    drawn = first.random.random()
    assert again.random.random() == drawn != other.random.random()
    assert (first.turn, first.language) == (3, "es")
    silent = next(each for each in CLASS if each not in turns)
    assert mate_of(silent, CARDS[0], 0, SPEAK) is None


def takes_id(mate: Mate, what: Id) -> list[Deed]: ...  # type: ignore[empty-body]


def takes_nothing(mate: Mate) -> list[Deed]: ...  # type: ignore[empty-body]


def reads(mate: Mate, store: People, what: Id) -> list[Deed]: ...  # type: ignore[empty-body]


def of_a_context(ctx: Context, what: Id) -> list[Deed]: ...  # type: ignore[empty-body]


def card(ctx: ViewContext, what: Id) -> Card | None: ...


@pytest.mark.parametrize("function", [takes_id, reads])
def test_a_classmate_is_declared_beside_its_view(tmp_path: Path, function: Any) -> None:
    cog = trial()
    cog.view("card")(card)
    declared = cog.classmate("card")(function)
    registry = start(tmp_path, cog)
    assert registry.classmate(Link("trial.card:0000000001")) is declared
    assert registry.classmate(Link("trial.other")) is None


@pytest.mark.parametrize(
    ("view", "function", "said"),
    [
        ("card", takes_nothing, "it takes a Mate, stores and the arguments of the link of card"),
        ("card", of_a_context, "the context of a classmate is Mate"),
        ("other", takes_id, "a classmate acts on a view of the same cog, and 'other' is none"),
        ("do", takes_id, "a classmate acts on a view of the same cog, and 'do' is none"),
    ],
)
def test_a_classmate_that_cannot_be_asked_stops_the_start(tmp_path: Path, view: str, function: Any, said: str) -> None:
    cog = trial()
    cog.view("card")(card)
    cog.job("do")(done)
    cog.classmate(view)(function)
    with pytest.raises(DeclarationError, match=said.replace("(", r"\(")) as wrong:
        start(tmp_path, cog)
    assert f"{function.__name__}: " in str(wrong.value)


def done(ctx: ViewContext) -> None: ...


def test_a_view_has_one_classmate(tmp_path: Path) -> None:
    cog = trial()
    cog.view("card")(card)
    cog.classmate("card")(takes_id)
    with pytest.raises(DeclarationError, match="declared twice"):
        cog.classmate("card")(reads)
