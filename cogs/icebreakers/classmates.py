"""What simulated classmates do with a question: a few answer it, some pass, and many let it be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final

from bot.classmates import Deed, Mate, Presses, Says, Temper
from bot.kinds import Id
from bot.records import dataclass
from bot.texts import DEFAULT
from cogs.icebreakers.asking import asks_as_deck, choices_of, is_deeper, prompt_of
from cogs.icebreakers.choosing import choose
from cogs.icebreakers.cog import icebreakers
from cogs.icebreakers.decks import EASY_STARTS, Kind
from cogs.icebreakers.prompts import pass_on, wish
from cogs.icebreakers.together import join, write
from storage.ask_me import AskMe
from storage.icebreakers import COMING, POSTED, Icebreakers, Put

OF_ANY: Final = 2  # how many say something that fits any question, after those who answer this one
PASSES: Final = 0.4  # the share of the others who take part: most read, and it is fine
CHOOSES: Final = 0.85  # the share of those who take part in a press: it is easy
PASSES_CHOICE: Final = 0.05
WISHES: Final = 0.4  # the share of those who take part that would like deeper ones
THINKS: Final = timedelta(seconds=20)
ASK: Final = 6  # how many ask something where they may ask anything
_FOLDER: Final = Path(__file__).parent / "answers"


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers to the questions of a deck, by id and language; and to any question at all, by language."""

    of: Mapping[str, Mapping[str, Sequence[str]]]
    any: Mapping[str, Sequence[str]]


@cache
def answers(name: str) -> Answers:
    """The answers to a deck of ours. Raises ``FileNotFoundError`` for one that has none."""
    content = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return Answers(content["answers"], content.get("any") or answers(EASY_STARTS).any)


@icebreakers.classmate("prompt")
def take_part(mate: Mate, store: Icebreakers, prompt_id: Id) -> list[Deed]:
    """Where one chooses, most do; else the first few answer, each with words of their own. Of the others some pass."""
    put = store.get(prompt_id)
    if put is None or put.state not in (COMING, POSTED):
        return []
    deeds = _deeds(mate, put, prompt_id)
    if not is_deeper(put) and mate.random.random() < WISHES:
        deeds.append(Presses(mate.after + THINKS, wish.link(prompt_id)))
    return deeds


def _deeds(mate: Mate, put: Put, prompt_id: Id) -> list[Deed]:
    drawn = mate.random.random()
    passes = drawn < PASSES
    if choices := choices_of(put, mate.language):
        if drawn < CHOOSES:
            number = mate.random.randrange(len(choices))
            return [Presses(mate.after, choose.link(prompt_id, number))]
        return [Presses(mate.after, pass_on.link(prompt_id))] if drawn < CHOOSES + PASSES_CHOICE else []
    words = _words(put, mate.language)
    if mate.turn < len(words):
        said = words[mate.turn]
        if prompt_of(put).kind is Kind.TOGETHER:
            # Others are waited for who said soon that they are in, as people do before they know what to say.
            early = [Presses(mate.after / 20, join.link(prompt_id))] if mate.temper is Temper.LATER else []
            return [*early, Presses(mate.after, write.link(prompt_id), {"words": said})]
        return [Says(mate.after, said)]
    return [Presses(mate.after, pass_on.link(prompt_id))] if passes else []


def _words(put: Put, language: str) -> list[str]:
    """What is said to a question, no sentence twice."""
    found = answers(put.deck) if put.of_deck is None else Answers({}, answers(EASY_STARTS).any)
    of_any = found.any.get(language, found.any[DEFAULT])
    # Which of them are said is the question's own, or they would stand below each one.
    begin = put.prompt_id % len(of_any)
    remarks = [*of_any[begin:], *of_any[:begin]]
    if put.of_deck is not None or not asks_as_deck(put):
        return remarks[: OF_ANY + 1]
    of_this = found.of[put.slug]
    return [*of_this.get(language, of_this[DEFAULT]), *remarks[:OF_ANY]]


@cache
def questions() -> Mapping[str, Sequence[str]]:
    """What one asks somebody whom one may ask anything, by language."""
    found: Mapping[str, Sequence[str]] = tomllib.loads((_FOLDER / "ask-me.toml").read_text(encoding="utf-8"))[
        "questions"
    ]
    return found


@icebreakers.classmate("hour")
def ask(mate: Mate, hours: AskMe, hour_id: Id) -> list[Deed]:
    """The first few ask something in its time, no question twice; the others read."""
    found = hours.get(hour_id)
    if found is None or not found.open or mate.turn >= ASK or found.made_at + mate.after >= found.until:
        return []
    asked = questions().get(mate.language, questions()[DEFAULT])
    return [Says(mate.after, asked[(hour_id + mate.turn) % len(asked)])]
