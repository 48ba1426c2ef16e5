"""How Homeroom is started for being measured: as a user starts it, with a data folder of the bench's."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

RUN: Final = "import sys; sys.modules.update(dict.fromkeys(sys.argv.pop(1).split())); from bot.cli import main; main()"
"""Starts ``homeroom`` with its arguments. The first names modules that are not there on a user's machine."""
ROOT: Final = Path(__file__).parent.parent


def arguments(data: Path, port: int) -> list[str]:
    """``homeroom run`` with everything as it is by default, whatever a ``bot.toml`` of this checkout says."""
    config = data.parent / "bot.toml"
    config.touch()
    return ["run", "--config", str(config), "--port", str(port)]


def environment(data: Path) -> dict[str, str]:
    """A user's: nothing of Homeroom's set but the data folder, and Python keeping what it compiled."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("HOMEROOM_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    return {**kept, "HOMEROOM_HOMEROOM_DATA": str(data)}
