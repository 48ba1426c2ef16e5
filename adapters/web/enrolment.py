"""Who is in a class where people sign in: adding people, their roles, their links, signing them out, removing them.

The command line and the instructors' page both come here; what cannot be is refused for both in the same way.
"""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final
from zoneinfo import available_timezones

from adapters.web.classroom import Classroom
from adapters.web.limits import LONGEST_NAME
from adapters.web.refusal import ClassRefusal
from adapters.web.sign_in import SignIn
from adapters.web.state import ROLES
from bot.records import dataclass
from bot.texts import LANGUAGES
from bot.written import one_line
from storage.class_records import KeptPerson

MOST_PEOPLE: Final = 5_000
_NEAR: Final = 0.6


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to add; without a zone or language they have their browser's."""

    name: str
    role: str = "student"
    zone: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Somebody in the class."""

    person: KeptPerson
    signed_in: bool


class Enrolment:
    """The people of one class, at the address ``origin``. Every refusal is a :class:`ClassRefusal`.

    A class has one of these: what two ask for at once, at the page and at the terminal, is done one after the other.
    """

    def __init__(self, classroom: Classroom, sign_in: SignIn, origin: str) -> None:
        self._class = classroom
        self.sign_in = sign_in
        self.origin = origin
        self._lock = asyncio.Lock()

    async def add(self, newcomers: Sequence[Newcomer]) -> list[KeptPerson]:
        """Adds everyone whose name nobody in the class has; nobody when something is wrong. Returns who is new.

        It is done in one transaction: all of a table, or nothing of it.
        """
        wanted = [checked(each) for each in newcomers]
        async with self._lock:
            state = self._class.core.state
            known, taken = {folded(each.name) for each in state.members()}, set(state.people)
            new: list[KeptPerson] = []
            for each in wanted:
                if folded(each.name) not in known:
                    known.add(folded(each.name))
                    made = state.new_id(each.name, taken)
                    new.append(KeptPerson(made, each.name, each.role, each.zone, each.language))
                    taken.add(made)
            if len(known) > MOST_PEOPLE:
                raise ClassRefusal("class-full", most=MOST_PEOPLE)
            await self._class.register.found((), new)
            return [state.people[each.id] for each in new]

    async def everyone(self) -> list[Enrolled]:
        """Everyone in the class, the staff first, by name."""
        inside = await self.sign_in.signed_in()
        people = sorted(self._class.core.state.members(), key=lambda one: (ROLES.index(one.role), folded(one.name)))
        return [Enrolled(one, one.id in inside) for one in people]

    def find(self, name: str) -> KeptPerson:
        """The one person with this name, with this id, or with a name that begins so: what is first found."""
        members, wanted = self._class.core.state.members(), folded(name)
        for fits in (
            [one for one in members if folded(one.name) == wanted],
            [one for one in members if one.id == name],
            [one for one in members if wanted and folded(one.name).startswith(wanted)],
        ):
            if len(fits) == 1:
                return fits[0]
            if fits:
                raise ClassRefusal("class-several-people", name=name, names=", ".join(sorted(one.name for one in fits)))
        near = get_close_matches(wanted, {folded(one.name): one.name for one in members}, 3, _NEAR)
        names = [one.name for word in near for one in members if folded(one.name) == word]
        raise ClassRefusal("class-nobody-near" if names else "class-nobody", name=name, names=", ".join(names))

    def known(self, person: str) -> KeptPerson:
        """The person with this id."""
        for one in self._class.core.state.members():
            if one.id == person:
                return one
        raise ClassRefusal("class-nobody", name=person)

    async def link(self, person: str) -> str:
        """A link with which somebody comes in once; it makes their earlier unused ones void."""
        self._class.core.state.person(person)
        return f"{self.origin}/in/{await self.sign_in.make_link(person)}"

    async def set_role(self, person: str, role: str) -> None:
        """Another role; the last instructor keeps theirs."""
        if role not in ROLES:
            raise ClassRefusal("class-person-role", given=role, roles=", ".join(ROLES))
        async with self._lock:
            if role != "instructor":
                self._keep_an_instructor(person)
            if self._class.core.state.person(person).role != role:
                await self._class.register.set_role(person, role)

    async def sign_out(self, person: str) -> int:
        """Ends all sessions of somebody and voids their link. Returns how many sessions there were."""
        self._class.core.state.person(person)
        return await self.sign_in.end_all(person)

    async def remove(self, person: str) -> None:
        """Somebody leaves the class; the last instructor cannot."""
        async with self._lock:
            self._keep_an_instructor(person)
            await self._class.register.remove_person(person)
            await self.sign_in.end_all(person)

    def _keep_an_instructor(self, person: str) -> None:
        state = self._class.core.state
        others = [one for one in state.members() if one.role == "instructor" and one.id != person]
        if state.person(person).role == "instructor" and not others:
            raise ClassRefusal("class-last-instructor")


def checked(newcomer: Newcomer) -> Newcomer:
    """Somebody as they are added. Raises :class:`ClassRefusal` for what does not fit."""
    name = one_line(newcomer.name)
    if not name:
        raise ClassRefusal("class-person-name")
    if len(name) > LONGEST_NAME:
        raise ClassRefusal("class-person-long", length=len(name), most=LONGEST_NAME)
    role = newcomer.role.strip().lower() or "student"
    if role not in ROLES:
        raise ClassRefusal("class-person-role", given=newcomer.role, roles=", ".join(ROLES))
    language = newcomer.language.strip().lower()
    if language and language not in LANGUAGES:
        raise ClassRefusal("class-person-language", given=newcomer.language, languages=", ".join(LANGUAGES))
    return Newcomer(name, role, _zone(newcomer.zone.strip()), language)


def _zone(zone: str) -> str:
    known = {each.lower(): each for each in available_timezones()} if zone else {}
    if not zone or zone.lower() in known:
        return known.get(zone.lower(), "")
    near = get_close_matches(zone.lower(), known, 1, _NEAR)
    example = known[near[0]] if near else "Europe/Madrid"
    raise ClassRefusal("class-person-zone", given=zone, example=example)


def folded(name: str) -> str:
    """A name as it is compared: without case, and however its accents are written."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()
