"""What is wrong in a course, each with what helps."""

from __future__ import annotations

from tests.klass import Klass


async def doctor(klass: Klass) -> str:
    """What the instructor is told."""
    await klass.instructor.says("/homeroom doctor", place="general")
    return klass.instructor.answer


async def set_up(klass: Klass, **values: str) -> None:
    """The course's form, sent with these values in place of what it starts with."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills(dict(values))


async def test_a_course_that_is_not_set_up_is_one_press_from_its_form(klass: Klass) -> None:
    assert "The course is not set up yet. Press the button" in await doctor(klass)
    await klass.instructor.presses("Set up the course")
    await klass.instructor.fills({})
    said = await doctor(klass)
    assert "Nothing is wrong here." in said
    assert "Only you can see this." in said


async def test_a_main_place_that_is_missing_closed_or_gone_is_named_with_what_helps(klass: Klass) -> None:
    await set_up(klass, main_place="")
    assert "The course has no main place. Choose one with the button" in await doctor(klass)
    await klass.instructor.presses("Change the course")
    await klass.instructor.fills({"main_place": "channel:cafe", "staff_place": "channel:staff"})
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    assert "The main place #cafe: Homeroom may not write there. Give it the right" in await doctor(klass)
    await klass.classroom.register.change_place("channel:cafe", muzzled=False)
    await klass.classroom.register.remove_place("channel:staff")
    said = await doctor(klass)
    assert "The staff place #staff: The channel was deleted. Choose another place with /homeroom course" in said
    assert "The main place" not in said


async def test_a_staff_place_that_students_read_is_named(klass: Klass) -> None:
    await set_up(klass, staff_place="channel:cafe")
    assert "• Students can read in #cafe, the staff place, and will see there" in await doctor(klass)
    await klass.classroom.register.change_place("channel:cafe", staff=True)
    assert "Nothing is wrong here." in await doctor(klass)
    await klass.classroom.register.change_place("channel:cafe", staff=False)
    await klass.instructor.says("About the reports", place="staff")
    await set_up(klass, staff_place=await klass.instructor.opens_thread(klass.instructor.sees("staff")[-1]))
    assert "Nothing is wrong here." in await doctor(klass)


async def test_what_could_not_be_delivered_is_counted_and_leads_to_the_status(klass: Klass) -> None:
    await set_up(klass)
    await klass.instructor.says("/icebreaker now", place="cafe")
    await klass.instructor.presses("Post")
    await klass.classroom.register.remove_place("channel:cafe")
    await klass.goes_on()
    said = await doctor(klass)
    assert "One message could not be delivered. The button shows why and what helps." in said
    assert "Nothing is wrong here." not in said
    await klass.instructor.presses("How things stand")
    assert "Not delivered: Icebreakers, " in klass.instructor.answer


async def test_what_rests_is_no_complaint_but_said(klass: Klass) -> None:
    await set_up(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-06", place="general")
    assert "Nothing is wrong here.\nEverything rests until the end of 2026-03-06." in await doctor(klass)


async def test_only_instructors_ask_it(klass: Klass) -> None:
    await klass.assistant.runs("homeroom doctor", place="general")
    assert "for the course’s instructors" in klass.assistant.answer
