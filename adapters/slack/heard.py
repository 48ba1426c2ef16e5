"""What Slack tells without anybody waiting: kept before it is acknowledged, then acted on once, in its order.

The shapes are those of https://docs.slack.dev/reference/events. What people wrote is not looked at, and kept nowhere.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

import structlog

from adapters.slack import limits
from adapters.slack.afterwards import went
from adapters.slack.listening import Body, Going
from adapters.slack.people import Standings
from adapters.slack.places import channel_place, space_of, team_of, thread_place
from bot.clock import Clock
from bot.log import where_it_was
from bot.people import Person, Place
from bot.platform import Message, PlatformError
from storage.database import Database, Tx
from storage.problems import StorageProblem
from storage.slack import SlackPeople
from storage.slack_events import SlackEvent, SlackEvents, left_over

WROTE, UNWROTE, JOINED, CHANGED, WENT, HOME, GROUPS = "wrote", "unwrote", "joined", "changed", "went", "home", "groups"
_WRITTEN: Final = (None, "thread_broadcast", "file_share", "me_message")
"""The subtypes of what a person wrote (``reference/events/message``)."""
_ROOMS: Final = ("channel", "group", "mpim")
"""The kinds of conversation in which it counts that somebody wrote: not what they say to Homeroom alone."""
_PLACES: Final = frozenset(
    (
        *("channel_archive", "channel_unarchive", "channel_deleted", "channel_rename", "channel_left"),
        *("group_archive", "group_unarchive", "group_deleted", "group_rename", "group_left"),
    )
)
_DELETED: Final = ("channel_deleted", "group_deleted")
_GONE: Final = (*_DELETED, "channel_archive", "group_archive", "channel_left", "group_left")
"""After these a channel is no room any more."""
_MEMBERS: Final = ("member_joined_channel", "member_left_channel")
_PATIENCE: Final = timedelta(seconds=60)
"""After so long what was not acted on is taken on again, here or by another process."""
log = structlog.get_logger()


class Router(Protocol):
    """What is told on: :class:`bot.router.Router`."""

    async def hears(self, event: str, place: Place) -> bool: ...

    async def joined(self, person: Person) -> None: ...

    async def left(self, person: Person) -> None: ...

    async def moved(self, person: Person, time_zone: str) -> None: ...

    async def wrote(
        self, person: Person, place: Place, at: datetime, reply_to: Message | None = None, *, delivery: str = ""
    ) -> None: ...

    async def unwrote(self, person: Person, place: Place, at: datetime, *, delivery: str = "") -> None: ...

    async def place_gone(self, place: Place) -> None: ...


class Others(Protocol):
    """The parts of the adapter that need to hear of something."""

    def changed(self, team: str) -> None:
        """Something about a workspace's channels is different now: all may be tried again."""

    def deleted(self, team: str, channel: str) -> None:
        """Somebody deleted a channel for good."""

    def wrote(self, team: str, channel: str, ts: str, user: str) -> None:
        """Whose message this is."""

    def unwrote(self, team: str, channel: str, ts: str) -> None:
        """What somebody wrote was deleted."""

    async def mentioned(self, body: Body) -> None:
        """Somebody named Homeroom in a message. Never raises."""

    def opened_home(self, team: str, user: str) -> None:
        """Somebody looks at App Home."""

    async def went(self, team: str, at: datetime) -> None:
        """Homeroom was removed from a workspace, or its token taken back, at this moment by Slack's clock."""

    def acted(self, space_id: str) -> None:
        """Something happened in a workspace that may show somewhere."""


class Heard:
    """Hears for the core."""

    def __init__(
        self, database: Database, router: Router, standings: Standings, others: Others, clock: Clock, going: Going
    ) -> None:
        self._database = database
        self._router = router
        self._standings = standings
        self._others = others
        self._clock = clock
        self._going = going
        self._made_at = clock.real()
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._sweeping: asyncio.Task[None] | None = None

    async def told(self, body: Body) -> None:
        """One delivery: returns when it may be acknowledged. Raises ``StorageProblem`` where it was not kept."""
        event, team = body["event"], _team(body)
        if event["type"] == "app_mention":
            await self._mentioned(body)
            return
        if event["type"] in _PLACES or event["type"] in _MEMBERS:
            self._others.changed(team)
            if event["type"] in _DELETED:
                self._others.deleted(team, str(event["channel"]))
            if event["type"] in _GONE:
                place = channel_place(space_of(team), str(event["channel"]))
                await went(self._database, place, self._router.place_gone, deleted=event["type"] in _DELETED)
            return
        found = read(body)
        if found is None or not await self._matters(found):
            return
        now = self._clock.real()
        if await self._database.write(
            found.space_id, lambda tx: SlackEvents(tx, found.space_id).take(_kept(tx, found), now)
        ):
            self._going.begin(self._run(found))

    def start(self, *, alone: bool) -> None:
        """Takes on what was kept and not acted on before this process: at once where no other runs."""
        before = self._made_at if alone else self._clock.real() - _PATIENCE
        self._sweeping = asyncio.create_task(self._sweep(before), name="slack events")

    async def stop(self) -> None:
        """Takes nothing more on; what goes on is for who waits for :class:`~adapters.slack.listening.Going`."""
        if self._sweeping is not None:
            self._sweeping.cancel()
            await asyncio.wait([self._sweeping])

    async def _matters(self, event: SlackEvent) -> bool:
        """Whether it is worth keeping: most of what people write, and change about themselves, is not."""
        if event.kind == CHANGED:
            return await self._standings.is_news(team_of(event.space_id), event.what["user"])
        if event.kind not in (WROTE, UNWROTE):
            return True
        team, what = team_of(event.space_id), event.what
        if event.kind == UNWROTE:  # also what nobody counted may be what somebody reported
            self._others.unwrote(team, what["channel"], what["at"])
        if not await self._router.hears(event.kind, _place(event)):
            return False
        if event.kind == WROTE and "thread" in what:  # elsewhere nothing is counted
            self._others.wrote(team, what["channel"], what["at"], str(event.person_id))
        return True

    async def _mentioned(self, body: Body) -> None:
        """As with commands, it is acted on first; what was said to Homeroom is not kept to do it later."""
        task = self._going.begin(self._others.mentioned(body))
        await asyncio.wait([task], timeout=limits.DEFER_AFTER)

    async def _run(self, event: SlackEvent) -> None:
        """Acts on it in its turn. Where that is not possible just now, it stays, for the next sweep."""
        async with self._turns[event.space_id]:
            try:
                await self._act(event)
                if event.kind not in (HOME, WENT):  # to look changes nothing
                    self._others.acted(event.space_id)
            except (StorageProblem, PlatformError) as away:
                log.warning("slack.event_later", kind=event.kind, type=type(away).__name__)
                return
            except Exception as fault:  # ours: the next time it would be the same
                log.error("slack.event", kind=event.kind, **where_it_was(fault))
            now = self._clock.real()
            await self._database.write(
                event.space_id, lambda tx: SlackEvents(tx, event.space_id).done(event.event_id, now)
            )

    async def _act(self, event: SlackEvent) -> None:
        team, what = team_of(event.space_id), event.what
        person = Person(event.space_id, event.person_id or "")
        match event.kind:
            case "wrote":
                place = _place(event)
                above = Message(place.parent, what["thread"]) if place.parent else None
                await self._router.wrote(person, place, moment(what["at"]), above, delivery=event.event_id)
            case "unwrote":
                await self._router.unwrote(person, _place(event), moment(what["at"]), delivery=event.event_id)
            case "joined" | "changed":
                await self._is_now(team, person, what)
            case "groups":
                await self._standings.changed_groups(team)
            case "home":
                self._others.opened_home(team, person.external_id)
            case "went":
                self._turns.pop(event.space_id, None)
                await self._others.went(team, datetime.fromtimestamp(what["at"], UTC))

    async def _is_now(self, team: str, person: Person, what: Mapping[str, Any]) -> None:
        """Somebody came, changed or was deactivated. Whether they are staff may be different now."""
        now = await self._standings.noted(team, what["user"])
        if now.bot:
            return
        if now.deleted:
            await self._router.left(person)
        else:
            if not now.stranger:
                await self._router.joined(person)
            if now.time_zone:
                await self._router.moved(person, now.time_zone)
        await self._standings.tell_staff(person.space_id)

    async def _sweep(self, before: datetime) -> None:
        while True:
            try:
                await self._take_on(before)
            except StorageProblem as problem:
                log.error("storage", code=problem.code)
            except Exception as fault:  # the next time it may go well, and nothing else takes on what was kept
                log.error("slack.sweep", **where_it_was(fault))
            await asyncio.sleep(_PATIENCE.total_seconds())
            before = self._clock.real() - _PATIENCE

    async def _take_on(self, before: datetime) -> None:
        """Takes on what came before this moment. It counts as having come now, so nothing is taken on twice."""
        while True:
            found = await self._database.write(None, lambda tx: left_over(tx, before, self._clock.real()))
            for event in found:
                self._going.begin(self._run(event))
            if not found:
                return


def read(body: Body) -> SlackEvent | None:
    """What a delivery says, as far as it is kept; ``None`` for what nobody needs."""
    event, space_id, event_id = body["event"], space_of(_team(body)), str(body["event_id"])

    def made(kind: str, person: Any = None, **what: Any) -> SlackEvent:
        return SlackEvent(space_id, event_id, kind, str(person) if person else None, what)

    match event["type"]:
        case "message":
            return _message(event, made, _us(body))
        case "team_join":
            return made(JOINED, event["user"]["id"], user=_facts(event["user"]))
        case "user_change":
            return made(CHANGED, event["user"]["id"], user=_facts(event["user"]))
        case "app_home_opened" if event.get("tab") == "home":
            return made(HOME, event["user"])
        case "app_uninstalled":
            return made(WENT, at=int(body["event_time"]))
        case "tokens_revoked" if (event.get("tokens") or {}).get("bot"):
            return made(WENT, at=int(body["event_time"]))
        case "subteam_created" | "subteam_updated" | "subteam_members_changed":
            return made(GROUPS)
    return None


def _kept(tx: Tx, event: SlackEvent) -> SlackEvent:
    """The event without what is kept of nobody who did not act."""
    if event.kind not in (JOINED, CHANGED) or event.person_id is None:
        return event
    known = SlackPeople(tx, event.space_id).known([event.person_id]).get(event.person_id)
    if known is not None and known.acted:
        return event
    user = {name: value for name, value in event.what["user"].items() if name not in _OF_WHO_ACTED}
    return replace(event, what={**event.what, "user": user})


def moment(ts: str) -> datetime:
    """The moment that a ``ts`` stands for."""
    seconds, _, rest = ts.partition(".")
    return datetime.fromtimestamp(int(seconds), UTC) + timedelta(microseconds=int(rest or 0))


def _message(event: Mapping[str, Any], made: Callable[..., SlackEvent], us: str) -> SlackEvent | None:
    """Somebody wrote, or what they wrote was deleted: a message with answers below it leaves a stone in its place. What
    names us is a command, and nobody's answer."""
    if event.get("channel_type") not in _ROOMS:
        return None
    subtype, kind, about = event.get("subtype"), WROTE, event
    if subtype == "message_deleted" or (
        subtype == "message_changed" and (event.get("message") or {}).get("subtype") == "tombstone"
    ):
        kind, about = UNWROTE, event.get("previous_message") or {}
        subtype = about.get("subtype")
    if subtype not in _WRITTEN or about.get("bot_id") or not about.get("user"):
        return None
    if us and f"<@{us}>" in str(about.get("text") or ""):
        return None
    ts, above = str(about["ts"]), about.get("thread_ts")
    thread = {"thread": str(above)} if above and above != ts else {}
    return made(kind, about["user"], channel=str(event["channel"]), at=ts, **thread)


def _place(event: SlackEvent) -> Place:
    channel, thread = event.what["channel"], event.what.get("thread")
    return thread_place(event.space_id, channel, thread) if thread else channel_place(event.space_id, channel)


def _team(body: Body) -> str:
    """The workspace in which Homeroom heard it: in a channel that two share, the other one's is told, too."""
    for each in body.get("authorizations") or ():
        if each.get("team_id"):
            return str(each["team_id"])
    return str(body["team_id"])


def _us(body: Body) -> str:
    """Who Homeroom is there, as a mention has it."""
    return next((str(each["user_id"]) for each in body.get("authorizations") or () if each.get("user_id")), "")


_OF_WHO_ACTED: Final = ("tz", "locale")
_KEPT: Final = (
    *("id", "team_id", "deleted", "tz", "locale", "is_admin", "is_owner", "is_primary_owner", "is_restricted"),
    *("is_ultra_restricted", "is_bot", "is_workflow_bot", "is_stranger"),
)


def _facts(user: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of what Slack tells of somebody: no names, no pictures, no addresses."""
    return {name: user[name] for name in _KEPT if name in user}
