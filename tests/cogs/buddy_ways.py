"""The ways to the handlers of study buddies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.cogs.way import Way, after, press, says
from tests.klass import Klass

FIRST_DAY: Final = "2026-03-10"


async def drafted(klass: Klass) -> None:
    """The instructor has the preview of pairs before them."""
    await klass.instructor.says("/buddy start", place="general")
    await klass.instructor.fills({"starts": FIRST_DAY})


async def drafted_groups(klass: Klass) -> None:
    """The same of study groups."""
    await klass.instructor.says("/buddy start", place="general")
    await klass.instructor.fills({"starts": FIRST_DAY, "kind": "groups"})


coffee: Final = after(drafted, press("instructor", "Start it"))
groups: Final = after(drafted_groups, press("instructor", "Start it"))
joined: Final = after(coffee, press("ben", "Join"))


async def joined_groups(klass: Klass) -> None:
    """Ben is in a programme of study groups, whose instructor gave a list."""
    await drafted_groups(klass)
    await klass.instructor.presses("Not the only one")
    await klass.instructor.fills({"lines": "the only one who works"})
    await klass.instructor.presses("Start it")
    await klass.goes_on()
    await klass.ben.presses("Join")


managed: Final = after(coffee, press("instructor", "Look after it"))
apart: Final = says("ben", "/buddy apart")


async def paused(klass: Klass) -> None:
    """Ben pauses the one programme that he is in."""
    await joined(klass)
    await klass.ben.presses("Pause")
    await klass.ben.fills({"until": "2026-03-20"})


async def paused_all(klass: Klass) -> None:
    """Ben pauses all of them."""
    await joined(klass)
    await klass.ben.says("/buddy pause until:2026-03-20", place="general")


async def named(klass: Klass) -> None:
    """Ben is never matched with Chi."""
    await apart(klass)
    await klass.ben.chooses("Never match me with", "chi")


PROGRAMME_WAYS: Final[Mapping[str, Way]] = {
    "buddies.buddy-start": Way("instructor", fills={"starts": FIRST_DAY}),
    "buddies.buddy-list": Way("instructor", arrange=coffee),
    "buddies.buddy-join": Way("ben", arrange=coffee),
    "buddies.buddy-answers": Way("ben", arrange=joined),
    "buddies.buddy-pause": Way("ben", values={"until": "2026-03-20"}, arrange=joined),
    "buddies.buddy-leave": Way("ben", arrange=joined),
    "buddies.buddy-apart": Way("ben"),
    "buddies.begin": Way("instructor", "Start it", drafted),
    "buddies.managed": Way("instructor", "Look after it", coffee),
    "buddies.look-after": Way(
        "instructor",
        "Look after one",
        after(coffee, says("instructor", "/buddy list")),
        chooses="Meet someone new · Tuesday, 10:00",
    ),
    "buddies.rhythm": Way("instructor", "When", managed, fills={"weeks": "3"}),
    "buddies.term": Way("instructor", "When", drafted_groups, fills={"size": "5"}),
    "buddies.counting": Way("instructor", "What counts", managed, fills={"floor": "3"}),
    "buddies.alone-list": Way("instructor", "Not the only one", drafted_groups, fills={"lines": "the only one"}),
    "buddies.move": Way("instructor", "Another channel", managed, fills={"place": "channel:cafe"}),
    "buddies.stop": Way("instructor", "Stop", managed),
    "buddies.stop-now": Way("instructor", "Stop it", after(managed, press("instructor", "Stop"))),
    "buddies.join": Way("ben", "Join", coffee),
    "buddies.own": Way("ben", "My answers", joined),
    "buddies.about": Way("ben", "About me", joined, fills={"hopes": "To pass"}),
    "buddies.free": Way("ben", "When and how", joined, fills={"hours": ["mon-09"]}),
    "buddies.not-alone": Way("ben", "Not the only one", joined_groups, fills={"own": "the only one", "may_use": True}),
    "buddies.pause": Way("ben", "Pause", joined, fills={"until": "2026-03-20"}),
    "buddies.resume": Way("ben", "Go on now", paused),
    "buddies.resume-all": Way("ben", "Go on now", paused_all),
    "buddies.leave": Way("ben", "Leave", joined),
    "buddies.keep-apart": Way("ben", "Never match me with", apart, chooses="chi"),
    "buddies.not-apart": Way("ben", "It is fine again with", named, chooses="chi"),
    "buddies.settings": Way(
        "instructor", "Study buddies", says("instructor", "/homeroom settings"), fills={"coffee_weeks": "3"}
    ),
}
