"""That all declarations were found right is remembered beside what Python compiled, and under the same rule: as long as
no file of ours has changed, the next start need not look again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parent.parent
FOLDERS: Final = tuple(_ROOT / name for name in ("adapters", "bot", "cogs", "storage"))
NOTE: Final = Path(cache_from_source(__file__)).with_suffix(".txt")
_READ: Final = (".py", ".ftl")


def unless_checked(
    check: Callable[[], None], on: Iterable[str], folders: Iterable[Path] = FOLDERS, note: Path = NOTE
) -> None:
    """Calls ``check``, unless it was called for the same features ``on`` and the same files before, and raised nothing.

    A file is the same with its size and time, as it is to Python. Where nothing can be read or kept it is called.
    """
    state = ""
    with suppress(OSError, ValueError):
        state = _state(on, folders)
        if note.read_text(encoding="ascii") == state:
            return
    check()
    if state and not sys.dont_write_bytecode:
        _keep(note, state)


def _state(on: Iterable[str], folders: Iterable[Path]) -> str:
    """All that a check depends on, as a hash."""
    seen = sorted(line for folder in folders for line in _files(str(folder)))
    return blake2b("\n".join([sys.version, *on, *seen]).encode("utf-8", "surrogateescape")).hexdigest()


def _files(folder: str) -> Iterator[str]:
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for each in entries:
                if each.name.endswith(_READ):
                    found = each.stat()
                    yield f"{each.path} {found.st_size} {found.st_mtime_ns}"
                elif each.name != "__pycache__" and each.is_dir():
                    folders.append(each.path)


def _keep(note: Path, state: str) -> None:
    """Whole or not at all: several processes may start at once."""
    made = note.with_name(f"{note.name}.{os.getpid()}")
    try:
        made.write_text(state, encoding="ascii")
        made.replace(note)
    except OSError:
        with suppress(OSError):
            made.unlink()
