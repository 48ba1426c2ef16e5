"""On each person's own page: what they can answer, what is theirs, and what comes next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.card import Action, Button, Card
from bot.context import Context
from bot.hiding import piece_id
from bot.kinds import Id
from bot.people import Place, Role
from bot.schedule import local
from bot.section import Section
from bot.text import Spot, Style, Text, When, Words, joined
from cogs.icebreakers.asking import BRIEF, DEEPEST, QUESTION, asked, asking, is_deeper, of_people, prompt_of, words_of
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.gone import wish_gone
from cogs.icebreakers.listing import planned_and_asked
from cogs.icebreakers.pausing import pause_deeper, resume_deeper
from cogs.icebreakers.prompts import no_more, pass_on, prompt
from cogs.icebreakers.schedule import plan, plans_of
from cogs.icebreakers.suggesting import my_suggestions
from storage.decks import Decks
from storage.deeper import Deeper
from storage.icebreaker_answers import Answers
from storage.icebreakers import Icebreakers, Put
from storage.jobs import Jobs
from storage.reports import Reports
from storage.schedules import Schedules
from storage.standing import Standing, Stands
from storage.still_open import StillOpen
from storage.suggestions import Suggestions

MOST_SHOWN: Final = 5  # the newest; of the others how many they are


@icebreakers.home("answer")
def to_answer(ctx: Context[Settings], still_open: StillOpen, standing: Standing, reports: Reports) -> Card | None:
    """The newest that this person can still answer, whole and with its buttons."""
    found = _found(ctx, still_open, standing)[:1]
    if not found:
        return None
    ((newest, at),) = found
    text = ctx.text("home-hidden") if _hidden(reports, found) else asked(newest, ctx.speak.language)
    note = ctx.text("home-answer-note" if prompt_of(newest).kind is Kind.OPEN else "home-pass-note")
    title, where = ctx.plain("home-answer-title"), _where(ctx, newest, at)
    return Card(title, (*text, Words("\n"), *where), actions=_buttons(ctx, newest), note=note)


@to_answer.looks
def _places(ctx: Context[Settings], still_open: StillOpen) -> list[Place]:
    return [each.place for each in _theirs(ctx, still_open) if not is_deeper(each)]


@icebreakers.home("others")
def open_as_well(ctx: Context[Settings], still_open: StillOpen, standing: Standing, reports: Reports) -> Card | None:
    """The way to each of the others."""
    found = _found(ctx, still_open, standing)[1:]
    if not found:
        return None
    shown, more = found[: MOST_SHOWN - 1], len(found) - MOST_SHOWN + 1
    hidden = _hidden(reports, shown)
    lines = [(Words("• "), *_line(ctx, put, at, put.prompt_id in hidden)) for put, at in shown]
    lines += [ctx.text("home-more", count=more)] if more > 0 else []
    return Card(ctx.plain("home-others"), joined(lines, "\n"))


def _found(ctx: Context[Settings], still_open: StillOpen, standing: Standing) -> list[tuple[Put, Stands]]:
    """What they can answer and where it stands, the newest first; what somebody deleted there stands nowhere."""
    theirs = [each for each in _theirs(ctx, still_open) if is_deeper(each) or ctx.reads(each.place)]
    stand = {each.link: each for each in standing.everywhere([prompt.link(Id(each.prompt_id)) for each in theirs])}
    return [(put, at) for put in theirs if (at := stand.get(prompt.link(Id(put.prompt_id))))]


def _hidden(reports: Reports, found: list[tuple[Put, Stands]]) -> set[int]:
    """Those of them whose words the staff hid."""
    pieces = {put.prompt_id: piece_id(prompt.link(Id(put.prompt_id)), QUESTION) for put, _ in found if of_people(put)}
    gone = reports.hidden_among(pieces.values())
    return {prompt_id for prompt_id, piece in pieces.items() if piece in gone}


def _theirs(ctx: Context[Settings], still_open: StillOpen) -> list[Put]:
    """What they can still answer where they can read; whoever posted a question in a thread has no need to."""
    found = still_open.to(ctx.person, ctx.course.course_id)
    return [each for each in found if each.by != ctx.person.external_id or prompt_of(each).kind is not Kind.OPEN]


def _line(ctx: Context[Settings], put: Put, at: Stands, is_hidden: bool) -> Text:
    words = ctx.text("home-hidden") if is_hidden else words_of(put, ctx.speak.language, BRIEF)
    return (*words, Words(" "), *_where(ctx, put, at))


def _where(ctx: Context[Settings], put: Put, at: Stands) -> Text:
    """The way to it; a room has no name for who is not in it, and these are."""
    place = Place.parse(ctx.space.id, at.at_place)
    way = Spot(ctx.plain("home-way"), place, at.message_id)
    return ctx.text("home-in-room", way=(way,)) if is_deeper(put) else ctx.text("home-in", place=place, way=(way,))


def _buttons(ctx: Context[Settings], put: Put) -> tuple[Action, ...]:
    passes = Button(ctx.plain("pass-button"), pass_on.link(Id(put.prompt_id)))
    return (*asking(put).actions(ctx, put), passes)


@icebreakers.section("mine")
def mine(ctx: Context[Settings], suggestions: Suggestions, deeper: Deeper) -> Section | None:
    """What I suggested, while it waits; and my programme."""
    parts = [part for part in (my_suggestions(ctx, suggestions), _programme(ctx, deeper)) if part is not None]
    if len(parts) < 2:
        return parts[0] if parts else None
    text = joined([(Words(f"{each.title}\n", bold=True), *each.text) for each in parts], "\n")
    return Section(ctx.plain("cog-name"), text, tuple(action for each in parts for action in each.actions))


def _programme(ctx: Context[Settings], deeper: Deeper) -> Section | None:
    """For who wished for deeper questions: where, whether they rest, which rooms they are in, and how to leave."""
    wishes, groups = deeper.wishes_of(ctx.person), deeper.groups_of(ctx.person)
    if not wishes and not groups:
        return None
    lines = [
        ctx.text("mine-wish-deepest" if wish.level == DEEPEST else "mine-wish", place=place)
        for place, wish in wishes.items()
    ]
    lines += [ctx.text("mine-group", place=each.place, closes=When(each.closes_at, Style.DATE)) for each in groups]
    paused = max((each.rests_until for each in wishes.values() if each.rests_until), default=None)
    buttons: list[Button] = []
    if paused is not None and paused > ctx.now():
        lines.append(ctx.text("mine-paused", until=When(paused - timedelta(minutes=1), Style.DATE)))  # that day's end
        buttons.append(Button(ctx.plain("resume-deeper-button"), resume_deeper.link()))
    elif wishes:
        buttons.append(Button(ctx.plain("pause-deeper-button"), pause_deeper.link()))
    buttons.append(Button(ctx.plain("leave-deeper-button"), leave_deeper.link()))
    return Section(ctx.plain("mine-deeper"), joined([*lines, *_resting(ctx)], "\n"), tuple(buttons))


def _resting(ctx: Context[Settings]) -> list[Text]:
    """Until when icebreakers rest, if they do."""
    today = local(ctx.now(), ctx.course.time_zone).date()
    last = max((each.last for each in ctx.pauses() if each.holds(today)), default=None)
    return [] if last is None else [ctx.text("home-rests", until=Words(last.isoformat()))]


@icebreakers.button("leave-deeper")
def leave_deeper(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper) -> Card:
    """No deeper questions any more, in no place, and out of all rooms; there is nothing to explain."""
    no_more(ctx, store, answers, deeper)
    return wish_gone(ctx, stay=ctx.rooms_fixed)


@icebreakers.home("next", needs=Role.INSTRUCTOR)
def comes_next(
    ctx: Context[Settings], store: Icebreakers, decks: Decks, schedules: Schedules, jobs: Jobs
) -> Card | None:
    """For whoever runs the class: which question is due next, and the way to all that can be set."""
    if not ctx.course.set_up:
        return None
    due = [line for each, line in plans_of(ctx, store, decks, schedules, jobs) if each.due_at is not None]
    text = joined([*(due[:1] or [ctx.text("none-planned")]), *_resting(ctx)], "\n")
    settings = next((each.settings for each in ctx.features() if each.cog == icebreakers.name), None)
    actions: list[Any] = [
        Button(ctx.plain("icebreaker-list"), planned_and_asked.link()),
        Button(ctx.plain("icebreaker-schedule"), plan.link()),
    ]
    if settings is not None:
        actions.append(Button(ctx.plain("home-settings-button"), settings))
    return Card(ctx.plain("home-next-title"), text, actions=tuple(actions))
