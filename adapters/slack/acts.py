"""What people do on Slack as acts: a delivery in, an :class:`~bot.act.Act` out."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Final, Protocol

from adapters.slack.came import Body, Came, stands_on
from adapters.slack.ids import MENU, Page, read
from adapters.slack.places import channel_place, direct_place, place_of, space_of, thread_place
from bot.act import Act, ActKind
from bot.card import Json
from bot.link import Link, parse
from bot.people import Person, Place
from bot.platform import Message, NeverWorks, Why
from bot.records import dataclass

_BUTTON: Final = "button"
_OF_PERSON: Final = "D"


class Standing(Protocol):
    """Who somebody is in a workspace."""

    @property
    def roles(self) -> frozenset[str]: ...

    @property
    def manages(self) -> bool: ...

    @property
    def language(self) -> str | None: ...

    @property
    def time_zone(self) -> str | None: ...

    @property
    def is_person(self) -> bool:
        """Other bots and apps are none."""


class Standings(Protocol):
    """Who people are, as the copy has it that Slack's events keep current."""

    async def of(self, team: str, user: str, from_team: str) -> Standing:
        """Raises :class:`~bot.platform.Later`, :class:`~bot.platform.NeverWorks`."""


class Conversations(Protocol):
    """Whose direct conversations are known."""

    async def people_of(self, space_id: str, channel: str) -> Sequence[str]:
        """The people of a group message that Homeroom opened to tell them something; nobody for every other one."""


class Unheard(Exception):
    """A delivery that nothing can be made of, with the sentence that says why."""

    def __init__(self, text_id: str = "card-gone") -> None:
        super().__init__(text_id)
        self.text_id = text_id


@dataclass(frozen=True, slots=True)
class Who:
    """Who did it, and where."""

    person: Person
    place: Place
    standing: Standing


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was pressed or chosen: another page of a card, or a handler's link with what was chosen."""

    link: Link | None = None
    kind: ActKind = ActKind.PRESS
    values: Mapping[str, Json] = field(default_factory=dict)
    page: Page | None = None


class Acts:
    """Makes acts of deliveries."""

    def __init__(self, standings: Standings, conversations: Conversations) -> None:
        self._standings = standings
        self._conversations = conversations

    async def who(self, came: Came) -> Who:
        """Who did it, and where. Raises :class:`Unheard` where nobody did, and where the right to know is missing."""
        try:
            standing = await self._standings.of(came.team, came.user, came.from_team)
        except NeverWorks as never:
            if never.why is Why.INSTALL_AGAIN:
                raise Unheard("who-lacks") from None
            raise
        if not standing.is_person:
            raise Unheard("no-person")
        return Who(Person(space_of(came.team), came.user), await self._place(came), standing)

    async def _place(self, came: Came) -> Place:
        """Where it happened. What happens in no conversation, or in one of other people's, is told to the person."""
        space_id = space_of(came.team)
        if came.in_modal and came.meta.place:
            return place_of(space_id, came.meta.place)
        if not came.channel or came.channel.startswith(_OF_PERSON):
            return direct_place(space_id, came.user)
        if not came.open and (people := await self._conversations.people_of(space_id, came.channel)):
            return direct_place(space_id, *people)
        if came.thread:
            return thread_place(space_id, came.channel, came.thread)
        return channel_place(space_id, came.channel)


def act_of(came: Came, who: Who, kind: ActKind, link: Link, **more: Any) -> Act:
    """What somebody did. A form brings back on which card it was asked for. Where Slack does not tell when it was, our
    own clock orders it, in the same unit."""
    message, private = stands_on(came, who.place.key), came.ephemeral
    if came.in_modal:
        message, private = came.meta.message, came.meta.private
    act = Act(
        came.id,
        kind,
        who.person,
        who.place,
        link,
        roles=who.standing.roles,
        manages=who.standing.manages,
        language=who.standing.language,
        time_zone=who.standing.time_zone,
        message=message,
        private=private,
        stamp=came.at or time.time_ns() // 1_000,
    )
    return replace(act, **more) if more else act


def pressed(body: Body) -> Pressed:
    """What a press, or a choice, is about. Raises :class:`Unheard`, and :class:`~bot.link.BadLink` for a choice of a
    menu that is none of ours."""
    action = body["actions"][0]
    what = read(str(action.get("action_id") or ""))
    if isinstance(what, Page):
        return Pressed(page=what)
    if what is None:
        raise Unheard
    if what == MENU:
        return Pressed(parse(str(_chosen(action))))
    if action.get("type") == _BUTTON:
        return Pressed(what)
    return Pressed(what, ActKind.CHOICE, {"": _chosen(action)})


def turned(came: Came, who: Who, page: Page) -> Message | None:
    """The message of which somebody asks for another page."""
    return page.message or stands_on(came, who.place.key)


def _chosen(action: Mapping[str, Any]) -> Json:
    """One value, or several where the select takes several."""
    match action.get("type"):
        case "multi_static_select":
            return [str(each["value"]) for each in action.get("selected_options") or ()]
        case "multi_users_select":
            return [str(each) for each in action.get("selected_users") or ()]
        case "users_select":
            return _text(action.get("selected_user"))
        case _:
            return _text((action.get("selected_option") or {}).get("value"))


def _text(given: object) -> str | None:
    return None if given is None else str(given)
