"""A slow way to a server: everything, WebSockets too, takes half a round trip each way and shares one bandwidth."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

_CHUNK = 16_384


@dataclass(slots=True)
class Way:
    """One direction. ``bytes_per_second`` is what all connections share; ``carried`` is how many bytes went so far."""

    delay: float
    bytes_per_second: float
    carried: int = 0
    free_at: float = 0.0

    def arrives(self, now: float, size: int) -> float:
        """When what is sent now has arrived whole."""
        self.carried += size
        self.free_at = max(now, self.free_at) + size / self.bytes_per_second
        return self.free_at + self.delay


@asynccontextmanager
async def slowly(port: int, *, megabits: float, round_trip: float) -> AsyncIterator[tuple[int, Way]]:
    """The port of a way to a port of this machine, and its direction from there: what a page was sent.

    A connection is there after a whole round trip, as TCP's greeting takes one.
    """
    there, back = (Way(round_trip / 2, megabits * 1e6 / 8) for _ in range(2))
    begun: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(round_trip)
        onward, outward = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_carry(reader, outward, there), _carry(onward, writer, back))

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(serve(reader, writer))
        begun.add(task)
        task.add_done_callback(begun.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1], back
    finally:
        server.close()
        for task in begun:
            task.cancel()
        await asyncio.gather(*begun, return_exceptions=True)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: Way) -> None:
    """What is read is on its way while more is read: the delay is one of each piece, not of all in turn."""
    loop = asyncio.get_running_loop()
    pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def deliver() -> None:
        with suppress(ConnectionError):
            while True:
                at, piece = await pieces.get()
                await asyncio.sleep(at - loop.time())
                if not piece:
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()

    arriving = loop.create_task(deliver())
    with suppress(ConnectionError):
        while piece := await reader.read(_CHUNK):
            pieces.put_nowait((way.arrives(loop.time(), len(piece)), piece))
    pieces.put_nowait((way.arrives(loop.time(), 0), b""))
    await arriving
