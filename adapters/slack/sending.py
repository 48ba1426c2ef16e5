"""Sends what stands in a conversation: a page of a card with its pictures, and its files below it."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from adapters.slack.limits import LONGEST_TEXT, MOST_FILES
from adapters.slack.refused import Unclear, code_of, or_gone, reading, told, unless
from adapters.slack.render import Page
from adapters.slack.tiers import POST
from adapters.slack.uncalled import uncalled
from adapters.slack.workspace import Workspace
from bot.card import File
from bot.letters import short
from bot.platform import Later, NeverWorks, PlatformError, Why

OURS: Final = "homeroom"
"""What the metadata of a message of ours is called."""
_BELOW: Final = f"{POST} below"
"""In threads people may often write where they may not begin one."""
_EDIT: Final = "chat.update"
_FILES: Final = "files.completeUploadExternal"
_LOOKS: Final = "files:read"
_PICTURE: Final = "picture.png"
_LONGEST_ALT: Final = 1_000
"""Characters of a file's ``alt_txt`` (``reference/methods/files.getUploadURLExternal``)."""
_PROCESSED_AFTER: Final = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0)
"""Seconds between two looks whether blocks can show an uploaded file yet."""
_AT_ONCE: Final = 8
"""Files that are on their way at the same time."""
_NAMED_TRIES: Final = 2
_NAMED_WITHIN: Final = 10.0
"""Seconds to wait at most before people are named once more."""
_CUT_ENTITY: Final = re.compile(r"(?:&(?:a|am|amp|l|lt|g|gt)?|<[^<>]*)(?=…?$)")
log = structlog.get_logger()


async def send(
    there: Workspace,
    channel: str,
    page: Page,
    thread_ts: str | None = None,
    nonce: str = "",
    *,
    calls: bool = False,
) -> str:
    """A new message in a conversation, or in the thread below ``thread_ts``. Returns its ``ts``.

    Its ``nonce`` goes with it, so that it is found again. Unless it ``calls`` the people whom it names, nobody is
    notified: their names are letters first. Raises :class:`~bot.platform.NeverWorks` or
    :class:`~bot.platform.Later`; then nothing is left of it.
    """
    if thread_ts is not None and there.gone.get((channel, thread_ts)):
        raise NeverWorks(Why.PLACE_GONE)
    what = POST if thread_ts is None else _BELOW
    there.refusals.check(there.team, channel, what)
    shown = await prepared(there, page)
    files = await _uploads(there, page.files)
    given = {"event_type": OURS, "event_payload": {"nonce": nonce}} if nonce else None
    silent = shown if calls else replace(shown, blocks=uncalled(shown.blocks, there.names.get, page.language))
    with there.asking(channel, what), _shown(there, page):
        sent = await _posted(there, channel, _content(silent), thread_ts, given)
    ts = str(sent["ts"])
    if thread_ts is not None and sent["message"].get("thread_ts") != thread_ts:
        await _taken_back(there, channel, ts)  # the message above is gone, and Slack put it before everybody
        there.gone.note((channel, thread_ts), True)
        raise NeverWorks(Why.PLACE_GONE)
    there.authors.note((channel, ts), (None, True))
    if silent.blocks != shown.blocks:
        await _named(there, channel, ts, shown)
    if files:
        await _shared(there, channel, ts, thread_ts or ts, files)
    return ts


async def _named(there: Workspace, channel: str, ts: str, page: Page) -> None:
    """The message names its people as Slack does. It stands already: where that cannot be done it stays as it is."""
    wait = 0.0
    for _ in range(_NAMED_TRIES):
        await asyncio.sleep(wait)
        try:
            with there.reading(_EDIT):  # done twice it is the same
                await there.client.chat_update(channel=channel, ts=ts, **_content(page))
            return
        except Later as later:
            wait = min(later.seconds or 1.0, _NAMED_WITHIN)
        except PlatformError:
            break
    log.warning("slack.unnamed", space=there.space_id)


async def edit(there: Workspace, channel: str, ts: str, page: Page) -> None:
    """A message of ours shows this page. Files stay as they were sent with it."""
    there.refusals.check(there.team, channel, _EDIT)
    there.in_turn(_EDIT)
    shown = await prepared(there, page)
    with there.asking(channel, _EDIT), _shown(there, page):
        await there.client.chat_update(channel=channel, ts=ts, **_content(shown))


async def prepared(there: Workspace, page: Page) -> Page:
    """The page with its pictures on Slack, so that blocks can show them. Where pictures are refused, their words stand
    instead."""
    if not page.pending:
        return page
    try:
        return page.with_files([await _picture(there, each.png, each.alt) for each in page.pending])
    except NeverWorks:
        return page.with_files([])


@contextmanager
def _shown(there: Workspace, page: Page) -> Iterator[None]:
    """A picture that Slack cannot show yet is refused as if it never could: without the right to look at files nobody
    tells when."""
    try:
        yield
    except SlackApiError as refusal:
        if page.pending and _LOOKS not in there.scopes and code_of(refusal) == "invalid_blocks":
            raise Later from None
        raise


def _content(page: Page) -> dict[str, Any]:
    return {"text": _brief(page.text), "blocks": page.blocks}


def _brief(text: str) -> str:
    """An escaped text as long as Slack takes it everywhere, cut through no letter that is written as several."""
    return text if len(text) <= LONGEST_TEXT else _CUT_ENTITY.sub("", short(text, LONGEST_TEXT))


async def _posted(
    there: Workspace,
    channel: str,
    content: Mapping[str, Any],
    thread_ts: str | None,
    metadata: Mapping[str, Any] | None,
) -> Any:
    """Posts it; into a public channel in which we are not yet we come first."""
    ask = {**content, "thread_ts": thread_ts, "metadata": metadata, "unfurl_links": False, "unfurl_media": False}
    try:
        return await there.client.chat_postMessage(channel=channel, **ask)
    except SlackApiError as refusal:
        if code_of(refusal) != "not_in_channel" or not await _joined(there, channel):
            raise
    return await there.client.chat_postMessage(channel=channel, **ask)


async def _joined(there: Workspace, channel: str) -> bool:
    """Whether we are in the channel now: nobody comes into a private one by themselves."""
    try:
        await there.client.conversations_join(channel=channel)
    except SlackApiError as refusal:
        if code_of(refusal) == "is_archived":
            raise
        return False
    return True


async def _taken_back(there: Workspace, channel: str, ts: str) -> bool:
    """Whether the message is surely gone."""
    try:
        with or_gone(), there.reading("chat.delete"):
            await there.client.chat_delete(channel=channel, ts=ts)
    except PlatformError:
        return False
    return True


async def _shared(there: Workspace, channel: str, ts: str, thread_ts: str, files: Sequence[Mapping[str, str]]) -> None:
    """The files below their message, some at a time. Without them it says something that is not so: then it goes, and
    they with it, also where nobody knows whether they came."""
    came: list[Mapping[str, str]] = []
    try:
        for start in range(0, len(files), MOST_FILES):
            some = files[start : start + MOST_FILES]
            with told(_FILES):
                await there.client.files_completeUploadExternal(
                    files=[dict(each) for each in some], channel_id=channel, thread_ts=thread_ts
                )
            came += some
    except PlatformError:
        for each in came:
            await _deleted(there, each["id"])
        await _taken_back(there, channel, ts)
        raise
    except (Unclear, aiohttp.ClientError, OSError):
        gone = [await _deleted(there, each["id"]) for each in files]
        if await _taken_back(there, channel, ts) and all(gone):
            raise Later from None
        raise


async def _deleted(there: Workspace, file: str) -> bool:
    """Whether an uploaded file is surely gone from all conversations."""
    try:
        with there.reading("files.delete"):
            await unless("file_not_found file_deleted", there.client.files_delete(file=file))
    except PlatformError:
        return False
    return True


async def _picture(there: Workspace, png: bytes, alt: str) -> str:
    """The id of a picture on Slack: of one that was sent before, the same."""
    key = hashlib.blake2b(png + alt.encode(), digest_size=16).digest()
    known = there.pictures.get(key)
    if known is None:
        known = await _uploaded(there, File(_PICTURE, "image/png", png), alt)
        with there.reading(_FILES):
            await there.client.files_completeUploadExternal(files=[{"id": known, "title": short(alt, 100)}])
        if _LOOKS in there.scopes:
            await _processed(there, known)
        there.pictures.note(key, known)
    return known


async def _uploads(there: Workspace, files: Sequence[File]) -> list[dict[str, str]]:
    """The files on Slack, in their order, several on their way at once: one after the other, thirty took longer than a
    job may."""
    turns = asyncio.Semaphore(_AT_ONCE)

    async def upload(file: File) -> dict[str, str]:
        async with turns:
            return {"id": await _uploaded(there, file), "title": file.name}

    # All of them are waited for: what one refusal leaves running would be nobody's.
    found = await asyncio.gather(*map(upload, files), return_exceptions=True)
    for each in found:
        if isinstance(each, BaseException):
            raise each
    return [each for each in found if not isinstance(each, BaseException)]


async def _uploaded(there: Workspace, file: File, alt: str = "") -> str:
    """The id of what was uploaded; nobody sees it before that is completed."""
    with there.reading("files.getUploadURLExternal"):
        made = await there.client.files_getUploadURLExternal(
            filename=file.name, length=len(file.data), alt_txt=short(alt, _LONGEST_ALT) or None
        )
    session = there.client.session
    assert session is not None  # noqa: S101  # the client was made with one
    with reading("upload"):
        async with session.post(str(made["upload_url"]), data=file.data) as answer:
            if answer.status != 200:
                raise Later
    return str(made["file_id"])


async def _processed(there: Workspace, file_id: str) -> None:
    """Waits until blocks can show it: Slack looks at a file first, and says by its type that it has."""
    for pause in _PROCESSED_AFTER:
        await asyncio.sleep(pause)
        with there.reading("files.info"):
            found: Any = await there.client.files_info(file=file_id)
        if found["file"].get("mimetype"):
            return
    raise Later
