"""Jobs on a whole class: order, refusals, crashes, quiet hours and wishes, over a platform that can fail."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path

import pytest

from adapters.web.adapter import WebPlatform
from bot.card import Card
from bot.effects import Effects
from bot.link import Link
from bot.platform import Later, NeverWorks, Unknowable, Why
from storage.database import Tx
from storage.jobs import HANDLER, Jobs, NewJob
from storage.people import People, Profile
from tests.bot.trial import (
    BEN,
    CAFE,
    GENERAL,
    TO_BEN,
    Case,
    after,
    came_to,
    case_of,
    louder,
    mark,
    note,
    posts,
    seen,
    seldom,
    sheet,
    talk,
    until,
    words,
)
from tests.klass import SPACE


@pytest.fixture
async def case(tmp_path: Path, tables_url: str) -> AsyncIterator[Case]:
    async with case_of(tmp_path, tables_url) as made:
        yield made


async def test_what_a_place_is_sent_comes_in_the_order_in_which_it_was_asked(case: Case) -> None:
    await case.asks(posts("one", "two", "three", then=True))
    await case.klass.goes_on()
    assert case.platform.asked == ["post general one", "post general two", "post general three"]
    assert seen == ["one Message", "two Message", "three Message"]


async def test_a_slow_place_holds_no_other_place_up(case: Case) -> None:
    case.platform.gate["general slow"] = asyncio.Event()
    await case.asks(posts("slow", "next", then=True))
    await case.asks(posts("quick", place=CAFE, then=True))
    work = asyncio.create_task(case.klass.goes_on())
    await until(lambda: seen == ["quick Message"])
    assert "post general next" not in case.platform.asked
    case.platform.gate["general slow"].set()
    await work
    assert seen == ["quick Message", "slow Message", "next Message"]


async def test_a_view_that_is_posted_twice_stands_once_even_while_it_is_on_its_way(case: Case) -> None:
    gate = case.platform.gate["general twice"] = asyncio.Event()
    await case.asks(posts("twice"))
    await case.asks(posts("twice"))
    work = asyncio.create_task(case.klass.goes_on())
    await until(lambda: bool(case.platform.asked))
    await case.asks(posts("twice"))
    gate.set()
    await work
    assert case.platform.asked == ["post general twice", "edit twice"]


async def test_a_refresh_while_the_view_is_on_its_way_lands_after_it(case: Case) -> None:
    gate = case.platform.gate["general old"] = asyncio.Event()
    words["it"] = "old"
    await case.asks(posts("it"))
    work = asyncio.create_task(case.klass.goes_on())
    await until(lambda: bool(case.platform.asked))
    words["it"] = "new"
    await case.asks(lambda effects: effects.spread("refresh", note.link("it")))
    gate.set()
    await work
    assert case.platform.asked == ["post general old", "edit new"]


async def test_a_view_is_refreshed_at_once_but_for_one_that_was_refreshed_just_now(case: Case) -> None:
    def refresh(effects: Effects) -> None:
        effects.spread("refresh", note.link("often"))
        effects.spread("refresh", seldom.link("seldom"))

    await case.asks(posts("often"))
    await case.asks(lambda effects: effects.post(CAFE, seldom.link("seldom"), None))
    await case.klass.goes_on()
    await case.passes(9)
    await case.asks(refresh)
    await case.klass.goes_on()
    assert case.platform.asked[2:] == ["edit often"]
    await case.passes(1)
    assert case.platform.asked[3:] == ["edit seldom"]
    await case.passes(11)
    await case.asks(refresh)
    await case.klass.goes_on()
    assert sorted(case.platform.asked[4:]) == ["edit often", "edit seldom"]


async def test_the_least_interval_counts_from_a_refresh_that_is_still_under_way(case: Case) -> None:
    await case.asks(lambda effects: effects.post(CAFE, seldom.link("seldom"), None))
    await case.klass.goes_on()
    await case.passes(11)
    gate = case.platform.gate["seldom"] = asyncio.Event()
    await case.asks(lambda effects: effects.spread("refresh", seldom.link("seldom")))
    work = asyncio.create_task(case.klass.goes_on())
    await until(lambda: case.platform.asked[1:] == ["edit seldom"])
    await case.asks(lambda effects: effects.spread("refresh", seldom.link("seldom")))  # its view may be read already
    gate.set()
    await work
    await case.passes(9)
    assert case.platform.asked[1:] == ["edit seldom"]
    await case.passes(2)
    assert case.platform.asked[1:] == ["edit seldom", "edit seldom"]


async def test_a_short_retry_after_keeps_the_order_of_its_lane(case: Case) -> None:
    case.platform.before["post"] = [Later(20)]
    await case.asks(posts("first", "second"))
    await case.klass.goes_on()
    await case.passes(19)
    assert case.platform.asked == ["post general first"]
    await case.passes(2)
    assert case.platform.asked[1:] == ["post general first", "post general second"]


async def test_a_long_retry_after_steps_aside_at_once_and_comes_back(case: Case) -> None:
    case.platform.before["post"] = [Later(61)]
    await case.asks(posts("first", "second"))
    await case.klass.goes_on()
    assert case.platform.asked == ["post general first", "post general second"]
    await case.passes(62)
    assert case.platform.asked[2:] == ["post general first"]


async def test_a_job_that_keeps_failing_holds_its_lane_for_a_minute_in_all(case: Case) -> None:
    case.platform.before["post"] = [Later(25) for _ in range(3)]
    await case.asks(posts("first", "second"))
    await case.klass.goes_on()
    await case.passes(26)
    assert "post general second" not in case.platform.asked
    await case.passes(26)
    assert case.platform.asked[-1] == "post general second"


async def test_what_can_never_work_is_told_to_its_then(case: Case) -> None:
    case.platform.before["tell"] = [NeverWorks(Why.CLOSED_DIRECT)]
    await case.asks(lambda effects: effects.tell([BEN], note.link("hi"), after.link("hi")))
    await case.klass.goes_on()
    assert seen == ["hi closed-direct"]
    assert await case.failed() == []


async def test_what_can_never_work_is_told_to_its_cog_when_its_then_takes_no_result(case: Case) -> None:
    case.platform.before["post"] = [NeverWorks(Why.NO_PERMISSION)]
    await case.asks(lambda effects: effects.post(GENERAL, note.link("hi"), mark.link("then")))
    await case.klass.goes_on()
    assert seen == ["lost trial.note:hi no-permission"]
    assert await case.failed() == []


async def test_what_can_never_work_and_nobody_hears_of_is_kept_as_failed(case: Case) -> None:
    case.platform.before["post"] = [NeverWorks(Why.PLACE_GONE)]
    await case.asks(lambda effects: effects.post(GENERAL, sheet.link("hi"), None))
    await case.klass.goes_on()
    assert [(job.link, job.why) for job in await case.failed()] == [("plain.sheet:hi", "place-gone")]


async def test_after_a_crash_what_is_found_is_not_sent_again_and_its_then_goes_on(case: Case) -> None:
    await case.asks(posts("hi", then=True))
    nonce = await case.begun(GENERAL)
    await WebPlatform.post(case.platform, GENERAL, Card(title="hi"), nonce)
    await case.klass.goes_on()
    assert case.platform.asked == ["find general"]
    assert seen == ["hi Message"]


async def test_after_a_crash_what_is_surely_absent_is_sent_again(case: Case) -> None:
    await case.asks(posts("hi", then=True))
    await case.begun(GENERAL)
    await case.klass.goes_on()
    assert case.platform.asked == ["find general", "post general hi"]
    assert seen == ["hi Message"]


async def test_after_a_crash_what_was_taken_back_meanwhile_is_found_and_taken_away(case: Case) -> None:
    await case.asks(posts("hi"))
    nonce = await case.begun(GENERAL)
    await WebPlatform.post(case.platform, GENERAL, Card(title="hi"), nonce)
    words["hi"] = None
    await case.asks(lambda effects: effects.spread("remove", note.link("hi")))
    await case.klass.goes_on()
    assert case.klass.ana.sees("general") == []


async def test_after_a_crash_a_message_to_who_wants_no_more_is_found_and_known(case: Case) -> None:
    await case.asks(lambda effects: effects.tell([BEN], note.link("hi"), after.link("hi")))
    nonce = await case.begun(TO_BEN)
    await WebPlatform.tell(case.platform, [BEN], Card(title="hi"), nonce)
    await case.klass.database.write(SPACE, lambda tx: People(tx, SPACE).mute(BEN, ""))
    await case.klass.goes_on()
    assert case.platform.asked == ["find "]
    assert seen == ["hi Message"]


async def test_after_a_crash_what_was_not_sent_to_who_wants_no_more_is_not_sent(case: Case) -> None:
    await case.asks(lambda effects: effects.tell([BEN], note.link("hi"), after.link("hi")))
    await case.begun(TO_BEN)
    await case.klass.database.write(SPACE, lambda tx: People(tx, SPACE).mute(BEN, ""))
    await case.klass.goes_on()
    assert case.platform.asked == ["find "]
    assert seen == ["hi muted"]


async def test_after_a_crash_a_second_message_in_place_of_a_deleted_one_is_found(case: Case) -> None:
    await case.asks(posts("hi"))
    await case.klass.goes_on()
    (message,) = case.klass.ana.sees("general")
    await case.klass.classroom.bot.remove("channel:general", str(message["id"]))
    await case.asks(posts("hi"))
    nonce = await case.begun(GENERAL)
    await WebPlatform.post(case.platform, GENERAL, Card(title="hi"), nonce)
    await case.klass.goes_on()
    assert case.platform.asked == ["post general hi", "edit hi", "find general"]


async def test_after_a_crash_an_unknowable_post_is_repeated(case: Case) -> None:
    case.platform.before["find"] = [Unknowable()]
    await case.asks(posts("hi", then=True))
    await case.begun(GENERAL)
    await case.klass.goes_on()
    assert seen == ["hi Message"]


@pytest.mark.parametrize("then", [None, after.link("hi")], ids=["nobody-waits", "a-then-waits"])
async def test_after_a_crash_an_unknowable_message_to_a_person_is_listed_and_not_repeated(
    case: Case, then: Link | None
) -> None:
    case.platform.before["find"] = [Unknowable()]
    await case.asks(lambda effects: effects.tell([BEN], sheet.link("hi"), then))
    await case.begun(TO_BEN)
    await case.klass.goes_on()
    assert not [call for call in case.platform.asked if call.startswith("tell")]
    assert [job.why for job in await case.failed()] == ["unknown-whether-sent"]
    assert seen == []


async def test_a_message_to_a_person_that_was_refused_is_sent_when_it_is_tried_again(case: Case) -> None:
    case.platform.before["tell"] = [NeverWorks(Why.RESTRICTED)]
    case.platform.before["find"] = [Unknowable()]
    await case.asks(lambda effects: effects.tell([BEN], sheet.link("hi"), None))
    await case.klass.goes_on()
    assert [job.why for job in await case.failed()] == ["restricted"]
    now = case.klass.clock.now()
    await case.klass.database.write(SPACE, lambda tx: Jobs(tx, SPACE).retry_failed(now, press=1))
    await case.klass.goes_on()
    assert case.platform.asked == ["tell ben hi", "tell ben hi"]
    assert await case.failed() == []


async def test_a_message_to_a_person_that_kept_failing_is_looked_for_when_it_is_tried_again(case: Case) -> None:
    case.klass.worker.settings.attempts = 1
    case.platform.then["tell"] = [ConnectionResetError()]
    await case.asks(lambda effects: effects.tell([BEN], sheet.link("hi"), None))
    await case.klass.goes_on()
    assert [job.why for job in await case.failed()] == ["gave-up"]
    now = case.klass.clock.now()
    await case.klass.database.write(SPACE, lambda tx: Jobs(tx, SPACE).retry_failed(now, press=1))
    await case.klass.goes_on()
    assert case.platform.asked == ["tell ben hi", "find "]
    assert await case.failed() == []


async def test_an_answer_that_is_lost_leads_to_a_look_and_not_to_a_second_message(case: Case) -> None:
    case.platform.then["post"] = [ConnectionResetError()]
    await case.asks(posts("hi", then=True))
    await case.klass.goes_on()
    await case.passes(3)
    assert case.platform.asked == ["post general hi", "find general"]
    assert seen == ["hi Message"]


async def test_a_lookup_that_must_wait_does_not_forget_that_the_job_was_begun(case: Case) -> None:
    case.platform.then["post"] = [ConnectionResetError()]
    case.platform.before["find"] = [Later(1)]
    await case.asks(posts("hi", then=True))
    await case.klass.goes_on()
    await case.passes(3)
    await case.passes(9)
    assert case.platform.asked == ["post general hi", "find general", "find general"]
    assert seen == ["hi Message"]


async def test_a_thread_that_must_wait_does_not_send_its_message_again(case: Case) -> None:
    case.platform.before["thread"] = [Later(1)]
    await case.asks(lambda effects: effects.post(GENERAL, talk.link("hi"), after.link("hi")))
    await case.klass.goes_on()
    await case.passes(3)
    assert [call for call in case.platform.asked if call.startswith("post")] == ["post general hi"]
    assert seen == ["hi Message"]


async def test_work_begins_again_when_what_it_was_about_has_changed(case: Case) -> None:
    await case.asks(lambda effects: effects.work(louder.link(), came_to.link()))
    await case.klass.goes_on()
    assert seen[-1] == "came to SECOND"
    assert seen.count("asked") == 4
    assert len(seen) == 5


async def quiet_for_ben(case: Case) -> None:
    def change(tx: Tx) -> None:
        People(tx, SPACE).acted(BEN, case.klass.clock.now(), None, None)
        People(tx, SPACE).change(Profile(BEN, True, time_zone="UTC", quiet=(time(8), time(10))))

    await case.klass.database.write(SPACE, change)


async def test_a_message_to_a_person_waits_for_the_end_of_their_quiet_hours(case: Case) -> None:
    await quiet_for_ben(case)
    await case.asks(lambda effects: effects.tell([BEN], note.link("hi"), None))
    await case.klass.goes_on()
    await case.passes(59 * 60)
    assert case.platform.asked == []
    await case.passes(60)
    assert case.platform.asked == ["tell ben hi"]


async def test_whoever_asked_just_now_is_told_in_their_own_quiet_hours(case: Case) -> None:
    await quiet_for_ben(case)
    await case.asks(lambda effects: effects.tell([BEN], note.link("hi"), None), by="ben")
    await case.asks(lambda effects: effects.tell([BEN], note.link("other"), None), by="ana")
    await case.klass.goes_on()
    assert case.platform.asked == ["tell ben hi"]


@pytest.mark.parametrize("cog", ["", "trial"])
async def test_whoever_wants_fewer_messages_gets_none_and_nothing_is_listed(case: Case, cog: str) -> None:
    await case.klass.database.write(SPACE, lambda tx: People(tx, SPACE).mute(BEN, cog))
    await case.asks(lambda effects: effects.tell([BEN], note.link("hi"), None))
    await case.klass.goes_on()
    assert case.platform.asked == []
    assert await case.failed() == []
    assert seen == []


async def test_a_view_with_nothing_to_show_is_not_sent_and_its_then_does_not_run(case: Case) -> None:
    words["empty"] = None
    await case.asks(posts("empty", then=True))
    await case.klass.goes_on()
    assert case.platform.asked == []
    assert seen == []


async def test_a_handler_that_is_asked_for_twice_under_one_key_runs_once(case: Case) -> None:
    now = case.klass.clock.now()
    job = NewJob(HANDLER, mark.link("later"), now + timedelta(hours=1), "a", key="once")
    await case.klass.database.write(SPACE, lambda tx: Jobs(tx, SPACE).queue([job, job]))
    await case.klass.waits(hours=2)
    assert seen == ["later"]


async def test_what_is_due_and_what_failed_can_be_watched_from_outside(case: Case) -> None:
    case.platform.before["post"] = [NeverWorks(Why.NO_PERMISSION)]
    await case.asks(lambda effects: effects.post(GENERAL, sheet.link("never"), None))
    await case.klass.goes_on()
    await case.asks(posts("one", "two"))
    await case.klass.ticker.look()
    told = case.klass.ticker._metrics.page().decode()
    assert "homeroom_jobs_due 2.0" in told
    assert "homeroom_jobs_failed 1.0" in told


async def test_what_fails_does_not_hold_up_the_clock_that_is_moved_ahead(case: Case) -> None:
    case.platform.before["post"] = [Later() for _ in range(20)]
    now = case.klass.clock.now()
    await case.asks(posts("never"))
    for hours in (2, 1):
        due = now + timedelta(hours=hours)
        await case.asks(lambda effects, due=due, name=str(hours): effects.at(due, mark.link(name), None))  # type: ignore[misc]
    async with asyncio.timeout(30):
        await case.klass.waits(hours=3)
    assert case.klass.clock.now() == now + timedelta(hours=3)
    assert seen == ["1", "2"]
    assert case.platform.asked == ["post general never"]
