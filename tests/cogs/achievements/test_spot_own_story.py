"""Whoever is asked for a spotlight: says yes or no unseen, changes it, and takes it back at any time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cogs.achievements.spotlight_asking import OPEN_FOR
from storage.owned import Owned
from storage.recognitions import Recognitions
from storage.spotlights import State
from tests.cogs.achievements.spotlit import (
    SAID,
    WHY,
    answers,
    asked,
    drafted,
    kept,
    listed,
    nominated,
    nominations,
    on_stage,
    own,
    ready,
)
from tests.cogs.achievements.stories import begun, buttons, cards, fields, person, private, settled, text_of
from tests.klass import SPACE, Klass

DIRECT = "direct:ben"


async def pressed(klass: Klass, label: str) -> None:
    """Ben presses something on his card."""
    await klass.ben.presses(label, place=DIRECT)
    await settled(klass)


async def shown_now(klass: Klass, label: str = "1. Ben") -> None:
    """The instructor shows one of the queue."""
    await drafted(klass, label)
    await klass.instructor.presses("Show now")
    await settled(klass)


async def seen_by_staff(klass: Klass) -> str:
    """The instructor's list, as it stands."""
    await listed(klass)
    return klass.instructor.answer


async def test_a_no_looks_to_everybody_as_if_nothing_was_said(klass: Klass) -> None:
    await nominated(klass, "chi", "ben")
    await asked(klass, "ben", "s1")
    before = await seen_by_staff(klass)
    await pressed(klass, "Not now")
    assert own(klass.ben)["title"] == "Thank you for looking"
    assert "Nobody is told." in text_of(own(klass.ben)["text"])
    assert await seen_by_staff(klass) == before
    assert "Asked, no answer yet" in before
    await klass.instructor.runs("kudos spotlight", {"person": "ben"}, place="general")
    of_ben = klass.instructor.answer
    await klass.instructor.runs("kudos spotlight", {"person": "s1"}, place="general")
    assert of_ben.replace("Ben", "") == klass.instructor.answer.replace("Student 1", "")
    assert len(await nominations(klass)) == 1


async def test_what_the_staff_can_take_along_does_not_tell_it_either(klass: Klass) -> None:
    await asked(klass, "ben")
    await pressed(klass, "Not now")
    about = await klass.database.read(lambda tx: Owned(tx, SPACE).about(person("instructor")))
    (row,) = about["spotlight-asked"]
    assert "declined" not in str(row)
    assert not {"state", "answers"} & row.keys()


async def test_whoever_introduced_one_takes_along_that_and_nothing_of_whose_it_is(klass: Klass) -> None:
    await ready(klass, "chi")
    await drafted(klass, "1. Chi")
    await klass.instructor.presses("Introduction")
    await klass.instructor.fills({"words": "Chi asks good questions."})
    about = await klass.database.read(lambda tx: Owned(tx, SPACE).about(person("instructor")))
    (row,) = about["spotlight-introduced"]
    assert row["intro"] == "Chi asks good questions."
    assert not {"state", "answers"} & row.keys()


async def test_after_two_weeks_both_are_over_alike(klass: Klass) -> None:
    await nominated(klass, "chi", "ben")
    await asked(klass, "ben", "s1")
    await pressed(klass, "Not now")
    await klass.waits(days=OPEN_FOR.days - 1)
    assert "@Ben" in await seen_by_staff(klass)
    await klass.waits(days=2)
    after = await seen_by_staff(klass)
    assert "@Ben" not in after
    assert "@Student 1" not in after
    assert await nominations(klass) == []
    for who, label in (("ben", "I changed my mind"), ("s1", "Yes, with pleasure"), ("s1", "Not now")):
        await klass.seats[who].presses(label, place=f"direct:{who}")
        assert "This invitation is over" in klass.seats[who].answer


async def test_who_changed_their_mind_says_yes_after_all(klass: Klass) -> None:
    await asked(klass, "ben")
    await pressed(klass, "Not now")
    await answers(klass, "ben", "I changed my mind")
    assert own(klass.ben)["title"] == "Your spotlight, as the class will see it"
    await klass.waits(days=OPEN_FOR.days + 1)
    assert [each.state for each in await kept(klass, "ben")] == [State.READY]


async def test_the_form_asks_the_questions_themselves_and_needs_one_answer(klass: Klass) -> None:
    await asked(klass, "ben")
    questions = [line[2:] for line in text_of(own(klass.ben)["text"]).splitlines() if line.startswith("• ")]
    await klass.ben.presses("Yes, with pleasure", place=DIRECT)

    def helps() -> list[str]:
        form: Any = klass.ben.form
        return [str(each["help"]) for each in form["inputs"]]

    assert helps() == questions
    assert len({*questions}) == 3
    await klass.ben.fills({})
    assert "at least one of the three" in klass.ben.errors["first"]
    assert helps() == questions
    await klass.ben.fills({"second": "x" * 3000})
    assert "500" in klass.ben.errors["second"]
    assert helps() == questions
    await klass.ben.fills({"second": "Tea."})
    await settled(klass)
    assert fields(own(klass.ben)) == {questions[1]: "Tea."}


async def test_other_questions_come_in_place_of_those_without_an_answer(klass: Klass) -> None:
    await asked(klass, "ben")
    seen = [(await kept(klass, "ben"))[0].questions]
    for _ in range(6):
        await pressed(klass, "Other questions")
        seen.append((await kept(klass, "ben"))[0].questions)
    assert not {*seen[0]} & {*seen[1]}
    assert len({each for three in seen for each in three}) == 14
    await answers(klass, "ben", second="Tea.")
    before = (await kept(klass, "ben"))[0]
    await pressed(klass, "Other questions")
    after = (await kept(klass, "ben"))[0]
    assert after.questions[1] == before.questions[1]
    assert {after.questions[0], after.questions[2]}.isdisjoint(before.questions)
    assert after.answers == ("", "Tea.", "")
    await answers(klass, "ben", "Change my answers", first="One", third="Three")
    assert "Other questions" not in buttons(own(klass.ben))


async def test_an_answer_never_comes_to_stand_below_another_question(klass: Klass) -> None:
    await asked(klass, "ben")
    await klass.ben.presses("Yes, with pleasure", place=DIRECT)
    form = klass.ben.form
    await pressed(klass, "Other questions")
    klass.ben.form = form
    await klass.ben.fills({"first": "To the old one"})
    assert "The questions changed meanwhile, so nothing was stored." in klass.ben.answer
    assert (await kept(klass, "ben"))[0].answers == ("", "", "")


async def test_nobody_but_the_person_answers_or_declines(klass: Klass) -> None:
    await asked(klass, "ben")
    await klass.chi.says("Hello", place="general")
    on = str(klass.chi.sees("general")[-1]["id"])
    for action in own(klass.ben)["actions"][:3]:
        await klass.classroom.press("chi", "channel:general", on, str(action["link"]))
        assert "This invitation is over" in klass.chi.answer
    assert (await kept(klass, "ben"))[0].state is State.ASKED


async def test_a_change_is_seen_where_it_stands(klass: Klass) -> None:
    await begun(klass)
    await ready(klass, "ben")
    await answers(klass, "ben", "Change my answers", first="Newer")
    await shown_now(klass)
    assert "Newer" in [*fields(on_stage(klass.chi)[0]).values()]
    await answers(klass, "ben", "Change my answers", first="Newest")
    assert "Newest" in [*fields(on_stage(klass.chi)[0]).values()]


@pytest.mark.parametrize("before_it_is_shown", [True, False])
async def test_it_is_taken_back_at_any_time_and_nothing_is_kept(klass: Klass, before_it_is_shown: bool) -> None:
    await begun(klass)
    await ready(klass, "ben", "s1")
    if not before_it_is_shown:
        await shown_now(klass)
        assert len(on_stage(klass.chi)) == 1
    await pressed(klass, "Take it back" if before_it_is_shown else "Take it down")
    assert on_stage(klass.chi) == []
    assert await kept(klass, "ben") == []
    assert "@Ben" not in await seen_by_staff(klass)
    assert SAID not in klass.ben.reads(DIRECT)
    assert "nothing of it is kept" in klass.ben.reads(DIRECT)
    await shown_now(klass, "1. Student 1")
    assert len(on_stage(klass.chi)) == 1
    assert "s1" in text_of(on_stage(klass.chi)[0]["text"])


async def test_from_the_news_that_it_stands_it_is_taken_down_too(klass: Klass) -> None:
    await begun(klass)
    await ready(klass, "ben")
    await shown_now(klass)
    await klass.ben.opens(DIRECT)
    (news,) = [each for each in klass.ben.sees(DIRECT) if "Thank you for telling" in klass.ben._text(each)]
    await klass.ben.presses("Take it down", message=str(news["id"]))
    await settled(klass)
    assert on_stage(klass.chi) == []
    assert cards(klass.ben, DIRECT) == [], "no card with their words is left"
    assert "nothing of it is kept" in klass.ben.reads(DIRECT)


async def test_an_introduction_is_seen_by_the_person_first_and_the_answers_stay_theirs(klass: Klass) -> None:
    await begun(klass)
    await ready(klass, "ben")
    await drafted(klass, "1. Ben")
    await klass.instructor.presses("Introduction")
    form: Any = klass.instructor.form
    assert [each["name"] for each in form["inputs"]] == ["words"]
    await klass.instructor.fills({"words": "Ben knows **every** map."})
    await settled(klass)
    draft = text_of(own(klass.ben)["text"])
    assert "Ben knows **every** map." in draft
    assert "The introduction changed since you said yes." in draft
    await klass.instructor.presses("Show now")
    await settled(klass)
    assert "Ben knows **every** map." in text_of(on_stage(klass.chi)[0]["text"])


async def test_an_introduction_that_they_answered_to_is_not_new_any_more(klass: Klass) -> None:
    await ready(klass, "ben")
    for words in ("Once", "Twice", ""):
        await drafted(klass, "1. Ben")
        await klass.instructor.presses("Introduction")
        await klass.instructor.fills({"words": words})
        await settled(klass)
        assert ("changed since" in text_of(own(klass.ben)["text"])) is bool(words)
        await answers(klass, "ben", "Change my answers", first=words or "none")
        assert "changed since" not in text_of(own(klass.ben)["text"])


async def test_what_is_taken_out_of_the_queue_says_so_and_can_be_deleted(klass: Klass) -> None:
    await ready(klass, "ben")
    await drafted(klass, "1. Ben")
    await klass.instructor.presses("Take out")
    await settled(klass)
    assert "The staff put your spotlight aside" in text_of(own(klass.ben)["text"])
    assert SAID in str(own(klass.ben))
    await pressed(klass, "Take it back")
    assert await kept(klass, "ben") == []


async def test_what_is_changed_while_the_staff_puts_it_aside_is_not_taken_and_they_read_why(klass: Klass) -> None:
    await ready(klass, "ben")
    await klass.ben.presses("Change my answers", place="direct:ben")
    await drafted(klass, "1. Ben")
    await klass.instructor.presses("Take out")
    await klass.ben.fills({"first": "Another place."})
    assert "put your spotlight aside meanwhile" in klass.ben.answer
    await settled(klass)
    assert SAID in str(own(klass.ben))


async def test_who_is_asked_is_asked_once(klass: Klass) -> None:
    await asked(klass, "ben")
    await asked(klass, "ben")
    assert "was asked before" in klass.instructor.answer
    assert len(await kept(klass, "ben")) == 1
    await answers(klass, "ben")
    await asked(klass, "ben")
    assert "said yes already" in klass.instructor.answer
    await klass.instructor.runs("kudos spotlight", {"person": "instructor"}, place="general")
    assert "This is for asking others." in klass.instructor.answer


async def test_who_leaves_is_gone_from_the_stage_and_the_queue(klass: Klass) -> None:
    await begun(klass)
    await ready(klass, "ben", "chi")
    await shown_now(klass)
    for who in ("ben", "chi"):
        await klass.classroom.register.remove_person(who)
    await settled(klass)
    assert on_stage(klass.ana) == []
    assert "Nobody at the moment." in await seen_by_staff(klass)
    assert await kept(klass, "chi") == []
    assert await klass.database.read(lambda tx: Recognitions(tx, SPACE).named(0)) == set()


async def test_who_deletes_everything_about_them_is_gone_too(klass: Klass) -> None:
    await begun(klass)
    await ready(klass, "ben")
    await shown_now(klass)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await settled(klass)
    assert on_stage(klass.ana) == []
    assert await kept(klass, "ben") == []


async def test_what_staff_hide_is_hidden_on_every_card_of_it(klass: Klass) -> None:
    await begun(klass)
    await ready(klass, "ben")
    await shown_now(klass)
    await klass.assistant.presses("Hide (staff)", place="general")
    await klass.assistant.chooses("Hide these words", f"1. {SAID} (ben)")
    await settled(klass)
    assert SAID not in str(on_stage(klass.chi))
    assert SAID not in str(own(klass.ben)["fields"])
    await klass.waits(days=31)
    assert SAID not in str(await kept(klass, "ben"))
    assert len(on_stage(klass.chi)) == 1


async def test_what_classmates_wrote_can_be_reported_by_who_reads_it(klass: Klass) -> None:
    await nominated(klass, "chi", "ben")
    await asked(klass, "ben")
    await klass.ben.presses("Report", place=DIRECT)
    await klass.ben.chooses("Report these words", f"1. {WHY}")
    assert "staff" in klass.ben.answer
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("Look at the reports")
    await klass.assistant.presses("Hide")
    await settled(klass)
    assert WHY not in str(own(klass.ben))


async def test_all_of_it_is_in_the_language_of_who_reads_it(klass: Klass) -> None:
    await klass.ana.says("/homeroom me", place="general")
    await asked(klass, "ana")
    card = own(klass.ana)
    assert card["title"] == "¿Te gustaría estar en primer plano?"
    assert buttons(card)[:3] == ["Sí, con mucho gusto", "Otras preguntas", "Ahora no"]
    await answers(klass, "ana", "Sí, con mucho gusto", first="El mar.")
    assert own(klass.ana)["title"] == "Tu primer plano, como lo verá la clase"
    await begun(klass)
    await drafted(klass, "1. Ana")
    assert "?" in next(iter(fields(private(klass.instructor))))
    assert "¿" not in next(iter(fields(private(klass.instructor))))


async def test_the_wait_is_counted_from_when_they_were_asked(klass: Klass) -> None:
    await asked(klass, "ben")
    assert timedelta(days=14) == OPEN_FOR
    await klass.waits(days=13, hours=23)
    await answers(klass, "ben")
    assert (await kept(klass, "ben"))[0].state is State.READY
