"""What the stories of recognition in a Discord server have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from tests.adapters.discord.reading_markdown import pings
from tests.adapters.discord.server_of import Served
from tests.wire.discord.components import Part
from tests.wire.discord.people import Member

GIVEN: Final = "You explained recursion with a cake."
NASTY: Final = "@everyone @here <@1> <@&2> **bold** [free](https://evil.example) https://x.example # big"
PNG: Final = b"\x89PNG\r\n\x1a\n"
LONGEST_ALT: Final = 1_024


async def starts(there: Served, place: str = "general") -> None:
    """Recognition stands in a channel, below its card."""
    await there.robin.runs("staff kudos start", place=place)
    await there.robin.fills({"Where": place})
    await there.goes_on()


async def gives(there: Served, who: Member, *people: Member, reason: str = GIVEN, place: str = "general") -> None:
    """Somebody gives a shout-out by the command and its form."""
    await who.runs("kudos give", place=place)
    await who.fills(
        {"To whom": [each.person for each in people], "What they did": reason, "What it is for": "Patience"}
    )
    await there.goes_on()


async def decides(there: Served, who: Member, label: str) -> None:
    """Whoever received the newest says who sees it; a card that stands already changes a moment later."""
    await who.presses(label, place="direct")
    await later(there, seconds=3)


async def later(there: Served, **time: float) -> None:
    """So much of people's time goes by, and what is due happens."""
    clock: Any = there.app.core.clock
    clock.leap_to(clock.now() + timedelta(**time))
    await there.app.ticker.tick()
    await there.goes_on()


def cards(who: Member, place: str = "general") -> list[dict[str, Any]]:
    """What everybody, or in a direct conversation they alone, sees there."""
    return [each for each in who.sees(place) if not each["private"]]


def titles(who: Member, place: str = "general") -> list[str]:
    """The first line of each."""
    return [each["text"].partition("\n")[0] for each in cards(who, place)]


def labels(message: dict[str, Any]) -> list[str]:
    """What can be pressed or chosen on it."""
    return [each["label"] for each in message["card"]["actions"]]


def pictures(there: Served, message: dict[str, Any]) -> list[bytes]:
    """What is shown in it, as it was uploaded, described in so many words as a description may have."""
    (container,) = message["components"]
    shown = [item for each in container["components"] if each["type"] == Part.GALLERY for item in each["items"]]
    assert all(0 < len(each["description"]) <= LONGEST_ALT for each in shown)
    return [there.wire.world.files[int(each["media"]["attachment_id"])] for each in shown]


def pinged(there: Served, message: dict[str, Any]) -> set[str]:
    """Whom its bare text would ping, were anybody to be pinged."""
    return {each for text in texts(message["components"]) for each in pings(text)}


def notified(there: Served, message: dict[str, Any]) -> list[int]:
    """Whom it pinged when it came."""
    place = next(at for at, found in there.wire.world.messages.items() if int(message["id"]) in found)
    kept = there.wire.world.messages[place][int(message["id"])]
    assert not kept.mention_everyone
    return [*kept.mentions, *kept.mention_roles]


def texts(parts: Sequence[dict[str, Any]]) -> list[str]:
    """The texts of a message's parts."""
    found = [each["content"] for each in parts if each["type"] == Part.TEXT]
    return found + [text for each in parts for text in texts(each.get("components", []))]
