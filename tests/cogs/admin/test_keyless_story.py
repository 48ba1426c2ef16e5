"""Anonymous answers that are open, as the staff and whoever deletes themselves hear of them."""

from __future__ import annotations

from bot.link import id_to_text
from storage.database import Tx
from storage.sealed import Sealed
from tests.klass import MONDAY, SPACE, Klass

BOXES = (7, 8)


async def opened(klass: Klass) -> None:
    """Two boxes are open, with their keys."""

    def begin(tx: Tx) -> None:
        for box in BOXES:
            Sealed(tx, SPACE).begin(box, MONDAY)
            klass.core.seals.begin(SPACE, box, 64)

    await klass.database.write(SPACE, begin)


async def asked(klass: Klass, command: str) -> str:
    await klass.instructor.says(f"/homeroom {command}", place="general")
    return klass.instructor.answer


async def test_a_poll_whose_key_is_missing_stands_in_the_status_and_in_doctor(klass: Klass) -> None:
    await opened(klass)
    for command in ("status", "doctor"):
        assert "key" not in await asked(klass, command)
    klass.core.seals.destroy(SPACE, 7)
    for command in ("status", "doctor"):
        said = await asked(klass, command)
        assert "One anonymous poll cannot be counted: its key is missing." in said
        assert id_to_text(7) not in said
    klass.core.seals.destroy(SPACE, 8)
    for command in ("status", "doctor"):
        assert "2 anonymous polls cannot be counted: their keys are missing." in await asked(klass, command)


async def test_who_deletes_themselves_hears_of_their_answers_while_some_are_open(klass: Klass) -> None:
    told = "Your answers to anonymous polls that are open go as well. In closed ones nobody can tell which is yours"
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    assert told not in klass.ben.answer
    await opened(klass)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    assert told in klass.ben.answer
    await klass.ben.presses("Delete me now")
    assert told in klass.ben.answer


async def test_where_a_key_is_missing_nobody_is_promised_that_their_answer_goes(klass: Klass) -> None:
    await opened(klass)
    klass.core.seals.destroy(SPACE, 7)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    assert "whose key is missing just now nobody can find your answer" in klass.ben.answer
