"""What features announce when somebody did something that may be a first: the names of these events.

Each is heard of one person at a time, and perhaps of the same again: what cannot be told from a first without asking
the database once more is announced each time. So whoever hears one keeps what it knows, and tells that person; others
only where that person said beforehand that they may know of such things. Of :data:`ANSWERED_UNSEEN` and
:data:`MET_BUDDY` not even then: it is nobody else's to know, until that person shows that very thing.
"""

from __future__ import annotations

from typing import Final

SAID_HELLO: Final = "said-hello"
"""Somebody wrote for the first time in a conversation with buddies, or took a time to meet in it; or wrote, before they
pressed anything, in a breakout's room for writing. Only who belongs there: not staff who look in. Who types in a room
with sound is nowhere noted, so of them nothing is told."""

ANSWERED: Final = "answered-icebreaker"
"""Somebody answered an icebreaker: in its thread, with a press, or in writing. Never a poll, never a pass, never what
whoever asks said ahead. It says neither which nor what. Only where the class can read who answered."""

ANSWERED_UNSEEN: Final = "answered-unseen"
"""The same, of an answer that is hidden still, or to a deeper question: nobody else may learn that there is one, nor
that somebody wished for it."""

MET_BUDDY: Final = "met-buddy"
"""Somebody said that they and their buddies met. Of each who says so, not of the others whom the sums of a round count
with them: everyone was promised that nobody there is told what they answer."""

BROUGHT_RESULT: Final = "brought-result"
"""A breakout's room brought its first result back: everyone who belongs there and was inside, and whoever wrote it.
What the same room adds later is of whoever writes it alone."""

GAVE_SHOUT_OUT: Final = "gave-shout-out"
"""Somebody gave a classmate a shout-out. It says neither to whom nor what for."""
