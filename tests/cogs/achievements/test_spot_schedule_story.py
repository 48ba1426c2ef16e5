"""Spotlights by schedule: one in each slot, from the front of the queue; what cannot stand comes first again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cogs.achievements import cog
from cogs.admin import cog as admin
from storage.recognitions import Recognitions
from storage.spotlights import State
from tests.cogs.achievements.spotlit import asked, drafted, kept, listed, on_stage, planned, ready
from tests.cogs.achievements.stories import begun, buttons, cards, fields, private, settled, text_of
from tests.klass import SPACE, Klass, klass_of, sqlite


def whose(klass: Klass, place: str = "general") -> list[str]:
    """Whose spotlights stand in a place, the first first."""
    return [text_of(each["text"]).removeprefix("Meet ").removesuffix("!") for each in on_stage(klass.s5, place)]


def when(klass: Klass) -> list[str]:
    """When each of them came to stand."""
    there: list[Any] = klass.s5.sees("general")
    return [str(each["at"])[:16] for each in there if each["card"].get("title") == "In the spotlight"]


async def test_each_slot_shows_exactly_the_first_of_the_queue(klass: Klass) -> None:
    await ready(klass, "ben", "chi", "s1")
    await planned(klass)
    assert "Monday, 09:30 (Europe/Madrid) in #general; next 2026-03-09 08:30." in klass.instructor.answer
    await klass.waits(days=7)
    assert whose(klass) == ["ben"]
    await klass.waits(days=7)
    assert whose(klass) == ["ben", "chi"]


async def test_an_empty_queue_shows_nothing_and_notes_nothing(klass: Klass) -> None:
    await planned(klass)
    await klass.waits(days=15)
    assert whose(klass) == []
    await klass.assistant.says("/homeroom status", place="general")
    assert "Everything was delivered." in klass.assistant.answer


async def test_the_hour_stays_the_hour_of_its_zone_when_the_clocks_change(klass: Klass) -> None:
    await ready(klass, "ben", "chi", "s1", "s2", "s3")
    await planned(klass)
    await klass.waits(days=35)
    assert when(klass) == [
        "2026-03-09T08:30",
        "2026-03-16T08:30",
        "2026-03-23T08:30",
        "2026-03-30T07:30",
        "2026-04-06T07:30",
    ]


async def test_a_slot_in_the_hour_that_is_skipped_shows_one_all_the_same(klass: Klass) -> None:
    await ready(klass, "ben", "chi")
    await planned(klass, days=["sun"], at="02:30")  # on 29 March clocks go from 2:00 to 3:00
    await klass.waits(days=24)
    assert len(whose(klass)) == 2
    await ready(klass, "s1", "s2")
    await klass.waits(days=4)
    assert whose(klass)[2:] == ["s1"]
    assert when(klass)[2] == "2026-03-29T01:00"


async def test_put_first_comes_next(klass: Klass) -> None:
    await ready(klass, "ben", "chi", "s1")
    await drafted(klass, "3. Student 1")
    await klass.instructor.presses("Put first")
    await drafted(klass, "1. Student 1")
    await klass.instructor.presses("Put first")
    await listed(klass)
    queue = fields(private(klass.instructor))["In the queue"]
    assert queue.splitlines() == ["1. s1", "2. ben", "3. chi"]


async def test_pauses_hold_it_and_a_late_start_still_shows_one_within_six_hours(klass: Klass) -> None:
    await ready(klass, "ben")
    await planned(klass)
    await klass.instructor.says("/homeroom pause until:2026-03-12", place="general")
    await klass.waits(days=8)
    assert whose(klass) == []
    await klass.waits(days=7)
    assert whose(klass) == ["ben"]


async def test_quiet_hours_hold_it_until_their_end(klass: Klass) -> None:
    await ready(klass, "ben")
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"quiet_from": "20:00", "quiet_until": "10:00"})
    await planned(klass, at="09:30", zone="UTC")
    await klass.waits(days=7)
    (stood,) = when(klass)
    assert stood.endswith("T10:00")


async def test_where_the_channel_is_gone_it_is_the_first_again_and_the_instructor_is_told(klass: Klass) -> None:
    cafe = await klass.classroom.register.add_channel("stage", id="stage")
    await ready(klass, "ben", "chi")
    await planned(klass, place=cafe)
    await klass.classroom.register.remove_place(cafe)
    await klass.waits(days=7)
    await klass.instructor.opens("direct:instructor")
    (told,) = cards(klass.instructor, "direct:instructor")
    assert told["title"] == "A spotlight could not be shown"
    assert "It is the first in the queue again" in text_of(told["text"])
    assert "ben" not in str(told)
    (this,) = await kept(klass, "ben")
    assert (this.state, this.trouble) == (State.READY, "place-gone")
    await listed(klass)
    queue = fields(private(klass.instructor))["In the queue"]
    assert queue.splitlines() == ["1. ben · could not be shown, and comes first again", "2. chi"]
    await begun(klass)
    await listed(klass)
    await klass.instructor.chooses("Stop a schedule", "1. Monday, 09:30 (Europe/Madrid)")
    await drafted(klass, "1. Ben")
    await klass.instructor.presses("Show now")
    await settled(klass)
    assert whose(klass) == ["ben"]
    assert (await kept(klass, "ben"))[0].trouble is None


async def test_the_staff_s_channel_hears_of_it_where_there_is_one(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    stage = await klass.classroom.register.add_channel("stage", id="stage")
    await ready(klass, "ben")
    await planned(klass, place=stage)
    await klass.classroom.register.remove_place(stage)
    await klass.waits(days=7)
    assert [each["title"] for each in cards(klass.assistant, "staff")] == ["A spotlight could not be shown"]


async def test_a_channel_that_goes_later_brings_nothing_back_into_the_queue(klass: Klass) -> None:
    stage = await klass.classroom.register.add_channel("stage", id="stage")
    await ready(klass, "ben")
    await planned(klass, place=stage)
    await klass.waits(days=7)
    await klass.chi.presses("👋 Wave hello", place=stage)
    await settled(klass)
    await klass.classroom.register.remove_place(stage)
    await klass.classroom.register.remove_person("chi")  # their name goes from the card, which cannot be
    await klass.waits(days=7)
    assert [each.state for each in await kept(klass, "ben")] == [State.SHOWN]
    assert cards(klass.instructor, "direct:instructor") == []
    (this,) = await kept(klass, "ben")
    there = await klass.database.read(lambda tx: Recognitions(tx, SPACE).get(this.spotlight_id))
    assert there is not None, "it is theirs still"


async def test_two_that_show_one_at_once_show_it_once(klass: Klass) -> None:
    await begun(klass)
    await ready(klass, "ben")
    await drafted(klass, "1. Ben")
    link = next(each["link"] for each in private(klass.instructor)["actions"] if each["label"] == "Show now")
    message = klass.instructor.answer_message
    assert message is not None
    where, on = str(message["place"]), str(message["id"])
    await klass.classroom.press("instructor", where, on, str(link))
    await klass.classroom.press("instructor", where, on, str(link))
    assert "does not wait any more" in klass.instructor.answer
    await settled(klass)
    assert whose(klass) == ["ben"]


async def test_shown_by_hand_when_its_slot_comes_it_is_shown_once_and_nobody_else_is_skipped(klass: Klass) -> None:
    await begun(klass)
    await planned(klass, days=["mon", "tue"])
    await ready(klass, "ben", "chi")
    await drafted(klass, "1. Ben")
    await klass.instructor.presses("Show now")
    await klass.waits(days=1)
    assert whose(klass) == ["ben", "chi"]
    await klass.waits(days=7)
    assert whose(klass) == ["ben", "chi"]


async def test_taken_back_before_it_came_it_never_comes(klass: Klass) -> None:
    """Between the press and the post."""
    await begun(klass)
    await ready(klass, "ben")
    await drafted(klass, "1. Ben")
    await klass.ben.opens("direct:ben")
    await klass.instructor.presses("Show now")
    await klass.ben.presses("Take it back")
    await klass.waits(days=1)
    assert whose(klass) == []
    assert await kept(klass, "ben") == []
    assert "The class sees" not in klass.ben.reads("direct:ben")


async def test_a_form_sent_twice_plans_once_and_the_same_is_not_planned_again(klass: Klass) -> None:
    await listed(klass)
    await klass.instructor.presses("Plan")
    form = klass.instructor.form
    await klass.instructor.fills({"place": "channel:general"})
    klass.instructor.form = form
    await klass.instructor.fills({"place": "channel:general"})
    await klass.waits(minutes=30)
    await listed(klass)
    await klass.instructor.presses("Plan")
    await klass.instructor.fills({"place": "channel:general"})
    assert "This is planned already. Wednesday, 12:00 (UTC) in #general" in klass.instructor.answer
    await listed(klass)
    assert fields(private(klass.instructor))["When"].count("Wednesday") == 1


async def test_a_schedule_is_stopped_once(klass: Klass) -> None:
    await ready(klass, "ben")
    await planned(klass)
    await listed(klass)
    await klass.instructor.chooses("Stop a schedule", "1. Monday, 09:30 (Europe/Madrid)")
    assert "Stopped." in klass.instructor.answer
    await klass.waits(days=8)
    assert whose(klass) == []
    await listed(klass)
    assert "Stop a schedule" not in buttons(private(klass.instructor))


@pytest.mark.parametrize(
    ("values", "option", "said"),
    [
        ({"place": "voice:lounge"}, "place", "voice room"),
        ({"days": []}, "days", "fill this in"),
        ({"zone": "Mars/Olympus"}, "zone", "not known"),
        ({"at": "25:00"}, "at", "hours and minutes"),
    ],
)
async def test_a_plan_that_does_not_fit(klass: Klass, values: dict[str, Any], option: str, said: str) -> None:
    await planned(klass, **values)
    assert said in klass.instructor.errors[option]
    await listed(klass)
    assert "Nothing is planned." in klass.instructor.answer


async def test_nothing_can_be_shown_where_there_is_no_channel_for_it(klass: Klass) -> None:
    await ready(klass, "ben")
    await drafted(klass, "1. Ben")
    await klass.instructor.presses("Show now")
    assert "There is no channel for it yet." in klass.instructor.answer
    assert (await kept(klass, "ben"))[0].state is State.READY


async def test_after_a_restart_all_of_it_goes_on(tmp_path: Path) -> None:
    async with klass_of([admin, cog], sqlite(tmp_path)) as before:
        await ready(before, "ben")
        await asked(before, "chi")
        await planned(before)
    async with klass_of([admin, cog], sqlite(tmp_path)) as klass:
        await klass.waits(days=15)
        assert whose(klass) == ["ben"]
        assert await kept(klass, "chi") == []
