"""The seal that all pictures have in common: a scalloped ring with a scene in it, its shadow, and glints around it."""

from __future__ import annotations

from random import Random
from typing import Final

from cogs.achievements.drawing.palette import CORAL, CREAM, LEAF, SKY, SUN, VIOLET, Hue
from cogs.achievements.drawing.shapes import box, circle, group, heart, scallop, spark, within

SIDE: Final = 240
MIDDLE: Final = SIDE / 2
SCENE: Final = 79.0
"""The radius of the scene in a seal."""
_BUMPS: Final = 20
PAPERS: Final = (SUN, CORAL, SKY, LEAF, VIOLET)


def seal(hue: Hue, *scene: str) -> str:
    """A seal around 0, 0, 98 in radius, with a scene drawn around 0, 0."""
    return group(
        group(scallop(0, 8, 98, hue.deep, _BUMPS), more='fill-opacity=".16"'),
        scallop(0, 0, 98, hue.ring, _BUMPS),
        circle(0, 0, 86, CREAM),
        circle(0, 0, SCENE, hue.scene),
        within("scene", circle(0, 0, SCENE, "#000"), *scene),
    )


def panel(hue: Hue, wide: float = SIDE, high: float = SIDE, *, round: float = 54) -> str:
    """The ground with its round corners."""
    return box(0, 0, wide, high, hue.ground, round=round)


def corners(hue: Hue, random: Random) -> str:
    """What glitters in the four corners of a badge."""
    shapes = []
    for left in (True, False):
        for top in (True, False):
            x = random.uniform(21, 27) if left else random.uniform(SIDE - 27, SIDE - 21)
            y = random.uniform(26, 34) if top else random.uniform(SIDE - 34, SIDE - 26)
            along, down = (12 if left else -12), (10 if top else -10)  # towards the middle
            match random.randrange(3):
                case 0:
                    shapes += [spark(x, y, 10, hue.ring), circle(x + along, y - down, 2.6, hue.bright)]
                case 1:
                    shapes += [circle(x, y, 4.4, hue.bright), spark(x + along, y - down, 6, hue.ring)]
                case _:
                    shapes += [heart(x, y, 6, hue.ring, turn=random.uniform(-20, 20))]
                    shapes += [circle(x, y + down * 1.3, 2.6, hue.bright)]
    return group(*shapes)
