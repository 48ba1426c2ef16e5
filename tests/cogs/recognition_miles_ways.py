"""The ways to the handlers of milestones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.cogs.way import Way, after, press, says
from tests.klass import Klass

TALK: Final = {"name": "Talk given", "words": "Everyone listened."}
my_milestones: Final = says("ben", "/kudos milestones")
joined: Final = after(my_milestones, press("ben", "Join the milestones"))


async def made(klass: Klass) -> None:
    """The course has a milestone of its own, which the instructor has before them; and Ben joined."""
    await joined(klass)
    await klass.instructor.says("/kudos milestone", place="general")
    await klass.instructor.presses("Make one for this course")
    await klass.instructor.fills(TALK)


async def noted(klass: Klass) -> None:
    """Ben reached it."""
    await made(klass)
    await klass.instructor.presses("Somebody reached it")
    await klass.instructor.fills({"people": ["ben"]})
    await klass.goes_on()


MILES_WAYS: Final[Mapping[str, Way]] = {
    "achievements.kudos-milestones": Way("ben"),
    "achievements.kudos-milestone": Way("instructor", arrange=made),
    "achievements.kudos-reached": Way(
        "instructor", arrange=made, fills={"milestone": "Talk given", "people": ["ben"], "names": "Chi\ns1"}
    ),
    "achievements.join-milestones": Way("ben", "Join the milestones", my_milestones),
    "achievements.show-milestones": Way("ben", "Show the class what I reach", joined),
    "achievements.leave-milestones": Way("ben", "Leave the milestones", joined),
    "achievements.make-milestone": Way(
        "instructor", "Make one for this course", says("instructor", "/kudos milestones"), fills=TALK
    ),
    "achievements.look-at-milestone": Way(
        "instructor", "Look at one", after(made, says("instructor", "/kudos milestone")), chooses="Talk given"
    ),
    "achievements.note-reached": Way(
        "instructor", "Somebody reached it", made, fills={"people": ["ben"], "names": "Chi\ns1"}
    ),
    "achievements.change-milestone": Way("instructor", "Change it", made, fills={"name": "Talk held"}),
    "achievements.end-milestone": Way("instructor", "End it", made),
    "achievements.reopen-milestone": Way("instructor", "Let it go on", after(made, press("instructor", "End it"))),
    "achievements.unnote": Way("instructor", "Noted by mistake", noted),
}
