"""A spotlight from a nomination to its place before the class, and back."""

from __future__ import annotations

from tests.cogs.achievements.spotlit import (
    SAID,
    WHY,
    answers,
    drafted,
    listed,
    nominated,
    on_stage,
    own,
)
from tests.cogs.achievements.stories import begun, buttons, fields, private, settled, text_of
from tests.klass import Klass


async def test_from_a_nomination_to_the_class(klass: Klass) -> None:
    await begun(klass)
    await nominated(klass, "chi", "ben")
    assert WHY in klass.chi.answer
    assert "The instructors see it with your name" in klass.chi.answer
    await listed(klass)
    await klass.instructor.chooses("Look at a nomination", "1. Ben")
    assert f"chi: {WHY}" in text_of(private(klass.instructor)["text"])
    await klass.instructor.presses("Ask them")
    await settled(klass)
    await klass.ben.opens("direct:ben")
    invited = own(klass.ben)
    assert invited["title"] == "Would you like to be in the spotlight?"
    assert WHY in text_of(invited["text"])
    assert "chi" not in text_of(invited["text"])
    assert buttons(invited)[:3] == ["Yes, with pleasure", "Other questions", "Not now"]
    await answers(klass, "ben", first=SAID, third="Tea.")
    draft = own(klass.ben)
    assert draft["title"] == "Your spotlight, as the class will see it"
    assert [*fields(draft).values()] == [SAID, "Tea."]
    await drafted(klass, "1. Ben")
    assert fields(private(klass.instructor)) == fields(draft)
    await klass.instructor.presses("Show now")
    await settled(klass)
    (shown,) = on_stage(klass.ana)
    assert "Meet ben!" in text_of(shown["text"])
    assert fields(shown) == fields(draft)
    assert shown["image"]
    await klass.ben.opens("direct:ben")
    assert "You are in the spotlight" in klass.ben.reads("direct:ben")
    await klass.ana.presses("👋 Wave hello")
    await settled(klass)
    assert fields(on_stage(klass.chi)[0])["Waved hello"] == "ana"
