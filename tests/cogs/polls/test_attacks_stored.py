"""Somebody has the database of a class, its files, backups, jobs, log and metrics, at every moment of an unlinkable
poll, and wants to know who answered what. Each of these tests fails when its defence is taken away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from random import SystemRandom
from typing import Any

import pytest

from adapters.web.limits import CAPABILITIES
from bot.act import Reply
from bot.app import App
from bot.link import id_to_text
from bot.people import Person
from storage.polls import State
from storage.sealed import Sealed
from tests.bot.test_router import everything_logged
from tests.cogs.polls.attacking import CROWD, TIMES, Attacked, attacked, changes, code_in, said, shape, share_in_order
from tests.klass import SPACE
from tests.test_walk import config

FEW = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")
WORDS = "an opinion that nobody should find"


@pytest.fixture
async def class_(tmp_path: Path, url: str) -> AsyncIterator[Attacked]:
    """A class on SQLite, and one on PostgreSQL."""
    async with attacked(tmp_path, url) as made:
        yield made


def tables_with(dump: dict[str, list[dict[str, Any]]], word: str) -> dict[str, list[dict[str, Any]]]:
    """The rows in which a word stands."""
    found = {}
    for name, rows in dump.items():
        if some := [row for row in rows if any(word in str(value) for value in row.values())]:
            found[name] = some
    return found


async def test_from_the_draft_to_the_end_no_file_row_or_backup_has_an_answer_before_the_close_nor_whose_it_is_after(
    class_: Attacked,
) -> None:
    vault, codes = class_.vault, {}
    await class_.asks(kind="text", question="What is unclear?", choices="")
    people = CROWD[:12]
    seen = [await vault.bytes()]
    for who in people:
        codes[who] = code_in(await class_.acts(who, "write", words=f"{WORDS} <{who}>"))
    seen.append(await vault.bytes())
    changed = f"{WORDS}, changed"
    await class_.acts(people[0], "write", words=changed)
    await class_.acts(people[1], "withdraw")
    await class_.passes()
    seen.append(await vault.bytes())
    forbidden = [WORDS.encode(), *(code.encode() for code in codes.values())]
    assert [found for each in seen for found in forbidden if found in each] == []
    await class_.closes()
    dump = await vault.dump()
    assert len(dump["poll_ballots"]) == len(people) - 1
    assert all({*tables_with(dump, code)} <= {"poll_ballots"} for code in codes.values())
    assert [*tables_with(dump, changed)] == ["poll_ballots"]
    assert not tables_with(dump, codes[people[1]])  # taken back: it is not among them
    for who in people:  # 12 wrote their own names into their words, but for those who changed or withdrew
        assert all(WORDS not in str(row) for row in tables_with(dump, who).get("people", []))
    everything = await vault.bytes()
    assert f"{WORDS} <{people[0]}>".encode() not in everything  # what was changed is gone with the key


async def test_of_too_few_nothing_is_kept_and_a_poll_that_is_taken_back_leaves_nothing(class_: Attacked) -> None:
    vault, codes = class_.vault, []
    await class_.asks(question="First?", closes="1h")
    for who in FEW[:4]:
        codes.append(code_in(await class_.acts(who, "choose", 0)))
    await class_.closes()
    dump = await vault.dump()
    assert (dump["poll_ballots"], dump["sealed_answers"], dump["sealed_boxes"]) == ([], [], [])
    assert [row["result"] for row in dump["polls"]] == [None]
    await class_.asks(question="Second?")
    for who in FEW:
        codes.append(code_in(await class_.acts(who, "choose", 0)))
    await class_.klass.instructor.says("/homeroom undo", place="general")
    await class_.klass.instructor.presses("Take it back")
    await class_.passes()
    dump = await vault.dump()
    assert (dump["poll_ballots"], dump["sealed_answers"], dump["sealed_boxes"]) == ([], [], [])
    assert [code for code in codes if tables_with(dump, code)] == []
    assert not [*(class_.folder / "keys").rglob("*.key")]


CHANGES: dict[str, list[tuple[str, tuple[int, ...], dict[str, Any]]]] = {
    "one": [("choose", (0,), {}), ("choose", (2,), {}), ("choose", (2,), {}), ("withdraw", (), {})],
    "scale": [("choose", (1,), {}), ("choose", (5,), {}), ("withdraw", (), {})],
    "several": [("tick", (), {"ticked": ["0"]}), ("tick", (), {"ticked": ["0", "1", "2"]}), ("withdraw", (), {})],
    "times": [("suit", (), {"ticked": ["0", "1"]}), ("none", (), {}), ("withdraw", (), {})],
    "ranking": [("rank", (), {"first": "0"}), ("rank", (), {"first": "2", "second": "0"}), ("withdraw", (), {})],
    "text": [("write", (), {"words": "x"}), ("write", (), {"words": "ñ🙂" * 120}), ("withdraw", (), {})],
}


@pytest.mark.parametrize("kind", [*CHANGES])
async def test_two_dumps_around_an_answer_a_change_or_a_withdrawal_look_the_same_whatever_it_is(
    class_: Attacked, kind: str
) -> None:
    """Whoever sees somebody act, and has the database before and after, learns only that they did."""
    choices = {"times": TIMES, "scale": "", "text": ""}.get(kind, "Monday\nTuesday\nFriday")
    await class_.asks(kind=kind, choices=choices)
    await class_.everybody_knows(FEW)

    async def looks(who: str, name: str, args: tuple[object, ...], values: dict[str, Any]) -> dict[str, Any]:
        before = await class_.vault.dump()
        answer = await class_.acts(who, name, *args, **values)
        assert isinstance(answer, Reply)
        assert not answer.refused
        now = int(class_.klass.clock.now().timestamp() * 1_000_000)
        found = shape(changes(before, await class_.vault.dump()), now)
        await class_.passes()
        return found

    firsts, others = [], []
    for who, (name, args, values) in zip(FEW, CHANGES[kind][:-1], strict=False):
        firsts.append(await looks(who, name, args, values))
    for name, args, values in CHANGES[kind] * 2:
        others.append(await looks(FEW[0], name, args, values))
    assert {*firsts[0]} == {"sealed_answers", "jobs"}
    assert all(first == firsts[0] for first in firsts), firsts
    assert all(other == others[0] for other in others), others


async def test_no_order_of_rows_ids_codes_or_transactions_tells_which_ballot_is_whose(class_: Attacked) -> None:
    """With a dump after each answer, so that whose each sealed row was is known; and then the ballots."""
    await class_.asks(kind="text", question="What is unclear?", choices="")
    await class_.everybody_knows(CROWD)
    tags: dict[bytes, str] = {}
    for who in CROWD:
        await class_.acts(who, "write", words=who)
        rows = await class_.rows("SELECT tag FROM sealed_answers")
        (tag,) = {bytes(row["tag"]) for row in rows} - {*tags}
        tags[tag] = who
    lie = [tags[bytes(row["tag"])] for row in await class_.rows("SELECT tag FROM sealed_answers")]
    known = {"pressed": [*CROWD], "tags": [tags[each] for each in sorted(tags)], "rows": lie}
    await class_.closes()
    hidden = "" if class_.klass.database.dialect == "sqlite" else "xmin::text, cmin::text, "
    by_row = "rowid" if class_.klass.database.dialect == "sqlite" else "ctid"
    rows = await class_.rows(f"SELECT {hidden}answer, code, ballot_id FROM poll_ballots ORDER BY {by_row}")
    plain = [{**row, "answer": str(row["answer"]).strip('"')} for row in rows]
    assert {row["answer"] for row in plain} == {*CROWD}
    assert len({row.get("xmin") for row in plain}) == 1
    orders = {"rows": plain, "ids": sorted(plain, key=lambda row: row["ballot_id"])}
    orders["codes"] = sorted(plain, key=lambda row: row["code"])
    cards = "\n".join(str(each.card) for each in class_.kept().values())
    shown = sorted(CROWD, key=lambda who: cards.rindex(f"'{who}'"))
    found = {name: [row["answer"] for row in order] for name, order in orders.items()} | {"shown": shown}
    for order in known.values():
        for name, other in found.items():
            assert 0.25 < share_in_order(order, other) < 0.75, name


async def test_chance_in_a_running_homeroom_is_none_that_can_be_computed_from_the_ids_that_everybody_sees(
    tmp_path: Path,
) -> None:
    """Of a Mersenne Twister some hundred ids of ballots tell how they were shuffled."""
    app = await App.open(config(tmp_path))
    try:
        assert isinstance(app.core.random, SystemRandom)
    finally:
        await app.stop()


async def test_nothing_is_kept_of_a_person_at_an_answer_and_no_ballot_has_a_time(class_: Attacked) -> None:
    """Not even that somebody is known, where answering was the first that they did here."""
    await class_.asks()
    for number, who in enumerate(FEW):
        await class_.acts(who, "choose", number % 3)
        await class_.klass.waits(minutes=3)
    await class_.closes()
    dump = await class_.vault.dump()
    columns = {name for row in dump["poll_ballots"] for name in row} - {"ctid", "xmin", "xmax", "cmin"}
    assert columns == {"space_id", "poll_id", "ballot_id", "answer", "code"}
    assert [row for row in dump["people"] if row["person_id"] in FEW] == []


async def test_no_job_delivery_draft_or_place_where_something_stands_names_who_answered(class_: Attacked) -> None:
    await class_.asks(closes="1h")
    await class_.acts("instructor", "extend", more="2h")
    await class_.everybody_knows(FEW)
    before = await class_.vault.dump()
    for who in FEW:
        await class_.acts(who, "choose", 1)
        await class_.acts(who, "mine")
    during = await class_.vault.dump()
    await class_.closes()
    after = await class_.vault.dump()
    assert during["deliveries"] == before["deliveries"]
    assert len(after["deliveries"]) == len(before["deliveries"]) + 1  # the close was asked for in the usual way
    for dump in (during, after):
        assert dump["drafts"] == before["drafts"] == []
        for name in ("jobs", "standing", "lanes"):
            rows = [row for row in dump[name] if row not in before[name]]
            assert not [row for row in rows for value in row.values() if str(value) in FEW], name
            assert not [row for row in rows if f"polls.choose:{id_to_text(class_.poll_id)}:" in str(row)], name


async def test_a_poll_that_closes_with_so_many_answers_does_not_note_who_was_the_last(class_: Attacked) -> None:
    await class_.asks()
    await class_.klass.database.write(
        SPACE, lambda tx: tx.connection.exec_driver_sql("UPDATE polls SET closes_with = 6")
    )
    for who in FEW[:5]:
        await class_.acts(who, "choose", 0)
    await class_.passes()
    before = await class_.vault.dump()
    await class_.acts("s3", "choose", 1)
    changed = changes(before, await class_.vault.dump())
    assert sorted(row["link"].partition(":")[0] for row in changed["jobs"][1]) == ["polls.so-far"]
    assert {(row["asked_by"], row["target"] in ("", "channel:general")) for row in changed["jobs"][1]} == {(None, True)}
    await class_.passes()
    assert [row["state"] for row in (await class_.vault.dump())["polls"]] == [State.CLOSED]


async def test_a_sealed_form_that_does_not_fit_into_its_platform_keeps_nothing_of_what_was_filled_in(
    class_: Attacked, monkeypatch: pytest.MonkeyPatch
) -> None:
    await class_.asks(kind="ranking", choices="Monday\nTuesday\nFriday")
    await class_.everybody_knows(FEW)
    platform = class_.klass.router._platform(SPACE)
    assert platform is not None
    before = await class_.vault.dump()
    await class_.acts("ana", "rank", first="2", second="2")
    for capabilities in (replace(CAPABILITIES, form_inputs=2), replace(CAPABILITIES, reopens=False)):
        monkeypatch.setattr(platform, "capabilities", capabilities)
        await class_.acts("ana", "rank", first="2", second="2")
        await class_.acts("ana", "rank", first="2", second="1", third="0")
        await class_.klass.router.act(replace(class_.last, form_key="form.1"))
        assert (await class_.vault.dump())["drafts"] == []
    assert {*changes(before, await class_.vault.dump())} <= {"sealed_answers", "jobs"}


async def test_the_metrics_of_an_answer_are_the_same_whatever_it_is(class_: Attacked) -> None:
    """Also where one of the answers has a button of its own, and for one that is taken back."""
    await class_.asks(kind="times", choices=TIMES)
    await class_.everybody_knows(FEW)
    metrics = class_.klass.router._metrics

    def counts() -> dict[str, float]:
        lines = [each.rpartition(" ") for each in metrics.page().decode().splitlines() if "homeroom_" in each]
        return {name: float(value) for name, _, value in lines if name.partition("{")[0].endswith("_count")}

    async def adds(name: str, **values: Any) -> dict[str, float]:
        before = counts()
        await class_.acts("ana", name, **values)
        await class_.passes()
        return {name: value - before.get(name, 0) for name, value in counts().items() if value != before.get(name, 0)}

    some = await adds("suit", ticked=["0"])
    assert some
    assert await adds("none") == some
    assert await adds("suit", ticked=["0", "1", "2"]) == some
    assert await adds("withdraw") == some
    page = metrics.page().decode()
    assert not [word for word in (*FEW, id_to_text(class_.poll_id)) if f'"{word}' in page]


async def test_the_log_of_a_whole_poll_at_debug_level_has_no_answer_no_receipt_and_nobody(
    class_: Attacked, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with everything_logged():
        await class_.asks(kind="text", question="What is unclear?", choices="")
        codes = [code_in(await class_.acts(who, "write", words=f"{WORDS} {who}")) for who in CROWD[:12]]
        await class_.acts(CROWD[0], "write", words=f"{WORDS} changed")
        await class_.acts(CROWD[1], "withdraw")

        def breaks(store: Sealed, *given: object) -> None:
            raise RuntimeError(f"{WORDS} {given} {codes}")

        with monkeypatch.context() as patched:
            patched.setattr(Sealed, "add", breaks)
            assert WORDS not in said(await class_.acts(CROWD[2], "write", words=WORDS))
        await class_.closes()
        await class_.klass.ben.says(f"/poll check code:{codes[4]}", place="general")
        assert "It was counted" in class_.klass.ben.answer
    told = capsys.readouterr().err
    assert "polls.write" in told  # the fault's kind and place
    assert "RuntimeError" in told
    for word in (WORDS, "changed", 'File "', *codes, *CROWD[:12]):  # of a fault not even the way there
        assert word not in told


async def test_what_one_sees_and_exports_of_oneself_has_nothing_of_an_unlinkable_answer(class_: Attacked) -> None:
    klass = class_.klass
    await class_.asks()
    await klass.ana.says("/homeroom me", place="general")
    before = klass.ana.answer
    await klass.ana.presses("Monday")
    await klass.ana.says("/homeroom me", place="general")
    assert klass.ana.answer == before
    for who in FEW[1:]:
        await class_.acts(who, "choose", 0)
    await class_.closes()
    await klass.ana.says("/homeroom me", place="general")
    assert klass.ana.answer == before


async def test_who_is_forgotten_takes_one_sealed_row_along_and_nothing_that_tells_which_ballot_it_would_have_been(
    class_: Attacked,
) -> None:
    await class_.asks()
    for number, who in enumerate(FEW):
        await class_.acts(who, "choose", number % 3)
    before = await class_.vault.dump()
    await class_.klass.router.left(Person(SPACE, "s5"))
    after = await class_.vault.dump()
    assert len(before["sealed_answers"]) - len(after["sealed_answers"]) == 1
    await class_.closes()
    dump = await class_.vault.dump()
    assert len(dump["poll_ballots"]) == len(FEW) - 1
    assert {*tables_with(dump, "s5")} <= {"people"}
