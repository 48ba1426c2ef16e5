"""Polls by schedule: asked anew on their days, how answers changed, and stopped."""

from __future__ import annotations

from typing import Any

import pytest

from cogs.polls import charts
from storage.marks import delete_person, export_person
from tests.cogs.polls.stories import (
    all_press,
    asked,
    cards,
    drafted,
    fields,
    form,
    looks_after,
    posted,
    private,
    says_here,
)
from tests.klass import SPACE, Klass


async def repeats(klass: Klass, question: str = "Which day?", **values: object) -> None:
    """The poll that was asked is asked again on Mondays at 9:30, or as these say."""
    await looks_after(klass, question=question)
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["mon"], "at": "09:30", "zone": "UTC", **values})  # type: ignore[dict-item]
    assert klass.instructor.errors == {}


async def weekly_scale(klass: Klass) -> None:
    """Every Monday, how it was."""
    await drafted(klass, kind="scale", question="Which day?")
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"after": "2h"})
    await posted(klass)
    await repeats(klass)


async def test_it_is_asked_again_on_its_days(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await repeats(klass)
    assert "“Which day?” is asked again, next 2026-03-02 09:30." in klass.instructor.answer
    await klass.waits(hours=1)
    assert len(cards(klass)) == 2
    assert cards(klass)[0]["fields"][0] == cards(klass)[1]["fields"][0]
    await klass.waits(days=14)
    assert len(cards(klass)) == 4
    assert "direct:instructor" not in klass.instructor._rooms, "of nobody's answers nothing can come"


ASKED = "What will you do about it?"


async def test_whoever_made_the_schedule_is_asked_once_what_comes_of_each_poll(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await repeats(klass)
    for times in (1, 2):
        await klass.waits(hours=1)
        await all_press(klass, *["Monday"] * 5)
        await klass.waits(hours=3)
        assert klass.instructor.reads("direct:instructor").count(ASKED) == times
        await klass.waits(days=7, hours=-4)
    assert "Asked by" not in {each["label"] for shown in cards(klass) for each in shown["fields"]}


async def test_who_deleted_themselves_is_asked_no_more_and_it_goes_on(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await repeats(klass)
    kept = await klass.database.read(lambda tx: export_person(tx, SPACE, "instructor"))
    assert len(kept["poll-repeat"]) == 1
    gone = await klass.database.write(SPACE, lambda tx: delete_person(tx, SPACE, "instructor"))
    assert gone["poll-repeat"] == 1
    await klass.waits(hours=1)
    await all_press(klass, *["Monday"] * 5)
    await klass.waits(hours=3)
    assert len(cards(klass)) == 2
    assert "direct:instructor" not in klass.instructor._rooms


async def test_each_time_is_a_poll_of_its_own(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await repeats(klass)
    await klass.waits(hours=1)
    await all_press(klass, *["Monday"] * 5)
    await klass.waits(hours=3)
    assert [each["title"] for each in cards(klass)] == ["A poll that is over"] * 2
    assert fields(klass)["Took part"] == "5 people"


async def test_the_trend_leaves_out_the_times_with_too_few(klass: Klass) -> None:
    await weekly_scale(klass)
    for week, points in enumerate((["1"] * 5, ["5"] * 4, ["4"] * 6)):
        await klass.waits(hours=1)
        await all_press(klass, *points)
        await klass.waits(days=7, hours=-1)
        assert len(cards(klass)) == week + 2
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    said = klass.instructor.answer
    assert "Mar 2: 1.0 (5 people)\nMar 16: 4.0 (6 people)" in said
    assert "Mar 9" not in said
    assert "Times at which too few took part are left out." in said
    assert private(klass.instructor)["image"]


async def test_of_choices_the_trend_has_a_share_for_each(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await repeats(klass)
    await klass.waits(hours=1)
    await all_press(klass, *["Monday"] * 3, *["Friday"] * 2)
    await klass.waits(hours=3)
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    assert "Mar 2, Monday: 60% (5 people)" in klass.instructor.answer
    assert "Mar 2, Tuesday: 0% (5 people)" in klass.instructor.answer


async def test_without_a_time_with_enough_people_there_is_nothing_to_compare(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await repeats(klass)
    await klass.waits(hours=1)
    await all_press(klass, *["Monday"] * 4)
    await klass.waits(hours=3)
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    assert klass.instructor.answer.startswith("So far there is nothing to compare")


async def test_words_have_no_trend(klass: Klass) -> None:
    await drafted(klass, kind="text", label="named", question="Which day?", closes="2h")
    await posted(klass)
    await repeats(klass)
    await klass.waits(hours=1)
    await klass.ben.presses("Answer", place="general")
    await klass.ben.fills({"words": "The map."})
    await klass.waits(hours=3)
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    assert klass.instructor.answer.startswith("Written answers are not compared.")


async def test_stopped_it_is_asked_no_more_and_what_was_asked_stays(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await repeats(klass)
    await klass.waits(hours=1)
    await klass.instructor.says("/poll repeating", place="general")
    assert "1. Which day?, in #general: Mon at 09:30 (UTC); next 2026-03-09 09:30" in klass.instructor.answer
    message = klass.instructor.answer_message
    assert message is not None
    stop = next(action for _, action in klass.instructor._actions() if action["label"] == "Stop one")
    await klass.instructor.chooses("Stop one", "1. Which day?")
    assert klass.instructor.answer.startswith("Stopped. What was asked stays.")
    value = str(stop["choices"][0]["value"])
    await klass.classroom.choose("instructor", "channel:general", str(message["id"]), str(stop["link"]), value)
    assert "This one was stopped before." in klass.instructor.answer
    await klass.waits(days=14)
    assert len(cards(klass)) == 2
    await klass.instructor.says("/poll repeating", place="general")
    assert klass.instructor.answer.startswith("No poll is repeated here.")


async def test_pauses_hold_it(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await repeats(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-12", place="general")
    await klass.waits(days=10)
    assert len(cards(klass)) == 1
    await klass.waits(days=5)
    assert len(cards(klass)) == 2


async def test_quiet_hours_of_the_course_hold_what_a_schedule_posts(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"quiet_from": "20:00", "quiet_until": "10:00"})
    await asked(klass, closes="2h")
    await repeats(klass)
    await klass.waits(minutes=45)
    assert len(cards(klass)) == 1
    await klass.waits(minutes=30)
    assert len(cards(klass)) == 2
    assert fields(klass)["Closes"] == "2026-03-02T12:00:00+00:00", "as long as it was to be open"


async def test_times_pass_so_they_are_not_repeated(klass: Klass) -> None:
    await asked(klass, kind="times", choices="2026-03-10 10:00\n2026-03-10 14:00")
    await looks_after(klass)
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["mon"]})
    assert "The times of this poll pass, so it cannot be repeated." in klass.instructor.answer


async def test_the_same_form_sent_twice_is_one_schedule(klass: Klass) -> None:
    await asked(klass, closes="2h")
    await looks_after(klass)
    await klass.instructor.presses("Repeat it")
    opened = klass.instructor.form
    assert opened is not None
    given: Any = {"days": ["mon"], "at": "09:30", "zone": "UTC", "weeks": "1"}
    for _ in range(2):
        await klass.classroom.submit("instructor", "channel:general", str(opened["key"]), str(opened["link"]), given)
    await klass.waits(hours=1)
    assert len(cards(klass)) == 2
    assert "Which day?" in says_here(klass)


async def test_where_too_few_took_part_the_line_has_a_gap(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []

    def noted(*given: Any) -> Any:
        drawn.append(given[2])
        return charts.trend(*given)

    monkeypatch.setattr("cogs.polls.repeating.chart", noted)
    await weekly_scale(klass)
    for points in (["1"] * 5, ["5"] * 4, ["4"] * 6):
        await klass.waits(hours=1)
        await all_press(klass, *points)
        await klass.waits(days=7, hours=-1)
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    ((_, shown),) = drawn[-1]
    first = (None, None)  # nobody answered the poll from which it was made
    assert [(each.value, each.people) for each in shown] == [first, (1.0, 5), (None, None), (4.0, 6)]


@pytest.mark.parametrize("goes_on", [True, False])
async def test_the_poll_that_it_was_made_from_is_the_first_of_the_trend(klass: Klass, goes_on: bool) -> None:
    await asked(klass, kind="scale", question="Which day?", closes="2h")
    await repeats(klass, days=["tue"])
    await all_press(klass, *["2"] * 5)
    await klass.waits(hours=25)
    await all_press(klass, *["4"] * 6)
    await klass.waits(hours=3)
    await klass.instructor.says("/poll repeating", place="general")
    if not goes_on:
        await klass.instructor.chooses("Stop one", "1. Which day?")
        await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    assert "Mar 2: 2.0 (5 people)\nMar 3: 4.0 (6 people)" in klass.instructor.answer


async def test_how_answers_changed_can_be_seen_when_it_is_stopped(klass: Klass) -> None:
    await weekly_scale(klass)
    await klass.waits(hours=1)
    await all_press(klass, *["2"] * 5)
    await klass.waits(hours=3)
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("Stop one", "1. Which day?")
    await klass.instructor.says("/poll repeating", place="general")
    assert "1. Which day?, in #general, is stopped" in klass.instructor.answer
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    assert "Mar 2: 2.0 (5 people)" in klass.instructor.answer


async def test_the_same_on_the_same_days_is_not_repeated_twice(klass: Klass) -> None:
    await asked(klass)
    await repeats(klass, at="23:30")
    await repeats(klass, at="23:30")
    already = "“Which day?” is asked on these days at this time already, next 2026-03-02 23:30. So nothing was added"
    assert klass.instructor.answer.startswith(already)
    await repeats(klass, at="23:31")
    assert "is asked again, next 2026-03-02 23:31" in klass.instructor.answer
    await klass.waits(hours=1)
    await asked(klass)
    await repeats(klass, "Which day? · Mar 2 10:00", at="23:30")
    assert klass.instructor.answer.startswith(already), "whichever poll it was made from"
    await klass.waits(hours=1)
    await asked(klass, label="named")
    await repeats(klass, "Which day? · Mar 2 11:00", at="23:30")
    assert klass.instructor.answer.startswith(already), "whoever sees what"
    await klass.instructor.says("/poll repeating", place="general")
    assert klass.instructor.answer.count("next 2026-03-02 23:3") == 2


async def clash(klass: Klass, **values: object) -> str:
    """What is said to whoever repeats the poll again, on these days."""
    await looks_after(klass)
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["mon"], "at": "23:30", "zone": "UTC", **values})  # type: ignore[dict-item]
    return klass.instructor.errors.get("days", "")


async def test_the_same_moment_written_otherwise_is_the_same(klass: Klass) -> None:
    await asked(klass)
    await repeats(klass, at="23:30", days=["mon", "wed"])
    at_some = "“Which day?” is asked here at some of these moments already, on "
    assert (await clash(klass, days=["mon", "thu"])).startswith(f"{at_some}Mon: it is asked Mon, Wed at 23:30 (UTC).")
    assert (await clash(klass, weeks=2)).startswith(f"{at_some}Mon:")
    tokyo = await clash(klass, days=["tue", "fri"], at="08:30", zone="Asia/Tokyo")
    assert tokyo.startswith(f"{at_some}Tue:"), "it is Tuesday there already"
    winter = await clash(klass, days=["thu"], at="00:30", zone="Europe/Madrid")
    assert winter.startswith(f"{at_some}Thu:"), "for a part of the year"
    assert await clash(klass, days=["tue", "fri"]) == ""
    await klass.instructor.says("/poll repeating", place="general")
    said = klass.instructor.answer
    assert "Which day?, in #general: Mon, Wed at 23:30 (UTC); next 2026-03-02 23:30" in said
    assert "Which day?, in #general: Tue, Fri at 23:30 (UTC); next 2026-03-03 23:30" in said


@pytest.mark.parametrize("people", [4, 5])
async def test_a_time_that_the_trend_leaves_out_was_seen_by_nobody_and_can_be_opened_again(
    klass: Klass, people: int
) -> None:
    await asked(klass, label="staff-only", closes="2h", question="Which day?")
    await repeats(klass, days=["tue"])
    await all_press(klass, *["Monday"] * people)
    await klass.waits(hours=25)
    await all_press(klass, *["Friday"] * 6)
    await klass.waits(hours=3)
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    assert "(6 people)" in klass.instructor.answer
    await looks_after(klass, question="Which day? · Mar 2 09:00")
    offered = [each["label"] for each in private(klass.instructor)["actions"]]
    assert ("Open it again" in offered) == (people < 5)


async def test_one_time_alone_is_no_change(klass: Klass) -> None:
    await weekly_scale(klass)
    one = "There is one time so far, so there is nothing to compare it with yet."
    for points, said in (
        (["1"] * 5, f"{one}\nMar 2: 1.0 (5 people)"),
        (["4"] * 6, "Mar 2: 1.0 (5 people)\nMar 9: 4.0"),
    ):
        await klass.waits(hours=1)
        await all_press(klass, *points)
        await klass.waits(days=7, hours=-1)
        await klass.instructor.says("/poll repeating", place="general")
        await klass.instructor.chooses("How answers changed", "1. Which day?")
        assert said in klass.instructor.answer
        assert ("image" in private(klass.instructor)) == (one not in klass.instructor.answer)


async def closes_at(klass: Klass, at: str) -> None:
    """A poll stands that closes at this moment."""
    await drafted(klass)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"until": at, "after": ""})
    await posted(klass)


async def test_each_is_open_as_long_as_the_first_one_was(klass: Klass) -> None:
    await closes_at(klass, "2026-03-02 12:00")
    await repeats(klass, days=["tue"])
    assert "Each stays open for 3 hours." in klass.instructor.answer
    await klass.waits(hours=25)
    assert fields(klass)["Closes"] == "2026-03-03T12:30:00+00:00"


async def test_the_form_says_how_long_each_is_open_and_takes_another_time(klass: Klass) -> None:
    await closes_at(klass, "2026-03-02 12:00")
    await looks_after(klass)
    await klass.instructor.presses("Repeat it")
    assert form(klass.instructor)["open_for"] == "3h"
    await klass.instructor.fills({"days": ["tue"], "at": "09:30", "zone": "UTC", "open_for": "61d"})
    assert "A poll can stay open from 1 minute to 60 days." in klass.instructor.errors["open_for"]
    await klass.instructor.fills({"days": ["tue"], "at": "09:30", "zone": "UTC", "open_for": "90m"})
    assert "Each stays open for 90 minutes." in klass.instructor.answer
    await klass.waits(hours=25)
    assert fields(klass)["Closes"] == "2026-03-03T11:00:00+00:00"


async def test_no_two_that_ask_the_same_are_open_at_once(klass: Klass) -> None:
    await asked(klass, closes="3d")
    await repeats(klass, days=["tue", "wed"])
    said = klass.instructor.answer
    assert "Each stays open until the next one comes" in said
    assert "“Which day?” is open now and closes at 2026-03-03 09:30, when a schedule asks the same." in said
    await klass.waits(hours=25)
    assert fields(klass)["Closes"] == "2026-03-04T09:30:00+00:00"
    await klass.waits(hours=24)
    assert [each["title"] for each in cards(klass)] == ["A poll that is over"] * 2 + ["A poll for everyone"]
    assert fields(klass)["Closes"] == "2026-03-07T09:30:00+00:00", "three days, for the next one comes after six"
