"""Many polls at once: none of them is out of reach, and what is not shown is said to be there."""

from __future__ import annotations

from tests.cogs.polls.stories import all_press, asked, buttons, closed, drafted, private, text_of
from tests.cogs.polls.test_equal_questions_story import offered
from tests.klass import Klass


async def lists(klass: Klass, who: str = "instructor") -> str:
    """What somebody's list says."""
    await klass.seats[who].says("/poll list", place="general")
    return text_of(private(klass.seats[who])["text"])


async def test_an_older_poll_that_is_open_stands_before_newer_ones_that_are_over(klass: Klass) -> None:
    await asked(klass, question="The old one?", closes="10d")
    for number in range(21):
        await asked(klass, question=f"Number {number}?", closes="2m")
    await closed(klass, hours=1)
    said = await lists(klass)
    assert offered(klass)[0] == "The old one?"
    assert "Number 20?" in said
    assert "Number 1?" not in said
    assert said.endswith("\n\nAnd 2 more: “Older ones” shows them.")
    await klass.instructor.presses("Older ones")
    assert offered(klass) == ["Number 1?", "Number 0?"]
    await klass.instructor.chooses("Look after one", "Number 0?")
    assert "Number 0?" in klass.instructor.answer


async def test_of_more_open_polls_than_a_menu_holds_each_can_be_looked_after(klass: Klass) -> None:
    for number in range(22):
        await asked(klass, question=f"Number {number}?")
    said = await lists(klass)
    assert "And 2 more" in said
    await klass.instructor.presses("Older ones")
    assert buttons(private(klass.instructor)) == ["Look after one", "From the beginning"]
    await klass.instructor.presses("From the beginning")
    assert offered(klass)[0] == "Number 21?"
    await klass.instructor.presses("Older ones")
    await klass.instructor.chooses("Look after one", "Number 0?")
    assert "Close now" in buttons(private(klass.instructor))


async def test_what_the_class_waits_for_stands_before_what_is_over(klass: Klass) -> None:
    await asked(klass, question="What comes of it?", label="named", closes="2m")
    await all_press(klass, "Monday")
    await closed(klass, hours=1)
    await asked(klass, question="Nobody answered?", closes="2m")
    await closed(klass, hours=1)
    await lists(klass)
    assert offered(klass) == ["What comes of it?", "Nobody answered?"]


async def test_the_status_says_how_many_more_are_open_and_leads_to_them(klass: Klass) -> None:
    for number in range(11):
        await asked(klass, question=f"Number {number}?")
    await klass.instructor.says("/homeroom status", place="general")
    assert "Number 0?" not in klass.instructor.answer
    assert "And one more that is open: /poll list has it." in klass.instructor.answer
    await klass.instructor.presses("All polls")
    await klass.instructor.chooses("Look after one", "Number 0?")
    assert "Close now" in buttons(private(klass.instructor))


async def test_what_we_do_is_in_reach_for_every_poll_of_which_the_class_waits_to_hear(klass: Klass) -> None:
    for number in range(11):
        await asked(klass, question=f"Number {number}?", label="named", closes="2m")
        await all_press(klass, "Monday")
        await closed(klass, hours=0.1)
    await klass.instructor.says("/homeroom status", place="general")
    said = klass.instructor.answer
    assert "And one more of which the class does not know yet how it ends: /poll list has it." in said
    assert "Number 0?" not in said
    await klass.instructor.presses("All polls")
    await klass.instructor.chooses("Look after one", "Number 0?")
    assert "What we do" in buttons(private(klass.instructor))
    await drafted(klass, question="And now?")
    assert "• Number 10?\n• Number 9?\n• Number 8?\n• and 8 more" in klass.instructor.answer
