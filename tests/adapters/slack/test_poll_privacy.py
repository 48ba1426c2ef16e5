"""What a poll of which nobody can tell whose answer is whose leaves behind in a Slack workspace's Homeroom: nothing."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.slack.socket import CONNECTIONS
from tests.adapters.left_over import held, told
from tests.adapters.slack import class_of
from tests.adapters.slack.class_of import Served, served
from tests.adapters.slack.test_poll_story import StandingStill, asks, card, press

MARK = "Xylophon-4711"


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace in which what waits for its turn to ask Slack comes to it."""
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    async with served(tmp_path) as found:
        yield found


async def answers(there: Served) -> None:
    """Somebody writes an answer, looks at it, changes it, and opens the form once more without sending it."""
    ana = there.ana
    await asks(there, "What is unclear? kind: text")
    await press(there, ana, "Answer")
    await ana.fills({"In your own words": f"{MARK}, and more"})
    await press(there, ana, "My answer", message=card(there)["id"])
    assert MARK in ana.answer
    await press(there, ana, "Answer")
    assert ana.form is not None
    assert MARK in ana.form["inputs"][0]["value"]
    await ana.fills({"In your own words": MARK})
    await press(there, ana, "Answer")
    ana.reloads()
    await ana.runs(f"/homeroom poll check {MARK}", "general")
    assert ana.form is not None
    assert "A code has eight letters" in ana.form["note"]
    ana.reloads()
    await there.goes_on()


async def test_a_sealed_answer_is_in_no_file_no_log_no_metadata_and_no_memory(there: Served, tmp_path: Path) -> None:
    metadata: list[str] = []
    views = there.scene.wire.interactions.views
    views.seen.append(lambda view, gone: metadata.append(view.body.get("private_metadata", "")))
    with told() as log:
        await answers(there)
    for _ in range(CONNECTIONS * 4):  # slack_sdk holds what came last over a connection until something else comes
        await there.ben.runs("/homeroom help", "general")
    gc.collect()
    found = held(("general", MARK), there.app)
    assert found["general"], "it is looked for in the right place"
    assert found[MARK] == []
    assert MARK not in log.getvalue()
    assert len([each for each in metadata if '"sealed":true' in each]) >= 3
    assert not [each for each in metadata if MARK in each]
    kept = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert any(each.name == "homeroom.db" for each in kept)
    assert [each.name for each in kept if MARK.encode() in each.read_bytes()] == []


async def test_without_our_levels_the_log_would_tell_it(there: Served) -> None:
    with told("slack_sdk", "slack_bolt") as log:
        await answers(there)
    assert MARK in log.getvalue()
