"""A shout-out as people live it: given, read first by whoever it is for, and shown to the class only as they wish."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.web.seat import Seat
from bot.card import Json
from storage.recognizing import Recognizing, Wish
from tests.cogs.achievements.stories import (
    GIVEN,
    begun,
    buttons,
    card,
    cards,
    fields,
    gave,
    person,
    private,
    received,
    settled,
    shout_outs,
    text_of,
)
from tests.cogs.kept import everything
from tests.klass import SPACE, Klass

NEXT_MONDAY = "2026-03-08 20:00"  # as clocks in New York show it, where Ben is


async def test_whoever_it_is_for_reads_it_first_and_nobody_else_does(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    (shown,) = received(klass.chi)
    assert shown["title"] == "🎉 A shout-out for you"
    assert GIVEN in text_of(shown["text"])
    assert fields(shown) == {"What it is for": "Patience", "Who sees it": "Only you, until you choose."}
    assert buttons(shown)[:3] == ["Show the class", "Show without my name", "Keep it to myself"]
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]
    answer = private(klass.ben)
    assert "who reads it first and decides whether the class sees it" in text_of(answer["text"])
    assert "You can give 4 more until" in text_of(answer["text"])
    assert buttons(answer) == ["Change the words", "Take it back"]


async def test_shown_it_stands_before_the_class_with_who_gave_it(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    shown = card(klass.s1)
    assert shown["title"] == "🎉 A shout-out"
    assert text_of(shown["text"]) == f"To chi, from ben:\n\n{GIVEN}"
    assert fields(shown) == {"What it is for": "Patience"}
    await klass.chi.presses("Show without my name")
    await settled(klass)
    assert text_of(card(klass.s1)["text"]) == f"To somebody in this class, from ben:\n\n{GIVEN}"
    await klass.chi.presses("Keep it to myself")
    await settled(klass)
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]


async def test_whoever_it_is_for_does_not_join_in_with_themselves(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.chi.presses("Join in")
    await settled(klass)
    assert "This one is for you: enjoy it." in klass.chi.answer
    assert "Joined in" not in fields(card(klass.s1))


async def test_of_several_each_decides_alone_and_learns_only_that_there_are_others(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi", "s1", "s2")
    (shown,) = received(klass.chi)
    assert text_of(shown["text"]).startswith("ben thanks you and others:")
    assert "s1" not in text_of(shown["text"])
    await klass.chi.presses("Show the class")
    await klass.s1.presses("Show without my name")
    await settled(klass)
    said = text_of(card(klass.s3)["text"])
    assert said.startswith("To chi and somebody who keeps their name to themselves, from ben:")


async def test_from_the_menu_of_somebody_the_form_has_them_in_it(klass: Klass) -> None:
    await klass.ben.picks("Give a shout-out", "chi", place="general")
    assert [each["value"] for each in klass.ben._inputs() if each["name"] == "people"] == [["chi"]]
    await klass.ben.fills({"reason": GIVEN, "value": "care"})
    await settled(klass)
    assert len(received(klass.chi)) == 1


async def test_from_the_menu_of_a_message_whoever_wrote_it_is_thanked(klass: Klass) -> None:
    await klass.chi.says("You can use my notes.", place="general")
    message = klass.ben.sees("general")[-1]
    await klass.ben.picks("Thank for this", message)
    assert "A shout-out to @Chi for this message" in klass.ben.answer
    await klass.ben.presses("Write it")
    await klass.ben.fills({"reason": GIVEN, "value": "care"})
    await settled(klass)
    assert len(received(klass.chi)) == 1
    await klass.chi.picks("Thank for this", message)
    assert "goes to somebody else" in klass.chi.answer


async def test_nobody_is_thanked_for_what_homeroom_says(klass: Klass) -> None:
    await begun(klass)
    await klass.ben.picks("Thank for this", klass.ben.sees("general")[-1])
    assert "A shout-out is for people." in klass.ben.answer


async def test_in_spanish(klass: Klass) -> None:
    await begun(klass)
    await klass.ana.says("/homeroom me", place="general")
    await gave(klass, "ben", "ana")
    (shown,) = received(klass.ana)
    assert shown["title"] == "🎉 Te dan las gracias"
    assert text_of(shown["text"]).startswith("ben te da las gracias:")


# What is refused, and changes nothing.


async def opened(klass: Klass) -> Seat:
    """Ben has the form open."""
    await klass.ben.says("/kudos give", place="general")
    return klass.ben


@pytest.mark.parametrize(
    ("values", "at", "said"),
    [
        ({"people": ["ben"]}, "people", "A shout-out goes to somebody else."),
        ({"people": ["chi", "ben"]}, "people", "You are among these people yourself"),
        ({"people": ["homeroom"]}, "people", "Please pick a person from this class."),
        ({"people": []}, "people", ""),
        ({"people": ["chi", "ana", "s1", "s2", "s3", "s4", "s5", "assistant", "instructor"]}, "people", "8"),
        ({"reason": " \n "}, "reason", ""),
        ({"reason": "\u200b\u2060\u00ad"}, "reason", ""),
        ({"reason": "x" * 3_000}, "reason", "1,000"),
        ({"value": "speed"}, "value", ""),
    ],
)
async def test_what_does_not_fit_is_said_at_its_field_and_changes_nothing(
    klass: Klass, values: dict[str, Any], at: str, said: str
) -> None:
    await opened(klass)
    before = await everything(klass)
    await klass.ben.fills({"people": ["chi"], "reason": GIVEN, "value": "care", **values})
    assert list(klass.ben.errors) == [at]
    assert said in klass.ben.errors[at]
    assert await everything(klass) == before


async def test_who_wants_none_is_named_and_why_is_not(klass: Klass) -> None:
    def wishes(tx: Any) -> None:
        Recognizing(tx, SPACE).change_wish(0, person("chi"), Wish(wants_none=True))

    await klass.database.write(SPACE, wishes)
    await opened(klass)
    before = await everything(klass)
    await klass.ben.fills({"people": ["s1", "chi"], "reason": GIVEN, "value": "care"})
    assert klass.ben.errors["people"].startswith("Chi takes no shout-outs just now, so nothing was sent.")
    assert await everything(klass) == before
    await klass.ben.picks("Give a shout-out", "chi", place="general")
    assert "@Chi takes no shout-outs just now" in klass.ben.answer


async def test_who_left_is_none_of_this_class(klass: Klass) -> None:
    await klass.classroom.register.remove_person("chi")
    await opened(klass)
    await klass.ben.fills({"people": ["chi"], "reason": GIVEN, "value": "care"})
    assert klass.ben.errors == {"people": "Please pick a person from this class."}


# Five a week.


async def sends(klass: Klass, form: dict[str, Any], reason: str) -> None:
    """Ben sends a form that was opened, to Chi."""
    values: dict[str, Json] = {"people": ["chi"], "reason": reason, "value": "care"}
    await klass.classroom.submit("ben", "channel:general", str(form["key"]), str(form["link"]), values)


async def test_the_sixth_in_a_week_waits_for_the_next_and_says_when_that_is(klass: Klass) -> None:
    for number in range(5):
        await gave(klass, "ben", "chi", reason=f"Reason {number}")
    assert "That was your last one for this week." in klass.ben.answer
    await klass.ben.says("/kudos give", place="general")
    assert "You have given the 5 shout-outs of this week." in klass.ben.answer
    assert NEXT_MONDAY in klass.ben.answer
    assert len(await shout_outs(klass, "chi")) == 5
    await klass.waits(days=7)
    await gave(klass, "ben", "chi", reason="Reason 5")
    assert len(await shout_outs(klass, "chi")) == 6


async def test_two_forms_at_the_limit_come_to_one(klass: Klass) -> None:
    for number in range(4):
        await gave(klass, "ben", "chi", reason=f"Reason {number}")
    forms = []
    for _ in range(2):
        await opened(klass)
        forms.append(dict(klass.ben.form or {}))
    for number, form in enumerate(forms):
        await sends(klass, form, f"Late {number}")
    assert "You have given the 5 shout-outs of this week." in klass.ben.answer
    assert len(await shout_outs(klass, "chi")) == 5


async def test_the_same_words_to_the_same_people_are_the_same_shout_out(klass: Klass) -> None:
    await gave(klass, "ben", "chi", "s1")
    await gave(klass, "ben", "chi", reason=f"  {GIVEN} ")
    assert "You gave this shout-out a moment ago" in klass.ben.answer
    assert "You can give 4 more until" in klass.ben.answer
    assert len(await shout_outs(klass, "chi")) == 1
    await gave(klass, "ben", "s2")
    await klass.waits(minutes=11)
    await gave(klass, "ben", "chi")
    assert [len(await shout_outs(klass, each)) for each in ("chi", "s1", "s2")] == [2, 1, 1]


async def test_a_form_sent_twice_is_one_shout_out(klass: Klass) -> None:
    await opened(klass)
    form = dict(klass.ben.form or {})
    for _ in range(2):
        await sends(klass, form, GIVEN)
    await settled(klass)
    assert len(received(klass.chi)) == 1
    assert "You can give 4 more until" in klass.ben.answer


# Taking it back, and other words.


async def test_taken_back_it_is_gone_everywhere_and_counts_no_longer(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.ben.presses("Take it back")
    await settled(klass)
    assert "gone, also for those who received it" in klass.ben.answer
    assert "You can give 5 more until" in klass.ben.answer
    assert received(klass.chi) == []
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]
    assert await shout_outs(klass, "chi") == []


async def test_taken_back_later_it_still_counts_for_its_week(klass: Klass) -> None:
    await gave(klass, "ben", "chi")
    await klass.waits(minutes=11)
    await klass.ben.presses("Take it back")
    assert "You can give 4 more until" in klass.ben.answer


async def test_other_words_are_agreed_to_anew(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi", "s1")
    await klass.chi.presses("Show the class")
    await klass.s1.presses("Keep it to myself")
    await settled(klass)
    await klass.s2.presses("Join in")
    await klass.ben.presses("Change the words")
    await klass.ben.fills({"reason": "You waited for me."})
    await settled(klass)
    assert [each["title"] for each in cards(klass.s3)] == ["🎉 See each other"]
    (shown,) = received(klass.chi)
    assert "You waited for me.\n\nThe words were changed since they first came." in text_of(shown["text"])
    assert fields(shown)["Who sees it"] == "Only you, until you choose."
    assert fields(received(klass.s1)[0])["Who sees it"] == "Only you."
    await klass.chi.presses("Show the class")
    await settled(klass)
    shown = card(klass.s3)
    assert shown["title"] == "🎉 A shout-out (edited)"
    assert "Joined in" not in fields(shown)


async def test_whoever_presses_on_words_of_before_is_shown_those_of_now_first(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    (link,) = [str(each["link"]) for _, each in klass.chi._actions() if each["label"] == "Show the class"]
    on = str(klass.chi.sees(f"direct:{klass.chi.person}")[-1]["id"])
    await klass.ben.presses("Change the words")
    await klass.ben.fills({"reason": "You waited for me."})
    await klass.classroom.press("chi", f"direct:{klass.chi.person}", on, link)
    await settled(klass)
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]
    (shown,) = received(klass.chi)
    assert "You waited for me." in text_of(shown["text"])
    assert fields(shown)["Who sees it"] == "Only you, until you choose."
    await klass.chi.presses("Show the class")
    await settled(klass)
    assert card(klass.s1)["title"] == "🎉 A shout-out (edited)"


async def test_who_decided_for_all_that_comes_did_so_for_other_words_too(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await klass.chi.presses("Always like this")
    await klass.ben.presses("Change the words")
    await klass.ben.fills({"reason": "You waited for me."})
    await settled(klass)
    assert "You waited for me." in text_of(card(klass.s1)["text"])


async def test_who_wants_none_any_more_decided_for_no_other_words(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await klass.chi.presses("Always like this")
    await klass.chi.says("/kudos mine", place="general")
    await klass.chi.presses("Change what I wish")
    await klass.chi.fills({"wants_none": True})
    assert "with your name" not in klass.chi.answer, "one thing holds, and not both"
    await klass.ben.presses("Change the words")
    await klass.ben.fills({"reason": "You waited for me."})
    await settled(klass)
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]


async def test_the_same_words_again_change_nothing(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await klass.ben.presses("Change the words")
    await klass.ben.fills({})
    await settled(klass)
    assert card(klass.s1)["title"] == "🎉 A shout-out"


async def test_nobody_else_takes_it_back_or_changes_it(klass: Klass) -> None:
    await gave(klass, "ben", "chi")
    (take_back,) = [str(each["link"]) for _, each in klass.ben._actions() if each["label"] == "Take it back"]
    mend = take_back.replace("take-back", "mend")
    await klass.s1.says("Hello", place="general")
    on = str(klass.s1.sees("general")[-1]["id"])
    before = await shout_outs(klass, "chi")
    for link in (take_back, mend):
        await klass.classroom.press("s1", "channel:general", on, link)
        assert "This is not there any more." in klass.s1.answer
    assert await shout_outs(klass, "chi") == before
