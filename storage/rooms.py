"""The rooms of a space as far as they are known: which stand, and which are being opened."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from bot.people import Place
from bot.records import dataclass
from storage.database import Tx
from storage.jobs import WAITING, jobs
from storage.kept import Kept
from storage.standing import standing

_stand = Kept(
    lambda: select(standing.c.at_place).where(standing.c.space_id == bindparam("space"), standing.c.room == 1)
)
_opens = Kept(
    lambda: select(jobs.c.id).where(
        jobs.c.space_id == bindparam("space"), jobs.c.effect == "open", jobs.c.state == WAITING
    )
)


@dataclass(frozen=True, slots=True)
class KnownRooms:
    """The rooms that stand, and the ids of the jobs that open others."""

    standing: frozenset[Place]
    opening: tuple[int, ...]

    def is_stray(self, place: Place, nonce: str) -> bool:
        """Whether a room that was opened under this nonce is nobody's any more."""
        return place not in self.standing and not self.is_coming(nonce)

    def is_coming(self, nonce: str) -> bool:
        """Whether the job with this nonce still opens its room. The nonce ends with the job's id, so that of another
        one this may be said in error, never that it is over."""
        return any(nonce.endswith(str(each)) for each in self.opening)


def known_rooms(tx: Tx, space_id: str) -> KnownRooms:
    """All rooms of a space."""
    here = {"space": space_id}
    return KnownRooms(
        frozenset(Place.parse(space_id, row.at_place) for row in tx.rows(_stand, here)),
        tuple(int(row.id) for row in tx.rows(_opens, here)),
    )
