"""What happens on its way to apps: over a socket or signed over HTTP, again when it is not acknowledged in time."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

import aiohttp

from bot.clock import SystemClock
from tests.wire.slack.socket import Sockets, Unsent
from tests.wire.slack.things import App, Data, Event, Install, Kind
from tests.wire.slack.world import World

PATIENCE: Final = 3.0
"""Seconds in which an app acknowledges (interactivity/handling-user-interaction, apis/events-api)."""
AT_ONCE: Final = 0.005
"""Seconds after which an app was sent something, when a test wants to know of that."""
PAUSES: Final = (0.0, 60.0, 300.0)
"""Seconds before an event is sent again: at once, after a minute, after five (apis/events-api)."""
_MESSAGES: Final = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
_NEEDS: Final[Mapping[str, frozenset[str]]] = {
    "app_mention": frozenset(("app_mentions:read",)),
    "member_joined_channel": frozenset(("channels:read", "groups:read")),
    "member_left_channel": frozenset(("channels:read", "groups:read")),
    "team_join": frozenset(("users:read",)),
    "user_change": frozenset(("users:read",)),
    **dict.fromkeys(
        [f"channel_{each}" for each in ("archive", "unarchive", "created", "deleted", "rename", "left")],
        frozenset(("channels:read",)),
    ),
    **dict.fromkeys(
        [f"group_{each}" for each in ("archive", "unarchive", "deleted", "rename", "left")],
        frozenset(("groups:read",)),
    ),
    "subteam_created": frozenset(("usergroups:read",)),
    "subteam_updated": frozenset(("usergroups:read",)),
}
"""One of these an app needs to hear of it (reference/events); of messages the history of that kind of conversation."""


@dataclass(eq=False)
class Delivery:
    """Something on its way to an app. ``answer`` is what came with the acknowledgement. ``failed`` says why there was
    none in the end, ``attempts`` how often it was sent."""

    app: App
    kind: str
    payload: Data
    attempts: int = 0
    taken: bool = False
    answer: Data | None = None
    failed: str = ""
    done: asyncio.Event = field(default_factory=asyncio.Event)


class _Failed(Exception):
    def __init__(self, reason: str, *, again: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


class Sender:
    """All deliveries. ``factor`` divides the pauses before something is sent again, ``patience`` the time that an app
    has to acknowledge. ``clock`` is what signed requests are stamped by, in seconds; ``asked`` is awaited with each
    delivery when the app was sent it the first time and Slack waits: a moment at which to kill one. ``waits`` is how it
    waits so many seconds before it sends one again."""

    def __init__(self, world: World, sockets: Sockets, factor: float, patience: float = 1.0) -> None:
        self.world = world
        self.sockets = sockets
        self.factor = factor
        self.patience = PATIENCE / patience
        self.clock: Callable[[], float] = lambda: SystemClock().now().timestamp()
        self.asked: Callable[[Delivery], Awaitable[None]] | None = None
        self.waits: Callable[[float], Awaitable[object]] = asyncio.sleep
        self.deliveries: list[Delivery] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._under_way: set[Delivery] = set()
        self._changed = asyncio.Condition()
        self._http: aiohttp.ClientSession | None = None
        self._events = 0
        world.hears.append(self.hear)

    # What apps hear of.

    def hear(self, event: Event) -> None:
        """Something happened: the apps that asked for it, may hear it and are there are sent it."""
        for app in list(self.world.apps.values()):
            install = app.installs.get(event.team_id)
            if install is not None and self._hears(app, install, event):
                self.deliver(app, "events_api", self._callback(install, event))
        self._mention(event)

    def _hears(self, app: App, install: Install, event: Event) -> bool:
        if event.only is not None and app.id not in event.only:
            return False
        if event.channel_id is not None and install.bot.id not in self.world.channels[event.channel_id].members:
            return False
        name, needs = event.type, _NEEDS.get(event.type, frozenset())
        if event.type == "message":
            where = str(event.body["channel_type"])
            name, needs = f"message.{_MESSAGES[where]}", frozenset((f"{_MESSAGES[where]}:history",))
        return name in app.events and (not needs or bool(needs & install.scopes))

    def _mention(self, event: Event) -> None:
        """A message that names an app's bot is told to that app once more, by itself; not in direct messages."""
        subtype = event.body.get("subtype")
        if event.type != "message" or subtype not in (None, "file_share", "thread_broadcast") or not event.channel_id:
            return
        if self.world.channels[event.channel_id].kind is Kind.DIRECT:
            return
        named = set(re.findall(r"<@(\w+)(?:\|[^>]*)?>", str(event.body.get("text") or "")))
        for user_id in named:
            app = self.world.app_of(user_id)
            if app is not None and app.id != event.body.get("app_id"):
                kept = {key: value for key, value in event.body.items() if key not in ("channel_type", "subtype")}
                body = {**kept, "type": "app_mention"}
                self.hear(Event("app_mention", body, event.team_id, event.channel_id, frozenset((app.id,))))

    def _callback(self, install: Install, event: Event) -> Data:
        self._events += 1
        app = self.world.apps[install.app_id]
        enterprise = self.world.teams[event.team_id].enterprise_id
        own = {"enterprise_id": enterprise, "team_id": event.team_id, "user_id": install.bot.id}
        channel = self.world.channels.get(event.channel_id or "")
        author = self.world.users.get(str(event.body.get("user")))
        return {
            "token": app.verification,
            "team_id": author.shown_team if channel is not None and author is not None else event.team_id,
            "context_team_id": event.team_id,
            "context_enterprise_id": enterprise,
            "api_app_id": app.id,
            "event": event.body,
            "type": "event_callback",
            "event_id": f"Ev{self._events:09d}",
            "event_time": self.world.seconds(),
            "authorizations": [{**own, "is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": channel is not None and channel.shared,
            "event_context": f"4-{self._events:09d}",
        }

    # How it gets there.

    def deliver(self, app: App, kind: str, payload: Data) -> Delivery:
        """Begins to send something: ``events_api``, ``slash_commands`` or ``interactive``."""
        made = Delivery(app, kind, payload)
        self.deliveries.append(made)
        self._under_way.add(made)
        task = asyncio.get_running_loop().create_task(self._send(made))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return made

    async def again(self, delivery: Delivery) -> None:
        """Sends something once more that was taken, as where its acknowledgement was lost on the way."""
        lost = delivery.attempts, "timeout" if delivery.app.socket else "http_timeout"
        delivery.attempts += 1
        await self._once(delivery, lost)

    async def settle(self) -> None:
        """Waits until all that happened is acknowledged, given up, or waits for its time to be sent again; what apps
        then do may still run."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._under_way)

    async def close(self) -> None:
        """Sends nothing more."""
        for task in set(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._http is not None:
            await self._http.close()

    async def verifies(self, app: App) -> bool:
        """Whether the app's address answers Slack's challenge, as it must to be entered."""
        challenge = {"token": app.verification, "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}
        body = json.dumps({**challenge, "type": "url_verification"})
        try:
            answer = await self._post(app, body, "application/json", {})
        except _Failed:
            return False
        return answer is not None and challenge["challenge"] in (answer.get("challenge"), answer.get("text"))

    async def _send(self, delivery: Delivery) -> None:
        pauses: list[float] = [*PAUSES] if delivery.kind == "events_api" else []
        retry: tuple[int, str] | None = None
        while not delivery.taken and not delivery.failed:
            delivery.attempts += 1
            try:
                delivery.answer = await self._once(delivery, retry)
                delivery.taken = True
            except _Failed as refused:
                if not pauses or not refused.again:
                    delivery.failed = refused.reason
                    continue
                retry = delivery.attempts, refused.reason
                await self._pause(delivery, pauses.pop(0) / self.factor)
        delivery.done.set()
        await self._note(delivery, under_way=False)

    async def _pause(self, delivery: Delivery, seconds: float) -> None:
        if not seconds:
            return
        await self._note(delivery, under_way=False)
        await self.waits(seconds)
        await self._note(delivery, under_way=True)

    async def _note(self, delivery: Delivery, *, under_way: bool) -> None:
        async with self._changed:
            self._under_way.add(delivery) if under_way else self._under_way.discard(delivery)
            self._changed.notify_all()

    async def _once(self, delivery: Delivery, retry: tuple[int, str] | None) -> Data | None:
        sending = asyncio.ensure_future(self._over(delivery, retry))
        try:
            if self.asked is not None and retry is None:
                await asyncio.wait((sending,), timeout=AT_ONCE)
                await self.asked(delivery)
            async with asyncio.timeout(self.patience):
                return await sending
        except Unsent as gone:
            raise _Failed(str(gone), again=self.sockets.knows(delivery.app)) from None
        except TimeoutError:
            raise _Failed("timeout" if delivery.app.socket else "http_timeout") from None

    async def _over(self, delivery: Delivery, retry: tuple[int, str] | None) -> Data | None:
        if delivery.app.socket:
            return await self.sockets.send(delivery.app, delivery.kind, delivery.payload, retry=retry)
        return await self._request(delivery, retry)

    async def _request(self, delivery: Delivery, retry: tuple[int, str] | None) -> Data | None:
        headers = {} if retry is None else {"X-Slack-Retry-Num": str(retry[0]), "X-Slack-Retry-Reason": retry[1]}
        form = "application/x-www-form-urlencoded"
        match delivery.kind:
            case "events_api":
                return await self._post(delivery.app, json.dumps(delivery.payload), "application/json", headers)
            case "slash_commands":
                return await self._post(delivery.app, urlencode(delivery.payload), form, headers)
        return await self._post(delivery.app, urlencode({"payload": json.dumps(delivery.payload)}), form, headers)

    async def _post(self, app: App, body: str, content: str, headers: Mapping[str, str]) -> Data | None:
        if not app.request_url:
            raise _Failed("no_connection", again=False)
        if self._http is None:
            self._http = aiohttp.ClientSession()
        signed = {**headers, **signature(app, body, self.clock()), "Content-Type": content}
        signed["User-Agent"] = "Slackbot 1.0 (+https://api.slack.com/robots)"
        try:
            async with self._http.post(app.request_url, data=body.encode(), headers=signed) as answer:
                text = await answer.text()
                if not 200 <= answer.status < 300:
                    raise _Failed("http_error", again=answer.headers.get("X-Slack-No-Retry") != "1")
                return _read(text, answer.content_type)
        except aiohttp.ClientError:
            raise _Failed("connection_failed") from None


def signature(app: App, body: str, at: float) -> dict[str, str]:
    """The headers by which an app knows that a request is Slack's (authentication/verifying-requests-from-slack)."""
    stamp = str(int(at))
    made = hmac.new(app.signing_secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={made}"}


def _read(text: str, content: str) -> Data | None:
    if not text.strip():
        return None
    if content == "application/json":
        found: Any = json.loads(text)
        return found if isinstance(found, dict) else {"text": text}
    return {"text": text}
