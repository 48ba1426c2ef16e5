"""Many pages at once: one frame for all who see the same, a slow page cut off, presence, and the pace of one person."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from adapters.web.classroom import Classroom
from adapters.web.fanout import MOST_BEHIND, Connection, Fanout, frame
from adapters.web.hub import Event, only
from adapters.web.pace import Pace
from adapters.web.presence import Presence
from adapters.web.refusal import ClassRefusal
from bot.clock import FixedClock
from tests.adapters.web.conftest import NOON


class Wire(asyncio.Transport):
    """A connection's end that notes what is written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.waiting = 0
        self.ended = False

    def write(self, data: object) -> None:
        assert isinstance(data, bytes)
        self.written.append(data)

    def get_write_buffer_size(self) -> int:
        return self.waiting

    def abort(self) -> None:
        self.ended = True

    def is_closing(self) -> bool:
        return self.ended


def read(data: bytes) -> object:
    """What a browser makes of a frame, RFC 6455 section 5.2."""
    assert data[0] == 0x81
    start = {126: 4, 127: 10}.get(data[1], 2)
    size = data[1] if start == 2 else int.from_bytes(data[2:start])
    assert len(data) == start + size
    return json.loads(data[start:])


def page(fanout: Fanout, person: str) -> tuple[Connection, Wire]:
    wire = Wire()
    connection = Connection(person, wire)
    fanout.add(connection)
    fanout.greet(connection, 0, {"ev": "hello"})
    return connection, wire


@pytest.fixture
def registry() -> CollectorRegistry:
    """Figures of their own."""
    return CollectorRegistry()


@pytest.fixture
def fanout(classroom: Classroom, registry: CollectorRegistry) -> Fanout:
    """The fan-out of a class."""
    return Fanout(classroom.core.state, registry)


@pytest.mark.parametrize("size", [0, 1, 124, 125, 126, 65_530, 65_535, 65_536, 200_000])
def test_a_frame_is_read_back_whatever_its_length(size: int) -> None:
    text = json.dumps("é" + "x" * size, ensure_ascii=False)
    assert read(frame(text)) == "é" + "x" * size


async def test_everyone_who_sees_the_same_gets_the_very_same_frame(classroom: Classroom, fanout: Fanout) -> None:
    pages = {person: page(fanout, person)[1] for person in ("ana", "ben", "noor")}
    everyone, staff = classroom.core.state.audience, classroom.core.state.places
    fanout.tell(Event(1, everyone(staff["channel:general"]), {"ev": "a"}))
    fanout.tell(Event(2, everyone(staff["channel:staff"]), {"ev": "b"}))
    fanout.tell(Event(3, only("ben", "noor"), {"ev": "c"}))
    fanout.flush()
    heard = {person: read(wire.written[-1]) for person, wire in pages.items()}
    assert heard == {
        "ana": [{"ev": "a"}],
        "ben": [{"ev": "a"}, {"ev": "c"}],
        "noor": [{"ev": "a"}, {"ev": "b"}, {"ev": "c"}],
    }
    fanout.tell(Event(4, everyone(staff["channel:general"]), {"ev": "d"}))
    fanout.flush()
    assert pages["ana"].written[-1] is pages["ben"].written[-1]
    fanout.tell(Event(5, only("ana"), {"ev": "e"}))
    fanout.flush()
    assert [len(pages[person].written) for person in ("ana", "ben")] == [4, 3]


async def test_a_page_hears_nothing_before_hello_and_nothing_that_hello_knew(
    fanout: Fanout, classroom: Classroom
) -> None:
    general = classroom.core.state.audience(classroom.core.state.places["channel:general"])
    wire = Wire()
    connection = Connection("ana", wire)
    fanout.add(connection)
    fanout.tell(Event(1, general, {"ev": "known"}))
    fanout.flush()
    assert wire.written == []
    for seq in (2, 3):
        fanout.tell(Event(seq, general, {"ev": str(seq)}))
    fanout.greet(connection, 2, {"ev": "hello"})
    fanout.flush()
    assert [read(data) for data in wire.written] == [[{"ev": "hello"}], [{"ev": "3"}]]


async def test_an_answer_comes_after_the_events_before_it_and_before_those_after_it(
    fanout: Fanout, classroom: Classroom
) -> None:
    general = classroom.core.state.audience(classroom.core.state.places["channel:general"])
    connection, wire = page(fanout, "ana")
    fanout.tell(Event(1, general, {"ev": "a"}))
    fanout.answer(connection, '{"re":1}')
    fanout.answer(connection, '{"re":2}')
    fanout.tell(Event(2, general, {"ev": "b"}))
    fanout.flush()
    assert read(wire.written[-1]) == [{"ev": "a"}, {"re": 1}, {"re": 2}, {"ev": "b"}]


async def test_what_a_page_is_answered_before_hello_comes_before_what_it_hears_then(
    fanout: Fanout, classroom: Classroom
) -> None:
    general = classroom.core.state.audience(classroom.core.state.places["channel:general"])
    wire = Wire()
    connection = Connection("ana", wire)
    fanout.add(connection)
    fanout.tell(Event(1, general, {"ev": "a"}))
    fanout.answer(connection, '{"re":1}')
    fanout.flush()
    fanout.greet(connection, 1, {"ev": "hello"})
    fanout.tell(Event(2, general, {"ev": "b"}))
    fanout.flush()
    assert read(wire.written[-1]) == [{"re": 1}, {"ev": "b"}]


async def test_a_page_that_cannot_follow_is_cut_off_and_the_others_go_on(
    fanout: Fanout, classroom: Classroom, registry: CollectorRegistry
) -> None:
    general = classroom.core.state.audience(classroom.core.state.places["channel:general"])
    (_, slow), (_, quick) = page(fanout, "ana"), page(fanout, "ben")
    slow.waiting = MOST_BEHIND + 1
    fanout.tell(Event(1, general, {"ev": "a"}))
    fanout.flush()
    assert (slow.ended, quick.ended) == (True, False)
    assert read(quick.written[-1]) == [{"ev": "a"}]
    assert [connection.person for connection in fanout.connections()] == ["ben"]
    figures = generate_latest(registry).decode()
    assert "homeroom_web_pages_dropped_total 1.0" in figures
    assert "homeroom_web_pages 1.0" in figures


async def test_who_has_a_page_is_here_until_a_while_after_the_last_one_closed(classroom: Classroom) -> None:
    presence = Presence(classroom, away_after=0)
    await classroom.voice("ana", "voice:lounge")
    await presence.came("ana")
    await presence.came("ana")
    presence.went("ana")
    await asyncio.sleep(0.01)
    assert classroom.core.state.here == {"ana"}
    presence.went("ana")
    await presence.came("ana")
    await asyncio.sleep(0.01)
    assert classroom.core.state.here == {"ana"}
    presence.went("ana")
    await asyncio.sleep(0.01)
    await classroom.settle()
    assert classroom.core.state.here == set()
    assert classroom.core.state.in_voice("voice:lounge") == []


async def test_nobody_goes_away_because_the_server_stops(classroom: Classroom) -> None:
    presence = Presence(classroom, away_after=0)
    await presence.came("ana")
    presence.went("ana")
    presence.stop()
    await asyncio.sleep(0.01)
    assert classroom.core.state.here == {"ana"}


def test_a_person_acts_in_bursts_but_not_for_long_and_others_are_not_held_up() -> None:
    clock = FixedClock(NOON)
    pace = Pace(clock, burst=3, per_second=0.5)
    for _ in range(3):
        pace.take("ana")
    with pytest.raises(ClassRefusal) as refused:
        pace.take("ana")
    assert refused.value.values == {"seconds": 2}
    pace.take("ben")
    clock.advance(timedelta(seconds=2))
    pace.take("ana")
    with pytest.raises(ClassRefusal):
        pace.take("ana")
    clock.advance(timedelta(hours=1))
    for _ in range(3):
        pace.take("ana")
