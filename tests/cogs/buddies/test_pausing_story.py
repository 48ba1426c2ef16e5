"""A pause has a date and ends by itself; whoever goes on goes on at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.cogs.buddies.stories import GROUPS, buttons, members, private, started
from tests.klass import Klass


async def test_a_pause_lasts_to_the_end_of_its_day_where_the_person_is(klass: Klass) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    await klass.ben.presses("Pause")
    await klass.ben.fills({"until": "2026-03-20"})
    assert "You pause until 2026-03-20." in klass.ben.answer
    kept = (await members(klass))["ben"]
    assert kept.rests_until == datetime(2026, 3, 21, 4, 0, tzinfo=UTC)  # midnight in New York
    assert "Go on now" in buttons(private(klass.ben))
    await klass.waits(days=19)
    await klass.ben.says("/buddy answers", place="general")
    assert "The next time you are matched:" in klass.ben.answer
    assert "Pause" in buttons(private(klass.ben))


async def test_by_a_command_it_is_in_every_programme_and_one_can_go_on_before(klass: Klass) -> None:
    made = [await started(klass), await started(klass, "cafe", **GROUPS)]
    for place in ("general", "cafe"):
        await klass.ben.presses("Join", place=place)
    await klass.ben.says("/buddy pause until:2026-03-20", place="general")
    assert "A group that you are in stays as it is." in klass.ben.answer
    assert all([(await members(klass, each))["ben"].rests_until for each in made])
    await klass.ben.says("/homeroom me", place="general")
    assert klass.ben.answer.count("you pause until") == 2
    await klass.ben.says("/buddy pause until:2026-03-20", place="general")
    await klass.ben.presses("Go on now")
    assert "You go on: you are matched again at the next time." in klass.ben.answer
    assert not any([(await members(klass, each))["ben"].rests_until for each in made])


async def test_in_one_programme_the_others_go_on(klass: Klass) -> None:
    made = [await started(klass), await started(klass, "cafe", **GROUPS)]
    for place in ("general", "cafe"):
        await klass.ben.presses("Join", place=place)
    await klass.ben.presses("Pause", place="cafe")
    await klass.ben.fills({})
    assert [bool((await members(klass, each))["ben"].rests_until) for each in made] == [False, True]
    await klass.ben.presses("Go on now")
    assert "You go on." in klass.ben.answer
    assert not (await members(klass, made[1]))["ben"].rests_until


@pytest.mark.parametrize(
    ("until", "said"),
    [("2026-03-01", "This day has passed already."), ("2027-03-04", "Please give a day within a year.")],
)
async def test_a_day_in_the_past_or_far_away_is_said_at_its_field(klass: Klass, until: str, said: str) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    await klass.ben.presses("Pause")
    await klass.ben.fills({"until": until})
    assert said in klass.ben.errors["until"]
    await klass.ben.says(f"/buddy pause until:{until}", place="general")
    assert said in str(klass.ben.errors) + klass.ben.answer
    assert not (await members(klass))["ben"].rests_until


async def test_who_is_in_none_is_told_so(klass: Klass) -> None:
    await klass.ben.says("/buddy pause until:2026-03-20", place="general")
    assert "You are in no programme of study buddies." in klass.ben.answer
