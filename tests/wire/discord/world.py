"""The state of a local Discord, and what bots hear when it changes. What may not be is refused by the routes."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from bot.clock import SystemClock
from tests.wire.discord import shapes
from tests.wire.discord.permissions import STUDENTS, in_channel, in_guild
from tests.wire.discord.things import (
    App,
    Channel,
    Data,
    Event,
    Guild,
    Intent,
    Kind,
    Message,
    Overwrite,
    Participant,
    Role,
    Snowflakes,
    System,
    User,
)

DIRECT_MAY: Final = STUDENTS
_NAMED: Final = re.compile(r"<@!?(\d+)>")


class World:
    """All of it. ``hears`` gets what bots may hear of; ``now`` is the clock that ids and times come from."""

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.now = now or SystemClock().now
        self.new_id = Snowflakes(self.now)
        self.users: dict[int, User] = {}
        self.apps: dict[int, App] = {}
        self.guilds: dict[int, Guild] = {}
        self.places: dict[int, Channel] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.private: dict[int, Message] = {}
        self.files: dict[int, bytes] = {}
        self.hears: list[Callable[[Event], None]] = []
        self.seen_by_people: list[Callable[[Message, bool], None]] = []
        self.base = ""
        self._directs: dict[tuple[int, int], Channel] = {}

    # What a test sets up.

    def user(self, name: str, shown: str = "", *, bot: bool = False, locale: str = "en-US") -> User:
        """A new account."""
        made = User(self.new_id(), name, shown or name.capitalize(), bot, locale)
        self.users[made.id] = made
        return made

    def app(self, name: str, owner: User, *, privileged: int = 0, token: str = "") -> App:
        """A new application with its bot, which is in no server yet."""
        bot = self.user(name.lower(), name, bot=True)
        made = App(bot.id, name, token or f"{secrets.token_urlsafe(18)}.wire", bot, owner.id, privileged)
        self.apps[made.id] = made
        return made

    def guild(self, name: str, owner: User, *, everyone: int = STUDENTS, guild_id: int | None = None) -> Guild:
        """A new server with its owner in it."""
        made = Guild(guild_id or self.new_id(), name, owner.id)
        made.roles[made.id] = Role(made.id, "@everyone", everyone, 0)
        self.guilds[made.id] = made
        self.join(made, owner)
        return made

    def role(self, guild: Guild, name: str, permissions: int = 0, bot_id: int | None = None) -> Role:
        """A new role, above the others."""
        made = Role(self.new_id(), name, permissions, len(guild.roles), bot_id)
        guild.roles[made.id] = made
        self._tell("GUILD_ROLE_CREATE", guild, {"guild_id": str(guild.id), "role": shapes.role(made, guild.id)})
        return made

    def change_role(self, guild: Guild, role: Role, permissions: int) -> None:
        """A role may now something else."""
        role.permissions = permissions
        self._tell("GUILD_ROLE_UPDATE", guild, {"guild_id": str(guild.id), "role": shapes.role(role, guild.id)})

    def join(self, guild: Guild, user: User, roles: Iterable[Role] = ()) -> Participant:
        """Somebody comes into a server."""
        made = Participant(user, self.now(), [role.id for role in roles])
        guild.members[user.id] = made
        body = {"guild_id": str(guild.id), **shapes.participant(made)}
        self._tell("GUILD_MEMBER_ADD", guild, body)
        return made

    def leave(self, guild: Guild, user_id: int) -> None:
        """Somebody leaves a server, or is put out of it."""
        gone = guild.members[user_id]
        if gone.voice is not None:
            self.talk(guild, user_id, None)
        for thread in guild.threads.values():
            thread.people.pop(user_id, None)
        del guild.members[user_id]
        app = self.app_of(user_id)
        if app is not None:
            guild.roles = {key: role for key, role in guild.roles.items() if role.bot_id != user_id}
            app.commands.pop(guild.id, None)
            self.tell(Event("GUILD_DELETE", lambda *_: {"id": str(guild.id)}, only=frozenset((app.id,))))
        body = {"guild_id": str(guild.id), "user": shapes.user(gone.user)}
        self._tell("GUILD_MEMBER_REMOVE", guild, body)

    def invite(self, app: App, guild: Guild, permissions: int) -> Role:
        """A bot comes into a server, with a role of its own."""
        role = self.role(guild, app.name, permissions, bot_id=app.user.id)
        self.join(guild, app.user, [role])
        self.tell(Event("GUILD_CREATE", self.arrival(guild), only=frozenset((app.id,))))
        return role

    def outage(self, guild: Guild, *, over: bool = False) -> None:
        """A server is away, or there again; bots hear nothing of it meanwhile."""
        guild.away = not over
        inside = frozenset(app.id for app in self.apps.values() if app.user.id in guild.members)
        gone = {"id": str(guild.id), "unavailable": True}
        name, shape = ("GUILD_CREATE", self.arrival(guild)) if over else ("GUILD_DELETE", lambda *_: gone)
        self.tell(Event(name, shape, only=inside))

    def arrival(self, guild: Guild) -> Callable[[App, int], Data | None]:
        """A server as bots meet it."""
        return lambda app, intents: shapes.arrival(guild, self, app, every=bool(intents & Intent.GUILD_PRESENCES))

    def member_changed(self, guild: Guild, who: Participant) -> None:
        """Somebody's roles, nick or time-out are others now."""
        body = {"guild_id": str(guild.id), **shapes.participant(who)}
        self._tell("GUILD_MEMBER_UPDATE", guild, body)

    # Channels.

    def channel(
        self,
        guild: Guild,
        name: str,
        kind: Kind = Kind.TEXT,
        *,
        parent: Channel | None = None,
        overwrites: Sequence[Overwrite] = (),
        **more: Any,
    ) -> Channel:
        """A new channel. In a category without overwrites of its own it takes the category's."""
        own = {each.id: each for each in overwrites or (parent.overwrites.values() if parent else ())}
        parent_id = parent.id if parent else None
        position = more.pop("position", len(guild.channels))
        made = Channel(self.new_id(), kind, name, guild.id, parent_id, position, overwrites=own, **more)
        guild.channels[made.id] = self.places[made.id] = made
        self.messages[made.id] = {}
        self._tell("CHANNEL_CREATE", guild, shapes.channel(made, self))
        return made

    def channel_changed(self, channel: Channel) -> None:
        """A channel or thread is another now."""
        name = "THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE"
        guild = self.guilds[channel.guild_id or 0]
        shape = lambda app, _: shapes.channel(channel, self, app.user.id)  # noqa: E731
        self.tell(Event(name, shape, guild.id, channel.id if channel.is_thread else None))

    def remove_channel(self, channel: Channel) -> None:
        """A channel or thread goes, with what is in it."""
        guild = self.guilds[channel.guild_id or 0]
        body = shapes.channel(channel, self)
        watching = None
        if channel.is_thread:
            body = {key: body[key] for key in ("id", "guild_id", "parent_id", "type")}
            watching = frozenset(app.id for app in self.apps.values() if self.sees(app.user.id, channel))
            guild.threads.pop(channel.id, None)
            above = self.message(channel.parent_id or 0, channel.id)
            if above is not None:
                above.thread_id = None
        else:
            for thread in [each for each in guild.threads.values() if each.parent_id == channel.id]:
                del guild.threads[thread.id], self.places[thread.id], self.messages[thread.id]
            for who in [each for each in guild.members.values() if each.voice == channel.id]:
                self.talk(guild, who.user.id, None)
            for child in [each for each in guild.channels.values() if each.parent_id == channel.id]:
                child.parent_id = None
            guild.channels.pop(channel.id, None)
        del self.places[channel.id], self.messages[channel.id]
        name = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        self.tell(Event(name, lambda *_: body, guild.id, None, watching))

    def direct(self, one: int, other: int) -> Channel:
        """The direct conversation of two; made when there is none."""
        both = (min(one, other), max(one, other))
        if (found := self._directs.get(both)) is not None:
            return found
        made = Channel(self.new_id(), Kind.DIRECT, recipients=[*both])
        self.places[made.id] = self._directs[both] = made
        self.messages[made.id] = {}
        return made

    def talk(self, guild: Guild, user_id: int, channel_id: int | None) -> None:
        """Somebody goes into voice, elsewhere, or out of it."""
        who = guild.members[user_id]
        who.voice = channel_id
        self._tell("VOICE_STATE_UPDATE", guild, shapes.voice_state(who, guild.id))

    # Messages.

    def message(self, channel_id: int, message_id: int) -> Message | None:
        """One that everybody in the channel sees."""
        return self.messages.get(channel_id, {}).get(message_id)

    def post(self, channel: Channel, author: User, content: str = "", **more: Any) -> Message:
        """A message appears; with ``private_to`` only that person sees it, and nobody hears of it."""
        named = [] if "mentions" in more else self._named(channel, content)
        made = Message(
            self.new_id() if "id" not in more else more.pop("id"),
            channel.id,
            channel.guild_id,
            author,
            content,
            self.now(),
            mentions=more.pop("mentions", named),
            **more,
        )
        if made.private_to is not None:
            self.private[made.id] = made
            self._show(made)
            return made
        self.messages[channel.id][made.id] = made
        channel.last_message_id = made.id
        if channel.is_thread:
            channel.count += made.kind in (0, System.REPLY, System.COMMAND)
        self._show(made)
        self._heard_message("MESSAGE_CREATE", made)
        return made

    def changed(self, message: Message) -> None:
        """A message is another now."""
        message.revision += 1
        self._show(message)
        if message.private_to is None:
            self._heard_message("MESSAGE_UPDATE", message)

    def drop(self, message: Message) -> None:
        """A message goes; the thread below it stays, as Discord has it."""
        if message.private_to is not None:
            self.private.pop(message.id, None)
        else:
            self.messages[message.channel_id].pop(message.id, None)
        self._show(message, gone=True)
        if message.private_to is None:
            body = {"id": str(message.id), "channel_id": str(message.channel_id)}
            if message.guild_id is not None:
                body["guild_id"] = str(message.guild_id)
            self.tell(Event("MESSAGE_DELETE", lambda *_: body, message.guild_id, message.channel_id))

    def clear(self, guild_id: int, channel: Channel, messages: Sequence[Message]) -> None:
        """All of these go at once, as when somebody clears up, or is put out with what they wrote."""
        for each in messages:
            self.messages[channel.id].pop(each.id)
            self._show(each, gone=True)
        body = {"ids": [str(each.id) for each in messages], "channel_id": str(channel.id), "guild_id": str(guild_id)}
        self.tell(Event("MESSAGE_DELETE_BULK", lambda *_: body, guild_id, channel.id))

    def _heard_message(self, name: str, message: Message) -> None:
        guild = self.guilds.get(message.guild_id or 0)

        def shape(app: App, intents: int) -> Data:
            body = shapes.message(message, self, app, bool(intents & Intent.MESSAGE_CONTENT))
            if guild is None:
                return body | {"channel_type": int(Kind.DIRECT)} | _noted(name, message, app)
            author = guild.members.get(message.author.id)
            known = {} if author is None else {"member": shapes.participant(author)}
            known.get("member", {}).pop("user", None)
            return body | {"guild_id": str(guild.id)} | known | _noted(name, message, app)

        self.tell(Event(name, shape, message.guild_id, message.channel_id))

    def _named(self, channel: Channel, content: str) -> list[int]:
        found = dict.fromkeys(int(each) for each in _NAMED.findall(content))
        return [each for each in found if each in self.users]

    def _show(self, message: Message, *, gone: bool = False) -> None:
        for look in self.seen_by_people:
            look(message, gone)

    # Threads.

    def thread(self, parent: Channel, owner: User, name: str, kind: Kind, below: Message | None = None) -> Channel:
        """A new thread with its owner in it, below a message or by itself."""
        guild = self.guilds[parent.guild_id or 0]
        made = Channel(below.id if below else self.new_id(), kind, name, guild.id, parent.id, owner_id=owner.id)
        made.people[owner.id] = self.now()
        guild.threads[made.id] = self.places[made.id] = made
        self.messages[made.id] = {}
        shape = lambda app, _: {**shapes.channel(made, self, app.user.id), "newly_created": True}  # noqa: E731
        self.tell(Event("THREAD_CREATE", shape, guild.id, made.id))
        if below is not None:
            below.thread_id = made.id
            self.post(made, below.author, kind=System.THREAD_STARTS, reply_to=None, extra=_starts(below))
            self._heard_message("MESSAGE_UPDATE", below)
            self._show(below)
        elif kind == Kind.PUBLIC_THREAD and parent.kind != Kind.FORUM:
            about = {"channel_id": str(made.id), "guild_id": str(guild.id), "type": 0}
            self.post(parent, owner, name, kind=System.THREAD_MADE, extra={"message_reference": about})
        return made

    def into_thread(self, thread: Channel, user: User, by: User) -> None:
        """Somebody comes into a thread, or is put there."""
        if user.id in thread.people:
            return
        thread.people[user.id] = self.now()
        app = self.app_of(user.id)
        if app is not None:
            shape = lambda *_: shapes.channel(thread, self, user.id)  # noqa: E731
            self.tell(Event("THREAD_CREATE", shape, thread.guild_id, None, frozenset((app.id,))))
        self._people_changed(thread, [user.id], [])
        if thread.kind == Kind.PRIVATE_THREAD and by.id != user.id:
            self.post(thread, by, kind=System.CAME, mentions=[user.id])

    def out_of_thread(self, thread: Channel, user: User, by: User) -> None:
        """Somebody leaves a thread, or is put out of it."""
        if thread.people.pop(user.id, None) is None:
            return
        self._people_changed(thread, [], [user.id])
        if thread.kind == Kind.PRIVATE_THREAD and by.id != user.id:
            self.post(thread, by, kind=System.WENT, mentions=[user.id])

    def _people_changed(self, thread: Channel, came: list[int], went: list[int]) -> None:
        guild = self.guilds[thread.guild_id or 0]

        def shape(app: App, intents: int) -> Data | None:
            touched = {*came, *went}
            if not intents & Intent.GUILD_MEMBERS and app.user.id not in touched:
                return None
            who = [each for each in came if intents & Intent.GUILD_MEMBERS or each == app.user.id]
            there = [shapes.inside(thread, each, shapes.participant(guild.members[each])) for each in who]
            return {
                "id": str(thread.id),
                "guild_id": str(guild.id),
                "member_count": min(len(thread.people), 50),
                "added_members": there,
                "removed_member_ids": [str(each) for each in went],
            }

        self.tell(Event("THREAD_MEMBERS_UPDATE", shape, guild.id, thread.id))

    # Who may, and who hears.

    def may(self, user_id: int, channel: Channel) -> int:
        """What somebody may in a channel; nothing where they are not."""
        if channel.kind == Kind.DIRECT:
            return DIRECT_MAY if user_id in channel.recipients else 0
        guild = self.guilds[channel.guild_id or 0]
        who = guild.members.get(user_id)
        return 0 if who is None else in_channel(guild, who, channel, self.now())

    def may_in(self, user_id: int, guild: Guild) -> int:
        """What somebody may in a server."""
        who = guild.members.get(user_id)
        return 0 if who is None else in_guild(guild, who, self.now())

    def sees(self, user_id: int, channel: Channel) -> bool:
        """Whether somebody sees a channel."""
        return bool(self.may(user_id, channel) & 1 << 10)

    def app_of(self, user_id: int) -> App | None:
        """The application of a bot's account."""
        return next((app for app in self.apps.values() if app.user.id == user_id), None)

    def by_token(self, token: str) -> App | None:
        """The application with this token."""
        return next((app for app in self.apps.values() if app.token == token), None)

    def tell(self, event: Event) -> None:
        """Bots may hear of this."""
        for hear in self.hears:
            hear(event)

    def _tell(self, name: str, guild: Guild, body: Data) -> None:
        self.tell(Event(name, lambda *_: body, guild.id))


def _noted(name: str, message: Message, app: App) -> Data:
    """The nonce comes with the event to who sent it, and nowhere else: histories do not give it."""
    mine = name == "MESSAGE_CREATE" and message.nonce is not None and message.author.id == app.user.id
    return {"nonce": message.nonce} if mine else {}


def _starts(below: Message) -> Data:
    return {
        "message_reference": {
            "type": 0,
            "message_id": str(below.id),
            "channel_id": str(below.channel_id),
            "guild_id": str(below.guild_id),
        }
    }
