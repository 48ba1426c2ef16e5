"""By what somebody is known again who deleted what is kept about them: a hash under a key beside the database.

Only what another person wished of them lasts so long, and only for as long as that person wishes it. Whoever has the
database alone, or a backup of it, cannot tell whose hash it is.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import cached_property
from pathlib import Path
from typing import Final

from bot.people import Person
from storage.key_file import own_key

KEY: Final = "unnamed.key"
_IN_MEMORY: Final = secrets.token_bytes(32)


class Unnamed:
    """The hashes of one installation, whose key is in the folder ``data``; without one, in memory."""

    def __init__(self, data: Path | None) -> None:
        self._data = data

    def tag(self, person: Person) -> str:
        """64 hexadecimal digits, always the same ones for the same person of a space."""
        who = f"{person.space_id}\0{person.external_id}".encode()
        return hmac.new(self._key, who, hashlib.sha256).hexdigest()

    @cached_property
    def _key(self) -> bytes:
        return _IN_MEMORY if self._data is None else own_key(self._data / KEY)
