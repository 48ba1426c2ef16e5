"""What people of a class meet in its first days, as cards and forms, for the pictures of every adapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from typing import Any
from unittest import mock

from adapters.web import adapter as web
from adapters.web.render import card_json, form_json
from bot.card import Button, Card, Field, File, Form, Image, Look
from bot.link import Link
from bot.people import Person, Place
from bot.text import Said
from tests.cogs.ways import either_posted, together_posted
from tests.klass import Klass


@contextmanager
def seen(shown: list[Card | Form]) -> Iterator[None]:
    """Notes every card and form that the class in the browser is given."""

    def card(given: Card) -> dict[str, Any]:
        shown.append(given)
        return card_json(given)

    def form(given: Form) -> dict[str, Any]:
        shown.append(given)
        return form_json(given)

    with mock.patch.object(web, "card_json", card), mock.patch.object(web, "form_json", form):
        yield


async def story(klass: Klass, shown: list[Card | Form]) -> dict[str, Card | Form]:
    """What people meet in the first days of a class."""
    kept: dict[str, Card | Form] = {}
    await klass.instructor.says("/homeroom help", place="general")
    kept["help"] = shown[-1]
    await klass.instructor.says("/icebreaker now", place="general")
    kept["preview"] = shown[-1]
    await klass.instructor.presses("Post")
    await klass.goes_on()
    kept["open"] = next(each for each in reversed(shown) if isinstance(each, Card) and each.thread)
    await either_posted(klass)
    for who, label in (("ben", "The road"), ("chi", "The map"), ("s1", "The road"), ("s2", "The road")):
        await klass.seats[who].presses(label)
        await klass.waits(seconds=20)
    kept["this-or-that"] = shown[-1]
    await klass.waits(minutes=11)
    await together_posted(klass)
    await klass.ben.presses("I’m in")
    await klass.chi.presses("My answer")
    kept["form-answer"] = shown[-1]
    await klass.chi.fills({"words": "The sea"})
    await klass.waits(seconds=20)
    kept["together"] = next(each for each in reversed(shown) if isinstance(each, Card) and each.fields)
    for words in ("status", "doctor", "start"):
        await klass.instructor.says(f"/homeroom {words}", place="general")
        kept[words] = shown[-1]
    await klass.instructor.says("/homeroom course", place="general")
    kept["form-course"] = shown[-1]
    await klass.instructor.says("/homeroom status", place="general")
    kept["status"] = shown[-1]
    await klass.instructor.says("/icebreaker schedule", place="general")
    kept["form-schedule"] = shown[-1]
    await klass.instructor.fills({"days": ["mon", "thu"], "at": "09:30", "zone": "Europe/Madrid"})
    kept["scheduled"] = shown[-1]
    await klass.ana.says("/homeroom me", place="general")
    kept["me-in-spanish"] = shown[-1]
    return kept


def samples(picture: bytes) -> dict[str, Card]:
    """What the icebreakers have not: pictures, files, people's odd words, many pages."""
    odd = (
        "# not a heading\n- not a list\n**not bold** @everyone <@1> https://example.org/a_b ||no spoiler||\nשלום 👩‍👩‍👧"
    )
    many = tuple(Field(f"Answer {number}", (Said("Rain on a tent, and tea. " * 6),)) for number in range(1, 31))
    actions = (Button("Answer", Link("a.b"), Look.MAIN), Button("Delete", Link("a.c"), Look.CAREFUL))
    return {
        "odd-words": Card("What people write", (Said(odd),), (Field("Ana", (Said("*hm*"),)),), actions=actions),
        "picture": Card(
            "Results",
            image=Image("A chart", bytes, picture),
            files=(File("results.csv", "text/csv", b""),),
            note=(Said("12 people"),),
        ),
        "many-pages": Card("All answers", fields=many, actions=actions, note=(Said("Only you see this."),)),
    }


def known(value: Any, people: Mapping[str, str], places: Mapping[str, str]) -> Any:
    """The same with people and places by the ids that a platform has for them, by the class's own ids and keys."""
    match value:
        case Person(space_id, person):
            return Person(space_id, people.get(person, "0"))
        case Place() if value.root.key in places:
            return replace(value, id=places[value.root.key])
        case tuple():
            return tuple(known(each, people, places) for each in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            changed = {
                each.name: known(getattr(value, each.name), people, places) for each in fields(value) if each.init
            }
            return replace(value, **changed)
        case _:
            return value
