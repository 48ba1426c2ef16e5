"""People who joined a programme, and the programme, made up for tests of rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from hypothesis import strategies as st

from bot.people import Person, Place, PlaceKind
from storage.buddies import Criterion, Programme, ProgrammeKind
from storage.buddy_members import Member

SPACE = "web:class"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
COFFEE = Programme(
    1,
    0,
    Place(SPACE, PlaceKind.CHANNEL, "general"),
    ProgrammeKind.COFFEE,
    2,
    2,
    "mon",
    time(9),
    "Europe/Madrid",
    1,
    (Criterion.INTERESTS, Criterion.HOURS),
    date(2026, 3, 2),
    None,
    NOW,
)
GROUPS = replace(COFFEE, kind=ProgrammeKind.GROUPS, size=4, floor=4, ends=date(2026, 6, 30))
ZONES = ("UTC", "Europe/Madrid", "America/New_York", "Asia/Kolkata", "Asia/Tokyo")
WORDS = ("hiking", "Hiking", "jazz", "maps", "left-handed")
MINORITIES = ("left-handed", "first in my family to study", "LEFT-handed ")


def person(name: str) -> Person:
    """Somebody in the class."""
    return Person(SPACE, name)


def member(name: str, **told: object) -> Member:
    """Somebody who joined, with what they told."""
    return replace(Member(1, person(name), NOW), **told)  # type: ignore[arg-type]


WORKS = st.fixed_dictionaries(
    {},
    optional={
        "when": st.sampled_from(("early", "late")),
        "how": st.sampled_from(("together", "when-stuck")),
        "via": st.sampled_from(("text", "voice", "in-person")),
    },
)


def members(least: int = 0, most: int = 12) -> st.SearchStrategy[list[Member]]:
    """Several of them, who told anything or nothing."""
    one = st.fixed_dictionaries(
        {
            "interests": st.lists(st.sampled_from(WORDS), max_size=3).map(tuple),
            "hours": st.sets(st.integers(0, 167), max_size=30).map(frozenset),
            "zone": st.sampled_from((None, *ZONES)),
            "language": st.sampled_from((None, "en", "es")),
            "works": WORKS,
            "hopes": st.sampled_from((None, "company")),
            "alone": st.sampled_from((None, *MINORITIES)),
            "may_use": st.booleans(),
            "first": st.booleans(),
            "trio": st.booleans(),
        }
    )
    several = st.lists(one, min_size=least, max_size=most)
    return several.map(lambda told: [member(f"p{number:02}", **each) for number, each in enumerate(told)])
