"""What the stories of recognition in a Slack workspace have in common."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.card import Json
from tests.adapters.slack.class_of import Served
from tests.adapters.slack.reading_mrkdwn import read
from tests.adapters.slack.test_poll_story import goes_on, press
from tests.wire.slack.people import Member

GIVEN: Final = "You explained recursion with a cake."
NASTY: Final = "<!channel> <!here> @everyone *bold* _so_ `x` &amp; <https://evil.example|free> https://x.example > big"
PNG: Final = b"\x89PNG\r\n\x1a\n"
LONGEST_ALT: Final = 2_000


async def starts(there: Served, place: str = "general") -> None:
    """Recognition stands in a channel, below its card."""
    await there.robin.runs("/homeroom kudos start", place)
    await there.robin.fills({"Where": place})
    await goes_on(there)


async def gives(there: Served, who: Member, *people: Member, reason: str = GIVEN, place: str = "general") -> None:
    """Somebody gives a shout-out by the command and its form."""
    await who.runs("/homeroom kudos give", place)
    to: list[Json] = [each.person for each in people]
    await who.fills({"To whom": to, "What they did": reason, "What it is for": "Patience"})
    await goes_on(there)


async def decides(there: Served, who: Member, label: str) -> None:
    """Whoever received the newest says who sees it."""
    await press(there, who, label, place="direct")
    await goes_on(there)


async def later(there: Served, **time: float) -> None:
    """So much of people's time goes by, and what is due happens."""
    clock: Any = there.app.core.clock
    clock.leap_to(clock.now() + timedelta(**time))
    await there.app.ticker.tick()
    await goes_on(there)


def cards(who: Member, place: str = "general") -> list[dict[str, Any]]:
    """What everybody, or in a direct conversation they alone, sees there."""
    return [each for each in who.sees(place) if not each["private"] and "card" in each]


def titles(who: Member, place: str = "general") -> list[str]:
    """The first line of each."""
    return [each["text"].partition("\n")[0] for each in cards(who, place)]


def labels(message: dict[str, Any]) -> list[str]:
    """What can be pressed or chosen on it."""
    return [each["label"] for each in message["card"]["actions"]]


def pictures(there: Served, message: dict[str, Any]) -> list[bytes]:
    """What is shown in it, as it was uploaded, described in so many words as a description may have."""
    shown = [each for each in message["blocks"] if each["type"] == "image"]
    assert all(0 < len(each["alt_text"]) <= LONGEST_ALT for each in shown)
    return [there.scene.wire.world.files[each["slack_file"]["id"]].data or b"" for each in shown]


def newest(who: Member, title: str, place: str = "direct") -> dict[str, Any]:
    """The newest card with this title that somebody sees there."""
    return next(each for each in reversed(cards(who, place)) if each["text"].startswith(title))


def marks(message: dict[str, Any]) -> set[str]:
    """What in its texts is more than words: whom and what it names, pings, links and formats."""
    return {each.source for text in _texts(message["blocks"]) for each in read(text)[1]}


def _texts(found: Any) -> list[str]:
    """The texts in which marks count."""
    if isinstance(found, list):
        return [text for each in found for text in _texts(each)]
    if not isinstance(found, dict):
        return []
    if found.get("type") == "mrkdwn":
        return [found["text"]]
    return [text for each in found.values() for text in _texts(each)]
