"""A reader of files for the tests, in a module that another process reads in no time."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.context import Refusal
from bot.kinds import Upload


@dataclass(frozen=True)
class Things:
    """What a file lists, and where it was read."""

    names: tuple[str, ...]
    process: int


def read_things(file: Upload) -> Things:
    """What stands in a file; some of what may stand there goes wrong."""
    text = file.data.decode()
    while text == "for ever":
        pass
    while text.startswith("waits for ") and not Path(text.removeprefix("waits for ")).exists():
        pass
    if text == "dies":
        os._exit(1)
    if text == "fails":
        raise ValueError("a mistake of ours")
    if text == "no list":
        raise Refusal("no-list", line=3)
    return Things(tuple(text.split()), os.getpid())


def is_loaded(module: str) -> bool:
    """Whether this process has imported it."""
    return module in sys.modules


def fails() -> None:
    raise ValueError("lost")
