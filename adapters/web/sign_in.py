"""Signing in: links that work once, sessions that begin with them, and the signed cookie by which a browser is known.

A cookie holds a token and a signature made with a key that is in no database: a stolen database signs nobody in. Only
hashes of tokens are stored. All of this runs on real time.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

from bot.clock import Clock
from bot.records import dataclass
from storage.database import Database, Tx
from storage.key_file import own_key
from storage.problems import StorageProblem
from storage.sign_in import SEEN_EVERY, Session, SignIns

T = TypeVar("T")
KEY: Final = "session.key"
_TOKEN: Final = re.compile(r"[\w-]{43}", re.ASCII)
_COOKIE: Final = re.compile(r"([\w-]{43})\.([0-9a-f]{64})", re.ASCII)

LOOKED_EVERY: Final = 5.0
"""Seconds of real time after which a session in use is looked up again: another process may have ended it."""

Ended = Callable[[str, str | None], None]
"""Hears that a person's session with this hash ended; ``None``: all of theirs."""


@dataclass(frozen=True, slots=True)
class CameIn:
    """Whose link it was, the cookie of their new session, and whether it is the link's first."""

    person: str
    cookie: str
    is_first: bool


class SignIn:
    """How people sign in to one class. ``data`` is the folder with the key."""

    def __init__(self, database: Database, space_id: str, clock: Clock, data: Path) -> None:
        self._database = database
        self._space_id = space_id
        self._clock = clock
        self._data = data
        self._listeners: list[Ended] = []
        self._looked: OrderedDict[str, float] = OrderedDict()  # by session, those of the last seconds, the newest last

    def listen(self, listener: Ended) -> None:
        """Calls this whenever sessions were ended."""
        self._listeners.append(listener)

    async def make_link(self, person: str) -> str:
        """The token of a new link for somebody. Earlier ones of theirs that were not used are void."""
        token, now = secrets.token_urlsafe(32), self._clock.real()
        await self._write(lambda store: store.make_link(person, _hash(token), now))
        return token

    async def whose(self, token: str, browser: str = "") -> str | None:
        """The person of a link that can still be used, or was just used in this browser. Looking uses nothing up."""
        if not _TOKEN.fullmatch(token):
            return None
        now, mark = self._clock.real(), _mark(browser)
        return await self._database.read(lambda tx: self._store(tx).link(_hash(token), now, mark))

    async def come_in(self, token: str, browser: str = "") -> CameIn | None:
        """Uses a link up, and begins a session; ``None`` when it cannot be used.

        For a minute the same ``browser`` may do so again: whoever presses twice is not locked out.
        """
        if not _TOKEN.fullmatch(token):
            return None
        new, now, mark = secrets.token_urlsafe(32), self._clock.real(), _mark(browser)

        def use(store: SignIns) -> tuple[str | None, bool]:
            is_first = store.link(_hash(token), now) is not None
            return store.use(_hash(token), _hash(new), now, mark), is_first

        person, is_first = await self._write(use)
        return None if person is None else CameIn(person, f"{new}.{self._signature(new)}", is_first)

    async def session(self, cookie: str) -> Session | None:
        """The session of a cookie that is ours and has not ended."""
        found = _COOKIE.fullmatch(cookie)
        if found is None or not hmac.compare_digest(found[2], self._signature(found[1])):
            return None
        now, token = self._clock.real(), _hash(found[1])
        session = await self._database.read(lambda tx: self._store(tx).session(token, now))
        if session is not None:
            self._just_looked(token)
            await self._note(session)
        return session

    async def goes_on(self, session: Session) -> bool:
        """A session is in use; whether it still lasts, and a listener hears when it does not.

        Another process may have ended it, so it is looked up again, but not for each of many acts.
        """
        if self._clock.monotonic() - self._looked.get(session.hash, -LOOKED_EVERY) < LOOKED_EVERY:
            return True
        self._just_looked(session.hash)
        now = self._clock.real()
        try:
            found = await self._database.read(lambda tx: self._store(tx).session(session.hash, now))
        except StorageProblem:
            return True  # a moment at which nothing can be read keeps nobody out
        if found is None:
            self._tell(session.person, session.hash)
            return False
        await self._note(found)
        return True

    async def _note(self, session: Session) -> None:
        now = self._clock.real()
        if now - session.seen_at >= SEEN_EVERY:
            with suppress(StorageProblem):  # nor does one at which nothing can be written
                await self._write(lambda store: store.seen(session.hash, now))

    def _just_looked(self, session: str) -> None:
        now = self._clock.monotonic()
        self._looked[session] = now
        self._looked.move_to_end(session)
        while next(iter(self._looked.values())) <= now - LOOKED_EVERY:
            self._looked.popitem(last=False)

    async def signed_in(self) -> frozenset[str]:
        """Everyone who is signed in somewhere."""
        now = self._clock.real()
        return await self._database.read(lambda tx: self._store(tx).signed_in(now))

    async def end(self, session: Session) -> None:
        """Ends one session; pages that are open with it are closed."""
        await self._write(lambda store: store.end(session.hash))
        self._tell(session.person, session.hash)

    async def end_all(self, person: str) -> int:
        """Ends every session of somebody and voids their links. Returns how many sessions there were."""
        count = await self._write(lambda store: store.end_all(person))
        self._tell(person, None)
        return count

    def _tell(self, person: str, session: str | None) -> None:
        self._looked.clear()
        for listener in self._listeners:
            listener(person, session)

    async def _write(self, act: Callable[[SignIns], T]) -> T:
        return await self._database.write(self._space_id, lambda tx: act(self._store(tx)))

    def _store(self, tx: Tx) -> SignIns:
        return SignIns(tx, self._space_id)

    def _signature(self, token: str) -> str:
        return hmac.new(self._key, f"{self._space_id}\0{token}".encode(), hashlib.sha256).hexdigest()

    @cached_property
    def _key(self) -> bytes:
        return own_key(self._data / KEY)


def new_browser() -> str:
    """The token of a browser that looks at a link."""
    return secrets.token_urlsafe(32)


def _mark(browser: str) -> str | None:
    return _hash(browser) if _TOKEN.fullmatch(browser) else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
