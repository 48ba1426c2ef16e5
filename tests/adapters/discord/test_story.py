"""The first icebreakers in a Discord server, as its people live them."""

from __future__ import annotations

from tests.adapters.discord.server_of import Served


async def set_up(there: Served) -> None:
    """The course, as the form suggests it."""
    robin = there.robin
    await robin.runs("homeroom start", place="general")
    await robin.presses("Set up the course")
    await robin.fills({})
    await robin.presses("Continue")
    await robin.fills({})


async def posts(there: Served, **values: str) -> None:
    """A question of these options stands in #general."""
    await there.robin.runs("staff icebreaker now", values, place="general")
    await there.robin.presses("Post")
    await there.goes_on()


async def test_the_start_card_leads_to_the_course_and_to_a_first_question(there: Served) -> None:
    robin, ana = there.robin, there.ana
    assert there.wire.world.messages[there.channels["general"].id] == {}
    await robin.runs("homeroom start", place="general")
    assert "It posts nothing until you ask it to." in robin.answer
    await robin.presses("Set up the course")
    await robin.fills({"Time zone": "Nowhere/Land"})
    assert "Time zone" in robin.answer
    await robin.presses("Open the form")
    assert robin.form is not None
    assert [each["value"] for each in robin.form["inputs"] if each["label"] == "Time zone"] == ["Nowhere/Land"]
    await robin.fills({"Time zone": "Europe/Madrid"})
    await robin.presses("Continue")
    await robin.fills({})
    assert "Europe/Madrid" in robin.answer
    assert "use /staff course" in robin.answer
    await robin.presses("Preview a first icebreaker")
    assert "Only you can see this yet. It will go to #general." in robin.answer
    await robin.presses("Post")
    await there.goes_on()
    assert "Answer in the thread below" in ana.reads("general")
    await ana.presses("Pass")
    assert "You passed, and that is fine." in ana.answer
    thread = await ana.opens_thread(ana.sees("general")[0])
    await ana.says("I make tea.", thread)
    assert ana.reads(thread) == "I make tea."


async def test_students_are_offered_what_is_theirs(there: Served) -> None:
    assert there.ana.commands("general") == [
        *("homeroom me", "homeroom start", "homeroom help"),
        *(f"kudos {each}" for each in ("give", "milestones", "nominate", "mine")),
        *(f"buddy {each}" for each in ("join", "answers", "apart", "leave", "now", "pause")),
        *("icebreaker suggest", "poll check"),
    ]
    assert "staff icebreaker now" in there.robin.commands("general")
    assert there.ana.menu("message", "general") == ["Report", "Thank for this"]
    assert there.ana.menu("person", "general") == ["Give a shout-out"]


async def test_hidden_answers_appear_together(there: Served) -> None:
    await set_up(there)
    robin, ana, ben = there.robin, there.ana, there.ben
    await robin.runs("staff icebreaker now", place="general")
    await robin.chooses("Another deck", "Seen from several sides")
    await robin.presses("Post")
    await there.goes_on()
    assert "Answers stay hidden until all of them appear at once" in ana.reads("general")
    for who, words in ((ana, "A first one"), (ben, "A second one")):
        await who.presses("I’m in")
        await who.presses("My answer")
        assert who.form is not None
        (entry,) = who.form["inputs"]
        await who.fills({entry["label"]: words})
    assert "A first one" not in ben.reads("general")
    await robin.presses("Let all appear now")
    await there.goes_on()
    thread = f"thread:{ana.sees('general')[0]['id']}"
    assert "A first one" in ben.reads(thread)
    assert "A second one" in ana.reads(thread)


async def test_a_suggestion_is_accepted_and_its_letter_answered_in_the_direct_conversation(there: Served) -> None:
    await set_up(there)
    robin, ana = there.robin, there.ana
    await ana.runs("icebreaker suggest", place="general")
    assert ana.form is not None
    await ana.fills({ana.form["inputs"][0]["label"]: "What do you hear when you wake up?"})
    await robin.runs("staff icebreaker suggestions", place="general")
    await robin.presses("Accept")
    await there.goes_on()
    assert "What do you hear when you wake up?" in ana.reads("direct")
    await ana.presses("Fewer of these", place="direct")
    assert "Only you can see this." in ana.answer
    await ana.presses("No direct messages at all", place="direct")
    assert "Send them again" in ana.answer


async def test_who_takes_no_direct_messages_is_written_to_in_a_private_thread_and_told_so_once(there: Served) -> None:
    await set_up(there)
    robin, ana = there.robin, there.ana
    there.people["ana"].closed = True
    for words in ("What do you hear when you wake up?", "Which smell is home to you?"):
        await ana.runs("icebreaker suggest", place="general")
        assert ana.form is not None
        await ana.fills({ana.form["inputs"][0]["label"]: words})
        await robin.runs("staff icebreaker suggestions", place="general")
        await robin.presses("Accept")
        await there.goes_on()
    (thread,) = (each for each in there.guild.threads.values() if each.name == "For you")
    read = ana.reads(thread)
    assert read.count("Your direct messages from this server are closed") == 1
    assert "Which smell is home to you?" in read
    assert not there.wire.world.sees(there.people["ben"].id, thread)


async def test_why_one_is_written_to_in_a_thread_is_said_in_ones_own_language(there: Served) -> None:
    await set_up(there)
    ana = there.ana
    there.people["ana"].closed, there.people["ana"].locale = True, "es-ES"
    await ana.runs("icebreaker suggest", place="general")
    assert ana.form is not None
    await ana.fills({ana.form["inputs"][0]["label"]: "¿Qué oyes al despertar?"})
    await there.robin.runs("staff icebreaker suggestions", place="general")
    await there.robin.presses("Accept")
    await there.goes_on()
    (thread,) = (each for each in there.guild.threads.values() if each.name == "Para ti")
    assert "Tienes cerrados los mensajes directos" in ana.reads(thread)
