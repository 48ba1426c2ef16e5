"""What Slack allows, each figure with its source.

Pages below https://docs.slack.dev: *blocks* is ``reference/block-kit/blocks``, *elements* is
``reference/block-kit/block-elements``, *objects* is ``reference/block-kit/composition-objects``, *views* is
``reference/views``, *modals* is ``surfaces/modals``, *rates* is ``apis/web-api/rate-limits``, *interactions* is
``interactivity/handling-user-interaction``, *messages* is ``reference/methods/chat.postMessage``,
*manifests* is ``reference/app-manifest``.
"""

from __future__ import annotations

from typing import Final

from bot.people import PlaceKind, RoomKind
from bot.platform import Capabilities

DEFER_AFTER: Final = 1.5
"""Seconds of ours, after which a delivery is acknowledged and its answer follows: half of the three that there are
(interactions), for the way."""
PERSON_WAITS: Final = 5.0
"""Seconds of ours, in which Slack has to tell who somebody is that was not here before: what they did waits for it, and
after that they are a student until it is told."""
LONGEST_URL_USE: Final = 1_800.0
"""Seconds for which a ``response_url`` can be used (interactions)."""
MOST_URL_USES: Final = 5

MOST_BLOCKS: Final = 50
"""Blocks in a message (blocks)."""
MOST_VIEW_BLOCKS: Final = 100
"""Blocks in a modal or in App Home (views)."""
LONGEST_SECTION: Final = 3_000
LONGEST_HEADER: Final = 150
MOST_ACTIONS: Final = 25
"""Elements of one actions block (blocks)."""
BUTTONS_IN_ROW: Final = 5
"""Buttons of one actions block: ours, so that they stand in rows."""
MOST_CONTEXT: Final = 10
MOST_FIELDS: Final = 10
LONGEST_FIELD: Final = 2_000
"""Fields of one section, and the characters of each (blocks)."""
LONGEST_ID: Final = 255
"""Characters of an ``action_id``, a ``block_id``, a ``callback_id`` (elements)."""
LONGEST_BUTTON: Final = 75
LONGEST_VALUE: Final = 2_000
"""Characters of a button's value (elements)."""
MOST_CHOICES: Final = 100
"""Options of a select (elements)."""
MOST_RADIOS: Final = 10
"""Options of radio buttons and of checkboxes (elements)."""
MOST_SHOWN: Final = 6
"""Choices that all show, as radio buttons: ours; more of them are a menu."""
MOST_LISTED: Final = 6
"""Commands that the menu lists, each with its button: ours; more of them are a select for each feature."""
MOST_PEOPLE: Final = 100
"""People in one select: ours."""
FEWEST_TYPED: Final = 2
"""Letters of a time zone before any is suggested: ours."""
MOST_ZONES: Final = 25
"""Time zones that are suggested: ours."""
LONGEST_CHOICE: Final = 75
"""Characters in the text of an option, of a placeholder, 150 in its value (objects)."""
LONGEST_CHOICE_VALUE: Final = 150
LONGEST_PLACEHOLDER: Final = 150
LONGEST_ALT: Final = 2_000
LONGEST_INPUT: Final = 3_000
"""Characters that a person can type into one field (elements)."""
LONGEST_LABEL: Final = 2_000
LONGEST_HINT: Final = 2_000
LONGEST_MODAL_TITLE: Final = 24
LONGEST_SUBMIT: Final = 24
LONGEST_METADATA: Final = 3_000
"""Characters of a view's ``private_metadata`` (views)."""
MOST_VIEWS: Final = 3
"""Views on one another (modals)."""
LONGEST_TEXT: Final = 4_000
"""Characters of a message's plain text that Slack advises; more than 40,000 are cut (messages)."""
LONGEST_NOTE: Final = 1_000
"""Characters of small print: ours; a longer note is a text like any other."""
LONGEST_CHANNEL_NAME: Final = 80
LONGEST_TOPIC: Final = 250
"""Characters of a channel's topic (``reference/methods/conversations.setTopic``)."""
MOST_INVITED: Final = 100
"""People in one call of ``conversations.invite``; pages older than its own say ten times as many."""
MOST_FILES: Final = 10
"""Files in one call of ``files.completeUploadExternal``: ours. Its page names no bound, and with more than fourteen it
fails (https://github.com/slackapi/python-slack-sdk/issues/1653)."""
TOGETHER: Final = 8
"""People in one group message, without the bot (``conversations.open``)."""
MOST_SHORTCUTS: Final = 10
LONGEST_SHORTCUT: Final = 24
LONGEST_SHORTCUT_HELP: Final = 150
"""Shortcuts of one app, the characters of a name and of a description (manifests; the name by Slack's page of
settings)."""
LONGEST_APP_NAME: Final = 35
LONGEST_APP_HELP: Final = 140
LONGEST_APP_STORY: Final = 4_000
LEAST_APP_STORY: Final = 174
"""Characters of an app's name, its short and its long description (manifests)."""
LONGEST_COMMAND_HELP: Final = 2_000
LONGEST_USAGE: Final = 1_000
"""Characters of a command's description and of its usage hint (manifests)."""

FORM_INPUTS: Final = 20
"""Inputs in one modal: ours, for a form that is still seen as one; a view holds five times as many blocks."""

CAPABILITIES: Final = Capabilities(
    form_inputs=FORM_INPUTS,
    together=TOGETHER,
    voice=False,
    answers_stay=True,
    own_page=True,
    rooms=frozenset({PlaceKind.CHANNEL, PlaceKind.THREAD}),
    room_kinds=frozenset({RoomKind.CHANNEL, RoomKind.GROUP, RoomKind.THREAD}),
    kinds_fixed=frozenset({RoomKind.GROUP}),
)
"""Apps cannot start a huddle, nor delete what people wrote, not even below a message of their own; nor change who is in
a group message, or end one."""
