"""What simulated classmates do with spotlights: one or two nominate somebody, and whoever is asked mostly says yes."""

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
from bot.records import dataclass
from bot.texts import DEFAULT
from cogs.achievements.cog import achievements
from cogs.achievements.nominating import nominate
from cogs.achievements.spotlight_own import NAMES, decline, say
from cogs.achievements.spotlight_questions import asked_as
from storage.spotlights import Spotlights, State

SAYS_YES: Final = 0.85  # the share of those who answer at all
ANSWERS: Final = (2, 3)
_FILE: Final = Path(__file__).parent / "answers" / "spotlights.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """Why they nominate, and what they answer by question; both by language."""

    nominates: Mapping[str, Sequence[str]]
    answers: Mapping[str, Mapping[str, Sequence[str]]]


@cache
def words() -> Words:
    """All that they say."""
    content = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Words(content["nominates"], content["answers"])


def nominates(mate: Mate, others: Sequence[Person], which: int) -> list[Deed]:
    """Somebody nominates one of these people, with words of their own."""
    said = words().nominates.get(mate.language, words().nominates[DEFAULT])
    given: dict[str, Json] = {
        "person": mate.random.choice(others).external_id,
        "words": said[which % len(said)],
    }
    return [Presses(mate.after, nominate.link(), given)]


@achievements.classmate("spotlight-yours")
def answers(mate: Mate, store: Spotlights, recognition_id: Id) -> list[Deed]:
    """Whoever is asked answers two of the questions or all three; a few would rather not."""
    this = store.get(recognition_id)
    if this is None or this.person != mate.person or this.state is not State.ASKED:
        return []
    if mate.random.random() > SAYS_YES:
        return [Presses(mate.after, decline.link(recognition_id))]
    some = sorted(mate.random.sample(range(len(this.questions)), mate.random.choice(ANSWERS)))
    given: dict[str, Json] = {}
    for at in some:
        said = words().answers[this.questions[at]]
        given[NAMES[at]] = mate.random.choice(said.get(mate.language, said[DEFAULT]))
    return [Presses(mate.after, say.link(recognition_id, asked_as(this.questions)), given)]
