"""What a motif is: the tone of its badge, what is seen through the ring, and what stands before it."""

from __future__ import annotations

from bot.records import dataclass
from cogs.achievements.drawing.palette import Hue


@dataclass(frozen=True, slots=True)
class Scene:
    """Drawn around 0, 0 as SVG: ``inside`` ends at the ring, ``front`` may reach over it."""

    hue: Hue
    inside: str
    front: str = ""
