"""What the world does to a shout-out: channels and people go, words are hidden, direct messages are closed."""

from __future__ import annotations

from codecs import decode

import pytest

from bot.kinds import Id
from bot.platform import Later, Passing, Undelivered, Why
from cogs.achievements.receiving import told
from storage.database import Tx
from storage.recognitions import Recognitions
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
from tests.klass import SPACE, Klass


async def test_before_there_is_a_channel_it_waits_for_one(klass: Klass) -> None:
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    assert "There is no channel for this yet." in text_of(received(klass.chi)[0]["text"])
    await begun(klass)
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other", "🎉 A shout-out"]
    assert "no channel" not in text_of(received(klass.chi)[0]["text"])


async def test_where_its_channel_was_deleted_it_comes_to_the_next_one(klass: Klass) -> None:
    await begun(klass, "cafe")
    await gave(klass, "ben", "chi")
    await klass.classroom.register.remove_place("channel:cafe")
    await klass.chi.presses("Show the class")
    await settled(klass)
    assert "It could not be shown where the class would see it." in text_of(received(klass.chi)[0]["text"])
    assert "could not" not in klass.ben.answer
    await begun(klass)
    assert card(klass.s1)["title"] == "🎉 A shout-out"
    assert "It could not be shown" not in text_of(received(klass.chi)[0]["text"])


async def test_what_stood_in_a_channel_that_was_deleted_comes_to_the_next_once_somebody_else_shows_it(
    klass: Klass,
) -> None:
    await begun(klass, "cafe")
    await gave(klass, "ben", "chi", "s1")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.classroom.register.remove_place("channel:cafe")
    await begun(klass)
    await klass.s1.presses("Show the class")
    await settled(klass)
    assert text_of(card(klass.s2)["text"]).startswith("To ")
    assert "It could not be shown" not in text_of(received(klass.s1)[0]["text"])


async def test_the_status_names_nobody_to_whom_something_is_on_its_way(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise Later(why=Passing.AWAY)

    await begun(klass)
    await klass.ben.says("/kudos give", place="general")
    await klass.ben.fills({"people": ["chi"], "reason": GIVEN, "value": "care"})
    platform = klass.router._platform(SPACE)
    assert platform is not None
    monkeypatch.setattr(platform, "tell", away)
    await klass.goes_on()
    await klass.instructor.says("/homeroom status", place="general")
    assert "Recognition, in direct messages, since" in klass.instructor.answer
    assert "@Chi" not in klass.instructor.answer


async def test_whoever_gave_it_does_not_join_in_with_it(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.ben.presses("Join in")
    assert "You gave this one." in klass.ben.answer
    assert "Joined in" not in fields(card(klass.s1))


async def test_of_several_nobody_learns_that_one_did_not_want_it(klass: Klass) -> None:
    await gave(klass, "ben", "chi", "s1")
    await klass.chi.says("/kudos mine", place="general")
    await klass.chi.presses("What I received")
    await klass.chi.chooses("Look at one", f"🎉 A shout-out for you: {GIVEN}")
    await klass.chi.presses("Remove it for good")
    await klass.chi.presses("Remove it now")
    await klass.ben.presses("Change the words")
    await klass.ben.fills({"reason": "You waited for me."})
    await settled(klass)
    assert received(klass.chi) == []
    assert text_of(received(klass.s1)[0]["text"]).startswith("ben thanks you and others:")


async def test_what_people_write_pings_nobody(klass: Klass) -> None:
    nasty = "@everyone <@1> **you** [are](https://example.org) great"
    await begun(klass)
    await gave(klass, "ben", "chi", reason=nasty)
    await klass.chi.presses("Show the class")
    await settled(klass)
    for shown in (received(klass.chi)[0], card(klass.s1)):
        assert {"t": "said", "text": nasty} in [
            {k: run[k] for k in ("t", "text")} for run in shown["text"] if "text" in run
        ]


async def test_who_gave_it_goes_and_their_words_with_them(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Delete me")
    await klass.ben.presses("Delete me now")
    await settled(klass)
    assert received(klass.chi) == []
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]


async def test_staff_can_hide_the_words_and_then_they_are_not_changed(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", f"1. {GIVEN}")
    await settled(klass)
    assert GIVEN not in text_of(card(klass.s1)["text"])
    await klass.ben.presses("Change the words")
    assert "The staff hid these words" in klass.ben.answer


async def test_what_a_list_noticed_the_staff_is_asked_to_look_at_and_it_stands(klass: Klass) -> None:
    insult = decode("onfgneq", "rot13")
    await begun(klass)
    await gave(klass, "ben", "chi", reason=f"What a lovely {insult} you are.")
    await klass.assistant.says("/homeroom status", place="general")
    assert "Look at the reports" not in buttons(private(klass.assistant)), "nobody but Chi has seen it yet"
    await klass.chi.presses("Show the class")
    await settled(klass)
    assert insult in text_of(card(klass.s1)["text"])
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("Look at the reports")
    assert insult in klass.assistant.answer
    for who in (klass.ben, klass.chi):
        assert "report" not in who.answer.casefold()


async def test_who_takes_no_direct_messages_finds_it_on_their_own_page_and_nobody_is_told(klass: Klass) -> None:
    await begun(klass)
    await klass.classroom.register.change_person("chi", closed=True)
    await gave(klass, "ben", "chi")
    assert "on its way to @Chi" in klass.ben.answer
    assert received(klass.chi) == []
    await klass.assistant.says("/homeroom status", place="general")
    assert "Chi" not in klass.assistant.answer
    await klass.chi.says("/kudos mine", place="general")
    assert "Something here waits for you to choose who sees it." in klass.chi.answer
    await klass.chi.presses("What I received")
    assert GIVEN in klass.chi.answer


async def failed(klass: Klass) -> None:
    """Ben gave Chi a shout-out, and the platform failed to bring it."""
    await klass.classroom.register.change_person("chi", closed=True)
    await gave(klass, "ben", "chi")
    await klass.classroom.register.change_person("chi", closed=False)

    def fails(tx: Tx) -> None:
        (part,) = Recognitions(tx, SPACE).of(person("chi"))
        link = told.link(Id(part.received_id))
        result = Undelivered(Why.GAVE_UP)
        klass.core.run_job(tx, SPACE, link, 0, asked_by=None, result=result).effects.flush(tx, SPACE)

    await klass.database.write(SPACE, fails)


async def test_what_the_platform_failed_to_bring_is_not_brought_to_whoever_found_it_themselves(klass: Klass) -> None:
    await failed(klass)
    await klass.chi.says("/kudos mine", place="general")
    await klass.chi.presses("What I received")
    await klass.chi.chooses("Look at one", f"🎉 A shout-out for you: {GIVEN}")
    await klass.chi.presses("Keep it to myself")
    await klass.waits(hours=25)
    assert received(klass.chi) == []


async def test_what_the_platform_failed_to_bring_comes_a_day_later(klass: Klass) -> None:
    await failed(klass)
    await klass.waits(hours=23)
    assert received(klass.chi) == []
    await klass.waits(hours=2)
    assert len(received(klass.chi)) == 1


async def hides(klass: Klass) -> None:
    """The assistant hides what was reported first."""
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("Look at the reports")
    assert GIVEN in klass.assistant.answer
    await klass.assistant.presses("Hide")
    await settled(klass)


async def test_what_one_of_several_reports_in_private_is_hidden_for_all_and_put_back_for_all(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi", "s1")
    await klass.s1.presses("Show the class")
    await settled(klass)
    await klass.chi.presses("Report", place=f"direct:{klass.chi.person}")
    await klass.chi.chooses("Report these words", f"1. {GIVEN}")
    await settled(klass)
    await hides(klass)
    for shown in (received(klass.chi)[0], received(klass.s1)[0], card(klass.s2)):
        assert GIVEN not in text_of(shown["text"])
    await klass.assistant.presses("Put back")
    await settled(klass)
    for shown in (received(klass.chi)[0], received(klass.s1)[0], card(klass.s2)):
        assert GIVEN in text_of(shown["text"])


@pytest.mark.parametrize("goes", ["away", "out"])
async def test_what_one_of_several_reports_stays_hidden_for_all_when_they_put_it_away_or_go(
    klass: Klass, goes: str
) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi", "s1")
    await klass.s1.presses("Show the class")
    await settled(klass)
    await klass.chi.presses("Report", place=f"direct:{klass.chi.person}")
    await klass.chi.chooses("Report these words", f"1. {GIVEN}")
    await settled(klass)
    await hides(klass)
    await klass.s1.says("/kudos mine", place="general")
    await klass.s1.presses("What I received")
    assert GIVEN not in klass.s1.answer, "hidden on another's card only"
    if goes == "away":
        await klass.chi.says("/kudos mine", place="general")
        await klass.chi.presses("What I received")
        await klass.chi.chooses("Look at one", "🎉 A shout-out for you")
        await klass.chi.presses("Remove it for good")
        await klass.chi.presses("Remove it now")
    else:
        await klass.classroom.register.remove_person("chi")
    await settled(klass)
    assert len(await shout_outs(klass, "chi")) == 0
    for shown in (received(klass.s1)[0], card(klass.s2)):
        assert GIVEN not in text_of(shown["text"])


async def test_hidden_words_are_gone_from_every_card_after_their_time(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi")
    await klass.chi.presses("Show the class")
    await settled(klass)
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", f"1. {GIVEN}")
    await settled(klass)
    assert GIVEN not in text_of(received(klass.chi)[0]["text"])
    await klass.chi.says("/kudos mine", place="general")
    await klass.chi.presses("What I received")
    assert GIVEN not in klass.chi.answer
    await klass.chi.chooses("Look at one", "🎉 A shout-out for you")
    assert GIVEN not in klass.chi.answer
    assert len(await shout_outs(klass, "chi")) == 1
    await klass.waits(days=31)
    assert received(klass.chi) == []
    assert [each["title"] for each in cards(klass.s1)] == ["🎉 See each other"]
