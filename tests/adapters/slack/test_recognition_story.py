"""Shout-outs in a Slack workspace: given in every way, read first by whoever they are for, shown only as they wish."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from tests.adapters.passing import goes_on_from
from tests.adapters.slack import class_of
from tests.adapters.slack.class_of import Served, an_app, one_workspace, served, until
from tests.adapters.slack.recognized import GIVEN, NASTY, cards, decides, gives, labels, later, marks, starts, titles
from tests.adapters.slack.test_poll_story import MORE, StandingStill, goes_on, press, students
from tests.wire.slack.scene import Plan, Someone, Somewhere
from tests.wire.slack.things import Kind

MINE: Final = "🎉 A shout-out for you"
SHOWN: Final = "🎉 A shout-out"
WELCOME: Final = "🎉 See each other"
BOARD: Final = "Thanked most often"


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace with eleven students, one of whom has it in Spanish, and a channel in which Homeroom is not."""
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    people = (*Plan().people, *map(Someone, MORE), Someone("eva", locale="es-ES"))
    async with served(tmp_path, people=people, places=(*Plan().places, Somewhere("away", bot=False))) as found:
        yield found


async def test_by_the_command_whoever_it_is_for_reads_it_alone_and_shows_it(there: Served) -> None:
    ana, ben, chi = there.ana, there.ben, there.chi
    await starts(there)
    assert titles(ana) == [WELCOME]
    assert labels(cards(ana)[-1]) == [
        *("Give a shout-out", "Milestones", "Nominate a classmate", "My recognition"),
    ]
    await gives(there, ana, ben)
    assert "is on its way to @Ben" in ana.answer
    assert titles(chi) == [WELCOME]
    (told,) = cards(ben, "direct")
    assert told["text"].startswith(f"{MINE}\n@Ana thanks you:\n{GIVEN}\nWhat it is for\nPatience\n")
    assert "Who sees it\nOnly you, until you choose." in told["text"]
    assert "/homeroom kudos mine" in told["text"]
    assert labels(told)[:3] == ["Show the class", "Show without my name", "Keep it to myself"]
    await decides(there, ben, "Show the class")
    assert cards(chi)[-1]["text"].startswith(f"{SHOWN}\nTo @Ben, from @Ana:\n{GIVEN}\nWhat it is for\nPatience")
    await press(there, chi, "Join in", place="general")
    assert "You joined in." in chi.answer
    await goes_on(there)
    assert "Joined in\n@Chi" in cards(ana)[-1]["text"]
    await press(there, ben, "Join in", place="general")
    assert "This one is for you" in ben.answer
    await decides(there, ben, "Show without my name")
    assert cards(chi)[-1]["text"].startswith(f"{SHOWN}\nTo somebody in this class, from @Ana:")
    await decides(there, ben, "Keep it to myself")
    assert titles(chi) == [WELCOME]
    assert "Who sees it\nOnly you." in cards(ben, "direct")[-1]["text"]


async def test_by_the_shortcut_with_a_person_and_by_that_of_a_message(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await ana.uses_shortcut("Give a shout-out")
    await ana.fills({"Whom is it about?": ben.person})
    await there.heard()
    assert ana.form is not None
    assert [each["label"] for each in ana.form["inputs"]] == ["To whom", "What they did", "What it is for"]
    assert ana.form["inputs"][0]["value"] == [ben.person]
    await ana.fills({"What they did": GIVEN, "What it is for": "Care"})
    await goes_on(there)
    assert titles(ben, "direct") == [MINE]
    await ben.says("Here are my notes of today.", "general")
    await there.heard()
    await ana.picks("Thank for this", ben.sees("general")[-1])
    await there.heard()
    assert "A shout-out to @Ben for this message" in ana.answer
    await press(there, ana, "Write it")
    await ana.fills({"What they did": "Your notes saved my evening.", "What it is for": "Helping each other"})
    await goes_on(there)
    assert titles(ben, "direct") == [MINE, MINE]
    await ben.picks("Thank for this", ben.sees("general")[-1])
    await there.heard()
    assert "goes to somebody else" in ben.answer
    await ben.picks("Thank for this", cards(ben)[0])
    await there.heard()
    assert "A shout-out is for people." in ben.answer


async def test_from_the_card_in_the_channel_and_what_does_not_fit_is_said_at_its_field(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await press(there, ana, "Give a shout-out")
    await ana.fills({"To whom": [ana.person], "What they did": GIVEN, "What it is for": "Care"})
    assert "A shout-out goes to somebody else." in ana.errors["people"]
    await ana.fills({"To whom": [ben.person]})
    await goes_on(there)
    assert titles(ben, "direct") == [MINE]


async def test_what_people_write_stands_as_written_and_pings_nobody(there: Served) -> None:
    ana, ben, chi = there.ana, there.ben, there.chi
    await starts(there)
    await gives(there, ana, ben, reason=NASTY)
    await decides(there, ben, "Show the class")
    named = {who: f"<@{who.person}>" for who in (ana, ben)}
    for who, place, people in ((ben, "direct", [ana]), (chi, "general", [ana, ben])):
        shown = cards(who, place)[-1]
        assert NASTY in shown["text"]
        assert marks(shown) <= {named[each] for each in people}, "those whom the card itself names"


async def test_to_as_many_as_a_form_holds_each_decides_alone(there: Served) -> None:
    ana, *others = students(there, 9)
    await starts(there)
    await gives(there, ana, *others, reason="x" * 1_000)
    assert "@Ana thanks you and others:" in others[0].reads("direct")
    for who in others[:2]:
        await decides(there, who, "Show the class")
    await decides(there, others[7], "Show without my name")
    said = cards(ana)[-1]["text"]
    assert all(f"@{each.user.name.capitalize()}" in said for each in others[:2])
    assert f"@{others[7].user.name.capitalize()}" not in said
    assert " and somebody who keeps their name to themselves, from @Ana:" in said
    assert "x" * 1_000 in said


async def test_ones_own_page_and_app_home_show_what_is_theirs(there: Served) -> None:
    ana, ben, chi = there.ana, there.ben, there.chi
    await starts(there)
    await gives(there, ana, ben)
    for who in (ana, ben, chi):
        await who.opens_home()
        await there.heard()
        await until(lambda who=who: "About you" in who.home)  # type: ignore[misc]
    assert "Something here waits for you to choose who sees it." in ben.home
    assert "What people noticed about you, and what you noticed about them." in ana.home
    assert "Recognition" not in chi.home
    await press(there, ben, "My recognition", place="home")
    await until(lambda: "What you wish" in ben.answer)
    await press(there, ben, "What I received")
    await ben.chooses("Look at one", f"🎉 A shout-out for you: {GIVEN}")
    await there.heard()
    await press(there, ben, "Remove it for good")
    await press(there, ben, "Remove it now")
    assert "Removed, for you and for the class." in ben.answer
    await goes_on(there)
    assert titles(ben, "direct") == []
    await ana.runs("/homeroom kudos mine", "general")
    await press(there, ana, "What I gave")
    assert GIVEN in ana.answer, "nothing tells whoever gave it"


async def test_who_wants_none_gets_none_and_why_is_theirs(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await ben.runs("/homeroom kudos mine", "general")
    await press(there, ben, "Change what I wish")
    await ben.fills({"No shout-outs, awards or nominations for me": True})
    assert "You get no shout-outs, no awards and no nominations." in ben.answer
    await ana.runs("/homeroom kudos give", "general")
    await ana.fills({"To whom": [ben.person], "What they did": GIVEN, "What it is for": "Care"})
    assert "Ben takes no shout-outs just now" in ana.errors["people"]
    await goes_on(there)
    assert titles(ben, "direct") == []


async def test_who_was_not_seen_is_found_among_all_and_helped(there: Served) -> None:
    robin, ana, ben, chi = there.robin, there.ana, there.ben, there.chi
    await starts(there)
    await gives(there, ana, ben)
    await decides(there, ben, "Show the class")
    await robin.runs("/homeroom kudos unseen", "general")
    await there.heard()
    assert "@Ana\n@Chi\n@Dan" in robin.answer
    assert "may know only those" not in robin.answer
    await robin.chooses("Do something for", "Chi")
    await there.heard()
    await press(there, robin, "Write to them")
    await goes_on(there)
    (group,) = (each for each in there.scene.team.channels.values() if each.kind is Kind.GROUP)
    assert {robin.person, chi.person} == {*group.members} - {there.scene.install.bot.id}
    assert "This is a conversation for the two of you." in chi.reads(group.id)
    await press(there, robin, "Nominate for a spotlight")
    assert robin.form is not None
    assert robin.form["inputs"][0]["value"] == chi.person


async def test_a_leaderboard_is_turned_on_left_and_turned_off(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    await starts(there)
    assert "Nobody is counted or ranked here." in ana.reads("general")
    await robin.runs("/homeroom kudos board", "general")
    assert "Hanus and Fox 2015" in robin.answer
    await press(there, robin, "Turn one on")
    await robin.fills({"Where": "general"})
    await goes_on(there)
    await gives(there, ana, ben)
    await decides(there, ben, "Show the class")
    await later(there, seconds=11)
    (board,) = (each["text"] for each in cards(ana) if each["text"].startswith(BOARD))
    assert "• @Ben: 1\n[Leave me out]" in board
    await press(there, ben, "Leave me out", place="general")
    await later(there, seconds=11)
    (board,) = (each["text"] for each in cards(ana) if each["text"].startswith(BOARD))
    assert "Ben" not in board
    await robin.runs("/homeroom kudos board", "general")
    await press(there, robin, "Turn it off")
    await goes_on(there)
    assert titles(ana) == [WELCOME, SHOWN]
    assert "Nobody is counted or ranked here." in cards(ana)[0]["text"]


async def test_each_reads_their_own_language_and_the_class_that_of_the_course(there: Served) -> None:
    ana, eva = there.ana, there.eva
    await starts(there)
    await eva.runs("/homeroom me", "general")
    await gives(there, ana, eva)
    assert f"@Ana te da las gracias:\n{GIVEN}" in eva.reads("direct")
    await decides(there, eva, "Mostrarlo a la clase")
    assert titles(ana) == [WELCOME, SHOWN]


async def test_a_message_is_thanked_for_where_homeroom_is_not(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await ben.says("Here are my notes of today.", "away")
    await there.heard()
    await ana.picks("Thank for this", ben.sees("away")[-1])
    await there.heard()
    await press(there, ana, "Write it")
    await ana.fills({"What they did": GIVEN, "What it is for": "Care"})
    await goes_on(there)
    assert titles(ben, "direct") == [MINE]


# What the world does meanwhile.


async def test_who_leaves_the_workspace_stands_nowhere(there: Served) -> None:
    ana, ben, chi = there.ana, there.ben, there.chi
    await starts(there)
    await gives(there, ana, ben)
    await gives(there, ana, chi, reason="Other words.")
    await decides(there, ben, "Show the class")
    await decides(there, chi, "Show the class")
    assert titles(ana) == [WELCOME, SHOWN, SHOWN]
    await ben.quits()
    await goes_on(there)
    assert titles(ana) == [WELCOME, SHOWN]
    assert "@Ben" not in "".join(each["text"] for each in cards(ana))
    await ana.quits()
    await goes_on(there)
    assert "Other words." in chi.reads("general"), "what somebody gave stays with whoever received it"


async def test_where_the_channel_is_deleted_it_comes_to_the_next_one(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    await starts(there, "questions")
    await gives(there, ana, ben)
    await robin.removes("questions")
    await there.heard()
    await decides(there, ben, "Show the class")
    assert "It could not be shown where the class would see it." in ben.reads("direct")
    await robin.runs("/homeroom status", "general")
    await there.heard()
    assert "/homeroom kudos start shows it, in the same channel or another." in robin.answer
    await starts(there)
    assert titles(ana) == [WELCOME, SHOWN]
    assert "It could not be shown" not in ben.reads("direct")


async def test_after_a_restart_what_was_told_is_still_decided(there: Served, tmp_path: Path) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await gives(there, ana, ben)
    await there.app.stop()
    before, there.app = there.app, await an_app(tmp_path, one_workspace(there.scene))
    goes_on_from(there.app, before)
    await there.app.start()
    await goes_on(there)
    await decides(there, ben, "Show the class")
    assert titles(ana) == [WELCOME, SHOWN]
    assert titles(ben, "direct") == [MINE]
