"""Sealed answers: one a person, the latest counts, and a box that ended opens no more."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.kinds import Id
from bot.people import Person
from bot.seal import BESIDE, Box, KeyLost, Mine, NotOpen, Seals, new_code, read_code
from storage.database import Tx
from tests.bot.sealing import BOX, SIZE, Vault, mine, title, vault_of, withdraw
from tests.klass import SPACE

ANA, BEN = Person(SPACE, "ana"), Person(SPACE, "ben")
ROOM = SIZE - BESIDE


@pytest.fixture
async def vault(tmp_path: Path, url: str) -> AsyncIterator[Vault]:
    async with vault_of(tmp_path, url) as made:
        await made.begins()
        yield made


async def test_an_answer_is_seen_changed_and_withdrawn_with_the_same_receipt(vault: Vault) -> None:
    first, code = (await vault.says("ana", "yes")).split()
    assert first == "yes"
    assert title(await vault.acts("ana", mine.link(BOX))) == f"yes {code}"
    assert await vault.says("ana", "no") == f"no {code}"
    assert title(await vault.acts("ana", withdraw.link(BOX))) == "True"
    assert title(await vault.acts("ana", mine.link(BOX))) == f"None {code}"
    assert await vault.says("ana", "maybe") == f"maybe {code}"
    assert await vault.box(lambda box: box.rows()) == 1
    (only,) = await vault.closes()
    assert (only.answer, only.code) == ("maybe", code)


async def test_who_never_answered_has_nothing_to_see_or_withdraw(vault: Vault) -> None:
    assert title(await vault.acts("ana", mine.link(BOX))) == "nothing"
    assert title(await vault.acts("ana", withdraw.link(BOX))) == "False"
    assert await vault.box(lambda box: box.rows()) == 0


async def test_who_withdrew_is_not_counted_but_keeps_the_number_from_falling(vault: Vault) -> None:
    for who in ("ana", "ben", "chi"):
        await vault.says(who, f"from {who}")
    await vault.acts("ben", withdraw.link(BOX))
    assert await vault.box(lambda box: box.rows()) == 3
    assert {each.answer for each in await vault.closes()} == {"from ana", "from chi"}


async def test_from_several_devices_at_one_moment_one_answer_counts_the_latest(vault: Vault) -> None:
    at_once = [vault.says("ana", f"at {stamp}", stamp) for stamp in (3, 9, 1, 9, 8) for _ in range(4)]
    answered = await asyncio.gather(*at_once)
    assert len({each.split()[-1] for each in answered}) == 1  # one receipt
    assert await vault.box(lambda box: box.rows()) == 1
    assert [each.answer for each in await vault.closes()] == ["at 9"]


async def test_what_is_delivered_again_or_late_changes_nothing(vault: Vault) -> None:
    await vault.says("ana", "yes", 5)
    assert (await vault.says("ana", "older", 4)).startswith("yes ")
    assert (await vault.says("ana", "yes", 5)).startswith("yes ")
    await vault.acts("ana", withdraw.link(BOX), 7)
    assert (await vault.says("ana", "from before", 6)).startswith("None ")
    assert await vault.closes() == []


async def test_an_older_withdrawal_leaves_a_later_answer(vault: Vault) -> None:
    await vault.says("ana", "yes", 5)
    assert title(await vault.acts("ana", withdraw.link(BOX), 4)) == "False"
    assert [each.answer for each in await vault.closes()] == ["yes"]


async def test_many_people_in_any_order_come_to_what_a_simple_list_would_say(vault: Vault) -> None:
    chance, latest = Random(3), dict[str, tuple[int, str | None]]()

    def live(box: Box) -> None:
        for _ in range(600):
            who, stamp = f"p{chance.randrange(40)}", chance.randrange(1000)
            words = None if chance.random() < 0.3 else f"{chance.randrange(10**6)}"
            if words is None and who not in latest:
                assert not box.withdraw(Person(SPACE, who), stamp)
                continue
            if who not in latest or stamp >= latest[who][0]:
                latest[who] = stamp, words
            if words is None:
                assert box.withdraw(Person(SPACE, who), stamp) == (latest[who][1] is None)
            else:
                assert box.put(Person(SPACE, who), words, stamp).answer == latest[who][1]

    await vault.box(live)
    assert await vault.box(lambda box: box.rows()) == len(latest)
    counted = await vault.closes()
    assert sorted(each.answer or "" for each in counted) == sorted(said for _, said in latest.values() if said)
    assert len({each.code for each in counted}) == len(counted)


async def test_whatever_fits_comes_back_as_it_was(vault: Vault) -> None:
    def all_of_it(box: Box) -> None:
        for words in ("", "a", "ñ¿🙂", "x" * ROOM, "ü" * (ROOM // 2)):
            for stamp in (0, 1548426417_840180, (1 << 63) - 1):  # of no platform, of Slack's, the last of Discord's
                person = Person(SPACE, f"{words[:1]}{stamp}")
                made = box.put(person, words, stamp)
                assert (made.answer, made.stamp) == (words, stamp)
                assert box.mine(person) == box.put(person, "older", stamp - 1) == made

    await vault.box(all_of_it)


async def test_what_does_not_fit_is_refused_without_being_said(vault: Vault) -> None:
    words = "secret" + "x" * ROOM
    with pytest.raises(ValueError, match="longer than the box's answers can be") as caught:
        await vault.box(lambda box: box.put(ANA, words, 1))
    assert "secret" not in str(caught.value)
    assert await vault.box(lambda box: box.rows()) == 0


def test_what_was_sealed_does_not_say_it_when_it_is_printed() -> None:
    assert repr(Mine("secret", "K7QF-29MX", 3)) == "Mine(stamp=3)"


async def test_a_first_answer_costs_one_statement_and_another_two(vault: Vault) -> None:
    def count(tx: Tx) -> list[int]:
        box, found = vault.box_in(tx), []
        for act in (lambda: box.put(ANA, "a", 1), lambda: box.put(ANA, "b", 2), lambda: box.withdraw(ANA, 3)):
            before = tx.statements
            act()
            found.append(tx.statements - before)
        return found

    await vault.box(lambda box: box.put(BEN, "x", 1))  # the context's own come first
    assert await vault.klass.database.write(SPACE, count) == [1, 2, 2]


async def test_a_box_that_ended_or_never_began_takes_nothing(vault: Vault) -> None:
    await vault.says("ana", "yes")
    await vault.box(lambda box: box.end())  # in a transaction of which nothing is queued: the key is still there
    with pytest.raises(NotOpen):
        await vault.box(lambda box: box.put(BEN, "late", 9))
    assert await vault.box(lambda box: (box.rows(), box.mine(ANA), box.open_all())) == (0, None, [])
    with pytest.raises(KeyLost):
        await vault.box(lambda box: box.put(BEN, "nowhere", 9), Id(7))


async def test_to_begin_again_what_is_open_changes_nothing(vault: Vault) -> None:
    await vault.says("ana", "yes")
    before = vault.seals.key(SPACE, BOX).tag(ANA)
    await vault.begins()
    assert vault.seals.key(SPACE, BOX).tag(ANA) == before
    assert [each.answer for each in await vault.closes()] == ["yes"]


async def test_the_size_of_a_box_is_that_with_which_it_began(vault: Vault) -> None:
    def other(tx: Tx) -> Any:
        box = vault.box_in(tx)
        box._size = 4 * SIZE  # as if another version asked for more
        return box.put(ANA, "x" * (ROOM + 1), 1)

    with pytest.raises(ValueError, match="longer"):
        await vault.klass.database.write(SPACE, other)


async def test_without_its_key_a_box_can_be_ended_and_nothing_else(vault: Vault) -> None:
    await vault.says("ana", "yes")
    other = Id(BOX + 1)
    await vault.begins(other)
    await vault.says("ana", "here", box=other)
    vault.seals.destroy(SPACE, BOX)
    for act in (
        lambda box: box.put(BEN, "no", 2),
        lambda box: box.withdraw(ANA, 3),
        lambda box: box.mine(ANA),
        lambda box: box.open_all(),
    ):
        with pytest.raises(KeyLost):
            await vault.box(act)
    assert [each.answer for each in await vault.closes(box=other)] == ["here"]  # nothing else suffers
    assert await vault.box(lambda box: box.rows()) == 1
    await vault.box(lambda box: box.end())
    assert await vault.box(lambda box: box.rows()) == 0


def test_what_was_changed_by_hand_is_not_opened_as_an_answer(tmp_path: Path) -> None:
    seals = Seals(tmp_path / "keys" / "x")
    seals.begin(SPACE, BOX, SIZE)
    key = seals.key(SPACE, BOX)
    tag, answered = key.tag(ANA), Mine("yes", new_code(), 1)
    sealed = key.seal(tag, answered)
    seals.begin(SPACE, BOX, SIZE)
    assert key.open(tag, sealed) == answered
    for by, whose, what in [
        (seals.key(SPACE, BOX), tag, sealed),
        (key, key.tag(BEN), sealed),
        (key, tag, sealed[:40] + bytes([sealed[40] ^ 1]) + sealed[41:]),
        (key, tag, sealed[:8]),
    ]:
        with pytest.raises(KeyLost):
            by.open(whose, what)


def test_receipts_have_no_letters_that_look_alike_and_are_read_however_they_are_written() -> None:
    made = {new_code() for _ in range(2000)}
    assert len(made) == 2000
    for code in made:
        assert re.fullmatch(r"[A-Z0-9]{4}-[A-Z0-9]{4}", code)
        assert not set(code) & set("0O1IL5S8BZUAE")
        assert read_code(code) == read_code(f" {code.lower().replace('-', ' ')}\n") == code
    assert len({letter for code in made for letter in code}) == 24  # all of them, and the dash
    assert read_code("") is read_code("K7QF-29M") is read_code("K7QF-29MX4") is read_code("K7QF-29M0") is None
