"""Words that staff hid do not come back: neither by a schedule, nor from before a mend, nor in a file."""

from __future__ import annotations

import json

from tests.cogs.kept import everything
from tests.cogs.polls.stories import all_press, asked, cards, closed, file, looks_after, says_here, settled
from tests.klass import Klass


async def hides(klass: Klass, label: str) -> None:
    """The assistant hides words on the newest card that has any."""
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", label)
    await settled(klass)


async def repeated(klass: Klass) -> None:
    """A question that is asked each Monday at 9:30."""
    await asked(klass, question="Who is the slowest?", choices="Ana\nBen", closes="2h")
    await looks_after(klass, question="Who is the slowest?")
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["mon"], "at": "09:30", "zone": "UTC"})
    assert klass.instructor.errors == {}


async def repeating(klass: Klass) -> str:
    """What the list of schedules says."""
    await klass.instructor.says("/poll repeating", place="general")
    return klass.instructor.answer


async def test_a_schedule_does_not_ask_what_staff_hid_until_it_is_put_back(klass: Klass) -> None:
    await repeated(klass)
    await hides(klass, "1. Who is the slowest?")
    await klass.waits(hours=1)
    assert len(cards(klass)) == 1
    said = await repeating(klass)
    assert "not asked, because the course’s staff hid words of it" in said
    assert "slowest" not in said
    await klass.instructor.says("/homeroom status", place="general")
    assert "By schedule, in #general: not asked" in klass.instructor.answer
    await klass.assistant.presses("Put back")
    await settled(klass)
    assert "not asked" not in await repeating(klass)
    await klass.waits(days=7)
    assert len(cards(klass)) == 2


async def test_nor_what_staff_hid_of_one_that_it_asked(klass: Klass) -> None:
    await repeated(klass)
    await klass.waits(hours=1)
    assert len(cards(klass)) == 2
    await hides(klass, "2. Ana")
    await klass.waits(days=8)
    assert len(cards(klass)) == 2


async def test_for_good_they_are_gone_from_the_schedule_too(klass: Klass) -> None:
    await repeated(klass)
    await hides(klass, "1. Who is the slowest?")
    await hides(klass, "2. Ben")
    await klass.waits(days=31)
    kept = await everything(klass, "classroom_messages")
    assert "slowest" not in str(kept["polls"]) + str(kept["poll_schedules"])
    assert "Ben" not in str(kept["poll_schedules"])
    assert "not asked" in await repeating(klass)
    await klass.waits(days=8)
    assert len(cards(klass)) == 1


async def test_for_good_they_are_gone_from_before_a_mend(klass: Klass) -> None:
    await asked(klass, question="Who is the solwest?", choices="Ana\nthe elehpant", closes="50d")
    await looks_after(klass, question="Who is the solwest?")
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["mon"], "weeks": "8", "at": "08:30", "zone": "UTC"})
    await looks_after(klass, question="Who is the solwest?")
    await klass.instructor.presses("Mend a typo")
    await klass.instructor.fills({"question": "Who is the slowest?", "choices": "Ana\nthe elephant"})
    await settled(klass)
    await hides(klass, "1. Who is the slowest?")
    await hides(klass, "2. the elephant")
    await klass.waits(days=31)
    rows = await everything(klass)
    for kept in (str(rows["polls"]), str(rows["poll_schedules"])):
        assert "slowest" not in kept
        assert "solwest" not in kept
        assert "ele" not in kept
        assert "Ana" in kept


async def test_nor_do_they_stand_in_a_file(klass: Klass) -> None:
    await asked(klass, question="Who is the slowest?")
    await all_press(klass, *["Monday"] * 5)
    await hides(klass, "1. Who is the slowest?")
    await closed(klass)
    await looks_after(klass, question="A question that is hidden")
    await klass.instructor.presses("Results", place="general")
    assert json.loads(file(klass, "instructor", "poll.json"))["question"] == "A question that is hidden"
    assert "slowest" not in says_here(klass)
