"""Discord's rate limits (topics/rate-limits): buckets by route, all requests together, and what no header tells of."""

from __future__ import annotations

import hashlib
import math
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Final

from bot.clock import SystemClock
from tests.wire.discord.things import Data

GLOBAL: Final = (50, 1.0)
"""Requests of one bot in so many seconds."""
RENAMES: Final = (2, 600.0)
"""Changes of one channel's name or topic; no header tells of it."""
BAN_AFTER: Final = 10_000
"""Refused requests (401, 403, 429) in :data:`BAN_WINDOW` seconds, after which an address is blocked."""
BAN_WINDOW: Final = 600.0
BUCKETS: Final = {
    "POST /channels/{channel_id}/messages": (5, 5.0),
    "PATCH /channels/{channel_id}/messages/{message_id}": (5, 5.0),
    "DELETE /channels/{channel_id}/messages/{message_id}": (5, 1.0),
    "GET /channels/{channel_id}/messages": (10, 5.0),
    "POST /webhooks/{webhook_id}/{webhook_token}": (5, 2.0),
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}": (5, 2.0),
    "POST /users/@me/channels": (10, 10.0),
    "PATCH /guilds/{guild_id}/members/{user_id}": (10, 10.0),
    "PUT /applications/{application_id}/commands": (5, 20.0),
}
"""By route: requests, and the seconds of their window. Discord publishes none and changes them: these are about what
bots saw; the first is what its documentation is always quoted with."""
OTHERWISE: Final = (50, 5.0)


@dataclass
class Window:
    """What is left of a bucket until it fills up again."""

    limit: int
    seconds: float
    left: int = 0
    until: float = float("-inf")

    def take(self, now: float) -> bool:
        """Takes one; false when none is left."""
        if now >= self.until:
            self.left, self.until = self.limit, now + self.seconds
        if self.left == 0:
            return False
        self.left -= 1
        return True


@dataclass(frozen=True)
class Refusal:
    """A request that came too soon: after how long it may come again, and what it ran into."""

    after: float
    scope: str
    blocked: bool = False

    @property
    def body(self) -> Data:
        """Its JSON."""
        return {
            "message": "You are being rate limited.",
            "retry_after": self.after,
            "global": self.scope == "global",
        }

    @property
    def headers(self) -> dict[str, str]:
        """What comes with it."""
        found = {"Retry-After": str(math.ceil(self.after)), "X-RateLimit-Scope": self.scope}
        return {**found, "X-RateLimit-Global": "true"} if self.scope == "global" else found


class TooSoon(Exception):
    """A request ran into a limit that no header tells of."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__("too soon")
        self.refusal = refusal


@dataclass
class Limits:
    """All limits of a Discord; every window is divided by ``factor``. ``buckets`` may be changed by a test.

    ``refused`` counts by scope what came too soon; ``invalid`` are the times of requests that count towards a ban.
    """

    factor: float = 20.0
    buckets: dict[str, tuple[int, float]] = field(default_factory=lambda: dict(BUCKETS))
    all_requests: tuple[int, float] = GLOBAL
    renames: tuple[int, float] = RENAMES
    otherwise: tuple[int, float] = OTHERWISE
    refused: dict[str, int] = field(default_factory=dict)
    invalid: deque[float] = field(default_factory=deque)
    ban_after: int = BAN_AFTER
    _windows: dict[tuple[str, ...], Window] = field(default_factory=dict)
    _recent: dict[int, deque[float]] = field(default_factory=dict)
    _renamed: dict[int, Window] = field(default_factory=dict)

    def take(self, app_id: int, route: str, major: tuple[str, ...], *, interaction: bool) -> Refusal | Window:
        """Counts a request: the window it is in, or why it came too soon. Answers to interactions count by themselves
        only."""
        now = time.monotonic()
        if self.banned(now):
            return Refusal(BAN_WINDOW / self.factor, "global", blocked=True)
        if not interaction and (after := self._over_all(app_id, now)) > 0:
            return self._no(after, "global")
        window = self._window(route, major)
        if not window.take(now):
            return self._no(window.until - now, "user")
        return window

    def rename(self, channel_id: int) -> Refusal | None:
        """Counts a new name or topic of a channel."""
        limit, seconds = self.renames
        window = self._renamed.setdefault(channel_id, Window(limit, seconds / self.factor))
        now = time.monotonic()
        return None if window.take(now) else self._no(window.until - now, "user")

    def headers(self, route: str, window: Window) -> dict[str, str]:
        """What tells a bot of its bucket."""
        after = math.ceil(max(window.until - time.monotonic(), 0.0) * 1000) / 1000
        return {
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(window.left),
            "X-RateLimit-Reset": f"{SystemClock().real().timestamp() + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(route.encode()).hexdigest()[:32],
        }

    def count_invalid(self) -> None:
        """A request was refused."""
        self.invalid.append(time.monotonic())

    def banned(self, now: float) -> bool:
        """Whether too many requests were refused lately."""
        while self.invalid and self.invalid[0] <= now - BAN_WINDOW / self.factor:
            self.invalid.popleft()
        return len(self.invalid) >= self.ban_after

    def _over_all(self, app_id: int, now: float) -> float:
        most, seconds = self.all_requests
        recent = self._recent.setdefault(app_id, deque())
        while recent and recent[0] <= now - seconds / self.factor:
            recent.popleft()
        if len(recent) >= most:
            return recent[0] + seconds / self.factor - now
        recent.append(now)
        return 0.0

    def _window(self, route: str, major: tuple[str, ...]) -> Window:
        found = self._windows.get((route, *major))
        if found is None:
            limit, seconds = self.buckets.get(route, self.otherwise)
            found = self._windows[route, *major] = Window(limit, seconds / self.factor)
        return found

    def _no(self, after: float, scope: str) -> Refusal:
        self.refused[scope] = self.refused.get(scope, 0) + 1
        return Refusal(math.ceil(after * 1000) / 1000, scope)
