"""The ways to the handlers of polls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tests.cogs.way import Arrange, Way, after, press, says
from tests.klass import Klass

TIMES: Final = "2026-03-10 10:00\n2026-03-10 14:00"
FIVE: Final = "Old one\nNew one\nNone\nBoth\nAny"
MANY: Final = "\n".join(f"Road {number}" for number in range(1, 10))
STUDENTS: Final = ("ben", "chi", "s1", "s2", "s3", "s4")


def drafted(**values: Any) -> Arrange:
    """The instructor has the preview of a poll before them."""

    async def arrange(klass: Klass) -> None:
        await klass.instructor.says("/poll ask", place="general")
        given = {"question": "Which map?", "kind": "one"} | values
        if given["kind"] not in ("scale", "text"):
            given.setdefault("choices", "Old one\nNew one\nNone")
        await klass.instructor.fills(given)

    return arrange


def asked(**values: Any) -> Arrange:
    """A poll stands in general."""
    return after(drafted(**values), press("instructor", "Post"))


async def answered(klass: Klass) -> None:
    """Ben answered with one press."""
    await klass.ben.presses("Old one")
    await klass.goes_on()


def counted(**values: Any) -> Arrange:
    """Six people answered, and it is closed."""

    async def arrange(klass: Klass) -> None:
        await asked(**values)(klass)
        for number, who in enumerate(STUDENTS):
            await klass.seats[who].presses("Old one" if number % 2 else "New one")
        await klass.waits(seconds=5)
        await listed(klass)
        await klass.instructor.presses("Close now")
        await klass.waits(seconds=5)

    return arrange


async def listed(klass: Klass) -> None:
    """The instructor has what can be done with it before them."""
    await klass.instructor.says("/poll list", place="general")
    await klass.instructor.chooses("Look after one", "Which map?")


async def many(klass: Klass) -> None:
    """The instructor has a list before them that goes on."""
    for number in range(21):
        await asked(question=f"Which map of {number}?")(klass)
    await klass.instructor.says("/poll list", place="general")


async def repeated(klass: Klass) -> None:
    """It is asked again by schedule, and the instructor has the list of these before them."""
    await asked()(klass)
    await listed(klass)
    await klass.instructor.presses("Repeat it")
    await klass.instructor.fills({"days": ["mon", "thu"], "at": "09:30", "zone": "UTC"})
    await klass.instructor.says("/poll repeating", place="general")


async def keyless(klass: Klass) -> None:
    """Its key is missing at the close, and the instructor has what can be done with it before them."""
    await asked()(klass)
    await answered(klass)
    for key in klass.core.seals.folder.iterdir():
        key.unlink()
    await listed(klass)
    await klass.instructor.presses("Close now")
    await klass.waits(seconds=5)
    await listed(klass)


one: Final = asked()
looked_after: Final = after(one, listed)
staff_only: Final = counted(label="staff-only")
POLL_WAYS: Final[Mapping[str, Way]] = {
    "polls.poll-ask": Way("instructor", fills={"question": "Which map?", "choices": "Old\nNew"}),
    "polls.poll-list": Way("instructor", arrange=one),
    "polls.list-more": Way("instructor", "Older ones", many),
    "polls.poll-repeating": Way("instructor", arrange=repeated),
    "polls.poll-check": Way("ben", fills={"code": "K7QF-29MX"}),
    "polls.post": Way("instructor", "Post", drafted()),
    "polls.change": Way("instructor", "Change", drafted(), fills={"question": "Which road?"}),
    "polls.set-close": Way("instructor", "Where and how long", drafted(), fills={"after": "2h"}),
    "polls.scale": Way("instructor", "Scale", drafted(kind="scale"), fills={"points": "seven", "low": "cold"}),
    "polls.at-most": Way("instructor", "How many", drafted(kind="several"), fills={"most": "2"}),
    "polls.live": Way("instructor", "Show while open", drafted(label="named")),
    "polls.use-template": Way("instructor", "Take one of these instead", drafted(), chooses="How was the pace?"),
    "polls.choose": Way("ben", "Old one", one),
    "polls.pick": Way("ben", "Choose one", asked(choices=MANY), chooses="Road 1"),
    "polls.tick": Way("ben", "Choose up to 3", asked(kind="several"), fills={"ticked": ["0"]}),
    "polls.suit": Way("ben", "Choose the times that suit", asked(kind="times", choices=TIMES), fills={"ticked": ["0"]}),
    "polls.none": Way("ben", "None of these", asked(kind="times", choices=TIMES)),
    "polls.rank": Way("ben", "Put in order", asked(kind="ranking", choices=FIVE), fills={"first": "0", "second": "2"}),
    "polls.rank-many": Way(
        "ben", "Put in order", asked(kind="ranking", choices=MANY), fills={"first": "0", "rest": "3"}
    ),
    "polls.write": Way("ben", "Answer", asked(kind="text"), fills={"words": "The old one."}),
    "polls.mine": Way("ben", "My answer", after(one, answered)),
    "polls.withdraw": Way("ben", "Take it back", after(one, answered)),
    "polls.meaning": Way("ben", "What does this mean?", one),
    "polls.look-after": Way(
        "instructor", "Look after one", after(one, says("instructor", "/poll list")), chooses="Which map?"
    ),
    "polls.close-now": Way("instructor", "Close “Which map?”", after(one, drafted())),
    "polls.extend": Way("instructor", "Give it more time", looked_after, fills={"more": "2h"}),
    "polls.reopen": Way("instructor", "Open it again", after(staff_only, listed), fills={"more": "2h"}),
    "polls.mend": Way("instructor", "Mend a typo", looked_after, fills={"question": "Which map"}),
    "polls.give-up": Way("instructor", "Give it up", keyless),
    "polls.again": Way("instructor", "Ask again", after(counted(), listed)),
    "polls.repeat": Way("instructor", "Repeat it", looked_after, fills={"days": ["mon", "thu"], "zone": "UTC"}),
    "polls.trend": Way("instructor", "How answers changed", repeated, chooses="1. Which map?"),
    "polls.stop-one": Way("instructor", "Stop one", repeated, chooses="1. Which map?"),
    "polls.results": Way("instructor", "Results (instructors)", staff_only),
    "polls.ballots": Way("ben", "Count for yourself", counted()),
    "polls.promise-what": Way(
        "instructor",
        "What we do",
        after(counted(), listed),
        fills={"doing": "done", "words": "The new one hangs here."},
    ),
    "polls.settings": Way("instructor", "Polls", says("instructor", "/homeroom settings"), fills={"open_hours": "48"}),
}
