"""Answers in writing, on cards below the poll: in random order, with names where that was promised."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, Final

from bot.card import Card
from bot.context import ViewContext
from bot.kinds import Id
from bot.link import Link, id_of
from bot.people import Person
from bot.records import dataclass
from bot.reports import MOST_PIECES
from bot.text import Piece, Text, Words, joined
from cogs.polls.asking import link_to, may_be_shown
from cogs.polls.cog import Settings, polls
from cogs.polls.kinds import Kind
from storage.poll_answers import Ballots, PollAnswers
from storage.polls import Label, Poll, Polls
from storage.reports import Reports

ON_A_PAGE: Final = 1500  # characters, which every platform shows in one card
POSTED: Final = 100  # more than so many nobody reads in a thread, and each card of them is a message


@dataclass(frozen=True, slots=True)
class Written:
    """One answer. ``order`` is where it stands among the others, which tells neither time nor person; ``key`` is that
    of its words; ``person`` is ``None`` where nobody knows whose it is."""

    order: int
    key: str
    person: Person | None
    words: str


def all_written(poll: Poll, answers: PollAnswers, ballots: Ballots) -> list[Written]:
    """Everything that was answered in writing, in the order in which it stands."""
    if poll.label is Label.UNLINKABLE:
        opened = ballots.of(poll.poll_id)
        return [Written(each.ballot_id, f"{each.ballot_id}", None, str(each.given)) for each in opened]
    found: list[Written] = []
    for given in answers.to(poll.poll_id):
        key = given.person.external_id
        found.append(Written(id_of(str(poll.poll_id), key), key, given.person, str(given.given)))
    return sorted(found, key=lambda each: each.order)


def pages_for(written: Sequence[Written]) -> dict[str, Any]:
    """Between which places in the order a new page begins, as the result of a poll in writing; and of many, which are
    a random order's first, where those end that are posted.

    It stays as it is when an answer goes, so that no other comes to stand on another page, where it would not be known
    any more that staff hid it. A boundary lies half way between two answers, so that it is nobody's.
    """
    boundaries: list[int] = []
    room, before = ON_A_PAGE, 0
    for number, each in enumerate(written[:POSTED]):
        size = max(len(each.words) + 40, ON_A_PAGE // MOST_PIECES)  # with a name
        if number and size > room:
            boundaries.append((before + each.order + 1) // 2)
            room = ON_A_PAGE
        room -= size
        before = each.order
    more = written[POSTED:]
    return {"pages": boundaries} | ({"ends": (before + more[0].order + 1) // 2} if more else {})


def page_links(poll: Poll) -> list[Link]:
    """The cards on which the answers stand, once it is counted."""
    if poll.kind != Kind.TEXT or poll.label is Label.STAFF_ONLY or poll.result is None:
        return []
    return [link_to("texts", poll.poll_id, page) for page in range(len(poll.result["pages"]) + 1)]


def _paged(poll: Poll, written: Sequence[Written]) -> list[list[Written]]:
    boundaries = poll.result["pages"]
    pages: list[list[Written]] = [[] for _ in range(len(boundaries) + 1)]
    for each in written:
        if not _only_in_file(poll, each):
            pages[bisect_right(boundaries, each.order)].append(each)
    return pages


def _only_in_file(poll: Poll, each: Written) -> bool:
    return "ends" in poll.result and each.order >= poll.result["ends"]


def unhidden(reports: Reports, poll: Poll, written: Sequence[Written]) -> list[Written]:
    """Those of these answers whose words staff did not hide."""
    links = page_links(poll)
    if not links:
        return list(written)
    found: list[Written] = []
    for link, page in zip(links, _paged(poll, written), strict=True):
        hidden = reports.hidden_on(link)
        found += [each for each in page if id_of(link, each.key) not in hidden]
    return [*found, *(each for each in written if _only_in_file(poll, each))]


@polls.view("texts")
def texts(
    ctx: ViewContext[Settings], store: Polls, answers: PollAnswers, ballots: Ballots, poll_id: Id, page: int
) -> Card | None:
    """Some of the written answers."""
    poll = store.get(poll_id)
    if poll is None or not may_be_shown(poll) or not 0 <= page < (count := len(page_links(poll))):
        return None
    there = _paged(poll, all_written(poll, answers, ballots))[page]
    if not there:
        return None
    note = ctx.text("texts-note" if poll.label is Label.UNLINKABLE else "texts-note-named")
    if "ends" in poll.result and page + 1 == count:
        note = (*ctx.text("texts-more", count=POSTED, of=poll.took_part), Words(" "), *note)
    title = ctx.plain("texts-title", page=page + 1, pages=count)
    return Card(title=title, text=joined([(_piece(each),) for each in there], "\n\n"), note=note)


def _piece(each: Written) -> Piece:
    before: Text = (each.person, Words(": ")) if each.person else (Words("• "),)
    return Piece(" ".join(each.words.split()), key=each.key, by=each.person, before=before)


@texts.erase
def erase_text(
    ctx: ViewContext[Settings],
    store: Polls,
    ballots: Ballots,
    answers: PollAnswers,
    poll_id: Id,
    page: int,
    key: str,
) -> None:
    """The staff hid an answer, and the time in which it could be put back is over."""
    poll = store.get(poll_id)
    if poll is not None and poll.label is Label.UNLINKABLE:
        ballots.erase(poll_id, int(key))
    else:
        answers.withdraw(poll_id, Person(ctx.space.id, key))
