"""Motifs for a course's own milestones, from outdoors: a star, a sprout, a mountain, a balloon, a boat."""

from __future__ import annotations

from cogs.achievements.drawing.faces import face
from cogs.achievements.drawing.palette import CORAL, CREAM, LEAF, SUN, WOOD, Hue
from cogs.achievements.drawing.scene import Scene
from cogs.achievements.drawing.shapes import (
    around,
    box,
    circle,
    group,
    moved,
    oval,
    path,
    softened,
    spark,
    star,
    stroke,
)


def shining(hue: Hue) -> Scene:
    rays = (
        softened(
            [around(0, 2, 20, at / 12), around(0, 2, 110, at / 12 - 0.02), around(0, 2, 110, at / 12 + 0.02)], "#fff", 0
        )
        for at in range(12)
    )
    return Scene(
        hue,
        inside=group(*rays, more='opacity=".38"'),
        front=group(
            group(star(0, 11, 54, hue.deep, waist=0.56, soft=16), more='opacity=".2"'),
            star(0, 4, 54, hue.bright, waist=0.56, soft=16),
            face(0, 6, 1.3),
            spark(-54, -40, 10, CREAM),
            spark(56, -34, 7, CREAM),
        ),
    )


def sprout(hue: Hue) -> Scene:
    leaf, leaf_right = "M0 0C-6-30-34-40-60-34C-58-8-34 10 0 0Z", "M0 0C6-30 34-40 60-34C58-8 34 10 0 0Z"
    plant = group(
        stroke("M0 36Q-3 8 1-18", "#2f8d63", 8),
        moved(0, 2, path(leaf, LEAF), stroke("M-6-4Q-26-20-46-26", "#2f8d63", 3.5), turn=6, scale=0.9),
        moved(1, -14, path(leaf_right, "#6fcb94"), stroke("M6-4Q26-20 46-26", "#43a878", 3.5), turn=-8, scale=0.86),
    )
    pot = group(
        path("M-30 40H30L23 74Q22 80 15 80H-15Q-22 80-23 74Z", CORAL),
        path("M-30 40H30L28 51H-28Z", "#d95a48"),
        box(-37, 28, 74, 17, "#ff9281", round=7),
        face(0, 61, 0.72, cheeks="#ffd0c2"),
    )
    return Scene(
        hue,
        inside=group(
            circle(0, -24, 52, CREAM, 'fill-opacity=".5"'), oval(0, 88, 90, 26, hue.ring, 'fill-opacity=".55"')
        ),
        front=moved(0, -6, plant, pot),
    )


def mountain(hue: Hue) -> Scene:
    peak = group(
        path("M-84 90L-30-4L-4 34L40 90Z", hue.ring),
        path("M-52 90L20-46L96 90Z", hue.deep),
        path("M20-46L0-9L12-16L20-6L30-16L42.4-6Z", CREAM),
        path("M-30-4L-44 20L-36 16L-29 23L-22 15L-14.2 19Z", CREAM),
        path("M20-46L30-16L43-6L96 90H30Z", "#000", 'fill-opacity=".08"'),
    )
    hill = path("M-90 66Q-40 40 4 58T90 52V100H-90Z", LEAF)
    flag = group(stroke("M20-46V-70", CREAM, 4), path("M21-72Q32-76 42-70Q34-66 42-58Q32-62 21-57Z", CORAL))
    way = stroke("M-24 92Q10 78-6 64Q-20 50 4 36", CREAM, 4.5, 'stroke-dasharray="1 9"')
    return Scene(
        hue,
        inside=group(circle(-40, -34, 17, SUN), _cloud(48, -30, 0.8), peak, hill, way),
        front=flag,
    )


def balloon(hue: Hue) -> Scene:
    skin = path("M0 38C-12 26-46 12-46-22A46 46 0 0 1 46-22C46 12 12 26 0 38Z", CORAL)
    stripes = group(
        path("M0 38C-7 22-22 8-22-22C-22-46-10-66 0-68C10-66 22-46 22-22C22 8 7 22 0 38Z", CREAM),
        path("M0 38C-3 22-8 8-8-22C-8-46-4-66 0-68C4-66 8-46 8-22C8 8 3 22 0 38Z", SUN),
    )
    basket = group(
        stroke("M-11 30L-9 46M11 30L9 46", hue.deep, 2.6),
        box(-13, 45, 26, 20, WOOD, round=5),
        box(-15, 43, 30, 7, "#d29a6c", round=3.5),
    )
    return Scene(
        hue,
        inside=group(
            _cloud(-50, 30, 1.05),
            _cloud(52, 8, 0.9),
            _cloud(-44, -52, 0.6),
            oval(0, 94, 90, 26, hue.ring, 'fill-opacity=".55"'),
        ),
        front=moved(0, -3, basket, skin, stripes, scale=1.04),
    )


def boat(hue: Hue) -> Scene:
    waves = group(
        path("M-84 34Q-63 24-42 34T0 34T42 34T84 34V90H-84Z", hue.ring),
        path("M-84 56Q-63 46-42 56T0 56T42 56T84 56V90H-84Z", hue.deep),
    )
    hull = group(path("M-56 12H58Q52 44 26 46H-26Q-48 44-56 12Z", CORAL), path("M-56 12H58L56 20H-54Z", "#ff9c8c"))
    sails = group(
        stroke("M0 12V-62", WOOD, 5),
        path("M-7 4V-54Q-46-30-48 4Z", CREAM),
        path("M7 4V-44Q34-24 38 4Z", SUN),
        path("M2-62Q12-68 22-61Q14-57 22-51Q12-53 2-50Z", CORAL),
    )
    return Scene(
        hue,
        inside=group(
            circle(42, -40, 16, SUN, 'fill-opacity=".9"'),
            _cloud(-52, -36, 0.75),
            moved(0, 2, sails, hull, turn=-4),
            waves,
        ),
    )


def _cloud(x: float, y: float, scale: float) -> str:
    cloud = group(
        circle(-14, 0, 11, CREAM),
        circle(2, -7, 15, CREAM),
        circle(18, 0, 11, CREAM),
        box(-25, -2, 54, 13, CREAM, round=6.5),
    )
    return moved(x, y, cloud, scale=scale)
