"""Who helps to run the course: roles given here, on top of those that the platform gives."""

from __future__ import annotations

import pytest

from bot.people import Role
from storage.spaces import Spaces
from tests.klass import SPACE, Klass


async def given(klass: Klass) -> dict[str, Role]:
    """Who was given a role here."""
    return await klass.database.read(lambda tx: Spaces(tx, SPACE).granted(0))


async def change(klass: Klass, person: str, role: str) -> str:
    """Gives a role, and returns what is answered."""
    await klass.instructor.runs("homeroom roles", {"person": person, "role": role}, place="general")
    return klass.instructor.answer


async def test_at_first_everybody_has_their_role_from_the_platform(klass: Klass) -> None:
    await klass.instructor.says("/homeroom roles", place="general")
    assert "No role was given here yet." in klass.instructor.answer
    assert "Whoever is “instructor” there: Instructor" in klass.instructor.answer
    assert "Whoever is “assistant” there: Assistant" in klass.instructor.answer
    assert "“student”" not in klass.instructor.answer
    assert "cannot be told" not in klass.instructor.answer
    assert "Only you can see this." in klass.instructor.answer


async def test_a_role_that_is_given_holds_at_once_and_is_taken_back_as_easily(klass: Klass) -> None:
    await klass.ben.runs("homeroom status", place="general")
    assert "for the course’s assistants and instructors" in klass.ben.answer
    assert "@Ben now has the role: Assistant." in await change(klass, "ben", "assistant")
    await klass.ben.runs("homeroom status", place="general")
    assert "How things stand" in klass.ben.answer
    await klass.instructor.says("/homeroom roles", place="general")
    assert "Assistants: @Ben" in klass.instructor.answer
    assert "@Ben no longer has the role given here: Assistant." in await change(klass, "ben", "student")
    await klass.ben.runs("homeroom status", place="general")
    assert "for the course’s assistants and instructors" in klass.ben.answer
    assert await given(klass) == {}


async def test_the_form_does_the_same_and_names_both(klass: Klass) -> None:
    await klass.instructor.says("/homeroom roles", place="general")
    await klass.instructor.presses("Give or take back a role")
    await klass.instructor.fills({})
    assert klass.instructor.errors == {"person": "Please fill this in.", "role": "Please fill this in."}
    await klass.instructor.fills({"person": "chi", "role": "instructor"})
    assert "@Chi now has the role: Instructor." in klass.instructor.answer
    assert await given(klass) == {"chi": Role.INSTRUCTOR}


async def test_what_changes_nothing_is_said_to_change_nothing(klass: Klass) -> None:
    assert "No role was given to @Ben here, so nothing changed." in await change(klass, "ben", "student")
    await change(klass, "ben", "assistant")
    assert "@Ben has the role Assistant already, so nothing changed." in await change(klass, "ben", "assistant")


async def test_the_only_one_to_whom_it_was_given_keeps_it_until_there_is_another(klass: Klass) -> None:
    await change(klass, "ben", "instructor")
    await klass.ben.runs("homeroom roles", {"person": "ben", "role": "student"}, place="general")
    assert "You are the only instructor to whom the role was given here" in klass.ben.answer
    await klass.ben.runs("homeroom roles", {"person": "chi", "role": "instructor"}, place="general")
    await klass.ben.runs("homeroom roles", {"person": "ben", "role": "student"}, place="general")
    assert "@Ben no longer has the role given here: Instructor." in klass.ben.answer
    assert await given(klass) == {"chi": Role.INSTRUCTOR}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"person": "ben"}, "Role: Please say which role"),
        ({"role": "assistant"}, "Person: Please say who"),
        ({"person": "nobody-here", "role": "assistant"}, "Person: Please pick a person from this class."),
        ({"person": "ben", "role": "headmaster"}, "Role: Please pick one of the choices."),
    ],
)
async def test_half_or_wrong_is_said_exactly_and_gives_nothing(
    klass: Klass, values: dict[str, str], sentence: str
) -> None:
    await klass.instructor.runs("homeroom roles", dict(values), place="general")
    assert sentence in klass.instructor.answer
    assert await given(klass) == {}


async def test_assistants_see_neither_the_roles_nor_the_form(klass: Klass) -> None:
    await klass.assistant.runs("homeroom roles", {"person": "assistant", "role": "instructor"}, place="general")
    assert "for the course’s instructors" in klass.assistant.answer
    assert await given(klass) == {}


async def test_who_has_the_role_is_greeted_as_that(klass: Klass) -> None:
    for seat, said in (
        (klass.ben, "Mostly you press buttons on what is posted."),
        (klass.assistant, "You help to run this course, so you can use:"),
        (klass.instructor, "You run this course, so all of this is yours to use:"),
    ):
        await seat.says("/homeroom help", place="general")
        assert said in seat.answer
        assert "Only you can see this." in seat.answer
