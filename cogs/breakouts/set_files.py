"""Saved sets as files: a table of rooms and people, read with every mistake and its line, and each name one person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from bot.context import Refusal
from bot.kinds import Upload
from bot.naming import Named, said_same
from bot.people import Person
from bot.reading import cleaned
from bot.records import dataclass
from bot.tables import Mistake, meant, table_of, text_of
from bot.written import in_short, one_line
from storage.breakout_rooms import MOST_ROOMS
from storage.breakout_sets import SavedRoom

MOST_PEOPLE: Final = 1_000
LEAST: Final = 2  # people in a room
LONGEST_ROOM: Final = 60  # characters of a room's name
_QUOTED: Final = 40  # characters of what is named in a mistake
_IDS: Final = 3  # that are told apart where several people have one name
_ROOM: Final = (
    "room",
    "room name",
    "pre-assign room name",
    "breakout room",
    "breakout room name",
    "group",
    "group name",
    "sala",
    "nombre de la sala",
    "grupo",
    "nombre del grupo",
)
_PERSON: Final = (
    "person",
    "persona",
    "id",
    "name",
    "nombre",
    "participant",
    "participante",
    "student",
    "estudiante",
    "full name",
    "nombre completo",
    "email address",
    "email",
    "correo electrónico",
    "correo",
)
_EMAIL: Final = r"[^\s@]+@[^\s@]+\.[^\s@]+"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file: who belongs into which room, as it was written."""

    line: int
    room: str
    person: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a ``file`` says: those of its lines that can be read. With ``mistakes`` nothing of it is to be saved.

    ``nameless`` are the rooms of lines that do not say who; ``cut``: there are more lines than were read."""

    rows: tuple[Row, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    file: str = ""
    nameless: tuple[str, ...] = ()
    cut: bool = False


def read_set(file: Upload) -> Written:
    """The set in a file that somebody gave. Raises :class:`Refusal` when the file as a whole is no table."""
    if not file.name.lower().endswith(".csv"):
        raise Refusal("set-file-kind")
    text = text_of(file.data)
    if not text.strip():
        raise Refusal("set-file-empty")
    table = table_of(text, MOST_PEOPLE)
    head = [_plain(each) for each in table.head]
    room, person = _first(head, _ROOM), _first(head, _PERSON)
    if room is None or person is None:
        missing = tuple(
            Mistake(1, text) for text, at in (("set-no-room", room), ("set-no-person", person)) if at is None
        )
        return Written(mistakes=missing, file=file.name)
    rows = [Row(line, _cell(cells, room), _cell(cells, person)) for line, cells in table.rows]
    mistakes = [mistake for each in rows if (mistake := _unfit(each)) is not None]
    if not table.count:
        mistakes.append(Mistake(1, "set-empty"))
    if table.count > MOST_PEOPLE:
        mistakes.append(Mistake(rows[-1].line, "set-many-people", {"most": MOST_PEOPLE, "has": table.count}))
    if table.broken:
        mistakes.append(Mistake(table.broken, "set-broken"))
    nameless = tuple(each.room for each in rows if each.room and not each.person)
    fit = tuple(each for each in rows if _unfit(each) is None)
    return Written(fit, tuple(mistakes), file.name, nameless, bool(table.broken) or table.count > MOST_PEOPLE)


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


def _first(head: Sequence[str], names: Iterable[str]) -> int | None:
    """The column that is called by the first of these names that one is called by."""
    return next((head.index(each) for each in names if each in head), None)


def _cell(cells: Sequence[str], at: int) -> str:
    return one_line(cleaned(meant(cells[at]))) if at < len(cells) else ""


def _unfit(row: Row) -> Mistake | None:
    """What is wrong with a line, whoever is in the class."""
    if not row.room:
        return Mistake(row.line, "set-room-missing")
    if not row.person:
        return Mistake(row.line, "set-person-missing")
    if len(row.room) > LONGEST_ROOM:
        return Mistake(row.line, "set-room-long", {"most": LONGEST_ROOM, "has": len(row.room)})
    return None


def rooms_of(
    written: Written, names: Mapping[Person, Collection[str]]
) -> tuple[tuple[SavedRoom, ...], tuple[Mistake, ...]]:
    """The rooms of a file, in the order in which they come first, and every mistake: those that it has in itself, a
    name that nobody or several people have, somebody twice, too many rooms, and a room of one.

    ``names``: those who are here, with what each is called. People are also found by the platform's id of theirs, as it
    is or as a mention.
    """
    known = written.mistakes
    named = Named(names)
    rooms: dict[str, tuple[Row, list[Person]]] = {}
    inside: dict[str, tuple[Row, set[object]]] = {}  # whoever it is, by what is known of them
    first: dict[Person, int] = {}
    mistakes: list[Mistake] = []
    for row in written.rows:
        people = rooms.setdefault(said_same(row.room), (row, []))[1]
        found = _who(row, named)
        inside.setdefault(said_same(row.room), (row, set()))[1].add(row.line if isinstance(found, Mistake) else found)
        if isinstance(found, Mistake):
            mistakes.append(found)
        elif (before := first.setdefault(found, row.line)) != row.line:
            mistakes.append(Mistake(row.line, "set-twice", {"person": _shown(row.person), "first": before}))
        else:
            people.append(found)
    if len(rooms) > MOST_ROOMS:
        beyond = [row for row, _ in rooms.values()][MOST_ROOMS]
        mistakes.append(Mistake(beyond.line, "set-many-rooms", {"most": MOST_ROOMS, "has": len(rooms)}))
    mistakes += _alone(written, inside)
    saved = (SavedRoom(number, row.room, tuple(people)) for number, (row, people) in enumerate(rooms.values(), 1))
    return tuple(saved), (*known, *mistakes)


def _alone(written: Written, inside: Mapping[str, tuple[Row, set[object]]]) -> Iterator[Mistake]:
    """The rooms in which one person stands, whoever that is; not where more of their lines may be unread."""
    more = {said_same(each) for each in written.nameless}
    for name, (row, people) in inside.items():
        if len(people) < LEAST and name not in more and not written.cut:
            yield Mistake(row.line, "set-alone", {"room": _shown(row.room)})


def _who(row: Row, named: Named) -> Person | Mistake:
    """The one person who is meant, or what is wrong."""
    found = named.meant(row.person)
    if len(found) == 1:
        return found[0]
    shown = {"person": _shown(row.person)}
    if found:
        ids = [each.external_id for each in found]
        return Mistake(row.line, "set-several", shown | {"count": len(ids), "ids": ", ".join(ids[:_IDS])})
    return Mistake(row.line, "set-email" if re.fullmatch(_EMAIL, row.person) else "set-nobody", shown)


def _shown(words: str) -> str:
    return in_short(words, _QUOTED)
