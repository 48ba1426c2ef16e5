"""One's own page: seeing what is kept, choosing, leaving, being forgotten."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from adapters.web.seat import Seat
from bot.courtesy import courtesy
from bot.parts import all_cogs
from bot.people import Person, Role
from bot.registry import text_folders
from bot.texts import CORE, Texts
from storage.deleted import deleted_since
from storage.marks import export_person, marks
from storage.people import People
from storage.spaces import Spaces
from storage.store import all_tables
from tests.klass import MONDAY, SPACE, Klass

ANA = Person(SPACE, "ana")


async def everywhere(klass: Klass, person: str) -> dict[str, int]:
    """How many rows of each of our tables mention a person, whether they are marked or not."""
    ours = [table for table in all_tables().sorted_tables if not table.name.startswith("class_")]
    found: dict[str, int] = {}
    for table in ours:
        rows = await klass.database.read(lambda tx, table=table: tx.rows(select(table)))  # type: ignore[misc]
        if count := sum(any(person in str(value) for value in row) for row in rows):
            found[table.name] = count
    return found


def the_file(klass: Klass, seat: Seat) -> dict[str, Any]:
    """The JSON that is on the newest private card."""
    message: Any = seat.answer_message
    (file,) = message["card"]["files"]
    kept = klass.classroom.private.file(file["src"].rpartition("/")[2])
    assert kept is not None
    assert file["name"] == "homeroom-about-me.json"
    read: dict[str, Any] = json.loads(kept.data)
    return read


async def test_the_page_says_in_words_and_in_a_file_what_is_kept(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await klass.ben.presses("Pass")
    await klass.ben.says("/homeroom me", place="general")
    assert "• that you are in the class" in klass.ben.answer
    assert "• that you passed a question" in klass.ben.answer
    assert "Only you can see this." in klass.ben.answer
    found = the_file(klass, klass.ben)
    assert found["person"] == "ben"
    assert found["kept"].keys() == {"membership", "profile", "pass"}
    assert found["kept"]["pass"]["what"] == "that you passed a question"
    assert found["kept"]["profile"]["rows"][0]["acted_at"] == MONDAY.isoformat()
    assert found["kept"].keys() == (await klass.database.read(lambda tx: export_person(tx, SPACE, "ben"))).keys()


async def test_what_one_chooses_is_in_ones_own_language_at_once_and_stays(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    values = {
        "name": "Benno",
        "language": "es",
        "time_zone": "america/lima",
        "quiet_from": "20:00",
        "quiet_until": "9:30",
    }
    await klass.ben.fills(values)
    assert "Nombre que se muestra: Benno" in klass.ben.answer
    assert "de 20:00 a 09:30" in klass.ben.answer
    assert "Solo tú puedes ver esto." in klass.ben.answer
    await klass.ben.presses("Sobre mí")
    assert "Zona horaria: America/Lima" in klass.ben.answer
    profile = await klass.database.read(lambda tx: People(tx, SPACE).profile(Person(SPACE, "ben")))
    assert (profile.name, profile.language, profile.time_zone) == ("Benno", "es", "America/Lima")


async def test_the_name_shown_is_the_name_by_which_others_see_one(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills({"name": "@everyone\n**Benno**\u202e"})
    await klass.instructor.runs("homeroom roles", {"person": "ben", "role": "assistant"}, place="general")
    assert "@everyone **Benno** now has the role: Assistant." in klass.instructor.answer


@pytest.mark.parametrize(
    ("wrong", "option", "sentence"),
    [
        ({"name": "x" * 5000}, "name", "5,000 characters"),
        ({"name": "\u200b\u200b"}, "name", "Nothing can be seen in this."),
        ({"quiet_from": "21:00"}, "quiet_until", "Please fill in both, or leave both empty."),
        ({"time_zone": "Mars"}, "time_zone", "This time zone is not known."),
    ],
)
async def test_what_does_not_fit_is_said_at_its_field(
    klass: Klass, wrong: dict[str, Any], option: str, sentence: str
) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills(wrong)
    assert sentence in klass.ben.errors[option]
    assert klass.ben.errors.keys() == {option}


async def test_leaving_takes_one_press_and_deletes_what_programmes_kept(klass: Klass) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await klass.ben.presses("Pass")
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Leave all programmes")
    assert "You left. This was deleted:\n• that you passed a question" in klass.ben.answer
    assert "Nobody is told that you left" in klass.ben.answer
    await klass.goes_on()
    kept = await klass.database.read(lambda tx: export_person(tx, SPACE, "ben"))
    assert kept.keys() == {"membership", "profile"}
    await klass.ben.presses("Leave all programmes")
    assert "there was nothing to delete" in klass.ben.answer


async def test_deleting_asks_once_then_happens_at_once_and_says_what_went(klass: Klass, tmp_path: Path) -> None:
    await klass.instructor.says("/icebreaker now", place="general")
    await klass.instructor.presses("Post")
    await klass.goes_on()
    await klass.ben.presses("Pass")
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    assert "Nothing has been deleted yet." in klass.ben.answer
    assert await everywhere(klass, "ben") != {}
    await klass.ben.presses("Delete me now")
    assert "Gone, at once and for good:" in klass.ben.answer
    for what in ("when you first used Homeroom", "that you passed a question"):
        assert f"• {what}" in klass.ben.answer
    assert "That you are in the class stays known" in klass.ben.answer
    assert await everywhere(klass, "ben") == {"members": 1}
    before = klass.core.clock.real() - timedelta(minutes=1)
    assert deleted_since(tmp_path, before, [(SPACE, "ana"), (SPACE, "ben")]) == [(SPACE, "ben")]
    await klass.goes_on()
    assert "A question for everyone" in klass.ana.reads("general")


async def test_what_must_stay_for_others_stays_without_the_person(klass: Klass) -> None:
    await klass.instructor.runs("homeroom roles", {"person": "ana", "role": "instructor"}, place="general")
    await klass.ana.says("/icebreaker now", place="general")
    await klass.ana.presses("Publicar")
    await klass.goes_on()
    await klass.ana.says("/homeroom me", place="general")
    await klass.ana.presses("Bórrame")
    await klass.ana.presses("Bórrame ahora")
    assert "Lo que debe quedar para otras personas queda sin ti:" in klass.ana.answer
    assert "un rol que te dio quien lleva el curso" in klass.ana.answer
    assert await everywhere(klass, "ana") == {"members": 1}
    assert "A question for everyone" in klass.ben.reads("general")
    snapshot = await klass.database.read(lambda tx: Spaces(tx, SPACE).snapshot())
    assert snapshot is not None
    assert snapshot.role(0, "ana", frozenset()) is Role.STUDENT
    await klass.ana.says("/icebreaker now", place="general")
    assert "quien da la clase" in klass.ana.answer


async def test_nothing_of_who_was_deleted_stays_in_the_files_of_the_database(klass: Klass, tmp_path: Path) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills({"name": "Bartholomew"})
    files = [path for path in tmp_path.iterdir() if path.name.startswith("homeroom.db")]
    assert any(b"Bartholomew" in path.read_bytes() for path in files)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    assert not any(b"Bartholomew" in path.read_bytes() for path in files)


async def test_who_was_deleted_begins_anew(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills({"name": "Benno"})
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    assert "Gone, at once and for good:" in klass.ben.answer
    await klass.ben.says("/homeroom me", place="general")
    assert "Name shown: as everywhere here" in klass.ben.answer


def test_every_kind_of_thing_that_is_kept_has_a_text_in_every_language() -> None:
    texts = Texts(text_folders(all_cogs()) | {CORE: courtesy.folder / "texts"})
    for kind in {mark.what for mark in marks()}:
        for language in ("en", "es"):
            found = [name for name in texts.domains if f"kind-{kind}" in texts.declared(language, name)]
            assert len(found) == 1, f"kind-{kind} is missing, or there twice, in {language}"
