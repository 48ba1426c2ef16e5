"""A poll as people live it: asked, answered in two presses, closed, and what came of it."""

from __future__ import annotations

from tests.cogs.polls.stories import answered, asked, card, closed, fields
from tests.klass import Klass


async def test_a_poll_is_asked_answered_and_counted(klass: Klass) -> None:
    await asked(klass)
    assert "Which day?" in klass.ben.reads("general")
    assert "nobody in the class, instructors included, can connect" in klass.ben.reads("general")
    await answered(klass, ana="Monday", ben="Monday", chi="Tuesday", s1="Monday", s2="Friday", s3="Tuesday")
    assert "Your answer: Tuesday" in klass.s3.answer
    assert fields(klass)["So far"] == "At least 5 people have taken part, counting who took it back."
    await closed(klass)
    assert card(klass)["title"] == "A poll that is over"
    assert fields(klass)["What came of it"].splitlines() == [
        "★ 3 (50 %): Monday",
        "2 (33 %): Tuesday",
        "1 (17 %): Friday",
    ]
    assert fields(klass)["Took part"] == "6 people"
    assert card(klass)["image"]


async def test_of_too_few_nothing_is_shown_and_nothing_is_kept(klass: Klass) -> None:
    await asked(klass)
    await answered(klass, ana="Monday", ben="Monday", chi="Tuesday", s1="Monday")
    assert "So far" not in fields(klass)
    await closed(klass)
    assert "fewer than 5 people" in fields(klass)["What came of it"]
    rows = await klass.database.read(
        lambda tx: tx.connection.exec_driver_sql("select count(*) from poll_ballots").all()
    )
    assert rows[0][0] == 0
