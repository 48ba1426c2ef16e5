"""Shapes that all pictures are made of, as SVG: flat, without outlines, each a string.

A picture's y axis points down. Numbers are pixels of a sheet on which a badge is 240 a side.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin
from typing import Final

_HEART: Final = (
    "M0 .92C-.5 .5-1 .1-1-.36C-1-.72-.74-.92-.48-.92C-.26-.92-.08-.8 0-.6"
    "C.08-.8 .26-.92 .48-.92C.74-.92 1-.72 1-.36C1 .1 .5 .5 0 .92Z"
)


def circle(x: float, y: float, radius: float, fill: str, more: str = "") -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}" {more}/>'


def oval(x: float, y: float, wide: float, high: float, fill: str, more: str = "") -> str:
    """An ellipse by its two radii."""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{wide:g}" ry="{high:g}" fill="{fill}" {more}/>'


def box(x: float, y: float, wide: float, high: float, fill: str, *, round: float = 0, more: str = "") -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="{round:g}" fill="{fill}" {more}/>'


def path(d: str, fill: str, more: str = "") -> str:
    return f'<path d="{d}" fill="{fill}" {more}/>'


def stroke(d: str, color: str, wide: float, more: str = "") -> str:
    """A line with round ends."""
    return (
        f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{wide:g}" stroke-linecap="round" '
        f'stroke-linejoin="round" {more}/>'
    )


def softened(points: Iterable[tuple[float, float]], fill: str, soft: float) -> str:
    """A polygon whose corners are rounded by half of ``soft``, which it grows by on every side."""
    corners = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return (
        f'<polygon points="{corners}" fill="{fill}" stroke="{fill}" stroke-width="{soft:g}" stroke-linejoin="round"/>'
    )


def around(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    """The point on a circle, ``turn`` in full turns clockwise from its top."""
    return x + radius * sin(turn * 2 * pi), y - radius * cos(turn * 2 * pi)


def star(
    x: float,
    y: float,
    radius: float,
    fill: str,
    *,
    points: int = 5,
    waist: float = 0.5,
    soft: float = 0,
    turn: float = 0,
) -> str:
    """A star; ``waist`` is its inner radius as a part of the outer one."""
    corners = (
        around(x, y, radius if each % 2 == 0 else radius * waist, each / points / 2 + turn)
        for each in range(points * 2)
    )
    return softened(corners, fill, soft)


def spark(x: float, y: float, radius: float, fill: str) -> str:
    """A four-pointed glint with hollow sides."""
    r, c = radius, radius * 0.16
    return path(
        f"M{x:g} {y - r:g}Q{x + c:g} {y - c:g} {x + r:g} {y:g}Q{x + c:g} {y + c:g} {x:g} {y + r:g}"
        f"Q{x - c:g} {y + c:g} {x - r:g} {y:g}Q{x - c:g} {y - c:g} {x:g} {y - r:g}Z",
        fill,
    )


def heart(x: float, y: float, size: float, fill: str, *, turn: float = 0) -> str:
    """A heart around its middle; ``size`` is half its width, ``turn`` in degrees."""
    return path(_HEART, fill, f'transform="translate({x:g} {y:g}) rotate({turn:g}) scale({size:g})"')


def scallop(x: float, y: float, radius: float, fill: str, bumps: int) -> str:
    """A disc with so many soft bumps around its edge, as a seal has them."""
    valley = radius * 0.963
    out, start = [], around(x, y, valley, 0)
    bump = radius * pi / bumps * 1.25  # flatter than half circles
    for each in range(1, bumps + 1):
        to = around(x, y, valley, each / bumps)
        out.append(f"A{bump:.2f} {bump:.2f} 0 0 1 {to[0]:.2f} {to[1]:.2f}")
    return path(f"M{start[0]:.2f} {start[1]:.2f}{''.join(out)}Z", fill)


def group(*shapes: str, more: str = "") -> str:
    return f"<g {more}>{''.join(shapes)}</g>"


def moved(x: float, y: float, *shapes: str, turn: float = 0, scale: float = 1) -> str:
    """Shapes that were drawn around 0, 0: put somewhere, turned by degrees, and scaled."""
    return group(*shapes, more=f'transform="translate({x:g} {y:g}) rotate({turn:g}) scale({scale:g})"')


def within(name: str, outline: str, *shapes: str) -> str:
    """Shapes of which only what is inside an outline is seen. ``name`` is once in a picture."""
    return f'<clipPath id="{name}">{outline}</clipPath>{group(*shapes, more=f"""clip-path="url(#{name})" """)}'


def faded(name: str, *stops: tuple[float, str, float], upright: bool = True) -> str:
    """A gradient for ``fill="url(#name)"``: from top to bottom, or from its middle outwards; stops are where (0 to 1),
    the colour and how opaque."""
    inner = "".join(
        f'<stop offset="{at:g}" stop-color="{color}" stop-opacity="{seen:g}"/>' for at, color, seen in stops
    )
    if upright:
        return f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1">{inner}</linearGradient>'
    return f'<radialGradient id="{name}">{inner}</radialGradient>'


def svg(wide: int, high: int, *shapes: str) -> str:
    """A whole picture."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f"{''.join(shapes)}</svg>"
    )
