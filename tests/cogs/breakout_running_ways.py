"""The ways to the handlers of rooms that are open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from storage.breakout_rooms import BreakoutRooms
from storage.database import Tx
from tests.cogs.breakouts.opened import opened, room_of
from tests.cogs.breakouts.stories import begun, members, rooms
from tests.cogs.way import Way, after, press, says
from tests.klass import SPACE, Klass

PEOPLE: Final = ("ben", "chi", "s1", "s2", "s3", "s4")


async def open_rooms(klass: Klass) -> None:
    """Two rooms of three are open, called so that a way can name them; Ben has the first before him."""
    await opened(klass, *PEOPLE, size=3)
    await klass.ben.opens(await room_of(klass, "ben"))
    his = (await members(klass))["ben"].room_id
    found = [each.room_id for each in await rooms(klass)]

    def name(tx: Tx) -> None:
        for each in found:
            values = {"name": "Harbour", "number": 1} if each == his else {"name": "Lagoon", "number": 2}
            BreakoutRooms(tx, SPACE).change(each, **values)

    await klass.database.write(SPACE, name)


paused: Final = after(open_rooms, says("instructor", "/breakout pause"))
managed: Final = after(open_rooms, press("instructor", "Rooms and people"))


async def looked_after(klass: Klass) -> None:
    """The instructor has one room before them."""
    await managed(klass)
    await klass.instructor.chooses("Look after one room", "Harbour")


async def helped(klass: Klass) -> None:
    """Ben's room asks for help."""
    await open_rooms(klass)
    await klass.ben.presses("Ask for help")
    await klass.waits(seconds=5)


async def in_two(klass: Klass) -> None:
    """Ben is in a room, and says in another place that he is here."""
    await open_rooms(klass)
    await begun(klass, place="cafe")
    await klass.ben.opens("channel:cafe")
    await klass.ben.presses("I’m here")


taken: Final = after(helped, press("assistant", "I’m going to Harbour"))

RUNNING_WAYS: Final[Mapping[str, Way]] = {
    "breakouts.breakout-time": Way("instructor", values={"by": "+5m"}, arrange=open_rooms),
    "breakouts.breakout-pause": Way("instructor", arrange=open_rooms),
    "breakouts.breakout-continue": Way("instructor", arrange=paused),
    "breakouts.breakout-say": Way("instructor", values={"words": "Five more"}, arrange=open_rooms),
    "breakouts.breakout-close": Way("instructor", arrange=open_rooms),
    "breakouts.change-over": Way("ben", "Leave it and come here", in_two),
    "breakouts.five-more": Way("instructor", "+5 minutes", open_rooms),
    "breakouts.set-time": Way("instructor", "Move the clock", open_rooms, fills={"by": "-2m"}),
    "breakouts.two-more": Way("instructor", "+2 minutes here", looked_after),
    "breakouts.pause": Way("instructor", "Pause", open_rooms),
    "breakouts.continue": Way("instructor", "Go on", paused),
    "breakouts.say-to-rooms": Way("instructor", "Say something", open_rooms, fills={"words": "Five more"}),
    "breakouts.manage": Way("instructor", "Rooms and people", open_rooms),
    "breakouts.one-room": Way("instructor", "Look after one room", managed, chooses="Harbour"),
    "breakouts.move-into": Way("instructor", "Move people", managed, fills={"people": ["ben", "s1"], "room": "2"}),
    "breakouts.exchange": Way("instructor", "Exchange two", managed, fills={"first": "ben", "second": "chi"}),
    "breakouts.add-room": Way("instructor", "One more room", managed, fills={"people": ["ben", "chi"]}),
    "breakouts.name-room": Way("instructor", "Rename", looked_after, fills={"name": "Bay"}),
    "breakouts.close-room": Way("instructor", "Close this room", looked_after),
    "breakouts.close-all": Way("instructor", "Close all", open_rooms),
    "breakouts.help-us": Way("ben", "Ask for help", open_rooms),
    "breakouts.help-off": Way("ben", "No help needed", helped),
    "breakouts.going": Way("assistant", "I’m going to Harbour", helped),
    "breakouts.helped": Way("assistant", "Done in Harbour", taken),
    "breakouts.not-going": Way("assistant", "I cannot go after all", taken),
    "breakouts.more": Way("ben", "More", open_rooms),
    "breakouts.pass-on": Way("ben", "Pass my role on", after(open_rooms, press("ben", "More"))),
    "breakouts.leave": Way("ben", "Leave the breakout", open_rooms),
    "breakouts.join": Way("s5", "Join a room", open_rooms),
    "breakouts.my-room": Way("ben", "My room", after(open_rooms, press("ben", "Leave the breakout"))),
    "breakouts.other-room": Way("ben", "Another room", after(open_rooms, press("ben", "More"))),
    "breakouts.take-room": Way(
        "s5",
        "Choose a room",
        after(open_rooms, press("s5", "Join a room"), press("s5", "Another room")),
        chooses="Lagoon · 3 people",
    ),
}
