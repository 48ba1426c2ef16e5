"""Report and hide: a question, a choice, a written answer, a promise; and nothing hidden shows in another way."""

from __future__ import annotations

from typing import Any

from tests.cogs.kept import everything
from tests.cogs.polls.stories import (
    all_press,
    all_write,
    asked,
    buttons,
    card,
    closed,
    fields,
    file,
    looks_after,
    says_here,
    settled,
)
from tests.klass import Klass

GONE = "Something that stood here is not shown any more."


async def hides(klass: Klass, label: str) -> None:
    """The assistant hides words on the newest card that has any."""
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", label)
    await settled(klass)


def poll_message(klass: Klass) -> dict[str, Any]:
    """The message on which the poll stands."""
    there: list[Any] = klass.chi.sees("general")
    return dict(next(each for each in there if "A poll" in str(each.get("card")) and not each["private"]))


async def words_below(klass: Klass, who: str = "chi") -> str:
    """The written answers below the newest poll."""
    thread = await klass.seats[who].opens_thread(poll_message(klass))
    await klass.seats[who].opens(thread)
    return klass.seats[who].reads(thread)


async def test_a_question_is_reported_hidden_and_put_back(klass: Klass) -> None:
    await asked(klass, question="Who is the slowest?")
    await klass.ben.presses("Report")
    await klass.ben.chooses("Report these words", "1. Who is the slowest?")
    await klass.goes_on()
    assert "Thank you for saying so." in klass.ben.answer
    await hides(klass, "1. Who is the slowest?")
    assert "slowest" not in says_here(klass)
    assert GONE in says_here(klass)
    await klass.ben.presses("Monday")
    assert "Your answer: Monday" in klass.ben.answer, "it is answered still"
    await klass.assistant.presses("Put back")
    await settled(klass)
    assert "Who is the slowest?" in says_here(klass)


async def test_a_hidden_question_shows_in_no_other_way(klass: Klass) -> None:
    await asked(klass, question="Who is the slowest?")
    await all_press(klass, *["Monday"] * 5)
    code = next(word for word in klass.ben.answer.replace(".", " ").split() if word[4:5] == "-")
    await hides(klass, "1. Who is the slowest?")
    await closed(klass)
    await klass.ben.says("/poll check", place="general")
    await klass.ben.fills({"code": code})
    assert "as: Monday" in klass.ben.answer
    assert "slowest" not in klass.ben.answer
    assert "slowest" not in says_here(klass)


async def test_what_was_hidden_is_not_asked_again(klass: Klass) -> None:
    await asked(klass, choices="Monday\nNever, you fools")
    await hides(klass, "3. Never, you fools")
    await looks_after(klass)
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["mon"]})
    assert "staff hid words of this poll, so it cannot be asked again" in klass.instructor.answer
    await closed(klass)
    await looks_after(klass)
    await klass.instructor.presses("Ask again")
    assert "staff hid words of this poll, so it cannot be asked again" in klass.instructor.answer
    assert len((await everything(klass))["polls"]) == 1


async def test_a_choice_that_is_hidden_keeps_its_number_on_buttons_and_in_results(klass: Klass) -> None:
    await asked(klass, choices="Monday\nNever, you fools")
    await hides(klass, "3. Never, you fools")
    assert buttons(card(klass))[:2] == ["Monday", "Choice 2"]
    assert "fools" not in says_here(klass)
    await all_press(klass, *["Choice 2"] * 5)
    assert "Your answer: Choice 2" in klass.ben.answer
    await closed(klass)
    assert "fools" not in says_here(klass)
    assert "fools" not in str(card(klass)["image"]["alt"])
    await klass.ben.presses("Count for yourself")
    assert "fools" not in file(klass, "ben", "ballots.csv")


async def test_after_thirty_days_hidden_words_are_deleted_and_the_answers_stay(klass: Klass) -> None:
    await asked(klass, question="Who is the slowest?", choices="Monday\nNever, you fools")
    await all_press(klass, *["Monday"] * 3, *["Never, you fools"] * 2)
    await hides(klass, "1. Who is the slowest?")
    await hides(klass, "2. Never, you fools")
    await closed(klass)
    await klass.waits(days=31)
    assert "slowest" not in str(await everything(klass))
    assert "fools" not in str(await everything(klass))
    assert "The course’s staff hid this question" in says_here(klass)
    assert fields(klass)["What came of it"].splitlines()[1] == "2 (40 %): Choice 2"
    await klass.instructor.says("/poll list", place="general")
    assert "A question that is hidden" in klass.instructor.answer
    await klass.instructor.says("/homeroom status", place="general")
    assert "slowest" not in klass.instructor.answer


async def test_a_written_answer_is_hidden_on_its_card_and_in_the_files(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?")
    words = [f"The map {letter}" for letter in "abcdefghi"]
    await all_write(klass, [*words, "Ben is a fool"])
    await closed(klass)
    below = await words_below(klass)
    assert "• Ben is a fool" in below
    await klass.s1.opens_thread(poll_message(klass))
    await klass.assistant.opens(await klass.assistant.opens_thread(poll_message(klass)))
    (choice,) = [each for each in await hide_choices(klass) if each.endswith("Ben is a fool")]
    await klass.assistant.chooses("Hide these words", choice)
    await settled(klass)
    below = await words_below(klass)
    assert "fool" not in below
    assert all(each in below for each in words)
    await looks_after(klass, question="What is unclear?")
    await klass.instructor.presses("Results", place="general")
    assert "fool" not in klass.instructor.answer
    assert "fool" not in file(klass, "instructor", "poll.csv") + file(klass, "instructor", "poll.json")
    assert words[0] in file(klass, "instructor", "poll.csv")
    await klass.waits(days=31)
    assert "fool" not in str(await everything(klass))
    below = await words_below(klass)
    assert all(each in below for each in words)
    assert fields(klass)["What came of it"].startswith("10 people answered.")


async def test_what_is_hidden_stays_hidden_when_answers_before_it_go(klass: Klass) -> None:
    """They fill several cards, and an answer that came to stand on another card would be shown again."""
    await asked(klass, kind="text", question="What is unclear?", label="named")
    people = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")
    await all_write(klass, [f"{who} " + "the map " * 55 for who in people])
    await closed(klass)
    below = await words_below(klass)
    shown = [line.split(": ")[1].split()[0] for line in below.splitlines() if ": " in line and "the map" in line]
    assert sorted(shown) == sorted(people)
    pages = below.count("The answers, ")
    assert pages > 1
    last = shown[-1]
    await klass.assistant.opens(await klass.assistant.opens_thread(poll_message(klass)))
    (choice,) = [each for each in await hide_choices(klass) if f" {last} the" in f" {each}"]
    await klass.assistant.chooses("Hide these words", choice)
    await settled(klass)
    first = shown[0]
    await klass.seats[first].says("/homeroom me", place="general")
    delete = next(a for _, a in klass.seats[first]._actions() if str(a["link"]).startswith("admin.delete-me"))
    await klass.seats[first].presses(link=str(delete["link"]))
    now = next(a for _, a in klass.seats[first]._actions() if str(a["link"]).startswith("admin.delete-now"))
    await klass.seats[first].presses(link=str(now["link"]))
    await settled(klass)
    below = await words_below(klass)
    assert f"{last} the map" not in below
    assert f"{first} the map" not in below
    assert below.count("the map the map") > 0
    assert below.count(GONE) == 1


async def hide_choices(klass: Klass) -> list[str]:
    """What the assistant can hide on the newest card of answers."""
    await klass.assistant.presses("Hide (staff)")
    for _, action in klass.assistant._actions():
        if action["label"] == "Hide these words":
            return [str(each["label"]) for each in action["choices"]]
    return []


async def test_a_promise_is_hidden_too(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    await klass.instructor.presses("What we do")
    await klass.instructor.fills({"doing": "cannot", "words": "You are lazy."})
    await settled(klass)
    assert "You are lazy." in says_here(klass)
    await hides(klass, "1. You are lazy.")
    assert "lazy" not in says_here(klass)
    await klass.waits(days=31)
    assert "lazy" not in str(await everything(klass))
    assert "You said" not in says_here(klass)


async def test_what_names_a_question_elsewhere_does_so_no_longer_when_it_is_hidden_and_again_when_it_is_back(
    klass: Klass,
) -> None:
    await asked(klass, question="Who is the slowest?")
    await all_press(klass, *["Monday"] * 5)
    await closed(klass, hours=61)
    assert ": “Who is the slowest?”." in says_here(klass), "the reminder"
    await hides(klass, "1. Who is the slowest?")
    assert "slowest" not in says_here(klass)
    assert ": this poll." in says_here(klass)
    await klass.assistant.presses("Put back")
    await settled(klass)
    assert ": “Who is the slowest?”." in says_here(klass)
    await closed(klass, hours=13)
    assert "What came of “Who is the slowest?” stands on its card now." in says_here(klass)
    await hides(klass, "1. Who is the slowest?")
    assert "What came of this poll stands on its card now." in says_here(klass)
    await looks_after(klass, question="A question that is hidden")
    await klass.instructor.presses("What we do", place="general")
    await klass.instructor.fills({"doing": "done", "words": "We run."})
    await settled(klass)
    assert "About this poll: We run." in says_here(klass)
    assert "slowest" not in says_here(klass)
    await klass.assistant.presses("Put back")
    await settled(klass)
    assert "About “Who is the slowest?”: We run." in says_here(klass)
    assert "What came of “Who is the slowest?” stands on its card now." in says_here(klass)


async def test_it_is_hidden_too_in_the_letter_that_asks_what_comes_of_it(klass: Klass) -> None:
    await asked(klass, question="Who is the slowest?")
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    assert "“Who is the slowest?”, in" in klass.instructor.reads("direct:instructor")
    await hides(klass, "1. Who is the slowest?")
    assert "“Who is the slowest?”, in" not in klass.instructor.reads("direct:instructor")
