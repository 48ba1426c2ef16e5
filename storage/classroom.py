"""The browser class, kept: its people, places, messages and files, as a platform keeps its own; no bot in it.

Unlike every other table these hold what people wrote themselves, as Discord or Slack do at home. Deleting what the bot
stores about a person does not reach it, as it would not there: so these columns have no marks, and say why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, assert_never

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    type_coerce,
    update,
)

from storage.class_records import (
    BOT,
    UNREAD_COUNTED,
    Carded,
    Change,
    Dropped,
    Emptied,
    Kept,
    KeptClass,
    KeptFile,
    KeptMessage,
    KeptPerson,
    KeptPlace,
    KeptSeen,
    Worded,
)
from storage.store import Json, Store, UtcDateTime, metadata
from storage.upsert import Insert, insert

_SPACE = ("space_id", String(80))
_PERSON = String(64)
_PLATFORM = {
    "nobody": "the class's own, as a platform keeps it: who leaves the class or takes a message away does so there"
}
_PLACE = String(255)

classrooms = Table(
    "classrooms",
    metadata,
    Column(*_SPACE, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("reserved", BigInteger, nullable=False),
    Column("mates", Boolean, nullable=False),
)
class_people = Table(
    "class_people",
    metadata,
    Column(*_SPACE, primary_key=True),
    Column("id", _PERSON, primary_key=True, info=_PLATFORM),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("joined", BigInteger, nullable=False),
    Column("voice", _PLACE),
    Column("closed", Boolean, nullable=False),
    Column("simulated", Boolean, nullable=False),
    Column("gone", Boolean, nullable=False),
)
class_places = Table(
    "class_places",
    metadata,
    Column(*_SPACE, primary_key=True),
    Column("key", _PLACE, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("parent", _PLACE),
    Column("staff", Boolean, nullable=False),
    Column("people", Json, info=_PLATFORM),
    Column("private", Boolean, nullable=False),
    Column("under", String(24)),
    Column("muzzled", Boolean, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("nonce", String(64)),
    Column("made", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("count", BigInteger, nullable=False),
)
class_messages = Table(
    "class_messages",
    metadata,
    Column(*_SPACE, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("place", _PLACE, nullable=False),
    Column("by", _PERSON, nullable=False, info=_PLATFORM),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text),
    Column("card", Json),
    Column("edited", Boolean, nullable=False),
    Column("nonce", String(64)),
    Column("said_key", String(64)),
    Column("simulated", Boolean, nullable=False),
    Index("class_messages_place", "space_id", "place", "seq"),
    UniqueConstraint("space_id", "nonce"),
    UniqueConstraint("space_id", "by", "said_key"),
)
class_files = Table(
    "class_files",
    metadata,
    Column(*_SPACE, primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("message", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("content_type", String(255), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("class_files_message", "space_id", "message"),
)
class_seen = Table(
    "class_seen",
    metadata,
    Column(*_SPACE, primary_key=True),
    Column("person", _PERSON, primary_key=True, info=_PLATFORM),
    Column("place", _PLACE, primary_key=True),
    Column("seq", BigInteger, nullable=False),
)


_MESSAGE = [column for column in class_messages.c if column.name != "space_id"]
_ADD = (
    insert(class_messages)
    .values({column.name: bindparam(column.name) for column in class_messages.c})
    .on_conflict_do_nothing()
    .returning(class_messages.c.seq)
)
_COUNT = (
    update(class_places)
    .where(class_places.c.space_id == bindparam("b_space"), class_places.c.key == bindparam("b_place"))
    .values(last=bindparam("b_seq"), count=class_places.c.count + bindparam("b_counts"))
)
_PAGE = (
    select(*_MESSAGE)
    .where(
        class_messages.c.space_id == bindparam("b_space"),
        class_messages.c.place == bindparam("b_place"),
        class_messages.c.seq < bindparam("b_before"),
    )
    .order_by(class_messages.c.seq.desc())
    .limit(bindparam("b_limit"))
)
_NEWER = (
    class_messages.c.space_id == bindparam("b_space"),
    class_messages.c.place == bindparam("b_place"),
    class_messages.c.seq > bindparam("b_seq"),
    class_messages.c.by != bindparam("b_person"),
)
# Made once: who comes back after a month asks for a hundred places, and making it costs more than what it finds.
_UNREAD = select(func.count()).select_from(
    select(class_messages.c.seq).where(*_NEWER).limit(UNREAD_COUNTED).subquery(),
)


class ClassroomStore(Store):
    """One class, in one transaction."""

    def load(self) -> Kept | None:
        """Everything small; ``None`` before a class was kept."""
        about = self._all(classrooms, KeptClass)
        if not about:
            return None
        places = tuple(
            KeptPlace(**{**dict(row), "people": None if row["people"] is None else tuple(row["people"])})
            for row in self._rows(class_places)
        )
        return Kept(about[0], self._all(class_people, KeptPerson), places, self._all(class_seen, KeptSeen))

    def add(self, message: KeptMessage, changes: Sequence[Change] = ()) -> KeptMessage:
        """Adds a message, keeps these changes and counts it in its place; the first one when it was added before."""
        row = {column.name: getattr(message, column.name) for column in _MESSAGE}
        if self.tx.execute(_ADD, {"space_id": self.space_id, **row}).first() is None:
            return self._first(message)
        for change in changes:
            self.apply(change)
        here = {"b_space": self.space_id, "b_place": message.place}
        self.tx.execute(_COUNT, {**here, "b_seq": message.seq, "b_counts": int(message.counts)})
        return message

    def apply(self, change: Change) -> None:
        """Keeps one change."""
        match change:
            case KeptClass() | KeptPerson() | KeptPlace() | KeptFile() | KeptSeen():
                self._put(change)
            case Carded(seq, card):
                self._drop(class_files, class_files.c.message == seq)
                self._change(seq, card=dict(card))
            case Worded(seq, text):
                self._change(seq, text=text, edited=True, simulated=False)
            case Dropped(seq, place):
                self._drop(class_files, class_files.c.message == seq)
                gone = delete(class_messages).where(self._is(seq)).returning(class_messages.c.by)
                by = self.tx.execute(gone).scalar()
                if by not in (None, BOT):
                    here = and_(class_places.c.space_id == self.space_id, class_places.c.key == place)
                    self.tx.execute(update(class_places).where(here).values(count=class_places.c.count - 1))
            case Emptied(place):
                there = select(class_messages.c.seq).where(
                    class_messages.c.space_id == self.space_id, class_messages.c.place == place
                )
                self._drop(class_files, class_files.c.message.in_(there))
                self._drop(class_messages, class_messages.c.place == place)
                self._drop(class_seen, class_seen.c.place == place)
            case _:
                assert_never(change)

    def page(self, place: str, before: int, limit: int) -> list[KeptMessage]:
        """The newest messages of a place below ``before``, oldest first."""
        given = {"b_space": self.space_id, "b_place": place, "b_before": before, "b_limit": limit}
        return [KeptMessage(**row) for row in self.tx.execute(_PAGE, given).mappings()][::-1]

    def message(self, seq: int) -> KeptMessage | None:
        """One message."""
        return self._one(class_messages.c.seq == seq)

    def sent(self, nonce: str) -> KeptMessage | None:
        """The message that the bot sent with this nonce."""
        return self._one(class_messages.c.nonce == nonce)

    def file(self, file_id: str) -> KeptFile | None:
        """A picture or file."""
        rows = self._rows(class_files, class_files.c.id == file_id)
        return KeptFile(**rows[0]) if rows else None

    def unread(self, person: str, since: Mapping[str, int]) -> dict[str, int]:
        """How many messages of others stand in each place behind what the person has read, 100 at most."""
        return {
            place: int(self.tx.execute(_UNREAD, self._newer(person, place, seq)).scalar_one())
            for place, seq in since.items()
        }

    def named(self, person: KeptPerson, since: Mapping[str, int]) -> list[str]:
        """In which places a message of others, behind what the person has read, names them."""
        said = class_messages.c.text.contains(f"@{person.name}", autoescape=True)
        shown = type_coerce(class_messages.c.card, Text).contains(f'"{person.id}"', autoescape=True)
        maybe = select(*_MESSAGE).where(*_NEWER, or_(said, shown))  # sorted out there, so that few are read as records
        found = []
        for place, seq in since.items():
            rows = self.tx.execute(maybe, self._newer(person.id, place, seq)).mappings()
            if any(KeptMessage(**row).names(person) for row in rows):
                found.append(place)
        return found

    def _newer(self, person: str, place: str, seq: int) -> dict[str, str | int]:
        return {"b_space": self.space_id, "b_place": place, "b_seq": seq, "b_person": person}

    def _first(self, message: KeptMessage) -> KeptMessage:
        if message.nonce is not None and (sent := self.sent(message.nonce)):
            return sent
        said = and_(class_messages.c.by == message.by, class_messages.c.said_key == message.said_key)
        first = self._one(said)
        if first is None:
            raise ValueError(f"there is another message {message.seq}")
        return first

    def _one(self, condition: Any) -> KeptMessage | None:
        rows = self._rows(class_messages, condition)
        return KeptMessage(**rows[0]) if rows else None

    def _all(self, table: Table, made: Any) -> tuple[Any, ...]:
        return tuple(made(**row) for row in self._rows(table))

    def _rows(self, table: Table, condition: Any = None) -> Sequence[Any]:
        columns = [column for column in table.c if column.name != "space_id"]
        wanted = select(*columns).where(table.c.space_id == self.space_id)
        return self.tx.execute(wanted if condition is None else wanted.where(condition)).mappings().all()

    def _put(self, record: KeptClass | KeptPerson | KeptPlace | KeptFile | KeptSeen) -> None:
        columns, statement = _puts(_TABLES[type(record)])
        self.tx.execute(statement, {"space_id": self.space_id, **{name: getattr(record, name) for name in columns}})

    def _change(self, seq: int, **values: Any) -> None:
        self.tx.execute(update(class_messages).where(self._is(seq)).values(**values))

    def _is(self, seq: int) -> ColumnElement[bool]:
        return and_(class_messages.c.space_id == self.space_id, class_messages.c.seq == seq)

    def _drop(self, table: Table, condition: Any) -> None:
        self.tx.execute(delete(table).where(table.c.space_id == self.space_id, condition))


_TABLES: Final[dict[type[Any], Table]] = {
    KeptClass: classrooms,
    KeptPerson: class_people,
    KeptPlace: class_places,
    KeptFile: class_files,
    KeptSeen: class_seen,
}


@cache
def _puts(table: Table) -> tuple[tuple[str, ...], Insert]:
    """The columns of a table's records, and the statement that keeps one: what is built anew each time takes longer."""
    stays = {column.name for column in table.primary_key} | ({"last", "count"} if table is class_places else set())
    given = insert(table).values({column.name: bindparam(column.name) for column in table.c})
    changed = {column.name: given.excluded[column.name] for column in table.c if column.name not in stays}
    columns = tuple(column.name for column in table.c if column.name != "space_id")
    return columns, given.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)
