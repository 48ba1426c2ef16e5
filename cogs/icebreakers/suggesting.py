"""Questions that students suggest, and the queue in which an instructor accepts, edits or declines them.

Who suggested is for the instructors only; an accepted question goes into the course's deck without a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

from bot.card import Button, Card, Choice, Field, Look, Select
from bot.chosen import chosen_id
from bot.cog import Option, Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import id_to_text
from bot.people import Role
from bot.section import Section
from bot.text import Said, Text, Words, joined
from bot.written import in_short, one_line
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.deck_files import MOST_PROMPTS
from cogs.icebreakers.deck_rules import Content
from cogs.icebreakers.decks import FEWEST_CHOICES, FIRST_LEVEL, LONGEST, MOST_CHOICES, Kind, labels_given
from cogs.icebreakers.own_decks import add_to_class_deck
from storage.decks import Decks
from storage.suggestions import ACCEPTED, DECLINED, WAITING, Suggestion, Suggestions

MOST_WAITING: Final = 10  # of one person
BRIEF: Final = 100  # characters of each on one's own page
BRIEF_CHOICE: Final = 75


@icebreakers.command("icebreaker suggest")
def suggest(
    ctx: Context[Settings],
    store: Suggestions,
    words: Annotated[str, Option(most=LONGEST, long=True)],
    choices: Annotated[list[str] | None, Option(least=FEWEST_CHOICES, most=MOST_CHOICES)] = None,
) -> Card:
    """A question that somebody would like to be asked."""
    labels = labels_given(choices) if choices else []
    mine = store.waiting(ctx.course.course_id, ctx.person)
    suggestion_id = next((Id(each.suggestion_id) for each in mine if _same(each, words, labels)), None)
    if suggestion_id is None:
        if len(mine) >= MOST_WAITING:
            raise Refusal("suggest-many", most=MOST_WAITING)
        suggestion_id = ctx.new_id()
        store.add(suggestion_id, ctx.course.course_id, ctx.person, words, labels, ctx.now())
    button = Button(ctx.plain("unsuggest-button"), unsuggest.link(suggestion_id))
    text = joined([ctx.text("suggested"), _shown(words, labels)], "\n")
    return Card(text=text, actions=(button,), note=ctx.text("only-you"))


def _same(suggestion: Suggestion, words: str, labels: Sequence[str]) -> bool:
    alike = one_line(suggestion.words).casefold() == one_line(words).casefold()
    return alike and suggestion.choices == tuple(labels)


def _shown(words: str, labels: Sequence[str]) -> Text:
    lines: list[Text] = [(Said(words),)]
    if labels:
        lines.append(joined([(Said(each),) for each in labels], " · "))
    return joined(lines, "\n")


# Taking one back, while nobody decided.


@icebreakers.button("unsuggest", answers="here")
def unsuggest(ctx: Context[Settings], store: Suggestions, suggestion_id: Id) -> Card:
    """From the answer to it."""
    return _taken_back(ctx, store, suggestion_id)


@icebreakers.button("unsuggest-one")
def unsuggest_one(ctx: Context[Settings], store: Suggestions, suggestion: Annotated[str, Option()]) -> Card:
    """Later, from one's own page."""
    return _taken_back(ctx, store, chosen_id(suggestion, "suggestion"))


def _taken_back(ctx: Context[Settings], store: Suggestions, suggestion_id: int) -> Card:
    if not store.take_back(suggestion_id, ctx.person):
        this = store.get(suggestion_id)
        is_mine = this is not None and this.person == ctx.person
        raise Refusal("unsuggest-late" if is_mine else "unsuggest-gone")
    return Card(text=ctx.text("unsuggested"), note=ctx.text("only-you"))


def my_suggestions(ctx: Context[Settings], store: Suggestions) -> Section | None:
    """What I suggested, while it waits."""
    mine = store.waiting(ctx.course.course_id, ctx.person)
    choices = tuple(Choice(id_to_text(each.suggestion_id), in_short(each.words, BRIEF_CHOICE)) for each in mine)
    lines = [(Said(in_short(each.words, BRIEF)),) for each in mine]
    select = Select(ctx.plain("unsuggest-one"), unsuggest_one.link(), choices)
    return Section(ctx.plain("mine-suggested"), joined(lines, "\n"), (select,)) if mine else None


# The queue.


@icebreakers.command("icebreaker suggestions", needs=Role.INSTRUCTOR)
def queue(ctx: Context[Settings], store: Suggestions) -> Card:
    """What waits to be decided, one at a time."""
    return _next(ctx, store)


def _next(ctx: Context[Settings], store: Suggestions, before: Text = ()) -> Card:
    """The oldest that waits, below what became of the one before."""
    waiting = store.waiting(ctx.course.course_id)
    if not waiting:
        parts = [before, ctx.text("suggestions-none")] if before else [ctx.text("suggestions-none")]
        return Card(ctx.plain("suggestions-title"), joined(parts, "\n\n"), note=ctx.text("only-you"))
    this, *more = waiting
    suggestion_id = Id(this.suggestion_id)
    shown = _shown(this.words, this.choices)
    return Card(
        title=ctx.plain("suggestions-title"),
        text=joined([before, shown], "\n\n") if before else shown,
        fields=(Field(ctx.plain("suggested-by"), (this.person,)),),
        actions=(
            Button(ctx.plain("accept-button"), accept.link(suggestion_id), Look.MAIN),
            Button(ctx.plain("accept-edited"), accept_edited.link(suggestion_id)),
            Button(ctx.plain("decline-button"), decline.link(suggestion_id)),
        ),
        note=ctx.text("suggestions-note", count=len(more)),
    )


@icebreakers.button("accept", needs=Role.INSTRUCTOR, answers="here")
def accept(ctx: Context[Settings], store: Suggestions, decks: Decks, suggestion_id: Id) -> Card:
    """The question goes into the class's deck as it is."""
    this = _found(ctx, store, suggestion_id)
    return _decided(ctx, store, decks, this, this.words, this.choices)


@icebreakers.form("accept-edited", needs=Role.INSTRUCTOR, answers="here")
def accept_edited(
    ctx: Context[Settings],
    store: Suggestions,
    decks: Decks,
    suggestion_id: Id,
    words: Annotated[str, Option(most=LONGEST, long=True)],
    choices: Annotated[list[str] | None, Option(least=FEWEST_CHOICES, most=MOST_CHOICES)] = None,
) -> Card:
    """The same with other words."""
    this = _found(ctx, store, suggestion_id)
    return _decided(ctx, store, decks, this, words, labels_given(choices) if choices else [])


@accept_edited.prefill
def _as_suggested(ctx: Context[Settings], store: Suggestions, suggestion_id: Id) -> dict[str, object]:
    this = _found(ctx, store, suggestion_id)
    return {"words": this.words, "choices": list(this.choices)}


@icebreakers.button("decline", needs=Role.INSTRUCTOR, answers="here")
def decline(ctx: Context[Settings], store: Suggestions, suggestion_id: Id) -> Card:
    """The question is not taken; whoever suggested it is thanked."""
    this = _found(ctx, store, suggestion_id)
    if not store.decide(suggestion_id, DECLINED):
        return _next(ctx, store, ctx.text("decided-already"))
    ctx.tell(this.person, told.link(suggestion_id), then=was_told.link(suggestion_id))
    return _next(ctx, store, ctx.text("declined"))


def _found(ctx: Context[Settings], store: Suggestions, suggestion_id: Id) -> Suggestion:
    """A suggestion of this course. Raises :class:`Refusal` for one that went with whoever made it."""
    this = store.get(suggestion_id)
    if this is None or this.course_id != ctx.course.course_id:
        raise Refusal("suggestion-gone")
    return this


def _decided(
    ctx: Context[Settings], store: Suggestions, decks: Decks, this: Suggestion, words: str, labels: Sequence[str]
) -> Card:
    """A question becomes a prompt for a whole place, once."""
    became = None if (words, (*labels,)) == (this.words, this.choices) else words
    if not store.decide(this.suggestion_id, ACCEPTED, became):
        return _next(ctx, store, ctx.text("decided-already"))
    kind = Kind.THIS_OR_THAT if labels else Kind.OPEN
    content: Content = {"text": {"": words}, "kind": str(kind), "level": FIRST_LEVEL, "tags": []}
    if labels:
        content["choices"] = {"": list(labels)}
    add_to_class_deck(ctx, decks, content, MOST_PROMPTS)
    suggestion_id = Id(this.suggestion_id)
    ctx.tell(this.person, told.link(suggestion_id), then=was_told.link(suggestion_id))
    said = ctx.text("accepted", words=words, deck=Words(ctx.plain("class-deck")))
    return _next(ctx, store, said)


# Whoever suggested is told, in private.


@icebreakers.view("told")
def told(ctx: ViewContext[Settings], store: Suggestions, suggestion_id: Id) -> Card | None:
    """What became of a question, for whoever suggested it."""
    this = store.get(suggestion_id)
    if this is None or this.state == WAITING:
        return None
    if this.state == DECLINED:
        text = ctx.text("told-declined", words=this.words)
    elif this.became is None:
        text = ctx.text("told-accepted", words=this.words)
    else:
        text = ctx.text("told-edited", words=this.became)
    return Card(title=ctx.plain("told-title"), text=text, note=ctx.text("told-note"))


@icebreakers.job("was-told")
def was_told(ctx: JobContext[Settings], suggestion_id: Id, result: Annotated[object, Result]) -> None:
    """Whoever left meanwhile, or wants no messages, is simply not told: there is nothing to look after."""
