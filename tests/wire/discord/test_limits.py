"""The local Discord's limits as discord.py runs into them, and the moments at which a test steps in."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest
from discord.http import Route

from tests.wire.discord.api import Asked, Fault, Lost
from tests.wire.discord.clients import running
from tests.wire.discord.conftest import Bot, People, Place
from tests.wire.discord.refused import ApiError
from tests.wire.discord.server import FACTOR

SEND = "POST /channels/{channel_id}/messages"


@pytest.fixture
async def bot(place: Place) -> AsyncIterator[Bot]:
    """A bot in the class."""
    client = Bot()
    async with running(client, place.app):
        yield client


class Bare:
    """Requests as they come, by a bot that waits for nothing."""

    def __init__(self, session: aiohttp.ClientSession, place: Place) -> None:
        self._session = session
        self._place = place

    async def asks(self, method: str, path: str, body: Any = None, token: str = "") -> tuple[int, Any, Any]:
        """The status, the headers and the JSON of an answer."""
        headers = {"Authorization": f"Bot {token or self._place.app.token}"}
        url = self._place.wire.api_url + path
        async with self._session.request(method, url, json=body, headers=headers) as answer:
            is_json = answer.content_type == "application/json"
            return answer.status, answer.headers, await (answer.json() if is_json else answer.text())


@pytest.fixture
async def bare(place: Place) -> AsyncIterator[Bare]:
    """A bot without a library."""
    async with aiohttp.ClientSession() as session:
        yield Bare(session, place)


async def test_five_messages_in_five_seconds_and_a_channel(bare: Bare, place: Place) -> None:
    path = f"/channels/{place.general.id}/messages"
    left = []
    for number in range(5):
        status, headers, _ = await bare.asks("POST", path, {"content": f"{number}"})
        assert (status, headers["X-RateLimit-Limit"]) == (200, "5")
        left.append(headers["X-RateLimit-Remaining"])
        assert 0 < float(headers["X-RateLimit-Reset-After"]) <= 5 / FACTOR
    assert left == ["4", "3", "2", "1", "0"]
    status, headers, body = await bare.asks("POST", path, {"content": "too soon"})
    assert (status, body["global"], headers["X-RateLimit-Scope"], headers["Via"]) == (429, False, "user", "1.1 google")
    assert 0 < body["retry_after"] <= 5 / FACTOR
    assert (await bare.asks("POST", f"/channels/{place.staff.id}/messages", {"content": "x"}))[0] == 200
    assert len(place.wire.world.messages[place.general.id]) == 5
    assert place.wire.limits.refused == {"user": 1}


async def test_discord_py_waits_by_the_headers_and_runs_into_nothing(bot: Bot, place: Place) -> None:
    began = time.monotonic()
    for number in range(12):  # one after the other: of several at once it sends some too soon, and again
        await bot.place(place.general).send(f"{number}")
    assert time.monotonic() - began >= 2 * 5 / FACTOR * 0.9
    assert len(place.wire.world.messages[place.general.id]) == 12
    assert place.wire.limits.refused == {}


async def test_fifty_requests_in_a_second_all_together(bare: Bare, place: Place) -> None:
    place.wire.limits.all_requests = (50, 30.0)
    path = f"/channels/{place.general.id}"
    place.wire.limits.otherwise = (1000, 5.0)
    answers = [await bare.asks("GET", path) for _ in range(51)]
    assert [status for status, _, _ in answers] == [200] * 50 + [429]
    _, headers, body = answers[-1]
    assert (body["global"], headers["X-RateLimit-Global"], headers["X-RateLimit-Scope"]) == (True, "true", "global")
    other = place.wire.world.app("Other", place.robin)
    assert (await bare.asks("GET", "/users/@me", token=other.token))[0] == 200, "every bot has its own"


async def test_answers_to_interactions_are_not_counted_with_the_others(bot: Bot, place: Place, people: People) -> None:
    await bot.http.bulk_upsert_global_commands(place.app.id, [{"name": "go", "description": "Go"}])

    async def acts(interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("went", ephemeral=True)
        await interaction.followup.send("again", ephemeral=True)

    bot.acts = acts
    place.wire.limits.all_requests = (0, 60.0)
    await people.ana.runs("go", place="general")
    assert "went" in people.ana.reads("general")
    assert place.wire.limits.refused == {}


async def test_a_channel_is_renamed_twice_in_ten_minutes_and_no_header_says_so(bare: Bare, place: Place) -> None:
    path = f"/channels/{place.general.id}"
    for name in ("one", "two"):
        assert (await bare.asks("PATCH", path, {"name": name}))[0] == 200
    assert (await bare.asks("PATCH", path, {"rate_limit_per_user": 5}))[0] == 200, "only names and topics are counted"
    assert (await bare.asks("PATCH", path, {"name": "two"}))[0] == 200, "nor the name that it has"
    status, headers, body = await bare.asks("PATCH", path, {"name": "three"})
    assert (status, "X-RateLimit-Remaining" in headers) == (429, False)
    assert 600 / FACTOR * 0.9 < body["retry_after"] <= 600 / FACTOR
    assert place.general.name == "two"


async def test_discord_py_gives_up_where_it_would_wait_too_long(bot: Bot, place: Place) -> None:
    place.wire.limits.renames = (0, 600.0 * FACTOR)
    with pytest.raises(discord.RateLimited) as later:
        await bot.place(place.general).edit(name="later")
    assert later.value.retry_after > 30


async def test_who_is_refused_too_often_is_blocked(bare: Bare, place: Place) -> None:
    place.wire.limits.ban_after = 3
    for _ in range(3):
        assert (await bare.asks("GET", "/users/@me", token="wrong"))[0] == 401
    status, headers, body = await bare.asks("GET", "/users/@me")
    assert (status, body, "Via" in headers) == (429, "error code: 1015", False)


async def test_a_wrong_token_has_nothing_to_say(bare: Bare) -> None:
    status, _, body = await bare.asks("GET", "/users/@me", token="wrong")
    assert (status, body) == (401, {"message": "401: Unauthorized", "code": 0})


async def test_what_is_no_route_is_noted(bare: Bare, place: Place) -> None:
    assert (await bare.asks("GET", "/nowhere"))[0] == 404
    assert place.wire.api.strange == ["GET /api/v10/nowhere is no route"]


# Where a test steps in.


async def test_before_a_call_it_can_be_lost_and_nothing_has_happened(bot: Bot, place: Place) -> None:
    async def lose(asked: Asked) -> None:
        if asked.route == SEND:
            raise Lost

    place.wire.api.before = lose
    with pytest.raises((aiohttp.ClientError, OSError)):
        await bot.place(place.general).send("lost")
    assert place.wire.world.messages[place.general.id] == {}
    assert [each.status for each in place.wire.api.called(SEND)] == [-1]


async def test_after_a_call_it_can_be_lost_and_all_has_happened(bot: Bot, place: Place) -> None:
    async def lose(asked: Asked) -> None:
        if asked.route == SEND:
            raise Lost

    place.wire.api.after = lose
    with pytest.raises((aiohttp.ClientError, OSError)):
        await bot.place(place.general).send("there", nonce="job-1")
    assert [each.content for each in place.wire.world.messages[place.general.id].values()] == ["there"]
    (asked,) = place.wire.api.called(SEND)
    assert (asked.body["nonce"], asked.app_id) == ("job-1", place.app.id)


async def test_a_call_can_be_answered_with_any_refusal(bot: Bot, place: Place) -> None:
    async def refuse(asked: Asked) -> None:
        if asked.route == SEND:
            raise ApiError(50013)

    place.wire.api.before = refuse
    with pytest.raises(discord.Forbidden):
        await bot.place(place.general).send("refused")
    assert place.wire.world.messages[place.general.id] == {}


async def test_the_servers_own_faults_come_on_demand(bot: Bot, place: Place) -> None:
    place.wire.api.faults.append(Fault(503, SEND))
    with pytest.raises(discord.DiscordServerError):
        await bot.place(place.general).send("x")
    await bot.place(place.general).send("y")
    assert [each.status for each in place.wire.api.called(SEND)] == [503, 200]
    assert len(place.wire.world.messages[place.general.id]) == 1


async def test_answers_take_as_long_as_they_are_told_to(bot: Bot, place: Place) -> None:
    place.wire.api.latency = 0.2
    began = time.monotonic()
    await bot.http.request(Route("GET", "/users/@me"))
    assert time.monotonic() - began >= 0.2


async def test_a_discord_that_is_off_answers_nobody(bot: Bot, place: Place) -> None:
    place.wire.api.off = True
    with pytest.raises((aiohttp.ClientError, OSError)):
        await bot.place(place.general).send("x")
    place.wire.api.off = False
    await bot.place(place.general).send("x")
