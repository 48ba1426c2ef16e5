"""The first shout-out given: a megaphone out of which hearts come."""

from __future__ import annotations

from cogs.achievements.drawing.palette import CREAM, ROSE, ROSY, SUN, TEAL
from cogs.achievements.drawing.scene import Scene
from cogs.achievements.drawing.shapes import box, circle, group, heart, moved, oval, path


def shout_out() -> Scene:
    horn = moved(
        -16,
        20,
        path("M-18 12L-10 40Q-8 46-2 46H4Q10 46 9 40L4 12Z", "#1f8680"),
        box(-44, -18, 34, 36, TEAL, round=10),
        path("M-14-18L34-40V40L-14 18Z", CREAM),
        path("M-14 4L34 12V40L-14 18Z", "#f6e3d2"),
        oval(35, 0, 11, 43, SUN),
        oval(36, 0, 6, 31, "#e79b2c"),
        path("M-44 2H-12V18H-34Q-44 18-44 8Z", "#258f89"),
        turn=-24,
        scale=1.14,
    )
    return Scene(
        ROSY,
        inside=group(circle(34, -22, 52, "#fff", 'fill-opacity=".35"')),
        front=group(
            horn,
            heart(52, -22, 22, ROSE, turn=14),
            heart(20, -62, 12, ROSY.ring, turn=-12),
            heart(63, 24, 10, ROSY.ring, turn=24),
            circle(60, -52, 4, SUN),
            circle(38, 22 - 74, 3, CREAM),
        ),
    )
