"""Confetti that falls where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from cogs.achievements.drawing.shapes import box, circle, group, heart, moved, path, spark, stroke


def confetti(
    random: Random, wide: float, high: float, many: int, colors: Sequence[str], free: Callable[[float, float], bool]
) -> str:
    """At most so many pieces on a sheet, none near another, and only where ``free`` says so."""
    taken: list[tuple[float, float]] = []
    for _ in range(many * 4):
        x, y = random.uniform(26, wide - 26), random.uniform(22, high - 22)
        if len(taken) < many and free(x, y) and all((x - u) ** 2 + (y - v) ** 2 > 44**2 for u, v in taken):
            taken.append((x, y))
    return group(*(_piece(random, x, y, colors[at % len(colors)]) for at, (x, y) in enumerate(taken)))


def _piece(random: Random, x: float, y: float, color: str) -> str:
    size, turn = random.uniform(0.8, 1.3), random.uniform(0, 360)
    match random.randrange(7):
        case 0:
            shape = circle(0, 0, 7, color)
        case 1:
            shape = path("M-8 7L0-8L8 7Z", color, f'stroke="{color}" stroke-width="3" stroke-linejoin="round"')
        case 2:
            shape, turn = heart(0, 0, 9, color), random.uniform(-25, 25)
        case 3:
            shape, turn = spark(0, 0, 13, color), 0
        case 4:
            shape = stroke("M-16 0Q-10-10-4 0T8 0T20 0", color, 5)
        case _:
            shape = box(-5, -9, 10, 18, color, round=3)
    return moved(round(x, 1), round(y, 1), shape, turn=round(turn), scale=round(size, 2))
