"""A job's own name for what it sends, as Discord keeps it where it can be found again.

Discord takes a nonce with a message and drops a repeat within minutes, but its histories do not give nonces back. The
id of a component is given back for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Final

_TOP: Final = 1 << 30


def nonce_id(nonce: str) -> int:
    """The component id that stands for a nonce: 31 bits, the first of them set, so that it is never one of the small
    numbers that Discord gives the components without an id (https://docs.discord.com/developers/components/reference).
    """
    digest = hashlib.blake2b(nonce.encode(), digest_size=4).digest()
    return _TOP | int.from_bytes(digest) & _TOP - 1


def carried(components: Iterable[Any]) -> int | None:
    """The one of these ids that stands for a nonce, if there is one."""
    ids = (getattr(each, "id", None) for each in components)
    return next((each for each in ids if each is not None and each >= _TOP), None)
