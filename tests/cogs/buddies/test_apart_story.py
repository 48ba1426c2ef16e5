"""Who is never to be matched with whom: said in private, taken back in private, and told to nobody."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from adapters.web.seat import Seat
from bot.people import Person
from cogs.buddies.keeping_apart import MOST
from storage.apart import Apart
from tests.cogs.buddies.fortnight import DAY_BEFORE, announced, inside, until
from tests.cogs.buddies.stories import buttons, joined, own_fields, person, private, started
from tests.cogs.kept import everything
from tests.cogs.polls.stories import file
from tests.klass import MONDAY, SPACE, Klass

NEVER = "Never match me with"
AGAIN = "It is fine again with"


async def pairs(klass: Klass) -> set[tuple[str, str]]:
    """Who is kept apart."""
    everyone = [person(each) for each in klass.seats]
    return await klass.database.read(lambda tx: Apart(tx, SPACE).pairs(everyone))


async def opens(seat: Seat) -> None:
    """Their own list."""
    await seat.says("/buddy apart", place="general")


async def test_naming_somebody_needs_no_reason_and_can_be_taken_back(klass: Klass) -> None:
    await opens(klass.ben)
    assert buttons(private(klass.ben)) == [NEVER]
    await klass.ben.chooses(NEVER, "chi")
    assert "You and @Chi are never matched, in any programme. Nobody is told." in klass.ben.answer
    assert own_fields(klass.ben) == {"You are never matched with": "chi"}
    assert await pairs(klass) == {("ben", "chi")}
    await klass.ben.chooses(AGAIN, "chi")
    assert "As for you, @Chi and you may be matched again." in klass.ben.answer
    assert await pairs(klass) == set()
    await opens(klass.ben)
    await klass.ben.chooses(NEVER, "s1")
    await klass.ben.chooses(AGAIN, "chi")
    assert "You have not named this person." in klass.ben.answer


async def test_who_is_named_finds_it_nowhere_and_neither_does_anybody_else(klass: Klass) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    await klass.chi.presses("Join")
    await opens(klass.ben)
    await klass.ben.chooses(NEVER, "chi")
    await opens(klass.chi)
    assert own_fields(klass.chi) == {}
    await klass.chi.says("/homeroom me", place="general")
    assert "never matched" not in klass.chi.answer
    assert "apart" not in json.loads(file(klass, "chi", "homeroom-about-me.json"))["kept"]
    for seat in (klass.instructor, klass.assistant):
        await seat.says("/homeroom status", place="general")
        assert "never matched" not in seat.answer
    await klass.ben.says("/homeroom me", place="general")
    assert "a person with whom you are never matched" in klass.ben.answer
    kept: Any = json.loads(file(klass, "ben", "homeroom-about-me.json"))["kept"]
    assert [each["other_id"] for each in kept["apart"]["rows"]] == ["chi"]


async def test_what_the_other_one_said_is_not_lifted_by_taking_ones_own_back(klass: Klass) -> None:
    for one, two in (("ben", "chi"), ("chi", "ben")):
        await opens(klass.seats[one])
        await klass.seats[one].chooses(NEVER, two)
    await klass.ben.chooses(AGAIN, "chi")
    assert "may be matched again" in klass.ben.answer
    assert await pairs(klass) == {("ben", "chi")}


async def test_leaving_all_programmes_and_deleting_oneself_leave_it_to_who_said_it(klass: Klass) -> None:
    await opens(klass.ben)
    await klass.ben.chooses(NEVER, "chi")
    for who in ("ben", "chi"):
        await klass.seats[who].says("/homeroom me", place="general")
        await klass.seats[who].presses("Leave all programmes")
    assert await pairs(klass) == {("ben", "chi")}
    await klass.chi.says("/homeroom me", place="general")
    await klass.chi.presses("Delete me")
    assert "never matched" not in klass.chi.answer
    await klass.chi.presses("Delete me now")
    assert "never matched" not in klass.chi.answer
    assert await pairs(klass) == {("ben", "chi")}
    (row,) = (await everything(klass, "deliveries"))["apart"]
    assert "chi" not in row
    await opens(klass.ben)
    assert own_fields(klass.ben) == {"You are never matched with": "one person who deleted what is kept about them"}
    await klass.ben.chooses(AGAIN, "s1")
    assert "You have not named this person." in klass.ben.answer
    await opens(klass.ben)
    await klass.ben.chooses(NEVER, "chi")
    assert own_fields(klass.ben) == {"You are never matched with": "chi"}
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    assert await pairs(klass) == set()


async def test_who_was_named_and_deleted_themselves_can_be_taken_back(klass: Klass) -> None:
    await opens(klass.ben)
    await klass.ben.chooses(NEVER, "chi")
    await klass.chi.says("/homeroom me", place="general")
    await klass.chi.presses("Delete me")
    await klass.chi.presses("Delete me now")
    await opens(klass.ben)
    await klass.ben.chooses(AGAIN, "chi")
    assert "may be matched again" in klass.ben.answer
    assert await pairs(klass) == set()


async def test_who_deletes_themselves_and_comes_back_is_still_not_matched_with_who_named_them(klass: Klass) -> None:
    await opens(klass.ben)
    await klass.ben.chooses(NEVER, "chi")
    await announced(klass, "ben", "chi")
    await klass.chi.says("/homeroom me", place="general")
    await klass.chi.presses("Delete me")
    await klass.chi.presses("Delete me now")
    await klass.goes_on()
    await joined(klass, "chi")
    await until(klass, DAY_BEFORE + timedelta(days=1))
    assert inside(klass) == []


async def test_oneself_and_too_many_are_refused(klass: Klass) -> None:
    await opens(klass.ben)
    rows = await everything(klass, "deliveries")
    await klass.ben.chooses(NEVER, "ben")
    assert "This is you." in klass.ben.answer
    assert await everything(klass, "deliveries") == rows
    me = person("ben")

    def name_many(tx: Any) -> None:
        for number in range(MOST):
            Apart(tx, SPACE).say(me, Person(SPACE, f"gone{number}"), MONDAY)

    await klass.database.write(SPACE, name_many)
    await klass.ben.chooses(NEVER, "chi")
    assert f"You have named {MOST} people." in klass.ben.answer
    assert await pairs(klass) == set()
