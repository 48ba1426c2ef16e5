"""Looking after what is open, from the list: any instructor can, whoever posted it and whatever went since."""

from __future__ import annotations

from typing import Any

from tests.cogs.icebreakers.stories import cards
from tests.cogs.icebreakers.test_together_story import answers, appeared
from tests.cogs.ways import together_posted
from tests.klass import Klass


def actions(klass: Klass) -> list[dict[str, Any]]:
    """What Noor can press on what she was answered."""
    message: Any = klass.assistant.answer_message
    return list(message["card"].get("actions", []))


async def lists(klass: Klass, *, promoted: bool = True) -> str:
    """Noor lists what is planned and asked, as another instructor or as an assistant."""
    if promoted:
        await klass.instructor.runs("homeroom roles", {"person": "assistant", "role": "instructor"}, place="general")
    await klass.assistant.says("/icebreaker list", place="general")
    return klass.assistant.answer


async def test_another_instructor_lets_hidden_answers_appear(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map", s1="The road")
    await klass.s2.presses("I’m in")
    listed = await lists(klass)
    assert "(3 people, 2 answered)" in listed
    assert "Ben" not in listed
    await klass.assistant.presses("Let all appear now")
    assert "All 2 answers appear now." in klass.assistant.answer
    await klass.goes_on()
    assert await appeared(klass) == ["Ben: The map\n\nStudent 1: The road"]
    assert "Let all appear now" not in await lists(klass)


async def test_an_assistant_reads_the_list_and_changes_nothing(klass: Klass) -> None:
    await together_posted(klass)
    await lists(klass, promoted=False)
    assert [each["label"] for each in actions(klass)] == []


async def test_of_several_each_button_says_for_which(klass: Klass) -> None:
    await together_posted(klass)
    await klass.waits(minutes=11)
    await together_posted(klass)
    await lists(klass)
    buttons = [each["label"] for each in actions(klass)]
    assert sum(each.startswith("Let all appear now: ") for each in buttons) == 2


async def test_one_that_is_open_is_looked_after_by_itself(klass: Klass) -> None:
    await together_posted(klass)
    await lists(klass)
    (select,) = [each for each in actions(klass) if each.get("choices")]
    (choice,) = select["choices"]
    assert choice["label"].startswith("0 answered: ")
    await klass.assistant.chooses("Look after one that is open", choice["label"])
    found = [each["label"] for each in actions(klass)]
    assert found == ["Mend a typo", "Let all appear now", "Try an easier one now"]


async def test_another_instructor_ends_an_hour_of_questions(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker ask-me about:Roads lasts:7d", place="general")
    await klass.instructor.fills({})
    await klass.goes_on()
    await lists(klass)
    await klass.assistant.chooses("Look after one that is open", "Ask me anything: Roads")
    assert "Ask me anything, with @Robin, is open in #general" in klass.assistant.answer
    await klass.assistant.presses("End it now")
    assert "It is over: the card says so" in klass.assistant.answer
    await klass.waits(seconds=20)
    assert "This is over. Thank you to @Robin" in klass.ana.reads("general")
    await klass.instructor.presses("End it now")
    assert "This was over before" in klass.instructor.answer


async def test_an_hour_that_is_ended_before_it_stands_never_comes(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker ask-me", place="general")
    await klass.instructor.fills({})
    await klass.instructor.presses("End it now")
    assert "now it will not" in klass.instructor.answer
    await klass.goes_on()
    assert cards(klass.ana) == []
