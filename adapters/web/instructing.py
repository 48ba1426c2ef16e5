"""What instructors do from the page where people sign in: adding people, roles, links, signing out, removing."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final

from adapters.web.classroom import Classroom
from adapters.web.core import Core
from adapters.web.deeds import Deed, Request
from adapters.web.enrolment import Enrolment, Newcomer
from adapters.web.hub import JsonObject
from adapters.web.once import Once
from adapters.web.refusal import ClassRefusal

Act = Callable[[Request], Coroutine[Any, Any, JsonObject]]
_KEPT: Final = 20  # answers, for there are links in some


def deeds(enrolment: Enrolment, core: Core) -> Mapping[str, Deed]:
    """These requests, each for instructors only. One that is sent again changes nothing and gets the first answer."""

    async def add(asked: Request) -> JsonObject:
        newcomer = Newcomer(asked.text("name"), asked.text("role"), asked.text("zone", may_lack=True))
        added = await enrolment.add([newcomer])
        if not added:
            raise ClassRefusal("class-already", name=newcomer.name)
        return {"person": added[0].id, "link": await enrolment.link(added[0].id)}

    async def role(asked: Request) -> JsonObject:
        await enrolment.set_role(asked.text("person"), asked.text("role"))
        return {}

    async def link(asked: Request) -> JsonObject:
        return {"link": await enrolment.link(asked.text("person"))}

    async def out(asked: Request) -> JsonObject:
        return {"count": await enrolment.sign_out(asked.text("person"))}

    async def remove(asked: Request) -> JsonObject:
        await enrolment.remove(asked.text("person"))
        return {}

    acts = {"person-add": add, "person-role": role, "person-link": link, "person-out": out, "person-remove": remove}
    once = Once(core, _KEPT)
    return {name: _for_instructors(act, once) for name, act in acts.items()}


def _for_instructors(act: Act, once: Once) -> Deed:
    async def deed(classroom: Classroom, person: str, asked: Request) -> JsonObject:
        if classroom.core.state.person(person).role != "instructor":
            raise ClassRefusal("class-instructors-only")
        return await once.do(person, asked.text("key", may_lack=True), lambda: act(asked))

    return deed
