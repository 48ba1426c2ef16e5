"""What I received, gave, joined in with and wrote, a page at a time, and what I can do about each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated, Any, Final, TypeVar

from bot.card import Action, Button, Card, Choice, Look, Select
from bot.chosen import chosen_id
from bot.cog import Declaration, Option
from bot.context import Context, Refusal
from bot.kinds import Id
from bot.link import Link, id_to_text
from bot.text import Said, Style, Text, When, Words, joined
from bot.written import in_short
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.faces import FACES
from cogs.achievements.hiding import hidden_in, without_hidden
from cogs.achievements.nominating import unnominate
from cogs.achievements.pages import page, part
from cogs.achievements.receiving import my_part, own_card
from cogs.achievements.showing import link_of_part, show_as_decided, take_away, unjoined
from storage.recognitions import Kind, Received, Recognition, Recognitions
from storage.recognizing import Recognizing
from storage.spotlights import Nomination, Spotlights

LISTED: Final = 10
BRIEF: Final = 60  # characters of the words of each
ON_A_CHOICE: Final = 75
T = TypeVar("T")


def received(ctx: Context[Any], store: Recognitions) -> list[tuple[Received, Recognition]]:
    """What this person received in this course, the newest first."""
    parts = [each for each in store.of(ctx.person) if each.course_id == ctx.course.course_id]
    found = store.some([each.recognition_id for each in parts])
    pairs = [(each, found[each.recognition_id]) for each in parts if each.recognition_id in found]
    return [(part, this) for part, this in pairs if not this.unsaid]


def joined_in(ctx: Context[Any], store: Recognitions) -> list[Recognition]:
    """In what this person joined in this course, the newest first."""
    found = store.some(ids := store.joined_in(ctx.person))
    return [found[each] for each in ids if each in found and found[each].course_id == ctx.course.course_id]


def gave(ctx: Context[Any], store: Recognitions) -> list[Recognition]:
    """The shout-outs that this person gave in this course, the newest first."""
    here = [each for each in store.given(ctx.person) if each.course_id == ctx.course.course_id]
    return [each for each in here if not each.unsaid]


def wrote(ctx: Context[Any], spotlights: Spotlights) -> list[Nomination]:
    """The nominations that this person wrote in this course, the newest first."""
    return [each for each in spotlights.nominations_by(ctx.person) if each.course_id == ctx.course.course_id]


def _page(
    ctx: Context[Any],
    title: str,
    all_: Sequence[T],
    past: int,
    line: Callable[[T], Text],
    select: Callable[[Sequence[T]], Action],
    this: Declaration,
) -> Card:
    """So many of a list, a choice of one of them, and the way to earlier ones."""
    _, here, others = page(ctx, all_, past, LISTED, this)
    if not here:
        return Card(ctx.plain(title), ctx.text("list-empty"), note=ctx.text("only-you"))
    lines = [(Words("• "), *line(each)) for each in here]
    return Card(ctx.plain(title), joined(lines, "\n"), actions=(select(here), *others), note=ctx.text("only-you"))


def _here(all_: Sequence[T], past: int) -> Sequence[T]:
    """The page of a list that begins there."""
    return part(all_, past, LISTED)[1]


def _named(this: Recognition, title: str, hidden: set[int]) -> str:
    """What it is, with its first words, on one line; without those that the staff hid."""
    words = "" if not this.words or this.recognition_id in hidden else this.words
    return in_short(f"{title}: {words}" if words else title, ON_A_CHOICE)


def _mine(ctx: Context[Any], this: Recognition, hidden: set[int]) -> str:
    """What it is to whoever received it."""
    return _named(this, FACES[this.kind].own_title(ctx, this), hidden)


# What I received.


@achievements.button("received", answers="here")
def list_received(ctx: Context[Settings], store: Recognitions, past: int) -> Card:
    """What I received, and who sees each."""
    all_ = received(ctx, store)
    hidden = hidden_in(store, [this for _, this in _here(all_, past)])

    def line(each: tuple[Received, Recognition]) -> Text:
        part, this = each
        shows = ctx.text(f"shows-{part.shows.value}")
        return ctx.text(
            "received-line", what=_mine(ctx, this, hidden), when=When(this.made_at, Style.DATE), shows=shows
        )

    def select(here: Sequence[tuple[Received, Recognition]]) -> Action:
        choices = tuple(Choice(id_to_text(part.received_id), _mine(ctx, this, hidden)) for part, this in here)
        return Select(ctx.plain("look-at-received"), look_at_received.link(), choices)

    return _page(ctx, "mine-received", all_, past, line, select, list_received)


@achievements.button("look-at-received")
def look_at_received(
    ctx: Context[Settings], store: Recognitions, recognizing: Recognizing, which: Annotated[str, Option()]
) -> Card:
    """One of them, to decide anew or to remove."""
    part, this = my_part(ctx, store, chosen_id(which, "which"))
    card = without_hidden(ctx, store, this, own_card(ctx, store, recognizing, part, this))
    remove = Button(ctx.plain("put-away-button"), put_away.link(Id(part.received_id)), Look.CAREFUL)
    return replace(card, actions=(*card.actions, remove), note=ctx.text("only-you"))


@achievements.button("put-away", answers="here")
def put_away(ctx: Context[Settings], store: Recognitions, received_id: Id) -> Card:
    """Asks once more: what goes comes back no more."""
    part, this = my_part(ctx, store, received_id)
    actions = (
        Button(ctx.plain("put-away-now-button"), _removes(part, this), Look.CAREFUL),
        Button(ctx.plain("put-away-not-button"), list_received.link(0)),
    )
    return Card(text=ctx.text("put-away-asks"), actions=actions, note=ctx.text("only-you"))


def _removes(part: Received, this: Recognition) -> Link:
    """With a spotlight goes what its person answered for it."""
    if this.kind is Kind.SPOTLIGHT:
        return achievements.link_to("spotlight-withdraw", this.recognition_id)
    return put_away_now.link(Id(part.received_id))


@achievements.button("put-away-now", answers="here")
def put_away_now(ctx: Context[Settings], store: Recognitions, received_id: Id) -> Card:
    """I do not want it: it is deleted, for me and for the class; whoever gave it is not told, and keeps what they
    wrote, so that nothing tells them. A milestone is reached no second time because of it."""
    part, this = my_part(ctx, store, received_id)
    if this.kind is Kind.SPOTLIGHT:
        raise Refusal("recognition-gone")
    store.put_away(received_id)
    ctx.remove(link_of_part(part))
    if this.giver is not None or store.people(this.recognition_id):
        show_as_decided(ctx, store, this)
    else:
        take_away(ctx, store, this)
    return Card(text=ctx.text("put-away-written" if this.giver else "put-away"), note=ctx.text("only-you"))


# What I gave.


@achievements.button("gave", answers="here")
def list_gave(ctx: Context[Settings], store: Recognitions, past: int) -> Card:
    """The shout-outs that I gave. To whom stands nowhere here: whoever did not want one would be missing, and whether
    the class sees it is theirs."""

    def line(each: Recognition) -> Text:
        return ctx.text("gave-line", words=in_short(each.words or "", BRIEF), when=When(each.made_at, Style.DATE))

    def select(here: Sequence[Recognition]) -> Action:
        choices = tuple(
            Choice(id_to_text(each.recognition_id), in_short(each.words or "", ON_A_CHOICE)) for each in here
        )
        return Select(ctx.plain("look-at-gave"), look_at_gave.link(), choices)

    return _page(ctx, "mine-gave", gave(ctx, store), past, line, select, list_gave)


@achievements.button("look-at-gave")
def look_at_gave(ctx: Context[Settings], store: Recognitions, which: Annotated[str, Option()]) -> Card:
    """One of them, to mend or to take back."""
    this = store.get(chosen_id(which, "which"))
    if this is None or this.giver != ctx.person or this.words is None or this.kind is not Kind.SHOUT_OUT:
        raise Refusal("recognition-gone")
    actions = tuple(
        Button(ctx.plain(f"{name}-button"), achievements.link_to(name, this.recognition_id), look)
        for name, look in (("mend", Look.PLAIN), ("take-back", Look.CAREFUL))
    )
    text = ctx.text("gave-when", when=When(this.made_at, Style.DATE))
    return Card(
        ctx.plain("look-at-gave-title"),
        joined([text, (Said(this.words),)], "\n\n"),
        actions=actions,
        note=ctx.text("only-you"),
    )


# Where I joined in.


@achievements.button("joins", answers="here")
def list_joined(ctx: Context[Settings], store: Recognitions, past: int) -> Card:
    """That in which I joined. What the class does not see (any more) is nobody's to read here either."""
    all_ = joined_in(ctx, store)
    here = _here(all_, past)
    seen, hidden = store.seen([each.recognition_id for each in here]), hidden_in(store, here)

    def name(each: Recognition) -> str:
        if each.unsaid or each.recognition_id not in seen:
            return ctx.plain("joined-unseen")
        return _named(each, FACES[each.kind].title(ctx, each), hidden)

    def line(each: Recognition) -> Text:
        return ctx.text("joined-line", what=name(each), when=When(each.made_at, Style.DATE))

    def select(here: Sequence[Recognition]) -> Action:
        choices = tuple(Choice(id_to_text(each.recognition_id), name(each)) for each in here)
        return Select(ctx.plain("unjoin-one"), unjoin_one.link(), choices)

    return _page(ctx, "mine-joined", all_, past, line, select, list_joined)


@achievements.button("unjoin-one")
def unjoin_one(ctx: Context[Settings], store: Recognitions, which: Annotated[str, Option()]) -> Card:
    """I no longer join in with that."""
    return unjoined(ctx, store, chosen_id(which, "which"))


# Whom I nominated.


@achievements.button("nominated", answers="here")
def list_nominated(ctx: Context[Settings], spotlights: Spotlights, past: int) -> Card:
    """Whom I nominated for a spotlight, while an instructor has not decided."""

    def line(each: Nomination) -> Text:
        return ctx.text("nominated-line", person=each.person, words=in_short(each.words, BRIEF))

    def select(here: Sequence[Nomination]) -> Action:
        choices = tuple(Choice(id_to_text(each.nomination_id), in_short(each.words, ON_A_CHOICE)) for each in here)
        return Select(ctx.plain("unnominate-one"), unnominate_one.link(), choices)

    return _page(ctx, "mine-nominated", wrote(ctx, spotlights), past, line, select, list_nominated)


@achievements.button("unnominate-one")
def unnominate_one(ctx: Context[Settings], spotlights: Spotlights, which: Annotated[str, Option()]) -> Card:
    """I take that nomination back."""
    taken_back: Card = unnominate(ctx, spotlights, chosen_id(which, "which"))
    return taken_back
