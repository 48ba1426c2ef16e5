"""The token: where it may stand, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from adapters.discord.settings import DiscordSettings
from adapters.web.settings import WebSettings
from bot.app import App
from bot.config import Config, ConfigProblem, load
from bot.config_tables import HomeroomTable
from bot.parts import models
from bot.platform import CannotStart
from tests.wire.discord.server import Discord


async def test_a_token_that_discord_does_not_know_stops_the_start(tmp_path: Path) -> None:
    wire = await Discord.open(patience=1)
    for settings, text_id in (
        (DiscordSettings(token=SecretStr("wrong"), api=wire.api_url, gateway=wire.gateway_url), "discord-token"),
        (DiscordSettings(token_file=str(tmp_path / "none"), api=wire.api_url), "discord-token-file"),
    ):
        parts = {"discord": settings, "web": WebSettings(port=0)}
        app = await App.open(Config(HomeroomTable(data=tmp_path), parts=parts))
        with pytest.raises(CannotStart) as cannot:
            await app.start()
        assert cannot.value.text_id == text_id
        await app.stop()
    await wire.close()


def test_the_token_is_in_the_environment_and_in_no_file(tmp_path: Path) -> None:
    file = tmp_path / "bot.toml"
    file.write_text('[discord]\ntoken = "abc"\n', encoding="utf-8")
    with pytest.raises(ConfigProblem) as wrong:
        load(file, {}, models())
    (problem,) = wrong.value.problems
    assert (problem.text_id, problem.line, problem.values["variable"]) == (
        "config-secret",
        2,
        "HOMEROOM_DISCORD_TOKEN",
    )
    settings = load(None, {"HOMEROOM_DISCORD_TOKEN": "abc"}, models()).model("discord", DiscordSettings)
    assert settings.is_on
    assert settings.read_token() == "abc"
    assert "abc" not in repr(settings)


def test_a_file_can_hold_the_token(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("abc\n", encoding="utf-8")
    assert DiscordSettings(token_file=str(tmp_path / "token")).read_token() == "abc"


@pytest.mark.parametrize("shards", ["0-3", "3-1/16", "0-16/16", "a-b/c", "0-3/0"])
def test_shards_that_are_none_are_refused(shards: str) -> None:
    with pytest.raises(ValueError, match="0-3/16"):
        DiscordSettings(shards=shards)


def test_shards_are_read() -> None:
    shards = DiscordSettings(shards="4-7/16").its_shards
    assert shards is not None
    assert (shards.ids, shards.count) == ([4, 5, 6, 7], 16)
