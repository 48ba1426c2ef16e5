"""The language of what one person alone gets: the one they chose, else the one in which they act, else the course's."""

from __future__ import annotations

from tests.cogs.icebreakers.stories import set_up
from tests.cogs.test_fewer_story import letter
from tests.klass import Klass

ENGLISH, SPANISH = "[Fewer of these]", "[Menos mensajes así]"


async def told(klass: Klass, who: str) -> str:
    """The newest letter that somebody got by direct message, and no other."""
    for each in klass.seats[who].sees(f"direct:{who}"):
        await klass.classroom.bot.remove(f"direct:{who}", str(each["id"]))
    await letter(klass, who)
    return klass.seats[who].reads(f"direct:{who}")


async def test_who_never_acted_reads_what_the_course_speaks(klass: Klass) -> None:
    await set_up(klass, language="es")
    assert SPANISH in await told(klass, "chi")


async def test_who_acted_reads_the_language_in_which_they_did_so_last(klass: Klass) -> None:
    await set_up(klass, language="es")
    await klass.s1.says("/homeroom me", place="general")
    assert "Language: English, in which you used Homeroom last" in klass.s1.answer
    assert ENGLISH in await told(klass, "s1")
    await klass.classroom.register.change_person("s1", language="es")
    assert ENGLISH in await told(klass, "s1")
    await klass.s1.says("/homeroom help", place="general")
    assert SPANISH in await told(klass, "s1")


async def test_what_they_chose_comes_before_that_and_stays(klass: Klass) -> None:
    await klass.s1.says("/homeroom me", place="general")
    await klass.s1.presses("Change")
    await klass.s1.fills({"language": "es"})
    assert SPANISH in await told(klass, "s1")
    await klass.s1.says("/homeroom me", place="general")
    assert SPANISH in await told(klass, "s1")
