"""From how many people on anything is told of them, and in which steps: what two figures would give away neither tells.

Figures of fewer than :data:`FIGURES` people are shown to nobody; a course may raise that, never lower it. A number that
moves with each press is told in whole steps, so that two looks do not tell who came between them. Of a part of some
people it is told in steps, too, where so few are not in it that the difference would tell of them.

Sources: five is the usual threshold of survey tools (PRACTICE: asking); as a step it is DESIGN.md's.
"""

from __future__ import annotations

from typing import Final

FIGURES: Final = 5
"""The least number of people for figures."""
STEP: Final = 5
"""How many there are is told in steps of so many while it moves."""


def in_steps(count: int) -> int:
    """How many there are, as far as it is told: in whole steps, so ``0`` may mean a few."""
    return max(0, count) // STEP * STEP


def of_them(count: int, *of: int, least: int = FIGURES) -> tuple[int, bool] | None:
    """What may be told of how many are in a part of each of these numbers ``of`` people, which are shown beside it: a
    number, and whether it is exact or the least; ``None`` for fewer than ``least``. ``(0, False)``: most of them, and
    no number is safe."""
    if count < least:
        return None
    if near := [each for each in of if 0 < each - count < least]:
        shown = in_steps(min(near) - least)
        return (shown, False) if shown >= least else (0, False)
    return count, True
