"""A vote on an award: who may stand is asked first, nobody learns of a no, and whoever is chosen is told before all."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.kinds import Id
from cogs.achievements import cog
from cogs.achievements.awards_asking import stand as stand_button
from cogs.achievements.awards_voting import vote_over
from cogs.admin import cog as admin
from cogs.polls import cog as polls
from storage.awards import Stands, State
from storage.jobs import HANDLER, Jobs, NewJob
from storage.recognizing import Recognizing, Wish
from tests.cogs.achievements.awarded import (
    MINE,
    SHOWN,
    TITLE,
    WORDS,
    asked,
    award,
    awards,
    candidates,
    chosen,
    desk,
    looks_after,
    over,
    stand,
    titles,
    told,
    vote_for,
    voting,
)
from tests.cogs.achievements.stories import begun, buttons, card, cards, fields, person, private, settled, text_of
from tests.cogs.kept import everything
from tests.klass import SPACE, Klass, klass_of, sqlite

OVER = "A poll that is over"


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, with polls."""
    async with klass_of([admin, cog, polls], sqlite(tmp_path)) as made:
        yield made


# Asking who stands.


async def test_each_is_asked_alone_and_reads_what_will_be_told_before_they_answer(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi", "s1")
    (shown,) = told(klass.ben)
    assert shown["title"] == "May your name stand in a vote?"
    assert text_of(shown["text"]).startswith(f"instructor would like the class to vote on the award “{TITLE}”")
    assert WORDS in text_of(shown["text"])
    assert "Who says no looks as if they had not answered; nobody will see how many chose whom." in text_of(
        shown["note"]
    )
    assert buttons(shown)[:2] == ["My name may stand", "I’d rather not"]
    assert titles(klass.s5) == ["🎉 See each other"]


async def test_who_said_no_looks_to_the_instructor_as_if_they_had_not_answered(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi", "s1")
    await looks_after(klass)
    before = private(klass.instructor)
    await klass.ben.opens("direct:ben")
    await klass.ben.presses("I’d rather not")
    await settled(klass)
    assert "nobody is told why" in text_of(told(klass.ben)[0]["text"])
    await looks_after(klass)
    assert private(klass.instructor) == before
    assert "direct:instructor" not in klass.instructor._rooms
    await stand(klass, "chi")
    await looks_after(klass)
    assert desk(klass.instructor)["May stand"] == "chi"
    assert set(desk(klass.instructor)["Asked"].split(", ")) == {"ben", "s1"}


async def test_of_a_no_nothing_moves_on_the_card_of_whoever_asked(klass: Klass) -> None:
    """Platforms show that, and when, a card was changed."""
    await begun(klass)
    await asked(klass, "ben", "chi", "s1")
    await stand(klass, "ben", "chi")
    assert told(klass.instructor)
    await klass.s1.opens("direct:s1")
    await klass.s1.presses("I’d rather not")
    moves = [str(row) for row in (await everything(klass))["jobs"] if "stand-question" in str(row)]
    assert moves, "their own card"
    assert "award-desk" not in str((await everything(klass))["jobs"])


async def test_with_two_who_said_yes_whoever_asked_hears_once_that_it_can_be_opened(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi", "s1")
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    assert "at least two people who said yes" in klass.instructor.answer
    await stand(klass, "ben")
    assert "direct:instructor" not in klass.instructor._rooms
    await stand(klass, "chi", "s1")
    (shown,) = told(klass.instructor)
    assert set(fields(shown)["May stand"].split(", ")) == {"ben", "chi", "s1"}


async def test_a_name_can_be_taken_back_and_given_again_until_the_vote_opens(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi")
    await stand(klass, "ben", "chi")
    await klass.ben.presses("Take my name back")
    await settled(klass)
    assert fields(told(klass.instructor)[0])["May stand"] == "chi"
    await klass.ben.presses("My name may stand")
    await settled(klass)
    assert set(fields(told(klass.instructor)[0])["May stand"].split(", ")) == {"ben", "chi"}


async def test_somebody_else_is_asked_and_who_was_asked_is_not_asked_again(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi")
    await looks_after(klass)
    await klass.instructor.chooses("Ask somebody else", "s1")
    await settled(klass)
    assert len(told(klass.s1)) == 1
    await klass.ben.opens("direct:ben")
    await klass.ben.presses("I’d rather not")
    await klass.instructor.chooses("Ask somebody else", "ben")
    assert "They were asked for this vote already." in klass.instructor.answer, "and nothing of what was said"
    await settled(klass)
    assert "nobody is told why" in text_of(told(klass.ben)[0]["text"])
    await klass.instructor.chooses("Ask somebody else", "instructor")
    assert "cannot give yourself" in klass.instructor.answer
    assert len(await candidates(klass)) == 3


async def test_whoever_wants_none_is_not_asked(klass: Klass) -> None:
    await begun(klass)
    course = (await klass.database.read(lambda tx: klass.core.snapshot(tx, SPACE, None))).course(0).course_id
    none = Wish(wants_none=True)
    await klass.database.write(SPACE, lambda tx: Recognizing(tx, SPACE).change_wish(course, person("ben"), none))
    await klass.instructor.says("/kudos vote", place="general")
    await klass.instructor.fills({"title": TITLE, "people": ["ben", "chi"], "words": WORDS})
    assert klass.instructor.errors == {"people": "This cannot be for Ben. Please choose without them."}
    assert await awards(klass) == []


# The vote.


async def test_opened_the_class_votes_on_the_names_and_reads_first_that_nobody_will_be_named(klass: Klass) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi")
    shown = card(klass.s1)
    assert text_of(shown["text"]) == f"Who should get the award ‘{TITLE}’? {WORDS}"
    assert buttons(shown)[:2] == ["Ben", "Chi"]
    assert "Whoever is chosen most is told first, and decides" in text_of(shown["note"])
    assert "The class is voting now" in text_of(told(klass.ben)[0]["text"])
    assert desk(klass.instructor)["Stand for it"] in ("ben, chi", "chi, ben")


async def test_it_is_opened_from_the_instructor_s_direct_messages_too(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi")
    await stand(klass, "ben", "chi")
    await klass.instructor.presses("Open the vote", place="direct:instructor")
    await settled(klass)
    assert titles(klass.s1)[-1] == "A poll for everyone"
    assert buttons(told(klass.instructor)[0])[0] == "Call it off"


async def test_it_comes_to_where_the_class_sees_such_things_when_it_is_opened(klass: Klass) -> None:
    await begun(klass, "cafe")
    await asked(klass, "ben", "chi")
    await stand(klass, "ben", "chi")
    await klass.classroom.register.remove_place("channel:cafe")
    await settled(klass)
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    assert (await award(klass)).state is State.ASKING
    await begun(klass)
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    await settled(klass)
    assert titles(klass.s1)[-1] == "A poll for everyone"
    assert "voting now, in general" in klass.ben.reads("direct:ben").replace("#", "")


async def test_who_said_no_or_nothing_stands_in_no_vote_and_is_kept_no_longer(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi", "s1", "s2")
    await stand(klass, "ben", "chi")
    await klass.s1.opens("direct:s1")
    await klass.s1.presses("I’d rather not")
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    await settled(klass)
    assert buttons(card(klass.s3))[:2] == ["Ben", "Chi"]
    assert {each.person.external_id for each in await candidates(klass)} == {"ben", "chi"}
    assert told(klass.s1) == told(klass.s2) == []


async def test_opened_twice_and_by_two_at_once_there_is_one_vote(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi")
    await stand(klass, "ben", "chi")
    await looks_after(klass)
    await asyncio.gather(klass.instructor.presses("Open the vote"), klass.instructor.presses("Open the vote"))
    await settled(klass)
    assert len((await everything(klass))["polls"]) == 1
    assert titles(klass.s1).count("A poll for everyone") == 1


async def test_whoever_was_chosen_is_told_first_and_the_class_and_the_staff_learn_of_nobody(klass: Klass) -> None:
    await chosen(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    (mine,) = told(klass.ben)
    assert mine["title"] == MINE
    assert text_of(mine["text"]).startswith("Your class voted, and chose you for this award.")
    assert buttons(mine)[:3] == ["Show the class", "Show without my name", "Keep it to myself"]
    assert told(klass.chi) == []
    (news,) = [each for each in told(klass.instructor) if each["title"] == f"The vote on “{TITLE}”"]
    assert text_of(news["text"]) == "The class has chosen. Whoever it is decides whether you all see it."
    await looks_after(klass)
    seen = [*cards(klass.s1), *cards(klass.instructor), *told(klass.instructor), private(klass.instructor)]
    about = [each["text"] + each["fields"] for each in seen if TITLE in str(each)]
    assert len(about) == 7
    assert not re.search(r"\b[Bb]en\b|\b[Cc]hi\b", str(about))
    (closed,) = [each for each in cards(klass.s1) if each["title"] == OVER]
    assert fields(closed)["Took part"] == "5 people"
    rows = await everything(klass)
    assert rows["award_people"] == []
    assert not re.search(r"\bBen\b|\bChi\b", str(rows["polls"]))
    assert "winners" not in str(rows["polls"]) or "'winners': []" in str(rows["polls"])


async def test_once_they_show_it_the_ceremony_says_that_the_class_chose_them(klass: Klass) -> None:
    await chosen(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    await klass.ben.presses("Show the class")
    await settled(klass)
    shown = card(klass.s1)
    assert shown["title"] == SHOWN
    assert text_of(shown["text"]) == f"The class voted, and chose ben\n\n{WORDS}"
    await looks_after(klass)
    assert desk(klass.instructor)["The class sees it, with the name of"] == "ben"


async def test_kept_to_themselves_nothing_is_ever_shown(klass: Klass) -> None:
    await chosen(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    await looks_after(klass)
    before = private(klass.instructor)
    await klass.ben.presses("Keep it to myself")
    await klass.waits(days=3)
    assert SHOWN not in titles(klass.s1)
    await looks_after(klass)
    assert private(klass.instructor) == before


async def test_those_who_are_level_all_receive_it_and_each_decides_alone(klass: Klass) -> None:
    await chosen(klass, "Ben", "Ben", "Chi", "Chi", "Ben", "Chi")
    assert [each["title"] for each in (*told(klass.ben), *told(klass.chi))] == [MINE, MINE]
    assert "you are among those chosen most" in text_of(told(klass.ben)[0]["text"])
    await klass.ben.presses("Keep it to myself")
    await klass.chi.presses("Show the class")
    await settled(klass)
    assert text_of(card(klass.s1)["text"]).startswith("The class voted, and chose chi\n")


async def test_of_too_few_votes_nothing_is_told_and_the_instructor_may_give_it(klass: Klass) -> None:
    await chosen(klass, "Ben", "Ben", "Chi")
    assert told(klass.ben) == told(klass.chi) == []
    (news,) = [each for each in told(klass.instructor) if each["title"] == f"The vote on “{TITLE}”"]
    assert text_of(news["text"]).startswith("Too few people voted for anything to be told.")
    assert (await award(klass)).state is State.NOBODY
    assert not re.search(r"\bBen\b|\bChi\b", str((await everything(klass))["polls"]))
    await looks_after(klass)
    await klass.instructor.presses("Take it off this list")
    await klass.instructor.says("/kudos awards", place="general")
    assert "There are none yet." in klass.instructor.answer


async def test_what_follows_the_close_happens_once_however_often_it_runs(klass: Klass) -> None:
    await chosen(klass, "Ben", "Ben", "Ben", "Chi", "Chi")
    this, now = await award(klass), klass.clock.now()
    link = vote_over.link(this.award_id)
    again = NewJob(HANDLER, link, now, link, course_id=this.course_id)
    before = await everything(klass, "jobs", "messages_due")
    await klass.database.write(SPACE, lambda tx: Jobs(tx, SPACE).queue([again]))
    await settled(klass)
    assert await everything(klass, "jobs", "messages_due") == before
    assert len(told(klass.ben)) == 1


# Names.


async def named(klass: Klass, who: str, name: str) -> None:
    """Somebody chose how they are called."""
    await klass.seats[who].says("/homeroom me", place="general")
    await klass.seats[who].presses("Change")
    await klass.seats[who].fills({"name": name})
    await settled(klass)


async def test_two_of_the_same_name_are_told_apart(klass: Klass) -> None:
    await begun(klass)
    await named(klass, "chi", "BEN")
    await asked(klass, "ben", "chi", "s1")
    await stand(klass, "ben", "chi", "s1")
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    shown = text_of(private(klass.instructor)["text"])
    assert "same name" in shown
    assert "s1" not in shown
    await klass.instructor.presses("Tell them apart")
    await klass.instructor.fills({"additions": "from Lima\nfrom Kyoto\nfrom Oslo"})
    assert "one line for each of these 2 people" in klass.instructor.errors["additions"]
    await klass.instructor.fills({"additions": "from Lima\nFROM  LIMA"})
    assert "would still look the same" in klass.instructor.errors["additions"]
    more = {"BEN": "from Kyoto", "ben": "from Lima"}  # by the name that Chi chose, and as somebody of the class
    lines = re.findall(r"\d\. (\w+)", shown)
    await klass.instructor.fills({"additions": "\n".join(more[each] for each in lines)})
    await settled(klass)
    (asks,) = [each for each in cards(klass.s2) if each["title"] == "A poll for everyone"]
    assert {*buttons(asks)[:3]} == {"Ben (from Lima)", "BEN (from Kyoto)", "Student 1"}
    await vote_for(klass, *["BEN (from Kyoto)"] * 5)
    await over(klass)
    assert [each["title"] for each in told(klass.chi)] == [MINE]
    assert told(klass.ben) == []


async def test_of_two_who_chose_the_same_name_the_instructor_reads_what_the_platform_calls_them(klass: Klass) -> None:
    await begun(klass)
    await named(klass, "ben", "Sam")
    await named(klass, "chi", "Sam")
    await asked(klass, "ben", "chi")
    await stand(klass, "ben", "chi")
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    shown = text_of(private(klass.instructor)["text"])
    assert {*re.findall(r"\d\. (.+)", shown)} == {"Sam (Ben)", "Sam (Chi)"}


async def test_where_somebody_says_yes_or_no_meanwhile_the_names_are_to_be_read_again(klass: Klass) -> None:
    await begun(klass)
    await named(klass, "ben", "Sam")
    await named(klass, "chi", "Sam")
    await asked(klass, "ben", "chi", "s1")
    await stand(klass, "ben", "chi")
    await looks_after(klass)
    await klass.instructor.presses("Open the vote", place="general")
    await klass.instructor.presses("Tell them apart")
    await stand(klass, "s1")
    await klass.instructor.fills({"additions": "from Lima\nfrom Rome"})
    assert "has changed meanwhile" in klass.instructor.answer
    assert (await award(klass)).state is State.ASKING


async def test_a_part_of_somebody_else_s_is_not_there(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "ben", "chi")
    await klass.s1.opens("general")
    assert cards(klass.s1)
    (part, *_) = await candidates(klass)
    link = stand_button.link(Id(part.standing_id), Stands.YES)
    who = "s1"
    message = klass.s1.sees("general")[-1]
    await klass.classroom.press(who, "channel:general", str(message["id"]), link)
    assert "not there any more" in klass.s1.answer
    assert {each.stands for each in await candidates(klass)} == {Stands.ASKED}


async def test_who_presses_on_a_card_of_before_reads_that_the_vote_was_opened(klass: Klass) -> None:
    await begun(klass)
    await voting(klass, "ben", "chi")
    (part, *_) = [each for each in await candidates(klass) if each.person.external_id == "ben"]
    await klass.ben.opens("direct:ben")
    message = str(klass.ben.sees("direct:ben")[0]["id"])
    for says in (Stands.NO, Stands.YES):
        await klass.classroom.press("ben", "direct:ben", message, stand_button.link(Id(part.standing_id), says))
        assert "The vote was opened meanwhile" in klass.ben.answer
    assert {each.stands for each in await candidates(klass)} == {Stands.YES}
