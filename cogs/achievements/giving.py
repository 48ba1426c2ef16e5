"""Shout-outs: a reason and one of the class's values, to one person or several (PRACTICE "Recognition")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any, Final

from bot.card import Button, Card, Choice, Field, Look
from bot.cog import Option
from bot.context import Context, Refusal, ViewContext
from bot.kinds import Id
from bot.naming import written_names
from bot.people import Person
from bot.platform import Message
from bot.reached import GAVE_SHOUT_OUT
from bot.text import Piece, Said, Text, When, joined
from bot.written import as_seen
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.faces import FACES, WORDS, Face
from cogs.achievements.hiding import hidden_on_any
from cogs.achievements.receiving import asked_anew, for_you, recognize
from cogs.achievements.showing import show_as_decided, take_away
from cogs.achievements.values import value_of, values
from cogs.achievements.weeks import next_week, week_of
from storage.people import People
from storage.recognitions import Kind, Recognition, Recognitions
from storage.recognizing import Recognizing

MOST_PEOPLE: Final = 8
LONGEST_REASON: Final = 1_000
AT_ONCE: Final = timedelta(minutes=10)
"""So long one that is taken back counts no longer for its week, and the same words are the same shout-out."""

To = Annotated[list[Person], Option(least=1, most=MOST_PEOPLE)]
Reason = Annotated[str, Option(most=LONGEST_REASON, long=True)]
Value = Annotated[str, Option()]


# Giving.


@achievements.command("kudos give")
def kudos_give(
    ctx: Context[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    names: People,
    people: To,
    reason: Reason,
    value: Value,
) -> Card:
    """To these people, for something that they did."""
    return _gives(ctx, store, recognizing, names, people, reason, value)


@achievements.button("give")
def give(
    ctx: Context[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    names: People,
    people: To,
    reason: Reason,
    value: Value,
    person: Person | None = None,
) -> Card:
    """The same from a card; ``person`` is whom it begins with."""
    return _gives(ctx, store, recognizing, names, people, reason, value)


@achievements.menu("person", "shout-out")
def shout_out(
    ctx: Context[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    names: People,
    person: Person,
    people: To,
    reason: Reason,
    value: Value,
) -> Card:
    """The same from somebody's menu."""
    return _gives(ctx, store, recognizing, names, people, reason, value)


@achievements.menu("message", "thank")
def thank(ctx: Context[Settings], recognizing: Recognizing, message_id: str) -> Card:
    """Whoever wrote a message, for it: one press more opens the form with them in it."""
    written = ctx.written(Message(ctx.place.key, message_id))
    if written is None:
        raise Refusal("thank-gone")
    if written.ours:
        raise Refusal("thank-card")
    if written.by is None:
        raise Refusal("thank-unknown")
    _check_may(ctx, recognizing, written.by)
    button = Button(ctx.plain("thank-button"), give.link(written.by), Look.MAIN)
    return Card(text=ctx.text("thank-who", person=written.by), actions=(button,), note=ctx.text("only-you"))


@kudos_give.suggest("value")
def _values(ctx: Context[Settings]) -> list[Choice]:
    return values(ctx)


@give.suggest("value")
def _values_of_card(ctx: Context[Settings], person: Person | None = None) -> list[Choice]:
    return values(ctx)


@shout_out.suggest("value")
def _values_of_menu(ctx: Context[Settings], person: Person) -> list[Choice]:
    return values(ctx)


@kudos_give.prefill
def _begins(ctx: Context[Settings], recognizing: Recognizing) -> dict[str, object]:
    return _prefilled(ctx, recognizing, None)


@give.prefill
def _begins_with(ctx: Context[Settings], recognizing: Recognizing, person: Person | None = None) -> dict[str, object]:
    return _prefilled(ctx, recognizing, person)


@shout_out.prefill
def _begins_in_menu(ctx: Context[Settings], recognizing: Recognizing, person: Person) -> dict[str, object]:
    return _prefilled(ctx, recognizing, person)


def _prefilled(ctx: Context[Settings], recognizing: Recognizing, person: Person | None) -> dict[str, object]:
    """What the form starts with. Whoever has none left, or may not give to that person, is told before they write."""
    if recognizing.used(ctx.course.course_id, ctx.person, _week(ctx)) >= ctx.settings.each_week:
        raise _none_left(ctx)
    if person is None:
        return {}
    _check_may(ctx, recognizing, person)
    return {"people": [person]}


def _check_may(ctx: Context[Settings], recognizing: Recognizing, person: Person) -> None:
    """Whether this person may give one to somebody. Raises :class:`Refusal`; of their reasons it says nothing."""
    if person == ctx.person:
        raise Refusal("give-self")
    if recognizing.wish(ctx.course.course_id, person).wants_none:
        raise Refusal("give-wants-none", count=1, people=person)


def _week(ctx: Context[Any]) -> Any:
    return week_of(ctx.now(), ctx.course.time_zone)


def _none_left(ctx: Context[Settings]) -> Refusal:
    again = When(next_week(ctx.now(), ctx.course.time_zone))
    return Refusal("give-none-left", most=ctx.settings.each_week, when=again)


def _gives(
    ctx: Context[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    names: People,
    people: Sequence[Person],
    reason: str,
    value: str,
) -> Card:
    everyone = list(dict.fromkeys(people))
    course_id, now, most = ctx.course.course_id, ctx.now(), ctx.settings.each_week
    _check_people(ctx, recognizing, names, everyone)
    this_id = ctx.key()
    first = _before(ctx, store, this_id, everyone, reason)
    if first is None:
        if not recognizing.use(course_id, ctx.person, _week(ctx), most, now):
            raise _none_left(ctx)
        # Of two at once the second waits until here, and finds the first now.
        if (first := _before(ctx, store, this_id, everyone, reason)) is not None:
            recognizing.unuse(course_id, ctx.person, _week(ctx))
    if first is not None:
        return _given(ctx, recognizing, first, ctx.text("give-before"))
    this = Recognition(this_id, course_id, Kind.SHOUT_OUT, ctx.person, reason, value, None, now)
    recognize(ctx, store, recognizing, this, everyone)
    ctx.announce(GAVE_SHOUT_OUT, [ctx.person])
    to = joined([(each,) for each in everyone], ", ")
    return _given(ctx, recognizing, this, ctx.text("give-done", count=len(everyone), people=to))


def _check_people(ctx: Context[Settings], recognizing: Recognizing, names: People, everyone: list[Person]) -> None:
    """Whether it may go to all of these. Raises :class:`Refusal` at them, with whom it may not."""
    if ctx.person in everyone:
        raise Refusal("give-self" if len(everyone) == 1 else "give-self-among").at("people")
    wishes = recognizing.wishes(ctx.course.course_id, everyone)
    none = [each for each in everyone if each in wishes and wishes[each].wants_none]
    if none:
        known = written_names(ctx, names, none)
        called = ", ".join(known[each] or ctx.plain("somebody") for each in none)
        raise Refusal("give-wants-none", count=len(none), people=called).at("people")


def _before(
    ctx: Context[Settings], store: Recognitions, this_id: Id, people: list[Person], reason: str
) -> Recognition | None:
    """The one that this form was sent for already, or that this person gave just now to all of these people in the same
    words."""
    if (known := store.get(this_id)) is not None:
        return known
    for each in store.lately(ctx.person, ctx.now() - AT_ONCE):
        same = each.course_id == ctx.course.course_id and as_seen(each.words or "") == as_seen(reason)
        if same and {*people} <= {part.person for part in store.people(each.recognition_id)}:
            return each
    return None


# Afterwards.


def _given(ctx: Context[Settings], recognizing: Recognizing, this: Recognition, said: Text) -> Card:
    """To whoever gave it: what happens next, how many they have left, and the ways back. What became of it with those
    who received it stands nowhere here: that is theirs."""
    this_id = Id(this.recognition_id)
    words = (Said(this.words or ""),)
    fields = (Field(ctx.plain("reason-label"), words), Field(ctx.plain("value-label"), _value(ctx, this)))
    actions = (
        Button(ctx.plain("mend-button"), mend.link(this_id)),
        Button(ctx.plain("take-back-button"), take_back.link(this_id), Look.CAREFUL),
    )
    text = joined([said, _left(ctx, recognizing)], "\n\n")
    return Card(text=text, fields=fields, actions=actions, note=ctx.text("only-you"))


def _left(ctx: Context[Settings], recognizing: Recognizing) -> Text:
    """How many this person can still give this week."""
    left = ctx.settings.each_week - recognizing.used(ctx.course.course_id, ctx.person, _week(ctx))
    return ctx.text("give-left", count=max(left, 0), when=When(next_week(ctx.now(), ctx.course.time_zone)))


def _my_own(ctx: Context[Any], store: Recognitions, recognition_id: int) -> Recognition:
    """A shout-out that this person gave. Raises :class:`Refusal` for what is gone, and for anybody else's."""
    this = store.get(recognition_id)
    if this is None or this.unsaid or this.kind is not Kind.SHOUT_OUT or this.giver != ctx.person:
        raise Refusal("recognition-gone")
    return this


@achievements.button("take-back", answers="here")
def take_back(ctx: Context[Settings], store: Recognitions, recognizing: Recognizing, recognition_id: Id) -> Card:
    """It goes, everywhere and for everyone who received it; taken back at once, it counts no longer."""
    this = _my_own(ctx, store, recognition_id)
    take_away(ctx, store, this)
    if this.course_id != ctx.course.course_id:
        return Card(text=ctx.text("taken-back"), note=ctx.text("only-you"))
    if ctx.now() - this.made_at <= AT_ONCE:
        week = week_of(this.made_at, ctx.course.time_zone)
        recognizing.give_back(this.course_id, ctx.person, week, ctx.settings.each_week)
    text = joined([ctx.text("taken-back"), _left(ctx, recognizing)], "\n\n")
    return Card(text=text, note=ctx.text("only-you"))


@achievements.form("mend", answers="here")
def mend(
    ctx: Context[Settings],
    store: Recognitions,
    recognizing: Recognizing,
    recognition_id: Id,
    reason: Reason,
    value: Value,
) -> Card:
    """Other words. Who let the class see it did so with those before: they are asked again, but for whom they decided
    for all that comes."""
    this = _mendable(ctx, store, recognition_id)
    if store.change(recognition_id, reason, value):
        for each in asked_anew(store, recognizing, this):
            ctx.refresh(for_you.link(each.received_id))
        show_as_decided(ctx, store, this)
    found = _my_own(ctx, store, recognition_id)
    return _given(ctx, recognizing, found, ctx.text("mended"))


@mend.prefill
def _as_it_is(ctx: Context[Settings], store: Recognitions, recognition_id: Id) -> dict[str, object]:
    this = _mendable(ctx, store, recognition_id)
    known = {each.value for each in values(ctx)}
    return {"reason": this.words, "value": this.about if this.about in known else None}


@mend.suggest("value")
def _values_to_mend(ctx: Context[Settings], recognition_id: Id) -> list[Choice]:
    return values(ctx)


def _mendable(ctx: Context[Settings], store: Recognitions, recognition_id: int) -> Recognition:
    """One whose words may be changed: not those that the staff hid."""
    this = _my_own(ctx, store, recognition_id)
    if hidden_on_any(store, this, [WORDS]):
        raise Refusal("mend-hidden")
    return this


# How it looks.


def _value(ctx: ViewContext[Any], this: Recognition) -> Text:
    return (Said(value_of(ctx, this.about)),)


def _reason(this: Recognition) -> Text:
    return (Piece(this.words or "", key=WORDS, by=this.giver),)


def _own_text(ctx: ViewContext[Any], store: Recognitions, this: Recognition) -> Text:
    """For whoever received it. Of several each learns that there are others, and not who: that is theirs to tell; nor
    whether one of them did not want it."""
    by = this.giver or ctx.text("somebody")
    lines = [ctx.text("own-several" if this.several else "own-one", person=by), _reason(this)]
    if this.mended:
        lines.append(ctx.text("own-mended"))
    return joined(lines, "\n\n")


def _public_text(ctx: ViewContext[Any], store: Recognitions, this: Recognition, named: Text) -> Text:
    by = this.giver or ctx.text("somebody")
    said = ctx.text("public-to", people=named, person=by) if named else ctx.text("public-nameless", person=by)
    return joined([said, _reason(this)], "\n\n")


def _fields(ctx: ViewContext[Any], store: Recognitions, this: Recognition) -> tuple[Field, ...]:
    return (Field(ctx.plain("value-label"), _value(ctx, this)),)


FACES[Kind.SHOUT_OUT] = Face(
    own_title=lambda ctx, this: ctx.plain("own-title"),
    own_text=_own_text,
    title=lambda ctx, this: ctx.plain("public-title-mended" if this.mended else "public-title"),
    text=_public_text,
    fields=_fields,
)
