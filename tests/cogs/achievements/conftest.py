"""A class in which recognition is on, beside the house's own commands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.achievements import cog
from cogs.admin import cog as admin
from tests.klass import Klass, klass_of, sqlite


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, on an empty database."""
    async with klass_of([admin, cog], sqlite(tmp_path)) as made:
        yield made
