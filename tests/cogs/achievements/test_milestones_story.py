"""People join the milestones, reach some by what they do anyway, decide who sees it, and leave with one press."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.link import id_to_text
from bot.reached import ANSWERED, ANSWERED_UNSEEN, BROUGHT_RESULT, GAVE_SHOUT_OUT, MET_BUDDY, SAID_HELLO
from cogs.achievements import cog as achievements
from cogs.achievements.milestones import OURS, WORDINGS
from cogs.admin import cog as admin
from cogs.icebreakers import cog as icebreakers
from storage.recognitions import Shows
from tests.cogs.achievements.milestones_told import announces, joins, kept, reached
from tests.cogs.achievements.stories import (
    begun,
    buttons,
    card,
    cards,
    fields,
    gave,
    private,
    received,
    settled,
    text_of,
)
from tests.cogs.kept import everything
from tests.cogs.ways import either_posted
from tests.klass import Klass, klass_of, sqlite

EVENTS = {
    "hello": SAID_HELLO,
    "icebreaker": ANSWERED,
    "buddy": MET_BUDDY,
    "room": BROUGHT_RESULT,
    "shout-out": GAVE_SHOUT_OUT,
}


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    """The class, in which icebreakers are on as well."""
    async with klass_of([achievements, admin, icebreakers], sqlite(tmp_path)) as made:
        yield made


async def test_an_answer_to_an_icebreaker_leads_to_a_badge_once(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ben")
    await either_posted(klass)
    before = len(cards(klass.chi))
    for label in ("The road", "The map"):
        await klass.ben.presses(label)
        await settled(klass)
    (told,) = received(klass.ben)
    assert told["title"] == "First icebreaker"
    assert told["image"]["alt"] == "The badge “First icebreaker”"
    assert fields(told) == {"Who sees it": "Only you."}
    assert buttons(told) == ["Show the class", "✓ Keep it to myself", "Fewer of these"]
    assert await reached(klass, "ben") == ["icebreaker"]
    assert len(cards(klass.chi)) == before, "nobody else sees anything of it"


async def test_of_who_did_not_join_nothing_is_noted_and_nothing_from_before_counts(klass: Klass) -> None:
    before = await everything(klass)
    for event in EVENTS.values():
        await announces(klass, event, "ben")
    await settled(klass)
    assert await everything(klass) == before
    await joins(klass, "ben")
    await settled(klass)
    assert await reached(klass, "ben") == []
    await announces(klass, SAID_HELLO, "ben")
    await settled(klass)
    assert await reached(klass, "ben") == ["hello"]


@pytest.mark.parametrize("key", EVENTS)
async def test_every_event_is_a_milestone_once_however_often_and_at_once_it_is_told(klass: Klass, key: str) -> None:
    await joins(klass, "ben")
    await announces(klass, EVENTS[key], "ben", "ben", "ben")
    await settled(klass)
    await announces(klass, EVENTS[key], "ben")
    await settled(klass)
    assert await reached(klass, "ben") == [key]
    assert len(await kept(klass, "ben")) == len(received(klass.ben)) == 1


async def test_the_page_tells_what_is_reached_and_what_may_come_as_an_invitation_and_counts_nothing(
    klass: Klass,
) -> None:
    await klass.ben.says("/kudos milestones", place="general")
    page = private(klass.ben)
    assert buttons(page) == ["Join the milestones"]
    assert "Only you see them, unless you say otherwise." in text_of(page["text"])
    await klass.ben.presses("Join the milestones")
    assert "You are in. There is nothing that you need to do" in klass.ben.answer
    assert buttons(private(klass.ben)) == ["Show the class what I reach", "Leave the milestones"]
    await announces(klass, ANSWERED, "ben")
    await settled(klass)
    await klass.ben.says("/kudos milestones", place="general")
    there = fields(private(klass.ben))
    assert there["Reached"].startswith("• First icebreaker · ")
    assert there["Reached"].endswith(" · only you see it")
    assert there["Open to you, whenever it suits you"] == "• A first shout-out to somebody who helped you"
    assert not any(letter.isdigit() for letter in there["Open to you, whenever it suits you"])


async def test_one_lets_the_class_see_those_to_come_and_each_by_itself(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ben")
    await announces(klass, SAID_HELLO, "ben")
    await settled(klass)
    await klass.ben.presses("Show the class what I reach")
    assert buttons(private(klass.ben))[0] == "Only me"
    await announces(klass, ANSWERED, "ben")
    await settled(klass)
    there = [each for each in cards(klass.chi) if each["title"].startswith("First")]
    assert [each["title"] for each in there] == ["First icebreaker"], "the one before stays as it was"
    assert "ben" in text_of(there[0]["text"])
    assert buttons(there[0]) == ["Celebrate with them"]
    await klass.ben.presses("Keep it to myself")
    await settled(klass)
    assert not [each for each in cards(klass.chi) if each["title"].startswith("First")]
    await klass.ben.says("/kudos milestones", place="general")
    await klass.ben.presses("Only me")
    assert "From now on only you see what you reach." in klass.ben.answer
    await announces(klass, GAVE_SHOUT_OUT, "ben")
    await settled(klass)
    assert {each.shows for each in await kept(klass, "ben")} == {Shows.PRIVATE}


@pytest.mark.parametrize(("event", "title"), [(ANSWERED_UNSEEN, "First icebreaker"), (MET_BUDDY, "First buddy met")])
async def test_what_nobody_else_may_know_begins_with_them_alone_whatever_they_let_the_class_see(
    klass: Klass, event: str, title: str
) -> None:
    await begun(klass)
    await joins(klass, "ben", shows=True)
    assert "are at first for you alone" in klass.ben.answer
    await announces(klass, event, "ben")
    await settled(klass)
    assert [each["title"] for each in received(klass.ben)] == [title]
    assert [each.shows for each in await kept(klass, "ben")] == [Shows.PRIVATE]
    assert title not in [each["title"] for each in cards(klass.chi)]
    await klass.ben.presses("Show the class")
    await settled(klass)
    assert title in [each["title"] for each in cards(klass.chi)], "that very thing is theirs to show"


async def test_what_nobody_else_may_know_stays_with_them_after_a_pause(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ben", shows=True)
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({})
    await klass.instructor.says("/homeroom pause until:2026-03-06", place="general")
    await announces(klass, ANSWERED_UNSEEN, "ben")
    await settled(klass)
    assert await reached(klass, "ben") == []
    await klass.waits(days=5)
    assert [each.shows for each in await kept(klass, "ben")] == [Shows.PRIVATE]


async def test_classmates_celebrate_with_them_and_a_refreshed_card_says_the_same(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ben", shows=True)
    await announces(klass, ANSWERED, "ben")
    await settled(klass)
    before = card(klass.s1)
    await klass.chi.presses("Celebrate with them")
    await settled(klass)
    after = card(klass.s1)
    assert fields(after) == {"Celebrating": "chi"}
    assert after["text"] == before["text"]
    with pytest.raises(LookupError):
        await klass.ben.presses("Always like this")


async def test_what_somebody_wishes_for_shout_outs_does_not_make_their_milestones_public(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "chi", "ben")
    await klass.ben.presses("Show the class")
    await klass.ben.presses("Always like this")
    await joins(klass, "ben")
    await announces(klass, SAID_HELLO, "ben")
    await settled(klass)
    (hello,) = [each for each in received(klass.ben) if each["title"] == "First hello"]
    assert fields(hello)["Who sees it"] == "Only you."
    assert "Always like this" not in buttons(hello)


async def test_the_first_shout_out_that_somebody_gives_is_a_milestone(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ben")
    await gave(klass, "ben", "chi")
    await gave(klass, "ben", "s1", reason="For the notes.")
    assert await reached(klass, "ben") == ["shout-out"]


async def test_leaving_deletes_all_of_it_also_what_the_class_sees(klass: Klass) -> None:
    await begun(klass)
    seen = len(cards(klass.chi))
    await joins(klass, "ben", shows=True)
    for event in (SAID_HELLO, ANSWERED):
        await announces(klass, event, "ben")
    await settled(klass)
    assert len(cards(klass.chi)) == seen + 2
    await klass.ben.says("/kudos milestones", place="general")
    await klass.ben.presses("Leave the milestones")
    await settled(klass)
    assert "all that was noted of your milestones is deleted" in klass.ben.answer
    assert len(cards(klass.chi)) == seen
    assert received(klass.ben) == []
    assert await reached(klass, "ben") == []
    assert await kept(klass, "ben") == []
    await announces(klass, SAID_HELLO, "ben")
    await settled(klass)
    assert await kept(klass, "ben") == []


async def test_who_leaves_before_it_is_heard_has_reached_nothing(klass: Klass) -> None:
    await joins(klass, "ben", shows=True)
    await announces(klass, SAID_HELLO, "ben")
    await klass.ben.presses("Leave the milestones")
    await settled(klass)
    assert await kept(klass, "ben") == []
    assert received(klass.ben) == []


async def test_deleting_oneself_takes_the_public_card_along(klass: Klass) -> None:
    await begun(klass)
    seen = len(cards(klass.chi))
    await joins(klass, "ben", shows=True)
    await announces(klass, SAID_HELLO, "ben")
    await settled(klass)
    assert len(cards(klass.chi)) == seen + 1
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await settled(klass)
    assert len(cards(klass.chi)) == seen
    rows = await everything(klass)
    assert not rows["milestone_people"] + rows["milestones_reached"] + rows["recognitions"]


async def test_in_a_pause_it_is_kept_back_and_comes_after_it_but_not_to_who_left(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({})
    for who in ("ben", "chi"):
        await joins(klass, who)
    await klass.instructor.says("/homeroom pause until:2026-03-06", place="general")
    await announces(klass, SAID_HELLO, "ben", "chi", "s1")
    await klass.waits(days=2)
    assert await reached(klass, "ben") == []
    await klass.chi.presses("Leave the milestones")
    await joins(klass, "chi")
    await joins(klass, "s1")
    await klass.waits(days=3)
    assert await reached(klass, "ben") == ["hello"]
    assert received(klass.ben) == [], "it is five in the morning where Ben is"
    await klass.waits(hours=6)
    assert len(received(klass.ben)) == 1
    for who in ("chi", "s1"):
        assert await reached(klass, who) == []


async def test_where_its_channel_is_gone_it_is_theirs_all_the_same_and_comes_when_there_is_another(
    klass: Klass,
) -> None:
    await begun(klass, "cafe")
    await joins(klass, "ben", shows=True)
    await klass.classroom.register.remove_place("channel:cafe")
    await announces(klass, SAID_HELLO, "ben")
    await settled(klass)
    (told,) = received(klass.ben)
    assert "It could not be shown where the class would see it." in text_of(told["text"])
    await begun(klass)
    assert "First hello" in [each["title"] for each in cards(klass.chi)]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("key", [*OURS, "own"])
def test_each_is_told_in_different_sentences(klass: Klass, key: str, language: str) -> None:
    speak = klass.core.registry.speaker(achievements.declarations["kudos-milestones"], language)
    for to in ("you", "class"):
        names = {"name": "A talk", "who": (), "badge": ""}
        told = {speak.plain(f"milestone-{key}-{to}-{number}", **names) for number in range(1, WORDINGS + 1)}
        assert len(told) == WORDINGS >= 4


async def test_one_that_was_put_away_is_neither_told_again_nor_open_again(klass: Klass) -> None:
    await joins(klass, "ben")
    await announces(klass, ANSWERED, "ben")
    await settled(klass)
    (part,) = await kept(klass, "ben")
    await klass.ben.says("/kudos mine", place="general")
    await klass.ben.presses("What I received")
    await klass.ben.chooses("Look at one", id_to_text(part.received_id))
    await klass.ben.presses("Remove it for good")
    await klass.ben.presses("Remove it now")
    await announces(klass, ANSWERED, "ben")
    await settled(klass)
    assert await kept(klass, "ben") == []
    await klass.ben.says("/kudos milestones", place="general")
    assert "icebreaker" not in str(private(klass.ben)["fields"])


async def test_what_was_told_before_a_restart_is_reached_after_it_once(tmp_path: Path) -> None:
    cogs = [achievements, admin, icebreakers]
    async with klass_of(cogs, sqlite(tmp_path)) as before:
        await joins(before, "ben")
        await announces(before, ANSWERED, "ben")
    async with klass_of(cogs, sqlite(tmp_path)) as after:
        await settled(after)
        await announces(after, ANSWERED, "ben")
        await settled(after)
        assert await reached(after, "ben") == ["icebreaker"]
        assert len(received(after.ben)) == len(await kept(after, "ben")) == 1


async def test_each_is_told_and_shown_in_the_language_of_who_reads_it(klass: Klass) -> None:
    await begun(klass)
    await joins(klass, "ana")
    await klass.ana.presses("Mostrar a la clase lo que alcance")
    await announces(klass, SAID_HELLO, "ana")
    await settled(klass)
    (told,) = received(klass.ana)
    assert (told["title"], told["image"]["alt"]) == ("Primer saludo", "La insignia «Primer saludo»")
    assert card(klass.chi)["title"] == "First hello", "a shared place has its course's language"
    await klass.ana.says("/kudos milestones", place="general")
    assert "• Primer saludo · " in fields(private(klass.ana))["Alcanzados"]


async def test_who_leaves_the_class_takes_their_milestones_along(klass: Klass) -> None:
    await begun(klass)
    seen = len(cards(klass.chi))
    await joins(klass, "ben", shows=True)
    await announces(klass, SAID_HELLO, "ben")
    await settled(klass)
    assert len(cards(klass.chi)) == seen + 1
    await klass.classroom.register.remove_person("ben")
    await settled(klass)
    assert len(cards(klass.chi)) == seen
    assert await reached(klass, "ben") == []


async def test_who_reaches_the_same_within_an_hour_stands_on_one_card_and_each_can_go_from_it(klass: Klass) -> None:
    await begun(klass)
    seen = len(cards(klass.s1))
    for who in ("ben", "chi", "s2"):
        await joins(klass, who, shows=True)
    await joins(klass, "s3")
    await announces(klass, ANSWERED, "ben", "chi", "s3")
    await settled(klass)
    assert len(cards(klass.s1)) == seen + 1
    words = text_of(card(klass.s1)["text"])
    assert "ben" in words
    assert "chi" in words
    assert "s3" not in words
    for who in ("ben", "chi"):
        assert [each["title"] for each in received(klass.seats[who])] == ["First icebreaker"]
    await klass.ben.presses("Keep it to myself")
    await klass.waits(hours=1)
    await announces(klass, ANSWERED, "s2")
    await settled(klass)
    assert len(cards(klass.s1)) == seen + 2
    assert ["s2" in text_of(each["text"]) for each in cards(klass.s1)[-2:]] == [False, True]
    assert "ben" not in text_of(cards(klass.s1)[-2]["text"])
    await klass.chi.presses("Leave the milestones")
    await settled(klass)
    assert len(cards(klass.s1)) == seen + 1
