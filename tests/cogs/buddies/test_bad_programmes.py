"""What does not fit in a programme, and ids that are made up: a private, exact sentence, and nothing half-done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert

from bot.link import id_to_text
from bot.people import Place, PlaceKind
from storage.buddies import Buddies
from storage.database import Tx
from storage.spaces import Spaces, course_places, courses
from tests.cogs.buddies.stories import COFFEE, GROUPS, drafted, joined, managed, members, programmes, settled, started
from tests.cogs.kept import everything
from tests.klass import MONDAY, SPACE, Klass

OTHER = 123456789
MINE = ("own", "about", "free", "not-alone", "pause", "resume", "leave", "join")
STAFFS = ("begin", "rhythm", "term", "counting", "alone-list", "move", "managed", "stop", "stop-now")


@pytest.mark.parametrize(
    ("given", "option", "said"),
    [
        ({"starts": "2026-03-01"}, "starts", "This day has passed already. Please give 2026-03-04 or a later one."),
        ({"starts": "2026-03-02"}, "starts", "before the first matching. Please give 2026-03-04 or a later day."),
        ({"starts": "2026-03-03", "at": "09:59"}, "starts", "Please give 2026-03-04 or a later day."),
        ({"starts": "2027-04-01"}, "starts", "This is more than a year away."),
        ({"zone": "Mars/Olympus"}, "zone", "not known"),
        ({"kind": "tea"}, "kind", "one of the choices"),
        ({"place": "voice:lounge"}, "place", "voice room"),
        ({"place": "channel:never-was"}, "place", "not there any more"),
    ],
)
async def test_a_programme_that_cannot_begin_so(klass: Klass, given: dict[str, Any], option: str, said: str) -> None:
    await klass.instructor.says("/buddy start", place="general")
    rows = await everything(klass, "deliveries")
    await klass.instructor.fills({**COFFEE, **given})
    assert said in klass.instructor.errors[option]
    assert await everything(klass, "deliveries") == rows


async def test_ten_in_the_morning_of_tomorrow_is_not_too_soon_before_ten(klass: Klass) -> None:
    await drafted(klass, starts="2026-03-03", at="10:01", zone="UTC")
    assert klass.instructor.errors == {}


@pytest.mark.parametrize(
    ("given", "option", "said"),
    [
        ({"ends": "2026-03-30"}, "ends", "A term of less than three weeks leaves no time to meet."),
        ({"ends": "2026-03-09"}, "ends", "A term of less than three weeks"),
        ({"ends": "2028-03-10"}, "ends", "within a year of the first"),
        ({"size": "2"}, "size", "3"),
        ({"size": "9"}, "size", "8"),
        ({"starts": "2026-02-10"}, "starts", "This day has passed already."),
    ],
)
async def test_a_term_that_does_not_fit(klass: Klass, given: dict[str, Any], option: str, said: str) -> None:
    await drafted(klass, **GROUPS)
    await klass.instructor.presses("When")
    await klass.instructor.fills(given)
    assert said in klass.instructor.errors[option]
    await klass.instructor.fills({"starts": "2026-03-10", "ends": "2026-03-31", "size": "8"})
    assert klass.instructor.errors == {}


@pytest.mark.parametrize(
    ("given", "option", "said"),
    [
        ({"weeks": "0"}, "weeks", "1"),
        ({"weeks": "9"}, "weeks", "8"),
        ({"starts": "2026-03-01"}, "starts", "This day has passed already."),
    ],
)
async def test_a_rhythm_that_does_not_fit(klass: Klass, given: dict[str, Any], option: str, said: str) -> None:
    made = await started(klass)
    await managed(klass)
    await klass.instructor.presses("When")
    await klass.instructor.fills(given)
    assert said in klass.instructor.errors[option]
    assert await programmes(klass) == [made]


async def test_a_term_cannot_end_before_today(klass: Klass) -> None:
    await started(klass, **GROUPS)
    await klass.waits(days=40)
    await managed(klass, "Study groups for the term · until Jun 2")
    await klass.instructor.presses("When")
    await klass.instructor.fills({"ends": "2026-04-02"})
    assert "This day has passed already. To end it now, use “Stop”." in klass.instructor.errors["ends"]


async def test_words_that_are_too_long_and_lists_that_are_too_many(klass: Klass) -> None:
    await drafted(klass, **GROUPS)
    await klass.instructor.presses("Not the only one")
    await klass.instructor.fills({"lines": "x" * 61})
    assert "Please keep each to 60 characters." in klass.instructor.errors["lines"]
    await klass.instructor.fills({"lines": "\n".join(f"line {number}" for number in range(13))})
    assert "at most 12" in klass.instructor.errors["lines"]
    await klass.instructor.fills({"lines": ""})
    await klass.instructor.presses("Start it")
    await klass.goes_on()
    await klass.ben.presses("Join")
    await klass.ben.presses("About me")
    await klass.ben.fills({"own": "x" * 41})
    assert "Please keep each to 40 characters." in klass.ben.errors["own"]
    await klass.ben.fills({"own": "\n".join("abcdefghi")})
    assert "at most 8" in klass.ben.errors["own"]
    await klass.ben.fills({"own": "", "likes": ["nonsense"]})
    assert "one of the choices" in klass.ben.errors["likes"]
    assert not (await members(klass))["ben"].told


async def test_ten_programmes_are_enough_for_a_course(klass: Klass) -> None:
    made = await started(klass)
    more = [replace(made, programme_id=number) for number in range(1, 10)]
    await klass.database.write(SPACE, lambda tx: [Buddies(tx, SPACE).add(each) for each in more] and None)
    await drafted(klass)
    assert "In this course 10 programmes run already." in klass.instructor.answer


async def test_of_previews_that_wait_no_more_are_started_than_may_run(klass: Klass) -> None:
    made = await started(klass)
    more = [replace(made, programme_id=number) for number in range(1, 9)]
    await klass.database.write(SPACE, lambda tx: [Buddies(tx, SPACE).add(each) for each in more] and None)
    await drafted(klass, starts="2026-03-11")
    preview: Any = klass.instructor.answer_message
    await drafted(klass, starts="2026-03-12")
    await klass.instructor.presses("Start it")
    assert "It runs" in klass.instructor.answer
    await klass.instructor.presses("Start it", message=preview["id"])
    assert "In this course 10 programmes run already." in klass.instructor.answer
    assert len(await programmes(klass)) == 10


def pressed(klass: Klass, who: str, name: str, this: int) -> Any:
    """Somebody presses what they made up."""
    message = str(klass.seats[who].sees("general")[0]["id"])
    return klass.classroom.press(who, "channel:general", message, f"buddies.{name}:{id_to_text(this)}")


@pytest.mark.parametrize("name", [*MINE, *STAFFS])
async def test_an_id_that_is_none_or_of_another_course_finds_nothing(klass: Klass, name: str) -> None:
    made = await started(klass)
    physics = Place(SPACE, PlaceKind.CHANNEL, "cafe")

    def store(tx: Tx) -> None:
        tx.execute(insert(courses).values(space_id=SPACE, course_id=77, name="Physics"))
        tx.execute(insert(course_places).values(space_id=SPACE, course_id=77, place=physics.key))
        Spaces(tx, SPACE).moved_on()
        Buddies(tx, SPACE).add(replace(made, programme_id=OTHER, course_id=77, place=physics))

    await klass.database.write(SPACE, store)
    who = "ben" if name in MINE else "instructor"
    rows = await everything(klass, "deliveries", "people")
    for this in (OTHER, 987654321):
        answer = await pressed(klass, who, name, this)
        assert "is not there" in str(answer) + klass.seats[who].answer, answer
    assert await everything(klass, "deliveries", "people") == rows


@pytest.mark.parametrize("name", ["rhythm", "term", "not-alone"])
async def test_a_form_of_the_other_kind_of_programme_finds_nothing(klass: Klass, name: str) -> None:
    made = await started(klass, **(GROUPS if name == "rhythm" else {}))
    await joined(klass, "instructor")
    await pressed(klass, "instructor", name, made.programme_id)
    if klass.instructor.form is not None and name == "not-alone":
        await klass.instructor.fills({"own": "the only one", "may_use": True})
    assert "is not there" in klass.instructor.answer
    assert await programmes(klass) == [made]


@pytest.mark.parametrize("name", ["join", "about", "free", "rhythm", "counting", "move", "stop"])
async def test_what_is_over_takes_nothing_more(klass: Klass, name: str) -> None:
    made = await started(klass)
    await joined(klass, "ben", "instructor")
    await klass.database.write(SPACE, lambda tx: Buddies(tx, SPACE).end(made.programme_id, MONDAY) or None)
    who = "ben" if name in MINE else "instructor"
    await pressed(klass, who, name, made.programme_id)
    assert "This programme is over, so nothing was changed." in klass.seats[who].answer
    await pressed(klass, "ben", "own", made.programme_id)
    assert "This programme is over." in klass.ben.answer
    await pressed(klass, "ben", "leave", made.programme_id)  # which one always can
    assert "You have left, and what you told is deleted." in klass.ben.answer


async def test_a_draft_is_nothing_that_anybody_could_join(klass: Klass) -> None:
    await drafted(klass)
    await klass.ben.says("Hello!", place="general")
    found = await klass.database.read(lambda tx: Buddies(tx, SPACE).running())
    assert found == []
    await klass.ben.says("/buddy join", place="general")
    assert "There is nothing to join" in klass.ben.answer


async def test_a_form_that_was_open_while_its_programme_ended(klass: Klass) -> None:
    made = await started(klass)
    await klass.ben.presses("Join")
    await klass.ben.presses("About me")
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    await klass.ben.fills({"hopes": "To pass"})
    assert "This programme is over" in klass.ben.answer
    assert await members(klass, made) == {}
