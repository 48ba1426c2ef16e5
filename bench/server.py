"""Homeroom as people start it: a process of its own, found to be there by ``/healthz``."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from bench.command import ROOT, RUN, arguments, environment

PATIENCE: Final = 60.0
_LOOK: Final = 0.002


@dataclass(frozen=True, slots=True)
class Server:
    """A Homeroom that answers. ``took`` is how many seconds after the process was made it first did."""

    process: subprocess.Popen[bytes]
    port: int
    took: float

    @property
    def address(self) -> str:
        """Where its class is."""
        return f"http://127.0.0.1:{self.port}"

    def megabytes(self) -> float:
        """What it and its children hold in memory now (resident set size)."""
        there = psutil.Process(self.process.pid)
        return sum(each.memory_info().rss for each in (there, *there.children(recursive=True))) / 1e6

    def seconds_of_work(self) -> float:
        """How long it and its children kept a core busy since the start."""
        there = psutil.Process(self.process.pid)
        times = [each.cpu_times() for each in (there, *there.children(recursive=True))]
        return sum(each.user + each.system for each in times)


@contextmanager
def homeroom(data: Path, without: Iterable[str] = ()) -> Iterator[Server]:
    """Starts it on a data folder, and ends it as Ctrl-C does. ``without`` these modules, as if not installed."""
    port = free_port()
    data.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", RUN, " ".join(without), *arguments(data, port)]
    told = data.parent / f"{data.name}.log"
    with told.open("ab") as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment(data), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
        try:
            took = _until_healthy(process, port, began)
            if took is None:
                last = told.read_text(encoding="utf-8", errors="replace")[-2000:]
                raise RuntimeError(f"Homeroom did not come to answer. It said:\n{last}")
            yield Server(process, port, took)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _until_healthy(process: subprocess.Popen[bytes], port: int, began: float) -> float | None:
    while time.perf_counter() - began < PATIENCE:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == http.client.OK:
                return time.perf_counter() - began
        except OSError:
            time.sleep(_LOOK)
        finally:
            connection.close()
        if process.poll() is not None:
            return None
    return None
