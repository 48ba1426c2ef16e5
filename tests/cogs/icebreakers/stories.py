"""What the stories of icebreakers have in common."""

from __future__ import annotations

from typing import Any

from adapters.web.seat import Seat
from tests.klass import Klass


def cards(seat: Seat, place: str = "general") -> list[dict[str, Any]]:
    """The bot's cards that somebody sees in a place, private ones left out."""
    return [dict(each) for each in seat.sees(place) if each["by"] == "homeroom" and not each["private"]]


def question(card: dict[str, Any]) -> str:
    """What a card asks."""
    return str(card["card"]["text"][0]["text"])


async def posted(klass: Klass, place: str = "general") -> dict[str, Any]:
    """A new prompt that stands in a place."""
    await klass.instructor.says("/icebreaker now", place=place)
    await klass.instructor.presses("Post")
    await klass.goes_on()
    return cards(klass.ana, place)[-1]


async def mended(klass: Klass, words: str) -> None:
    """The newest posted card's *Mend a typo*, with other words."""
    await klass.instructor.presses("Mend a typo")
    await klass.instructor.fills({"words": words})
    await klass.waits(seconds=20)


async def planned(klass: Klass, **values: Any) -> None:
    """Mondays and Thursdays at half past nine in Madrid, in general."""
    await klass.instructor.says("/icebreaker schedule", place="general")
    await klass.instructor.fills({"days": ["mon", "thu"], "at": "09:30", "zone": "Europe/Madrid"} | values)


async def set_up(klass: Klass, **values: Any) -> None:
    """The course's form, sent with these values in place of what it starts with."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills(values)
