"""What the stories of milestones have in common."""

from __future__ import annotations

from bot.effects import Effects
from bot.people import Person
from storage.database import Tx
from storage.milestones import Milestones
from storage.recognitions import Received, Recognitions
from storage.spaces import DEFAULT_COURSE
from tests.cogs.achievements.stories import settled
from tests.klass import SPACE, Klass


async def joins(klass: Klass, who: str, *, shows: bool = False) -> None:
    """Somebody joins the milestones, and lets the class see them where ``shows`` says so."""
    await klass.seats[who].says("/kudos milestones", place="general")
    await klass.seats[who].presses("Join the milestones" if who != "ana" else "Apuntarme a los hitos")
    if shows:
        await klass.seats[who].presses("Show the class what I reach")


async def makes(klass: Klass, name: str = "Talk given", words: str = "Everyone listened.") -> None:
    """The instructor makes a milestone for the course, and has it before them."""
    await klass.instructor.says("/kudos milestone", place="general")
    await klass.instructor.presses("Make one for this course")
    await klass.instructor.fills({"name": name, "words": words})
    assert klass.instructor.errors == {}


async def notes(klass: Klass, *people: str, names: str = "") -> None:
    """The instructor notes that people reached the one before them."""
    await klass.instructor.presses("Somebody reached it")
    await klass.instructor.fills({"people": list(people), "names": names})
    await settled(klass)


async def announces(klass: Klass, event: str, *people: str) -> None:
    """A feature announces something of these people, each once for each time that they are named."""

    def announce(tx: Tx) -> None:
        effects = Effects(klass.core.registry, klass.clock.now, None, DEFAULT_COURSE)
        for each in people:
            effects.announce(event, [Person(SPACE, each)])
        effects.flush(tx, SPACE)

    await klass.database.write(SPACE, announce)
    klass.worker.wake()


async def reached(klass: Klass, who: str) -> list[str]:
    """What somebody reached, by key."""
    return await klass.database.read(lambda tx: [*Milestones(tx, SPACE).has(DEFAULT_COURSE, Person(SPACE, who))])


async def kept(klass: Klass, who: str) -> list[Received]:
    """What is kept of what somebody received."""
    return await klass.database.read(lambda tx: Recognitions(tx, SPACE).of(Person(SPACE, who)))
