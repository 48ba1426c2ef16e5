"""What may be shown or exported of a poll whose answers are nobody's to know: nothing from too few people.

These rules hold for the labels *unlinkable* and *staff only*; of a *named* poll everyone sees who answered what, and a
whole order counts as named, for the rounds of its count and who wins can tell more of it than what stands first. They
count people, never answers, and they hold for instructors too, in every picture, card, file and sentence.

Two shown figures must not tell by their difference what neither may tell by itself. What that means, and what keeps it:

- **While a poll is open** only one figure is shown: how many took part, in whole fives (``bot/thresholds.py``).
  Two looks one vote apart mostly show the same, and never whose vote came between. Nothing else is computed before.
- **At the close** everything is counted once, over one set of people that no longer changes (a poll of which a result
  was shown is never opened again). All its figures speak of that same set, so no difference of two of them speaks of
  a smaller one that was hidden: that *2 of 12* chose something is a figure from 12 people.
- **No figure is of a part of the people**: none by role, group, place or time of voting, for a part and the whole
  give the rest. There is no function here that takes one.
- **A trend** leaves out every time at which too few took part: its value, its number of people, and the line across it
  (``cogs/polls/trend.py``). Whatever is said over all of a trend is said over its shown points alone, for a total over
  more, less what is shown, would be what was left out. Two points are two polls, each of which may be shown by itself.
- **An export** has what the card has, made by the same rules at the same moment of its life, and nothing beside it: no
  column that a small group would fill, and no ballots but those of :func:`lists_ballots`.
- **Where only the best is told** (``cogs/polls/best.py``) there is no other figure than how many took part, anywhere:
  it is counted in the transaction of the close, which keeps no ballot and no count.
- **A threshold may be raised** for a course, never lowered below these figures, and a poll keeps the one it was asked
  with: a result that was hidden at its close does not appear when a setting changes.

What remains, and has to be said where the label is explained: a result that is unanimous; people who put together what
they know of their own answers; the same question asked anew, soon, of nearly the same people.

Sources: 5 and 10 are the usual thresholds of survey tools (PRACTICE: asking); five as a step is DESIGN.md's.
"""

from __future__ import annotations

from typing import Final

from bot.records import dataclass
from bot.thresholds import FIGURES
from cogs.polls.kinds import Kind
from storage.polls import Label, Poll

WORDS: Final = 10
"""The least number of people for written answers: a way of writing tells more than a press."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least number of people of whom anything is shown. Raises ``ValueError`` for less than the least of all."""

    figures: int = FIGURES
    words: int = WORDS

    def __post_init__(self) -> None:
        if self.figures < FIGURES or self.words < WORDS:
            raise ValueError(f"thresholds may be raised from {FIGURES} and {WORDS}, never lowered")

    def least(self, kind: Kind) -> int:
        """The least number of people for a poll of this kind, and so the least number of answers at which it closes."""
        return self.words if kind is Kind.TEXT else self.figures

    def shows(self, kind: Kind, took_part: int) -> bool:
        """Whether anything of a closed poll may be shown or exported: all of it, or not even how many took part."""
        return took_part >= self.least(kind)


def lists_ballots(poll: Poll) -> bool:
    """Whether ballots are published one by one, shuffled and with their codes, so that everyone can count them again:
    of an *unlinkable* poll, but not where only the best is told, and no ballot is kept.

    Only those of which each is no more than one figure of the result. A ranking, or a set of choices or times, is one
    of so many that whoever knows a part of it may know whose it is, and one can be agreed on beforehand to prove a
    vote; of these only the sums are shown.
    """
    return poll.label is Label.UNLINKABLE and not poll.best_only and poll.kind in (Kind.ONE, Kind.SCALE)
