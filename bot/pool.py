"""Other processes for what takes long: drawing pictures, and the pure functions of ``work``."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Final, TypeVar

from bot.card import Card

T = TypeVar("T")
TRIES: Final = 3


class Pool:
    """A few processes, started when first needed. They are told nothing but the function and its input."""

    def __init__(self, processes: int = 2) -> None:
        self._processes = processes
        self._executor: ProcessPoolExecutor | None = None

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """What ``function`` returns, from another process. One that died is replaced and asked again, three times in
        all: it may have been ended for what its neighbour was at."""
        tries = 0
        while True:
            executor = self._started()
            try:
                return await self._submit(executor, function, *args)
            except BrokenProcessPool:
                self._end(executor)
                if (tries := tries + 1) == TRIES:
                    raise

    def warm(self, function: Callable[[], object] | None) -> None:
        """Has a process begin, and ``function`` import there what is needed next; nobody waits for it, and none of its
        faults is told: what follows meets it as well."""
        if function is not None:
            with suppress(BrokenProcessPool), _undisturbed():
                future = asyncio.get_running_loop().run_in_executor(self._started(), function)
                future.add_done_callback(_unheard)

    async def within(self, seconds: float, function: Callable[..., T], *args: Any) -> T:
        """The same in so many seconds. Raises ``TimeoutError`` after that, and ends the processes: which of them is at
        it nobody knows, and none can be asked to stop. What the others were at begins again."""
        try:
            async with asyncio.timeout(seconds) as limit:
                return await self.run(function, *args)
        except TimeoutError:
            if limit.expired() and self._executor is not None:
                self._end(self._executor)
            raise

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            # Spawned, not forked: a fork would copy the threads' locks of the database.
            self._executor = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"), initializer=_set_up)
        return self._executor

    @staticmethod
    async def _submit(executor: ProcessPoolExecutor, function: Callable[..., T], *args: Any) -> T:
        with _undisturbed():
            future = asyncio.get_running_loop().run_in_executor(executor, function, *args)
        future.add_done_callback(_unheard)  # who asked may not wait for it
        return await asyncio.shield(future)  # one that was cancelled would break what watches the processes, on 3.11

    def _end(self, executor: ProcessPoolExecutor) -> None:
        """Ends the processes of one that broke or is stuck, unless that happened: who waits for it asks again."""
        if self._executor is executor:
            self._executor = None
            _kill(executor, cancel=False)

    async def drawn(self, card: Card) -> Card:
        """The card with its picture drawn."""
        if card.image is None or card.image.data is not None:
            return card
        data = await self.run(card.image.draw)
        return replace(card, image=replace(card.image, data=data))

    def close(self) -> None:
        """Ends the processes, whatever they are at: who waited for that has gone."""
        if self._executor is not None:
            executor, self._executor = self._executor, None
            _kill(executor, cancel=True)


def _unheard(done: asyncio.Future[Any]) -> None:
    """What came of it is read, so that nothing is said of a fault that nobody asked for."""
    if not done.cancelled():
        done.exception()


def _kill(executor: ProcessPoolExecutor, *, cancel: bool) -> None:
    processes = [*(executor._processes or {}).values()]  # shutting down forgets them
    executor.shutdown(wait=False, cancel_futures=cancel)
    for process in processes:
        process.kill()


def _set_up() -> None:
    """In a process of the pool, before it imports anything for its work."""
    # numpy's matrix products would wait for one another on all cores, which costs more than twice what it saves;
    # what can use several cores begins threads of its own.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _end_with_parent()


def _end_with_parent() -> None:
    """In a process of the pool: it ends when Homeroom is killed, which its queue alone would never tell it."""

    def wait() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(0)

    Thread(target=wait, daemon=True).start()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What is started in here never hears Ctrl-C, which a terminal sends to all processes: finishing is ours to ask."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
