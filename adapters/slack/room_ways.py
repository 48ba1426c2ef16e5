"""What a room on Slack is made of: as its feature chose, or as whoever installed Homeroom did."""

from __future__ import annotations

from typing import Final

from adapters.slack.limits import TOGETHER
from adapters.slack.settings import RoomKinds
from bot.people import Room, RoomKind
from bot.platform import NeverWorks, Why
from bot.records import dataclass

CHOSEN: Final = {
    RoomKind.CHANNEL: RoomKinds.CHANNEL,
    RoomKind.GROUP: RoomKinds.GROUP,
    RoomKind.THREAD: RoomKinds.THREAD,
}
"""What a room is that its feature chose; of the others the installation chooses."""


@dataclass(frozen=True, slots=True)
class RoomWays:
    """How an installation wants its rooms. ``meeting_link`` is where their people talk, with ``{room}`` in it for a
    word that is each room's own; without one, ``huddles`` say where in rooms for talking."""

    kind: RoomKinds = RoomKinds.CHANNEL
    meeting_link: str = ""
    huddles: bool = True

    def kind_of(self, room: Room) -> RoomKinds:
        """What this room is made of. A thread is open to everybody in its channel, so what others must not read is
        none; and a group message holds a few. Raises :class:`NeverWorks` where that was chosen for more, or for one."""
        kind = CHOSEN.get(room.kind, self.kind)
        if kind is RoomKinds.THREAD and not room.staff:
            return RoomKinds.CHANNEL
        if kind is RoomKinds.GROUP and not 2 <= len({*room.people}) <= TOGETHER:
            if room.kind in CHOSEN:
                raise NeverWorks(Why.NOT_POSSIBLE)
            return RoomKinds.CHANNEL
        return kind
