"""What people do in the class reaches the real router, and its answers are shown where they belong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import pytest

from bot.card import Button, Card
from bot.cog import Cog, Option
from bot.context import Context, JobContext, ViewContext
from bot.link import Link
from bot.people import Person, Place, Role
from bot.text import Said, Words
from storage.people import People
from storage.standing import Standing
from tests.klass import SPACE, Klass, klass_of, sqlite

corner = Cog("corner", folder=Path(__file__).parent / "corner")
HEARD: list[tuple[str, str, str]] = []


@corner.command("corner shout", answers="public")
def shout(ctx: Context[Any], words: Annotated[str, Option()]) -> Link:
    return board.link(words)


@corner.view("board")
def board(ctx: ViewContext[Any], words: str) -> Card:
    return Card("Board", (Said(words),), actions=(Button("Louder", louder.link(words)), Button("Quiet", quiet.link())))


@corner.button("louder", answers="here")
def louder(ctx: Context[Any], words: str) -> Link:
    return board.link(words.upper())


@corner.button("quiet", answers="here")
def quiet(ctx: Context[Any]) -> None:
    return None


@corner.command("corner ask")
def ask(ctx: Context[Any], name: Annotated[str, Option(most=10)]) -> Card:
    return Card(text=(Words("Hello "), Said(name), Words(" from "), ctx.place, ctx.person))


@corner.command("corner staff", needs=Role.INSTRUCTOR)
def staff(ctx: Context[Any]) -> Card:
    return Card("Staff only", actions=(Button("Break", broken.link()),))


@corner.button("broken")
def broken(ctx: Context[Any]) -> Card:
    raise RuntimeError("broken on purpose")


@corner.event("wrote")
def wrote(ctx: JobContext[Any], person: Person, place: Place, at: datetime) -> None:
    HEARD.append((person.external_id, place.key, at.isoformat()))


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The whole core over the class, with a small cog."""
    HEARD.clear()
    async with klass_of([corner], sqlite(tmp_path)) as there:
        yield there


async def standing(klass: Klass, message: dict[str, Any]) -> object:
    found = await klass.database.read(lambda tx: Standing(tx, SPACE).on_message(message["id"], message["place"]))
    return found.link if found else None


async def test_a_public_answer_is_seen_by_everyone_and_known_to_stand_there(klass: Klass) -> None:
    assert await klass.ben.says("/corner shout words:hello", "general") == {"shown": "public"}
    assert klass.chi.reads("general") == "Board\nhello\n[Louder]\n[Quiet]"
    message = klass.chi.sees("general")[0]
    assert await standing(klass, message) == "corner.board:hello"
    assert await klass.chi.presses("Louder") == {"shown": "here"}
    assert klass.ana.reads("general").startswith("Board\nHELLO")
    assert await standing(klass, message) == "corner.board:HELLO"
    assert await klass.chi.presses("Quiet") == {"shown": "nothing"}
    assert len(klass.ana.sees("general")) == 1


async def test_an_act_that_comes_again_is_shown_once_although_the_class_forgot_it(klass: Klass) -> None:
    await klass.ben.says("/corner shout words:hello", "general", key="k1")
    klass.classroom.acts._once._answers.clear()
    assert await klass.ben.says("/corner shout words:hello", "general", key="k1") == {"shown": "nothing"}
    assert len(klass.chi.sees("general")) == 1


async def test_a_public_answer_that_cannot_be_posted_is_shown_to_who_asked(klass: Klass) -> None:
    await klass.classroom.register.change_place("channel:general", muzzled=True)
    assert await klass.ben.says("/corner shout words:hello", "general") == {"shown": "private"}
    assert klass.ben.answer.startswith("Board\nhello")
    assert klass.chi.sees("general") == []


async def test_a_missing_option_opens_a_form_whose_errors_stand_at_the_field(klass: Klass) -> None:
    assert (await klass.ben.says("/corner ask", "general"))["shown"] == "form"
    await klass.ben.fills({"name": "much too long a name"})
    assert list(klass.ben.errors) == ["name"]
    await klass.ben.fills({"name": "Bo"})
    assert klass.ben.form is None
    assert klass.ben.answer == "Hello Bo from #general@Ben"


async def test_in_a_thread_the_bot_knows_thread_and_channel(klass: Klass) -> None:
    await klass.ben.says("top", "general")
    thread = await klass.ben.opens_thread(klass.ben.sees("general")[0])
    await klass.ben.says("/corner ask name:Bo", thread)
    assert klass.ben.reads(thread) == "Hello Bo from #top@Ben"


async def test_each_is_offered_what_their_role_allows_and_told_exactly_when_it_does_not(klass: Klass) -> None:
    names = {
        person: [each["name"] for each in (await klass.classroom.offered(person))["commands"]]
        for person in ("instructor", "ana")
    }
    assert {"corner ask", "corner shout", "corner staff"} <= set(names["instructor"])
    assert "corner staff" not in names["ana"]
    spanish = {each["label"] for each in (await klass.classroom.offered("ana"))["commands"]}
    assert "Gritar" in spanish
    await klass.ben.says("/corner staff", "general")
    assert "instructor" in klass.ben.answer.lower()
    assert "Staff only" not in klass.ben.answer


async def test_the_staff_is_told_which_commands_a_student_has(klass: Klass) -> None:
    await klass.classroom.register.add_channel("questions", staff=True)
    theirs = {each["name"] for each in (await klass.classroom.offered("ana"))["commands"]}
    marked = (await klass.classroom.offered("instructor"))["commands"]
    assert {each["name"] for each in marked if each["student"]} == theirs
    assert "corner staff" in {each["name"] for each in marked if not each["student"]}
    assert not any("student" in each for each in (await klass.classroom.offered("ana"))["commands"])


async def test_a_fault_and_a_link_that_was_tampered_with_are_sentences(klass: Klass) -> None:
    await klass.instructor.says("/corner staff", "general")
    await klass.instructor.presses("Break")
    assert "broken on purpose" not in klass.instructor.answer
    assert klass.instructor.answer
    await klass.ben.says("/corner shout words:hello", "general")
    message = str(klass.ben.sees("general")[0]["id"])
    for link in ("corner.nothing", "corner.louder:a:b:c", "nonsense", "corner.wrote", "x" * 500, "", "corner.board:x"):
        await klass.classroom.press("ben", "channel:general", message, link)
        assert klass.ben.answer
        assert klass.ben.answer_message is not None
        klass.ben.answer_message = None
    assert klass.chi.reads("general").startswith("Board\nhello")


async def test_what_people_write_is_heard_without_its_words(klass: Klass) -> None:
    await klass.ben.says("anything", "general")
    await klass.goes_on()
    assert HEARD == [("ben", "channel:general", "2026-03-02T09:00:00+00:00")]


async def test_members_are_known_as_they_come_and_go_and_after_a_time_without_the_bot(klass: Klass) -> None:
    async def members() -> set[str]:
        known = await klass.database.read(lambda tx: People(tx, SPACE).members())
        return {person.external_id for person in known}

    before = await members()
    new = await klass.classroom.register.add_person("Dee")
    await klass.classroom.settle()
    assert await members() == before | {new}
    await klass.classroom.register.remove_person("ben")
    await klass.classroom.settle()
    assert await members() == before - {"ben"} | {new}


async def test_a_time_zone_that_is_chosen_on_the_page_is_the_bots_too_once_somebody_acted(klass: Klass) -> None:
    async def zone(person: str) -> str | None:
        await klass.classroom.settle()
        profile = await klass.database.read(lambda tx: People(tx, SPACE).profile(Person(SPACE, person)))
        return profile.time_zone

    await klass.ben.says("/corner shout words:hello", "general")
    for person in ("ben", "chi"):
        await klass.classroom.own.live_in(person, "Africa/Lagos")
    assert [await zone(person) for person in ("ben", "chi")] == ["Africa/Lagos", None]
    await klass.chi.says("/corner shout words:hello", "general")
    assert await zone("chi") == "Africa/Lagos"
    await klass.classroom.own.browse_in("ben", "Asia/Seoul")
    await klass.classroom.own.live_in("ben", "")
    assert await zone("ben") == "Asia/Seoul"
