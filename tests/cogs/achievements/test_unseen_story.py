"""Who has not been seen for a while: by their names, for instructors, never from what anybody does, and never kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from adapters.web.limits import CAPABILITIES
from bot.people import Person, Place, PlaceKind
from storage.database import Tx
from storage.recognitions import Kind, Recognition, Recognitions, Shows
from tests.cogs.achievements.stories import begun, buttons, cards, gave, person, private, settled, text_of
from tests.cogs.kept import everything
from tests.klass import SPACE, Klass

STUDENTS = ["ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5"]


async def asks(klass: Klass) -> Mapping[str, Any]:
    """The instructor asks who was not seen."""
    await klass.instructor.says("/kudos unseen", place="general")
    return private(klass.instructor)


def listed(shown: Mapping[str, Any]) -> list[str]:
    """Who stands on the card, in its order."""
    return [str(run["id"]) for run in shown["text"] if run["t"] == "person"]


async def seen(klass: Klass, who: str, decides: str = "Show the class", reason: str = "You waited.") -> None:
    """Ben thanks somebody, who decides."""
    await gave(klass, "ben", who, reason=reason)
    await klass.seats[who].presses(decides)
    await settled(klass)


def platform(klass: Klass) -> Any:
    """The class as the core sees it."""
    return klass.router._platform(SPACE)


# Who stands there.


async def test_it_has_the_students_of_the_class_and_none_of_the_staff(klass: Klass) -> None:
    shown = await asks(klass)
    assert listed(shown) == STUDENTS
    assert shown["title"] == "Not seen for a while"
    assert "It says nothing of what they do, nor of what they keep to themselves" in text_of(shown["text"])
    assert text_of(shown["note"]) == "Only you can see this. It is made when you look, and kept nowhere."


async def test_whom_the_class_sees_by_name_is_not_on_it_and_whoever_keeps_it_private_is(klass: Klass) -> None:
    await begun(klass)
    await seen(klass, "chi")
    await seen(klass, "s1", "Show without my name")
    await seen(klass, "s2", "Keep it to myself")
    await gave(klass, "ben", "s3")
    assert listed(await asks(klass)) == [each for each in STUDENTS if each != "chi"]
    await klass.chi.presses("Keep it to myself")
    await settled(klass)
    assert listed(await asks(klass)) == STUDENTS


async def test_what_people_do_changes_nothing_on_it(klass: Klass) -> None:
    before = await asks(klass)
    for _ in range(3):
        await klass.ben.says("Hello!", place="general")
    await klass.ben.says("/kudos mine", place="general")
    await gave(klass, "ben", "chi")
    after = await asks(klass)
    assert (after["text"], after["actions"]) == (before["text"], before["actions"])


async def test_after_six_weeks_somebody_may_be_seen_again(klass: Klass) -> None:
    await begun(klass)
    await seen(klass, "chi")
    await klass.waits(days=41)
    assert "chi" not in listed(await asks(klass))
    await klass.waits(days=2)
    assert "chi" in listed(await asks(klass))


async def test_a_card_that_could_not_be_shown_was_seen_by_nobody(klass: Klass) -> None:
    await begun(klass)
    await klass.classroom.register.change_place("channel:general", muzzled=True)
    await seen(klass, "chi")
    assert "chi" in listed(await asks(klass))


async def test_where_everyone_was_seen_it_says_so(klass: Klass) -> None:
    await klass.router.sync_members(SPACE, [person("chi"), person("instructor")])
    await begun(klass)
    await seen(klass, "chi")
    shown = await asks(klass)
    assert text_of(shown["text"]) == "In the last six weeks the class saw everyone here by name."
    assert buttons(shown) == []


async def test_of_another_course_nobody_was_seen_here(klass: Klass) -> None:
    there = Place(SPACE, PlaceKind.CHANNEL, "cafe")
    now = klass.clock.now()
    for number, course in ((1, 77), (3, 0)):
        this = Recognition(number, course, Kind.SHOUT_OUT, person("ben"), "So!", "care", there, now)
        who = person("s1" if course else "s2")
        await klass.database.write(SPACE, adding(this, who))
    assert {*STUDENTS} - {*listed(await asks(klass))} == {"s2"}


def adding(this: Recognition, who: Person) -> Any:
    """Stores one that the class sees by name."""

    def write(tx: Tx) -> None:
        Recognitions(tx, SPACE).add(this, {who: (this.recognition_id + 1, Shows.PUBLIC)})

    return write


# In which order, and what the platform tells.


async def test_they_stand_as_in_an_alphabet_whatever_their_letters(klass: Klass) -> None:
    names = {"s1": "zoe", "s2": "Álvaro", "s3": "Éva", "s4": "bea", "s5": "Ōta", "ana": "ana", "ben": "Beatriz"}
    for who, name in names.items():
        await klass.classroom.register.change_person(who, name=name)
    assert listed(await asks(klass)) == ["s2", "ana", "s4", "ben", "chi", "s3", "s5", "s1"]


async def test_the_name_that_somebody_chose_is_the_one_that_counts(klass: Klass) -> None:
    await klass.s1.says("/homeroom me", place="general")
    await klass.s1.presses("Change")
    await klass.s1.fills({"name": "Aaron"})
    shown = await asks(klass)
    assert "\n\nAaron\nana\nben" in text_of(shown["text"])
    (select,) = shown["actions"]
    assert select["choices"][0]["label"] == "Aaron"


async def test_there_are_no_numbers_on_it(klass: Klass) -> None:
    await begun(klass)
    await seen(klass, "chi")
    shown = await asks(klass)
    said = [str(run.get("text", "")) for run in (*shown["text"], *shown["note"])]
    assert not any(letter.isdigit() for each in said for letter in each)


async def test_where_only_who_acted_is_known_the_card_says_so(klass: Klass) -> None:
    line = "Homeroom may know only those here who have used it: others may be missing."
    assert line not in text_of((await asks(klass))["text"])
    platform(klass).capabilities = replace(CAPABILITIES, knows_members=False)
    assert line in text_of((await asks(klass))["text"])


async def test_where_the_platform_tells_no_names_in_time_it_says_so_and_one_looks_again(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    tells = platform(klass).names

    async def late(people: Sequence[Person]) -> Mapping[Person, str]:
        if len(people) > 1:
            raise TimeoutError
        found: Mapping[Person, str] = await tells(people)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(platform(klass), "names", late)
        shown = await asks(klass)
        assert sorted(listed(shown)) == STUDENTS
        assert "Not all names could be read just now" in text_of(shown["text"])
        assert buttons(shown) == ["Do something for", "Look again"]
        await klass.instructor.chooses("Do something for", "chi")
        assert "What would help @Chi to be seen?" in klass.instructor.answer
        await klass.instructor.says("/kudos unseen", place="general")
        await klass.instructor.chooses("Do something for", "assistant")
        assert "This is nobody among the students here now." in klass.instructor.answer
        shown = await asks(klass)
    await klass.instructor.presses("Look again")
    shown = private(klass.instructor)
    assert "Not all names" not in text_of(shown["text"])
    assert buttons(shown) == ["Do something for"]


async def test_a_thousand_come_a_page_at_a_time_and_nothing_of_it_is_stored(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [Person(SPACE, f"p{number:04}") for number in range(1000)]
    await klass.router.sync_members(SPACE, [*people, person("instructor")])

    async def names(asked: Sequence[Person]) -> Mapping[Person, str]:
        return {each: f"Name {9999 - int(each.external_id[1:])}" for each in asked if each.external_id[0] == "p"}

    monkeypatch.setattr(platform(klass), "names", names)
    rows = await everything(klass, "deliveries", "people")
    shown = await asks(klass)
    found = listed(shown)
    assert buttons(shown) == ["Do something for", "More people"]
    for _ in range(49):
        await klass.instructor.presses("More people")
        found += listed(private(klass.instructor))
    assert found == [each.external_id for each in reversed(people)]
    assert buttons(private(klass.instructor)) == ["Do something for", "Back to the first"]
    await klass.instructor.presses("Back to the first")
    assert listed(private(klass.instructor)) == found[:20]
    assert await everything(klass, "deliveries", "people") == rows


# What one does.


async def writes_to(klass: Klass, label: str = "Chi") -> None:
    """The instructor opens a conversation with somebody of the list."""
    await asks(klass)
    await klass.instructor.chooses("Do something for", label)
    await klass.instructor.presses("Write to them")
    await settled(klass)


async def test_write_opens_a_conversation_that_says_nothing_of_why(klass: Klass) -> None:
    await writes_to(klass)
    assert "A conversation of you and @Chi is being opened." in klass.instructor.answer
    for seat in (klass.instructor, klass.chi):
        (shown,) = cards(seat, "direct:chi+instructor")
        assert text_of(shown["text"]) == "👋 This is a conversation for the two of you. Say hello!"
        assert buttons(shown) == ["Fewer of these"]
    await writes_to(klass)
    await klass.waits(minutes=11)
    await writes_to(klass)
    assert len(cards(klass.chi, "direct:chi+instructor")) == 1
    assert cards(klass.chi, "direct:chi") == []


async def test_nominate_and_write_are_what_is_offered(klass: Klass) -> None:
    await asks(klass)
    await klass.instructor.chooses("Do something for", "Chi")
    assert buttons(private(klass.instructor)) == ["Nominate for a spotlight", "Write to them"]


async def test_whoever_left_meanwhile_and_staff_are_not_offered(klass: Klass) -> None:
    await asks(klass)
    message = str(klass.instructor.answer_message["id"])  # type: ignore[index]
    place = str(klass.instructor.answer_message["place"])  # type: ignore[index]
    await klass.classroom.register.remove_person("chi")
    await klass.goes_on()
    rows = await everything(klass, "deliveries")
    for who in ("chi", "assistant", "instructor", "nobody", "x" * 64):
        await klass.classroom.choose("instructor", place, message, "achievements.unseen-one", who)
        assert "This is nobody among the students here now." in klass.instructor.answer
        await klass.classroom.press("instructor", place, message, f"achievements.say-hello:{who}")
        assert "This is nobody among the students here now." in klass.instructor.answer
    assert await everything(klass, "deliveries") == rows


async def test_students_and_assistants_do_not_see_it(klass: Klass) -> None:
    for who in ("ben", "assistant"):
        await klass.seats[who].says("/kudos unseen", place="general")
        assert "This is for the course’s instructors" in klass.seats[who].answer


async def test_in_spanish(klass: Klass) -> None:
    await klass.classroom.register.change_person("instructor", language="es")
    shown = await asks(klass)
    assert shown["title"] == "Sin verse desde hace tiempo"
    assert listed(shown) == STUDENTS
