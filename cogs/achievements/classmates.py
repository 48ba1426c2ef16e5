"""What simulated classmates do with recognition: a few give a shout-out, most show what they received, some join in;
and some join the milestones."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from bot.card import Json
from bot.classmates import Deed, Mate, Presses
from bot.kinds import Id
from bot.people import Person
from bot.texts import DEFAULT
from cogs.achievements.cog import achievements
from cogs.achievements.faces import FACES
from cogs.achievements.giving import give
from cogs.achievements.milestones_joining import join_milestones, page, show_milestones
from cogs.achievements.receiving import decide
from cogs.achievements.showing import join, link_of_welcome
from cogs.achievements.spotlight_mates import nominates
from storage.people import People
from storage.recognitions import SEEN, Recognitions, Shows
from storage.recognizing import Recognizing
from storage.spaces import Spaces
from storage.standing import Standing

GIVE: Final = 4  # how many give one where it begins
NOMINATE: Final = (2, 5)  # whose turn these are nominates somebody for the spotlight instead; the others read
SHOWS: Final = {Shows.PUBLIC: 0.75, Shows.NAMELESS: 0.1, Shows.PRIVATE: 0.15}
MILESTONES: Final = 0.7  # the share of those who take part that join the milestones
MILESTONES_SHOWN: Final = 0.5  # and that lets the class see those that they reach
JOINS: Final = 0.6  # the share of those who take part that join in
_FOLDER: Final = Path(__file__).parent / "answers"

Words = Mapping[str, Mapping[str, Sequence[str]]]


@cache
def words() -> Words:
    """What they thank others for, by value and language."""
    said: Words = tomllib.loads((_FOLDER / "shout-outs.toml").read_text(encoding="utf-8"))["said"]
    return said


@achievements.classmate("welcome")
def begins(
    mate: Mate,
    recognizing: Recognizing,
    people: People,
    spaces: Spaces,
    standing: Standing,
    course_id: Id,
    place: str,
) -> list[Deed]:
    """Some join the milestones, and a few give a shout-out."""
    here = recognizing.where(course_id).place
    if here is None or here.key != place:
        return _joins_milestones(mate)
    stood = standing.at(link_of_welcome(course_id, here), here)
    first = Person(mate.person.space_id, stood.posted_by) if stood and stood.posted_by else None
    return [*_joins_milestones(mate), *_thanks(mate, recognizing, people, spaces, course_id, first)]


def _joins_milestones(mate: Mate) -> list[Deed]:
    """Of those who take part in anything most do, and of them most let the class see it."""
    drawn = mate.random.random()
    then = (Presses(mate.after, show_milestones.link("class")),) if drawn < MILESTONES_SHOWN else ()
    joins = Presses(mate.after, join_milestones.link())
    return [Presses(mate.after, page.link(), then=(joins, *then))] if drawn < MILESTONES else []


def _thanks(
    mate: Mate, recognizing: Recognizing, people: People, spaces: Spaces, course_id: Id, first: Person | None
) -> list[Deed]:
    """The first few give one: the very first to whoever put the card up (``first``), who is somebody real; the others
    to whomever. Two of them nominate somebody instead, the first of these early: of a small class few take part."""
    if mate.turn >= GIVE + len(NOMINATE):
        return []
    none = {who for who, wish in recognizing.all_wishes(course_id).items() if wish.wants_none}
    others = [each for each in sorted(people.members()) if each != mate.person and each not in none]
    if not others:
        return []
    if mate.turn in NOMINATE:
        return nominates(mate, others, mate.turn)
    to = first if mate.turn == 0 and first in others else mate.random.choice(others)
    about = mate.random.choice([*words()])
    said = words()[about].get(mate.language, words()[about][DEFAULT])
    value = _one_of_the_courses(mate, spaces, course_id) or about
    given: dict[str, Json] = {
        "people": [to.external_id],
        "reason": said[(course_id + mate.turn) % len(said)],
        "value": value,
    }
    return [Presses(mate.after, give.link(), given)]


def _one_of_the_courses(mate: Mate, spaces: Spaces, course_id: int) -> str:
    """One of the values that a course has instead of ours; nothing where it has none."""
    snapshot = spaces.snapshot()
    given = snapshot.settings.get((course_id, achievements.name), {}) if snapshot else {}
    own = given.get("values")
    return str(mate.random.choice(own)) if isinstance(own, list) and own else ""


@achievements.classmate("for-you", of_mates=True)
def decides(mate: Mate, store: Recognitions, received_id: Id) -> list[Deed]:
    """Whoever received something decides; most let the class see it."""
    part = store.part(received_id)
    this = store.get(part.recognition_id) if part else None
    if part is None or this is None or part.person != mate.person or part.shows is not Shows.ASKED:
        return []
    offered = [each for each in FACES[this.kind].choices if each in SHOWS]
    (shows,) = mate.random.choices(offered, [SHOWS[each] for each in offered])
    return [Presses(mate.after, decide.link(received_id, shows, this.mended))]


@achievements.classmate("shown", of_mates=True)
def joins_in(mate: Mate, store: Recognitions, recognition_id: Id) -> list[Deed]:
    """Some of those who see it join in, but for whom it is for."""
    parts, this = store.people(recognition_id), store.get(recognition_id)
    mine = any(each.person == mate.person for each in parts) or (this is not None and this.giver == mate.person)
    if mine or not any(each.shows in SEEN for each in parts) or mate.random.random() > JOINS:
        return []
    return [Presses(mate.after, join.link(recognition_id))]
