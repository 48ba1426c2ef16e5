"""A cog that asks for every kind of value, with its commands and entries in menus, for the tests of Discord's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel

from bot.cog import Cog, Option
from bot.context import Context
from bot.kinds import Feature, Hours, TimeZone, Upload
from bot.people import Person, Place, PlaceKind, Role
from bot.registry import Registry
from bot.texts import Texts

Weekday = Literal["mon", "tue", "wed"]


class Settings(BaseModel):
    """Who may do something is a setting."""

    who: Role = Role.ASSISTANT


def trial() -> Cog:
    """A new one, so that a test can add to it."""
    cog = Cog("trial", settings=Settings)

    @cog.command("trial words")
    def words(
        ctx: Context,
        short: Annotated[str, Option(least=2, most=80)],
        long: Annotated[str, Option(long=True)],
        lines: Annotated[list[str], Option()],
        number: Annotated[int, Option(least=1, most=9)],
        any_number: Annotated[int, Option()],
        yes: Annotated[bool, Option()],
        days: Annotated[list[Weekday], Option()],
        day: Annotated[Weekday, Option()],
        feature: Annotated[Feature, Option()],
    ) -> None: ...

    @cog.command("trial things", needs="who")
    def things(
        ctx: Context,
        person: Annotated[Person, Option()],
        people: Annotated[list[Person], Option()],
        place: Annotated[Place, Option()],
        voice: Annotated[Place, Option(places=(PlaceKind.VOICE,))],
        channel: Annotated[Place, Option(places=(PlaceKind.CHANNEL, PlaceKind.FORUM))],
        file: Annotated[Upload, Option()],
    ) -> None: ...

    @cog.command("trial-times", needs=Role.INSTRUCTOR)
    def times(
        ctx: Context,
        lasts: Annotated[timedelta, Option()],
        on: Annotated[date, Option()],
        at: Annotated[time, Option()],
        moment: Annotated[datetime, Option()],
        time_zone: Annotated[TimeZone, Option()],
        hours: Annotated[Hours, Option()],
    ) -> None: ...

    @cog.menu("person", "greet")
    def greet(ctx: Context, who: Person) -> None: ...

    @cog.menu("message", "put-away", needs=Role.ASSISTANT)
    def put_away(ctx: Context, message_id: str) -> None: ...

    return cog


_ENGLISH: Final = """
cog-name = Trial
setting-who = Who
choice-mon = Monday
choice-tue = Tuesday
choice-wed = Wednesday
trial-words = Words
    .help = Takes words
trial-words-short = Short words
    .help = A few
trial-words-long = Long words
    .help = Long words, if you like
trial-words-lines = Lines
    .help = Two or more, one a line
trial-words-number = Number
    .help = Number, if you like
trial-words-any-number = Any number
    .help = Any number, if you like
trial-words-yes = Yes
    .help = Yes, if you like
trial-words-days = Days
    .help = Days, if you like
trial-words-day = Day
    .help = Day, if you like
trial-words-feature = What
    .help = What, if you like
trial-things = Things
    .help = Takes things
trial-things-person = Person
    .help = Person, if you like
trial-things-people = People
    .help = People, if you like
trial-things-place = Where
    .help = Where, if you like
trial-things-voice = Voice
    .help = Voice, if you like
trial-things-channel = Channel
    .help = Channel, if you like
trial-things-file = File
    .help = File, if you like
trial-times = Times
    .help = Takes times
trial-times-lasts = How long
    .help = How long, if you like
trial-times-on = On
    .help = On, if you like
trial-times-at = Time
    .help = Time, if you like
trial-times-moment = Moment
    .help = Moment, if you like
trial-times-time-zone = Time zone
    .help = Time zone, if you like
trial-times-hours = Hours
    .help = Hours, if you like
greet = Say hello
put-away = Put away (staff)
"""
_SPANISH: Final = (
    _ENGLISH.replace("Monday", "Lunes")
    .replace("Takes words", "Toma palabras")
    .replace("short = Short words", "short = Palabras pocas")
    .replace("days = Days", "days = Días")
    .replace("day = Day", "day = ¿Qué día?")
    .replace("place = Where", "place = Voz")
    .replace("voice = Voice", "voice = Voz")
    .replace("time-zone = Time zone", "time-zone = Zona horaria")
    .replace("Say hello", "Saludar")
)


def registry(folder: Path, cog: Cog, more: str = "") -> Registry:
    """The cog with its texts, checked as at a start."""
    cog.folder = folder
    (folder / "texts").mkdir(exist_ok=True)
    for language, texts in (("en", _ENGLISH), ("es", _SPANISH)):
        (folder / "texts" / f"{language}.ftl").write_text(texts + more, encoding="utf-8")
    found = Registry([cog], Texts({cog.name: folder / "texts"}))
    found.check()
    return found
