"""Results for whoever asked, the ballots for everyone who wants to count again, and a receipt that finds its own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

from bot.card import Card, Field, File
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.naming import written_names
from bot.people import Person, Role
from bot.seal import read_code
from bot.text import Said, Text, Words, joined
from cogs.polls.asking import at_hand, brief, label_of, managed, may_be_shown, name_of, question_hidden, seen_as
from cogs.polls.cog import Settings, polls
from cogs.polls.in_writing import Written, all_written, unhidden
from cogs.polls.kinds import Kind
from cogs.polls.showing import outcome, picture
from cogs.polls.tally import Result
from cogs.polls.thresholds import lists_ballots
from cogs.polls.voting import said
from storage.people import People
from storage.poll_answers import Answer, Ballots, Given, PollAnswers
from storage.polls import Label, Poll, Polls, State
from storage.reports import Reports

LOST: Final = (State.LOST, State.GIVEN_UP)  # nobody can count it
ON_A_CARD: Final = 2_000  # characters of written answers; all of them are in the file
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # what a table would calculate instead of showing


@polls.button("results", needs="asks")
def results(
    ctx: Context[Settings],
    store: Polls,
    answers: PollAnswers,
    ballots: Ballots,
    reports: Reports,
    people: People,
    poll_id: Id,
) -> Card:
    """All that may be shown of a poll, to read and to take along. Of *staff only*, with names, for instructors."""
    poll = managed(ctx, store, poll_id)
    if poll.label is Label.STAFF_ONLY and ctx.role < Role.INSTRUCTOR:
        raise Refusal("results-staff-only-refused")
    if poll.state is not State.CLOSED:
        raise Refusal("results-lost" if poll.state in LOST else "results-not-yet")
    if not may_be_shown(poll):
        raise Refusal("results-too-few", least=poll.least or 1)
    if poll.took_part:  # of nobody nothing was seen, so that it can still be opened again
        store.show(poll_id)
    named = () if poll.label is Label.UNLINKABLE else _in_no_order(answers.to(poll_id))
    written = unhidden(reports, poll, all_written(poll, answers, ballots)) if poll.kind == Kind.TEXT else []
    fields = (*outcome(ctx, poll, named), *_written(ctx, poll, written))
    names = written_names(ctx, people, [each.person for each in named])
    return Card(
        brief(ctx, poll),
        fields=fields,
        image=picture(ctx, poll, fields, for_staff=True),
        files=() if poll.best_only else exported(ctx, poll, named, written, names),
        note=_note(ctx, poll),
    )


def _note(ctx: ViewContext[Settings], poll: Poll) -> Text:
    """Who sees this; and where the rounds are, in whose table each line is a person."""
    seen = ctx.text(f"results-{seen_as(poll)}")
    in_table = poll.kind != Kind.RANKING or poll.label is Label.UNLINKABLE
    return seen if in_table else (*seen, Words(" "), *ctx.text("rounds-in-json"))


@results.looks
def _who_answered(ctx: Context[Settings], store: Polls, answers: PollAnswers, poll_id: Id) -> list[Person]:
    """Those whose names stand in the files, where who answered what is told."""
    poll = store.get(poll_id)
    if poll is None or poll.label is Label.UNLINKABLE or not may_be_shown(poll):
        return []
    return [each.person for each in answers.to(poll_id)]


def _in_no_order(named: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers so that their order does not tell who was first."""
    return tuple(sorted(named, key=lambda each: each.person.external_id))


def _written(ctx: ViewContext[Settings], poll: Poll, written: Sequence[Written]) -> tuple[Field, ...]:
    if poll.kind != Kind.TEXT:
        return ()
    lines: list[Text] = []
    room = ON_A_CARD
    for each in written:
        if (room := room - len(each.words)) < 0:
            lines.append(ctx.text("rest-in-file"))
            break
        lines.append((each.person or Words("•"), Words(": " if each.person else " "), Said(each.words)))
    return (Field(ctx.plain("texts-label"), joined(lines, "\n")),)


# To take along.


def exported(
    ctx: ViewContext[Settings],
    poll: Poll,
    named: Sequence[Answer],
    written: Sequence[Written],
    names: Mapping[Person, str],
) -> tuple[File, ...]:
    """What the card shows, and nothing beside it, as a table and as JSON. Two people may have one ``name``, so the
    platform's id stands beside it."""
    rows = _rows(ctx, poll, named, written, names)
    table = io.StringIO()
    csv.writer(table).writerows([[_harmless(cell) for cell in row] for row in rows])
    question = ctx.plain("question-hidden") if question_hidden(ctx, poll) else poll.question
    head = {"question": question, "kind": poll.kind, "label": poll.label, "took_part": poll.took_part}
    result = None if poll.kind == Kind.TEXT else poll.result
    plain = json.dumps(head | {"rows": rows[1:], "columns": rows[0], "result": result}, ensure_ascii=False, indent=2)
    return (
        File("poll.csv", "text/csv", b"\xef\xbb\xbf" + table.getvalue().encode()),
        File("poll.json", "application/json", plain.encode()),
    )


def _rows(
    ctx: ViewContext[Settings],
    poll: Poll,
    named: Sequence[Answer],
    written: Sequence[Written],
    names: Mapping[Person, str],
) -> list[list[Any]]:
    if poll.label is not Label.UNLINKABLE:
        told: list[tuple[Person, str]] = [(each.person, each.words) for each in written if each.person]
        if poll.kind != Kind.TEXT:
            told = [(each.person, _cell(ctx, poll, each.given)) for each in named]
        columns = [ctx.plain(each) for each in ("column-name", "column-person", "column-answer")]
        return [columns, *([names.get(person, ""), person.external_id, answer] for person, answer in told)]
    if poll.kind == Kind.TEXT:
        return [[ctx.plain("column-answer")], *([each.words] for each in written)]
    found = Result.from_json(poll.result) if poll.result else Result(0, ())
    lines: list[list[Any]] = [[_choice(ctx, poll, number), count] for number, count in enumerate(found.counts)]
    head = [ctx.plain("column-choice"), ctx.plain("column-count")]
    for turn, each in enumerate(found.rounds, start=1):  # of a ranking; who is out has nothing there any more
        head.append(ctx.plain("column-round", number=turn))
        for line, count in zip(lines, each.counts, strict=True):
            line.append("" if count is None else count)
    return [head, *lines]


def _cell(ctx: ViewContext[Settings], poll: Poll, given: Given | None) -> str:
    if not isinstance(given, tuple):
        return given or ""
    numbers = [each - 1 for each in given] if poll.kind == Kind.SCALE else given
    return "; ".join(_choice(ctx, poll, number) for number in numbers)


def _choice(ctx: ViewContext[Settings], poll: Poll, number: int) -> str:
    """A choice in a file: a time with its year and its zone, for a file is read anywhere."""
    return poll.choices[number] if poll.kind == Kind.TIMES else label_of(ctx, poll, number)


def _harmless(cell: Any) -> Any:
    """A cell that no table program takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


# Counting again.


@polls.button("ballots")
def all_ballots(ctx: Context[Settings], store: Polls, ballots: Ballots, poll_id: Id) -> Card:
    """Every ballot with its code, shuffled: everyone can count them, and find their own, and nobody else's."""
    poll = at_hand(ctx, store, poll_id)
    if not lists_ballots(poll):
        raise Refusal("ballots-best" if poll.best_only else "ballots-none")
    if poll.state is not State.CLOSED:
        raise Refusal("results-lost" if poll.state in LOST else "results-not-yet")
    if not may_be_shown(poll):
        raise Refusal("results-too-few", least=poll.least)
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow([ctx.plain("column-code"), ctx.plain("column-answer")])
    for each in ballots.of(poll_id):
        writer.writerow([each.code, _harmless(_cell(ctx, poll, each.given))])
    file = File("ballots.csv", "text/csv", b"\xef\xbb\xbf" + table.getvalue().encode())
    return Card(
        ctx.plain("ballots-title"), ctx.text("ballots", count=poll.took_part), files=(file,), note=ctx.text("receipt")
    )


@polls.command("poll check", sealed=True)
def check(ctx: Context[Settings], store: Polls, ballots: Ballots, code: Annotated[str, Option(most=20)]) -> Card:
    """Whether the answer with this code was counted, and as what."""
    read = read_code(code)
    if read is None:
        raise Refusal("code-unfit").at("code")
    for poll_id, ballot in ballots.with_code(read):
        poll = store.get(poll_id)
        if poll is None or not may_be_shown(poll):
            continue
        shown = lists_ballots(poll)
        answer = said(ctx, poll, ballot.given) if shown else ()
        text = ctx.text("code-found-as" if shown else "code-found", poll=name_of(ctx, poll), answer=answer)
        return Card(ctx.plain("code-title"), text, note=ctx.text("receipt"))
    return Card(ctx.plain("code-title"), ctx.text("code-not-found"), note=ctx.text("code-not-found-note"))
