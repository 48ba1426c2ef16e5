"""A vote on an award is called off: by the staff, by whoever takes their name out, by whoever goes."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cogs.achievements import cog
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from storage.awards import State
from storage.polls import State as PollState
from tests.cogs.achievements.awarded import (
    MINE,
    SHOWN,
    TITLE,
    asked,
    award,
    awards,
    candidates,
    desk,
    looks_after,
    over,
    poll,
    stand,
    titles,
    told,
    vote_for,
    voting,
)
from tests.cogs.achievements.stories import begun, buttons, cards, fields, settled, text_of
from tests.cogs.kept import everything
from tests.cogs.polls.test_lost_key_story import taken_away
from tests.klass import Klass, klass_of, sqlite

OVER = "A poll that is over"


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, with polls."""
    async with klass_of([admin, cog, polls], sqlite(tmp_path)) as made:
        yield made


async def withdrawn(klass: Klass) -> None:
    """The vote is over before its time, nobody is told who it was, and nothing of it is kept."""
    await settled(klass)
    assert "A poll for everyone" not in titles(klass.s1)
    (news,) = [each for each in told(klass.instructor) if each["title"] == f"The vote on “{TITLE}”"]
    assert "because somebody no longer stands" in text_of(news["text"])
    assert not re.search(r"\b[Bb]en\b|\b[Cc]hi\b", str(news["text"]))
    await looks_after(klass)
    assert list(desk(klass.instructor)) == ["text"]
    rows = await everything(klass)
    assert rows["award_people"] == rows["sealed_answers"] == rows["sealed_boxes"] == []
    assert (await poll(klass)).state is PollState.GONE
    assert not [*klass.core.seals.folder.rglob("*.key")]
    await over(klass)
    assert (await award(klass)).state is State.WITHDRAWN
    assert SHOWN not in titles(klass.s1)
    assert [each["title"] for each in told(klass.chi)] == []


async def test_a_name_taken_out_while_the_class_votes_calls_it_off_and_nobody_is_told_whose(klass: Klass) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi")
    await vote_for(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    await klass.ben.presses("Take my name out")
    await klass.ben.presses("Take it out now")
    assert "Nobody is told that it was you." in klass.ben.answer
    await withdrawn(klass)


async def test_whoever_leaves_while_the_class_votes_does_so_too(klass: Klass) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi")
    await vote_for(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    await klass.classroom.register.remove_person("ben")
    await withdrawn(klass)


@pytest.mark.parametrize("button", ["Leave all programmes", "Delete me"])
async def test_whoever_deletes_themselves_or_leaves_the_programmes_does_so_too(klass: Klass, button: str) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi")
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses(button)
    if button == "Delete me":
        await klass.ben.presses("Delete me now")
    await withdrawn(klass)


async def test_who_leaves_while_they_are_asked_stands_on_no_card_any_more(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi", "s1")
    await stand(klass, "ben", "chi")
    await klass.classroom.register.remove_person("ben")
    await settled(klass)
    assert fields(told(klass.instructor)[0]) == {"May stand": "chi", "Asked": "s1"}


async def test_the_staff_calls_it_off_before_and_while_the_class_votes(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi")
    await looks_after(klass)
    await klass.instructor.presses("Call it off")
    await settled(klass)
    assert told(klass.ben) == []
    await voting(klass, "ben", "chi")
    await vote_for(klass, "Ben", "Chi")
    await looks_after(klass)
    await klass.instructor.presses("Call it off")
    await settled(klass)
    assert [each.state for each in await awards(klass)] == [State.CALLED_OFF] * 2
    assert "A poll for everyone" not in titles(klass.s1)
    assert (await everything(klass))["sealed_answers"] == []
    assert [each["title"] for each in told(klass.instructor)] == [f"Award: {TITLE}"]


async def test_once_it_has_closed_nobody_calls_it_off(klass: Klass) -> None:
    """Between the close and what follows it: whoever was chosen hears of it all the same."""
    await begun(klass)
    await voting(klass, "ben", "chi")
    await vote_for(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    await klass.instructor.says("/poll list", place="general")
    await klass.instructor.chooses("Look after one", klass.instructor._actions().__next__()[1]["choices"][0]["label"])
    await klass.instructor.presses("Close now")
    assert (await poll(klass)).state is PollState.CLOSED
    await klass.ben.presses("Take my name out")
    await klass.ben.presses("Take it out now")
    assert "has just ended" in klass.ben.answer
    await settled(klass)
    assert [each["title"] for each in told(klass.ben)] == [MINE]


READ = "It was called off, so nobody is chosen. Thank you for letting your name stand."


def reads_it(klass: Klass, who: str) -> bool:
    """Whether their card, the only one that they have, says so, with nothing to press about it."""
    shown = told(klass.seats[who])
    if not shown:
        return False
    (only,) = shown
    assert only["title"] == f"The vote on “{TITLE}”"
    assert text_of(only["text"]) == READ
    assert "Take my name out" not in buttons(only)
    return True


@pytest.mark.parametrize("how", ["takes it out", "leaves", "staff"])
async def test_of_three_the_others_read_that_it_was_called_off_and_not_by_whom(klass: Klass, how: str) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi", "s1")
    before = titles(klass.s2)
    assert buttons(cards(klass.s2)[-1])[:3] == ["Ben", "Chi", "Student 1"], "in the order of their names"
    if how == "takes it out":
        await klass.ben.opens("direct:ben")
        await klass.ben.presses("Take my name out")
        await klass.ben.presses("Take it out now")
    elif how == "leaves":
        await klass.classroom.register.remove_person("ben")
    else:
        await looks_after(klass)
        await klass.instructor.presses("Call it off")
    await settled(klass)
    assert [reads_it(klass, each) for each in ("chi", "s1")] == [True, True]
    if how != "leaves":
        assert reads_it(klass, "ben") is (how == "staff")
    assert titles(klass.s2) == before[:-1], "to the class nothing is said"
    await looks_after(klass)
    assert list(desk(klass.instructor)) == ["text"]
    await klass.waits(days=2)
    assert await candidates(klass) == []
    assert [reads_it(klass, each) for each in ("chi", "s1")] == [True, True]


@pytest.mark.parametrize("staff", [True, False])
async def test_of_two_nothing_is_said_whoever_called_it_off(klass: Klass, staff: bool) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi")
    if staff:
        await looks_after(klass)
        await klass.instructor.presses("Call it off")
    else:
        await klass.ben.presses("Take my name out")
        await klass.ben.presses("Take it out now")
    await settled(klass)
    assert told(klass.ben) == told(klass.chi) == []
    assert await candidates(klass) == []


async def test_called_off_before_the_class_votes_who_said_yes_reads_so_and_nobody_else(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi", "s1")
    await stand(klass, "ben")
    await klass.chi.opens("direct:chi")
    await klass.chi.presses("I’d rather not")
    await looks_after(klass)
    await klass.instructor.presses("Call it off")
    await settled(klass)
    assert [reads_it(klass, each) for each in ("ben", "chi", "s1")] == [True, False, False]
    assert list(desk(klass.instructor)) == ["text"]
    assert [each.person.external_id for each in await candidates(klass)] == ["ben"]


async def test_two_who_take_their_names_out_at_once_call_it_off_once(klass: Klass) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi", "s1")
    for who in ("ben", "chi"):
        await klass.seats[who].opens(f"direct:{who}")
    for seat in (klass.ben, klass.chi):
        await seat.presses("Take my name out")
        assert "That ends the vote for everyone" in seat.answer
    await klass.ben.presses("Take it out now")
    await klass.chi.presses("Take it out now")
    assert "it is over, so this cannot be changed" in klass.chi.answer
    await settled(klass)
    assert [reads_it(klass, each) for each in ("ben", "chi", "s1")] == [False, True, True]
    assert len([each for each in told(klass.instructor) if each["title"] == f"The vote on “{TITLE}”"]) == 1


async def test_called_off_at_the_moment_at_which_it_closes_nobody_is_chosen_and_nothing_stays(klass: Klass) -> None:
    """The name is out before the close, and the poll is taken back after it."""
    await begun(klass)
    await voting(klass, "ben", "chi")
    await vote_for(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    await klass.instructor.says("/poll list", place="general")
    await klass.instructor.chooses("Look after one", klass.instructor._actions().__next__()[1]["choices"][0]["label"])
    await klass.ben.presses("Take my name out")
    await klass.ben.presses("Take it out now")
    await klass.instructor.presses("Close now")
    assert (await poll(klass)).state is PollState.CLOSED
    await withdrawn(klass)
    assert OVER not in titles(klass.s1)
    assert told(klass.ben) == []
    assert not re.search(r"\bBen\b|\bChi\b|'winners': \[\d", str((await everything(klass))["polls"]))


async def test_of_a_vote_that_can_never_be_counted_no_names_are_kept(klass: Klass) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi")
    await vote_for(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    taken_away(klass)
    await klass.waits(days=20)
    assert (await poll(klass)).state is PollState.GIVEN_UP
    assert (await award(klass)).state is State.NOT_HELD
    rows = await everything(klass)
    assert rows["award_people"] == []
    assert not re.search(r"\bBen\b|\bChi\b", str(rows["polls"]))
    assert not re.search(r"\bBen\b|\bChi\b", str([*cards(klass.s1), *told(klass.instructor)]))


async def test_a_poll_that_is_taken_back_by_undo_comes_to_no_result(klass: Klass) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi")
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    assert (await award(klass)).state is State.NOT_HELD
    assert "came to no result" in text_of(told(klass.instructor)[-1]["text"])
    assert told(klass.ben) == []
