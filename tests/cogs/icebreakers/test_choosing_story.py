"""*This or that*: one press is a full answer, as people live it."""

from __future__ import annotations

from typing import Any

from tests.cogs.icebreakers.stories import cards, posted
from tests.cogs.ways import either_posted
from tests.klass import Klass


def shown(klass: Klass) -> dict[str, str]:
    """Who chose what, as the card has it for everyone; without the instructor's own choices, which stand there too."""
    fields = [each for each in cards(klass.ana)[0]["card"]["fields"] if each["label"] != "To choose from"]
    return {each["label"]: "".join(_name(klass, run) for run in each["text"]) for each in fields}


def _name(klass: Klass, run: dict[str, Any]) -> str:
    return klass.classroom.core.state.people[run["id"]].name if run["t"] == "person" else str(run["text"])


async def chooses(klass: Klass, **by_person: str) -> None:
    """Each presses, one after the other; then the card has had time to change."""
    for person, label in by_person.items():
        await klass.seats[person].presses(label)
        await klass.waits(seconds=20)


async def test_what_people_choose_stands_on_the_card_with_their_names(klass: Klass) -> None:
    await either_posted(klass)
    assert shown(klass) == {}
    await chooses(klass, ben="The road")
    assert "You chose The road, and nobody else has yet." in klass.ben.answer
    await chooses(klass, chi="The map", s1="The road", s2="The road")
    assert "You chose The road: you and 2 others." in klass.s2.answer
    assert shown(klass) == {"The map": "Chi", "The road": "Ben, Student 1, Student 2"}


async def test_each_press_is_on_everybodys_card_within_a_second(klass: Klass) -> None:
    await either_posted(klass)
    await klass.ben.presses("The road")
    await klass.goes_on()
    await klass.chi.presses("The map")
    await klass.waits(seconds=1)
    assert shown(klass) == {"The map": "Chi", "The road": "Ben"}


async def test_who_will_see_it_is_said_before_anybody_chooses(klass: Klass) -> None:
    await either_posted(klass)
    assert "Everyone sees who chose what." in klass.ben.reads("general")


async def test_a_choice_can_be_changed_and_taken_back(klass: Klass) -> None:
    await either_posted(klass)
    await chooses(klass, ben="The road", chi="The road")
    await chooses(klass, ben="The map")
    assert shown(klass) == {"The map": "Ben", "The road": "Chi"}
    await chooses(klass, ben="Take it back")
    assert shown(klass) == {"The road": "Chi"}


async def test_the_same_press_again_changes_nothing(klass: Klass) -> None:
    await either_posted(klass)
    await chooses(klass, ben="The road", chi="The road")
    await chooses(klass, ben="The road")
    assert shown(klass) == {"The road": "Ben, Chi"}
    assert "you and one other person" in klass.ben.answer


async def test_passing_takes_back_a_choice_and_choosing_a_pass(klass: Klass) -> None:
    await either_posted(klass)
    await chooses(klass, ben="Pass")
    assert shown(klass) == {}
    await chooses(klass, ben="The road")
    assert shown(klass) == {"The road": "Ben"}
    await chooses(klass, ben="Pass")
    assert shown(klass) == {}


async def test_a_card_with_names_says_nothing_of_passes_so_that_no_name_goes_as_a_count_rises(klass: Klass) -> None:
    await either_posted(klass)
    await chooses(klass, ben="The road")
    before = cards(klass.ana)
    for person in ("s1", "s2", "s3", "s4", "s5"):
        await chooses(klass, **{person: "Pass"})
    assert cards(klass.ana) == before, "not even a new card tells that somebody passed"
    await chooses(klass, ben="Pass")
    passed = cards(klass.ana)
    await chooses(klass, ben="The road")
    assert cards(klass.ana)[0]["card"] == before[0]["card"]
    await chooses(klass, ben="Take it back")
    assert cards(klass.ana)[0]["card"] == passed[0]["card"], "who passes is gone like whoever takes it back"
    await klass.waits(days=8)
    assert shown(klass) == {}


async def test_how_many_passed_is_told_only_where_it_does_not_tell_who(klass: Klass) -> None:
    await either_posted(klass)
    for person in ("ben", "chi", "s1", "s2", "s3"):
        await klass.seats[person].presses("Pass")
    await chooses(klass, s4="The road", s5="The road")
    await klass.assistant.says("/homeroom status", place="general")
    assert "2 people chose; at least 5 passed" in klass.assistant.answer  # of ten
    await chooses(klass, ana="The map")
    await klass.assistant.says("/homeroom status", place="general")
    assert "3 people chose" in klass.assistant.answer
    assert "passed" not in klass.assistant.answer


async def test_who_is_deleted_is_on_the_card_no_longer(klass: Klass) -> None:
    await either_posted(klass)
    await chooses(klass, ben="The road", chi="The map")
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await klass.waits(seconds=20)
    assert shown(klass) == {"The map": "Chi"}


async def test_after_the_end_the_card_keeps_the_names_and_no_button(klass: Klass) -> None:
    await either_posted(klass)
    await chooses(klass, ben="The road")
    await klass.waits(days=8)
    assert shown(klass) == {"The road": "Ben"}
    assert [each["label"] for each in cards(klass.ana)[0]["card"]["actions"]] == ["Report", "Hide (staff)"]


async def test_a_large_class_is_named_up_to_a_number(klass: Klass) -> None:
    await either_posted(klass)
    link = next(each["link"] for each in cards(klass.ana)[0]["card"]["actions"] if each["label"] == "The map")
    message = str(cards(klass.ana)[0]["id"])
    for number in range(30):
        person = await klass.classroom.register.add_person(f"Person {number:02}", "student")
        await klass.classroom.press(person, "channel:general", message, link)
    await klass.waits(seconds=20)
    assert shown(klass)["The map"].endswith("Person 24, 5 more")


async def test_a_press_is_an_answer_so_that_nobody_is_nudged(klass: Klass) -> None:
    await either_posted(klass)
    await chooses(klass, ben="The road")
    await klass.waits(hours=30)
    assert len(cards(klass.ana)) == 1
    assert "easier" not in str(klass.classroom.core.state.places)


async def test_the_decks_take_turns_in_a_schedule(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker schedule", place="general")
    await klass.instructor.fills({"days": ["mon", "tue", "wed", "thu", "fri"], "at": "10:00", "zone": "UTC"})
    assert "from Easy starts; next" in klass.instructor.answer
    await klass.instructor.chooses("Decks that take turns", ["This or that", "Easy starts"])
    assert "from This or that and Easy starts; next" in klass.instructor.answer
    await klass.waits(days=3)
    presses = [len(each["card"].get("actions", [])) > 2 for each in cards(klass.ana)]
    assert presses == [True, False, True]


async def test_the_next_preview_comes_from_the_deck_that_was_used_last(klass: Klass) -> None:
    await either_posted(klass)
    await klass.instructor.says("/icebreaker now", place="general")
    assert "from the deck “This or that”" in klass.instructor.answer
    await posted(klass, "cafe")
    assert "Easy starts" not in klass.instructor.answer


async def test_choices_that_do_not_fit_a_button_are_named_at_their_field(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.chooses("Another deck", "This or that")
    for choices, said in (
        ("One\nOne", "two to four different choices"),
        ("Tea\ntea", "two to four different choices"),
        (f"One\n{'o' * 41}", "two to four different choices"),
        ("One", "Please give at least 2."),
        ("1\n2\n3\n4\n5", "at most 4 fit"),
    ):
        await klass.instructor.presses("Change")
        answer = await klass.instructor.fills({"words": "Which?", "choices": choices})
        assert said in str(answer)
        klass.instructor.form = None
