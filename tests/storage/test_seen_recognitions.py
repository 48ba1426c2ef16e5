"""What the class sees of recognition, by name or at all, and how often a leaderboard would count it: on both
databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.people import Person, Place, PlaceKind
from storage.database import Database, Tx
from storage.recognitions import Kind, Recognition, Recognitions, Shows

SPACE = "web:class"
ANA, BEN, CHI, DAN = (Person(SPACE, name) for name in ("ana", "ben", "chi", "dan"))
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CAFE = Place(SPACE, PlaceKind.CHANNEL, "cafe")


def shout_out(
    number: int,
    *,
    course: int = 0,
    kind: Kind = Kind.SHOUT_OUT,
    words: str | None = "So!",
    place: Place | None = CAFE,
    at: datetime = NOW,
) -> Recognition:
    """One that Dan gave."""
    return Recognition(number, course, kind, DAN, words, "care", place, at)


def add(tx: Tx, this: Recognition, **people: Shows) -> None:
    """Stores it with who received it, by their names."""
    number = this.recognition_id * 10
    parts = {Person(SPACE, name): (number + at, shows) for at, (name, shows) in enumerate(people.items())}
    assert Recognitions(tx, SPACE).add(this, parts)


async def test_seen_by_name_is_who_stands_on_a_card_with_words_in_a_place(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Recognitions(tx, SPACE)
        add(tx, shout_out(1), ana=Shows.PUBLIC, ben=Shows.NAMELESS, chi=Shows.PRIVATE)
        add(tx, shout_out(2, course=77), chi=Shows.PUBLIC)
        add(tx, shout_out(3, place=None), chi=Shows.PUBLIC)
        add(tx, shout_out(4), chi=Shows.PUBLIC)
        store.stand(4, CAFE, "gone")
        add(tx, shout_out(5), chi=Shows.PUBLIC)
        store.unsay(5)
        assert (store.named(0), store.named(77)) == ({ANA}, {CHI})
        add(tx, shout_out(6, kind=Kind.MILESTONE, words=None), ben=Shows.PUBLIC)
        assert store.named(0) == {ANA, BEN}
        assert store.named(0, NOW) == {ANA, BEN}
        assert store.named(0, NOW + timedelta(seconds=1)) == set()
        assert Recognitions(tx, "web:other").named(0) == set()

    await database.write(SPACE, act)


async def test_a_leaderboard_counts_shout_outs_alone_since_it_began(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Recognitions(tx, SPACE)
        add(tx, shout_out(1), ana=Shows.PUBLIC, ben=Shows.PUBLIC)
        add(tx, shout_out(2), ana=Shows.PUBLIC, ben=Shows.NAMELESS)
        add(tx, shout_out(3, at=NOW - timedelta(seconds=1)), ben=Shows.PUBLIC)
        add(tx, shout_out(4, kind=Kind.AWARD), ben=Shows.PUBLIC)
        add(tx, shout_out(5, kind=Kind.MILESTONE), ben=Shows.PUBLIC)
        add(tx, shout_out(6, course=77), ben=Shows.PUBLIC)
        assert store.counted(0, NOW) == {ANA: 2, BEN: 1}
        assert store.counted(77, NOW) == {BEN: 1}

    await database.write(SPACE, act)


async def test_the_class_sees_what_one_of_them_lets_it(database: Database) -> None:
    def act(tx: Tx) -> None:
        store = Recognitions(tx, SPACE)
        add(tx, shout_out(1), ana=Shows.PRIVATE, ben=Shows.NAMELESS)
        add(tx, shout_out(2), ana=Shows.PRIVATE, ben=Shows.ASKED)
        assert store.seen([1, 2, 3]) == {1}
        assert store.seen([]) == set()
        assert store.decide(21, Shows.PUBLIC)
        assert store.put_away(11)
        assert store.seen([1, 2]) == {2}

    await database.write(SPACE, act)
