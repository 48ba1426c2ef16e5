"""Everyone's own page of recognition: all that they received, gave, joined in with and wrote, to change and remove."""

from __future__ import annotations

from typing import Any

from bot.link import id_to_text
from cogs.achievements.milestones import about
from storage.database import Tx
from storage.recognitions import Kind, Recognition, Recognitions, Shows
from storage.spotlights import Nomination, Spotlights
from tests.cogs.achievements.milestones_told import joins
from tests.cogs.achievements.own_page import TITLE, choices, does, joined, looks_at, nominated, opens
from tests.cogs.achievements.spotlit import answers, asked, kept, on_stage, planned
from tests.cogs.achievements.stories import (
    GIVEN,
    begun,
    buttons,
    card,
    cards,
    fields,
    gave,
    person,
    private,
    received,
    settled,
    shout_outs,
    text_of,
)
from tests.cogs.kept import everything
from tests.klass import MONDAY, SPACE, Klass

# What is on it.


async def test_before_anything_came_it_says_what_will_be_here_and_what_one_wishes(klass: Klass) -> None:
    shown = await opens(klass, "ben")
    assert text_of(shown["text"]).startswith("Here you will find what people thank you for")
    assert fields(shown) == {"What you wish": "You are asked about each shout-out and each award who sees it."}
    assert buttons(shown) == ["Change what I wish"]
    assert text_of(shown["note"]) == "Only you can see this."


async def test_each_sees_the_ways_to_what_is_theirs(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    shown = await opens(klass, "chi")
    assert buttons(shown) == ["What I received", "Change what I wish"]
    assert text_of(shown["text"]) == "Something here waits for you to choose who sees it. Take your time."
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.s1.presses("Join in")
    assert text_of((await opens(klass, "chi"))["text"]).startswith("What people noticed about you")
    assert buttons(await opens(klass, "ben")) == ["What I gave", "Change what I wish"]
    assert buttons(await opens(klass, "s1")) == ["Where I joined in", "Change what I wish"]


async def test_the_page_about_everything_leads_to_it(klass: Klass) -> None:
    await klass.chi.says("/homeroom me", place="general")
    assert "My recognition" not in buttons(private(klass.chi))
    await gave(klass, "ben", "chi")
    await klass.chi.says("/homeroom me", place="general")
    assert fields(private(klass.chi))["Recognition"].startswith("Something here waits for you")
    await klass.chi.presses("My recognition", message=str(klass.chi.answer_message["id"]))  # type: ignore[index]
    assert private(klass.chi)["title"] == "Your recognition"


async def test_the_card_of_the_class_leads_to_it(klass: Klass) -> None:
    await begun(klass)
    await klass.ben.presses("My recognition")
    assert private(klass.ben)["title"] == "Your recognition"


async def test_in_spanish(klass: Klass) -> None:
    await gave(klass, "ben", "ana")
    shown = await opens(klass, "ana", "Lo que recibí")
    assert shown["title"] == "Lo que recibiste"
    assert "Solo tú, hasta que elijas." in text_of(shown["text"])


# What I received.


async def test_what_came_is_listed_with_who_sees_it_and_can_be_decided_anew(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    shown = await opens(klass, "chi", "What I received")
    assert f"• {TITLE}: {GIVEN} · " in text_of(shown["text"])
    assert text_of(shown["text"]).endswith("Only you, until you choose.")
    assert buttons(await looks_at(klass.chi)) == [
        "Show the class",
        "Show without my name",
        "Keep it to myself",
        "Remove it for good",
    ]
    await klass.chi.presses("Show the class")
    await settled(klass)
    assert text_of(card(klass.s1)["text"]).startswith("To chi, from ben:")
    shown = await opens(klass, "chi", "What I received")
    assert text_of(shown["text"]).endswith("The class sees it, with your name.")
    await looks_at(klass.chi)
    await klass.chi.presses("Keep it to myself")
    await settled(klass)
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]


async def test_whoever_changes_their_mind_in_one_breath_has_it_as_they_said_last(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.chi.presses("Keep it to myself")
    await klass.chi.presses("Show the class")
    await settled(klass)
    assert text_of(card(klass.s1)["text"]).startswith("To chi, from ben:")
    await klass.chi.presses("Show without my name")
    await klass.chi.presses("Keep it to myself")
    await settled(klass)
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]


async def test_removed_it_goes_from_the_class_and_from_them_and_whoever_gave_it_sees_no_change(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    before = [await opens(klass, "ben", "What I gave"), await looks_at(klass.ben, GIVEN)]
    await opens(klass, "chi", "What I received")
    await looks_at(klass.chi)
    await klass.chi.presses("Remove it for good")
    await klass.chi.presses("Remove it now")
    assert "Nobody is told; whoever wrote it keeps their own words." in klass.chi.answer
    await settled(klass)
    assert received(klass.chi) == []
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]
    assert await shout_outs(klass, "chi") == []
    assert buttons(await opens(klass, "chi")) == ["Change what I wish"]
    assert [await opens(klass, "ben", "What I gave"), await looks_at(klass.ben, GIVEN)] == before
    assert len(cards(klass.ben, "direct:ben")) == 0


async def test_before_it_is_removed_one_is_asked_once_more_and_may_keep_it(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    before = await opens(klass, "chi", "What I received")
    await looks_at(klass.chi)
    await klass.chi.presses("Remove it for good")
    assert klass.chi.answer.startswith("Shall this go, for you and for the class? It does not come back")
    await klass.chi.presses("Keep it")
    assert private(klass.chi) == before
    assert len(await shout_outs(klass, "chi")) == 1


async def test_removed_it_is_whoever_gave_its_own_still_when_somebody_goes_who_had_joined_in(klass: Klass) -> None:
    await joined(klass)
    await opens(klass, "chi", "What I received")
    await looks_at(klass.chi)
    await klass.chi.presses("Remove it for good")
    await klass.chi.presses("Remove it now")
    await settled(klass)
    assert "Where I joined in" not in buttons(await opens(klass, "s1"))
    await klass.classroom.register.remove_person("s1")
    await settled(klass)
    assert GIVEN in text_of((await opens(klass, "ben", "What I gave"))["text"])


async def test_one_of_several_removes_only_their_own(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi", "s1")
    for each in (klass.chi, klass.s1):
        await each.presses("Show the class")
    await settled(klass)
    await opens(klass, "chi", "What I received")
    await looks_at(klass.chi)
    await klass.chi.presses("Remove it for good")
    await klass.chi.presses("Remove it now")
    await settled(klass)
    assert text_of(card(klass.s2)["text"]) == f"To s1, from ben:\n\n{GIVEN}"
    assert len(received(klass.s1)) == 1


async def first_shout_out(klass: Klass) -> None:
    """Chi is in the milestones, and gives their first shout-out, which is one."""
    await begun(klass)
    await joins(klass, "chi")
    await gave(klass, "chi", "ben")


async def test_a_milestone_is_a_badge_to_look_at(klass: Klass) -> None:
    await first_shout_out(klass)
    assert fields(await opens(klass, "chi"))["Your badges"] == "First shout-out given"
    await opens(klass, "chi", "What I received")
    shown = await looks_at(klass.chi, "First shout-out given")
    assert shown["image"]["alt"] == "The badge “First shout-out given”"
    assert "Remove it for good" in buttons(shown)


async def test_a_badge_that_is_removed_is_gone_and_does_not_come_again(klass: Klass) -> None:
    await first_shout_out(klass)
    await opens(klass, "chi", "What I received")
    await looks_at(klass.chi, "First shout-out given")
    await klass.chi.presses("Remove it for good")
    await klass.chi.presses("Remove it now")
    assert klass.chi.answer.startswith("Removed, for you and for the class. Nobody is told.")
    await settled(klass)
    assert await shout_outs(klass, "chi") == []
    await gave(klass, "chi", "s1")
    assert received(klass.chi) == []
    assert "Your badges" not in fields(await opens(klass, "chi"))


async def test_of_many_badges_the_newest_are_named(klass: Klass) -> None:
    def many(tx: Tx) -> None:
        for number in range(1, 15):
            this = Recognition(number, 0, Kind.MILESTONE, None, None, about("hello", 1), None, MONDAY)
            Recognitions(tx, SPACE).add(this, {person("chi"): (number + 1000, Shows.ASKED)})

    await does(klass, many)
    assert fields(await opens(klass, "chi"))["Your badges"] == "\n".join(["First hello"] * 12 + ["and more"])


async def test_a_spotlight_is_there_from_the_question_on_and_goes_with_its_answers(klass: Klass) -> None:
    await begun(klass)
    await asked(klass, "chi")
    await opens(klass, "chi", "My spotlight")
    assert "Yes, with pleasure" in buttons(private(klass.chi))
    await answers(klass, "chi")
    await planned(klass)
    await klass.waits(days=8)
    assert len(on_stage(klass.s1)) == 1
    await opens(klass, "chi", "What I received")
    shown = await looks_at(klass.chi, "In the spotlight")
    await klass.chi.presses("Remove it for good")
    await klass.chi.presses("Remove it now")
    await settled(klass)
    assert on_stage(klass.s1) == []
    assert await kept(klass, "chi") == []
    assert buttons(await opens(klass, "chi")) == ["Change what I wish"]
    assert shown["title"] == "In the spotlight"


async def test_an_award_that_somebody_removes_is_the_instructors_to_see_as_before(klass: Klass) -> None:
    await begun(klass)
    await klass.instructor.says("/kudos award", place="general")
    await klass.instructor.fills({"title": "The lamp", "people": ["chi", "s1"], "words": "For light."})
    await klass.instructor.presses("Give it")
    await settled(klass)

    async def desk() -> Any:
        await klass.instructor.says("/kudos awards", place="general")
        await klass.instructor.chooses("Look after one", "1. The lamp")
        return private(klass.instructor)

    before = await desk()
    for who in ("chi", "s1"):
        await opens(klass, who, "What I received")
        await klass.seats[who].chooses("Look at one", "🏆 For you: The lamp: For light.")
        await klass.seats[who].presses("Remove it for good")
        await klass.seats[who].presses("Remove it now")
        await settled(klass)
        assert received(klass.seats[who]) == []
    assert await desk() == before


async def test_three_hundred_come_a_page_at_a_time(klass: Klass) -> None:
    def many(tx: Tx) -> None:
        for number in range(1, 301):
            new = Recognition(
                number, 0, Kind.SHOUT_OUT, person("ben"), f"Number {number:03}", "care", None, klass.clock.now()
            )
            Recognitions(tx, SPACE).add(new, {person("chi"): (number + 1000, Shows.PRIVATE)})

    await does(klass, many)
    shown = await opens(klass, "chi", "What I received")
    assert text_of(shown["text"]).count("• ") == 10
    assert buttons(shown) == ["Look at one", "Earlier ones"]
    seen = choices(shown, "Look at one")
    for _ in range(29):
        await klass.chi.presses("Earlier ones")
        shown = private(klass.chi)
        seen += choices(shown, "Look at one")
    assert len({*seen}) == 300
    assert buttons(shown) == ["Look at one", "Back to the newest"]
    await klass.chi.presses("Back to the newest")
    assert choices(private(klass.chi), "Look at one") == seen[:10]


async def test_a_page_that_is_gone_is_the_first(klass: Klass) -> None:
    await gave(klass, "ben", "chi")
    await opens(klass, "chi")
    (button,) = [each for each in private(klass.chi)["actions"] if each["label"] == "What I received"]
    message = str(klass.chi.answer_message["id"])  # type: ignore[index]
    place = str(klass.chi.answer_message["place"])  # type: ignore[index]
    for past in ("10", "-3", "99999999"):
        await klass.classroom.press("chi", place, message, f"{str(button['link']).rpartition(':')[0]}:{past}")
        assert GIVEN in klass.chi.answer


async def test_long_words_stand_on_one_line_and_ping_nobody(klass: Klass) -> None:
    await gave(klass, "ben", "chi", reason="@everyone **you**\n" + "yes " * 220)
    shown = await opens(klass, "chi", "What I received")
    (label,) = choices(shown, "Look at one")
    assert len(label) <= 75
    assert label.startswith(f"{TITLE}: @everyone **you** yes yes")
    assert label.endswith("…")
    assert [run["t"] for run in shown["text"] if "@everyone" in str(run.get("text"))] == ["said"]


async def test_with_whoever_gave_it_deleted_nothing_of_it_is_there(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await opens(klass, "chi", "What I received")
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await settled(klass)
    await looks_at(klass.chi)
    assert "This is not there any more." in klass.chi.answer
    assert buttons(await opens(klass, "chi")) == ["Change what I wish"]


async def test_deleted_themselves_nothing_of_them_is_there(klass: Klass) -> None:
    await joined(klass)
    await gave(klass, "chi", "ben", reason="You waited.")
    await klass.chi.says("/homeroom me", place="general")
    await klass.chi.presses("Delete me")
    await klass.chi.presses("Delete me now")
    await settled(klass)
    assert [each["title"] for each in cards(klass.s2)] == ["🎉 See each other"]
    for who in ("chi", "s1"):
        assert buttons(await opens(klass, who)) == ["Change what I wish"]
    assert buttons(await opens(klass, "ben")) == ["Change what I wish"]


# What is somebody else's.


async def test_nobody_looks_at_or_removes_what_others_received_gave_or_wrote(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await gave(klass, "chi", "ben", reason="You waited.")
    await does(klass, nominated)
    (this,) = await shout_outs(klass, "chi")
    (part,) = await klass.database.read(lambda tx: Recognitions(tx, SPACE).people(this.recognition_id))
    message = str(klass.s1.sees("general")[0]["id"])
    rows = await everything(klass, "deliveries")
    for name, number in (
        ("look-at-received", part.received_id),
        ("look-at-gave", this.recognition_id),
        ("unnominate-one", 7),
    ):
        for value in (id_to_text(number), "nonsense", "0000000000"):
            await klass.classroom.choose("s1", "channel:general", message, f"achievements.{name}", value)
            said = klass.s1.answer
            assert "not there any more" in said or "one of the choices" in said
    for who in ("s1", "instructor", "ben"):
        for name in ("put-away", "put-away-now"):
            link = f"achievements.{name}:{id_to_text(part.received_id)}"
            await klass.classroom.press(who, "channel:general", message, link)
            assert "This is not there any more." in klass.seats[who].answer
    assert await everything(klass, "deliveries") == rows


async def test_of_another_course_nothing_is_here(klass: Klass) -> None:
    def elsewhere(tx: Tx) -> None:
        store = Recognitions(tx, SPACE)
        store.add(
            Recognition(5, 77, Kind.SHOUT_OUT, person("ben"), "There", "care", None, MONDAY),
            {person("chi"): (6, Shows.PUBLIC)},
        )
        store.join(5, person("s1"), MONDAY)
        Spotlights(tx, SPACE).nominate(Nomination(8, 77, person("s1"), person("ben"), "There", MONDAY))

    await does(klass, elsewhere)
    for who in ("ben", "chi", "s1"):
        assert buttons(await opens(klass, who)) == ["Change what I wish"]
