"""Colours that all pictures share, and what chance makes of a key, always the same."""

from __future__ import annotations

from random import Random
from typing import Final

from bot.records import dataclass

CREAM: Final = "#fffaf0"
INK: Final = "#43304f"
"""The darkest there is: a warm aubergine, never black."""
SUN: Final = "#ffc94a"
CORAL: Final = "#ff7d6b"
ROSE: Final = "#f2668b"
LEAF: Final = "#4fb286"
TEAL: Final = "#2fa7a0"
SKY: Final = "#6fb7ee"
VIOLET: Final = "#8f7be0"
WOOD: Final = "#b5774c"


@dataclass(frozen=True, slots=True)
class Hue:
    """What a picture's own tone is: ``ground`` of its panel, ``ring`` of its seal, ``scene`` behind its motif, ``deep``
    for shadows and dark parts, ``bright`` for what stands out from it."""

    ground: str
    ring: str
    scene: str
    deep: str
    bright: str


PEACH: Final = Hue("#ffe3d3", "#ff8f6b", "#ffd0ae", "#c9502f", SUN)
ICE: Final = Hue("#d8f0f4", "#3fa9c4", "#a9e0ec", "#1f7390", "#ffd45e")
LILAC: Final = Hue("#e9e1fb", "#9a80e3", "#d3c4f7", "#5f45ae", "#ffcf66")
HONEY: Final = Hue("#fff0c9", "#f3a93c", "#ffdd8c", "#b56f12", "#ff8a70")
ROSY: Final = Hue("#ffe0e7", "#f06f92", "#ffc3d1", "#b53a61", SUN)
MEADOW: Final = Hue("#e0f3dd", "#5fb573", "#bfe6bd", "#2f7d4c", "#ffd257")
OCEAN: Final = Hue("#dbe8fc", "#5b8fe6", "#b6d2fa", "#2f5cb0", "#ffd05c")
PLUM: Final = Hue("#f5def3", "#c069bd", "#eabde8", "#7f3683", "#ffcb5e")
MINT: Final = Hue("#d7f3ea", "#35b093", "#aee6d5", "#177460", "#ffb25c")
OLIVE: Final = Hue("#f1f2d3", "#a2b352", "#dde5a8", "#66762b", "#ffb84d")
DUSK: Final = Hue("#e4e6f5", "#6f77bd", "#c5caec", "#3e4484", "#ffd166")

ALL: Final = (MINT, LILAC, OLIVE, OCEAN, ROSY, MEADOW, PLUM, HONEY, ICE, DUSK)
"""What chance chooses from. Not :data:`PEACH`, before which much of what is coral would not be seen."""


def chance(purpose: str, key: str) -> Random:
    """A generator that is the same for a key, on every machine; purposes know nothing of one another."""
    return Random(f"{purpose} {key}".encode("utf-8", "surrogatepass"))
