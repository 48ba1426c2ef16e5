"""A class in a local Slack, as tests begin with one: a workspace with people, channels and an app, by plain data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Final

from tests.wire.slack.people import Member
from tests.wire.slack.server import FACTOR, Slack
from tests.wire.slack.things import App, Channel, Data, Group, Install, Team

SCOPES: Final = (
    *("app_mentions:read", "chat:write", "commands", "files:read", "files:write", "im:history", "im:write"),
    *("mpim:history", "mpim:write", "pins:write", "reactions:write", "team:read", "usergroups:read", "users:read"),
    *("channels:history", "channels:join", "channels:manage", "channels:read"),
    *("groups:history", "groups:read", "groups:write", "im:read", "mpim:read"),
)
EVENTS: Final = (
    *("app_home_opened", "app_mention", "app_uninstalled", "tokens_revoked", "team_join", "user_change"),
    *("message.channels", "message.groups", "message.im", "message.mpim"),
    *("member_joined_channel", "member_left_channel", "channel_left", "group_left"),
    *("channel_archive", "channel_deleted", "channel_rename", "channel_unarchive", "channel_created"),
    *("group_archive", "group_deleted", "group_rename", "group_unarchive"),
    *("subteam_created", "subteam_updated", "subteam_members_changed"),
)


@dataclass(frozen=True)
class Someone:
    """A person: the first of a plan owns the workspace. ``zone`` is an IANA name; ``guest`` is ``multi`` or ``single``;
    ``stranger``: of another organization; ``bot``: another app's. ``groups`` are user groups."""

    name: str
    shown: str = ""
    locale: str = "en-US"
    zone: str = "UTC"
    admin: bool = False
    guest: str = ""
    stranger: bool = False
    bot: bool = False
    groups: Sequence[str] = ()


@dataclass(frozen=True)
class Somewhere:
    """A channel. ``members`` are names, everybody who is no guest and no bot when it is ``None``; ``bot``: our app is
    in it. ``closed``: only the first of a plan may write there at the top."""

    name: str
    private: bool = False
    members: Sequence[str] | None = None
    bot: bool = True
    closed: bool = False


@dataclass(frozen=True)
class Plan:
    """What there is. ``scopes`` and ``events`` are the app's. Not ``installed``: it comes by OAuth. ``socket``: it uses
    Socket Mode, else everything goes to ``request_url``. ``more_teams`` further workspaces have the app (where
    it is installed), an owner (*rita*) and a channel, as for tests of many; the tokens are in :meth:`Scene.tokens`.

    ``patience`` divides how long the app may take to answer (``factor`` when it is ``None``). ``port`` 0 is any."""

    people: Sequence[Someone] = (
        Someone("robin"),
        Someone("sam"),
        Someone("ana"),
        Someone("ben"),
        Someone("chi"),
        Someone("dan"),
        Someone("gus", guest="multi"),
        Someone("poller", bot=True),
    )
    places: Sequence[Somewhere] = (
        Somewhere("general"),
        Somewhere("questions"),
        Somewhere("staff", private=True, members=("robin", "sam")),
    )
    team: str = "Class"
    domain: str = "class"
    team_id: str = ""
    app: str = "Homeroom"
    scopes: Sequence[str] = SCOPES
    events: Sequence[str] = EVENTS
    commands: Sequence[str] = ("/homeroom",)
    shortcuts: Sequence[Data] = ()
    token: str = ""
    installed: bool = True
    rotates: bool = False
    socket: bool = True
    request_url: str = ""
    redirect_urls: Sequence[str] = ()
    more_teams: int = 0
    narrow_history: bool = False
    limits: Mapping[str, int] = field(default_factory=dict)
    factor: float = FACTOR
    patience: float | None = None
    port: int = 0

    def line(self) -> str:
        """As one argument of a command."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, line: str) -> Plan:
        """The plan of a :meth:`line`; what it does not say is as always."""
        given = json.loads(line)
        if "people" in given:
            given["people"] = [Someone(**each) for each in given["people"]]
        if "places" in given:
            given["places"] = [Somewhere(**each) for each in given["places"]]
        return cls(**given)


@dataclass
class Scene:
    """The class: people before their screens by name, channels and user groups by name, and the app. ``install`` raises
    where it is not installed (yet). ``further`` are the other workspaces."""

    wire: Slack
    team: Team
    app: App
    members: dict[str, Member]
    places: dict[str, Channel]
    groups: dict[str, Group]
    plan: Plan
    further: list[Team] = field(default_factory=list)

    @property
    def install(self) -> Install:
        """The app in the workspace."""
        return self.app.installs[self.team.id]

    @classmethod
    def of(cls, plan: Plan, now: Callable[[], datetime] | None = None) -> Scene:
        """Makes it; nobody serves it yet (:meth:`~tests.wire.slack.server.Slack.serve`)."""
        wire = Slack(factor=plan.factor, patience=plan.patience, now=now)
        wire.limits.narrow_history = plan.narrow_history
        wire.limits.methods.update(plan.limits)
        world = wire.world
        team = world.team(plan.team, plan.domain, team_id=plan.team_id)
        app = world.app(
            plan.app,
            plan.scopes,
            plan.events,
            commands=list(plan.commands),
            shortcuts=list(plan.shortcuts),
            rotates=plan.rotates,
            socket=plan.socket,
            request_url=plan.request_url,
            redirect_urls=list(plan.redirect_urls),
        )
        scene = cls(wire, team, app, {}, {}, {}, plan)
        hears, world.hears = world.hears, []  # what was there before the app looked is no news
        for each in plan.people:
            scene.joins(each)
        if plan.installed:
            world.install(app, team, scene.members[plan.people[0].name].user, token=plan.token)
        for place in plan.places:
            scene.add(place)
        for number in range(plan.more_teams):
            scene._further(number)
        world.hears = hears
        return scene

    @classmethod
    async def open(cls, plan: Plan | None = None, now: Callable[[], datetime] | None = None) -> Scene:
        """Makes it and serves it."""
        plan = plan or Plan()
        scene = cls.of(plan, now)
        await scene.wire.serve(plan.port)
        return scene

    def add(self, place: Somewhere) -> Channel:
        """A further channel; the first one is the general one."""
        people = {name: member.user for name, member in self.members.items()}
        usual = [name for name, user in people.items() if not (user.guest or user.stranger or user.bot)]
        names = usual if place.members is None else list(place.members)
        owner = people[self.plan.people[0].name]
        inside = [people[name] for name in names]
        if place.bot and self.team.id in self.app.installs:
            inside.append(self.install.bot)
        made = self.wire.world.channel(
            self.team,
            place.name,
            owner,
            private=place.private,
            members=inside,
            general=not self.places and not place.private,
            posting={owner.id} if place.closed else None,
        )
        self.places[place.name] = made
        return made

    def joins(self, someone: Someone | str) -> Member:
        """Somebody new comes into the workspace, and into its general channel."""
        given = someone if isinstance(someone, Someone) else Someone(someone)
        told = {name: getattr(given, name) for name in ("locale", "zone", "admin", "guest", "stranger")}
        about = {name: value for name, value in told.items() if value}
        if given.bot:
            other = self.wire.world.app(given.name.capitalize(), ("chat:write", "channels:read"), socket=False)
            owner = self.members[self.plan.people[0].name].user
            user = self.wire.world.install(other, self.team, owner).bot
        else:
            user = self.wire.world.user(self.team, given.name, given.shown, **about)
        for name in given.groups:
            group = self.groups.get(name) or self.wire.world.group(self.team, name)
            self.groups[name] = group
            self.wire.world.group_changed(group, [*(self.team.users[each] for each in group.users), user])
        self.members[given.name] = Member(self.wire, self.team, user, self.app)
        return self.members[given.name]

    def tokens(self) -> dict[str, str]:
        """The app's token in each workspace that has it, by the workspace's id."""
        return {team_id: install.token.value for team_id, install in self.app.installs.items()}

    def _further(self, number: int) -> None:
        world = self.wire.world
        team = world.team(f"Class {number + 2}", f"class-{number + 2}")
        rita = world.user(team, "rita")
        bots = [world.install(self.app, team, rita).bot] if self.plan.installed else []
        world.channel(team, "general", rita, members=bots, general=True)
        self.further.append(team)

    def everywhere(self, text: str) -> None:
        """In every further workspace the installer writes this in the general channel."""
        for team in self.further:
            general = next(each for each in team.channels.values() if each.general)
            self.wire.world.post(general, self.wire.world.users[general.creator], text)
