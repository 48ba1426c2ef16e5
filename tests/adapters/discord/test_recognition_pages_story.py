"""Everyone's own page of recognition in a Discord server, who has not been seen, and the leaderboard that may be."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.adapters.discord.recognized import GIVEN, cards, decides, gives, later, starts, titles
from tests.adapters.discord.server_of import Served, served
from tests.adapters.discord.test_poll_story import students

SHOWN: Final = "🎉 A shout-out"
WELCOME: Final = "🎉 See each other"
BOARD: Final = "Thanked most often"


async def test_ones_own_page_changes_removes_and_wishes(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await gives(there, ana, ben)
    await ben.runs("kudos mine", place="general")
    assert "Something here waits for you to choose who sees it." in ben.answer
    await ben.presses("What I received")
    line = f"• 🎉 A shout-out for you: {GIVEN} · 2026-03-02 · Only you, until you choose."
    assert line in ben.answer
    await ben.chooses("Look at one", f"🎉 A shout-out for you: {GIVEN}")
    await ben.presses("Show the class")
    await later(there, seconds=3)
    assert titles(ana) == [WELCOME, SHOWN]
    await ben.runs("kudos mine", place="general")
    await ben.presses("What I received")
    await ben.chooses("Look at one", f"🎉 A shout-out for you: {GIVEN}")
    await ben.presses("Remove it for good")
    await ben.presses("Remove it now")
    assert "Removed, for you and for the class." in ben.answer
    await later(there, seconds=3)
    assert titles(ana) == [WELCOME]
    assert titles(ben, "direct") == []
    await ana.runs("kudos mine", place="general")
    await ana.presses("What I gave")
    assert GIVEN in ana.answer, "nothing tells whoever gave it"
    await ana.runs("homeroom me", place="general")
    assert "Recognition" in ana.answer
    await ana.presses("My recognition", place="general")
    assert "Your recognition" in ana.answer


async def test_who_wants_none_gets_none_and_why_is_theirs(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await ben.runs("kudos mine", place="general")
    await ben.presses("Change what I wish")
    await ben.fills({"No shout-outs, awards or nominations for me": True})
    assert "You get no shout-outs, no awards and no nominations." in ben.answer
    await ana.runs("kudos give", place="general")
    await ana.fills({"To whom": [ben.person], "What they did": GIVEN, "What it is for": "Care"})
    assert "Ben takes no shout-outs just now, so nothing was sent." in ana.answer
    await ana.picks("Give a shout-out", ben.person, place="general")
    assert "@Ben takes no shout-outs just now" in ana.answer
    await there.goes_on()
    assert titles(ben, "direct") == []


async def test_who_was_not_seen_is_found_among_all_and_helped(there: Served) -> None:
    robin, ana, ben, chi = there.robin, there.ana, there.ben, there.chi
    await starts(there)
    await gives(there, ana, ben)
    await decides(there, ben, "Show the class")
    await robin.runs("staff kudos unseen", place="general")
    assert "\n\n@Ana\n@Chi\n[Do something for: Ana | Chi]" in robin.answer
    assert "may know only those" not in robin.answer
    await robin.chooses("Do something for", "Chi")
    await robin.presses("Write to them")
    await there.goes_on()
    (room,) = (each for each in chi.places() if each.startswith("thread:"))
    assert "This is a conversation for the two of you." in chi.reads(room)
    assert room not in ana.places()
    await robin.presses("Nominate for a spotlight")
    assert robin.form is not None
    assert robin.form["inputs"][0]["value"] == [chi.user.id]


async def test_of_many_a_select_has_no_more_than_it_holds(there: Served) -> None:
    world = there.wire.world
    for number in range(30):
        world.join(there.guild, world.user(f"student{number:02}"))
    await there.heard()
    await starts(there)
    await there.robin.runs("staff kudos unseen", place="general")
    assert "@Student00" in there.robin.answer
    assert "@Student29" not in there.robin.answer
    await there.robin.presses("More people")
    assert "@Student29" in there.robin.answer


async def test_without_the_members_intent_the_card_says_whom_it_can_know(tmp_path: Path) -> None:
    async with served(tmp_path, privileged=0) as there:
        await starts(there)
        await gives(there, there.ana, there.ben)
        await there.robin.runs("staff kudos unseen", place="general")
        assert "\n\n@Ana\n" in there.robin.answer
        assert "@Chi" not in there.robin.answer
        assert "Homeroom may know only those here who have used it: others may be missing." in there.robin.answer


async def test_a_leaderboard_is_turned_on_left_and_turned_off(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    await starts(there)
    assert "Nobody is counted or ranked here." in ana.reads("general")
    await robin.runs("staff kudos board", place="general")
    assert "Hanus and Fox 2015" in robin.answer
    await robin.presses("Turn one on")
    await robin.fills({"Where": "general"})
    await there.goes_on()
    assert "Nobody is counted or ranked here." not in cards(ana)[0]["text"]
    for who in students(there, 4)[1:]:
        await gives(there, ana, who, reason=f"For {who.user.name}.")
    await decides(there, ben, "Show the class")
    await later(there, seconds=11)
    (board,) = (each["text"] for each in cards(ana) if each["text"].startswith(BOARD))
    assert "• @Ben: 1\n[Leave me out]" in board
    await ben.presses("Leave me out", place="general")
    await later(there, seconds=11)
    (board,) = (each["text"] for each in cards(ana) if each["text"].startswith(BOARD))
    assert "Ben" not in board
    await robin.runs("staff kudos board", place="general")
    await robin.presses("Turn it off")
    await later(there, seconds=3)
    assert titles(ana) == [WELCOME, SHOWN]
    assert "Nobody is counted or ranked here." in cards(ana)[0]["text"]
