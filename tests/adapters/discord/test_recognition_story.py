"""Shout-outs in a Discord server: given in every way, read first by whoever they are for, shown only as they wish."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from discord import Permissions

from tests.adapters.discord.recognized import (
    GIVEN,
    NASTY,
    cards,
    decides,
    gives,
    labels,
    later,
    notified,
    pinged,
    starts,
    titles,
)
from tests.adapters.discord.server_of import Served, an_app
from tests.adapters.discord.test_poll_story import students
from tests.adapters.passing import goes_on_from

MINE: Final = "🎉 A shout-out for you"
SHOWN: Final = "🎉 A shout-out"
WELCOME: Final = "🎉 See each other"


async def test_by_the_command_whoever_it_is_for_reads_it_alone_and_shows_it(there: Served) -> None:
    ana, ben, chi = there.ana, there.ben, there.chi
    await starts(there)
    assert titles(ana) == [WELCOME]
    assert labels(cards(ana)[-1]) == [
        *("Give a shout-out", "Milestones", "Nominate a classmate", "My recognition"),
    ]
    await gives(there, ana, ben)
    assert "is on its way to" in ana.answer
    assert titles(chi) == [WELCOME]
    (told,) = cards(ben, "direct")
    assert told["text"].startswith(
        f"{MINE}\n@Ana thanks you:\n\n{GIVEN}\nWhat it is for\nPatience\nWho sees it\nOnly you"
    )
    assert labels(told)[:3] == ["Show the class", "Show without my name", "Keep it to myself"]
    await decides(there, ben, "Show the class")
    assert cards(chi)[-1]["text"].startswith(f"{SHOWN}\nTo @Ben, from @Ana:\n\n{GIVEN}\nWhat it is for\nPatience")
    await chi.presses("Join in", place="general")
    assert "You joined in." in chi.answer
    await later(there, seconds=3)
    assert "Joined in\n@Chi" in cards(ana)[-1]["text"]
    await ben.presses("Join in", place="general")
    assert "This one is for you" in ben.answer
    await decides(there, ben, "Show without my name")
    assert cards(chi)[-1]["text"].startswith(f"{SHOWN}\nTo somebody in this class, from @Ana:")
    await decides(there, ben, "Keep it to myself")
    assert titles(chi) == [WELCOME]
    assert "Who sees it\nOnly you." in cards(ben, "direct")[-1]["text"]


async def test_from_the_menus_of_somebody_and_of_a_message(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await ana.picks("Give a shout-out", ben.person, place="general")
    await ana.fills({"What they did": GIVEN, "What it is for": "Care"})
    await there.goes_on()
    assert titles(ben, "direct") == [MINE]
    await ben.says("Here are my notes of today.", "general")
    await ana.picks("Thank for this", ben.sees("general")[-1])
    assert "A shout-out to @Ben for this message" in ana.answer
    await ana.presses("Write it")
    await ana.fills({"What they did": "Your notes saved my evening.", "What it is for": "Helping each other"})
    await there.goes_on()
    assert titles(ben, "direct") == [MINE, MINE]
    await ben.picks("Thank for this", ben.sees("general")[-1])
    assert "goes to somebody else" in ben.answer
    await ben.picks("Thank for this", cards(ben)[0])
    assert "A shout-out is for people." in ben.answer


async def test_from_the_card_in_the_channel_and_what_does_not_fit_is_said_at_its_field(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await ana.presses("Give a shout-out")
    assert ana.form is not None
    assert [each["label"] for each in ana.form["inputs"]] == ["To whom", "What they did", "What it is for"]
    await ana.fills({"To whom": [ana.person], "What they did": GIVEN, "What it is for": "Care"})
    assert "A shout-out goes to somebody else." in ana.answer
    await ana.presses("Open the form")
    assert ana.form is not None
    assert ana.form["inputs"][1]["value"] == GIVEN, "what was written is not lost"
    await ana.fills({"To whom": [ben.person]})
    await there.goes_on()
    assert titles(ben, "direct") == [MINE]


async def test_what_people_write_stands_as_written_and_pings_nobody(there: Served) -> None:
    ana, ben, chi = there.ana, there.ben, there.chi
    await starts(there)
    await gives(there, ana, ben, reason=NASTY)
    await decides(there, ben, "Show the class")
    for who, place, people in ((ben, "direct", {ana}), (chi, "general", {ana, ben})):
        shown = cards(who, place)[-1]
        assert (
            shown["text"].replace("\u200b", "").replace("<https", "https").replace("example>", "example").count(NASTY)
        )
        assert pinged(there, shown) == {f"<@{each.person}>" for each in people}, "those whom the card itself names"
        assert notified(there, shown) == []


async def test_to_as_many_as_a_form_holds_each_decides_alone(there: Served) -> None:
    ana, *others = students(there, 9)
    await starts(there)
    await gives(there, ana, *others, reason="x" * 1_000)
    assert "@Ana thanks you and others:" in others[0].reads("direct")
    for who in others[:7]:
        await decides(there, who, "Show the class")
    await decides(there, others[7], "Show without my name")
    said = cards(ana)[-1]["text"]
    assert all(f"@{each.user.name.capitalize()}" in said for each in others[:7])
    assert f"@{others[7].user.name.capitalize()}" not in said
    assert " and somebody who keeps their name to themselves, from @Ana:" in said
    assert "x" * 1_000 in said


async def test_the_classs_own_values_are_chosen_from_as_long_as_they_may_be(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    own = [f"{number:02} {'a value of this class ' * 2}"[:40].strip() for number in range(1, 13)]
    await robin.runs("staff settings", place="general")
    await robin.presses("Recognition")
    if robin.form is None:
        await robin.presses("Change")
    await robin.fills({"The class’s values": "\n".join(own)})
    await starts(there)
    assert all(each in ana.reads("general") for each in own)
    await ana.runs("kudos give", place="general")
    await ana.fills({"To whom": [ben.person], "What they did": GIVEN, "What it is for": own[-1]})
    await there.goes_on()
    assert own[-1] in ben.reads("direct")


async def test_each_reads_their_own_language_and_the_class_that_of_the_course(there: Served) -> None:
    ana, chi = there.ana, there.chi
    there.people["chi"].locale = "es-ES"
    await starts(there)
    await chi.runs("homeroom me", place="general")
    await gives(there, ana, chi)
    assert f"@Ana te da las gracias:\n\n{GIVEN}" in chi.reads("direct")
    await decides(there, chi, "Mostrarlo a la clase")
    assert titles(ana) == [WELCOME, SHOWN]


async def test_a_message_is_thanked_for_where_homeroom_cannot_look(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    there.denies("staff", Permissions(view_channel=True).value)
    await ben.says("Here are my notes of today.", "staff")
    await ana.picks("Thank for this", ana.sees("staff")[-1])
    assert "A shout-out to @Ben for this message" in ana.answer


# What the world does meanwhile.


async def test_who_leaves_the_server_stands_nowhere(there: Served) -> None:
    ana, ben, chi = there.ana, there.ben, there.chi
    await starts(there)
    await gives(there, ana, ben)
    await gives(there, ana, chi, reason="Other words.")
    await decides(there, ben, "Show the class")
    await decides(there, chi, "Show the class")
    assert titles(ana) == [WELCOME, SHOWN, SHOWN]
    ben.quits()
    await later(there, seconds=3)
    assert titles(ana) == [WELCOME, SHOWN]
    assert "Ben" not in ana.reads("general").partition("Only you can see this.")[2]
    ana.quits()
    await later(there, seconds=3)
    assert "Other words." in chi.reads("general"), "what somebody gave stays with whoever received it"


async def test_where_the_channel_is_deleted_it_comes_to_the_next_one(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    there.channels["café"] = there.wire.world.channel(there.guild, "café", there.channels["general"].kind)
    await starts(there, "café")
    await gives(there, ana, ben)
    there.wire.world.remove_channel(there.channels["café"])
    await decides(there, ben, "Show the class")
    assert "It could not be shown where the class would see it." in ben.reads("direct")
    await robin.runs("staff status", place="general")
    assert "The channel was deleted." in robin.answer
    assert "/staff kudos start shows it, in the same channel or another." in robin.answer
    await starts(there)
    assert titles(ana) == [WELCOME, SHOWN]
    assert "It could not be shown" not in ben.reads("direct")


async def test_where_a_picture_may_not_be_sent_the_staff_reads_what_is_missing_and_shows_it_then(there: Served) -> None:
    robin, ana = there.robin, there.ana
    await starts(there)
    there.denies("general", Permissions(attach_files=True).value)
    await robin.runs("staff kudos award", place="general")
    await robin.fills({"What the award is called": "Bravest draft", "For whom": [ana.person], "What it is for": GIVEN})
    await robin.presses("Give it")
    await there.goes_on()
    await decides(there, ana, "Show the class")
    assert "It could not be shown where the class would see it." in ana.reads("direct")
    await robin.runs("staff status", place="general")
    assert "it lacks “Attach Files”" in robin.answer
    there.denies("general", 0)
    await starts(there)
    assert titles(ana) == [WELCOME, "🏆 Bravest draft"]
    assert "It could not be shown" not in ana.reads("direct")


async def test_where_direct_messages_are_closed_it_is_told_in_a_private_thread(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    there.people["ben"].closed = True
    await gives(there, ana, ben)
    (room,) = (each for each in ben.places() if each.startswith("thread:"))
    assert room not in ana.places()
    assert f"@Ana thanks you:\n\n{GIVEN}" in ben.reads(room)
    await ben.presses("Show the class", place=room)
    await later(there, seconds=3)
    assert titles(ana) == [WELCOME, SHOWN]


async def test_after_a_restart_what_was_told_is_still_decided(there: Served, tmp_path: Path) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await gives(there, ana, ben)
    await there.app.stop()
    before, there.app = there.app, await an_app(tmp_path, there.wire, there.application)
    goes_on_from(there.app, before)
    await there.app.start()
    await there.goes_on()
    await decides(there, ben, "Show the class")
    assert titles(ana) == [WELCOME, SHOWN]
    assert titles(ben, "direct") == [MINE]
