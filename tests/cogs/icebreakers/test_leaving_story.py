"""Who leaves: what they answered goes with them, from every card that named them, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from storage.database import Tx
from storage.icebreaker_anew import anew
from storage.icebreaker_answers import answers as given
from storage.icebreakers import POSTED, Icebreakers, passes
from tests.cogs.icebreakers.stories import cards, posted
from tests.cogs.icebreakers.test_together_story import appeared, fields
from tests.cogs.ways import appeared as have_appeared
from tests.cogs.ways import either_posted, together_posted
from tests.klass import SPACE, Klass


async def leaves_all(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Leave all programmes")


async def leaves_class(klass: Klass) -> None:
    await klass.classroom.register.remove_person("ben")


async def kept(klass: Klass) -> list[str]:
    """Whose answers and passes are stored."""

    def look(tx: Tx) -> list[str]:
        rows = [*tx.rows(select(given.c.person_id)), *tx.rows(select(passes.c.person_id))]
        return sorted(row.person_id for row in rows)

    return await klass.database.read(look)


@pytest.mark.parametrize("leaves", [leaves_all, leaves_class])
async def test_an_answer_that_appeared_goes_with_whoever_wrote_it(
    klass: Klass, leaves: Callable[[Klass], Awaitable[None]]
) -> None:
    await have_appeared(klass)
    await leaves(klass)
    await klass.waits(seconds=20)
    assert await appeared(klass) == ["Chi: The sea"]
    assert await kept(klass) == ["chi"]


@pytest.mark.parametrize("leaves", [leaves_all, leaves_class])
async def test_a_choice_goes_with_whoever_made_it(klass: Klass, leaves: Callable[[Klass], Awaitable[None]]) -> None:
    await either_posted(klass)
    await klass.ben.presses("The map")
    await klass.chi.presses("The map")
    await klass.waits(days=8)
    assert fields(klass) == {"The map": "Ben, Chi"}
    await leaves(klass)
    await klass.waits(seconds=20)
    assert fields(klass) == {"The map": "Chi"}


async def test_what_the_instructor_said_ahead_goes_with_them(klass: Klass) -> None:
    await klass.classroom.register.set_role("assistant", "instructor")
    await together_posted(klass)
    prompt_id = (await klass.database.read(lambda tx: Icebreakers(tx, SPACE).recent(0, POSTED)))[0].prompt_id
    row = {"space_id": SPACE, "prompt_id": prompt_id, "person_id": "instructor", "words": "Both.", "ahead": 1}
    await klass.database.write(SPACE, lambda tx: tx.execute(given.insert().values(row | {"at": klass.clock.now()})))
    await klass.chi.presses("I’m in")
    await klass.waits(seconds=20)
    assert fields(klass)["To begin with"] == "Robin: Both."
    await klass.classroom.register.remove_person("instructor")
    await klass.waits(seconds=20)
    assert fields(klass) == {"In so far": "1 person, 0 answered"}


async def test_who_passed_and_left_the_class_is_counted_no_longer(klass: Klass) -> None:
    await posted(klass)
    for person in ("ben", "chi", "s1", "s2", "s3"):
        await klass.seats[person].presses("Pass")
    await klass.waits(seconds=20)
    assert "Passed: At least 5 people" in klass.ana.reads("general")
    await leaves_class(klass)
    await klass.waits(seconds=20)
    assert "Passed" not in klass.ana.reads("general")
    assert await kept(klass) == ["chi", "s1", "s2", "s3"]


async def test_of_somebody_who_leaves_only_what_named_them_is_made_anew(klass: Klass) -> None:
    await either_posted(klass)
    await klass.ben.presses("The map")
    await klass.waits(seconds=20)

    async def cost(person: str) -> int:
        before = klass.database.metrics.statements
        await klass.seats[person].says("/homeroom me", place="general")
        await klass.seats[person].presses("Leave all programmes")
        await klass.goes_on()
        return klass.database.metrics.statements - before

    (one,) = await klass.database.read(lambda tx: Icebreakers(tx, SPACE).recent(0, POSTED))

    def many(tx: Tx) -> None:
        for number in range(50):
            Icebreakers(tx, SPACE).add(replace(one, prompt_id=number + 5))

    first = await cost("chi")
    await klass.database.write(SPACE, many)
    assert await cost("s1") <= first
    assert fields(klass) == {"The map": "Ben"}
    await cost("ben")
    assert await klass.database.read(lambda tx: tx.rows(select(anew))) == []


async def test_below_five_passes_not_even_a_new_card_tells_that_somebody_passed(klass: Klass) -> None:
    await posted(klass)
    await klass.ben.presses("Pass")
    await klass.chi.presses("Pass")
    before = cards(klass.ana)
    await leaves_all(klass)
    await klass.waits(seconds=20)
    assert cards(klass.ana) == before
    assert await kept(klass) == ["chi"]
