"""Names of channels: in the letters that Slack takes, and none that another channel has."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from adapters.slack.limits import LONGEST_CHANNEL_NAME

UNFIT: Final = (
    "name_taken invalid_name invalid_name_maxlength invalid_name_punctuation invalid_name_required"
    " invalid_name_specials"
)
"""What Slack says of a name that it does not take."""
_NUMBERS: Final = 3
_NUMBER: Final = re.compile(r"-\d{5}")
_NOT_IN_NAMES: Final = re.compile(r"[^\w]+")
_NAMELESS: Final = "room"


def names(name: str, of: str) -> Iterator[str]:
    """Names that Slack takes for a channel, the plainest first; the others have a number that is ``of``'s own."""
    first = plain(name)
    digest = hashlib.blake2b(of.encode(), digest_size=8 * _NUMBERS).digest()
    numbers = [int.from_bytes(digest[at : at + 8]) % 100_000 for at in range(0, len(digest), 8)]
    yield first
    yield from (f"{first}-{number:05}" for number in numbers)
    yield f"{_NAMELESS}-{numbers[0]:05}"


def plain(name: str) -> str:
    """A name in small letters and digits, without accents, with a hyphen for everything else."""
    letters = "".join(map(_letter, unicodedata.normalize("NFC", name.casefold())))
    words = _NOT_IN_NAMES.sub("-", letters).strip("-_")
    return words[: LONGEST_CHANNEL_NAME - len("-00000")].strip("-_") or _NAMELESS


def is_called(now: str, name: str) -> bool:
    """Whether a channel bears this name, with a number behind it perhaps."""
    first = plain(name)
    return now == first or (now.startswith(first) and _NUMBER.fullmatch(now[len(first) :]) is not None)


def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    found = base if base.isascii() else letter
    return found if (found.isalnum() and found == found.lower()) or found == "_" else " "
