"""Who deleted themselves, as keyed hashes beside the database: a restored backup must not bring them back."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

_KEY: Final = "deleted.key"
_LOG: Final = "deleted.log"


def note_deleted(data: Path, space_id: str, person_id: str, at: datetime) -> None:
    """Notes a deletion, on disk before this returns. Nobody can read from it who it was without knowing the id."""
    line = f"{at.isoformat()} {_hash(_key(data), space_id, person_id)}\n"
    file = os.open(data / _LOG, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        os.write(file, line.encode())
        os.fsync(file)
    finally:
        os.close(file)


def deleted_since(data: Path, moment: datetime, people: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of these people, by space and id, who deleted themselves at or after a moment."""
    log = data / _LOG
    if not log.is_file():
        return []
    lines = [line.split() for line in log.read_text(encoding="ascii").splitlines()]
    gone = {line[1] for line in lines if len(line) == 2 and datetime.fromisoformat(line[0]) >= moment}
    key = _key(data)
    return sorted(each for each in people if _hash(key, *each) in gone)


def _key(data: Path) -> bytes:
    path = data / _KEY
    try:
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_bytes()
    try:
        key = secrets.token_bytes(32)
        os.write(file, key)
        os.fsync(file)
    finally:
        os.close(file)
    return key


def _hash(key: bytes, space_id: str, person_id: str) -> str:
    return hmac.new(key, f"{space_id}\0{person_id}".encode(), hashlib.sha256).hexdigest()
