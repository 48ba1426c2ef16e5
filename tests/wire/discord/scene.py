"""A class in a local Discord, as tests begin with one: a server with people, channels and a bot, by plain data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Final

from tests.wire.discord.people import Member
from tests.wire.discord.permissions import May
from tests.wire.discord.server import FACTOR, Discord
from tests.wire.discord.things import PRIVILEGED, App, Channel, Guild, Kind, Overwrite, Role

BOT_MAY: Final = int(
    May.VIEW_CHANNEL
    | May.SEND_MESSAGES
    | May.SEND_MESSAGES_IN_THREADS
    | May.CREATE_PUBLIC_THREADS
    | May.CREATE_PRIVATE_THREADS
    | May.MANAGE_THREADS
    | May.MANAGE_CHANNELS
    | May.READ_MESSAGE_HISTORY
    | May.ATTACH_FILES
    | May.EMBED_LINKS
    | May.CONNECT
    | May.MOVE_MEMBERS
)


@dataclass(frozen=True)
class Someone:
    """A person: the first of a plan owns the server. ``zone`` is their computer's; ``roles`` are named in the plan."""

    name: str
    shown: str = ""
    locale: str = "en-US"
    zone: str = "UTC"
    roles: Sequence[str] = ()


@dataclass(frozen=True)
class Somewhere:
    """A channel, below a category where it names one; ``only`` are the roles that see it, and the bot."""

    name: str
    kind: int = int(Kind.TEXT)
    below: str = ""
    only: Sequence[str] = ()


@dataclass(frozen=True)
class Plan:
    """What there is. ``roles`` are permissions by name, ``privileged`` the intents that the bot's page has switched on.

    ``patience`` divides how long a bot may take to answer (``factor`` when it is ``None``). ``port`` 0 is any.
    Not ``described``: nothing is held to the official description, as for measuring.
    """

    people: Sequence[Someone] = (Someone("robin"), Someone("ana"), Someone("ben"))
    places: Sequence[Somewhere] = (
        Somewhere("general"),
        Somewhere("staff"),
        Somewhere("lounge", int(Kind.VOICE)),
        Somewhere("help", int(Kind.FORUM)),
    )
    roles: Mapping[str, int] = field(default_factory=dict)
    server: str = "Class"
    bot: str = "Homeroom"
    token: str = ""
    bot_may: int = BOT_MAY
    privileged: int = int(PRIVILEGED)
    factor: float = FACTOR
    patience: float | None = None
    port: int = 0
    described: bool = True

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
    """The class: people before their screens by name, channels and roles by name, and the bot."""

    wire: Discord
    guild: Guild
    app: App
    bot_role: Role
    members: dict[str, Member]
    places: dict[str, Channel]
    roles: dict[str, Role]

    @classmethod
    def of(cls, plan: Plan, now: Callable[[], datetime] | None = None) -> Scene:
        """Makes it; nobody serves it yet (:meth:`~tests.wire.discord.server.Discord.serve`)."""
        wire = Discord(factor=plan.factor, patience=plan.patience, now=now)
        world = wire.world
        if not plan.described:
            wire.api.description = None
        users = {each.name: world.user(each.name, each.shown, locale=each.locale) for each in plan.people}
        owner = users[plan.people[0].name]
        guild = world.guild(plan.server, owner)
        roles = {name: world.role(guild, name, permissions) for name, permissions in plan.roles.items()}
        for each in plan.people:
            if each.name != owner.name:
                world.join(guild, users[each.name], [roles[name] for name in each.roles])
        app = world.app(plan.bot, owner, privileged=plan.privileged, token=plan.token)
        bot_role = world.invite(app, guild, plan.bot_may)
        members = {each.name: Member(wire, guild, users[each.name], each.zone) for each in plan.people}
        scene = cls(wire, guild, app, bot_role, members, {}, roles)
        for place in plan.places:
            scene.add(place)
        return scene

    @classmethod
    async def open(cls, plan: Plan | None = None, now: Callable[[], datetime] | None = None) -> Scene:
        """Makes it and serves it."""
        plan = plan or Plan()
        scene = cls.of(plan, now)
        await scene.wire.serve(plan.port)
        return scene

    def add(self, place: Somewhere) -> Channel:
        """A further channel."""
        seen = [Overwrite(self.roles[name].id, 0, allow=int(May.VIEW_CHANNEL)) for name in place.only]
        if seen:
            hidden = Overwrite(self.guild.id, 0, deny=int(May.VIEW_CHANNEL))
            seen += [hidden, Overwrite(self.bot_role.id, 0, allow=int(May.VIEW_CHANNEL))]
        below = self.places.get(place.below)
        made = self.wire.world.channel(self.guild, place.name, Kind(place.kind), parent=below, overwrites=seen)
        self.places[place.name] = made
        return made

    def joins(self, name: str, zone: str = "UTC") -> Member:
        """Somebody new comes into the server."""
        user = self.wire.world.user(name)
        self.wire.world.join(self.guild, user)
        self.members[name] = Member(self.wire, self.guild, user, zone)
        return self.members[name]
