"""Who passed, what was answered and what became of it, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.icebreaker_anew import CARD, Anew
from storage.icebreaker_answers import Answers, Count
from storage.icebreakers import POSTED, Icebreakers, Put, Reveal
from storage.owned import Owned

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANA, BEN = Person(SPACE, "ana"), Person(SPACE, "ben")


async def test_a_pass_is_new_once_and_can_be_taken_back_once(database: Database) -> None:
    def act(tx: Tx) -> list[bool]:
        store = Icebreakers(tx, SPACE)
        return [store.pass_on(1, ANA), store.pass_on(1, ANA), store.take_back(1, ANA), store.take_back(1, ANA)]

    assert await database.write(SPACE, act) == [True, False, True, False]


async def test_what_shows_somebody_is_noted_before_they_go_and_told_once(database: Database) -> None:
    def act(tx: Tx) -> list[dict[int, set[int]]]:
        store, given = Icebreakers(tx, SPACE), Answers(tx, SPACE)
        given.choose(1, ANA, 0, NOW)
        given.choose(2, BEN, 0, NOW)
        given.write(3, ANA, "The map", NOW)
        given.stand(3, {"ana": 4})
        for prompt_id, others in ((4, 4), (5, 3)):
            for person in (ANA, *(Person(SPACE, f"p{number}") for number in range(others))):
                store.pass_on(prompt_id, person)
        Owned(tx, SPACE).leave(ANA, {"answer", "pass"})
        return [Anew(tx, SPACE).take(), Anew(tx, SPACE).take()]

    assert await database.write(SPACE, act) == [{1: {CARD}, 3: {4}, 4: {CARD}}, {}]


async def test_several_prompts_are_counted_at_once_without_what_was_said_ahead(database: Database) -> None:
    def act(tx: Tx) -> object:
        store, given = Icebreakers(tx, SPACE), Answers(tx, SPACE)
        given.write(11, ANA, "Ahead", NOW, ahead=True)
        given.write(11, ANA, "Changed", NOW)
        given.write(11, BEN, "The map", NOW)
        given.join(12, ANA, NOW)
        given.join(12, BEN, NOW)
        store.pass_on(12, ANA)
        ahead = [each.words for each in given.to(11) if each.ahead]
        return given.counts([11, 12, 13]), store.counts_of_passes([11, 12]), given.counts([]), ahead

    counts = {11: Count(1, 1), 12: Count(2, 0)}
    assert await database.write(SPACE, act) == (counts, {12: 1}, {}, ["Changed"])


async def test_hidden_answers_appear_once_and_a_place_is_never_taken_back_for_a_thread(database: Database) -> None:
    place = Place(SPACE, PlaceKind.CHANNEL, "general")

    def act(tx: Tx) -> list[bool]:
        store = Icebreakers(tx, SPACE)
        for prompt_id in (21, 22):
            store.add(Put(prompt_id, 0, place, "this-or-that", "sooner-or-later", None, POSTED, False, NOW))
        return [
            store.appeared(21, Reveal.IN_THREAD),
            store.reveal(21, Reveal.COMING),
            store.reveal(21, Reveal.COMING),
            store.appeared(21, Reveal.IN_THREAD),
            store.appeared(21, Reveal.IN_PLACE),
            store.appeared(21, Reveal.IN_THREAD),
            store.end(21, 5),
            store.end(21, 7),
            store.reveal(22, Reveal.NOBODY),
            store.appeared(22, Reveal.IN_THREAD),
        ]

    assert await database.write(SPACE, act) == [False, True, False, True, True, False, True, False, True, False]
