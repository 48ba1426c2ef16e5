"""Nominating a classmate: once each, never oneself, seen by the instructors alone, and taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from bot.link import Link, id_to_text
from bot.people import Person
from cogs.achievements.cog import achievements
from storage.database import Tx
from storage.recognizing import Recognizing, Wish
from storage.spaces import Spaces, course_places, courses
from storage.spotlights import Nomination, Spotlight, Spotlights, State
from tests.cogs.achievements.spotlit import WHY, asked, kept, listed, nominated, nominations, own, ready
from tests.cogs.achievements.stories import buttons, cards, person, private, settled, text_of
from tests.klass import SPACE, Klass

NASTY = "**Hi** @everyone <b>you</b> مرحبا 🎉 [here](https://example.org) `code` <@1>"


def names_in_list(klass: Klass) -> list[str]:
    """Who may be chosen, in the order of the list."""
    for action in private(klass.instructor)["actions"]:
        if action["label"] == "Look at a nomination":
            return [str(each["label"]) for each in action["choices"]]
    return []


async def test_the_same_person_by_the_same_classmate_is_one_nomination_with_the_newest_words(klass: Klass) -> None:
    await nominated(klass, "chi", "ben", "First words")
    await nominated(klass, "chi", "ben", "Newer words")
    assert "You had nominated @Ben already" in klass.chi.answer
    (only,) = await nominations(klass)
    assert only.words == "Newer words"


async def test_two_that_are_sent_at_once_are_one(klass: Klass) -> None:
    await klass.chi.says("/kudos nominate", place="general")
    form = klass.chi.form
    await klass.chi.fills({"person": "ben", "words": WHY})
    klass.chi.form = form
    await klass.chi.fills({"person": "ben", "words": WHY})
    assert len(await nominations(klass)) == 1


async def test_nobody_nominates_themselves_and_it_is_said_kindly(klass: Klass) -> None:
    await nominated(klass, "chi", "chi")
    assert klass.chi.errors["person"].startswith("Nominating is for others. It is good that you value what you do")
    assert await nominations(klass) == []


async def test_who_wants_none_is_not_nominated_and_not_told_why(klass: Klass) -> None:
    def wish(tx: Tx) -> None:
        Recognizing(tx, SPACE).change_wish(0, person("ben"), Wish(wants_none=True))

    await nominated(klass, "ana", "ben")
    await klass.database.write(SPACE, wish)
    await nominated(klass, "chi", "ben")
    assert klass.chi.errors["person"].startswith("This person cannot be nominated at the moment.")
    await listed(klass)
    assert names_in_list(klass) == []
    await klass.instructor.runs("kudos spotlight", {"person": "ben"}, place="general")
    assert "This person cannot be asked at the moment." in klass.instructor.answer
    assert await kept(klass, "ben") == []


@pytest.mark.parametrize("whom", ["homeroom", "nobody-here"])
async def test_neither_the_bot_nor_who_is_not_there(klass: Klass, whom: str) -> None:
    await nominated(klass, "chi", whom)
    assert klass.chi.errors["person"] == "Please pick a person from this class."


@pytest.mark.parametrize("words", ["", "\u200b\u2800\u202e"])
async def test_a_reason_is_needed(klass: Klass, words: str) -> None:
    await nominated(klass, "chi", "ben", words)
    assert klass.chi.errors["words"] == "Please fill this in."


async def test_a_reason_has_1000_characters_at_most(klass: Klass) -> None:
    await nominated(klass, "chi", "ben", "x" * 3000)
    assert "1,000" in klass.chi.errors["words"]
    await klass.chi.fills({"words": "x" * 1000})
    assert len(await nominations(klass)) == 1


async def test_words_stay_as_written_and_ping_nobody(klass: Klass) -> None:
    await nominated(klass, "chi", "ben", NASTY)
    await listed(klass)
    await klass.instructor.chooses("Look at a nomination", "1. Ben")
    said = [each for each in private(klass.instructor)["text"] if each["t"] == "said"]
    assert [each["text"] for each in said] == [NASTY]


async def test_it_is_taken_back_and_gone_everywhere(klass: Klass) -> None:
    await nominated(klass, "chi", "ben")
    await nominated(klass, "ana", "ben", "And a song.")
    await asked(klass, "ben")
    assert WHY in text_of(own(klass.ben)["text"])
    await klass.chi.presses("Take it back")
    assert "Nothing of it is kept" in klass.chi.answer
    await settled(klass)
    assert WHY not in text_of(own(klass.ben)["text"])
    assert "And a song." in text_of(own(klass.ben)["text"])
    assert [each.by.external_id for each in await nominations(klass)] == ["ana"]


async def test_nobody_takes_back_what_another_wrote(klass: Klass) -> None:
    await nominated(klass, "chi", "ben")
    link = private(klass.chi)["actions"][0]["link"]
    await klass.ana.says("Hello", place="general")
    on = str(klass.ana.sees("general")[-1]["id"])
    await klass.classroom.press("ana", "channel:general", on, str(link))
    assert "no está" in klass.ana.answer
    assert len(await nominations(klass)) == 1


async def test_what_a_person_was_asked_with_does_not_change_behind_the_instructor_s_back(klass: Klass) -> None:
    await nominated(klass, "chi", "ben", "Kind words")
    await asked(klass, "ben")
    await klass.waits(minutes=1)
    await nominated(klass, "chi", "ben", "Words that nobody of the staff has read")
    await nominated(klass, "s1", "ben", "Nor these")
    await settled(klass)
    text = text_of(own(klass.ben)["text"])
    assert "Words that nobody" not in text
    assert "Nor these" not in text
    assert "Kind words" not in text  # its writer changed them


async def test_the_list_is_in_the_order_of_names_whoever_was_nominated_most(klass: Klass) -> None:
    for who, whom in (("ana", "s1"), ("ben", "s1"), ("chi", "s1"), ("ana", "chi"), ("chi", "ben"), ("chi", "ana")):
        await nominated(klass, who, whom)
    await listed(klass)
    assert names_in_list(klass) == ["1. Ana", "2. Ben", "3. Chi", "4. Student 1"]
    shown = private(klass.instructor)
    assert text_of(shown["fields"][0]["text"]).splitlines() == ["1. ana", "2. ben", "3. chi", "4. s1"]
    assert "3 " not in klass.instructor.answer.replace("3. ", "")


async def test_a_name_that_somebody_chose_is_theirs_in_the_list(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills({"name": "Zora"})
    await nominated(klass, "chi", "ben")
    await nominated(klass, "chi", "s1")
    await listed(klass)
    assert names_in_list(klass) == ["1. Student 1", "2. Zora"]


async def test_put_aside_deletes_them_and_tells_nobody(klass: Klass) -> None:
    await nominated(klass, "chi", "ben")
    await nominated(klass, "ana", "ben")
    await listed(klass)
    await klass.instructor.chooses("Look at a nomination", "1. Ben")
    await klass.instructor.presses("Put aside")
    assert "are deleted. Nobody is told." in klass.instructor.answer
    await settled(klass)
    assert await nominations(klass) == []
    assert cards(klass.ben, "direct:ben") == []
    await klass.instructor.presses("Back to the list")
    assert names_in_list(klass) == []


async def test_one_reason_is_left_out_before_the_person_reads_them(klass: Klass) -> None:
    await nominated(klass, "chi", "ben", "So very clever, unlike s2")
    await klass.waits(minutes=1)
    await nominated(klass, "ana", "ben", "Always patient")
    await listed(klass)
    await klass.instructor.chooses("Look at a nomination", "1. Ben")
    await klass.instructor.chooses("Leave out one reason", "1. So very clever, unlike s2")
    assert "So very clever" not in klass.instructor.answer
    await klass.instructor.presses("Ask them")
    await settled(klass)
    await klass.ben.opens("direct:ben")
    assert "Always patient" in text_of(own(klass.ben)["text"])
    assert "So very clever" not in text_of(own(klass.ben)["text"])


async def test_many_long_reasons_come_in_pages(klass: Klass) -> None:
    for number, who in enumerate(("ana", "chi", "s1", "s2")):
        await nominated(klass, who, "ben", f"{number}" * 900)
        await klass.waits(minutes=1)
    await listed(klass)
    await klass.instructor.chooses("Look at a nomination", "1. Ben")
    found = klass.instructor.answer
    for _ in range(3):
        assert len(klass.instructor.answer) < 2500
        await klass.instructor.presses("More")
        found += klass.instructor.answer
    assert all(f"{number}" * 900 in found for number in range(4))


async def test_more_than_a_select_holds_come_in_pages(klass: Klass) -> None:
    def many(tx: Tx) -> None:
        for number in range(60):
            new = Nomination(1000 + number, 0, Person(SPACE, f"p{number:02}"), person("chi"), WHY, klass.clock.now())
            Spotlights(tx, SPACE).nominate(new)

    await klass.database.write(SPACE, many)
    await listed(klass)
    seen = [*names_in_list(klass)]
    assert len(seen) == 25
    for _ in range(2):
        await klass.instructor.presses("More")
        seen += names_in_list(klass)
    assert len({*seen}) == len(seen) == 60
    assert "More" not in buttons(private(klass.instructor))


async def test_who_leaves_takes_what_was_written_of_them_and_what_they_wrote_along(klass: Klass) -> None:
    await nominated(klass, "chi", "ben")
    await nominated(klass, "ben", "ana")
    await nominated(klass, "ana", "chi")
    await klass.classroom.register.remove_person("ben")
    await settled(klass)
    assert [each.by.external_id for each in await nominations(klass)] == ["ana"]


@pytest.mark.parametrize("how", ["leaves", "Leave all programmes", "Delete me"])
async def test_what_they_wrote_goes_from_the_card_of_whoever_was_asked_with_it(klass: Klass, how: str) -> None:
    await nominated(klass, "chi", "ben")
    await nominated(klass, "ana", "ben", "They listen.")
    await asked(klass, "ben")
    assert WHY in text_of(own(klass.ben)["text"])
    if how == "leaves":
        await klass.classroom.register.remove_person("chi")
    else:
        await klass.chi.says("/homeroom me", place="general")
        await klass.chi.presses(how)
    if how == "Delete me":
        await klass.chi.presses("Delete me now")
    await settled(klass)
    assert WHY not in text_of(own(klass.ben)["text"])
    assert "They listen." in text_of(own(klass.ben)["text"])
    assert await klass.database.read(lambda tx: Spotlights(tx, SPACE).touched()) == []


async def test_what_belongs_to_another_course_is_not_there(klass: Klass) -> None:
    def elsewhere(tx: Tx) -> None:
        tx.execute(insert(courses).values(space_id=SPACE, course_id=77, name="Physics"))
        tx.execute(insert(course_places).values(space_id=SPACE, course_id=77, place="channel:cafe"))
        Spaces(tx, SPACE).moved_on()
        store = Spotlights(tx, SPACE)
        store.nominate(Nomination(500, 77, person("ben"), person("chi"), WHY, klass.clock.now()))
        new = Spotlight(600, 77, person("s1"), State.ASKED, None, None, ("food",), (), 0, asked_at=klass.clock.now())
        store.ask(new)
        store.queue(77, 600)

    await klass.database.write(SPACE, elsewhere)
    await klass.chi.says("Hello", place="general")
    on = str(klass.chi.sees("general")[-1]["id"])
    for name, this in (("ask", 500), ("aside", 500), ("first", 600), ("show", 600), ("take-out", 600)):
        link = achievements.link_to(f"spotlight-{name}", this)
        await klass.classroom.press("instructor", "channel:general", on, link)
        assert "nothing was changed" in klass.instructor.answer or "does not wait any more" in klass.instructor.answer
    for name, this in (("look", 500), ("leave-out", 500), ("draft", 600)):
        link = Link(f"achievements.spotlight-{name}")
        await klass.classroom.choose("instructor", "channel:general", on, link, id_to_text(this))
        assert "nothing was changed" in klass.instructor.answer or "does not wait any more" in klass.instructor.answer
    await listed(klass)
    assert WHY not in klass.instructor.answer
    assert names_in_list(klass) == []
    assert [each.state for each in await kept(klass, "s1")] == [State.READY]


async def test_an_instructor_who_nominates_somebody_asks_them_from_there(klass: Klass) -> None:
    await nominated(klass, "instructor", "ben")
    await klass.instructor.presses("Read all of it and ask")
    await klass.instructor.presses("Ask them")
    assert "@Ben gets a private message" in klass.instructor.answer
    assert [each.state for each in await kept(klass, "ben")] == [State.ASKED]
    await nominated(klass, "chi", "s1")
    assert "Read all of it and ask" not in buttons(private(klass.chi))


async def test_who_is_asked_reads_nothing_that_the_instructor_did_not(klass: Klass) -> None:
    await nominated(klass, "chi", "ben", "Not so kind")
    await klass.instructor.runs("kudos spotlight", {"person": "ben"}, place="general")
    assert "Not so kind" in klass.instructor.answer
    await settled(klass)
    assert await kept(klass, "ben") == []
    await klass.instructor.presses("Ask them")
    assert [each.state for each in await kept(klass, "ben")] == [State.ASKED]


async def test_only_instructors_see_the_list(klass: Klass) -> None:
    await nominated(klass, "chi", "ben")
    for who in ("ben", "assistant"):
        act = klass.classroom.command(who, "channel:general", "kudos spotlights", {})
        await act
        assert WHY not in klass.seats[who].answer
        assert "This is for the course’s" in klass.seats[who].answer


async def test_who_waits_in_the_queue_is_not_among_the_nominated(klass: Klass) -> None:
    await ready(klass, "ben")
    await nominated(klass, "chi", "ben")
    await listed(klass)
    assert names_in_list(klass) == []
