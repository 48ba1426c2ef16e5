"""*Together*: answers that are hidden until all appear at once, as people live it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.people import PlaceKind
from storage.icebreaker_answers import answers as given
from storage.icebreakers import passes
from tests.cogs.icebreakers.stories import cards, posted
from tests.cogs.ways import together_posted, together_previewed
from tests.klass import Klass


async def answers(klass: Klass, **by_person: str) -> None:
    """Each writes an answer, one after the other; then it is looked whether all can appear."""
    for person, words in by_person.items():
        await klass.seats[person].presses("My answer")
        await klass.seats[person].fills({"words": words})
        await klass.waits(seconds=1)


async def appeared(klass: Klass) -> list[str]:
    """What appeared in threads, page by page, as everyone reads it."""
    threads = [each for each in klass.classroom.core.state.places.values() if each.kind == PlaceKind.THREAD]
    pages = [await klass.classroom.open_place("chi", each.key) for each in threads if not each.gone]
    found: list[Any] = [message["card"] for messages, _ in pages for message in messages if message.get("card")]
    return [text(klass, each["text"]) for each in found if each.get("title") == "All answers"]


def text(klass: Klass, runs: list[dict[str, Any]]) -> str:
    people = klass.classroom.core.state.people
    return "".join(people[run["id"]].name if run["t"] == "person" else str(run["text"]) for run in runs)


AWAY = ("All appear", "To choose from")


def fields(klass: Klass) -> dict[str, str]:
    """The card's fields, as everyone reads them; when all appear is a moment and left out, and so are own choices."""
    found = cards(klass.chi)[0]["card"].get("fields", [])
    return {each["label"]: text(klass, each["text"]) for each in found if each["label"] not in AWAY}


async def test_answers_are_hidden_until_the_time_is_up_and_then_all_are_there_with_names(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map", s1="The road")
    await klass.waits(seconds=20)
    assert await appeared(klass) == []
    assert "The map" not in str(cards(klass.chi))
    assert fields(klass) == {"In so far": "2 people, 2 answered"}
    await klass.waits(hours=24)
    assert await appeared(klass) == ["Ben: The map\n\nStudent 1: The road"]
    labels = [each["label"] for each in cards(klass.chi)[0]["card"]["actions"]]
    assert labels == ["Pass", "I’d like deeper ones"]
    assert "All answers have appeared, in the thread below." in klass.chi.reads("general")


async def test_a_line_of_an_answer_never_looks_like_an_answer_of_somebody_else(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map\n\nStudent 1: I never said this", s1="The\u2028road")
    await klass.waits(hours=24)
    assert await appeared(klass) == ["Ben: The map Student 1: I never said this\n\nStudent 1: The road"]


async def test_it_is_said_before_anybody_answers_that_names_will_stand_there(klass: Klass) -> None:
    await together_posted(klass)
    assert "Answers stay hidden until all of them appear at once, with names." in klass.ben.reads("general")
    await klass.ben.presses("My answer")
    assert "Everyone sees it with your name" in str(klass.ben.form)


async def test_all_appear_early_when_enough_are_in_and_each_has_answered(klass: Klass) -> None:
    await together_posted(klass)
    await klass.s1.presses("I’m in")
    await answers(klass, ben="The map", chi="The sea")
    assert await appeared(klass) == []
    await answers(klass, s2="The hill", s3="The lake")
    assert await appeared(klass) == []
    await answers(klass, s1="The road")
    (page,) = await appeared(klass)
    assert sorted(page.split("\n\n")) == [
        "Ben: The map",
        "Chi: The sea",
        "Student 1: The road",
        "Student 2: The hill",
        "Student 3: The lake",
    ]


async def test_who_withdraws_is_not_waited_for(klass: Klass) -> None:
    await together_posted(klass)
    await klass.s1.presses("I’m in")
    await answers(klass, ben="The map", chi="The sea", s2="The hill", s3="The lake", s4="A path")
    assert await appeared(klass) == []
    await klass.s1.presses("Take it back")
    await klass.waits(seconds=1)
    (page,) = await appeared(klass)
    assert page.count("Student") == 3
    assert "Student 1" not in page


async def test_a_few_quick_answers_do_not_shut_out_the_others(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map", chi="The sea", s1="The road", s2="The hill")
    assert await appeared(klass) == []


async def test_an_answer_can_be_changed_and_taken_back_before(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map", chi="The sea")
    await klass.ben.presses("My answer")
    assert "The map" in str(klass.ben.form)
    await klass.ben.fills({"words": "The hill"})
    await klass.chi.presses("Take it back")
    await klass.waits(hours=24)
    assert await appeared(klass) == ["Ben: The hill"]


async def test_what_comes_too_late_is_given_back(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, chi="The sea")
    await klass.ben.presses("My answer")
    await klass.waits(hours=24)
    await klass.ben.fills({"words": "The map"})
    assert "this came too late to be among them. Here it is, for the thread: The map" in klass.ben.answer
    await klass.goes_on()
    assert await appeared(klass) == ["Chi: The sea"]


async def test_an_instructor_lets_all_appear_and_a_second_time_changes_nothing(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map")
    await klass.instructor.presses("Let all appear now")
    assert "The one answer appears now." in klass.instructor.answer
    await klass.goes_on()
    await klass.instructor.presses("Let all appear now")
    assert "The time for hidden answers is over, so nothing changed." in klass.instructor.answer
    await klass.waits(hours=25)
    assert await appeared(klass) == ["Ben: The map"]


async def test_the_instructor_goes_first(klass: Klass) -> None:
    await together_previewed(klass)
    await klass.instructor.presses("Answer first")
    await klass.instructor.fills({"words": "I got lost in both."})
    assert "I got lost in both." in klass.instructor.answer
    await klass.instructor.presses("Post")
    await klass.goes_on()
    assert fields(klass)["To begin with"] == "Robin: I got lost in both."
    await answers(klass, ben="The map")
    await klass.waits(hours=24)
    assert await appeared(klass) == ["Ben: The map"]


async def said_ahead(klass: Klass) -> None:
    """A question stands with the instructor's own answer on it."""
    await together_previewed(klass)
    await klass.instructor.presses("Answer first")
    await klass.instructor.fills({"words": "I got lost in both."})
    await klass.instructor.presses("Post")
    await klass.goes_on()


async def test_what_is_said_ahead_is_changed_where_it_stands(klass: Klass) -> None:
    await said_ahead(klass)
    await klass.instructor.presses("My answer")
    assert "I got lost in both." in str(klass.instructor.form)
    await klass.instructor.fills({"words": "I got lost in all three."})
    assert "Changed. Your answer stands on the question, with your name." in klass.instructor.answer
    await klass.waits(seconds=20)
    assert fields(klass) == {"To begin with": "Robin: I got lost in all three."}


async def test_what_is_said_ahead_stays_when_its_writer_is_in_or_passes_and_they_are_told_so(klass: Klass) -> None:
    await said_ahead(klass)
    await klass.instructor.presses("I’m in")
    assert "Your answer stands on the question already, with your name." in klass.instructor.answer
    await klass.instructor.presses("Pass")
    assert "so you did not pass" in klass.instructor.answer
    await klass.waits(seconds=20)
    assert fields(klass) == {"To begin with": "Robin: I got lost in both."}
    assert await klass.database.read(lambda tx: tx.rows(select(passes))) == []
    await klass.instructor.presses("Take it back")
    assert "Your answer is off the question." in klass.instructor.answer
    await klass.waits(seconds=20)
    assert fields(klass) == {}
    await klass.instructor.presses("Pass")
    assert "You passed, and that is fine." in klass.instructor.answer


async def test_another_question_takes_what_was_said_ahead_with_it(klass: Klass) -> None:
    await together_previewed(klass)
    await klass.instructor.presses("Answer first")
    await klass.instructor.fills({"words": "I got lost in both."})
    await klass.instructor.presses("Another")
    assert "I got lost in both." not in klass.instructor.answer


async def test_of_a_question_that_never_came_nothing_said_ahead_is_kept(klass: Klass) -> None:
    await together_previewed(klass)
    await klass.instructor.presses("Answer first")
    await klass.instructor.fills({"words": "I got lost in both."})
    await klass.classroom.register.change_place("channel:general", muzzled=True)
    await klass.instructor.presses("Post")
    await klass.waits(days=9)
    assert await klass.database.read(lambda tx: tx.rows(select(given))) == []


async def test_the_way_to_answer_looks_like_the_first_thing_to_do(klass: Klass) -> None:
    await together_posted(klass)
    looks = {each["label"]: each.get("look") for each in cards(klass.chi)[0]["card"]["actions"]}
    assert [label for label, look in looks.items() if look == "main"] == ["My answer"]


async def test_many_long_answers_stand_on_pages_each_once(klass: Klass) -> None:
    await together_posted(klass)
    people = ["ben", "chi", *(f"s{number}" for number in range(1, 6))]
    await klass.assistant.presses("I’m in")  # so that the third answer is not the last
    await answers(klass, **{person: f"{person} {'long ' * 50}".strip() for person in people})
    await klass.waits(hours=24)
    pages = await appeared(klass)
    assert len(pages) == 2
    said = "\n\n".join(pages)
    assert all(said.count(f": {person} long") == 1 for person in people)


async def test_who_is_deleted_is_on_no_page_any_longer(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map", chi="The sea", s1="The road")
    await klass.waits(hours=24)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await klass.waits(seconds=20)
    assert await appeared(klass) == ["Chi: The sea\n\nStudent 1: The road"]


async def test_taking_it_back_says_how_many_answers_go_with_it(klass: Klass) -> None:
    await together_posted(klass)
    await klass.chi.presses("I’m in")
    await answers(klass, ben="The map", s1="The road")
    await klass.instructor.says("/homeroom undo", place="general")
    assert "2" in klass.instructor.answer
    await klass.instructor.presses("Take it back")
    await klass.waits(hours=25)
    assert await appeared(klass) == []
    assert cards(klass.chi) == []


async def test_what_was_answered_together_is_exported_and_goes_with_the_person(klass: Klass) -> None:
    await together_posted(klass)
    await answers(klass, ben="The map")
    await klass.ben.says("/homeroom me", place="general")
    assert "what you answered to a question" in klass.ben.answer


async def test_a_question_for_the_thread_has_no_hidden_answers(klass: Klass) -> None:
    card = await posted(klass)
    link = f"icebreakers.join:{card['card']['actions'][0]['link'].rpartition(':')[2]}"
    answer = await klass.classroom.press("ben", "channel:general", str(card["id"]), link)
    assert "nothing happened" in str(answer) or "nothing happened" in klass.ben.answer


async def test_a_question_that_is_over_hides_nothing(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Icebreakers")
    await klass.instructor.fills({"open_days": "2", "together_hours": "72"})
    await together_posted(klass)
    await answers(klass, ben="The map")
    await klass.waits(hours=49)
    assert await appeared(klass) == ["Ben: The map"]
