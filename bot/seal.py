"""Sealed answers: nobody can connect one with a person from what is stored, printed, logged or exported.

While a box is open, an answer is one row. It has a *tag*, by which the box's key finds the same person again, and
*sealed*: the answer, a receipt and the order of its delivery, encrypted, and as long as every other in the box. The key
is a file outside the database and its backups. Whoever has only the database learns how many took part. When the box
ends, its rows are deleted in one transaction, and then the key: from there on nobody can tell, whatever was copied.

Answering, answering again, changing and withdrawing all leave the same: one row of the same length, with other bytes in
it. So a look before and one after tell nothing but that something happened.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
import struct
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import quote, unquote

from bot.effects import Effects
from bot.link import id_to_text, make, text_to_id
from bot.people import Person
from bot.records import dataclass
from bot.texts import CORE
from storage.deleted import settle
from storage.problems import ReadOnly
from storage.sealed import Sealed

DESTROY: Final = "destroy-key"  # the job that takes a key away, in bot/keys.py

_LETTERS: Final = "234679CDFGHJKMNPQRTVWXY"  # none looks like another, and no vowel makes a word of them
_CODE: Final = re.compile(f"[{_LETTERS}]{{4}}-[{_LETTERS}]{{4}}")

_SECRET_BYTES: Final = 32
_FILE: Final = struct.Struct(f">I{_SECRET_BYTES}s")  # what a key's file holds: the box's size, and the secret
_NAME: Final = re.compile(r"(?P<space>[^.]+)\.(?P<box>[0-9a-z]{10})\.key(\.[0-9a-f]+)?")  # the last: never finished

_TAG_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_HEAD: Final = struct.Struct(">q9sH")  # what stands before the answer: stamp, code, and how many bytes the answer has
_WITHDRAWN: Final = 0xFFFF  # in place of how many
BESIDE: Final = _HEAD.size
"""How many bytes of a box's size are not for the answer."""


class KeyLost(Exception):
    """The box's key is not there (any more), or another one is: nothing in the box can be read.

    It may come back: its folder may only be out of reach. So a box is not ended because of this, unless somebody says
    so who was told.
    """


class NotOpen(LookupError):
    """There is no such box (any more)."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What one person sealed. ``answer`` is ``None`` when it was withdrawn. ``code`` is the receipt, the same for as
    long as they change their answer; ``stamp`` orders their deliveries."""

    answer: str | None = field(repr=False)
    code: str = field(repr=False)
    stamp: int


class Key:
    """A box's key: it tells whose a row is, seals and opens. It is read from its file when it is needed, and kept no
    longer than the transaction."""

    __slots__ = ("_cipher", "_tags", "size")

    def __init__(self, size: int, secret: bytes) -> None:
        # Here, for its import takes the start some hundredths of a second.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self.size = size
        self._tags = _derived(secret, b"tags")
        self._cipher = AESGCM(_derived(secret, b"answers"))

    def tag(self, person: Person) -> bytes:
        """Whose row it is: without the key nobody can tell, nor try."""
        return hmac.digest(self._tags, person.external_id.encode(), "sha256")[:_TAG_BYTES]

    def seal(self, tag: bytes, mine: Mine) -> bytes:
        """As many bytes for every answer, and never the same ones twice. Raises ``ValueError`` for an answer that does
        not fit into the box."""
        answer = (mine.answer or "").encode()
        if len(answer) > min(self.size - BESIDE, _WITHDRAWN - 1):
            raise ValueError("the answer is longer than the box's answers can be")
        head = _HEAD.pack(mine.stamp, mine.code.encode(), _WITHDRAWN if mine.answer is None else len(answer))
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, (head + answer).ljust(self.size, b"\0"), tag)

    def open(self, tag: bytes, sealed: bytes) -> Mine:
        """What was sealed in a row. Raises :class:`KeyLost`."""
        from cryptography.exceptions import InvalidTag

        try:
            said = self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], tag)
        except (InvalidTag, ValueError):
            raise KeyLost from None
        stamp, code, length = _HEAD.unpack_from(said)
        answer = None if length == _WITHDRAWN else said[BESIDE : BESIDE + length].decode()
        return Mine(answer, code.decode(), stamp)


def _derived(secret: bytes, use: bytes) -> bytes:
    """A key for one use, so that none does two things."""
    return hmac.digest(secret, b"homeroom sealed " + use, "sha256")


class Seals:
    """The keys of all open boxes, a file each, in a folder that is in no backup. Several processes share it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, space_id: str, box_id: int, size: int) -> None:
        """A new key, whole and on disk when this returns; in place of one whose box never came to be. ``size`` is how
        many bytes every answer is padded to: it stays with the box, whatever is asked for later.

        Raises :class:`~storage.problems.ReadOnly` where none can be kept.
        """
        if size <= BESIDE:
            raise ValueError(f"of a box's size {BESIDE} bytes are not for the answer")
        try:
            self._keep(self._path(space_id, box_id), _FILE.pack(size, secrets.token_bytes(_SECRET_BYTES)))
        except OSError as error:
            raise ReadOnly(f"keys: {type(error).__name__}") from None

    def _keep(self, path: Path, what: bytes) -> None:
        for folder in (self.folder.parent, self.folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            settle(folder.parent)
        part = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        file = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            os.write(file, what)
            os.fsync(file)
        finally:
            os.close(file)
        part.replace(path)
        settle(self.folder)

    def key(self, space_id: str, box_id: int) -> Key:
        """The key of a box. Raises :class:`KeyLost`."""
        try:
            return Key(*_FILE.unpack(_read(self._path(space_id, box_id))))
        except (OSError, struct.error):
            raise KeyLost from None

    def missing(self, boxes: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
        """Those of these boxes, by space and id, that have no key."""
        kept = self.kept()
        return sorted(each for each in boxes if each not in kept)

    def kept(self) -> set[tuple[str, int]]:
        """The boxes of which there is a key, or the beginning of one; none while the folder cannot be read."""
        try:
            names = os.listdir(self.folder)
        except OSError:
            return set()
        found = set()
        for each in filter(None, map(_NAME.fullmatch, names)):
            with suppress(ValueError):  # no name of ours
                found.add((unquote(each["space"]), text_to_id(each["box"])))
        return found

    def destroy(self, space_id: str, box_id: int) -> None:
        """The key is no more. It is written over first, for what a disk keeps of files that were removed."""
        path = self._path(space_id, box_id)
        for each in self.folder.glob(f"{path.name}*"):
            with suppress(FileNotFoundError):  # another process was first
                with each.open("r+b") as file:
                    file.write(bytes(_FILE.size))
                    file.flush()
                    os.fsync(file.fileno())
                each.unlink()
        settle(self.folder)

    def _path(self, space_id: str, box_id: int) -> Path:
        return _path(self.folder, space_id, box_id)


@lru_cache(maxsize=64)
def _path(folder: Path, space_id: str, box_id: int) -> Path:
    return folder / f"{quote(space_id, safe='')}.{id_to_text(box_id)}.key"


def _read(path: Path) -> bytes:
    """What stands in a small file: at every answer, so with as few calls as there can be."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, _FILE.size + 1)
    finally:
        os.close(file)


class Box:
    """One box in one transaction: what ``ctx.box`` gives. Transactions of a space take turns, so between what is read
    here and what is written nobody else comes."""

    def __init__(
        self, seals: Seals, store: Sealed, box_id: int, size: int, effects: Effects, now: datetime, random: Random
    ) -> None:
        self._seals = seals
        self._store = store
        self._id = box_id
        self._size = size
        self._effects = effects
        self._now = now
        self._random = random

    def begin(self) -> None:
        """Opens the box: its key is on disk before this transaction ends. One that is open stays as it is."""
        if self._store.begin(self._id, self._now):
            self._seals.begin(self._store.space_id, self._id, self._size)

    def put(self, person: Person, answer: str, stamp: int) -> Mine:
        """Seals an answer in place of an earlier one, and returns what stands: an answer with a later stamp stays.

        One statement for the first answer, two for another. Raises :class:`KeyLost`, :class:`NotOpen`, and
        ``ValueError`` for an answer of more bytes than the box's size less :data:`BESIDE`.
        """
        key = self._key()
        tag = key.tag(person)
        mine = Mine(answer, new_code(), stamp)
        given = key.seal(tag, mine)
        stands = self._store.add(self._id, tag, given)
        if stands is None:
            raise NotOpen
        return mine if stands == given else self._changed(key, tag, key.open(tag, stands), answer, stamp)

    def withdraw(self, person: Person, stamp: int) -> bool:
        """Seals that there is no answer. The row stays, for a count that falls would tell. Returns whether none of
        theirs counts now; false for somebody who never answered. Raises :class:`KeyLost`."""
        key = self._key()
        tag = key.tag(person)
        stands = self._store.get(self._id, tag)
        if stands is None:
            return False
        return self._changed(key, tag, key.open(tag, stands), None, stamp).answer is None

    def mine(self, person: Person) -> Mine | None:
        """What a person sealed; ``None`` for somebody who never answered. Raises :class:`KeyLost`."""
        key = self._key()
        tag = key.tag(person)
        stands = self._store.get(self._id, tag)
        return None if stands is None else key.open(tag, stands)

    def rows(self) -> int:
        """How many took part, who withdrew among them."""
        return self._store.rows(self._id)

    def open_all(self) -> list[Mine]:
        """All answers that count, in random order: that of the rows may tell in which they came. Raises
        :class:`KeyLost`."""
        key = self._key()
        found = [key.open(tag, sealed) for tag, sealed in self._store.all(self._id)]
        counted = [each for each in found if each.answer is not None]
        self._random.shuffle(counted)
        return counted

    def end(self) -> None:
        """Deletes the box with all that is in it. Once that is committed the key is destroyed: by a job that is stored
        with it, or else at the next start."""
        if self._store.end(self._id):
            self._effects.at(self._now, make(CORE, DESTROY, [id_to_text(self._id)]), None)

    def destroy_key(self) -> bool:
        """Destroys the key of a box that ended. False: the box is open."""
        return destroy_unless_open(self._seals, self._store, self._id)

    def _key(self) -> Key:
        return self._seals.key(self._store.space_id, self._id)

    def _changed(self, key: Key, tag: bytes, before: Mine, answer: str | None, stamp: int) -> Mine:
        """What stands after a change: of deliveries that overtook one another, or came again, the latest counts."""
        if stamp < before.stamp:
            return before
        after = replace(before, answer=answer, stamp=stamp)
        self._store.change(self._id, tag, key.seal(tag, after))
        return after


def destroy_all(keys: Path) -> bool:
    """Destroys the keys of every database that has its folder in this one: nothing that is open now can be counted any
    more. False: the system kept some of them from it."""
    try:
        for folder in [each for each in keys.glob("*") if each.is_dir()]:
            seals = Seals(folder)
            for box in seals.kept():
                seals.destroy(*box)
    except OSError:
        return False
    return True


def destroy_unless_open(seals: Seals, store: Sealed, box_id: int) -> bool:
    """Destroys the key of a box that is not open (any more). To be asked in the space's turn, in which nobody else can
    be opening it."""
    if store.is_open(box_id):
        return False
    seals.destroy(store.space_id, box_id)
    return True


def take_out(seals: Seals, store: Sealed, people: Collection[Person]) -> None:
    """Deletes what people have in all open boxes of a space, without reading it. Where a key is lost nobody can tell
    any more whose a row is."""
    for box_id in store.open_boxes() if people else ():
        with suppress(KeyLost):
            key = seals.key(store.space_id, box_id)
            store.take_out(box_id, [key.tag(each) for each in people])


def new_code() -> str:
    """A receipt, such as ``K7QF-29MX``."""
    number = secrets.randbelow(len(_LETTERS) ** 8)  # at once: a draw for each letter took a tenth of an answer's time
    letters = "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def read_code(written: str) -> str | None:
    """The receipt that somebody typed, however they wrote it; ``None`` when it is none."""
    letters = re.sub(r"[\W_]", "", written).upper()
    code = f"{letters[:4]}-{letters[4:]}"
    return code if _CODE.fullmatch(code) else None
