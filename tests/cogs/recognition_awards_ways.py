"""The ways to awards: giving one, asking who stands, the vote, and looking after what there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from cogs.achievements.awards_looking import LISTED
from storage.awards import Awards
from storage.database import Tx
from tests.cogs.recognition_shouts_ways import begun
from tests.cogs.way import Way, after, press
from tests.klass import SPACE, Klass

TITLE: Final = "Kindest question"
GIVEN: Final[Mapping[str, Any]] = {"title": TITLE, "people": ["chi"], "words": "You asked what each of us needs."}
ASKED: Final[Mapping[str, Any]] = {**GIVEN, "people": ["ben", "chi"]}


async def looked_at(klass: Klass) -> None:
    """The instructor has the preview of an award before them."""
    await begun(klass)
    await klass.instructor.says("/kudos award", place="general")
    await klass.instructor.fills(dict(GIVEN))


async def asked(klass: Klass) -> None:
    """Ben and Chi are asked whether they stand, and the instructor has the vote before them."""
    await begun(klass)
    await klass.instructor.says("/kudos vote", place="general")
    await klass.instructor.fills(dict(ASKED))
    await klass.goes_on()


async def standing(klass: Klass) -> None:
    """Both said yes."""
    await asked(klass)
    for who in ("ben", "chi"):
        await klass.seats[who].presses("My name may stand")
    await klass.goes_on()
    await listed(klass)
    await klass.instructor.chooses("Look after one", f"1. {TITLE}")


async def same_name(klass: Klass) -> None:
    """Both are called the same, so the instructor is to tell them apart."""
    await klass.chi.says("/homeroom me", place="general")
    await klass.chi.presses("Change")
    await klass.chi.fills({"name": "Ben"})
    await standing(klass)
    await klass.instructor.presses("Open the vote")


async def listed(klass: Klass) -> None:
    """The instructor has the list before them."""
    await klass.instructor.says("/kudos awards", place="general")


async def many(klass: Klass) -> None:
    """There are more awards than stand on one card, and the instructor has the newest before them."""
    await given(klass)

    def store(tx: Tx) -> None:
        awards = Awards(tx, SPACE)
        (one,) = awards.of_course(klass.core.snapshot(tx, SPACE, None).course(0).course_id)
        for number in range(LISTED):
            awards.add(replace(one, award_id=number + 1, made_at=one.made_at - timedelta(days=number + 1)), [])

    await klass.database.write(SPACE, store)
    await listed(klass)


given: Final = after(looked_at, press("instructor", "Give it"))
voting: Final = after(standing, press("instructor", "Open the vote"))
looking: Final = after(given, press("instructor", "Look after it"))
AWARD_WAYS: Final[Mapping[str, Way]] = {
    "achievements.kudos-award": Way("instructor", fills=GIVEN),
    "achievements.give-award": Way("instructor", "Give it", looked_at),
    "achievements.change-award": Way("instructor", "Change", looked_at, fills={"title": "Best map"}),
    "achievements.look-at-award": Way("instructor", "Look after it", given),
    "achievements.kudos-vote": Way("instructor", arrange=begun, fills=ASKED),
    "achievements.ask-more": Way("instructor", "Ask somebody else", asked, chooses="s1"),
    "achievements.stand": Way("ben", "My name may stand", asked),
    "achievements.open-vote": Way("instructor", "Open the vote", standing),
    "achievements.tell-apart": Way(
        "instructor", "Tell them apart", same_name, fills={"additions": "from Lima\nfrom Rome"}
    ),
    "achievements.call-off": Way("instructor", "Call it off", standing),
    "achievements.take-out": Way("ben", "Take my name out", voting),
    "achievements.take-out-now": Way("ben", "Take it out now", after(voting, press("ben", "Take my name out"))),
    "achievements.kudos-awards": Way("instructor", arrange=given),
    "achievements.list-awards": Way("instructor", "Earlier ones", many),
    "achievements.look-after-award": Way("instructor", "Look after one", after(given, listed), chooses=f"1. {TITLE}"),
    "achievements.reword-award": Way("instructor", "Change its words", looking, fills={"words": "You listened."}),
    "achievements.take-award-back": Way("instructor", "Take it back", looking),
}
