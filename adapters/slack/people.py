"""Who somebody is in a workspace: Slack sends an id alone, so a copy is kept, and kept current by its events."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, Protocol, TypeVar

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import limits
from adapters.slack.places import space_of, team_of
from adapters.slack.refused import Unauthorized, reading
from bot.people import Person, Role, Space
from bot.platform import Later, NeverWorks, PlatformError
from bot.recent import Recent
from bot.records import dataclass
from storage.database import Database, Tx
from storage.people import People
from storage.slack import SlackPeople, SlackPerson
from storage.slack_installed import Installation, Installations

_KNOWN: Final = 60.0
"""Seconds for which nothing is read anew; another process may have heard of a change."""
SLACKBOT: Final = "USLACKBOT"
_PAGE: Final = 200
_ASKS_AGAIN: Final = 60.0
"""Seconds until Slack is asked again, where it does not say when it will tell."""
T = TypeVar("T")
log = structlog.get_logger()
Meaning = Callable[[str], Role | None]
"""What a user group of this name or handle means in its course; ``None`` for one that means nothing."""
Named = Callable[[str, str, str], None]
"""Hears how somebody is called now: the space, their id, the name; none for who is gone. It is kept nowhere."""
Asks = Callable[[str], Awaitable[AsyncWebClient]]
"""The client of a workspace, by its space. Raises :class:`~bot.platform.PlatformError` where there is none."""


class Router(Protocol):
    """What is told on: :class:`bot.router.Router`."""

    async def came(self, space: Space, platform_roles: Mapping[str, Role] | None = None) -> None: ...

    async def sync_members(self, space_id: str, people: Sequence[Person]) -> None: ...

    def staffed(self, space_id: str, people: Sequence[Person]) -> None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is in a workspace. ``roles`` are the ids of the user groups that mean staff; ``manages``: they
    installed Homeroom, or look after the workspace. ``is_person``: apps, bots and who was deactivated are none."""

    roles: frozenset[str] = frozenset()
    manages: bool = False
    language: str | None = None
    time_zone: str | None = None
    is_person: bool = True


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody, and how Homeroom is installed where they are."""

    person: SlackPerson
    installation: Installation | None

    def standing(self, from_elsewhere: bool) -> Standing:
        """In an organization of several workspaces, who is from another one may be of this one as well."""
        person, there = self.person, self.installation
        if from_elsewhere and not (there and there.enterprise_id):
            person = replace(person, stranger=True)
        outside = person.guest or person.stranger
        manages = person.manages or (not outside and there is not None and there.installer == person.person_id)
        roles = frozenset() if outside else person.groups
        return Standing(roles, manages, person.locale, person.time_zone, person.is_there)


class Standings:
    """Knows who somebody is. ``meaning`` is what user groups mean by the settings; ``groups`` whether any does;
    ``lists`` whether somebody needs to know who is in a workspace without having acted. ``named`` is told the names
    that Slack tells anyway."""

    def __init__(
        self,
        database: Database,
        router: Router,
        asks: Asks,
        meaning: Meaning,
        *,
        groups: bool,
        lists: bool,
        named: Named,
    ) -> None:
        self._database = database
        self._router = router
        self._asks = asks
        self._meaning = meaning
        self._groups = groups
        self._lists = lists
        self._named = named
        self._known: Recent[tuple[str, str], _Known] = Recent(_KNOWN)
        self._staff: dict[str, frozenset[Person]] = {}
        self._meanwhile: dict[str, dict[str, bool]] = {}  # while a workspace is read: who came (or went) since

    async def of(self, team: str, user: str, from_team: str = "", *, acts: bool = True) -> Standing:
        """What somebody is. Only of who did not act yet Slack is asked, once. ``from_team`` is where a delivery says
        that they are from: who is from elsewhere is a student here, whatever they are there. Not ``acts``: they only
        look, so that their time zone and language are not kept.

        Who acts does not wait for long: where Slack does not tell in time, they are what is kept of them, and a student
        where that is nothing; it is asked again when they act again.

        Raises :class:`~bot.platform.NeverWorks` where they are not there, and :class:`~bot.platform.Later` where that
        was not told in time to who only looks.
        """
        known = self._known.get((team, user))
        if known is None or (acts and known.person.is_there and not known.person.acted):
            try:
                known = await self._learned(team, user, known, acts=acts)
            except Later:
                if not acts:
                    raise
                log.warning("slack.person_later")
                known = await self._kept(team, user)
            else:
                self._known.note((team, user), known)
        return known.standing(from_team not in ("", team))

    async def came(self, space: Space) -> None:
        """Homeroom is in this workspace, since now or since this process started."""
        await self._router.came(space, None if self._groups else {})
        await self.tell_staff(space.id)

    async def learn(self, space: Space) -> None:
        """Asks Slack for what its events will not tell: whom its user groups mean as staff, and where somebody needs it
        who is there. However long that takes: a large workspace is told in many pages, so many a minute."""
        team = team_of(space.id)
        self._meanwhile[team] = {}
        try:
            await _told(partial(self.changed_groups, team))
            if self._lists:
                await self._list(team)
                await self.tell_staff(space.id)
        except PlatformError as refusal:
            log.warning("slack.members", type=type(refusal).__name__)
        finally:
            self._meanwhile.pop(team, None)

    async def regroup(self, team: str) -> dict[str, Role] | None:
        """Reads the user groups that mean staff, and who is in them; what each means, by its id. ``None`` where Slack
        never tells: then it is as it was.

        Raises :class:`~bot.platform.Later`.
        """
        space_id = space_of(team)
        try:
            with reading("usergroups.list"):
                found = await (await self._asks(space_id)).usergroups_list(include_users=True)
        except NeverWorks as refusal:
            log.warning("slack.groups", type=type(refusal).__name__, code=refusal.why.value)
            return None
        meant = {str(each["id"]): each for each in found["usergroups"] if self._means(each) is not None}

        def note(tx: Tx) -> None:
            people = SlackPeople(tx, space_id)
            for group in people.groups() - meant.keys():
                people.in_group(group, ())
            for group, each in meant.items():
                people.in_group(group, [str(user) for user in each.get("users", ())])

        await self._database.write(space_id, note)
        self._known = Recent(_KNOWN)
        return {group: role for group, each in meant.items() if (role := self._means(each)) is not None}

    async def changed_groups(self, team: str) -> None:
        """Who is in a user group, or how it is called, is different now, or may be.

        Raises :class:`~bot.platform.Later`.
        """
        space_id = space_of(team)
        if not self._groups or (roles := await self.regroup(team)) is None:
            return
        installation = await self._database.read(lambda tx: Installations(tx, space_id).get())
        if installation is not None:
            await self._router.came(Space(space_id, installation.name), roles)
            await self.tell_staff(space_id)

    async def is_news(self, team: str, user: Mapping[str, Any]) -> bool:
        """Whether Slack tells something of somebody that is not known: most of what people change about themselves is
        none of ours."""
        person, space_id = person_of(team, user), space_of(team)
        if person.deleted:  # that they came may be waiting still
            return True

        def look(tx: Tx) -> bool:
            known = SlackPeople(tx, space_id).known([person.person_id]).get(person.person_id)
            there = People(tx, space_id).is_member(Person(space_id, person.person_id))
            if person.bot:
                return known is not None
            differs = _with(person, known) != known if known else person.manages
            return differs or not (there or person.stranger)

        return await self._database.read(look)

    async def noted(self, team: str, user: Mapping[str, Any]) -> SlackPerson:
        """Slack tells of somebody. Who is neither known nor staff is not kept: they may never act."""
        person, space_id = person_of(team, user), space_of(team)

        def note(tx: Tx) -> None:
            people = SlackPeople(tx, space_id)
            known = people.known([person.person_id]).get(person.person_id)
            if person.deleted:
                people.gone(person.person_id)
            elif known or person.manages:
                people.note([_with(person, known)])

        await self._database.write(space_id, note)
        self._known.forget((team, person.person_id))
        if team in self._meanwhile:
            self._meanwhile[team][person.person_id] = person.is_there
        if person.deleted:
            self._named(space_id, person.person_id, "")
        return person

    async def tell_staff(self, space_id: str) -> None:
        """Tells the core who is staff by the workspace's own roles, as far as they are known; where it is new."""

        def look(tx: Tx) -> frozenset[Person]:
            installation = Installations(tx, space_id).get()
            installer = installation.installer if installation else None
            known = SlackPeople(tx, space_id).everyone()
            found = {each.person_id for each in known.values() if each.is_there and (each.manages or _in_groups(each))}
            return frozenset(Person(space_id, each) for each in found | ({installer} if installer else set()))

        staff = await self._database.read(look)
        if staff != self._staff.get(space_id):
            self._staff[space_id] = staff
            self._router.staffed(space_id, sorted(staff))

    def forget(self, space_id: str) -> None:
        """Homeroom is there no longer."""
        self._staff.pop(space_id, None)
        self._known = Recent(_KNOWN)

    def _means(self, group: Mapping[str, Any]) -> Role | None:
        if group.get("date_delete"):
            return None
        return self._meaning(str(group.get("name", ""))) or self._meaning(str(group.get("handle", "")))

    async def _learned(self, team: str, user: str, before: _Known | None, *, acts: bool) -> _Known:
        """Who somebody is, as it is kept, or else as Slack says."""
        space_id = space_of(team)
        kept, installation = await self._database.read(lambda tx: _look(tx, space_id, user))
        if kept is not None and (kept.acted or not kept.is_there):
            return _Known(kept, installation)
        told = before.person if before is not None else await self._asked(team, user)

        def note(tx: Tx) -> SlackPerson:
            """Their groups may be known already."""
            people = SlackPeople(tx, space_id)
            if acts and told.is_there:
                people.acted(told)
            else:
                people.note([told])
            now = people.known([user])[user]
            return replace(told, groups=now.groups, acted=now.acted)

        person = await self._database.write(space_id, note)
        if person.manages or _in_groups(person):
            await self.tell_staff(space_id)
        return _Known(person, installation)

    async def _asked(self, team: str, user: str) -> SlackPerson:
        try:
            async with asyncio.timeout(limits.PERSON_WAITS):
                with reading("users.info"):
                    client = await self._asks(space_of(team))
                    found = await client.users_info(user=user, include_locale=True)
        except TimeoutError:
            raise Later from None
        self._tell_name(space_of(team), found["user"])
        return person_of(team, found["user"])

    def _tell_name(self, space_id: str, user: Mapping[str, Any]) -> None:
        if name := name_of(user):
            self._named(space_id, str(user["id"]), name)

    async def _kept(self, team: str, user: str) -> _Known:
        """Who somebody is as far as that is kept; of who is not known, nothing."""
        kept, installation = await self._database.read(lambda tx: _look(tx, space_of(team), user))
        return _Known(kept or SlackPerson(user), installation)

    async def _list(self, team: str) -> None:
        """Who is in the workspace; read once, for from then on its events tell."""
        space_id, cursor = space_of(team), ""
        found: list[SlackPerson] = []
        while True:
            page = await _told(partial(self._members, space_id, cursor))
            found += [person_of(team, each) for each in page["members"]]
            for each in page["members"]:
                self._tell_name(space_id, each)
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                break
        there = [each for each in found if each.is_there]
        staff = [each for each in there if each.manages]
        gone = {each.person_id for each in found if each.deleted}

        def note(tx: Tx) -> None:
            people = SlackPeople(tx, space_id)
            people.note(staff)
            for person_id in people.everyone().keys() & gone:  # who left while nobody was told
                people.gone(person_id)

        await self._database.write(space_id, note)
        # A page that was read before somebody came or went is behind the event that told of it.
        now = {each.person_id: True for each in there} | self._meanwhile.get(team, {})
        await self._router.sync_members(space_id, [Person(space_id, each) for each, still in now.items() if still])

    async def _members(self, space_id: str, cursor: str) -> Any:
        with reading("users.list"):
            return await (await self._asks(space_id)).users_list(limit=_PAGE, cursor=cursor or None)


async def _told(asks: Callable[[], Awaitable[T]]) -> T:
    """What Slack tells, when it does: where it may later, it is asked again then. Raises
    :class:`~bot.platform.PlatformError` where it never will, and where Homeroom is not in the workspace any more."""
    while True:
        try:
            return await asks()
        except Unauthorized:
            raise
        except Later as later:
            log.info("slack.told_later", count_seconds=math.ceil(later.seconds or _ASKS_AGAIN))
            await asyncio.sleep(later.seconds or _ASKS_AGAIN)


def name_of(user: Mapping[str, Any]) -> str | None:
    """How Slack shows somebody now; ``None`` for who is deactivated, and for other apps, who are nobody of the
    class."""
    profile = user.get("profile") or {}
    name = profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    return str(name) if name and not user.get("deleted") and not user.get("is_bot") else None


def person_of(team: str, user: Mapping[str, Any]) -> SlackPerson:
    """Somebody as Slack tells of them (``reference/objects/user-object``). Its names are not among it."""
    zone, locale = user.get("tz"), user.get("locale")
    return SlackPerson(
        str(user["id"]),
        admin=bool(user.get("is_admin")),
        owner=bool(user.get("is_owner") or user.get("is_primary_owner")),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        stranger=bool(user.get("is_stranger")) or not _is_of(team, user),
        bot=bool(user.get("is_bot") or user.get("is_workflow_bot")) or user["id"] == SLACKBOT,
        deleted=bool(user.get("deleted")),
        time_zone=str(zone) if zone else None,
        locale=str(locale) if locale else None,
    )


def _with(person: SlackPerson, known: SlackPerson | None) -> SlackPerson:
    """Somebody as Slack tells of them now, with what it does not always tell: their language, and their groups. Of who
    did not act, their language and time zone are none of ours."""
    if known is None:
        return person
    zone, locale = person.time_zone or known.time_zone, person.locale or known.locale
    told = {"time_zone": zone, "locale": locale} if known.acted else {"time_zone": None, "locale": None}
    return replace(person, **told, groups=known.groups, acted=known.acted)


def _is_of(team: str, user: Mapping[str, Any]) -> bool:
    """Whether it is somebody of this workspace; in an organization one is of several."""
    own, organization = user.get("team_id") or team, user.get("enterprise_user") or {}
    return own == team or team in (organization.get("teams") or ())


def _look(tx: Tx, space_id: str, user: str) -> tuple[SlackPerson | None, Installation | None]:
    return SlackPeople(tx, space_id).known([user]).get(user), Installations(tx, space_id).get()


def _in_groups(person: SlackPerson) -> bool:
    """Whether user groups make them staff: guests and people of other organizations are students whatever they do."""
    return bool(person.groups) and not person.guest and not person.stranger
