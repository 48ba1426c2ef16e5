"""What ``[discord]`` in bot.toml may say about Homeroom in Discord servers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from adapters.discord.limits import LONGEST_NAME
from bot.people import Role
from bot.records import dataclass

_SHARDS: Final = re.compile(r"(\d{1,5})-(\d{1,5})/(\d{1,5})")
_MOST_SHARDS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Shards:
    """Which shards one process runs: ``first`` to ``last`` (both are its own) of ``count``."""

    first: int
    last: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Shards | None:
        """Of ``0-3/16``; ``None`` for nothing: as many as Discord recommends. Raises ``ValueError``."""
        if not text:
            return None
        found = _SHARDS.fullmatch(text)
        if found is None:
            raise ValueError("not of the form 0-3/16: the first and the last shard of this process, of how many")
        first, last, count = (int(each) for each in found.groups())
        if not first <= last < count <= _MOST_SHARDS:
            raise ValueError("not of the form 0-3/16: the first and the last shard of this process, of how many")
        return cls(first, last, count)

    @property
    def ids(self) -> list[int]:
        """The numbers of this process's shards."""
        return list(range(self.first, self.last + 1))


def _address(*schemes: str) -> AfterValidator:
    def check(given: str) -> str:
        scheme, _, rest = given.partition("://")
        if given and (scheme not in schemes or not rest.strip("/")):
            raise ValueError(f"not an address that begins with {' or '.join(f'{each}://' for each in schemes)}")
        return given.rstrip("/")

    return AfterValidator(check)


def _are_shards(given: str) -> str:
    Shards.parse(given)
    return given


class DiscordSettings(BaseModel):
    """Homeroom in Discord servers. It is on where there is a token."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)

    token: SecretStr = Field(
        SecretStr(""),
        description="The bot's token; in the environment only (HOMEROOM_DISCORD_TOKEN), so that no file holds it.",
    )
    token_file: str = Field("", description="A file that holds the token, where the environment should not.")
    shards: Annotated[str, BeforeValidator(str), AfterValidator(_are_shards)] = Field(
        "",
        description="The shards of this process where several share the work, such as 0-3/16; empty: one process has"
        " as many as Discord recommends.",
    )
    shared_channel: Annotated[str, Field(max_length=LONGEST_NAME)] = Field(
        "homeroom",
        description="The name of the channel under which conversations of several people are opened as private"
        " threads, for bots have no group messages; where a server has none, its main place is taken.",
    )
    instructors: list[str] = Field(
        [], description="The names of roles in the servers whose people are instructors there, such as Teachers."
    )
    assistants: list[str] = Field(
        [], description="The names of roles in the servers whose people are assistants there, such as Tutors."
    )
    api: Annotated[str, _address("https", "http")] = Field(
        "https://discord.com/api/v10",
        description="The base address of Discord's API, for a proxy that limits rates for several processes.",
    )
    gateway: Annotated[str, _address("wss", "ws")] = Field(
        "wss://gateway.discord.gg", description="The address of Discord's gateway."
    )
    identify_seconds: float = Field(
        5.0, ge=0, le=60, description="The seconds in which as many shards log in as Discord's max_concurrency says."
    )

    def read_token(self) -> str:
        """The token, from where it is; empty where there is none. Raises ``OSError`` for a file that cannot be read."""
        if not self.is_on:
            return ""
        return self.token.get_secret_value() or Path(self.token_file).expanduser().read_text(encoding="utf-8").strip()

    def meaning(self, name: str) -> Role | None:
        """What a server's role of this name means in its course; ``None`` for one that means nothing."""
        for names, role in ((self.instructors, Role.INSTRUCTOR), (self.assistants, Role.ASSISTANT)):
            if name.casefold() in (each.casefold() for each in names):
                return role
        return None

    @property
    def is_on(self) -> bool:
        """Whether there is a token."""
        return bool(self.token.get_secret_value() or self.token_file)

    @property
    def its_shards(self) -> Shards | None:
        """Which shards are this process's own."""
        return Shards.parse(self.shards)
