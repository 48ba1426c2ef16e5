"""Three silent rounds: who is asked whether to go on, how they can answer, and that nobody is locked out without a
word."""

from __future__ import annotations

import pytest

from storage.buddy_members import BuddyMembers
from tests.cogs.buddies.fortnight import matched, presses, quiet, takers, told, writes
from tests.cogs.buddies.stories import members, person, private, programmes
from tests.klass import SPACE, Klass

ASKED = "Shall we go on?"


async def asked(klass: Klass) -> None:
    """Ben gave no sign in three rounds, in which the others wrote, and was asked whether to go on."""
    await matched(klass, "ben", "chi", "s1", "s2")
    for _ in range(3):
        for each in ("chi", "s1", "s2"):
            await writes(klass, each)
        await klass.waits(days=14)
    assert told(klass, "ben") == [ASKED]
    assert (await members(klass))["ben"].asked_on
    await klass.ben.opens("direct:ben")


async def test_who_pauses_instead_of_answering_is_matched_when_the_pause_ends(klass: Klass) -> None:
    await asked(klass)
    await klass.ben.presses("Pause", place="direct:ben")
    await klass.ben.fills({"until": f"{klass.clock.now():%Y-%m-%d}"})
    await klass.waits(days=2)
    kept = (await members(klass))["ben"]
    assert (kept.silent, kept.asked_on) == (0, False)
    await klass.ben.says("/buddy answers", place="general")
    assert "The next time you are matched:" in klass.ben.answer
    await klass.waits(days=14)
    assert "ben" in await takers(klass)


@pytest.mark.parametrize("how", ["/buddy pause", "Go on now"])
async def test_any_other_word_on_pausing_answers_it_too(klass: Klass, how: str) -> None:
    await asked(klass)
    await klass.ben.says(f"/buddy pause until:{klass.clock.now():%Y-%m-%d}", place="general")
    if how == "Go on now":
        await klass.ben.presses(how)
    assert not (await members(klass))["ben"].asked_on


async def test_who_did_not_see_the_question_finds_it_on_their_own_card_and_page(klass: Klass) -> None:
    await asked(klass)
    await klass.ben.says("/homeroom me", place="general")
    assert "would you like to go on? Until you say so, you are not matched" in klass.ben.answer
    await klass.ben.says("/buddy answers", place="general")
    assert "You were asked whether you would like to go on" in klass.ben.answer
    assert "matched next" not in klass.ben.answer
    assert private(klass.ben)["actions"][0]["label"] == "Go on"
    await klass.ben.presses("Go on")
    await klass.ben.says("/buddy answers", place="general")
    assert "The next time you are matched:" in klass.ben.answer
    assert "Go on" not in [each["label"] for each in private(klass.ben)["actions"]]


async def test_nobody_is_silent_in_a_group_of_which_one_says_that_it_met(klass: Klass) -> None:
    await matched(klass, "ben", "chi")
    for _ in range(3):
        await klass.waits(days=7)
        await presses(klass, "chi", "We met")
        await klass.waits(days=7)
    assert (await members(klass))["ben"].silent == 0
    assert told(klass, "ben") == []


@pytest.mark.parametrize("does", ["Go on", "/buddy leave", "/buddy pause until:2026-05-01", "Pause"])
async def test_who_has_answered_before_the_question_could_be_sent_is_not_asked(klass: Klass, does: str) -> None:
    await matched(klass, "ben", "chi", "s1", "s2")
    await _set_silent(klass)
    await quiet(klass, "00:00", "22:00")
    for each in ("chi", "s1", "s2"):
        await writes(klass, each)
    await klass.waits(days=13, minutes=30)
    assert ((await members(klass))["ben"].asked_on, told(klass, "ben")) == (True, [])
    await klass.ben.says(does if does[0] == "/" else "/buddy answers", place="general")
    if does[0] != "/":
        await klass.ben.presses(does)
    if does == "Pause":
        await klass.ben.fills({})
    await klass.waits(days=1)
    assert told(klass, "ben") == []


async def _set_silent(klass: Klass) -> None:
    this = (await programmes(klass))[-1].programme_id
    await klass.database.write(SPACE, lambda tx: BuddyMembers(tx, SPACE).change(this, person("ben"), silent=2))
