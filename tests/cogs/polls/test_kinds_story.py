"""Every kind of poll as people live it: how it is answered, and what came of it."""

from __future__ import annotations

import json

import pytest

from tests.cogs.kept import everything
from tests.cogs.polls.stories import (
    EVERYBODY,
    STAFF,
    all_press,
    all_write,
    asked,
    buttons,
    card,
    closed,
    drafted,
    fields,
    file,
    form,
    looks_after,
    opened,
    posted,
    private,
    says_here,
    settled,
    table,
    ticks,
)
from tests.klass import Klass

TOPICS = "Maps\nTides\nWinds\nStars"
SUITS = ("1. Tue Mar 10 10:00 (UTC)", "2. Tue Mar 10 14:00 (UTC)")  # in the course's zone


async def test_one_choice_of_a_few_is_one_press(klass: Klass) -> None:
    await asked(klass)
    assert buttons(card(klass)) == ["Monday", "Tuesday", "Friday", "My answer", "What does this mean?"]
    await all_press(klass, "Monday", "Monday", "Tuesday", "Friday", "Monday")
    await closed(klass)
    assert buttons(card(klass)) == ["Count for yourself", "What does this mean?"]
    assert fields(klass)["What came of it"] == "★ 3 (60 %): Monday\n1 (20 %): Tuesday\n1 (20 %): Friday"


async def test_one_choice_of_twenty_is_chosen_from_a_menu(klass: Klass) -> None:
    await asked(klass, choices="\n".join(f"Road {number}" for number in range(1, 21)))
    assert buttons(card(klass)) == ["Choose one", "My answer", "What does this mean?"]
    for who, road in {"ben": 20, "chi": 20, "s1": 1, "s2": 2, "s3": 20}.items():
        await klass.seats[who].chooses("Choose one", f"Road {road}", place="general")
    assert "Your answer: Road 20" in klass.s3.answer
    await closed(klass)
    lines = fields(klass)["What came of it"].splitlines()
    assert len(lines) == 20
    assert lines[-1] == "★ 3 (60 %): Road 20"


async def test_several_choices_are_as_many_as_whoever_asks_says(klass: Klass) -> None:
    await drafted(klass, kind="several", choices=TOPICS)
    await klass.instructor.presses("How many")
    await klass.instructor.fills({"most": "5"})
    assert klass.instructor.errors == {"most": "There are only 4 choices. Please give at most that many."}
    await klass.instructor.fills({"most": "2"})
    assert "Choose up to 2; you can change them until the close." in klass.instructor.answer
    await posted(klass)
    for who, topics in {"ben": ["Maps", "Tides"], "chi": ["Maps"], "s1": ["Winds"], "s2": ["Maps", "Winds"]}.items():
        await ticks(klass, who, "Choose up to 2", *topics)
    assert "Your answer: Maps, Winds" in klass.s2.answer
    await klass.s3.presses("Choose up to 2", place="general")
    await klass.s3.fills({"ticked": ["0", "1", "2"]})
    assert klass.s3.errors == {"ticked": "Please choose 2 at most."}
    await klass.s3.presses("My answer", place="general")
    assert "You have not answered, and you need not." in klass.s3.answer
    await ticks(klass, "s3", "Choose up to 2", "Tides", place=None)
    await closed(klass)
    assert fields(klass)["What came of it"].splitlines() == [
        "★ 3 (60 %): Maps",
        "2 (40 %): Tides",
        "2 (40 %): Winds",
        "0 (0 %): Stars",
    ]
    assert fields(klass)["Took part"] == "5 people"
    assert buttons(card(klass)) == ["What does this mean?"], "its single answers are not published"


async def test_a_ranking_is_a_form_that_says_what_stands_twice(klass: Klass) -> None:
    await asked(klass, kind="ranking", choices=TOPICS)
    await klass.ben.presses("Put in order")
    assert [*form(klass.ben)] == ["first", "second", "third", "fourth"]
    await klass.ben.fills({"first": "0", "second": "1", "third": "0"})
    assert klass.ben.errors == {"third": "This one stands higher already. Please choose each only once."}
    await klass.ben.fills({"second": "0", "third": None})
    assert klass.ben.errors == {"second": "This one stands higher already. Please choose each only once."}
    await klass.ben.fills({"first": None, "second": "0"})
    assert klass.ben.errors == {"first": "Please fill this in."}
    await klass.ben.fills({"first": "3", "second": None, "third": "2"})
    assert "Your answer: Stars › Winds" in klass.ben.answer
    await klass.ben.presses("Put in order", place="general")
    assert form(klass.ben) == {"first": "3", "second": "2", "third": None, "fourth": None}


async def test_a_ranking_is_counted_round_by_round(klass: Klass) -> None:
    await asked(klass, kind="ranking", choices="Maps\nTides\nWinds")
    ballots = {"ben": "01", "chi": "01", "s1": "10", "s2": "10", "s3": "21"}
    for who, order in ballots.items():
        await klass.seats[who].presses("Put in order", place="general")
        await klass.seats[who].fills({"first": order[0], "second": order[1]})
    await closed(klass)
    shown = fields(klass)
    assert shown["What came of it"].splitlines() == ["2 × first: Maps", "2 × first: Tides", "1 × first: Winds"]
    assert shown["Round by round"].splitlines() == [
        "Round 1: Maps: 2, Tides: 2, Winds: 1 – out: Winds",
        "Round 2: Maps: 2, Tides: 3",
    ]
    assert shown["Chosen"] == "Tides"
    assert shown["Against each other one"].startswith("More people prefer Tides")
    await looks_after(klass)
    await klass.instructor.presses("Results")
    assert table(file(klass, "instructor", "poll.csv")) == [
        ["choice", "people", "round 1", "round 2"],
        ["Maps", "2", "2", "2"],
        ["Tides", "2", "2", "3"],
        ["Winds", "1", "1", ""],
    ]


async def test_with_names_the_rounds_are_in_the_other_file_and_it_says_so(klass: Klass) -> None:
    await asked(klass, kind="ranking", choices="Maps\nTides\nWinds", label="named")
    await klass.ben.presses("Put in order", place="general")
    await klass.ben.fills({"first": "0"})
    assert "Everyone sees by name what you put first" in klass.ben.answer
    assert "Everyone sees what you answered" not in klass.ben.answer
    await closed(klass)
    await looks_after(klass)
    await klass.instructor.presses("Results")
    assert "the rounds of the count are in poll.json" in klass.instructor.answer
    against = "The one person who ranked them prefers Maps to each of the others."
    assert fields(klass)["Against each other one"] == against
    assert len(json.loads(file(klass, "instructor", "poll.json"))["result"]["rounds"]) == 1


async def test_with_names_an_order_is_counted_and_shown_as_every_other_and_that_is_said_before(klass: Klass) -> None:
    await asked(klass, kind="ranking", choices="Maps\nTides\nWinds", label="named")
    said = "the rounds and who wins can tell more, so count your whole order as named."
    assert f"what you put first; {said}" in says_here(klass)
    await klass.ben.presses("What does this mean?")
    assert "sees by name what you put first, at the latest when the poll closes.\n\nThe rounds" in klass.ben.answer
    assert "the file of whoever looks after this poll has all of it" in klass.ben.answer
    assert "So count your whole order as named." in klass.ben.answer
    for who, order in zip([*EVERYBODY, *STAFF], ["01"] * 4 + ["10"] * 4 + ["21"] * 2, strict=True):
        await klass.seats[who].presses("Put in order", place="general")
        await klass.seats[who].fills({"first": order[0], "second": order[1]})
    await closed(klass)
    assert says_here(klass).count(f"what you put first; {said}") == 1, "it stands there after the close too"
    shown = fields(klass)
    assert shown["Round by round"].splitlines() == [
        "Round 1: Maps: 4, Tides: 4, Winds: 2 – out: Winds",
        "Round 2: Maps: 4, Tides: 6",
    ]
    assert "Tides" in shown["Against each other one"]
    assert "Round 2" in str(card(klass)["image"]["alt"])
    await looks_after(klass)
    await klass.instructor.presses("Results")
    assert "the whole orders, with names, are in the files alone" in klass.instructor.answer
    kept = json.loads(file(klass, "instructor", "poll.json"))["result"]
    assert (len(kept["rounds"]), kept["condorcet"]) == (2, 1)


async def test_a_named_order_that_is_shown_while_it_is_open_shows_what_stands_first(klass: Klass) -> None:
    await drafted(klass, kind="ranking", choices="Maps\nTides\nWinds", label="named")
    await klass.instructor.presses("Show while open")
    assert "Who put what first is shown while it is open." in klass.instructor.answer
    await posted(klass)
    await klass.ben.presses("Put in order", place="general")
    await klass.ben.fills({"first": "0", "second": "1"})
    await klass.waits(seconds=5)
    assert fields(klass)["Who put what first so far"].splitlines() == ["1 · Maps: ben", "0 · Tides", "0 · Winds"]


async def test_of_twenty_choices_the_picture_tells_each_to_whoever_does_not_see_it(klass: Klass) -> None:
    choices = [f"Chapter {number}: with a longer name" for number in range(1, 21)]
    await asked(klass, kind="several", choices="\n".join(choices), label="named")
    await ticks(klass, "ben", "Choose up to 20", choices[19])
    await closed(klass)
    alt = str(card(klass)["image"]["alt"])
    assert all(each in alt for each in choices)
    assert alt.endswith("Took part: One person")


async def test_a_scale_of_five_has_five_buttons_and_its_ends_have_names(klass: Klass) -> None:
    await drafted(klass, kind="scale", question="How was it?")
    await klass.instructor.presses("Scale")
    await klass.instructor.fills({"low": "slow", "high": "fast"})
    await posted(klass)
    assert buttons(card(klass))[:5] == ["1 · slow", "2", "3", "4", "5 · fast"]
    await all_press(klass, "1 · slow", "2", "2", "4", "5 · fast")
    assert "Your answer: 5 · fast" in klass.s2.answer
    await closed(klass)
    shown = fields(klass)
    assert shown["What came of it"].splitlines() == [
        "1 (20 %): 1 · slow",
        "2 (40 %): 2",
        "0 (0 %): 3",
        "1 (20 %): 4",
        "1 (20 %): 5 · fast",
    ]
    assert shown["In the middle"] == "Median 2, mean 2.8 of 5"


async def test_a_scale_may_have_seven_points(klass: Klass) -> None:
    await drafted(klass, kind="scale", question="How was it?")
    await klass.instructor.presses("Scale")
    await klass.instructor.fills({"points": "seven", "high": "fast"})
    await posted(klass)
    assert buttons(card(klass))[:7] == ["1", "2", "3", "4", "5", "6", "7 · fast"]
    await all_press(klass, *["7 · fast"] * 5)
    await closed(klass)
    assert fields(klass)["In the middle"] == "Median 7, mean 7.0 of 7"


async def test_answers_in_writing_stand_below_the_card_in_random_order_and_without_names(klass: Klass) -> None:
    await asked(klass, kind="text", question="What is unclear?")
    words = [f"Nothing but the {each} one." for each in "abcdefghij"]
    await all_write(klass, words)
    assert f"Your answer: {words[0]}" in klass.ana.answer or words[0] in klass.ana.answer
    await closed(klass)
    assert fields(klass)["What came of it"] == "10 people answered. The answers stand in the thread below."
    over = next(each for each in klass.ben.sees("general") if each["by"] == "homeroom" and not each["private"])
    thread = await klass.ben.opens_thread(over)
    await klass.ben.opens(thread)
    read = klass.ben.reads(thread)
    assert all(read.count(each) == 1 for each in words)
    assert "In random order, and nobody’s name belongs to any of them." in read
    assert [read.index(each) for each in words] != sorted(read.index(each) for each in words)
    assert "@" not in read


async def test_times_are_read_in_each_reader_s_own_zone(klass: Klass) -> None:
    await asked(klass, kind="times", choices="2026-03-10 14:00\n2026-03-10 10:00", question="When?")
    assert "1. 2026-03-10 06:00\n2. 2026-03-10 10:00" in klass.ben.reads("general"), "in New York"
    assert "1. 2026-03-10 19:00\n2. 2026-03-10 23:00" in klass.chi.reads("general"), "in Tokyo"
    assert buttons(card(klass))[:2] == ["Choose the times that suit", "None of these"]
    for who in ("ben", "chi", "s1"):
        await ticks(klass, who, "Choose the times that suit", *SUITS)
    assert "Your answer: 2026-03-10 19:00, 2026-03-10 23:00" in klass.chi.answer
    await ticks(klass, "s2", "Choose the times that suit", SUITS[1])
    await klass.s3.presses("None of these")
    assert "Your answer: none of these times" in klass.s3.answer
    await ticks(klass, "s3", "Choose the times that suit", SUITS[0])
    await ticks(klass, "s3", "Choose the times that suit")
    assert "Your answer: none of these times" in klass.s3.answer, "none ticked is an answer as well"
    await settled(klass)
    await closed(klass)
    assert "What came of it: 3 (60 %): 2026-03-10 06:00\n★ 4 (80 %): 2026-03-10 10:00" in klass.ben.reads("general")
    assert fields(klass)["Took part"] == "5 people"


async def test_times_are_written_in_the_zone_of_whoever_asks(klass: Klass) -> None:
    await klass.instructor.says("/homeroom me", place="general")
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"time_zone": "Europe/Madrid"})
    await asked(klass, kind="times", choices="2026-03-10 14:00\n2026-03-10 10:00", question="When?")
    assert "1. 2026-03-10 05:00" in klass.ben.reads("general")


async def test_the_picture_says_in_words_what_it_shows(klass: Klass) -> None:
    await asked(klass)
    await all_press(klass, "Monday", "Monday", "Tuesday", "Friday", "Monday")
    await closed(klass)
    assert "★ 3 (60 %): Monday" in card(klass)["image"]["alt"]


async def test_two_presses_are_an_answer_at_most(klass: Klass) -> None:
    await asked(klass)
    await klass.ben.presses("Monday")
    assert "Your answer: Monday" in klass.ben.answer
    assert klass.ben.form is None
    assert private(klass.ben)["note"]


async def test_several_are_ticked_in_a_form_that_begins_with_what_was_ticked(klass: Klass) -> None:
    await asked(klass, kind="several", choices=TOPICS)
    await ticks(klass, "ben", "Choose up to 4", "Maps", "Winds")
    assert "Your answer: Maps, Winds" in klass.ben.answer
    await klass.ben.presses("Choose up to 4", place="general")
    assert form(klass.ben) == {"ticked": ["0", "2"]}
    (entry,) = opened(klass.ben)["inputs"]
    assert entry["most"] is None, "as many as there are"
    assert [entry["kind"], *(each["label"] for each in entry["choices"])] == ["choices", *TOPICS.splitlines()]
    await klass.ben.fills({"ticked": []})
    assert "Your answer is taken back." in klass.ben.answer
    await ticks(klass, "chi", "Choose up to 4")
    assert "You have not answered, and you need not." in klass.chi.answer


ROADS = "\n".join(f"Road {number}" for number in range(1, 13))


async def test_all_of_many_are_ranked_in_one_form(klass: Klass) -> None:
    await asked(klass, kind="ranking", choices=ROADS, label="staff-only")
    assert "Put as many as you like in your order, the best first." in says_here(klass)
    await klass.ben.presses("Put in order")
    assert [*form(klass.ben)] == ["first", "second", "third", "fourth", "rest"]
    assert opened(klass.ben)["inputs"][0]["choices"][6]["label"] == "7. Road 7", "the numbers can be seen in the form"
    order = [7, 12, 1, 2, 9, 3, 11, 10, 4, 5, 6, 8]
    first = dict(zip(("first", "second", "third", "fourth"), (str(each - 1) for each in order), strict=False))
    await klass.ben.fills({**first, "rest": "9, 3; 11 > 10.  4 5\t6 8"})
    assert " › ".join(f"Road {each}" for each in order) in klass.ben.answer
    (row,) = (await everything(klass))["poll_answers"]
    assert str([each - 1 for each in order]) in str(row)
    await klass.ben.presses("Put in order", place="general")
    assert form(klass.ben) == {**first, "rest": "9 3 11 10 4 5 6 8"}
    await klass.ben.fills({"second": None, "third": None, "fourth": None, "rest": "12"})
    assert "Your answer: Road 7 › Road 12" in klass.ben.answer


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("9 x", "“x” is not a number. Please write those that stand before the names, such as 7 2 9."),
        ("9-3", "“9-3” is not a number. Please write those that stand before the names, such as 7 2 9."),
        ("9 13", "No choice has the number 13. They go from 1 to 12."),
        ("0", "No choice has the number 0. They go from 1 to 12."),
        ("9 7", "Number 7 stands higher already. Please name each only once."),
        ("9 3 9", "Number 9 stands higher already. Please name each only once."),
    ],
)
async def test_a_number_that_is_not_sure_is_said_at_its_field(klass: Klass, rest: str, said: str) -> None:
    await asked(klass, kind="ranking", choices=ROADS)
    await klass.ben.presses("Put in order")
    await klass.ben.fills({"first": "6", "rest": rest})
    assert klass.ben.errors == {"rest": said}
    assert (await everything(klass))["sealed_answers"] == []


async def test_what_came_after_the_fifth_place_is_counted(klass: Klass) -> None:
    await asked(klass, kind="ranking", choices=ROADS, label="named")
    for who, order in {"ben": "1 2 3 4 5 6", "chi": "8 9 10 11 12 6", "s1": "6", "s2": "7 6", "s3": "7"}.items():
        first, *others = order.split()
        await klass.seats[who].presses("Put in order", place="general")
        await klass.seats[who].fills({"first": str(int(first) - 1), "rest": " ".join(others)})
    await closed(klass)
    assert fields(klass)["Chosen"] == "Road 6", "by the sixth places of two"
