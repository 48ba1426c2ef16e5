"""An instructor brings a deck along: uploads it, asks from it, downloads it, replaces it, deletes it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.card import Json
from cogs.icebreakers.deck_files import read_deck
from cogs.icebreakers.own_decks import MOST_OWN
from storage.decks import deck_prompts
from tests.cogs.icebreakers.stories import cards, question
from tests.cogs.kept import everything
from tests.cogs.way import a_file
from tests.cogs.ways import uploaded
from tests.klass import Klass

ONE = "text,kind,level,choice 1,choice 2,easier\nA *bold* @everyone question?,open,1,,,An easier one?\n"


async def uploads(klass: Klass, name: str, data: bytes | str, title: str = "") -> str:
    """The instructor uploads a file. Returns what they read."""
    await klass.instructor.says("/icebreaker decks", place="general")
    await klass.instructor.presses("Upload a deck")
    values: dict[str, Json] = {"file": a_file(name, data), "name": title}
    answer: Any = await klass.instructor.fills(values)
    if answer.get("form"):
        return str(klass.instructor.errors)
    return klass.instructor.answer


async def previewed_from(klass: Klass, deck: str) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.chooses("Another deck", deck)


async def asked_from(klass: Klass, deck: str) -> dict[str, Any]:
    await previewed_from(klass, deck)
    await klass.instructor.presses("Post")
    await klass.goes_on()
    return cards(klass.ana)[-1]


async def files(klass: Klass, deck: str) -> dict[str, bytes]:
    """A deck's files, as the instructor takes them away."""
    await klass.instructor.says("/icebreaker decks", place="general")
    await klass.instructor.chooses("Download", deck)
    return attached(klass)


async def test_a_deck_that_is_named_comes_at_once(klass: Klass) -> None:
    await uploads(klass, "week one.csv", ONE)
    taken = await files(klass, "week one")
    await klass.instructor.says("/icebreaker decks WEEK ONE", place="general")
    assert attached(klass) == taken
    await klass.instructor.says("/icebreaker decks deck:nobody’s", place="general")
    assert "Deck: Please pick one of the choices." in klass.instructor.answer


def attached(klass: Klass) -> dict[str, bytes]:
    """The files on the newest private card."""
    message: Any = klass.instructor.answer_message
    found = {
        each["name"]: klass.classroom.private.file(str(each["src"]).rpartition("/")[2])
        for each in message["card"]["files"]
    }
    return {name: file.data for name, file in found.items() if file is not None}


async def test_the_list_says_what_each_deck_has_for_a_whole_place(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker decks", place="general")
    assert "• Easy starts: 40 questions for a whole place\n• " in klass.instructor.answer
    assert "Deeper talk: none for a whole place" in klass.instructor.answer
    assert "Only you can see this." in klass.instructor.answer
    await klass.ben.says("/icebreaker decks", place="general")
    assert "for the course’s instructors" in klass.ben.answer


async def test_the_form_says_itself_what_stands_in_a_file(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker decks", place="general")
    await klass.instructor.presses("Upload a deck")
    form: Any = klass.instructor.form
    assert "choice 1 to choice 4" in str(form["note"])
    assert "the columns text and kind" in str(form["inputs"])
    assert "docs/" not in str(form)


async def test_a_deck_of_ones_own_is_asked_from_as_somebody_said_it(klass: Klass) -> None:
    said = await uploads(klass, "week-one.csv", ONE)
    assert "“week-one” is here. It has 1 question, for a whole place: 1." in said
    card = await asked_from(klass, "week-one")
    (run,) = card["card"]["text"]
    assert (run["t"], run["text"]) == ("said", "A *bold* @everyone question?")
    await klass.waits(hours=25)
    thread = await klass.ana.opens_thread(card)
    await klass.ana.opens(thread)
    assert "An easier one?" in klass.ana.reads(thread)


async def test_a_this_or_that_of_ones_own_is_pressed(klass: Klass) -> None:
    await uploads(klass, "w.csv", "text,kind,choice 1,choice 2\nWhich way?,this-or-that,Left,Right\n")
    await asked_from(klass, "w")
    await klass.ben.presses("Left")
    assert "You chose Left" in klass.ben.answer


async def test_a_toml_deck_speaks_each_readers_language(klass: Klass) -> None:
    toml = '[title]\nen = "Mine"\nes = "Mío"\n[[prompts]]\nkind = "open"\n[prompts.text]\nen = "What?"\nes = "¿Qué?"\n'
    assert "“Mine” is here." in await uploads(klass, "any.toml", toml)
    assert question(await asked_from(klass, "Mine")) == "What?"
    assert "“Mío” is replaced." in await uploads(klass, "x.toml", toml.replace("Mine", "Other"), "Mío")


async def test_decks_of_ones_own_take_turns_in_a_schedule_until_they_are_deleted(klass: Klass) -> None:
    await uploads(klass, "week-one.csv", ONE)
    await klass.instructor.says("/icebreaker schedule", place="general")
    await klass.instructor.fills({"days": ["mon", "tue", "wed", "thu", "fri"], "at": "10:00", "zone": "UTC"})
    await klass.instructor.chooses("Decks that take turns", ["week-one", "This or that"])
    assert "from week-one and This or that; next" in klass.instructor.answer
    await klass.waits(days=1)
    assert question(cards(klass.ana)[-1]) == "A *bold* @everyone question?"
    await klass.instructor.says("/icebreaker decks", place="general")
    await klass.instructor.chooses("Download", "week-one")
    await klass.instructor.presses("Delete this deck")
    assert "“week-one” is deleted." in klass.instructor.answer
    assert [*attached(klass)] == ["week-one.toml", "week-one.csv"]
    await klass.instructor.says("/icebreaker list", place="general")
    assert "from This or that; next" in klass.instructor.answer
    await klass.waits(days=2)
    assert len(cards(klass.ana)) == 3


async def test_what_stands_or_is_drafted_stays_when_its_deck_is_replaced_or_deleted(klass: Klass) -> None:
    await uploads(klass, "w.csv", "text,kind,choice 1,choice 2\nWhich way?,this-or-that,Left,Right\n")
    await asked_from(klass, "w")
    assert "“W” is replaced." in await uploads(klass, "W.csv", ONE)
    await klass.ben.presses("Right")
    assert "You chose Right" in klass.ben.answer
    await klass.waits(seconds=20)
    assert question(cards(klass.ana)[-1]) == "Which way?"
    await klass.instructor.says("/icebreaker now", place="cafe")
    await klass.instructor.chooses("Another deck", "W")
    await files(klass, "W")
    await klass.instructor.presses("Delete this deck")
    await klass.instructor.says("/icebreaker now", place="cafe")
    assert "A *bold* @everyone question?" in klass.instructor.answer
    assert "It comes from the deck “W”." in klass.instructor.answer
    await klass.instructor.presses("Post")
    await klass.goes_on()
    assert question(cards(klass.ana, "cafe")[-1]) == "A *bold* @everyone question?"
    await klass.instructor.says("/icebreaker now", place="cafe")
    assert "It comes from the deck “Easy starts”." in klass.instructor.answer


async def test_a_deck_comes_back_from_its_files_and_a_place_knows_what_it_has_seen(klass: Klass) -> None:
    await uploads(klass, "week-one.csv", ONE + "Another one?,open,1,,,\n")
    first = question(await asked_from(klass, "week-one"))
    taken = await files(klass, "week-one")
    assert read_deck("a.toml", taken["week-one.toml"]).prompts == read_deck("a.csv", taken["week-one.csv"]).prompts
    await uploads(klass, "week-one.csv", taken["week-one.csv"])
    await klass.instructor.says("/icebreaker now", place="general")
    assert question(dict(klass.instructor.answer_message or {})) != first


async def test_ours_can_be_taken_along_but_not_replaced(klass: Klass) -> None:
    taken = await files(klass, "Easy starts")
    assert {*taken} == {"easy-starts.toml", "easy-starts.csv"}
    assert "[Delete this deck]" not in klass.instructor.answer
    said = await uploads(klass, "easy-starts.toml", taken["easy-starts.toml"])
    assert "“Easy starts” is a deck that Homeroom brings along." in said
    said = await uploads(klass, "easy-starts.csv", taken["easy-starts.csv"], "Ours now")
    assert "“Ours now” is here. It has 40 questions, for a whole place: 40." in said


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("d.csv", "text,kind\nOne?,shut\nOne?,open\n", "Line 2: “shut” is no kind of question"),
        ("d.csv", "text,kind\nOne?,open\none?,open\n", "Line 3: this question stands on line 2 already."),
        ("d.toml", "[[prompts]]\ntext = 'One?'\n", "Line 1: “kind” is empty."),
        ("d.toml", "title = ", "Line 1: from here on it cannot be read as TOML."),
        (
            "d.csv",
            "text,kind\n" + "\n".join(f"Number {n}?,open" for n in range(9_999)),
            "holds 500 questions, and this one has 9,999",
        ),
        ("d.csv", "text,kind\n" + "\n".join(f"Number {n}?,shut" for n in range(9_999)), "And 301 more.\n"),
        ("d.toml", "a." * 10_000 + "a = 1", "Line 1: from here on it is nested deeper than any deck"),
        ("d.toml", "[[prompts]]\ntext = 'One?'\nkind.a.b = 1", "“kind” needs words in quotation marks."),
        ("d.csv", f"text,kind,{'c' * 2_000}\nOne?,open,\n", f"a deck has no column “{'c' * 39}…”."),
        ("d.csv", "text,kind\n" + "One?,shut\n" * 9_999, "1,000 things in this file are to be mended; until"),
        ("d.csv", "text,kind\n" + "One?,shut\n" * 9_999, "And 800 more."),
        ("d.csv", "Qué,kind".encode("latin-1"), "not in UTF-8: line 1 has other letters"),
        ("d.csv", "text,kind\nOne?,open".encode("utf-16"), "This file is in UTF-16."),
    ],
)
async def test_a_file_with_mistakes_says_each_with_its_line_and_changes_nothing(
    klass: Klass, name: str, data: bytes | str, said: str
) -> None:
    await uploads(klass, "d.csv", ONE)
    before = await everything(klass, "deliveries")
    answer = await uploads(klass, name, data)
    assert said in answer
    assert await everything(klass, "deliveries") == before


async def test_of_many_mistakes_each_is_listed_with_its_line_and_of_more_than_200_how_many(klass: Klass) -> None:
    def wrong(count: int) -> str:
        return "text,kind\n" + "".join(f"Number {number}?,shut\n" for number in range(count))

    some = await uploads(klass, "d.csv", wrong(40))
    assert [f"Line {line}: “shut” is no kind" in some for line in range(2, 42)] == [True] * 40
    assert "more" not in some
    many = await uploads(klass, "d.csv", wrong(203))
    assert "203 things in this file are to be mended" in many
    assert [f"Line {line}: “shut” is no kind" in many for line in range(2, 203)] == [True] * 200 + [False]
    assert many.count("And 3 more.") == 1
    longest = await uploads(
        klass, "d.csv", "text,kind," + ",".join(f"{n:03}{'c' * 99}" for n in range(200)) + "\nA?,open\n"
    )
    assert [f"“{number:03}{'c' * 36}…”." in longest for number in range(200)] == [True] * 200


async def test_of_a_deck_that_was_replaced_and_deleted_only_what_was_asked_is_kept(klass: Klass) -> None:
    async def kept() -> list[str]:
        rows = await klass.database.read(lambda tx: tx.rows(deck_prompts.select()))
        return [row.content["text"][""] for row in rows]

    await uploads(klass, "d.csv", "text,kind\nOne?,open\n")
    await asked_from(klass, "d")
    for number in range(3):
        await uploads(klass, "d.csv", f"text,kind\nTwo {number}?,open\nThree {number}?,open\n")
    assert await kept() == ["One?", "Two 2?", "Three 2?"]
    await files(klass, "d")
    await klass.instructor.presses("Delete this deck")
    assert "“d” is deleted." in klass.instructor.answer
    assert await kept() == ["One?"]


async def test_formulas_are_text_and_come_back_as_text(klass: Klass) -> None:
    await uploads(klass, "f.csv", 'text,kind\n"=HYPERLINK(""x"")",open\n')
    taken = await files(klass, "f")
    assert b"'=HYPERLINK" in taken["f.csv"]
    card = await asked_from(klass, "f")
    assert question(card) == '=HYPERLINK("x")'


async def test_a_course_has_as_many_decks_as_a_select_holds(klass: Klass) -> None:
    for number in range(MOST_OWN):
        assert "is here." in await uploads(klass, f"deck-{number}.csv", ONE)
    assert f"This course has {MOST_OWN} decks of its own" in await uploads(klass, "more.csv", ONE)
    assert "is replaced." in await uploads(klass, "deck-1.csv", ONE)
    await klass.instructor.says("/icebreaker now", place="general")
    assert "[Post]" in klass.instructor.answer


async def test_a_deck_that_was_deleted_meanwhile_is_no_longer_chosen(klass: Klass) -> None:
    await uploaded(klass)
    await klass.instructor.says("/icebreaker now", place="general")
    shown: Any = klass.instructor.answer_message
    select = next(each for each in shown["card"]["actions"] if each["type"] == "select")
    value = next(each["value"] for each in select["choices"] if each["label"] == "week-one")
    await files(klass, "week-one")
    await klass.instructor.presses("Delete this deck")
    await klass.classroom.choose("instructor", shown["place"], shown["id"], select["link"], value)
    assert "one of the choices" in klass.instructor.answer


async def test_a_deck_without_questions_for_a_whole_place_is_listed_and_not_offered(klass: Klass) -> None:
    said = await uploads(klass, "deep.csv", "text,kind,level\nDeep?,open,3\n")
    assert "It has 1 question, for a whole place: 0." in said
    await klass.instructor.says("/icebreaker decks", place="general")
    assert "deep: none for a whole place" in klass.instructor.answer
    with pytest.raises(LookupError):
        await previewed_from(klass, "deep")
