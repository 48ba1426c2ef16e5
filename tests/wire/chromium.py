"""The Chromium of this machine, for what must be seen in a real browser."""

from __future__ import annotations

import shutil
from typing import Final

# The first is Chromium without its own windows: they take the processor for half of each test's time.
NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PATIENCE: Final = 30_000  # ms: what takes longer than this is broken, also on a machine that does much else
NONE: Final = "No Chromium is installed (apt install chromium-headless-shell)."
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)


def found() -> str | None:
    """Where it is, if it is there."""
    return next(filter(None, map(shutil.which, NAMES)), None)
