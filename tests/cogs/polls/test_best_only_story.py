"""Another feature asks whom the class chooses: nobody ever learns more than who was chosen most, and how many chose."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.act import Reply
from bot.kinds import Id
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from cogs.polls.asking import link_to
from storage.database import Tx
from storage.polls import Label, Poll, Polls, State, winners
from tests.bot.sealing import GENERAL
from tests.cogs.kept import everything
from tests.cogs.polls.attacking import CROWD, Attacked, said
from tests.cogs.polls.stories import (
    all_press,
    buttons,
    card,
    closed,
    drafted,
    fields,
    looks_after,
    own_fields,
    private,
    says_here,
    settled,
    text_of,
)
from tests.cogs.polls.test_asked_by_another_story import SONGS, choirs_of, sings
from tests.cogs.polls.test_lost_key_story import put_back, taken_away
from tests.klass import SPACE, Klass, klass_of

NAMES = ("Sea", "Road", "Moon")
PROMISE = "Whoever is chosen most is told first, and decides who else learns it."
CHOSEN = "The class has chosen. Whoever it is is told first, and decides whether you see it."
OURS = "Another part of Homeroom asked this poll and needs it as it is."
MOST = ("Sea",) * 4 + ("Road",) * 3
NO_ROWS = ("poll_ballots", "poll_answers", "sealed_answers", "sealed_boxes", "poll_answers_gone")


@pytest.fixture
def heard() -> list[str]:
    """What the other feature heard."""
    return []


@pytest.fixture
def how() -> dict[str, object]:
    """What its poll is."""
    return {"lasts": 7200, "best_only": True, "choices": NAMES}


@pytest.fixture
async def class_(tmp_path: Path, url: str, heard: list[str], how: dict[str, object]) -> AsyncIterator[Attacked]:
    """The class with the other feature, on SQLite and on PostgreSQL."""
    there = [admin, polls, choirs_of(tmp_path / "choirs", heard, how)]
    async with klass_of(there, url, keys=tmp_path / "keys") as klass:
        yield Attacked(klass, tmp_path, Id(SONGS))


@pytest.fixture
async def klass(tmp_path: Path, heard: list[str], how: dict[str, object]) -> AsyncIterator[Klass]:
    """The class, with the other feature."""
    async with klass_of([admin, polls, choirs_of(tmp_path / "choirs", heard, how)], f"sqlite:///{tmp_path}/c.db") as it:
        yield it


async def poll_in(klass: Klass) -> Poll:
    """The poll as it is stored."""
    found = await klass.database.read(lambda tx: Polls(tx, SPACE).get(SONGS))
    assert found is not None
    return found


async def chosen(klass: Klass, *labels: str) -> None:
    """It is asked, answered by as many as there are labels, and over."""
    await sings(klass)
    await all_press(klass, *labels)
    await closed(klass, hours=3)


# What is told.


async def test_before_anybody_answers_the_card_says_what_will_be_told(klass: Klass) -> None:
    await sings(klass)
    assert PROMISE in says_here(klass)
    assert "No other number than how many took part is told." in says_here(klass)
    await klass.ben.presses("What does this mean?")
    assert "until then that is kept, and shown to nobody" in klass.ben.answer
    assert "at most how many took part, in steps of five; of fewer than 5 nothing is ever told" in klass.ben.answer


async def test_one_s_own_answer_says_that_it_is_deleted_and_has_no_code_that_would_find_nothing(klass: Klass) -> None:
    await sings(klass)
    await klass.ben.presses("Sea")
    assert "Your answer: Sea" in klass.ben.answer
    assert "sealed until the close, counted then, and deleted" in klass.ben.answer
    assert not re.search(r"\b\w{4}-\w{4}\b", klass.ben.answer)
    await klass.ben.presses("Road")
    assert "Your answer: Road" in klass.ben.answer
    await klass.ben.presses("Take it back")
    assert "taken back" in klass.ben.answer


async def test_at_the_close_the_class_reads_that_it_has_chosen_and_how_many_took_part_and_not_whom(
    klass: Klass, heard: list[str]
) -> None:
    await chosen(klass, *MOST, "Moon")
    assert fields(klass) == {"What came of it": CHOSEN, "Took part": "8 people"}
    assert not [name for name in NAMES if name in says_here(klass)]
    assert "The class has chosen; whoever it is is told first, and decides whether you see it." in says_here(klass)
    assert "image" not in card(klass)
    assert buttons(card(klass)) == ["What does this mean?"]
    assert heard == ["closed 8"]
    poll = await poll_in(klass)
    assert winners(poll) == (0,)
    assert poll.result == {"took_part": 8, "winners": [0]}
    assert "direct:instructor" not in klass.instructor._rooms, "the feature says what comes of it"


async def test_the_feature_reads_all_that_are_level_and_nobody_reads_that_they_are(klass: Klass) -> None:
    await chosen(klass, "Road", "Sea", "Road", "Sea", "Moon")
    assert fields(klass) == {"What came of it": CHOSEN, "Took part": "5 people"}
    assert winners(await poll_in(klass)) == (0, 1)


async def test_of_too_few_nobody_is_told_anything(klass: Klass, heard: list[str]) -> None:
    await chosen(klass, *MOST[:4])
    assert list(fields(klass)) == ["What came of it"], "and who stood, stands there no longer"
    assert "fewer than 5" in fields(klass)["What came of it"]
    poll = await poll_in(klass)
    assert (winners(poll), poll.result, poll.took_part) == ((), None, 0)
    assert {name: rows for name, rows in (await everything(klass)).items() if name in NO_ROWS and rows} == {}
    assert heard == ["closed 0"]
    await looks_after(klass, question="Which song?")
    assert buttons(private(klass.instructor)) == []


async def test_while_it_is_open_only_steps_of_how_many_took_part_are_told(klass: Klass) -> None:
    await sings(klass)
    await all_press(klass, *MOST[:4])
    assert "So far" not in fields(klass)
    await all_press(klass, *MOST)
    assert fields(klass)["So far"] == "At least 5 people have taken part, counting who took it back."


async def test_it_closes_with_so_many_answers_and_keeps_as_little(klass: Klass, how: dict[str, object]) -> None:
    how["closes_with"] = 6
    await sings(klass)
    await all_press(klass, *MOST)
    poll = await poll_in(klass)
    assert (poll.state, poll.result) == (State.CLOSED, {"took_part": 7, "winners": [0]})
    assert (await everything(klass))["poll_ballots"] == []


# What is kept.


async def answered_by(class_: Attacked, *counts: int) -> None:
    """So many choose each."""
    people = iter(CROWD)
    for number, count in enumerate(counts):
        for _ in range(count):
            await class_.acts(next(people), "choose", number)
    await class_.passes()


@pytest.mark.parametrize("counts", [(41, 23, 16), (31, 31, 17), (13, 29, 37)], ids=str)
async def test_after_the_close_no_row_file_or_card_has_a_number_of_the_poll_but_how_many_took_part(
    class_: Attacked, counts: tuple[int, ...]
) -> None:
    """Each of these numbers stands nowhere by chance, nor do shares and differences of them."""
    await sings(class_.klass)
    await answered_by(class_, *counts)
    await class_.klass.waits(hours=3)
    dump, took_part = await class_.vault.dump(), sum(counts)
    assert {name: dump[name] for name in NO_ROWS} == {name: [] for name in NO_ROWS}
    assert not [*(class_.folder / "keys").rglob("*.key")]
    (row,) = dump["polls"]
    best = [number for number, count in enumerate(counts) if count == max(counts)]
    told = json.loads(row["result"]) if isinstance(row["result"], str) else row["result"]
    assert told == {"took_part": took_part, "winners": best}
    whole_row = {name for name, value in row.items() if value == took_part}
    assert whole_row <= {"took_part", "told"}, "the last: in fives, as its card told while it was open"
    await results(class_.klass)
    shown = [json.dumps(each.card, default=str) for each in class_.kept().values()]
    own = [json.dumps(private(class_.klass.instructor), default=str)]
    numbers = [*counts, *(round(100 * each / took_part) for each in counts)]
    texts = [*shown, *own, *(str(value) for row in tellers(dump) for value in row.values())]
    found = [
        (number, each) for number in numbers for each in texts if re.search(rf"(?<![\w.:]){number}(?![\w:])", each)
    ]
    assert found == []


def tellers(dump: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The rows of all tables that are about the poll, whatever they are."""
    names = (str(SONGS), link_to("poll", SONGS).partition(":")[2])
    rows = [row for each in dump.values() for row in each]
    return [row for row in rows if any(str(value) in names or f":{names[1]}" in str(value) for value in row.values())]


async def results(klass: Klass) -> None:
    """The instructor looks at all that there is."""
    await looks_after(klass, question="Which song?")
    await klass.instructor.presses("Results")


async def test_it_is_counted_at_once_in_no_other_process_and_nothing_else_of_it_changes(class_: Attacked) -> None:
    await sings(class_.klass)
    await answered_by(class_, 9, 6, 0)
    before = await poll_in(class_.klass)
    await class_.acts("instructor", "close-now")
    jobs = (await class_.vault.dump())["jobs"]
    assert not [row for row in jobs if "polls.count" in str(row["link"])]
    after = await poll_in(class_.klass)
    changed = {name for name in Poll.__dataclass_fields__ if getattr(before, name) != getattr(after, name)}
    assert changed == {"state", "result", "took_part", "seen", "closed_at", "follows"}


# What staff can see and do.


async def test_staff_see_what_everyone_sees_and_can_take_nothing_along(klass: Klass) -> None:
    await chosen(klass, *MOST)
    await results(klass)
    assert own_fields(klass.instructor) == {"What came of it": CHOSEN, "Took part": "7 people"}
    assert "image" not in private(klass.instructor)
    assert private(klass.instructor)["files"] == []
    assert "No other number is kept." in klass.instructor.answer
    assert "Sea" not in klass.instructor.answer


async def test_the_list_offers_what_leaves_it_as_it_is(klass: Klass) -> None:
    await sings(klass)
    await looks_after(klass, question="Which song?")
    assert buttons(private(klass.instructor)) == ["Close now", "Give it more time"]
    await klass.instructor.presses("Give it more time")
    await klass.instructor.fills({"more": "1h"})
    assert "open until" in klass.instructor.answer
    await all_press(klass, *MOST)
    await looks_after(klass, question="Which song?")
    await klass.instructor.presses("Close now")
    await settled(klass)
    assert fields(klass)["What came of it"] == CHOSEN
    await looks_after(klass, question="Which song?")
    assert buttons(private(klass.instructor)) == ["Results"]


CHANGES: dict[str, dict[str, Any]] = {
    "mend": {"question": "Which songs?", "choices": ["Seas", "Road", "Moon"]},
    "again": {},
    "repeat": {"days": ["mon"], "at": "09:30", "zone": "UTC"},
    "reopen": {"more": "1h"},
    "promise-what": {"doing": "done", "words": "We sing it."},
    "change": {"question": "Which?", "kind": "several", "label": "named", "choices": ["Sea", "Road"]},
    "set-close": {"place": "channel:general"},
    "use-template": {"template": "pace"},
    "live": {},
    "post": {},
}


@pytest.mark.parametrize("state", [State.DRAFT, State.OPEN, State.CLOSED])
@pytest.mark.parametrize("name", [*CHANGES])
async def test_whatever_would_change_it_ask_it_again_or_compare_it_is_refused(
    klass: Klass, tmp_path: Path, name: str, state: State
) -> None:
    """By who makes the link by hand, too."""
    class_ = Attacked(klass, tmp_path, Id(SONGS))
    if state is State.DRAFT:
        await stored(klass)
    else:
        await sings(klass)
        await all_press(klass, *MOST)
    if state is State.CLOSED:
        await closed(klass, hours=3)
    before = await everything(klass)
    answer = await class_.acts("instructor", name, *([1] if name == "live" else []), **CHANGES[name])
    assert isinstance(answer, Reply)
    assert said(answer).startswith(OURS)
    after = await everything(klass)
    assert {each: after[each] for each in ("polls", "poll_schedules", "jobs")} == {
        each: before[each] for each in ("polls", "poll_schedules", "jobs")
    }


async def stored(klass: Klass) -> None:
    """It lies there as a draft, of which nobody is to know."""
    now = klass.clock.now()

    def store(tx: Tx) -> None:
        course = klass.core.snapshot(tx, SPACE, None).course(0).course_id
        poll = Poll(SONGS, course, GENERAL, None, "one", Label.UNLINKABLE, "Which song?", now, NAMES, best_only=True)
        Polls(tx, SPACE).add(poll)

    await klass.database.write(SPACE, store)


async def test_single_answers_are_there_for_nobody(klass: Klass, tmp_path: Path) -> None:
    await chosen(klass, *MOST)
    answer = await Attacked(klass, tmp_path, Id(SONGS)).acts("ben", "ballots")
    assert said(answer).startswith("Of this poll only how many took part is told")


async def test_nobody_is_asked_or_reminded_of_what_comes_of_it(klass: Klass) -> None:
    await chosen(klass, *MOST)
    await klass.instructor.says("/homeroom status", place="general")
    assert "Which song?" not in klass.instructor.answer
    await drafted(klass)
    assert "Which song?" not in text_of(private(klass.instructor)["text"]) + str(own_fields(klass.instructor))
    await klass.instructor.presses("Post")
    await settled(klass)
    await klass.waits(days=30)
    assert "direct:instructor" not in klass.instructor._rooms


async def test_when_its_key_comes_back_as_little_is_told(klass: Klass, heard: list[str]) -> None:
    await sings(klass)
    await all_press(klass, *MOST)
    keys = taken_away(klass)
    await closed(klass, hours=3)
    assert "It cannot be counted now" in fields(klass)["What came of it"]
    put_back(keys)
    await klass.waits(hours=2)
    assert fields(klass) == {"What came of it": CHOSEN, "Took part": "7 people"}
    assert heard == ["closed 7"]
    assert (await everything(klass))["poll_ballots"] == []


async def test_given_up_nothing_is_said_of_asking_it_again(klass: Klass, heard: list[str]) -> None:
    await sings(klass)
    await all_press(klass, *MOST)
    taken_away(klass)
    await closed(klass, hours=3)
    await looks_after(klass, question="Which song?")
    await klass.instructor.presses("Give it up")
    assert "can never be counted" in klass.instructor.answer
    assert "Ask again" not in klass.instructor.answer
    await klass.instructor.says("/homeroom status", place="general")
    assert "It can never be counted, for its key is gone: Which song?" in klass.instructor.answer
    assert "Ask again" not in klass.instructor.answer
    await settled(klass)
    assert heard == ["given-up 0"]


async def test_once_the_feature_has_heard_neither_who_was_chosen_nor_who_stood_is_kept(klass: Klass) -> None:
    await chosen(klass, *MOST)
    before = await poll_in(klass)
    await klass.database.write(SPACE, lambda tx: Polls(tx, SPACE).forget_best(before))
    after = await poll_in(klass)
    assert (winners(after), after.took_part, after.state) == ((), 7, State.CLOSED)
    rows = (await everything(klass))["polls"]
    assert not [name for name in NAMES if name in str(rows)]
    await results(klass)
    assert own_fields(klass.instructor) == {"What came of it": CHOSEN, "Took part": "7 people"}
