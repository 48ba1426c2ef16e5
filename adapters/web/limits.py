"""How much of everything a browser class takes; where a figure has a source other than us, it says so."""

from __future__ import annotations

from typing import Final

from bot.kinds import LARGEST_UPLOAD
from bot.people import PlaceKind, RoomKind
from bot.platform import Capabilities

LONGEST_TEXT: Final = 4_000
"""Characters in what a person writes: as much as Slack advises and a Discord modal takes."""
LONGEST_NAME: Final = 80
"""Characters in the name of a person or a place."""
LONGEST_ID: Final = 24
"""Characters in a person's id: eight of them must fit into the key of their conversation."""
LONGEST_KEY: Final = 64
"""Characters in the page's own name for an act."""
PEOPLE_TOGETHER: Final = 8
"""People in one direct conversation, the bot not counted: as many as on Slack."""

LONGEST_TITLE: Final = 300
LONGEST_CARD_TEXT: Final = 40_000
"""Characters in the text of a card: 200 mistakes in a file, each on two lines."""
LONGEST_FIELD: Final = 4_000
MOST_FIELDS: Final = 50
MOST_ACTIONS: Final = 40
MOST_FILES: Final = 10

LARGEST_FRAME: Final = 8 * 1024 * 1024
"""Characters that the page may send at once: an upload as base64, and the rest of its form."""
LARGEST_EVER: Final = 4 * LARGEST_FRAME
"""Bytes in a frame behind which a page is cut off instead of told."""
LARGEST_UPLOAD_MB: Final = LARGEST_UPLOAD // 1024 // 1024

PAGE: Final = 50
"""Messages that a place shows when it is opened, and again each time that somebody scrolls up."""
PRIVATE_KEPT: Final = 50
"""Private replies kept in memory for each person."""
FORMS_KEPT: Final = 10
"""Open forms kept in memory for each person."""
ANSWERS_KEPT: Final = 5_000
"""Answers kept in memory, so that an act that is sent again gets the first one."""
THREADS_SHOWN: Final = 100
"""Threads that a page is told of when it opens; it hears of an older one when it opens that."""
GONE_NAMED: Final = 100
"""Deleted places whose names a page knows, for cards that still speak of them."""
THREADS_LISTED: Final = 200
"""Threads in the list of a channel's."""

CAPABILITIES: Final = Capabilities(
    form_inputs=20,
    together=PEOPLE_TOGETHER,
    voice=True,
    deletes=True,
    rooms=frozenset({PlaceKind.THREAD, PlaceKind.VOICE}),
    room_kinds=frozenset({RoomKind.VOICE, RoomKind.THREAD}),
)
