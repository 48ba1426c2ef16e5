"""The page's connection over a real WebSocket: what is asked, what is told, what is refused, and coming back."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from aiohttp import WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer

from adapters.web.classroom import Classroom
from adapters.web.hub import JsonObject
from adapters.web.keeper import MemoryKeeper
from adapters.web.server import make_app
from bot.clock import FixedClock
from storage.problems import Full
from tests.adapters.web.conftest import Bot, Open, button, card, command, entry
from tests.adapters.web.pages import connected


async def test_hello_says_all_that_a_page_needs(classroom: Classroom, bot: Bot, opened: Open) -> None:
    bot.commands.append(command("icebreaker now", entry("deck", "text")))
    await classroom.say("ben", "channel:general", "before")
    await classroom.voice("ben", "voice:lounge")
    hello = (await opened("ana")).heard[0]
    assert hello["me"] == "ana"
    assert {person["id"] for person in hello["people"]} == {"robin", "noor", "ana", "ben", "chi"}
    assert hello["people"][0].keys() == {"id", "name", "role", "zone", "here", "simulated"}
    keys = [place["key"] for place in hello["places"]]
    assert keys == ["channel:general", "forum:questions", "voice:lounge", "voice:library"]
    assert [each["name"] for each in hello["commands"]] == ["icebreaker now"]
    assert (hello["language"], hello["movable"], hello["now"]) == ("es", False, "2026-03-02T12:00:00+00:00")
    assert (hello["name"], hello["choosable"], hello["mentioned"]) == ("Homeroom class", True, [])
    assert (hello["chosen"], hello["toured"]) == ("es", False)
    assert (hello["unread"], hello["voice"]["voice:lounge"]) == ({"channel:general": 1}, ["ben"])
    assert hello["texts"]["page-send"] == "Enviar"
    assert all(text_id.startswith("page-") for text_id in hello["texts"])
    assert hello["seq"] >= classroom.core.state.places["channel:general"].last


async def test_the_names_of_places_that_were_deleted_stay_with_who_saw_them(classroom: Classroom, opened: Open) -> None:
    ana = await opened("ana")
    for place in ("channel:staff", "voice:library", "channel:general"):
        await classroom.register.remove_place(place)
    assert [(await ana.event("place-gone"))["deleted"] for _ in range(2)] == [True, True]
    for person, names in (("ana", ["general", "Library"]), ("robin", ["general", "Library", "staff"])):
        hello = (await opened(person)).heard[0]
        assert sorted((each["name"] for each in hello["gone"]), key=str.lower) == names
        assert not {each["key"] for each in hello["gone"]} & {each["key"] for each in hello["places"]}


async def test_what_one_page_says_the_others_hear_and_the_sender_is_told_that_it_is_kept(opened: Open) -> None:
    ana, ben = await opened("ana"), await opened("ben")
    said = await ana.asks("say", place="channel:general", text="hello", key="k1")
    assert said == {"re": said["re"], "ok": True}
    heard = await ben.event("message")
    assert (heard["message"]["text"], heard["message"]["by"], heard["message"]["key"]) == ("hello", "ana", "k1")
    assert heard["seq"] == heard["message"]["seq"]


async def test_a_page_opens_a_place_and_older_messages(classroom: Classroom, opened: Open) -> None:
    for number in range(60):
        await classroom.say("ben", "channel:general", str(number))
    ana = await opened("ana")
    newest = await ana.asks("open", place="channel:general")
    assert ([each["text"] for each in newest["messages"]], newest["more"]) == ([str(n) for n in range(10, 60)], True)
    older = await ana.asks("open", place="channel:general", before=newest["messages"][0]["seq"])
    assert ([each["text"] for each in older["messages"]], older["more"]) == ([str(n) for n in range(10)], False)


async def test_everything_else_that_a_page_may_ask(classroom: Classroom, bot: Bot, opened: Open) -> None:
    bot.commands.append(command("me name", entry("name", "text")))
    form: JsonObject = {"title": "F", "key": "f1", "link": "tests.send", "submit": "Send", "inputs": []}
    bot.answers = {
        "tests.me-name": {"shown": "private", "card": card("Yours", button("Change", "tests.form"))},
        "tests.form": {"form": form},
        "tests.send": {"shown": "here", "card": card("Changed")},
    }
    ana = await opened("ana")
    by_name = await ana.asks("command", place="channel:general", name="me name", values={"name": "A"}, key="k1")
    by_line = await ana.asks("line", place="channel:general", text="/me name name:A", key="k2")
    assert by_name["answer"] == by_line["answer"] == {"shown": "private"}
    assert [each["values"] for each in bot.heard] == [{"name": "A"}, {"name": "A"}]
    message = (await ana.event("message"))["message"]
    at = {"place": message["place"], "message": message["id"]}
    pressed = await ana.asks("press", **at, link="tests.form", key="k3")
    assert pressed["answer"] == {"shown": "form", "form": form}
    sent = {"place": "channel:general", "form": "f1", "link": "tests.send", "values": {"x": "y"}}
    assert (await ana.asks("submit", **sent, key="k4"))["answer"] == {"shown": "here"}
    assert (await ana.event("edited"))["message"]["card"]["title"] == "Changed"
    assert (await ana.asks("choose", **at, link="tests.c", value=["v"], key="k5"))["answer"] == {"shown": "nothing"}
    said = await classroom.say("ben", "channel:general", "top")
    assert (await ana.asks("thread", message=f"m{said.seq}"))["place"]["under"] == f"m{said.seq}"
    assert (await ana.asks("direct", people=["ben"]))["place"]["key"] == "direct:ana+ben"
    assert (await ana.asks("voice", place="voice:lounge"))["ok"]
    assert (await ana.event("voice", place="voice:lounge"))["people"] == ["ana"]
    assert (await ana.asks("voice", place=None))["ok"]
    assert (await ana.asks("seen", place="channel:general", seq=said.seq))["count"] == 0


async def test_a_place_that_everyone_else_has_before_them_counts_as_words(classroom: Classroom, opened: Open) -> None:
    said = [await classroom.say("ben", "channel:general", f"question {number}") for number in range(11)]
    ana = await opened("ana")
    answers = [await ana.asks("thread", message=f"m{message.seq}") for message in said]
    assert [answer["ok"] for answer in answers] == [True] * 10 + [False]
    assert (await ana.asks("thread", message=f"m{said[0].seq}"))["ok"]  # it is there already


async def test_a_page_that_begins_in_an_empty_direct_conversation_has_it_before_it(
    site: TestClient[Any, Any],
) -> None:
    async with connected(site, "ana", "direct:ana+ben") as ana:
        hello = ana.heard[0]
        assert hello["opened"] == {"place": "direct:ana+ben", "messages": [], "more": False}
        assert [place["people"] for place in hello["places"] if place["kind"] == "direct"] == [["ana", "ben"]]


@pytest.mark.parametrize(
    "asked",
    [
        {"do": "dance"},
        {"do": "say"},
        {"do": "say", "place": 5, "text": "x"},
        {"do": "say", "place": "channel:general", "text": ["x"]},
        {"do": "open", "place": "channel:general", "before": "5"},
        {"do": "open", "place": "channel:general", "before": 2**60},
        {"do": "submit", "place": "channel:general", "form": "f", "link": "a.b", "values": []},
        {"do": "press", "place": "channel:general", "message": "m1", "link": None},
        {"do": "direct", "people": "ana"},
        {"do": "since", "seq": "x"},
        {"do": "say", "place": "channel:general", "text": "x", "key": "k" * 65},
        {"do": None},
    ],
)
async def test_a_request_that_no_page_makes_is_refused_and_the_connection_stays(
    opened: Open, asked: dict[str, Any]
) -> None:
    ben = await opened("ben")
    answer = await ben.asks(**asked)
    assert answer["sentence"] == "The page and the class do not understand each other. Load the page again."
    assert (await ben.asks("open", place="channel:general"))["ok"]


@pytest.mark.parametrize("garbage", ["", "nonsense", "[]", "{}", '{"id":"1"}', "[" * 50_000, '{"id":1e999,"do":"x"}'])
async def test_what_is_no_request_is_passed_over(opened: Open, garbage: str) -> None:
    ben = await opened("ben")
    await ben.socket.send_str(garbage)
    await ben.socket.send_bytes(b"\x00\x01")
    assert (await ben.asks("open", place="channel:general"))["ok"]


async def test_halves_of_letters_and_nul_never_reach_the_class(classroom: Classroom, bot: Bot, opened: Open) -> None:
    bot.commands.append(command("me name", entry("name", "text")))
    ben = await opened("ben")
    await ben.socket.send_str(
        r'{"id":99,"do":"command","place":"channel:general","name":"me name","values":{"name":"a\ud800b\u0000c"}}'
    )
    assert (await ben.hears(lambda item: item.get("re") == 99))["ok"]
    assert bot.heard[0]["values"] == {"name": "abc"}
    await ben.asks("say", place="channel:general", text="smile 😀 \ud800!")
    assert ben.texts() == ["smile 😀 !"]


async def test_a_refusal_is_a_sentence_in_the_persons_language(opened: Open) -> None:
    ana = await opened("ana")
    answer = await ana.asks("say", place="channel:staff", text="let me in")
    assert answer == {"re": answer["re"], "ok": False, "sentence": "Este lugar ya no existe."}


async def test_a_storage_that_fails_is_a_sentence_and_the_same_key_can_be_sent_again(
    monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    keeper = MemoryKeeper()
    classroom = await Classroom.open(keeper, clock=clock)
    await classroom.register.add_channel("general")
    await classroom.register.add_person("Ben")
    async with TestClient(TestServer(make_app(classroom))) as site, connected(site, "ben") as ben:
        add = keeper.add

        async def full(*changes: object) -> None:
            raise Full("the disk")

        monkeypatch.setattr(keeper, "add", full)
        refused = await ben.asks("say", place="channel:general", text="x", key="k1")
        assert refused["sentence"] == "The class could not save this. Please try again in a moment."
        monkeypatch.setattr(keeper, "add", add)
        assert (await ben.asks("say", place="channel:general", text="x", key="k1"))["ok"]
        await ben.event("message")
        assert ben.texts() == ["x"]


async def test_students_hear_nothing_of_the_staffs_places_of_others_conversations_or_private_replies(
    classroom: Classroom, bot: Bot, opened: Open
) -> None:
    bot.commands.append(command("me"))
    bot.answers["tests.me"] = {"shown": "private", "card": card("Yours")}
    chi, noor, robin = [await opened(person) for person in ("chi", "noor", "robin")]
    await classroom.say("robin", "channel:staff", "staff only")
    await classroom.bot.tell(["ana", "ben"], card("between two"), "n1")
    await robin.asks("line", place="channel:general", text="/me")
    await classroom.say("robin", "channel:general", "for all")
    for page in (chi, noor, robin):
        await page.hears(lambda item: item.get("message", {}).get("text") == "for all")
    heard = json.dumps(chi.heard)
    assert ("for all" in heard, "staff only" in heard, "between two" in heard, "Yours" in heard) == (True, *[False] * 3)
    assert "staff only" in json.dumps(noor.heard)
    assert "Yours" not in json.dumps(noor.heard)
    assert "Yours" in json.dumps(robin.heard)


async def test_who_comes_back_hears_exactly_what_was_missed(
    classroom: Classroom, site: TestClient[Any, Any], opened: Open
) -> None:
    async with connected(site, "chi") as page:
        await classroom.say("ben", "channel:general", "heard")
        last = (await page.event("message"))["seq"]
    await classroom.say("robin", "channel:staff", "not for chi")
    for text in ("missed one", "missed two"):
        await classroom.say("ben", "channel:general", text)
    back = await opened("chi")
    missed = await back.asks("since", seq=last)
    assert missed["reset"] is False
    assert [item["message"]["text"] for item in missed["events"] if item["ev"] == "message"] == [
        "missed one",
        "missed two",
    ]
    await classroom.say("ben", "channel:general", "live")
    await back.event("message")
    assert back.texts() == ["live"]


async def test_who_was_away_too_long_reads_everything_anew(classroom: Classroom, opened: Open) -> None:
    ben = await opened("ben")
    for number in (1, 10**9):
        answer = await ben.asks("since", seq=classroom.core.hub.seq - 100_000 if number == 1 else number)
        assert (answer["reset"], answer["events"]) == (True, [])


async def test_what_comes_together_comes_in_one_frame(classroom: Classroom, opened: Open) -> None:
    ben = await opened("ben")
    frames = ben.frames
    await asyncio.gather(*(classroom.say("ana", "channel:general", str(number)) for number in range(100)))
    await ben.hears(lambda item: item.get("message", {}).get("text") == "99")
    assert ben.texts() == [str(number) for number in range(100)]
    assert ben.frames - frames < 20


async def test_a_message_whose_write_is_on_its_way_at_hello_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    keeper, go = MemoryKeeper(), asyncio.Event()
    classroom = await Classroom.open(keeper, clock=clock)
    await classroom.register.add_channel("general")
    for name in ("Ana", "Ben"):
        await classroom.register.add_person(name)
    add = keeper.add

    async def slow(*given: Any) -> Any:
        await go.wait()
        return await add(*given)

    monkeypatch.setattr(keeper, "add", slow)
    async with TestClient(TestServer(make_app(classroom))) as site:
        saying = asyncio.ensure_future(classroom.say("ana", "channel:general", "just now"))
        await asyncio.sleep(0)
        async with connected(site, "ben") as ben:
            go.set()
            await saying
            await ben.event("message")
            assert ben.texts() == ["just now"]


@pytest.mark.parametrize("place", ["", "channel:general"])
async def test_what_stands_where_a_page_begins_comes_with_the_greeting(
    classroom: Classroom, site: TestClient[Any, Any], place: str
) -> None:
    await classroom.say("ana", "channel:general", "first")
    async with connected(site, "ben", place=place) as ben:
        opened = ben.heard[0]["opened"]
        assert (opened["place"], opened["more"]) == ("channel:general", False)
        assert [message["text"] for message in opened["messages"]] == ["first"]


async def test_what_happens_between_looking_and_greeting_comes_behind_the_greeting(
    classroom: Classroom, bot: Bot, site: TestClient[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    posted = await classroom.bot.post("channel:general", card("Before"), "n1")
    gone = await classroom.bot.post("channel:general", card("Gone"), "n2")
    unread = classroom.unread

    async def slow(person: str) -> dict[str, int]:
        await classroom.bot.edit("channel:general", str(posted["id"]), card("After"))
        await classroom.bot.remove("channel:general", str(gone["id"]))
        await classroom.say("ana", "channel:general", "meanwhile")
        await classroom.say("robin", "channel:staff", "not for ben")
        return await unread(person)

    monkeypatch.setattr(classroom, "unread", slow)
    async with connected(site, "ben", place="channel:general") as ben:
        hello, *others = ben.heard
        assert [message["card"]["title"] for message in hello["opened"]["messages"]] == ["Before", "Gone"]
        happened = [item for item in others if item["ev"] != "person"]
        assert [item["ev"] for item in happened] == ["edited", "removed", "message"]
        assert (happened[0]["message"]["card"]["title"], happened[1]["id"]) == ("After", gone["id"])
        assert happened[2]["message"]["text"] == "meanwhile"
        assert max(item["seq"] for item in others) <= hello["seq"]
        await classroom.say("ana", "channel:general", "live")
        await ben.hears(lambda item: item.get("message", {}).get("text") == "live")
        assert ben.texts() == ["meanwhile", "live"]


async def test_a_page_that_was_greeted_after_more_than_is_kept_asks_for_its_place(
    classroom: Classroom, site: TestClient[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(classroom.core.hub, "between", lambda since, until: None)
    async with connected(site, "ben", place="channel:general") as ben:
        assert ben.heard[0]["opened"] is None


async def test_a_page_that_begins_nowhere_or_where_it_may_not_be_is_greeted_all_the_same(
    site: TestClient[Any, Any],
) -> None:
    for place in (None, "channel:nowhere", "channel:staff", "no place"):
        async with connected(site, "ben", place=place) as ben:
            assert ben.heard[0]["opened"] is None


async def test_who_has_a_page_open_is_here(classroom: Classroom, site: TestClient[Any, Any], opened: Open) -> None:
    ana = await opened("ana")
    async with connected(site, "ben"):
        person = await ana.hears(lambda item: item.get("ev") == "person" and item["person"]["id"] == "ben")
        assert person["person"]["here"] is True
    assert "ben" in classroom.core.state.here


async def test_what_is_read_on_one_page_is_read_on_the_persons_others(classroom: Classroom, opened: Open) -> None:
    said = await classroom.say("ana", "channel:general", "hello")
    one, two = await opened("ben"), await opened("ben")
    await one.asks("seen", place="channel:general", seq=said.seq)
    assert (await two.event("unread"))["count"] == 0


async def test_nobody_who_is_not_in_the_class_gets_a_connection(site: TestClient[Any, Any]) -> None:
    for person in ("nobody", "", "homeroom"):
        with pytest.raises(WSServerHandshakeError) as refused:
            async with connected(site, person):
                raise AssertionError("let in")
        assert refused.value.status == 403


async def test_the_server_says_goodbye_and_finishes_what_was_begun(classroom: Classroom, bot: Bot) -> None:
    answered = asyncio.Event()

    async def slow(delivery: dict[str, Any]) -> JsonObject:
        await asyncio.sleep(0.05)
        answered.set()
        return {}

    bot.commands.append(command("me"))
    bot.answers["tests.me"] = slow
    client = TestClient(TestServer(make_app(classroom)))
    await client.start_server()
    async with connected(client, "ben") as ben:
        await ben.socket.send_str('{"id":1,"do":"line","place":"channel:general","text":"/me"}')
        await ben.asks("open", place="channel:general")
        closing = asyncio.ensure_future(client.server.close())
        while (message := await asyncio.wait_for(ben.socket.receive(), 30)).type is WSMsgType.TEXT:
            pass
        assert (message.type, message.data) == (WSMsgType.CLOSE, 1001)
        await closing
        assert answered.is_set()
    await client.close()
