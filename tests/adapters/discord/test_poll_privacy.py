"""What a poll of which nobody can tell whose answer is whose leaves behind in a Discord server's Homeroom: nothing."""

from __future__ import annotations

import gc
from pathlib import Path

from tests.adapters.discord.server_of import Served
from tests.adapters.discord.test_poll_story import asks
from tests.adapters.left_over import held, told

MARK = "Xylophon-4711"


async def answers(there: Served) -> None:
    """Somebody writes an answer, looks at it, changes it, and opens the form once more without sending it."""
    ana = there.ana
    await asks(there, kind="text", choices="", question="What is unclear?")
    await ana.presses("Answer")
    await ana.fills({"In your own words": f"{MARK}, and more"})
    await ana.presses("My answer", place="general")
    assert MARK in ana.answer
    await ana.presses("Answer")
    assert ana.form is not None
    assert MARK in ana.form["inputs"][0]["value"]
    await ana.fills({"In your own words": MARK})
    await ana.presses("Answer")
    await ana.closes_form()
    await ana.runs("poll check", {"code": MARK}, place="general")
    assert "A code has eight letters" in ana.answer
    await there.goes_on()


async def test_a_sealed_answer_is_in_no_file_no_log_and_no_memory(there: Served, tmp_path: Path) -> None:
    with told() as log:
        await answers(there)
    gc.collect()
    found = held(("general", MARK), there.app)
    assert found["general"], "it is looked for in the right place"
    assert found[MARK] == []
    assert MARK not in log.getvalue()
    kept = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert any(each.name == "homeroom.db" for each in kept)
    assert [each.name for each in kept if MARK.encode() in each.read_bytes()] == []


async def test_without_our_levels_the_log_would_tell_it(there: Served) -> None:
    with told("discord") as log:
        await answers(there)
    assert MARK in log.getvalue()
