"""Why these people: what all of them told for it, and nothing else.

What somebody would not like to be the only one in is no part of what this module is given (:class:`Told` has no such
field), so that no reason can hold it, be there because of it, or be missing because of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from bot.records import dataclass
from storage.buddy_members import Member

MOST_SHOWN: Final = 3
MOST_INTERESTS: Final = 4


class Why(StrEnum):
    """What a group may have in common."""

    INTERESTS = "interests"
    HOW = "how"
    WHEN = "when"
    VIA = "via"
    HOURS = "hours"
    LANGUAGE = "language"
    NEW = "new"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Told:
    """What one person told that may be said to those whom they are matched with."""

    interests: tuple[str, ...] = ()
    works: Mapping[str, str] | None = None
    language: str | None = None
    gave_hours: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: ``of`` are the interests as the first of them wrote each, or the one answer that all gave."""

    why: Why
    of: tuple[str, ...] = ()


def told_by(member: Member | None) -> Told:
    """What may be said of a member; nothing of one who is none any more."""
    if member is None:
        return Told()
    return Told(member.interests, dict(member.works), member.language, bool(member.hours))


def reasons(told: Sequence[Told], *, repeat: bool, hours_suit: bool, spoken: str = "") -> tuple[Reason, ...]:
    """Up to three, what says most of them first: never empty.

    ``hours_suit``: there is an hour that is free for all. ``spoken`` is the course's language: that all speak it says
    nothing of these people.
    """
    found = [*_shared_interests(told), *_same_ways(told)]
    if hours_suit and all(each.gave_hours for each in told):
        found.append(Reason(Why.HOURS))
    languages = {each.language for each in told}
    if len(languages) == 1 and (language := languages.pop()) and language != spoken:
        found.append(Reason(Why.LANGUAGE, (language,)))
    if len(told) < 2:
        found = []
    if repeat:
        return (Reason(Why.AGAIN), *found[: MOST_SHOWN - 1])
    return tuple(found[:MOST_SHOWN]) or (Reason(Why.NEW),)


def _shared_interests(told: Sequence[Told]) -> list[Reason]:
    if not told:
        return []
    theirs = [{normal(each): each for each in reversed(one.interests)} for one in told]
    shared = [words for key, words in reversed(theirs[0].items()) if key and all(key in other for other in theirs)]
    return [Reason(Why.INTERESTS, tuple(shared[:MOST_INTERESTS]))] if shared else []


def _same_ways(told: Sequence[Told]) -> list[Reason]:
    found = []
    for why in (Why.HOW, Why.WHEN, Why.VIA):
        answers = {(each.works or {}).get(why.value) for each in told}
        if len(answers) == 1 and (answer := answers.pop()):
            found.append(Reason(why, (answer,)))
    return found


def normal(words: str) -> str:
    """Words as they are compared: two people mean the same by *Hiking* and *hiking*."""
    return " ".join(words.casefold().split())
