"""An instructor asks somebody for a spotlight; whoever does not answer within two weeks is not asked any more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from bot.context import Context, JobContext, Refusal
from bot.kinds import Id
from bot.link import id_of
from bot.people import Person
from cogs.achievements.cog import Settings, achievements
from cogs.achievements.spotlight_questions import first_questions
from storage.recognizing import Recognizing
from storage.spotlights import OPEN, UNANSWERED, Spotlight, Spotlights, State

OPEN_FOR: Final = timedelta(days=14)


def ask(ctx: Context[Any], store: Spotlights, recognizing: Recognizing, person: Person) -> None:
    """Asks somebody once: whoever was asked already, and did not answer or declined, is not asked a second time."""
    course = ctx.course.course_id
    if person == ctx.person:
        raise Refusal("spotlight-ask-self")
    if recognizing.wish(course, person).wants_none:
        raise Refusal("spotlight-ask-not")
    before = [each for each in store.of(person) if each.course_id == course]
    if any(each.state in UNANSWERED for each in before):
        raise Refusal("spotlight-asked-already", person=person)
    if any(each.state is State.READY for each in before):
        raise Refusal("spotlight-waits-already", person=person)
    # Of two that ask at the same time one does, whichever way they ask.
    this_id = Id(id_of("spotlight", ctx.space.id, str(course), person.external_id, ctx.now().date().isoformat()))
    new = Spotlight(
        this_id, course, person, State.ASKED, ctx.person, None, first_questions(this_id), (), 0, asked_at=ctx.now()
    )
    if not store.ask(new):
        raise Refusal("spotlight-asked-today", person=person)
    ctx.tell(person, achievements.link_to("spotlight-yours", this_id))
    ctx.after(OPEN_FOR, over.link(this_id), key=f"spotlight-over:{this_id}")


@achievements.job("spotlight-over")
def over(ctx: JobContext[Settings], store: Spotlights, spotlight_id: Id) -> None:
    """The time to answer is over. To everybody it is the same whether they said nothing or no."""
    this = store.over(spotlight_id)
    if this is not None:
        store.settle(this.course_id, this.person, this.asked_at)


def asked_now(store: Spotlights, course_id: int) -> list[Spotlight]:
    """Who is asked and did not say yes (yet)."""
    return store.of_course(course_id, *UNANSWERED)


def not_to_nominate(store: Spotlights, course_id: int) -> set[Person]:
    """Of whom a nomination is nothing to do about now: they are asked, or wait in the queue."""
    return {each.person for each in store.of_course(course_id, *OPEN)}
