"""Links, ``cog.handler:arg:arg``: what a button, a select, a form, a view and a job name their handler by."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from urllib.parse import quote, unquote

LONGEST = 100  # Discord's custom id; Slack allows 255
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's, so that nobody mistakes a letter for a digit
_PAIRS = [high + low for high in _BASE32 for low in _BASE32]
_VALUES = {letter: value for value, letter in enumerate(_BASE32)}
ID_BITS = 50
_ID_LENGTH = ID_BITS // 5


class BadLink(ValueError):
    """A link that cannot be made or read."""


class Link(str):
    """A link as one string. It carries no state and is not trusted: whoever is called by it checks role and
    ownership."""

    __slots__ = ()

    @property
    def cog(self) -> str:
        """The cog's name."""
        return self.partition(":")[0].partition(".")[0]

    @property
    def name(self) -> str:
        """The handler's name within its cog: the string of its decorator."""
        return self.partition(":")[0].partition(".")[2]

    @property
    def target(self) -> str:
        """``cog.handler`` without the arguments."""
        return self.partition(":")[0]

    @property
    def args(self) -> tuple[str, ...]:
        """The arguments, still as text."""
        return tuple(unquote(arg) for arg in self.split(":")[1:])


def make(cog: str, name: str, args: Sequence[str] = ()) -> Link:
    """The link to a handler with these arguments. Raises :class:`BadLink` when it would be longer than 100
    characters."""
    safe = [arg if arg.isascii() and arg.isalnum() else quote(arg, safe="") for arg in args]
    link = Link(":".join([f"{cog}.{name}", *safe]))
    if len(link) > LONGEST:
        raise BadLink(f"a link to {cog}.{name} is {len(link)} characters long, {LONGEST} are allowed")
    return link


def parse(text: str) -> Link:
    """The link in a string that came from outside. Raises :class:`BadLink` when it has not the form of one."""
    if len(text) > LONGEST or not text.isascii():
        raise BadLink("not a link")
    link = Link(text)
    if not link.cog or not link.name:
        raise BadLink("not a link")
    return link


def id_to_text(number: int) -> str:
    """An id (50 bits) as ten base32 letters."""
    if not 0 <= number < 1 << ID_BITS:
        raise BadLink("an id has 50 bits")
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(ID_BITS - 10, -1, -10)])


def first_id(link: Link) -> int | None:
    """The id that comes first in a link, by which it is known what the link is about; ``None`` where there is none."""
    try:
        return text_to_id(link.args[0]) if link.args else None
    except BadLink:
        return None


def digest(parts: Sequence[str]) -> bytes:
    """Eight bytes that stand for these texts."""
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=8).digest()


def id_of(*parts: str) -> int:
    """An id made from texts: the same texts, the same id, from which nobody reads them."""
    return int.from_bytes(digest(parts)) >> (64 - ID_BITS)


def text_to_id(text: str) -> int:
    """The id of ten base32 letters. Raises :class:`BadLink` for anything else."""
    if len(text) != _ID_LENGTH or any(letter not in _VALUES for letter in text):
        raise BadLink("not an id")
    number = 0
    for letter in text:
        number = number << 5 | _VALUES[letter]
    return number
