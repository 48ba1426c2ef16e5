"""What somebody can still answer: the prompts that stand, and that they neither answered nor passed."""

from __future__ import annotations

from typing import Final

from sqlalchemy import or_, select

from bot.people import Person, PlaceKind
from storage.deeper import people
from storage.icebreaker_answers import answers
from storage.icebreakers import POSTED, WHOLE, Put, Reveal, passes, prompts, put_of
from storage.store import Store

MOST: Final = 50
"""The newest; nobody goes through more of them."""


class StillOpen(Store):
    """The prompts of a space, as one person has them before them."""

    def to(self, person: Person, course_id: int) -> list[Put]:
        """The prompts of a course that they can still answer, the newest first; of those in rooms, the ones whose
        rooms they are in. One statement.

        What they wrote in a thread is stored nowhere, so that a prompt that they answered there stays. Whether they can
        read the place, their platform knows.
        """
        stands = (prompts.c.space_id == self.space_id) & (prompts.c.course_id == course_id)
        stands &= (prompts.c.state == POSTED) & (prompts.c.revealed == Reveal.HIDDEN)
        passed, answered, inside = (
            select(table.c.prompt_id).where(
                table.c.space_id == self.space_id,
                table.c.prompt_id == prompts.c.prompt_id,
                table.c.person_id == person.external_id,
            )
            for table in (passes, answers, people)
        )
        answered = answered.where(or_(answers.c.choice.is_not(None), answers.c.words.is_not(None)))
        theirs = or_(prompts.c.place.not_like(f"{PlaceKind.ROOM}:%"), inside.exists())
        some = WHOLE.where(stands, theirs, ~passed.exists(), ~answered.exists())
        rows = self.tx.execute(some.order_by(prompts.c.made_at.desc(), prompts.c.prompt_id).limit(MOST))
        return [put_of(row) for row in rows]
