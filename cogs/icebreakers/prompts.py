"""One prompt before the class, from its arrival to its end: passing, the one nudge, people who go, taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Final

from bot.card import Action, Button, Card, Field
from bot.channels import present
from bot.cog import Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.naming import names
from bot.people import Person, Place
from bot.text import Piece, Style, When, Words
from bot.written import in_short
from cogs.icebreakers.asking import (
    BRIEF,
    CHOICES,
    DEEPER,
    DEEPEST,
    EASIER,
    QUESTION,
    answered_below,
    asking,
    asks_as_deck,
    at_hand,
    choices_of,
    found,
    is_deeper,
    of_people,
    passes_shown,
    passes_told,
    prompt_of,
    question,
    said_in,
    still_open,
)
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind
from cogs.icebreakers.gone import out, wish_gone
from storage.decks import Decks
from storage.deeper import Deeper
from storage.icebreaker_anew import CARD, Anew
from storage.icebreaker_answers import Answers
from storage.icebreakers import COMING, DRAFT, ENDED, GONE, POSTED, SHOWN_FROM, Icebreakers, Put
from storage.owned import Owned

DRAFT_KEPT: Final = timedelta(days=1)
IN_A_ROW: Final = 5  # buttons; the wish for deeper ones is left out where it would begin another row
OF_PROMPTS: Final = frozenset({"answer", "pass", "wish", "group"})  # what goes with who leaves the class


def put_to_class(ctx: JobContext[Settings], put: Put) -> None:
    """The prompt is on its way; what follows is planned from the moment at which it stands, or given up without it."""
    prompt_id = Id(put.prompt_id)
    ctx.post(put.place, prompt.link(prompt_id), then=arrived.link(prompt_id))
    ctx.after(timedelta(days=ctx.settings.open_days), end.link(prompt_id), key=f"end:{prompt_id}")


def thread_of(put: Put) -> Place:
    """Where its answers are: the thread below it."""
    return put.place.below(prompt.link(Id(put.prompt_id)))


@icebreakers.job("arrived")
def arrived(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """The prompt stands before the class: its one nudge and its end are planned."""
    if store.arrived(prompt_id, ctx.now()):
        ctx.after(timedelta(hours=ctx.settings.nudge_after_hours), nudge.link(prompt_id), key=f"nudge:{prompt_id}")
        ctx.after(timedelta(days=ctx.settings.open_days), end.link(prompt_id), key=f"end:{prompt_id}")
        if (put := store.get(prompt_id)) is not None:
            asking(put).arrived(ctx, store, put)


# Its card.


@icebreakers.view("prompt", every=timedelta(seconds=1), thread=True)
def prompt(
    ctx: ViewContext[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id
) -> Card | None:
    """The prompt as the class sees it. Who passed is never shown, how many in fives, and not beside names."""
    put = store.get(prompt_id)
    if put is None or put.state in (DRAFT, GONE):
        return None
    if put.state == COMING and put.by is None and ctx.resting():  # quiet hours held it until into a pause
        return None
    apart = is_deeper(put)
    fields = asking(put).fields(ctx, answers, put)
    if passed := passes_shown(ctx, store, answers, deeper, put):
        fields += (Field(ctx.plain("passed-label"), ctx.text("passed", count=passed)),)
    note = asking(put).note(put)
    words = question(put, ctx.speak.language) or ctx.text("question-erased")
    return Card(
        title=ctx.plain("deeper-title" if apart else "prompt-title"),
        text=words + ctx.text("edited") if put.edited else words,
        fields=fields + _inside(ctx, deeper, put),
        actions=_actions(ctx, put),
        note=ctx.text(f"deeper-{note}" if apart and ctx.speak.has(f"deeper-{note}") else note),
        # A thread keeps its name, also when what it was called by is hidden.
        thread="" if of_people(put) else in_short(said_in(put, ctx.speak.language), BRIEF),
    )


def _actions(ctx: ViewContext[Settings], put: Put) -> tuple[Action, ...]:
    """What its kind has, *Pass*, and the private wish; in a group's thread, which one can always leave, the way out."""
    prompt_id, over = Id(put.prompt_id), put.state == ENDED
    some = () if over else (*asking(put).actions(ctx, put), Button(ctx.plain("pass-button"), pass_on.link(prompt_id)))
    if is_deeper(put):
        more: tuple[Action, ...] = (Button(ctx.plain("not-any-more-button"), not_any_more.link(prompt_id)),)
    else:
        more = () if over else (Button(ctx.plain("wish-button"), wish.link(prompt_id)),)
    return (*some, *more) if len(some) + len(more) <= IN_A_ROW else some


def _inside(ctx: ViewContext[Settings], deeper: Deeper, put: Put) -> tuple[Field, ...]:
    """Who reads what is written in a group's thread, and until when."""
    of = deeper.group(put.prompt_id) if is_deeper(put) else None
    if of is None:
        return ()
    people = names(ctx, present(ctx, deeper.people(put.prompt_id)))
    closes = Field(ctx.plain("closes-label"), (When(of.closes_at, Style.DATE),))
    return (Field(ctx.plain("inside-label"), people), closes)


@prompt.erase
def erase_words(
    ctx: ViewContext[Settings], store: Icebreakers, decks: Decks, answers: Answers, prompt_id: Id, key: str
) -> None:
    """The staff hid words on the card, and the time in which they could be put back is over: what stands there to begin
    with, or the question or its choices, which its deck then has no longer. The answers to it stay."""
    if key not in (QUESTION, CHOICES):
        answers.withdraw(prompt_id, Person(ctx.space.id, key))
    elif (put := store.get(prompt_id)) is not None:
        by_deck = put.own_words is None if key == QUESTION else put.own_choices is None
        count = len(choices_of(put, ctx.speak.language))
        store.erase(prompt_id, choices=count if key == CHOICES else None)
        if by_deck:
            decks.erase(put.deck, put.slug, ("choices",) if key == CHOICES else ("text", "case", "easier"))


# Taking it back.


@prompt.undo
def take_away(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> int:
    """Takes a prompt back, and with a group's those of all who were asked at once. Returns how many answers went."""
    put = found(ctx, store, prompt_id)
    others = [each for each in store.several(deeper.beside(prompt_id)) if each.prompt_id != prompt_id]
    for each in others:
        ctx.remove(prompt.link(Id(each.prompt_id)))
    return sum(_take_one(ctx, store, answers, deeper, each) for each in [put, *others])


def _take_one(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, put: Put) -> int:
    prompt_id = Id(put.prompt_id)
    store.take_away(prompt_id)
    to_it = answers.to(prompt_id)
    given = sum(not each.ahead and (each.choice, each.words) != (None, None) for each in to_it)
    answers.clear(prompt_id)
    for page in sorted({each.page for each in to_it if each.page is not None}):
        asking(put).went(ctx, put, page)  # where the thread was gone, they stand beside it
    ctx.cancel(f"nudge:{prompt_id}")
    ctx.cancel(f"end:{prompt_id}")
    ctx.cancel(f"reveal:{prompt_id}")
    _close(ctx, deeper, put)
    ctx.after(DRAFT_KEPT, forget.link(prompt_id), key=f"draft:{prompt_id}")
    return put.answers + given


def _close(ctx: JobContext[Settings], deeper: Deeper, put: Put) -> None:
    """The thread of a group goes with the prompt for which it was opened."""
    if is_deeper(put):
        deeper.close(put.prompt_id)
        ctx.remove(Link(put.place.id))


@icebreakers.job("forget")
def forget(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> None:
    """A preview that nobody posted, or a prompt that was taken back, is forgotten after a day."""
    if store.forget(prompt_id):
        answers.clear(prompt_id)


@icebreakers.button("pass")
def pass_on(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """Passing is one press and always fine; it takes back what one answered, unless all has appeared.

    What stands on the card itself is not lost by a press that says nothing of it.
    """
    put = still_open(ctx, store, deeper, prompt_id)
    mine = None if put.revealed else answers.of(prompt_id, ctx.person)
    if mine is not None and mine.ahead:
        return ahead_said(ctx, put, "ahead-not-passed")
    before = passes_shown(ctx, store, answers, deeper, put)
    if mine is not None:
        answers.withdraw(prompt_id, ctx.person)
        asking(put).went(ctx, put, CARD)
    passed = store.pass_on(prompt_id, ctx.person)
    # Where the card tells of as many as before, not even a new card tells that somebody passed.
    if mine is not None or (passed and passes_shown(ctx, store, answers, deeper, put) != before):
        ctx.refresh(prompt.link(prompt_id))
    button = Button(ctx.plain("unpass-button"), unpass.link(prompt_id))
    return Card(text=ctx.text("pass-done"), actions=(button,), note=ctx.text("pass-note"))


def ahead_said(ctx: Context[Settings], put: Put, text_id: str) -> Card:
    """What is said of one's own answer that stands on the card itself, also where the staff hid it."""
    hidden = ctx.is_hidden(prompt.link(Id(put.prompt_id)), ctx.person.external_id)
    text = ctx.text(f"{text_id}-hidden" if hidden else text_id)
    return Card(text=text, actions=asking(put).own(ctx, put), note=ctx.text("only-you"))


@icebreakers.button("unpass", answers="here")
def unpass(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """Takes the pass back; there is nothing to explain."""
    put = still_open(ctx, store, deeper, prompt_id)
    before = passes_shown(ctx, store, answers, deeper, put)
    if store.take_back(prompt_id, ctx.person) and passes_shown(ctx, store, answers, deeper, put) != before:
        ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("unpass-done"), note=ctx.text("pass-note"))


# The wish for deeper ones, below what a place is asked.


@icebreakers.button("wish")
def wish(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Card:
    """A person would like deeper prompts in this place; nobody else comes to know."""
    place = _place(ctx, store, deeper, prompt_id)
    level = deeper.level_of(place, ctx.person) or DEEPER
    deeper.wish(place, ctx.person, level, ctx.now())
    return _wished(ctx, prompt_id, level)


@icebreakers.button("even-deeper", answers="here")
def even_deeper(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Card:
    """The same, with no bound. A thread goes only as deep as everyone in it chose."""
    deeper.wish(_place(ctx, store, deeper, prompt_id), ctx.person, DEEPEST, ctx.now())
    return _wished(ctx, prompt_id, DEEPEST)


@icebreakers.button("less-deep", answers="here")
def less_deep(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Card:
    """Back to the level before."""
    deeper.wish(_place(ctx, store, deeper, prompt_id), ctx.person, DEEPER, ctx.now())
    return _wished(ctx, prompt_id, DEEPER)


def _wished(ctx: Context[Settings], prompt_id: Id, level: int) -> Card:
    deepest = level == DEEPEST
    other = (
        Button(ctx.plain("less-deep-button"), less_deep.link(prompt_id))
        if deepest
        else Button(ctx.plain("even-deeper-button"), even_deeper.link(prompt_id))
    )
    actions = (other, Button(ctx.plain("not-any-more-button"), not_any_more.link(prompt_id)))
    return Card(text=ctx.text("wished-deepest" if deepest else "wished"), actions=actions, note=ctx.text("wish-note"))


@icebreakers.button("not-any-more")
def not_any_more(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> Card:
    """No deeper prompts any more in this place, and out of the threads; there is nothing to explain."""
    place = _place(ctx, store, deeper, prompt_id)
    left = no_more(ctx, store, answers, deeper, place)
    if prompt_id in left and not ctx.rooms_fixed:  # pressed in the room, which goes from before them
        ctx.tell(ctx.person, out.link(prompt_id))
    return wish_gone(ctx, place, stay=ctx.rooms_fixed)


def no_more(
    ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, place: Place | None = None
) -> list[int]:
    """The person wishes it no longer, in a place or anywhere. Returns the open groups that they are out of now."""
    left = deeper.no_more(ctx.person, place)
    for put in store.several(left):
        # What is hidden still would appear where they cannot see it.
        if not put.revealed and answers.withdraw(put.prompt_id, ctx.person):
            asking(put).went(ctx, put, CARD)
        _anew(ctx, put)
    return left


def _place(ctx: Context[Settings], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Place:
    """The place of a prompt; of a group's, the one beside which it is. Raises :class:`Refusal`."""
    put = at_hand(ctx, store, prompt_id)
    if put.state == DRAFT:
        raise Refusal("prompt-gone")
    of = deeper.group(prompt_id)
    return put.place if of is None else of.place


# People go.


@icebreakers.event("left-programmes")
def without_them(ctx: JobContext[Settings], store: Icebreakers, anew: Anew) -> None:
    """Somebody left the programmes or was deleted: what named or counted them, and nothing else, is made anew."""
    pages = anew.take()
    for put in store.several(pages):
        for page in sorted(pages[put.prompt_id]):
            asking(put).went(ctx, put, page)
        if CARD in pages[put.prompt_id]:
            _anew(ctx, put)


@icebreakers.event("left")
def left(ctx: JobContext[Settings], store: Icebreakers, anew: Anew, owned: Owned, person: Person) -> None:
    """Somebody left the class, and could take nothing back any more: what they answered goes with them."""
    owned.leave(person, OF_PROMPTS)
    without_them(ctx, store, anew)


def _anew(ctx: JobContext[Settings], put: Put) -> None:
    """The card is made anew, and of a group its thread."""
    ctx.refresh(prompt.link(Id(put.prompt_id)))
    if is_deeper(put):
        ctx.refresh(Link(put.place.id))


# Silence, and the end.


@icebreakers.event("wrote", under="prompt")
def answered(
    ctx: JobContext[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id, person: Person
) -> None:
    """Somebody answered below a prompt; who, is not noted. A line of whoever posted it breaks no silence."""
    put = store.get(prompt_id)
    if put is None or put.by == person.external_id:
        return
    store.answered(prompt_id)
    ctx.cancel(f"nudge:{prompt_id}")
    if prompt_of(put).kind is Kind.OPEN:
        ctx.announce(answered_below(put), [person], often=True)
    told, one_more = passes_shown(ctx, store, answers, deeper, put), replace(put, answers=put.answers + 1)
    if told and not passes_shown(ctx, store, answers, deeper, one_more):
        ctx.refresh(prompt.link(prompt_id))  # their number would tell who they are


@icebreakers.job("nudge")
def nudge(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> None:
    """After a silence, one easier question in the thread. A pause puts it off by days; quiet hours hold the post."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED or answers.count(prompt_id):
        return
    if ctx.resting():
        ctx.after(timedelta(days=1), nudge.link(prompt_id), key=f"nudge:{prompt_id}")
    elif store.nudge(prompt_id):
        ctx.post(thread_of(put), easier.link(prompt_id), then=nudged.link(prompt_id))


@icebreakers.job("nudged")
def nudged(ctx: JobContext[Settings], prompt_id: Id, result: Annotated[object, Result]) -> None:
    """Whether or not it could be posted: nobody waits for a nudge, least of all where somebody deleted the prompt."""


@icebreakers.view("easier")
def easier(ctx: ViewContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> Card | None:
    """The easier question, unless somebody answered while quiet hours held it."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED or put.answers or answers.count(prompt_id) or ctx.resting():
        return None
    how, of_deck = asking(put), prompt_of(put)
    # For a question whose deck has no easier one, and for an instructor's own, there is one that fits its kind.
    ours = put.easier_erased or not asks_as_deck(put)
    words = None if ours else of_deck.easier_words(ctx.speak.language)
    if words is None and how.pressed:
        return Card(title=ctx.plain("easier-press-title"), text=ctx.text(how.easier))
    text = ctx.text(how.easier)
    if words is not None:
        text = (Piece(words, key=EASIER, by=None) if of_deck.own else Words(words),)
    return Card(title=ctx.plain("easier-title"), text=text, note=ctx.text(how.easier_note(put)))


@easier.erase
def erase_easier(ctx: ViewContext[Settings], store: Icebreakers, prompt_id: Id, key: str) -> None:
    """The staff hid a deck's easier question, and its time is over: one of ours stands in its place."""
    store.erase_easier(prompt_id)


@icebreakers.job("end")
def end(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> None:
    """The prompt ends: who passed is forgotten, the count stays. One that never came may come another time."""
    put = store.get(prompt_id)
    if put is not None and put.state == COMING:
        store.take_away(prompt_id)
        store.forget(prompt_id)
        answers.clear(prompt_id)
        _close(ctx, deeper, put)
    elif put is not None and put.state == POSTED:
        if later := asking(put).ends(ctx, store, answers, put):
            ctx.at(later, end.link(prompt_id), key=f"end:{prompt_id}")
            return
        passed = store.count_passes(prompt_id)
        store.end(prompt_id, passed if passed < SHOWN_FROM else passes_told(ctx, answers, deeper, put, passed))
        ctx.refresh(prompt.link(prompt_id))
