"""The panel that a chart is drawn on, in pixels of a page from its top left corner, and its colours.

The colours are dark and light tones of one blue with one orange-red, from Okabe and Ito's set for all kinds of colour
vision; whatever a colour says, a shape, a pattern or a word beside it says as well.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final, Literal

from matplotlib import rcdefaults
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Affine2D

from bot.lettering import broken, type_of

rcdefaults()  # whatever a file of settings on this machine says

DPI: Final = 216  # three for each pixel of a page: sizes of type, in points, are then pixels of the page
WIDTH: Final = 360.0
EDGE: Final = 18.0
INSIDE: Final = WIDTH - 2 * EDGE
LEADING: Final = 1.32

PAPER: Final = "#ffffff"
RIM: Final = "#c9d0d9"
INK: Final = "#1b2330"
QUIET: Final = "#525c6b"
FAINT: Final = "#dde2e9"
STRONG: Final = "#0a5c92"
PLAIN: Final = "#6792b5"
MARK: Final = "#c24a00"

Side = Literal["left", "center", "right"]


class Sheet:
    """A panel that grows downwards: ``y`` is where the next thing begins."""

    def __init__(self) -> None:
        self._figure = Figure(dpi=DPI)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self.y = EDGE

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        color: str = INK,
        side: Side = "left",
        halo: bool = False,
    ) -> None:
        """One line; ``y`` is its top. With a ``halo``, what is drawn below it stops just before its letters."""
        self._axes.text(
            x,
            y + size * 1.02,
            text,
            fontproperties=type_of(text, size, bold=bold),
            color=color,
            ha=side,
            va="baseline",
            parse_math=False,
            path_effects=[withStroke(linewidth=3, foreground=PAPER)] if halo else None,
            zorder=7,
        )

    def paragraph(self, text: str, size: float, lines: int, *, bold: bool = False, color: str = INK) -> None:
        """A text over the whole width, and down past it."""
        for line in broken(text, INSIDE, size, lines, bold=bold):
            self.text(EDGE, self.y, line, size, bold=bold, color=color)
            self.y += size * LEADING

    def box(self, x: float, y: float, wide: float, high: float, color: str, *, stripes: str | None = None) -> None:
        """A filled rectangle; ``stripes`` in another colour over it."""
        self._axes.add_patch(
            Rectangle(
                (x, y),
                wide,
                high,
                facecolor=color,
                edgecolor=stripes or color,
                linewidth=0.8 if stripes else 0,
                hatch="//////" if stripes else None,
                zorder=2,
            )
        )

    def line(self, start: tuple[float, float], end: tuple[float, float], color: str, wide: float = 1.0) -> None:
        (x, y), (to_x, to_y) = start, end
        self._axes.add_line(Line2D((x, to_x), (y, to_y), color=color, linewidth=wide, zorder=3))

    def star(self, x: float, y: float, radius: float, color: str) -> None:
        self._shape(Path.unit_regular_star(5, innerCircle=0.45), x, y, radius, color, color)

    def diamond(self, x: float, y: float, radius: float, color: str) -> None:
        """Hollow, so that it is not taken for a triangle however small it is."""
        self._shape(Path.unit_regular_polygon(4), x, y, radius, PAPER, color)

    def triangle(self, x: float, y: float, radius: float, color: str) -> None:
        self._shape(Path.unit_regular_polygon(3), x, y, radius, color, color)

    def dot(self, x: float, y: float, radius: float, color: str) -> None:
        self._shape(Path.unit_circle(), x, y, radius, color, PAPER)

    def cross(self, x: float, y: float, radius: float, color: str) -> None:
        self.line((x - radius, y - radius), (x + radius, y + radius), color, 1.2)
        self.line((x - radius, y + radius), (x + radius, y - radius), color, 1.2)

    def _shape(self, path: Path, x: float, y: float, radius: float, face: str, edge: str) -> None:
        placed = path.transformed(Affine2D().scale(radius, -radius).translate(x, y))
        self._axes.add_patch(PathPatch(placed, facecolor=face, edgecolor=edge, linewidth=1.2, zorder=6))

    def png(self) -> bytes:
        """The whole of it. The same things drawn give the same bytes."""
        height = self.y + EDGE - 4
        self._figure.set_size_inches(WIDTH / 72, height / 72)
        self._figure.patch.set_alpha(0)
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        rim = FancyBboxPatch(
            (0.5, 0.5),
            WIDTH - 1,
            height - 1,
            boxstyle="round,pad=0,rounding_size=10",
            facecolor=PAPER,
            edgecolor=RIM,
            linewidth=1,
            zorder=0,
        )
        self._axes.add_patch(rim)
        into = BytesIO()
        self._figure.savefig(into, format="png", dpi=DPI, metadata={"Software": None})
        return into.getvalue()
