"""Whether the class could be served, seen from outside while nothing runs."""

from __future__ import annotations

import errno
import os
import socket
from functools import partial

from adapters.web.settings import WebSettings
from bot.doctor import Examination, Finding


def examination(settings: WebSettings) -> Examination:
    """How the browser class looks at itself."""
    return partial(_examine, settings)


async def _examine(settings: WebSettings) -> Finding:
    """Binds the port for an instant and listens to nothing."""
    host = settings.host.strip("[]")
    values: dict[str, str | int] = {"address": f"{settings.host}:{settings.port}", "other": str(settings.port + 1)}
    try:
        ((family, kind, _, _, address), *_) = socket.getaddrinfo(host, settings.port, type=socket.SOCK_STREAM)
        with socket.socket(family, kind) as probe:
            if os.name == "posix":  # as a server binds: what was closed just now is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        return Finding("port-taken" if taken else "port-refused", values, well=False)
    return Finding("doctor-web", values)
