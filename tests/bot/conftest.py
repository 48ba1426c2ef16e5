"""What tests of the command line begin with: a terminal, and what a class that ran has left."""

from __future__ import annotations

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from adapters.web.settings import WebSettings
from bot.app import App
from bot.clock import SystemClock
from bot.config import Config
from bot.config_tables import HomeroomTable
from storage.backup import copy
from tests.shell import Terminal


def at(data: Path) -> Config:
    """A class on any free port, with its data there."""
    return Config(HomeroomTable(data=data), parts={"web": WebSettings(port=0)})


async def once(data: Path) -> None:
    """A class is founded there, and stopped."""
    app = await App.open(at(data))
    await app.start()
    await app.stop()


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that speaks English, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in [each for each in os.environ if each.startswith("HOMEROOM_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "en")
    monkeypatch.setenv("HOMEROOM_WEB_PORT", "0")
    return Terminal(capsys)


@pytest.fixture(scope="session")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a class ran once: ``data``, and a backup ``b.db``. For copying only."""
    folder = tmp_path_factory.mktemp("left")
    asyncio.run(once(folder / "data"))
    copy(folder / "data" / "homeroom.db", folder / "b.db", SystemClock().real())
    return folder


@pytest.fixture
def class_left(left: Path, tmp_path: Path) -> Path:
    """The same for this test alone."""
    shutil.copytree(left, tmp_path, dirs_exist_ok=True)
    return tmp_path
