"""Slack's rate limits (apis/web-api/rate-limits): tiers by method, workspace and app, and the special ones."""

from __future__ import annotations

import math
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Final

MINUTE: Final = 60.0
TIERS: Final = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls in a minute of one method, by one app in one workspace."""
SPECIAL: Final = 600
"""Calls in a minute of what Slack has special limits for: *hundreds*."""
PER_CHANNEL: Final = (3, 3.0)
"""``chat.postMessage`` in one channel: one a second, short bursts are borne."""
PER_TEAM: Final = 300
"""``chat.postMessage`` in one workspace in a minute: *several hundred*."""
NARROW: Final = (1, 15)
"""History for apps that are distributed outside of Slack's marketplace: calls in a minute, and messages in a call."""


@dataclass
class Limits:
    """All limits of a Slack; every window is divided by ``factor``. ``tiers`` and the others may be changed by a test,
    ``methods`` by method go over its tier. ``narrow_history``: as for apps outside of the marketplace. ``refused``
    counts by method what came too soon, ``counted`` what did not."""

    factor: float = 20.0
    tiers: dict[int, int] = field(default_factory=lambda: dict(TIERS))
    methods: dict[str, int] = field(default_factory=dict)
    per_channel: tuple[int, float] = PER_CHANNEL
    per_team: int = PER_TEAM
    narrow_history: bool = False
    refused: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    _windows: dict[tuple[str, ...], deque[float]] = field(default_factory=dict)

    def take(self, app_id: str, team_id: str, method: str, tier: int, channel: str = "") -> int:
        """Counts a call: 0, or after how many whole seconds it may come again. ``tier`` 0 is a special limit; a message
        counts in its ``channel`` too."""
        now = time.monotonic()
        first: tuple[str, ...] = (app_id, team_id, method)
        asked = [(first, self._limit(method, tier), MINUTE)]
        if channel:
            asked.append(((*first, channel), *self.per_channel))
        after = max(self._wait(key, most, seconds, now) for key, most, seconds in asked)
        if after > 0:
            self.refused[method] += 1
            return math.ceil(after)
        for key, _, _ in asked:
            self._windows[key].append(now)
        self.counted[method] += 1
        return 0

    def _limit(self, method: str, tier: int) -> int:
        if method in self.methods:
            return self.methods[method]
        if method == "chat.postMessage":
            return self.per_team
        if self.narrow_history and method in ("conversations.history", "conversations.replies"):
            return NARROW[0]
        return self.tiers[tier] if tier else SPECIAL

    def _wait(self, key: tuple[str, ...], most: int, seconds: float, now: float) -> float:
        """Never more than ``most`` in any span of so many seconds."""
        recent = self._windows.setdefault(key, deque())
        span = seconds / self.factor
        while recent and recent[0] <= now - span:
            recent.popleft()
        return recent[len(recent) - most] + span - now if len(recent) >= most else 0.0
