"""Interactions: what people do with an app's command, buttons, modals and shortcuts, as the app is sent it.

It answers by the acknowledgement, by a trigger that opens one modal, by an address that takes five answers.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from tests.wire.slack import shapes
from tests.wire.slack.blocks import kept_blocks
from tests.wire.slack.check_blocks import check_message
from tests.wire.slack.check_elements import OFFERED, options
from tests.wire.slack.checking import Misfits
from tests.wire.slack.sending import PATIENCE, Delivery, Sender
from tests.wire.slack.state import value_of
from tests.wire.slack.things import App, Channel, Data, Kind, Message, User
from tests.wire.slack.views import View, Views
from tests.wire.slack.world import World

URL_LIFE: Final = 1_800.0
URL_USES: Final = 5
"""Seconds for which a ``response_url`` is good, and its uses (interactivity/handling-user-interaction)."""


class Spent(Misfits):
    """A trigger, or an address, that is good no more."""


@dataclass(eq=False)
class Trigger:
    """What opens a modal: once, until then. ``view_id`` is the modal that it was given in, on which alone it pushes."""

    app: App
    team_id: str
    user_id: str
    until: float
    view_id: str | None = None
    used: bool = False


@dataclass(eq=False)
class AnswerUrl:
    """A ``response_url``. ``message`` is the one that was acted on, which it can replace or delete."""

    app: App
    team_id: str
    user_id: str
    channel: Channel
    until: float
    message: Message | None = None
    uses: int = 0


class Interactions:
    """All of them. ``factor`` divides how long a ``response_url`` lives, ``patience`` how long a trigger does.
    ``complaints`` are answers of apps that Slack would drop in silence, or would take for a fault."""

    def __init__(self, world: World, sender: Sender, factor: float, patience: float = 1.0) -> None:
        self.world = world
        self.sender = sender
        self.factor = factor
        self.patience = patience
        self.views = Views(world)
        self.complaints: list[str] = []
        self.triggers: dict[str, Trigger] = {}
        self.urls: dict[str, AnswerUrl] = {}

    # What apps ask for.

    def open_view(self, app: App, trigger_id: str, body: Data) -> Data:
        """``views.open``. Raises :class:`~tests.wire.slack.checking.Misfits`."""
        trigger = self._trigger(app, trigger_id)
        made = self.views.open(app, trigger.team_id, trigger.user_id, body)
        trigger.used = True
        return made.json()

    def push_view(self, app: App, trigger_id: str, body: Data) -> Data:
        """``views.push``: upon the modal in which the trigger was given."""
        trigger = self._trigger(app, trigger_id)
        top = self.views.top(trigger.user_id)
        if trigger.view_id is None or top is None or top.id != trigger.view_id:
            raise Spent("invalid_trigger_id")
        made = self.views.push(app, trigger.user_id, body)
        trigger.used = True
        return made.json()

    def update_view(
        self, app: App, view_id: str | None, external_id: str | None, body: Data, known: str | None = None
    ) -> Data:
        """``views.update``: ``known`` is the hash that the app last saw."""
        return self.views.update(app, view_id, external_id, body, known).json()

    def publish(self, app: App, team_id: str, user_id: str, body: Data, known: str | None = None) -> Data:
        """``views.publish``: somebody's App Home."""
        return self.views.publish(app, team_id, user_id, body, known).json()

    def _trigger(self, app: App, trigger_id: str) -> Trigger:
        found = self.triggers.get(trigger_id)
        if found is None or found.app is not app:
            raise Spent("invalid_trigger_id")
        if found.used:
            raise Spent("exchanged_trigger_id")
        if time.monotonic() > found.until:
            raise Spent("expired_trigger_id")
        return found

    async def serve_response(self, request: web.Request) -> web.Response:
        """A ``response_url`` is used."""
        try:
            body = json.loads(await request.read() or b"null")
            self.respond(request.match_info["token"], body)
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        except Spent as no:
            return web.json_response({"ok": False, "error": no.error}, status=404)
        except Misfits as no:
            return web.json_response({"ok": False, "error": no.error, "errors": no.messages}, status=400)
        return web.Response(text="ok")

    def respond(self, key: str, body: Any) -> None:
        """What an app says to a ``response_url``. Raises :class:`Spent` when that is used up or over."""
        url = self.urls.get(key)
        if url is None:
            raise Spent("no_such_url")
        if time.monotonic() > url.until:
            raise Spent("expired_url")
        if url.uses >= URL_USES:
            raise Spent("used_url")
        if not isinstance(body, dict):
            raise Misfits("invalid_payload")
        url.uses += 1
        if body.get("delete_original"):
            self._original(url)
            if url.message is not None:
                self.world.drop(url.message)
        elif body.get("replace_original"):
            check_message(body, self.world.files)
            self._replace(self._original(url), body)
        else:
            if url.message is not None and "replace_original" not in body:
                self.complaints.append("an answer to a press does not say whether it replaces what was pressed")
            self.post(url.app, url.channel, self.world.users[url.user_id], body)

    def _original(self, url: AnswerUrl) -> Message:
        if url.message is None:
            raise Misfits("no_original_message")
        if url.message.private_to is None and self.world.message(url.channel.id, url.message.ts) is None:
            raise Misfits("message_not_found")
        return url.message

    def _replace(self, message: Message, body: Data) -> None:
        """A private message that was reloaded away comes back as another, as Slack shows it."""
        message.text = body.get("text") or ""
        message.blocks = kept_blocks(body.get("blocks") or [])
        if message.private_to is not None:
            self.world.private.setdefault(message.ts, message)
        self.world.changed(message)

    def post(self, app: App, channel: Channel, user: User, body: Data) -> Message:
        """A message in answer: for all in the channel, or (as it is unless the app says so) for this person alone."""
        check_message(body, self.world.files)
        install = app.installs[channel.team_id]
        public = body.get("response_type") == "in_channel"
        return self.world.post(
            channel,
            install.bot,
            body.get("text") or "",
            blocks=kept_blocks(body.get("blocks") or []),
            thread_ts=body.get("thread_ts"),
            private_to=None if public else user.id,
        )

    # What people do.

    def command(self, app: App, user: User, channel: Channel, command: str, text: str) -> Delivery:
        """A slash command."""
        team = self.world.teams[channel.team_id]
        payload = {
            "token": app.verification,
            "team_id": team.id,
            "team_domain": team.domain,
            "channel_id": channel.id,
            "channel_name": channel_name(channel),
            "user_id": user.id,
            "user_name": user.name,
            "command": command,
            "text": text,
            "api_app_id": app.id,
            "is_enterprise_install": "false",
            "response_url": self._url(app, user, channel),
            "trigger_id": self._new_trigger(app, team.id, user),
        }
        return self.sender.deliver(app, "slash_commands", payload)

    def pressed(self, app: App, user: User, on: Message, action: Data, state: Data) -> Delivery:
        """Something on a message was pressed or chosen."""
        channel = self.world.channels[on.channel_id]
        private = on.private_to is not None
        container: Data = {"type": "message", "message_ts": on.ts, "channel_id": channel.id, "is_ephemeral": private}
        if on.thread_ts is not None:
            container["thread_ts"] = on.thread_ts
        payload: Data = {
            **self._about("block_actions", app, user, channel.team_id),
            "container": container,
            "channel": {"id": channel.id, "name": channel_name(channel)},
            "state": state,
            "response_url": self._url(app, user, channel, on),
            "actions": [{**action, "action_ts": self.world.new_ts()}],
        }
        if not private:
            payload["message"] = shapes.message(on, self.world)
        return self.sender.deliver(app, "interactive", self._triggered(payload, app, user, channel.team_id))

    def pressed_in(self, user: User, view: View, action: Data) -> Delivery:
        """Something in a modal or in App Home was pressed or chosen."""
        payload = {
            **self._about_view("block_actions", view, user),
            "container": {"type": "view", "view_id": view.id},
            "view": view.json(),
            "actions": [{**action, "action_ts": self.world.new_ts()}],
        }
        made = self._triggered(payload, view.app, user, view.team_id, view if view.is_modal else None)
        return self.sender.deliver(view.app, "interactive", made)

    def sent(self, user: User, view: View) -> Delivery:
        """A modal was sent."""
        view.errors = {}
        payload = {
            **self._about_view("view_submission", view, user),
            "view": view.json(),
            "response_urls": self._asked_urls(user, view),
        }
        made = self._triggered(payload, view.app, user, view.team_id, view)
        return self.sender.deliver(view.app, "interactive", made)

    def closed(self, user: User, view: View, *, all_of_it: bool) -> Delivery:
        """A modal was closed, which the app asked to hear of."""
        payload = {**self._about_view("view_closed", view, user), "view": view.json(), "is_cleared": all_of_it}
        return self.sender.deliver(view.app, "interactive", payload)

    def shortcut(self, app: App, user: User, callback_id: str) -> Delivery:
        """A global shortcut."""
        payload = {
            **self._about("shortcut", app, user, user.team_id),
            "callback_id": callback_id,
            "action_ts": self.world.new_ts(),
        }
        return self.sender.deliver(app, "interactive", self._triggered(payload, app, user, user.team_id))

    def message_shortcut(self, app: App, user: User, callback_id: str, on: Message) -> Delivery:
        """A shortcut on a message."""
        channel = self.world.channels[on.channel_id]
        payload = {
            **self._about("message_action", app, user, channel.team_id),
            "callback_id": callback_id,
            "action_ts": self.world.new_ts(),
            "channel": {"id": channel.id, "name": channel_name(channel)},
            "message_ts": on.ts,
            "message": shapes.message(on, self.world),
            "response_url": self._url(app, user, channel, on),
        }
        return self.sender.deliver(app, "interactive", self._triggered(payload, app, user, channel.team_id))

    def suggestion(
        self, user: User, on: View | Message, app: App, block_id: str, action_id: str, text: str
    ) -> Delivery:
        """Somebody types into a select whose options the app knows."""
        about = "block_suggestion"
        payload = (
            self._about_view(about, on, user) if isinstance(on, View) else self._about(about, app, user, user.team_id)
        )
        payload |= {"block_id": block_id, "action_id": action_id, "value": text}
        if isinstance(on, View):
            payload |= {"container": {"type": "view", "view_id": on.id}, "view": on.json()}
        else:
            channel = self.world.channels[on.channel_id]
            payload["container"] = {"type": "message", "message_ts": on.ts, "channel_id": channel.id}
            payload |= {"channel": {"id": channel.id, "name": channel_name(channel)}}
            payload |= {"message": shapes.message(on, self.world)} if on.private_to is None else {}
        return self.sender.deliver(app, "interactive", payload)

    # What came with the acknowledgement.

    def offered(self, answer: Data | None) -> list[Data]:
        """The options that an app offers while somebody types; none where Slack cannot make anything of them."""
        found = answer or {}
        misfits = list(OFFERED("", {key: value for key, value in found.items() if key in ("options", "option_groups")}))
        if misfits or not found:
            self.complaints.append(f"options: {misfits or 'none came'}")
            return []
        return options(found)

    def answered(self, user: User, view: View, answer: Data | None) -> bool:
        """What an app says to a modal that was sent: it closes, shows what is wrong, becomes another, has one upon it.
        False when Slack cannot make anything of it."""
        action = (answer or {}).get("response_action")
        body: Any = (answer or {}).get("view")
        try:
            match action:
                case None:
                    if self.views.top(user.id) is view:
                        self.views.close(user.id)
                case "clear":
                    self.views.clear(user.id)
                case "errors":
                    self._errors(view, (answer or {}).get("errors"))
                case "update":
                    self.views.update(view.app, view.id, None, body, None)
                case "push":
                    self.views.push(view.app, user.id, body)
                case _:
                    raise Misfits(f"no such response_action: {action}")
        except Misfits as no:
            self.complaints.append(f"{action}: {no}")
            return False
        return True

    def _errors(self, view: View, errors: Any) -> None:
        known = {each["block_id"] for each in view.body["blocks"] if each["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not errors.keys() <= known:
            raise Misfits("errors stand at input blocks by block_id", [str(errors)])
        view.errors = {block_id: str(sentence) for block_id, sentence in errors.items()}
        self.views.show(view)

    # What is in every payload.

    def _about(self, kind: str, app: App, user: User, team_id: str) -> Data:
        team = self.world.teams[team_id]
        return {
            "type": kind,
            "team": {"id": team.id, "domain": team.domain},
            "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
            "api_app_id": app.id,
            "token": app.verification,
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _about_view(self, kind: str, view: View, user: User) -> Data:
        """Of somebody of another organization their own workspace is told: where the app is, the view itself tells."""
        about = self._about(kind, view.app, user, view.team_id)
        return about | ({"team": {"id": user.shown_team, "domain": "elsewhere"}} if user.stranger else {})

    def _triggered(self, payload: Data, app: App, user: User, team_id: str, view: View | None = None) -> Data:
        return {**payload, "trigger_id": self._new_trigger(app, team_id, user, view)}

    def _new_trigger(self, app: App, team_id: str, user: User, view: View | None = None) -> str:
        made = f"{len(self.triggers) + 1}.{self.world.seconds()}.{secrets.token_hex(16)}"
        until = time.monotonic() + PATIENCE / self.patience
        self.triggers[made] = Trigger(app, team_id, user.id, until, None if view is None else view.id)
        return made

    def _url(self, app: App, user: User, channel: Channel, message: Message | None = None) -> str:
        key = secrets.token_urlsafe(24)
        until = time.monotonic() + URL_LIFE / self.factor
        self.urls[key] = AnswerUrl(app, channel.team_id, user.id, channel, until, message)
        return f"{self.world.base}/response/{key}"

    def _asked_urls(self, user: User, view: View) -> list[Data]:
        """Addresses for the conversations that were chosen where the app asked for that."""
        found = []
        for block in view.body["blocks"]:
            element = block.get("element") or {}
            if not element.get("response_url_enabled"):
                continue
            state = view.entered[block["block_id"], element["action_id"]]
            channel = self.world.channels.get(str(value_of(state)))
            if channel is not None:
                about: Mapping[str, str] = {"block_id": block["block_id"], "action_id": element["action_id"]}
                url = self._url(view.app, user, channel)
                found.append({**about, "channel_id": channel.id, "response_url": url})
        return found


def channel_name(channel: Channel) -> str:
    """As payloads call it: private conversations keep their names to themselves."""
    return {Kind.DIRECT: "directmessage", Kind.PRIVATE: "privategroup"}.get(channel.kind, channel.name)
