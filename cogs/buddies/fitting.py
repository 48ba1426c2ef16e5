"""Whether what an instructor sets fits: first day, term, what counts; each with a sentence where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bot.context import Context, Refusal
from bot.schedule import local
from bot.text import Words
from bot.written import one_line
from cogs.buddies.rhythm import AHEAD, LONGEST, SHORTEST_TERM, first_day, first_on
from storage.buddies import Criterion, Programme

LONGEST_LINE: Final = 60
MOST_LINES: Final = 12


def check_start(ctx: Context[Any], programme: Programme, option: str = "") -> None:
    """Whether those who are in can still hear of the first matching a day before. Raises :class:`Refusal`."""
    today = local(ctx.now(), programme.zone).date()
    if first_on(programme) - AHEAD <= ctx.now():
        said = "starts-past" if programme.starts < today else "starts-soon"
        raise Refusal(said, first=Words(first_day(programme, ctx.now()).isoformat())).at(option)
    if programme.starts > today + LONGEST:
        raise Refusal("starts-far").at(option)


def check_term(programme: Programme) -> None:
    """Whether a term has room for three parts. Raises :class:`Refusal`."""
    if programme.ends is None:
        return
    if programme.ends - programme.starts < SHORTEST_TERM:
        raise Refusal("term-short").at("ends")
    if programme.ends - programme.starts > LONGEST:
        raise Refusal("term-long").at("ends")


def in_order(*counts: Criterion | None) -> tuple[Criterion, ...]:
    """What counts, the first most. Raises :class:`Refusal` at what stands higher already."""
    found: list[Criterion] = []
    for option, each in zip(("first", "second", "third"), counts, strict=True):
        if each is None:
            continue
        if each in found:
            raise Refusal("counts-twice").at(option)
        found.append(each)
    return tuple(found)


def listed(lines: Sequence[str]) -> tuple[str, ...]:
    """What people may choose from, each once. Raises :class:`Refusal`."""
    kept: dict[str, str] = {}
    for each in (one_line(line) for line in lines):
        if len(each) > LONGEST_LINE:
            raise Refusal("alone-list-long", most=LONGEST_LINE).at("lines")
        if each:
            kept.setdefault(each.casefold(), each)
    return tuple(kept.values())
