"""What instructors do from the page where people sign in: adding people, roles, links, signing out, removing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from adapters.web.classroom import Classroom
from adapters.web.deeds import Asked, Deed
from adapters.web.enrolment import Enrolment, Newcomer
from adapters.web.hub import JsonObject
from adapters.web.refusal import ClassRefusal

Act = Callable[[Asked], Awaitable[JsonObject]]


def deeds(enrolment: Enrolment) -> Mapping[str, Deed]:
    """These requests, each for instructors only."""

    async def add(asked: Asked) -> JsonObject:
        newcomer = Newcomer(asked.text("name"), asked.text("role"), asked.text("zone", may_lack=True))
        added = await enrolment.add([newcomer])
        if not added:
            raise ClassRefusal("class-already", name=newcomer.name)
        return {"person": added[0].id, "link": await enrolment.link(added[0].id)}

    async def role(asked: Asked) -> JsonObject:
        await enrolment.set_role(asked.text("person"), asked.text("role"))
        return {}

    async def link(asked: Asked) -> JsonObject:
        return {"link": await enrolment.link(asked.text("person"))}

    async def out(asked: Asked) -> JsonObject:
        return {"count": await enrolment.sign_out(asked.text("person"))}

    async def remove(asked: Asked) -> JsonObject:
        await enrolment.remove(asked.text("person"))
        return {}

    acts = {"person-add": add, "person-role": role, "person-link": link, "person-out": out, "person-remove": remove}
    return {name: _for_instructors(act) for name, act in acts.items()}


def _for_instructors(act: Act) -> Deed:
    async def deed(classroom: Classroom, person: str, asked: Asked) -> JsonObject:
        if classroom.core.state.person(person).role != "instructor":
            raise ClassRefusal("class-instructors-only")
        return await act(asked)

    return deed
