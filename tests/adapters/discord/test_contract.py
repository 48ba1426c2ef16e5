"""A Discord server keeps to what every platform does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.people import Place, PlaceKind
from tests.adapters.contract import Contract, Stage
from tests.adapters.discord.server_of import WITH_SOUND, served


class TestDiscord(Contract):
    @pytest.fixture
    async def stage(self, tmp_path: Path) -> AsyncIterator[Stage]:
        """The port over a server."""
        async with served(tmp_path, may=WITH_SOUND) as there:
            space = there.space_id
            general = Place(space, PlaceKind.CHANNEL, str(there.channels["general"].id))
            gone = dict.fromkeys(("person", "channel", "message"), "123")
            yield Stage(there.adapter.platform_of(space), space, general, there.ana, there.ben, there.chi, gone)
