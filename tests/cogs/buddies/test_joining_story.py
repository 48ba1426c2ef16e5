"""Joining in one press, telling as much as one likes, changing it, and seeing it: nobody else reads any of it."""

from __future__ import annotations

from typing import Any

from bot.link import id_to_text
from storage.buddy_members import Member
from tests.cogs.buddies.stories import (
    GROUPS,
    buttons,
    fields,
    joined,
    members,
    own_fields,
    private,
    started,
)
from tests.klass import Klass


async def told(klass: Klass, who: str = "ben") -> Member:
    """What is kept of somebody."""
    return (await members(klass))[who]


async def test_one_press_and_they_are_in_and_nothing_more_is_asked(klass: Klass) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    assert klass.ben.form is None
    assert "You are in." in klass.ben.answer
    assert "You need not tell anything." in klass.ben.answer
    assert buttons(private(klass.ben)) == ["About me", "When and how", "Pause", "Leave"]
    assert not (await told(klass)).told
    await klass.ben.presses("Join", place="general")
    assert "You are in already." in klass.ben.answer
    assert [*await members(klass)] == ["ben"]


async def test_nobody_else_sees_that_somebody_is_in(klass: Klass) -> None:
    await started(klass)
    before = {who: klass.seats[who].reads("general") for who in ("chi", "instructor")}
    await joined(klass, "ben")
    assert {who: klass.seats[who].reads("general") for who in ("chi", "instructor")} == before


async def test_what_they_tell_is_on_their_own_card_and_can_be_changed(klass: Klass) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    await klass.ben.presses("About me")
    await klass.ben.fills({"likes": ["music", "games"], "own": "Go\nMusic\n go ", "language": "fr", "hopes": "To pass"})
    assert own_fields(klass.ben) == {
        "What I like": "Music, Games, Go",
        "I like to talk in": "Français",
        "What I hope for": "To pass",
    }
    await klass.ben.presses("When and how")
    await klass.ben.fills({"hours": ["mon-09", "mon-10", "mon-12", "sun-23"], "when": "early", "via": "in-person"})
    assert own_fields(klass.ben)["When I am free"] == "Monday 9–11, 12–13\nSunday 23–24 (America/New_York)"
    assert own_fields(klass.ben)["How I like to work"] == "early in the day, in person"
    kept = await told(klass)
    assert kept.interests == ("music", "games", "Go")
    assert kept.hours == {9, 10, 12, 167}
    assert (kept.zone, kept.language, kept.works) == ("America/New_York", "fr", {"when": "early", "via": "in-person"})
    await klass.ben.says("/buddy answers", place="cafe")
    await klass.ben.presses("About me")
    form: Any = klass.ben.form
    assert {each["name"]: each["value"] for each in form["inputs"]} == {
        "likes": ["music", "games"],
        "own": "Go",
        "language": "fr",
        "hopes": "To pass",
    }
    await klass.ben.fills({"likes": [], "own": "", "language": None, "hopes": ""})
    assert "What I like" not in own_fields(klass.ben)
    assert (await told(klass)).hours == {9, 10, 12, 167}


async def test_what_ones_own_word_means_in_another_language_is_the_same_interest(klass: Klass) -> None:
    await started(klass)
    for who, words in {"ben": "hiking", "ana": "Senderismo"}.items():
        await klass.seats[who].presses("Join")
        await klass.seats[who].presses("About me" if who == "ben" else "Sobre mí")
        await klass.seats[who].fills({"own": words})
    assert (await told(klass, "ben")).interests == (await told(klass, "ana")).interests == ("hiking",)
    assert own_fields(klass.ana)["Lo que me gusta"] == "Senderismo"


async def test_of_what_one_would_not_be_the_only_one_is_asked_apart_and_kept_only_where_matching_may_use_it(
    klass: Klass,
) -> None:
    await started(klass, **GROUPS)
    await klass.ben.presses("Join")
    assert "Not the only one" in buttons(private(klass.ben))
    await klass.ben.presses("Not the only one")
    form: Any = klass.ben.form
    assert [each["name"] for each in form["inputs"]] == ["own", "may_use"]  # the instructor gave no list
    assert form["inputs"][0]["label"] == "In my own words", "there is nothing that it would be instead of"
    assert "you would not like to be the only one" in form["inputs"][0]["help"], "the question stands at its field"
    await klass.ben.fills({"own": "the only one who works"})
    assert "Matching may not use it, so it was not kept." in klass.ben.answer
    assert (await told(klass)).alone is None
    await klass.ben.presses("Not the only one")
    await klass.ben.fills({"own": "the only one who works", "may_use": True})
    assert "Matching uses it, and nobody is shown it." in klass.ben.answer
    assert own_fields(klass.ben)["Not the only one (nobody else sees this)"] == "the only one who works"
    kept = await told(klass)
    assert (kept.alone, kept.may_use) == ("the only one who works", True)
    await klass.ben.presses("Not the only one")
    await klass.ben.fills({"may_use": False})
    kept = await told(klass)
    assert (kept.alone, kept.may_use) == (None, False)
    for seat in (klass.chi, klass.instructor):
        assert "the only one who works" not in seat.reads("general")


async def test_the_instructors_list_is_to_choose_from_beside_ones_own_words(klass: Klass) -> None:
    await started(klass, **GROUPS)
    await klass.instructor.says("/buddy list", place="general")
    await klass.instructor.chooses("Look after one", "Study groups for the term · until Jun 2")
    await klass.instructor.presses("Not the only one")
    await klass.instructor.fills({"lines": "the only woman\nthe only one who works"})
    await klass.ben.presses("Join")
    await klass.ben.presses("Not the only one")
    form: Any = klass.ben.form
    listed = next(each for each in form["inputs"] if each["name"] == "listed")
    assert [each["label"] for each in listed["choices"]] == ["the only woman", "the only one who works"]
    await klass.ben.fills({"listed": "the only woman", "own": "something else", "may_use": True})
    assert "not both" in klass.ben.errors["own"]
    await klass.ben.fills({"listed": "the only woman", "own": "", "may_use": True})
    assert (await told(klass)).alone == "the only woman"


async def test_pairs_are_not_asked_for_it(klass: Klass) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    assert "Not the only one" not in buttons(private(klass.ben))


async def test_in_a_second_programme_the_forms_begin_with_what_was_told_in_the_first(klass: Klass) -> None:
    first = await started(klass)
    await klass.ben.presses("Join")
    await klass.ben.presses("About me")
    await klass.ben.fills({"likes": ["music"], "hopes": "To pass"})
    second = await started(klass, "cafe", **GROUPS)
    await klass.ben.presses("Join", place="cafe")
    assert not (await members(klass, second))["ben"].told  # it counts there only once they send it
    await klass.ben.presses("About me", place="cafe")
    await klass.ben.fills({})
    assert (await members(klass, second))["ben"].interests == (await members(klass, first))["ben"].interests


async def test_by_a_command_one_joins_what_stands_in_a_channel_one_is_in(klass: Klass) -> None:
    await klass.ben.says("/buddy join", place="general")
    assert "There is nothing to join in this channel." in klass.ben.answer
    await started(klass)
    await klass.ben.says("/buddy join", place="cafe")
    assert "There is nothing to join in this channel." in klass.ben.answer
    await klass.ben.says("/buddy join", place="general")
    assert "You are in." in klass.ben.answer
    await started(klass, **GROUPS)
    await klass.chi.says("/buddy join", place="general")
    assert "Which one would you like to join?" in klass.chi.answer
    await klass.chi.presses("Study groups for the term · until Jun 2")
    assert "You are in." in klass.chi.answer
    await klass.s1.says('/buddy join programme:"Meet someone new · Tuesday, 10:00"', place="general")
    assert "You are in." in klass.s1.answer


async def test_a_programme_of_a_channel_one_is_not_in_is_not_there(klass: Klass) -> None:
    made = await started(klass, "staff")
    await klass.ben.says("/buddy join", place="general")
    assert "There is nothing to join in this channel." in klass.ben.answer
    await klass.ben.says("Hello!", place="general")
    (hello,) = [each for each in klass.ben.sees("general") if each.get("text") == "Hello!"]
    link = f"buddies.join:{id_to_text(made.programme_id)}"
    await klass.classroom.press("ben", "channel:general", str(hello["id"]), link)
    assert "is not there" in klass.ben.answer
    assert await members(klass) == {}


async def test_my_answers_of_several_are_chosen_and_of_none_said_kindly(klass: Klass) -> None:
    await klass.ben.says("/buddy answers", place="general")
    assert "You are in no programme of study buddies." in klass.ben.answer
    await started(klass)
    await klass.ben.presses("My answers")
    assert "You are not in this programme." in klass.ben.answer
    await started(klass, "cafe", **GROUPS)
    for place in ("general", "cafe"):
        await klass.ben.presses("Join", place=place)
    await klass.ben.says("/buddy answers", place="general")
    assert buttons(private(klass.ben)) == [
        *("Meet someone new · Tuesday, 10:00", "Study groups for the term · until Jun 2")
    ]
    await klass.ben.presses("Study groups for the term · until Jun 2")
    assert private(klass.ben)["title"] == "Study groups for the term"


async def test_ones_own_page_says_where_one_is_in_and_when_it_is(klass: Klass) -> None:
    await started(klass)
    await klass.ben.says("/homeroom me", place="general")
    assert "Meet someone new" not in klass.ben.answer
    await klass.ben.presses("Join")
    await klass.ben.says("/homeroom me", place="general")
    assert "Meet someone new, in #general: the next time is 2026-03-10" in klass.ben.answer
    assert "that you are in a programme of study buddies" in klass.ben.answer
    await klass.ben.presses("My study buddies")
    assert private(klass.ben)["title"] == "Meet someone new"
    assert fields(private(klass.ben)) == {}
