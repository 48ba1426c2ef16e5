"""What Slack tells unasked: who comes and goes, that somebody wrote, what changes; kept first, acted on once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlalchemy import select

from adapters.slack import heard
from adapters.slack.heard import Heard, moment, read
from bot.card import Card
from bot.people import Person
from bot.platform import Message, NeverWorks
from storage.database import Database
from storage.deliveries import Deliveries
from storage.problems import Unreachable
from storage.slack_events import SlackEvent, slack_events
from tests.adapters.slack.class_of import Served, an_app, one_workspace, posts, served, set_up, until
from tests.klass import MONDAY
from tests.wire.slack.scene import Someone


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """A workspace in which Homeroom runs."""
    async with served(tmp_path) as found:
        await found.heard()
        yield found


async def kept(there: Served) -> list[tuple[str, bool]]:
    """What is known of events: the kind of each, and whether it was acted on."""
    table = slack_events
    query = select(table.c.kind, table.c.done_at).order_by(table.c.taken_at, table.c.event_id)
    rows = await there.app.database.read(lambda tx: tx.rows(query))
    return [(row.kind, row.done_at is not None) for row in rows]


async def test_who_is_there_is_listed_and_who_comes_and_goes_is_heard_of(there: Served) -> None:
    assert there.adapter.platform_of(there.space_id).capabilities.knows_members
    assert await there.members() == {"robin", "sam", "ana", "ben", "chi", "dan", "gus"}
    there.scene.joins("eva")
    gone = there.ben.user
    gone.deleted = True
    there.scene.wire.world.user_changed(gone)
    await there.heard()
    assert await there.members() == {"robin", "sam", "ana", "chi", "dan", "gus", "eva"}
    gone.deleted = False
    there.scene.wire.world.user_changed(gone)
    await there.heard()
    assert "ben" in await there.members()


@pytest.mark.parametrize(("bot", "is_over"), [([], False), (["U0BOT"], True)])
def test_only_the_end_of_its_own_token_is_the_end(bot: list[str], is_over: bool) -> None:
    event = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": bot}}
    found = read({"event": event, "event_id": "Ev1", "team_id": "T1", "event_time": 7})
    assert (found is not None and found.kind == "went") is is_over


async def test_apps_and_bots_are_nobody(there: Served) -> None:
    there.scene.joins(Someone("quizzer", bot=True))
    await there.heard()
    assert "quizzer" not in await there.members()


async def test_that_somebody_answered_is_heard_and_what_they_wrote_is_kept_nowhere(there: Served) -> None:
    await set_up(there)
    await posts(there)
    card = there.ana.sees("general")[0]
    await there.ana.writes("a very secret line", "general", card)
    await there.heard()
    await there.robin.runs("/homeroom status", "general")
    assert "1 answer in the thread" in there.robin.answer
    inside = b"".join(file.read_bytes() for file in there.app.config.data.iterdir() if file.is_file())
    assert b"secret line" not in inside
    assert ("wrote", True) in await kept(there)


async def test_that_somebody_wrote_is_kept_only_where_it_is_listened_for(there: Served) -> None:
    await set_up(there)
    await posts(there)
    before = await kept(there)
    chat = await there.ana.writes("Good morning!", "general")
    await there.ben.writes("Good morning, Ana!", "general", chat)
    await there.heard()
    assert await kept(there) == before


async def test_whose_a_message_was_is_remembered_below_cards_of_ours_alone(there: Served) -> None:
    await set_up(there)
    await posts(there)
    chat = await there.ana.writes("Good morning!", "general")
    await there.ben.writes("Good morning, Ana!", "general", chat)
    answer = await there.ben.writes("I make tea.", "general", there.ana.sees("general")[0])
    await there.heard()
    parts = there.adapter._parts
    assert parts is not None
    known = parts.workspaces.known(there.space_id)
    assert known is not None
    of_people = [ts for (_, ts), (_, (_, ours)) in known.authors._noted.items() if not ours]
    assert of_people == [answer["ts"]]


async def test_an_answer_that_is_deleted_counts_no_more(there: Served) -> None:
    await set_up(there)
    await posts(there)
    card = there.ana.sees("general")[0]
    written = [await each.writes("I make tea.", "general", card) for each in (there.ana, there.ben)]
    await there.heard()
    await there.robin.runs("/homeroom status", "general")
    assert "2 answers in the thread" in there.robin.answer
    await there.ana.deletes(written[0])
    await there.heard()
    await there.robin.runs("/homeroom status", "general")
    assert "1 answer in the thread" in there.robin.answer


async def test_of_a_message_that_somebody_deleted_it_is_known_that_it_is_gone(there: Served) -> None:
    await set_up(there)
    await posts(there)
    chat = await there.ana.writes("Good morning!", "general")
    await there.heard()
    platform, message = there.adapter.platform_of(there.space_id), Message(there.place("general").key, chat["ts"])
    assert await platform.written(message) is not None
    await there.ana.deletes(chat)
    await there.heard()
    assert await platform.written(message) is None


async def test_what_is_told_twice_is_acted_on_once(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    acted, act = list[str](), Heard._act

    async def counts(self: Heard, event: SlackEvent) -> None:
        acted.append(event.event_id)
        await act(self, event)

    monkeypatch.setattr(Heard, "_act", counts)
    there.scene.joins("eva")
    await there.heard()
    (told,) = (each for each in there.scene.wire.sender.deliveries if each.payload["event"]["type"] == "team_join")
    for _ in range(2):
        there.scene.wire.sender.deliver(told.app, told.kind, told.payload)
    await there.heard()
    assert acted == [told.payload["event_id"]]


async def test_what_could_not_be_kept_is_not_acknowledged_and_is_heard_when_it_is_told_again(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, left = Database.write, [1]

    async def write(self: Database, space_id: str | None, work: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise Unreachable("away")
        return await real(self, space_id, work)

    monkeypatch.setattr(there.scene.wire.sender, "patience", 0.3)
    monkeypatch.setattr(Database, "write", write)
    there.scene.joins("eva")
    await until(lambda: all(each.taken for each in there.scene.wire.sender.deliveries))
    await there.heard()
    (told,) = (each for each in there.scene.wire.sender.deliveries if each.payload["event"]["type"] == "team_join")
    assert told.attempts == 2
    assert "eva" in await there.members()


async def test_what_was_kept_when_the_process_ended_is_acted_on_after_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = Heard._act

    async def never(self: Heard, event: SlackEvent) -> None:
        await asyncio.Event().wait()

    async with served(tmp_path) as there:
        await there.heard()
        monkeypatch.setattr(Heard, "_act", never)
        there.scene.joins("eva")
        await there.scene.wire.settle()
        assert await kept(there) == [("joined", False)]
        await there.app.stop()
        monkeypatch.setattr(Heard, "_act", act)
        there.scene.wire.api.calls.clear()
        again = await an_app(tmp_path, one_workspace(there.scene), now=MONDAY + timedelta(minutes=1))
        monkeypatch.setattr("adapters.slack.people.Standings.learn", _nothing)  # the list would tell it as well
        there.app = again
        await again.start()
        while "eva" not in await there.members():
            await there.heard()
        await there.heard()
        assert ("joined", True) in await kept(there)


async def test_what_the_database_did_not_take_stays_and_is_heard_a_little_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "_PATIENCE", timedelta(seconds=0.2))
    async with served(tmp_path) as there:
        await set_up(there)
        await posts(there)
        card = there.ana.sees("general")[0]
        opens, left = Deliveries.open, [1]

        def away(self: Deliveries, delivery_id: str, person: Person, now: datetime) -> Any:
            if delivery_id.startswith("Ev") and left[0]:
                left[0] -= 1
                raise Unreachable("away")
            return opens(self, delivery_id, person, now)

        monkeypatch.setattr(Deliveries, "open", away)
        await there.ana.writes("I make tea.", "general", card)
        await there.heard()
        assert ("wrote", False) in await kept(there)
        there.app.core.clock._beneath.advance(timedelta(seconds=1))  # type: ignore[attr-defined]
        while ("wrote", True) not in await kept(there):
            await there.heard()
        await there.robin.runs("/homeroom status", "general")
        assert "1 answer in the thread" in there.robin.answer


async def test_after_a_fault_that_nobody_foresaw_what_was_kept_is_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heard, "_PATIENCE", timedelta(seconds=0.05))
    takes_on, tried = Heard._take_on, list[datetime]()

    async def stumbles(self: Heard, before: datetime) -> None:
        tried.append(before)
        if len(tried) == 1:
            raise RuntimeError
        await takes_on(self, before)

    monkeypatch.setattr(Heard, "_take_on", stumbles)
    async with served(tmp_path):
        await until(lambda: len(tried) > 1)


async def test_it_is_told_that_slack_left_out_events(there: Served) -> None:
    parts = there.adapter._parts
    assert parts is not None
    body = {"type": "app_rate_limited", "team_id": there.scene.team.id, "minute_rate_limited": 1_518_467_820}
    with structlog.testing.capture_logs() as logs:
        answer = await parts.app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
    assert answer.status == 200
    assert [each["event"] for each in logs] == ["slack.events_limited"]


async def _nothing(*_: object) -> None: ...


async def test_events_of_one_workspace_are_acted_on_in_their_order(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, joined, left = list[str](), there.app.router.joined, there.app.router.left
    first = asyncio.Event()

    async def joins(person: Person) -> None:
        await first.wait()
        order.append("joined")
        await joined(person)

    async def leaves(person: Person) -> None:
        order.append("left")
        await left(person)

    monkeypatch.setattr(there.app.router, "joined", joins)
    monkeypatch.setattr(there.app.router, "left", leaves)
    eva = there.scene.joins("eva")
    await there.scene.wire.settle()
    eva.user.deleted = True
    there.scene.wire.world.user_changed(eva.user)
    await there.scene.wire.settle()
    first.set()
    await there.heard()
    assert order == ["joined", "left"]
    assert "eva" not in await there.members()


async def test_a_channel_that_changed_may_be_tried_again(there: Served) -> None:
    await there.robin.archives("questions")
    await there.heard()
    platform = there.adapter.platform_of(there.space_id)
    with pytest.raises(NeverWorks):
        await platform.post(there.place("questions"), Card("x"), "n1")
    asked = len(there.asked("chat.postMessage"))
    with pytest.raises(NeverWorks):
        await platform.post(there.place("questions"), Card("x"), "n2")
    assert len(there.asked("chat.postMessage")) == asked  # it is known
    there.scene.wire.world.archive(there.scene.places["questions"], there.robin.user, back=True)
    await there.heard()
    await platform.post(there.place("questions"), Card("x"), "n3")
    assert len(there.asked("chat.postMessage")) == asked + 1


async def test_named_in_a_thread_homeroom_does_what_it_is_told(there: Served) -> None:
    await set_up(there)
    card = await there.ana.writes("Hello everybody", "general")
    await there.ana.mentions("help", "general", card)
    await there.heard()
    assert "What you can do here" in there.ana.answer + there.ana.reads(await there.ana.opens_direct())


# What is read of a delivery.


def told(event: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A delivery of the Events API."""
    return {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": "Ev1",
        "event_time": 1_700_000_000,
        "event": event,
    } | more


MESSAGE = {
    "type": "message",
    "channel": "C1",
    "channel_type": "channel",
    "user": "U1",
    "text": "secret",
    "ts": "17.000200",
}


def test_of_a_message_only_who_where_and_when_is_kept() -> None:
    found = read(told(MESSAGE))
    assert found == SlackEvent("slack:T1", "Ev1", "wrote", "U1", {"channel": "C1", "at": "17.000200"})
    below = read(told(MESSAGE | {"thread_ts": "16.000100"}))
    assert below is not None
    assert below.what == {"channel": "C1", "at": "17.000200", "thread": "16.000100"}
    assert "secret" not in repr(below)


@pytest.mark.parametrize(
    "other",
    [
        {"bot_id": "B1"},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"subtype": "message_changed", "message": {"user": "U1"}},
        {"channel_type": "im"},
        {"user": None},
    ],
)
def test_what_is_no_persons_message_is_nothing(other: dict[str, Any]) -> None:
    assert read(told(MESSAGE | other)) is None


@pytest.mark.parametrize("subtype", ["thread_broadcast", "file_share", "me_message"])
def test_what_people_write_in_other_ways_counts_too(subtype: str) -> None:
    found = read(told(MESSAGE | {"subtype": subtype}))
    assert found is not None
    assert found.kind == "wrote"


def test_a_message_with_answers_below_leaves_a_stone_when_it_is_deleted() -> None:
    stone = {"subtype": "message_changed", "message": {"subtype": "tombstone"}, "previous_message": MESSAGE}
    found = read(told({**MESSAGE, "user": None, "ts": "18.0", **stone}))
    assert found == SlackEvent("slack:T1", "Ev1", "unwrote", "U1", {"channel": "C1", "at": "17.000200"})


def test_of_somebody_nothing_is_kept_but_what_they_are() -> None:
    user = {"id": "U1", "team_id": "T1", "name": "ana", "real_name": "Ana", "is_admin": True, "tz": "Europe/Madrid"}
    found = read(told({"type": "user_change", "user": user | {"profile": {"email": "ana@example.org"}}}))
    assert found is not None
    assert found.what == {"user": {"id": "U1", "team_id": "T1", "is_admin": True, "tz": "Europe/Madrid"}}


def test_in_a_channel_that_two_workspaces_share_ours_is_meant() -> None:
    found = read(told(MESSAGE, team_id="T2", authorizations=[{"team_id": "T1", "user_id": "U0"}]))
    assert found is not None
    assert found.space_id == "slack:T1"


def test_a_command_in_a_thread_is_nobodys_answer() -> None:
    ours = {"authorizations": [{"team_id": "T1", "user_id": "U0"}]}
    assert read(told({**MESSAGE, "text": "<@U0> icebreaker deeper"}, **ours)) is None
    assert read(told({**MESSAGE, "text": "<@U9> I make tea"}, **ours)) is not None


def test_moments_are_exact() -> None:
    assert moment("1700000000.000200").isoformat() == "2023-11-14T22:13:20.000200+00:00"
