"""Who may ask is a setting, and whoever is no instructor looks after their own polls alone."""

from __future__ import annotations

import re

import pytest

from adapters.web.seat import Refused
from tests.cogs.kept import everything
from tests.cogs.polls.stories import all_press, asked, card, cards, closed, looks_after, says_here, sets, settled
from tests.klass import Klass

REFUSED = "This is for the course’s instructors."
ANOTHER_S = "This poll is somebody else’s."


@pytest.mark.parametrize("who", ["ben", "assistant"])
async def test_at_first_instructors_alone_may_ask(klass: Klass, who: str) -> None:
    for line in ("/poll ask", "/poll list", "/poll repeating"):
        await klass.seats[who].says(line, place="general")
        assert klass.seats[who].answer.startswith(REFUSED)
    assert klass.seats[who].form is None


async def test_the_first_word_alone_names_what_one_may_use(klass: Klass) -> None:
    with pytest.raises(Refused, match=r"There are: /poll check\.$"):
        await klass.ben.says("/poll", place="general")
    with pytest.raises(Refused) as refused:
        await klass.instructor.says("/poll", place="general")
    named = {*re.findall(r"/poll \w+", str(refused.value))}
    assert named == {"/poll ask", "/poll check", "/poll list", "/poll repeating"}


async def test_assistants_may_where_the_setting_says_so(klass: Klass) -> None:
    await sets(klass, asks="assistant")
    await asked(klass, who="assistant")
    assert len(cards(klass)) == 1
    await klass.ben.says("/poll ask", place="general")
    assert klass.ben.form is None


async def test_a_student_asks_and_looks_after_their_own(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben")
    await all_press(klass, *["Monday"] * 5)
    await looks_after(klass, "ben")
    await klass.ben.presses("Close now")
    await settled(klass)
    assert "What will you do about it?" in klass.ben.reads("direct:ben")
    await klass.ben.presses("What we do", place="direct:ben")
    await klass.ben.fills({"doing": "done", "words": "We meet on Monday."})
    await settled(klass)
    assert "You said, we did" in says_here(klass, "chi")
    await klass.chi.says("/poll list", place="general")
    assert klass.chi.answer.startswith("There is no poll yet that you can look after.")


async def test_a_student_manages_nobody_else_s_poll(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben")
    await all_press(klass, *["Monday"] * 5)
    poll = str(card(klass)["actions"][0]["link"]).split(":")[1]
    message = str(cards_message(klass))
    before = await everything(klass, "deliveries", "people")
    for name in ("close-now", "results", "again", "post", "preview"):
        await klass.classroom.press("chi", "channel:general", message, f"polls.{name}:{poll}")
        assert klass.chi.answer.startswith((ANOTHER_S, "This button does not work")), name
    for name, given in {
        "extend": {"more": "2h"},
        "mend": {"question": "Which days?", "choices": "Monday\nTuesday\nFriday"},
        "reopen": {"more": "2h"},
        "promise-what": {"doing": "done", "words": "Mine now."},
        "change": {"question": "Mine?", "kind": "one", "label": "named", "choices": "a\nb"},
        "set-close": {"place": "channel:cafe", "after": "2h", "reminds": True},
        "scale": {"points": "five"},
        "at-most": {"most": "1"},
    }.items():
        link = f"polls.{name}:{poll}" + (":0" if name == "extend" else "")
        await klass.classroom.submit("chi", "channel:general", "aaaaaaaaaa.1", link, given)  # type: ignore[arg-type]
        assert klass.chi.answer.startswith(ANOTHER_S), (name, klass.chi.answer)
    await klass.classroom.choose("chi", "channel:general", message, "polls.look-after", poll)
    assert klass.chi.answer.startswith(ANOTHER_S)
    await settled(klass)
    assert await everything(klass, "deliveries", "people") == before


def cards_message(klass: Klass) -> object:
    """The message on which the newest poll stands."""
    return [each["id"] for each in klass.ben.sees("general") if "card" in each and not each["private"]][-1]


async def test_instructors_look_after_everybody_s(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben")
    await looks_after(klass)
    await klass.instructor.presses("Close now")
    assert klass.instructor.answer.startswith("It is closed")


async def test_a_student_who_asks_staff_only_sees_no_answers_of_it(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben", label="staff-only")
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    await klass.ben.presses("Results (instructors)", place="general")
    assert klass.ben.answer.startswith("Only the course’s instructors see these results.")
    await klass.instructor.presses("Results (instructors)")
    assert "@Ben" in klass.instructor.answer


async def test_who_may_ask_no_more_can_do_nothing_with_what_they_asked(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben")
    await looks_after(klass, "ben")
    await sets(klass, asks="instructor")
    await klass.ben.presses("Close now")
    assert klass.ben.answer.startswith(REFUSED)
    assert card(klass)["title"] == "A poll for everyone"
