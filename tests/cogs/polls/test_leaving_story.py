"""Who leaves or is deleted takes their votes along, and cards on which they stood are made anew."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from adapters.web.seat import Seat
from storage.poll_table import polls
from tests.cogs.kept import everything
from tests.cogs.polls.stories import (
    all_press,
    all_write,
    asked,
    closed,
    drafted,
    fields,
    looks_after,
    posted,
    says_here,
    settled,
)
from tests.klass import Klass


async def goes(klass: Klass, who: str, *names: str) -> None:
    """Somebody presses these on their own page, one after the other."""
    seat: Seat = klass.seats[who]
    await seat.says("/homeroom me", place="general")
    for name in names:
        link = next(str(action["link"]) for _, action in seat._actions() if str(action["link"]) == f"admin.{name}")
        await seat.presses(link=link)
    await settled(klass)


async def leaves(klass: Klass, who: str) -> None:
    """Out of all programmes."""
    await goes(klass, who, "leave")


async def deletes(klass: Klass, who: str) -> None:
    """Everything that is kept about them."""
    await goes(klass, who, "delete-me", "delete-now")


async def test_their_page_says_what_is_kept_and_never_what_is_sealed(klass: Klass) -> None:
    await asked(klass, label="named", question="Which one?")
    await asked(klass, question="Which other?")
    await klass.ben.presses("Monday")
    await klass.ben.says("/homeroom me", place="general")
    assert "what you answered" not in klass.ben.answer
    named = next(each for each in klass.ben.sees("general") if "Which one?" in str(each.get("card")))
    await klass.ben.presses("Friday", message=str(named["id"]))
    await klass.ben.says("/homeroom me", place="general")
    assert "what you answered to a poll that is named or staff only" in klass.ben.answer


@pytest.mark.parametrize("how", ["leave", "delete"])
async def test_named_answers_go_and_their_cards_are_made_anew(klass: Klass, how: str) -> None:
    await drafted(klass, label="named")
    await klass.instructor.presses("Show while open")
    await posted(klass)
    await all_press(klass, "Monday", "Monday", "Tuesday")
    assert "ben" in fields(klass)["Who chose what so far"]
    await (leaves if how == "leave" else deletes)(klass, "ben")
    assert fields(klass)["Who chose what so far"].splitlines()[0] == "1 · Monday: ana"
    assert fields(klass)["So far"] == "2 people answered."
    assert "ben" not in str((await everything(klass))["poll_answers"])


async def test_after_the_close_it_is_counted_without_them(klass: Klass) -> None:
    await asked(klass, label="named")
    await all_press(klass, "Monday", "Monday", "Tuesday")
    await closed(klass)
    assert fields(klass)["What came of it"].splitlines()[0] == "★ 2 (67 %): Monday – ana, ben"
    await deletes(klass, "ben")
    assert fields(klass)["What came of it"].splitlines()[:2] == [
        "★ 1 (50 %): Monday – ana",
        "★ 1 (50 %): Tuesday – chi",
    ]
    assert fields(klass)["Took part"] == "2 people"
    assert says_here(klass).count("What came of “Which day?”") == 1


async def test_their_words_go_from_the_thread(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?", label="named")
    await all_write(klass, ["The map", "The tides", "The wind"])
    await closed(klass)
    over = next(each for each in klass.chi.sees("general") if each["by"] == "homeroom" and not each["private"])
    thread = await klass.chi.opens_thread(over)
    await klass.chi.opens(thread)
    assert "@Ben: The tides" in klass.chi.reads(thread)
    await deletes(klass, "ben")
    assert "The tides" not in klass.chi.reads(thread)
    assert "Ben" not in klass.chi.reads(thread)
    assert "@Chi: The wind" in klass.chi.reads(thread)


async def test_a_sealed_answer_of_who_is_deleted_is_not_counted(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    await deletes(klass, "ben")
    await closed(klass)
    assert fields(klass)["Took part"] == "5 people"


async def test_a_deletion_may_leave_too_few(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    await deletes(klass, "ben")
    await closed(klass)
    assert "fewer than 5 people" in fields(klass)["What came of it"]


async def test_after_the_close_an_unlinkable_answer_is_nobody_s_and_stays(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    before = says_here(klass)
    await deletes(klass, "ben")
    assert says_here(klass) == before


async def test_who_asked_can_be_deleted_and_the_poll_goes_on(klass: Klass) -> None:
    await asked(klass)
    await deletes(klass, "instructor")
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    assert fields(klass)["Took part"] == "5 people"
    assert "instructor" not in {row[4] for row in (await everything(klass))["polls"]}
    assert "direct:instructor" not in klass.instructor._rooms


async def test_who_left_the_class_is_named_no_more(klass: Klass) -> None:
    await asked(klass, label="named")
    await all_press(klass, "Monday", "Monday", "Tuesday")
    await closed(klass)
    await klass.classroom.register.remove_person("ben")
    await settled(klass)
    assert "ben" not in fields(klass, "chi")["What came of it"]


async def sees_results(klass: Klass) -> str:
    """What the instructor has of the newest poll."""
    await looks_after(klass)
    await klass.instructor.presses("Results", place="general")
    return klass.instructor.answer


async def test_who_was_deleted_is_not_to_be_had_by_subtraction(klass: Klass) -> None:
    await asked(klass, label="staff-only")
    await all_press(klass, "Friday", *["Monday"] * 5)
    await closed(klass)
    assert "1 (17 %): Friday – @Ana" in await sees_results(klass)
    await deletes(klass, "ana")
    said = await sees_results(klass)
    assert "0 (0 %): Friday" in said
    assert "Took part: 5 people" in said
    await deletes(klass, "ben")
    await looks_after(klass)
    assert "[Results]" not in klass.instructor.answer, "fewer than five are left"
    (row,) = [each._asdict() for each in await klass.database.read(lambda tx: list(tx.rows(select(polls))))]
    assert (row["result"], row["took_part"]) == (None, 0)


async def test_words_of_too_few_go_with_who_made_them_enough(klass: Klass) -> None:
    await asked(klass, kind="text", question="Which day?", label="staff-only")
    await all_write(klass, [f"The map {number}" for number in range(10)])
    await closed(klass)
    assert "The map 3" in await sees_results(klass)
    await deletes(klass, "ben")
    await looks_after(klass)
    assert "[Results]" not in klass.instructor.answer


async def test_of_a_named_poll_from_which_everyone_is_gone_it_is_not_said_that_nobody_answered(klass: Klass) -> None:
    await asked(klass, label="named")
    await all_press(klass, "Monday")
    await closed(klass)
    await deletes(klass, "ana")
    assert fields(klass)["What came of it"] == "No answer to it is kept any more."


async def test_a_deletion_between_the_close_and_the_count_may_leave_too_few(klass: Klass) -> None:
    await asked(klass, label="staff-only")
    await all_press(klass, *["Monday"] * 5)
    await looks_after(klass)
    await klass.instructor.presses("Close now")
    await deletes(klass, "ben")
    (row,) = [each._asdict() for each in await klass.database.read(lambda tx: list(tx.rows(select(polls))))]
    assert (row["state"], row["result"], row["took_part"]) == ("closed", None, 0)


@pytest.mark.parametrize("label", ["staff-only", "named"])
async def test_after_a_year_names_and_figures_go_together(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    await klass.waits(days=361)
    assert "@Ben" in await sees_results(klass) or label == "named"
    await klass.waits(days=2)
    await klass.ticker.keep_house()
    rows = await everything(klass)
    assert rows["poll_answers"] == []
    (row,) = [each._asdict() for each in await klass.database.read(lambda tx: list(tx.rows(select(polls))))]
    assert (row["result"], row["took_part"]) == (None, 0)


async def test_who_left_the_class_is_not_counted_in_what_is_open(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    await klass.classroom.register.remove_person("ben")
    await settled(klass)
    await closed(klass)
    assert fields(klass, "chi")["Took part"] == "5 people"


async def test_leaving_the_programmes_takes_sealed_answers_out_too(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    await leaves(klass, "ben")
    await closed(klass)
    assert fields(klass, "chi")["Took part"] == "5 people"
