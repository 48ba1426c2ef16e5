"""Where recognition begins in a course: its card, in one channel, which can be moved and taken back."""

from __future__ import annotations

import pytest

from storage.recognizing import NOWHERE, Recognizing, Where
from tests.cogs.achievements.stories import begun, buttons, card, cards, private, settled, text_of
from tests.klass import SPACE, Klass


async def where(klass: Klass) -> Where:
    """Where the course has it."""
    return await klass.database.read(lambda tx: Recognizing(tx, SPACE).where(0))


async def test_the_card_says_what_there_is_and_that_nobody_is_counted(klass: Klass) -> None:
    await begun(klass)
    shown = card(klass.ben)
    assert shown["title"] == "🎉 See each other"
    assert "they alone decide whether the class sees it" in text_of(shown["text"])
    assert "What a shout-out can be for: Helping each other · Curiosity" in text_of(shown["text"])
    assert buttons(shown)[0] == "Give a shout-out"
    assert text_of(shown["note"]) == "Nobody is counted or ranked here."
    assert "stands in #general from now on" in klass.instructor.answer


async def test_whoever_started_it_reads_what_they_can_begin_and_begins_it_there(klass: Klass) -> None:
    await begun(klass)
    assert "with /kudos award you give an award" in klass.instructor.answer
    message = klass.instructor.answer_message
    assert message is not None
    assert buttons(private(klass.instructor)) == [
        "Spotlights",
        "The course’s own milestones",
        "Who was not seen lately",
    ]
    for label, title in (
        ("Spotlights", "Spotlights"),
        ("The course’s own milestones", "The course’s own milestones"),
        ("Who was not seen lately", "Not seen for a while"),
    ):
        await klass.instructor.presses(label, message=str(message["id"]))
        assert private(klass.instructor)["title"] == title


async def test_other_values_are_on_the_card_as_soon_as_they_hold(klass: Klass) -> None:
    await begun(klass)
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Recognition")
    await klass.instructor.fills({"values": "Patience\nGood questions"})
    await settled(klass)
    assert "What a shout-out can be for: Patience · Good questions" in text_of(card(klass.ben)["text"])


async def test_started_again_in_the_same_place_the_card_stands_once(klass: Klass) -> None:
    await begun(klass)
    await begun(klass)
    assert [each["title"] for each in cards(klass.ben)] == ["🎉 See each other"]


async def test_started_elsewhere_the_card_moves_there(klass: Klass) -> None:
    await begun(klass)
    await begun(klass, "cafe")
    assert cards(klass.ben) == []
    assert [each["title"] for each in cards(klass.ben, "cafe")] == ["🎉 See each other"]
    await begun(klass)
    assert cards(klass.ben, "cafe") == []
    assert len(cards(klass.ben)) == 1


@pytest.mark.parametrize("route", [("general", "cafe"), ("general", "cafe", "general"), ("cafe", "general", "cafe")])
async def test_moved_before_anything_came_to_stand_the_card_stands_once_where_it_was_moved_to(
    klass: Klass, route: tuple[str, ...]
) -> None:
    for place in route:
        await klass.instructor.says("/kudos start", place="general")
        await klass.instructor.fills({"place": f"channel:{place}"})
    await settled(klass)
    stand = {place: [each["title"] for each in cards(klass.ben, place)] for place in ("general", "cafe")}
    assert stand.pop(route[-1]) == ["🎉 See each other"]
    assert [*stand.values()] == [[]]


async def test_moved_back_and_forth_while_it_stands_the_card_stands_once(klass: Klass) -> None:
    await begun(klass)
    for place in ("cafe", "general"):
        await klass.instructor.says("/kudos start", place="general")
        await klass.instructor.fills({"place": f"channel:{place}"})
    await settled(klass)
    assert [each["title"] for each in cards(klass.ben)] == ["🎉 See each other"]
    assert cards(klass.ben, "cafe") == []


async def test_where_it_was_moved_from_it_cannot_be_taken_back_any_more(klass: Klass) -> None:
    await begun(klass)
    await klass.instructor.says("/homeroom undo", place="general")
    before = klass.instructor.answer_message
    assert before is not None
    await klass.instructor.says("/kudos start", place="general")
    await klass.instructor.fills({"place": "channel:cafe"})
    await klass.instructor.presses("Take it back", message=str(before["id"]))
    await settled(klass)
    assert [each["title"] for each in cards(klass.ben, "cafe")] == ["🎉 See each other"]
    there = (await where(klass)).place
    assert there is not None
    assert there.key == "channel:cafe"


async def test_taken_back_what_comes_stands_in_the_main_place_again(klass: Klass) -> None:
    await begun(klass)
    await klass.instructor.says("/homeroom undo", place="general")
    await klass.instructor.presses("Take it back")
    await settled(klass)
    assert cards(klass.ben) == []
    assert await where(klass) == NOWHERE
