"""What schedules of polls ask, when words of it are mended or gone for good."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.people import Person, Place
from storage.database import Database, Tx
from storage.poll_schedules import PlannedPolls

SPACE = "web:class"
FIRST, LATER, SERIES = 1, 2, 7


async def test_what_is_gone_for_good_comes_back_by_no_other_poll_of_the_schedule(database: Database) -> None:
    def act(tx: Tx) -> None:
        plans = PlannedPolls(tx, SPACE)
        asks = {"first": FIRST, "question": "Who is the solwest?", "choices": ["Ana", "Ben", "Chi"], "words": []}
        place, now = Place.parse(SPACE, "channel:general"), datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        plans.plan(SERIES, place, asks, now, Person(SPACE, "instructor"))
        plans.erase(LATER, SERIES, choices=["Ana", "", "Chi"])
        plans.erase(FIRST, 0, choices=["Ana", "Ben", ""])
        assert plans.all()[SERIES].asks["choices"] == ["Ana", "", ""]
        plans.erase(LATER, SERIES, question="")
        plans.mend(FIRST, 0, "Who is the slowest?", ["Anna", "Ben", "Chi"])
        assert plans.all()[SERIES].asks["question"] == ""
        assert plans.all()[SERIES].asks["choices"] == ["Anna", "", ""]

    await database.write(SPACE, act)
