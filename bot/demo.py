"""Whether the class is one to try things in: decided once, for its door, its simulated classmates and its clock."""

from __future__ import annotations

from collections.abc import Collection

from bot.config import Config, ConfigProblem, Problem


class OtherKind(Exception):
    """The data folder holds a class of the other kind: ``text_id`` says which, and what to do (of the domain ``cli``).

    In a class to try things out one is whoever one chooses. What people who signed in said to one another must not
    come to stand in such a class, nor invented people or a clock that was moved in theirs.
    """

    def __init__(self, text_id: str) -> None:
        super().__init__(text_id)
        self.text_id = text_id


def decide(config: Config, *, signs_in: bool, others: Collection[str]) -> bool:
    """Whether one chooses who to be, classmates can be simulated and the clock can be moved; else none of the three is.

    ``signs_in`` is whether people sign in at the class in the browser, ``others`` are the other adapters that are on.
    Raises :class:`ConfigProblem` where people would have to choose and must not: beside another platform real people
    are in the class; on a server's database another process may serve it, whose people this one would not know.
    """
    if signs_in:
        return False
    if others:
        raise ConfigProblem(None, [Problem("demo-others", {"names": ", ".join(sorted(others))})])
    if config.database_path is None:
        raise ConfigProblem(None, [Problem("demo-postgres")])
    return True
