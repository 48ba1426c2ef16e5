"""Leaving takes one press and deletes what was told; a programme outlives whoever started it."""

from __future__ import annotations

from storage.buddies import Buddies
from tests.cogs.buddies.stories import (
    GROUPS,
    STUDENTS,
    buttons,
    card,
    fields,
    joined,
    members,
    private,
    programmes,
    settled,
    started,
)
from tests.klass import SPACE, Klass


async def test_one_press_and_they_are_out_and_nothing_of_them_is_left(klass: Klass) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    await klass.ben.presses("About me")
    await klass.ben.fills({"hopes": "To pass"})
    await klass.ben.presses("Leave")
    assert "You have left, and what you told is deleted." in klass.ben.answer
    assert buttons(private(klass.ben)) == []
    assert await members(klass) == {}
    await klass.ben.presses("Join")
    assert not (await members(klass))["ben"].told


async def test_leaving_twice_is_said_kindly(klass: Klass) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    await klass.ben.says("/buddy leave", place="general")
    assert "You have left" in klass.ben.answer
    await klass.ben.says("/buddy leave", place="general")
    assert "You are in no programme of study buddies." in klass.ben.answer
    await klass.ben.presses("Leave")  # on the card from before
    assert "You are not in this programme." in klass.ben.answer


async def test_of_several_one_is_chosen_and_the_other_stays(klass: Klass) -> None:
    made = [await started(klass), await started(klass, "cafe", **GROUPS)]
    for place in ("general", "cafe"):
        await klass.ben.presses("Join", place=place)
    await klass.ben.says("/buddy leave", place="general")
    assert "Which one would you like to leave?" in klass.ben.answer
    await klass.ben.presses("Study groups for the term · until Jun 2")
    assert [len(await members(klass, each)) for each in made] == [1, 0]
    await klass.ben.says("/buddy leave", place="general")
    assert "You have left" in klass.ben.answer


async def test_the_card_tells_of_fewer_only_where_that_is_another_step(klass: Klass) -> None:
    await started(klass)
    await joined(klass, *STUDENTS[:6])
    await klass.ben.says("/buddy leave", place="general")
    await settled(klass)
    assert fields(card(klass.chi))["Who is in"] == "At least 5 people are in."
    await klass.chi.says("/buddy leave", place="general")
    await settled(klass)
    assert "Who is in" not in fields(card(klass.chi))


async def test_who_leaves_all_programmes_or_the_class_is_out_of_each(klass: Klass) -> None:
    await started(klass)
    await joined(klass, "ben", "chi", "s1", "s2", "s3")
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Leave all programmes")
    await settled(klass)
    assert [*await members(klass)] == ["chi", "s1", "s2", "s3"]
    assert "Who is in" not in fields(card(klass.chi))
    await klass.classroom.register.remove_person("chi")
    await settled(klass)
    assert [*await members(klass)] == ["s1", "s2", "s3"]
    await klass.s1.says("/homeroom me", place="general")
    await klass.s1.presses("Delete me")
    await klass.s1.presses("Delete me now")
    await settled(klass)
    assert [*await members(klass)] == ["s2", "s3"]


async def test_a_programme_whose_instructor_left_goes_on_and_any_instructor_looks_after_it(klass: Klass) -> None:
    made = await started(klass)
    await klass.classroom.register.set_role("assistant", "instructor")
    await klass.classroom.register.remove_person("instructor")
    await settled(klass)
    kept = await klass.database.read(lambda tx: Buddies(tx, SPACE).get(made.programme_id))
    assert kept is not None
    assert (kept.by, kept.runs) == (None, True)
    await klass.assistant.says("/homeroom status", place="general")
    assert "Whoever started it is gone; any instructor can look after it" in klass.assistant.answer
    await klass.assistant.says("/buddy list", place="general")
    await klass.assistant.chooses("Look after one", "Meet someone new · Tuesday, 10:00")
    await klass.assistant.presses("Stop")
    await klass.assistant.presses("Stop it")
    assert await programmes(klass) == []
    await klass.ben.presses("Join")
    assert "is over" in klass.ben.answer
