"""Deliveries over HTTP: only Slack's own are heard, each once, and none that was acknowledged is lost."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import structlog
from aiohttp import ClientSession
from pydantic import SecretStr

from adapters.slack import http
from adapters.slack.heard import Heard
from adapters.slack.settings import EVENTS
from bot.clock import SystemClock
from storage.slack_events import SlackEvent
from tests.adapters.slack.class_of import Served, adds, an_app, free_port, many, many_workspaces, served
from tests.klass import MONDAY
from tests.wire.slack.sending import signature

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """Homeroom over HTTP, in one workspace."""
    async with many(tmp_path) as found:
        await adds(found, "robin")
        await found.heard()
        yield found


def now() -> float:
    """By Slack's clock."""
    return SystemClock().now().timestamp()


def event(there: Served, name: str = "Ev0TEST", user: str = "U0EVA00000") -> str:
    """Somebody comes into the workspace."""
    team = there.scene.team.id
    body = {"type": "event_callback", "team_id": team, "event_id": name, "event_time": int(now())}
    return json.dumps(body | {"event": {"type": "team_join", "user": {"id": user, "team_id": team}}})


async def sends(there: Served, body: str | bytes, headers: dict[str, str], content: str = JSON) -> tuple[int, str]:
    """Somebody posts this to where Slack does."""
    data, headers = io.BytesIO(body.encode() if isinstance(body, str) else body), {"Content-Type": content, **headers}
    async with ClientSession() as session:
        answer = await session.post(f"{there.app.address}{EVENTS}", data=data, headers=headers)
        return answer.status, await answer.text()


def signed(there: Served, body: str, at: float | None = None) -> dict[str, str]:
    """As Slack signs it."""
    return signature(there.scene.app, body, now() if at is None else at)


async def test_the_address_answers_slacks_challenge_and_nobody_elses(there: Served) -> None:
    assert await there.scene.wire.sender.verifies(there.scene.app)
    body = json.dumps({"type": "url_verification", "challenge": "anything"})
    assert (await sends(there, body, {}))[0] == 401


async def test_what_slack_signed_is_heard(there: Served) -> None:
    body = event(there)
    assert (await sends(there, body, signed(there, body)))[0] == 200
    await there.heard()
    assert "U0EVA00000" in await there.members()


async def test_what_slack_did_not_sign_is_heard_by_nobody(there: Served) -> None:
    body = event(there)
    good, before = signed(there, body), await there.members()
    stamp, mark = "X-Slack-Request-Timestamp", "X-Slack-Signature"
    spoiled = [
        {},
        good | {stamp: "today"},
        good | {stamp: "-1"},
        good | {mark: ""},
        {mark: good[mark]},
        {stamp: good[stamp]},
    ]
    for headers in (*spoiled, signed(there, body, now() - 301), signed(there, body, now() + 302)):
        assert (await sends(there, body, headers))[0] == 401
    assert (await sends(there, event(there, user="U0MALLORY0"), good))[0] == 401
    there.scene.app.signing_secret = "another"
    assert (await sends(there, body, signed(there, body)))[0] == 401
    await there.heard()
    assert await there.members() == before


async def test_a_secret_that_was_made_anew_is_read_anew(there: Served, tmp_path: Path) -> None:
    kept, public = tmp_path / "signs", there.app.address
    kept.write_text(there.scene.app.signing_secret)
    await there.app.stop()
    in_a_file = {"signing_secret": SecretStr(""), "signing_secret_file": str(kept)}
    slack = many_workspaces(there.scene, public).model_copy(update=in_a_file)
    there.app = await an_app(tmp_path, slack, port=int(public.rpartition(":")[2]))
    await there.app.start()
    body, there.scene.app.signing_secret = event(there), "made anew"
    assert (await sends(there, body, signed(there, body)))[0] == 401
    kept.write_text("made anew")
    assert (await sends(there, body, signed(there, body)))[0] == 200
    there.scene.app.signing_secret = ""
    for goes in (lambda: kept.write_text(""), kept.unlink):  # meanwhile Slack is to tell it again
        goes()
        with structlog.testing.capture_logs() as logs:
            assert (await sends(there, body, signed(there, body)))[0] == 503
        assert [each["event"] for each in logs if each["log_level"] == "error"] == ["slack.no_signing_secret"]


async def test_what_is_no_delivery_is_refused(there: Served) -> None:
    headers = {"X-Slack-Request-Timestamp": str(int(now())), "X-Slack-Signature": "v0=0"}
    for body, status in ((b"\xff\xfe", 400), (b"{", 401), (b"x" * (http.LARGEST + 1), 413), (b"", 401)):
        assert (await sends(there, body, headers))[0] == status
    for odd in (b"[]", b'"x"', b"5", b"null", b'{"team":5}', b"payload=[]", b"payload=5"):
        assert (await sends(there, odd, headers))[0] == 401, odd


async def test_what_is_told_again_within_the_window_is_acted_on_once(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    acted, act = list[str](), Heard._act

    async def counts(self: Heard, told: SlackEvent) -> None:
        acted.append(told.event_id)
        await act(self, told)

    monkeypatch.setattr(Heard, "_act", counts)
    body = event(there)
    again = {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    answers = await asyncio.gather(*(sends(there, body, signed(there, body) | again) for _ in range(5)))
    await there.heard()
    assert {status for status, _ in answers} == {200}
    assert acted == ["Ev0TEST"]


async def test_what_was_acknowledged_is_acted_on_though_the_process_ended_in_between(
    there: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, reached = Heard._act, asyncio.Event()

    async def never(self: Heard, told: SlackEvent) -> None:
        reached.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(Heard, "_act", never)
    body = event(there)
    assert (await sends(there, body, signed(there, body)))[0] == 200
    await reached.wait()
    port = int(there.app.address.rpartition(":")[2])
    await there.app.stop()
    monkeypatch.setattr(Heard, "_act", act)
    slack = many_workspaces(there.scene, there.app.address)
    there.app = await an_app(tmp_path, slack, port=port, now=MONDAY.replace(hour=10))
    await there.app.start()
    while "U0EVA00000" not in await there.members():
        await there.heard()
    assert (await sends(there, body, signed(there, body)))[0] == 200  # and once more by Slack: it is known
    await there.heard()


async def test_no_word_of_a_command_gets_in_its_way(there: Served) -> None:
    await there.ana.runs("/homeroom icebreaker suggest what is a payload?", "general")
    assert there.ana.form is not None or there.ana.answer
    assert there.scene.wire.sender.deliveries[-1].taken


async def test_interactions_come_this_way_too(there: Served) -> None:
    await there.ana.runs("/homeroom me", "general")
    await there.ana.presses("Change")
    await there.ana.fills({"Name shown": "Anita"})
    assert "Name shown: Anita" in there.ana.answer
    assert [each for each in there.scene.wire.sender.deliveries if not each.taken] == []


async def test_a_command_that_is_played_again_is_acted_on_once(there: Served) -> None:
    """Slack tells commands once; whoever recorded one within the window plays it again."""
    await there.ana.runs("/homeroom me", "general")
    shown = there.ana.answer_message
    told = there.scene.wire.sender.deliveries[-1]
    assert told.kind == "slash_commands"
    body = urlencode(told.payload)
    assert (await sends(there, body, signed(there, body), FORM))[0] == 200
    await there.heard()
    assert there.ana.answer_message == shown


async def test_before_it_has_started_it_asks_to_be_told_again() -> None:
    (events, *pages) = http.routes(lambda: None, lambda: None, lambda: "secret")
    for route in (events, *pages):
        answer: Any = await route.handler(None)  # type: ignore[arg-type]
        assert answer.status == 503


async def test_over_socket_mode_nothing_is_served(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        assert there.adapter.routes() == ()
        async with ClientSession() as session:
            assert (await session.post(f"{there.app.address}{EVENTS}", data="{}")).status == 404
            assert (await session.get(f"{there.app.address}/healthz")).status == 200


async def test_beside_a_class_that_people_sign_in_to_slack_is_heard_as_well(tmp_path: Path) -> None:
    """The class's gate, which lets nobody post from elsewhere, is not in its way."""
    async with AsyncExitStack() as opened:
        port = free_port()
        there = await opened.enter_async_context(many(tmp_path, web={"address": f"http://127.0.0.1:{port}"}, port=port))
        assert there.app.on == ["web", "slack"]
        await adds(there, "robin")
        body = event(there)
        assert (await sends(there, body, signed(there, body)))[0] == 200
        large = event(there, "Ev0LARGE", "U0LARGE000").replace(
            '"team_join"', '"team_join", "more": "' + "x" * 9_000 + '"'
        )
        assert (await sends(there, large, signed(there, large)))[0] == 200
        await there.heard()
        assert {"U0EVA00000", "U0LARGE000"} <= await there.members()
