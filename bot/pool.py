"""Other processes for what takes long: drawing pictures, and the pure functions of ``work``."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context
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
            self._executor = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"))
        return await asyncio.get_running_loop().run_in_executor(self._executor, function, *args)

    async def drawn(self, card: Card) -> Card:
        """The card with its picture drawn."""
        if card.image is None or card.image.data is not None:
            return card
        data = await self.run(card.image.draw)
        return replace(card, image=replace(card.image, data=data))

    def close(self) -> None:
        """Ends the processes."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None
