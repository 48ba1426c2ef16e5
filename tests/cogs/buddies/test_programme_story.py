"""A programme as its instructor lives it: a preview, its card, changes that hold from the next time on, and its end."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from bot.people import Person
from storage.apart import Apart
from storage.buddies import Buddies, Criterion
from storage.schedules import Schedules
from tests.cogs.buddies.stories import (
    GROUPS,
    STUDENTS,
    buttons,
    card,
    cards,
    drafted,
    fields,
    joined,
    managed,
    members,
    own_fields,
    private,
    programmes,
    settled,
    started,
)
from tests.cogs.kept import everything
from tests.klass import MONDAY, SPACE, Klass

RUNS = "It runs, and its card is on its way to #general."


async def test_nobody_sees_a_programme_before_it_is_started(klass: Klass) -> None:
    await drafted(klass)
    shown = own_fields(klass.instructor)
    assert shown["When"] == "every 2 weeks, on Tuesday at 10:00 (Europe/Madrid)"
    # Ten o'clock in Madrid, before and after its clocks change on the 29th.
    assert [each[:16] for each in shown["The next dates"].split("\n")] == [
        *("2026-03-10T09:00", "2026-03-24T09:00", "2026-04-07T08:00")
    ]
    assert buttons(private(klass.instructor)) == ["Start it", "When", "What counts", "Another channel"]
    assert cards(klass.ana) == []
    assert await programmes(klass) == []


async def test_started_twice_it_is_started_once(klass: Klass) -> None:
    await drafted(klass)
    (start,) = [each for _, each in klass.instructor._actions() if each["label"] == "Start it"]
    await klass.instructor.presses("Start it")
    assert RUNS in klass.instructor.answer
    on = str(klass.instructor.sees("general")[-1]["id"])
    await klass.classroom.press("instructor", "channel:general", on, str(start["link"]))
    assert RUNS in klass.instructor.answer
    await klass.goes_on()
    assert len(await programmes(klass)) == 1
    assert [each["title"] for each in cards(klass.ben)] == ["Meet someone new"]
    assert buttons(card(klass.ben)) == ["Join", "My answers"]


async def test_the_same_form_sent_again_finds_the_preview_that_is_there(klass: Klass) -> None:
    await drafted(klass)
    await drafted(klass)
    await klass.instructor.presses("Start it")
    await drafted(klass)
    await klass.instructor.presses("Start it")
    await klass.goes_on()
    assert len(await programmes(klass)) == 2  # what is started is another one, and they run side by side


async def test_a_preview_that_nobody_starts_is_forgotten_after_a_day(klass: Klass) -> None:
    await drafted(klass)
    await klass.waits(days=1, minutes=1)
    await klass.instructor.presses("Start it")
    assert "This programme of study buddies is not there" in klass.instructor.answer
    await klass.goes_on()
    assert cards(klass.ana) == []


async def test_the_card_says_in_the_readers_language_what_one_joins(klass: Klass) -> None:
    await started(klass)
    assert card(klass.ben)["title"] == "Meet someone new"
    assert fields(card(klass.ben))["When"] == "every 2 weeks, on Tuesday at 10:00 (Europe/Madrid)"
    assert fields(card(klass.ben))["The next time"].startswith("2026-03-10T09:00")
    await klass.ana.presses("Join")
    assert "Ya participas." in klass.ana.answer


async def test_study_groups_have_a_term_of_three_parts(klass: Klass) -> None:
    await drafted(klass, **GROUPS)
    shown = own_fields(klass.instructor)
    assert [each[:10] for each in shown["Groups are made, and offered anew"].split("\n")] == [
        *("2026-03-10", "2026-04-07", "2026-05-05")
    ]
    size = "About 4 people: as near as their number allows, from 3 to 8; if only two are in, they begin as two"
    assert shown["In a group"] == size
    assert "Whoever wishes can skip the first groups; after that" in shown["The day before"]
    assert shown["What counts"].startswith("common hours, nobody the only one, new people, ")
    assert shown["Free hours they share"] == "at least 4 a week"
    await klass.instructor.presses("When")
    await klass.instructor.fills({"ends": "2026-03-31", "size": "3"})
    assert own_fields(klass.instructor)["In a group"] == size.replace("4", "3")
    await klass.instructor.presses("Not the only one")
    await klass.instructor.fills({"lines": "the only woman\n the only one who works \nThe only woman"})
    await klass.instructor.presses("Start it")
    await klass.goes_on()
    (made,) = await programmes(klass)
    assert (made.size, made.ends, made.alone) == (3, date(2026, 3, 31), ("the only woman", "the only one who works"))
    assert card(klass.ben)["title"] == "Study groups for the term"
    await klass.waits(days=30)
    assert "This programme is over." in card_text(klass)
    assert await programmes(klass) == []


def card_text(klass: Klass) -> str:
    """What the card says to Ben."""
    return klass.ben.reads("general")


async def test_what_counts_is_in_order_and_each_once(klass: Klass) -> None:
    await drafted(klass)
    await klass.instructor.presses("What counts")
    await klass.instructor.fills({"first": "interests", "second": "interests"})
    assert "This stands higher already." in klass.instructor.errors["second"]
    await klass.instructor.fills({"first": "interests", "second": "hours", "third": None, "floor": 0, "reminds": False})
    shown = own_fields(klass.instructor)
    assert shown["What counts"] == "somebody new first, shared interests, common hours"
    assert shown["Free hours they share"] == "any, or none"
    assert shown["The day before"] == "the channel is not told"
    await klass.instructor.presses("What counts")
    await klass.instructor.fills(dict.fromkeys(("first", "second", "third")))
    await klass.instructor.presses("Start it")
    (made,) = await programmes(klass)
    assert made.counts == ()
    assert (made.floor, made.reminds) == (0, False)


async def test_what_is_changed_while_it_runs_holds_from_the_next_matching_on(klass: Klass) -> None:
    made = await started(klass)
    await managed(klass)
    assert "holds from the next matching on; groups that meet now stay" in klass.instructor.answer
    await klass.instructor.presses("When")
    await klass.instructor.fills({"starts": "2026-03-12", "at": "18:30", "zone": "UTC", "weeks": "1"})
    assert own_fields(klass.instructor)["When"] == "every Thursday at 18:30 (UTC)"
    await settled(klass)
    assert fields(card(klass.ben))["When"] == "every Thursday at 18:30 (UTC)"
    kept = await klass.database.read(lambda tx: Schedules(tx, SPACE).get(made.programme_id))
    assert kept is not None
    assert str(kept.slot) == "2026-03-11 18:30:00"  # a day before, on Wednesdays
    assert kept.rule["days"] == ["wed"]
    await klass.instructor.presses("What counts")
    await klass.instructor.fills({"first": "ways", "second": None, "third": None})
    (now,) = await programmes(klass)
    assert now.counts == (Criterion.WAYS,)
    assert (now.day, now.at, now.weeks) == ("thu", time(18, 30), 1)


async def test_the_form_of_what_runs_begins_with_the_next_day_and_not_with_a_day_that_has_passed(klass: Klass) -> None:
    await started(klass)
    await klass.waits(days=10)
    await managed(klass)
    await klass.instructor.presses("When")
    form: Any = klass.instructor.form
    assert {each["name"]: each["value"] for each in form["inputs"]}["starts"] == "2026-03-24"


async def test_a_term_that_has_begun_keeps_its_first_day_and_can_end_later(klass: Klass) -> None:
    await started(klass, **GROUPS)
    await klass.waits(days=10)
    await managed(klass, "Study groups for the term · until Jun 2")
    await klass.instructor.presses("When")
    await klass.instructor.fills({"ends": "2026-06-30"})
    assert klass.instructor.errors == {}
    (made,) = await programmes(klass)
    assert made.ends == date(2026, 6, 30)
    await klass.waits(days=95)
    assert len(await programmes(klass)) == 1
    await klass.waits(days=20)
    assert await programmes(klass) == []


async def test_in_another_channel_its_card_stands_there_and_nowhere_else(klass: Klass) -> None:
    await started(klass)
    await managed(klass)
    await klass.instructor.presses("Another channel")
    await klass.instructor.fills({"place": "channel:cafe"})
    await settled(klass)
    assert cards(klass.ben) == []
    assert card(klass.ben, "cafe")["title"] == "Meet someone new"


async def test_stopping_says_what_it_comes_to_and_deletes_what_was_told_some_weeks_later(klass: Klass) -> None:
    made = await started(klass)
    await joined(klass, "ben")
    await managed(klass)
    await klass.instructor.presses("Stop")
    assert "Groups that meet now stay until their time is up. This cannot be taken back" in klass.instructor.answer
    await klass.instructor.presses("Let it go on")
    assert len(await programmes(klass)) == 1
    await klass.instructor.presses("Stop")
    await klass.instructor.presses("Stop it")
    assert "is deleted within 60 days" in klass.instructor.answer
    await settled(klass)
    assert "This programme is over. Thank you" in card_text(klass)
    assert buttons(card(klass.ben)) == []
    assert [*await members(klass, made)] == ["ben"]
    assert await klass.database.read(lambda tx: Schedules(tx, SPACE).get(made.programme_id)) is None
    await klass.waits(days=61)
    assert await members(klass, made) == {}
    assert await klass.database.read(lambda tx: Buddies(tx, SPACE).get(made.programme_id)) is None


async def test_undo_takes_it_back_with_what_people_told_and_counts_nobody(klass: Klass) -> None:
    made = await started(klass)
    await joined(klass, "ben", "chi")
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    assert cards(klass.ben) == []
    assert await members(klass, made) == {}
    assert "2" not in klass.instructor.answer


async def test_how_many_are_in_is_told_in_fives_to_everybody(klass: Klass) -> None:
    await started(klass)
    await joined(klass, *STUDENTS[:4])
    assert "Who is in" not in fields(card(klass.ben))
    before = card(klass.ben)
    await klass.instructor.says("/buddy list", place="general")
    assert "Fewer than 5 people are in." in klass.instructor.answer
    await joined(klass, STUDENTS[4])
    assert fields(card(klass.ben))["Who is in"] == "At least 5 people are in."
    assert before != card(klass.ben)
    await joined(klass, STUDENTS[5])
    assert fields(card(klass.ben))["Who is in"] == "At least 5 people are in."
    await klass.instructor.says("/homeroom status", place="general")
    assert "At least 5 people are in." in klass.instructor.answer


async def test_in_between_the_card_is_not_sent_anew(klass: Klass) -> None:
    await started(klass)
    standing = (await everything(klass))["standing"]
    await joined(klass, "ben", "chi")
    assert (await everything(klass))["standing"] == standing
    await joined(klass, "s1", "s2", "s3")
    assert (await everything(klass))["standing"] != standing


@pytest.mark.parametrize("who", ["assistant", "ben"])
async def test_only_instructors_start_and_look_after_programmes(klass: Klass, who: str) -> None:
    for line in ("/buddy start", "/buddy list"):
        await klass.seats[who].says(line, place="general")
        assert "This is for the course's instructors" in klass.seats[who].answer.replace("’", "'")


async def test_the_staff_s_status_says_when_people_are_matched_next(klass: Klass) -> None:
    await klass.instructor.says("/homeroom status", place="general")
    assert "No programme runs." in klass.instructor.answer
    await started(klass)
    await started(klass, **GROUPS)
    await klass.assistant.says("/homeroom status", place="general")
    assert "• Meet someone new, in #general: Fewer than 5 people are in. Next: 2026-03-10" in klass.assistant.answer
    assert "• Study groups for the term, in #general" in klass.assistant.answer


async def test_who_is_kept_apart_is_nobodys_business(klass: Klass) -> None:
    await started(klass)
    chi = Person(SPACE, "chi")
    await klass.database.write(SPACE, lambda tx: Apart(tx, SPACE).say(Person(SPACE, "ben"), chi, MONDAY) or None)
    for seat in (klass.chi, klass.instructor):
        await seat.says("/homeroom me", place="general")
        assert "never matched" not in seat.answer
    await klass.instructor.says("/homeroom status", place="general")
    assert "never matched" not in klass.instructor.answer
