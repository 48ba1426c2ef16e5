"""A poll before the class sees it: previewed, changed, begun from a template, posted once."""

from __future__ import annotations

import asyncio

import pytest

from tests.cogs.kept import everything
from tests.cogs.polls.stories import (
    asked,
    buttons,
    card,
    cards,
    drafted,
    fields,
    form,
    own_fields,
    posted,
    private,
    says_here,
    settled,
)
from tests.klass import Klass


async def test_nobody_sees_it_before_it_is_posted(klass: Klass) -> None:
    await drafted(klass)
    assert says_here(klass) == ""
    assert "Only you can see this yet. It will go to #general." in klass.instructor.answer
    assert private(klass.instructor)["title"] == "How the class will see it"


async def test_one_line_is_enough(klass: Klass) -> None:
    line = "/poll ask question:Which day? choices:Monday, Tuesday kind:several label:named closes:2h"
    await klass.instructor.says(line, place="general")
    shown = own_fields(klass.instructor)
    assert shown["To choose from"] == "Monday\nTuesday"
    assert shown["Closes"] == "2 hours after it is posted – no reminder comes: that needs 24 hours or more"
    assert shown["Who sees what"].startswith("👁 Named")


async def test_pressed_twice_it_is_posted_once(klass: Klass) -> None:
    await drafted(klass)
    message = klass.instructor.answer_message
    assert message is not None
    link = next(str(action["link"]) for _, action in klass.instructor._actions() if action["label"] == "Post")
    press = [klass.classroom.press("instructor", "channel:general", str(message["id"]), link) for _ in range(2)]
    await asyncio.gather(*press)
    await settled(klass)
    assert len(cards(klass)) == 1


async def test_everything_that_the_class_reads_can_be_changed_before_it_does(klass: Klass) -> None:
    await drafted(klass)
    await klass.instructor.presses("Change")
    assert form(klass.instructor) == {
        "question": "Which day?",
        "choices": "Monday\nTuesday\nFriday",
        "kind": "one",
        "label": "unlinkable",
    }
    await klass.instructor.fills({"question": "Which two?", "kind": "several", "label": "named"})
    await posted(klass)
    assert "Which two?" in says_here(klass)
    assert "👁 Named" in says_here(klass)
    assert buttons(card(klass))[0] == "Choose up to 3"


async def test_a_poll_that_is_posted_is_changed_no_more(klass: Klass) -> None:
    await drafted(klass)
    links = {str(action["label"]): str(action["link"]) for _, action in klass.instructor._actions()}
    message = klass.instructor.answer_message
    assert message is not None
    await posted(klass)
    for label in ("Change", "Where and how long"):
        await klass.classroom.press("instructor", "channel:general", str(message["id"]), links[label])
        assert klass.instructor.answer.startswith("This poll was posted already.")


async def test_it_goes_to_another_channel_of_the_course(klass: Klass) -> None:
    await drafted(klass)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"place": "channel:cafe"})
    assert "It will go to #cafe." in klass.instructor.answer
    await posted(klass)
    assert says_here(klass) == ""
    assert "Which day?" in says_here(klass, place="cafe")


@pytest.mark.parametrize(
    ("template", "question", "first"),
    [
        ("Exit ticket", "What will you take with you from today?", "Answer"),
        ("How was the pace?", "How was the pace today?", "1 · too slow"),
        ("Muddiest point", "What is still unclear to you?", "Answer"),
        ("Which topic next?", "Which topic should come next?", "Put in order"),
        ("When to meet?", "Which of these times would suit you?", "Choose the times that suit"),
        ("How are you today?", "How are you today?", "1 · not well"),
    ],
)
async def test_templates_are_posted_as_they_are(klass: Klass, template: str, question: str, first: str) -> None:
    await drafted(klass, label="named")
    await klass.instructor.chooses("Take one of these instead", template)
    assert question in klass.instructor.answer
    assert own_fields(klass.instructor)["Who sees what"].startswith("🛡 Unlinkable")
    await posted(klass)
    assert question in says_here(klass)
    assert buttons(card(klass))[0] == first


async def test_a_template_can_be_changed_like_any_other(klass: Klass) -> None:
    await drafted(klass)
    await klass.instructor.chooses("Take one of these instead", "Which topic next?")
    await klass.instructor.presses("Change")
    assert str(form(klass.instructor)["choices"]).splitlines()[0] == "More of this one"
    await klass.instructor.fills({"choices": "Maps\nTides", "question": "Maps or tides?"})
    await posted(klass)
    assert fields(klass)["To choose from"] == "1. Maps\n2. Tides"


async def test_a_preview_is_of_whoever_asked_and_of_instructors(klass: Klass) -> None:
    await drafted(klass)
    post = next(str(action["link"]) for _, action in klass.instructor._actions() if action["label"] == "Post")
    await klass.ben.says("Hello!", place="general")
    hello = str(klass.ben.sees("general")[-1]["id"])
    before = await everything(klass, "deliveries", "people")
    poll = post.split(":")[1]
    for link in (post, f"polls.change:{poll}", f"polls.mine:{poll}"):
        await klass.classroom.press("ben", "channel:general", hello, link)
        assert "Which day?" not in klass.ben.answer
        assert klass.ben.form is None
    await klass.classroom.press("ben", "channel:general", hello, f"polls.choose:{poll}:0")
    assert klass.ben.answer.startswith("This poll is no longer there.")
    assert await everything(klass, "deliveries", "people") == before


async def test_asked_twice_in_the_same_words_it_is_one_preview(klass: Klass) -> None:
    for _ in range(2):
        await klass.instructor.says("/poll ask Which day? choices:Monday,Tuesday", place="general")
    assert len((await everything(klass))["polls"]) == 1
    await posted(klass)
    await klass.instructor.says("/poll ask Which day? choices:Monday,Tuesday", place="general")
    await posted(klass)
    assert len(cards(klass)) == 2, "once it is posted, the same words are another poll"


async def test_in_a_thread_it_goes_to_the_channel_above(klass: Klass) -> None:
    await klass.ben.says("Hello!", place="general")
    thread = await klass.instructor.opens_thread(klass.ben.sees("general")[-1])
    await klass.instructor.says("/poll ask Which day? choices:Monday,Tuesday", place=thread)
    assert "It will go to #general." in klass.instructor.answer


async def test_what_was_to_come_may_have_passed_until_it_is_posted(klass: Klass) -> None:
    await asked(klass, question="Another?")
    await drafted(klass)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"until": "2026-03-02 12:00"})
    await klass.waits(hours=4)
    await klass.instructor.presses("Post")
    assert klass.instructor.answer.startswith("The moment at which it should close has passed meanwhile.")
    await drafted(klass, kind="times", choices="2026-03-02 14:00\n2026-03-03 14:00", question="When?")
    await klass.waits(hours=2)
    await klass.instructor.presses("Post")
    assert klass.instructor.answer.startswith("One of the times has passed meanwhile.")
    await settled(klass)
    assert len(cards(klass)) == 1
