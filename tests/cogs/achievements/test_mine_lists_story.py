"""Everyone's own page: what they gave, where they joined in, whom they nominated, and what they wish of what comes."""

from __future__ import annotations

from storage.recognitions import Shows
from storage.recognizing import USUAL, Recognizing, Wish
from storage.spotlights import Spotlights
from tests.cogs.achievements.own_page import choices, does, joined, looks_at, nominated, opens
from tests.cogs.achievements.stories import (
    GIVEN,
    begun,
    buttons,
    card,
    fields,
    gave,
    person,
    settled,
    shout_outs,
    text_of,
)
from tests.klass import SPACE, Klass

# What I gave.


async def test_what_i_gave_is_listed_without_whom_it_was_for_and_leads_to_changing_it(klass: Klass) -> None:
    await begun(klass)
    await gave(klass, "ben", "chi", "s1")
    shown = await opens(klass, "ben", "What I gave")
    assert text_of(shown["text"]).startswith(f"• {GIVEN} · ")
    assert "chi" not in text_of(shown["text"])
    shown = await looks_at(klass.ben, GIVEN)
    assert buttons(shown) == ["Change the words", "Take it back"]
    await klass.ben.presses("Take it back")
    await settled(klass)
    assert await shout_outs(klass, "chi") == []
    assert buttons(await opens(klass, "ben")) == ["Change what I wish"]


# Where I joined in.


async def test_where_i_joined_in_i_can_take_it_back_later(klass: Klass) -> None:
    await joined(klass)
    assert fields(card(klass.s2))["Joined in"] == "s1"
    shown = await opens(klass, "s1", "Where I joined in")
    assert f"🎉 A shout-out: {GIVEN}" in text_of(shown["text"])
    await klass.s1.chooses("No longer join in", f"🎉 A shout-out: {GIVEN}")
    await settled(klass)
    assert "Joined in" not in fields(card(klass.s2))
    assert buttons(await opens(klass, "s1")) == ["Change what I wish"]


async def test_what_the_class_no_longer_sees_is_not_read_there_either(klass: Klass) -> None:
    await joined(klass)
    await klass.chi.presses("Keep it to myself")
    await settled(klass)
    shown = await opens(klass, "s1", "Where I joined in")
    assert GIVEN not in str(shown)
    assert choices(shown, "No longer join in") == ["Something that the class does not see now"]
    await klass.s1.chooses("No longer join in", "Something that the class does not see now")
    assert buttons(await opens(klass, "s1")) == ["Change what I wish"]


async def test_words_that_the_staff_hid_are_not_read_there_either(klass: Klass) -> None:
    await joined(klass)
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", f"1. {GIVEN}")
    await settled(klass)
    assert GIVEN not in str(card(klass.s1))
    shown = await opens(klass, "s1", "Where I joined in")
    assert GIVEN not in str(shown)
    assert choices(shown, "No longer join in") == ["🎉 A shout-out"]


# Whom I nominated.


async def test_whom_i_nominated_i_can_take_back(klass: Klass) -> None:
    await does(klass, nominated)
    shown = await opens(klass, "ben", "Whom I nominated")
    assert text_of(shown["text"]) == "• chi: She asks first."
    await klass.ben.chooses("Take one back", "She asks first.")
    assert "Your nomination is taken back. Nothing of it is kept." in klass.ben.answer
    assert buttons(await opens(klass, "ben")) == ["Change what I wish"]
    assert await klass.database.read(lambda tx: Spotlights(tx, SPACE).nomination(7)) is None


# What I wish.


async def wish_of(klass: Klass, who: str) -> Wish:
    """What somebody wishes."""
    return await klass.database.read(lambda tx: Recognizing(tx, SPACE).wish(0, person(who)))


async def test_what_i_wish_is_changed_in_one_form_and_stands_on_the_page(klass: Klass) -> None:
    await opens(klass, "chi", "Change what I wish")
    form = {each["name"]: each["value"] for each in klass.chi._inputs()}
    assert form == {"standing": "asked", "wants_none": False, "off_board": False}
    await klass.chi.fills({"standing": "nameless", "wants_none": True, "off_board": True})
    assert await wish_of(klass, "chi") == Wish(Shows.NAMELESS, wants_none=True, off_board=True)
    told = [
        "You get no shout-outs, no awards and no nominations.",
        "No leaderboard has you.",
    ]
    assert "\n".join(["Saved. From now on:", *told]) in klass.chi.answer
    shown = await opens(klass, "chi", "Change what I wish")
    assert fields(shown) == {"What you wish": "\n".join(told)}
    form = {each["name"]: each["value"] for each in klass.chi._inputs()}
    assert form == {"standing": "nameless", "wants_none": True, "off_board": True}
    await klass.chi.fills({"standing": "asked", "wants_none": False, "off_board": False})
    assert await wish_of(klass, "chi") == USUAL


async def test_what_i_wish_from_now_on_leaves_what_i_decided(klass: Klass) -> None:
    await joined(klass)
    await opens(klass, "chi", "Change what I wish")
    await klass.chi.fills({"standing": "private", "wants_none": True})
    await settled(klass)
    assert text_of(card(klass.s1)["text"]).startswith("To chi, from ben:")
