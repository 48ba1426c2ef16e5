"""Reasons come from what all of a group told, and never from what one of them would not like to be the only one in."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from cogs.buddies.reasons import MOST_SHOWN, Reason, Told, Why, normal, reasons, told_by
from storage.buddy_members import Member
from tests.cogs.buddies.people import MINORITIES, member, members


def found(people: list[Member], *, repeat: bool = False, suit: bool = True) -> tuple[Reason, ...]:
    return reasons([told_by(each) for each in people], repeat=repeat, hours_suit=suit, spoken="en")


@given(members(1, 5), st.booleans(), st.booleans())
def test_a_reason_is_of_what_each_of_them_told(people: list[Member], repeat: bool, suit: bool) -> None:
    all_ = found(people, repeat=repeat, suit=suit)
    assert 1 <= len(all_) <= MOST_SHOWN
    assert (Why.AGAIN in {each.why for each in all_}) == repeat
    for each in all_:
        match each.why:
            case Why.INTERESTS:
                for words in each.of:
                    assert all(normal(words) in map(normal, one.interests) for one in people)
            case Why.HOW | Why.WHEN | Why.VIA:
                assert {one.works.get(each.why.value) for one in people} == {*each.of}
            case Why.LANGUAGE:
                assert {one.language for one in people} == {*each.of}
            case Why.HOURS:
                assert suit
                assert all(one.hours for one in people)
            case Why.NEW | Why.AGAIN:
                assert each.of == ()


WISH = st.tuples(st.sampled_from((None, *MINORITIES, "anything")), st.booleans())


@given(members(1, 5).flatmap(lambda some: st.tuples(st.just(some), st.lists(WISH, min_size=5, max_size=5))))
def test_other_wishes_never_to_be_alone_change_no_reason(given: tuple[list[Member], list[tuple[str, bool]]]) -> None:
    """So none holds such a wish, and none can be read from which reasons are there, or are not."""
    people, wishes = given
    others = [replace(each, alone=alone, may_use=use) for each, (alone, use) in zip(people, wishes, strict=False)]
    assert found(people) == found(others)
    assert "alone" not in {each.name for each in fields(Told)}


def test_interests_come_first_as_the_first_of_them_wrote_them() -> None:
    ana = member("ana", interests=("Long walks", "jazz"), works={"via": "voice"})
    ben = member("ben", interests=("JAZZ", "maps", "long  walks"), works={"via": "voice"}, language="es")
    assert found([ana, ben]) == (Reason(Why.INTERESTS, ("Long walks", "jazz")), Reason(Why.VIA, ("voice",)))
    assert found([ben, ana])[0] == Reason(Why.INTERESTS, ("JAZZ", "long  walks"))


def test_the_course_s_own_language_is_no_reason_and_another_is() -> None:
    both = [member(each, language="es") for each in ("ana", "ben")]
    assert found(both) == (Reason(Why.LANGUAGE, ("es",)),)
    assert found([replace(each, language="en") for each in both]) == (Reason(Why.NEW),)


def test_who_told_nothing_is_met_because_they_are_new() -> None:
    assert found([member("ana", interests=("jazz",)), member("ben")]) == (Reason(Why.NEW),)
    assert reasons([told_by(None), told_by(None)], repeat=False, hours_suit=True) == (Reason(Why.NEW),)
