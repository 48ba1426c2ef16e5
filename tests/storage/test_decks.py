"""A course's own decks, and what students suggest, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.decks import Decks, OwnPrompt
from storage.icebreakers import DRAFT, POSTED, Icebreakers, Put
from storage.suggestions import ACCEPTED, DECLINED, Suggestions

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PLACE = Place(SPACE, PlaceKind.CHANNEL, "general")


def prompt(slug: str, level: int = 1) -> OwnPrompt:
    return OwnPrompt(slug, {"text": {"": f"{slug}?"}, "kind": "open", "level": level, "tags": []})


async def test_a_deck_that_is_replaced_keeps_what_was_asked_from_it(database: Database) -> None:
    def act(tx: Tx) -> list[Any]:
        store, put = Decks(tx, SPACE), Icebreakers(tx, SPACE)
        store.put("own-a", 0, {"": "A"}, {}, [prompt("one"), prompt("two", 3)], NOW)
        put.add(Put(1, 0, PLACE, "own-a", "one", None, POSTED, False, NOW))
        put.add(Put(2, 0, PLACE, "easy-starts", "one", None, POSTED, False, NOW))
        store.put("own-a", 0, {"": "B"}, {}, [prompt("two", 3), prompt("three")], NOW)
        (deck,) = store.of_course(0)
        found, ours = put.get(1), put.get(2)
        assert found is not None
        assert ours is not None
        return [
            (deck.title, deck.count, deck.firsts),
            store.slugs(0, "own-a", 1),
            store.slugs(7, "own-a", 1),
            [(each.slug, each.retired) for each in store.prompts("own-a")],
            found.of_deck,
            ours.of_deck,
            {each.prompt_id: each.of_deck is not None for each in put.recent(0, POSTED)},
        ]

    assert await database.write(SPACE, act) == [
        ({"": "B"}, 2, 1),
        ["three"],
        [],
        [("two", False), ("three", False), ("one", True)],
        prompt("one").content,
        None,
        {1: True, 2: False},
    ]


async def test_a_deck_is_deleted_once_and_opened_anew(database: Database) -> None:
    def act(tx: Tx) -> list[Any]:
        store = Decks(tx, SPACE)
        store.put("own-a", 0, {"": "A"}, {}, [prompt("one")], NOW)
        said: list[Any] = [store.retire("own-a"), store.retire("own-a"), store.of_course(0), store.slugs(0, "own-a", 3)]
        store.open("own-a", 0, {"": "A"}, {}, NOW)
        store.add("own-a", prompt("one"), 0)
        return [*said, store.slugs(0, "own-a", 3), Decks(tx, "web:other").of_course(0)]

    assert await database.write(SPACE, act) == [True, False, [], [], ["one"], []]


async def test_of_a_deck_that_is_gone_only_what_was_asked_stays_and_as_long_as_something_names_it(
    database: Database,
) -> None:
    def act(tx: Tx) -> list[Any]:
        store, put = Decks(tx, SPACE), Icebreakers(tx, SPACE)
        here: list[Any] = []

        def kept() -> list[str]:
            return [each.slug for each in store.prompts("own-a")]

        store.put("own-a", 0, {"": "A"}, {}, [prompt("one"), prompt("two"), prompt("three")], NOW)
        store.put("own-b", 0, {"": "B"}, {}, [prompt("one")], NOW)
        Decks(tx, "web:other").put("own-a", 0, {"": "A"}, {}, [prompt("one")], NOW)
        put.add(Put(1, 0, PLACE, "own-a", "one", None, DRAFT, False, NOW))
        put.add(Put(2, 0, PLACE, "own-a", "two", None, POSTED, False, NOW))
        put.add(Put(3, 0, PLACE, "easy-starts", "three", None, POSTED, False, NOW))
        store.put("own-a", 0, {"": "A"}, {}, [prompt("four")], NOW)
        here.append(kept())
        store.retire("own-a")
        here.append(kept())
        put.forget(1)
        here.append(kept())
        here.append(store.get("own-a") is not None)
        put.take_away(2)
        put.forget(2)
        here += [kept(), store.get("own-a"), [each.deck for each in store.of_course(0)]]
        return [*here, [each.slug for each in Decks(tx, "web:other").prompts("own-a")]]

    assert await database.write(SPACE, act) == [
        ["four", "one", "two"],
        ["one", "two"],
        ["two"],
        True,
        [],
        None,
        ["own-b"],
        ["one"],
    ]


async def test_a_deck_of_many_prompts_is_kept_with_a_few_statements(database: Database) -> None:
    def act(tx: Tx) -> int:
        before = tx.statements
        Decks(tx, SPACE).put("own-a", 0, {"": "A"}, {}, [prompt(f"p{number}") for number in range(500)], NOW)
        return tx.statements - before

    assert await database.write(SPACE, act) <= 5
    assert len(await database.read(lambda tx: Decks(tx, SPACE).slugs(0, "own-a", 1))) == 500


async def test_a_suggestion_is_decided_once(database: Database) -> None:
    def act(tx: Tx) -> list[Any]:
        store, ben, chi = Suggestions(tx, SPACE), Person(SPACE, "ben"), Person(SPACE, "chi")
        store.add(5, 0, ben, "Five?", [], NOW)
        store.add(3, 0, chi, "Three?", ["One", "Two"], NOW)
        store.add(3, 0, chi, "Again?", [], NOW)
        store.add(4, 7, chi, "Elsewhere?", [], NOW)
        waiting = [(each.words, each.choices) for each in store.waiting(0)]
        decided = [store.decide(5, ACCEPTED, "V?"), store.decide(5, DECLINED), store.decide(9, DECLINED)]
        five = store.get(5)
        assert five is not None
        return [waiting, decided, (five.state, five.became), store.count(0), len(store.waiting(0, ben)), store.get(9)]

    assert await database.write(SPACE, act) == [
        [("Five?", ()), ("Three?", ("One", "Two"))],
        [True, False, False],
        (ACCEPTED, "V?"),
        1,
        0,
        None,
    ]
