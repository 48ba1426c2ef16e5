"""Other processes for what takes long: drawing pictures, and the pure functions of ``work``."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from bot.card import Card

T = TypeVar("T")


class Pool:
    """A few processes, started when first needed. They are told nothing but the function and its input."""

    def __init__(self, processes: int = 2) -> None:
        self._processes = processes
        self._executor: ProcessPoolExecutor | None = None

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """What ``function`` returns, from another process. A process that died is replaced and asked once more."""
        try:
            return await self._submit(function, *args)
        except BrokenProcessPool:
            self.close()
            return await self._submit(function, *args)

    async def _submit(self, function: Callable[..., T], *args: Any) -> T:
        if self._executor is None:
            # Spawned, not forked: a fork would copy the threads' locks of the database.
            self._executor = ProcessPoolExecutor(
                self._processes, mp_context=get_context("spawn"), initializer=_end_with_parent
            )
        with _undisturbed():
            future = asyncio.get_running_loop().run_in_executor(self._executor, function, *args)
        return await future

    async def drawn(self, card: Card) -> Card:
        """The card with its picture drawn."""
        if card.image is None or card.image.data is not None:
            return card
        data = await self.run(card.image.draw)
        return replace(card, image=replace(card.image, data=data))

    def close(self) -> None:
        """Ends the processes, whatever they are at: who waited for that has gone."""
        if self._executor is not None:
            processes = [*(self._executor._processes or {}).values()]  # shutting down forgets them
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None
            for process in processes:
                process.kill()


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
