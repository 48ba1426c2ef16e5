"""Builds the Slack adapter from the configuration, and starts and stops it with the app."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final

from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import http
from adapters.slack.acts import Acts
from adapters.slack.adapter import SlackPlatform
from adapters.slack.afterwards import look_again
from adapters.slack.came import team_of_body
from adapters.slack.client import Clients
from adapters.slack.commands import Commands
from adapters.slack.escapes import words_for
from adapters.slack.given import secret_of
from adapters.slack.heard import Heard
from adapters.slack.home import Home, Shown
from adapters.slack.installing import Authorize
from adapters.slack.interactions import Interactions
from adapters.slack.lines import Lines
from adapters.slack.listening import Ack, Body, Going, listening
from adapters.slack.many import Many
from adapters.slack.one import One
from adapters.slack.pace import Pace
from adapters.slack.people import Standings
from adapters.slack.places import space_of
from adapters.slack.refused import Refusals
from adapters.slack.room_ways import RoomWays
from adapters.slack.scopes import needed
from adapters.slack.sentences import say
from adapters.slack.settings import Mode, SlackSettings
from adapters.slack.ways import Spaces
from adapters.slack.workspace import Workspaces
from bot.host import Host
from bot.intercom import Intercom
from bot.people import Space
from bot.texts import DEFAULT

Act = Callable[[Ack, Body], Awaitable[None]]
CONNECTS: Final = 10.0
_FINISHES: Final = 1.5
"""Seconds in which what was taken on is finished at the end."""


class SlackAdapter:
    """Homeroom in one workspace of Slack, or in many."""

    address = "https://slack.com"

    def __init__(self, host: Host, *, pace: Pace | None = None) -> None:
        self._host = host
        self._settings = host.config.model("slack", SlackSettings)
        self._pace = pace
        self._platforms: dict[str, Shown] = {}
        self._parts: _Parts | None = None

    @property
    def is_connected(self) -> bool:
        """Whether Slack tells now what happens in the workspaces."""
        return self._parts is not None and self._parts.way.is_connected

    def platform_of(self, space_id: str) -> Shown:
        """One workspace's platform."""
        found = self._platforms.get(space_id)
        if found is None:
            assert self._parts is not None  # noqa: S101  # the app asks once it was started
            parts = self._parts
            found = Shown(parts.workspaces, space_id, parts.rooms, parts.needs, lists=parts.lists)
            found.home = self._parts.home
            self._platforms[space_id] = found
        return found

    async def start(self) -> None:
        """Connects; where Slack is away, that goes on beside everything else.

        Raises :class:`~bot.platform.CannotStart`.
        """
        core = self._host.core
        commands = await asyncio.to_thread(Commands, core.registry, core.defaults.needs)  # it reads every text
        clients = Clients(Pace() if self._pace is None else self._pace, self._settings.api)
        try:
            self._parts = _Parts(self._host, self._settings, clients, commands)
            await self._parts.start()
        except BaseException:
            await clients.close()
            raise

    def offer(self, intercom: Intercom) -> None:
        """Commands of this machine ask it nothing."""

    def routes(self) -> Sequence[web.RouteDef]:
        """What is served for Slack, and for who adds Homeroom to a workspace; nothing where nothing is public."""
        if self._settings.mode is not Mode.HTTP:
            return ()
        return http.routes(
            lambda: self._parts.app if self._parts else None,
            lambda: self._parts.pages if self._parts else None,
            lambda: secret_of(self._settings, "signing_secret"),
        )

    async def stop(self) -> None:
        """Takes nothing more on, and finishes what was taken on."""
        if self._parts is not None:
            await self._parts.stop()


class _Parts:
    """All that runs, and what one part has to tell others."""

    def __init__(self, host: Host, settings: SlackSettings, clients: Clients, commands: Commands) -> None:
        database, core, router = host.database, host.core, host.router
        self._host = host
        self._clients = clients
        self._going, self.looking = Going(), Going()
        self.rooms = RoomWays(settings.rooms, settings.meeting_link, settings.huddles)
        self.needs = needed(core.registry, settings)
        self.way = self._way(settings)
        self._refusals, self._groups = Refusals(), bool(settings.instructors or settings.assistants)
        self.workspaces = Workspaces(database, core, clients, self.way.tokens, self._refusals, commands.spoken)
        self._standings = Standings(
            database,
            router,
            self._client_of,
            settings.meaning,
            groups=self._groups,
            lists=core.registry.wants_members,
            named=self.named,
        )
        self.home = Home(router, self.workspaces, self._standings)
        spaces = Spaces(self.workspaces, self.way.tokens, commands.spoken)
        self._interactions = Interactions(
            Acts(self._standings, spaces), router, spaces, spaces, Lines(commands, router)
        )
        self._heard = Heard(database, router, self._standings, self, core.clock, self._going)
        secret_of(settings, "signing_secret")  # one that cannot be read stops the start
        self.app: AsyncApp = listening(
            authorize=Authorize(self.way.tokens, say(DEFAULT, "not-opened")),
            client=clients.of("", None),
            interactions=_Acting(self._interactions, self.home),
            events=self._heard,
            going=self._going,
            unknown=say(DEFAULT, "not-installed"),
        )
        self.pages = self.way.pages if isinstance(self.way, Many) else None
        # In many, who is there is read where Homeroom is added: where it was before that was needed, once they act.
        self.lists = core.registry.wants_members and not isinstance(self.way, Many)

    def _way(self, settings: SlackSettings) -> One | Many:
        host, clock = self._host, self._host.core.clock
        if settings.mode is Mode.SOCKET:
            return One(settings, self._clients, host.database, clock, _Comings(self), host.give_up)
        scopes = [each.name for each in self.needs]
        return Many(settings, scopes, self._clients, host.database, clock, _Comings(self), self.knows)

    async def start(self) -> None:
        """Connects. Raises :class:`~bot.platform.CannotStart`."""
        await self.way.start(self.app, CONNECTS)
        self._heard.start(alone=self._host.config.database_path is not None)

    async def stop(self) -> None:
        """Finishes what was taken on: what is not done by then is done after the next start."""
        await self.way.stop()
        await self._heard.stop()
        await self.looking.drop()
        await self._going.over(_FINISHES)
        await self.home.stop()
        self.workspaces.stop()
        await self.way.close()
        await self._clients.close()

    async def _client_of(self, space_id: str) -> AsyncWebClient:
        return (await self.workspaces.of(space_id)).client

    # What is told from one part to the others.

    async def came(self, space: Space) -> None:
        """Homeroom is in a workspace, since now."""
        self.workspaces.forget(space.id)
        await self._standings.came(space)
        self._going.begin(self._standings.learn(space))
        self._look_again(space.id)

    async def knows(self, space: Space) -> None:
        """It was there before this process."""
        await self._standings.came(space)
        if self._groups:
            self._going.begin(self._standings.learn(space))
        self._look_again(space.id)

    def _look_again(self, space_id: str) -> None:
        """Which rooms there are no more."""
        there = SlackPlatform(self.workspaces, space_id, self.rooms)
        self.looking.begin(look_again(there, space_id, self._host.database, self._host.router.place_gone))

    async def went_from(self, space_id: str) -> None:
        """It is there no longer."""
        self.workspaces.forget(space_id)
        self._standings.forget(space_id)
        self.home.forget(space_id)
        await self._host.router.went(space_id)

    def changed(self, team: str) -> None:
        """Something about a workspace's channels is different now."""
        self._refusals.changed(team)
        if (there := self.workspaces.known(space_of(team))) is not None:
            there.moved()
            self.home.changed(there.space_id, surely=False)

    def deleted(self, team: str, channel: str) -> None:
        """Somebody deleted a channel for good."""
        there = self.workspaces.known(space_of(team))
        if there is not None:
            there.deleted.note(channel, True)

    def named(self, space_id: str, user: str, name: str) -> None:
        """How somebody is called, as long as they are there."""
        there = self.workspaces.known(space_id)
        if there is not None and name:
            there.names.note(user, name)
        elif there is not None:
            there.names.forget(user)

    def wrote(self, team: str, channel: str, ts: str, user: str) -> None:
        """Whose message this is."""
        there = self.workspaces.known(space_of(team))
        if there is not None:
            there.authors.note((channel, ts), (user, False))

    def unwrote(self, team: str, channel: str, ts: str) -> None:
        """Somebody deleted what they wrote."""
        there = self.workspaces.known(space_of(team))
        if there is not None:
            there.unwrote.note((channel, ts), True)

    async def mentioned(self, body: Body) -> None:
        """Somebody named Homeroom in a message."""
        team = team_of_body(body)
        there = await self.workspaces.of(space_of(team))
        await self._interactions.mentioned(body, words_for(str(body["event"].get("text") or ""), there.us))
        self.home.acted(team, str(body["event"]["user"]))

    def opened_home(self, team: str, user: str) -> None:
        """Somebody looks at App Home."""
        self.home.opened(team, user)

    def acted(self, space_id: str) -> None:
        """Something happened that may show somewhere."""
        self.home.changed(space_id)

    async def went(self, team: str, at: datetime) -> None:
        """Homeroom was removed from a workspace."""
        await self.way.went(team, at)


class _Comings:
    """What installing tells."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts

    async def came(self, space: Space) -> None:
        await self._parts.came(space)

    async def went(self, space_id: str) -> None:
        await self._parts.went_from(space_id)

    async def spaces(self, platform: str) -> Sequence[str]:
        return await self._parts._host.router.spaces(platform)


class _Acting:
    """What people do may change what stands on their page."""

    def __init__(self, interactions: Interactions, home: Home) -> None:
        self._interactions = interactions
        self._home = home

    async def command(self, ack: Ack, body: Body) -> None:
        await self._interactions.command(ack, body)
        self._home.acted(team_of_body(body), str(body["user_id"]))

    async def pressed(self, ack: Ack, body: Body) -> None:
        await self._then(self._interactions.pressed, ack, body)

    async def submitted(self, ack: Ack, body: Body) -> None:
        await self._then(self._interactions.submitted, ack, body)

    async def shortcut(self, ack: Ack, body: Body) -> None:
        await self._then(self._interactions.shortcut, ack, body)

    async def suggests(self, ack: Ack, body: Body) -> None:
        await self._interactions.suggests(ack, body)

    async def closed(self, ack: Ack, body: Body) -> None:
        await self._interactions.closed(ack, body)

    async def _then(self, act: Act, ack: Ack, body: Body) -> None:
        await act(ack, body)
        at_home = (body.get("view") or {}).get("type") == "home"
        self._home.acted(team_of_body(body), str(body["user"]["id"]), at_home=at_home)


def build(host: Host) -> SlackAdapter:
    """The adapter, for the app to start."""
    return SlackAdapter(host)
