"""What came of a poll, as people see it: numbers, and names where they were promised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bot.card import Field, Image
from bot.context import ViewContext
from bot.naming import names
from bot.people import Person
from bot.text import Piece, Said, Text, Words, joined, plain
from bot.written import in_short
from cogs.polls.asking import CHOICE, choice, label_of, may_be_shown, size_of
from cogs.polls.best import best
from cogs.polls.charts import image, percent
from cogs.polls.kinds import Kind
from cogs.polls.ranking import Round
from cogs.polls.tally import Result
from storage.poll_answers import Answer
from storage.polls import Label, Poll

ROUNDS: Final = 800  # characters for those of a ranking; the picture and the files have them all
LONGEST_ALT: Final = 1_000  # characters, which every platform takes with a picture
IN_A_ROUND: Final = 24  # characters of a choice where it stands again and again


def outcome(ctx: ViewContext[Any], poll: Poll, answers: Sequence[Answer] = ()) -> tuple[Field, ...]:
    """The figures; ``answers`` are those whose names may stand beside them."""
    if not poll.took_part:  # a result was seen, and who stood in it is gone; or there never was one
        return (Field(ctx.plain("outcome-label"), ctx.text("answers-gone" if poll.seen else "nobody-answered")),)
    if poll.kind == Kind.TEXT:
        posted = "took-part-many" if "ends" in (poll.result or {}) else "took-part-texts"
        took_part = ctx.text(posted, count=poll.took_part)
        return (Field(ctx.plain("outcome-label"), took_part),)
    if poll.best_only:
        return best(ctx, poll)
    result = Result.from_json(poll.result)
    chose = _by_choice(poll, answers)
    lines = [_line(ctx, poll, result, number, chose.get(number, [])) for number in range(size_of(poll))]
    fields = [Field(ctx.plain("outcome-label"), joined(lines, "\n"))]
    fields += _of_kind(ctx, poll, result)
    return (*fields, Field(ctx.plain("took-part-label"), ctx.text("took-part", count=result.took_part)))


def _line(ctx: ViewContext[Any], poll: Poll, result: Result, number: int, people: Sequence[Person]) -> Text:
    """One choice with how many chose it, and who, where that was promised."""
    count = result.counts[number]
    share = Words(percent(count / result.took_part if result.took_part else 0))
    best = number in result.winners and poll.kind != Kind.RANKING
    text_id = "outcome-first" if poll.kind == Kind.RANKING else "outcome-best" if best else "outcome-line"
    line = (*ctx.text(text_id, count=count, share=share), Words(" "), *choice(ctx, poll, number))
    return (*line, Words(" – "), *names(ctx, people)) if people else line


def _of_kind(ctx: ViewContext[Any], poll: Poll, result: Result) -> list[Field]:
    """What only this kind has beside its counts."""
    if poll.kind == Kind.SCALE and result.mean is not None and result.median is not None:
        middle = ctx.text("middle", median=f"{result.median:g}", mean=f"{result.mean:.1f}", points=poll.most)
        return [Field(ctx.plain("middle-label"), middle)]
    if poll.kind != Kind.RANKING:
        return []
    fields = [Field(ctx.plain("rounds-label"), joined(_rounds(ctx, poll, result), "\n"))]
    winners = joined([_short(ctx, poll, each) for each in result.winners], ", ")
    fields.append(Field(ctx.plain("winner-label"), ctx.text("winner", winners=winners, count=len(result.winners))))
    if result.condorcet is not None:
        beats = ctx.text("condorcet", choice=_short(ctx, poll, result.condorcet), count=result.took_part)
        fields.append(Field(ctx.plain("condorcet-label"), beats))
    return fields


def _rounds(ctx: ViewContext[Any], poll: Poll, result: Result) -> list[Text]:
    """The rounds of a run-off: of many the first ones, as far as there is room, and always the last."""
    rounds = [_round(ctx, poll, number, each) for number, each in enumerate(result.rounds, start=1)]
    if not rounds:
        return []
    room, shown = ROUNDS - len(plain(rounds[-1])), list[Text]()
    for each in rounds[:-1]:
        if (room := room - len(plain(each))) < 0:
            break
        shown.append(each)
    return [*shown, rounds[-1]]


def _round(ctx: ViewContext[Any], poll: Poll, number: int, found: Round) -> Text:
    """One round of a run-off: who had how many, who went out, and what settled it where several were last."""
    had = [(each, count) for each, count in enumerate(found.counts) if count is not None]
    counts = [(*_shorter(ctx, poll, each), Words(f": {count}")) for each, count in had]
    line: Text = (*ctx.text("round", number=number), Words(" "), *joined(counts, ", "))
    if found.exhausted:
        line += ctx.text("round-exhausted", count=found.exhausted)
    if found.out:
        line += ctx.text("round-out", out=joined([_shorter(ctx, poll, each) for each in found.out], ", "))
        line += ctx.text(f"tie-{found.tie}") if found.tie else ()
    return line


def _short(ctx: ViewContext[Any], poll: Poll, number: int) -> Text:
    """A choice where its words stand on the card already: they are hidden there, and here is only which it is."""
    return (Said(label_of(ctx, poll, number)),)


def _shorter(ctx: ViewContext[Any], poll: Poll, number: int) -> Text:
    """Only so much of it that it is known again."""
    return (Said(in_short(label_of(ctx, poll, number), IN_A_ROUND)),)


def _by_choice(poll: Poll, answers: Sequence[Answer]) -> dict[int, list[Person]]:
    """Who chose what, those who were first first; of a ranking, what they ranked first."""
    found: dict[int, list[Person]] = {}
    for each in answers:
        if isinstance(each.given, tuple):
            given = each.given[:1] if poll.kind == Kind.RANKING else each.given
            for number in given:
                found.setdefault(number - (poll.kind == Kind.SCALE), []).append(each.person)
    return found


def who_chose(ctx: ViewContext[Any], poll: Poll, answers: Sequence[Answer]) -> tuple[Field, ...]:
    """Who chose what so far, where that is shown from the start."""
    if poll.kind == Kind.TEXT:
        return ()
    chose = _by_choice(poll, answers)
    lines: list[Text] = []
    for number in range(size_of(poll)):
        people = chose.get(number, [])
        line = (Words(f"{len(people)} · "), *choice(ctx, poll, number))
        lines.append((*line, Words(": "), *names(ctx, people)) if people else line)
    label = "so-far-first-label" if poll.kind == Kind.RANKING else "so-far-live-label"
    return (Field(ctx.plain(label), joined(lines, "\n")),)


# The picture.


def picture(ctx: ViewContext[Any], poll: Poll, shown: Sequence[Field], *, for_staff: bool = False) -> Image | None:
    """The figures as a picture, and what it says for whoever does not see it: of much the beginning, for all of it
    stands on the card as well (``shown``), and the picture must find room there. Nobody's name is in it."""
    if poll.kind == Kind.TEXT or poll.best_only or poll.result is None or not may_be_shown(poll):
        return None
    if poll.label is Label.STAFF_ONLY and not for_staff:
        return None
    told = shown if poll.label is Label.UNLINKABLE else outcome(ctx, poll)
    said = [
        (Words(f"{each.label}: "), *each.text) for each in told if not any(isinstance(run, Person) for run in each.text)
    ]
    words = _unhidden(ctx, poll, joined(said, " "))
    return image(ctx, poll, Result.from_json(poll.result), in_short(plain(words), LONGEST_ALT))


def _unhidden(ctx: ViewContext[Any], poll: Poll, text: Text) -> Text:
    """A text as it stands where nothing is hidden by itself: a choice whose words staff hid is its number."""
    found = [(each, each.key if isinstance(each, Piece) else "") for each in text]
    return tuple(
        Words(label_of(ctx, poll, int(key.removeprefix(CHOICE)))) if key.startswith(CHOICE) else each
        for each, key in found
    )
