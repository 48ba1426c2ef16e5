"""Modals and App Home, as apps open, push, update and publish them."""

from __future__ import annotations

from typing import Any

from tests.wire.slack.access import person
from tests.wire.slack.api import Call, Methods
from tests.wire.slack.refused import ApiError
from tests.wire.slack.things import Data

methods = Methods()


def view_of(call: Call) -> Data:
    """The view that comes with a call."""
    found = call.data("view")
    if not isinstance(found, dict):
        raise ApiError("invalid_arguments", response_metadata={"messages": ["[ERROR] missing required field: view"]})
    return found


@methods("views.open", 4)
def open_view(call: Call) -> Any:
    """A modal opens for who gave the trigger."""
    view = view_of(call)
    return {"view": call.api.interactions.open_view(call.app, call.needed("trigger_id"), view)}


@methods("views.push", 4)
def push_view(call: Call) -> Any:
    """A modal comes upon the one that the trigger was given in."""
    view = view_of(call)
    return {"view": call.api.interactions.push_view(call.app, call.needed("trigger_id"), view)}


@methods("views.update", 4)
def update_view(call: Call) -> Any:
    """A view becomes another."""
    view, view_id, external_id = view_of(call), call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        raise ApiError("invalid_arguments")
    before = call.api.interactions.views.find(view_id) if view_id else None
    if before is not None and before.team_id != call.install.team_id:
        raise ApiError("not_found")
    known = call.text("hash") or None
    updated = call.api.interactions.update_view(call.app, view_id or None, external_id or None, view, known)
    return {"view": updated}


@methods("views.publish", 4)
def publish(call: Call) -> Any:
    """Somebody's App Home is this now."""
    view, user_id = view_of(call), call.needed("user_id")
    user = person(call, user_id, "invalid_arguments")
    known = call.text("hash") or None
    return {"view": call.api.interactions.publish(call.app, call.install.team_id, user.id, view, known)}
