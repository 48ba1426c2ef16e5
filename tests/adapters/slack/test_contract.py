"""A Slack workspace keeps to what every platform does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.platform import Why
from tests.adapters.contract import Contract, Stage
from tests.adapters.slack.workspace_of import ported


class TestSlack(Contract):
    @pytest.fixture
    async def stage(self, tmp_path: Path) -> AsyncIterator[Stage]:
        """The port over a workspace. Slack shows a private channel that one is not in as if there were none."""
        async with ported(tmp_path) as there:
            ana, ben, chi = (there.member(name) for name in ("ana", "ben", "chi"))
            gone = {"person": "U0GONE", "channel": "C0GONE", "message": "1700000000.000001"}
            yield Stage(there.platform, there.space_id, there.place("general"), ana, ben, chi, gone, Why.NOT_IN_PLACE)
