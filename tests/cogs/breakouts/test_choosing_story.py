"""The ways in which rooms stand before anything is drawn: chosen, by hand, as last time, as saved."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from adapters.web.adapter import WebPlatform
from adapters.web.refusal import ClassRefusal
from bot.context import Refusal
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import RoomKind
from cogs.breakouts.asking import Topic, topics_of, usual_kind
from storage.breakout_sets import BreakoutSets
from storage.spaces import DEFAULT_COURSE
from tests.cogs.breakout_drawing_ways import saved
from tests.cogs.breakouts.stories import begun, breakout, desk, drawn, gathered, inside, members, pressed, rooms
from tests.klass import SPACE, Klass

TOPICS = "The sea (2)\nThe road"
EVERYBODY = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")


async def test_each_chooses_a_room_as_long_as_it_has_seats(klass: Klass) -> None:
    await begun(klass, topics=TOPICS)
    for each in ("ana", "ben"):
        await klass.seats[each].chooses("Choose a room", "The sea")
    await klass.waits(seconds=4)
    assert "The sea – 2 of 2 seats taken" in klass.chi.reads("general")
    await klass.chi.chooses("Choose a room", "The sea (full)")
    assert "“The sea” is full by now." in klass.chi.answer
    await klass.chi.chooses("Choose a room", "The road")
    await klass.ben.chooses("Choose a room", "The road")  # and leaves a seat to others
    await klass.s1.presses("I’m here")
    await desk(klass)
    await drawn(klass, "See the rooms")
    assert await inside(klass) == {"The sea": ["ana"], "The road": ["ben", "chi"]}
    assert "In no room yet; they come into the smallest: @Student 1" in klass.instructor.answer
    await pressed(klass, "Open the rooms")
    assert await inside(klass) == {"The sea": ["ana", "s1"], "The road": ["ben", "chi"]}


async def test_of_all_who_choose_at_once_no_more_come_in_than_there_are_seats(klass: Klass) -> None:
    await begun(klass, topics="The sea (4)\nThe road")
    await asyncio.gather(*(klass.seats[each].chooses("Choose a room", "The sea") for each in EVERYBODY))
    assert len((await inside(klass))["The sea"]) == 4
    assert len([each for each in EVERYBODY if "is full by now" in klass.seats[each].answer]) == 4


async def test_until_rooms_open_one_can_choose_another_and_the_desk_names_the_empty(klass: Klass) -> None:
    await begun(klass, topics=f"{TOPICS}\nThe hill")
    for each in ("ana", "ben"):
        await klass.seats[each].chooses("Choose a room", "The sea")
    await klass.chi.chooses("Choose a room", "The road")
    await desk(klass)
    await drawn(klass, "See the rooms")
    assert "Nobody in it so far: The hill. A room that stays empty does not open." in klass.instructor.answer
    await klass.ben.chooses("Choose a room", "The road")
    assert "Until rooms open you can choose another one" in klass.ben.answer
    assert await inside(klass) == {"The sea": ["ana"], "The road": ["ben", "chi"]}


async def test_once_it_is_open_nobody_chooses_any_more(klass: Klass) -> None:
    await begun(klass, topics=TOPICS)
    for each in ("ana", "ben"):
        await klass.seats[each].chooses("Choose a room", "The sea")
    on: Any = klass.chi.sees("general")[-1]
    link = next(each for each in on["card"]["actions"] if each["type"] == "select")
    await desk(klass)
    await drawn(klass, "See the rooms")
    await pressed(klass, "Open the rooms")
    with pytest.raises(ClassRefusal):  # the card is gone
        await klass.classroom.choose("chi", "channel:general", str(on["id"]), link["link"], link["choices"][1]["value"])
    assert "chi" not in await members(klass)


def test_topics_are_read_with_their_limits() -> None:
    assert topics_of(["The sea (4)", "The road", "the sea ( 12 )", "A (b) c"]) == [
        Topic("The sea", 4),
        Topic("The road", 0),
        Topic("the sea 2", 12),
        Topic("A (b) c", 0),
    ]


@pytest.mark.parametrize(
    ("line", "text_id"), [("Alone (1)", "topic-of-one"), ("Sky (0)", "topic-of-one"), ("x" * 61, "topic-long")]
)
def test_a_topic_that_does_not_fit_is_named(line: str, text_id: str) -> None:
    with pytest.raises(Refusal) as no:
        topics_of(["The road", line])
    assert (no.value.text_id, no.value.option) == (text_id, "topics")


async def test_by_hand_the_staff_puts_people_into_rooms(klass: Klass) -> None:
    await gathered(klass, "ana", "ben", "chi", "s1", "s2", way="by-hand", rooms=2)
    await drawn(klass, "See the rooms")
    one, other = await rooms(klass)
    assert await inside(klass) == {}
    await klass.instructor.presses("Move")
    await klass.instructor.fills({"people": ["ana", "chi"], "room": other.name})
    await klass.instructor.presses("Move")
    await klass.instructor.fills({"people": ["ben"], "room": one.name})
    await pressed(klass, "Open the rooms")
    found = await inside(klass)
    assert {"ana", "chi"} <= {*found[other.name]}
    assert sorted(map(len, found.values())) == [2, 3]


async def test_as_last_time_the_same_people_are_together(klass: Klass) -> None:
    await gathered(klass, *EVERYBODY, size=2)
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    before = await inside(klass)
    await klass.waits(minutes=20)
    await gathered(klass, *EVERYBODY[:7], way="same")
    await drawn(klass, "See the rooms")
    after = await inside(klass)
    together = [set(people) - {"s5"} for people in before.values()]
    assert all(any(pair <= set(people) for people in after.values()) for pair in together)
    assert after.keys() <= before.keys()
    assert all(len(people) > 1 for people in after.values())


async def test_as_last_time_needs_a_last_time_and_a_set_one_that_was_saved(klass: Klass) -> None:
    for values, option, said in (
        ({"way": "same"}, "way", "there was no breakout yet"),
        ({"way": "choose"}, "topics", "two topics or more"),
        ({"way": "choose", "topics": "One"}, "topics", "two topics or more"),
        ({"minutes": "5h"}, "minutes", "from 1 minute to 4 hours"),
    ):
        await klass.instructor.says("/breakout open", place="general")
        await klass.instructor.fills({"task": "Talk", **values})
        assert said in klass.instructor.errors[option]
    await klass.instructor.says("/breakout open", place="general")
    await klass.instructor.fills({"task": "Talk", "way": "saved"})
    assert "No rooms are saved in this course yet." in klass.instructor.errors["way"]
    await klass.instructor.fills({"task": "Talk", "way": "choose", "topics": "The sea\nSky (0)"})
    assert "“Sky” would hold nobody." in klass.instructor.errors["topics"]
    await klass.instructor.fills({"task": "Talk", "way": "choose", "topics": "The sea\nSky (1)"})
    assert "“Sky” holds only one person" in klass.instructor.errors["topics"]


async def test_the_desk_foretells_the_rooms_of_a_set_and_their_number_cannot_be_changed(klass: Klass) -> None:
    await saved(klass)
    (choice,) = await klass.database.read(lambda tx: BreakoutSets(tx, SPACE).of(DEFAULT_COURSE))
    await gathered(klass, "ben", "chi", "s1", "s2", saved=id_to_text(choice.set_id), size=4)
    assert "Rooms: 2 rooms of 2" in klass.instructor.answer
    await drawn(klass, "See the rooms")
    assert sorted(map(len, (await inside(klass)).values())) == [2, 2]
    before = await rooms(klass)
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"size": 2})
    assert "These are the saved rooms" in klass.instructor.errors["size"]
    await klass.instructor.fills({"size": 4, "rooms": 3})
    assert "These are the saved rooms" in klass.instructor.errors["rooms"]
    assert await rooms(klass) == before


async def test_of_a_set_of_which_nobody_is_here_rooms_are_drawn_and_anew_with_another_number(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    await saved(klass)
    (choice,) = await klass.database.read(lambda tx: BreakoutSets(tx, SPACE).of(DEFAULT_COURSE))
    await gathered(klass, "ana", "s3", "s4", "s5", saved=id_to_text(choice.set_id), size=4)
    assert "Rooms: One room of 4" in klass.instructor.answer
    await drawn(klass, "See the rooms")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"size": 2})
    await klass.goes_on()
    assert len(await rooms(klass)) == 2

    async def room_for(self: WebPlatform, place: object, kind: RoomKind) -> int | None:
        return 1

    monkeypatch.setattr(WebPlatform, "room_for", room_for)
    await desk(klass)
    await klass.instructor.presses("Open the rooms")
    await pressed(klass, "Draw one room")
    assert len(await rooms(klass)) == 1


async def test_where_each_chooses_the_desk_foretells_what_they_chose_and_who_comes_to_whom(klass: Klass) -> None:
    await begun(klass, topics=TOPICS)
    await klass.ben.chooses("Choose a room", "The sea")
    await klass.chi.presses("I’m here")
    await desk(klass)
    assert "Rooms: The sea – 1 of 2 seats taken\nThe road – nobody yet" in klass.instructor.answer
    await drawn(klass, "See the rooms")
    assert "they come into the smallest: @Chi" in klass.instructor.answer
    assert "come to others" not in klass.instructor.answer
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"rooms": 3})
    assert "that people choose from" in klass.instructor.errors["rooms"]
    before, seen = await breakout(klass), str(klass.instructor.sees("general")[0]["id"])
    fit = f"breakouts.fit:{id_to_text(Id(before.breakout_id))}:5"
    await klass.classroom.press("instructor", "channel:general", seen, fit)
    assert await breakout(klass) == before
    await klass.s1.chooses("Choose a room", "The road")
    await klass.s1.presses("I stay out")
    await pressed(klass, "Open the rooms")
    assert await inside(klass) == {"The sea": ["ben", "chi"]}


async def test_whoever_has_no_seat_comes_to_who_is_alone_in_the_room_they_chose(klass: Klass) -> None:
    await begun(klass, topics="The sea\nThe sky\nThe land")
    await klass.ben.chooses("Choose a room", "The land")
    await klass.chi.presses("I’m here")
    await desk(klass)
    await drawn(klass, "See the rooms")
    assert "they come into the smallest: @Chi" in klass.instructor.answer
    assert "come to others" not in klass.instructor.answer
    await pressed(klass, "Open the rooms")
    assert await inside(klass) == {"The land": ["ben", "chi"]}


def test_what_rooms_are_made_of_suits_platform_and_size() -> None:
    slack = frozenset({RoomKind.CHANNEL, RoomKind.GROUP, RoomKind.THREAD})
    class_ = frozenset({RoomKind.VOICE, RoomKind.THREAD})
    assert usual_kind(class_, 8, 3, voice=True) is RoomKind.VOICE
    assert usual_kind(class_, 8, 3, voice=False) is RoomKind.THREAD
    assert usual_kind(slack, 8, 3, voice=True) is RoomKind.GROUP
    assert usual_kind(slack, 8, 7, voice=False) is RoomKind.GROUP
    assert usual_kind(slack, 8, 8, voice=False) is RoomKind.THREAD
    assert usual_kind(slack, 8, 0, voice=False) is RoomKind.THREAD
    assert usual_kind(frozenset(), 8, 3, voice=True) is RoomKind.TEXT


async def test_a_set_is_chosen_when_it_opens(klass: Klass) -> None:
    await gathered(klass, "ana", "ben", "chi", "s1", size=2)
    await drawn(klass)
    await pressed(klass, "Open the rooms")
    before = await inside(klass)
    await klass.instructor.says("/breakout sets", place="general")
    await klass.instructor.presses("Save the last breakout’s rooms")
    await klass.instructor.fills({"name": "Pairs"})
    await klass.instructor.says("/breakout open", place="cafe")
    await klass.instructor.fills({"task": "Again", "saved": "Pairs"})
    assert klass.instructor.errors == {}
    await klass.goes_on()
    for each in ("ana", "ben", "chi", "s1", "s2"):
        await klass.seats[each].presses("I’m here", place="cafe")
        if each != "s2":
            await klass.seats[each].presses("Dejarla y venir aquí" if each == "ana" else "Leave it and come here")
    await klass.instructor.says("/breakout desk", place="cafe")
    await drawn(klass, "See the rooms")
    after = await inside(klass)
    assert after.keys() == before.keys()
    assert all({*people} <= {*after[name]} for name, people in before.items())
