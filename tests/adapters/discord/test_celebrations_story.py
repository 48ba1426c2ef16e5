"""Milestones, awards, a vote and a spotlight in a Discord server, up to the picture before the class."""

from __future__ import annotations

import re
from typing import Any, Final

from bot.card import Json
from bot.people import Person
from cogs.achievements.awards_asking import LONGEST_REASON
from tests.adapters.discord.recognized import (
    NASTY,
    PNG,
    cards,
    decides,
    labels,
    later,
    notified,
    pictures,
    starts,
    titles,
)
from tests.adapters.discord.server_of import Served
from tests.adapters.discord.test_poll_story import students
from tests.adapters.recognized_many import NAMED, many
from tests.wire.discord.people import Member

TITLE: Final = "Kindest question of the week"
WELCOME: Final = "🎉 See each other"


def newest(who: Member, title: str, place: str = "direct") -> dict[str, Any]:
    """The newest card with this title that somebody sees there."""
    return next(each for each in reversed(cards(who, place)) if each["text"].startswith(title))


async def answers_an_icebreaker(there: Served, who: Member) -> None:
    """One of two that can be chosen is asked, and somebody chooses."""
    await there.robin.runs("staff icebreaker now", place="general")
    await there.robin.chooses("Another deck", "This or that")
    await there.robin.presses("Post")
    await there.goes_on()
    await who.presses(labels(cards(who)[-1])[0])
    await later(there, seconds=3)


async def asked_for_a_spotlight(there: Served) -> None:
    """Ben is asked, and answers the first question."""
    await there.robin.runs("staff kudos spotlight", {"person": "ben"}, place="general")
    await there.goes_on()
    await there.ben.presses("Yes, with pleasure")
    await there.ben.fills({"Your first answer": "Tea."})
    await there.goes_on()


async def test_an_answer_to_an_icebreaker_leads_to_a_badge_that_the_class_sees_if_shown(there: Served) -> None:
    ana, ben = there.ana, there.ben
    await starts(there)
    await ana.presses("Milestones")
    await ana.presses("Join the milestones")
    assert "You are in." in ana.answer
    await answers_an_icebreaker(there, ana)
    told = newest(ana, "First icebreaker")
    assert "(The badge “First icebreaker”)" in told["text"]
    (badge,) = pictures(there, told)
    assert badge.startswith(PNG)
    assert "First icebreaker" not in ben.reads("general")
    await decides(there, ana, "Show the class")
    shown = newest(ben, "First icebreaker", "general")
    assert "@Ana" in shown["text"]
    assert pictures(there, shown) == [badge]
    await ben.presses("Celebrate with them")
    await later(there, seconds=3)
    shown = newest(ben, "First icebreaker", "general")
    assert "Celebrating\n@Ben" in shown["text"]
    assert pictures(there, shown) == [badge]
    await ana.runs("kudos milestones", place="general")
    assert "• First icebreaker · 2026-03-02 · the class sees it" in ana.answer
    await ana.presses("Leave the milestones")
    await later(there, seconds=3)
    assert (titles(ben), titles(ana, "direct")) == ([WELCOME, "A question for everyone"], [])


async def test_a_milestone_of_the_courses_own_is_noted_of_many(there: Served) -> None:
    robin, people = there.robin, students(there, 6)
    await starts(there)
    for who in people[:4]:
        await who.presses("Milestones", place="general")
        await who.presses("Join the milestones")
    await robin.runs("staff kudos milestone", place="general")
    await robin.presses("Make one for this course")
    await robin.fills({"Its name": "Talk given", "A sentence to whoever reaches it": NASTY})
    await robin.presses("Somebody reached it")
    await robin.fills({"Who": [people[0].person], "Or many, by their names": "Ben\nChi\ndan\nEve"})
    assert "“Talk given” is noted." in robin.answer
    assert not re.search(r"\d", robin.answer), "who joined is for each to know alone"
    await there.goes_on()
    assert [titles(who, "direct") for who in people] == [["Talk given"]] * 4 + [[]] * 2
    told = newest(people[0], "Talk given")
    assert "**bold**" in told["text"]
    assert notified(there, told) == []
    assert pictures(there, told)[0].startswith(PNG)
    await robin.runs("staff kudos reached", place="general")
    assert robin.form is not None
    assert [each["label"] for each in robin.form["inputs"]] == ["Which milestone", "Who", "Or many, by their names"]
    assert [each["label"] for each in robin.form["inputs"][0]["choices"]] == ["Talk given"]


async def test_an_award_is_given_with_its_ceremony(there: Served) -> None:
    robin, ana, ben = there.robin, there.ana, there.ben
    await starts(there)
    await robin.runs("staff kudos award", place="general")
    title = "T" * 80
    for_whom: list[Json] = [ana.person, ben.person]
    await robin.fills({"What the award is called": title, "For whom": for_whom, "What it is for": NASTY})
    assert robin.answer_message is not None
    (ceremony,) = pictures(there, robin.answer_message)
    assert ceremony.startswith(PNG)
    assert cards(ana, "direct") == [], "it is looked at first"
    await robin.presses("Give it")
    await there.goes_on()
    told = newest(ana, f"🏆 For you: {title}")
    assert "@Robin gives you and others this award." in told["text"]
    assert "@Ben" not in told["text"]
    assert pictures(there, told) == [ceremony]
    await decides(there, ana, "Show the class")
    shown = newest(ben, f"🏆 {title}", "general")
    assert "An award for @Ana\n" in shown["text"]
    assert pictures(there, shown) == [ceremony]
    assert notified(there, shown) == []
    await robin.runs("staff kudos awards", place="general")
    await robin.chooses("Look after one", f"1. {title[:59]}…")
    assert "The class sees it, with the name of\n@Ana" in robin.answer


async def test_the_class_votes_unlinkably_and_whoever_is_chosen_is_told_first(there: Served) -> None:
    robin, people = there.robin, students(there, 8)
    ana, ben, chi = people[:3]
    await starts(there)
    await robin.runs("staff kudos vote", place="general")
    stand: list[Json] = [each.person for each in people[:3]]
    given: dict[str, Json] = {
        "What the award is called": TITLE,
        "Who could stand for it": stand,
        "What it is for": "W" * LONGEST_REASON,
    }
    await robin.fills(given)
    await there.goes_on()
    for who in (ana, ben):
        await who.presses("My name may stand", place="direct")
    await chi.presses("I’d rather not", place="direct")
    await there.goes_on()
    assert "Asked\n@Chi" in robin.reads("direct"), "as if there were no answer"
    await robin.presses("Open the vote", place="direct")
    await there.goes_on()
    poll = cards(ana)[-1]
    assert labels(poll)[:3] == ["Ana", "Ben", "My answer"]
    assert "🛡 Unlinkable" in poll["text"]
    for who in people[2:]:
        await who.presses("Ana", place="general")
    await ben.presses("Ben", place="general")
    await later(there, hours=80)
    assert newest(ana, f"🏆 For you: {TITLE}")["text"].count("Your class voted, and chose you") == 1
    assert pictures(there, newest(ana, f"🏆 For you: {TITLE}"))[0].startswith(PNG)
    assert cards(ben, "direct") == cards(chi, "direct") == []
    over = cards(chi)[-1]["text"]
    assert "The class has chosen" in over
    news = newest(robin, "The vote on")["text"]
    for said in (over, news, newest(robin, "Award:")["text"]):
        assert not re.search(r"@Ana|@Ben|\bAna\b|\bBen\b|[0-9] ", said), said
    await decides(there, ana, "Show the class")
    shown = newest(chi, f"🏆 {TITLE}", "general")
    assert "The class voted, and chose @Ana" in shown["text"]
    assert pictures(there, shown)


async def test_a_spotlight_from_the_nomination_to_the_class(there: Served) -> None:
    robin, ana, ben, chi = there.robin, there.ana, there.ben, there.chi
    await starts(there)
    await ana.runs("kudos nominate", place="general")
    await ana.fills({"Who": ben.person, "Why": NASTY})
    assert "Thank you. You nominated @Ben for the spotlight:" in ana.answer
    await robin.runs("staff kudos spotlights", place="general")
    await robin.chooses("Look at a nomination", "1. Ben")
    assert "@Ana: " in robin.answer
    await robin.presses("Ask them")
    await there.goes_on()
    asked = newest(ben, "Would you like to be in the spotlight?")
    assert "**bold**" in asked["text"]
    assert "Ana" not in asked["text"]
    assert labels(asked)[:3] == ["Yes, with pleasure", "Other questions", "Not now"]
    await ben.presses("Yes, with pleasure")
    assert ben.form is not None
    assert [each["label"] for each in ben.form["inputs"]] == [
        *("Your first answer", "Your second answer", "Your third answer"),
    ]
    await ben.fills({"Your first answer": "a" * 500, "Your third answer": NASTY})
    await later(there, seconds=3)
    assert newest(ben, "Your spotlight, as the class will see it")
    await robin.runs("staff kudos spotlights", place="general")
    await robin.chooses("Look at a draft", "1. Ben")
    await robin.presses("Introduction")
    await robin.fills({"A few words before their answers": "Ben, who waits for everybody."})
    await robin.presses("Show now")
    await there.goes_on()
    shown = newest(chi, "In the spotlight", "general")
    assert shown["text"].startswith("In the spotlight\nMeet @Ben!\n\nBen, who waits for everybody.\n")
    assert "a" * 500 in shown["text"]
    assert "**bold**" in shown["text"]
    assert notified(there, shown) == []
    assert pictures(there, shown)[0].startswith(PNG)
    assert "Your spotlight stands in #general now." in ben.reads("direct")
    await ben.presses("Take it down", place="direct")
    await later(there, seconds=3)
    assert titles(chi) == [WELCOME]


async def test_a_spotlight_comes_by_its_schedule(there: Served) -> None:
    robin = there.robin
    await starts(there)
    await asked_for_a_spotlight(there)
    await robin.runs("staff kudos spotlights", place="general")
    await robin.presses("Plan")
    assert robin.form is not None
    assert len(robin.form["inputs"]) <= 5
    await robin.fills({"Days": ["mon"], "Time": "09:30", "Time zone": "Europe/Madrid", "Where": "general"})
    assert "Planned. Monday, 09:30 (Europe/Madrid) in #general" in robin.answer
    await later(there, days=6)
    assert titles(there.ana) == [WELCOME]
    await later(there, days=1)
    assert titles(there.ana) == [WELCOME, "In the spotlight"]


async def test_where_its_channel_is_deleted_a_spotlight_is_the_first_again(there: Served) -> None:
    robin, ben = there.robin, there.ben
    there.channels["café"] = there.wire.world.channel(there.guild, "café", there.channels["general"].kind)
    await starts(there, "café")
    await asked_for_a_spotlight(there)
    await robin.runs("staff kudos spotlights", place="general")
    await robin.chooses("Look at a draft", "1. Ben")
    await robin.presses("Show now")
    there.wire.world.remove_channel(there.channels["café"])
    await later(there, seconds=3)
    assert "You are in the spotlight" not in ben.reads("direct")
    assert "The channel was deleted." in newest(robin, "A spotlight could not be shown")["text"]
    await starts(there)
    await robin.runs("staff kudos spotlights", place="general")
    await robin.chooses("Look at a draft", "1. Ben")
    await robin.presses("Show now")
    await there.goes_on()
    assert titles(there.ana) == [WELCOME, "In the spotlight"]


async def test_of_many_each_list_has_what_a_select_holds_and_the_rest_behind_it(there: Served) -> None:
    robin, ana, world = there.robin, there.ana, there.wire.world
    users = [world.user(f"student{number:02}") for number in range(30)]
    for each in users:
        world.join(there.guild, each)
    await there.heard()
    await many(there.app, [Person(there.space_id, str(each.id)) for each in users], there.person("ana"))
    await robin.runs("staff kudos spotlights", place="general")
    assert "25. @Student24" in robin.answer
    await robin.presses("More")
    assert "26. @Student25" in robin.answer
    assert "30. @Student29" in robin.answer
    await robin.presses("Back")
    await robin.chooses("Look at a nomination", "1. Student00")
    assert robin.answer.count("x" * 1_000) == 1
    await robin.presses("More")
    assert robin.answer.count("x" * 1_000) == 1
    await robin.presses("Ask them")
    await there.goes_on()
    (asked,) = (each for each in there.wire.world.messages.values() if any(m.components for m in each.values()))
    assert len(asked) == 1, "all that classmates wrote fits as far as it may stand"
    await robin.runs("staff kudos milestone", place="general")
    assert all(each in robin.answer for each in NAMED)
    await robin.runs("staff kudos reached", place="general")
    assert robin.form is not None
    assert len(robin.form["inputs"][0]["choices"]) == len(NAMED)
    await ana.runs("kudos milestones", place="general")
    assert NAMED[-1] in ana.answer
