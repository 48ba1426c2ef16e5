"""What this machine's commands may ask about the people of the class, of the process that serves it or of the database.

Long lists are told in parts; who is to be added comes whole, so that it is done whole.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Final, TypeVar

from pydantic import Field

from adapters.web.enrolment import MOST_PEOPLE, Enrolment, Newcomer
from adapters.web.refusal import ClassRefusal
from bot.intercom import Answer, Asked, Declined, Intercom

R = TypeVar("R", bound=Asked)
A = TypeVar("A", bound=Answer)
PART: Final = 100
"""People in one part of a list."""


class NewPerson(Asked):
    """Somebody to add."""

    name: str
    role: str = "student"
    zone: str = ""
    language: str = ""


class Add(Asked):
    """Asks to add these people, all of them or none."""

    people: Sequence[NewPerson] = Field(max_length=MOST_PEOPLE)


class Added(Answer):
    """How many of them were not in the class."""

    count: int


class Everyone(Asked):
    """Asks who is in the class, from this number on."""

    start: int = 0


class Someone(Answer):
    """Somebody in the class."""

    id: str
    name: str
    role: str
    zone: str
    signed_in: bool


class Part(Answer):
    """A part of everyone, and whether there are more behind it."""

    people: list[Someone]
    more: bool


class LinkAsked(Asked):
    """Asks for a link for the person with this name; or with this id, which is nobody else's name."""

    name: str = ""
    id: str = ""


class Linked(Answer):
    """Whose link it is, and the link."""

    name: str
    link: str


class RoleAsked(Asked):
    """Asks for another role for somebody."""

    name: str
    role: str


class Out(Asked):
    """Asks to sign somebody out everywhere."""

    name: str


class Remove(Asked):
    """Asks to remove somebody from the class."""

    name: str


class Done(Answer):
    """It is done, for this person; ``count`` is how often they were signed in."""

    name: str
    count: int = 0


class Desk:
    """Answers. Without an enrolment people do not sign in here, and every command is told so.

    With ``served`` another process serves this class and holds its people in memory: what changes them is refused.
    """

    def __init__(self, enrolment: Enrolment | None, *, served: bool = False) -> None:
        self._enrolment = enrolment
        self._served = served

    def offer(self, intercom: Intercom) -> None:
        """Answers at the running process's socket."""
        for asked, act in _ACTS.items():
            intercom.offer(command_of(asked), asked, partial(self._answer, act))

    async def answer(self, asked: Asked) -> Answer:
        """What is asked, done. Raises ``Declined``."""
        return await self._answer(_ACTS[type(asked)], asked)

    async def _answer(self, act: _Act, asked: Asked) -> Answer:
        if self._enrolment is None:
            raise Declined("people-demo")
        if self._served and isinstance(asked, (Add, RoleAsked, Remove)):
            raise Declined("people-served")
        try:
            return await act(self._enrolment, asked)
        except ClassRefusal as no:
            raise Declined(no.text_id.replace("class-", "people-", 1), **no.values) from None


_Act = Callable[[Enrolment, Any], Awaitable[Answer]]


def command_of(asked: type[Asked]) -> str:
    """How a request is called on the socket."""
    return f"people-{asked.__name__.removesuffix('Asked').lower()}"


async def _add(enrolment: Enrolment, asked: Add) -> Added:
    newcomers = [Newcomer(each.name, each.role, each.zone, each.language) for each in asked.people]
    return Added(count=len(await enrolment.add(newcomers)))


async def _everyone(enrolment: Enrolment, asked: Everyone) -> Part:
    everyone = await enrolment.everyone()
    shown = everyone[asked.start : asked.start + PART]
    people = [
        Someone(
            id=one.person.id, name=one.person.name, role=one.person.role, zone=one.person.zone, signed_in=one.signed_in
        )
        for one in shown
    ]
    return Part(people=people, more=len(everyone) > asked.start + PART)


async def _link(enrolment: Enrolment, asked: LinkAsked) -> Linked:
    person = enrolment.known(asked.id) if asked.id else enrolment.find(asked.name)
    return Linked(name=person.name, link=await enrolment.link(person.id))


async def _role(enrolment: Enrolment, asked: RoleAsked) -> Done:
    person = enrolment.find(asked.name)
    await enrolment.set_role(person.id, asked.role)
    return Done(name=person.name)


async def _out(enrolment: Enrolment, asked: Out) -> Done:
    person = enrolment.find(asked.name)
    return Done(name=person.name, count=await enrolment.sign_out(person.id))


async def _remove(enrolment: Enrolment, asked: Remove) -> Done:
    person = enrolment.find(asked.name)
    await enrolment.remove(person.id)
    return Done(name=person.name)


_ACTS: Final[dict[type[Asked], _Act]] = {
    Add: _add,
    Everyone: _everyone,
    LinkAsked: _link,
    RoleAsked: _role,
    Out: _out,
    Remove: _remove,
}
