"""What whoever asked is offered: their own polls however many others there are, and nothing that is refused then."""

from __future__ import annotations

from tests.cogs.polls.stories import (
    EVERYBODY,
    all_press,
    asked,
    buttons,
    card,
    closed,
    drafted,
    file,
    looks_after,
    own_fields,
    private,
    sets,
    table,
)
from tests.klass import Klass

WAITING = "What the class still hopes to hear"


async def test_results_are_offered_to_whom_they_are_shown(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben", label="staff-only")
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    await looks_after(klass, "ben")
    assert "Results" not in buttons(private(klass.ben))
    assert "What we do" not in buttons(private(klass.ben)), "they cannot know what to say"
    assert "direct:ben" not in klass.ben._rooms, "nor are they asked"
    await drafted(klass, who="ben", question="Another one?")
    assert WAITING not in own_fields(klass.ben)
    await looks_after(klass)
    assert {"Results", "What we do"} <= {*buttons(private(klass.instructor))}
    poll = next(str(each["link"]) for each in card(klass)["actions"] if "Results" in each["label"]).split(":")[1]
    given = {"doing": "done", "words": "Done."}
    await klass.classroom.submit("ben", "channel:general", "aaaaaaaaaa.1", f"polls.promise-what:{poll}", given)
    assert klass.ben.answer.startswith("Only the course’s instructors see what came of this poll")


async def test_one_s_own_polls_are_listed_whatever_others_ask(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben", question="Mine?")
    await klass.waits(minutes=1)
    for number in range(21):
        await drafted(klass, question=f"Question {number}?")
        await klass.instructor.presses("Post")
    await klass.waits(minutes=1)
    await klass.ben.says("/poll list", place="general")
    assert "Mine?" in klass.ben.answer
    assert "Question" not in klass.ben.answer


async def test_a_student_is_reminded_of_their_own_alone(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, question="The course's?")
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    await drafted(klass, who="ben", question="A first one?")
    assert WAITING not in own_fields(klass.ben)
    await klass.ben.presses("Post")
    await klass.waits(seconds=5)
    await all_press(klass, *["Monday"] * 5)
    await closed(klass)
    await drafted(klass, who="ben", question="Another?")
    assert "A first one?" in own_fields(klass.ben)[WAITING]
    assert "The course's?" not in own_fields(klass.ben)[WAITING]
    await drafted(klass, question="And this?")
    assert "A first one?" in own_fields(klass.instructor)[WAITING]


async def ranked(klass: Klass, label: str) -> list[list[str]]:
    """Two rank, the one whose name comes later first. The rows of the table."""
    await asked(klass, kind="ranking", label=label)
    for who in ("chi", *EVERYBODY[3:], "ana"):
        await klass.seats[who].presses("Put in order")
        await klass.seats[who].fills({"first": "2", "second": "0"})
    await closed(klass)
    await looks_after(klass)
    await klass.instructor.presses("Results", place="general")
    return table(file(klass, "instructor", "poll.csv"))[1:]


async def test_the_file_of_a_named_ranking_has_whole_orders_as_was_said(klass: Klass) -> None:
    rows = await ranked(klass, "named")
    assert [who for _, who, _ in rows] == sorted(who for _, who, _ in rows), "not in the order of their coming"
    assert {answer for *_, answer in rows} == {"Friday; Monday"}


async def test_staff_sees_whole_orders_where_that_was_said(klass: Klass) -> None:
    rows = await ranked(klass, "staff-only")
    assert [who for _, who, _ in rows] == sorted(who for _, who, _ in rows)
    assert {answer for *_, answer in rows} == {"Friday; Monday"}


async def test_a_code_is_found_wherever_it_is_looked_for(klass: Klass) -> None:
    await asked(klass, place="cafe")
    await all_press(klass, *["Monday"] * 4, "Friday")
    await klass.seats["s2"].presses("My answer", place="cafe")
    code = klass.seats["s2"].answer.partition("Your code is ")[2][:9]
    await closed(klass)
    await klass.database.write(None, lambda tx: tx.connection.exec_driver_sql("UPDATE polls SET course_id = 77"))
    await klass.seats["s2"].says(f"/poll check {code}", place="general")
    assert "It was counted, in “Which day?”, as: Friday" in klass.seats["s2"].answer
    assert card(klass, place="cafe")
    await klass.seats["s2"].says("/poll check K7QF-29MW", place="general")
    assert "staff had the answer’s words deleted" in klass.seats["s2"].answer
