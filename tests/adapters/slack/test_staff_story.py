"""What the staff does in a Slack workspace: decks from files, reports, hiding, taking back; and everyone's own page."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.slack import home
from storage.owned import Owned
from tests.adapters.slack.class_of import Served, posts, served, set_up, time_passes, until
from tests.cogs.ways import WEEK
from tests.wire.slack.api import Asked, Fault
from tests.wire.slack.people import Member
from tests.wire.slack.refused import ApiError
from tests.wire.slack.scene import Plan, Someone


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace with a course in which pages are drawn anew soon."""
    monkeypatch.setattr(home, "LEAST", 0.01)
    monkeypatch.setattr(home, "SPREAD", 0.01)
    async with served(tmp_path) as found:
        await set_up(found)
        yield found


async def files_of(there: Served, who: Member) -> dict[str, bytes]:
    """What somebody can download in their conversation with Homeroom, by name."""
    await there.heard()
    world = there.scene.wire.world
    below = [each for one in who.sees("direct") for each in who.sees(await who.opens_thread(one))]
    found = [world.files[file["id"]] for each in below for file in each.get("files") or ()]
    return {each.name: each.data or b"" for each in found}


async def looks(who: Member, words: str) -> str:
    """Somebody opens their page, on which these words come to stand. Returns what they read."""
    await who.opens_home()
    await until(lambda: words in who.home)
    return who.home


async def test_a_deck_comes_from_a_file_and_goes_into_one(there: Served) -> None:
    robin = there.robin
    await robin.runs("/homeroom icebreaker decks", "general")
    await robin.presses("Upload a deck")
    await robin.fills({"file": WEEK, "name": "Week one"})
    assert "“Week one” is here. It has 2 questions" in robin.answer
    await robin.runs("/homeroom icebreaker decks week one", "general")
    assert "To download it, look into your own conversation with Homeroom." in robin.answer
    found = await files_of(there, robin)
    assert set(found) == {"week-one.toml", "week-one.csv"}
    assert b"text" in found["week-one.csv"]
    await robin.runs("/homeroom icebreaker decks", "general")
    await robin.presses("Upload a deck")
    await robin.fills({"file": {"name": "broken.csv", "type": "text/csv", "data": "AAAA"}, "name": "Broken"})
    assert set(robin.errors) == {"file"}


async def test_a_message_is_reported_from_its_menu_and_the_staff_is_told_what_slack_lets_them_do(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    message = await ana.writes("The sea is mine.", "general")
    await ben.uses_shortcut("Report", message)
    assert "You are about to report this message." in ben.answer
    await ben.presses("Report it")
    assert "Thank you for saying so." in ben.answer
    await there.goes_on()
    await robin.runs("/homeroom status", "general")
    await robin.presses("Look at the reports")
    assert "Read this message where it stands, in #general" in robin.answer
    assert "Written by\n@Ana" in robin.answer
    assert "The sea is mine." not in robin.answer
    await robin.uses_shortcut("Delete (staff)", message)
    assert "choose “Delete” in its own menu" in robin.answer
    await ana.uses_shortcut("Delete (staff)", message)
    assert "This is for the course’s assistants and instructors." in ana.answer
    await robin.presses("Leave as it is")
    assert "the report is closed" in robin.answer


async def test_what_stands_on_a_card_is_reported_hidden_and_put_back(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    await ana.runs("/homeroom icebreaker suggest Who owns the sea?", "general")
    await robin.runs("/homeroom icebreaker suggestions", "general")
    await robin.presses("Accept")
    await robin.runs("/homeroom icebreaker now", "general")
    await robin.chooses("Another deck", "From the class")
    await robin.presses("Post")
    await there.goes_on()
    await ben.presses("Report")
    await ben.chooses("Report these words", "1. Who owns the sea?")
    assert "Thank you for saying so." in ben.answer
    await time_passes(there)
    await robin.presses("Hide (staff)")
    await robin.chooses("Hide these words", "1. Who owns the sea?")
    assert "nobody sees these words on the card any more" in robin.answer
    there.later(20)  # a card is not changed more often
    await time_passes(there)
    assert "Who owns the sea?" not in ben.reads("general")
    await robin.runs("/homeroom status", "general")
    await robin.presses("What is hidden")
    assert "Who owns the sea?" in robin.answer
    await robin.presses("Put back 1")
    there.later(20)
    await time_passes(there)
    assert "Who owns the sea?" in ben.reads("general")


async def test_what_was_posted_is_taken_back_and_everyone_has_their_own_page(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await posts(there)
    await ana.presses("Pass")
    await ana.runs("/homeroom me", "general")
    assert "that you passed a question" in ana.answer
    (export,) = (await files_of(there, ana)).items()
    assert export[0] == "homeroom-about-me.json"
    assert ana.person in export[1].decode()
    assert json.loads(export[1])
    await ana.writes("I make tea.", thread=robin.sees("general")[-1])
    await there.goes_on()
    await robin.runs("/homeroom undo", "general")
    assert "What people wrote below it stays there" in robin.answer
    await robin.presses("Take it back")
    await there.goes_on()
    assert "Taken back. One answer had come: if it was written below, it stays there." in robin.answer
    assert [each for each in ana.sees("general") if "card" in each and not each["private"]] == []
    await ana.presses("Delete me")
    await ana.presses("Delete me now")
    assert "Gone, at once and for good" in ana.answer


async def test_what_slack_lets_nobody_take_away_is_told_to_who_took_it_back(there: Served) -> None:
    robin = there.robin
    await posts(there)
    there.scene.wire.api.faults.append(Fault(200, "chat.delete", error="cant_delete_message"))
    await robin.runs("/homeroom undo", "general")
    await robin.presses("Take it back")
    await time_passes(there)
    assert "If a message stays all the same, /homeroom status says why." in robin.answer
    await robin.runs("/homeroom status", "general")
    assert "lets Homeroom neither change it nor take it away" in robin.answer
    assert "no such thing" not in robin.answer


async def test_how_things_stand_and_what_is_wrong_is_told_to_the_staff(there: Served) -> None:
    await posts(there)
    await there.robin.runs("/homeroom status", "general")
    assert "A question is open in #general" in there.robin.answer
    await there.robin.runs("/homeroom doctor", "general")
    assert "Nothing is wrong here." in there.robin.answer
    await there.robin.runs("/homeroom help", "general")
    await there.heard()
    assert "/homeroom icebreaker schedule – Post a question" in there.robin.reads("general"), "in two messages"
    await there.ana.runs("/homeroom help", "general")
    assert "schedule" not in there.ana.answer


async def test_who_tries_again_asks_slack_at_once_and_what_works_is_known(there: Served) -> None:
    """Of what an administrator allows Slack tells nobody."""
    robin, api, post = there.robin, there.scene.wire.api, "chat.postMessage"

    async def refuse(asked: Asked) -> None:
        if asked.method == post:
            raise ApiError("restricted_action")

    def refused() -> int:
        return len([each for each in api.calls if each.method == post and each.error])

    api.before = refuse
    await posts(there)
    await posts(there)
    await time_passes(there)
    assert refused() == 1
    await robin.runs("/homeroom status", "general")
    assert "Icebreakers, #general (2 times): The settings there do not allow it." in robin.answer
    await robin.presses("Try again")
    await time_passes(there)
    assert refused() == 2
    api.before = None
    await posts(there)
    await time_passes(there)
    assert "A question for everyone" not in there.ben.reads("general")
    await robin.runs("/homeroom status", "general")
    await robin.presses("Try again")
    await time_passes(there)
    assert there.ben.reads("general").count("A question for everyone") == 3
    await posts(there)
    await time_passes(there)
    assert there.ben.reads("general").count("A question for everyone") == 4
    await robin.runs("/homeroom status", "general")
    assert "Everything was delivered." in robin.answer


async def test_a_letter_that_was_refused_comes_with_the_first_press(there: Served) -> None:
    """Slack does not let Homeroom look whether one came: of this it is known that it did not."""
    robin, ana, api = there.robin, there.ana, there.scene.wire.api
    await ana.runs("/homeroom icebreaker suggest Who owns the sea?", "general")
    await robin.runs("/homeroom icebreaker suggestions", "general")
    await robin.presses("Accept")
    await robin.runs("/homeroom icebreaker now", "general")
    await robin.chooses("Another deck", "Seen from several sides")
    await robin.presses("Post")
    await time_passes(there)
    card = ana.sees("general")[-1]
    await ana.presses("I’m in")
    await ana.presses("My answer")
    assert ana.form is not None
    await ana.fills({ana.form["inputs"][0]["label"]: "The sea is mine."})
    await robin.presses("Let all appear now")
    await time_passes(there)
    letters = len(ana.sees("direct"))
    assert letters == 1

    async def refuse(asked: Asked) -> None:
        if asked.method == "chat.postMessage":
            raise ApiError("messages_tab_disabled")

    api.before = refuse
    thread = await robin.opens_thread(card)
    await robin.presses("Hide (staff)", place=thread)
    await robin.chooses("Hide these words", "1. The sea is mine.")
    await time_passes(there)
    await robin.runs("/homeroom status", "general")
    assert "Homeroom, @Ana: Homeroom lacks a right that it needs." in robin.answer
    api.before = None
    await robin.presses("Try again")
    await time_passes(there)
    assert len(ana.sees("direct")) == letters + 1
    await robin.runs("/homeroom status", "general")
    assert "Everything was delivered." in robin.answer


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Fault(503, "chat.postMessage"), "The platform cannot be reached, or does not answer as it should."),
        (Fault(429, "chat.postMessage", retry_after=0), "The platform asked Homeroom to wait."),
    ],
)
async def test_what_is_tried_again_is_told_until_it_is_done(there: Served, fault: Fault, why: str) -> None:
    robin = there.robin
    there.scene.wire.api.faults.append(fault)
    await posts(there)
    await robin.runs("/homeroom status", "general")
    assert "Being tried again\nOne thing is not done yet." in robin.answer
    assert "Icebreakers, #general, since" in robin.answer
    assert f": {why}" in robin.answer
    assert "Everything was delivered." not in robin.answer
    await time_passes(there)
    assert "A question for everyone" in there.ana.reads("general")
    await robin.runs("/homeroom status", "general")
    assert "Being tried again" not in robin.answer
    assert "Everything was delivered." in robin.answer


async def test_a_student_finds_what_is_theirs_at_home(there: Served) -> None:
    ana = there.ana
    read = await looks(ana, "About you")
    assert "How things stand" not in read
    await ana.presses("Change", place="home")
    await ana.fills({"Name shown": "Anita"})
    assert "Saved." in ana.answer
    await until(lambda: "Name shown: Anita" in ana.home)
    await ana.closes_form()
    await ana.presses("What is kept about me", place="home")
    assert "when you first used Homeroom" in ana.answer
    assert set(await files_of(there, ana)) == {"homeroom-about-me.json"}
    await ana.presses("What I can do here", place="home")
    assert "These commands are for you" in ana.answer
    await ana.presses("Delete me", place="home")
    await ana.presses("Delete me now")
    await until(lambda: "Anita" not in ana.home)


async def test_an_instructor_finds_how_things_stand_and_every_setting_at_home(there: Served) -> None:
    robin = there.robin
    await looks(robin, "No questions are planned.")
    await posts(there)
    await looks(robin, "A question is open in #general")
    await robin.presses("Change the course", place="home")
    await robin.fills({"Name": "Biology"})
    assert "Biology" in robin.answer
    await robin.closes_form()
    await robin.presses("Icebreakers", place="home")
    assert robin.form is not None
    await robin.fills({"Days a question stays open": "0"})
    assert set(robin.errors) == {"open_days"}
    await robin.fills({"Days a question stays open": "3"})
    assert "3" in robin.answer
    await robin.closes_form()
    await robin.presses("Try an easier one now", place="home")
    assert "The easier question is on its way" in robin.answer


async def test_guests_and_people_from_elsewhere_are_students_and_other_apps_nobody(tmp_path: Path) -> None:
    people = (*Plan().people, Someone("olga", stranger=True, admin=True, locale="es-ES", zone="Europe/Madrid"))
    async with served(tmp_path, people=people) as there:
        await set_up(there)
        world, general = there.scene.wire.world, there.scene.places["general"]
        for name in ("gus", "olga", "poller"):
            world.join(general, there.scene.members[name].user)
        await posts(there)
        await there.olga.presses("Pass")
        assert "Has pasado, y está bien." in there.olga.answer
        await there.olga.runs("/homeroom status", "general")
        assert "Esto es para el equipo docente del curso." in there.olga.answer
        await there.gus.presses("Pass")
        assert "You passed, and that is fine." in there.gus.answer
        card = there.ana.sees("general")[-1]
        await there.poller.writes("A poll", thread=card)
        await there.poller.presses("Pass")
        assert "Homeroom answers people, not other apps." in there.poller.answer
        assert there.poller.person not in {each["person_id"] for each in await kept(there, there.poller)}


async def kept(there: Served, who: Member) -> list[dict[str, object]]:
    """What programmes keep of somebody."""
    found = await there.app.database.read(lambda tx: Owned(tx, there.space_id).about(there.person(who.user.name)))
    return [row for kind, rows in found.items() if kind != "membership" for row in rows]


async def test_a_card_that_slack_finds_too_long_is_said_to_be_so(there: Served) -> None:
    there.scene.wire.api.faults.append(Fault(method="chat.postMessage", error="msg_too_long"))
    await posts(there)
    await there.robin.runs("/homeroom status", "general")
    assert "It is longer than one message can be on this platform." in there.robin.answer
