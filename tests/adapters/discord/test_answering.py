"""An answer is given in time whatever it has to wait for, to who is still there, and a fault of it is said."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import pytest
import structlog

from adapters.discord import limits
from adapters.discord.commands import Commands
from bot.card import Button, Card
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from bot.text import Words
from storage.people import People
from tests.adapters.discord.server_of import Served, as_in_another_process
from tests.adapters.discord.test_story import set_up
from tests.cogs.ways import WEEK
from tests.wire.discord.api import Asked, Fault
from tests.wire.discord.refused import ApiError

ANSWERS: Final = "POST /interactions/{interaction_id}/{interaction_token}/callback"
EDITS: Final = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
MEMBER: Final = "GET /guilds/{guild_id}/members/{user_id}"
GUILD: Final = "GET /guilds/{guild_id}"
STATUS: Final = Link("admin.homeroom-status")


class Deferred:
    """Waits until Homeroom said that its answer follows."""

    def __init__(self, there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "DEFER_AFTER", 0.05)
        self._said = asyncio.Event()
        self._there = there
        there.wire.api.before = self._asked
        self.holds = ""

    async def _asked(self, asked: Asked) -> None:
        if asked.route == ANSWERS:
            self._said.set()
        elif asked.route == self.holds:
            await self._said.wait()

    def holding(self, does: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[object]]:
        """The same, once it was said."""

        async def waits(*args: object) -> object:
            await self._said.wait()
            return await does(*args)

        return waits


async def a_letter(there: Served, name: str, label: str, link: Link) -> None:
    """Somebody is told something with a button."""
    person = Person(there.space_id, str(there.people[name].id))
    card = Card("A letter", actions=(Button(label, link),))
    await there.adapter.platform_of(there.space_id).tell([person], card, f"letter-{name}")


async def test_who_somebody_is_may_take_long_to_tell(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    await set_up(there)
    await a_letter(there, "robin", "How it is", STATUS)
    Deferred(there, monkeypatch).holds = MEMBER
    await there.robin.presses("How it is", place="direct")
    assert "Nothing is paused" in there.robin.answer


async def test_what_is_uploaded_may_take_long_to_come(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    await set_up(there)
    await there.robin.runs("staff icebreaker decks", place="general")
    await there.robin.presses("Upload a deck")
    http = there.client.http
    held = Deferred(there, monkeypatch).holding(http.get_from_cdn)
    monkeypatch.setattr(http, "get_from_cdn", held)
    await there.robin.fills({"file": WEEK, "name": "Week one"})
    assert "Week one" in there.robin.answer


async def test_another_page_may_take_long_to_make(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    await set_up(there)
    card = Card("Long", text=(Words("first " * 700 + "and last"),))

    async def stands(*of: object) -> Card:
        return card

    general = Place(there.space_id, PlaceKind.CHANNEL, str(there.channels["general"].id))
    await there.adapter.platform_of(there.space_id).post(general, card, "n1")
    monkeypatch.setattr(there.app.router, "card_on", Deferred(there, monkeypatch).holding(stands))
    await there.ana.presses("More", place="general")
    assert "and last" in there.ana.answer


async def test_who_left_does_nothing_any_more_and_nothing_of_them_is_kept(there: Served) -> None:
    await set_up(there)
    await a_letter(there, "ana", "Help", Link("admin.homeroom-help"))
    there.wire.world.leave(there.guild, there.people["ana"].id)
    await there.heard()
    await there.ana.presses("Help", place="direct")
    assert "a server that you are not in any more" in there.ana.answer
    ana = Person(there.space_id, str(there.people["ana"].id))
    assert not (await there.app.database.read(lambda tx: People(tx, there.space_id).profile(ana))).acted


async def test_staff_is_staff_in_a_direct_conversation_whichever_process_hears_of_the_server(there: Served) -> None:
    await set_up(there)
    await a_letter(there, "robin", "How it is", STATUS)
    await a_letter(there, "ana", "How it is", STATUS)
    as_in_another_process(there)
    await there.robin.presses("How it is", place="direct")
    assert "Nothing is paused" in there.robin.answer
    await there.robin.presses("How it is", place="direct")
    assert len(there.wire.api.called(GUILD)) == 1
    await there.ana.presses("How it is", place="direct")
    assert "Nothing is paused" not in there.ana.answer


async def test_who_cannot_be_told_at_the_moment_is_asked_to_try_again(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up(there)
    await a_letter(there, "robin", "How it is", STATUS)
    there.wire.api.faults.append(Fault(503, MEMBER))
    monkeypatch.setattr(limits, "PRESS_WAITS", 0.3)
    await there.robin.presses("How it is", place="direct")
    assert "Please try again in a moment" in there.robin.answer


async def test_from_a_server_that_it_is_no_longer_in_nothing_comes(there: Served) -> None:
    await set_up(there)
    await a_letter(there, "robin", "How it is", STATUS)
    as_in_another_process(there)

    async def unknown(asked: Asked) -> None:
        if asked.route == GUILD:
            raise ApiError(10004)

    there.wire.api.before = unknown
    await there.robin.presses("How it is", place="direct")
    assert "a server that Homeroom is no longer in" in there.robin.answer


@pytest.mark.parametrize("custom_id", ["~another:1", "~page:?:!"])
async def test_what_is_not_understood_is_said_to_be_that_and_nothing_else(there: Served, custom_id: str) -> None:
    platform = there.adapter.platform_of(there.space_id)
    await platform.post(
        there.place("general"), Card("Of another time", actions=(Button("Press", Link(custom_id)),)), "n1"
    )
    await there.ana.presses("Press", place="general")
    assert "Homeroom does not know this any more, so nothing happened." in there.ana.answer


async def test_a_command_that_is_no_more_is_said_to_be_that(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Commands, "link", lambda *_: None)  # as after an update, while Discord still shows it
    await there.ana.runs("homeroom help", place="general")
    assert "Homeroom does not know this any more" in there.ana.answer


@pytest.mark.parametrize(("defer_after", "route"), [(60.0, ANSWERS), (0.0, EDITS)])
async def test_an_answer_that_discord_refuses_is_a_fault_of_which_who_asked_is_told(
    there: Served, monkeypatch: pytest.MonkeyPatch, defer_after: float, route: str
) -> None:
    refused: list[str] = []

    async def once(asked: Asked) -> None:
        if asked.route == route and not refused:
            refused.append(asked.url)
            raise ApiError(50035, status=400, message="Invalid Form Body")

    monkeypatch.setattr(limits, "DEFER_AFTER", defer_after)
    there.wire.api.before = once
    with structlog.testing.capture_logs() as logs:
        await there.ana.runs("homeroom help", place="general")
        await there.heard()
    (told,) = (each for each in logs if each["event"] == "discord.answer_refused")
    assert f"the code {told['fault']}" in there.ana.answer
