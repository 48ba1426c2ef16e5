"""An award as people live it: looked at first, told privately, and shown to the class once whoever has it says so."""

from __future__ import annotations

import asyncio

import pytest

from bot.card import Json
from storage.awards import State
from storage.recognizing import Recognizing, Wish
from tests.cogs.achievements.awarded import (
    MINE,
    SHOWN,
    TITLE,
    WORDS,
    award,
    awards,
    candidates,
    desk,
    given,
    looked_at,
    looks_after,
    titles,
    told,
)
from tests.cogs.achievements.stories import begun, buttons, card, fields, person, private, settled, text_of
from tests.cogs.kept import everything
from tests.cogs.recognition_awards_ways import listed, many
from tests.klass import SPACE, Klass


async def test_it_is_looked_at_first_and_until_it_is_given_nobody_is_told(klass: Klass) -> None:
    await begun(klass)
    await looked_at(klass, "ben", "chi")
    shown = private(klass.instructor)
    assert shown["title"] == SHOWN
    assert text_of(shown["text"]) == f"An award for ben, chi\n\n{WORDS}"
    assert shown["image"]["alt"] == f"A ceremony for the award “{TITLE}”"
    assert buttons(shown) == ["Give it", "Change"]
    assert "Nobody is told before you give it." in text_of(shown["note"])
    await settled(klass)
    assert SHOWN not in titles(klass.s1)
    assert "direct:ben" not in klass.ben._rooms
    await klass.waits(days=2)
    assert (await everything(klass))["awards"] == [], "a draft that nobody gave is forgotten"
    assert (await everything(klass))["award_people"] == []


async def test_given_each_is_told_alone_with_the_ceremony_and_the_class_sees_nothing_yet(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben", "chi")
    assert "Nothing stands before the class unless they choose so" in klass.instructor.answer
    (mine,) = told(klass.ben)
    assert mine["title"] == MINE
    assert text_of(mine["text"]) == f"instructor gives you and others this award.\n\n{WORDS}"
    assert mine["image"]["alt"] == f"A ceremony for the award “{TITLE}”"
    assert buttons(mine)[:3] == ["Show the class", "Show without my name", "Keep it to myself"]
    assert "Report" in buttons(mine), "the words are the instructor's"
    assert not [run for run in mine["text"] if run.get("id") == "chi"]
    assert titles(klass.s1) == ["🎉 See each other"]


async def test_once_it_is_public_the_ceremony_stands_before_the_class_and_classmates_applaud(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben", "chi")
    await klass.ben.presses("Show the class")
    await settled(klass)
    shown = card(klass.s1)
    assert shown["title"] == SHOWN
    assert text_of(shown["text"]) == f"An award for ben\n\n{WORDS}", "of Chi, who did not say, nobody learns"
    assert shown["image"]["alt"] == f"A ceremony for the award “{TITLE}”"
    await klass.s1.presses("Applaud")
    await klass.s1.presses("Applaud")
    await settled(klass)
    assert fields(card(klass.s2)) == {"Applause from": "s1"}
    await klass.ben.presses("Keep it to myself")
    await settled(klass)
    assert titles(klass.s1) == ["🎉 See each other"]


async def test_without_a_name_the_class_sees_that_somebody_has_it(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben")
    await klass.ben.presses("Show without my name")
    await settled(klass)
    assert text_of(card(klass.s1)["text"]) == f"An award for somebody who keeps their name to themselves\n\n{WORDS}"


async def test_what_somebody_decided_for_all_that_comes_holds(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben")
    await klass.ben.presses("Show the class")
    await klass.ben.presses("Always like this")
    await given(klass, "ben", title="Bravest draft")
    assert titles(klass.s1)[-1] == "🏆 Bravest draft"


async def test_pressed_twice_and_by_two_at_once_it_is_given_once(klass: Klass) -> None:
    await begun(klass)
    await looked_at(klass, "ben")
    await asyncio.gather(klass.instructor.presses("Give it"), klass.instructor.presses("Give it"))
    await settled(klass)
    await klass.instructor.says("/kudos award", place="general")
    assert len(told(klass.ben)) == 1
    assert [each.state for each in await awards(klass)] == [State.GIVEN]


async def test_changed_before_it_is_given_it_is_for_others_and_says_other_words(klass: Klass) -> None:
    await begun(klass)
    await looked_at(klass, "ben")
    await klass.instructor.presses("Change")
    assert klass.instructor.form is not None
    before = {str(each["name"]): each["value"] for each in klass.instructor._inputs()}
    assert before == {"title": TITLE, "people": ["ben"], "words": WORDS}
    await klass.instructor.fills({"title": "Best map", "people": ["chi"], "words": "It led us."})
    assert private(klass.instructor)["title"] == "🏆 Best map"
    await klass.instructor.presses("Give it")
    await settled(klass)
    assert [each["title"] for each in told(klass.chi)] == ["🏆 For you: Best map"]
    assert "direct:ben" not in klass.ben._rooms
    await klass.instructor.presses("Look after it")
    assert desk(klass.instructor)["For"] == "chi"


@pytest.mark.parametrize("wish", ["beforehand", "meanwhile"])
async def test_whoever_wants_none_is_given_none_and_the_sentence_says_no_more(klass: Klass, wish: str) -> None:
    await begun(klass)
    if wish == "meanwhile":
        await looked_at(klass, "ben", "chi")
    course = (await klass.database.read(lambda tx: klass.core.snapshot(tx, SPACE, None))).course(0).course_id
    none = Wish(wants_none=True)
    await klass.database.write(SPACE, lambda tx: Recognizing(tx, SPACE).change_wish(course, person("ben"), none))
    if wish == "beforehand":
        await looked_at(klass, "ben", "chi")
    else:
        await klass.instructor.presses("Give it")
    if wish == "beforehand":
        assert klass.instructor.errors == {"people": "This cannot be for Ben. Please choose without them."}
    else:
        assert "This cannot be for @Ben. Please choose without them." in klass.instructor.answer
    assert await awards(klass) == []
    assert "direct:chi" not in klass.chi._rooms


async def test_to_oneself_nobody_gives_one(klass: Klass) -> None:
    rows = await everything(klass)
    await looked_at(klass, "instructor", "ben")
    assert klass.instructor.errors == {"people": "You cannot give yourself an award. Please choose somebody else."}
    assert (await everything(klass))["awards"] == rows["awards"]


@pytest.mark.parametrize(
    ("name", "value"), [("words", "x" * 3_000), ("words", "\u200b"), ("title", " "), ("people", [])]
)
async def test_what_does_not_fit_is_said_at_its_field(klass: Klass, name: str, value: object) -> None:
    await looked_at(klass, **{name: value})
    assert list(klass.instructor.errors) == [name]
    assert (await everything(klass))["awards"] == []


async def test_to_who_left_nobody_gives_one(klass: Klass) -> None:
    await klass.classroom.register.remove_person("chi")
    await looked_at(klass, "ben", "chi")
    assert list(klass.instructor.errors) == ["people"]
    assert (await everything(klass))["awards"] == []


async def test_the_same_command_twice_in_a_moment_is_one_award(klass: Klass) -> None:
    await begun(klass)
    values: dict[str, Json] = {"title": TITLE, "people": ["ben"], "words": WORDS}
    await klass.instructor.runs("kudos award", values, place="general")
    await klass.instructor.presses("Give it", place="general")
    await settled(klass)
    await klass.instructor.runs("kudos award", values, place="general")
    assert "🏆 Given." in klass.instructor.answer
    await settled(klass)
    assert [each.state for each in await awards(klass)] == [State.GIVEN]
    assert len(told(klass.ben)) == 1


async def test_for_whom_it_was_and_who_left_it_is_no_more(klass: Klass) -> None:
    await begun(klass)
    await looked_at(klass, "ben", "chi")
    await klass.classroom.register.remove_person("ben")
    await settled(klass)
    await klass.instructor.presses("Give it")
    await settled(klass)
    assert [each.person.external_id for each in await candidates(klass)] == ["chi"]
    assert len(told(klass.chi)) == 1


async def test_other_words_are_shown_only_to_whom_they_were_shown_anew(klass: Klass) -> None:
    """They said yes to the words that were there."""
    await begun(klass)
    await given(klass, "ben", "chi")
    await klass.ben.presses("Show the class")
    await klass.chi.presses("Show the class")
    await klass.chi.presses("Always like this")
    await looks_after(klass)
    assert desk(klass.instructor)["The class sees it, with the name of"] in ("ben, chi", "chi, ben")
    await klass.instructor.presses("Change its words")
    await klass.instructor.fills({"words": "You asked, and listened."})
    await settled(klass)
    assert text_of(card(klass.s1)["text"]) == "An award for chi\n\nYou asked, and listened."
    (mine,) = told(klass.ben)
    assert "You asked, and listened." in text_of(mine["text"])
    assert fields(mine)["Who sees it"] == "Only you, until you choose."


async def test_taken_back_it_is_gone_everywhere_and_from_the_list(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben")
    await klass.ben.presses("Show the class")
    await settled(klass)
    await looks_after(klass)
    await klass.instructor.presses("Take it back")
    await settled(klass)
    assert titles(klass.s1) == ["🎉 See each other"]
    assert told(klass.ben) == []
    await klass.instructor.says("/kudos awards", place="general")
    assert "There are none yet." in klass.instructor.answer


async def test_the_same_asked_for_again_after_it_was_taken_back_is_another(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben")
    await looks_after(klass)
    await klass.instructor.presses("Take it back")
    await settled(klass)
    await given(klass, "ben")
    assert len(told(klass.ben)) == 1


async def test_the_words_stand_as_they_were_written(klass: Klass) -> None:
    await begun(klass)
    nasty = "**You** @everyone <@1> [here](https://example.org)"
    await given(klass, "ben", words=nasty, title="@everyone *wins*")
    await klass.ben.presses("Show the class")
    await settled(klass)
    shown = card(klass.s1)
    assert shown["title"] == "🏆 @everyone *wins*"
    assert [each for each in shown["text"] if each.get("text") == nasty] == [{"t": "said", "text": nasty}]


async def test_hidden_words_are_gone_for_good_after_their_time_and_the_award_stays(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben")
    await klass.ben.presses("Show the class")
    await settled(klass)
    await klass.assistant.presses("Hide (staff)", place="general")
    await klass.assistant.chooses("Hide these words", f"1. {WORDS}")
    await looks_after(klass)
    await klass.instructor.presses("Change its words")
    assert "hid the words of this award" in klass.instructor.answer
    await klass.waits(days=32)
    assert text_of(card(klass.s1)["text"]) == "An award for ben"
    assert WORDS not in str((await everything(klass))["recognitions"])
    await looks_after(klass)
    await klass.instructor.presses("Change its words")
    assert "hid the words of this award" in klass.instructor.answer


async def test_in_spanish(klass: Klass) -> None:
    await begun(klass)
    await klass.ana.says("/homeroom me", place="general")
    await given(klass, "ana")
    (mine,) = told(klass.ana)
    assert mine["title"] == f"🏆 Para ti: {TITLE}"
    assert text_of(mine["text"]).startswith("instructor te da este premio.")


async def test_whoever_gave_it_deletes_themselves_and_it_stays_without_them(klass: Klass) -> None:
    await begun(klass)
    await given(klass, "ben")
    await klass.ben.presses("Show the class")
    await klass.instructor.says("/homeroom me", place="general")
    await klass.instructor.presses("Delete me")
    await klass.instructor.presses("Delete me now")
    await settled(klass)
    assert text_of(card(klass.s1)["text"]).startswith("An award for ben")
    assert text_of(told(klass.ben)[0]["text"]).startswith("You are given this award.")
    assert (await award(klass)).asked_by is None


async def test_of_more_awards_than_stand_on_one_card_the_earlier_ones_are_looked_after_too(klass: Klass) -> None:
    await many(klass)
    assert "Back to the newest" not in buttons(private(klass.instructor))
    await klass.instructor.presses("Earlier ones")
    assert buttons(private(klass.instructor)) == ["Look after one", "Back to the newest"]
    await klass.instructor.chooses("Look after one", "21. Kindest question")
    assert private(klass.instructor)["title"] == "Award: Kindest question"
    await listed(klass)
    await klass.instructor.presses("Earlier ones")
    await klass.instructor.presses("Back to the newest")
    assert "Earlier ones" in buttons(private(klass.instructor))
