"""With whom a person is never matched: said in private, both ways, in every programme, and told to nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Final

from bot.card import Action, Button, Card, Field, PeopleSelect
from bot.cog import Option
from bot.context import Context, Refusal
from bot.people import Person
from bot.text import Style, Text, When, joined
from cogs.buddies.cog import Settings, buddies
from cogs.buddies.links import link_to
from cogs.buddies.terms import following
from storage.apart import Apart
from storage.study_buddies import StudyBuddies

MOST: Final = 25


@buddies.command("buddy apart")
def apart_from(ctx: Context[Settings], apart: Apart) -> Card:
    """Whom I named, to name one more, and to take one back."""
    return _card(ctx, apart)


@buddies.button("keep-apart", answers="here")
def keep_apart(ctx: Context[Settings], apart: Apart, store: StudyBuddies, person: Annotated[Person, Option()]) -> Card:
    """From now on the two are never matched, whoever of them said so."""
    if person == ctx.person:
        raise Refusal("apart-self").at("person")
    if len(apart.of(ctx.person)) + apart.gone(ctx.person) >= MOST and not apart.named(ctx.person, person):
        raise Refusal("apart-many", most=MOST).at("person")
    apart.say(ctx.person, person, ctx.now())
    return _inside(ctx, store, person, _card(ctx, apart, ctx.text("apart-said", person=person)))


@buddies.button("not-apart", answers="here")
def not_apart(ctx: Context[Settings], apart: Apart, person: Annotated[Person, Option()]) -> Card:
    """Taken back, as far as it is this person's to say: what the other one said is told to nobody."""
    if not apart.take_back(ctx.person, person):
        raise Refusal("apart-not-named").at("person")
    return _card(ctx, apart, ctx.text("apart-taken-back", person=person))


def _inside(ctx: Context[Any], store: StudyBuddies, person: Person, card: Card) -> Card:
    """Where the two are in a group now: until when, and the way out before that."""
    theirs = {each.group_id for each in store.groups.of(person) if each.group_id}
    shared = store.groups.several([each.group_id for each in store.groups.of(ctx.person) if each.group_id in theirs])
    group = next((each for each in shared.values() if each.open and each.course_id == ctx.course.course_id), None)
    if group is None:
        return card
    this, programme = store.rounds.get(group.round_id), store.programmes.get(group.programme_id)
    when = following(ctx, store, programme, this) if this is not None and programme is not None else None
    said = ctx.text("apart-inside") if when is None else ctx.text("apart-inside-until", when=When(when, Style.DATE))
    out = Button(ctx.plain("misfit-button"), link_to("misfit", group.group_id))
    return replace(card, text=joined([card.text, said], "\n\n"), actions=(*card.actions, out))


def _card(ctx: Context[Any], apart: Apart, said: Text = ()) -> Card:
    named, gone = apart.of(ctx.person), apart.gone(ctx.person)
    people: list[Text] = [(each,) for each in named]
    if gone:  # who they are is not kept any more, but that they are never matched with this one
        people.append(ctx.text("apart-gone", count=gone))
    text = said or ctx.text("apart-text")
    fields = (Field(ctx.plain("apart-label"), joined(people, ", ")),) if people else ()
    actions: list[Action] = [PeopleSelect(ctx.plain("apart-select"), keep_apart.link())]
    if people:
        actions.append(PeopleSelect(ctx.plain("apart-back-select"), not_apart.link()))
    return Card(ctx.plain("apart-title"), text, fields, actions=tuple(actions), note=ctx.text("apart-note"))
