"""The first answer to an icebreaker: a floe that cracks, and the spark that comes of it."""

from __future__ import annotations

from typing import Final

from cogs.achievements.drawing.palette import CREAM, ICE, SUN
from cogs.achievements.drawing.scene import Scene
from cogs.achievements.drawing.shapes import box, circle, group, moved, oval, path, spark, stroke

_SEA: Final = ("#4db3d0", "#3da3c3", "#2f90b1")
_DEPTH: Final = "#2a86a6"


def icebreaker() -> Scene:
    far, middle, near = _SEA
    sea = group(
        box(-84, -2, 168, 90, far),
        path("M-84 26Q-63 18-42 26T0 26T42 26T84 26V90H-84Z", middle),
        path("M-84 56Q-63 48-42 56T0 56T42 56T84 56V90H-84Z", near),
    )
    glow = group(circle(0, -32, 44, CREAM, 'fill-opacity=".3"'), circle(0, -32, 30, CREAM, 'fill-opacity=".5"'))
    left = moved(
        -5,
        2,
        path("M-66 20L-58 42L-36 52L-10 50L-4 44V24Z", "#a5dbea"),
        path("M-66 20L-50-2L-20-6L-10-4L-16 8L-3 15L-13 29L-36 32Z", "#fff"),
        path("M-36 32L-13 29L-3 15L-1 24L-10 50L-36 52Z", "#cdeef6"),
        turn=-5,
    )
    right = moved(
        5,
        2,
        path("M66 18L60 40L38 52L12 50L4 44L2 28Z", "#cdeef6"),
        path("M66 18L52-4L22-8L8-4L2 8L15 15L5 28L14 31L42 32Z", "#fff"),
        path("M66 18L60 40L38 52L42 32Z", "#a5dbea"),
        turn=5,
    )
    depths = group(oval(-42, 56, 32, 7, _DEPTH), oval(42, 56, 32, 7, _DEPTH))
    shards = group(
        path("M-31-14L-20-22L-19-10Z", "#fff"),
        path("M24-20L36-26L33-12Z", "#fff"),
        path("M-46-30L-39-36L-37-26Z", "#fff"),
    )
    light = group(
        spark(0, -34, 35, SUN),
        spark(0, -34, 15, CREAM),
        stroke("M-22-56L-27-61M22-56L27-61", SUN, 5),
    )
    return Scene(
        ICE,
        inside=group(glow, sea, depths),
        front=group(left, right, shards, light),
    )
