"""The spotlight: a stage with its light on, a microphone that waits for somebody, and a class that looks forward."""

from __future__ import annotations

from random import Random
from typing import Final

from cogs.achievements.drawing.faces import face
from cogs.achievements.drawing.palette import ALL, CREAM, HONEY, PEACH, ROSE, Hue, chance
from cogs.achievements.drawing.shapes import (
    box,
    circle,
    faded,
    group,
    heart,
    moved,
    oval,
    path,
    spark,
    stroke,
    svg,
    within,
)

WIDE: Final = 1080
HIGH: Final = 608
CURTAINS: Final = (*(hue for hue in ALL if hue is not HONEY), PEACH)
"""Tones of curtains: before all of them their golden cords are seen."""
_WALL: Final = "#5a3358"
_DARK: Final = "#42224a"
_FLOOR: Final = "#c47a4a"
_GOLD: Final = "#f2b544"
_MIDDLE: Final = WIDE / 2
_MESH: Final = "".join(f"M{x}-80L{x + 160} 80M{x + 160}-80L{x} 80" for x in range(-240, 80, 26))


def spotlight(key: str) -> str:
    """The stage as SVG, 1080 wide and 608 high."""
    random = chance("spotlight", key)
    hue = CURTAINS[random.randrange(len(CURTAINS))]
    return svg(
        WIDE,
        HIGH,
        faded("beam", (0, "#fff6d6", 1), (1, "#ffc765", 0.6)),
        faded("side", (0, "#ffb98a", 0.55), (1, "#ff9f6b", 0.04)),
        faded("wall", (0, _DARK, 1), (1, "#a8525c", 1)),
        within(
            "panel",
            f'<rect width="{WIDE}" height="{HIGH}" rx="60"/>',
            box(0, 0, WIDE, HIGH, "url(#wall)"),
            _floor(),
            _light(),
            _glitter(random, hue),
            _microphone(hue),
            _curtains(hue),
            _class(random),
        ),
    )


def _floor() -> str:
    planks = stroke("M540 430L540 620M400 430L300 620M680 430L780 620M260 430L60 620M820 430L1020 620", "#ad683c", 4)
    return group(box(0, 428, WIDE, 180, _FLOOR), planks, box(0, 424, WIDE, 9, "#8f5133"))


def _light() -> str:
    return group(
        path("M150-20L230-20L640 520L330 520Z", "url(#side)"),
        path("M930-20L850-20L440 520L750 520Z", "url(#side)"),
        oval(_MIDDLE, 488, 268, 52, "#ffd98c"),
        path("M488-20H592L808 488A268 52 0 0 1 272 488Z", "url(#beam)"),
        oval(_MIDDLE, 488, 214, 38, "#fff1c2", 'fill-opacity=".8"'),
    )


def _microphone(hue: Hue) -> str:
    head = circle(0, 0, 78, hue.ring)
    return moved(
        _MIDDLE,
        222,
        oval(8, 272, 88, 14, "#a85f36", 'fill-opacity=".45"'),
        box(-6, 150, 12, 110, "#6d4a78", round=6),
        path("M-64 270Q-64 246 0 244Q64 246 64 270Z", "#533a5e"),
        within("mesh", head, head, stroke(_MESH, "#fff", 3.5, 'stroke-opacity=".2"')),
        path("M-50 60H50L24 188Q0 200-24 188Z", "#533a5e"),
        path("M-50 60H-22L-8 194Q-18 192-24 188Z", "#fff", 'fill-opacity=".1"'),
        box(-72, 46, 144, 27, _GOLD, round=13.5),
        box(-72, 46, 144, 11, "#ffd27d", round=5.5),
        face(0, -4, 2.3, cheeks="#ffd0c2"),
        stroke("M-54-34A66 66 0 0 1-14-64", "#fff", 9, 'stroke-opacity=".6"'),
    )


def _glitter(random: Random, hue: Hue) -> str:
    shapes = []
    for near_x, near_y in (
        (402, 150),
        (436, 322),
        (380, 404),
        (664, 122),
        (690, 290),
        (650, 392),
        (590, 60),
        (470, 66),
    ):
        x, y = near_x + random.uniform(-16, 16), near_y + random.uniform(-16, 16)
        match random.randrange(3):
            case 0:
                shapes.append(spark(x, y, random.uniform(12, 19), CREAM))
            case 1:
                shapes.append(heart(x, y, random.uniform(13, 19), ROSE, turn=random.uniform(-20, 20)))
            case _:
                shapes.append(circle(x, y, random.uniform(4, 7), "#fff3c4"))
    return group(*shapes)


def _curtains(hue: Hue) -> str:
    left = group(
        path("M0 0H250Q240 200 150 330Q128 366 118 400Q140 470 150 608H0Z", hue.ring),
        path("M40 0H92Q92 190 66 360Q60 400 74 608H30Q20 300 40 0Z", hue.deep, 'fill-opacity=".45"'),
        path(
            "M140 0H190Q180 190 112 340Q100 380 112 608H96Q70 420 96 340Q142 200 140 0Z", hue.deep, 'fill-opacity=".45"'
        ),
        path("M0 372Q70 404 128 374L126 400Q70 432 0 402Z", _GOLD),
        circle(124, 388, 17, _GOLD),
        path("M112 400L104 452H144L134 400Z", _GOLD),
        stroke("M113 452V436M124 452V436M135 452V436", "#d4922c", 4),
    )
    valance = [box(0, 0, WIDE, 40, hue.deep)]
    for at in range(8):
        x = at * 135
        valance.append(path(f"M{x} 0H{x + 135}V34Q{x + 126} 92 {x + 67.5} 92Q{x + 9} 92 {x} 34Z", hue.ring))
        valance.append(stroke(f"M{x + 4} 40Q{x + 14} 89 {x + 67.5} 89Q{x + 121} 89 {x + 131} 40", _GOLD, 7))
    return group(left, moved(WIDE, 0, group(left, more='transform="scale(-1 1)"')), *valance)


def _class(random: Random) -> str:
    """Round heads of nobody in particular, in the dark before the stage."""
    heads = []
    for begins, step, size, y, color in ((-20, 78, 33, 588, _WALL), (10, 104, 45, 616, _DARK)):
        for x in range(begins, WIDE + 60, step):
            where = x + random.uniform(-9, 9), y + random.uniform(-7, 7)
            heads.append(circle(*where, size + random.uniform(-4, 4), color))
    return group(*heads)
