"""Somebody has the database, its log of changes, its backups, the jobs, the log and the metrics, and wants to know who
said what. Each of these tests fails when its defence is taken away."""

from __future__ import annotations

import base64
import hashlib
import hmac
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Person
from bot.platform import Message
from bot.seal import Key, KeyLost
from storage.database import Tx
from tests.bot.sealing import BOX, GENERAL, SIZE, Vault, breaks, forget_me, mine, title, turns, vault_of, withdraw
from tests.bot.test_router import everything_logged
from tests.klass import SPACE

STUDENTS = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")
WORDS = "an answer nobody should find"


@pytest.fixture
async def vault(tmp_path: Path, url: str) -> AsyncIterator[Vault]:
    """Everyone acted before, so that nothing is about their first time; a box is open."""
    async with vault_of(tmp_path, url) as made:
        await made.begins()
        for who in STUDENTS:
            await made.acts(who, mine.link(BOX))
        yield made


def secret_of(vault: Vault, box: Id = BOX) -> bytes:
    """The bytes in a key's file."""
    return vault.seals._path(SPACE, box).read_bytes()


def spellings(secret: bytes) -> Iterator[bytes]:
    """Ways in which bytes may have been written down."""
    yield from (secret, secret.hex().encode(), secret.hex().upper().encode())
    yield from (base64.b64encode(secret)[:-3], base64.urlsafe_b64encode(secret)[:-3])


async def test_no_byte_on_the_disk_or_in_a_backup_is_an_answer_a_receipt_or_a_key(vault: Vault) -> None:
    codes = [(await vault.says(who, f"{WORDS} {who}")).split()[-1] for who in STUDENTS]
    seen = [await vault.bytes()]
    await vault.says("ana", f"{WORDS} changed")
    await vault.acts("ben", withdraw.link(BOX))
    seen.append(await vault.bytes())
    file = secret_of(vault)
    key, secret = vault.seals.key(SPACE, BOX), file[4:]
    await vault.closes()
    seen.append(await vault.bytes())
    await vault.klass.goes_on()
    await vault.klass.database.scrub()
    seen.append(await vault.bytes())
    forbidden = [
        WORDS.encode(),
        *(code.encode() for code in codes),
        *(code.replace("-", "").encode() for code in codes),
    ]
    forbidden += [*spellings(secret), *spellings(key._tags)]
    assert all(b"sealed_answers" in each for each in seen)  # it is the database that was read
    assert [found for each in seen for found in forbidden if found in each] == []


async def test_whose_a_row_is_cannot_be_tried(vault: Vault) -> None:
    for who in STUDENTS:
        await vault.says(who, "yes")
    rows = await vault.dump()
    tags = [bytes(row["tag"]) for row in rows["sealed_answers"]]
    assert len(tags) == len(STUDENTS)
    known = {str(value).encode() for table in rows.values() for row in table for value in row.values()}
    known |= {b"", id_to_text(BOX).encode(), BOX.to_bytes(8), BOX.to_bytes(8, "little"), b"homeroom sealed tags"}
    for who in STUDENTS:
        for made in guesses(who, known):
            assert not any(made.startswith(tag[:8]) or tag.startswith(made[:8]) for tag in tags)


def guesses(who: str, keys: Iterable[bytes]) -> Iterator[bytes]:
    """What somebody would try who knows all ids, and everything that is in the database."""
    names = [who.encode(), f"{SPACE}\0{who}".encode(), f"{SPACE}:{who}".encode(), f"{SPACE}{who}".encode()]
    for name in names:
        yield name
        for kind in ("sha256", "sha1", "md5", "sha512", "blake2b"):
            yield hashlib.new(kind, name).digest()
        for key in keys:
            yield hmac.digest(key, name, "sha256")
            yield hmac.digest(hmac.digest(key, b"homeroom sealed tags", "sha256"), name, "sha256")
            yield hashlib.sha256(key + name).digest()
            yield hashlib.sha256(name + key).digest()
            yield hashlib.blake2b(name, key=key[:64]).digest()


async def test_nobody_is_known_again_from_one_box_to_another(vault: Vault) -> None:
    other = Id(BOX + 1)
    await vault.begins(other)
    for who in STUDENTS:
        await vault.says(who, "yes")
        await vault.says(who, "yes", box=other)
    rows = (await vault.dump())["sealed_answers"]
    assert len({bytes(row["tag"]) for row in rows}) == len(rows) == 2 * len(STUDENTS)


async def test_the_same_answer_never_looks_the_same_and_two_tell_nothing_together(vault: Vault) -> None:
    for who in STUDENTS:
        await vault.says(who, "yes")
    seen = [bytes(row["sealed"]) for row in (await vault.dump())["sealed_answers"]]
    await vault.says("ana", "yes")  # once more
    seen += [bytes(row["sealed"]) for row in (await vault.dump())["sealed_answers"] if bytes(row["sealed"]) not in seen]
    assert len(seen) == len({*seen}) == len(STUDENTS) + 1
    for one, two in combinations(seen, 2):  # a nonce used twice would leave the difference of what was said: zeros
        together = bytes(a ^ b for a, b in zip(one, two, strict=True))
        assert b"\0" * 6 not in together


async def test_no_answer_has_a_length_of_its_own(vault: Vault) -> None:
    for who, words in zip(STUDENTS, ("", "a", "yes", "no, never", "ñ¿🙂", "x" * (SIZE - 19), "0", "1,2"), strict=True):
        await vault.says(who, words)
    await vault.acts("ben", withdraw.link(BOX))
    rows = (await vault.dump())["sealed_answers"]
    assert {len(bytes(row["sealed"])) for row in rows} == {12 + SIZE + 16}


async def test_neither_the_order_of_rows_nor_anything_beside_them_tells_when_they_came(vault: Vault, url: str) -> None:
    assert {column.name for column in (await table(vault)).c} == {"space_id", "box_id", "tag", "sealed"}
    people = [f"p{number}" for number in range(60)]
    for who in people:
        await vault.box(lambda box, who=who: box.put(Person(SPACE, who), who, 1))
    if vault.klass.database.dialect == "sqlite":
        with pytest.raises(Exception, match="no such column"):
            await vault.klass.database.read(lambda tx: tx.rows(text("SELECT rowid FROM sealed_answers")))
    key = vault.seals.key(SPACE, BOX)
    rows = (await vault.dump())["sealed_answers"]
    lie = [(bytes(row["tag"]), str(key.open(bytes(row["tag"]), bytes(row["sealed"])).answer)) for row in rows]
    as_they_lie, by_tag = [said for _, said in lie], [said for _, said in sorted(lie)]
    opened = [str(each.answer) for each in await vault.closes()]
    assert sorted(opened) == sorted(people)
    for order in (people, as_they_lie, by_tag):
        assert 0.3 < share_in_order(order, opened) < 0.7


def share_in_order(one: list[str], other: list[str]) -> float:
    """Of all pairs, those that stand in the same order in both: a half where neither tells of the other."""
    at = {each: number for number, each in enumerate(other)}
    pairs = [at[a] < at[b] for a, b in combinations(one, 2)]
    return sum(pairs) / len(pairs)


async def table(vault: Vault) -> Any:
    """The table as the database has it."""
    from sqlalchemy import MetaData, Table

    return await vault.klass.database.read(lambda tx: Table("sealed_answers", MetaData(), autoload_with=tx.connection))


async def test_between_two_dumps_a_vote_is_one_row_and_a_change_other_bytes_in_it(vault: Vault) -> None:
    """Whatever it is that was done: answered otherwise, answered the same, withdrawn, answered again."""
    for who in STUDENTS[:4]:
        await vault.says(who, "yes")
    before = await vault.dump()
    await vault.says("s5", "no")
    after = await vault.dump()
    changed = differences(before, after)
    assert [*changed] == ["sealed_answers"]
    assert (len(changed["sealed_answers"][0]), len(changed["sealed_answers"][1])) == (0, 1)
    shapes = []
    for act in ("no", "no", "yes and more of it", None, None, "0", "no"):
        before = after
        await (vault.acts("s5", withdraw.link(BOX)) if act is None else vault.says("s5", act))
        after = await vault.dump()
        changed = differences(before, after)
        assert [*changed] == ["sealed_answers"]
        ((was,), (now,)) = changed["sealed_answers"]
        assert was["tag"] == now["tag"]
        shapes.append((len(was["sealed"]), len(now["sealed"])))
        assert sum(a == b for a, b in zip(bytes(was["sealed"]), bytes(now["sealed"]), strict=True)) < 10
    assert len({*shapes}) == 1


async def test_to_look_at_ones_own_answer_leaves_nothing(vault: Vault) -> None:
    await vault.says("ana", "yes")
    before = await vault.dump()
    await vault.acts("ana", mine.link(BOX))
    await vault.acts("ben", mine.link(BOX))
    assert await vault.dump() == before


def differences(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> dict[str, tuple[list[Any], list[Any]]]:
    """The rows of each table that went and that came; without what PostgreSQL notes of each row."""

    def plain(rows: list[Any]) -> Counter[Any]:
        hidden = ("ctid", "xmin", "xmax", "cmin")
        return Counter(tuple((name, value) for name, value in row.items() if name not in hidden) for row in rows)

    found = {}
    for name in before:
        was, now = plain(before[name]), plain(after[name])
        if was != now:
            found[name] = ([dict(each) for each in was - now], [dict(each) for each in now - was])
    return found


async def test_when_an_answer_ends_the_box_no_job_says_whose_it_was(vault: Vault) -> None:
    for who in STUDENTS:
        await vault.says(who, "yes")
    before = await vault.dump()
    await vault.closes(by="ana")
    changed = differences(before, await vault.dump())
    assert sorted(changed) == ["jobs", "sealed_answers", "sealed_boxes"]
    (job,) = changed["jobs"][1]
    assert job["link"] == f"homeroom.destroy-key:{id_to_text(BOX)}"
    assert (job["target"], job["asked_by"]) == ("", None)
    assert "ana" not in [part for value in job.values() for part in str(value).replace(":", " ").split()]
    assert changed["sealed_answers"][1] == []


async def test_what_a_sealed_press_brings_to_stand_is_nobodys(vault: Vault) -> None:
    before = await vault.dump()
    await vault.acts("ana", turns.link(BOX), on=Message(GENERAL.key, "m1"))
    changed = differences(before, await vault.dump())
    assert [*changed] == ["standing"]
    assert [row["posted_by"] for row in changed["standing"][1]] == [None]


async def test_the_files_beside_the_database_do_not_move_with_an_answer(vault: Vault) -> None:
    def beside() -> dict[str, tuple[int, bytes]]:
        files = [each for each in vault.folder.rglob("*") if each.is_file() and "homeroom.db" not in each.name]
        return {str(each): (each.stat().st_mtime_ns, each.read_bytes()) for each in files}

    before = beside()
    assert any(name.endswith(f"{id_to_text(BOX)}.key") for name in before)
    await vault.says("ana", "yes")
    await vault.says("ana", "no")
    await vault.acts("ana", withdraw.link(BOX))
    assert beside() == before


async def test_once_a_box_ended_even_who_copied_everything_but_the_key_in_time_has_nothing(vault: Vault) -> None:
    for who in STUDENTS:
        await vault.says(who, "yes")
    rows = (await vault.dump())["sealed_answers"]
    file = vault.seals._path(SPACE, BOX)
    inode = file.open("rb")  # what is left of a file that is removed while somebody has it open
    with inode:
        await vault.closes()
        await vault.klass.goes_on()
        assert not file.exists()
        left = inode.read()
    assert left == bytes(len(left))
    for row in rows:
        with pytest.raises(KeyLost):
            Key(SIZE, left[4:]).open(bytes(row["tag"]), bytes(row["sealed"]))


async def test_when_somebody_is_forgotten_nothing_of_theirs_stays_in_the_files(vault: Vault) -> None:
    for who in STUDENTS:
        await vault.says(who, "yes")
    before = {bytes(row["tag"]) for row in (await vault.dump())["sealed_answers"]}
    await vault.acts("ana", forget_me.link())
    after = {bytes(row["tag"]) for row in (await vault.dump())["sealed_answers"]}
    (gone,) = before - after
    if vault.klass.database.dialect == "sqlite":
        assert gone not in await vault.bytes()


async def test_the_log_says_nothing_of_answers_and_of_a_fault_only_its_kind_and_place(
    vault: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    loud = [logging.getLogger(name) for name in ("sqlalchemy.engine", "aiosqlite", "psycopg", "bot", "storage")]
    with everything_logged():
        await vault.says("ana", WORDS)
        await vault.acts("ana", withdraw.link(BOX))
        assert "secret" not in title(await vault.acts("ben", breaks.link(), answer=f"secret {WORDS}"))
        assert all(each.getEffectiveLevel() >= logging.INFO for each in loud[:3])
        vault.seals.destroy(SPACE, BOX)
        await vault.says("ben", WORDS)
    told = capsys.readouterr().err
    faults = [line for line in told.splitlines() if "fault" in line]
    assert len(faults) == 2
    assert all("vault." in line and "where" in line for line in faults)
    assert "RuntimeError" in faults[0]
    assert "sealing.py" in faults[0]
    for word in (WORDS, "secret", " said ", "raise RuntimeError", "File ", "ana", "ben"):
        assert word not in told.replace("/", " ").replace("vault.begin", "")


async def test_the_metrics_count_sealed_handlers_together_and_nothing_of_what_they_were_given(vault: Vault) -> None:
    metrics = vault.klass.router._metrics
    await vault.says("ana", WORDS)
    first = metrics.page().decode()
    await vault.says("ben", "something else")
    second = metrics.page().decode()
    assert 'handler="vault.sealed",outcome="done"' in second
    names = [{line.rpartition(" ")[0] for line in page.splitlines()} for page in (first, second)]
    assert names[0] == names[1]
    assert not [word for word in (WORDS, "ana", "ben", id_to_text(BOX), "something") if word in second]


async def test_what_the_database_refuses_is_told_without_the_values(vault: Vault) -> None:
    caught: list[DBAPIError] = []

    def refused(tx: Tx) -> None:
        try:
            tx.execute(text("INSERT INTO sealed_boxes VALUES (:words, 1, NULL)"), {"words": WORDS})
        except DBAPIError as error:
            caught.append(error)
            raise

    with pytest.raises(Exception, match="rejected") as problem:
        await vault.klass.database.write(SPACE, refused)
    assert WORDS not in str(problem.value)
    assert caught[0].hide_parameters
    assert WORDS not in str(caught[0]).partition("[SQL:")[2]
