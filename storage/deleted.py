"""Who deleted themselves, as keyed hashes beside the database: a restored backup must not bring them back."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from storage.key_file import own_key

KEY: Final = "deleted.key"
LOG: Final = "deleted.log"

# Looked for anywhere: a line that a crash cut short must not hide the next one.
_ENTRY: Final = re.compile(r"(\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d) ([0-9a-f]{64})")


class KeyLost(Exception):
    """The hashes are there and their key is not: nobody can tell any more who deleted themselves."""


def note_deleted(data: Path, space_id: str, person_id: str, at: datetime) -> None:
    """Notes a deletion, on disk before this returns. Nobody can read from it who it was without knowing the id.

    ``at`` is real time.
    """
    line = f"{at.isoformat()} {_hash(own_key(data / KEY), space_id, person_id)}\n"
    file = os.open(data / LOG, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        os.write(file, line.encode())
        os.fsync(file)
    finally:
        os.close(file)
    settle(data)


def deleted_since(data: Path, moment: datetime, people: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of these people, by space and id, who deleted themselves at or after a moment of real time.

    Raises :class:`KeyLost`.
    """
    log = data / LOG
    entries = _ENTRY.findall(log.read_text(encoding="ascii", errors="replace")) if log.is_file() else []
    gone = {who for at, who in entries if datetime.fromisoformat(at) >= moment}
    if not gone:
        return []
    try:
        key = (data / KEY).read_bytes()
    except FileNotFoundError:
        raise KeyLost from None
    return sorted(each for each in people if _hash(key, *each) in gone)


def settle(folder: Path) -> None:
    """Has the names in a folder survive a power failure, where the system can do that."""
    with contextlib.suppress(OSError):  # Windows opens no folders
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _hash(key: bytes, space_id: str, person_id: str) -> str:
    return hmac.new(key, f"{space_id}\0{person_id}".encode(), hashlib.sha256).hexdigest()
