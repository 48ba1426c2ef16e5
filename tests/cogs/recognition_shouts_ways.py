"""The ways to shout-outs, to what everybody decides of what they received, and to joining in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tests.cogs.way import Way, after, press, says
from tests.klass import Klass

GIVEN: Final[Mapping[str, Any]] = {"people": ["chi"], "reason": "You explained it three times.", "value": "patience"}


async def begun(klass: Klass) -> None:
    """Recognition stands in general, below its card."""
    await klass.instructor.says("/kudos start", place="general")
    await klass.instructor.fills({"place": "channel:general"})
    await klass.goes_on()


async def given(klass: Klass) -> None:
    """Ben gave Chi a shout-out, which Chi has before them."""
    await begun(klass)
    await klass.ben.says("/kudos give", place="general")
    await klass.ben.fills(dict(GIVEN))
    await klass.goes_on()


async def wrote(klass: Klass) -> None:
    """Chi wrote something, and Ben is about to thank them for it."""
    await klass.chi.says("You can have my notes.", place="general")
    message = [each for each in klass.ben.sees("general") if each.get("text")][-1]
    await klass.ben.picks("Thank for this", message)


decided: Final = after(given, press("chi", "Show the class"))
joined: Final = after(decided, press("s1", "Join in"))
said: Final = says("chi", "You can have my notes.")
SHOUT_WAYS: Final[Mapping[str, Way]] = {
    "achievements.kudos-start": Way("instructor", fills={"place": "channel:general"}),
    "achievements.kudos-give": Way("ben", fills=GIVEN),
    "achievements.give": Way("ben", "Write it", wrote, fills=GIVEN),
    "achievements.shout-out": Way("ben", about="chi", fills=GIVEN),
    "achievements.thank": Way("ben", menu=True, arrange=said),
    "achievements.take-back": Way("ben", "Take it back", given),
    "achievements.mend": Way("ben", "Change the words", given, fills={"reason": "You waited for me."}),
    "achievements.decide": Way("chi", "Show the class", given),
    "achievements.always": Way("chi", "Always like this", decided),
    "achievements.join": Way("s1", "Join in", decided),
    "achievements.unjoin": Way("s1", "Take it back", joined),
    "achievements.settings": Way(
        "instructor", "Recognition", says("instructor", "/homeroom settings"), fills={"each_week": "3"}
    ),
}
