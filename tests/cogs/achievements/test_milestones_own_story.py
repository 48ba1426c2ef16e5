"""Instructors make milestones for their course, and note who reached them; who joined, they learn from nothing."""

from __future__ import annotations

from bot.people import Person
from cogs.achievements.milestones import TOGETHER
from cogs.achievements.milestones_own import MOST
from storage.database import Tx
from storage.milestones import Milestones, Own
from storage.spaces import DEFAULT_COURSE
from tests.cogs.achievements.milestones_told import joins, kept, makes, notes, reached
from tests.cogs.achievements.stories import begun, buttons, card, cards, fields, private, received, settled, text_of
from tests.cogs.kept import everything
from tests.klass import SPACE, Klass

NOTED = "“Talk given” is noted. Whoever joined the milestones is told; of the others nothing is noted."


async def own(klass: Klass) -> list[Own]:
    """The course's own."""
    return await klass.database.read(lambda tx: Milestones(tx, SPACE).own(DEFAULT_COURSE))


async def test_one_is_made_found_by_everyone_and_noted_for_who_joined(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ben", shows=True)
    await joins(klass, "chi")
    await makes(klass)
    assert "It is made. Nobody was told" in klass.instructor.answer
    await klass.ben.says("/kudos milestones", place="general")
    assert "• Talk given" in fields(private(klass.ben))["Open to you, whenever it suits you"]
    await notes(klass, "ben", "chi", "s1")
    assert NOTED in klass.instructor.answer
    for who, seen in {"ben": "The class sees it, with your name.", "chi": "Only you."}.items():
        (told,) = received(klass.seats[who])
        assert told["title"] == "Talk given"
        assert "Everyone listened." in text_of(told["text"])
        assert fields(told) == {"Who sees it": seen}
    there = card(klass.s1)
    assert there["title"] == "Talk given"
    assert "ben" in text_of(there["text"])
    assert "chi" not in text_of(there["text"])
    assert await kept(klass, "s1") == []
    assert received(klass.s1) == []


async def test_what_the_instructor_reads_tells_nothing_of_who_joined(klass: Klass) -> None:
    await makes(klass)
    answers = []
    for joined in (False, True):
        if joined:
            await joins(klass, "ben")
        await klass.instructor.says("/kudos milestone", place="general")
        await klass.instructor.chooses("Look at one", "Talk given")
        await notes(klass, "ben")
        answers.append(private(klass.instructor)["text"])
        await klass.instructor.says("/homeroom me", place="general")
        answers.append(private(klass.instructor)["fields"])
        await klass.instructor.presses("Noted by mistake")
        answers.append(private(klass.instructor))
        await settled(klass)
    assert answers[:2] == answers[3:5]
    assert text_of(answers[2]["text"]) == text_of(answers[5]["text"]) == text_of(private(klass.instructor)["text"])


async def test_what_was_noted_by_mistake_goes_and_what_was_there_before_stays(klass: Klass) -> None:
    await begun(klass)
    seen = len(cards(klass.s1))
    for who in ("ben", "chi"):
        await joins(klass, who, shows=True)
    await makes(klass)
    await notes(klass, "ben")
    await klass.instructor.says("/kudos milestone", place="general")
    await klass.instructor.chooses("Look at one", "Talk given")
    await notes(klass, "ben", "chi")
    assert len(cards(klass.s1)) == seen + 2
    await klass.instructor.presses("Noted by mistake")
    await settled(klass)
    assert "Taken back" in klass.instructor.answer
    assert (len(await reached(klass, "ben")), await reached(klass, "chi")) == (1, [])
    assert (len(received(klass.ben)), received(klass.chi), len(cards(klass.s1))) == (1, [], seen + 1)


async def test_after_ten_minutes_it_stays(klass: Klass) -> None:
    await joins(klass, "ben")
    await makes(klass)
    await notes(klass, "ben")
    await klass.waits(minutes=11)
    rows = await everything(klass, "deliveries")
    await klass.instructor.presses("Noted by mistake")
    assert "more than 10 minutes ago" in klass.instructor.answer
    assert await everything(klass, "deliveries") == rows


async def many(klass: Klass, count: int) -> dict[str, str]:
    """So many more people in the class, all of whom joined and let the class see it. Returns their ids by name."""
    who = {name: await klass.classroom.register.add_person(name) for name in (f"Mo {each}" for each in range(count))}
    await klass.classroom.settle()

    def join(tx: Tx) -> None:
        for each in who.values():
            Milestones(tx, SPACE).join(DEFAULT_COURSE, Person(SPACE, each), shows=True, now=klass.clock.now())

    await klass.database.write(SPACE, join)
    return who


async def test_two_hundred_are_noted_by_their_names_at_once_and_stand_on_a_few_cards(klass: Klass) -> None:
    await begun(klass)
    who = await many(klass, 200)
    seen = len(cards(klass.s1))
    await makes(klass)
    await notes(klass, names="\n".join([*who, "Ben", "ben"]))
    assert NOTED in klass.instructor.answer
    assert len(cards(klass.s1)) == seen + 200 / TOGETHER
    for each in (who["Mo 0"], who["Mo 199"]):
        assert len(await reached(klass, each)) == 1
    await klass.instructor.presses("Noted by mistake")
    await settled(klass)
    assert len(cards(klass.s1)) == seen
    assert await reached(klass, who["Mo 0"]) == []


async def test_names_that_nobody_or_several_have_are_said_and_nothing_is_noted(klass: Klass) -> None:
    await joins(klass, "ben")
    await makes(klass)
    await klass.instructor.presses("Somebody reached it")
    await klass.instructor.fills({"names": "Ben\nNobody\nNeither"})
    assert klass.instructor.errors == {"names": "Nobody here is called Nobody, Neither. Nothing is noted yet."}
    await klass.instructor.fills({"names": "", "people": []})
    assert klass.instructor.errors == {"people": "Please choose somebody, or write down names."}
    await klass.chi.says("/homeroom me", place="general")
    await klass.chi.presses("Change")
    await klass.chi.fills({"name": "Ben"})
    await klass.instructor.fills({"names": "Ben"})
    assert "write the id of the one who is meant: ben, chi." in klass.instructor.errors["names"]
    assert await reached(klass, "ben") == []
    await klass.instructor.fills({"names": "@ben"})
    assert len(await reached(klass, "ben")) == 1


async def test_whoever_leaves_goes_from_the_card_on_which_others_stay(klass: Klass) -> None:
    await begun(klass)
    for who in ("ben", "chi"):
        await joins(klass, who, shows=True)
    await makes(klass)
    await notes(klass, "ben", "chi")
    assert "ben" in text_of(card(klass.s1)["text"])
    await klass.ben.presses("Leave the milestones")
    await settled(klass)
    assert "ben" not in text_of(card(klass.s1)["text"])
    assert "chi" in text_of(card(klass.s1)["text"])
    assert (received(klass.ben), len(received(klass.chi))) == ([], 1)


async def test_another_name_reaches_those_who_have_it_and_words_stay_as_written(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ben", shows=True)
    await makes(klass, name="Talk gievn", words="@everyone **look**")
    await notes(klass, "ben")
    assert card(klass.s1)["title"] == "Talk gievn"
    await klass.instructor.presses("Change it")
    await klass.instructor.fills({"name": "Talk given"})
    await settled(klass)
    assert "Changed, also for those who reached it before." in klass.instructor.answer
    assert card(klass.s1)["title"] == received(klass.ben)[-1]["title"] == "Talk given"
    said = [run for run in card(klass.s1)["text"] if "@everyone" in str(run.get("text"))]
    assert [(run["t"], run["text"]) for run in said] == [("said", "@everyone **look**")]
    await klass.ben.says("/kudos milestones", place="general")
    assert "Talk given" in fields(private(klass.ben))["Reached"]


async def test_the_staff_hides_its_sentence_and_the_milestone_stays(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ben", shows=True)
    await makes(klass, words="Better than all the others.")
    await notes(klass, "ben")
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", "1. Better than all the others.")
    await settled(klass)
    assert "Better" not in text_of(card(klass.s1)["text"])
    assert "ben" in text_of(card(klass.s1)["text"])


async def test_one_that_ended_is_reached_no_more_and_kept_by_who_has_it(klass: Klass) -> None:
    for who in ("ben", "chi"):
        await joins(klass, who)
    await makes(klass)
    await notes(klass, "ben")
    await klass.instructor.presses("End it")
    assert "nobody reaches it any more" in klass.instructor.answer
    await klass.chi.says("/kudos milestones", place="general")
    assert "Talk given" not in str(private(klass.chi)["fields"])
    assert len(await reached(klass, "ben")) == 1
    await klass.instructor.says("/kudos reached", place="general")
    assert "This course has no milestone of its own yet." in klass.instructor.answer
    await klass.instructor.presses("Let it go on")
    await notes(klass, "chi")
    assert len(await reached(klass, "chi")) == 1


async def test_a_name_that_is_there_and_more_than_fit_are_refused(klass: Klass) -> None:
    await makes(klass)
    await klass.instructor.says("/kudos milestone", place="general")
    await klass.instructor.presses("Make one for this course")
    await klass.instructor.fills({"name": " TALK  given", "words": ""})
    assert "There is a milestone called “TALK given”" in klass.instructor.errors["name"]
    await klass.instructor.fills({"name": "\u202e\u2800", "words": ""})
    assert "name" in klass.instructor.errors
    for number in range(1, MOST):
        await makes(klass, name=f"Step {number}")
    await klass.instructor.says("/kudos milestone", place="general")
    await klass.instructor.presses("Make one for this course")
    await klass.instructor.fills({"name": "One more", "words": ""})
    assert f"A course has {MOST} milestones of its own at most." in klass.instructor.answer
    assert len(await own(klass)) == MOST


async def test_students_and_assistants_neither_make_nor_note(klass: Klass) -> None:
    for who in ("ben", "assistant"):
        for line in ("/kudos milestone", "/kudos reached"):
            await klass.seats[who].says(line, place="general")
            assert "This is for the course’s" in klass.seats[who].answer
        await klass.seats[who].says("/kudos milestones", place="general")
        assert buttons(private(klass.seats[who])) == ["Join the milestones"]
    await klass.instructor.says("/kudos milestones", place="general")
    assert buttons(private(klass.instructor)) == ["Join the milestones", "Make one for this course"]


async def test_that_somebody_takes_no_direct_messages_does_not_tell_the_staff_that_they_joined(klass: Klass) -> None:
    await joins(klass, "ben")
    await klass.classroom.register.change_person("ben", closed=True)
    await makes(klass)
    await notes(klass, "ben", "chi")
    assert len(await reached(klass, "ben")) == 1
    await klass.instructor.says("/homeroom status", place="general")
    assert "Everything was delivered." in klass.instructor.answer
    await klass.ben.says("/kudos milestones", place="general")
    assert "Talk given" in fields(private(klass.ben))["Reached"]
