"""One prompt before the class, from its arrival to its end: passing, the one nudge, taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field
from bot.cog import Result
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Place, PlaceKind
from bot.text import Said, Text
from bot.written import in_short
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import Kind, Prompt, deck, prompt_from
from cogs.icebreakers.likeness import same_question
from storage.deeper import Deeper
from storage.icebreaker_answers import KEPT, Answers
from storage.icebreakers import COMING, DRAFT, ENDED, GONE, POSTED, Icebreakers, Put

SHOWN_FROM: Final = 5  # counts of people below this are not shown (DESIGN "Anonymity")
BRIEF: Final = 80  # characters of a question where it is a name
DRAFT_KEPT: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asking:
    """How prompts of one kind stand before the class: what is pressed, what has come, and the small print.

    ``easier`` is the text that breaks a silence where the deck has none. ``arrived`` is called when one came to stand,
    ``ends`` before one is over, ``left`` when somebody left the class or was deleted.
    """

    note: Callable[[Put], str]
    over: str
    easier: str
    actions: Callable[[ViewContext[Any], Put], tuple[Action, ...]] = lambda ctx, put: ()
    fields: Callable[[ViewContext[Any], Answers, Put], tuple[Field, ...]] = lambda ctx, answers, put: ()
    arrived: Callable[[JobContext[Any], Icebreakers, Put], None] = lambda ctx, store, put: None
    ends: Callable[[JobContext[Any], Icebreakers, Answers, Put], None] = lambda ctx, store, answers, put: None
    left: Callable[[JobContext[Any], Answers, Put], None] = lambda ctx, answers, put: None


ASKING: Final[dict[Kind, Asking]] = {Kind.OPEN: Asking(lambda put: "prompt-note", "prompt-over-note", "easier-own")}
"""Every kind of prompt; each module of a kind adds its own."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What another module adds to prompts of every kind: fields after those of the kind, buttons after *Pass*."""

    actions: Callable[[ViewContext[Any], Deeper, Put], tuple[Action, ...]]
    fields: Callable[[ViewContext[Any], Deeper, Put], tuple[Field, ...]]


BESIDE: Final[list[Beside]] = []
IN_A_ROW: Final = 5  # buttons; what is beside a prompt is left out where it would begin another row


def found(ctx: Context[Any], store: Icebreakers, prompt_id: Id) -> Put:
    """A prompt of this course. Raises :class:`Refusal` for one that was taken back, and for one that is not ours."""
    put = store.get(prompt_id)
    if put is None or put.state == GONE or put.course_id != ctx.course.course_id:
        raise Refusal("prompt-gone")
    return put


def said_in(put: Put, language: str) -> str:
    """What a prompt asks: the instructor's own words, or the deck's in a language."""
    return prompt_of(put).words(language) if put.own_words is None else put.own_words


def words_of(put: Put, language: str, most: int | None = None) -> Text:
    """The same for a card, or in so many characters: what somebody of the course wrote is what a person said."""
    said = said_in(put, language)
    if most is not None:
        said = in_short(said, most)
    return (prompt_of(put).run(said),) if put.own_words is None else (Said(said),)


def asked(put: Put, language: str) -> Text:
    """All that a prompt says: its case, if it has one, and its question."""
    of_deck, words = prompt_of(put), words_of(put, language)
    case = of_deck.case_words(language)
    return (of_deck.run(f"{case}\n\n"), *words) if case else words


def choices_of(put: Put, language: str) -> tuple[Text, ...]:
    """What one can choose: the instructor's own, or the deck's in a language."""
    if put.own_choices is not None:
        return tuple((Said(each),) for each in put.own_choices)
    of_deck = prompt_of(put)
    return tuple((of_deck.run(each),) for each in of_deck.choice_words(language))


def asks_as_deck(put: Put) -> bool:
    """Whether a prompt asks what its deck does: a typo that was mended leaves it the same question."""
    own = put.own_words
    return own is None or any(same_question(each, own) for each in prompt_of(put).text.values())


def is_deeper(put: Put) -> bool:
    """Whether a prompt is for a group of people who wished for it, and stands in a thread of theirs."""
    return put.place.kind is PlaceKind.ROOM


def prompt_of(put: Put) -> Prompt:
    """What its deck says of a prompt: a course's own, which came with it from the store, or one of ours."""
    if put.of_deck is not None:
        return prompt_from(put.slug, put.of_deck, own=True)
    return deck(put.deck).prompts[put.slug]


def put_to_class(ctx: JobContext[Settings], put: Put) -> None:
    """The prompt is on its way; what follows is planned from the moment at which it stands, or given up without it."""
    prompt_id = Id(put.prompt_id)
    ctx.post(put.place, prompt.link(prompt_id), then=arrived.link(prompt_id))
    ctx.after(timedelta(days=ctx.settings.open_days), end.link(prompt_id), key=f"end:{prompt_id}")


@icebreakers.job("arrived")
def arrived(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """The prompt stands before the class: its one nudge and its end are planned."""
    if store.arrived(prompt_id, ctx.now()):
        ctx.after(timedelta(hours=ctx.settings.nudge_after_hours), nudge.link(prompt_id), key=f"nudge:{prompt_id}")
        ctx.after(timedelta(days=ctx.settings.open_days), end.link(prompt_id), key=f"end:{prompt_id}")
        if (put := store.get(prompt_id)) is not None:
            ASKING[prompt_of(put).kind].arrived(ctx, store, put)


@icebreakers.view("prompt", every=timedelta(seconds=10), thread=True)
def prompt(
    ctx: ViewContext[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id
) -> Card | None:
    """The prompt as the class sees it. Who passed is never shown, how many from 5 up."""
    put = store.get(prompt_id)
    if put is None or put.state in (DRAFT, GONE):
        return None
    if put.state == COMING and put.by is None and ctx.resting():  # quiet hours held it until into a pause
        return None
    over, apart = put.state == ENDED, is_deeper(put)
    asking = ASKING[prompt_of(put).kind]
    passed = put.passes if over else store.count_passes(prompt_id)
    fields = asking.fields(ctx, answers, put)
    if passed >= SHOWN_FROM:
        fields += (Field(ctx.plain("passed-label"), ctx.text("passed", count=passed)),)
    actions = () if over else (*asking.actions(ctx, put), Button(ctx.plain("pass-button"), pass_on.link(prompt_id)))
    for each in BESIDE:
        fields += each.fields(ctx, deeper, put)
        more = (*actions, *each.actions(ctx, deeper, put))
        actions = more if len(more) <= IN_A_ROW else actions
    note = asking.over if over else asking.note(put)
    words = asked(put, ctx.speak.language)
    return Card(
        title=ctx.plain("deeper-title" if apart else "prompt-title"),
        text=words + ctx.text("edited") if put.edited else words,
        fields=fields,
        actions=actions,
        note=ctx.text(f"deeper-{note}" if apart and prompt_of(put).kind is Kind.OPEN else note),
        thread=in_short(said_in(put, ctx.speak.language), BRIEF),
    )


@prompt.undo
def take_away(ctx: Context[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> int:
    """Takes a prompt back. Returns how many answers went with it and its thread."""
    put = found(ctx, store, prompt_id)
    store.take_away(prompt_id)
    given = sum(not each.ahead and (each.choice, each.words) != (None, None) for each in answers.to(prompt_id))
    answers.clear(prompt_id)
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
def pass_on(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> Card:
    """Passing is one press and always fine; it takes back what one answered, unless all has appeared."""
    put = still_open(ctx, store, prompt_id)
    taken_back = not put.revealed and answers.withdraw(prompt_id, ctx.person)
    passes = store.pass_on(prompt_id, ctx.person)
    if taken_back or (passes and store.count_passes(prompt_id) >= SHOWN_FROM):
        ctx.refresh(prompt.link(prompt_id))
    button = Button(ctx.plain("unpass-button"), unpass.link(prompt_id))
    return Card(text=ctx.text("pass-done"), actions=(button,), note=ctx.text("pass-note"))


@icebreakers.button("unpass", answers="here")
def unpass(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Card:
    """Takes the pass back; there is nothing to explain."""
    still_open(ctx, store, prompt_id)
    if passes_no_longer(ctx, store, prompt_id):
        ctx.refresh(prompt.link(prompt_id))
    return Card(text=ctx.text("unpass-done"), note=ctx.text("pass-note"))


def still_open(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Put:
    """A prompt that still takes answers. Raises :class:`Refusal` for one that is over."""
    put = found(ctx, store, prompt_id)
    if put.state not in (COMING, POSTED):
        raise Refusal("prompt-over")
    if is_deeper(put) and ctx.person not in Deeper(store.tx, store.space_id).people(prompt_id):
        raise Refusal("prompt-gone")  # for whoever is not, or no longer, in its thread
    return put


def passes_no_longer(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> bool:
    """The person's pass goes. Whether what the card shows changes by it."""
    return store.take_back(prompt_id, ctx.person) and store.count_passes(prompt_id) + 1 >= SHOWN_FROM


@icebreakers.event("left-programmes")
def counted_anew(ctx: JobContext[Settings], store: Icebreakers, answers: Answers) -> None:
    """Somebody left or was deleted, and their passes and answers with them: what is shown is made anew."""
    named = [each for each in store.shown(ctx.now() - KEPT) if prompt_of(each).kind is not Kind.OPEN]
    for prompt_id in dict.fromkeys([*store.counting(SHOWN_FROM - 1), *(each.prompt_id for each in named)]):
        ctx.refresh(prompt.link(Id(prompt_id)))
    for each in named:
        ASKING[prompt_of(each).kind].left(ctx, answers, each)


@icebreakers.event("wrote", under="prompt")
def answered(ctx: JobContext[Settings], store: Icebreakers, prompt_id: Id) -> None:
    """Somebody answered below a prompt; who, is not noted."""
    store.answered(prompt_id)
    ctx.cancel(f"nudge:{prompt_id}")


@icebreakers.job("nudge")
def nudge(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> None:
    """After a silence, one easier question in the thread. A pause puts it off by days; quiet hours hold the post."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED or answers.count(prompt_id):
        return
    if ctx.resting():
        ctx.after(timedelta(days=1), nudge.link(prompt_id), key=f"nudge:{prompt_id}")
    elif store.nudge(prompt_id):
        thread = Place(put.place.space_id, put.place.kind, put.place.id, under=prompt.link(prompt_id))
        ctx.post(thread, easier.link(prompt_id), then=nudged.link(prompt_id))


@icebreakers.job("nudged")
def nudged(ctx: JobContext[Settings], prompt_id: Id, result: Annotated[object, Result]) -> None:
    """Whether or not it could be posted: nobody waits for a nudge, least of all where somebody deleted the prompt."""


@icebreakers.view("easier")
def easier(ctx: ViewContext[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> Card | None:
    """The easier question, unless somebody answered while quiet hours held it."""
    put = store.get(prompt_id)
    if put is None or put.state != POSTED or put.answers or answers.count(prompt_id) or ctx.resting():
        return None
    return Card(title=ctx.plain("easier-title"), text=_easier(ctx, put), note=ctx.text("easier-note"))


def _easier(ctx: ViewContext[Settings], put: Put) -> Text:
    """The deck's easier question; for one that has none, and for an instructor's own, one that fits its kind."""
    of_deck = prompt_of(put)
    words = of_deck.easier_words(ctx.speak.language) if asks_as_deck(put) else None
    return ctx.text(ASKING[of_deck.kind].easier) if words is None else (of_deck.run(words),)


@icebreakers.job("end")
def end(ctx: JobContext[Settings], store: Icebreakers, answers: Answers, deeper: Deeper, prompt_id: Id) -> None:
    """The prompt ends: who passed is forgotten, the count stays. One that never came may come another time."""
    put = store.get(prompt_id)
    if put is not None and put.state == COMING:
        store.take_away(prompt_id)
        store.forget(prompt_id)
        _close(ctx, deeper, put)
        return
    if put is not None:
        ASKING[prompt_of(put).kind].ends(ctx, store, answers, put)
    store.end(prompt_id)
    ctx.refresh(prompt.link(prompt_id))
