"""Apps: who a token is, where Socket Mode is, how an app comes into a workspace and goes out of it."""

from __future__ import annotations

from typing import Any

from tests.wire.slack.api import Call, Methods
from tests.wire.slack.refused import ApiError
from tests.wire.slack.things import App, Data, Install
from tests.wire.slack.world import TOKEN_LIFE

methods = Methods()


@methods("api.test", 4, free=True)
def test(call: Call) -> Any:
    """Whether anybody is there."""
    if call.text("error"):
        raise ApiError(call.text("error"))
    return {"args": dict(call.given)}


@methods("auth.test", 0)
def auth_test(call: Call) -> Any:
    """Who the token is."""
    team, bot = call.world.teams[call.install.team_id], call.install.bot
    who = {"user": bot.name, "user_id": bot.id, "bot_id": bot.bot_id}
    return {"url": team.url, "team": team.name, "team_id": team.id, **who, "is_enterprise_install": False}


@methods("auth.revoke", 3)
def revoke(call: Call) -> Any:
    """The token ends; the app stays in the workspace."""
    if call.flag("test"):
        return {"revoked": False}
    call.world.revoke(call.install)
    return {"revoked": True}


@methods("apps.uninstall", 1)
def uninstall(call: Call) -> Any:
    """The app goes out of the workspace."""
    app = _app(call)
    if app.id != call.app.id:
        raise ApiError("client_id_token_mismatch")
    call.world.uninstall(call.install)


@methods("apps.connections.open", 3, app_level=True)
def connections(call: Call) -> Any:
    """Where a connection for Socket Mode is to be made."""
    if not call.app.socket:
        raise ApiError("forbidden_team")
    return {"url": call.api.sockets.open(call.app)}


@methods("oauth.v2.access", 0, free=True)
def access(call: Call) -> Any:
    """A token for a code, or a new one for a refresh token."""
    app = _app(call)
    if call.text("grant_type") == "refresh_token":
        return _token(call, _refreshed(call, app))
    if call.text("grant_type", "authorization_code") != "authorization_code":
        raise ApiError("invalid_grant_type")
    grant = call.api.oauth.take_code(app, call.text("code"), call.text("redirect_uri"))
    return _token(call, call.world.install(app, grant.team, grant.user, grant.scopes))


def _app(call: Call) -> App:
    client_id, secret = call.secret or (call.text("client_id"), call.text("client_secret"))
    found = next((each for each in call.world.apps.values() if each.client_id == client_id), None)
    if found is None:
        raise ApiError("invalid_client_id")
    if found.client_secret != secret:
        raise ApiError("bad_client_secret")
    return found


def _refreshed(call: Call, app: App) -> Install:
    found = call.world.refreshes.get(call.text("refresh_token"))
    if found is None or found.app_id != app.id:
        raise ApiError("invalid_refresh_token")
    return call.world.rotate(found)


def _token(call: Call, install: Install) -> Data:
    team = call.world.teams[install.team_id]
    found: Data = {
        "access_token": install.token.value,
        "token_type": "bot",
        "scope": ",".join(sorted(install.scopes)),
        "bot_user_id": install.bot.id,
        "app_id": install.app_id,
        "team": {"id": team.id, "name": team.name},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": install.by},
    }
    return found | ({"refresh_token": install.refresh, "expires_in": int(TOKEN_LIFE)} if install.refresh else {})
