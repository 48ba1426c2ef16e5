"""Where the channel of a programme is gone or closed: whoever started it hears so once, with what helps."""

from __future__ import annotations

from tests.cogs.buddies.stories import card, drafted, programmes, settled, started
from tests.klass import Klass


async def letters(klass: Klass) -> str:
    """What the instructor got in direct messages."""
    return klass.instructor.reads(await klass.instructor.opens_direct())


async def test_a_channel_that_was_deleted_is_told_once_and_another_one_helps(klass: Klass) -> None:
    await started(klass, "cafe")
    await klass.classroom.register.remove_place("channel:cafe")
    await klass.waits(days=7, hours=1)  # the day before the first matching
    assert "Its channel was deleted. Nothing can be posted until you choose another one." in await letters(klass)
    (made,) = await programmes(klass)
    assert made.trouble == "place-gone"
    await klass.assistant.says("/homeroom status", place="general")
    assert "Meet someone new: Its channel was deleted." in klass.assistant.answer
    await klass.waits(days=14)
    assert (await letters(klass)).count("Its channel was deleted.") == 1
    await klass.instructor.presses("Another channel")
    await klass.instructor.fills({"place": "channel:general"})
    await settled(klass)
    (made,) = await programmes(klass)
    assert made.trouble is None
    assert card(klass.ben)["title"] == "Meet someone new"
    assert "Its channel was deleted." not in await letters(klass)


async def test_a_channel_in_which_it_may_not_write_is_said_before_anything_is_started(klass: Klass) -> None:
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.instructor.says("/buddy start", place="general")
    await klass.instructor.fills({"starts": "2026-03-10", "place": "channel:cafe"})
    assert "may not write there" in klass.instructor.errors["place"]
    await drafted(klass)
    await klass.classroom.register.change_place("channel:general", muzzled=True)
    await klass.instructor.presses("Start it")
    assert "may not write there" in klass.instructor.answer
    assert await programmes(klass) == []
