"""What a bot is sent when somebody acts: interactions as the gateway delivers them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from tests.wire.discord import shapes
from tests.wire.discord.checks import FILE_LIMIT
from tests.wire.discord.interactions import Deed, Interaction, Interactions
from tests.wire.discord.things import App, Channel, Data, Message, User
from tests.wire.discord.world import World

IN_GUILD: Final = 0
IN_DIRECT: Final = 1


class Resolved:
    """What the ids in an interaction stand for, as they come with it."""

    def __init__(self, world: World, channel: Channel) -> None:
        self.data: Data = {}
        self._world = world
        self._channel = channel

    def user(self, user_id: int) -> str:
        """Somebody, with their membership without the user in it."""
        self._into("users", user_id, shapes.user(self._world.users[user_id]))
        guild = self._world.guilds.get(self._channel.guild_id or 0)
        if guild is not None and user_id in guild.members:
            member = shapes.participant(guild.members[user_id])
            for name in ("user", "mute", "deaf"):
                member.pop(name)
            member["permissions"] = str(self._world.may(user_id, self._channel))
            self._into("members", user_id, member)
        return str(user_id)

    def role(self, role_id: int) -> str:
        """A role."""
        guild = self._world.guilds[self._channel.guild_id or 0]
        self._into("roles", role_id, shapes.role(guild.roles[role_id], guild.id))
        return str(role_id)

    def channel(self, channel_id: int, user_id: int) -> str:
        """A channel, with what who chose it may there."""
        self._into("channels", channel_id, partial(self._world, self._world.places[channel_id], user_id))
        return str(channel_id)

    def message(self, message: Message) -> str:
        """A message, with its content whatever the bot's intents are."""
        self._into("messages", message.id, shapes.message(message, self._world, None))
        return str(message.id)

    def file(self, name: str, kind: str, data: bytes) -> str:
        """A file that was uploaded, at an address where it can be fetched."""
        file_id = self._world.new_id()
        self._world.files[file_id] = data
        url = f"{self._world.base}/attachments/{self._channel.id}/{file_id}/{name}"
        told = {"id": str(file_id), "filename": name, "size": len(data), "content_type": kind, "ephemeral": True}
        self._into("attachments", file_id, {**told, "url": url, "proxy_url": url})
        return str(file_id)

    def _into(self, what: str, number: int, shown: Data) -> None:
        self.data.setdefault(what, {})[str(number)] = shown


def partial(world: World, channel: Channel, user_id: int) -> Data:
    """A channel as it comes with an interaction: with what who acts may there."""
    return {**shapes.channel(channel, world, user_id), "permissions": str(world.may(user_id, channel))}


def act(
    interactions: Interactions,
    app: App,
    deed: Deed,
    user: User,
    channel: Channel,
    data: Data,
    *,
    resolved: Resolved | None = None,
    pressed: Message | None = None,
    metadata: Data | None = None,
) -> Interaction:
    """Somebody does something in a channel, and the bot hears of it."""
    world = interactions.world
    if resolved is not None and resolved.data:
        data = {**data, "resolved": resolved.data}

    def shape(made: Interaction) -> Data:
        found: Data = {
            "id": str(made.id),
            "application_id": str(app.id),
            "type": int(deed),
            "token": made.token,
            "version": 1,
            "data": data,
            "channel_id": str(channel.id),
            "channel": partial(world, channel, user.id),
            "app_permissions": str(world.may(app.user.id, channel)),
            "locale": user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": FILE_LIMIT,
            "authorizing_integration_owners": {"0": str(channel.guild_id or 0)},
            **_who(world, user, channel),
        }
        return found if pressed is None else {**found, "message": shapes.message(pressed, world, app)}

    return interactions.open(app, deed, user, channel, data, shape, pressed, metadata)


def _who(world: World, user: User, channel: Channel) -> Data:
    guild = world.guilds.get(channel.guild_id or 0)
    if guild is None:
        return {"user": shapes.user(user), "context": IN_DIRECT}
    member = shapes.participant(guild.members[user.id])
    member["permissions"] = str(world.may(user.id, channel))
    return {
        "member": member,
        "context": IN_GUILD,
        "guild_id": str(guild.id),
        "guild_locale": guild.locale,
        "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
    }


def within(number: Any, least: Any, most: Any) -> bool:
    """Whether a number, or a length, is within bounds that may be missing."""
    return (least is None or number >= least) and (most is None or number <= most)


def one_of(names: Iterable[str]) -> str:
    """A list of names for somebody who asked for another."""
    return ", ".join(repr(each) for each in names) or "nothing"
