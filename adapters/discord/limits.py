"""What Discord allows, each figure with its source.

Pages below https://docs.discord.com/developers: *components* is ``components/reference``, *interactions* is
``interactions/receiving-and-responding``, *commands* is ``interactions/application-commands``, *rates* is
``topics/rate-limits``, *gateway* is ``events/gateway``, *messages* is ``resources/message``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.people import PlaceKind, RoomKind
from bot.platform import Capabilities

DEFER_AFTER: Final = 1.5
"""Seconds of ours, after which the answer is deferred: half of the three that there are (interactions), for the way."""
PRESS_WAITS: Final = 1.0
FORM_WAITS: Final = 10.0
"""Seconds of ours that are waited for who somebody is in a server, with a press and with a form that was sent."""

MOST_COMPONENTS: Final = 40
"""Components in a message, those within others counted (components)."""
LONGEST_MESSAGE: Final = 4_000
"""Characters in all texts of a message with components together (components)."""
LONGEST_CUSTOM_ID: Final = 100
LONGEST_BUTTON: Final = 80
BUTTONS_IN_ROW: Final = 5
MOST_CHOICES: Final = 25
LONGEST_CHOICE: Final = 100
LONGEST_PLACEHOLDER: Final = 150
LONGEST_TITLE: Final = 256
"""Characters in the title of a card and the label of a field: ours, as many as the title of an embed has."""
MOST_FILES: Final = 10
"""Files in a message (messages)."""
LONGEST_ALT: Final = 1_024
"""Characters in what a picture shows (components)."""

MODAL_PARTS: Final = 5
"""What stands in a modal, one below the other (components)."""
LONGEST_MODAL_TITLE: Final = 45
LONGEST_LABEL: Final = 45
LONGEST_DESCRIPTION: Final = 100
"""Characters below a label in a modal (components)."""
LONGEST_HINT: Final = 100
"""Characters that an empty field shows (components)."""
FEWEST_RADIOS: Final = 2
MOST_RADIOS: Final = 10
"""Choices of a radio group, and at most as many of a group of checkboxes (components)."""
LONGEST_INPUT: Final = 4_000
"""Characters that a person can type into one field (components)."""

LONGEST_NAME: Final = 100
"""Characters in the name of a channel or thread."""
MOST_COMMANDS: Final = 100
LONGEST_COMMAND_HELP: Final = 100
"""Characters in the description of a command or of an option (commands)."""
LONGEST_WORD: Final = 32
"""Characters in the name of a command, of an option, of an entry in a menu (commands)."""
LONGEST_COMMAND: Final = 8_000
"""Characters in all names, descriptions and values of a command together; of a text in several languages the longest
counts (commands)."""
MOST_OPTIONS: Final = 25
"""Options of a command, or subcommands of a group (commands)."""
LONGEST_OPTION_TEXT: Final = 6_000
"""Characters that can be typed for an option (commands)."""
REQUESTS_A_SECOND: Final = 50
"""For the whole bot; answers to interactions are not counted (rates)."""
TOGETHER: Final = 12
"""People in one shared conversation: a private thread holds 1,000, but our key that names them has 255 characters."""

MOST_CHANNELS: Final = 500
"""Channels of a server, its categories among them (Discord's support pages, *Server limits*)."""
IN_CATEGORY: Final = 50
"""Channels in a category (the same)."""
MOST_THREADS: Final = 1_000
"""Threads of a server that are not archived (the same)."""

LONGEST_NAMED: Final = 24 * TOGETHER
"""Characters in which everybody in such a conversation is named above a card, so that they are notified: ours."""

CAPABILITIES: Final = Capabilities(
    form_inputs=MODAL_PARTS,
    together=TOGETHER,
    voice=True,
    deletes=True,
    reopens=False,
    rooms=frozenset({PlaceKind.THREAD, PlaceKind.VOICE}),
    room_kinds=frozenset({RoomKind.VOICE, RoomKind.THREAD}),
)
"""A modal cannot answer a modal (interactions)."""
WITHOUT_MEMBERS: Final = replace(CAPABILITIES, knows_members=False)
"""The same where the app may not read the list of a server's members."""
