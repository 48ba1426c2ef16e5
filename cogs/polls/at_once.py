"""One question twice in one place at once: the difference of two counts could tell who answered in between.

Two questions are the same where they are asked in one place in the same words, as they stand now or were posted before
a mend; small and large letters, punctuation and spaces aside. Their choices, how one answers and who sees what may
differ: whoever answers one of them answers the other alike. Every way to a poll that is open asks :func:`beside`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from unicodedata import category, normalize
from zlib import crc32

from bot.card import Button
from bot.context import Context, ViewContext
from bot.records import dataclass
from bot.text import Said, Text, When, Words, joined
from bot.written import as_seen
from cogs.polls.asking import apart, brief, link_to, signs
from storage.poll_schedules import Planned, PlannedPolls
from storage.polls import Poll, Polls
from storage.schedules import Scheduled, Schedules

NAMED: Final = 5  # of more, the others are named once these are closed
ON_A_BUTTON: Final = 40


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
    """What asks the same as this poll where it is asked."""
    asks = plans.all()
    words = _words(poll, asks)
    there = store.open_in(poll.course_id, poll.place)
    others = [each for each in there if each.poll_id != poll.poll_id and words & _words(each, asks)]
    same = {key for key, plan in asks.items() if plan.place == poll.place and words & _words_of(plan)}
    found = schedules.of_course(ctx.course.course_id) if same else []
    ours = [each for each in found if each.schedule_id in same]
    due = [each.due_at for each in ours if each.due_at is not None and each.due_at > ctx.now()]
    return Beside(tuple(others), tuple(ours), min(due, default=None))


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
        named = [*mine, *(each for each in near.open if each not in mine)][:NAMED]
        called = names(ctx, named)
        said.append(ctx.text("at-once-open", polls=listed(ctx, called.values()), count=len(near.open)))
        said.append(ctx.text("at-once-close" if len(mine) == len(near.open) else "at-once-ask"))
        ways = [(called[each.poll_id], link_to("close-now", each.poll_id, poll.poll_id)) for each in mine[:NAMED]]
        closing = tuple(Button(ctx.plain("at-once-button", poll=name), way) for name, way in ways)
    if near.until(until) < until:
        said.append(ctx.text("at-once-next", next=When(near.until(until))))
    return joined(said, " "), closing


def names(ctx: ViewContext[Any], asked: Sequence[Poll]) -> dict[int, str]:
    """Polls in a few words, by their ids, and those of the same words with when they were asked."""
    return apart(ctx, asked, {each.poll_id: brief(ctx, each) for each in asked}, ON_A_BUTTON)


def listed(ctx: ViewContext[Any], called: Iterable[str]) -> Text:
    """These names in a sentence."""
    return joined([ctx.text("the-poll-named", poll=(Said(each),)) for each in called], ", ")


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
    return "".join(each for each in as_seen(normalize("NFKC", question)) if _says_something(each))


def _says_something(letter: str) -> bool:
    """Letters, numbers and signs do; and so does what this Python does not know yet: emoji come every year."""
    kind = category(letter)
    return kind == "Cn" or kind[0] not in "PZC"
