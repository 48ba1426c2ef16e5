"""What waits for its turn to ask Slack comes to it while people's time stands still; who waits in vain is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.slack.tiers import POST
from tests.adapters import passing
from tests.adapters.slack import class_of
from tests.adapters.slack.class_of import Served, served, until
from tests.adapters.slack.test_poll_story import StandingStill, card, press


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace in which real time goes by."""
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    async with served(tmp_path) as found:
        yield found


async def asks_while_shut(there: Served, seconds: float) -> None:
    """A poll is to be posted, and for so long nothing may be."""
    pace = there.adapter._pace
    assert pace is not None
    pace.refused(there.scene.team.id, POST, seconds)
    await there.robin.runs("/homeroom poll ask What is unclear? kind: text", "general")
    await press(there, there.robin, "Post")


async def test_what_waits_for_its_turn_comes_to_it(there: Served) -> None:
    await asks_while_shut(there, 0.2)
    await passing.in_turn(there.app, there.goes_on)
    assert "What is unclear?" in card(there)["text"]


async def test_where_real_time_stands_still_no_test_waits_for_a_turn(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        with pytest.raises(AssertionError, match="real time stands still"):
            await passing.in_turn(there.app, there.goes_on)


async def test_what_does_not_come_is_named(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing, "LONGEST", 0.1)
    await asks_while_shut(there, 15.0)
    with pytest.raises(
        AssertionError, match=r"still due after 0\.1 s .*: \['post polls\.poll:.* its lane held until 20"
    ):
        await passing.in_turn(there.app, there.goes_on)
    assert there.asked(POST) == []


async def test_nothing_is_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(class_of, "LONGEST", 0.05)
    with pytest.raises(TimeoutError):
        await until(lambda: False)
