"""Prompts by schedule: planned, posted once a slot, listed and stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.act import Act, ActKind
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from storage.icebreakers import COMING, ENDED, GONE, POSTED, Icebreakers
from tests.cogs.icebreakers.stories import cards, mended, planned, posted, question, set_up
from tests.klass import SPACE, Klass


async def test_each_slot_posts_one_question(klass: Klass) -> None:
    await planned(klass)
    decks = "from Easy starts"
    said = f"Planned. Every Monday and Thursday at 09:30 (Europe/Madrid) in #general, {decks}; next 2026-03-05 08:30."
    assert said in klass.instructor.answer
    await klass.waits(days=14)
    assert len(cards(klass.ana)) == 4
    assert len({question(each) for each in cards(klass.ana)}) == 4
    assert {each["at"][11:16] for each in cards(klass.ana)} == {"08:30"}


async def test_the_hour_stays_the_hour_of_its_zone_when_the_clocks_change(klass: Klass) -> None:
    await planned(klass, days=["mon"])
    await klass.waits(days=35)
    assert [each["at"][:16] for each in cards(klass.ana)] == [
        "2026-03-09T08:30",
        "2026-03-16T08:30",
        "2026-03-23T08:30",
        "2026-03-30T07:30",
        "2026-04-06T07:30",
    ]


async def test_the_form_starts_with_what_suits_the_course_and_typed_options_need_no_form(klass: Klass) -> None:
    await set_up(klass, main_place="channel:cafe", time_zone="America/Lima")
    await klass.instructor.says("/icebreaker schedule", place="general")
    form: Any = klass.instructor.form
    inputs = {each["name"]: each["value"] for each in form["inputs"]}
    assert inputs == {"days": ["mon"], "at": "09:00", "zone": "America/Lima", "place": "channel:cafe"}
    await klass.instructor.says("/icebreaker schedule days:tue at:14:00 zone:UTC place:#cafe", place="general")
    assert "Every Tuesday at 14:00 (UTC) in #cafe, from Easy starts; next 2026-03-03 14:00." in klass.instructor.answer


async def test_a_form_sent_twice_plans_once(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker schedule", place="general")
    form = klass.instructor.form
    await klass.instructor.fills({})
    klass.instructor.form = form
    await klass.instructor.fills({})
    assert "Planned. Every Monday at 09:00" in klass.instructor.answer
    await klass.instructor.says("/icebreaker list", place="general")
    assert klass.instructor.answer.count("09:00 (UTC)") == 1


async def test_a_form_sent_again_with_other_values_plans_what_it_says(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker schedule", place="general")
    form = klass.instructor.form
    await klass.instructor.fills({"days": ["mon", "tue"]})
    klass.instructor.form = form
    await klass.instructor.fills({"days": ["fri"]})
    assert "Planned. Every Friday at 09:00" in klass.instructor.answer
    await klass.instructor.says("/icebreaker list", place="general")
    assert "Every Monday and Tuesday" in klass.instructor.answer
    assert "Every Friday" in klass.instructor.answer


async def test_the_same_asked_for_again_later_is_not_planned_a_second_time(klass: Klass) -> None:
    await planned(klass)
    await klass.waits(minutes=30)
    await planned(klass)
    assert "This is planned already. Every Monday and Thursday at 09:30 (Europe/Madrid)" in klass.instructor.answer
    await klass.waits(days=7)
    assert len(cards(klass.ana)) == 2


@pytest.mark.parametrize(("at", "zone"), [("09:30", "Europe/Madrid"), ("08:30", "UTC")])
async def test_two_schedules_never_ask_in_one_place_at_one_minute(klass: Klass, at: str, zone: str) -> None:
    await planned(klass)
    await planned(klass, days=["tue", "thu"], at=at, zone=zone)
    refused: Any = klass.instructor.form
    (said,) = [each["error"] for each in refused["inputs"] if each.get("error")]
    assert said.startswith("A question is planned there for the same minute already: Monday, Thursday, 09:30 (Europe/")
    await planned(klass, days=["tue", "thu"], at=at, zone=zone, place="channel:cafe")
    await klass.instructor.says("/icebreaker list", place="general")
    assert klass.instructor.answer.count("Every ") == 2


async def test_several_places_have_several_schedules_and_each_can_be_stopped(klass: Klass) -> None:
    await planned(klass)
    await planned(klass, place="channel:cafe")
    await klass.instructor.says("/icebreaker stop", place="general")
    assert "1. Every Monday and Thursday at 09:30 (Europe/Madrid) in #" in klass.instructor.answer
    lines = klass.instructor.answer.splitlines()
    number = next(line[0] for line in lines if "in #cafe" in line and line[0].isdecimal())
    await klass.instructor.chooses("Stop this one", f"{number}. Monday, Thursday, 09:30")
    assert "Stopped. What was posted stays." in klass.instructor.answer
    await klass.waits(days=7)
    assert (len(cards(klass.ana)), len(cards(klass.ana, "cafe"))) == (2, 0)


async def test_a_schedule_that_is_named_is_stopped_at_once(klass: Klass) -> None:
    await planned(klass)
    await planned(klass, at="10:45", place="channel:cafe")
    general = Place(SPACE, PlaceKind.CHANNEL, "general")
    act = Act("1", ActKind.COMMAND, Person(SPACE, "instructor"), general, Link("icebreakers.icebreaker-stop"))
    (found,) = await klass.router.suggest(replace(act, roles=frozenset({"instructor"})), "schedule", "10:45")
    await klass.instructor.runs("icebreaker stop", {"schedule": found.value}, place="general")
    assert "Stopped. What was posted stays." in klass.instructor.answer
    await klass.instructor.runs("icebreaker stop", {"schedule": found.value}, place="general")
    assert "Schedule: Please pick one of the choices." in klass.instructor.answer
    await klass.waits(days=7)
    assert (len(cards(klass.ana)), len(cards(klass.ana, "cafe"))) == (2, 0)


async def test_what_is_stopped_already_is_said_to_be(klass: Klass) -> None:
    await planned(klass)
    await klass.instructor.says("/icebreaker stop", place="general")
    card = klass.instructor.answer_message
    assert card is not None
    choice = "1. Monday, Thursday, 09:30"
    await klass.instructor.chooses("Stop this one", choice)
    await klass.instructor.says("/icebreaker stop", place="general")
    assert "No questions are planned." in klass.instructor.answer
    stored = await klass.database.read(lambda tx: Icebreakers(tx, SPACE).planned())
    assert stored == {}


async def test_a_course_has_at_most_as_many_schedules_as_one_can_choose_from(klass: Klass) -> None:
    for hour in range(25):
        await planned(klass, at=f"{hour % 24:02}:{hour:02}")
    await planned(klass, at="23:59")
    assert "This course has 25 schedules, and no more fit." in klass.instructor.answer
    await klass.instructor.says("/icebreaker stop", place="general")
    assert "25. " in klass.instructor.answer
    assert "26. " not in klass.instructor.answer


async def test_a_time_in_the_quiet_hours_is_answered_with_when_the_question_really_comes(klass: Klass) -> None:
    await set_up(klass, quiet_from="22:00", quiet_until="07:00")
    await planned(klass, at="06:00", zone="UTC")
    assert "when the quiet hours of the course end." in klass.instructor.answer
    for command in ("/icebreaker list", "/homeroom status"):
        await klass.instructor.says(command, place="general")
        assert "when the quiet hours of the course end." in klass.instructor.answer
        assert "2026-03-05T07:00" in str(klass.instructor.answer_message)
        assert "2026-03-05T06:00" not in str(klass.instructor.answer_message)
    await planned(klass, at="07:00", zone="UTC")
    assert "quiet hours" not in klass.instructor.answer
    await klass.waits(days=3, hours=-1)
    assert {each["at"][11:16] for each in cards(klass.ana)} == {"07:00"}


async def came_back(klass: Klass, **later: float) -> None:
    """Homeroom was not running for a time, and now it is again."""
    klass.clock.leap_to(klass.clock.now() + timedelta(**later))
    await klass.ticker.tick()
    await klass.goes_on()


async def test_what_was_missed_by_a_few_hours_comes_once_and_what_was_missed_by_more_is_said(klass: Klass) -> None:
    await planned(klass, days=["mon", "tue", "wed"], zone="UTC")
    await came_back(klass, hours=5)
    assert len(cards(klass.ana)) == 1
    await klass.assistant.says("/homeroom status", place="general")
    assert "was left out" not in klass.assistant.answer
    await came_back(klass, days=2, hours=10)
    assert len(cards(klass.ana)) == 1
    await klass.assistant.says("/homeroom status", place="general")
    assert "Homeroom was not running on 2026-03-03, so what was planned then was left out." in klass.assistant.answer
    await klass.waits(days=15)
    await klass.assistant.says("/homeroom status", place="general")
    assert "was left out" not in klass.assistant.answer


async def test_what_quiet_hours_held_into_a_pause_does_not_come(klass: Klass) -> None:
    await set_up(klass, quiet_from="22:00", quiet_until="07:00", pauses="2026-03-06 2026-03-08")
    await planned(klass, days=["thu"], at="23:00", zone="UTC")
    await klass.waits(days=7)
    assert cards(klass.ana) == []
    await klass.waits(days=5)
    assert [each["at"][:16] for each in cards(klass.ana)] == ["2026-03-13T07:00"]


async def test_a_question_that_never_came_is_not_on_its_way_for_ever_and_counts_as_unseen(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="cafe")
    await klass.instructor.presses("Post")
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.goes_on()
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("Let go")
    await klass.assistant.says("/homeroom status", place="general")
    assert "on its way" not in klass.assistant.answer
    await klass.waits(days=8)
    await klass.assistant.says("/homeroom status", place="general")
    assert "on its way" not in klass.assistant.answer
    assert await klass.database.read(lambda tx: Icebreakers(tx, SPACE).recent(0, COMING, POSTED, ENDED, GONE)) == []


async def test_the_list_says_what_is_planned_and_what_was_asked_lately(klass: Klass) -> None:
    await klass.assistant.says("/icebreaker list", place="general")
    assert "No questions are planned. To plan some, use /icebreaker schedule." in klass.assistant.answer
    card = await posted(klass)
    await planned(klass)
    await klass.assistant.says("/icebreaker list", place="general")
    assert "next 2026-03-05 08:30." in klass.assistant.answer
    assert f"Asked lately: 2026-03-02 in #general: {question(card)}" in klass.assistant.answer


async def test_the_newest_one_is_mended_from_the_list_also_after_a_restart_of_everything_private(klass: Klass) -> None:
    await planned(klass)
    await klass.waits(days=4)
    await klass.instructor.says("/icebreaker list", place="general")
    await klass.instructor.presses("Mend the newest")
    await klass.instructor.fills({"words": "And what else?"})
    await klass.waits(seconds=20)
    assert "And what else? (edited)" in klass.ana.reads("general")


@pytest.mark.parametrize(
    ("wrong", "option", "sentence"),
    [
        ({"at": "25:99"}, "at", "Please give a time as hours and minutes"),
        ({"days": ["someday"]}, "days", "Please pick one of the choices."),
        ({"days": []}, "days", "Please fill this in."),
        ({"zone": "Mars/Olympus"}, "zone", "This time zone is not known."),
        ({"place": "voice:lounge"}, "place", "This is a voice room. Please pick a channel for messages."),
    ],
)
async def test_what_does_not_fit_stays_at_its_field(
    klass: Klass, wrong: dict[str, object], option: str, sentence: str
) -> None:
    await planned(klass, **wrong)
    assert sentence in klass.instructor.errors[option]
    assert klass.instructor.errors.keys() == {option}
    assert await klass.database.read(lambda tx: Icebreakers(tx, SPACE).planned()) == {}


async def test_a_mended_question_stays_mended_when_it_is_refreshed_and_over(klass: Klass) -> None:
    await posted(klass)
    await mended(klass, "What now?")
    await klass.waits(days=8)
    assert "What now? (edited)" in klass.ana.reads("general")
