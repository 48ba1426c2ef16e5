"""What a prompt asks and how it is asked: its words, its kind, who may answer it, what may be told of who passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from bot.card import Action, Field
from bot.channels import at_hand as is_at_hand
from bot.context import Context, JobContext, Refusal, ViewContext
from bot.kinds import Id
from bot.people import Person, PlaceKind, Role
from bot.reached import ANSWERED, ANSWERED_UNSEEN
from bot.records import dataclass
from bot.text import Piece, Said, Text, Words
from bot.written import in_short
from cogs.icebreakers.decks import Kind, Prompt, deck, prompt_from
from cogs.icebreakers.likeness import same_question
from storage.deeper import Deeper
from storage.icebreaker_answers import Answer, Answers
from storage.icebreakers import COMING, ENDED, GONE, POSTED, SHOWN_FROM, Icebreakers, Put

BRIEF: Final = 80  # characters of a question where it is a name
NO_WORDS: Final = "…"  # where a question was hidden for good
DEEPER: Final = 2
DEEPEST: Final = 3
NEITHER: Final = 3  # people of whom nobody can tell whether they passed
QUESTION: Final = ":question"  # as keys of words on a card; no person's id begins so
CHOICES: Final = ":choices"
EASIER: Final = ":easier"


def _nothing(*_: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Asking:
    """How prompts of one kind stand before the class: the small print, what is pressed, and what has come.

    ``easier`` is the text that breaks a silence where the deck has none, ``easier_note`` how one answers it; where a
    press is all that is asked (``pressed``) nothing smaller can be. ``named``: who answered stands on the card itself,
    which therefore says nothing of passes. ``own`` is what one can do with an answer of one's own. ``arrived`` is
    called when a prompt came to stand, ``ends`` before one is over: it says until when that waits, if it does.
    ``went`` is called when somebody is gone from a page of the answers, or from the card.
    """

    note: Callable[[Put], str]
    easier: str
    pressed: bool = False
    named: bool = False
    easier_note: Callable[[Put], str] = lambda put: "easier-note"
    actions: Callable[[ViewContext[Any], Put], tuple[Action, ...]] = lambda ctx, put: ()
    fields: Callable[[ViewContext[Any], Answers, Put], tuple[Field, ...]] = lambda ctx, answers, put: ()
    own: Callable[[ViewContext[Any], Put], tuple[Action, ...]] = lambda ctx, put: ()
    arrived: Callable[[JobContext[Any], Icebreakers, Put], None] = _nothing
    ends: Callable[[JobContext[Any], Icebreakers, Answers, Put], datetime | None] = _nothing
    went: Callable[[JobContext[Any], Put, int], None] = _nothing


ASKING: Final[dict[Kind, Asking]] = {}
"""Every kind of prompt; the module of each kind adds its own, with the buttons that it declares."""
ASKING[Kind.OPEN] = Asking(lambda put: "prompt-over-note" if put.state == ENDED else "prompt-note", "easier-own")


def asking(put: Put) -> Asking:
    """How prompts of its kind stand before the class."""
    return ASKING[prompt_of(put).kind]


def found(ctx: Context[Any], store: Icebreakers, prompt_id: Id) -> Put:
    """A prompt of this course. Raises :class:`Refusal` for one that was taken back, and for one that is not ours."""
    put = store.get(prompt_id)
    if put is None or put.state == GONE or put.course_id != ctx.course.course_id:
        raise Refusal("prompt-gone")
    return put


def at_hand(ctx: Context[Any], store: Icebreakers, prompt_id: Id) -> Put:
    """A prompt of a place in which this person acts; an instructor looks after all of them. Raises :class:`Refusal`."""
    put = found(ctx, store, prompt_id)
    if ctx.role < Role.INSTRUCTOR and not is_at_hand(ctx, put.place):
        raise Refusal("prompt-gone")
    return put


def still_open(ctx: Context[Any], store: Icebreakers, deeper: Deeper, prompt_id: Id) -> Put:
    """A prompt that still takes this person's answer. Raises :class:`Refusal` for one that is over, or of a place that
    they do not see."""
    put = at_hand(ctx, store, prompt_id)
    if put.state not in (COMING, POSTED):
        raise Refusal("prompt-over")
    if is_deeper(put) and ctx.person not in deeper.people(prompt_id):
        raise Refusal("prompt-gone")  # for whoever is not, or no longer, in its thread
    return put


def said_in(put: Put, language: str) -> str:
    """What a prompt asks: the instructor's own words, or the deck's in a language."""
    return prompt_of(put).words(language) if put.own_words is None else put.own_words


def words_of(put: Put, language: str, most: int | None = None) -> Text:
    """The same for a card, or in so many characters: what somebody of the course wrote is what a person said."""
    said = said_in(put, language) or NO_WORDS
    if most is not None:
        said = in_short(said, most)
    return (prompt_of(put).run(said),) if put.own_words is None else (Said(said),)


def asked(put: Put, language: str) -> Text:
    """All that a prompt says: its case, if it has one, and its question."""
    of_deck, words = prompt_of(put), words_of(put, language)
    case = of_deck.case_words(language)
    return (of_deck.run(f"{case}\n\n"), *words) if case else words


def question(put: Put, language: str) -> Text:
    """The same as it stands before the class: what people of the course wrote of it can be reported and hidden.

    Their own words are of whoever posted them; who wrote what stands in a deck is stored nowhere.
    """
    of_deck, said = prompt_of(put), said_in(put, language)
    if put.own_words is None and not of_deck.own:
        return asked(put, language)
    case = of_deck.case_words(language) if said else ""  # of what staff hid nothing is left after its time
    if case and of_deck.own:
        case, said = "", f"{case}\n\n{said}"
    before = (of_deck.run(f"{case}\n\n"),) if case else ()
    return (*before, Piece(said, key=QUESTION, by=poster(put) if put.own_words else None)) if said else ()


def poster(put: Put) -> Person | None:
    """Who posted a prompt, while they are known."""
    return Person(put.place.space_id, put.by) if put.by else None


def of_people(put: Put) -> bool:
    """Whether what a prompt asks was written by people of the course."""
    return put.own_words is not None or put.of_deck is not None


def choices_of(put: Put, language: str) -> tuple[Text, ...]:
    """What one can choose: the instructor's own, or the deck's in a language."""
    if put.own_choices is not None:
        return tuple((Said(each),) for each in put.own_choices)
    of_deck = prompt_of(put)
    return tuple((of_deck.run(each),) for each in of_deck.choice_words(language))


def answer_of(answer: Answer) -> Piece:
    """Somebody's answer on a card, with their name; on one line, for a second one could look like another's answer."""
    before, words = (answer.person, Words(": ")), " ".join((answer.words or "").split())
    return Piece(words, key=answer.person.external_id, by=answer.person, before=before)


def asks_as_deck(put: Put) -> bool:
    """Whether a prompt asks what its deck does: a typo that was mended leaves it the same question."""
    own = put.own_words
    return own is None or any(same_question(each, own) for each in prompt_of(put).text.values())


def is_deeper(put: Put) -> bool:
    """Whether a prompt is for a group of people who wished for it, and stands in a thread of theirs."""
    return put.place.kind is PlaceKind.ROOM


def answered_below(put: Put) -> str:
    """The event by which others hear that somebody answered where all who read the prompt see who did."""
    return ANSWERED_UNSEEN if is_deeper(put) else ANSWERED


def prompt_of(put: Put) -> Prompt:
    """What its deck says of a prompt: a course's own, which came with it from the store, or one of ours."""
    if put.of_deck is not None:
        return prompt_from(put.slug, put.of_deck, own=True)
    return deck(put.deck).prompts[put.slug]


def passes_told(ctx: ViewContext[Any], answers: Answers, deeper: Deeper, put: Put, passed: int) -> int:
    """At least how many passes people may be told of, in steps of five; 0 for none.

    One more or less beside a name that goes or comes would tell whose pass it is; a step seldom does. And whoever
    answers is seen by name, so that who passed could be had by subtraction (DESIGN "Anonymity"), unless some people of
    the place did neither, as far as the members are known. Who wrote in a thread is not stored: each message in it may
    be of another person, and one more of whoever posted the prompt, whose own are not counted.
    """
    if passed < SHOWN_FROM:
        return 0
    there = deeper.people(put.prompt_id) if is_deeper(put) else ctx.members(put.place)
    if prompt_of(put).kind is Kind.OPEN:
        answered = put.answers + (poster(put) in there)
    else:
        answered = len(answers.to(put.prompt_id))
    return passed - passed % SHOWN_FROM if len(there) - passed - answered >= NEITHER else 0


def passes_now(ctx: ViewContext[Any], store: Icebreakers, answers: Answers, deeper: Deeper, put: Put) -> int:
    """The same of all who passed it until now; once it is over, of those who had until then."""
    passed = put.passes if put.state == ENDED else store.count_passes(put.prompt_id)
    return passes_told(ctx, answers, deeper, put, passed)


def passes_shown(ctx: ViewContext[Any], store: Icebreakers, answers: Answers, deeper: Deeper, put: Put) -> int:
    """The same as the card has it. Where names stand on it, nothing: who chose and then passes is gone from them, in
    the same new card as the number would be another."""
    return 0 if asking(put).named else passes_now(ctx, store, answers, deeper, put)
