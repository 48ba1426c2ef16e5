"""A class to try things in or one for real people: decided once, and what belongs to the one is never in the other."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.web.settings import WebSettings
from bot import parts as bot_parts
from bot.app import App
from bot.clock import MovableClock, SystemClock
from bot.config import Config, ConfigProblem
from bot.config_tables import DatabaseTable, HomeroomTable
from bot.demo import OtherKind, decide
from bot.people import Person
from storage.buddy_now import BuddyNow
from tests.klass import SPACE
from tests.shell import Terminal, ends

ADDRESS = "https://class.example.org"
SERVER = "postgresql://me:hush@127.0.0.1:9/school"


def config_of(data: Path, address: str = "") -> Config:
    return Config(HomeroomTable(data=data), parts={"web": WebSettings(port=0, address=address)})


@pytest.mark.parametrize("signs_in", [True, False])
@pytest.mark.parametrize("others", [(), ("slack", "discord")])
@pytest.mark.parametrize("url", ["", SERVER])
def test_one_chooses_who_to_be_only_alone_on_the_embedded_database(
    signs_in: bool, others: Collection[str], url: str
) -> None:
    config = Config(database=DatabaseTable(url=url))
    if signs_in:
        assert decide(config, signs_in=True, others=others) is False
    elif not others and not url:
        assert decide(config, signs_in=False, others=others) is True
    else:
        with pytest.raises(ConfigProblem) as refused:
            decide(config, signs_in=False, others=others)
        [problem] = refused.value.problems
        assert problem.text_id == ("demo-others" if others else "demo-postgres")
        assert problem.values == ({"names": "discord, slack"} if others else {})


async def test_beside_another_platform_nothing_starts_without_sign_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot_parts, "adapters_on", lambda config: frozenset({"web", "discord"}))
    with pytest.raises(ConfigProblem):
        await App.open(config_of(tmp_path / "data"))
    assert not (tmp_path / "data").exists()
    app = await App.open(config_of(tmp_path / "data", ADDRESS))
    assert (app.demo, app.movable, type(app.core.clock)) == (False, False, SystemClock)
    await app.stop()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "To try things out, leave [database] url away."), ("es", "quita [database] url.")]
)
def test_on_a_server_nobody_can_choose_and_what_helps_is_said(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setenv("HOMEROOM_DATABASE_URL", SERVER)
    for ended in (ends(tmp_path, "run", HOMEROOM_DATABASE_URL=SERVER, LC_ALL=language), terminal.types("doctor")):
        assert ended.code == 78
        assert said in ended.err
        assert "[web] address" in ended.err
        assert "hush" not in ended.said


async def test_a_clock_that_was_moved_is_for_no_class_of_real_people(tmp_path: Path) -> None:
    app = await App.open(config_of(tmp_path))
    await app.start()
    await app.leap(timedelta(days=3), nullcontext)
    await app.stop()
    with pytest.raises(OtherKind, match="folder-moved"):
        await App.open(config_of(tmp_path, ADDRESS))
    app = await App.open(config_of(tmp_path))  # nothing was changed, nor is anything held
    assert isinstance(app.core.clock, MovableClock)
    assert app.core.clock.offset > timedelta(days=2)
    await app.stop()


async def test_that_it_was_moved_is_said_at_the_start(tmp_path: Path) -> None:
    app = await App.open(config_of(tmp_path / "data"))
    await app.start()
    await app.leap(timedelta(hours=1), nullcontext)
    await app.stop()
    ended = ends(tmp_path, "run", "--port", "0", HOMEROOM_WEB_ADDRESS=ADDRESS)
    assert ended.code == 78
    assert ended.err.startswith("In data time was moved ahead, as it can be only in a class to try things out.")


async def test_what_is_kept_for_a_while_is_gone_when_the_clock_was_moved_over_its_end(tmp_path: Path) -> None:
    app = await App.open(config_of(tmp_path))
    await app.start()
    begun = app.core.clock.now()
    await app.database.write(SPACE, lambda tx: BuddyNow(tx, SPACE).wait(0, Person(SPACE, "ben"), begun))
    await app.leap(timedelta(minutes=20), nullcontext)
    assert len(await app.database.read(lambda tx: BuddyNow(tx, SPACE).waiting(0, begun))) == 1
    await app.leap(timedelta(hours=1), nullcontext)
    assert await app.database.read(lambda tx: BuddyNow(tx, SPACE).waiting(0, begun)) == []
    await app.stop()
