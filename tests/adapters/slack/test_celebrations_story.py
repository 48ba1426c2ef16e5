"""Milestones, awards, a vote and a spotlight in a Slack workspace, up to the picture before the class."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from bot.card import Json
from cogs.achievements.awards_asking import LONGEST_REASON
from tests.adapters.recognized_many import NAMED, many
from tests.adapters.slack import class_of
from tests.adapters.slack.class_of import Served, served
from tests.adapters.slack.recognized import (
    NASTY,
    PNG,
    cards,
    decides,
    labels,
    later,
    marks,
    newest,
    pictures,
    starts,
    titles,
)
from tests.adapters.slack.test_poll_story import MORE, StandingStill, goes_on, press, students
from tests.wire.slack.people import Member
from tests.wire.slack.scene import Plan, Someone

TITLE: Final = "Kindest question of the week"
WELCOME: Final = "🎉 See each other"


@pytest.fixture
async def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A workspace with ten students."""
    monkeypatch.setattr(class_of, "FixedClock", StandingStill)
    async with served(tmp_path, people=(*Plan().people, *map(Someone, MORE))) as found:
        yield found


async def answers_an_icebreaker(there: Served, who: Member) -> None:
    """One of two that can be chosen is asked, and somebody chooses."""
    await there.robin.runs("/homeroom icebreaker now", "general")
    await there.robin.chooses("Another deck", "This or that")
    await there.heard()
    await press(there, there.robin, "Post")
    await goes_on(there)
    await press(there, who, labels(cards(who)[-1])[0])
    await goes_on(there)


async def asked_for_a_spotlight(there: Served) -> None:
    """Ben is asked, and answers the first question."""
    await there.robin.runs("/homeroom kudos spotlight person: @ben", "general")
    await goes_on(there)
    await press(there, there.ben, "Yes, with pleasure")
    await there.ben.fills({"Your first answer": "Tea."})
    await goes_on(there)


async def test_an_answer_to_an_icebreaker_leads_to_a_badge_that_the_class_sees_if_shown(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await press(there, ana, "Milestones")
    await press(there, ana, "Join the milestones")
    assert "You are in." in ana.answer
    await answers_an_icebreaker(there, ana)
    told = newest(ana, "First icebreaker")
    (badge,) = pictures(there, told)
    assert badge.startswith(PNG)
    assert "First icebreaker" not in ben.reads("general")
    await decides(there, ana, "Show the class")
    shown = newest(ben, "First icebreaker", "general")
    assert "@Ana" in shown["text"]
    assert pictures(there, shown) == [badge]
    await press(there, ben, "Celebrate with them")
    await goes_on(there)
    shown = newest(ben, "First icebreaker", "general")
    assert "Celebrating\n@Ben" in shown["text"]
    assert pictures(there, shown) == [badge]
    await ana.runs("/homeroom kudos milestones", "general")
    await there.heard()
    assert "the class sees it" in ana.answer
    await press(there, ana, "Leave the milestones")
    await goes_on(there)
    assert (titles(ben), titles(ana, "direct")) == ([WELCOME, "A question for everyone"], [])


async def test_a_milestone_of_the_courses_own_is_noted_of_many(there: Served) -> None:
    robin, people = there.robin, students(there, 6)
    await starts(there)
    for who in people[:4]:
        await press(there, who, "Milestones", place="general")
        await press(there, who, "Join the milestones")
    await robin.runs("/homeroom kudos milestone", "general")
    await press(there, robin, "Make one for this course")
    await robin.fills({"Its name": "Talk given", "A sentence to whoever reaches it": NASTY})
    await press(there, robin, "Somebody reached it")
    await robin.fills({"Who": [people[0].person], "Or many, by their names": "Ben\nChi\ndan\nEve"})
    assert "“Talk given” is noted." in robin.answer
    assert not re.search(r"\d", robin.answer), "who joined is for each to know alone"
    await goes_on(there)
    assert [titles(who, "direct") for who in people] == [["Talk given"]] * 4 + [[]] * 2
    told = newest(people[0], "Talk given")
    assert NASTY in told["text"]
    assert marks(told) == set()
    assert pictures(there, told)[0].startswith(PNG)
    await robin.runs("/homeroom kudos reached", "general")
    assert robin.form is not None
    assert [each["label"] for each in robin.form["inputs"]] == ["Which milestone", "Who", "Or many, by their names"]


async def test_an_award_is_given_with_its_ceremony(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    await starts(there)
    await robin.runs("/homeroom kudos award", "general")
    title = "T" * 80
    for_whom: list[Json] = [ana.person, ben.person]
    await robin.fills({"What the award is called": title, "For whom": for_whom, "What it is for": NASTY})
    await there.heard()
    assert cards(ana, "direct") == [], "it is looked at first"
    await press(there, robin, "Give it")
    await goes_on(there)
    told = newest(ana, f"🏆 For you: {title}")
    assert "@Robin gives you and others this award." in told["text"]
    assert "@Ben" not in told["text"]
    (ceremony,) = pictures(there, told)
    assert ceremony.startswith(PNG)
    await decides(there, ana, "Show the class")
    shown = newest(ben, f"🏆 {title}", "general")
    assert "An award for @Ana\n" in shown["text"]
    assert pictures(there, shown) == [ceremony]
    assert marks(shown) <= {f"<@{ana.person}>"}
    await robin.runs("/homeroom kudos awards", "general")
    await robin.chooses("Look after one", f"1. {title[:59]}…")
    await there.heard()
    assert "The class sees it, with the name of\n@Ana" in robin.answer


async def test_the_class_votes_unlinkably_and_whoever_is_chosen_is_told_first(there: Served) -> None:
    robin, people = there.robin, students(there, 8)
    ana, ben, chi = people[:3]
    await starts(there)
    await robin.runs("/homeroom kudos vote", "general")
    stand: list[Json] = [each.person for each in people[:3]]
    given: dict[str, Json] = {
        "What the award is called": TITLE,
        "Who could stand for it": stand,
        "What it is for": "W" * LONGEST_REASON,
    }
    await robin.fills(given)
    await goes_on(there)
    for who in (ana, ben):
        await press(there, who, "My name may stand", place="direct")
    await press(there, chi, "I’d rather not", place="direct")
    await goes_on(there)
    assert "Asked\n@Chi" in robin.reads("direct"), "as if there were no answer"
    await press(there, robin, "Open the vote", place="direct")
    await goes_on(there)
    poll = cards(ana)[-1]
    assert labels(poll)[:3] == ["Ana", "Ben", "My answer"]
    assert "🛡 Unlinkable" in poll["text"]
    for who in people[2:]:
        await press(there, who, "Ana", place="general")
    await press(there, ben, "Ben", place="general")
    await later(there, hours=80)
    told = newest(ana, f"🏆 For you: {TITLE}")
    assert "Your class voted, and chose you" in told["text"]
    assert pictures(there, told)[0].startswith(PNG)
    assert cards(ben, "direct") == cards(chi, "direct") == []
    over = chi.sees("general")[-1]["text"]
    assert "The class has chosen" in over
    for said in (over, newest(robin, "The vote on")["text"], newest(robin, "Award:")["text"]):
        assert not re.search(r"@Ana|@Ben|\bAna\b|\bBen\b|[0-9] ", said), said
    await decides(there, ana, "Show the class")
    shown = newest(chi, f"🏆 {TITLE}", "general")
    assert "The class voted, and chose @Ana" in shown["text"]
    assert pictures(there, shown)


async def test_a_spotlight_from_the_nomination_to_the_class(there: Served) -> None:
    robin, ana, ben, chi = there.robin, there.ana, there.ben, there.chi
    await starts(there)
    await ana.runs("/homeroom kudos nominate", "general")
    await ana.fills({"Who": ben.person, "Why": NASTY})
    await there.heard()
    assert "Thank you. You nominated @Ben for the spotlight:" in ana.answer
    await robin.runs("/homeroom kudos spotlights", "general")
    await there.heard()
    await robin.chooses("Look at a nomination", "1. Ben")
    await there.heard()
    assert "@Ana: " in robin.answer
    await press(there, robin, "Ask them")
    await goes_on(there)
    asked = newest(ben, "Would you like to be in the spotlight?")
    assert NASTY in asked["text"]
    assert "Ana" not in asked["text"]
    assert labels(asked)[:3] == ["Yes, with pleasure", "Other questions", "Not now"]
    await press(there, ben, "Yes, with pleasure")
    await ben.fills({"Your first answer": "a" * 500, "Your third answer": NASTY})
    await goes_on(there)
    assert newest(ben, "Your spotlight, as the class will see it")
    await robin.runs("/homeroom kudos spotlights", "general")
    await there.heard()
    await robin.chooses("Look at a draft", "1. Ben")
    await there.heard()
    await press(there, robin, "Introduction")
    await robin.fills({"A few words before their answers": "Ben, who waits for everybody."})
    await press(there, robin, "Show now")
    await goes_on(there)
    shown = newest(chi, "In the spotlight", "general")
    assert "a" * 500 in shown["text"]
    assert NASTY in shown["text"]
    assert marks(shown) <= {f"<@{ben.person}>"}
    assert pictures(there, shown)[0].startswith(PNG)
    assert "Your spotlight stands in #general now." in ben.reads("direct")
    await press(there, ben, "Take it down", place="direct")
    await goes_on(there)
    assert titles(chi) == [WELCOME]


async def test_a_spotlight_comes_by_its_schedule(there: Served) -> None:
    robin = there.robin
    await starts(there)
    await asked_for_a_spotlight(there)
    await robin.runs("/homeroom kudos spotlights", "general")
    await there.heard()
    await press(there, robin, "Plan")
    await robin.fills({"Days": ["mon"], "Time": "09:30", "Time zone": "Europe/Madrid", "Where": "general"})
    assert "Planned. Monday, 09:30 (Europe/Madrid) in #general" in robin.answer
    await later(there, days=6)
    assert titles(there.ana) == [WELCOME]
    await later(there, days=1)
    assert titles(there.ana) == [WELCOME, "In the spotlight"]


async def test_where_its_channel_is_deleted_a_spotlight_is_the_first_again(there: Served) -> None:
    robin, ben = there.robin, there.ben
    await starts(there, "questions")
    await asked_for_a_spotlight(there)
    await robin.runs("/homeroom kudos spotlights", "general")
    await there.heard()
    await robin.chooses("Look at a draft", "1. Ben")
    await there.heard()
    await robin.removes("questions")
    await press(there, robin, "Show now")
    await goes_on(there)
    assert "You are in the spotlight" not in ben.reads("direct")
    assert newest(robin, "A spotlight could not be shown")
    await starts(there)
    await robin.runs("/homeroom kudos spotlights", "general")
    await there.heard()
    await robin.chooses("Look at a draft", "1. Ben")
    await there.heard()
    await press(there, robin, "Show now")
    await goes_on(there)
    assert titles(there.ana) == [WELCOME, "In the spotlight"]


async def test_of_many_each_list_has_what_a_select_holds(there: Served) -> None:
    robin, ana = there.robin, there.ana
    people = [there.person(each) for each in ("ben", "chi", "dan", *MORE)]
    await many(there.app, people, there.person("ana"))
    await robin.runs("/homeroom kudos spotlights", "general")
    await there.heard()
    await robin.chooses("Look at a nomination", "1. Ben")
    await there.heard()
    assert robin.answer.count("x" * 1_000) == 1
    await press(there, robin, "More")
    assert robin.answer.count("x" * 1_000) == 1
    await press(there, robin, "Ask them")
    await goes_on(there)
    assert "x" * 1_000 in newest(there.ben, "Would you like to be in the spotlight?")["text"]
    await robin.runs("/homeroom kudos milestone", "general")
    await there.heard()
    assert all(each in robin.answer for each in NAMED)
    await robin.runs("/homeroom kudos reached", "general")
    assert robin.form is not None
    assert len(robin.form["inputs"][0]["choices"]) == len(NAMED)
    await ana.runs("/homeroom kudos milestones", "general")
    await there.heard()
    assert NAMED[-1] in ana.answer
