"""What the staff sees of questions: each that is open with its counts, never with names, and what comes next."""

from __future__ import annotations

from typing import Final

from bot.card import Button, Card
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Role
from bot.section import Section
from bot.text import Style, Text, When, Words, joined
from bot.written import in_short
from cogs.icebreakers.asking import BRIEF, found, passes_told, prompt_of, said_in, words_of
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.prompts import easier, nudged, prompt, thread_of
from cogs.icebreakers.schedule import plans_of
from storage.decks import Decks
from storage.deeper import Deeper
from storage.icebreaker_answers import Answers, Count
from storage.icebreakers import COMING, POSTED, Icebreakers, Put
from storage.jobs import Jobs
from storage.schedules import Schedules
from storage.standing import Standing
from storage.suggestions import Suggestions

MOST_OPEN: Final = 10  # the newest
MOST_BUTTONS: Final = 5
ON_A_BUTTON: Final = 40  # characters of a question, where several are silent


@icebreakers.section("status")
def status(
    ctx: Context[Settings],
    store: Icebreakers,
    decks: Decks,
    suggestions: Suggestions,
    answers: Answers,
    deeper: Deeper,
    schedules: Schedules,
    jobs: Jobs,
    standing: Standing,
) -> Section:
    """What is open, how many took part, what comes next and what waits to be decided, for the staff's status."""
    lines: list[Text] = []
    silent: list[Put] = []
    recent = store.recent(ctx.course.course_id, COMING, POSTED, most=MOST_OPEN)
    ids = [each.prompt_id for each in recent]
    given, passes = answers.counts(ids), store.counts_of_passes(ids)
    stand = standing.there([prompt.link(Id(put.prompt_id)) for put in recent])
    for put in reversed(recent):
        if put.state == POSTED:
            if prompt.link(Id(put.prompt_id)) not in stand:  # somebody deleted it there
                continue
            count, passed = given.get(put.prompt_id, Count()), passes.get(put.prompt_id, 0)
            lines.append(open_line(ctx, put, count, passes_told(ctx, answers, deeper, put, passed)))
            silent += [put] if is_silent(put, count) and not put.nudged else []
        elif jobs.will_post(prompt.link(Id(put.prompt_id)), put.place.key):
            lines.append(_line(ctx, "coming", put))
    # Those who were asked at once are one line: in how many threads they are would tell how many they are.
    asked_at_once = dict.fromkeys((each.place, each.opened_at) for each in deeper.open_groups(ctx.course.course_id))
    lines += [
        ctx.text("deeper-open", place=place, since=When(opened_at, Style.DATE)) for place, opened_at in asked_at_once
    ]
    plans = [line for _, line in plans_of(ctx, store, decks, schedules, jobs)]
    lines += plans or [ctx.text("none-planned")]
    if waiting := suggestions.count(ctx.course.course_id):
        lines.append(ctx.text("suggestions-wait", count=waiting))
    if len(lines) > 1:  # each may take several lines on a phone
        lines = [(Words("• "), *line) for line in lines]
    return Section(ctx.plain("cog-name"), joined(lines, "\n"), _buttons(ctx, silent[-MOST_BUTTONS:]))


def _line(ctx: ViewContext[Settings], text_id: str, put: Put) -> Text:
    words = words_of(put, ctx.course.language, BRIEF)
    return ctx.text(text_id, words=words, place=put.place, since=When(put.made_at, Style.DATE))


def open_line(ctx: ViewContext[Settings], put: Put, given: Count, passed: int) -> Text:
    """A question and what came of it so far, as numbers: who it was, and who was silent, is nobody's business."""
    parts: list[Text] = []
    match prompt_of(put).kind:
        case Kind.THIS_OR_THAT if given.people:
            parts.append(ctx.text("count-chose", count=given.people))
        case Kind.TOGETHER if put.revealed:
            parts.append(ctx.text("count-appeared", count=given.with_words))
        case Kind.TOGETHER if given.people:
            parts.append(ctx.text("in-so-far", count=given.people, answered=given.with_words))
        case _:
            pass
    if put.answers:
        parts.append(ctx.text("count-wrote", count=put.answers))
    if not parts:
        parts.append(ctx.text("count-nobody"))
    if passed:
        parts.append(ctx.text("count-passed", count=passed))
    return (*_line(ctx, "revealed" if put.revealed else "open", put), Words(" ("), *joined(parts, "; "), Words(")"))


def is_silent(put: Put, given: Count) -> bool:
    """Whether nobody answered yet."""
    return put.answers == 0 and given.people == 0


def _buttons(ctx: ViewContext[Settings], silent: list[Put]) -> tuple[Button, ...]:
    """One for each silent question, which says for which where there are several."""
    if len(silent) == 1:
        return (Button(ctx.plain("easier-now-button"), easier_now.link(Id(silent[0].prompt_id))),)
    labelled = [(put, in_short(said_in(put, ctx.course.language), ON_A_BUTTON)) for put in silent]
    return tuple(
        Button(ctx.plain("easier-now-for", words=words), easier_now.link(Id(put.prompt_id))) for put, words in labelled
    )


@icebreakers.button("easier-now", needs=Role.ASSISTANT)
def easier_now(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> Card:
    """The one easier question, before its time; it comes once, whoever asks for it and however often."""
    put = found(ctx, store, prompt_id)
    if put.state != POSTED:
        raise Refusal("prompt-over")
    if ctx.resting():
        raise Refusal("easier-resting")
    if not is_silent(put, Count(answers.count(prompt_id))):
        raise Refusal("easier-answered")
    if not store.nudge(prompt_id):
        raise Refusal("easier-before")
    ctx.cancel(f"nudge:{prompt_id}")
    ctx.post(thread_of(put), easier.link(prompt_id), then=nudged.link(prompt_id))
    return Card(text=ctx.text("easier-comes", place=put.place), note=ctx.text("only-you"))
