"""Polls of a class, as people answer them while the bot is killed: what each of them knows that they answered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from adapters.web.hub import JsonObject
from adapters.web.seat import Seat
from storage.class_records import KeptPerson
from storage.polls import Label
from tests.kills.icebreakers_story import GENERAL, Act, Story, ids_on

CLASS: Final = [
    KeptPerson("instructor", "Robin", "instructor", "UTC", "en"),
    *(KeptPerson(f"s{number}", f"Student {number}", "student", "UTC", "en") for number in range(1, 21)),
]
CHOICES: Final = ("Monday", "Tuesday", "Friday")
HOURS: Final = timedelta(hours=73)  # after which a poll is over


@dataclass
class Known:
    """What one person knows of their answer: what was acknowledged last, ``None`` for none or for one that was taken
    back, and their code; ``maybe`` has what they asked for and heard nothing of before the poll was over; ``changed``
    is how often something they gave took the place of something else."""

    answer: str | None = None
    code: str = ""
    changed: int = 0
    maybe: list[str | None] = field(default_factory=list)

    @property
    def possible(self) -> list[str | None]:
        """What may have been counted."""
        return [self.answer, *self.maybe]


@dataclass
class Asked:
    """One poll, with what each person knows of it; ``heard`` of how much, and ``comes`` with each more."""

    poll_id: str
    label: Label
    people: dict[str, Known] = field(default_factory=dict)
    acts: int = 0
    heard: int = 0
    comes: asyncio.Condition = field(default_factory=asyncio.Condition)


class PollStory(Story):
    """What people do. Each of them does a thing until they know what came of it, however often the bot is killed."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.asked: list[Asked] = []

    @property
    def acts(self) -> int:
        """How often somebody answered, changed their answer or took it back, so far."""
        return sum(each.acts for each in self.asked)

    @property
    def changed(self) -> int:
        """How many people changed a sealed answer, or took it back, so far: in each poll again."""
        sealed = [each for each in self.asked if each.label is Label.UNLINKABLE]
        return sum(known.changed > 0 for each in sealed for known in each.people.values())

    async def poll(self, *, by_hand: bool) -> None:
        """One is asked and answered by many at once, and closed while they do, or when its time is up."""
        asked = await self._step(self.ask(self._random.choice([*Label, Label.UNLINKABLE])))
        await self._step(self.bots.settle())
        await self._step(self.answered(asked, by_hand=by_hand))
        if not by_hand:
            await self.bots.all_back()
            await self._step(self.bots.goes_to(self.clock.now() + HOURS))
        await self._step(self.bots.settle())

    async def ask(self, label: Label) -> Asked:
        """The instructor puts one to the class."""
        robin = self.seats["instructor"]
        given: Any = {"question": f"Which day is number {len(self.asked)}?", "choices": list(CHOICES), "label": label}
        await self.does(lambda key: robin.runs("poll ask", given, place=GENERAL, key=key))
        preview: Any = robin.answer_message
        (post,) = ids_on(preview, "polls.post:")
        poll_id = post.partition(":")[0]
        await self.does(lambda key: robin.presses("Post", message=preview["id"], key=key))
        self.asked.append(Asked(poll_id, label))
        return self.asked[-1]

    async def answered(self, asked: Asked, *, by_hand: bool = False) -> None:
        """Many answer, several times; the instructor may close it somewhere in between."""
        names = [each.id for each in CLASS if each.role == "student"]
        some = self._random.sample(names, self._random.randint(len(names) // 2, len(names)))
        times = {name: self._random.randint(1, 5) for name in some}
        async with asyncio.TaskGroup() as together:
            for name in some:
                together.create_task(self._answers(name, asked, times[name]))
            if by_hand:
                together.create_task(self._closes(asked, self._random.randint(10, sum(times.values()))))

    async def _answers(self, name: str, asked: Asked, times: int) -> None:
        """One person answers and changes their mind, so many times or until it is over."""
        known = asked.people.setdefault(name, Known())
        for _ in range(times):
            wanted = None if known.answer is not None and self._chance(0.3) else self._random.choice(CHOICES)
            asked.acts += 1
            if not await self._answers_once(self.seats[name], asked, known, wanted):
                return
            async with asked.comes:
                asked.heard += 1
                asked.comes.notify_all()

    async def _answers_once(self, seat: Seat, asked: Asked, known: Known, wanted: str | None) -> bool:
        """Whether the poll was open still."""
        what = "withdraw" if wanted is None else "choose"
        rest = "" if wanted is None else f":{CHOICES.index(wanted)}"
        link = f"polls.{what}:{asked.poll_id}{rest}"
        lost = await self._known(lambda key: seat.presses(link=link, key=key))
        if "so nothing was changed" in seat.answer:
            known.maybe += [wanted] if lost else []
            return False
        assert ("is taken back" if wanted is None else f"Your answer: {wanted}") in seat.answer
        known.changed += known.answer != wanted and bool(known.code or known.answer)
        known.answer = wanted
        if "Your code is " in seat.answer:
            code = seat.answer.partition("Your code is ")[2].partition(".")[0]
            assert known.code in ("", code), "a code stays"
            known.code = code
        return True

    async def _closes(self, asked: Asked, after: int) -> None:
        """The instructor closes it when so much was heard of."""
        async with asked.comes:
            await asked.comes.wait_for(lambda: asked.heard >= after)
        link = f"polls.close-now:{asked.poll_id}"
        await self.does(lambda key: self.seats["instructor"].presses(link=link, key=key))

    async def _known(self, act: Act) -> bool:
        """Does it until it is known what came of it. Whether something was asked for of which nothing was heard."""
        times = 0

        async def again(key: str) -> JsonObject:
            nonlocal times
            times += 1
            return await act(key)

        await self.does(again)
        return times > 1
