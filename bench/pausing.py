"""How late the event loop of this process is: what stands still for everybody while something else is done in it."""

from __future__ import annotations

import asyncio
import time
from typing import Final

_LOOK: Final = 0.005  # seconds


async def latest() -> float:
    """How late the event loop is at most until this is cancelled, in seconds."""
    found = 0.0
    try:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_LOOK)
            found = max(found, time.perf_counter() - began - _LOOK)
    except asyncio.CancelledError:
        return found
