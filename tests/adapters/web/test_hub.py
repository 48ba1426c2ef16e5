"""Events are told in the order in which acts began, to those who may see them, and once more to who comes back."""

from __future__ import annotations

import pytest

from adapters.web.hub import EVERYONE, Audience, Event, Hub, only


def told(hub: Hub) -> list[Event]:
    events: list[Event] = []
    hub.listen(events.append)
    return events


def say(hub: Hub, name: str) -> None:
    with hub.turn() as turn:
        turn.tell_all(name)


def fails(hub: Hub) -> None:
    with hub.turn() as turn:
        turn.tell_all("never")
        raise TypeError


def test_what_began_first_is_told_first_although_it_ends_last() -> None:
    hub = Hub()
    events = told(hub)
    with hub.turn() as first:
        first.tell_all("first")
        with hub.turn() as second:
            second.tell_all("second")
        assert (events, hub.told) == ([], 0)
    assert [(event.body["ev"], event.seq) for event in events] == [("first", 1), ("second", 2)]
    assert hub.told == 2


def test_an_act_that_fails_tells_nothing_and_holds_nobody_up() -> None:
    hub = Hub()
    events = told(hub)
    with pytest.raises(TypeError):
        fails(hub)
    say(hub, "next")
    assert [(event.body["ev"], event.seq) for event in events] == [("next", 2)]


def test_who_comes_back_hears_what_was_missed_or_that_too_much_was() -> None:
    hub = Hub(kept=3)
    for number in range(1, 6):
        say(hub, str(number))
    assert [event.seq for event in hub.between(3, 5) or []] == [4, 5]
    assert [event.seq for event in hub.between(2, 4) or []] == [3, 4]
    assert hub.between(5, 5) == []
    assert hub.between(1, 5) is None
    assert hub.between(6, 6) is None


def test_a_new_process_knows_nothing_of_what_was_before_it() -> None:
    hub = Hub(seq=1000)
    assert hub.between(999, 1000) is None
    assert hub.between(1000, 1000) == []
    say(hub, "x")
    assert [event.seq for event in hub.between(1000, 1001) or []] == [1001]


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [
        (EVERYONE, {"ana", "ben", "noor"}),
        (Audience(staff=True), {"noor"}),
        (only("ana"), {"ana"}),
        (Audience(frozenset({"ana"}), staff=True), {"ana", "noor"}),
    ],
)
def test_an_audience_is_everyone_the_staff_or_some_people(audience: Audience, seen_by: set[str]) -> None:
    people = {"ana": False, "ben": False, "noor": True}
    assert {person for person, is_staff in people.items() if audience.holds(person, is_staff)} == seen_by


def test_an_event_is_encoded_once() -> None:
    event = Event(1, EVERYONE, {"ev": "x", "text": "é"})
    assert event.text is event.text
    assert event.text == '{"ev":"x","text":"é"}'
