"""Of every workspace that Homeroom is in its start tells, and of those that it left, however often something fails."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from pydantic import SecretStr

from adapters.slack import socket
from adapters.slack.client import Clients
from adapters.slack.many import Many
from adapters.slack.pace import Pace
from adapters.slack.settings import SlackSettings
from bot.clock import FixedClock
from bot.people import Space
from storage.database import Database, Tx
from storage.migrations import upgrade
from storage.problems import Unreachable
from storage.slack_installed import Installation, Installations
from tests.adapters.slack.workspaces import KEY, SCOPES, START, Comings

SETTINGS = SlackSettings(
    client_id="1.2",
    client_secret=SecretStr("secret"),
    signing_secret=SecretStr("signs"),
    key=SecretStr(KEY),
    public="https://class.example.org",
)


class Told:
    """What the start tells; the first time it goes wrong for some."""

    def __init__(self, router: Comings, wrong: dict[str, Exception]) -> None:
        self.router = router
        self.wrong = wrong
        self.spaces: list[str] = []

    async def __call__(self, space: Space) -> None:
        if fault := self.wrong.pop(space.id, None):
            raise fault
        await self.router.came(space)
        self.spaces.append(space.id)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """Three workspaces with Homeroom in them, and one that it left while nobody told it on."""
    made = await Database.open(f"sqlite:///{tmp_path / 'homeroom.db'}")
    await upgrade(made)
    router = Comings(made, FixedClock(START))
    for number in (1, 2, 3, 4):
        here = Installation(f"slack:T{number}", "A1", "U0", "B1", "Class", "https://a.slack.com/", (), START)
        await made.write(here.space_id, partial(_note, here))
        await router.came(Space(here.space_id, "Class"))
    await made.write("slack:T4", lambda tx: Installations(tx, "slack:T4").revoke(START))
    yield made
    await made.close()


def _note(here: Installation, tx: Tx) -> None:
    Installations(tx, here.space_id).note(here)


async def starts(database: Database, wrong: dict[str, Exception]) -> list[str]:
    """A process starts: which workspaces it tells of, in their order."""
    clock = FixedClock(START)
    router, clients = Comings(database, clock), Clients(Pace())
    told = Told(router, wrong)
    many = Many(SETTINGS, SCOPES, clients, database, clock, router, told)
    try:
        await many.start(None, 1.0)  # type: ignore[arg-type]  # it asks nothing of the app
        assert many._learning is not None
        await many._learning
    finally:
        await many.stop()
        await many.close()
        await clients.close()
    return told.spaces


async def test_where_the_database_is_away_for_one_the_others_are_told_and_that_one_later(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "FIRST_PAUSE", 0.0)
    assert await starts(database, {"slack:T1": Unreachable("away")}) == ["slack:T2", "slack:T3", "slack:T1"]


async def test_what_cannot_be_told_of_one_keeps_nobody_from_the_others(database: Database) -> None:
    assert await starts(database, {"slack:T2": KeyError("ours")}) == ["slack:T1", "slack:T3"]


async def test_one_that_was_left_while_nobody_told_it_on_is_left(database: Database) -> None:
    router = Comings(database, FixedClock(START))
    assert "slack:T4" in await router.spaces("slack")
    await starts(database, {})
    assert await router.spaces("slack") == ["slack:T1", "slack:T2", "slack:T3"]
