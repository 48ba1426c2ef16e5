"""The state of a local Slack, and what apps hear when it changes. What may not be is refused by the routes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from bot.clock import SystemClock
from tests.wire.slack import shapes
from tests.wire.slack.things import (
    App,
    Channel,
    Data,
    Event,
    File,
    Group,
    Ids,
    Install,
    Kind,
    Message,
    Stamps,
    Team,
    Token,
    User,
)

TOKEN_LIFE: Final = 43_200.0
"""Seconds that a token lives where the app rotates them (authentication/using-token-rotation)."""

SLACKBOT: Final = "USLACKBOT"
"""In every workspace, with ``is_bot`` false."""
WRITTEN: Final = frozenset(("", "file_share", "thread_broadcast"))
"""The subtypes of messages that somebody wrote; all others are Slack's own."""


class World:
    """All of it. ``hears`` gets what apps may hear of, ``seen_by_people`` every message that appears, changes or goes
    (``True``: it is gone), private ones too. ``now`` is the clock that stamps, dates and the ends of tokens come from.
    ``base`` is this server's address, ``tokens`` every token that was ever given, by value, ``private`` the messages
    that one person sees, by ``ts``."""

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.now = now or SystemClock().now
        self.new_id = Ids()
        self.new_ts = Stamps(self.now)
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.apps: dict[str, App] = {}
        self.tokens: dict[str, Token] = {}
        self.refreshes: dict[str, Install] = {}
        self.files: dict[str, File] = {}
        self.private: dict[str, Message] = {}
        self.hears: list[Callable[[Event], None]] = []
        self.seen_by_people: list[Callable[[Message, bool], None]] = []
        self.base = ""
        self._refreshed = 0

    # What a test sets up.

    def team(self, name: str, domain: str = "", *, team_id: str = "") -> Team:
        """A new workspace, with nobody in it but Slackbot."""
        made = Team(team_id or self.new_id("T"), name, domain or name.lower())
        made.users[SLACKBOT] = User(SLACKBOT, made.id, "slackbot", "Slackbot")
        self.teams[made.id] = made
        return made

    def user(self, team: Team, name: str, shown: str = "", **more: Any) -> User:
        """Somebody new in a workspace, in its general channel unless they are a guest or a stranger; ``more`` are
        fields of :class:`~tests.wire.slack.things.User`. The first person owns it."""
        first = not any(not each.bot and each.id != SLACKBOT for each in team.users.values()) and not more.get("bot")
        if first:
            more = {"admin": True, "owner": True, "primary_owner": True, **more}
        made = User(self.new_id("U"), team.id, name, shown or name.capitalize(), updated=self.seconds(), **more)
        self.users[made.id] = team.users[made.id] = made
        if made.stranger:
            made.other_team = self.new_id("T")
        else:
            self._tell("team_join", team.id, {"user": shapes.user(made)})
        general = next((each for each in team.channels.values() if each.general), None)
        if general is not None and not made.guest and not made.stranger and not made.bot:
            self.join(general, made)
        return made

    def user_changed(self, user: User) -> None:
        """Somebody's profile, role or language is another now, or they are deactivated."""
        user.updated = self.seconds()
        self._tell("user_change", user.team_id, {"user": shapes.user(user), "cache_ts": user.updated})

    def group(self, team: Team, handle: str, users: Iterable[User] = ()) -> Group:
        """A new user group."""
        made = Group(self.new_id("S"), team.id, handle, handle.capitalize(), [each.id for each in users])
        team.groups[made.id] = made
        self._tell("subteam_created", team.id, {"subteam": shapes.group(made, users=True)})
        return made

    def group_changed(self, group: Group, users: Iterable[User]) -> None:
        """A user group has other people now."""
        group.users = [each.id for each in users]
        self._tell("subteam_updated", group.team_id, {"subteam": shapes.group(group, users=True)})

    def app(self, name: str, scopes: Iterable[str], events: Iterable[str] = (), **more: Any) -> App:
        """A new app, installed nowhere yet; ``more`` are fields of :class:`~tests.wire.slack.things.App`."""
        made_id = self.new_id("A")
        fixed = {
            "client_id": f"{int(_unique(made_id)[:12], 16)}.{int(_unique(made_id, 'client')[:12], 16)}",
            "client_secret": _unique(made_id, "client secret"),
            "signing_secret": _unique(made_id, "signing secret"),
            "app_token": f"xapp-1-{made_id}-{_unique(made_id, 'app token')}",
            "verification": _unique(made_id, "verification")[:24],
        }
        made = App(made_id, name, scopes=frozenset(scopes), events=frozenset(events), **{**fixed, **more})
        self.apps[made.id] = made
        self.tokens[made.app_token] = Token(made.app_token, made.id, scopes=frozenset({"connections:write"}))
        return made

    def install(self, app: App, team: Team, by: User, scopes: Iterable[str] | None = None, token: str = "") -> Install:
        """An app comes into a workspace with its bot, or again, with more scopes; its bot keeps its ids."""
        before = app.installs.get(team.id)
        bot = before.bot if before is not None else self._bot(app, team)
        bot.deleted = False
        given = app.scopes if scopes is None else frozenset(scopes)
        if before is not None and not before.token.ended:
            given |= before.scopes
        made = Install(app.id, team.id, bot, by.id, self._token(app, team.id, bot, given, token))
        app.installs[team.id] = made
        if app.rotates:
            made.refresh = self._refresh(made)
        return made

    def _bot(self, app: App, team: Team) -> User:
        return self.user(team, app.name.lower(), app.name, bot=True, bot_id=self.new_id("B"), app_id=app.id)

    def _token(self, app: App, team_id: str, bot: User, scopes: frozenset[str], value: str = "") -> Token:
        kind = "xoxe.xoxb" if app.rotates else "xoxb"
        unique = _unique(app.id, team_id, len(self.tokens))[:24]
        expires = self.now().timestamp() + TOKEN_LIFE if app.rotates else None
        made = Token(value or f"{kind}-1-{unique}", app.id, team_id, bot.id, scopes, expires)
        self.tokens[made.value] = made
        return made

    def _refresh(self, install: Install) -> str:
        self._refreshed += 1
        made = f"xoxe-1-{_unique('refresh', install.team_id, self._refreshed)}"
        self.refreshes[made] = install
        return made

    def rotate(self, install: Install) -> Install:
        """A new token for an app in a workspace, and a new one to refresh it; the old refresh token is used up. The old
        token goes on until its end."""
        self.refreshes.pop(install.refresh, None)
        app = self.apps[install.app_id]
        install.token = self._token(app, install.team_id, install.bot, install.scopes)
        install.refresh = self._refresh(install)
        return install

    def revoke(self, install: Install, error: str = "token_revoked") -> None:
        """Its tokens end and give this error; the app is told so."""
        for token in self.tokens.values():
            if token.app_id == install.app_id and token.team_id == install.team_id:
                token.ended = token.ended or error
        self.refreshes.pop(install.refresh, None)
        body = {"tokens": {"oauth": [], "bot": [install.bot.id]}}
        self._tell("tokens_revoked", install.team_id, body, only=frozenset((install.app_id,)))

    def uninstall(self, install: Install) -> None:
        """An app goes out of a workspace, and its bot out of every conversation."""
        self._tell("app_uninstalled", install.team_id, {}, only=frozenset((install.app_id,)))
        self.revoke(install, "account_inactive")
        install.bot.deleted = True
        for channel in self.teams[install.team_id].channels.values():
            if channel.named and install.bot.id in channel.members:
                channel.members.remove(install.bot.id)
        self.apps[install.app_id].installs.pop(install.team_id, None)

    # Conversations.

    def channel(
        self,
        team: Team,
        name: str,
        creator: User,
        *,
        private: bool = False,
        members: Sequence[User] = (),
        **more: Any,
    ) -> Channel:
        """A new channel with who made it and these in it, of whose coming nothing stands there."""
        kind = Kind.PRIVATE if private else Kind.PUBLIC
        made = Channel(self.new_id("C"), team.id, kind, name, creator.id, self.seconds(), **more)
        self.channels[made.id] = team.channels[made.id] = made
        if not private:
            about = {"id": made.id, "name": name, "created": made.created, "creator": creator.id}
            self._tell("channel_created", team.id, {"channel": about})
        for each in dict.fromkeys([creator.id, *(one.id for one in members)]):
            self.join(made, self.users[each], creator if each != creator.id else None, notice=False)
        return made

    def talk(self, team: Team, users: Iterable[User]) -> Channel:
        """The direct message of two, or the group message of more; made when there is none."""
        everybody = sorted({each.id for each in users})
        kind = Kind.DIRECT if len(everybody) <= 2 else Kind.GROUP
        for found in team.channels.values():
            if found.kind is kind and sorted(found.members) == everybody:
                return found
        creator = next(iter(users)).id if isinstance(users, Sequence) else everybody[0]
        names = "--".join(self.users[each].name for each in everybody)
        name = f"mpdm-{names}-1" if kind is Kind.GROUP else ""
        letter = "G" if kind is Kind.GROUP else "D"
        made = Channel(self.new_id(letter), team.id, kind, name, creator, self.seconds(), members=everybody)
        self.channels[made.id] = team.channels[made.id] = made
        return made

    def join(self, channel: Channel, user: User, inviter: User | None = None, *, notice: bool = True) -> None:
        """Somebody comes into a channel, or is invited; with a ``notice`` of it there."""
        if user.id in channel.members:
            return
        channel.members.append(user.id)
        by = {} if inviter is None else {"inviter": inviter.id}
        body = {**self._where(channel), "user": user.id, "team": channel.team_id, **by}
        self._tell("member_joined_channel", channel.team_id, body, channel.id)
        if notice:
            kind = "channel_join" if channel.kind is Kind.PUBLIC else "group_join"
            self.post(channel, user, f"<@{user.id}> has joined the channel", subtype=kind, extra=by)

    def leave(self, channel: Channel, user: User, by: User | None = None) -> None:
        """Somebody leaves a channel, or is put out of it."""
        if user.id not in channel.members:
            return
        body = {**self._where(channel), "user": user.id, "team": channel.team_id}
        self._tell("member_left_channel", channel.team_id, body, channel.id)
        channel.members.remove(user.id)
        if user.bot:
            kind = "channel_left" if channel.kind is Kind.PUBLIC else "group_left"
            about = {"channel": channel.id, "actor_id": user.id if by is None else by.id}
            self._tell(kind, channel.team_id, about, only=frozenset((user.app_id,)))

    def archive(self, channel: Channel, by: User, *, back: bool = False) -> None:
        """A channel is archived, or comes ``back``."""
        channel.archived = not back
        self._about_channel("unarchive" if back else "archive", channel, {"channel": channel.id, "user": by.id})

    def rename(self, channel: Channel, name: str) -> None:
        """A channel has another name."""
        channel.previous_names.insert(0, channel.name)
        channel.name = name
        about = {"id": channel.id, "name": name, "created": channel.created}
        self._about_channel("rename", channel, {"channel": about})

    def remove_channel(self, channel: Channel, by: User) -> None:
        """A channel is deleted for good, as only people can."""
        self._about_channel("deleted", channel, {"channel": channel.id, "actor_id": by.id})
        del self.channels[channel.id], self.teams[channel.team_id].channels[channel.id]

    def _about_channel(self, what: str, channel: Channel, body: Data) -> None:
        """Public channels are everybody's, of private ones only who is in there hears."""
        private = channel.kind is not Kind.PUBLIC
        name = f"group_{what}" if private else f"channel_{what}"
        self._tell(name, channel.team_id, body, channel.id if private else None)

    def _where(self, channel: Channel) -> Data:
        return {"channel": channel.id, "channel_type": {Kind.PUBLIC: "C"}.get(channel.kind, "G")}

    # Messages.

    def message(self, channel_id: str, ts: str) -> Message | None:
        """One that everybody in the conversation sees."""
        channel = self.channels.get(channel_id)
        return None if channel is None else channel.messages.get(ts)

    def post(self, channel: Channel, user: User, text: str = "", **more: Any) -> Message:
        """A message appears; ``more`` are fields of :class:`~tests.wire.slack.things.Message`. With ``private_to`` only
        that person sees it and nobody hears of it."""
        made = Message(self.new_ts(), channel.id, user.id, text, **more)
        if user.bot and made.subtype in WRITTEN:
            made.bot_id, made.app_id = user.bot_id, user.app_id
        if made.private_to is not None:
            self.private[made.ts] = made
            self._show(made)
            return made
        channel.messages[made.ts] = made
        channel.hidden_for.clear()
        self._show(made)
        self._heard_message(channel, shapes.message(made, self))
        return made

    def changed(self, message: Message) -> None:
        """A message is another now."""
        message.revision += 1
        self._show(message)
        if message.private_to is None:
            channel = self.channels[message.channel_id]
            inner = shapes.message(message, self)
            self._heard_message(channel, {"type": "message", "subtype": "message_changed", "message": inner})

    def drop(self, message: Message) -> None:
        """A message goes. Answers below it stay, and it stands there as a tombstone, as Slack has it."""
        if message.private_to is not None:
            self.private.pop(message.ts, None)
            self._show(message, gone=True)
            return
        channel = self.channels[message.channel_id]
        before = shapes.message(message, self)
        self._show(message, gone=True)
        if channel.below(message.ts):
            self._tombstone(message)
        else:
            del channel.messages[message.ts]
        body = {"type": "message", "subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before}
        self._heard_message(channel, body)

    def _tombstone(self, message: Message) -> None:
        message.text, message.subtype, message.user_id = "This message was deleted.", "tombstone", SLACKBOT
        message.blocks, message.files, message.reactions, message.metadata = [], [], {}, None
        message.bot_id = message.app_id = ""
        message.extra = {"hidden": True}
        message.revision += 1

    def reload(self, user: User) -> None:
        """Somebody reloads their Slack: what only they saw is gone."""
        for message in [each for each in self.private.values() if each.private_to == user.id]:
            self.drop(message)

    def _show(self, message: Message, *, gone: bool = False) -> None:
        for look in self.seen_by_people:
            look(message, gone)

    def _heard_message(self, channel: Channel, body: Data) -> None:
        where = {Kind.PUBLIC: "channel", Kind.PRIVATE: "group"}.get(channel.kind, channel.kind.value)
        about = {"channel": channel.id, "channel_type": where, "ts": body.get("ts") or self.new_ts()}
        self._tell("message", channel.team_id, {**body, **about}, channel.id)

    # Who may, and who hears.

    def sees(self, user: User, channel: Channel) -> bool:
        """Whether a conversation is there for somebody: public channels (guests: those that they are in), and where
        they are."""
        if user.id in channel.members:
            return True
        return channel.kind is Kind.PUBLIC and not user.guest and not user.stranger

    def install_of(self, token: Token) -> Install | None:
        """The app in a workspace that a token is of."""
        return self.apps[token.app_id].installs.get(token.team_id)

    def app_of(self, user_id: str) -> App | None:
        """The app of a bot."""
        user = self.users.get(user_id)
        return None if user is None or not user.bot else self.apps.get(user.app_id)

    def seconds(self) -> int:
        """Now, in whole seconds."""
        return int(self.now().timestamp())

    def tell(self, event: Event) -> None:
        """Apps may hear of this."""
        for hear in self.hears:
            hear(event)

    def _tell(
        self,
        kind: str,
        team_id: str,
        body: Data,
        channel_id: str | None = None,
        only: frozenset[str] | None = None,
    ) -> None:
        at = body.get("ts") or self.new_ts()
        self.tell(Event(kind, {"type": kind, **body, "event_ts": at}, team_id, channel_id, only))


def _unique(*parts: str | int) -> str:
    """Letters and digits that look like a secret, and are the same in every run."""
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:32]
