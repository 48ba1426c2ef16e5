"""The ceremony of an award: its seal with ribbons and laurel, confetti, and its title if our font has all letters."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from bot.lettering import OURS, broken, in_ours
from bot.letters import short
from cogs.achievements.drawing.confetti import confetti
from cogs.achievements.drawing.outdoors import shining
from cogs.achievements.drawing.palette import ALL, INK, LEAF, Hue, chance
from cogs.achievements.drawing.seal import PAPERS, panel, seal
from cogs.achievements.drawing.shapes import around, faded, group, moved, path, stroke, svg

WIDE: Final = 1080
HIGH: Final = 608
_MIDDLE: Final = WIDE / 2
_ROOM: Final = 880.0  # for a line of the title
_LIGHT: Final = 560.0  # how far it reaches
_TITLE: Final = 492.0  # the middle of its lines
_LEADING: Final = 1.2
_SIZES: Final = ((76.0, 1), (66.0, 1), (60.0, 2), (52.0, 2), (44.0, 3), (38.0, 3), (33.0, 4))
"""Sizes of type, the largest first, each with how many lines of it there may be."""
_LONGEST: Final = 170  # letters that may be tried in the smallest


def ceremony(title: str, key: str) -> str:
    """The ceremony as SVG, 1080 wide and 608 high."""
    hue = ALL[chance("ceremony", key).randrange(len(ALL))]
    line = in_ours(title)
    at, scale = (186.0, 1.28) if line else (292.0, 1.9)
    reach = 98 * scale

    def free(x: float, y: float) -> bool:
        beside_seal = (x - _MIDDLE) ** 2 / (reach * 2.1) ** 2 + (y - at - 20) ** 2 / (reach * 1.5) ** 2 > 1
        return beside_seal and not (line and y > 368 and 70 < x < WIDE - 70)

    return svg(
        WIDE,
        HIGH,
        panel(hue, WIDE, HIGH, round=60),
        _rays(at),
        confetti(chance("confetti", key), WIDE, HIGH, 64, (*PAPERS, hue.ring), free),
        moved(_MIDDLE, at, _laurel(), _ribbons(hue), scale=scale),
        moved(_MIDDLE, at, _star(hue), scale=scale),
        _lettering(line) if line else "",
    )


def _star(hue: Hue) -> str:
    scene = shining(hue)
    return group(seal(hue, scene.inside), scene.front)


def _rays(at: float) -> str:
    """Light from behind the seal. It has faded before the panel's round corners, so that nothing must be cut off."""
    rays = []
    for turn in (each / 20 for each in range(20)):
        (x, y), (u, v) = around(_MIDDLE, at, _LIGHT, turn - 0.0125), around(_MIDDLE, at, _LIGHT, turn + 0.0125)
        rays.append(f"M{_MIDDLE:g} {at:g}L{x:.1f} {y:.1f}L{u:.1f} {v:.1f}Z")
    glow = faded("glow", (0, "#fff", 0.95), (0.45, "#fff", 0.6), (1, "#fff", 0), upright=False)
    return glow + path("".join(rays), "url(#glow)")


def _ribbons(hue: Hue) -> str:
    left = path("M-58 62L-84 138L-54 128L-36 152L-14 84Z", hue.deep)
    right = path("M58 62L84 138L54 128L36 152L14 84Z", hue.deep)
    return group(left, right, stroke("M-62 112L-44 62M62 112L44 62", hue.ring, 7))


def _laurel() -> str:
    """A branch on either side, whose leaves point up."""
    branch = [stroke("M-70 108A128 128 0 0 1-112-62", "#3b9670", 5)]
    for each in range(7):
        turn = 0.6 + each * 0.038
        for out, color in ((1, LEAF), (-1, "#6fc79c")):
            x, y = around(0, 0, 128 + out * 3, turn)
            leaf = path("M0 0C8-6 12-18 8-34C-4-26-8-12 0 0Z", color)
            branch.append(moved(round(x, 1), round(y, 1), leaf, turn=round(turn * 360 + 90 + out * -38)))
    side = group(*branch)
    return group(side, group(side, more='transform="scale(-1 1)"'))


def _lettering(line: str) -> str:
    size, lines = fitted(line)
    first = _TITLE - size * _LEADING * (len(lines) - 1) / 2 + size * 0.36
    rows = (
        f'<text x="{_MIDDLE:g}" y="{first + size * _LEADING * at:.1f}">{escape(each)}</text>'
        for at, each in enumerate(lines)
    )
    more = f'font-family="{OURS}" font-weight="700" font-size="{size:g}" text-anchor="middle" fill="{INK}"'
    return group(*rows, more=more)


def fitted(line: str) -> tuple[float, list[str]]:
    """The largest type in which a title stands whole, with no word cut, and its lines, about equally long. One that is
    too long for the smallest ends at a word, with ``…``; only a word that no line holds is cut."""
    for size, most in _SIZES:
        lines = broken(line, _ROOM, size, most, bold=True)
        if " ".join(lines) == line:
            return size, _even(line, size, lines)
    for length in range(_LONGEST, _LONGEST // 2, -10):
        shorter = short(line, length)
        lines = broken(shorter, _ROOM, size, most, bold=True)
        if " ".join(lines) == shorter:
            return size, lines
    return size, broken(short(line, _LONGEST), _ROOM, size, most, bold=True)


def _even(line: str, size: float, lines: list[str]) -> list[str]:
    """The same number of lines, as narrow as they can be."""
    room = _ROOM
    while (room := room - 20) > 0:
        narrower = broken(line, room, size, len(lines), bold=True)
        if " ".join(narrower) != line:
            break
        lines = narrower
    return lines
