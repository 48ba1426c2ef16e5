"""People, user groups, and the workspace."""

from __future__ import annotations

from typing import Any

from tests.wire.slack import shapes
from tests.wire.slack.access import person
from tests.wire.slack.api import Call, Methods
from tests.wire.slack.refused import ApiError

methods = Methods()


@methods("users.info", 4, ("users:read",))
def info(call: Call) -> Any:
    """Somebody of the workspace, deactivated people and bots too."""
    return {"user": shapes.user(person(call, call.text("user")), locale=call.flag("include_locale"))}


@methods("users.list", 2, ("users:read",))
def list_all(call: Call) -> Any:
    """Everybody of the workspace, deactivated people, bots and Slackbot too; without a limit all at once."""
    users = call.world.teams[call.install.team_id].users
    page, cursor = call.page(list(users), len(users) or 1)
    locale = call.flag("include_locale")
    told = [shapes.user(users[each], locale=locale) for each in page]
    return {"members": told, "cache_ts": call.world.seconds(), "response_metadata": {"next_cursor": cursor}}


@methods("users.profile.get", 4, ("users.profile:read",))
def profile(call: Call) -> Any:
    """Somebody's profile."""
    return {"profile": shapes.profile(person(call, call.text("user") or call.install.bot.id))}


@methods("usergroups.list", 2, ("usergroups:read",))
def groups(call: Call) -> Any:
    """The user groups of the workspace."""
    found = call.world.teams[call.install.team_id].groups.values()
    shown = [each for each in found if call.flag("include_disabled") or not each.disabled]
    return {"usergroups": [shapes.group(each, users=call.flag("include_users")) for each in shown]}


@methods("usergroups.users.list", 2, ("usergroups:read",))
def group_users(call: Call) -> Any:
    """Who is in a user group."""
    found = call.world.teams[call.install.team_id].groups.get(call.text("usergroup"))
    if found is None or (found.disabled and not call.flag("include_disabled")):
        raise ApiError("no_such_subteam")
    return {"users": list(found.users)}


@methods("team.info", 3, ("team:read",))
def team(call: Call) -> Any:
    """The workspace."""
    found = call.world.teams[call.install.team_id]
    if call.text("team") not in ("", found.id):
        raise ApiError("team_not_found")
    icon = {"image_default": True}
    told = {"id": found.id, "name": found.name, "domain": found.domain, "url": found.url, "email_domain": ""}
    return {"team": {**told, "icon": icon, "enterprise_id": found.enterprise_id or ""}}


@methods("bots.info", 3, ("users:read",))
def bot(call: Call) -> Any:
    """A bot by its ``B0123``."""
    users = call.world.teams[call.install.team_id].users.values()
    found = next((each for each in users if each.bot and each.bot_id == call.text("bot")), None)
    if found is None:
        raise ApiError("bot_not_found")
    about = {"id": found.bot_id, "deleted": found.deleted, "name": found.shown, "updated": found.updated}
    return {"bot": {**about, "app_id": found.app_id, "user_id": found.id, "icons": {}}}
