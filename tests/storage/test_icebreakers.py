"""Who passed: each person once, and known to be new, on both databases."""

from __future__ import annotations

from bot.people import Person
from storage.database import Database, Tx
from storage.icebreakers import Icebreakers

SPACE = "web:class"
ANA = Person(SPACE, "ana")


async def test_a_pass_is_new_once_and_can_be_taken_back_once(database: Database) -> None:
    def act(tx: Tx) -> list[bool]:
        store = Icebreakers(tx, SPACE)
        return [store.pass_on(1, ANA), store.pass_on(1, ANA), store.take_back(1, ANA), store.take_back(1, ANA)]

    assert await database.write(SPACE, act) == [True, False, True, False]
