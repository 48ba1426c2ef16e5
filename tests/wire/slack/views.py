"""Modals in their stack, and App Home: opened, pushed, updated, closed, with what people entered in them meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from tests.wire.slack.blocks import STATELESS, acted_on, kept_blocks
from tests.wire.slack.check_blocks import check_view, elements
from tests.wire.slack.checking import Misfits
from tests.wire.slack.state import initial
from tests.wire.slack.things import App, Data
from tests.wire.slack.world import World

MOST_VIEWS: Final = 3
"""Views of one modal upon one another (surfaces/modals)."""
LARGEST: Final = 250_000
"""Bytes of a view (reference/methods/views.open, ``view_too_large``)."""
_TEXTS: Final = ("title", "submit", "close")
_ABOUT: Final = {"private_metadata": "", "callback_id": "", "external_id": ""}
_FLAGS: Final = {"clear_on_close": False, "notify_on_close": False}


@dataclass(eq=False)
class View:
    """A modal, or somebody's App Home. ``body`` is what the app sent, as Slack keeps it; ``named`` are the ids that the
    app gave in it, ``entered`` is what stands in its inputs, by block and action, ``errors`` are the sentences at its
    blocks."""

    id: str
    app: App
    team_id: str
    user_id: str
    body: Data
    hash: str
    root: str
    previous: str | None = None
    entered: dict[tuple[str, str], Data] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    @property
    def is_modal(self) -> bool:
        """Whether it is a modal."""
        return bool(self.body["type"] == "modal")

    @property
    def has_inputs(self) -> bool:
        """Whether there is something to fill in."""
        return any(each["type"] == "input" for each in self.body["blocks"])

    def state(self) -> Data:
        """What stands in its inputs, as it goes over the wire."""
        found: dict[str, Data] = {}
        for (block_id, action_id), value in self.entered.items():
            found.setdefault(block_id, {})[action_id] = value
        return {"values": found}

    def json(self) -> Data:
        """It in Slack's shape."""
        texts = {name: self.body.get(name) for name in _TEXTS}
        about = {name: self.body.get(name, other) for name, other in {**_ABOUT, **_FLAGS}.items()}
        return {
            "id": self.id,
            "team_id": self.team_id,
            "type": self.body["type"],
            "blocks": self.body["blocks"],
            **about,
            **texts,
            "state": self.state(),
            "hash": self.hash,
            "previous_view_id": self.previous,
            "root_view_id": self.root,
            "app_id": self.app.id,
            "app_installed_team_id": self.team_id,
            "bot_id": self.app.installs[self.team_id].bot_id,
        }


class Views:
    """All that are open. ``seen`` is called with each that appears or changes, and (``True``) with each that goes."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[tuple[str, str], View] = {}
        self.seen: list[Callable[[View, bool], None]] = []
        self._hashes = count(1)

    def top(self, user_id: str) -> View | None:
        """The modal that somebody sees."""
        stack = self.stacks.get(user_id)
        return stack[-1] if stack else None

    def find(self, view_id: str) -> View | None:
        """One that is open, or a home."""
        return next((each for each in self._all() if each.id == view_id), None)

    def open(self, app: App, team_id: str, user_id: str, body: Data) -> View:
        """A modal of its own; whatever modal was open before is gone."""
        self._check(app, body, "modal")
        self.clear(user_id)
        view_id = self.world.new_id("V")
        made = View(view_id, app, team_id, user_id, {}, "", view_id)
        self.stacks[user_id] = [made]
        return self._becomes(made, body)

    def push(self, app: App, user_id: str, body: Data) -> View:
        """A modal upon the one that is open."""
        stack = self.stacks.get(user_id) or []
        if not stack or stack[-1].app is not app:
            raise Misfits("not_found")
        if len(stack) >= MOST_VIEWS:
            raise Misfits("push_limit_reached")
        self._check(app, body, "modal")
        below = stack[-1]
        made = View(self.world.new_id("V"), app, below.team_id, user_id, {}, "", below.root, below.id)
        stack.append(made)
        return self._becomes(made, body)

    def update(self, app: App, view_id: str | None, external_id: str | None, body: Data, known: str | None) -> View:
        """A view becomes another; ``known`` is the hash that the app last saw."""
        found = [each for each in self._all() if each.app is app and view_id in (each.id, None)]
        if view_id is None:
            found = [each for each in found if external_id and each.body.get("external_id") == external_id]
        if not found:
            raise Misfits("not_found")
        if known is not None and known != found[0].hash:
            raise Misfits("hash_conflict")
        self._check(app, body, "modal" if found[0].is_modal else "home", found[0])
        return self._becomes(found[0], body)

    def publish(self, app: App, team_id: str, user_id: str, body: Data, known: str | None) -> View:
        """Somebody's App Home."""
        before = self.homes.get((app.id, user_id))
        if known is not None and (before is None or known != before.hash):
            raise Misfits("hash_conflict")
        self._check(app, body, "home", before)
        if before is None:
            view_id = self.world.new_id("V")
            before = self.homes[app.id, user_id] = View(view_id, app, team_id, user_id, {}, "", view_id)
        return self._becomes(before, body)

    def close(self, user_id: str) -> View:
        """The uppermost modal goes, and the one below it is seen again."""
        gone = self.stacks[user_id].pop()
        self._show(gone, gone=True)
        return gone

    def clear(self, user_id: str) -> list[View]:
        """All modals go."""
        gone = self.stacks.pop(user_id, [])
        for view in reversed(gone):
            self._show(view, gone=True)
        return gone

    def show(self, view: View) -> None:
        """It changed by itself: errors stand in it."""
        self._show(view)

    def _check(self, app: App, body: Data, kind: str, before: View | None = None) -> None:
        check_view(body, self.world.files)
        if body["type"] != kind:
            raise Misfits("invalid_arguments", [f"view type must be {kind} [json-pointer:/view/type]"])
        if len(json.dumps(body).encode()) > LARGEST:
            raise Misfits("view_too_large")
        own = body.get("external_id")
        if own and any(
            each.body.get("external_id") == own and each is not before for each in self._all() if each.app is app
        ):
            raise Misfits("duplicate_external_id")

    def _becomes(self, view: View, body: Data) -> View:
        """What was entered stays where block and action are the same."""
        view.body = {**body, "blocks": kept_blocks(body["blocks"])}
        given = [*body["blocks"], *(element for block in body["blocks"] for element in elements(block))]
        view.named = {each[name] for each in given for name in ("block_id", "action_id") if each.get(name)}
        view.hash = f"{self.world.seconds()}.{next(self._hashes):08x}"
        before, view.entered, view.errors = view.entered, {}, {}
        for block, element in acted_on(view.body["blocks"]):
            if element["type"] not in STATELESS:
                place = block["block_id"], element["action_id"]
                new = initial(element)
                kept = before.get(place)
                view.entered[place] = kept if kept is not None and kept["type"] == new["type"] else new
        self._show(view)
        return view

    def _all(self) -> Iterator[View]:
        for stack in self.stacks.values():
            yield from stack
        yield from self.homes.values()

    def _show(self, view: View, *, gone: bool = False) -> None:
        for look in self.seen:
            look(view, gone)
