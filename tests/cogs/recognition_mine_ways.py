"""The ways to everyone's own page of recognition, to who has not been seen, and to the leaderboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.people import Person
from storage.spotlights import Nomination, Spotlights
from tests.cogs.recognition_shouts_ways import decided, given, joined
from tests.cogs.way import Way, after, press, says
from tests.klass import MONDAY, SPACE, Klass

WORDS: Final = "You explained it three times."


async def nominated(klass: Klass) -> None:
    """Ben nominated Chi."""
    new = Nomination(7, 0, Person(SPACE, "chi"), Person(SPACE, "ben"), WORDS, MONDAY)
    await klass.database.write(SPACE, lambda tx: Spotlights(tx, SPACE).nominate(new))


async def in_the_spotlight(klass: Klass) -> None:
    """Chi is asked for a spotlight."""
    await klass.instructor.runs("kudos spotlight", {"person": "chi"}, place="general")
    await klass.goes_on()


async def nameless(klass: Klass) -> None:
    """The platform does not tell the names of several people in time."""
    platform: Any = klass.router._platform(SPACE)
    tells = platform.names

    async def names(people: Sequence[Person]) -> Mapping[Person, str]:
        found: Mapping[Person, str] = await tells(people) if len(people) < 2 else {}
        return found

    platform.names = names


async def boarded(klass: Klass) -> None:
    """A leaderboard stands in general."""
    await klass.instructor.says("/kudos board", place="general")
    await klass.instructor.presses("Turn one on")
    await klass.instructor.fills({"place": "channel:general"})
    await klass.goes_on()


async def looked_at(klass: Klass) -> None:
    """Chi has what they received before them."""
    await klass.chi.chooses("Look at one", f"🎉 A shout-out for you: {WORDS}")


async def to_be_seen(klass: Klass) -> None:
    """The instructor is asked what would help Ben."""
    await klass.instructor.chooses("Do something for", "Ben")


def page(who: str) -> Any:
    """Somebody has their own page before them."""
    return says(who, "/kudos mine")


unseen: Final = says("instructor", "/kudos unseen")
received: Final = after(given, page("chi"), press("chi", "What I received"))
gave: Final = after(given, page("ben"), press("ben", "What I gave"))
there: Final = after(joined, page("s1"), press("s1", "Where I joined in"))
wrote: Final = after(nominated, page("ben"), press("ben", "Whom I nominated"))

MINE_WAYS: Final[Mapping[str, Way]] = {
    "achievements.kudos-mine": Way("chi", arrange=given),
    "achievements.received": Way("chi", "What I received", after(given, page("chi"))),
    "achievements.look-at-received": Way("chi", "Look at one", received, chooses=f"🎉 A shout-out for you: {WORDS}"),
    "achievements.put-away": Way("chi", "Remove it for good", after(received, looked_at)),
    "achievements.put-away-now": Way(
        "chi", "Remove it now", after(received, looked_at, press("chi", "Remove it for good"))
    ),
    "achievements.gave": Way("ben", "What I gave", after(given, page("ben"))),
    "achievements.look-at-gave": Way("ben", "Look at one", gave, chooses=WORDS),
    "achievements.joins": Way("s1", "Where I joined in", after(joined, page("s1"))),
    "achievements.unjoin-one": Way("s1", "No longer join in", there, chooses=f"🎉 A shout-out: {WORDS}"),
    "achievements.nominated": Way("ben", "Whom I nominated", after(nominated, page("ben"))),
    "achievements.unnominate-one": Way("ben", "Take one back", wrote, chooses=WORDS),
    "achievements.my-spotlight": Way("chi", "My spotlight", after(in_the_spotlight, page("chi"))),
    "achievements.wishes": Way("chi", "Change what I wish", page("chi"), fills={"wants_none": True}),
    "achievements.kudos-unseen": Way("instructor", arrange=decided),
    "achievements.unseen-more": Way("instructor", "Look again", after(nameless, unseen)),
    "achievements.unseen-one": Way("instructor", "Do something for", unseen, chooses="Ben"),
    "achievements.unseen-anybody": Way("instructor", "Do something for", after(nameless, unseen), chooses="ben"),
    "achievements.say-hello": Way("instructor", "Write to them", after(unseen, to_be_seen)),
    "achievements.kudos-board": Way("instructor", arrange=decided),
    "achievements.board-on": Way(
        "instructor", "Turn one on", says("instructor", "/kudos board"), fills={"place": "channel:general"}
    ),
    "achievements.board-off": Way("instructor", "Turn it off", after(boarded, says("instructor", "/kudos board"))),
    "achievements.board-out": Way("ben", "Leave me out", boarded),
    "achievements.board-in": Way("ben", "Let me in again", after(boarded, press("ben", "Leave me out"))),
}
