"""What each handler costs beside its own statements: see `tests.counted`, which every conversation is held to."""

from __future__ import annotations

import pytest

from tests.cogs.ways import WAYS, does, handlers
from tests.klass import Klass


@pytest.mark.parametrize("target", sorted(WAYS))
async def test_a_handler_sends_one_statement_for_its_delivery_one_for_its_jobs_and_one_for_each_refresh_or_cancel(
    klass: Klass, target: str
) -> None:
    way = WAYS[target]
    await way.arrange(klass)
    klass.router.counted.clear()
    await does(klass, way, handlers(klass.core.registry)[target])
    assert target in klass.router.counted
    assert klass.router.breaches == []
