"""Messages as bots make and change them: their files, whom they name, and what is kept of their components."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.wire.discord.checks import FILE_LIMIT, check_message
from tests.wire.discord.components import Part, kept, walk
from tests.wire.discord.refused import ApiError, invalid
from tests.wire.discord.things import Channel, Data, Flag, Message, User
from tests.wire.discord.world import World

NONCE_LIFE: Final = 180.0
"""Seconds in which a repeated nonce finds the first message: Discord says *the past few minutes*."""
_PEOPLE: Final = re.compile(r"<@!?(\d+)>")
_ROLES: Final = re.compile(r"<@&(\d+)>")


@dataclass(frozen=True)
class Upload:
    """A file that came along."""

    name: str
    kind: str
    data: bytes


class Nonces:
    """Which message a nonce made; ``life`` in seconds."""

    def __init__(self, life: float) -> None:
        self.life = life
        self._made: dict[tuple[int, str], tuple[float, Message]] = {}

    def find(self, author: User, nonce: Any) -> Message | None:
        """The message that this author sent with it lately."""
        at, message = self._made.get((author.id, str(nonce)), (float("-inf"), None))
        return message if time.monotonic() - at < self.life else None

    def note(self, message: Message) -> None:
        """A message was made."""
        if message.nonce is not None:
            self._made[message.author.id, str(message.nonce)] = (time.monotonic(), message)


def made(
    world: World, channel: Channel, author: User, body: Data, uploads: Mapping[str, Upload], flags: int, **more: Any
) -> Message:
    """Posts what a bot sent; :func:`checked` has passed. ``flags`` are those that it may set."""
    files = attachments(world, channel.id, body, uploads)
    texts = words(body)
    allowed = body.get("allowed_mentions")
    people = _allowed(allowed, "users", [int(each) for each in _PEOPLE.findall(texts)])
    answered = world.message(channel.id, more["reply_to"]) if more.get("reply_to") else None
    if answered is not None and (allowed is None or allowed.get("replied_user", False)):
        people.append(answered.author.id)
    everyone = allowed is None or "everyone" in (allowed.get("parse") or ())
    return world.post(
        channel,
        author,
        body.get("content") or "",
        flags=int(body.get("flags") or 0) & flags,
        components=kept(body.get("components") or [], {each["filename"]: each for each in files}),
        embeds=body.get("embeds") or [],
        attachments=files,
        nonce=body.get("nonce"),
        mentions=[each for each in dict.fromkeys(people) if each in world.users],
        mention_roles=_allowed(allowed, "roles", [int(each) for each in _ROLES.findall(texts)]),
        mention_everyone=everyone and ("@everyone" in texts or "@here" in texts),
        **more,
    )


def checked(world: World, body: Any, uploads: Mapping[str, Upload], before: Message | None = None) -> Data:
    """The body of a message, refused when it does not fit; ``before`` is the message that it changes."""
    if not isinstance(body, dict):
        raise invalid([((), "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")])
    names = {each.name for each in uploads.values()}
    if before is not None:
        names |= {each["filename"] for each in _staying(body, before)}
    if any(len(each.data) > FILE_LIMIT for each in uploads.values()):
        raise ApiError(40005, status=413, message="Request entity too large")
    check_message(body, names, before)
    for each in body.get("attachments") or ():
        known = {*uploads, *((old["id"] for old in before.attachments) if before else ())}
        if str(each.get("id")) not in known:
            raise invalid([(("attachments",), "ATTACHMENT_NOT_FOUND", "The attachment could not be found.")])
    return body


def change(world: World, message: Message, body: Data, uploads: Mapping[str, Upload]) -> None:
    """Changes a message as a bot asked; :func:`checked` has passed."""
    if "attachments" in body or uploads:
        message.attachments = _staying(body, message) + attachments(world, message.channel_id, body, uploads)
    if "content" in body:
        message.content = body["content"] or ""
    if "embeds" in body:
        message.embeds = body["embeds"] or []
    flags = int(body.get("flags") or 0)
    message.flags |= flags & Flag.COMPONENTS_V2
    message.flags &= ~Flag.LOADING
    if "flags" in body:
        message.flags = message.flags & ~Flag.SUPPRESS_EMBEDS | flags & Flag.SUPPRESS_EMBEDS
    if "components" in body:
        files = {each["filename"]: each for each in message.attachments}
        message.components = kept(body["components"] or [], files)
    message.edited = world.now()
    world.changed(message)


def attachments(world: World, channel_id: int, body: Data, uploads: Mapping[str, Upload]) -> list[Data]:
    """The files that came along, as attachments."""
    told = {str(each.get("id")): each for each in body.get("attachments") or ()}
    found = []
    for number, upload in uploads.items():
        file_id = world.new_id()
        world.files[file_id] = upload.data
        url = f"{world.base}/attachments/{channel_id}/{file_id}/{upload.name}"
        shown = {"id": str(file_id), "filename": upload.name, "size": len(upload.data), "url": url, "proxy_url": url}
        described = told.get(number, {}).get("description")
        found.append({**shown, "content_type": upload.kind, **({"description": described} if described else {})})
    return found


def words(body: Data) -> str:
    """All that can be read in a message."""
    parts = [each.get("content", "") for _, each in walk(body.get("components") or []) if each["type"] == Part.TEXT]
    return "\n".join([body.get("content") or "", *parts])


def _staying(body: Data, before: Message) -> list[Data]:
    if body.get("attachments") is None:
        return [] if "attachments" in body else before.attachments
    ids = {str(each.get("id")) for each in body["attachments"]}
    return [each for each in before.attachments if each["id"] in ids]


def _allowed(allowed: Data | None, what: str, named: list[int]) -> list[int]:
    if allowed is None or what in (allowed.get("parse") or ()):
        return named
    listed = {int(each) for each in allowed.get(what) or ()}
    return [each for each in named if each in listed]
