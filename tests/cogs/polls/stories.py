"""What the stories of polls have in common."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from adapters.web.seat import Seat
from tests.klass import Klass

EVERYBODY = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")
STAFF = ("instructor", "assistant")
WITHOUT_CHOICES = ("scale", "text")


def cards(klass: Klass, who: str = "ben", place: str = "general") -> list[dict[str, Any]]:
    """The cards of polls that somebody sees, the newest last."""
    there: list[Any] = klass.seats[who].sees(place)
    seen = [each for each in there if each["by"] == "homeroom" and not each["private"]]
    return [each["card"] for each in seen if "A poll" in each["card"].get("title", "")]


def card(klass: Klass, who: str = "ben", place: str = "general") -> dict[str, Any]:
    """The newest card of a poll that somebody sees."""
    return cards(klass, who, place)[-1]


def text_of(runs: Any) -> str:
    """What runs say, persons by their ids."""
    return "".join(str(run.get("text") or run.get("id") or run.get("at") or "") for run in runs)


def fields(klass: Klass, who: str = "ben", place: str = "general") -> dict[str, str]:
    """The fields of that card."""
    return {each["label"]: text_of(each["text"]) for each in card(klass, who, place)["fields"]}


def buttons(shown: Mapping[str, Any]) -> list[str]:
    """What can be pressed or chosen on a card, without what the house adds."""
    labels = [str(each["label"]) for each in shown["actions"]]
    return [each for each in labels if each not in ("Report", "Hide (staff)")]


def private(seat: Seat) -> dict[str, Any]:
    """The card that only this person sees."""
    message: Any = seat.answer_message
    return dict(message["card"])


def opened(seat: Seat) -> dict[str, Any]:
    """The form that is open."""
    there: Any = seat.form
    return dict(there)


def form(seat: Seat) -> dict[str, Any]:
    """What stands in the form that is open, by input."""
    return {str(each["name"]): each["value"] for each in opened(seat)["inputs"]}


async def ticks(klass: Klass, who: str, button: str, *labels: str, place: str | None = "general") -> None:
    """Somebody opens the form and sends it with just these ticked: two presses."""
    await klass.seats[who].presses(button, place=place)
    (entry,) = opened(klass.seats[who])["inputs"]
    values = {str(each["label"]): str(each["value"]) for each in entry["choices"]}
    await klass.seats[who].fills({"ticked": [values[each] for each in labels]})
    assert klass.seats[who].errors == {}


def own_fields(seat: Seat) -> dict[str, str]:
    """The fields of that card."""
    return {each["label"]: text_of(each["text"]) for each in private(seat)["fields"]}


def says_here(klass: Klass, who: str = "ben", place: str = "general") -> str:
    """Everything that stands in a place for somebody, without their private answers."""
    seat = klass.seats[who]
    return "\n\n".join(seat._text(each) for each in seat.sees(place) if not each["private"])


async def drafted(klass: Klass, who: str = "instructor", place: str = "general", **values: Any) -> None:
    """Somebody has the preview of a poll before them."""
    given: dict[str, Any] = {"question": "Which day?"} | values
    if given.get("kind") not in WITHOUT_CHOICES:
        given.setdefault("choices", "Monday\nTuesday\nFriday")
    await klass.seats[who].says("/poll ask", place=place)
    await klass.seats[who].fills(given)


async def asked(klass: Klass, who: str = "instructor", place: str = "general", **values: Any) -> None:
    """A poll stands in a place."""
    await drafted(klass, who, place, **values)
    await posted(klass, who)


async def posted(klass: Klass, who: str = "instructor") -> None:
    """What they have before them stands in its place."""
    await klass.seats[who].presses("Post")
    await settled(klass)


async def settled(klass: Klass) -> None:
    """What is due has happened, refreshes that wait their moment too."""
    await klass.goes_on()
    await klass.waits(seconds=5)


async def answered(klass: Klass, **by_person: str) -> None:
    """Each presses, one after the other."""
    for person, label in by_person.items():
        await klass.seats[person].presses(label)
    await settled(klass)


async def all_press(klass: Klass, *labels: str) -> None:
    """As many students as there are labels press one each."""
    await answered(klass, **dict(zip(EVERYBODY, labels, strict=False)))


async def all_write(klass: Klass, words: Sequence[str]) -> None:
    """Each writes; the staff takes part where there are more words than students."""
    for person, each in zip((*EVERYBODY, *STAFF), words, strict=False):
        await klass.seats[person].presses("Answer", place="general")
        await klass.seats[person].fills({"words": each})
    await settled(klass)


async def closed(klass: Klass, hours: float = 73) -> None:
    """Its time is up."""
    await klass.waits(hours=hours)


async def looks_after(klass: Klass, who: str = "instructor", question: str = "Which day?") -> None:
    """Somebody has what can be done with a poll before them."""
    await klass.seats[who].says("/poll list", place="general")
    await klass.seats[who].chooses("Look after one", question)


async def sets(klass: Klass, **values: Any) -> None:
    """The course's settings for polls."""
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Polls")
    await klass.instructor.fills(values)
    assert klass.instructor.errors == {}


def file(klass: Klass, who: str, name: str) -> str:
    """What a file on somebody's newest private card holds."""
    (source,) = [str(each["src"]) for each in private(klass.seats[who])["files"] if each["name"] == name]
    found = klass.classroom.private.file(source.rpartition("/")[2])
    assert found is not None
    return found.data.decode("utf-8-sig")


def table(content: str) -> list[list[str]]:
    """The rows of a table."""
    return list(csv.reader(io.StringIO(content)))
