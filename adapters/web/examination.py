"""Whether the class could be served, or is, seen from outside."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from functools import partial
from http.client import HTTPConnection, HTTPException
from typing import Final

from adapters.web.settings import WebSettings
from adapters.web.watch import EPOCH
from bot.doctor import Examination, Finding

PATIENCE: Final = 1.0  # seconds of real time
_ANY: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # listening everywhere is also listening here


def examination(settings: WebSettings, *, serves: bool = True) -> Examination:
    """How the browser class looks at itself; or, where it is not served, whatever tells there that Homeroom lives."""
    return partial(_examine, settings, serves)


async def _examine(settings: WebSettings, serves: bool, epoch: str | None, runs: bool) -> list[Finding]:
    """What runs here has its port."""
    return [] if runs else [await _look_at_port(settings, serves, epoch)]


async def _look_at_port(settings: WebSettings, serves: bool, epoch: str | None) -> Finding:
    """Binds the port for an instant and listens to nothing. Whoever has it is asked whether it serves this class."""
    host = settings.host.strip("[]")
    values: dict[str, str | int] = {"address": f"{settings.host}:{settings.port}", "other": str(settings.port + 1)}
    try:
        ((family, kind, _, _, address), *_) = socket.getaddrinfo(host, settings.port, type=socket.SOCK_STREAM)
        with socket.socket(family, kind) as probe:
            if os.name == "posix":  # as a server binds: what was closed just now is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            return Finding("port-refused", values, well=False)
        if epoch and await asyncio.to_thread(_epoch_at, _ANY.get(host, host), settings.port) == epoch:
            where = settings.address or f"http://{values['address']}"
            return Finding("doctor-served" if serves else "doctor-served-elsewhere", {"address": where})
        return Finding("port-taken", values, well=False)
    return Finding("doctor-web" if serves else "doctor-watch", values)


def _epoch_at(host: str, port: int) -> str | None:
    """On which database the class is served there; ``None`` if something else answers, or nothing."""
    connection = HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/healthz", headers={"Host": f"127.0.0.1:{port}"})
        return connection.getresponse().getheader(EPOCH)
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()
