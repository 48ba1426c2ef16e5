"""A job's own name for what it sends, as Discord keeps it where it can be found again.

Discord takes a nonce with a message and drops a repeat within minutes, but its histories do not give nonces back. The
id of a component is given back for ever.
"""

from __future__ import annotations

import hashlib
from typing import Final

_TOP: Final = 1 << 30


def nonce_id(nonce: str) -> int:
    """The component id that stands for a nonce: 31 bits, the first of them set, so that it is never one of the small
    numbers that Discord gives the components without an id (https://docs.discord.com/developers/components/reference).
    """
    digest = hashlib.blake2b(nonce.encode(), digest_size=4).digest()
    return _TOP | int.from_bytes(digest) & _TOP - 1
