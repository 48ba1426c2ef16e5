"""*You said, we did*: asked once, told where it was asked, brought up to date, and reminded of until then."""

from __future__ import annotations

import pytest

from bot.people import Role
from storage.spaces import Spaces
from tests.cogs.polls.stories import (
    all_press,
    asked,
    buttons,
    closed,
    drafted,
    form,
    looks_after,
    private,
    says_here,
    sets,
    settled,
)
from tests.klass import SPACE, Klass

ASKED = "What will you do about it?"


async def counted(klass: Klass, **values: str) -> None:
    """A poll is over, and six people took part."""
    await asked(klass, **values)
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)


async def status(klass: Klass) -> str:
    """What the assistant is told."""
    await klass.assistant.says("/homeroom status", place="general")
    return klass.assistant.answer


async def promises(klass: Klass, doing: str, words: str) -> None:
    """The instructor says what comes of it, from the list."""
    await looks_after(klass)
    await klass.instructor.presses("What we do", place="general")
    await klass.instructor.fills({"doing": doing, "words": words})
    await settled(klass)


async def test_whoever_asked_is_asked_once_what_comes_of_it(klass: Klass) -> None:
    await counted(klass)
    assert klass.instructor.reads("direct:instructor").count(ASKED) == 1
    assert klass.ben.reads("direct:ben") == ""
    await klass.waits(days=30)
    assert klass.instructor.reads("direct:instructor").count(ASKED) == 1


async def test_the_reply_stands_where_it_was_asked_and_is_brought_up_to_date_there(klass: Klass) -> None:
    await counted(klass)
    await promises(klass, "doing", "Mondays, from May on.")
    assert "You said, we are doing\nAbout “Which day?”: Mondays, from May on." in says_here(klass)
    assert ASKED not in klass.instructor.reads("direct:instructor")
    assert "being done, as you said: Which day?" in await status(klass)
    await klass.instructor.says("/homeroom status", place="general")
    await klass.instructor.presses("What we do: Which day?")
    assert form(klass.instructor) == {"doing": "doing", "words": "Mondays, from May on."}
    await klass.instructor.fills({"doing": "done", "words": "It is Mondays now."})
    await settled(klass)
    said = says_here(klass)
    assert "You said, we did\nAbout “Which day?”: It is Mondays now." in said
    assert "from May on" not in said
    assert "Which day?" not in await status(klass)


async def test_cannot_because_is_an_answer_too(klass: Klass) -> None:
    await counted(klass)
    await promises(klass, "cannot", "The room is taken on Mondays.")
    assert "You said, and this is why we cannot\nAbout “Which day?”: The room is taken" in says_here(klass)
    assert "Which day?" not in await status(klass)


async def test_what_waits_stands_in_status_and_in_the_next_preview(klass: Klass) -> None:
    await counted(klass)
    assert "and the class does not know yet how it ends: Which day?" in await status(klass)
    await drafted(klass, question="And which hour?")
    assert "What the class still hopes to hear: Before you ask something new" in klass.instructor.answer
    assert "• Which day?" in klass.instructor.answer
    await promises(klass, "doing", "Mondays.")
    await drafted(klass, question="And which room?")
    assert "• Which day? (being done)" in klass.instructor.answer
    await promises(klass, "done", "Mondays it is.")
    await drafted(klass, question="And which floor?")
    assert "What the class still hopes" not in klass.instructor.answer
    assert "Which day?" not in klass.instructor.answer


async def test_the_same_words_sent_twice_are_one_message(klass: Klass) -> None:
    await counted(klass)
    await klass.instructor.presses("What we do")
    form = klass.instructor.form
    assert form is not None
    for _ in range(2):
        key, link = str(form["key"]), str(form["link"])
        given = {"doing": "done", "words": "Mondays."}
        await klass.classroom.submit("instructor", "direct:instructor", key, link, given)
        await settled(klass)
    assert says_here(klass).count("You said, we did") == 1


async def test_of_too_few_nothing_is_to_be_done(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 4)
    await closed(klass)
    assert klass.instructor.reads("direct:instructor") == ""


async def test_after_ninety_days_status_lets_it_rest(klass: Klass) -> None:
    await counted(klass)
    await klass.waits(days=91)
    assert "Which day?" not in await status(klass)


async def test_students_promise_nothing_for_the_course(klass: Klass) -> None:
    await counted(klass)
    link = next(action["link"] for _, action in klass.instructor._actions() if action["label"] == "What we do")
    on = next(each for each in klass.ben.sees("general") if not each["private"])
    given = {"doing": "done", "words": "No homework any more."}
    await klass.classroom.submit("ben", "channel:general", "aaaaaaaaaa.1", str(link), given)
    assert klass.ben.answer.startswith("This is for the course’s instructors.")
    await klass.classroom.press("ben", "channel:general", str(on["id"]), str(link))
    assert klass.ben.form is None
    await settled(klass)
    assert "homework" not in says_here(klass)


async def test_whoever_says_more_below_hidden_words_is_told_that_nobody_sees_it(klass: Klass) -> None:
    await counted(klass)
    await promises(klass, "doing", "You are all fools.")
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", "1. You are all fools.")
    await settled(klass)
    await promises(klass, "done", "You still are.")
    assert "the class does not see it" in klass.instructor.answer
    assert "still are" not in says_here(klass)


async def test_what_was_told_stays_so_the_poll_is_not_opened_again(klass: Klass) -> None:
    await counted(klass, label="staff-only")
    await looks_after(klass)
    offered = next(str(action["link"]) for _, action in klass.instructor._actions() if "Open it" in action["label"])
    await promises(klass, "doing", "Mondays, then.")
    await looks_after(klass)
    assert "Open it again" not in buttons(private(klass.instructor))
    await klass.instructor.presses(link=offered)
    assert klass.instructor.answer.startswith("The class read already what comes of it, so it stays closed")
    given = {"more": "2h"}
    await klass.classroom.submit("instructor", "channel:general", "aaaaaaaaaa.1", offered, given)
    assert klass.instructor.answer.startswith("The class read already what comes of it, so it stays closed")
    await settled(klass)
    assert "Mondays, then." in says_here(klass)
    assert "A poll that is over" in says_here(klass)


async def test_what_only_instructors_may_see_they_are_asked_about_in_the_staff_s_place(klass: Klass) -> None:
    await sets(klass, asks="student")
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    await asked(klass, who="ben", label="staff-only")
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    assert "direct:ben" not in klass.ben._rooms
    asked_there = klass.assistant.reads("staff")
    assert asked_there.count(ASKED) == 1
    assert "Asked once, of all instructors of the course" in asked_there
    await klass.assistant.presses("What we do", place="staff")
    assert "Only the course’s instructors see what came of this poll" in klass.assistant.answer
    await klass.instructor.presses("What we do", place="staff")
    await klass.instructor.fills({"doing": "done", "words": "Mondays it is."})
    await settled(klass)
    assert "Mondays it is." in says_here(klass)
    assert ASKED not in klass.assistant.reads("staff")


@pytest.mark.parametrize("known", [True, False])
async def test_without_a_staff_s_place_the_instructors_that_are_known_are_asked(klass: Klass, known: bool) -> None:
    await sets(klass, asks="student")
    if known:
        await klass.database.write(SPACE, lambda tx: Spaces(tx, SPACE).grant(0, "instructor", Role.INSTRUCTOR))
    await asked(klass, who="ben", label="staff-only")
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    assert "direct:ben" not in klass.ben._rooms
    assert klass.instructor.reads("direct:instructor").count(ASKED) == int(known)
    assert klass.assistant.reads("direct:assistant").count(ASKED) == 0
    assert "Which day?" in await status(klass)


async def test_where_whoever_asked_left_the_class_the_staff_is_asked(klass: Klass) -> None:
    await sets(klass, asks="student")
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    await asked(klass, who="ben")
    await all_press(klass, *["Monday"] * 6)
    await klass.classroom.register.remove_person("ben")
    await closed(klass)
    there = klass.assistant.reads("staff")
    assert there.count(ASKED) == 1
    assert "whoever asked the class left it" in there
    assert "Try again" not in await status(klass)
