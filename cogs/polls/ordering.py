"""Putting choices in one's own order, all of them if one likes: in one form, of which nothing is kept on its way.

A form holds five fields on every platform. Up to five choices have a menu each; of more, the first four places have
one, and those after them are written as numbers, which stand before the names on the card and in the menus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Annotated, Final

from bot.card import Card, Choice
from bot.cog import Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.written import in_short
from cogs.polls.asking import RANKS, at_hand, label_of, still_open
from cogs.polls.cog import Settings, polls
from cogs.polls.kinds import Kind
from cogs.polls.voting import answered, chosen_by, number_of
from storage.poll_answers import PollAnswers
from storage.polls import Poll, Polls

MENUS: Final = RANKS[:4]  # where a field is needed for the numbers
LONGEST_REST: Final = 200  # characters, in which twenty numbers have room with whatever stands between them
UNREAD: Final = 20  # characters of what is no number, where it is told
_APART: Final = r"[\s,;>›]+|\.(?=\s|$)"


@polls.form("rank", sealed=True)
def rank(
    ctx: Context[Settings],
    store: Polls,
    answers: PollAnswers,
    poll_id: Id,
    first: Annotated[str, Option()],
    second: Annotated[str | None, Option()] = None,
    third: Annotated[str | None, Option()] = None,
    fourth: Annotated[str | None, Option()] = None,
    fifth: Annotated[str | None, Option()] = None,
) -> Card:
    """The choices in one's own order, the best first; one need not rank them all."""
    poll = still_open(ctx, store, poll_id, Kind.RANKING)
    return answered(ctx, answers, poll, tuple(_picked(poll, RANKS, (first, second, third, fourth, fifth))))


@polls.form("rank-many", sealed=True)
def rank_many(
    ctx: Context[Settings],
    store: Polls,
    answers: PollAnswers,
    poll_id: Id,
    first: Annotated[str, Option()],
    second: Annotated[str | None, Option()] = None,
    third: Annotated[str | None, Option()] = None,
    fourth: Annotated[str | None, Option()] = None,
    rest: Annotated[str | None, Option(most=LONGEST_REST)] = None,
) -> Card:
    """The same of more choices than a form has fields: after the fourth place by their numbers."""
    poll = still_open(ctx, store, poll_id, Kind.RANKING)
    ranked = _picked(poll, MENUS, (first, second, third, fourth))
    return answered(ctx, answers, poll, tuple(_written(poll, ranked, rest or "")))


def _picked(poll: Poll, places: Sequence[str], picked: Sequence[str | None]) -> list[int]:
    """The choices that stand in the menus, in their order; a place may be left open. Raises :class:`Refusal`."""
    ranked: list[int] = []
    for place, each in zip(places, picked, strict=True):
        if each is None:
            continue
        number = number_of(each, poll)
        if number in ranked:
            raise Refusal("rank-twice").at(place)
        ranked.append(number)
    return ranked


def _written(poll: Poll, ranked: Sequence[int], rest: str) -> list[int]:
    """The order with those that follow by number, as *7 2 9*. Raises :class:`Refusal` for what is not sure."""
    order = [*ranked]
    for each in filter(None, re.split(_APART, rest)):
        if not each.isdecimal():
            raise Refusal("rank-unread", words=in_short(each, UNREAD)).at("rest")
        number = int(each)
        if not 1 <= number <= len(poll.choices):
            raise Refusal("rank-unknown", written=in_short(each, UNREAD), most=len(poll.choices)).at("rest")
        if number - 1 in order:
            raise Refusal("rank-again", number=number).at("rest")
        order.append(number - 1)
    return order


def filled(order: Sequence[int], count: int) -> dict[str, str]:
    """An order as it stands in the form of a poll with so many choices."""
    places = RANKS if count <= len(RANKS) else MENUS
    shown = dict(zip(places, map(str, order), strict=False))
    rest = " ".join(str(number + 1) for number in order[len(places) :])
    return {**shown, "rest": rest} if rest else shown


def _to_rank(place: int, *, numbered: bool) -> Callable[[Context[Settings], Polls, Id], list[Choice]]:
    """What may be chosen for a place in somebody's order: for more places than there are choices, nothing."""

    def choices(ctx: Context[Settings], store: Polls, poll_id: Id) -> list[Choice]:
        poll = at_hand(ctx, store, poll_id)
        names = [label_of(ctx, poll, number) for number in range(len(poll.choices))]
        if place >= len(names):
            return []
        return [Choice(f"{at}", f"{at + 1}. {name}" if numbered else name) for at, name in enumerate(names)]

    return choices


for _place, _rank in enumerate(RANKS):
    rank.suggest(_rank)(_to_rank(_place, numbered=False))
for _place, _rank in enumerate(MENUS):
    rank_many.suggest(_rank)(_to_rank(_place, numbered=True))


@rank.prefill
@rank_many.prefill
def _ranked(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> dict[str, object]:
    poll = still_open(ctx, store, poll_id, Kind.RANKING)
    return {**filled(chosen_by(ctx, answers, poll), len(poll.choices))}
