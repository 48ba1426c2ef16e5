"""A backup is restored, as people live it: what was on its way, who had deleted themselves, what the class said."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from adapters.web.app import WebClass
from bot.app import App
from bot.intercom import ask
from bot.link import Link
from bot.local_commands import BackedUp, BackUp
from bot.restored import hold_slots
from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from storage.backup import PutBack, copy_open, put_back
from storage.lock import WriterLock
from tests.bot.conftest import at
from tests.cogs.icebreakers.stories import cards, planned, posted
from tests.cogs.icebreakers.test_report_story import GONE
from tests.cogs.icebreakers.test_together_story import appeared
from tests.cogs.kept import everything
from tests.cogs.ways import appeared as have_appeared
from tests.klass import MONDAY, SPACE, Klass, klass_of, sqlite

RESTORED = "It was due before the backup was restored, so it was not sent."
FRIDAY = MONDAY + timedelta(days=4)


async def restored(folder: Path) -> PutBack:
    """What ``homeroom restore`` does, on Friday."""
    with WriterLock(folder / "homeroom.db"):
        return await put_back(folder / "b.db", folder / "homeroom.db", folder, FRIDAY, hold_slots)


async def backed_up(klass: Klass, folder: Path) -> None:
    """What ``homeroom backup`` does, on Monday."""
    await copy_open(klass.database, folder / "b.db", MONDAY, lambda: False)


async def test_what_was_due_is_listed_and_comes_when_an_instructor_says_so(tmp_path: Path) -> None:
    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as klass:
        await planned(klass)  # Mondays and Thursdays
        await posted(klass, "cafe")  # whose nudge is due on Tuesday
        await klass.instructor.says("/icebreaker now", place="general")
        await klass.instructor.presses("Post")  # and it is on its way
        await backed_up(klass, tmp_path)
        before = len(cards(klass.ana, "cafe"))
    assert await restored(tmp_path) == PutBack(tmp_path / "homeroom.db.before-1", 2, 0)

    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as klass:
        await klass.waits(days=4)
        assert (cards(klass.ana), cards(klass.ana, "cafe")) == ([], [])
        await klass.instructor.says("/homeroom status", place="general")
        told = str(klass.instructor.answer)
        assert told.count(RESTORED) == 3  # the one on its way, Thursday's, and the nudge
        await klass.instructor.presses("Try again")
        await klass.goes_on()
        assert len(cards(klass.ana)) == 2
        await klass.instructor.says("/homeroom status", place="general")
        assert RESTORED not in str(klass.instructor.answer)
        assert "was left out" not in str(klass.instructor.answer)
        await klass.waits(days=7)  # Monday's and Thursday's come as they always do
        assert len(cards(klass.ana)) == 4
    assert before == 1


async def test_who_deleted_themselves_since_does_not_come_back(tmp_path: Path) -> None:
    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as klass:
        klass.core.deleted = tmp_path
        for seat in (klass.ben, klass.chi):
            await seat.says("/homeroom me", place="general")
            await seat.presses("Change")
            await seat.fills({"name": f"Captain {seat.person}", "time_zone": "UTC"})
        await backed_up(klass, tmp_path)
        await klass.ben.says("/homeroom me", place="general")
        await klass.ben.presses("Delete me")
        await klass.ben.presses("Delete me now")
    assert (await restored(tmp_path)).deleted == 1
    assert b"Captain ben" not in (tmp_path / "homeroom.db").read_bytes()
    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as klass:
        await klass.chi.says("/homeroom me", place="general")
        assert "Captain chi" in str(klass.chi.answer)
        await klass.ben.says("/homeroom me", place="general")
        assert "Captain ben" not in str(klass.ben.answer)


async def test_what_staff_hid_since_is_hidden_again_and_ends_when_it_would_have(tmp_path: Path) -> None:
    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as klass:
        klass.core.deleted = tmp_path
        await have_appeared(klass)
        assert await appeared(klass) == ["Ben: The map\n\nChi: The sea"]
        await backed_up(klass, tmp_path)
        await klass.assistant.presses("Hide (staff)")
        await klass.assistant.chooses("Hide these words", "1. The map")
        await klass.goes_on()
        before = await appeared(klass)
    assert (await restored(tmp_path)).hidden == 1
    async with klass_of([admin, icebreakers], sqlite(tmp_path)) as klass:
        (row,) = (await everything(klass))["hidden_words"]
        view = Link(next(each for each in row if str(each).startswith("icebreakers.")))
        await klass.goes_on()
        shown = await klass.database.read(lambda tx: klass.core.show(tx, SPACE, view, None))
        assert "The map" not in str(shown)
        await klass.assistant.says("/homeroom status", place="general")
        await klass.assistant.presses("What is hidden")
        assert "Ben: The map" in klass.assistant.answer
        await klass.waits(days=31)
        assert "The map" not in str((await everything(klass))["icebreaker_answers"])
    assert before == [f"{GONE}\n\nChi: The sea"]


async def test_the_messages_of_the_class_come_back_with_it(tmp_path: Path) -> None:
    async def runs(*says: str, then_backed_up: bool = False) -> str:
        app = await App.open(at(tmp_path))
        await app.start()
        try:
            served = app.adapters["web"]
            assert isinstance(served, WebClass)
            kai = await served.classroom.seat("kai")
            for words in says:
                await kai.says(words, place="general")
            if then_backed_up:
                socket = app.config.socket_path
                assert socket is not None
                await ask(socket, "backup", BackUp(file=tmp_path / "b.db"), BackedUp)
            return str(kai.reads("general"))
        finally:
            await app.stop()

    await runs("Is anybody here?", then_backed_up=True)
    await runs("This came later.")
    await restored(tmp_path)
    assert "Is anybody here?" in await runs()
    assert "This came later." not in await runs()
