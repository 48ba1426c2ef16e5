"""The server that most tests of the Discord adapter begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from threading import enumerate as threads

import pytest
from discord.gateway import KeepAliveHandler

from adapters.discord.adapter import DiscordPlatform
from tests.adapters.discord.server_of import Served, served


@pytest.fixture(autouse=True)
def no_heartbeats() -> Iterator[None]:
    """A connection that broke off while it was being made leaves its heartbeat, which ends when it next beats: in 41
    seconds, in the middle of another test and with the event loop of this one."""
    yield
    for each in threads():
        if isinstance(each, KeepAliveHandler):
            each.stop()


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """A server with its people, in which Homeroom runs as the link invited it."""
    async with served(tmp_path) as found:
        yield found


@pytest.fixture
def platform(there: Served) -> DiscordPlatform:
    """That server as the core sees it."""
    return there.adapter.platform_of(there.space_id)
