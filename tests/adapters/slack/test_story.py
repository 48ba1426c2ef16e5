"""The first icebreakers in a Slack workspace, as its people live them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.card import Card
from bot.platform import NeverWorks, Why
from tests.adapters.slack.class_of import Served, an_app, one_workspace, posts, served, set_up, time_passes
from tests.wire.slack.scene import Somewhere
from tests.wire.slack.seeing import Refused
from tests.wire.slack.things import Data


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """A workspace in which Homeroom runs, and has done nothing yet."""
    async with served(tmp_path) as found:
        yield found


async def posts_of(there: Served, deck: str) -> Data:
    """A question of a deck stands in #general. Returns its message."""
    await there.robin.runs("/homeroom icebreaker now", "general")
    await there.robin.chooses("Another deck", deck)
    await there.robin.presses("Post")
    await there.goes_on()
    return next(each for each in reversed(there.ana.sees("general")) if not each["private"] and "card" in each)


async def test_the_start_card_leads_to_the_course_and_to_a_first_question(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await robin.runs("/homeroom start", "general")
    assert "It posts nothing until you ask it to." in robin.answer
    await robin.presses("Set up the course")
    assert await robin.types("Time zone", "madr") == ["Europe/Madrid"]
    await robin.fills({"Time zone": "Europe/Madrid", "Pause weeks": "next week"})
    assert set(robin.errors) == {"pauses"}  # it stays open, with the sentence at its field
    assert "cannot be read" in robin.errors["pauses"]
    await robin.fills({"Pause weeks": ""})
    assert "Europe/Madrid" in robin.answer
    assert "use /homeroom course" in robin.answer
    await robin.presses("Preview a first icebreaker")
    assert "Only you can see this yet. It will go to #general." in robin.answer
    previewed = robin.answer
    assert await robin.presses("Another") == {"shown": "here"}
    assert robin.answer != previewed
    assert await robin.presses("Post") == {"shown": "here"}
    await there.goes_on()
    (card,) = ana.sees("general")
    assert "Answer in the thread below" in card["text"]
    assert card["notification"].startswith("A question for everyone\n")  # what reads aloud has it whole
    await ana.presses("Pass")
    assert "You passed, and that is fine." in ana.answer
    await ana.writes("I make tea.", thread=card)
    await there.goes_on()
    assert "I make tea." in there.ben.reads(await there.ben.opens_thread(card))


async def test_more_questions_than_a_form_holds_come_in_steps(there: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    platform = there.adapter.platform_of(there.space_id)
    monkeypatch.setattr(platform, "capabilities", replace(platform.capabilities, form_inputs=4))
    robin = there.robin
    await robin.runs("/homeroom course", "general")
    assert robin.form is not None
    assert robin.form["title"].endswith(" 1/2")
    await robin.fills({"Name": "Biology"})
    assert "Part 1 of 2 is kept for a day." in robin.answer
    await robin.presses("Continue")
    assert robin.form is not None
    assert robin.form["title"].endswith(" 2/2")
    await robin.fills({})
    assert "Biology" in robin.answer


OFFERED = {"icebreaker suggest", "poll check", "me", "start", "help"}
OFFERED |= {f"buddy {each}" for each in ("answers", "apart", "join", "leave", "now", "pause")}
OFFERED |= {f"kudos {each}" for each in ("give", "milestones", "mine", "nominate")}


async def test_students_are_offered_what_is_theirs_and_instructors_all_of_it(there: Served) -> None:
    robin, ana, gus = there.robin, there.ana, there.gus
    there.scene.wire.world.join(there.scene.places["general"], gus.user)
    for who in (ana, gus):
        await who.runs("/homeroom", "general")
        offered = [one["label"] for each in who.sees("general")[-1]["card"]["actions"] for one in each["choices"]]
        assert {each.rpartition(" · ")[2] for each in offered} == OFFERED
    await robin.runs("/homeroom", "general")
    assert len(robin.sees("general")[-1]["card"]["actions"]) == 6
    await robin.chooses("Icebreakers", "A question now · icebreaker now")
    assert "It will go to #general." in robin.answer
    await robin.chooses("Icebreakers", "Questions by schedule · icebreaker schedule")
    assert robin.form is not None
    assert robin.form["title"] == "Questions by schedule"
    await ana.runs("/homeroom icebreaker now", "general")
    assert "This is for the course’s instructors." in ana.answer


async def test_this_or_that_is_answered_with_one_press_and_the_card_says_who_chose_what(there: Served) -> None:
    await set_up(there)
    card = await posts_of(there, "This or that")
    label = card["card"]["actions"][0]["label"]
    await there.ana.presses(label)
    assert f"You chose {label}" in there.ana.answer
    there.later(20)
    await time_passes(there)
    assert "@Ana" in there.ben.reads("general")


async def test_hidden_answers_appear_together(there: Served) -> None:
    await set_up(there)
    robin, ana, ben = there.robin, there.ana, there.ben
    card = await posts_of(there, "Seen from several sides")
    assert "Answers stay hidden until all of them appear at once" in card["text"]
    for who, words in ((ana, "A first one <!channel>"), (ben, "A second one")):
        await who.presses("I’m in")
        await who.presses("My answer")
        assert who.form is not None
        (entry,) = who.form["inputs"]
        await who.fills({entry["label"]: words})
        assert "Kept until all answers appear" in who.answer
    assert "A first one" not in ben.reads("general")
    await robin.presses("Let all appear now")
    await time_passes(there)
    read = ben.reads(await ben.opens_thread(card))
    assert "A first one <!channel>" in read  # as it was written, and nobody is called
    assert "A second one" in read


async def test_a_suggestion_is_accepted_and_its_letter_answered_in_the_direct_conversation(there: Served) -> None:
    await set_up(there)
    robin, ana = there.robin, there.ana
    await ana.runs("/homeroom icebreaker suggest", "general")
    await ana.fills({"Your question": "What do you hear when you wake up?"})
    await robin.runs("/homeroom icebreaker suggestions", "general")
    await robin.presses("Accept")
    await there.goes_on()
    assert "What do you hear when you wake up?" in ana.reads("direct")
    await ana.presses("Fewer of these", place="direct")
    assert "Only you can see this." in ana.answer
    await ana.presses("No direct messages at all", place="direct")
    assert "Send them again" in ana.answer


async def test_a_deeper_question_is_asked_for_in_a_thread_and_opens_for_who_wished_it(there: Served) -> None:
    await set_up(there)
    robin, ana, ben, chi = there.robin, there.ana, there.ben, there.chi
    await posts(there)
    (card,) = (each for each in robin.sees("general") if "card" in each and not each["private"])
    for who in (ana, ben, chi):
        await who.presses("I’d like deeper ones")
        assert "Noted." in who.answer
    with pytest.raises(Refused) as refused:  # as Slack has it
        await robin.runs("/homeroom icebreaker deeper", await robin.opens_thread(card))
    assert refused.value.text_id == "not-in-threads"
    await robin.mentions("icebreaker deeper", thread=card)
    assert "A deeper question opens beside #general" in robin.answer
    assert robin.answer_message is not None
    assert robin.answer_message["key"] == await robin.opens_thread(card)  # where they look
    await there.goes_on()
    (room,) = (each for each in ana.places() if each not in robin.places())
    assert {each for each in (ben, chi) if room in each.places()} == {ben, chi}
    assert there.dan.places() == robin.places()[:2]
    assert "A deeper question" in ben.reads(room)


async def test_what_is_missing_of_words_that_name_homeroom_is_asked_for_with_one_more_press(there: Served) -> None:
    await set_up(there)
    robin = there.robin
    mine = await robin.writes("Plans", "general")
    await robin.mentions("icebreaker schedule days: mon,wed place: #questions", thread=mine)
    assert "opens a form only after a press" in robin.answer
    await robin.presses("Open the form")
    assert chosen(there, "days", "at", "place") == [["mon", "wed"], "09:00", there.scene.places["questions"].id]
    await robin.fills({})
    assert "Every Monday and Wednesday at 09:00" in robin.answer
    await robin.mentions("icebreaker shedule", thread=mine)
    assert "Did you mean /homeroom icebreaker schedule?" in robin.answer
    await robin.mentions("", thread=mine)
    assert "What you can do here" in robin.answer


def chosen(there: Served, *names: str) -> list[object]:
    """What stands in the fields of Robin's open form."""
    form = there.robin.form
    assert form is not None
    return [each["value"] for name in names for each in form["inputs"] if each["name"] == name]


@pytest.mark.parametrize(
    ("options", "days", "at"),
    [
        ("days: mon,wed at: 10:30", ["mon", "wed"], "10:30"),
        ("mon,wed 10:30 #general", ["mon", "wed"], "10:30"),
        ("at: 10:30", [], "10:30"),
        ("", [], "09:00"),
    ],
)
async def test_options_stand_by_name_or_in_their_order_and_what_is_missing_is_asked_for(
    there: Served, options: str, days: list[str], at: str
) -> None:
    await set_up(there)
    await there.robin.runs(f"/homeroom icebreaker schedule {options}", "general")
    assert chosen(there, "at", "place") == [at, there.scene.places["general"].id]
    if days:
        assert chosen(there, "days") == [days]
    await there.robin.fills({"days": [*(days or ["fri"])]})
    assert f"at {at}" in there.robin.answer


async def test_what_does_not_fit_of_a_line_stands_at_its_field_and_the_rest_is_filled_in(there: Served) -> None:
    await set_up(there)
    robin = there.robin
    await robin.runs("/homeroom icebreaker schedule days: mon at: 25:99 place: #questions", "general")
    assert robin.modal is not None
    blocks = [str(each) for each in robin.modal.body["blocks"]]
    (wrong,) = (number for number, each in enumerate(blocks) if "⚠️ Please give a time" in each)
    assert ":at:" in blocks[wrong + 1]
    assert chosen(there, "days", "place") == [["mon"], there.scene.places["questions"].id]
    await robin.fills({"at": "10:00"})
    assert "Every Monday at 10:00" in robin.answer
    await robin.runs("/homeroom roles @ana assistant", "general")
    assert "@Ana now has the role: Assistant." in robin.answer
    await robin.runs("/homeroom icebreker now", "general")
    assert "Did you mean /homeroom icebreaker now?" in robin.answer


ODD = "<!channel> <@U123> *b* `x` <b>&amp;</b> \u202babc مرحبا @here https://example.org/?a=1&b=2"


async def test_whatever_people_write_is_shown_as_they_wrote_it_and_calls_nobody(there: Served) -> None:
    await set_up(there)
    robin, ana = there.robin, there.ana
    await robin.runs("/homeroom icebreaker now", "general")
    await robin.presses("Change")
    await robin.fills({"The question": ODD})
    await robin.presses("Post")
    await there.goes_on()
    (card,) = (each for each in ana.sees("general") if "card" in each)
    assert ODD.replace("\u202b", "") in card["text"].replace("\u202b", "").replace("\u202c", "")
    raw = str(card["blocks"]) + card["notification"]
    assert not {each["type"] for each in parts(card["blocks"])} & {"broadcast", "user", "usergroup"}
    assert "&lt;!channel&gt;" in raw
    await ana.runs("/homeroom icebreaker suggest <!channel> is all well?", "general")
    assert "@channel is all well?" in ana.answer
    await ana.runs(f"/homeroom icebreaker suggest {'x' * 5000}", "general")
    assert "Your question: This is 5,000 characters long, 500 fit." in ana.answer


def parts(of: object) -> list[Data]:
    """Everything that has a type in blocks."""
    if isinstance(of, list):
        return [part for each in of for part in parts(each)]
    if not isinstance(of, dict):
        return []
    own = [of] if "type" in of else []
    return own + [part for each in of.values() for part in parts(each)]


async def test_into_a_public_channel_homeroom_comes_by_itself_and_of_a_private_one_it_is_said_what_helps(
    there: Served,
) -> None:
    await set_up(there)
    robin = there.robin
    there.scene.add(Somewhere("outside", bot=False))
    there.scene.add(Somewhere("secret", private=True, members=("robin", "ana"), bot=False))
    await posts(there, place="outside")
    assert "A question for everyone" in there.ben.reads("outside")
    await robin.runs("/homeroom icebreaker now", "secret")
    assert "Homeroom is not in this channel. Please add it to the channel, or pick another one." in robin.answer
    world, secret, ours = there.scene.wire.world, there.scene.places["secret"], there.scene.install.bot
    world.join(secret, ours, robin.user)
    await there.heard()
    await robin.runs("/homeroom icebreaker now", "secret")
    await robin.presses("Post")
    world.leave(secret, ours, robin.user)  # before it is posted
    await there.goes_on()
    assert "A question for everyone" not in there.ana.reads("secret")
    await robin.runs("/homeroom status", "general")
    assert "Icebreakers, #secret: Homeroom is not in that channel. Add it to the channel" in robin.answer
    await robin.runs("/homeroom course", "general")
    await robin.fills({"Staff place": "secret"})
    assert "Homeroom is not in this channel." in robin.errors["staff_place"]
    await robin.closes_form()
    await robin.runs("/homeroom status", "general")
    world.join(secret, ours, robin.user)
    await there.heard()
    await robin.presses("Try again")
    await there.goes_on()
    assert "A question for everyone" in there.ana.reads("secret")


async def test_of_a_channel_that_was_deleted_it_is_known_that_it_was(there: Served) -> None:
    await set_up(there)
    await posts(there)
    await there.robin.removes("questions")
    await there.heard()
    with pytest.raises(NeverWorks, match=Why.PLACE_GONE):
        await there.adapter.platform_of(there.space_id).post(there.place("questions"), Card("One"), "n1")


async def test_what_stood_before_a_restart_is_pressed_and_sent_after_it(there: Served, tmp_path: Path) -> None:
    await set_up(there)
    robin, ana = there.robin, there.ana
    await posts(there)
    await ana.runs("/homeroom icebreaker suggest", "general")
    await there.app.stop()
    there.app = await an_app(tmp_path, one_workspace(there.scene))
    await there.app.start()
    await ana.fills({"Your question": "What do you hear when you wake up?"})
    assert "Thank you!" in ana.answer
    await ana.presses("Pass", place="general")
    assert "You passed, and that is fine." in ana.answer
    await robin.presses("Mend a typo")
    assert robin.form is not None
