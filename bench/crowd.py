"""Five hundred people at their browsers, as one process of its own: they write, and note what each of them sees when.

``people`` is called in a child process; it speaks to the real server over real WebSockets.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import Any, Final

from aiohttp import ClientSession, ClientWebSocketResponse, TCPConnector, WSMsgType

BEFORE: Final = "message "
PATIENCE: Final = 30.0  # seconds after the last message in which what is late may still come
_OPENING: Final = 20  # pages that open at once


@dataclass(slots=True)
class Crowd:
    """What was written and seen. Moments are seconds of this process's clock, which reads both ends."""

    sent: list[float]
    last: list[float]  # when the last page so far saw each message
    seen: list[bytearray]  # by page: how often each message came
    missing: int = 0  # how many pairs of page and message are still to come
    refused: int = 0
    lag: float = 0.0  # the longest that this process itself was late
    complete: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def of(cls, pages: int, messages: int) -> Crowd:
        """Nobody has seen anything yet."""
        seen = [bytearray(messages) for _ in range(pages)]
        return cls([0.0] * messages, [float("inf")] * messages, seen, pages * messages)

    def heard(self, page: int, number: int) -> None:
        """A page shows a message."""
        if not self.seen[page][number]:
            self.missing -= 1
            self.last[number] = time.perf_counter()
            if not self.missing:
                self.complete.set()
        self.seen[page][number] += 1

    def found(self) -> dict[str, float]:
        """How many pairs of page and message were lost and doubled, and how late each message's last page was."""
        waits = sorted(last - sent for last, sent in zip(self.last, self.sent, strict=True))
        return {
            "lost": self.missing,
            "doubled": sum(sum(times > 1 for times in page) for page in self.seen),
            "refused": self.refused,
            "within": 100 * sum(wait <= 1.0 for wait in waits) / len(waits),
            "middle": waits[len(waits) // 2],
            "late": waits[int(len(waits) * 0.99)],
            "latest": waits[-1],
            "lag": self.lag,
        }


async def people(
    address: str, people: Sequence[str], places: Sequence[str], per_second: int, seconds: int
) -> dict[str, float]:
    """Opens a page for each person; some of them write, at an even pace; waits until everyone has seen everything."""
    crowd = Crowd.of(len(people), per_second * seconds)
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        sockets = await _open(session, address, people)
        listening = [asyncio.create_task(_listen(crowd, page, socket)) for page, socket in enumerate(sockets)]
        watching = asyncio.create_task(_watch(crowd))
        await _write(crowd, sockets, places, per_second)
        with suppress(TimeoutError):
            await asyncio.wait_for(crowd.complete.wait(), PATIENCE)
        watching.cancel()
        for task in listening:
            task.cancel()
        await asyncio.gather(watching, *listening, return_exceptions=True)
        await asyncio.gather(*(socket.close() for socket in sockets))
    return crowd.found()


async def _open(session: ClientSession, address: str, people: Sequence[str]) -> list[ClientWebSocketResponse]:
    free = asyncio.Semaphore(_OPENING)

    async def page(person: str) -> ClientWebSocketResponse:
        async with free:
            socket = await session.ws_connect(
                f"{address}/live?as={person}", headers={"Origin": address}, max_msg_size=0, compress=0
            )
            await socket.receive_str()  # hello
            return socket

    return list(await asyncio.gather(*(page(person) for person in people)))


async def _listen(crowd: Crowd, page: int, socket: ClientWebSocketResponse) -> None:
    async for frame in socket:
        if frame.type is WSMsgType.TEXT:
            numbers, refused = _numbers(frame.data)
            crowd.refused += refused
            for number in numbers:
                crowd.heard(page, number)


@lru_cache(maxsize=64)
def _numbers(frame: str) -> tuple[tuple[int, ...], int]:
    """The messages in a frame, and how many requests it says no to. Pages that see the same get the same frame."""
    numbers, refused = [], 0
    for item in json.loads(frame):
        text = str(item["message"].get("text", "")) if item.get("ev") == "message" else ""
        if text.startswith(BEFORE):
            numbers.append(int(text.removeprefix(BEFORE).partition(":")[0]))
        refused += item.get("ok") is False
    return tuple(numbers), refused


async def _write(
    crowd: Crowd, sockets: Sequence[ClientWebSocketResponse], places: Sequence[str], per_second: int
) -> None:
    chance, began = Random(11), time.perf_counter()
    who = list(range(len(sockets)))
    chance.shuffle(who)
    for number in range(len(crowd.sent)):
        await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
        words = f"{BEFORE}{number}: {'what people say to each other in a class ' * chance.randint(1, 4)}"
        asked: dict[str, Any] = {"id": number + 1, "do": "say", "place": places[number % len(places)], "text": words}
        crowd.sent[number] = time.perf_counter()
        await sockets[who[number % len(who)]].send_str(json.dumps({**asked, "key": f"k{number}"}))


async def _watch(crowd: Crowd) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.05)
        crowd.lag = max(crowd.lag, time.perf_counter() - began - 0.05)
