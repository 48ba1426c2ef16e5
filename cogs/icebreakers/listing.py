"""What is planned, what was asked lately, and what is open: each open one can be looked after by any instructor."""

from __future__ import annotations

from typing import Annotated, Final

from bot.card import Action, Button, Card, Choice, Field, Select
from bot.chosen import chosen_id
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Role
from bot.text import Style, Text, When, joined
from bot.written import in_short
from cogs.icebreakers.ask_me import end_hour
from cogs.icebreakers.asking import passes_now, prompt_of, said_in, words_of
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import LONGEST, Kind
from cogs.icebreakers.preview import mend
from cogs.icebreakers.revealing import reveal_now
from cogs.icebreakers.schedule import plans_of
from cogs.icebreakers.status import ON_A_BUTTON, easier_now, is_silent, open_line
from storage.ask_me import AskMe, Hour
from storage.decks import Decks
from storage.deeper import Deeper
from storage.icebreaker_answers import Answers, Count
from storage.icebreakers import ENDED, POSTED, Icebreakers, Put
from storage.jobs import Jobs
from storage.schedules import Schedules

MOST_OPEN: Final = 20  # questions, the newest; with the hours they fit one select
MOST_HOURS: Final = 5
MOST_REVEALS: Final = 5  # buttons, for the newest
ON_A_CHOICE: Final = 70  # characters of a question


@icebreakers.command("icebreaker list", needs=Role.ASSISTANT)
def planned_and_asked(
    ctx: Context[Settings],
    store: Icebreakers,
    decks: Decks,
    answers: Answers,
    deeper: Deeper,
    hours: AskMe,
    schedules: Schedules,
    jobs: Jobs,
) -> Card:
    """What is planned, what was put to the class lately, and for instructors what is open, whoever posted it."""
    plans = [line for _, line in plans_of(ctx, store, decks, schedules, jobs)]
    recent = store.recent(ctx.course.course_id, POSTED, ENDED)
    lately = [_asked(ctx, put) for put in recent]
    fields = [Field(ctx.plain("recent-label"), joined(lately, "\n"))] if lately else []
    actions: list[Action] = []
    if ctx.role >= Role.INSTRUCTOR:
        open_ = store.recent(ctx.course.course_id, POSTED, most=MOST_OPEN)
        given = answers.counts([each.prompt_id for each in open_])
        hidden = [each for each in open_ if _is_hidden(each)]
        if hidden:
            lines = [_line(ctx, store, answers, deeper, each) for each in hidden]
            fields.insert(0, Field(ctx.plain("hidden-still-label"), joined(lines, "\n")))
        actions += [Button(ctx.plain("mend-newest-button"), mend.link(Id(each.prompt_id))) for each in open_[:1]]
        actions += _reveals(ctx, hidden[:MOST_REVEALS])
        choices = [_choice(ctx, each, given.get(each.prompt_id, Count())) for each in open_]
        choices += [_hour_choice(ctx, each) for each in hours.open_in(ctx.course.course_id)[-MOST_HOURS:]]
        if choices:
            actions.append(Select(ctx.plain("look-after"), look_after.link(), tuple(choices)))
    text = joined(plans, "\n") if plans else ctx.text("none-planned")
    return Card(ctx.plain("list-title"), text, tuple(fields), actions=tuple(actions), note=ctx.text("only-you"))


def _asked(ctx: ViewContext[Settings], put: Put) -> Text:
    words = words_of(put, ctx.course.language, LONGEST)  # on one line
    return ctx.text("recent", when=When(put.made_at, Style.DATE), words=words, place=put.place)


def _is_hidden(put: Put) -> bool:
    return prompt_of(put).kind is Kind.TOGETHER and not put.revealed


def _line(ctx: ViewContext[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, put: Put) -> Text:
    """How it goes, as the status has it: numbers, never who."""
    given = answers.counts([put.prompt_id]).get(put.prompt_id, Count())
    return open_line(ctx, put, given, passes_now(ctx, store, answers, deeper, put))


def _reveals(ctx: ViewContext[Settings], hidden: list[Put]) -> list[Action]:
    """One for each, which says for which where there are several."""
    if len(hidden) == 1:
        return [Button(ctx.plain("reveal-button"), reveal_now.link(Id(hidden[0].prompt_id)))]
    labelled = [(put, in_short(said_in(put, ctx.course.language), ON_A_BUTTON)) for put in hidden]
    return [Button(ctx.plain("reveal-for", words=words), reveal_now.link(Id(put.prompt_id))) for put, words in labelled]


def _choice(ctx: ViewContext[Settings], put: Put, given: Count) -> Choice:
    words = in_short(said_in(put, ctx.course.language), ON_A_CHOICE)
    if _is_hidden(put):
        words = ctx.plain("look-after-hidden", count=given.with_words, words=words)
    return Choice(id_to_text(Id(put.prompt_id)), words)


def _hour_choice(ctx: ViewContext[Settings], hour: Hour) -> Choice:
    about = f": {in_short(hour.about, ON_A_CHOICE)}" if hour.about else ""
    return Choice(id_to_text(Id(hour.hour_id)), ctx.plain("ask-me-title") + about)


@icebreakers.button("look-after", needs=Role.INSTRUCTOR)
def look_after(
    ctx: Context[Settings],
    store: Icebreakers,
    answers: Answers,
    deeper: Deeper,
    hours: AskMe,
    what: Annotated[str, Option()],
) -> Card:
    """One that is open, with what can be done about it: what the card at its posting offered, for any instructor."""
    this = chosen_id(what, "what")
    for put in store.recent(ctx.course.course_id, POSTED, most=MOST_OPEN):
        if put.prompt_id == this:
            text = _line(ctx, store, answers, deeper, put)
            return Card(text=text, actions=_about(ctx, answers, put), note=ctx.text("only-you"))
    for hour in hours.open_in(ctx.course.course_id):
        if hour.hour_id == this and hour.by is not None:
            text = ctx.text("hour-open", person=hour.by, place=hour.place, until=When(hour.until))
            button = Button(ctx.plain("end-hour-button"), end_hour.link(Id(hour.hour_id)))
            return Card(text=text, actions=(button,), note=ctx.text("only-you"))
    raise Refusal("prompt-over")


def _about(ctx: ViewContext[Settings], answers: Answers, put: Put) -> tuple[Action, ...]:
    prompt_id = Id(put.prompt_id)
    actions: list[Action] = [Button(ctx.plain("mend-button"), mend.link(prompt_id))]
    if _is_hidden(put):
        actions.append(Button(ctx.plain("reveal-button"), reveal_now.link(prompt_id)))
    if is_silent(put, Count(answers.count(prompt_id))) and not put.nudged:
        actions.append(Button(ctx.plain("easier-now-button"), easier_now.link(prompt_id)))
    return tuple(actions)
