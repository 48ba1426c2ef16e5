"""The first hello: two speech bubbles that smile at one another."""

from __future__ import annotations

from cogs.achievements.drawing.faces import face
from cogs.achievements.drawing.palette import CREAM, PEACH, TEAL
from cogs.achievements.drawing.scene import Scene
from cogs.achievements.drawing.shapes import box, circle, group, heart, moved, oval, path


def hello() -> Scene:
    answer = group(
        box(-14, -60, 82, 58, TEAL, round=25),
        path("M38-10Q46 6 62 12Q62-4 60-22Z", TEAL),
        face(29, -32, 0.95, color=CREAM, cheeks=None, turn=-4),
    )
    shade, said = (
        moved(
            -4,
            down,
            box(-63, -26, 94, 68, fill, round=30, more=more),
            path("M-44 28Q-42 44-52 55Q-28 54-14 38Z", fill, more),
        )
        for down, fill, more in ((13, PEACH.deep, 'fill-opacity=".18"'), (7, CREAM, ""))
    )
    return Scene(
        PEACH,
        inside=group(
            circle(34, -44, 70, "#fff", 'fill-opacity=".28"'),
            oval(0, 84, 84, 26, PEACH.ring, 'fill-opacity=".32"'),
            heart(52, 38, 9, PEACH.ring, turn=12),
        ),
        front=group(answer, shade, said, face(-20, 15, 1.22, turn=3)),
    )
