"""The first result brought back from a room: a door that is open, light behind it, and the scroll that came out."""

from __future__ import annotations

from cogs.achievements.drawing.palette import CORAL, CREAM, HONEY, SUN, TEAL
from cogs.achievements.drawing.scene import Scene
from cogs.achievements.drawing.shapes import box, circle, group, moved, path, stroke

_ROLL = "#f9d193"
_END = "#c98d3f"


def room() -> Scene:
    wall = group(box(-84, -84, 168, 130, HONEY.scene), box(-84, 44, 168, 50, "#e09a37"))
    frame = path("M-50 46V-22A38 38 0 0 1 26-22V46Z", HONEY.deep)
    bright = path("M-43 46V-21A31 31 0 0 1 19-21V46Z", "#fffbe4")
    light = path("M-43 46H19L72 90H-90Z", "#ffd98a")
    door = group(
        path("M-43 46V-21Q-43-34-38-42L-70-54Q-74-48-74-36V66Z", TEAL),
        path("M-49-26L-67-34V2L-49 4ZM-49 13L-67 13V48L-49 40Z", "#4fbcb5"),
        circle(-48, 8.5, 3.6, SUN),
    )
    scroll = moved(
        26,
        22,
        box(-27, -34, 58, 74, HONEY.deep, round=6, more='fill-opacity=".22"'),
        box(-27, -38, 54, 70, CREAM, round=3),
        stroke("M-15-17H15M-15-5H15M-15 7H2", "#e0c194", 5),
        box(-35, -46, 70, 17, _ROLL, round=8.5),
        circle(-26.5, -37.5, 4, _END),
        circle(26.5, -37.5, 4, _END),
        box(-35, 23, 70, 17, _ROLL, round=8.5),
        circle(-26.5, 31.5, 4, _END),
        path("M8 16L4 42L13 36L22 42L18 16Z", "#e5604d"),
        circle(13, 16, 10.5, CORAL),
        circle(13, 16, 5, "#ffb9ad"),
        turn=8,
    )
    return Scene(
        HONEY,
        inside=group(wall, light, frame, bright, circle(-12, 6, 21, SUN, 'fill-opacity=".75"'), door),
        front=scroll,
    )
