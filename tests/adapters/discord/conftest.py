"""The server that most tests of the Discord adapter begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.discord.adapter import DiscordPlatform
from tests.adapters.discord.server_of import Served, served


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """A server with its people, in which Homeroom runs as the link invited it."""
    async with served(tmp_path) as found:
        yield found


@pytest.fixture
def platform(there: Served) -> DiscordPlatform:
    """That server as the core sees it."""
    return there.adapter.platform_of(there.space_id)
