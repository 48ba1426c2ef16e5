"""What a started Homeroom has imported, as on a machine that has only what the lock to run brings.

``python -m bench.imported FILE MODULES run --port PORT ...`` runs Homeroom until it has started, without these modules,
and writes into the file what it has imported until then.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Sequence
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

from bench.command import ROOT, arguments, environment

_SETTLED: Final = 0.5  # seconds without an import, of a process that has nothing else to do
OURS: Final = frozenset(("adapters", "bot", "cogs", "storage"))
BY_PYTHON: Final = ("__editable__", "_distutils_hack")
"""What a ``.pth`` file imports into every process of this environment, a baseline's too."""


def development_only() -> list[str]:
    """Modules that are installed here for working on Homeroom, and that a library might import where it finds them."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    to_run = {_canonical(name) for name in re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==", lock, re.MULTILINE)}
    return sorted(
        module
        for module, found in packages_distributions().items()
        if module.isidentifier() and module not in OURS and not {_canonical(each) for each in found} & to_run
    )


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(data: Path, port: int, without: Sequence[str]) -> list[str]:
    """The modules, in the order of their import, of a Homeroom that has started on a data folder."""
    file = data.parent / "imported.json"
    command = [sys.executable, "-m", "bench.imported", str(file), " ".join(without), *arguments(data, port)]
    subprocess.run(command, cwd=ROOT, env=environment(data), check=True, capture_output=True, timeout=60)
    found: list[str] = json.loads(file.read_text(encoding="utf-8"))
    return found


def third_party(modules: Sequence[str]) -> list[str]:
    """Those that are neither Homeroom's, nor Python's, nor imported into every process of this environment."""
    return [each for each in modules if each.partition(".")[0] not in OURS and not each.startswith(BY_PYTHON)]


def _installed() -> list[str]:
    """What was imported from where packages are installed, and Homeroom's own."""
    folders = tuple({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    found = []
    for name, module in list(sys.modules.items()):
        where = getattr(module, "__file__", None) or next(iter(getattr(module, "__path__", ())), "")
        if name.partition(".")[0] in OURS or str(where).startswith(folders):
            found.append(name)
    return found


def _watch(file: Path, port: int) -> None:
    """Waits until Homeroom answers, and then for the rest of its start: until nothing more is imported."""
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            break
        except OSError:
            time.sleep(0.005)
        finally:
            connection.close()
    before = -1
    while before != len(sys.modules):
        before = len(sys.modules)
        time.sleep(_SETTLED)
    file.write_text(json.dumps(_installed()), encoding="utf-8")
    os.kill(os.getpid(), signal.SIGINT)


def _main(file: str, without: str, *given: str) -> None:
    sys.modules.update(dict.fromkeys(without.split()))  # type: ignore[arg-type]  # None: as if it were not installed
    port = int(given[given.index("--port") + 1])
    threading.Thread(target=_watch, args=(Path(file), port), daemon=True).start()
    from bot.cli import main

    sys.argv[1:] = given
    main()


if __name__ == "__main__":
    _main(*sys.argv[1:])
