"""Every button pressed, every select chosen and every form sent twice: the second time changes nothing more."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import Any

import pytest

from adapters.web.refusal import ClassRefusal
from adapters.web.seat import Seat
from tests.cogs.kept import Rows, everything, shown
from tests.cogs.way import Way
from tests.cogs.ways import WAYS, handlers
from tests.klass import Klass

ONE_MORE = frozenset({"icebreakers.another"})
"""Whoever asks for another one twice sees another one twice: nobody else sees any of it."""
OUT = frozenset({"achievements.spotlight-withdraw", "achievements.take-out-now", "buddies.step-out", "breakouts.leave"})
"""Whoever presses it is in that room no longer, or the card is gone, and can press nothing there again."""
PRESSED = sorted(target for target, way in WAYS.items() if way.label or way.fills is not None)


def test_there_is_a_way_to_every_handler_and_no_way_to_none(klass: Klass) -> None:
    assert WAYS.keys() == handlers(klass.core.registry).keys()


async def acts(klass: Klass, way: Way, target: str, key: str = "") -> Any:
    """The first time, as one does it. Returns how it is done again, as a second press in the same moment would."""
    seat: Seat = way.seat(klass)
    if not way.label:
        await way.begins(klass, handlers(klass.core.registry)[target])
        return await filled(klass, way, "channel:general", key)
    message, action = way.action(klass)
    assert action["link"].partition(":")[0] == target, f"{way.label} calls {action['link']}"
    where, link = str(message["place"]), str(action["link"])
    if way.chooses:
        labelled = {each["label"]: each["value"] for each in action.get("choices", ())}
        value = way.chooses if action["type"] == "people" else labelled[way.chooses]

        async def choose() -> None:
            await klass.classroom.choose(way.who, where, str(message["id"]), link, value, key)

        await choose()
        return choose

    async def press() -> None:
        gone = suppress(ClassRefusal) if target in OUT else nullcontext()
        with gone:
            await klass.classroom.press(way.who, where, str(message["id"]), link, key)

    if way.fills is None:
        await press()
        return press
    await seat.presses(way.label)
    return await filled(klass, way, where, key)


async def filled(klass: Klass, way: Way, where: str, key: str) -> Any:
    """Sends the open form. Returns how it is sent again."""
    form: Any = way.seat(klass).form
    values = {each["name"]: each["value"] for each in form["inputs"]} | dict(way.fills or {})

    async def send() -> None:
        await klass.classroom.submit(way.who, where, form["key"], form["link"], values, key)

    await send()
    return send


async def settled(klass: Klass) -> None:
    """All that is due has happened, refreshes that wait their ten seconds too."""
    await klass.classroom.settle()
    await klass.waits(seconds=11)


@pytest.mark.parametrize("target", PRESSED)
async def test_pressed_twice_it_changes_nothing_more(klass: Klass, target: str) -> None:
    way = WAYS[target]
    await way.arrange(klass)
    before = await everything(klass, "deliveries")
    again = await acts(klass, way, target)
    await settled(klass)
    first, seen = await everything(klass, "deliveries"), shown(klass)
    assert first != before or target in QUIET
    await again()
    await settled(klass)
    if target not in ONE_MORE:
        assert unsealed(await everything(klass, "deliveries")) == unsealed(first)
    assert shown(klass) == seen


def unsealed(rows: Rows) -> Rows:
    """All of it, but of what is sealed only whose it is: what is sealed again are other bytes, so that nobody can tell
    whether somebody answered anew, nor that nothing changed. So a card on which a sealed answer counts is brought up
    to date each time, too, and when that was differs; so is a card on which what was chosen keeps its button."""
    sealed = {row[:3] for row in rows["sealed_answers"]}
    anew = ("polls.poll:", "achievements.for-you:")
    standing = [row[:-2] if row[1].startswith(anew) else row for row in rows["standing"]]
    return rows | {"sealed_answers": sorted(sealed, key=repr), "standing": standing}


QUIET = frozenset(
    {
        "achievements.list-awards",
        "achievements.look-after-award",
        "achievements.look-at-award",
        "achievements.my-spotlight",
    }
    | {"achievements.gave", "achievements.joins", "achievements.look-at-gave", "achievements.look-at-received"}
    | {"achievements.nominated", "achievements.received", "achievements.unseen-anybody", "achievements.unseen-more"}
    | {"achievements.unseen-one", "achievements.look-at-milestone"}
    | {"achievements.put-away", "achievements.take-out"}
    | {"admin.delete-me", "breakouts.look-at-set", "breakouts.manage", "breakouts.more"}
    | {f"achievements.spotlight-{name}" for name in ("list", "look", "reasons", "draft")}
    | {"breakouts.one-room", "breakouts.other-room", "breakouts.see-desk", "buddies.look-after"}
    | {"buddies.managed", "buddies.misfit", "buddies.own", "buddies.stop"}
    | {"icebreakers.download", "icebreakers.look-after", "polls.ballots", "polls.poll-check"}
)
"""These only show something."""


@pytest.mark.parametrize("target", PRESSED)
async def test_one_press_that_is_delivered_twice_is_acted_on_once(klass: Klass, target: str) -> None:
    way = WAYS[target]
    await way.arrange(klass)
    again = await acts(klass, way, target, "the-same")
    await settled(klass)
    first, seen = await everything(klass), shown(klass)
    klass.classroom.acts._once._answers.clear()  # as after a restart of the class: only the bot knows the delivery
    await again()
    await settled(klass)
    assert unsealed(await everything(klass)) == unsealed(first)
    assert shown(klass) == seen
