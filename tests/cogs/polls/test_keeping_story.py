"""How long a poll is kept, and what of it is anybody's own."""

from __future__ import annotations

import pytest

from storage.marks import export_person
from tests.cogs.polls.stories import answered, asked, closed
from tests.klass import SPACE, Klass


async def rows(klass: Klass, table: str) -> int:
    """How many rows a table has."""
    found = await klass.database.read(lambda tx: tx.connection.exec_driver_sql(f"select count(*) from {table}").all())
    return int(found[0][0])


@pytest.mark.parametrize("label", ["unlinkable", "staff-only"])
async def test_a_year_after_its_close_nothing_is_left_of_a_poll(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await answered(klass, ana="Monday", ben="Monday", chi="Tuesday", s1="Monday", s2="Friday")
    await closed(klass)
    await klass.waits(days=350)
    assert await rows(klass, "polls") == 1
    await klass.waits(days=60)
    assert [await rows(klass, each) for each in ("polls", "poll_ballots", "poll_answers")] == [0, 0, 0]


@pytest.mark.parametrize("label", ["unlinkable", "staff-only", "named"])
@pytest.mark.parametrize("people", [("ana", "ben", "chi"), ("ana", "ben", "chi", "s1", "s2", "s3")])
async def test_what_is_kept_of_whoever_asks_tells_them_nothing_of_what_others_answered(
    klass: Klass, label: str, people: tuple[str, ...]
) -> None:
    await asked(klass, label=label)
    await answered(klass, **dict.fromkeys(people, "Friday"))
    await closed(klass)
    (kept,) = (await klass.database.read(lambda tx: export_person(tx, SPACE, "instructor")))["poll"]
    assert kept["question"] == "Which day?"
    assert kept.keys().isdisjoint({"took_part", "result", "seen"})
    assert str(len(people)) not in {str(value) for value in kept.values()}


@pytest.mark.parametrize("label", ["unlinkable", "staff-only"])
async def test_the_message_is_changed_at_a_step_of_five_and_not_at_each_answer(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    await klass.waits(minutes=1)
    edits: list[object] = []
    edit = klass.classroom.bot.edit

    async def watched(*args: object, **more: object) -> None:
        edits.append(args)
        await edit(*args, **more)  # type: ignore[arg-type]

    klass.classroom.bot.edit = watched  # type: ignore[method-assign]
    seen = []
    for who in ("ana", "ben", "chi", "s1", "s2", "s3"):
        await answered(klass, **{who: "Friday"})
        seen.append(len(edits))
    await answered(klass, ana="Monday")
    await klass.ben.presses("My answer")
    await klass.ben.presses("Take it back")
    await klass.waits(minutes=1)
    assert seen == [0, 0, 0, 0, 1, 1]
    assert len(edits) == 1
