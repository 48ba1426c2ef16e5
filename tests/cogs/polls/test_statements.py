"""What a poll costs the database: words that may be hidden are asked for once a card, not once a choice."""

from __future__ import annotations

from typing import Any

import pytest

from bot.link import Link
from bot.people import Place
from cogs.polls.showing import outcome
from storage.reports import Hidden, Reports
from tests.cogs.polls.stories import all_press, asked, card, closed, sets, settled
from tests.klass import MONDAY, SPACE, Klass

TWENTY = "\n".join(f"Choice number {number}" for number in range(20))


class Sent:
    """What an act sent, whether it read or wrote."""

    def __init__(self, klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[str] = []

        def noted(whose: Any, name: str) -> None:
            inner = getattr(whose, name)

            def around(tx: Any, *args: Any, **kwargs: Any) -> Any:
                tx.seen = [] if tx.seen is None else tx.seen
                found = inner(tx, *args, **kwargs)
                self.seen = list(tx.seen)
                return found

            monkeypatch.setattr(whose, name, around)

        noted(klass.router, "_transaction")
        noted(klass.router, "_form")


async def viewed(klass: Klass, link: str) -> list[str]:
    """What a view sends."""

    def show(tx: Any) -> list[str]:
        tx.seen = []
        assert klass.core.show(tx, SPACE, Link(link), Place.parse(SPACE, "channel:general"))
        return list(tx.seen)

    return await klass.database.read(show)


def poll_of(klass: Klass) -> str:
    """The id of the poll that stands."""
    links = [str(action["link"]) for _, action in klass.ben._actions()]
    return next(link.split(":")[1] for link in links if link.startswith("polls.mine:"))


async def hides(klass: Klass) -> None:
    """Staff hid words somewhere else in the space: until then nobody asks which."""
    hidden = Hidden(1, 0, Link("polls.promise:elsewhere"), Place.parse(SPACE, "channel:general"), None, False, MONDAY)
    assert await klass.database.write(SPACE, lambda tx: Reports(tx, SPACE).hide(hidden))


def of_hidden(seen: list[str]) -> int:
    return sum("hidden_words" in each for each in seen)


async def test_an_answer_to_one_of_twenty_choices(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = Sent(klass, monkeypatch)
    await hides(klass)
    await asked(klass, choices=TWENTY)
    await klass.ben.chooses("Choose one", "Choice number 7")
    assert of_hidden(sent.seen) == 1
    assert len(sent.seen) <= 7, "\n".join(sent.seen)
    await settled(klass)
    seen = await viewed(klass, f"polls.poll:{poll_of(klass)}")
    assert of_hidden(seen) <= 2
    assert len(seen) <= 5, "\n".join(seen)


async def test_where_nothing_is_hidden_no_answer_and_no_card_asks(
    klass: Klass, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = Sent(klass, monkeypatch)
    await asked(klass, choices=TWENTY)
    await klass.ben.chooses("Choose one", "Choice number 7")
    assert sent.seen
    assert of_hidden([*sent.seen, *await viewed(klass, f"polls.poll:{poll_of(klass)}")]) == 0


async def test_a_form_with_twenty_choices_for_each_rank(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = Sent(klass, monkeypatch)
    await hides(klass)
    await asked(klass, kind="ranking", choices=TWENTY)
    await klass.ben.presses("Put in order")
    assert klass.ben.form
    assert of_hidden(sent.seen) == 1
    assert len(sent.seen) <= 11, "\n".join(sent.seen)
    await klass.ben.fills({"first": "2", "second": "0", "third": "1", "fourth": "4", "rest": "20 6 7"})
    assert of_hidden(sent.seen) <= 2
    assert len(sent.seen) <= 12, "\n".join(sent.seen)


async def test_a_form_with_twenty_to_tick(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = Sent(klass, monkeypatch)
    await hides(klass)
    await asked(klass, kind="several", choices=TWENTY)
    await klass.ben.presses("Choose up to 20")
    assert klass.ben.form
    assert of_hidden(sent.seen) == 1
    await klass.ben.fills({"ticked": ["2", "19"]})
    assert of_hidden(sent.seen) <= 2
    assert len(sent.seen) <= 12, "\n".join(sent.seen)


async def test_a_ranking_that_is_counted(klass: Klass) -> None:
    await hides(klass)
    await asked(klass, kind="ranking", choices=TWENTY)
    for number, who in enumerate(("ana", "ben", "chi", "s1", "s2", "s3")):
        await klass.seats[who].presses("Put in order")
        await klass.seats[who].fills({"first": str(number), "second": "19"})
    poll = poll_of(klass)
    await closed(klass)
    seen = await viewed(klass, f"polls.poll:{poll}")
    assert of_hidden(seen) <= 2
    assert len(seen) <= 5, "\n".join(seen)


async def test_the_list_of_polls(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = Sent(klass, monkeypatch)
    for number in range(3):
        await asked(klass, question=f"Question {number}?")
    await all_press(klass, "Monday")
    await klass.instructor.says("/poll list", place="general")
    few = len(sent.seen)
    for number in range(4):
        await asked(klass, question=f"Another {number}?")
    await klass.instructor.says("/poll list", place="general")
    assert len(sent.seen) == few, "\n".join(sent.seen)


async def test_what_came_of_it_is_put_into_words_once(klass: Klass, monkeypatch: pytest.MonkeyPatch) -> None:
    await sets(klass, asks="student")
    await asked(klass, who="ben", choices=TWENTY)
    for who in ("ana", "ben", "chi", "s1", "s2"):
        await klass.seats[who].chooses("Choose one", "Choice number 7")
    poll = poll_of(klass)
    await closed(klass)
    called: list[str] = []

    def counted(*given: Any) -> Any:
        called.append("outcome")
        return outcome(*given)

    monkeypatch.setattr("cogs.polls.card.outcome", counted)
    monkeypatch.setattr("cogs.polls.showing.outcome", counted)
    await viewed(klass, f"polls.poll:{poll}")
    assert called == ["outcome"]
    alt = str(card(klass)["image"]["alt"])
    assert "What came of it: 0 (0 %): Choice number 0" in alt
    assert "Asked by" not in alt
