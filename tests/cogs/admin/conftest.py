"""A class in which the house's own commands and one feature are on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from tests.klass import Klass, klass_of, sqlite


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, on an empty database, with a folder for what must outlive it."""
    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as made:
        made.core.deleted = tmp_path
        yield made
