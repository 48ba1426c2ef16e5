"""The badge of a milestone: its seal on its panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from cogs.achievements.drawing.buddy import buddy
from cogs.achievements.drawing.hello import hello
from cogs.achievements.drawing.icebreaker import icebreaker
from cogs.achievements.drawing.indoors import book, bulb, compass, puzzle, rocket
from cogs.achievements.drawing.outdoors import balloon, boat, mountain, shining, sprout
from cogs.achievements.drawing.palette import ALL, Hue, chance
from cogs.achievements.drawing.room import room
from cogs.achievements.drawing.scene import Scene
from cogs.achievements.drawing.seal import MIDDLE, SIDE, corners, panel, seal
from cogs.achievements.drawing.shapes import moved, svg
from cogs.achievements.drawing.shout_out import shout_out

_DRAWN: Final[Mapping[str, Callable[[], Scene]]] = {
    "hello": hello,
    "icebreaker": icebreaker,
    "buddy": buddy,
    "room": room,
    "shout-out": shout_out,
}
MOTIFS: Final[tuple[Callable[[Hue], Scene], ...]] = (
    *(shining, sprout, mountain, compass, book),
    *(bulb, rocket, balloon, boat, puzzle),
)
"""Of a course's own milestones, which :func:`badge` chooses from by chance."""


def badge(key: str) -> str:
    """The badge of a key as SVG, 240 a side."""
    drawn = _DRAWN.get(key)
    return _sealed(drawn() if drawn else _own(key), key)


def _own(key: str) -> Scene:
    random = chance("motif", key)
    return MOTIFS[random.randrange(len(MOTIFS))](ALL[random.randrange(len(ALL))])


def _sealed(scene: Scene, key: str) -> str:
    return svg(
        SIDE,
        SIDE,
        panel(scene.hue),
        corners(scene.hue, chance("corners", key)),
        moved(MIDDLE, MIDDLE - 3, seal(scene.hue, scene.inside), scene.front),
    )
