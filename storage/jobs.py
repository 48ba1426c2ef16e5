"""Jobs: rows that say *run this link at this time*, and the lanes in which they run."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    bindparam,
    case,
    cast,
    delete,
    func,
    literal_column,
    null,
    select,
    text,
    type_coerce,
    union_all,
    update,
)

from bot.records import dataclass
from storage.database import Tx
from storage.kept import Kept
from storage.marks import personal
from storage.standing import standing
from storage.store import Store, UtcDateTime, metadata
from storage.upsert import Insert, insert

HANDLER: Final = ""  # the effect of a job that runs a handler of ours and calls nobody
WAITING: Final = "waiting"
FAILED: Final = "failed"
RESTING: Final = "resting"  # in a space that Homeroom was sent away from
MATES: Final = "mates"  # the effect that asks simulated people what they do
MATE: Final = "mate"  # one deed of one of them
RESTORED: Final = "restored"  # why a job failed or sends nothing: it was due before the database was restored
MESSAGES: Final = ("post", "tell", "open", "bring")  # the effects that people would notice a second time
LONGEST_WHY: Final = 32
WAITS: Final = text("state = 'waiting'")  # with the value in it, or no partial index is found by it
_asked = text("asked_by IS NOT NULL")
FAILS: Final = text("state = 'failed'")
_tried_again = text("state = 'waiting' AND failing_at IS NOT NULL")

jobs = Table(
    "jobs",
    metadata,
    # Ids are never used twice: a nonce made from a reused one would lose messages.
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("space_id", String(80), nullable=False),
    Column("effect", String(16), nullable=False),
    Column("link", String(100), nullable=False),
    Column("target", Text, nullable=False, default=""),
    Column("course_id", BigInteger, nullable=False, default=0),
    Column("then", String(100)),
    Column("due_at", UtcDateTime, nullable=False),
    Column("key", String(400)),
    Column("lane", String(255), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("state", String(8), nullable=False, default=WAITING),
    Column("begun_at", UtcDateTime),
    Column("failing_at", UtcDateTime),  # since when it fails, in real time
    Column("asked_by", String(64)),  # who waits for it, so that no quiet hours hold it
    Column("why", String(LONGEST_WHY)),
    Column("press", BigInteger),  # the number of the press by which somebody had it tried again
    Index("jobs_due", "due_at", "id", sqlite_where=WAITS, postgresql_where=WAITS),
    Index("jobs_lane", "space_id", "lane", "due_at", "id", sqlite_where=WAITS, postgresql_where=WAITS),
    Index("jobs_key", "space_id", "key", unique=True, sqlite_where=WAITS, postgresql_where=WAITS),
    Index("jobs_failed", "space_id", "id", sqlite_where=FAILS, postgresql_where=FAILS),
    Index("jobs_failing", "space_id", "id", sqlite_where=_tried_again, postgresql_where=_tried_again),
    Index("jobs_asked_by", "space_id", "asked_by", sqlite_where=_asked, postgresql_where=_asked),
    Index("jobs_link", "space_id", "link"),
    sqlite_autoincrement=True,
)
personal(jobs, what="asked", person="asked_by", on_delete="clear", life=None)
_tell, _both = jobs.c.effect == "tell", ("lane", "key")
personal(jobs, what="messages-due", person="target", direct=True, along=_both, life=None, only=_tell)
personal(jobs, what="planned", person="target", direct=True, along=_both, life=None, only=~_tell)
_elsewhere = func.substr(jobs.c.target, 1, len("direct:")) != "direct:"  # who is brought, and what is simulated
personal(jobs, what="planned", person="lane", direct=True, along=("target", "key"), life=None, only=_elsewhere)


@dataclass(frozen=True, slots=True)
class NewJob:
    """A job to be queued. ``target`` is a place's key, or ids as the effect needs them; never content. ``press``: the
    number of the press by which it is asked for anew (:func:`bot.refusals.asked_anew`)."""

    effect: str
    link: str
    due_at: datetime
    lane: str
    target: str = ""
    then: str | None = None
    key: str | None = None
    asked_by: str | None = None
    course_id: int = 0
    press: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it is stored."""

    id: int
    space_id: str
    effect: str
    link: str
    target: str
    then: str | None
    due_at: datetime
    lane: str
    attempts: int
    begun_at: datetime | None
    failing_at: datetime | None
    asked_by: str | None
    course_id: int = 0
    why: str | None = None
    press: int | None = None


_columns = tuple(jobs.c[name] for name in Job.__slots__)
_key = (jobs.c.space_id, jobs.c.key)
_given = ("effect", "link", "target", "then", "due_at", "lane", "asked_by", "course_id", "press")
_row: dict[str, Any] = {name: bindparam(name) for name in ("space_id", "key", *_given)} | {"attempts": 0}
_new = insert(jobs).values(_row | {"state": WAITING})
_replaced = {name: _new.excluded[name] for name in _given} | {"attempts": 0, "failing_at": None, "why": None}
_queue = Kept(lambda: _new.on_conflict_do_update(index_elements=_key, index_where=WAITS, set_=_replaced))
_late = insert(jobs).values(_row | {"state": bindparam("new_state"), "why": RESTORED})
_late = _late.on_conflict_do_update(index_elements=_key, index_where=WAITS, set_=_replaced | {"why": RESTORED})
_next = Kept(
    lambda: (
        select(*_columns)
        .where(
            jobs.c.space_id == bindparam("space"),
            jobs.c.lane == bindparam("lane"),
            jobs.c.due_at <= bindparam("now"),
            WAITS,
        )
        .order_by(jobs.c.due_at, jobs.c.id)
        .limit(1)
    )
)
# As it was read: one that was replaced under its key meanwhile is another.
_this = (
    jobs.c.id == bindparam("job"),
    jobs.c.link == bindparam("as_link"),
    jobs.c.due_at == bindparam("as_due"),
    WAITS,
)
_begin = Kept(lambda: update(jobs).where(*_this).values(begun_at=bindparam("now"), key=None))
_done = Kept(lambda: delete(jobs).where(*_this).returning(jobs.c.asked_by, jobs.c.target))
_trying = update(jobs).where(*_this)
_trying = _trying.values({name: bindparam(f"new_{name}") for name in ("due_at", "failing_at", "attempts", "why")})
_again, _again_afresh = Kept(lambda: _trying), Kept(lambda: _trying.values(begun_at=None))
_postpone = Kept(lambda: update(jobs).where(*_this).values(due_at=bindparam("new_due_at")))
_waiting = Kept(
    lambda: select(jobs.c.id).where(jobs.c.space_id == bindparam("space"), jobs.c.key == bindparam("named"), WAITS)
)
_due_count = Kept(lambda: select(func.count()).select_from(jobs).where(WAITS, jobs.c.due_at <= bindparam("now")))
_failed_count = select(func.count()).select_from(jobs).where(FAILS)
_failing = update(jobs).where(jobs.c.id == bindparam("job")).values(state=FAILED, why=bindparam("new_why"), key=None)
_fail, _fail_undone = Kept(lambda: _failing), Kept(lambda: _failing.values(begun_at=None))
_drop = delete(jobs).where(jobs.c.space_id == bindparam("space"), jobs.c.effect.in_((MATES, MATE)), WAITS)
_stuck = FAILS & (jobs.c.effect == "refresh")
_cancel = Kept(
    lambda: delete(jobs).where(jobs.c.space_id == bindparam("space"), jobs.c.key == bindparam("named"), WAITS)
)


def _spread(*, paused: bool) -> Insert:
    """One job for each place where a view or room stands or is being brought to. ``paused``: not sooner after the last
    refresh there than a least interval."""
    space, link = bindparam("space", type_=String), bindparam("at_link", type_=String)
    effect = bindparam("new_effect", type_=String)
    # A cast, for a coerced parameter loses its own type: the moment would be stored as its text.
    now = cast(bindparam("now", type_=UtcDateTime), BigInteger)
    next_one = type_coerce(standing.c.refreshed_at, BigInteger) + bindparam("pause", type_=BigInteger)
    due = case((next_one > now, next_one), else_=now) if paused else now
    # Constants stand in the text: everyone who answers a poll sends this, and each parameter takes its time.
    coming = jobs.c.effect.in_([literal_column(f"'{each}'") for each in ("post", "tell", "open")])
    stands = select(standing.c.place.label("target"), standing.c.lane, due.label("due_at"), standing.c.course_id)
    comes = select(jobs.c.target, jobs.c.lane, now.label("due_at"), jobs.c.course_id)
    places = union_all(
        stands.where(standing.c.space_id == space, standing.c.link == link),
        comes.where(jobs.c.space_id == space, jobs.c.link == link, coming, WAITS),
    ).subquery()
    row = {
        "space_id": space,
        "effect": effect,
        "link": link,
        "target": places.c.target,
        "due_at": func.min(places.c.due_at),  # where it stands and is posted anew as well, it is one job
        "key": bindparam("key_before", type_=String) + places.c.target,
        "lane": func.min(places.c.lane),
        "attempts": literal_column("0"),
        "state": literal_column(f"'{WAITING}'"),
        "course_id": func.min(places.c.course_id),
    }
    made = insert(jobs).from_select([*row], select(*row.values()).where(text("true")).group_by(places.c.target))
    # One that waits for the least interval comes sooner where this one does not; one that fails keeps its pause.
    sooner = (made.excluded.due_at < jobs.c.due_at) & (jobs.c.attempts == literal_column("0"))
    values = {"due_at": made.excluded.due_at}
    return made.on_conflict_do_update(index_elements=_key, index_where=WAITS, set_=values, where=sooner)


_spread_now, _spread_paused = Kept(lambda: _spread(paused=False)), Kept(lambda: _spread(paused=True))


def effect_key(effect: str, link: str, target: str) -> str:
    """The key under which an effect waits: asked for twice, it happens once."""
    return f"{effect}:{link}:{target}"


class Jobs(Store):
    """The jobs of one space, for handlers' effects and for looking at what failed."""

    def queue(self, new: Sequence[NewJob]) -> None:
        """Stores jobs, in one statement. A waiting job with the same key is replaced."""
        rows = [self._row(job) for job in new]
        self.tx.send(_queue, rows[0] if len(rows) == 1 else rows)

    def hold_back(self, late: Sequence[NewJob], *, as_failed: bool = False) -> None:
        """Stores what would have happened before a restore. Messages (``as_failed``: all of it) are kept as failed, for
        an instructor to send or let go; the rest is done, and holds in turn what it asks for."""
        rows = []
        for job in late:
            held = as_failed or job.effect in MESSAGES
            row = self._row(job) | {"new_state": FAILED if held else WAITING}
            rows.append(row | {"key": None} if held else row)
        self.tx.execute(_late, rows)

    def spread(self, effect: str, link: str, now: datetime, every: timedelta = timedelta(0)) -> None:
        """One job for each place where a view or room stands or is being brought to, in that place's lane; one
        statement.

        ``every`` is the least time between two refreshes: a sooner one waits.
        """
        given: dict[str, Any] = {"space": self.space_id, "new_effect": effect, "at_link": link, "now": now}
        given["key_before"] = effect_key(effect, link, "")
        if pause := int(every / timedelta(microseconds=1)):
            self.tx.send(_spread_paused, given | {"pause": pause})
        else:
            self.tx.send(_spread_now, given)

    def cancel(self, key: str) -> None:
        """Takes back a waiting job; without complaint when there is none."""
        self.tx.send(_cancel, {"space": self.space_id, "named": key})

    def will_post(self, view: str, place: str) -> bool:
        """Whether a view is on its way to a place."""
        return self.tx.first(_waiting, {"space": self.space_id, "named": effect_key("post", view, place)}) is not None

    def is_coming(self, view: str) -> bool:
        """Whether a view is on its way to a place, is being put there just now, or could not be and waits for staff."""
        comes = (jobs.c.link == view) & (jobs.c.effect == "post") & jobs.c.state.in_((WAITING, FAILED))
        some = select(jobs.c.id).where(jobs.c.space_id == self.space_id, comes).limit(1)
        return self.tx.first(some) is not None

    def drop_mates(self) -> None:
        """Takes back everything that simulated people were to do."""
        self.tx.execute(_drop, {"space": self.space_id})

    def failed(self, course_id: int | None = None, most: int = 50) -> list[Job]:
        """What could not be done, in a course or everywhere, newest first."""
        some = select(*_columns).where(self._failed(course_id)).order_by(jobs.c.id.desc()).limit(most)
        return [_job(row) for row in self.tx.execute(some)]

    def count_failed(self, course_id: int | None = None) -> int:
        """How much could not be done, in a course or in the whole space."""
        return int(self.tx.scalar(select(func.count()).select_from(jobs).where(self._failed(course_id))))

    def failing(self, course_id: int, most: int = 50) -> list[Job]:
        """What is being tried again in a course, oldest first; of what simulated people do nothing."""
        some = select(*_columns).where(self._failing(course_id)).order_by(jobs.c.id).limit(most)
        return [_job(row) for row in self.tx.execute(some)]

    def count_failing(self, course_id: int) -> int:
        """How much is being tried again in a course."""
        return int(self.tx.scalar(select(func.count()).select_from(jobs).where(self._failing(course_id))))

    def retry_failed(
        self, now: datetime, course_id: int | None = None, *, press: int, afresh: Collection[str] = ()
    ) -> int:
        """Everything that failed is due again, by the press of this number. Returns how many.

        What was begun is looked up before it is done again, but for what failed for one of the reasons ``afresh``.
        """
        again = _due_again(now, press) | {"begun_at": case((jobs.c.why.in_(afresh), null()), else_=jobs.c.begun_at)}
        return self.tx.execute(update(jobs).where(self._failed(course_id)).values(again)).rowcount

    def refresh_again(self, now: datetime, target: str, *, press: int) -> None:
        """What could not be brought up to date in a place is due again, as by a press of this number."""
        there = (jobs.c.space_id == self.space_id) & _stuck & (jobs.c.target == target)
        self.tx.execute(update(jobs).where(there).values(_due_again(now, press)))

    def forget_failed(self, course_id: int | None = None) -> int:
        """Lets go of what failed. Returns how many."""
        return self.tx.execute(delete(jobs).where(self._failed(course_id))).rowcount

    def _failed(self, course_id: int | None) -> Any:
        mine = (jobs.c.space_id == self.space_id) & FAILS
        return mine if course_id is None else mine & (jobs.c.course_id == course_id)

    def _failing(self, course_id: int) -> Any:
        ours = jobs.c.effect.not_in((MATES, MATE)) & (jobs.c.course_id == course_id)
        return (jobs.c.space_id == self.space_id) & _tried_again & ours

    def _row(self, job: NewJob) -> dict[str, Any]:
        return {"space_id": self.space_id, "key": job.key} | {name: getattr(job, name) for name in _given}

    # What the worker does with one job of its own.

    def next(self, lane: str, now: datetime) -> Job | None:
        """The oldest due job of a lane."""
        row = self.tx.first(_next, {"space": self.space_id, "lane": lane, "now": now})
        return _job(row) if row else None

    def begin(self, job: Job, now: datetime) -> bool:
        """Marks an effect as begun. False when the job was taken back meanwhile."""
        return self.tx.send(_begin, _same(job) | {"now": now}) == 1

    def done(self, job: Job) -> Job | None:
        """Takes a finished job away. ``None`` when it was gone: then what it did must not be noted twice.

        What comes back no longer names whoever was forgotten meanwhile: neither as who asked for it nor as one of those
        whom it spoke to.
        """
        row = self.tx.first(_done, _same(job))
        return None if row is None else replace(job, asked_by=row.asked_by, target=row.target)

    def again(self, job: Job, *, due_at: datetime, failing_at: datetime, begun: bool, why: str) -> None:
        """The job failed and will be tried again. ``begun`` keeps the mark: nobody knows whether it happened."""
        values = {"new_due_at": due_at, "new_failing_at": failing_at, "new_attempts": job.attempts + 1, "new_why": why}
        self.tx.send(_again if begun else _again_afresh, _same(job) | values)

    def not_begun(self, job: Job) -> None:
        """The job waits after all, as it did before it was begun."""
        self.tx.send(_begin, _same(job) | {"now": job.begun_at})

    def postpone(self, job: Job, due_at: datetime) -> None:
        """The job waits: quiet hours or a pause hold it."""
        self.tx.send(_postpone, _same(job) | {"new_due_at": due_at})

    def rest(self) -> None:
        """Homeroom was sent away: what was to be sent is wanted no more, and all else waits until it comes back."""
        here = (jobs.c.space_id == self.space_id) & WAITS
        self.tx.execute(delete(jobs).where(here, jobs.c.effect != HANDLER))
        self.tx.execute(update(jobs).where(here).values(state=RESTING))

    def go_on(self) -> None:
        """Homeroom came back."""
        here = (jobs.c.space_id == self.space_id) & (jobs.c.state == RESTING)
        self.tx.execute(update(jobs).where(here).values(state=WAITING))

    def fail(self, job: Job, why: str, *, undone: bool = False) -> None:
        """The job is kept as failed, for ``doctor`` and the instructors' status. ``undone``: nothing of it happened, so
        that it is not looked up before it is tried again."""
        self.tx.send(_fail_undone if undone else _fail, {"job": job.id, "new_why": why})


def refresh_all_again(tx: Tx, now: datetime, press: int) -> None:
    """What could not be brought up to date is due again in all spaces, as by a press of this number."""
    tx.execute(update(jobs).where(_stuck).values(_due_again(now, press)))


def _due_again(now: datetime, press: int) -> dict[str, Any]:
    return {"state": WAITING, "attempts": 0, "due_at": now, "failing_at": None, "press": press, "why": None}


def _same(job: Job) -> dict[str, Any]:
    return {"job": job.id, "as_link": job.link, "as_due": job.due_at}


def _job(row: Any) -> Job:
    return Job(**row._asdict())


def how_many_due(tx: Tx, now: datetime) -> int:
    """How many jobs are due and not done, in all spaces."""
    return int(tx.scalar(_due_count, {"now": now}))


def how_many_failed(tx: Tx) -> int:
    """How many jobs could not be done, in all spaces."""
    return int(tx.scalar(_failed_count))


def forget_failed_before(tx: Tx, moment: datetime) -> int:
    """Lets go of what failed and was due before a moment, in all spaces. Returns how many."""
    return tx.execute(delete(jobs).where(FAILS, jobs.c.due_at < moment)).rowcount
