"""What simulated classmates do with study buddies: they join and tell a little, meet, answer, and some stay silent."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from bot.card import Json
from bot.classmates import Deed, Mate, Presses, Says, Temper
from bot.kinds import DAYS, Id
from bot.records import dataclass
from bot.texts import DEFAULT
from cogs.buddies.agreeing import agree
from cogs.buddies.cog import buddies
from cogs.buddies.ending import go_on, say_after
from cogs.buddies.following import number_of
from cogs.buddies.interests import Interest
from cogs.buddies.joining import join
from cogs.buddies.middle import say_how
from cogs.buddies.questions import easier
from cogs.buddies.rounds import skip
from cogs.buddies.telling import about, free
from storage.buddies import Buddies
from storage.buddy_groups import BuddyGroups, Group
from storage.buddy_rounds import BuddyRounds

TELLS: Final = 0.8  # the share of those who join that tell what they like and when they are free
HOPES: Final = 0.6
SKIPS: Final = 0.08
FEW: Final = 6  # interests among which most choose, so that some share one
THINKS: Final = timedelta(minutes=7)
AGREES: Final = timedelta(minutes=30)
_STARTS: Final = (8, 12, 16, 18)  # of the spans of a day in which people are free
_SPAN: Final = 4
_FOLDER: Final = Path(__file__).parent / "answers"


@dataclass(frozen=True, slots=True)
class Words:
    """What is said, by language: the first words, what one hopes for, and answers to questions by their ids."""

    hello: Mapping[str, Sequence[str]]
    hopes: Mapping[str, Sequence[str]]
    answers: Mapping[str, Mapping[str, Sequence[str]]]


@cache
def words() -> Words:
    """All that they say."""
    content = tomllib.loads((_FOLDER / "buddies.toml").read_text(encoding="utf-8"))
    return Words(content["hello"], content["hopes"], content["answers"])


def _in(language: str, said: Mapping[str, Sequence[str]]) -> Sequence[str]:
    return said.get(language, said[DEFAULT])


@buddies.classmate("programme")
def joins(mate: Mate, store: Buddies, programme_id: Id) -> list[Deed]:
    """Whoever takes part in anything joins; most of them tell a little of themselves."""
    programme = store.get(programme_id)
    if programme is None or not programme.runs:
        return []
    told: tuple[Presses, ...] = ()
    if mate.random.random() < TELLS:
        likes = mate.random.sample([each.value for each in Interest][:FEW], mate.random.randint(1, 3))
        hopes = mate.random.choice(_in(mate.language, words().hopes)) if mate.random.random() < HOPES else None
        told = (
            Presses(mate.after, about.link(programme_id), {"likes": list[Json](likes), "hopes": hopes}),
            Presses(mate.after, free.link(programme_id), _free(mate.random)),
        )
    return [Presses(mate.after, join.link(programme_id), then=told)]


def _free(random: Random) -> Mapping[str, Json]:
    """Two spans of the day on most days of the week, in their own zone."""
    starts = random.sample(_STARTS, 2)
    days = random.sample(DAYS, 5)
    hours: list[Json] = [f"{day}-{begin + hour:02}" for day in days for begin in starts for hour in range(_SPAN)]
    how, via = random.choice(("together", "when-stuck")), random.choice(("text", "voice"))
    return {"hours": hours, "when": random.choice(("early", "late", None)), "how": how, "via": via}


@buddies.classmate("tomorrow")
def skips(mate: Mate, store: BuddyRounds, programmes: Buddies, round_id: Id) -> list[Deed]:
    """A few leave one out; of study groups the first alone, for then they stay in theirs."""
    this = store.get(round_id)
    programme = programmes.get(this.programme_id) if this else None
    if this is None or programme is None or (programme.of_groups and this.number > 1):
        return []
    return [Presses(mate.after, skip.link(round_id))] if mate.random.random() < SKIPS else []


@buddies.classmate("introduction")
def meets(mate: Mate, groups: BuddyGroups, group_id: Id) -> list[Deed]:
    """They say hello and answer the question; the first of them takes one of the times. Who takes no part is silent."""
    group = groups.get(group_id)
    if group is None or not group.open:
        return []
    hello = _in(mate.language, words().hello)
    deeds: list[Deed] = [Says(mate.after, hello[(group_id + mate.turn) % len(hello)])]
    if answer := _answer(mate, group.question):
        deeds.append(Says(mate.after + THINKS, answer))
    if mate.turn == 0 and group.suggested and group.agreed_at is None:
        deeds.append(Presses(mate.after + AGREES, agree.link(group_id, group.suggested[0])))
    return deeds


@buddies.classmate("easier")
def answers_after_all(mate: Mate, groups: BuddyGroups, rounds: BuddyRounds, group_id: Id, round_id: Id) -> list[Deed]:
    """To the easier question of a silent room: also in a later part of a term, where nobody is introduced again."""
    group = groups.get(group_id)
    if group is None or not group.open or group.round_id != round_id:
        return []
    answer = _answer(mate, easier(group_id, number_of(rounds, round_id)).slug)
    return [Says(mate.after, answer)] if answer else []


def _answer(mate: Mate, question: str) -> str:
    """An answer to a question, no two the same; none to a question that has no more."""
    found = words().answers.get(question)
    answers = _in(mate.language, found) if found else ()
    return answers[mate.turn] if mate.turn < len(answers) else ""


@buddies.classmate("middle")
def tells_how(mate: Mate, groups: BuddyGroups, rounds: BuddyRounds, group_id: Id, round_id: Id) -> list[Deed]:
    """They say how it went, by what was agreed and who wrote."""
    group = groups.get(group_id)
    others = [each for each in groups.people(group_id) if each.person != mate.person]
    if group is None or not others:
        return []
    how = "not-yet"
    if not any(each.wrote for each in others):
        how = "no-answer"
    elif group.agreed_at is not None or _goes_on(rounds, group, round_id):
        how = "met" if mate.temper is not Temper.LATER else "planned"
    return [Presses(mate.after, say_how.link(group_id, how, round_id))]


@buddies.classmate("end")
def tells_whether_it_was_good(
    mate: Mate, groups: BuddyGroups, rounds: BuddyRounds, group_id: Id, round_id: Id
) -> list[Deed]:
    """They say how it was; who agreed on no time and heard nothing did not meet."""
    group = groups.get(group_id)
    if group is None:
        return []
    wrote = any(each.wrote for each in groups.people(group_id) if each.person != mate.person)
    met = group.agreed_at is not None or (wrote and (group.in_writing or _goes_on(rounds, group, round_id)))
    how = ("good" if mate.random.random() < 0.8 else "fair") if met else "no"
    return [Presses(mate.after, say_after.link(group_id, how, round_id))]


def _goes_on(rounds: BuddyRounds, group: Group, round_id: Id) -> bool:
    """Whether it was a group before this part of the term: such ones have their hour, and agree on none anew."""
    this = rounds.get(round_id)
    return this is not None and group.made_at < this.matches_at


@buddies.classmate("go-on-question")
def goes_on(mate: Mate, programme_id: Id) -> list[Deed]:
    """Whoever answers at all goes on."""
    return [Presses(mate.after, go_on.link(programme_id))]
