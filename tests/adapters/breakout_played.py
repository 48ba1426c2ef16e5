"""What happens in a breakout whose two rooms are open, the same on every platform: help, more time, words, results."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.cogs.breakouts.opened import labels

__all__ = ["Played", "labels", "newest"]


def newest(who: Any, place: Any, words: str) -> dict[str, Any]:
    """The newest message in a place on which these words stand."""
    return dict([each for each in who.sees(place) if words in each["text"]][-1])


@dataclass
class Played:
    """The two rooms, each by its name and its ``places``, with somebody in it; an instructor, two assistants, and the
    ways in which somebody presses there and time passes."""

    people: Mapping[str, Any]
    robin: Any
    staff: Sequence[Any]
    rooms: Sequence[str]
    places: Sequence[str]
    mine: Sequence[Any]
    press: Callable[..., Awaitable[Any]]
    passes: Callable[..., Awaitable[None]]

    def kit(self, number: int) -> dict[str, Any]:
        """The card that stands in a room."""
        return newest(self.mine[number], self.places[number], f"Room: {self.rooms[number]}")

    async def two_helps(self) -> tuple[Any, Any]:
        """Both rooms ask for help; of two assistants who go to the first at once one goes, and the other to the other.
        Returns who went to which."""
        for number, who in enumerate(self.mine):
            await self.press(who, "Ask for help", place=self.places[number])
            await self.passes(minutes=1)
        assert "One room is before you." in self.mine[1].answer
        queue = newest(self.staff[0], "staff", "Rooms that ask for help")
        assert labels(queue) == [f"I’m going to {each}" for each in self.rooms]
        to_first = labels(queue)[0]
        await asyncio.gather(*(self.press(each, to_first, message=queue["id"]) for each in self.staff))
        other, goes = sorted(self.staff, key=lambda each: "This way" in each.answer)
        assert "They know that you are coming. This way: #" in goes.answer
        assert f"@{goes.user.shown} is going there already" in other.answer
        await self.passes(seconds=5)
        await self.press(other, f"I’m going to {self.rooms[1]}", place="staff")
        await self.passes(seconds=5)
        for number, who in enumerate((goes, other)):
            assert f"@{who.user.shown} is coming to you." in self.kit(number)["text"]
        return goes, other

    async def helped(self) -> None:
        """Both rooms were."""
        for each in self.rooms:
            await self.press(self.staff[0], f"Done in {each}", place="staff")
            await self.passes(seconds=5)
        assert "No room waits for anybody right now." in self.staff[1].reads("staff")

    async def lengthened_and_told(self, said: str, shown: str) -> None:
        """More time for all, by an assistant, said in each room; and something to all of them."""
        await self.press(self.staff[0], "+5 minutes", place="staff")
        assert "Done: all rooms have until 09:17" in self.staff[0].answer
        await self.press(self.robin, "Say something", place="staff")
        await self.robin.fills({"What to say": said})
        assert "It stands in all 2 rooms now." in self.robin.answer
        await self.passes(seconds=5)
        for who, place in zip(self.mine, self.places, strict=True):
            assert "You now have until 09:17" in newest(who, place, "More time")["text"]
            assert shown in newest(who, place, "For all rooms")["text"]

    async def brings(self, number: int, words: str, file: Any = None) -> None:
        """Somebody brings something back, and their room sees it."""
        who, place = self.mine[number], self.places[number]
        await self.press(who, "Our result", place=place)
        await who.fills({"What you bring back": words, **({"A file, if you like": file} if file else {})})
        await self.passes(seconds=5)
        assert words in newest(who, place, "At the end it stands in #general")["text"]

    async def until_the_last_minute(self) -> None:
        """Quiet after the lengthened clock, warned, asked for what they bring back, and told that time is up."""
        await self.passes(minutes=10)
        assert "Until 09:17" in newest(self.mine[0], self.places[0], "5 minutes left")["text"]
        assert "A way to begin" in self.mine[1].reads(self.places[1])
        await self.passes(minutes=4)
        assert "Until 09:17" in newest(self.mine[1], self.places[1], "Half a minute left")["text"]
        assert "What do you bring back?" in self.mine[1].reads(self.places[1])
        assert "What do you bring back?" not in self.mine[0].reads(self.places[0])
        await self.brings(1, "A question.")
        await self.passes(minutes=1)
        assert "Time is up" in self.mine[1].reads(self.places[1])

    async def over(self, people: int, minutes: int) -> dict[str, Any]:
        """What everybody, what the staff and what somebody of the first room read afterwards. Returns the card that
        collects the results."""
        collected = newest(self.mine[1], "general", "What the rooms bring back")
        assert "We share the *sea*." in collected["text"]
        assert f"{self.rooms[1]}\n@{self.mine[1].user.shown}: A question." in collected["text"]
        assert labels(collected) == ["Add ours", "Report", "Hide (staff)"]
        assert "Who is where" not in self.mine[0].reads("general")
        summary = newest(self.staff[1], "staff", "How the breakout went")["text"]
        assert f"In #general: {people} people in 2 rooms, for {minutes} minutes." in summary
        assert "Rooms asked 2 times." in summary
        assert "2 of 2 rooms brought something back." in summary
        return collected
