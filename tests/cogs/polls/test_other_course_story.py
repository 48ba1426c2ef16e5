"""A poll of another course than the space's first: what comes of it is asked for in direct messages, in none."""

from __future__ import annotations

from sqlalchemy import insert

from bot.people import Role
from storage.database import Tx
from storage.spaces import Spaces, course_places, courses
from tests.cogs.polls.stories import all_press, asked, closed, says_here, sets, settled
from tests.klass import SPACE, Klass

PHYSICS = 77


async def physics(klass: Klass) -> None:
    """The café is another course's, with an instructor of its own, who is a student in the first one."""

    def found(tx: Tx) -> None:
        tx.execute(insert(courses).values(space_id=SPACE, course_id=PHYSICS, name="Physics"))
        tx.execute(insert(course_places).values(space_id=SPACE, course_id=PHYSICS, place="channel:cafe"))
        Spaces(tx, SPACE).grant(PHYSICS, "ben", Role.INSTRUCTOR)
        Spaces(tx, SPACE).moved_on()

    await klass.database.write(SPACE, found)


async def counted(klass: Klass, label: str = "unlinkable") -> None:
    """A poll of physics is over."""
    await physics(klass)
    await asked(klass, who="ben", place="cafe", label=label)
    await all_press(klass, *["Monday"] * 6)
    await closed(klass)
    assert "What will you do about it?" in klass.ben.reads("direct:ben")


async def test_what_comes_of_it_is_said_from_the_direct_message(klass: Klass) -> None:
    await counted(klass)
    await klass.ben.presses("What we do", place="direct:ben")
    await klass.ben.fills({"doing": "done", "words": "We meet on Monday."})
    await settled(klass)
    assert "You said, we did" in says_here(klass, "chi", "cafe")
    assert "You said, we did" not in says_here(klass, "chi")


async def test_its_results_are_looked_at_from_the_direct_message(klass: Klass) -> None:
    await counted(klass, label="staff-only")
    await klass.ben.presses("Results", place="direct:ben")
    assert "@Ana" in klass.ben.answer


async def test_what_the_first_course_allows_is_not_allowed_in_this_one(klass: Klass) -> None:
    await counted(klass)
    await sets(klass, asks="student")
    found = next(action["link"] for _, action in klass.ben._actions() if action["label"] == "What we do")
    given = {"doing": "done", "words": "Mine."}
    await klass.classroom.submit("chi", "direct:chi", "aaaaaaaaaa.1", str(found), given)
    assert klass.chi.answer.startswith("This is for the course’s instructors.")
