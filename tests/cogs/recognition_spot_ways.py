"""The ways to spotlights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.cogs.recognition_shouts_ways import begun
from tests.cogs.way import Arrange, Way, after, says
from tests.klass import Klass

WORDS: Final = "Explained it with a cake."
FIRST: Final = {"first": "The sea."}


def nominated_by(*who: str) -> Arrange:
    """These nominated Chi, each with other words."""

    async def arrange(klass: Klass) -> None:
        for number, each in enumerate(who):
            await klass.seats[each].says("/kudos nominate", place="general")
            await klass.seats[each].fills({"person": "chi", "words": f"{WORDS[:-1]} {number}"})
            await klass.waits(minutes=1)

    return arrange


def chooses(label: str, what: str) -> Arrange:
    """The instructor chooses something in the list of spotlights."""

    async def arrange(klass: Klass) -> None:
        await klass.instructor.says("/kudos spotlights", place="general")
        await klass.instructor.chooses(label, what)

    return arrange


async def asked(klass: Klass) -> None:
    """Chi is asked."""
    await klass.instructor.runs("kudos spotlight", {"person": "chi"}, place="general")
    await klass.goes_on()
    await klass.chi.opens("direct:chi")


async def waits(klass: Klass) -> None:
    """Chi said yes, and so did somebody before."""
    await klass.instructor.runs("kudos spotlight", {"person": "s1"}, place="general")
    await klass.goes_on()
    await klass.s1.opens("direct:s1")
    for who in ("s1", "chi"):
        if who == "chi":
            await asked(klass)
        await klass.seats[who].presses("Yes, with pleasure")
        await klass.seats[who].fills(FIRST)
        await klass.goes_on()


async def planned(klass: Klass) -> None:
    """One is shown each Monday."""
    await klass.instructor.says("/kudos spotlights", place="general")
    await klass.instructor.presses("Plan")
    await klass.instructor.fills({"days": ["mon"], "place": "channel:general"})
    await klass.instructor.says("/kudos spotlights", place="general")


in_list: Final = says("instructor", "/kudos spotlights")
looked: Final = after(nominated_by("ben", "s1"), chooses("Look at a nomination", "1. Chi"))
drafted: Final = after(begun, waits, chooses("Look at a draft", "2. Chi"))


async def many_words(klass: Klass) -> None:
    """Two classmates wrote so much that it takes two cards."""
    for who in ("ben", "s1"):
        await klass.seats[who].says("/kudos nominate", place="general")
        await klass.seats[who].fills({"person": "chi", "words": who * 300})
        await klass.waits(minutes=1)
    await chooses("Look at a nomination", "1. Chi")(klass)


SPOT_WAYS: Final[Mapping[str, Way]] = {
    "achievements.kudos-nominate": Way("ben", fills={"person": "chi", "words": WORDS}),
    "achievements.kudos-spotlight": Way("instructor", values={"person": "chi"}),
    "achievements.kudos-spotlights": Way("instructor"),
    "achievements.nominate": Way("ben", "Nominate a classmate", begun, fills={"person": "chi", "words": WORDS}),
    "achievements.unnominate": Way("ben", "Take it back", nominated_by("ben")),
    "achievements.spotlight-list": Way("instructor", "Back to the list", looked),
    "achievements.spotlight-look": Way(
        "instructor", "Look at a nomination", after(nominated_by("ben"), in_list), chooses="1. Chi"
    ),
    "achievements.spotlight-reasons": Way("instructor", "More", many_words),
    "achievements.spotlight-ask": Way("instructor", "Ask them", looked),
    "achievements.spotlight-aside": Way("instructor", "Put aside", looked),
    "achievements.spotlight-leave-out": Way(
        "instructor", "Leave out one reason", looked, chooses="1. Explained it with a cake 0"
    ),
    "achievements.spotlight-draft": Way("instructor", "Look at a draft", after(waits, in_list), chooses="2. Chi"),
    "achievements.spotlight-introduce": Way("instructor", "Introduction", drafted, fills={"words": "Meet Chi."}),
    "achievements.spotlight-first": Way("instructor", "Put first", drafted),
    "achievements.spotlight-show": Way("instructor", "Show now", drafted),
    "achievements.spotlight-take-out": Way("instructor", "Take out", drafted),
    "achievements.spotlight-plan": Way(
        "instructor", "Plan", in_list, fills={"days": ["mon", "fri"], "place": "channel:general"}
    ),
    "achievements.spotlight-stop": Way("instructor", "Stop a schedule", planned, chooses="1. Monday, 12:00 (UTC)"),
    "achievements.spotlight-say": Way("chi", "Yes, with pleasure", asked, fills=FIRST),
    "achievements.spotlight-others": Way("chi", "Other questions", asked),
    "achievements.spotlight-no": Way("chi", "Not now", asked),
    "achievements.spotlight-withdraw": Way("chi", "Take it back", waits),
}
