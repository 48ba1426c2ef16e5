"""Which drawing is a picture's, and from SVG to PNG."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Final, assert_never

from resvg_py import svg_to_bytes

from cogs.achievements.drawing.badge import badge
from cogs.achievements.drawing.spotlight import spotlight
from cogs.achievements.picture import Badge, Ceremony, Picture, Spotlight

_KEPT: Final = 32  # pictures that a process keeps, of 28 to 155 KB each
_SHARP: Final = 2.0  # pixels of a badge for each of its drawing


@lru_cache(maxsize=_KEPT)
def drawn(picture: Picture) -> bytes:
    """The picture as PNG. No font of the machine is used, so that it is the same on all.

    It is asked for again and again: everyone who reaches a milestone gets the same badge, and with each press that
    changes a card its picture comes once more.
    """
    match picture:
        case Badge(key=key):
            return svg_to_bytes(badge(key), zoom=_SHARP, skip_system_fonts=True)
        case Ceremony(title=title, key=key):
            return _with_letters(title, key)
        case Spotlight(key=key):
            return svg_to_bytes(spotlight(key), skip_system_fonts=True)
        case _:
            assert_never(picture)


def _with_letters(title: str, key: str) -> bytes:
    # As for charts: it tells of fonts and folders, and nobody who reads our log could do anything about it.
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    from bot.lettering import file_of_ours  # matplotlib, which the others do without, takes half a second to import
    from cogs.achievements.drawing.ceremony import ceremony

    return svg_to_bytes(ceremony(title, key), skip_system_fonts=True, font_files=[file_of_ours()])
