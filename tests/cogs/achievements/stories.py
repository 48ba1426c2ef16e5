"""What the stories of recognition have in common."""

from __future__ import annotations

from typing import Any, Final

from adapters.web.seat import Seat
from storage.database import Tx
from storage.recognitions import Recognition, Recognitions
from tests.cogs.buddies.stories import buttons as buttons
from tests.cogs.buddies.stories import card as card
from tests.cogs.buddies.stories import cards as cards
from tests.cogs.buddies.stories import fields as fields
from tests.cogs.buddies.stories import person as person
from tests.cogs.buddies.stories import private as private
from tests.cogs.buddies.stories import settled as settled
from tests.cogs.buddies.stories import text_of as text_of
from tests.klass import SPACE, Klass


async def begun(klass: Klass, place: str = "general") -> None:
    """Recognition stands in a place, below its card."""
    await klass.instructor.says("/kudos start", place="general")
    await klass.instructor.fills({"place": f"channel:{place}"})
    assert klass.instructor.errors == {}
    await settled(klass)


GIVEN: Final = "You explained it three times, and smiled."


async def gave(klass: Klass, who: str, *people: str, reason: str = GIVEN, value: str = "patience") -> None:
    """Somebody gives a shout-out to these people."""
    seat = klass.seats[who]
    await seat.says("/kudos give", place="general")
    await seat.fills({"people": list(people), "reason": reason, "value": value})
    assert seat.errors == {}
    await settled(klass)


def received(seat: Seat) -> list[dict[str, Any]]:
    """What somebody was told alone, in their direct messages."""
    return cards(seat, f"direct:{seat.person}")


async def shout_outs(klass: Klass, who: str) -> list[Recognition]:
    """What somebody received."""

    def read(tx: Tx) -> list[Recognition]:
        store = Recognitions(tx, SPACE)
        return list(store.some([each.recognition_id for each in store.of(person(who))]).values())

    return await klass.database.read(read)
