"""As much as a course can have of what its instructors look after, for the stories on platforms that limit lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.app import App
from bot.people import Person
from cogs.achievements.milestones_own import LONGEST_NAME, LONGEST_WORDS, MOST
from cogs.achievements.nominating import LONGEST_REASON
from storage.database import Tx
from storage.milestones import Milestones, Own
from storage.spotlights import Nomination, Spotlights

NAMED: Final = [f"{number:02}{'of-a-course' * 10}"[:LONGEST_NAME] for number in range(MOST)]


async def many(app: App, people: Sequence[Person], by: Person) -> None:
    """Each of these is nominated by somebody, and the first by all; there are as many milestones as there may be. Every
    text is as long as it may be."""
    now, space = app.core.clock.now(), by.space_id
    pairs = [(each, by) for each in people] + [(people[0], each) for each in people[1:]]

    def write(tx: Tx) -> None:
        spotlights, milestones = Spotlights(tx, space), Milestones(tx, space)
        for number, (person, whose) in enumerate(pairs, start=1):
            spotlights.nominate(Nomination(number, 0, person, whose, "x" * LONGEST_REASON, now))
        for number, name in enumerate(NAMED, start=1_000):
            milestones.make(Own(number, 0, name, "x" * LONGEST_WORDS, by), now)

    await app.database.write(space, write)
