"""A prompt before the class sees it: choosing one, changing it, posting it; and mending it afterwards."""

from __future__ import annotations

from typing import Annotated

from bot.card import Button, Card, Choice, Field, Look, Select
from bot.channels import POSTED_IN, check_channel, here
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.link import Link
from bot.people import Place, Role
from bot.section import Section
from bot.text import Words, joined, plain
from cogs.icebreakers.asking import QUESTION, asked, asking, choices_of, found, prompt_of, said_in
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.decks import EASY_STARTS, FEWEST_CHOICES, LONGEST, MOST_CHOICES, Kind, labels_given
from cogs.icebreakers.likeness import same_question
from cogs.icebreakers.prompts import DRAFT_KEPT, forget, prompt, put_to_class
from cogs.icebreakers.revealing import reveal_now
from cogs.icebreakers.shelf import for_all, pick, titled
from cogs.icebreakers.together import LONGEST_ANSWER
from storage.decks import Decks
from storage.icebreaker_answers import Answers
from storage.icebreakers import COMING, DRAFT, POSTED, Icebreakers, Put


@icebreakers.command("icebreaker now", needs=Role.INSTRUCTOR)
def now(
    ctx: Context[Settings],
    store: Icebreakers,
    decks: Decks,
    place: Annotated[Place | None, Option(places=POSTED_IN)] = None,
) -> Link:
    """A preview, seen by nobody else, of a prompt for this place or another."""
    return _draft(ctx, store, decks, place or here(ctx))


@icebreakers.button("first", needs=Role.INSTRUCTOR)
def first(ctx: Context[Settings], store: Icebreakers, decks: Decks) -> Link:
    """The same for the course's main place, from the start card."""
    return _draft(ctx, store, decks, _main(ctx))


@now.looks
@first.looks
def _usual_place(ctx: Context[Settings]) -> list[Place]:
    """Where it goes without a word; another place is looked at as what somebody named."""
    return list(dict.fromkeys([here(ctx), _main(ctx)]))


def _main(ctx: Context[Settings]) -> Place:
    return ctx.course.main_place or here(ctx)


def _draft(ctx: Context[Settings], store: Icebreakers, decks: Decks, place: Place) -> Link:
    """The preview that was asked for; asked for twice, the same one, until it was posted."""
    check_channel(ctx, place, "prompt-needs-channel", "prompt-other-course")
    ctx.must_be_open(place)

    def was_posted(this: Id) -> bool:
        known = store.get(this)
        return known is not None and known.state != DRAFT

    prompt_id = ctx.key(place.key, taken_back=was_posted)
    if store.get(prompt_id) is None:
        drawn = pick(ctx, store, decks, place, store.last_deck(place) or EASY_STARTS)
        course = ctx.course.course_id
        store.add(Put(prompt_id, course, place, drawn.deck, drawn.slug, None, DRAFT, False, ctx.now(), turn=drawn.turn))
        ctx.after(DRAFT_KEPT, forget.link(prompt_id), key=f"draft:{prompt_id}")
    return preview.link(prompt_id)


@icebreakers.view("preview")
def preview(
    ctx: ViewContext[Settings], store: Icebreakers, decks: Decks, answers: Answers, prompt_id: Id
) -> Card | None:
    """What the class would see, with what can be done about it."""
    put = store.get(prompt_id)
    if put is None:
        return None
    if put.state != DRAFT:
        return _posted(ctx, put)
    language, choices = ctx.speak.language, choices_of(put, ctx.course.language)
    kind = prompt_of(put).kind
    from_decks = tuple(Choice(each.name, each.label(language)) for each in for_all(decks, put.course_id))
    return Card(
        title=ctx.plain("preview-title"),
        text=asked(put, ctx.course.language) + ((Words("\n"), *joined(choices, " · ")) if choices else ()),
        fields=(Field(ctx.plain("preview-kind"), ctx.text(f"preview-{kind}")), *asking(put).fields(ctx, answers, put)),
        actions=(
            Button(ctx.plain("post-button"), post.link(prompt_id), Look.MAIN),
            Button(ctx.plain("another-button"), another.link(prompt_id)),
            Button(ctx.plain("change-button"), (change_both if choices else change).link(prompt_id)),
            *([Button(ctx.plain("ahead-button"), ahead.link(prompt_id))] if kind is Kind.TOGETHER else []),
            Select(ctx.plain("from-deck"), from_deck.link(prompt_id), from_decks),
        ),
        note=ctx.text("preview-note", place=put.place, deck=titled(decks, put.deck).run(language)),
    )


def _posted(ctx: ViewContext[Settings], put: Put) -> Card:
    prompt_id = Id(put.prompt_id)
    actions = [Button(ctx.plain("mend-button"), mend.link(prompt_id))]
    if prompt_of(put).kind is Kind.TOGETHER and not put.revealed:
        actions.append(Button(ctx.plain("reveal-button"), reveal_now.link(prompt_id)))
    return Card(text=ctx.text("posted", place=put.place), actions=tuple(actions), note=ctx.text("only-you"))


@icebreakers.button("another", needs=Role.INSTRUCTOR, answers="here")
def another(ctx: Context[Settings], store: Icebreakers, decks: Decks, answers: Answers, prompt_id: Id) -> Link:
    """Another prompt that the place has not seen."""
    put = found(ctx, store, prompt_id)
    return _exchanged(ctx, store, decks, answers, put, put.deck)


@icebreakers.button("from-deck", needs=Role.INSTRUCTOR, answers="here")
def from_deck(
    ctx: Context[Settings],
    store: Icebreakers,
    decks: Decks,
    answers: Answers,
    prompt_id: Id,
    deck: Annotated[str, Option()],
) -> Link:
    """A prompt of another deck."""
    if deck not in [each.name for each in for_all(decks, ctx.course.course_id)]:
        raise Refusal("unfit-choice").at("deck")
    put = found(ctx, store, prompt_id)
    return preview.link(prompt_id) if put.deck == deck else _exchanged(ctx, store, decks, answers, put, deck)


@from_deck.prefill
def _known(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> dict[str, object]:
    return {"deck": found(ctx, store, prompt_id).deck}


def _exchanged(ctx: Context[Settings], store: Icebreakers, decks: Decks, answers: Answers, put: Put, name: str) -> Link:
    if put.state != DRAFT:  # pressed twice, and the second time behind "Post"
        return preview.link(Id(put.prompt_id))
    answers.clear(put.prompt_id)  # what was said ahead was said to the other question
    drawn = pick(ctx, store, decks, put.place, name, besides=put.slug)
    store.exchange(put.prompt_id, drawn.deck, drawn.slug, drawn.turn)
    return preview.link(Id(put.prompt_id))


@icebreakers.form("change", needs=Role.INSTRUCTOR, answers="here")
def change(
    ctx: Context[Settings], store: Icebreakers, prompt_id: Id, words: Annotated[str, Option(most=LONGEST, long=True)]
) -> Link:
    """The instructor's own words, before anybody sees the prompt."""
    if found(ctx, store, prompt_id).state != DRAFT:
        raise Refusal("prompt-posted")
    store.reword(prompt_id, words, edited=False)
    return preview.link(prompt_id)


@icebreakers.form("change-both", needs=Role.INSTRUCTOR, answers="here")
def change_both(
    ctx: Context[Settings],
    store: Icebreakers,
    prompt_id: Id,
    words: Annotated[str, Option(most=LONGEST, long=True)],
    choices: Annotated[list[str], Option(least=FEWEST_CHOICES, most=MOST_CHOICES)],
) -> Link:
    """The instructor's own words of a *this or that*, and their own choices."""
    if found(ctx, store, prompt_id).state != DRAFT:
        raise Refusal("prompt-posted")
    labels = labels_given(choices)
    store.reword(prompt_id, words, edited=False)
    store.offer(prompt_id, labels)
    return preview.link(prompt_id)


@icebreakers.form("ahead", needs=Role.INSTRUCTOR, answers="here")
def ahead(
    ctx: Context[Settings],
    store: Icebreakers,
    answers: Answers,
    prompt_id: Id,
    words: Annotated[str, Option(most=LONGEST_ANSWER, long=True)],
) -> Link:
    """The instructor's own answer stands on the prompt from the start: how open one may be is shown, not asked."""
    if found(ctx, store, prompt_id).state != DRAFT:
        raise Refusal("prompt-posted")
    answers.write(prompt_id, ctx.person, words, ctx.now(), ahead=True)
    return preview.link(prompt_id)


@ahead.prefill
def _said_ahead(ctx: Context[Settings], store: Icebreakers, answers: Answers, prompt_id: Id) -> dict[str, object]:
    found(ctx, store, prompt_id)
    mine = answers.of(prompt_id, ctx.person)
    return {"words": mine.words if mine else None}


@icebreakers.form("mend", needs=Role.INSTRUCTOR)
def mend(
    ctx: Context[Settings],
    store: Icebreakers,
    answers: Answers,
    prompt_id: Id,
    words: Annotated[str, Option(most=LONGEST, long=True)],
) -> Card:
    """Mends a typo in a posted prompt; the card then says that it was edited.

    Once somebody answered, in the thread, with a press or hidden still, it must stay the question that they answered.
    """
    put = found(ctx, store, prompt_id)
    if put.state not in (COMING, POSTED):
        raise Refusal("prompt-over")
    before, seen = said_in(put, ctx.course.language), put.state == POSTED
    if words == before:
        return Card(text=ctx.text("mended-nothing"), note=ctx.text("only-you"))
    # However many mends come after it, each is compared with what the first who answered read.
    answered = (put.answered_words or before) if _is_answered(ctx, answers, put) else None
    if answered is not None and not same_question(answered, words):
        raise Refusal("mend-another").at("words")
    store.reword(prompt_id, words, edited=seen, answered=answered)
    ctx.refresh(prompt.link(prompt_id))
    hidden = ctx.is_hidden(prompt.link(prompt_id), QUESTION)
    said = "mended-hidden" if hidden else "mended" if seen else "mended-before"
    return Card(text=ctx.text(said), note=ctx.text("only-you"))


def _is_answered(ctx: Context[Settings], answers: Answers, put: Put) -> bool:
    """Whether somebody answered; what whoever mends it said ahead themselves does not bind them."""
    to_it = answers.to(put.prompt_id)
    return put.answers > 0 or any(not each.ahead or each.person != ctx.person for each in to_it)


@change_both.prefill
def _words_and_choices(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> dict[str, object]:
    put = found(ctx, store, prompt_id)
    labels = [plain(each) for each in choices_of(put, ctx.course.language)]
    return {"words": said_in(put, ctx.course.language), "choices": labels}


@change.prefill
@mend.prefill
def _words(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> dict[str, object]:
    return {"words": said_in(found(ctx, store, prompt_id), ctx.course.language)}


@icebreakers.button("post", needs=Role.INSTRUCTOR, answers="here")
def post(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> Link:
    """Puts the prompt to the class; pressed twice it is put once."""
    put = found(ctx, store, prompt_id)
    if put.state == DRAFT:
        ctx.must_be_open(put.place)
    if put.state == DRAFT and put.own_words is None and put.slug in store.used(put.place, put.deck, put.turn):
        raise Refusal("prompt-seen")  # by schedule, or from another preview, since this one was made
    if store.post(prompt_id, ctx.now(), ctx.person):
        ctx.cancel(f"draft:{prompt_id}")
        put_to_class(ctx, put)
    return preview.link(prompt_id)


@post.looks
def _its_place(ctx: Context[Settings], store: Icebreakers, prompt_id: Id) -> list[Place]:
    return [found(ctx, store, prompt_id).place]


@icebreakers.section("setup")
def setup(ctx: Context[Settings]) -> Section:
    """The first icebreaker, from the start card."""
    button = Button(ctx.plain("first-button"), first.link(), Look.MAIN)
    return Section(ctx.plain("cog-name"), ctx.text("first-text"), (button,))
