"""How much a page may ask, how fast, and what becomes of one that asks for more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.web.deeds import Request
from bot.clock import FixedClock
from tests.adapters.web.conftest import Open
from tests.adapters.web.door import closed


async def test_who_writes_too_fast_is_asked_to_wait_and_may_go_on_after(clock: FixedClock, opened: Open) -> None:
    ben, ana = await opened("ben"), await opened("ana")
    answers = [await ben.asks("say", place="channel:general", text=str(number)) for number in range(12)]
    assert [answer["ok"] for answer in answers] == [True] * 10 + [False] * 2
    assert answers[-1]["sentence"] == "That was a lot at once. Please wait a second and try again."
    assert (await ana.asks("say", place="channel:general", text="me too"))["ok"]
    clock.advance(timedelta(seconds=1))
    assert (await ben.asks("say", place="channel:general", text="calmly"))["ok"]


async def test_what_is_too_large_is_a_sentence(opened: Open) -> None:
    ben = await opened("ben")
    sent = {"place": "channel:general", "form": "f", "link": "a.b", "values": {"f": "x" * 9_000_000}}
    assert (await ben.asks("submit", **sent))["sentence"] == "This is too large to send. Up to 5 MB fit."


async def test_whatever_is_sent_counts_also_what_is_no_request(opened: Open) -> None:
    ben, ana = await opened("ben"), await opened("ana")
    for _ in range(60):
        await ben.socket.send_str("nonsense")
    answer = await ben.asks("open", place="channel:general")
    assert answer["sentence"] == "That was a lot at once. Please wait a second and try again."
    assert (await ana.asks("open", place="channel:general"))["ok"]


async def test_large_requests_in_a_row_are_asked_to_wait_before_they_are_read(
    clock: FixedClock, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben, read = await opened("ben"), []
    reader = Request.read

    def reads(data: str) -> Request:
        read.append(len(data))
        return reader(data)

    monkeypatch.setattr(Request, "read", reads)
    sent = {"place": "channel:general", "form": "f", "link": "a.b", "values": {"f": "x" * 6_000_000}}
    answers = [await ben.asks("submit", **sent) for _ in range(3)]
    assert answers[2]["sentence"] == "That was a lot at once. Please wait 3 seconds and try again."
    assert len(read) == 2
    clock.advance(timedelta(seconds=3))
    assert "a lot at once" not in (await ben.asks("submit", **sent))["sentence"]


@pytest.mark.parametrize("begins", ["[[[", '{"do":"say","id":1,"x":"'])
async def test_who_sends_what_is_too_large_and_of_no_page_is_cut_off_without_its_being_read(
    opened: Open, monkeypatch: pytest.MonkeyPatch, begins: str
) -> None:
    ben = await opened("ben")
    monkeypatch.setattr(Request, "read", lambda data: pytest.fail("read"))
    await ben.socket.send_str(begins + "[" * 9_000_000)
    assert await closed(ben.socket) == 1009


async def test_who_sends_too_much_again_and_again_is_cut_off(opened: Open) -> None:
    ben = await opened("ben")
    sent = {"place": "channel:general", "form": "f", "link": "a.b", "values": {"f": "x" * 9_000_000}}
    for _ in range(2):
        assert (await ben.asks("submit", **sent))["sentence"] == "This is too large to send. Up to 5 MB fit."
    await ben.sends("submit", **sent)
    assert await closed(ben.socket) == 1009
