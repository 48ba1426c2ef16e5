"""What belongs to another course or another space: for whoever is here it is not there."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Final

import pytest
from sqlalchemy import insert, update

from bot.card import InputKind
from bot.kinds import Id
from bot.link import Link, id_to_text
from bot.parts import all_cogs
from bot.people import Place, PlaceKind
from bot.plan import Asked
from bot.schedule import Rule, Weekday
from cogs.icebreakers.decks import EASY_STARTS
from storage.database import Tx
from storage.icebreakers import POSTED, Icebreakers, Put
from storage.jobs import FAILED, Jobs, NewJob, jobs
from storage.schedules import Scheduled, Schedules
from storage.spaces import Spaces, course_places, courses
from tests.cogs.test_bad_input import OPTIONS, gives, message, unchanged, untouched
from tests.cogs.ways import WAYS, handlers
from tests.klass import MONDAY, SPACE, Klass


@pytest.fixture
async def klass(klass: Klass) -> Klass:
    """The class, with a message to press on."""
    await klass.ben.says("Hello!", place="general")
    return klass


async def elsewhere(klass: Klass, space: str, course: int) -> None:
    """A question that stands, and a schedule, in a course or space that is not this one; the cafe and the
    salon belong to it."""
    there = Place(space, PlaceKind.CHANNEL, "cafe")
    slot = Link(f"icebreakers.slot:{id_to_text(Id(OTHER))}")

    def store(tx: Tx) -> None:
        if space == SPACE:
            tx.execute(insert(courses).values(space_id=space, course_id=course, name="Physics"))
            theirs = [{"space_id": space, "course_id": course, "place": key} for key in (there.key, "voice:salon")]
            tx.execute(insert(course_places).values(theirs))
            Spaces(tx, space).moved_on()
        put = Put(OTHER, course, there, EASY_STARTS, "clever-design", None, POSTED, False, MONDAY)
        Icebreakers(tx, space).add(put)
        Icebreakers(tx, space).plan(OTHER, there, [EASY_STARTS])
        rule = Rule((Weekday.MON,), time(9), MONDAY.date()).to_json()
        later = MONDAY + timedelta(days=90)
        made = Scheduled(OTHER, course, slot, rule, "UTC", later.replace(tzinfo=None), later, timedelta(hours=1))
        Schedules(tx, space).add(made)
        Jobs(tx, space).queue([NewJob("post", slot, MONDAY, "lane", there.key, course_id=course, key="other")])
        tx.execute(update(jobs).where(jobs.c.space_id == space, jobs.c.key == "other").values(state=FAILED, key=None))

    await klass.database.write(space, store)


OTHER: Final = 123456789
OF_A_PROMPT: Final = ("wish", "even-deeper", "less-deep", "not-any-more", "easier-now")


@pytest.mark.parametrize(("space", "course"), [(SPACE, 77), ("web:other", 0)])
async def test_ids_of_another_course_or_another_space(klass: Klass, space: str, course: int) -> None:
    await elsewhere(klass, space, course)
    id_ = id_to_text(Id(OTHER))
    for name in ("another", "change", "post", "mend", "pass", "unpass", *OF_A_PROMPT):
        act = klass.classroom.press("instructor", "channel:general", message(klass), f"icebreakers.{name}:{id_}")
        assert "taken back or never posted" in await unchanged(klass, "instructor", act)
    for name in ("change", "mend"):
        link, given = f"icebreakers.{name}:{id_}", {"words": "Mine now?"}
        act = klass.classroom.submit("instructor", "channel:general", "cccccccccc.1", link, given)
        assert "taken back or never posted" in await unchanged(klass, "instructor", act)
    act = klass.classroom.press("instructor", "channel:general", message(klass), f"icebreakers.unsuggest:{id_}")
    assert "This suggestion was taken back before" in await unchanged(klass, "instructor", act)
    stop = klass.classroom.choose("instructor", "channel:general", message(klass), "icebreakers.stop-one", id_)
    assert "This schedule was stopped before." in await unchanged(klass, "instructor", stop)
    for line, said in (
        ("icebreaker list", "No questions are planned."),
        ("homeroom status", "Everything was delivered."),
        ("homeroom undo", "There is nothing of yours"),
    ):
        await klass.instructor.runs(line, place="general")
        assert said in klass.instructor.answer
        assert "Asked lately" not in klass.instructor.answer
    for name in ("try-again", "let-go"):
        act = klass.classroom.press("instructor", "channel:general", message(klass), f"admin.{name}")
        await act
        assert "Nothing is undelivered any more" in klass.instructor.answer


DECLARED: Final = {declared.target: declared for each in all_cogs() for declared in each}
NAMING: Final = [
    (target, asked)
    for target, option in OPTIONS
    for asked in (DECLARED[target].plan.asked if target in DECLARED else ())
    if asked.name == option and asked.kind.input is InputKind.PLACE
]


@pytest.mark.parametrize(("target", "asked"), NAMING, ids=[f"{target}-{asked.name}" for target, asked in NAMING])
async def test_a_channel_of_another_course(klass: Klass, target: str, asked: Asked) -> None:
    await elsewhere(klass, SPACE, 77)
    assert await klass.classroom.register.add_channel("salon", kind=PlaceKind.VOICE) == "voice:salon"
    await WAYS[target].arrange(klass)
    theirs = "channel:cafe" if PlaceKind.CHANNEL in asked.option.places else "voice:salon"
    async with untouched(klass):
        said = await gives(klass, WAYS[target], handlers(klass.core.registry)[target], {asked.name: theirs})
    assert "belongs to another course." in said
