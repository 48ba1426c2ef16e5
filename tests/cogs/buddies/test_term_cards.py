"""What a study group finds in its room through a term: each part begins afresh, below what was written before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cogs.buddies import cog
from storage.database import Tx
from tests.cogs.buddies.fortnight import inside, matched, presses, room_of, rounds, takers, writes
from tests.cogs.buddies.stories import GROUPS
from tests.klass import SPACE, Klass

THIRD = 28  # days of twelve weeks


async def lines(klass: Klass, who: str = "ben") -> list[str]:
    """What stands in somebody's room, in its order: titles of cards, and what people wrote."""
    place = room_of(klass, who)
    await klass.seats[who].opens(place)
    there: list[Any] = klass.seats[who].sees(place)
    seen = [each for each in there if not each["private"]]
    return [str(each["card"]["title"] if each["by"] == "homeroom" else each["text"]) for each in seen]


async def test_each_part_has_its_own_half_time_and_end_below_what_was_written_before(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    await writes(klass, "ben", "part one")
    for words in ("part two", "part three"):
        await klass.waits(days=THIRD)
        await writes(klass, "ben", words)
    await klass.waits(days=THIRD)
    asked = ["Half-time", "How was it?"]
    assert await lines(klass) == ["Your study group", "part one", *asked, "part two", *asked, "part three", *asked]


async def test_whether_to_stay_is_asked_at_two_thirds_too_and_no_longer_in_the_last_part(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    await klass.waits(days=2 * THIRD - 2)
    assert "You find a new group" in await presses(klass, "ben", "A new group")
    assert (await takers(klass))["ben"].anew == "new"
    await klass.waits(days=3)
    assert (await rounds(klass))[-1].number == 3


async def test_who_wrote_in_one_part_gives_a_sign_in_the_next_by_writing_again(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    await writes(klass, "ben")
    assert (await takers(klass))["ben"].wrote
    await klass.waits(days=THIRD)
    assert not (await takers(klass))["ben"].wrote


async def test_a_room_that_is_silent_in_a_later_part_gets_an_easier_question(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    for who in ("ana", "ben"):
        await writes(klass, who)
    await klass.waits(days=THIRD + 2)
    assert (await lines(klass))[-1] == "An easy start"
    await klass.waits(days=THIRD)
    assert (await lines(klass))[-1] == "An easy start"
    assert (await lines(klass)).count("An easy start") == 2
    there: list[Any] = klass.ben.sees(room_of(klass, "ben"))
    asked = [each["card"]["text"] for each in there if each.get("card", {}).get("title") == "An easy start"]
    assert len({question["text"] for question, *_ in asked}) == 2, "another one than before"


async def test_what_an_earlier_part_asks_is_answered_of_no_later_one(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    await klass.waits(days=THIRD)
    for label in ("We met", "Yes, it was good"):
        assert "This round is over" in await presses(klass, "ben", label)
    mine = (await takers(klass))["ben"]
    assert (mine.said, mine.after) == ("", "")


async def test_the_introduction_says_until_when_this_part_lasts(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    place = room_of(klass, "ben")
    await klass.ben.opens(place)
    assert "2026-04-13" in klass.ben.reads(place)
    await klass.waits(days=THIRD)
    await klass.ben.opens(place)
    assert "2026-04-13" not in klass.ben.reads(place)
    assert "2026-05-11" in klass.ben.reads(place)


async def test_the_card_of_an_earlier_part_is_none_of_a_later_one(klass: Klass) -> None:
    await matched(klass, **GROUPS)
    (first,) = await rounds(klass)
    await klass.waits(days=THIRD)
    group_id = (await takers(klass))["ben"].group_id

    def look(tx: Tx) -> list[bool]:
        both = [cog.declarations[name].link(group_id, first.round_id) for name in ("middle", "end")]
        return [klass.core.show(tx, SPACE, each, None) is None for each in both]

    assert await klass.database.read(look) == [True, True]
    assert len(inside(klass)) == 2
    assert first.ends_at - first.matches_at > timedelta(days=THIRD - 2)
