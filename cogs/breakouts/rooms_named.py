"""A room by what people type: its number, or its name."""

from __future__ import annotations

from bot.context import Refusal
from bot.suggesting import fold
from cogs.breakouts.running import ACTIVE
from storage.breakout_all import AllBreakouts
from storage.breakout_rooms import BreakoutRoom


def room_meant(store: AllBreakouts, breakout_id: int, typed: str, option: str = "room") -> BreakoutRoom:
    """The open room of this number or name, or the only one whose name begins so. Raises :class:`Refusal` at the
    option."""
    rooms, wanted = store.rooms.of(breakout_id, *ACTIVE), fold(typed).removeprefix("#").strip()
    exact = [each for each in rooms if wanted in (str(each.number), fold(each.name))]
    begins = [each for each in rooms if wanted and fold(each.name).startswith(wanted)]
    if len(exact) == 1 or (not exact and len(begins) == 1):
        return (exact or begins)[0]
    if not rooms:
        raise Refusal("no-rooms-open").at(option)
    some = ", ".join(each.name for each in rooms[:8]) + ("…" if len(rooms) > 8 else "")
    raise Refusal("room-unknown", rooms=some).at(option)
