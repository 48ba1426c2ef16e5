"""Files: uploaded in three steps, shown in conversations and blocks, fetched with a token."""

from __future__ import annotations

import time
from typing import Any, Final

from aiohttp import BodyPartReader, web

from tests.wire.slack import shapes
from tests.wire.slack.access import ANY, inside
from tests.wire.slack.api import Api, Call, Methods
from tests.wire.slack.refused import ApiError
from tests.wire.slack.routes_messages import put
from tests.wire.slack.things import Data, File

methods = Methods()
LONGEST_ALT: Final = 1_000
MOST_AT_ONCE: Final = 14
"""Files in one call, as people found out (https://github.com/slackapi/python-slack-sdk/issues/1653)."""


@methods("files.getUploadURLExternal", 4, ("files:write",))
def upload_url(call: Call) -> Any:
    """Where a file is to be sent, and its id."""
    name, length = call.needed("filename", "missing_argument"), call.text("length")
    if not length.isdigit() or int(length) == 0:
        raise ApiError("missing_argument")
    alt = call.text("alt_txt")
    if len(alt) > LONGEST_ALT:
        raise ApiError("alt_txt_too_large")
    world, bot = call.world, call.install.bot
    made = File(world.new_id("F"), bot.team_id, bot.id, name, name, int(length), world.seconds(), alt)
    world.files[made.id] = made
    return {"upload_url": f"{world.base}/upload/v1/{made.id}", "file_id": made.id}


@methods("files.completeUploadExternal", 4, ("files:write",))
def complete(call: Call) -> Any:
    """The uploaded files are there; in a conversation too, where one is named."""
    given = call.data("files")
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise ApiError("invalid_arguments")
    if len(given) > MOST_AT_ONCE:
        raise ApiError("internal_error")
    files = [_uploaded(call, each) for each in given]
    targets = [call.text("channel_id"), *call.names("channels")]
    channels = [_target(call, each) for each in dict.fromkeys(targets) if each]
    for file, each in zip(files, given, strict=True):
        file.complete, file.title = True, str(each.get("title") or file.name)
        file.ready = time.monotonic() + call.api.files_take
        file.shared += [channel.id for channel in channels]
    ids = [each.id for each in files]
    for channel in channels:
        above = channel.messages.get(call.text("thread_ts"))
        thread_ts = None if above is None else above.thread_ts or above.ts
        said: Data = {"text": call.text("initial_comment")}
        put(call, channel, said, thread_ts=thread_ts, files=ids, subtype="file_share")
    return {"files": [shapes.file(each, call.world) for each in files]}


def _uploaded(call: Call, given: Data) -> File:
    found = call.world.files.get(str(given.get("id")))
    if found is None or found.user_id != call.install.bot.id or found.data is None or found.complete:
        raise ApiError("file_not_found")
    return found


def _target(call: Call, channel_id: str) -> Any:
    asked = Call(call.api, call.method, {"channel": channel_id}, call.token)
    return inside(asked, ANY, alive=True)


@methods("files.info", 4, ("files:read",))
def info(call: Call) -> Any:
    """One file of the workspace."""
    found = call.world.files.get(call.text("file"))
    if found is None or not found.complete or found.team_id != call.install.team_id:
        raise ApiError("file_not_found")
    if found.deleted:
        raise ApiError("file_deleted")
    told = shapes.file(found, call.world)
    if found.ready > time.monotonic():
        told |= {"mimetype": "", "filetype": "", "pretty_type": ""}
    return {"file": told, "comments": [], "response_metadata": {"next_cursor": ""}}


@methods("files.delete", 3, ("files:write",))
def delete(call: Call) -> Any:
    """A file of the app's own is gone, from all conversations."""
    found = call.world.files.get(call.text("file"))
    if found is None or found.team_id != call.install.team_id:
        raise ApiError("file_not_found")
    if found.deleted:
        raise ApiError("file_deleted")
    if found.user_id != call.install.bot.id:
        raise ApiError("cant_delete_file")
    found.deleted = True
    for channel_id in found.shared:
        for message in [*call.world.channels[channel_id].messages.values()]:
            of_files = message.subtype == "file_share" and found.id in message.files
            if of_files and all(call.world.files[each].deleted for each in message.files):
                call.world.drop(message)
    return {}


class Files:
    """The addresses at which files are sent and fetched."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def add_to(self, app: web.Application) -> None:
        """Serves them."""
        app.router.add_post("/upload/v1/{file_id}", self._upload)
        app.router.add_get("/files-pri/{ids}/{rest:.*}", self._download)

    async def _upload(self, request: web.Request) -> web.Response:
        file = self._api.world.files.get(request.match_info["file_id"])
        if file is None or file.complete or file.data is not None:
            return web.Response(status=404, text="not found")
        data = await _sent(request)
        if len(data) != file.length:
            return web.Response(status=400, text="length mismatch")
        file.data = data
        return web.Response(text=f"OK - {len(data)}")

    async def _download(self, request: web.Request) -> web.Response:
        """The file for a token that may read it; for everybody else a page to sign in on, with status 200."""
        world = self._api.world
        file = world.files.get(request.match_info["ids"].partition("-")[2])
        token = world.tokens.get(request.headers.get("Authorization", "").removeprefix("Bearer "))
        if token is None or token.ended or "files:read" not in token.scopes:
            return web.Response(text="<!DOCTYPE html><title>Slack</title>", content_type="text/html")
        if file is None or file.deleted or file.data is None or file.team_id != token.team_id:
            raise web.HTTPNotFound
        if file.moved:
            raise web.HTTPFound(file.moved)
        return web.Response(body=file.data)


async def _sent(request: web.Request) -> bytes:
    """The bytes of a body, also of a form with one file in it."""
    if request.content_type != "multipart/form-data":
        return await request.read()
    part = await (await request.multipart()).next()
    assert isinstance(part, BodyPartReader)
    return bytes(await part.read(decode=True))
