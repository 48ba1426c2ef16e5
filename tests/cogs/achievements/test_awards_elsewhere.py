"""An award of another course is not there, whoever makes the link; and the same vote in the other language."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.link import Link
from cogs.achievements import cog
from cogs.achievements.cog import achievements
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from storage.awards import Award, Awards, State
from storage.database import Tx
from tests.cogs.achievements.awarded import TITLE, asked, looks_after, told
from tests.cogs.achievements.stories import begun, cards, person, settled, text_of
from tests.cogs.kept import everything
from tests.klass import MONDAY, SPACE, Klass, klass_of, sqlite

OTHER = 77
PRESSED = ("give-award", "look-at-award", "open-vote", "call-off", "take-award-back", "change-award", "reword-award")


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, with polls."""
    async with klass_of([admin, cog, polls], sqlite(tmp_path)) as made:
        yield made


@pytest.mark.parametrize("state", [State.DRAFT, State.ASKING, State.VOTING, State.GIVEN])
@pytest.mark.parametrize("name", PRESSED)
async def test_of_another_course_nothing_can_be_done(klass: Klass, name: str, state: State) -> None:
    await begun(klass)
    made = Award(7, OTHER, TITLE, "Theirs.", state, None, None, person("instructor"), MONDAY)

    def store(tx: Tx) -> None:
        Awards(tx, SPACE).add(made, [(71, person("ben")), (72, person("chi"))])

    await klass.database.write(SPACE, store)
    before = await everything(klass, "deliveries", "people")
    message = str(klass.instructor.sees("general")[-1]["id"])
    link: Link = achievements.link_to(name, 7)
    await klass.classroom.press("instructor", "channel:general", message, link)
    assert "This award is not there any more." in klass.instructor.answer
    await settled(klass)
    assert await everything(klass, "deliveries", "people") == before
    await klass.instructor.says("/kudos awards", place="general")
    assert TITLE not in klass.instructor.answer


async def test_in_spanish(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"language": "es"})
    await begun(klass)
    await klass.ana.says("/homeroom me", place="general")
    await asked(klass, "ana", "ben")
    assert told(klass.ana)[0]["title"] == "¿Puede estar tu nombre en una votación?"
    for who in ("ana", "ben"):
        await klass.seats[who].opens(f"direct:{who}")
        await klass.seats[who].presses("Mi nombre puede estar")
    await settled(klass)
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    await settled(klass)
    assert "La clase está votando" in text_of(told(klass.ana)[0]["text"])
    shown = cards(klass.ben)[-1]
    assert text_of(shown["text"]).startswith(f"¿Quién debería recibir el premio «{TITLE}»?")
    assert "La persona más elegida lo sabe primero" in text_of(shown["note"])
