"""Who does what in a room: facilitator, timekeeper, scribe, reporter, in rotation.

Rotated roles keep one person from doing all (PRACTICE.md, "Breakouts"). Each role goes to whoever had it least
recently, and to people who had few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Final

from storage.breakout_people import Duty

BY_NEED: Final = (Duty.FACILITATOR, Duty.REPORTER, Duty.TIMEKEEPER, Duty.SCRIBE)
"""Which roles there are where people are few: somebody who begins, then somebody who brings something back."""
LOOKS_BACK: Final = 30
"""How many earlier breakouts of somebody count."""
_HAD: Final = 1000

History = Mapping[str, Sequence[tuple[datetime, Duty]]]
"""What each did before, the latest first."""


def given(now: Mapping[str, Duty], history: History, random: Random) -> dict[str, Duty]:
    """The roles that nobody in a room has yet, for those who have none: by person. ``now`` is what each does.

    In a room of one person there is none. Who has one keeps it. The whole of the choice costs least, not each role by
    itself, so that nobody is left with what they had last time because another could have had anything.
    """
    wanted = BY_NEED[: len(now)] if len(now) > 1 else ()
    missing = [each for each in wanted if each not in now.values()]
    free = sorted(each for each, duty in now.items() if duty is Duty.NONE)
    missing = missing[: len(free)]
    random.shuffle(free)
    best: dict[int, tuple[int, dict[str, Duty]]] = {0: (0, {})}  # by which of the roles are given
    for who in free:
        before = history.get(who, ())[:LOOKS_BACK]
        grown = dict(best)
        for taken, (cost, chosen) in best.items():
            for number, duty in enumerate(missing):
                into = taken | 1 << number
                total = cost + _cost(duty, before)
                if into != taken and (into not in grown or total < grown[into][0]):
                    grown[into] = (total, chosen | {who: duty})
        best = grown
    return best[(1 << len(missing)) - 1][1]


def _cost(duty: Duty, before: Sequence[tuple[datetime, Duty]]) -> int:
    """How unfair it is to give somebody a role: the more, the more recently they had it; a little for all they had."""
    had = next((back for back, (_, each) in enumerate(before) if each is duty), None)
    return len(before) + (0 if had is None else (_HAD // (had + 1)) ** 2)


def passed_on(now: Mapping[str, Duty], who: str) -> dict[str, Duty]:
    """Somebody's role goes to the next in the room who has none; where all have one, the two exchange theirs. Empty
    where they have none, or are alone."""
    duty, others = now.get(who, Duty.NONE), sorted(each for each in now if each != who)
    if duty is Duty.NONE or not others:
        return {}
    in_turn = [each for each in others if each > who] + [each for each in others if each < who]
    other = next((each for each in in_turn if now[each] is Duty.NONE), in_turn[0])
    return {other: duty, who: now[other]}
