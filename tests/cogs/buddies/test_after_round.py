"""What the staff sees after a round: sums of enough people, none that two others would give away, and names alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.people import Person
from cogs.buddies import cog
from storage.buddy_groups import BuddyGroups
from storage.buddy_rounds import BuddyRounds, Round, RoundState
from storage.database import Tx
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.fortnight import matched, presses, room_of, rounds
from tests.cogs.buddies.people import COFFEE
from tests.cogs.buddies.stories import person
from tests.klass import MONDAY, SPACE, Klass

DAY = timedelta(days=1)
DATES = (MONDAY - 14 * DAY, MONDAY - 7 * DAY, MONDAY - 2 * DAY, MONDAY - DAY)
ROUND = Round(7, 1, 0, 1, RoundState.OVER, *DATES, seed=7)


async def shown(klass: Klass, round_: Round, *hello: str) -> str:
    """What the staff reads of a round."""

    def fill(tx: Tx) -> None:
        store = StudyBuddies(tx, SPACE)
        store.programmes.add(replace(COFFEE, by=Person(SPACE, "instructor")))
        for each in ("ben", "chi"):
            store.members.join(1, Person(SPACE, each), MONDAY)
        BuddyRounds(tx, SPACE).add(round_)
        BuddyGroups(tx, SPACE).leave_out(7, 1, [Person(SPACE, each) for each in hello], MONDAY)
        context = klass.core.run_job(tx, SPACE, cog.declarations["over"].link(7), 0, asked_by=None)
        context.tell(Person(SPACE, "instructor"), cog.declarations["after-round"].link(7))
        context.effects.flush(tx, SPACE)

    await klass.database.write(SPACE, fill)
    klass.worker.wake()
    await klass.goes_on()
    return klass.instructor.reads("direct:instructor")


@pytest.mark.parametrize(
    ("took_part", "met", "said", "good", "reads"),
    [
        (4, 4, 4, 4, {"Took part": "Fewer than 5 people"}),
        (12, 12, 4, 4, {"Took part": "12 people", "Met": "12 people"}),
        (12, 10, 0, 0, {"Took part": "12 people", "Met": "At least 5 people"}),
        (20, 10, 0, 0, {"Took part": "20 people", "Met": "10 people"}),
        (8, 6, 0, 0, {"Took part": "8 people", "Met": "Most of them"}),
        (20, 20, 12, 3, {"Met": "20 people", "Said that it was good": "Fewer than 5 people"}),
        (20, 20, 12, 12, {"Met": "20 people", "Said that it was good": "12 people"}),
        (20, 10, 13, 8, {"Met": "10 people", "Said that it was good": "At least 5 people"}),
        (20, 18, 18, 18, {"Met": "At least 15 people", "Said that it was good": "At least 15 people"}),
    ],
)
async def test_no_figure_is_of_fewer_than_five_nor_leaves_fewer(
    klass: Klass, took_part: int, met: int, said: int, good: int, reads: dict[str, str]
) -> None:
    found = await shown(klass, replace(ROUND, took_part=took_part, met=met, said=said, good=good))
    for label, figure in reads.items():
        assert f"{label}: {figure}" in found
    for label in {"Met", "Said that it was good"} - {*reads}:
        assert f"{label}:" not in found


@pytest.mark.parametrize(("unplaced", "reads"), [(1, "Fewer than 5 people"), (7, "At least 5 people")])
async def test_how_many_could_not_be_placed_is_in_steps(klass: Klass, unplaced: int, reads: str) -> None:
    found = await shown(klass, replace(ROUND, took_part=20, met=20, unplaced=unplaced), "ben")
    assert f"Come first next time: {reads}" in found


async def test_who_may_need_a_hello_is_named_without_a_number_and_only_while_they_are_in(klass: Klass) -> None:
    found = await shown(klass, replace(ROUND, took_part=9, met=9, unplaced=3), "ben", "chi", "ana")
    assert "May need a hello: @Ben, @Chi" in found
    assert "Ana" not in found, "who left the programme is no business of it"
    assert "A friendly line is enough" in found


async def test_whoever_began_it_and_is_a_student_by_now_reads_nothing_and_the_staff_finds_it_in_its_status(
    klass: Klass,
) -> None:
    await matched(klass, "ben", "chi")
    await presses(klass, "ben", "It does not fit")
    await klass.ben.presses("Ask the staff to say hello", place=room_of(klass, "ben"))
    await klass.waits(days=13, minutes=1)
    (round_, *_) = await rounds(klass)

    def tell(tx: Tx) -> None:
        context = klass.core.run_job(tx, SPACE, cog.declarations["over"].link(round_.round_id), 0, asked_by=None)
        context.tell(person("s1"), cog.declarations["round-news"].link(round_.round_id))
        context.effects.flush(tx, SPACE)

    await klass.database.write(SPACE, tell)
    klass.worker.wake()
    await klass.goes_on()
    await klass.s1.opens("direct:s1")
    assert "Took part" not in klass.s1.reads("direct:s1")
    await klass.s1.presses("What the round came to", place="direct:s1")
    assert "Took part" not in klass.s1.answer + klass.s1.reads("direct:s1")
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("What the round came to")
    assert "Took part: Fewer than 5 people" in klass.assistant.answer
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("See who it is")
    assert "Ben would like somebody of the staff to say hello" in klass.assistant.answer


async def test_where_the_staff_has_a_channel_it_stands_there_and_nobody_is_written_to(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"name": "Maps", "staff_place": "channel:staff"})
    await matched(klass, "ben", "chi")
    await klass.waits(days=13, minutes=1)
    assert "A round of study buddies is over" in klass.assistant.reads("staff")
    assert "direct:instructor" not in klass.instructor._rooms
