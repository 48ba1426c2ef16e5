"""What the stories of recognition have in common."""

from __future__ import annotations

from tests.cogs.buddies.stories import buttons as buttons
from tests.cogs.buddies.stories import card as card
from tests.cogs.buddies.stories import cards as cards
from tests.cogs.buddies.stories import fields as fields
from tests.cogs.buddies.stories import person as person
from tests.cogs.buddies.stories import private as private
from tests.cogs.buddies.stories import settled as settled
from tests.cogs.buddies.stories import text_of as text_of
from tests.klass import Klass


async def begun(klass: Klass, place: str = "general") -> None:
    """Recognition stands in a place, below its card."""
    await klass.instructor.says("/kudos start", place="general")
    await klass.instructor.fills({"place": f"channel:{place}"})
    assert klass.instructor.errors == {}
    await settled(klass)
