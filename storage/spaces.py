"""Spaces and their courses: places, staff, settings and pauses, read together as one snapshot under a version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text, bindparam, delete, select, update

from bot.people import Place, Role, Space
from bot.records import dataclass
from storage.database import Tx
from storage.hidden_table import hidden_words
from storage.jobs import Jobs
from storage.kept import Kept
from storage.marks import personal
from storage.places import names_place
from storage.store import Json, Store, UtcDateTime, all_tables, metadata
from storage.upsert import insert

DEFAULT_COURSE = 0

spaces = Table(
    "spaces",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False, default=1),
    Column("came_at", UtcDateTime, nullable=False),
    Column("gone_at", UtcDateTime),  # since when Homeroom is in it no longer
)
courses = Table(
    "courses",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, default=""),
    Column("language", String(8), nullable=False, default="en"),
    Column("time_zone", String(64), nullable=False, default="UTC"),
    Column("main_place", Text),
    Column("staff_place", Text),
    Column("quiet_from", String(5)),
    Column("quiet_until", String(5)),
    Column("set_up_at", UtcDateTime),
)
names_place(courses.c.main_place)
names_place(courses.c.staff_place)
course_places = Table(
    "course_places",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("place", String(255), primary_key=True),
    Column("course_id", BigInteger, nullable=False),
)
grants = Table(
    "grants",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("person_id", String(64), primary_key=True),
    Column("role", Integer, nullable=False),
)
personal(grants, what="role", person="person_id", life=None)
role_map = Table(
    "role_map",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("platform_role", String(64), primary_key=True),
    Column("role", Integer, nullable=False),
)
settings = Table(
    "settings",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("cog", String(32), primary_key=True),
    Column("given", Json, nullable=False),
)
pauses = Table(
    "pauses",
    metadata,
    Column("space_id", String(80), primary_key=True),
    Column("course_id", BigInteger, primary_key=True, autoincrement=False),
    Column("pause_id", BigInteger, primary_key=True, autoincrement=False),
    Column("cog", String(32), nullable=False, default=""),  # empty: everything
    Column("first", String(10), nullable=False),
    Column("last", String(10), nullable=False),
    Column("week", Integer, nullable=False, default=0),  # 1: planned ahead, with the course's settings
)


_hides = Kept(
    lambda: (
        select(hidden_words.c.piece_id)
        .where(hidden_words.c.space_id == bindparam("space"), hidden_words.c.put_back == 0)
        .limit(1)
    )
)
_version = Kept(
    lambda: select(spaces.c.version).where(spaces.c.space_id == bindparam("space"), spaces.c.gone_at.is_(None))
)


@dataclass(frozen=True, slots=True)
class PauseRow:
    """Inclusive local dates on which a cog (or everything, when ``cog`` is empty) rests. ``week``: planned with the
    course."""

    pause_id: int
    cog: str
    first: date
    last: date
    week: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """A set of places in a space with its own staff, settings, language and programmes."""

    space_id: str
    course_id: int = DEFAULT_COURSE
    name: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    main_place: Place | None = None
    staff_place: Place | None = None
    quiet: tuple[time, time] | None = None
    set_up: bool = False
    pauses: tuple[PauseRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is settled in a space, at one version."""

    space: Space
    version: int
    courses: Mapping[int, Course]
    places: Mapping[str, int]
    grants: Mapping[tuple[int, str], Role]
    role_map: Mapping[tuple[int, str], Role]
    settings: Mapping[tuple[int, str], Mapping[str, Any]]
    hides: bool
    """Whether words of anybody are hidden by staff, or were when it was read: what is put back changes no version."""

    def course_of(self, place: Place | None) -> Course:
        """The course to which a place (or its parent) belongs; the default one otherwise."""
        if place is not None:
            for key in (place.root.key, place.parent):
                if key is not None and key in self.places:
                    return self.courses[self.places[key]]
        return self.courses[DEFAULT_COURSE]

    def course(self, course_id: int) -> Course:
        """A course by its id; the default one in place of one that is no more."""
        return self.courses.get(course_id, self.courses[DEFAULT_COURSE])

    def role(self, course_id: int, person_id: str, platform_roles: frozenset[str], *, manages: bool = False) -> Role:
        """The highest role that a person has in a course: granted here, or by the platform's own roles."""
        granted = self.grants.get((course_id, person_id), Role.STUDENT)
        return max(granted, self.role_by_platform(course_id, platform_roles, manages=manages))

    def role_by_platform(self, course_id: int, platform_roles: frozenset[str], *, manages: bool = False) -> Role:
        """The highest role in a course that the platform's own roles give."""
        if manages:
            return Role.INSTRUCTOR
        held = [self.role_map[course_id, name] for name in platform_roles if (course_id, name) in self.role_map]
        return max(held, default=Role.STUDENT)


class Spaces(Store):
    """What is settled in a space. Whatever changes it moves the version on, so that every process reads it anew."""

    def came(self, name: str, now: datetime) -> bool:
        """Notes that Homeroom came to the space, with its default course. False when it was there before.

        Where it was sent away meanwhile, everything goes on from what is stored.
        """
        first = self.tx.execute(
            insert(spaces)
            .values(space_id=self.space_id, name=name, version=1, came_at=now)
            .on_conflict_do_nothing()
            .returning(spaces.c.version)
        ).first()
        if first is None:
            if self.tx.execute(self._once_gone().values(gone_at=None, version=spaces.c.version + 1)).rowcount:
                Jobs(self.tx, self.space_id).go_on()
            return False
        self.tx.execute(insert(courses).values(space_id=self.space_id, course_id=DEFAULT_COURSE, name=name))
        return True

    def went(self, now: datetime) -> bool:
        """Notes that Homeroom was sent away: nothing is done there from now on. False when that is known."""
        here = update(spaces).where(spaces.c.space_id == self.space_id, spaces.c.gone_at.is_(None))
        if not self.tx.execute(here.values(gone_at=now, version=spaces.c.version + 1)).rowcount:
            return False
        Jobs(self.tx, self.space_id).rest()
        return True

    def snapshot(self) -> Snapshot | None:
        """All that is settled, or ``None`` in a space in which Homeroom is not."""
        row = self.tx.execute(
            select(spaces).where(spaces.c.space_id == self.space_id, spaces.c.gone_at.is_(None))
        ).first()
        if row is None:
            return None
        resting = self._pauses()
        found = {
            course.course_id: _course(course, resting.get(course.course_id, ()))
            for course in self.tx.execute(select(courses).where(courses.c.space_id == self.space_id))
        }
        return Snapshot(
            Space(self.space_id, row.name),
            row.version,
            found,
            {place.place: place.course_id for place in self._all(course_places)},
            {(grant.course_id, grant.person_id): Role(grant.role) for grant in self._all(grants)},
            {(row.course_id, row.platform_role): Role(row.role) for row in self._all(role_map)},
            {(row.course_id, row.cog): row.given for row in self._all(settings)},
            self.tx.first(_hides, {"space": self.space_id}) is not None,
        )

    def version(self) -> int | None:
        """The space's version, or ``None`` where Homeroom is not."""
        found: int | None = self.tx.scalar(_version, {"space": self.space_id})
        return found

    def change_course(self, course: Course, now: datetime) -> None:
        """Stores what the course's form says, pause weeks included."""
        mine = (courses.c.space_id == self.space_id) & (courses.c.course_id == course.course_id)
        self.tx.execute(
            update(courses)
            .where(mine)
            .values(
                name=course.name,
                language=course.language,
                time_zone=course.time_zone,
                main_place=course.main_place.key if course.main_place else None,
                staff_place=course.staff_place.key if course.staff_place else None,
                quiet_from=_clock(course.quiet[0]) if course.quiet else None,
                quiet_until=_clock(course.quiet[1]) if course.quiet else None,
                set_up_at=now,
            )
        )
        weeks = (pauses.c.space_id == self.space_id) & (pauses.c.course_id == course.course_id) & (pauses.c.week == 1)
        self.tx.execute(delete(pauses).where(weeks))
        self._add_pauses(course.course_id, [pause for pause in course.pauses if pause.week])
        self.moved_on()

    def pause(self, course_id: int, pause: PauseRow) -> None:
        """From ``first`` to ``last`` a cog, or everything, rests. A later pause of the same cog replaces an earlier
        one."""
        same = self._pauses_made(course_id) & (pauses.c.cog == pause.cog)
        self.tx.execute(delete(pauses).where(same))
        self._add_pauses(course_id, [pause])
        self.moved_on()

    def resume(self, course_id: int, cog: str) -> int:
        """Ends the pauses of a cog (all pauses when it is empty), except planned weeks. Returns how many there were."""
        mine = self._pauses_made(course_id)
        ended = self.tx.execute(delete(pauses).where(mine & (pauses.c.cog == cog) if cog else mine)).rowcount
        self.moved_on()
        return ended

    def grant(self, course_id: int, person_id: str, role: Role) -> None:
        """Gives a person a role in a course; the student's role takes back what was given."""
        mine = (
            (grants.c.space_id == self.space_id) & (grants.c.course_id == course_id) & (grants.c.person_id == person_id)
        )
        self.tx.execute(delete(grants).where(mine))
        if role > Role.STUDENT:
            row = {"space_id": self.space_id, "course_id": course_id, "person_id": person_id, "role": int(role)}
            self.tx.execute(insert(grants).values(row))
        self.moved_on()

    def granted(self, course_id: int) -> dict[str, Role]:
        """Who was given a role in a course, by external id, the highest role first."""
        mine = (grants.c.space_id == self.space_id) & (grants.c.course_id == course_id)
        rows = self.tx.execute(select(grants).where(mine).order_by(grants.c.role.desc(), grants.c.person_id))
        return {row.person_id: Role(row.role) for row in rows}

    def mapped(self, course_id: int) -> dict[str, Role]:
        """Which of the platform's own roles mean something in a course, the highest first."""
        mine = (role_map.c.space_id == self.space_id) & (role_map.c.course_id == course_id)
        rows = self.tx.execute(select(role_map).where(mine).order_by(role_map.c.role.desc(), role_map.c.platform_role))
        return {row.platform_role: Role(row.role) for row in rows}

    def map_roles(self, course_id: int, roles: Mapping[str, Role]) -> None:
        """Everyone with one of these roles of the platform's holds what it means in the course, and nobody else by
        such a role."""
        mine = (role_map.c.space_id == self.space_id) & (role_map.c.course_id == course_id)
        self.tx.execute(delete(role_map).where(mine))
        at = {"space_id": self.space_id, "course_id": course_id}
        rows = [at | {"platform_role": name, "role": int(role)} for name, role in roles.items()]
        if rows:
            self.tx.execute(insert(role_map), rows)
        self.moved_on()

    def change_settings(self, course_id: int, cog: str, given: Mapping[str, Any]) -> None:
        """Stores what differs from the defaults in a cog's settings."""
        row = {"space_id": self.space_id, "course_id": course_id, "cog": cog, "given": dict(given)}
        made = insert(settings).values(row)
        self.tx.execute(
            made.on_conflict_do_update(index_elements=list(settings.primary_key), set_={"given": dict(given)})
        )
        self.moved_on()

    def moved_on(self) -> None:
        """What is settled changed: every process reads it anew."""
        mine = spaces.c.space_id == self.space_id
        self.tx.execute(update(spaces).where(mine).values(version=spaces.c.version + 1))

    def _once_gone(self) -> Any:
        return update(spaces).where(spaces.c.space_id == self.space_id, spaces.c.gone_at.is_not(None))

    def _all(self, table: Table) -> Any:
        return self.tx.execute(select(table).where(table.c.space_id == self.space_id))

    def _pauses(self) -> dict[int, tuple[PauseRow, ...]]:
        found: dict[int, tuple[PauseRow, ...]] = {}
        for row in self._all(pauses):
            pause = PauseRow(
                row.pause_id, row.cog, date.fromisoformat(row.first), date.fromisoformat(row.last), bool(row.week)
            )
            found[row.course_id] = (*found.get(row.course_id, ()), pause)
        return found

    def _add_pauses(self, course_id: int, added: list[PauseRow]) -> None:
        rows = [
            {
                "space_id": self.space_id,
                "course_id": course_id,
                "pause_id": pause.pause_id,
                "cog": pause.cog,
                "first": pause.first.isoformat(),
                "last": pause.last.isoformat(),
                "week": int(pause.week),
            }
            for pause in added
        ]
        if rows:
            self.tx.execute(insert(pauses), rows)

    def _pauses_made(self, course_id: int) -> Any:
        """Those that somebody made by hand: planned weeks belong to the course."""
        return (pauses.c.space_id == self.space_id) & (pauses.c.course_id == course_id) & (pauses.c.week == 0)


def spaces_of(tx: Tx, platform: str) -> list[str]:
    """The spaces of a platform that Homeroom was not sent away from."""
    found = select(spaces.c.space_id).where(spaces.c.space_id.startswith(f"{platform}:"), spaces.c.gone_at.is_(None))
    return [row.space_id for row in tx.execute(found.order_by(spaces.c.space_id))]


def forget_gone_before(tx: Tx, moment: datetime) -> int:
    """Deletes everything of the spaces that Homeroom left before this moment. Returns how many there were."""
    gone = [row.space_id for row in tx.execute(select(spaces.c.space_id).where(spaces.c.gone_at < moment))]
    for table in reversed(all_tables().sorted_tables):
        if gone and "space_id" in table.c:
            tx.execute(delete(table).where(table.c.space_id.in_(gone)))
    return len(gone)


def _course(row: Any, resting: tuple[PauseRow, ...]) -> Course:
    def place(key: str | None) -> Place | None:
        return Place.parse(row.space_id, key) if key else None

    quiet = (time.fromisoformat(row.quiet_from), time.fromisoformat(row.quiet_until)) if row.quiet_from else None
    course = Course(row.space_id, row.course_id, row.name, row.language, row.time_zone, quiet=quiet, pauses=resting)
    return replace(
        course,
        main_place=place(row.main_place),
        staff_place=place(row.staff_place),
        set_up=row.set_up_at is not None,
    )


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M")
