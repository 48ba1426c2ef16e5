"""What every answer has: it is for one person alone, in their language, and says in one line who can see it; and what
each handler costs beside its own statements."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.cogs.kept import shown
from tests.cogs.ways import WAYS, handlers
from tests.klass import Klass

ONLY_YOU: Final = {"en": "Only you can see this", "es": "olo tú puedes ver esto"}

SHARED: Final = frozenset(
    {"buddies.agree", "buddies.next-question", "buddies.looked-in", "buddies.see-hello", "buddies.see-round"}
    | {"breakouts.see-summary", "achievements.decide", "achievements.always", "achievements.stand"}
    | {f"achievements.spotlight-{name}" for name in ("say", "others", "no")}
)
"""They answer on a card that stands before several people, which is what they are for: a group agrees on its hour and
takes its next question, the staff sees that somebody said hello, and opens there what the message is about; or on the
one card, in their direct messages, on which somebody decides who sees what they received, or says yes to a spotlight.
"""


def counts(klass: Klass, target: str) -> None:
    """What the handler cost beside its own statements was counted: see `tests.counted`, which every conversation is
    held to."""
    assert target in klass.router.counted
    assert klass.router.breaches == []


async def answered(klass: Klass, target: str, language: str) -> dict[str, Any]:
    """The card that answers a handler, for somebody whose platform speaks this language."""
    way, declared = WAYS[target], handlers(klass.core.registry)[target]
    await way.arrange(klass)
    seat = way.seat(klass)
    on, action = way.action(klass) if way.label else ({}, {})
    await klass.classroom.register.change_person(way.who, language=language)
    seat.answer_message = None
    before = shown(klass)
    klass.router.counted.clear()
    if not way.label:
        await way.begins(klass, declared)
    elif way.chooses:
        labelled = {each["label"]: each["value"] for each in action.get("choices", ())}
        value = way.chooses if action["type"] == "people" else labelled[way.chooses]
        await seat.chooses(str(action["label"]), value)
    else:
        await seat.presses(link=str(action["link"]), message=str(on["id"]))
    if way.fills is not None:
        await seat.fills(dict(way.fills))
    assert shown(klass) == before, "nobody else sees anything of it"
    counts(klass, target)
    message: Any = seat.answer_message or klass.classroom.private.find(way.who, str(on["id"]))
    assert message["private"]
    return dict(message["card"])


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("target", [each for each in WAYS if each not in SHARED])
async def test_it_says_in_one_line_who_can_see_it_in_the_language_of_who_reads_it(
    klass: Klass, target: str, language: str
) -> None:
    card = await answered(klass, target, language)
    note = "".join(str(run.get("text", "#")) for run in card["note"])
    assert "\n" not in note
    if target in PREVIEWS:
        return
    assert ONLY_YOU[language] in note


@pytest.mark.parametrize("target", sorted(SHARED))
async def test_what_changes_a_shared_card_answers_there_and_leaves_no_private_card(klass: Klass, target: str) -> None:
    way, declared = WAYS[target], handlers(klass.core.registry)[target]
    assert declared.answers == "here"
    await way.arrange(klass)
    seat = way.seat(klass)
    on, action = way.action(klass)
    assert not on["private"]
    seat.answer_message, before = None, shown(klass)
    klass.router.counted.clear()
    await seat.presses(link=str(action["link"]), message=str(on["id"]))
    if way.fills is not None:
        await seat.fills(dict(way.fills))
    assert shown(klass) != before
    counts(klass, target)
    assert seat.answer_message is None


PREVIEWS: Final = frozenset({"icebreakers.first", "icebreakers.icebreaker-now"})
"""They say *yet*, in words of their own; their story tells it."""


async def test_passing_leaving_and_pausing_say_what_others_come_to_know(klass: Klass) -> None:
    for target, sentence in {
        "icebreakers.pass": "Nobody is told who passed; of how many, at most “at least 5”, “at least 10” and so on.",
        "admin.leave": "Nobody is told that you left",
        "admin.homeroom-pause": "The staff of the course sees in /homeroom status what rests.",
    }.items():
        card = await answered(klass, target, "en")
        assert sentence in str(card["note"])
