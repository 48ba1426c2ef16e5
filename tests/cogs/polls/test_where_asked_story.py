"""Where somebody asks who is none of the instructors, and that the class knows who it is."""

from __future__ import annotations

from tests.cogs.kept import everything
from tests.cogs.polls.stories import asked, card, cards, drafted, fields, own_fields, posted, says_here, sets
from tests.klass import Klass

ASKS = "Asked by"


async def test_whoever_is_no_instructor_asks_where_they_are_and_nowhere_else(klass: Klass) -> None:
    await sets(klass, asks="student")
    await drafted(klass, who="ben")
    before = (await everything(klass))["polls"]
    await klass.ben.presses("Where and how long")
    for place in ("channel:staff", "channel:cafe"):
        await klass.ben.fills({"place": place})
        assert klass.ben.errors["place"].startswith("Please ask in the channel where you wrote the command.")
    assert (await everything(klass))["polls"] == before
    await klass.ben.fills({"place": "channel:general", "after": "2h"})
    assert "2 hours after it is posted" in klass.ben.answer
    await posted(klass, "ben")
    assert len(cards(klass)) == 1
    assert says_here(klass, "instructor", "staff") == ""


async def test_an_instructor_asks_elsewhere_too(klass: Klass) -> None:
    await drafted(klass)
    await klass.instructor.presses("Where and how long")
    await klass.instructor.fills({"place": "channel:cafe"})
    await posted(klass)
    assert len(cards(klass, place="cafe")) == 1


async def test_the_card_says_who_asks_where_it_is_no_instructor(klass: Klass) -> None:
    await sets(klass, asks="student")
    await drafted(klass, who="ben", question="Shall we swap notes?")
    assert own_fields(klass.ben)[ASKS] == "ben"
    await posted(klass, "ben")
    assert fields(klass)[ASKS] == "ben"
    await klass.waits(hours=73)
    assert card(klass)["title"] == "A poll that is over"
    assert fields(klass)[ASKS] == "ben"
    await asked(klass)
    assert ASKS not in fields(klass)


async def test_an_instructor_who_posts_it_asks_for_the_course(klass: Klass) -> None:
    await sets(klass, asks="assistant")
    await asked(klass, who="assistant", label="named", kind="several")
    assert fields(klass)[ASKS] == "assistant"
    await klass.waits(hours=73)
    await klass.instructor.says("/poll list", place="general")
    await klass.instructor.chooses("Look after one", "Which day?")
    await klass.instructor.presses("Ask again")
    await posted(klass)
    assert ASKS not in fields(klass)


async def test_who_asked_and_is_deleted_stands_there_no_more(klass: Klass) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben", label="named")
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await klass.waits(minutes=1)
    assert ASKS not in fields(klass, "chi")
