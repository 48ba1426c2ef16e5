"""The one way in which a message comes into a place, whoever wrote it; and what people's own words may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from adapters.web.core import Core
from adapters.web.limits import LONGEST_TEXT
from adapters.web.places import thread_place
from adapters.web.refusal import ClassRefusal
from adapters.web.stow import stow
from bot.card import Json
from bot.people import PlaceKind
from bot.written import can_be_seen
from storage.class_records import Change, KeptMessage, KeptPlace

_UNSEEN: Final = "[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]"


def clean(text: str) -> str:
    """The text without what no database takes and nobody sees: control letters and halves of letters."""
    return re.sub(_UNSEEN, "", text.replace("\r\n", "\n").replace("\r", "\n"))


def words(text: str) -> str:
    """What a person wrote, fit to be posted. Raises :class:`ClassRefusal`."""
    said = clean(text).strip()
    if not can_be_seen(said):
        raise ClassRefusal("class-empty")
    if len(said) > LONGEST_TEXT:
        parts = -(-len(said) // LONGEST_TEXT)
        raise ClassRefusal("class-too-long", length=len(said), most=LONGEST_TEXT, parts=parts)
    return said


async def post(
    core: Core,
    place: KeptPlace,
    by: str,
    *,
    text: str | None = None,
    payload: Mapping[str, Json] | None = None,
    nonce: str | None = None,
    said_key: str | None = None,
    notify: bool = False,
    simulated: bool = False,
) -> tuple[KeptMessage, bool]:
    """Puts a message into a place, which is made if it is new. The message, and whether it is new.

    ``nonce`` is the bot's own name for the message and ``said_key`` the person's page's: the same one again finds the
    first message. In a forum every message has a thread.
    """
    state = core.state
    with core.hub.turn() as turn:
        card, files = stow(payload, turn.seq) if payload is not None else (None, [])
        message = KeptMessage(
            turn.seq,
            place.key,
            by,
            core.clock.now(),
            text,
            card,
            nonce=nonce or None,
            said_key=said_key or None,
            simulated=simulated,
        )
        made: list[KeptPlace] = [] if place.key in state.places else [replace(place, made=turn.seq)]
        if place.kind == PlaceKind.FORUM:
            made.append(thread_place(turn.seq, place, message))
        changes: list[Change] = [*made, *files]
        first = await core.add(message, *changes)
        if first is not message:
            return first, False
        state.put(*(new for new in made if new.key not in state.places))
        state.counted(message)
        for new in made:
            core.tell_place(turn, new.key)
        more: dict[str, Json] = {"notify": True} if notify else {}
        turn.tell(state.audience(place), "message", message=state.message_json(message), **more)
        await core.tell_root(turn, place)
    return message, True
