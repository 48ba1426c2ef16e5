"""What rooms bring back: in words and files, in the room at once, and at the end all together."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest

from bot.card import Json
from bot.context import Refusal
from bot.kinds import Id, Upload
from bot.reports import MOST_PIECES
from bot.text import plain
from cogs.breakouts.result_files import LARGEST, read_file
from cogs.breakouts.results import MOST, ROOMS_ON_A_CARD, pages
from cogs.breakouts.results_together import results
from storage.breakout_rooms import BreakoutRooms
from storage.breakout_words import BreakoutWords, Result
from storage.breakouts import State
from storage.database import Tx
from tests.cogs.breakout_drawing_ways import held
from tests.cogs.breakouts.opened import apart, labels, link_of, on_card, opened, own_kit, presses, room_of, together
from tests.cogs.breakouts.stories import breakout, members, person, pressed, rooms
from tests.klass import SPACE, Klass

TITLE = "What the rooms bring back"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 100


def a_file(name: str, data: bytes) -> Json:
    return {"name": name, "type": "text/html", "data": base64.b64encode(data).decode()}


async def brings(klass: Klass, who: str, words: str | None = None, file: Json = None) -> str:
    """Somebody brings something back from their room."""
    await presses(klass, who, "Our result")
    await klass.seats[who].fills({"words": words, "file": file})
    await klass.waits(seconds=6)
    return klass.seats[who].answer


async def over(klass: Klass) -> None:
    """All rooms had their minute, and closed."""
    await klass.instructor.says("/breakout close", place="general")
    await klass.waits(minutes=2)
    assert (await breakout(klass)).state is State.CLOSED


def collected(klass: Klass, who: str = "s5") -> list[dict[str, Any]]:
    """The cards in the main place on which results stand."""
    return [dict(each) for each in klass.seats[who].sees("general") if TITLE in str(each)]


async def kept(klass: Klass) -> list[Result]:
    this = (await breakout(klass)).breakout_id
    return await klass.database.read(lambda tx: BreakoutWords(tx, SPACE).of(this))


async def test_what_a_room_brings_back_stands_there_at_once_and_at_the_end_with_the_others_in_order(
    klass: Klass,
) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    said = await brings(klass, "ben", "We share a *river*.", a_file("C:\\plans\\map.PNG", PNG))
    assert "In the end it stands in #general" in said
    mate, ours = await together(klass, "ben"), await room_of(klass, "ben")
    assert "@Ben: We share a *river*.\n[map.PNG]" in klass.seats[mate].reads(ours)
    assert "Result from: @Ben" in await own_kit(klass, mate)
    await brings(klass, other, "We share a song.")
    assert collected(klass) == []
    await over(klass)
    (card,) = collected(klass)
    text = klass.s5._text(card)
    by_number = [(each.name, each.room_id) for each in await rooms(klass)]
    of = {each.room_id: each.words for each in await kept(klass)}
    said_in_order = [text.index(part) for name, room in by_number for part in (name, of[room])]
    assert said_in_order == sorted(said_in_order)
    name = {each.room_id: each.name for each in await rooms(klass)}[(await members(klass))["ben"].room_id]
    assert [each["name"] for each in card["card"]["files"]] == [f"{name} - map.PNG"]
    assert {"Report", "Hide (staff)", "Add ours"} <= {*labels(card)}


async def test_given_again_it_is_changed_and_its_file_stays(klass: Klass) -> None:
    await opened(klass)
    await brings(klass, "ben", "A draft.", a_file("map.png", PNG))
    await presses(klass, "ben", "Our result")
    assert {each["name"]: each.get("value") for each in klass.ben._inputs()}["words"] == "A draft."
    await klass.ben.fills({"words": "The end."})
    await klass.waits(seconds=6)
    assert [(each.words, each.file_name) for each in await kept(klass)] == [("The end.", "map.png")]
    here = klass.ben.reads(await room_of(klass, "ben"))
    assert "The end." in here
    assert "A draft." not in here


async def test_after_a_move_what_somebody_wrote_is_changed_where_it_was(klass: Klass) -> None:
    await opened(klass, "ben", "chi", "s1", "s2", "s3", "s4", size=3)
    await brings(klass, "ben", "From the old room.")
    old, other = (await members(klass))["ben"].room_id, await apart(klass, "ben")
    number = next(each.number for each in await rooms(klass) if each.room_id != old)
    await presses(klass, "ben", "More")
    await klass.ben.presses("Another room")
    name = next(each.name for each in await rooms(klass) if each.number == number)
    await klass.ben.chooses("Choose a room", f"{name} · 3 people")
    await klass.waits(seconds=5)
    assert (await members(klass))["ben"].room_id == (await members(klass))[other].room_id
    await brings(klass, "ben", "From the new room.")
    await presses(klass, "ben", "More")
    await klass.ben.presses("Change what I wrote before")
    assert {each["name"]: each.get("value") for each in klass.ben._inputs()}["words"] == "From the old room."
    await klass.ben.fills({"words": "From the old room, anew."})
    await klass.waits(seconds=6)
    assert {each.words: each.room_id == old for each in await kept(klass)} == {
        "From the old room, anew.": True,
        "From the new room.": False,
    }
    await klass.ben.presses("Take it back")
    assert [each.words for each in await kept(klass)] == ["From the new room."]


async def test_with_neither_words_nor_a_file_it_is_nothing(klass: Klass) -> None:
    await opened(klass)
    await presses(klass, "ben", "Our result")
    await klass.ben.fills({})
    assert klass.ben.errors == {"words": "Please write a sentence, or choose a file."}
    assert await kept(klass) == []


async def test_whoever_brought_something_takes_it_back(klass: Klass) -> None:
    await opened(klass)
    await brings(klass, "ben", "Not this.")
    await klass.ben.presses("Take it back")
    await klass.waits(seconds=6)
    assert "deleted" in klass.ben.answer
    assert await kept(klass) == []
    assert "Not this." not in klass.ben.reads(await room_of(klass, "ben"))
    assert "Result from" not in await own_kit(klass, "ben")
    await over(klass)
    assert collected(klass) == []


async def test_nobody_takes_back_what_somebody_else_brought(klass: Klass) -> None:
    await opened(klass)
    await brings(klass, "ben", "Ours.")
    link = link_of(klass.ben.answer_message, "Take it back")
    mate = await together(klass, "ben")
    message = on_card(klass, mate, await room_of(klass, "ben"), "More")
    await klass.classroom.press(mate, await room_of(klass, "ben"), str(message["id"]), link)
    assert len(await kept(klass)) == 1
    assert "Somebody else brought that back" in klass.seats[mate].answer


async def test_a_room_that_brings_nothing_is_asked_once_and_not_named(klass: Klass) -> None:
    await opened(klass, minutes="3m")
    other = await apart(klass, "ben")
    await brings(klass, "ben", "Ours.")
    await klass.waits(minutes=2, seconds=10)
    assert "What do you bring back?" not in klass.ben.reads(await room_of(klass, "ben"))
    theirs = klass.seats[other].reads(await room_of(klass, other))
    assert theirs.count("What do you bring back?") == 1
    await klass.waits(minutes=3)
    silent = {each.room_id: each.name for each in await rooms(klass)}[(await members(klass))[other].room_id]
    assert "can be told aloud" in klass.s5._text(collected(klass)[0])
    assert silent not in klass.s5._text(collected(klass)[0])


async def test_for_a_day_after_the_end_a_room_adds_its_own_and_then_no_more(klass: Klass) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    await brings(klass, "ben", "Ours.")
    await over(klass)
    await klass.seats[other].presses("Add ours")
    await klass.seats[other].fills({"words": "Late, but here."})
    await klass.waits(seconds=10)
    assert len(collected(klass)) == 1
    assert "Late, but here." in klass.s5._text(collected(klass)[0])
    await klass.s5.presses("Add ours")
    assert "You were in none of these rooms" in klass.s5.answer
    await klass.waits(days=1, minutes=1)
    await klass.seats[other].presses("Add ours")
    assert "tras el final" in klass.seats[other].answer or "a day after" in klass.seats[other].answer


async def test_what_staff_hide_in_a_room_stands_hidden_at_the_end_with_its_file_and_comes_back(klass: Klass) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    await brings(klass, other, "Kind words.")
    await brings(klass, "ben", "Mean words.", a_file("mean.png", PNG))
    room = await room_of(klass, "ben")
    await klass.assistant.opens(room)
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", "1. Mean words. [mean.png]")
    await klass.waits(seconds=6)
    assert "Mean words." not in klass.ben.reads(room)
    assert "mean.png" not in str(on_card(klass, "ben", room, "Our result"))
    await over(klass)
    text = klass.s5._text(collected(klass)[0])
    assert "Mean" not in text
    assert "Kind words." in text
    assert "Something that stood here is not shown any more." in text
    assert not collected(klass)[0]["card"].get("files")
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("What is hidden")
    await klass.assistant.presses("Put back 1")
    await klass.waits(seconds=10)
    assert "Mean words." in klass.s5._text(collected(klass)[0])


async def test_at_the_end_it_can_be_reported_and_hidden_where_it_stands(klass: Klass) -> None:
    await opened(klass)
    await brings(klass, "ben", "Mean words.", a_file("mean.png", PNG))
    await over(klass)
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", "1. Mean words. [mean.png]")
    await klass.waits(seconds=10)
    (card,) = collected(klass)
    assert "Mean" not in str(card)
    assert not card["card"].get("files")
    await klass.waits(days=31)
    assert await kept(klass) == []


async def test_in_rooms_that_are_kept_results_stand_in_the_main_place_alone(klass: Klass) -> None:
    await klass.instructor.says("/homeroom settings", place="general")
    await klass.instructor.presses("Breakouts")
    await klass.instructor.fills({"keep_rooms": "2"})
    await opened(klass)
    await brings(klass, "ben", "Ours.")
    room = await room_of(klass, "ben")
    await over(klass)
    assert "Ours." not in klass.ben.reads(room)
    assert "Time is up" not in klass.ben.reads(room)
    assert "Ours." in klass.s5._text(collected(klass)[0])


async def test_a_sixth_of_a_room_is_asked_to_add_to_what_is_there(klass: Klass) -> None:
    people = ["ben", "chi", "s1", "s2", "s3", "s4"]
    await opened(klass, *people, size=6)
    for each in people[:MOST]:
        await brings(klass, each, f"From {each}.")
    await presses(klass, people[MOST], "Our result")
    await klass.seats[people[MOST]].fills({"words": "And mine."})
    assert "5 people of this room brought something back" in klass.seats[people[MOST]].errors["words"]
    await brings(klass, "ben", "From ben, anew.")
    assert sorted(each.words for each in await kept(klass))[0] == "From ben, anew."


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("page.html", b"<b>", "result-file-kind"),
        ("run.exe", b"MZ", "result-file-kind"),
        ("noending", b"x", "result-file-kind"),
        (".png", b"x", "result-file-kind"),
        ("../../..", b"x", "result-file-kind"),
        ("empty.pdf", b"", "result-file-empty"),
        ("words.png", b"<html>", "result-file-other"),
        ("half.png", b"\x89PNG", "result-file-other"),
        ("sound.webp", b"RIFF\x00\x00\x00\x00WAVE", "result-file-other"),
        ("photo.HEIC", b"\xff\xd8\xff\xe0aaaa", "result-file-other"),
        ("old.docx", b"\xd0\xcf\x11\xe0", "result-file-other"),
        ("page.pdf", b"<html>", "result-file-other"),
        ("large.pdf", b"x" * (LARGEST + 1), "result-file-large"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(name: str, data: bytes, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        read_file(Upload(name, "image/png", data))


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../etc/pass.txt", "pass.txt"), ("a" * 200 + ".md", "a" * 97 + ".md"), ("two\nlines\u202e.pdf", "two lines.pdf")],
)
def test_a_file_is_shown_under_its_own_name_and_as_what_it_is(name: str, shown: str) -> None:
    found = read_file(Upload(name, "text/html", b"%PDF-1.7"))
    assert (found.name, found.content_type != "text/html") == (shown, True)


async def test_thirty_rooms_with_long_texts_stand_on_cards_of_their_own_in_order(klass: Klass) -> None:
    people = {f"Room {number:02}": (f"p{number}",) for number in range(1, 31)}
    await held(klass, people)
    long = "A long thought that goes on and on. " * 27
    brought = [
        Result(5000 + n, 70, 7000 + n, person(f"p{n}"), klass.clock.now(), f"{n}: {long}")
        for n in range(1, 31)
        if n != 17
    ]
    words: list[str] = []

    def put(tx: Tx) -> None:
        for each in reversed(brought):
            BreakoutWords(tx, SPACE).add(each)
        rooms = BreakoutRooms(tx, SPACE).of(70)
        assert pages(rooms, brought) == [0, 1, 2, 3, 4, 5]
        assert pages(rooms, brought[:7]) == [0, 1]
        for page in range(6):
            shown = klass.core.show(tx, SPACE, results.link(Id(70), page), None)
            assert shown is not None
            card = shown.card
            assert card.title == f"{TITLE} ({page + 1} of 6)"
            words.append(plain(card.text))

    await klass.database.write(SPACE, put)
    assert all(len(each) < 6_000 for each in words)
    text = "".join(words)
    at = [text.index(f"Room {n:02}") for n in range(1, 31) if n != 17]
    assert at == sorted(at)
    assert text.count("can be told aloud") == 1
    assert "Room 17" not in text


def test_as_many_words_stand_on_a_card_as_it_can_be_asked_about() -> None:
    assert MOST * ROOMS_ON_A_CARD <= MOST_PIECES


async def test_without_any_result_the_main_place_says_that_the_rooms_are_closed_and_thanks(klass: Klass) -> None:
    await opened(klass)
    other = await apart(klass, "ben")
    await over(klass)
    said = klass.s5.reads("general")
    assert said.count("The rooms have closed. Thank you") == 1
    assert "What does not stand here can be told aloud." in said
    assert TITLE not in said
    await klass.seats[other].presses("Add ours")
    await klass.seats[other].fills({"words": "Late, but here."})
    await klass.waits(seconds=10)
    (card,) = collected(klass)
    assert "The rooms have closed. Thank you" in klass.s5._text(card)
    assert "Late, but here." in klass.s5._text(card)


async def test_what_counts_cards_counts_those_that_stand(klass: Klass) -> None:
    await held(klass, {f"Room {number}": (f"p{number}", f"q{number}") for number in range(1, 8)})

    def titles(tx: Tx) -> list[str | None]:
        shown = [klass.core.show(tx, SPACE, results.link(Id(70), page), None) for page in range(2)]
        return [f"{each.card.title}: {plain(each.card.text)[-43:]}" if each else None for each in shown]

    def brings(number: int) -> Callable[[Tx], None]:
        this = Result(number, 70, 7000 + number, person(f"p{number}"), klass.clock.now(), "Ours.")

        def add(tx: Tx) -> None:
            BreakoutWords(tx, SPACE).add(this)

        return add

    aloud = "What does not stand here can be told aloud."
    await klass.database.write(SPACE, brings(1))
    assert await klass.database.read(titles) == [f"{TITLE}: {aloud}", None]
    await klass.database.write(SPACE, brings(7))
    first, second = await klass.database.read(titles)
    assert (first or "").startswith(f"{TITLE} (1 of 2): ")
    assert second == f"{TITLE} (2 of 2): {aloud}"
    assert aloud not in (first or "")


async def test_where_the_main_place_is_gone_rooms_go_on_and_the_staff_has_what_they_bring(klass: Klass) -> None:
    await opened(klass, kind="voice")
    await brings(klass, "ben", "Ours.")
    await klass.classroom.register.remove_place("channel:general")
    await klass.waits(seconds=5)
    other = await apart(klass, "ben")
    await brings(klass, other, "Ours, later.")
    await klass.instructor.opens("channel:staff")
    await klass.instructor.says("/breakout desk", place="staff")
    await pressed(klass, "Close all")
    await klass.waits(minutes=2)
    assert (await breakout(klass)).state is State.CLOSED
    said = klass.assistant.reads("staff")
    assert TITLE in said
    assert "Ours, later." in said
    assert "How the breakout went" in said
