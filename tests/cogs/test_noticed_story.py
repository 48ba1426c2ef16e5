"""A word on Homeroom's small list: the staff is asked to look, once, and nothing else happens to anybody."""

from __future__ import annotations

from codecs import decode
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.card import Card
from bot.cog import Cog
from bot.context import JobContext, ViewContext
from bot.effects import Effects
from bot.hiding import piece_id
from bot.people import Person, Place, PlaceKind
from bot.report_noted import REPORTS_KEPT, flagged
from bot.text import Piece, joined
from bot.word_list import noticed
from cogs.admin import cog as admin
from storage.reports import Reported, Reports
from tests.cogs.icebreakers.stories import set_up
from tests.klass import SPACE, Klass, klass_of, sqlite

GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")
RUDE, KIND = decode("Jung n qvpxurnq", "rot13"), "What a great help"
wall = Cog("wall", house=True)
written: dict[str, str] = {}


@wall.view("words")
def words(ctx: ViewContext) -> Card | None:
    """What everyone wrote, in the order of their ids."""
    theirs = [(Person(SPACE, who), said) for who, said in sorted(written.items())]
    pieces = [Piece(said, key=by.external_id, by=by, before=(by,)) for by, said in theirs]
    return Card(text=joined([(each,) for each in pieces], "\n")) if pieces else None


@words.erase
def erase(ctx: ViewContext, key: str) -> None:
    written.pop(key, None)


@wall.job("write")
def write(ctx: JobContext, store: Reports, person: Person, said: str) -> None:
    """Somebody writes; what they write appears, whatever it is."""
    written[person.external_id] = said
    ctx.post(GENERAL, words.link())
    ctx.refresh(words.link())
    if noticed(said):
        flagged(ctx, store, Reported(piece_id(words.link(), person.external_id), words.link(), GENERAL))


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """A class with that wall, whose staff has a place."""
    wall.folder = tmp_path
    written.clear()
    async with klass_of([admin, wall], sqlite(tmp_path)) as made:
        await set_up(made, staff_place="channel:staff")
        yield made


async def writes(klass: Klass, who: str, said: str) -> None:
    """Somebody writes on the wall, and everything that is due happens."""
    effects = Effects(klass.core.registry, klass.clock.now, None, 0)
    effects.at(klass.clock.now(), write.link(Person(SPACE, who), said), None)
    await klass.database.write(SPACE, lambda tx: effects.flush(tx, SPACE))
    await klass.waits(seconds=5)


async def looks(klass: Klass) -> str:
    """The assistant looks at what waits, from the status. Returns what they read, or the status where nothing does."""
    await klass.assistant.says("/homeroom status", place="general")
    if "Reports:" in klass.assistant.answer and "waits for the staff" in klass.assistant.answer:
        await klass.assistant.presses("Look at the reports")
    return klass.assistant.answer


async def waiting(klass: Klass) -> int:
    return await klass.database.read(lambda tx: Reports(tx, SPACE).count_open(0))


async def test_what_was_noticed_stands_at_once_and_waits_for_the_staff_as_nobodys_report(klass: Klass) -> None:
    await writes(klass, "chi", KIND)
    assert "Reports" not in klass.assistant.reads("staff")
    await writes(klass, "ben", RUDE)
    assert RUDE in klass.chi.reads("general"), "a list blocks nothing"
    assert "One report waits for the staff to look at it." in klass.assistant.reads("staff")
    read = await looks(klass)
    assert RUDE in read
    assert "Reported: by nobody: Homeroom noticed a word, on" in read
    assert klass.ben.reads("direct:ben") == "", "whoever wrote it is told nothing"


async def test_hidden_it_is_gone_its_writer_is_told_as_everywhere_and_the_same_words_wait_no_second_time(
    klass: Klass,
) -> None:
    await writes(klass, "ben", RUDE)
    await looks(klass)
    await klass.assistant.presses("Hide")
    await klass.waits(seconds=5)
    assert RUDE not in klass.chi.reads("general")
    assert RUDE in klass.ben.reads("direct:ben")
    await writes(klass, "ben", RUDE)
    assert await waiting(klass) == 0
    assert "waits for the staff" not in klass.assistant.reads("staff")


async def test_left_as_it_is_it_stands_and_waits_no_second_time_but_people_can_report_it(klass: Klass) -> None:
    await writes(klass, "ben", RUDE)
    await looks(klass)
    await klass.assistant.presses("Leave as it is")
    assert "It stays as it is, and the report is closed." in klass.assistant.answer
    for _ in range(2):
        await writes(klass, "ben", RUDE)
    assert RUDE in klass.chi.reads("general")
    assert await waiting(klass) == 0
    assert klass.ben.reads("direct:ben") == ""
    await klass.s1.presses("Report")
    await klass.s1.chooses("Report these words", f"1. {RUDE}")
    await klass.goes_on()
    assert "Reported: by @Student 1, since" in await looks(klass)


async def test_beside_a_report_it_says_so_and_is_counted_as_nobody(klass: Klass) -> None:
    await writes(klass, "ben", KIND)
    await klass.s1.presses("Report")
    await klass.s1.chooses("Report these words", f"1. {KIND}")
    await writes(klass, "ben", RUDE)
    read = await looks(klass)
    assert "Reported: by @Student 1, since" in read
    assert ", and Homeroom noticed a word as well" in read
    assert await waiting(klass) == 1
    await klass.assistant.presses("Leave as it is")
    assert await waiting(klass) == 0, "one decision is about all of it"


async def test_nobody_decides_about_their_own_words_that_were_noticed(klass: Klass) -> None:
    await writes(klass, "assistant", RUDE)
    assert "Something waits that is not yours to decide" in await looks(klass)


async def test_what_was_noticed_is_kept_as_long_as_a_report(klass: Klass) -> None:
    await writes(klass, "ben", RUDE)
    await klass.waits(days=REPORTS_KEPT.days - 1)
    assert await waiting(klass) == 1
    await klass.waits(days=2)
    assert await waiting(klass) == 0
