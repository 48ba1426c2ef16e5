"""How a person's deeds reach an app, and how long they wait for what comes of them."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from tests.wire.slack import shapes
from tests.wire.slack.blocks import STATELESS, acted_on
from tests.wire.slack.checking import Misfits
from tests.wire.slack.finding import Spot
from tests.wire.slack.seeing import On, Onlooker, Refused, Shown
from tests.wire.slack.sending import Delivery
from tests.wire.slack.state import Filler, initial
from tests.wire.slack.things import App, Channel, Data, File, Message
from tests.wire.slack.views import View

LULL: Final = 1.0
"""Seconds that a person waits for something to be shown when the app took what they did and showed nothing yet."""
_WHY: Final = {"http_timeout": "operation_timeout", "timeout": "operation_timeout", "http_error": "http_service_error"}


class Acting(Onlooker):
    """A person who can act."""

    lull = LULL

    async def _acknowledged(self, sent: Delivery, sentence: str) -> Data | None:
        """Waits until the app took it, as long as Slack does."""
        await sent.done.wait()
        if not sent.taken:
            why = _WHY.get(sent.failed, "dispatch_failed")
            raise Refused(f'{sentence} "{why}"', why)
        return sent.answer

    def _answered_at_once(self, app: App, channel: Channel, body: Data) -> None:
        """A command's acknowledgement is its answer."""
        try:
            self.wire.interactions.post(app, channel, self.user, body)
        except Misfits as no:
            self.wire.interactions.complaints.append(f"answer of a command: {no}")
            raise Refused('failed with the error "invalid_command_response"', "invalid_command_response") from None

    async def _act(self, on: On, action: Data) -> Data:
        if isinstance(on, View):
            return await self._act_in(on, action)
        if self.modal is not None:
            await self.closes_form()
        app = self.world.apps.get(on.app_id)
        if app is None or self.team.id not in app.installs:
            raise Refused("This app is not there any more.", "app-gone")
        channel = self.world.channels[on.channel_id]
        with Shown(self, app, channel, on) as shown:
            sent = self.wire.interactions.pressed(app, self.user, on, action, self._state(on))
            await self._acknowledged(sent, "This did not work")
            return {"shown": await shown.wait(self.lull)}

    async def _act_in(self, view: View, action: Data) -> Data:
        with Shown(self, view.app, None, view) as shown:
            sent = self.wire.interactions.pressed_in(self.user, view, action)
            await self._acknowledged(sent, "This did not work")
            return {"shown": await shown.wait(self.lull)}

    async def closes_form(self, *, all_of_it: bool = True) -> None:
        """Closes the modal, with those below it or (not ``all_of_it``) alone."""
        if self.modal is None:
            return
        views = self.wire.interactions.views
        gone = views.clear(self.user.id) if all_of_it else [views.close(self.user.id)]
        for view in gone:
            if view.body.get("notify_on_close"):
                self.wire.interactions.closed(self.user, view, all_of_it=all_of_it)
        await self.wire.sender.settle()

    def _state(self, on: Message) -> Data:
        """What stands in a message's elements for this person."""
        entries = self._states.get(on.ts, {})
        found: dict[str, Data] = {}
        for block, element in acted_on(on.blocks):
            if element["type"] not in STATELESS:
                value = entries.get((block["block_id"], element["action_id"])) or initial(element)
                found.setdefault(block["block_id"], {})[element["action_id"]] = value
        return {"values": found}

    async def _offered(self, on: On, block: Data, element: Data, values: Any) -> list[Data]:
        """What an app offers when somebody types what they then choose."""
        if not element["type"].endswith("external_select"):
            return []
        found: list[Data] = []
        for each in values if isinstance(values, list | tuple) else [values]:
            if each not in (None, ""):
                found += await self._suggested(on, block, element, str(each))
        return found

    async def _suggested(self, on: On, block: Data, element: Data, text: str) -> list[Data]:
        if len(text) < element.get("min_query_length", 3):
            return []
        app = on.app if isinstance(on, View) else self.world.apps[on.app_id]
        made = self.wire.interactions
        sent = made.suggestion(self.user, on, app, block["block_id"], element["action_id"], text)
        return made.offered(await self._acknowledged(sent, "No result"))

    def _filler(self, offered: Sequence[Data] = ()) -> Filler:
        return Filler(self._finder.person, self._finder.place_id, self._upload, self.zone, offered)

    def _upload(self, given: Mapping[str, Any]) -> Data:
        """A file in the shape in which tests have it: ``name``, ``content_type`` and ``data`` in base64."""
        data = base64.b64decode(given["data"])
        name, at = str(given["name"]), self.world.seconds()
        made = File(self.world.new_id("F"), self.team.id, self.user.id, name, name, len(data), at, data=data)
        made.complete = True
        self.world.files[made.id] = made
        return shapes.file(made, self.world)

    # What they may.

    async def _write(self, text: str, there: Spot) -> Message:
        self._may_write(there.channel, top=there.thread_ts is None)
        words = self._finder.typed(text, labels=False)
        more = {} if there.thread_ts is None else {"thread_ts": there.thread_ts}
        posted = self.world.post(there.channel, self.user, words, **more)
        await self.wire.sender.settle()
        return posted

    def _may_enter(self, channel: Channel) -> None:
        if self.user.deleted:
            raise Refused("Your account is deactivated.", "deactivated")
        if not self.world.sees(self.user, channel):
            raise Refused("You do not see this conversation.", "not-there")
        if channel.archived:
            raise Refused("This channel is archived.", "archived")

    def _may_write(self, channel: Channel, *, top: bool = False) -> None:
        self._may_enter(channel)
        if self.user.id not in channel.members:
            raise Refused("Join the channel to write there.", "not-in-channel")
        if top and channel.posting is not None and self.user.id not in channel.posting:
            raise Refused("Only some people can post here.", "no-permission")

    def _own(self, message: Mapping[str, Any] | str) -> Message:
        found = self._message(message)
        if found.user_id != self.user.id:
            raise Refused("This is not yours.", "not-yours")
        return found

    def _modal_open(self) -> View:
        if self.modal is None:
            raise LookupError("no form is open")
        return self.modal

    def _apps(self) -> Iterable[App]:
        return (each for each in self.world.apps.values() if self.team.id in each.installs)
