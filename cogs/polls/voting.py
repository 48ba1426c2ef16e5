"""Answering a poll: two presses at most, changed and taken back on any device until it closes.

Every handler here is sealed: what one answers exists in memory only, but for the sealed row (DESIGN "Anonymity").
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Choice, Look, Select
from bot.cog import Option
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.records import dataclass
from bot.seal import Box, KeyLost, Mine, NotOpen
from bot.text import Said, Text, When, Words, joined
from cogs.polls.asking import (
    LONGEST_TEXT,
    MOST_BUTTONS,
    RANKS,
    at_hand,
    label_of,
    link_to,
    moment_of,
    poll_link,
    scale_label,
    seen_as,
    still_open,
)
from cogs.polls.cog import Settings, polls
from cogs.polls.kinds import MOST_CHOICES, Kind
from storage.poll_answers import Given, PollAnswers
from storage.polls import Label, Poll, Polls

SMALL: Final = 256  # bytes to which a sealed answer is padded: twenty numbers fit into it, with code and order
LARGE: Final = 3_328  # and 500 characters, of which each may take six bytes
LOOKS_EVERY: Final = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Own:
    """What somebody's answer is: ``None`` where they took it back; ``code`` finds it among the ballots."""

    given: Given | None
    code: str = ""


def sealed_size(poll: Poll) -> int:
    """To how many bytes each answer of a poll is padded: its length would tell what it is."""
    return LARGE if poll.kind == Kind.TEXT else SMALL


def box_of(ctx: JobContext[Any], poll: Poll) -> Box:
    """The box with the sealed answers of a poll."""
    return ctx.box(Id(poll.poll_id), sealed_size(poll))


def as_sealed(given: Given) -> str:
    """An answer as it is sealed."""
    return json.dumps(given, ensure_ascii=False, separators=(",", ":"))


def from_sealed(words: str) -> Given:
    """The reverse of :func:`as_sealed`."""
    read = json.loads(words)
    return read if isinstance(read, str) else tuple(read)


# On the card.


def answering(ctx: ViewContext[Any], poll: Poll, chosen: tuple[int, ...] = ()) -> tuple[Action, ...]:
    """What is pressed to answer; ``chosen`` is what one answered before, on a card that only this person sees."""
    poll_id = Id(poll.poll_id)
    match Kind(poll.kind):
        case Kind.ONE if len(poll.choices) <= MOST_BUTTONS:
            return tuple(_button(ctx, poll, number, number, chosen) for number in range(len(poll.choices)))
        case Kind.SCALE:
            return tuple(_button(ctx, poll, point - 1, point, chosen) for point in range(1, poll.most + 1))
        case Kind.ONE:
            return (_menu(ctx, poll, chosen),)
        case Kind.SEVERAL:
            return (Button(ctx.plain("pick-several", most=poll.most), tick.link(poll_id), Look.MAIN),)
        case Kind.TIMES:
            none = Button(ctx.plain("no-time-button"), choose_none.link(poll_id))
            return (Button(ctx.plain("pick-times"), suit.link(poll_id), Look.MAIN), none)
        case Kind.RANKING:
            form = "rank" if len(poll.choices) <= len(RANKS) else "rank-many"
            return (Button(ctx.plain("rank-button"), link_to(form, poll.poll_id), Look.MAIN),)
        case Kind.TEXT:
            return (Button(ctx.plain("write-button"), write.link(poll_id), Look.MAIN),)


def _button(ctx: ViewContext[Any], poll: Poll, number: int, value: int, chosen: tuple[int, ...]) -> Button:
    look = Look.MAIN if value in chosen else Look.PLAIN
    return Button(label_of(ctx, poll, number), link_to("choose", poll.poll_id, value), look)


def _menu(ctx: ViewContext[Any], poll: Poll, chosen: tuple[int, ...]) -> Select:
    choices = tuple(
        Choice(str(number), label_of(ctx, poll, number), number in chosen) for number in range(len(poll.choices))
    )
    return Select(ctx.plain("pick-one"), pick.link(Id(poll.poll_id)), choices)


# Answering.


@polls.button("choose", sealed=True)
def choose(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id, value: int) -> Card:
    """One of the choices, or a point of the scale, in place of what was chosen before."""
    poll = still_open(ctx, store, poll_id, Kind.ONE, Kind.SCALE)
    first, last = (1, poll.most) if poll.kind == Kind.SCALE else (0, len(poll.choices) - 1)
    if not first <= value <= last:
        raise Refusal("unfit-choice")
    return answered(ctx, answers, poll, (value,))


@polls.button("pick", sealed=True)
def pick(
    ctx: Context[Settings],
    store: Polls,
    answers: PollAnswers,
    poll_id: Id,
    picked: Annotated[str | None, Option()] = None,
) -> Card:
    """One of many choices, in place of what was chosen before. Whoever empties the menu, as one can where something is
    chosen, takes their answer back."""
    poll = still_open(ctx, store, poll_id, Kind.ONE)
    if picked is None:
        return _taken_back(ctx, answers, poll)
    return answered(ctx, answers, poll, (number_of(picked, poll),))


@pick.prefill
def _still_to_pick(ctx: Context[Settings], store: Polls, poll_id: Id) -> dict[str, object]:
    still_open(ctx, store, poll_id, Kind.ONE)
    return {}


@polls.form("tick", sealed=True)
def tick(
    ctx: Context[Settings],
    store: Polls,
    answers: PollAnswers,
    poll_id: Id,
    ticked: Annotated[list[str] | None, Option(most=MOST_CHOICES)] = None,
) -> Card:
    """Several of the choices, in place of what was ticked before. Whoever ticks none takes their answer back."""
    poll = still_open(ctx, store, poll_id, Kind.SEVERAL)
    numbers = _numbers(ticked, poll)
    if not numbers:
        return _taken_back(ctx, answers, poll)
    if len(numbers) > poll.most:
        raise Refusal("poll-too-many", most=poll.most).at("ticked")
    return answered(ctx, answers, poll, numbers)


@polls.form("suit", sealed=True)
def suit(
    ctx: Context[Settings],
    store: Polls,
    answers: PollAnswers,
    poll_id: Id,
    ticked: Annotated[list[str] | None, Option(most=MOST_CHOICES)] = None,
) -> Card:
    """The times that suit, in place of what was ticked before; none is an answer as well."""
    poll = still_open(ctx, store, poll_id, Kind.TIMES)
    return answered(ctx, answers, poll, _numbers(ticked, poll))


@tick.suggest("ticked")
@suit.suggest("ticked")
def _to_tick(ctx: Context[Settings], store: Polls, poll_id: Id) -> list[Choice]:
    poll = at_hand(ctx, store, poll_id)
    zone = f" ({ctx.course.time_zone})" if poll.kind == Kind.TIMES else ""  # a form cannot have each reader's
    return [Choice(str(number), f"{label_of(ctx, poll, number)}{zone}") for number in range(len(poll.choices))]


@tick.prefill
def _ticked(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> dict[str, object]:
    return _begins(ctx, answers, still_open(ctx, store, poll_id, Kind.SEVERAL))


@suit.prefill
def _suited(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> dict[str, object]:
    return _begins(ctx, answers, still_open(ctx, store, poll_id, Kind.TIMES))


def _begins(ctx: Context[Settings], answers: PollAnswers, poll: Poll) -> dict[str, object]:
    return {"ticked": [str(number) for number in chosen_by(ctx, answers, poll)]}


def _numbers(ticked: list[str] | None, poll: Poll) -> tuple[int, ...]:
    return tuple(sorted({number_of(each, poll) for each in ticked or ()}))


def number_of(picked: str, poll: Poll) -> int:
    """The number of the choice that was picked. Raises :class:`Refusal` for what no menu offers."""
    number = int(picked) if picked.isascii() and picked.isdecimal() and len(picked) < 3 else MOST_CHOICES
    if number >= len(poll.choices):
        raise Refusal("unfit-choice")
    return number


@polls.button("none", sealed=True)
def choose_none(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> Card:
    """None of the times suits, which is an answer as well."""
    return answered(ctx, answers, still_open(ctx, store, poll_id, Kind.TIMES), ())


@polls.form("write", sealed=True)
def write(
    ctx: Context[Settings],
    store: Polls,
    answers: PollAnswers,
    poll_id: Id,
    words: Annotated[str, Option(most=LONGEST_TEXT, long=True)],
) -> Card:
    """An answer in one's own words."""
    return answered(ctx, answers, still_open(ctx, store, poll_id, Kind.TEXT), words)


@write.prefill
def _written(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> dict[str, object]:
    mine = own(ctx, answers, still_open(ctx, store, poll_id, Kind.TEXT))
    return {"words": mine.given if mine else None}


def answered(ctx: Context[Settings], answers: PollAnswers, poll: Poll, given: Given) -> Card:
    """The answer is kept; whatever was answered later by the same person stays."""
    if poll.label is Label.UNLINKABLE:
        try:
            mine = _opened(box_of(ctx, poll).put(ctx.person, as_sealed(given), ctx.stamp))
        except KeyLost:
            return _cannot(ctx, poll)
        except NotOpen:
            raise Refusal("poll-over") from None
    else:
        answers.put(poll.poll_id, ctx.person, given, ctx.stamp, ctx.now())
        mine = own(ctx, answers, poll) or Own(None)
    _counts(ctx, poll)
    return _own_card(ctx, poll, mine, "answered")


def _cannot(ctx: Context[Settings], poll: Poll) -> Card:
    """Nothing is kept; it is looked at once whether the key is missing for everyone, so that the card says so."""
    ctx.at(ctx.now(), link_to("look-for-key", poll.poll_id), key=f"key:{poll.poll_id}")
    return Card(text=ctx.text("poll-cannot"), note=ctx.text("only-you"))


def _counts(ctx: Context[Settings], poll: Poll) -> None:
    """The card tells of one more, at its least interval; where it counts in steps, it is looked at soon whether there
    is a step to tell of. Whether somebody answers, changes that or takes it back, the same is queued.

    Counting here would take the longer the more there are; later, and at the same moments for all that come meanwhile,
    it is done once, and nothing is queued as asked for by whoever answered.
    """
    if poll.label is Label.NAMED:
        ctx.refresh(poll_link(poll))
    if poll.label is not Label.NAMED or poll.closes_with:
        look = _next_look(ctx.now())
        # With a key of its own: what comes while one is due and not yet begun must not put it off.
        ctx.at(look, link_to("so-far", poll.poll_id), key=f"so-far:{poll.poll_id}:{look:%H%M%S}")


def _next_look(now: datetime) -> datetime:
    """The next of the moments that lie :data:`LOOKS_EVERY` apart, the same for all that come until then."""
    return now + LOOKS_EVERY - (now - datetime.min.replace(tzinfo=now.tzinfo)) % LOOKS_EVERY


# One's own answer.


@polls.button("mine", sealed=True)
def my_answer(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> Card:
    """What one answered, for oneself alone, with the ways to change it and to take it back."""
    poll = still_open(ctx, store, poll_id)
    mine = own(ctx, answers, poll)
    if mine is None or mine.given is None:
        return Card(text=ctx.text("not-answered"), actions=answering(ctx, poll), note=ctx.text("only-you"))
    return _own_card(ctx, poll, mine, "your-answer")


@polls.button("withdraw", answers="here", sealed=True)
def withdraw(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> Card:
    """One's answer is taken back; there is nothing to explain."""
    return _taken_back(ctx, answers, still_open(ctx, store, poll_id))


def _taken_back(ctx: Context[Settings], answers: PollAnswers, poll: Poll) -> Card:
    """What stands now is told: an answer that was given later stays, and so does that there was none."""
    if poll.label is Label.UNLINKABLE:
        try:
            gone = box_of(ctx, poll).withdraw(ctx.person, ctx.stamp)
        except KeyLost:
            return _cannot(ctx, poll)
    else:
        gone = answers.of(poll.poll_id, ctx.person) is not None
        gone = gone and answers.put(poll.poll_id, ctx.person, None, ctx.stamp, ctx.now())
    _counts(ctx, poll)  # as after an answer: without it, what is queued would tell who took theirs back
    mine = None if gone else own(ctx, answers, poll)
    if mine is not None and mine.given is not None:
        return _own_card(ctx, poll, mine, "answered-later")
    said_now = ctx.text("withdrawn" if gone or mine else "not-answered")
    return Card(text=said_now, actions=answering(ctx, poll), note=ctx.text("only-you"))


def own(ctx: Context[Any], answers: PollAnswers, poll: Poll) -> Own | None:
    """What this person answered; ``None`` when they never did. Raises :class:`Refusal` where its key is lost."""
    if poll.label is not Label.UNLINKABLE:
        kept = answers.of(poll.poll_id, ctx.person)
        return Own(kept.given) if kept else None
    try:
        mine = box_of(ctx, poll).mine(ctx.person)
    except KeyLost:
        raise Refusal("poll-cannot") from None
    return _opened(mine) if mine else None


def chosen_by(ctx: Context[Any], answers: PollAnswers, poll: Poll) -> tuple[int, ...]:
    """The choices in this person's answer, with which its form begins; none where they gave none."""
    mine = own(ctx, answers, poll)
    return mine.given if mine and isinstance(mine.given, tuple) else ()


def _opened(mine: Mine) -> Own:
    return Own(from_sealed(mine.answer) if mine.answer is not None else None, mine.code)


def _own_card(ctx: Context[Settings], poll: Poll, mine: Own, text_id: str) -> Card:
    chosen = mine.given if isinstance(mine.given, tuple) else ()
    text = ctx.text(text_id, answer=said(ctx, poll, mine.given))
    if mine.code and not poll.best_only:  # of what was answered nothing is kept, to be found by it
        text += (Words("\n\n"), *ctx.text("code", code=Words(mine.code, bold=True)))
    withdrawing = Button(ctx.plain("withdraw-button"), link_to("withdraw", poll.poll_id), Look.CAREFUL)
    actions = (*answering(ctx, poll, chosen), withdrawing)
    return Card(text=text, actions=actions, note=ctx.text(f"own-{seen_as(poll)}"))


def said(ctx: ViewContext[Any], poll: Poll, given: Given | None) -> Text:
    """An answer in words, for whoever gave it or may see it."""
    if given is None:
        return ctx.text("nothing-given")
    if isinstance(given, str):
        return (Said(given),)
    if poll.kind == Kind.SCALE:
        return (Words(scale_label(poll, given[0])),)
    if not given:
        return ctx.text("no-time")
    if poll.kind == Kind.TIMES:
        return joined([(When(moment_of(poll, number)),) for number in given], ", ")
    parts = [(Said(label_of(ctx, poll, number)),) for number in given]
    return joined(parts, " › " if poll.kind == Kind.RANKING else ", ")
