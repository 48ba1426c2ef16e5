"""What the stories of awards have in common."""

from __future__ import annotations

from typing import Any

from adapters.web.seat import Seat
from storage.awards import Award, Awards, Candidate
from storage.polls import Poll, Polls
from tests.cogs.achievements.stories import begun, private, settled, text_of
from tests.cogs.achievements.stories import cards as cards
from tests.klass import SPACE, Klass

TITLE = "Kindest question of the week"
WORDS = "You asked what each of us needs."
SHOWN = f"🏆 {TITLE}"
VOTERS = ("ana", "s1", "s2", "s3", "s4", "s5")
MINE = f"🏆 For you: {TITLE}"


async def looked_at(klass: Klass, *people: str, **values: Any) -> None:
    """The instructor has the preview of an award before them."""
    await klass.instructor.says("/kudos award", place="general")
    await klass.instructor.fills({"title": TITLE, "people": [*(people or ["ben"])], "words": WORDS} | values)


async def given(klass: Klass, *people: str, **values: Any) -> None:
    """It is given."""
    await looked_at(klass, *people, **values)
    assert klass.instructor.errors == {}
    await klass.instructor.presses("Give it")
    await settled(klass)


async def asked(klass: Klass, *people: str, **values: Any) -> None:
    """These are asked whether they stand in a vote."""
    await klass.instructor.says("/kudos vote", place="general")
    await klass.instructor.fills({"title": TITLE, "people": [*people], "words": WORDS} | values)
    assert klass.instructor.errors == {}
    await settled(klass)


async def stand(klass: Klass, *people: str) -> None:
    """Each of them lets their name stand."""
    for each in people:
        await klass.seats[each].opens(f"direct:{each}")
        await klass.seats[each].presses("My name may stand")
    await settled(klass)


async def voting(klass: Klass, *people: str) -> None:
    """The class votes on these, who all said yes."""
    await asked(klass, *people)
    await stand(klass, *people)
    await looks_after(klass)
    await klass.instructor.presses("Open the vote")
    await settled(klass)


async def looks_after(klass: Klass, who: str = "instructor", title: str = TITLE, number: int = 1) -> None:
    """Somebody has an award before them."""
    await klass.seats[who].says("/kudos awards", place="general")
    await klass.seats[who].chooses("Look after one", f"{number}. {title}")


def told(seat: Seat) -> list[dict[str, Any]]:
    """The cards that stand in somebody's direct messages."""
    return cards(seat, f"direct:{seat.person}")


def titles(seat: Seat, place: str = "general") -> list[str]:
    """What stands in a place, by its titles."""
    return [str(each["title"]) for each in cards(seat, place)]


def desk(seat: Seat) -> dict[str, str]:
    """What the card says with which an instructor looks after an award, by label."""
    shown = private(seat)
    fields = {str(each["label"]): text_of(each["text"]) for each in shown["fields"]}
    return fields | {"text": text_of(shown["text"])}


async def award(klass: Klass) -> Award:
    """The newest award."""
    return (await awards(klass))[0]


async def awards(klass: Klass) -> list[Award]:
    """All of the course, the newest first."""

    def read(tx: Any) -> list[Award]:
        return Awards(tx, SPACE).of_course(klass.core.snapshot(tx, SPACE, None).course(0).course_id)

    return await klass.database.read(read)


async def candidates(klass: Klass) -> list[Candidate]:
    """Who stands for it, or was asked."""
    this = await award(klass)
    return await klass.database.read(lambda tx: Awards(tx, SPACE).candidates(this.award_id))


async def poll(klass: Klass) -> Poll:
    """The poll of the newest award."""
    this = (await award(klass)).poll_id
    assert this is not None
    found = await klass.database.read(lambda tx: Polls(tx, SPACE).get(this))
    assert found is not None
    return found


async def vote_for(klass: Klass, *names: str) -> None:
    """One after the other presses one of these names."""
    for who, name in zip(VOTERS, names, strict=False):
        await klass.seats[who].presses(name, place="general")
    await settled(klass)


async def over(klass: Klass) -> None:
    """Its time is up."""
    await klass.waits(hours=80)


async def chosen(klass: Klass, *names: str) -> None:
    """The class votes on Ben and Chi, with these votes, and it is over."""
    await begun(klass)
    await voting(klass, "ben", "chi")
    await vote_for(klass, *names)
    await over(klass)
