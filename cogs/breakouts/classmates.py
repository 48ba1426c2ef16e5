"""What simulated classmates do in a breakout: they are here, talk in their room, ask for help, and bring something
back; some stay silent, and a few come late."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final

from bot.classmates import Chooses, Deed, Joins, Mate, Presses, Says
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Place, RoomKind
from bot.texts import DEFAULT
from cogs.breakouts.cog import breakouts
from cogs.breakouts.finding import BEFORE
from cogs.breakouts.gathering import choose, here
from cogs.breakouts.helping import help_us
from cogs.breakouts.joining import join
from cogs.breakouts.results import our_result
from cogs.breakouts.running import ACTIVE
from storage.breakout_all import AllBreakouts
from storage.breakout_people import Part
from storage.breakouts import INSIDE, Way
from storage.standing import Standing

WAITS: Final = timedelta(seconds=45)
"""Within a class that waits for them nobody takes longer, however late they answer elsewhere."""
SILENT: Final = 0.15  # the share of those in a room that say nothing
HELPS: Final = 0.2  # the share of rooms that ask for help
BRINGS: Final = 0.9  # the share of rooms that bring something back
LATE: Final = 0.3  # the share of those who were not here that come later
_THINKS: Final = timedelta(seconds=50)
_ASKS: Final = timedelta(seconds=100)
_WRITES: Final = timedelta(minutes=3)
_COMES: Final = timedelta(seconds=90)
_FOLDER: Final = Path(__file__).parent / "answers"

Said = Mapping[str, Sequence[str]]


@cache
def words() -> Mapping[str, Said]:
    """All that they say: ``hello``, ``thought`` and ``result``, each by language."""
    content: Mapping[str, Said] = tomllib.loads((_FOLDER / "breakouts.toml").read_text(encoding="utf-8"))
    return content


def _one(mate: Mate, what: str, turn: int) -> str:
    """Something to say; those with other turns say something else."""
    said = words()[what].get(mate.language, words()[what][DEFAULT])
    return said[turn % len(said)]


def _soon(mate: Mate) -> timedelta:
    return timedelta(seconds=3 + mate.random.random() * (WAITS.total_seconds() - 3))


@breakouts.classmate("gather")
def is_here(mate: Mate, store: AllBreakouts, breakout_id: Id) -> list[Deed]:
    """They say that they are here, or choose a room that has a seat; where it begins in a voice room they go there."""
    breakout, after = store.breakouts.get(breakout_id), _soon(mate)
    if breakout is None or breakout.state not in BEFORE:
        return []
    if breakout.from_place is not None:
        return [Joins(after, breakout.from_place)]
    taken = store.people.sizes(breakout_id) if breakout.way is Way.CHOOSE else {}
    rooms = store.rooms.of(breakout_id) if breakout.way is Way.CHOOSE else []
    if free := [each for each in rooms if not each.most or taken.get(each.room_id, 0) < each.most]:
        return [Chooses(after, choose.link(breakout_id), id_to_text(mate.random.choice(free).room_id))]
    return [Presses(after, here.link(breakout_id))]


@breakouts.classmate("where")
def comes(mate: Mate, store: AllBreakouts, standing: Standing, breakout_id: Id) -> list[Deed]:
    """Who has a room with sound goes there; of those who have none, a few come late."""
    breakout, after = store.breakouts.get(breakout_id), _soon(mate)
    if breakout is None or breakout.state not in INSIDE:
        return []
    member, late = store.people.get(breakout_id, mate.person), mate.random.random() < LATE
    if member is None or (member.part is Part.IN and not member.room_id):
        return [Presses(after + _COMES, join.link(breakout_id))] if late else []
    if breakout.kind is not RoomKind.VOICE or member.part is Part.OUT or member.came_from is not None:
        return []
    room = Place.of_room(mate.person.space_id, breakouts.declarations["table"].link(Id(member.room_id)))
    stands = standing.at(room.id, room.root)
    return [Joins(after, Place.parse(mate.person.space_id, stands.at_place))] if stands else []


@breakouts.classmate("kit")
def takes_part(mate: Mate, store: AllBreakouts, room_id: Id) -> list[Deed]:
    """They say hello and something about the task; the first asks for help in some rooms, and in most brings back what
    they found."""
    room, after = store.rooms.get(room_id), _soon(mate)
    member = store.people.get(room.breakout_id, mate.person) if room else None
    if room is None or room.state not in ACTIVE or member is None or member.room_id != room_id:
        return []
    silent, helps, brings = (mate.random.random() for _ in range(3))
    deeds: list[Deed] = []
    if silent >= SILENT:
        deeds.append(Says(after, _one(mate, "hello", room_id + mate.turn)))
        deeds.append(Says(after + _THINKS, _one(mate, "thought", room_id + mate.turn)))
    if mate.turn == 0 and helps < HELPS:
        deeds.append(Presses(after + _ASKS, help_us.link(room_id)))
    if mate.turn == 0 and brings < BRINGS:
        deeds.append(Presses(after + _WRITES, our_result.link(room_id), {"words": _one(mate, "result", room_id)}))
    return deeds
