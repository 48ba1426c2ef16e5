"""What ``[slack]`` in bot.toml, and the environment, may say about Homeroom in Slack workspaces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator
from pydantic_core import PydanticCustomError

from bot.people import Role
from bot.suggesting import fold

API: Final = "https://slack.com/api/"
EVENTS: Final = "/slack/events"
"""Where Slack sends events, commands and interactions, below the public address."""
INSTALL: Final = "/slack/install"
"""Where a workspace adds the app, and where Slack sends people back to afterwards."""
REDIRECT: Final = "/slack/oauth_redirect"
ROOM: Final = "{room}"
"""What stands for a room in a meeting link."""
_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
_SOCKET: Final = ("bot_token", "app_token")
_HTTP: Final = ("client_id", "client_secret", "signing_secret", "key")
_WHOLE: Final = (*_HTTP, "public")  # the address alone is no mistake: the app may be yet to be made
_MEMBER: Final = re.compile(r"[UW][A-Z0-9]{2,20}")
_BRACES: Final = re.compile(r"\{[^{}]*\}|[{}]")


class Mode(StrEnum):
    """How Homeroom hears of what people do."""

    SOCKET = "socket"
    HTTP = "http"


def _is_address(given: str) -> str:
    """An address for requests to be joined to. Raises ``ValueError``."""
    parts = urlsplit(given)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("not the address of an API")
    return f"{given.rstrip('/')}/"


def _is_public(given: str) -> str:
    """What Slack can reach, with nothing behind the name; ``http`` for this machine only. Raises ``ValueError``."""
    if not given:
        return ""
    parts = urlsplit(given)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    more = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if not is_safe or not parts.hostname or more:
        raise ValueError("not an address that Slack can reach")
    return given.rstrip("/")


def _is_meeting(given: str) -> str:
    """An address, in which a room's name may stand. Raises ``ValueError``."""
    if given and (not given.startswith("https://") or any(each != ROOM for each in _BRACES.findall(given))):
        raise ValueError("not the address of a meeting")
    return given


def _is_member(given: str) -> str:
    """Slack's id of somebody. Raises ``ValueError``."""
    if given and not _MEMBER.fullmatch(given):
        raise ValueError("not the id of a member")
    return given


class RoomKinds(StrEnum):
    """What rooms for writing are made of."""

    CHANNEL = "channel"
    GROUP = "group"
    THREAD = "thread"


class SlackSettings(BaseModel):
    """Homeroom in Slack workspaces. It is on where there is a whole set of secrets, for one workspace or for many."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)

    bot_token: SecretStr = Field(
        SecretStr(""),
        description="For one workspace: the bot's token (xoxb-…); in the environment only (HOMEROOM_SLACK_BOT_TOKEN).",
    )
    bot_token_file: str = Field("", description="A file that holds it, where the environment should not.")
    app_token: SecretStr = Field(
        SecretStr(""),
        description="For one workspace: the app-level token (xapp-…) with connections:write, for Socket Mode; in the"
        " environment only (HOMEROOM_SLACK_APP_TOKEN).",
    )
    app_token_file: str = Field("", description="A file that holds it.")
    installer: Annotated[str, AfterValidator(_is_member)] = Field(
        "",
        description="For one workspace: the member ID (U…) of whoever installed the app, who is then an instructor;"
        " Slack does not tell it. Owners and administrators of the workspace are instructors anyway.",
    )
    client_id: str = Field("", description="For many workspaces: the app's Client ID.")
    client_secret: SecretStr = Field(
        SecretStr(""),
        description="For many workspaces: the app's Client Secret; in the environment only"
        " (HOMEROOM_SLACK_CLIENT_SECRET).",
    )
    client_secret_file: str = Field("", description="A file that holds it.")
    signing_secret: SecretStr = Field(
        SecretStr(""),
        description="For many workspaces: the app's Signing Secret; in the environment only"
        " (HOMEROOM_SLACK_SIGNING_SECRET).",
    )
    signing_secret_file: str = Field("", description="A file that holds it.")
    key: SecretStr = Field(
        SecretStr(""),
        description="For many workspaces: the key that encrypts their tokens; in the environment only"
        " (HOMEROOM_SLACK_KEY).",
    )
    key_file: str = Field("", description="A file that holds it.")
    public: Annotated[str, AfterValidator(_is_public)] = Field(
        "", description="For many workspaces: the address at which Slack reaches Homeroom, https://class.example.org."
    )
    api: Annotated[str, AfterValidator(_is_address)] = Field(API, description="The base address of Slack's Web API.")
    rooms: RoomKinds = Field(
        RoomKinds.CHANNEL,
        description="What rooms for writing are: private channels, group messages (of up to 8 people), or threads for"
        " all to see; what others must not read, and what is too large for a group message, is a private channel.",
    )
    meeting_link: Annotated[str, AfterValidator(_is_meeting)] = Field(
        "",
        description="A meeting link for every room, such as https://meet.example.org/{room}; {room} stands for a name"
        " that is the room's own.",
    )
    huddles: bool = Field(
        True, description="Whether a room without a meeting link has a link that opens a huddle in it."
    )
    instructors: list[str] = Field(
        [], description="The handles of user groups whose people are instructors, such as teachers."
    )
    assistants: list[str] = Field(
        [], description="The handles of user groups whose people are assistants, such as tutors."
    )

    @field_validator("bot_token")
    @classmethod
    def _is_bots(cls, given: SecretStr) -> SecretStr:
        return _begins(given, "xoxb-", "xoxe.xoxb-")

    @field_validator("app_token")
    @classmethod
    def _is_apps(cls, given: SecretStr) -> SecretStr:
        return _begins(given, "xapp-")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """Half a set is a mistake: it is told which part is missing."""
        socket, http = self._given(_SOCKET), self._given(_HTTP)
        if socket and http:
            both = {"given": _called(socket[0]), "other": _called(http[0])}
            raise PydanticCustomError("slack-both", "two sets at once", both)
        wanted, given = (_WHOLE, http) if http else (_SOCKET, socket)
        missing = [_called(name) for name in wanted if name not in self._given(wanted)]
        if given and missing:
            half = {"given": _called(given[0]), "missing": ", ".join(missing)}
            raise PydanticCustomError("slack-half", "half a set", half)
        return self

    def _given(self, names: Iterable[str]) -> list[str]:
        """Those of these that are set, by themselves or by a file."""
        return [name for name in names if self._value(name) or getattr(self, f"{name}_file", "")]

    def _value(self, name: str) -> str:
        value = getattr(self, name)
        return value.get_secret_value() if isinstance(value, SecretStr) else str(value)

    @property
    def is_on(self) -> bool:
        """Whether there is a set of secrets."""
        return bool(self._given((*_SOCKET, *_HTTP)))

    @property
    def mode(self) -> Mode:
        """How it runs: with Socket Mode in one workspace, or with an address that Slack reaches in many."""
        return Mode.HTTP if self._given(_WHOLE) and not self._given(_SOCKET) else Mode.SOCKET

    def secret(self, name: str) -> str:
        """A secret by the name of its setting, from where it is; empty where there is none.

        Raises ``OSError`` for a file that cannot be read: :meth:`file_of` is its name.
        """
        if given := self._value(name):
            return given
        file = self.file_of(name)
        return Path(file).expanduser().read_text(encoding="utf-8").strip() if file else ""

    def file_of(self, name: str) -> str:
        """The file that holds a secret; empty where none does."""
        return str(getattr(self, f"{name}_file", ""))

    def meaning(self, handle: str) -> Role | None:
        """What a user group with this handle means in the course; ``None`` for one that means nothing."""
        wanted = fold(handle.removeprefix("@"))
        for handles, role in ((self.instructors, Role.INSTRUCTOR), (self.assistants, Role.ASSISTANT)):
            if wanted in (fold(each.removeprefix("@")) for each in handles):
                return role
        return None


def _begins(given: SecretStr, *starts: str) -> SecretStr:
    if (token := given.get_secret_value()) and not token.startswith(starts):
        raise ValueError("another kind of token")
    return given


def _called(name: str) -> str:
    """As it is set: a secret by its variable, the rest in the file as well."""
    return f"HOMEROOM_SLACK_{name.upper()}"
