"""What answers go out by, in each workspace, and what is fetched of it while somebody waits."""

from __future__ import annotations

import base64
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final

import aiohttp
import structlog
from yarl import URL

from adapters.slack.client import Tokens
from adapters.slack.direct import Direct
from adapters.slack.places import team_of
from adapters.slack.refused import reading
from adapters.slack.render import Page
from adapters.slack.sending import edit, prepared, send
from adapters.slack.words import Where
from adapters.slack.workspace import Workspace, Workspaces
from bot import wording
from bot.card import Card, Json
from bot.kinds import LARGEST_UPLOAD
from bot.people import Place
from bot.platform import Later

_TOO_LARGE: Final = b"\0" * (LARGEST_UPLOAD + 1)
"""Of what is too large it is told from its size that it is: it is not fetched."""
_WHISPER: Final = "chat.postEphemeral"
_SLACKS: Final = (".slack.com", ".slack-gov.com")
_PAGE: Final = "text/html"
_FOR_FILES: Final = ("files:write", "im:write")
log = structlog.get_logger()


class Ways:
    """The ways in one workspace, as :class:`adapters.slack.answers.Ways` wants them."""

    def __init__(self, there: Workspace) -> None:
        self._there = there

    async def views_open(self, *, trigger_id: str, view: Mapping[str, Any]) -> Any:
        return await self._there.client.views_open(trigger_id=trigger_id, view=dict(view))

    async def views_update(self, *, view_id: str, view: Mapping[str, Any]) -> Any:
        return await self._there.client.views_update(view_id=view_id, view=dict(view))

    async def respond(self, url: str, body: Mapping[str, Any]) -> bool:
        """Uses a ``response_url``: no method of the Web API, so nothing limits it but its five times and its half hour.

        Returns whether it could be used still. Raises :class:`~bot.platform.Later`.
        """
        with reading("response_url"):
            async with _session(self._there).post(url, json=dict(body)) as answer:
                if answer.status >= 500 or answer.status == 429:
                    raise Later
                if answer.status != 200:
                    log.warning("slack.response_url", status=answer.status)
                return answer.status == 200

    async def post(self, channel: str, page: Page, thread_ts: str | None) -> str:
        return await send(self._there, channel, page, thread_ts)

    async def edit(self, channel: str, ts: str, page: Page) -> None:
        await edit(self._there, channel, ts, page)

    async def tell(self, user: str, page: Page) -> None:
        await Direct(self._there).tell([user], page, "")

    async def hand(self, user: str, what: Hashable, page: Page) -> None:
        await self._there.handing.hand(user, what, lambda: self.tell(user, page))

    @property
    def lacks_for_files(self) -> str:
        return next((each for each in _FOR_FILES if each not in self._there.scopes), "")

    async def whisper(self, user: str, channel: str, page: Page, thread_ts: str | None) -> None:
        with self._there.asking(channel, _WHISPER):
            await self._there.client.chat_postEphemeral(
                channel=channel, user=user, blocks=page.blocks, text=page.text, thread_ts=thread_ts
            )

    async def prepared(self, page: Page) -> Page:
        return await prepared(self._there, page)


class Spaces:
    """All workspaces, for who answers what people do there. ``spoken`` says our own words with each command as it is
    called on Slack."""

    def __init__(self, workspaces: Workspaces, tokens: Tokens, spoken: Callable[[str], str]) -> None:
        self._workspaces = workspaces
        self._tokens = tokens
        self._spoken = spoken

    async def ways(self, space_id: str) -> Ways:
        """Raises :class:`~bot.platform.PlatformError` where Homeroom is not."""
        return Ways(await self._workspaces.of(space_id))

    def said(self, card: Card) -> Card:
        """The card with its commands as they are called on Slack."""
        return wording.said(card, self._spoken)

    async def where(self, space_id: str, card: Card, language: str) -> Where:
        """What is known of the places and people that a card names."""
        return await (await self._workspaces.of(space_id)).where(card, language)

    async def language(self, place: Place) -> str:
        """In which what all see in a place is worded."""
        return await (await self._workspaces.of(place.space_id)).kept.language(place)

    async def people_of(self, space_id: str, channel: str) -> Sequence[str]:
        """The people of a group message that Homeroom opened; nobody for every other conversation."""
        return sorted(await (await self._workspaces.of(space_id)).kept.people_of(channel))

    async def fetch(self, space_id: str, file: Mapping[str, Any]) -> Json:
        """A file that was put into a form, as :class:`bot.card.InputKind` says; without ``data`` where it cannot be
        had: then the form says at its field that it cannot be read.

        Raises :class:`~bot.platform.Later`.
        """
        data: bytes | None = _TOO_LARGE
        if int(file.get("size") or 0) <= LARGEST_UPLOAD:
            data = await self._fetched(space_id, file)
        return {
            "name": str(file.get("name") or ""),
            "type": str(file.get("mimetype") or ""),
            "data": None if data is None else base64.b64encode(data).decode(),
        }

    def wrote(self, space_id: str, channel: str, message: Mapping[str, Any]) -> None:
        """Slack tells whose a message is, once: whoever used a shortcut on it wants to know."""
        there, user, ts = self._workspaces.known(space_id), message.get("user"), message.get("ts")
        if there is not None and ts:
            ours = message.get("bot_id") == there.bot_id or user == there.us
            by = str(user) if user and not message.get("bot_id") else None
            there.authors.note((channel, str(ts)), (by, ours))

    async def _fetched(self, space_id: str, file: Mapping[str, Any]) -> bytes | None:
        """What is in it. Of a file that Slack does not keep itself, or may not show here, nothing is fetched; who may
        not read one gets a page to sign in on."""
        there = await self._workspaces.of(space_id)
        url = _address(file)
        if url is None or not keeps_files(url, URL(there.client.base_url)):
            log.warning("slack.file", what="address")
            return None
        known = {"Authorization": f"Bearer {await self._tokens.token(team_of(space_id))}"}
        with reading("file"):
            async with _session(there).get(url, headers=known, allow_redirects=False) as answer:
                if answer.status >= 500 or answer.status == 429:
                    raise Later
                if answer.status != 200 or answer.content_type == _PAGE != file.get("mimetype"):
                    log.warning("slack.file", what=answer.content_type, status=answer.status)
                    return None
                found = await answer.content.read(LARGEST_UPLOAD + 1)
                while more := await answer.content.read(2**16):
                    found += more
                    if len(found) > LARGEST_UPLOAD:
                        return _TOO_LARGE
                return found


def keeps_files(url: URL, api: URL) -> bool:
    """Whether a token may be shown at this address: it is Slack's own, or of the server that is asked in its place."""
    if url.origin() == api.origin():
        return True
    return url.scheme == "https" and url.explicit_port is None and (url.host or "").endswith(_SLACKS)


def _address(file: Mapping[str, Any]) -> URL | None:
    """Where a file is fetched; ``None`` for one that Slack names no address of."""
    try:
        url = URL(str(file.get("url_private_download") or ""))
    except ValueError:
        return None
    return url if url.absolute else None


def _session(there: Workspace) -> aiohttp.ClientSession:
    session = there.client.session
    assert session is not None  # noqa: S101  # the client was made with one
    return session
