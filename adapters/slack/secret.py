"""Tokens as they are stored: sealed, each for its own workspace, with a key that only the environment holds."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_VERSION: Final = "1"
_FOR: Final = "homeroom slack "
"""Before the workspace's id, so that what is sealed here opens nowhere else."""


_EITHER_WAY: Final = str.maketrans("+/", "-_")
"""Base64 as other programs write it is base64 as well."""


class BadKey(ValueError):
    """What is said to be a key is none."""


class CannotOpen(Exception):
    """What is stored was sealed with a key that is not here, or not for this workspace, or was changed since.

    ``is_other_key``: the first of these, which the old key in the environment mends, or installing anew.
    """

    def __init__(self, *, is_other_key: bool) -> None:
        super().__init__("sealed with another key" if is_other_key else "not what was sealed for this workspace")
        self.is_other_key = is_other_key


class Secrets:
    """Seals with the first key and opens with any, so that keys can be changed without installing anew.

    A sealed text is ``1.`` and four bytes that tell the key, ``.`` and nonce and ciphertext of AES-256-GCM, which has
    the workspace's id as associated data.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise BadKey(f"a key is {KEY_BYTES} bytes, and there is at least one")
        self._first = _mark(keys[0])
        self._ciphers = {_mark(key): AESGCM(key) for key in keys}

    @classmethod
    def parse(cls, text: str) -> Secrets:
        """Of the environment: keys as :func:`new_key` makes them, with commas between, the one that seals first.

        Raises :class:`BadKey`, which never says what was given.
        """
        return cls([_key(each.strip()) for each in text.split(",") if each.strip()])

    def seal(self, team: str, text: str) -> str:
        """The text, for this workspace alone."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._ciphers[self._first].encrypt(nonce, text.encode(), _about(team))
        return f"{_VERSION}.{self._first}.{_letters(nonce + sealed)}"

    def open(self, team: str, sealed: str) -> str:
        """What was sealed for this workspace. Raises :class:`CannotOpen`."""
        version, _, rest = sealed.partition(".")
        mark, _, letters = rest.partition(".")
        cipher = self._ciphers.get(mark)
        if version != _VERSION or cipher is None:
            raise CannotOpen(is_other_key=version == _VERSION and bool(letters))
        try:
            whole = _bytes(letters)
            return cipher.decrypt(whole[:_NONCE_BYTES], whole[_NONCE_BYTES:], _about(team)).decode()
        except (InvalidTag, ValueError):
            raise CannotOpen(is_other_key=False) from None

    def is_current(self, sealed: str) -> bool:
        """Whether the first key sealed this; else it is to be sealed again, so that the old key can go."""
        return sealed.startswith(f"{_VERSION}.{self._first}.")


def new_key() -> str:
    """A key, as it is written into the environment."""
    return _letters(secrets.token_bytes(KEY_BYTES))


def _key(text: str) -> bytes:
    try:
        return _bytes(text.translate(_EITHER_WAY))
    except ValueError:
        raise BadKey("a key is written in letters, digits, - and _, as Homeroom makes them") from None


def _mark(key: bytes) -> str:
    return hashlib.sha256(_FOR.encode() + key).hexdigest()[:8]


def _about(team: str) -> bytes:
    return f"{_FOR}{team}".encode()


def _letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(letters: str) -> bytes:
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise ValueError("not base64") from None
