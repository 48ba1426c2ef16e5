"""A local Discord with a class in it, for the tests of the local Discord itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from tests.wire.discord.clients import pointed_at
from tests.wire.discord.permissions import May
from tests.wire.discord.server import Discord
from tests.wire.discord.things import PRIVILEGED, App, Channel, Guild, Kind, Role, User

BOT_MAY = int(
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


@dataclass
class Place:
    """What a test needs of it: the server, a few channels and people, the bot."""

    wire: Discord
    guild: Guild
    app: App
    bot_role: Role
    robin: User
    ana: User
    ben: User
    general: Channel
    staff: Channel
    lounge: Channel
    forum: Channel


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    """A class server with a bot; discord.py is pointed at it. At the end no request and no answer was a strange one."""
    wire = await Discord.open(patience=1)
    world = wire.world
    robin, ana, ben = (world.user(name) for name in ("robin", "ana", "ben"))
    guild = world.guild("Class", robin)
    for each in (ana, ben):
        world.join(guild, each)
    app = world.app("Homeroom", robin, privileged=int(PRIVILEGED))
    bot_role = world.invite(app, guild, BOT_MAY)
    places = [
        world.channel(guild, name, kind)
        for name, kind in (("general", Kind.TEXT), ("staff", Kind.TEXT), ("lounge", Kind.VOICE), ("help", Kind.FORUM))
    ]
    with pointed_at(wire):
        yield Place(wire, guild, app, bot_role, robin, ana, ben, *places)
    await wire.close()
    assert wire.api.untrue == [], "an answer is not as Discord's description has it"
    assert wire.gateway.complaints == []
