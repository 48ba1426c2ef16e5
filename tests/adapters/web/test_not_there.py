"""What somebody may not see is, for them, not there: no deed says otherwise, and none takes longer for it."""

from __future__ import annotations

from typing import Any

from adapters.web.classroom import Classroom
from tests.adapters.web.conftest import Open


async def test_of_a_message_that_one_may_not_see_no_deed_tells_that_it_is_there(
    classroom: Classroom, opened: Open
) -> None:
    direct = await classroom.direct("ana", ["ben"])
    hidden = [
        await classroom.say("ana", str(direct["key"]), "Between two"),
        await classroom.say("noor", "channel:staff", "For the staff"),
    ]
    await classroom.thread("noor", f"m{hidden[1].seq}")
    chi = await opened("chi")
    for deed in ({"do": "thread"}, {"do": "edit", "text": "x"}, {"do": "delete"}):
        asked = [(await chi.asks(**deed, message=f"m{seq}"))["sentence"] for seq in (10**9, *(m.seq for m in hidden))]
        assert asked == ["This message is no longer here."] * 3
    at = {"place": "channel:general"}
    for deed in ({"do": "press", "link": "a.b"}, {"do": "choose", "link": "a.b", "value": "x"}, {"do": "reach"}):
        asked = [(await chi.asks(**deed, **at, message=f"m{seq}"))["sentence"] for seq in (10**9, hidden[1].seq)]
        assert asked[0] == asked[1]


async def test_a_place_that_one_may_not_see_is_like_one_that_never_was(classroom: Classroom, opened: Open) -> None:
    direct = await classroom.direct("ana", ["ben"])
    await classroom.say("ana", str(direct["key"]), "Between two")
    chi = await opened("chi")
    deeds: list[dict[str, Any]] = [{"do": "open"}, {"do": "seen", "seq": 1}, {"do": "threads"}, {"do": "voice"}]
    for deed in (*deeds, {"do": "say", "text": "x"}):
        places = ("direct:ana+ben", "direct:ana+noor", "channel:staff", "channel:never")
        said = {(await chi.asks(**deed, place=each))["sentence"] for each in places}
        assert said == {"This place is no longer here."}


async def test_asking_for_a_thread_costs_the_same_whether_there_is_one_that_one_may_not_see(
    classroom: Classroom, opened: Open
) -> None:
    hidden = await classroom.say("noor", "channel:staff", "For the staff")
    await classroom.thread("noor", f"m{hidden.seq}")
    for who, seq in (("ben", hidden.seq), ("chi", 10**9)):
        page = await opened(who)
        said = [(await page.asks("thread", message=f"m{seq}"))["sentence"] for _ in range(11)]
        assert said[:10] == ["This message is no longer here."] * 10
        assert said[10] != said[9]
