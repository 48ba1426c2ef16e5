"""Pictures to be glad of: badges of milestones, the ceremony of an award, a spotlight.

A picture says nothing that the card does not say in words. No number, no rank and no figure of a person is on any. Only
``cogs.achievements.drawing`` imports what draws, when :func:`draw` is called, in the process pool.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from bot.records import dataclass

MILESTONES: Final = ("hello", "icebreaker", "buddy", "room", "shout-out")
"""The keys whose badge is drawn for them: the first hello, the first answer to an icebreaker, the first buddy met, the
first result brought back from a room, the first shout-out given."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The badge of a milestone. A ``key`` that is none of :data:`MILESTONES` is a course's own milestone: its colours
    and its motif come from the key, so that the badges of several differ, and each always looks the same."""

    key: str


@dataclass(frozen=True, slots=True)
class Ceremony:
    """An award that is given. ``title`` is as people wrote it: it stands on the picture where our font has all its
    letters, without emoji; else the picture has no words. Colours come from ``key``."""

    title: str
    key: str


@dataclass(frozen=True, slots=True)
class Spotlight:
    """A stage with its light on, for a student who tells of themselves. Colours come from ``key``."""

    key: str


Picture: TypeAlias = Badge | Ceremony | Spotlight


def draw(picture: Picture) -> bytes:
    """The picture as PNG on a panel of its own, which stands on light and dark backgrounds: a badge of 480 pixels a
    side, others 1080 wide and 608 high. The same picture is the same bytes."""
    from cogs.achievements.drawing.drawn import drawn

    return drawn(picture)
