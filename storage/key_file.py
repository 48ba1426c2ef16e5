"""A secret of this class, in a file of its own beside the database: made at first need, readable to nobody else."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import Final

_BYTES: Final = 32


def own_key(path: Path) -> bytes:
    """The key in this file; a new one, whole and on disk before it has its name, where there is none.

    Processes that ask at once get the same.
    """
    with contextlib.suppress(FileNotFoundError):
        return path.read_bytes()
    made = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    file = os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.write(file, secrets.token_bytes(_BYTES))
        os.fsync(file)
    finally:
        os.close(file)
    try:
        os.link(made, path)
    except FileExistsError:  # another process was first: its key holds
        pass
    except OSError:  # a disk without hard links
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
    return path.read_bytes()
