"""Setting up a course, from the bare start on."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.web.seat import Seat
from bot.people import Place, PlaceKind
from storage.spaces import Course, Spaces
from tests.klass import SPACE, Klass


async def course(klass: Klass) -> Course:
    """The course as it is stored."""
    snapshot = await klass.database.read(lambda tx: Spaces(tx, SPACE).snapshot())
    assert snapshot is not None
    return snapshot.courses[0]


async def set_up(klass: Klass, **values: Any) -> None:
    """The form, sent with these values in place of what it starts with."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills(values)


def shown(seat: Seat) -> dict[str, Any]:
    """What the open form starts with, by input."""
    assert seat.form is not None
    inputs: Any = seat.form["inputs"]
    return {each["name"]: each["value"] for each in inputs}


async def test_a_class_sees_nothing_until_an_instructor_calls_and_then_only_the_instructor_does(klass: Klass) -> None:
    await klass.goes_on()
    assert klass.ana.reads("general") == ""
    await klass.instructor.says("/homeroom start", place="general")
    assert "[Set up the course]" in klass.instructor.answer
    assert "Only you can see this." in klass.instructor.answer
    assert klass.ana.reads("general") == ""


async def test_from_the_start_card_over_the_form_to_a_first_icebreaker(klass: Klass) -> None:
    await klass.instructor.says("/homeroom start", place="general")
    assert "[Preview a first icebreaker]" not in klass.instructor.answer
    await klass.instructor.presses("Set up the course")
    await klass.instructor.fills({})
    assert "Main place: #general" in klass.instructor.answer
    await klass.instructor.presses("Preview a first icebreaker")
    assert "[Post]" in klass.instructor.answer
    assert "#general" in klass.instructor.answer


async def test_the_form_starts_with_a_default_for_everything(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    assert shown(klass.instructor) == {
        "name": "Class",
        "language": "en",
        "time_zone": "UTC",
        "main_place": "channel:general",
        "staff_place": "channel:staff",
        "quiet_from": "22:00",
        "quiet_until": "07:00",
        "pauses": "",
    }


async def test_the_staff_place_is_proposed_where_it_is_clear_and_only_until_somebody_chose(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="staff")
    assert (shown(klass.instructor)["main_place"], shown(klass.instructor)["staff_place"]) == (None, "channel:staff")
    another = await klass.classroom.register.add_channel("office", staff=True)
    await klass.instructor.says("/homeroom course", place="general")
    assert shown(klass.instructor)["staff_place"] is None
    await klass.classroom.register.remove_place(another)
    await set_up(klass, staff_place="")
    await klass.instructor.says("/homeroom course", place="general")
    assert shown(klass.instructor)["staff_place"] is None


async def test_a_staff_place_that_students_read_is_kept_and_it_is_said(klass: Klass) -> None:
    await set_up(klass, staff_place="channel:cafe")
    assert "Students can read in #cafe, the staff place" in klass.instructor.answer
    await set_up(klass, name="Biology")
    assert "Students can read in #cafe, the staff place" in klass.instructor.answer
    assert (await course(klass)).staff_place == Place(SPACE, PlaceKind.CHANNEL, "cafe")
    await set_up(klass, staff_place="channel:staff")
    assert "Students can read" not in klass.instructor.answer


async def test_what_the_form_says_is_stored_and_it_starts_with_that_the_next_time(klass: Klass) -> None:
    weeks = "2026-12-21 2027-01-06\n2026-04-03"
    values = {
        "name": "  Biology \n 101  ",
        "language": "es",
        "time_zone": "europe/madrid",
        "main_place": "channel:cafe",
        "staff_place": "channel:staff",
        "quiet_from": "21:30",
        "quiet_until": "8:00",
        "pauses": weeks,
    }
    await set_up(klass, **values)
    found = await course(klass)
    assert (found.name, found.language, found.time_zone) == ("Biology 101", "es", "Europe/Madrid")
    assert found.main_place == Place(SPACE, PlaceKind.CHANNEL, "cafe")
    assert found.set_up
    await klass.instructor.says("/homeroom course", place="general")
    assert shown(klass.instructor) == {
        **values,
        "name": "Biology 101",
        "time_zone": "Europe/Madrid",
        "quiet_until": "08:00",
        "pauses": "2026-04-03 2026-04-03\n2026-12-21 2027-01-06",
    }


async def test_what_is_left_empty_is_no_more(klass: Klass) -> None:
    await set_up(klass)
    await set_up(klass, main_place="", quiet_from="", quiet_until="")
    found = await course(klass)
    assert (found.main_place, found.quiet) == (None, None)
    assert "Quiet hours: None" in klass.instructor.answer


async def test_a_form_sent_twice_says_and_stores_the_same(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    form = klass.instructor.form
    await klass.instructor.fills({"pauses": "2026-12-21 2027-01-06"})
    first = await course(klass)
    klass.instructor.form = form
    await klass.instructor.fills({"pauses": "2026-12-21 2027-01-06"})
    again = await course(klass)
    assert [(each.first, each.last) for each in again.pauses] == [(each.first, each.last) for each in first.pauses]
    assert "Pause weeks: 2026-12-21 2027-01-06" in klass.instructor.answer


@pytest.mark.parametrize(
    ("wrong", "option", "sentence"),
    [
        ({"time_zone": "Europe/Atlantis"}, "time_zone", "This time zone is not known."),
        ({"language": "xx"}, "language", "Please pick one of the choices."),
        ({"name": ""}, "name", "Please fill this in."),
        ({"name": "\u200b\u202e"}, "name", "Please fill this in."),
        ({"name": "a" * 5000}, "name", "This is 5,000 characters long, 80 fit."),
        ({"quiet_from": "25:00"}, "quiet_from", "Please give a time as hours and minutes"),
        ({"quiet_from": ""}, "quiet_from", "Please fill in both, or leave both empty."),
        ({"quiet_until": ""}, "quiet_until", "Please fill in both, or leave both empty."),
        ({"quiet_until": "22:00"}, "quiet_until", "Quiet hours begin and end at the same time."),
        ({"main_place": "nonsense"}, "main_place", "Please pick a channel from this class."),
        ({"main_place": "channel:never-was"}, "main_place", "This channel is not there any more."),
        ({"main_place": "voice:lounge"}, "main_place", "This is a voice room. Please pick a channel for messages."),
        ({"staff_place": "channel:general"}, "staff_place", "This is the main place, which everyone sees."),
        ({"pauses": "2026-12-21 2027-01-06\nholidays"}, "pauses", "Line 2 (“holidays”) cannot be read."),
        ({"pauses": "2026-02-30"}, "pauses", "Line 1 (“2026-02-30”) has a day that is not in the calendar."),
        ({"pauses": "2026-12-21 2026-12-01"}, "pauses", "Line 1 (“2026-12-21 2026-12-01”) ends before it begins."),
        ({"pauses": "2026-12-21 2062-01-06"}, "pauses", "is longer than a year"),
    ],
)
async def test_what_does_not_fit_is_said_at_its_field_and_nothing_is_lost_or_stored(
    klass: Klass, wrong: dict[str, Any], option: str, sentence: str
) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff", **wrong})
    assert sentence in klass.instructor.errors[option]
    assert klass.instructor.errors.keys() == {option}
    assert shown(klass.instructor)["staff_place"] == wrong.get("staff_place", "channel:staff")
    assert not (await course(klass)).set_up


async def test_a_deleted_and_a_closed_channel_are_told_apart(klass: Klass) -> None:
    old = await klass.classroom.register.add_channel("old")
    await set_up(klass, main_place=old)
    await klass.instructor.says("/homeroom course", place="general")
    await klass.classroom.register.change_place(old, muzzled=True)
    await klass.instructor.fills({})
    assert "Homeroom may not write there." in klass.instructor.errors["main_place"]
    await klass.classroom.register.remove_place(old)
    await klass.instructor.fills({})
    assert "This channel is not there any more." in klass.instructor.errors["main_place"]
    await klass.instructor.fills({"main_place": "channel:cafe"})
    assert "Main place: #cafe" in klass.instructor.answer


async def test_words_of_people_stay_words(klass: Klass) -> None:
    await set_up(klass, name="**Bio** @everyone <b>101</b> مرحبا 🎉")
    await klass.instructor.says("/homeroom start", place="general")
    assert "**Bio** @everyone <b>101</b> مرحبا 🎉 is set up." in klass.instructor.answer
    card: Any = klass.instructor.answer_message
    assert {"t": "said", "text": "**Bio** @everyone <b>101</b> مرحبا 🎉", "bold": True} in card["card"]["text"]


async def test_students_and_assistants_see_what_they_can_do_instead(klass: Klass) -> None:
    await klass.ben.says("/homeroom start", place="general")
    assert "/homeroom me – What is kept about you" in klass.ben.answer
    assert "/homeroom course" not in klass.ben.answer
    await klass.assistant.says("/homeroom help", place="general")
    assert "/homeroom status – " in klass.assistant.answer
    assert "/homeroom course" not in klass.assistant.answer
    await klass.instructor.says("/homeroom help", place="general")
    assert "/homeroom course – " in klass.instructor.answer
    assert "/icebreaker now – " in klass.instructor.answer


async def test_a_student_who_asks_for_the_course_is_refused_kindly(klass: Klass) -> None:
    await klass.ben.runs("homeroom course", place="general")
    assert "for the course’s instructors" in klass.ben.answer
    assert klass.ben.form is None


async def test_the_private_answers_are_in_the_readers_language_and_the_cards_in_the_courses(klass: Klass) -> None:
    await klass.ana.says("/homeroom help", place="general")
    assert "Qué puedes hacer aquí" in klass.ana.answer
    await set_up(klass, language="es")
    assert "Language of shared cards: Español" in klass.instructor.answer
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    assert "Una pregunta" in klass.ben.reads("general")
