"""How a recognition of each kind looks, to whoever received it and to the class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from bot.card import Field, Image
from bot.context import JobContext, ViewContext
from bot.records import dataclass
from bot.text import Text
from storage.recognitions import Kind, Recognition, Recognitions, Shows


@dataclass(frozen=True, slots=True)
class Face:
    """How recognitions of one kind look. Titles are plain.

    ``own_title`` and ``own_text`` are for whoever received it. ``title`` and ``text`` are for the class: the latter
    gets those who let themselves be named, as runs, or nothing where nobody did. ``picture`` is drawn when a card is
    sent. ``join`` is the text of the button with which classmates join in, ``joined`` the label of who did. ``choices``
    are what whoever received it may decide; ``standing``: what they decided for all that comes holds for it, too.
    ``erase`` deletes the words of a key for good. ``stood`` hears that its card came to stand, or an ``Undelivered``.
    """

    own_title: Callable[[ViewContext[Any], Recognition], str]
    own_text: Callable[[ViewContext[Any], Recognitions, Recognition], Text]
    title: Callable[[ViewContext[Any], Recognition], str]
    text: Callable[[ViewContext[Any], Recognitions, Recognition, Text], Text]
    picture: Callable[[ViewContext[Any], Recognition], Image | None] = lambda ctx, this: None
    fields: Callable[[ViewContext[Any], Recognitions, Recognition], tuple[Field, ...]] = lambda ctx, store, this: ()
    join: str = "join-in"
    joined: str = "joined-label"
    choices: tuple[Shows, ...] = (Shows.PUBLIC, Shows.NAMELESS, Shows.PRIVATE)
    standing: bool = True
    erase: Callable[[Recognitions, Recognition, str], None] = lambda store, this, key: store.unsay(this.recognition_id)
    stood: Callable[[JobContext[Any], Recognitions, Recognition, object], None] = lambda ctx, store, this, result: None


WORDS: Final = "words"
"""The key of its giver's words, on whichever card they stand."""
FACES: Final[dict[Kind, Face]] = {}
"""Every kind of recognition; the module of each kind adds its own."""
