"""Friendly faces for shapes: two eyes and a smile, of nobody in particular."""

from __future__ import annotations

from typing import Final

from cogs.achievements.drawing.palette import INK
from cogs.achievements.drawing.shapes import circle, group, moved, oval, stroke

_BLUSH: Final = "#ffa493"


def face(
    x: float, y: float, scale: float = 1, *, color: str = INK, cheeks: str | None = _BLUSH, turn: float = 0
) -> str:
    """A face around its middle, 30 wide at a scale of 1."""
    blush = group(*(oval(side, 4, 4.6, 3.2, cheeks, 'fill-opacity=".8"') for side in (-17, 17))) if cheeks else ""
    return moved(
        x,
        y,
        blush,
        circle(-11, -3, 3.4, color),
        circle(11, -3, 3.4, color),
        circle(-9.9, -4.2, 1.1, "#fff"),
        circle(12.1, -4.2, 1.1, "#fff"),
        stroke("M-6.5 3.5Q0 10.5 6.5 3.5", color, 3),
        turn=turn,
        scale=scale,
    )
