"""The workspace that most tests of the port begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.slack.adapter import SlackPlatform
from tests.adapters.slack.workspace_of import Ported, ported


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Ported]:
    """A workspace with its people, in which Homeroom is installed."""
    async with ported(tmp_path) as found:
        yield found


@pytest.fixture
def platform(there: Ported) -> SlackPlatform:
    """That workspace as the core sees it."""
    return there.platform
