"""The first buddy met: two round fellows, arm in arm."""

from __future__ import annotations

from cogs.achievements.drawing.faces import face
from cogs.achievements.drawing.palette import CREAM, LILAC, ROSE, SUN, TEAL
from cogs.achievements.drawing.scene import Scene
from cogs.achievements.drawing.shapes import circle, group, heart, moved, oval, path, stroke


def buddy() -> Scene:
    body = "M-36 70V-2A36 36 0 0 1 36-2V72Z"
    ground = oval(0, 76, 76, 30, LILAC.ring, 'fill-opacity=".55"')
    one = moved(-29, 12, path(body, TEAL), face(3, -4, 1, cheeks="#ffb3a0"), turn=-4)
    other = moved(30, 17, path(body, SUN), face(-3, -4, 1), turn=4)
    arms = group(
        stroke("M-50 40Q-26 62 2 44", "#25928b", 11),
        stroke("M52 44Q30 64 2 44", "#f0b32f", 11),
        circle(2, 44, 8.5, CREAM),
    )
    return Scene(
        LILAC,
        inside=group(circle(0, -40, 48, CREAM, 'fill-opacity=".4"'), ground, one, other, arms),
        front=heart(1, -53, 20, ROSE),
    )
