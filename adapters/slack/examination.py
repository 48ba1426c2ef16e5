"""Whether Slack knows the tokens, and what is missing, seen from outside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import aiohttp

from adapters.slack.places import team_of
from adapters.slack.refused import UNKNOWN_TOKEN
from adapters.slack.scopes import needed
from adapters.slack.secret import BadKey, CannotOpen, Secrets
from adapters.slack.sentences import say
from adapters.slack.settings import Mode, SlackSettings
from bot.cog import DeclarationError
from bot.doctor import Examination, Finding
from bot.registry import Registry
from bot.terminal import spoken
from bot.written import one_line
from storage.slack_installed import Installation

PATIENCE: Final = 5.0  # seconds
MOST_NAMED: Final = 20  # workspaces
SOCKET_WRONG: Final[Mapping[str, str]] = {
    **dict.fromkeys(UNKNOWN_TOKEN, "slack-app-token"),
    "not_allowed_token_type": "slack-app-token",
    "missing_scope": "slack-app-token-scope",
    "forbidden_team": "slack-socket-off",
}
"""What only an operator can mend, by Slack's names of errors (``reference/methods/apps.connections.open``)."""
_OF_HTTP: Final = ("client_secret", "signing_secret", "key")
_OF_SOCKET: Final = ("bot_token", "app_token")
There = Callable[[], Awaitable[Sequence[Installation]]]


def examination(settings: SlackSettings, declared: Callable[[], Registry], there: There) -> Examination:
    """How the Slack adapter looks at itself. ``declared`` is what the cogs that are on declare; it may raise
    ``DeclarationError``, of which doctor tells by itself. ``there`` are the installations that are stored."""
    return partial(_examine, settings, declared, there)


async def _examine(
    settings: SlackSettings, declared: Callable[[], Registry], there: There, epoch: str | None, runs: bool
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
            return await _many(session, settings, secrets, there)
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


async def _many(
    session: aiohttp.ClientSession, settings: SlackSettings, secrets: Mapping[str, str], there: There
) -> list[Finding]:
    """Whether anybody can come, and whose tokens the key does not open."""
    try:
        sealing = Secrets.parse(secrets["key"])
    except BadKey:
        return [Finding("slack-key", well=False)]
    if not settings.public:
        return [Finding("slack-public", well=False)]
    closed = _closed(sealing, await there(), settings.public)
    await _told(session, f"{settings.api}api.test", "")
    return [Finding("doctor-slack-many", {"address": settings.public}), *closed]


def _closed(secrets: Secrets, there: Sequence[Installation], address: str) -> list[Finding]:
    """The workspaces whose tokens cannot be opened, by why that is."""
    found: dict[str, list[str]] = {}
    for each in there:
        team = team_of(each.space_id)
        if each.sealed is None:  # it was one workspace with a token of its own
            continue
        try:
            secrets.open(team, each.sealed)
        except CannotOpen as cannot:
            why = "doctor-slack-other-key" if cannot.is_other_key else "doctor-slack-changed"
            found.setdefault(why, []).append(one_line(each.name) or team)
    return [
        Finding(why, {"count": len(names), "names": _few(names), "address": address}, well=False)
        for why, names in found.items()
    ]


def _few(names: Sequence[str]) -> str:
    """So many of them by name; how many there are is said beside it."""
    return ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")


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
