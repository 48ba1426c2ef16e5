"""One question twice in one place at once: the difference of two counts could tell who answered in between.

Two questions are the same where they are asked in one place in the same words, as they stand now or were posted before
a mend; small and large letters, spaces, and what only ends or joins sentences aside. Their choices, how one answers and
who sees what may differ: whoever answers one of them answers the other alike. Every way to a poll that is open asks
:func:`beside`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from unicodedata import category, normalize
from zlib import crc32

from bot.card import Button
from bot.context import Context, ViewContext
from bot.records import dataclass
from bot.text import Said, Text, When, Words, joined
from bot.written import as_seen
from cogs.polls.asking import THERE, apart, brief, link_to, signs, words_hidden
from storage.poll_schedules import Planned, PlannedPolls
from storage.polls import Poll, Polls, State
from storage.schedules import Scheduled, Schedules

NAMED: Final = 5  # of more, the others are named once these are closed
ON_A_BUTTON: Final = 40
_ASIDE: Final = r"""[?!;¿¡"“”„«»؟؛。、「」]|,(?!\d)|[.:'](?!\w)|(?<!\w)[.:'](?!\d)"""
"""Punctuation of a sentence; what belongs to a word or a number is not: *C#*, *5 %*, *-1*, *1.5*."""
_APOSTROPHES: Final = str.maketrans("‘’", "''")


@dataclass(frozen=True, slots=True)
class Beside:
    """What asks the same as a poll where it is asked: the others that take answers now, the newest first, the
    schedules, and when the next of these comes."""

    open: tuple[Poll, ...]
    schedules: tuple[Scheduled, ...]
    next: datetime | None

    def until(self, moment: datetime) -> datetime:
        """This moment, or that at which a schedule asks the same, if that is sooner: then the poll closes."""
        return moment if self.next is None else min(moment, self.next)

    def mark(self, until: datetime) -> int:
        """What somebody reads of it who asks a poll that is open until then, as a number: of something else it is
        another one, and 0 where there is nothing to be read."""
        read = sorted(each.poll_id for each in self.open), self.next if self.until(until) < until else None
        return crc32(repr(read).encode()) if any(read) else 0


def beside(ctx: ViewContext[Any], store: Polls, plans: PlannedPolls, schedules: Schedules, poll: Poll) -> Beside:
    """What asks the same as this poll where it is asked; not a schedule that asks nothing while its words are
    hidden."""
    asks = plans.all()
    words = _words(poll, asks)
    there = store.open_in(poll.course_id, poll.place)
    others = [each for each in there if each.poll_id != poll.poll_id and words & _words(each, asks)]
    alike = {key: plan for key, plan in asks.items() if plan.place == poll.place and words & _words_of(plan)}
    same = {key for key, plan in alike.items() if not withheld(ctx, store, key, plan)}
    found = schedules.of_course(ctx.course.course_id) if same else []
    ours = [each for each in found if each.schedule_id in same]
    due = [each.due_at for each in ours if each.due_at is not None and each.due_at > ctx.now()]
    return Beside(tuple(others), tuple(ours), min(due, default=None))


def withheld(ctx: ViewContext[Any], store: Polls, schedule_id: int, plan: Planned) -> bool:
    """Whether staff hid words that a schedule would ask again, in the poll that it was made from or in a later one."""
    if not plan.asks["question"] or not all(plan.asks["choices"]):  # for good
        return True
    asked = [*store.several([plan.asks["first"]]), *store.of_series(schedule_id, *THERE)]
    return any(words_hidden(ctx, each) for each in asked if each.state in THERE)


def closer(ctx: Context[Any]) -> str | None:
    """Whose polls alone this person may close; of an instructor everybody's."""
    return ctx.person.external_id if signs(ctx) else None


def warned(
    ctx: ViewContext[Any], near: Beside, poll: Poll, until: datetime, by: str | None
) -> tuple[Text, tuple[Button, ...]]:
    """What whoever asks this poll until then reads of it, and a way to close each that they may (``by`` alone)."""
    said, closing = list[Text](), tuple[Button, ...]()
    if near.open:
        mine = [each for each in near.open if by in (None, each.by)]
        called = names(ctx, near, poll)
        named = [*mine, *(each for each in near.open if each not in mine)]
        polls = listed(ctx, [called[each.poll_id] for each in named])
        said.append(ctx.text("at-once-open", polls=polls, count=len(named)))
        said.append(ctx.text("at-once-close" if len(mine) == len(near.open) else "at-once-ask"))
        ways = [(called[each.poll_id], link_to("close-now", each.poll_id, poll.poll_id)) for each in mine[:NAMED]]
        closing = tuple(Button(ctx.plain("at-once-button", poll=name), way) for name, way in ways)
    if near.until(until) < until:
        said.append(ctx.text("at-once-next", next=When(near.until(until))))
    return joined(said, " "), closing


def names(ctx: ViewContext[Any], near: Beside, poll: Poll) -> dict[int, str]:
    """A poll and those beside it in a few words, by their ids, and those of the same words with when they were asked.
    A preview is named nowhere yet."""
    asked = near.open if poll.state is State.DRAFT else (poll, *near.open)
    return apart(ctx, asked, {each.poll_id: brief(ctx, each) for each in asked}, ON_A_BUTTON)


def listed(ctx: ViewContext[Any], called: Sequence[str]) -> Text:
    """These names in a sentence; of many the first, and how many more there are."""
    named = joined([ctx.text("the-poll-named", poll=(Said(each),)) for each in called[:NAMED]], ", ")
    more = len(called) - NAMED
    return ctx.text("at-once-more", polls=named, count=more) if more > 0 else named


def those_closing(ctx: ViewContext[Any], near: Beside, poll: Poll, late: Sequence[Poll]) -> Text:
    """That these of a poll and those beside it close when a schedule asks the same, where they would be open still."""
    if not late or near.next is None:
        return ()
    called = names(ctx, near, poll)
    polls = listed(ctx, [called[each.poll_id] for each in late])
    return ctx.text("repeats-meets", polls=polls, next=When(near.next), count=len(late))


def and_warned(text: Text, warning: Text) -> Text:
    """An answer, and the warning after it, if there is one."""
    return (*text, Words(" "), *warning) if warning else text


def _words(poll: Poll, plans: Mapping[int, Planned]) -> set[str]:
    """What a poll asks and was posted as, and what the schedule asked that it came by."""
    before = poll.posted[:1] if poll.posted else ()
    return _plain(poll.question, *before) | (_words_of(plans[poll.series]) if poll.series in plans else set())


def _words_of(plan: Planned) -> set[str]:
    return _plain(plan.asks["question"], *plan.asks.get("words", ()))


def _plain(*questions: str) -> set[str]:
    """Only what is said in each, but for those that are hidden for good."""
    return {_bare(each) or each for each in questions if each}


def _bare(question: str) -> str:
    seen = as_seen(normalize("NFKC", question)).translate(_APOSTROPHES)
    return "".join(each for each in re.sub(_ASIDE, "", seen) if _says_something(each))


def _says_something(letter: str) -> bool:
    """Spaces and what controls them do not; what this Python does not know yet does: emoji come every year."""
    kind = category(letter)
    return kind == "Cn" or kind[0] not in "ZC"
