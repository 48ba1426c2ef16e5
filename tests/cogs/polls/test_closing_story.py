"""How a poll ends: at a time, after a while, with so many answers, by hand; more time; and the one reminder."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.platform import Undelivered, Why
from storage.database import Tx
from storage.jobs import Job, jobs, refresh_all_again
from tests.cogs.polls.stories import (
    EVERYBODY,
    all_press,
    answered,
    asked,
    card,
    cards,
    closed,
    drafted,
    fields,
    looks_after,
    posted,
    says_here,
    settled,
)
from tests.klass import MONDAY, SPACE, Klass

OVER = "A poll that is over"
REMINDER = "Open until"


def is_over(klass: Klass) -> bool:
    """Whether the newest poll takes no answers."""
    return bool(card(klass)["title"] == OVER)


async def closing(klass: Klass, **values: str) -> None:
    """A poll stands that closes as these say."""
    await drafted(klass)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills(values)
    assert klass.instructor.errors == {}
    await posted(klass)


async def test_without_a_word_it_closes_after_the_hours_of_the_course(klass: Klass) -> None:
    await asked(klass)
    assert fields(klass)["Closes"] == (MONDAY + timedelta(hours=72)).isoformat()
    await klass.waits(hours=71, minutes=59)
    assert not is_over(klass)
    await klass.waits(minutes=2)
    assert is_over(klass)


async def test_it_closes_after_a_while(klass: Klass) -> None:
    await asked(klass, closes="90m")
    await klass.waits(minutes=89)
    assert not is_over(klass)
    await klass.waits(minutes=2)
    assert is_over(klass)


async def test_it_closes_at_a_time(klass: Klass) -> None:
    await closing(klass, until="2026-03-02 12:30")
    await klass.waits(hours=3, minutes=29)
    assert not is_over(klass)
    await klass.waits(minutes=2)
    assert is_over(klass)


async def test_it_closes_with_so_many_answers(klass: Klass) -> None:
    await drafted(klass)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"with_answers": "4"})
    assert klass.instructor.errors == {
        "with_answers": "With fewer than 5 answers nothing could be shown. Please give 5 or more."
    }
    await klass.instructor.fills({"with_answers": "6"})
    assert "72 hours after it is posted, or with 6 answers" in klass.instructor.answer
    await posted(klass)
    assert fields(klass)["Closes"].endswith(", or with 6 answers")
    await all_press(klass, *["Monday"] * 5)
    await klass.ben.presses("Take it back")
    await answered(klass, s3="Friday")
    assert not is_over(klass), "who took an answer back is not counted"
    await answered(klass, s4="Friday")
    assert is_over(klass)
    assert fields(klass)["Took part"] == "6 people"


async def test_a_named_one_closes_with_the_first_answers_too(klass: Klass) -> None:
    await drafted(klass, label="named")
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"with_answers": "2"})
    await posted(klass)
    await all_press(klass, "Monday", "Friday")
    assert is_over(klass)


async def test_it_closes_by_hand(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    await looks_after(klass)
    await klass.instructor.presses("Close now")
    assert klass.instructor.answer.startswith("It is closed, and takes no more answers.")
    await settled(klass)
    assert fields(klass)["Took part"] == "5 people"
    await closed(klass)
    assert says_here(klass).count("What came of “Which day?”") == 1


async def test_it_is_given_more_time_and_closes_then(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await looks_after(klass)
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "3h"})
    assert klass.instructor.answer.startswith("It is open until 2026-03-02 14:00 now.")
    await klass.waits(hours=4, minutes=58)
    assert not is_over(klass)
    await klass.waits(minutes=3)
    assert is_over(klass)


async def test_the_same_form_sent_twice_gives_more_time_once(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await looks_after(klass)
    await klass.instructor.presses("Give it more time")
    form = klass.instructor.form
    assert form is not None
    for _ in range(2):
        key, link = str(form["key"]), str(form["link"])
        await klass.classroom.submit("instructor", "channel:general", key, link, {"more": "3h"})
        await settled(klass)
    assert fields(klass)["Closes"] == (MONDAY + timedelta(hours=5)).isoformat()


async def test_the_place_is_reminded_once_in_words_for_all(klass: Klass) -> None:
    await asked(klass)
    await klass.waits(hours=59)
    assert REMINDER not in says_here(klass)
    await klass.waits(hours=2)
    assert says_here(klass).count(REMINDER) == 1
    assert "This reminder is the same for everyone." in says_here(klass)
    assert klass.ben.reads("direct:ben") == "", "nobody is asked by name"
    await klass.waits(hours=10)
    assert says_here(klass).count(REMINDER) == 1
    await closed(klass)
    assert REMINDER not in says_here(klass)


async def test_a_short_poll_or_one_that_asks_for_none_is_not_reminded_of(klass: Klass) -> None:
    await asked(klass, closes="20h")
    await klass.waits(hours=19)
    assert REMINDER not in says_here(klass)
    await closed(klass)
    await drafted(klass, question="Another?")
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"reminds": False})
    await posted(klass)
    await klass.waits(hours=71)
    assert REMINDER not in says_here(klass)


async def test_the_reminder_tells_the_new_time_when_there_is_more(klass: Klass) -> None:
    await asked(klass)
    await klass.waits(hours=61)
    assert "Open until 2026-03-05 04:00" in says_here(klass), "in New York"
    await looks_after(klass)
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "3h"})
    await settled(klass)
    assert "Open until 2026-03-05 07:00" in says_here(klass)
    assert says_here(klass).count(REMINDER) == 1


async def test_quiet_hours_hold_the_close_and_the_card_says_so(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"quiet_from": "21:00", "quiet_until": "08:00"})
    assert klass.instructor.errors == {}
    await asked(klass, closes="14h")
    assert fields(klass)["Closes"] == "2026-03-03T08:00:00+00:00"
    await klass.waits(hours=22)
    assert not is_over(klass)
    await klass.waits(hours=2)
    assert is_over(klass)


async def test_a_pause_of_polls_sends_no_reminder_and_lets_what_is_open_close(klass: Klass) -> None:
    await asked(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-12 feature:polls", place="general")
    assert "Polls" in klass.instructor.answer
    await klass.ben.presses("Monday")
    assert klass.ben.answer.startswith("Your answer: Monday"), "who wishes to answer can"
    await klass.waits(hours=71)
    assert REMINDER not in says_here(klass)
    await klass.waits(hours=2)
    assert is_over(klass)


async def test_a_count_that_failed_is_nobody_s_silence_and_is_done_again(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    await looks_after(klass)
    await klass.instructor.presses("Close now")
    await klass.database.write(SPACE, lambda tx: _count_fails(klass, tx))
    await settled(klass)
    assert fields(klass)["What came of it"] == "It is closed, and being counted."
    assert "What came of “Which day?”" not in says_here(klass)
    await klass.waits(hours=1)
    await klass.assistant.says("/homeroom status", place="general")
    assert "Closed, and not counted yet: Which day?" in klass.assistant.answer
    await looks_after(klass)
    await klass.instructor.presses("Count now")
    await settled(klass)
    assert fields(klass)["Took part"] == "6 people"
    await klass.assistant.says("/homeroom status", place="general")
    assert "not counted yet" not in klass.assistant.answer


_works = jobs.c.effect == "work"


def _count_fails(klass: Klass, tx: Tx) -> None:
    """The work is given up, as the worker does after its last attempt."""
    (job,) = [Job(**row._asdict()) for row in tx.rows(select(*(jobs.c[each] for each in Job.__slots__)).where(_works))]
    klass.worker.delivery.undelivered(tx, job, Undelivered(Why.GAVE_UP))


@pytest.mark.parametrize("label", ["named", "staff-only"])
async def test_one_that_nobody_answered_can_be_opened_again(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await closed(klass)
    await looks_after(klass)
    await klass.instructor.presses("Open it again")
    await klass.instructor.fills({"more": "2h"})
    assert klass.instructor.answer.startswith("It takes answers again")
    await settled(klass)
    assert not is_over(klass)
    await answered(klass, ben="Monday")
    assert klass.ben.answer.startswith("Your answer: Monday")


async def test_opened_again_it_closes_at_its_time_and_not_with_the_next_answer(klass: Klass) -> None:
    await drafted(klass, label="staff-only")
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"with_answers": "5"})
    await posted(klass)
    await all_press(klass, *["Monday"] * 5)
    assert is_over(klass)
    await looks_after(klass)
    await klass.instructor.presses("Open it again")
    await klass.instructor.fills({"more": "2h"})
    await settled(klass)
    await answered(klass, s3="Friday")
    assert not is_over(klass)
    assert "or with" not in fields(klass)["Closes"]
    await klass.waits(hours=2)
    assert is_over(klass)


async def test_many_who_answer_one_after_the_other_do_not_put_off_that_it_is_full(klass: Klass) -> None:
    await drafted(klass)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"with_answers": "5"})
    await posted(klass)
    for who in EVERYBODY[:5]:
        await klass.seats[who].presses("Monday", place="general")
    klass.clock.leap_to(klass.clock.now() + timedelta(seconds=2))
    await klass.seats[EVERYBODY[5]].presses("Monday", place="general")  # before the worker came to look
    await klass.goes_on()
    assert is_over(klass)
    assert fields(klass)["Took part"] == "6 people"


async def muzzled(klass: Klass, muzzled: bool) -> None:
    """Whether the bot may write in the channel."""
    await klass.classroom.register.change_place("channel:general", muzzled=muzzled)


async def test_where_it_cannot_be_written_to_voters_are_told_that_it_is_closed(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    await muzzled(klass, True)
    await closed(klass)
    assert not is_over(klass), "the card stays as it was"
    for label in ("Friday", "My answer", "Take it back"):
        await klass.ben.presses(label)
        assert klass.ben.answer.startswith("This poll is closed, so nothing was changed.")
    await klass.instructor.says("/homeroom status", place="general")
    assert "may not write" in klass.instructor.answer


async def test_when_something_works_there_again_the_card_is_brought_up_to_date_by_itself(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    await muzzled(klass, True)
    await closed(klass)
    await muzzled(klass, False)
    await klass.waits(hours=1)
    assert not is_over(klass), "nobody told"
    await asked(klass, question="And which room?")
    assert [each["title"] for each in cards(klass)] == ["A poll that is over", "A poll for everyone"]
    assert "★ 6 (100 %): Monday" in says_here(klass)


async def test_at_the_next_start_it_is_tried_again(klass: Klass) -> None:
    await asked(klass)
    await muzzled(klass, True)
    await closed(klass)
    for muzzle in (True, False):
        await muzzled(klass, muzzle)
        await klass.database.write(None, lambda tx: refresh_all_again(tx, klass.clock.now(), 7))
        await klass.goes_on()
        assert is_over(klass) == (not muzzle)


async def test_a_reminder_that_has_not_come_moves_with_the_close(klass: Klass) -> None:
    await asked(klass, closes="30h")
    await klass.waits(hours=17)
    await looks_after(klass)
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "3h"})
    await klass.waits(hours=2)
    assert REMINDER not in says_here(klass), "it would have come after 18 hours"
    await klass.waits(hours=3)
    assert says_here(klass).count(REMINDER) == 1
    await looks_after(klass)
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "2d"})
    await klass.waits(hours=47)
    assert says_here(klass).count(REMINDER) == 1


@pytest.mark.parametrize(("closes", "none"), [("20h", True), ("24h", False)])
async def test_the_preview_says_where_no_reminder_comes(klass: Klass, closes: str, none: bool) -> None:
    await drafted(klass, closes=closes)
    said = "no reminder comes: that needs 24 hours or more"
    assert (said in klass.instructor.answer) == none
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"reminds": False})
    assert said not in klass.instructor.answer


async def test_an_older_card_says_when_it_is_pressed_that_a_result_was_seen(klass: Klass) -> None:
    await asked(klass, label="staff-only")
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    await looks_after(klass)
    await klass.instructor.presses("Results")
    await klass.instructor.presses("Open it again")
    assert klass.instructor.answer.startswith("Its result was shown already")
