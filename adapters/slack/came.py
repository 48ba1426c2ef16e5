"""Where a delivery came from, in one shape for commands, presses, forms and shortcuts: who, where, and the ways back.

The shapes are those of https://docs.slack.dev/reference/interaction-payloads and of slash commands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from slack_bolt.request.internals import extract_team_id

from adapters.slack.ids import CARD
from adapters.slack.modals import Meta
from bot.platform import Message
from bot.records import dataclass

Body = Mapping[str, Any]
_HOME: Final = "home"
_A_SECOND: Final = 1_000_000
_KEPT_NAMES: Final = ("directmessage", "privategroup")
_GROUP: Final = "mpdm-"
"""What a delivery calls conversations that are not open, and how the names of group messages begin."""


@dataclass(frozen=True, slots=True)
class Came:
    """One delivery.

    ``id`` is its own, the same when it comes again. ``channel`` is empty where no conversation goes with it: App Home,
    modals, global shortcuts. ``thread`` is the ``ts`` above the thread in which it happened, ``ts`` that of the message
    that was pressed, ``ephemeral`` that only this person sees it, ``open`` that it is a channel for everybody. ``url``
    is the ``response_url`` and ``trigger`` the ``trigger_id``: neither is shown or kept. ``view`` is the modal, or App
    Home, in which it happened. ``at`` is when, in microseconds by Slack's clock; 0 where it does not tell: of commands,
    and of forms that were sent.
    """

    id: str
    team: str
    user: str
    from_team: str = ""
    channel: str = ""
    thread: str = ""
    ts: str = ""
    ephemeral: bool = False
    open: bool = False
    url: str = field(default="", repr=False)
    trigger: str = field(default="", repr=False)
    view: Body = field(default_factory=dict, repr=False)
    at: int = 0

    @property
    def in_home(self) -> bool:
        """Whether it happened in App Home."""
        return bool(self.view) and self.view.get("type") == _HOME

    @property
    def in_modal(self) -> bool:
        """Whether it happened in a modal."""
        return bool(self.view) and not self.in_home

    @property
    def in_card(self) -> bool:
        """Whether it happened in a modal that shows a card."""
        return self.in_modal and self.view.get("callback_id") == CARD

    @property
    def meta(self) -> Meta:
        """What the modal brings back with it."""
        return Meta.from_json(str(self.view.get("private_metadata") or "")) if self.in_modal else Meta()


def team_of_body(body: Body) -> str:
    """The workspace in which Homeroom was told, empty where a delivery does not say: slack_bolt authorizes for the same
    one. In a channel that two workspaces share others are named as well: who acts, and the modals that they see, are of
    their own."""
    return str(extract_team_id({**body}) or "")


def of_command(body: Body) -> Came:
    """A slash command: Slack has none in threads."""
    return Came(
        id=str(body["trigger_id"]),
        team=team_of_body(body),
        user=str(body["user_id"]),
        from_team=str(body.get("team_id") or ""),
        channel=str(body.get("channel_id") or ""),
        open=_is_open(body.get("channel_name")),
        url=str(body.get("response_url") or ""),
        trigger=str(body["trigger_id"]),
    )


def of_interaction(body: Body) -> Came:
    """A press, a form that was sent or put away, a shortcut, or what may be chosen while one types."""
    container, message, user = (body.get(each) or {} for each in ("container", "message", "user"))
    acted = (body.get("actions") or [body])[0]
    ts = str(container.get("message_ts") or message.get("ts") or "")
    above = str(container.get("thread_ts") or message.get("thread_ts") or "")
    return Came(
        id=_id_of(body),
        team=team_of_body(body),
        user=str(user["id"]),
        from_team=str(user.get("team_id") or ""),
        channel=str((body.get("channel") or {}).get("id") or container.get("channel_id") or ""),
        thread=above if above != ts else "",
        ts=ts,
        ephemeral=bool(container.get("is_ephemeral")),
        open=_is_open((body.get("channel") or {}).get("name")),
        url=str(body.get("response_url") or ""),
        trigger=str(body.get("trigger_id") or ""),
        view=body.get("view") or {},
        at=_microseconds(acted.get("action_ts")),
    )


def of_mention(body: Body) -> Came:
    """Somebody named Homeroom in a message."""
    event = body["event"]
    return Came(
        id=str(body["event_id"]),
        team=team_of_body(body),
        user=str(event["user"]),
        from_team=str(event.get("team") or event.get("user_team") or body.get("team_id") or ""),
        channel=str(event["channel"]),
        thread=str(event.get("thread_ts") or ""),
        at=_microseconds(event.get("event_ts") or event.get("ts")),
    )


def stands_on(came: Came, place: str) -> Message | None:
    """The message that was pressed, which stands in this place."""
    return Message(place, came.ts) if came.ts else None


def _is_open(name: object) -> bool:
    """Whether a conversation that a delivery calls so is a public channel: others are told by no name of theirs."""
    return bool(name) and name not in _KEPT_NAMES and not str(name).startswith(_GROUP)


def _microseconds(ts: object) -> int:
    seconds, _, rest = str(ts or "0").partition(".")
    return int(seconds) * _A_SECOND + int(f"{rest:0<6}"[:6])


def _id_of(body: Body) -> str:
    """A trigger is made once for everything that somebody does."""
    return str(body.get("trigger_id") or (body.get("view") or {}).get("id") or "")
