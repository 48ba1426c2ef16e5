"""Deeper questions, as people live them: a private wish, a thread of those who have it, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from adapters.web.adapter import WebPlatform
from adapters.web.limits import CAPABILITIES
from bot.people import Place, PlaceKind
from bot.platform import NeverWorks, Why
from cogs.icebreakers.decks import OURS, Prompt, deck
from storage.database import Tx
from storage.deeper import Deeper
from storage.jobs import Jobs
from tests.cogs.icebreakers.stories import cards, planned, posted, question
from tests.cogs.ways import wished
from tests.klass import SPACE, Klass

WISH = "I’d like deeper ones"
ALL = [prompt for name in OURS for prompt in deck(name).prompts.values()]
OTHERS = ("instructor", "assistant", "ana", "s2")
GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")


def rooms(klass: Klass) -> list[Any]:
    """The threads that were opened for some, in their order."""
    places = klass.classroom.core.state.places.values()
    return sorted((each for each in places if each.nonce is not None and not each.gone), key=lambda each: each.made)


async def refused(*_: object) -> None:
    """What a platform says of what it has not."""
    raise NeverWorks(Why.NOT_POSSIBLE)


async def asks(klass: Klass) -> Prompt:
    """An instructor has a deeper question opened: what it asks."""
    await klass.instructor.says("/icebreaker deeper", place="general")
    assert "A deeper question opens beside #general" in klass.instructor.answer
    await klass.goes_on()
    return await asked(klass, rooms(klass)[-1].key)


async def asked(klass: Klass, place: str) -> Prompt:
    """The question that stands in a thread, as one of those in it reads it."""
    who, *_ = klass.classroom.core.state.places[place].people or ()
    await klass.seats[who].opens(place)
    words = "".join(run["text"] for run in cards(klass.seats[who], place)[0]["card"]["text"])
    return next(each for each in ALL if words.endswith(each.text["en"]))


async def wishing(klass: Klass) -> set[str]:
    """Who wishes it in general."""

    def look(tx: Tx) -> set[str]:
        return {person.external_id for person in Deeper(tx, SPACE).wishes(GENERAL, klass.core.clock.now())}

    return await klass.database.read(look)


def sees_nothing(klass: Klass, who: str, *said: str) -> bool:
    """Whether nothing of a thread reached a person's page."""
    everything = str([klass.seats[who]._rooms, [each.key for each in klass.classroom.core.state.places_of(who)]])
    return all(each not in everything for each in (*said, *(each.key for each in rooms(klass))))


async def test_the_wish_is_private_and_says_who_can_see_what(klass: Klass) -> None:
    await posted(klass)
    before = {who: klass.seats[who].reads("general") for who in OTHERS}
    await klass.ben.presses(WISH)
    assert "Nobody sees who did not press: a room has at most half of the students in it" in klass.ben.answer
    assert "Whoever is in a room sees who else is, and nobody else can read there." in klass.ben.answer
    await klass.waits(seconds=20)
    assert {who: klass.seats[who].reads("general") for who in OTHERS} == before
    await klass.assistant.says("/homeroom status", place="general")
    assert "deeper" not in klass.assistant.answer


async def test_a_deeper_question_opens_in_a_thread_of_exactly_those_who_wished_for_it(klass: Klass) -> None:
    await wished(klass)
    prompt = await asks(klass)
    assert prompt.level == 2
    (room,) = rooms(klass)
    assert (set(room.people), room.parent) == ({"ben", "chi", "s1"}, "channel:general")
    await klass.ben.opens(room.key)
    assert "In this room, and nobody else: @Ben, @Chi, @Student 1" in klass.ben.reads(room.key)


async def test_who_did_not_press_sees_nothing_of_it_not_even_the_staff(klass: Klass) -> None:
    await wished(klass)
    prompt = await asks(klass)
    (room,) = rooms(klass)
    await klass.ben.says("Only for us three.", place=room.key)
    await klass.waits(seconds=20)
    for who in OTHERS:
        assert sees_nothing(klass, who, prompt.text["en"], "Only for us three.")
        with pytest.raises(Exception, match="class-place-gone"):
            await klass.seats[who].opens(room.key)
    await klass.assistant.says("/homeroom status", place="general")
    said = klass.assistant.answer
    assert "A deeper question is open beside #general" in said
    assert not any(each in said for each in ("Ben", "Chi", "Student", prompt.text["en"]))
    await klass.assistant.says("/icebreaker list", place="general")
    assert prompt.text["en"] not in klass.assistant.answer


async def test_with_fewer_it_says_neither_how_many_nor_who(klass: Klass) -> None:
    await posted(klass)
    answers = []
    for who in (None, "ben", "chi"):
        if who:
            await klass.seats[who].presses(WISH)
        await klass.waits(minutes=11)
        await klass.instructor.says("/icebreaker deeper", place="general")
        answers.append(klass.instructor.answer)
    assert len(set(answers)) == 1
    assert "Not enough people in #general have wished for a deeper question yet" in answers[0]
    assert rooms(klass) == []


async def test_it_goes_only_as_deep_as_everybody_in_it_chose(klass: Klass) -> None:
    await wished(klass)
    for who in ("ben", "chi"):
        await klass.seats[who].presses("Even deeper")
    for _ in range(3):
        assert (await asks(klass)).level == 2
        await klass.waits(minutes=11)
    await klass.s1.presses("Even deeper")
    assert (await asks(klass)).level == 3
    await klass.waits(minutes=11)
    await klass.chi.presses("A little less deep")
    assert (await asks(klass)).level == 2


async def test_no_question_comes_again_until_all_had_their_turn(klass: Klass) -> None:
    await wished(klass)
    fit = [each for each in ALL if each.level == 2]
    seen = []
    for _ in range(len(fit)):
        seen.append((await asks(klass)).slug)
        await klass.waits(minutes=11)
    assert sorted(seen) == sorted(each.slug for each in fit)
    assert (await asks(klass)).slug in seen


async def test_asked_for_twice_it_opens_once(klass: Klass) -> None:
    await wished(klass)
    await asks(klass)
    for minutes in (0, 4, 5.9):
        await klass.waits(minutes=minutes)
        await klass.instructor.says("/icebreaker deeper", place="general")
        await klass.goes_on()
        assert "A deeper question opens" not in klass.instructor.answer
        assert "You opened a deeper question beside #general at 09:00" in klass.instructor.answer
        assert "You can open another from 09:10 on" in klass.instructor.answer
    assert len(rooms(klass)) == 1
    await klass.waits(minutes=0.2)
    await asks(klass)
    assert len(rooms(klass)) == 2


async def test_after_a_refusal_it_can_be_asked_again_when_it_is_said(klass: Klass) -> None:
    await posted(klass)
    await klass.instructor.says("/icebreaker deeper", place="general")
    assert "Not enough people" in klass.instructor.answer
    await klass.waits(minutes=8)
    for person in ("ben", "chi", "s1"):
        await klass.seats[person].presses(WISH)
    await asks(klass)
    await klass.waits(minutes=3)
    await klass.instructor.says("/icebreaker deeper place:general", place="cafe")
    assert "You can open another from 09:18 on" in klass.instructor.answer
    await klass.waits(minutes=7.1)
    await asks(klass)
    assert len(rooms(klass)) == 2


async def test_not_any_more_takes_one_out_of_the_thread_and_nobody_is_told(klass: Klass) -> None:
    await wished(klass)
    await asks(klass)
    (room,) = rooms(klass)
    await klass.ben.opens(room.key)
    await klass.ben.presses("Not any more", place=room.key)
    assert "you are in no such room" in klass.ben.answer
    await klass.waits(seconds=20)
    assert set(rooms(klass)[0].people) == {"chi", "s1"}
    await klass.chi.opens(room.key)
    assert "In this room, and nobody else: @Chi, @Student 1" in klass.chi.reads(room.key)
    assert klass.ben.sees(room.key) == []
    letter = klass.ben.reads("direct:ben")
    assert "You get no deeper questions from #general any more, and you are in no such room." in letter
    assert all(klass.seats[who].reads(f"direct:{who}") == "" for who in ("chi", "s1", "instructor"))
    assert await wishing(klass) == {"chi", "s1"}


async def test_where_nobody_can_be_taken_out_it_is_said_so_and_the_staff_reads_of_a_room(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WebPlatform, "capabilities", replace(CAPABILITIES, rooms_fixed=True))
    await wished(klass)
    await asks(klass)
    (room,) = rooms(klass)
    monkeypatch.setattr(WebPlatform, "change_room", refused)
    await klass.ben.opens(room.key)
    await klass.ben.presses("Not any more", place=room.key)
    assert "so one that is open stays in your list" in klass.ben.answer
    assert klass.ben.reads("direct:ben") == ""
    await klass.waits(seconds=20)
    await klass.instructor.says("/homeroom status", place="general")
    assert "Not delivered: Icebreakers, a room" in klass.instructor.answer


@pytest.mark.parametrize("presses", [("Leave all programmes",), ("Delete me", "Delete me now")])
async def test_leaving_and_being_deleted_take_one_out_as_well(klass: Klass, presses: tuple[str, ...]) -> None:
    await wished(klass)
    await asks(klass)
    await klass.ben.says("/homeroom me", place="general")
    assert "that you would like deeper questions in a place" in klass.ben.answer
    assert "that you are in a room with a deeper question" in klass.ben.answer
    for label in presses:
        await klass.ben.presses(label)
    await klass.waits(seconds=20)
    assert set(rooms(klass)[0].people) == {"chi", "s1"}
    assert await wishing(klass) == {"chi", "s1"}


async def test_who_left_the_class_is_in_no_thread_and_counts_no_more(klass: Klass) -> None:
    await wished(klass)
    await klass.classroom.register.remove_person("ben")
    await klass.goes_on()
    await klass.instructor.says("/icebreaker deeper", place="general")
    assert "Not enough people" in klass.instructor.answer


async def test_who_is_out_can_press_nothing_there_by_a_link_they_knew(klass: Klass) -> None:
    await wished(klass)
    await asks(klass)
    (room,) = rooms(klass)
    await klass.ben.opens(room.key)
    (card,) = cards(klass.ben, room.key)
    passing = next(each["link"] for each in card["card"]["actions"] if each["label"] == "Pass")
    await klass.ben.presses("Not any more", place=room.key)
    (here,) = cards(klass.ana)
    await klass.classroom.press("ben", "channel:general", str(here["id"]), passing)
    assert "nothing happened" in klass.ben.answer


async def test_answers_in_the_thread_keep_the_nudge_away_and_silence_brings_it_there(klass: Klass) -> None:
    await wished(klass)
    await asks(klass)
    await klass.waits(minutes=11)
    await asks(klass)
    first, second = rooms(klass)
    await klass.ben.says("Once, on a train.", place=first.key)
    await klass.waits(hours=25)
    for room in (first, second):
        await klass.ben.opens(room.key)
    assert [len(cards(klass.ben, each.key)) for each in (first, second)] == [1, 2]
    assert cards(klass.ben, second.key)[-1]["card"]["title"] == "Or a smaller one"


async def test_the_thread_closes_a_week_after_its_question_and_nothing_tells_who_was_in_it(klass: Klass) -> None:
    await wished(klass)
    await asks(klass)
    await klass.waits(days=8)
    (room,) = rooms(klass)
    await klass.ben.opens(room.key)
    assert "This question is over." in klass.ben.reads(room.key)
    await klass.waits(days=7)
    assert rooms(klass) == []
    await klass.ben.says("/homeroom me", place="general")
    assert "you are in a room" not in klass.ben.answer
    assert await klass.database.read(lambda tx: Jobs(tx, SPACE).failed()) == []


async def test_undo_takes_it_back_with_its_thread_and_shows_no_name(klass: Klass) -> None:
    await wished(klass)
    await asks(klass)
    await klass.instructor.says("/homeroom undo", place="general")
    said = klass.instructor.answer
    assert "You posted this in a room of its own" in said
    assert not any(each in said for each in ("Ben", "Chi", "Student"))
    await klass.instructor.presses("Take it back")
    await klass.waits(seconds=20)
    assert rooms(klass) == []
    await klass.waits(days=30)
    assert rooms(klass) == []
    assert await klass.database.read(lambda tx: Jobs(tx, SPACE).failed()) == []


async def test_no_schedule_ever_asks_anything_deeper_in_a_place(klass: Klass) -> None:
    await wished(klass)
    for who in ("ben", "chi", "s1"):
        await klass.seats[who].presses("Even deeper")
    every = [deck(name).title["en"] for name in OURS if deck(name).of_level(1)]
    await planned(klass, days=["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
    await klass.instructor.chooses("Decks that take turns", every)
    await klass.waits(days=30)
    texts = [question(each) for each in cards(klass.ana)]
    levels = {each.level for text in texts for each in ALL if text.endswith(each.text["en"])}
    assert (len(texts) > 25, levels) == (True, {1})
    assert rooms(klass) == []


async def test_with_the_setting_each_scheduled_question_brings_a_deeper_one_beside_it(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Icebreakers")
    await klass.instructor.fills({"deeper_by_schedule": True})
    await planned(klass)
    await klass.waits(days=4)
    assert rooms(klass) == []
    assert await klass.database.read(lambda tx: Jobs(tx, SPACE).failed()) == []
    for who in ("ben", "chi", "s1"):
        await klass.seats[who].presses(WISH)
    await klass.waits(days=4)
    (room,) = rooms(klass)
    assert (await asked(klass, room.key)).level == 2
    assert question(cards(klass.ana)[-1]) in {each.text["en"] for each in ALL if each.level == 1}


async def test_what_is_hidden_still_is_taken_along_by_who_leaves_the_thread(klass: Klass) -> None:
    await wished(klass)
    for _ in range(60):
        if (await asks(klass)).kind == "together":
            break
        await klass.waits(minutes=11)
    room = rooms(klass)[-1]
    for who in ("ben", "chi"):
        await klass.seats[who].opens(room.key)
        await klass.seats[who].presses("My answer", place=room.key)
        await klass.seats[who].fills({"words": f"{who} says so"})
    await klass.ben.presses("Not any more", place=room.key)
    await klass.waits(hours=25)
    await klass.chi.opens(room.key)
    assert "chi says so" in klass.chi.reads(room.key)
    assert "ben says so" not in klass.chi.reads(room.key)
    assert all(sees_nothing(klass, who, "chi says so") for who in OTHERS)


async def test_with_four_choices_there_is_no_room_for_the_button(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.chooses("Another deck", "This or that")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "Where?", "choices": "North\nEast\nSouth\nWest"})
    await klass.instructor.presses("Post")
    await klass.goes_on()
    labels = [each["label"] for each in cards(klass.ana)[-1]["card"]["actions"]]
    assert labels == ["North", "East", "South", "West", "Pass", "Report", "Hide (staff)"]
