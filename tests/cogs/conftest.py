"""A class in which every feature of step 1 is on, and one that tells."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.achievements import cog as achievements
from cogs.admin import cog as admin
from cogs.breakouts import cog as breakouts
from cogs.buddies import cog as buddies
from cogs.icebreakers import cog as icebreakers
from cogs.polls import cog as polls
from tests.cogs.letters import letters_of
from tests.klass import Klass, klass_of, sqlite


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, on an empty database, with a folder for what must outlive it."""
    features = [achievements, breakouts, buddies, icebreakers, polls]
    async with klass_of([admin, *features, letters_of(tmp_path / "letters")], sqlite(tmp_path)) as made:
        made.core.deleted = tmp_path
        yield made
