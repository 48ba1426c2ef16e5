"""Motifs for a course's own milestones, from where one works: a compass, a book, a bulb, a rocket, a puzzle."""

from __future__ import annotations

from cogs.achievements.drawing.faces import face
from cogs.achievements.drawing.palette import CORAL, CREAM, SKY, SUN, TEAL, Hue
from cogs.achievements.drawing.scene import Scene
from cogs.achievements.drawing.shapes import around, box, circle, group, moved, oval, path, spark, stroke


def compass(hue: Hue) -> Scene:
    ticks = []
    for at in range(8):
        (x, y), (u, v) = around(0, 0, 37, at / 8), around(0, 0, 32 if at % 2 == 0 else 35, at / 8)
        ticks.append(stroke(f"M{x:.1f} {y:.1f}L{u:.1f} {v:.1f}", hue.ring, 4))
    needle = moved(
        0,
        0,
        path("M-9 0L0-32L9 0Z", CORAL),
        path("M-9 0L0 32L9 0Z", TEAL),
        path("M0-32L9 0H0ZM0 32L9 0H0Z", "#000", 'fill-opacity=".1"'),
        circle(0, 0, 5, CREAM),
        turn=38,
    )
    case = group(
        circle(0, 7, 55, hue.deep, 'fill-opacity=".2"'),
        stroke("M-9-62A9 9 0 1 1 9-62", "#e79b2c", 6),
        box(-7, -62, 14, 14, "#e79b2c", round=4),
        circle(0, 0, 55, SUN),
        circle(0, 0, 46, "#e79b2c"),
        circle(0, 2, 44, CREAM),
    )
    return Scene(
        hue,
        inside=circle(0, 0, 68, "#fff", 'fill-opacity=".28"'),
        front=group(moved(0, 5, case, *ticks, needle, scale=1.05), spark(-56, -42, 9, CREAM), spark(58, 40, 7, CREAM)),
    )


def book(hue: Hue) -> Scene:
    pages = group(
        path("M0 50Q-30 30-66 40V-18Q-30-28 0-6Q30-28 66-18V40Q30 30 0 50Z", hue.deep),
        path("M0 40Q-28 22-60 31V-25Q-28-34 0-12Z", CREAM),
        path("M0 40Q28 22 60 31V-25Q28-34 0-12Z", "#fff1dc"),
        stroke("M-48-10Q-30-13-14-4M-48 4Q-30 1-14 10M-48 18Q-30 15-14 24", "#dcc4a6", 4.5),
        stroke("M48-10Q30-13 14-4M48 4Q30 1 14 10", "#dcc4a6", 4.5),
        path("M30 19.5L44 19V46L37 40L30 46Z", CORAL),
    )
    magic = group(
        spark(0, -40, 20, SUN),
        spark(-26, -50, 9, CREAM),
        spark(28, -54, 11, CREAM),
        circle(-14, -62, 3.4, CORAL),
        circle(18, -36, 3, TEAL),
    )
    glow = path("M-26-20L-50-84H50L26-20Q10-26 0-12Q-10-26-26-20Z", "#fff", 'fill-opacity=".35"')
    return Scene(
        hue,
        inside=group(glow, oval(0, 84, 84, 24, hue.ring, 'fill-opacity=".5"')),
        front=moved(0, 10, pages, magic),
    )


def bulb(hue: Hue) -> Scene:
    beams = []
    for at in (-0.25, -0.155, -0.07, 0.07, 0.155, 0.25):
        (x, y), (u, v) = around(0, -12, 56, at), around(0, -12, 66, at)
        beams.append(stroke(f"M{x:.1f} {y:.1f}L{u:.1f} {v:.1f}", CREAM, 6))
    glass = group(
        circle(0, -12, 62, CREAM, 'fill-opacity=".35"'),
        path("M-20 40C-20 22-44 14-44-14A44 44 0 0 1 44-14C44 14 20 22 20 40Z", hue.bright),
        stroke("M-30-20A30 30 0 0 1-10-42", "#fff", 7, 'stroke-opacity=".5"'),
        face(0, -6, 1.25),
    )
    foot = group(
        box(-21, 38, 42, 11, CREAM, round=5.5),
        box(-18, 49, 36, 10, "#e6d3c0", round=5),
        box(-14, 59, 28, 9, "#cdb59f", round=4.5),
    )
    return Scene(hue, inside="", front=moved(0, 2, glass, foot, *beams))


def rocket(hue: Hue) -> Scene:
    body = moved(
        2,
        -4,
        path("M-13 40Q-12 60 0 74Q12 60 13 40Z", SUN),
        path("M-7 40Q-6 52 0 60Q6 52 7 40Z", CORAL),
        path("M-22 8Q-42 18-40 46Q-30 36-18 36ZM22 8Q42 18 40 46Q30 36 18 36Z", CORAL),
        path("M0-66C22-48 28-20 24 8C22 24 18 36 16 42H-16C-18 36-22 24-24 8C-28-20-22-48 0-66Z", CREAM),
        path("M0-66C12-56 19-43 22.600-30H-22.600C-19-43-12-56 0-66Z", CORAL),
        path("M0-30H22.600C26-14 25 4 22 18C20 28 18 36 16 42H0Z", "#000", 'fill-opacity=".06"'),
        circle(0, -6, 15, TEAL),
        circle(0, -6, 10.5, "#bdeef0"),
        stroke("M-5-9A7 7 0 0 1 0-13", "#fff", 3),
        turn=34,
    )
    puffs = ((-58, 58, 20), (-34, 70, 18), (-68, 34, 13))
    smoke = group(*(circle(x, y, radius, CREAM, 'fill-opacity=".85"') for x, y, radius in puffs))
    sky = group(
        spark(-44, -34, 10, CREAM),
        circle(-24, -58, 3.4, CREAM),
        circle(54, 40, 3.4, CREAM),
        spark(30, 56, 7, CREAM),
        circle(-60, -6, 2.6, CREAM),
    )
    return Scene(hue, inside=group(circle(46, -50, 74, "#fff", 'fill-opacity=".2"'), sky, smoke), front=body)


def puzzle(hue: Hue) -> Scene:
    def lost(fill: str) -> str:
        return path("M-27-21Q-27-27-21-27H21Q27-27 27-21V27H7A11 11 0 1 0-7 27H-27V7A11 11 0 1 0-27-7Z", fill)

    laid = group(
        box(-56, 0, 54, 54, TEAL, round=6),
        box(1, 0, 54, 54, CORAL, round=6),
        box(-56, -57, 54, 54, SKY, round=6),
        circle(-29, 4, 11, SKY),
        box(-36, -10, 14, 9, SKY),
        circle(6, 27, 11, TEAL),
        box(-8, 20, 9, 14, TEAL),
        circle(6, -30, 11, SKY),
        box(-8, -37, 9, 14, SKY),
        circle(28, -8, 11, CORAL),
        box(21, -2, 14, 9, CORAL),
    )
    piece = moved(
        41,
        -43,
        group(moved(-3, 7, lost(hue.deep)), more='opacity=".25"'),
        lost(SUN),
        face(5, -9, 0.7),
        turn=10,
        scale=1.06,
    )
    return Scene(hue, inside=circle(0, 0, 66, "#fff", 'fill-opacity=".3"'), front=moved(-1, 6, laid, piece, scale=1.08))
