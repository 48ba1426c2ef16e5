"""On the page that a platform keeps for each person: where they are in, once, and the way to what they could join."""

from __future__ import annotations

from tests.cogs.buddies.stories import GROUPS, started
from tests.cogs.icebreakers.test_home_story import cards, said
from tests.klass import Klass

OWN, JOIN = "About you", "Study buddies that you can join"


async def test_what_one_could_join_is_told_where_one_can_read_it_until_one_is_in(klass: Klass) -> None:
    assert JOIN not in await cards(klass, "ben")
    assert "Study buddies" not in said((await cards(klass, "ben"))[OWN])
    await started(klass)
    await started(klass, "cafe", **GROUPS)
    shown = said((await cards(klass, "ben"))[JOIN])
    assert "Meet someone new – its card, in #general" in shown
    assert "Study groups for the term – its card, in #cafe" in shown
    assert "Study groups" not in said((await cards(klass, "ben", inside=["general"]))[JOIN])
    assert JOIN not in await cards(klass, "ben", inside=[])
    for place in ("general", "cafe"):
        await klass.ben.presses("Join", place=place)
    assert JOIN not in await cards(klass, "ben")


async def test_where_one_is_in_stands_there_with_the_way_to_ones_own_card(klass: Klass) -> None:
    await started(klass)
    await klass.ben.presses("Join")
    shown = said((await cards(klass, "ben"))[OWN])
    assert "Meet someone new, in #general: the next time is 2026-03-10 09:00" in shown
    assert "[My study buddies]" in shown
    assert "".join(map(said, (await cards(klass, "ben")).values())).count("the next time is") == 1
    await klass.ben.says("/buddy pause until:2026-03-20", place="general")
    assert "you pause until" in said((await cards(klass, "ben"))[OWN])
    assert "Study buddies" not in said((await cards(klass, "chi"))[OWN])


async def test_a_card_that_somebody_took_away_leads_nowhere(klass: Klass) -> None:
    await started(klass)
    await klass.classroom.register.remove_place("channel:general")
    assert JOIN not in await cards(klass, "ben", inside=["cafe"])
