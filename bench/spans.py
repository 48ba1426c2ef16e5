"""Where the time of an act goes: each function's own time, without that of the others that are looked at."""

from __future__ import annotations

import functools
import inspect
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

Named = tuple[Any, str, str]
"""Who has the function (a class or a module), the function's name, and what its time is called."""


class Spans:
    """Own times by name, in seconds, one list entry for each act. One act at a time, on any number of threads."""

    def __init__(self) -> None:
        self.by_name: dict[str, list[float]] = defaultdict(list)
        self._now: dict[str, float] = defaultdict(float)
        self._open = threading.local()

    def ended(self) -> None:
        """An act is over: what was gathered is its."""
        for name, took in self._now.items():
            self.by_name[name].append(took)
        self._now.clear()

    def medians(self) -> dict[str, float]:
        """The middle of each."""
        return {name: statistics.median(took) for name, took in self.by_name.items()}

    @contextmanager
    def span(self, name: str) -> Iterator[None]:
        """Counts the time of what is within to this name, but for the spans in it."""
        open_ = self._open.__dict__.setdefault("spans", [])
        began, inner = time.perf_counter(), [0.0]
        open_.append(inner)
        try:
            yield
        finally:
            took = time.perf_counter() - began
            open_.pop()
            self._now[name] += took - inner[0]
            if open_:
                open_[-1][0] += took

    @contextmanager
    def looking_at(self, functions: Sequence[Named]) -> Iterator[None]:
        """Puts a span around each of these functions."""
        before = [(owner, name, getattr(owner, name)) for owner, name, _ in functions]
        try:
            for owner, name, called in functions:
                setattr(owner, name, self._around(getattr(owner, name), called))
            yield
        finally:
            for owner, name, function in before:
                setattr(owner, name, function)

    def _around(self, function: Callable[..., Any], called: str) -> Callable[..., Any]:
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def later(*args: Any, **kwargs: Any) -> Any:
                with self.span(called):
                    return await function(*args, **kwargs)

            return later

        @functools.wraps(function)
        def at_once(*args: Any, **kwargs: Any) -> Any:
            with self.span(called):
                return function(*args, **kwargs)

        return at_once
