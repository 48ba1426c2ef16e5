"""Acts that are sent again, as after a lost connection: the same key of the same person gets the first answer."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from adapters.web.core import Core
from adapters.web.hub import JsonObject
from adapters.web.limits import LONGEST_KEY
from adapters.web.refusal import ClassRefusal


class Once:
    """The newest answers of one class, by person and key. They are in memory only."""

    def __init__(self, core: Core, kept: int) -> None:
        self._core = core
        self._kept = kept
        self._answers: OrderedDict[tuple[str, str], asyncio.Task[JsonObject]] = OrderedDict()

    async def do(self, person: str, key: str, act: Callable[[], Coroutine[Any, Any, JsonObject]]) -> JsonObject:
        """The answer of this act, done unless it was. Without a key it is always done.

        An act goes on when whoever asked is gone. One that failed is done again when it is sent again.
        """
        if len(key) > LONGEST_KEY:
            raise ClassRefusal("class-bad-request")
        known = self._answers.get((person, key)) if key else None
        if known is None:
            known = self._core.begin(act())
            if key:
                self._remember((person, key), known)
        return await asyncio.shield(known)

    def _remember(self, key: tuple[str, str], task: asyncio.Task[JsonObject]) -> None:
        self._answers[key] = task

        def over(task: asyncio.Task[JsonObject]) -> None:
            if task.cancelled() or task.exception() is not None:
                self._answers.pop(key, None)

        task.add_done_callback(over)
        while len(self._answers) > self._kept:
            self._answers.popitem(last=False)
