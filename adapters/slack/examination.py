"""Whether Slack knows the tokens, and what is missing, seen from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

import aiohttp

from adapters.slack.refused import UNKNOWN_TOKEN
from adapters.slack.scopes import needed
from adapters.slack.secret import BadKey, Secrets
from adapters.slack.sentences import say
from adapters.slack.settings import Mode, SlackSettings
from bot.cog import DeclarationError
from bot.doctor import Examination, Finding
from bot.registry import Registry
from bot.terminal import spoken

PATIENCE: Final = 5.0  # seconds
SOCKET_WRONG: Final[Mapping[str, str]] = {
    **dict.fromkeys(UNKNOWN_TOKEN, "slack-app-token"),
    "not_allowed_token_type": "slack-app-token",
    "missing_scope": "slack-app-token-scope",
    "forbidden_team": "slack-socket-off",
}
"""What only an operator can mend, by Slack's names of errors (``reference/methods/apps.connections.open``)."""
_OF_HTTP: Final = ("client_secret", "signing_secret", "key")
_OF_SOCKET: Final = ("bot_token", "app_token")


def examination(settings: SlackSettings, declared: Callable[[], Registry]) -> Examination:
    """How the Slack adapter looks at itself. ``declared`` is what the cogs that are on declare; it may raise
    ``DeclarationError``, of which doctor tells by itself."""
    return partial(_examine, settings, declared)


async def _examine(
    settings: SlackSettings, declared: Callable[[], Registry], epoch: str | None, runs: bool
) -> list[Finding]:
    """Asks Slack who the tokens are of; nothing is changed by that, and no connection is made."""
    names = _OF_SOCKET if settings.mode is Mode.SOCKET else _OF_HTTP
    secrets: dict[str, str] = {}
    for name in names:
        try:
            secrets[name] = settings.secret(name)
        except OSError:
            return [Finding("slack-file", {"path": settings.file_of(name)}, well=False)]
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with aiohttp.ClientSession(timeout=timeout, trust_env=True, raise_for_status=True) as session:
            if settings.mode is Mode.SOCKET:
                return await _one(session, settings, secrets, declared)
            return await _many(session, settings, secrets)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return [Finding("slack-away", {"address": settings.api}, well=False)]


async def _one(
    session: aiohttp.ClientSession,
    settings: SlackSettings,
    secrets: Mapping[str, str],
    declared: Callable[[], Registry],
) -> list[Finding]:
    """Its two tokens, and what the bot may not do and needs to."""
    who, granted = await _told(session, f"{settings.api}auth.test", secrets["bot_token"])
    socket, _ = await _told(session, f"{settings.api}apps.connections.open", secrets["app_token"])
    findings = [_socket(socket)] if not socket.get("ok") else []
    if not who.get("ok"):
        return [Finding("slack-token", well=False), *findings]
    known = Finding("doctor-slack", {"name": str(who.get("user", "")), "workspace": str(who.get("team", ""))})
    try:
        lacking = [each for each in needed(declared(), settings) if each.name not in granted]
    except DeclarationError:
        lacking = []
    language = spoken()
    missing = [
        say(language, "missing-scope", scope=each.name, use=each.use(language), lost=each.loss(language))
        for each in lacking
    ]
    return [known, *findings, *(Finding("doctor-slack-wrong", {"what": each}, well=False) for each in missing)]


async def _many(session: aiohttp.ClientSession, settings: SlackSettings, secrets: Mapping[str, str]) -> list[Finding]:
    """Who is installed where, the database holds; here it is whether anybody can come."""
    try:
        Secrets.parse(secrets["key"])
    except BadKey:
        return [Finding("slack-key", well=False)]
    if not settings.public:
        return [Finding("slack-public", well=False)]
    await _told(session, f"{settings.api}api.test", "")
    return [Finding("doctor-slack-many", {"address": settings.public})]


def _socket(answer: Mapping[str, Any]) -> Finding:
    code = str(answer.get("error", ""))
    if code in SOCKET_WRONG:
        return Finding(SOCKET_WRONG[code], well=False)
    return Finding("doctor-slack-wrong", {"what": say(spoken(), "socket-refused", code=code)}, well=False)


async def _told(session: aiohttp.ClientSession, address: str, token: str) -> tuple[dict[str, Any], frozenset[str]]:
    """What Slack answers, and what the token is good for."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with session.post(address, headers=headers) as answer:
        found = await answer.json()
        scopes = answer.headers.get("X-OAuth-Scopes", "").replace(" ", "").split(",")
        return dict(found), frozenset(filter(None, scopes))
