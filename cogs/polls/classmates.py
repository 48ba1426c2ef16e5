"""What simulated classmates do with a poll: most answer, each in a way of their own, some not at all."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from bot.classmates import Chooses, Deed, Mate, Presses
from bot.kinds import Id
from bot.texts import DEFAULT
from cogs.polls.asking import MOST_BUTTONS, RANKS
from cogs.polls.cog import polls
from cogs.polls.kinds import Kind
from cogs.polls.ordering import filled, rank, rank_many
from cogs.polls.voting import choose, pick, suit, tick, write
from storage.polls import Poll, Polls

ANSWERS: Final = 0.85  # the share of those who take part at all
SUITS: Final = 0.4  # how likely one of several choices, or a time, is among somebody's
_FOLDER: Final = Path(__file__).parent / "answers"


@polls.classmate("poll")
def take_part(mate: Mate, store: Polls, poll_id: Id) -> list[Deed]:
    """Most of those who take part answer."""
    poll = store.get(poll_id)
    if poll is None or not poll.takes_answers or mate.random.random() > ANSWERS:
        return []
    return [_deed(mate, poll, poll_id)]


def _deed(mate: Mate, poll: Poll, poll_id: Id) -> Deed:
    draw = mate.random
    count = len(poll.choices)
    match Kind(poll.kind):
        case Kind.ONE if count <= MOST_BUTTONS:
            return Presses(mate.after, choose.link(poll_id, _leaning(mate, count)))
        case Kind.ONE:
            return Chooses(mate.after, pick.link(poll_id), str(_leaning(mate, count)))
        case Kind.SCALE:
            point = min(poll.most, max(1, round(draw.gauss(poll.most * 0.6, poll.most * 0.2))))
            return Presses(mate.after, choose.link(poll_id, point))
        case Kind.SEVERAL | Kind.TIMES:
            most = poll.most if poll.kind == Kind.SEVERAL else count
            some = [number for number in range(count) if draw.random() < SUITS][:most] or [draw.randrange(count)]
            form = tick if poll.kind == Kind.SEVERAL else suit
            return Presses(mate.after, form.link(poll_id), {"ticked": [*map(str, some)]})
        case Kind.RANKING:
            order = sorted(range(count), key=lambda number: number + draw.gauss(0, count / 2))
            form = rank if count <= len(RANKS) else rank_many
            return Presses(mate.after, form.link(poll_id), {**filled(order, count)})
        case Kind.TEXT:
            said = words().get(poll.template, words()["any"])
            lines = said.get(mate.language, said[DEFAULT])
            return Presses(mate.after, write.link(poll_id), {"words": lines[(poll.poll_id + mate.turn) % len(lines)]})


def _leaning(mate: Mate, count: int) -> int:
    """Not every choice is as liked as the others, or every result would be a draw."""
    return min(int(mate.random.expovariate(3 / count)), count - 1)


@cache
def words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """What one answers in writing: by template (or ``any``) and language."""
    content = (_FOLDER / "words.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(content)
    return found
