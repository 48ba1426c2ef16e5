"""Fewer of these: every direct message can be the last one, in one press."""

from __future__ import annotations

from adapters.web.seat import Seat
from tests.klass import Klass


async def letter(klass: Klass, to: str = "ben", **values: bool) -> None:
    """Somebody is told something by direct message."""
    await klass.instructor.runs("letter", {"to": to, **values}, place="general")
    await klass.goes_on()


def letters(seat: Seat) -> int:
    """How many direct messages somebody got."""
    return seat.reads(f"direct:{seat.person}").count("A letter")


async def test_every_direct_message_has_the_button_below_its_own(klass: Klass) -> None:
    await letter(klass)
    assert "[I read it]\n[Fewer of these]" in klass.ben.reads("direct:ben")
    await klass.ana.says("/homeroom me", place="general")
    await klass.ana.presses("Cambiar")
    await klass.ana.fills({"language": "es"})
    await letter(klass, "ana")
    assert "[Menos mensajes así]" in klass.ana.reads("direct:ana")


async def test_one_press_ends_the_messages_of_this_feature_and_one_more_brings_them_back(klass: Klass) -> None:
    await letter(klass)
    await klass.ben.presses("Fewer of these")
    assert "You will get no more direct messages from Letters. You can still use all of it." in klass.ben.answer
    assert "Only you can see this." in klass.ben.answer
    await letter(klass)
    await letter(klass, "chi")
    assert (letters(klass.ben), letters(klass.chi)) == (1, 1)
    await klass.assistant.says("/homeroom status", place="general")
    assert "Everything was delivered." in klass.assistant.answer, "nobody is told that somebody wants fewer"
    await klass.ben.presses("Send them again")
    assert "You will get direct messages again." in klass.ben.answer
    await letter(klass)
    assert letters(klass.ben) == 2


async def test_the_second_press_ends_all_of_them(klass: Klass) -> None:
    await letter(klass)
    await klass.ben.presses("Fewer of these")
    await klass.ben.presses("No direct messages at all")
    assert "You will get no more direct messages from Homeroom." in klass.ben.answer
    await letter(klass)
    assert letters(klass.ben) == 1


async def test_ones_own_page_says_what_one_does_not_get_and_brings_it_back(klass: Klass) -> None:
    await letter(klass)
    await klass.ben.says("/homeroom me", place="general")
    assert "[Send them again]" not in klass.ben.answer
    await klass.ben.presses("Fewer of these")
    await klass.ben.says("/homeroom me", place="general")
    assert "Direct messages that you do not want: Letters" in klass.ben.answer
    assert "• one kind of direct message that you do not want" in klass.ben.answer
    await klass.ben.presses("No direct messages at all")
    await klass.ben.says("/homeroom me", place="general")
    assert "Direct messages: none at all" in klass.ben.answer
    await klass.ben.presses("Send them again")
    await letter(klass)
    assert letters(klass.ben) == 2


async def test_what_nobody_asked_for_just_now_waits_for_the_end_of_ones_quiet_hours(klass: Klass) -> None:
    await klass.ben.says("/homeroom me", place="general")
    await klass.ben.presses("Change")
    await klass.ben.fills({"time_zone": "UTC", "quiet_from": "09:30", "quiet_until": "13:00"})
    await letter(klass, later=True)
    await klass.waits(hours=3, minutes=59)
    assert letters(klass.ben) == 0
    await klass.waits(minutes=2)
    assert letters(klass.ben) == 1


async def test_the_courses_quiet_hours_are_ones_own_until_one_chooses_others(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"quiet_from": "09:30", "quiet_until": "13:00"})
    await letter(klass, "s1", later=True)
    await klass.waits(hours=3)
    assert letters(klass.s1) == 0
    await klass.waits(hours=2)
    assert letters(klass.s1) == 1
