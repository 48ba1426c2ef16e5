"""What a page is told that comes back, or says so: what happened as it is now, and only what its person may see."""

from __future__ import annotations

import json
from typing import Any

import pytest

from adapters.web.classroom import Classroom
from adapters.web.hub import EVERYONE, Audience, Event, Hub, JsonObject, only
from adapters.web.private import Source
from bot.people import PlaceKind
from tests.adapters.web.conftest import Open, card

WORDS = "The sea is mine, and nobody else may swim."
STAFF = Audience(staff=True)


async def told_again(classroom: Classroom, opened: Open, who: str, since: int) -> list[dict[str, Any]]:
    """What a page of theirs hears that was gone since then, or says so. Nothing where it must read anew."""
    answer = await (await opened(who)).asks("since", seq=since)
    assert answer["ok"]
    events: list[dict[str, Any]] = answer["events"]
    return events


async def test_words_that_were_changed_are_told_as_they_are_now(classroom: Classroom, opened: Open) -> None:
    before = classroom.core.hub.seq
    said = await classroom.say("ben", "channel:general", WORDS)
    await classroom.thread("ana", f"m{said.seq}")  # it is called by the words
    await classroom.own_words.edit("ben", f"m{said.seq}", "We all swim.")
    events = await told_again(classroom, opened, "chi", before)
    assert [each["message"]["text"] for each in events if each["ev"] == "message"] == ["We all swim."]
    assert [each["place"]["name"] for each in events if each["ev"] == "place"] == ["We all swim."]
    assert WORDS not in json.dumps(events)


async def test_words_that_were_deleted_are_told_to_nobody(classroom: Classroom, opened: Open) -> None:
    before = classroom.core.hub.seq
    lone = await classroom.say("ben", "channel:general", WORDS)
    answered = await classroom.say("ben", "channel:general", f"{WORDS} Really.")
    thread = await classroom.thread("ana", f"m{answered.seq}")
    await classroom.say("ana", str(thread["key"]), "No.")
    for message in (lone, answered):
        await classroom.own_words.delete("ben", f"m{message.seq}")
    events = await told_again(classroom, opened, "chi", before)
    assert WORDS not in json.dumps(events)
    assert [each["id"] for each in events if each["ev"] == "removed"] == [f"m{lone.seq}", f"m{answered.seq}"]
    assert [each["message"]["text"] for each in events if each["ev"] == "message"] == ["No."]


async def test_a_card_that_shows_less_now_is_told_as_it_is_now(classroom: Classroom, opened: Open) -> None:
    before = classroom.core.hub.seq
    posted = await classroom.bot.post("channel:general", card(WORDS), "n1")
    thread = await classroom.thread("ana", str(posted["id"]))
    await classroom.say("ana", str(thread["key"]), "No.")  # its count is told with the card
    await classroom.bot.edit("channel:general", str(posted["id"]), card("Something is not shown"))
    events = await told_again(classroom, opened, "chi", before)
    titles = [each["message"]["card"]["title"] for each in events if "card" in each.get("message", {})]
    assert titles == ["Something is not shown"] * 2  # that it came, and the newest change of it
    assert [each["ev"] for each in events if "card" in each.get("message", {})] == ["message", "edited"]


async def test_who_may_not_see_a_place_any_more_hears_nothing_of_it(classroom: Classroom, opened: Open) -> None:
    before = classroom.core.hub.seq
    await classroom.say("ben", "channel:general", WORDS)
    await classroom.say("ben", "forum:questions", "Who swims?")
    await classroom.register.change_place("channel:general", staff=True)
    assert WORDS not in json.dumps(await told_again(classroom, opened, "ana", before))
    assert WORDS in json.dumps(await told_again(classroom, opened, "noor", before))
    await classroom.register.remove_place("channel:general")
    await classroom.register.remove_place("forum:questions")
    for who in ("ana", "noor"):
        events = json.dumps(await told_again(classroom, opened, who, before))
        assert (WORDS in events, "Who swims?" in events) == (False, False)


async def test_a_room_is_told_again_only_to_who_is_in_it_still(classroom: Classroom, opened: Open) -> None:
    before = classroom.core.hub.seq
    room = await classroom.bot.open_room("Deeper", "text", ["ana", "ben"], "channel:general", "n1", staff=False)
    await classroom.say("ana", str(room["place"]), WORDS)
    await classroom.bot.change_room(str(room["place"]), "Deeper", ["ana", "chi"])
    assert WORDS in json.dumps(await told_again(classroom, opened, "ana", before))
    for who in ("ben", "noor", "robin"):
        events = await told_again(classroom, opened, who, before)
        assert WORDS not in json.dumps(events)
        assert [each["ev"] for each in events if each["ev"] == "place"] == []


async def test_nobody_is_told_what_happened_before_they_joined(classroom: Classroom, opened: Open) -> None:
    before = classroom.core.hub.seq
    await classroom.say("ben", "channel:general", WORDS)
    await classroom.private.show("ana", Source("channel:general"), "tests.x", card("Only Ana"))
    await classroom.register.remove_person("ana")
    await classroom.register.add_person("Ana Ruiz", id="ana")
    await classroom.register.add_person("Dov", id="dov")
    for who in ("ana", "dov"):
        assert await told_again(classroom, opened, who, before) == []
        assert (await (await opened(who)).asks("since", seq=before))["reset"] is True


def test_an_event_made_before_a_message_went_is_not_kept_behind_that() -> None:
    hub = Hub()
    message: JsonObject = {"id": "m1", "place": "channel:general", "text": WORDS}
    for name, body in (("message", {"message": message}), ("removed", {"id": "m1", "place": "channel:general"})):
        with hub.turn() as turn:
            turn.tell_all(name, **body)
    with hub.turn() as turn:
        turn.tell_all("edited", message=message)
    assert [event.body["ev"] for event in hub.between(0, 3) or []] == ["removed"]


def test_who_lost_a_place_and_has_it_again_hears_of_both() -> None:
    hub = Hub()
    general: JsonObject = {"key": "channel:general", "name": "general"}
    for audience, name, body in (
        (EVERYONE, "place", {"place": general}),
        (only("ana"), "place-gone", {"key": "channel:general"}),
        (only("ana"), "place", {"place": {**general, "name": "again"}}),
    ):
        with hub.turn() as turn:
            turn.tell(audience, name, **body)
    events = hub.between(0, 3) or []
    assert [(event.audience, event.body["ev"]) for event in events] == [
        (EVERYONE, "place"),
        (only("ana"), "place-gone"),
        (only("ana"), "place"),
    ]
    assert [event.body["place"] for event in events if event.place] == [{**general, "name": "again"}] * 2


@pytest.mark.parametrize("audience", [EVERYONE, STAFF, only("ana", "ben")])
def test_of_a_place_that_is_gone_nothing_is_kept_but_that(audience: Audience) -> None:
    hub = Hub()
    told: list[tuple[str, JsonObject]] = [
        ("place", {"place": {"key": "thread:t1", "kind": PlaceKind.THREAD, "name": WORDS}}),
        ("message", {"message": {"id": "m2", "place": "thread:t1", "text": WORDS}}),
        ("voice", {"place": "thread:t1", "people": ["ana"]}),
        ("place-gone", {"key": "thread:t1"}),
    ]
    for name, body in told:
        with hub.turn() as turn:
            turn.tell(audience, name, **body)
    assert [event.body["ev"] for event in hub.between(0, 4) or []] == ["place-gone"]


def test_however_often_something_changes_one_event_of_it_is_kept() -> None:
    hub = Hub(kept=3)
    for number in range(10):
        with hub.turn() as turn:
            turn.tell_all("person", person={"id": "ana", "here": bool(number % 2)})
    found: list[Event] = hub.between(0, 10) or []
    assert [(event.seq, event.body["person"]) for event in found] == [(10, {"id": "ana", "here": True})]
