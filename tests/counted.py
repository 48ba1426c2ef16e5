"""The core and the router of every conversation, which hold each handler to the statements that it may cost.

DESIGN, "Answering in time": beside the handler's own one statement (the delivery, with the settings' version), one for
all queued jobs, one for each refresh or cancel. What happens once and not at each call stands in `allowed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.core import Core, Handled
from bot.effects import Effects
from bot.router import Router
from storage.database import Tx


class Seen(list[str]):
    """What one transaction sent, and what it was for: of its own, for others run in other threads meanwhile."""

    own = 0
    effects: Effects | None = None


class CountedCore(Core):
    """Notes which statements are a handler's, a view's or the settings' own."""

    @contextmanager
    def apart(self, tx: Tx) -> Iterator[None]:
        """What is sent meanwhile is not the router's."""
        if not isinstance(tx.seen, Seen):  # no act: a card that is drawn for a page
            yield
            return
        before, had = len(tx.seen), tx.seen.own
        yield
        tx.seen.own = had + len(tx.seen) - before

    def handle(self, tx: Tx, *args: Any, **kwargs: Any) -> Handled:
        with self.apart(tx):
            handled = super().handle(tx, *args, **kwargs)
        if isinstance(tx.seen, Seen):
            tx.seen.effects = handled.context.effects
        return handled

    def suggest(self, tx: Tx, *args: Any, **kwargs: Any) -> Any:
        with self.apart(tx):
            return super().suggest(tx, *args, **kwargs)

    def show(self, tx: Tx, *args: Any, **kwargs: Any) -> Any:
        with self.apart(tx):
            return super().show(tx, *args, **kwargs)

    def course_of(self, tx: Tx, *args: Any, **kwargs: Any) -> Any:
        with self.apart(tx):
            return super().course_of(tx, *args, **kwargs)

    def snapshot(self, tx: Tx, *args: Any, **kwargs: Any) -> Any:
        with self.apart(tx):
            return super().snapshot(tx, *args, **kwargs)


class CountedRouter(Router):
    """Counts what each act sends beside its handler's own.

    ``counted`` are the targets of the handlers that were called, ``breaches`` those that sent too much.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counted: set[str] = set()
        self.breaches: list[str] = []

    def _transaction(self, tx: Tx, run: Any) -> None:
        assert isinstance(self.core, CountedCore)
        seen = tx.seen = Seen()
        super()._transaction(tx, run)
        if seen.effects is None:  # it came before
            return
        self.counted.add(run.declared.target)
        if len(seen) - seen.own > allowed(seen, seen.effects):  # raised here it would become an apology
            self.breaches.append("\n".join([run.declared.target, *seen]))


def allowed(seen: list[str], effects: Any) -> int:
    """How many statements there may be beside the handler's own."""

    def any_begins(with_: str) -> bool:
        return any(each.startswith(with_) for each in seen)

    once = int(any_begins("INSERT INTO people"))  # the person's first act
    once += any_begins("UPDATE people SET acts_in")  # they act in another language than before
    once += any_begins("SELECT people.")  # the names of all persons in the answer
    once += any_begins("DELETE FROM drafts")  # what was kept of a form
    once += 3 * any_begins("INSERT INTO standing")  # another card replaced: found, let go, noted
    return 1 + once + bool(effects._jobs) + len(effects._spread) + len(effects._cancelled)
