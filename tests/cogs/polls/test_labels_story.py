"""What each label promises, and what each person sees: before and after the close."""

from __future__ import annotations

import json
import re

import pytest

from tests.cogs.polls.stories import (
    EVERYBODY,
    all_press,
    all_write,
    asked,
    buttons,
    card,
    cards,
    closed,
    drafted,
    fields,
    file,
    looks_after,
    own_fields,
    posted,
    says_here,
    table,
)
from tests.klass import Klass

LINES = {
    "named": "👁 Named: everyone sees who answered what.",
    "staff-only": "🔒 Staff only: instructors see who answered what, classmates do not.",
    "unlinkable": "🛡 Unlinkable: nobody in the class, instructors included, can connect an answer with you.",
}


@pytest.mark.parametrize("label", LINES)
async def test_the_card_says_from_the_start_who_can_see_what(klass: Klass, label: str) -> None:
    await asked(klass, label=label)
    assert LINES[label] in says_here(klass)
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    assert LINES[label] in says_here(klass)


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("named", "Everyone in this place sees who answered what, at the latest when the poll closes."),
        ("staff-only", "Classmates see neither answers nor figures."),
        ("unlinkable", "whoever runs Homeroom and has both the database and the key could look"),
    ],
)
async def test_what_it_means_is_one_press_away(klass: Klass, label: str, sentence: str) -> None:
    await asked(klass, label=label)
    await klass.ben.presses("What does this mean?")
    assert sentence in klass.ben.answer
    assert "Fixed when it was posted: nobody can change it afterwards." in klass.ben.answer


async def test_unlinkable_is_what_one_gets_without_saying_anything(klass: Klass) -> None:
    await klass.instructor.says("/poll ask Which day? choices:Monday,Tuesday", place="general")
    assert LINES["unlinkable"] in klass.instructor.answer


async def test_of_a_named_poll_everyone_sees_at_the_close_who_chose_what(klass: Klass) -> None:
    await asked(klass, label="named")
    await all_press(klass, "Monday", "Tuesday")
    assert fields(klass)["So far"] == "2 people answered."
    assert "Who chose what so far" not in fields(klass)
    assert "ana" not in str(fields(klass))
    await closed(klass)
    assert fields(klass)["What came of it"] == "★ 1 (50 %): Monday – ana\n★ 1 (50 %): Tuesday – ben\n0 (0 %): Friday"
    assert "What came of “Which day?” stands on its card now." in says_here(klass)


async def test_live_is_for_named_alone(klass: Klass) -> None:
    for label in ("unlinkable", "staff-only"):
        await drafted(klass, label=label, question=f"Is it {label}?")
        assert "[Show while open]" not in klass.instructor.answer
    await drafted(klass, label="named")
    await klass.instructor.presses("Show while open")
    assert "Who chose what is shown while it is open." in klass.instructor.answer
    await posted(klass)
    await all_press(klass, "Monday", "Tuesday", "Monday")
    assert fields(klass)["Who chose what so far"].splitlines()[0] == "2 · Monday: ana, chi"
    await klass.ana.presses("Friday", place="general")
    await klass.waits(seconds=5)
    assert "ana" in fields(klass)["Who chose what so far"].splitlines()[2]


async def test_live_goes_when_the_label_becomes_another(klass: Klass) -> None:
    await drafted(klass, label="named")
    await klass.instructor.presses("Show while open")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"label": "staff-only"})
    assert "shown while it is open" not in klass.instructor.answer
    await posted(klass)
    await all_press(klass, *["Monday"] * 6)
    assert "Who chose what so far" not in fields(klass)


async def test_a_forged_press_makes_no_other_label_live(klass: Klass) -> None:
    await drafted(klass, label="named")
    live = next(action["link"] for _, action in klass.instructor._actions() if action["label"] == "Show while open")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"label": "unlinkable"})
    message = klass.instructor.answer_message
    assert message is not None
    await klass.classroom.press("instructor", "channel:general", str(message["id"]), str(live))
    assert "shown while it is open" not in klass.instructor.answer


async def test_of_staff_only_the_class_sees_nothing_and_instructors_see_it_with_names(klass: Klass) -> None:
    await asked(klass, label="staff-only")
    await all_press(klass, *["Monday"] * 4, *["Friday"] * 3)
    assert fields(klass)["So far"] == "At least 5 people have taken part, counting who took it back."
    await closed(klass)
    for who in ("ben", "assistant", "instructor"):
        assert (
            fields(klass, who)["What came of it"]
            == "It is over. What came of it is for the course’s instructors alone;"
            " if fewer than 5 people took part, for nobody."
        )
    assert "image" not in card(klass) or not card(klass)["image"]
    assert "what came of it is for the instructors" in says_here(klass)
    assert buttons(card(klass)) == ["Results (instructors)", "What does this mean?"]
    for who in ("ben", "assistant"):
        await klass.seats[who].presses("Results (instructors)")
        assert "Monday" not in klass.seats[who].answer
        assert "instructors" in klass.seats[who].answer
    await klass.instructor.presses("Results (instructors)")
    assert own_fields(klass.instructor)["What came of it"].splitlines()[0] == "★ 4 (57 %): Monday – ana, ben, chi, s1"
    assert "Only you can see this, and whichever instructor of the course asks for it." in klass.instructor.answer
    rows = table(file(klass, "instructor", "poll.csv"))
    assert rows[0] == ["name", "id", "answer"]
    assert ["Ben", "ben", "Monday"] in rows
    data = json.loads(file(klass, "instructor", "poll.json"))
    assert (data["columns"], ["Ben", "ben", "Monday"] in data["rows"]) == (rows[0], True)


async def test_files_name_people_as_cards_do(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills({"name": "Benny"})
    await asked(klass, label="staff-only", kind="text", question="What is unclear?")
    await all_write(klass, [f"The map {number}" for number in range(10)])
    await closed(klass)
    await klass.instructor.presses("Results (instructors)", place="general")
    rows = table(file(klass, "instructor", "poll.csv"))
    assert ["Benny", "ben", "The map 1"] in rows
    assert ["Ana", "ana", "The map 0"] in rows
    assert "Ben," not in file(klass, "instructor", "poll.csv")


async def test_where_nobody_is_named_the_files_have_no_names(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    await looks_after(klass)
    await klass.instructor.presses("Results", place="general")
    for name in ("poll.csv", "poll.json"):
        content = file(klass, "instructor", name).casefold()
        assert not [who for who in EVERYBODY if re.search(rf"\b{who}\b", content)]


async def test_assistants_who_may_ask_do_not_see_who_answered_a_staff_only_poll_either(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Polls")
    await klass.instructor.fills({"asks": "assistant"})
    await asked(klass, who="assistant", label="staff-only")
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    await klass.assistant.presses("Results (instructors)", place="general")
    assert klass.assistant.answer.startswith("Only the course’s instructors see these results.")


async def test_of_staff_only_with_too_few_nobody_sees_anything(klass: Klass) -> None:
    await asked(klass, label="staff-only")
    await all_press(klass, *["Monday"] * 4)
    assert "So far" not in fields(klass)
    await closed(klass)
    assert "Results (instructors)" not in buttons(card(klass))
    await looks_after(klass)
    assert "[Results]" not in klass.instructor.answer


async def test_named_answers_in_writing_stand_with_their_names(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?", label="named")
    await all_write(klass, ["The map", "The tides"])
    assert "The map" not in says_here(klass, "chi")
    await closed(klass)
    over = next(each for each in klass.ben.sees("general") if each["by"] == "homeroom" and not each["private"])
    thread = await klass.chi.opens_thread(over)
    await klass.chi.opens(thread)
    assert "@Ana: The map" in klass.chi.reads(thread)
    assert "@Ben: The tides" in klass.chi.reads(thread)


async def test_answers_in_writing_of_staff_only_are_read_by_instructors_alone(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?", label="staff-only")
    await all_write(klass, [f"The map {number}" for number in range(10)])
    await closed(klass)
    for place in klass.ben._rooms:
        shown = [klass.ben._text(each) for each in klass.ben.sees(place) if not each["private"]]
        assert "The map" not in "".join(shown)
    await klass.instructor.presses("Results (instructors)")
    assert "@Ben: The map 1" in klass.instructor.answer


async def test_of_unlinkable_instructors_see_what_everyone_sees(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 4, *["Friday"] * 3)
    await closed(klass)
    await looks_after(klass)
    await klass.instructor.presses("Results", place="general")
    assert own_fields(klass.instructor)["What came of it"] == fields(klass, "ben")["What came of it"]
    assert all(who not in file(klass, "instructor", "poll.json") for who in ('"ana"', '"ben"', '"s1"'))
    assert json.loads(file(klass, "instructor", "poll.json"))["took_part"] == 7


async def test_before_the_close_nobody_has_results(klass: Klass) -> None:
    await asked(klass, label="staff-only")
    await all_press(klass, *["Monday"] * 6)
    await looks_after(klass)
    assert "[Results]" not in klass.instructor.answer
    poll = str(card(klass)["actions"][0]["link"]).split(":")[1]
    message = klass.instructor.answer_message
    assert message is not None
    await klass.classroom.press("instructor", "channel:general", str(message["id"]), f"polls.results:{poll}")
    assert klass.instructor.answer.startswith("There is no result yet: it comes with the close.")
    assert len(cards(klass)) == 1
