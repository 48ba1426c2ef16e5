"""Somebody sees every card, file and event of a class that they may see, and acts in it as they like, and wants to know
who answered what. Each of these tests fails when its defence is taken away."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from adapters.web.hub import Event
from bot.act import Reply
from bot.kinds import Id
from storage.polls import State
from tests.cogs.polls.attacking import CROWD, TIMES, Attacked, attacked, code_in, said, share_in_order
from tests.klass import sqlite

FEW = ("ana", "ben", "chi", "s1", "s2", "s3", "s4", "s5")
NUMBER = re.compile(r"\d+")


@pytest.fixture
async def class_(tmp_path: Path) -> AsyncIterator[Attacked]:
    """A class; what is shown does not depend on its database."""
    async with attacked(tmp_path, sqlite(tmp_path)) as made:
        yield made


class Page:
    """All that somebody's page is told, and the files that they are offered."""

    def __init__(self, class_: Attacked, who: str) -> None:
        self.class_, self.who = class_, who
        self.events: list[str] = []
        class_.klass.classroom.core.hub.listen(self._hear)

    def _hear(self, event: Event) -> None:
        if self.class_.klass.classroom.core.state.sees(self.who, event.audience):
            self.events.append(event.text)

    @property
    def told(self) -> str:
        """All of it as one text."""
        return "\n".join(self.events)


def files_of(answer: object) -> dict[str, str]:
    """The files on a private answer, by their names."""
    assert isinstance(answer, Reply)
    return {each.name: each.data.decode("utf-8-sig") for each in answer.card.files}


async def press(class_: Attacked, answers: Sequence[int]) -> None:
    """Each of the few presses one, at moments of their own."""
    for who, each in zip(FEW, answers, strict=False):
        await class_.klass.seats[who].presses(("Monday", "Tuesday", "Friday")[each], place="general")
        await class_.passes()


@pytest.mark.parametrize("label", ["unlinkable", "staff-only"])
async def test_until_the_close_a_page_is_told_the_same_whatever_the_others_answer(tmp_path: Path, label: str) -> None:
    """Word for word, and at the same moments: also when they change it, or answer the same again."""
    told = []
    for number, answers in enumerate(([0, 0, 0, 0, 0, 0, 0], [2, 1, 0, 2, 1, 0, 2])):
        async with attacked(tmp_path / str(number), sqlite(tmp_path / str(number))) as class_:
            page = Page(class_, "s5")
            await class_.asks(label=label)
            await press(class_, answers)
            await press(class_, answers[::-1])
            told.append(page.events)
    assert "At least 5 people" in "".join(told[0])
    assert told[0] == told[1]


async def test_who_takes_an_answer_back_is_told_to_nobody_by_what_comes_after(tmp_path: Path) -> None:
    told = []
    for number, last in enumerate(("choose", "withdraw")):
        async with attacked(tmp_path / str(number), sqlite(tmp_path / str(number))) as class_:
            page = Page(class_, "s5")
            await class_.asks()
            await press(class_, [0] * 5)
            await class_.acts("ana", last, *([1] if last == "choose" else []))
            await class_.passes()
            told.append(page.events)
    assert told[0] == told[1]


async def test_while_it_is_open_the_only_figure_is_how_many_took_part_in_fives(class_: Attacked) -> None:
    page = Page(class_, "s5")
    await class_.asks()
    begun = len(page.events)
    shown = set()
    for who in CROWD[:23]:
        await class_.acts(who, "choose", 0)
        await class_.passes()
    for event in page.events[begun:]:
        fields = json.loads(event)["message"]["card"]["fields"]
        (so_far,) = [each for each in fields if each["label"] == "So far"] or [{"text": []}]
        shown |= {*NUMBER.findall(" ".join(str(run.get("text")) for run in so_far["text"]))}
        others = [each for each in fields if each["label"] not in ("So far", "Closes")]
        assert [each["label"] for each in others] == ["To choose from"]
    assert shown == {"5", "10", "15", "20"}
    assert len(page.events) - begun == 4, "that a card is changed would tell each answer by itself"


async def test_what_only_one_person_sees_is_told_to_no_other_page_and_kept_nowhere(class_: Attacked) -> None:
    others = [Page(class_, who) for who in ("ben", "instructor", "assistant")]
    own = Page(class_, "ana")
    await class_.asks()
    await class_.klass.ana.presses("Tuesday", place="general")
    await class_.klass.ana.presses("My answer", place="general")
    assert "Tuesday" in class_.klass.ana.answer
    code = re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{4}", class_.klass.ana.answer)[0]
    await class_.passes()
    assert code in own.told
    assert [page.who for page in others if code in page.told or '"ana"' in page.told] == []
    assert code not in repr(vars(class_.klass.classroom.core.keeper))
    assert [each.seq for each in class_.kept().values() if each.by == "ana"] == []


# Few people.


KINDS: dict[str, tuple[str, int | None, dict[str, Any]]] = {
    "one": ("choose", 1, {}),
    "scale": ("choose", 4, {}),
    "several": ("tick", None, {"ticked": ["0", "1"]}),
    "times": ("suit", None, {"ticked": ["2"]}),
    "ranking": ("rank", None, {"first": "1", "second": "0"}),
    "text": ("write", None, {"words": "the tides"}),
}


@pytest.mark.parametrize("kind", [*KINDS])
async def test_of_too_few_nobody_gets_anything_by_any_way(class_: Attacked, kind: str) -> None:
    name, value, values = KINDS[kind]
    choices = {"times": TIMES, "scale": "", "text": ""}.get(kind, "Monday\nTuesday\nFriday")
    least = 10 if kind == "text" else 5
    page = Page(class_, "instructor")
    await class_.asks(kind=kind, choices=choices)
    codes = []
    for who in CROWD[: least - 1]:
        codes.append(code_in(await class_.acts(who, name, *([] if value is None else [value]), **values)))
    begun = len(page.events)
    await class_.closes()
    assert f"fewer than {least} people" in page.told
    last = "\n".join(page.events[begun:])
    assert "the tides" not in last
    assert '"image":{' not in last
    assert "What came of it" in last
    ways: dict[str, dict[str, Any]] = {"results": {}, "ballots": {}, "reopen": {"more": "2h"}}
    ways["promise-what"] = {"doing": "done", "words": "Thank you."}
    for way, given in ways.items():
        assert is_refused(await class_.acts("instructor", way, **given)), way
    for code in codes:
        await class_.klass.ben.says(f"/poll check code:{code}", place="general")
        assert "No answer that was counted here has this code." in class_.klass.ben.answer


def is_refused(answer: object) -> bool:
    """Nothing came of it but a sentence."""
    return isinstance(answer, Reply) and answer.refused and not answer.card.files and answer.card.image is None


async def sets(class_: Attacked, **values: Any) -> None:
    """The instructor sets something for polls."""
    await class_.klass.instructor.says("/homeroom settings", place="general")
    await class_.klass.instructor.presses("Polls")
    await class_.klass.instructor.fills(values)


async def test_a_least_number_that_is_lowered_after_the_close_opens_nothing(class_: Attacked) -> None:
    await sets(class_, figures_from="8")
    await class_.asks()
    for who in CROWD[:6]:
        code = code_in(await class_.acts(who, "choose", 0))
    await class_.closes()
    await sets(class_, figures_from="5")
    await class_.passes()
    assert "fewer than 8 people" in class_.klass.ben.reads("general")
    assert is_refused(await class_.acts("instructor", "results"))
    assert is_refused(await class_.acts("ben", "ballots"))
    await class_.klass.ben.says(f"/poll check code:{code}", place="general")
    assert "No answer that was counted here has this code." in class_.klass.ben.answer


async def test_a_poll_that_is_raised_while_it_is_open_keeps_what_it_was_posted_with_and_none_is_lowered(
    class_: Attacked,
) -> None:
    await class_.asks()
    await sets(class_, figures_from="8")
    for who in CROWD[:6]:
        await class_.acts(who, "choose", 0)
    await class_.closes()
    assert isinstance(answer := await class_.acts("instructor", "results"), Reply)
    assert not answer.refused
    await sets(class_, figures_from="4")
    assert {*class_.klass.instructor.errors} == {"figures_from"}


async def test_what_is_taken_back_does_not_say_how_many_answers_went(tmp_path: Path) -> None:
    for label in ("unlinkable", "staff-only"):
        said_then = set()
        for number in (0, 1, 5, 7):
            folder = tmp_path / f"{label}{number}"
            async with attacked(folder, sqlite(folder)) as class_:
                await class_.asks(label=label)
                for who in CROWD[:number]:
                    await class_.acts(who, "choose", 0)
                await class_.passes()
                await class_.klass.instructor.says("/homeroom undo", place="general")
                await class_.klass.instructor.presses("Take it back")
                said_then.add(class_.klass.instructor.answer)
        assert len(said_then) == 1
        assert not re.search(r"\d", said_then.pop())


async def test_a_staff_only_poll_is_not_opened_again_once_somebody_saw_its_figures(class_: Attacked) -> None:
    await class_.asks(label="staff-only")
    for who in CROWD[:4]:
        await class_.acts(who, "choose", 0)
    await class_.closes()
    assert is_refused(await class_.acts("instructor", "results"))
    await class_.klass.instructor.says("/poll list", place="general")
    again = await class_.acts("instructor", "reopen", more="2h")
    assert isinstance(again, Reply)
    assert not again.refused
    await class_.acts(CROWD[4], "choose", 1)
    await class_.closes()
    shown = await class_.acts("instructor", "results")
    assert isinstance(shown, Reply)
    assert not shown.refused
    assert is_refused(await class_.acts("instructor", "reopen", more="2h"))
    rows = await class_.rows("SELECT state FROM polls")
    assert rows == [{"state": State.CLOSED}]


async def test_an_unlinkable_poll_is_never_opened_again(class_: Attacked) -> None:
    await class_.asks()
    for who in CROWD[:4]:
        await class_.acts(who, "choose", 0)
    await class_.closes()
    await class_.acts("instructor", "results")
    assert is_refused(await class_.acts("instructor", "reopen", more="2h"))
    assert await class_.rows("SELECT state FROM polls") == [{"state": State.CLOSED}]


async def test_a_trend_has_no_time_at_which_too_few_took_part(class_: Attacked) -> None:
    await class_.asks(kind="scale", choices="")
    klass = class_.klass
    await class_.acts("instructor", "repeat", days=["mon"], at="10:00", zone="UTC", weeks=1)
    series = await class_.rows("SELECT schedule_id FROM poll_schedules")
    assert len(series) == 1
    for count in (6, 4, 7):
        await klass.waits(hours=2)
        rows = await class_.rows("SELECT poll_id FROM polls WHERE state = 'open' AND series <> 0")
        class_.poll_id = Id(rows[0]["poll_id"])
        for who in CROWD[:count]:
            await class_.acts(who, "choose", 2)
        await class_.closes()
        await klass.waits(days=7, hours=-2)
    await klass.instructor.says("/poll repeating", place="general")
    await klass.instructor.chooses("How answers changed", "1. Which day?")
    told = klass.instructor.answer
    assert {*re.findall(r"(\d+) people", told)} == {"6", "7"}


# Receipts and ballots.


async def test_a_receipt_says_the_same_to_everybody_and_nothing_before_the_close(class_: Attacked) -> None:
    """So whoever shows a code proves no more than that they know it: after the close all codes are in the file."""
    await class_.asks()
    codes = {who: code_in(await class_.acts(who, "choose", number % 3)) for number, who in enumerate(FEW)}
    changed = code_in(await class_.acts("ana", "choose", 2))
    assert changed == codes["ana"]  # that it was changed shows by nothing
    await class_.acts("ben", "withdraw")

    async def checks(who: str, code: str) -> str:
        await class_.klass.seats[who].says(f"/poll check code:{code}", place="general")
        return class_.klass.seats[who].answer

    unknown = await checks("chi", "2222-2222")
    assert await checks("chi", codes["chi"]) == unknown == await checks("s1", codes["chi"])
    await class_.closes()
    assert await checks("chi", codes["ben"]) == unknown  # taken back: as one that never was
    found = await checks("chi", codes["chi"])
    assert found != unknown
    assert await checks("s1", codes["chi"]) == found
    files = files_of(await class_.acts("s1", "ballots"))
    for who, code in codes.items():
        assert (code in files["ballots.csv"]) == (who != "ben")
    over = await class_.acts("chi", "mine")
    assert isinstance(over, Reply)
    assert over.refused
    assert codes["chi"] not in said(over)


@pytest.mark.parametrize("kind", ["several", "times", "ranking", "text"])
async def test_of_answers_that_may_tell_whose_they_are_no_single_one_is_shown_with_its_code(
    class_: Attacked, kind: str
) -> None:
    name, value, values = KINDS[kind]
    choices = {"times": TIMES, "text": ""}.get(kind, "Monday\nTuesday\nFriday")
    await class_.asks(kind=kind, choices=choices)
    for who in CROWD[:12]:
        code = code_in(await class_.acts(who, name, *([] if value is None else [value]), **values))
    await class_.closes()
    await class_.klass.ben.says(f"/poll check code:{code}", place="general")
    assert "It was counted, in “Which day?”." in class_.klass.ben.answer
    assert is_refused(await class_.acts("ben", "ballots"))
    exported = "".join(files_of(await class_.acts("instructor", "results")).values())
    assert code not in exported
    assert not re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{4}", exported)


async def test_the_files_are_in_an_order_that_tells_nothing_and_name_nobody(class_: Attacked) -> None:
    await class_.asks()
    codes = [code_in(await class_.acts(who, "choose", number % 3)) for number, who in enumerate(CROWD)]
    await class_.closes()
    files = files_of(await class_.acts("ben", "ballots")) | files_of(await class_.acts("instructor", "results"))
    assert {*files} == {"ballots.csv", "poll.csv", "poll.json"}
    listed = [line.partition(",")[0] for line in files["ballots.csv"].splitlines()[1:]]
    assert sorted(listed) == sorted(codes)
    assert 0.25 < share_in_order(codes, listed) < 0.75
    assert not [who for who in CROWD for content in files.values() if who in content]
    counts = [int(line.rpartition(",")[2]) for line in files["poll.csv"].splitlines()[1:]]
    assert sum(counts) == len(CROWD)
    assert {*json.loads(files["poll.json"])} == {
        *("question", "kind", "label", "took_part"),
        *("rows", "columns", "result"),
    }
