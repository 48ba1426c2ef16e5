"""The server: who may speak to it, what it tells every browser, and the routes beside the page's connection."""

from __future__ import annotations

import asyncio
import base64
import errno
import re
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import ClientSession, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client import CollectorRegistry
from pydantic import ValidationError

from adapters.web.classroom import Classroom
from adapters.web.gate import HEADERS
from adapters.web.page import PageTexts, spoken
from adapters.web.refusal import Sentences
from adapters.web.server import NotLoopback, listen, make_app
from adapters.web.settings import WebSettings, is_loopback
from adapters.web.watch import Watch
from bot.app import App
from bot.config import Config
from bot.config_tables import HomeroomTable
from tests.adapters.web.conftest import card

Site = TestClient[Any, Any]


@pytest.fixture
def keeper(request: pytest.FixtureRequest) -> object:
    """In memory: what is kept where makes no difference here."""
    from adapters.web.keeper import MemoryKeeper

    return MemoryKeeper()


@pytest.fixture
async def site(classroom: Classroom) -> AsyncIterator[Site]:
    """The server of a class."""
    client = TestClient(TestServer(make_app(classroom)))
    await client.start_server()
    yield client
    await client.close()


@pytest.mark.parametrize(
    "host",
    ["evil.example:{port}", "127.0.0.1:1", "127.0.0.1", "127.0.0.1.evil.example:{port}", "[::1", "", "a b", "0:{port}"],
)
async def test_a_request_for_another_host_is_refused(site: Site, host: str) -> None:
    for path in ("/", "/api/people", "/static/main.js", "/healthz", "/metrics"):
        answer = await site.get(path, headers={"Host": host.format(port=site.port)})
        assert answer.status in (400, 403)
        assert "robin" not in await answer.text()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Open it at the address that Homeroom wrote"), ("es-MX,en;q=0.5", "Ábrela en la dirección que Homeroom")],
)
async def test_who_is_refused_is_told_where_to_go_in_their_language(site: Site, language: str, said: str) -> None:
    answer = await site.get("/", headers={"Host": "evil.example", "Accept-Language": language})
    text = await answer.text()
    assert (answer.status, answer.content_type) == (403, "text/html")
    assert said in text
    assert "script-src" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
async def test_this_machine_by_any_of_its_names_is_let_in(site: Site, host: str) -> None:
    answer = await site.get("/api/people", headers={"Host": host.format(port=site.port)})
    assert answer.status == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://127.0.0.1:{port}", "http://127.0.0.1:1", "null", ""]
)
async def test_another_page_in_the_same_browser_is_refused(site: Site, origin: str) -> None:
    headers = {"Origin": origin.format(port=site.port)}
    assert (await site.get("/api/people", headers=headers)).status == 403
    with pytest.raises(WSServerHandshakeError) as refused:
        await site.ws_connect("/live?as=ana", headers=headers)
    assert refused.value.status == 403


async def test_no_connection_is_opened_without_an_origin(site: Site) -> None:
    with pytest.raises(WSServerHandshakeError) as refused:
        await site.ws_connect("/live?as=ana")
    assert refused.value.status == 403


async def test_what_another_page_embeds_is_refused(site: Site) -> None:
    for came_from, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)):
        answer = await site.get("/api/people", headers={"Sec-Fetch-Site": came_from})
        assert answer.status == status


@pytest.mark.parametrize("path", ["/", "/api/people", "/static/main.js", "/nowhere", "/healthz", "/file/none", "/live"])
async def test_every_answer_tells_the_browser_to_trust_nothing_else(site: Site, path: str) -> None:
    headers = (await site.get(path)).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "Server" not in headers


async def test_the_page_comes_in_the_browsers_language_without_inline_script_or_style(site: Site) -> None:
    answer = await site.get("/", headers={"Accept-Language": "de, es-MX;q=0.8, en;q=0.5"})
    text = await answer.text()
    assert '<html lang="es">' in text
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    for script in re.findall(r"<script[^>]*>", text):
        assert "src=" in script or 'type="application/json"' in script
    assert "<style" not in text
    assert not re.search(r"\s(?:style|on[a-z]+)=", text)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("es", "es"),
        ("fr-CA, fr;q=0.9", "en"),
        ("en;q=0.5,es;q=0.6", "es"),
        ("es;q=x,en", "en"),
        ("*", "en"),
    ],
)
def test_the_first_language_that_we_speak_is_taken(accepted: str, language: str) -> None:
    assert spoken(accepted) == language


def test_the_pages_sentences_keep_their_placeholders_and_are_the_same_in_both_languages() -> None:
    texts = PageTexts(Sentences())
    english, spanish = texts.of("en"), texts.of("es")
    assert english.keys() == spanish.keys()
    assert "{place}" in english["page-write-in"]
    for text_id, text in english.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", spanish[text_id])), text_id


async def test_the_files_of_the_page_are_served_packed_and_only_once(site: Site) -> None:
    answer = await site.get("/static/main.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert (answer.headers["Content-Encoding"], answer.headers["Cache-Control"]) == ("gzip", "no-cache")
    whole = await answer.read()
    plain = await site.get("/static/main.js", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert await plain.read() == whole
    again = await site.get("/static/main.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status, await again.read()) == (304, b"")
    assert (await site.get("/static/icon.svg")).headers["Content-Type"].startswith("image/svg+xml")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static/..%2fserver.py",
        "/static/%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/main.js%00",
        "/static/",
        "/file/..%2f..%2fetc%2fpasswd",
        "/file/%2e%2e",
        "/file/",
        "/file/" + "x" * 65,
        "/file/a%00b",
    ],
)
async def test_no_path_leads_anywhere_else(site: Site, path: str) -> None:
    from yarl import URL

    answer = await site.session.get(URL(f"http://127.0.0.1:{site.port}{path}", encoded=True))
    assert answer.status == 404


async def test_a_picture_is_shown_and_anything_else_is_only_downloaded(classroom: Classroom, site: Site) -> None:
    data = base64.b64encode(b"<script>alert(1)</script>").decode()
    image = {"alt": "x", "type": "image/png", "data": data}
    files = [
        {"name": 'a"b\r\nc é.html', "type": "text/html", "data": data},
        {"name": "p.svg", "type": "image/svg+xml", "data": data},
        {"name": "p.png", "type": "image/png", "data": data},
    ]
    await classroom.bot.post("channel:general", card("Files", image=image, files=files), "n1")
    shown: Any = (await classroom.seat("ana")).sees()[0]["card"]
    picture = await site.get(shown["image"]["src"])
    assert (picture.headers["Content-Type"], picture.headers["Content-Disposition"][:6]) == ("image/png", "inline")
    assert [file.get("picture") for file in shown["files"]] == [None, None, True]
    assert (await site.get(shown["files"].pop()["src"])).headers["Content-Disposition"].startswith("inline")
    for file in shown["files"]:
        answer = await site.get(file["src"])
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert await answer.read() == b"<script>alert(1)</script>"


async def test_everyone_whom_one_can_be_is_listed(classroom: Classroom, site: Site) -> None:
    await classroom.register.remove_person("chi")
    people = (await (await site.get("/api/people")).json())["people"]
    assert [(each["id"], each["role"]) for each in people] == [
        ("robin", "instructor"),
        ("noor", "assistant"),
        ("ana", "student"),
        ("ben", "student"),
    ]


async def test_health_readiness_and_figures_are_told(classroom: Classroom) -> None:
    wrong = False

    async def database() -> None:
        if wrong:
            raise OSError("a secret of the disk")

    registry = CollectorRegistry()
    watch = Watch(registry, {"database": database})
    async with TestClient(TestServer(make_app(classroom, watch=watch))) as site:
        assert (await site.get("/healthz")).status == 200
        assert await (await site.get("/readyz")).text() == "ready\n"
        wrong = True
        answer = await site.get("/readyz")
        assert (answer.status, await answer.text()) == (503, "not ready: database\n")
        assert (await site.get("/healthz")).status == 200
        origin = {"Origin": f"http://127.0.0.1:{site.port}"}
        async with site.ws_connect("/live?as=ana", headers=origin) as socket:
            await socket.receive()
            figures = await site.get("/metrics")
            assert figures.headers["Content-Type"].startswith("text/plain")
            assert "homeroom_web_pages 1.0" in await figures.text()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org", ""])
async def test_the_class_is_not_served_to_other_machines(classroom: Classroom, host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(NotLoopback):
        await listen(make_app(classroom), host, 0)
    with pytest.raises(ValidationError, match="it is served to this machine only"):
        WebSettings(host=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_this_machine_has_several_names(host: str) -> None:
    assert is_loopback(host)
    assert WebSettings(host=host).host == host


async def test_the_address_that_is_told_leads_to_the_page_and_a_port_is_taken_once(classroom: Classroom) -> None:
    runner, address = await listen(make_app(classroom), "127.0.0.1", 0)
    async with ClientSession() as session, session.get(f"{address}/healthz") as answer:
        assert answer.status == 200
    with pytest.raises(OSError, match="address already in use") as taken:
        await listen(make_app(classroom), "127.0.0.1", int(address.rpartition(":")[2]))
    assert taken.value.errno == errno.EADDRINUSE
    await runner.cleanup()


def test_no_sentence_of_the_class_is_missing_in_a_language() -> None:
    folder = Path(__file__).resolve().parents[3] / "adapters" / "web" / "texts"
    found = [
        re.findall(r"^(class-[a-z-]+) =", (folder / f"{language}.ftl").read_text("utf-8"), re.M)
        for language in ("en", "es")
    ]
    assert found[0] == found[1]
    used: set[str] = set()
    for path in folder.parent.glob("*.py"):
        used |= set(re.findall(r'"(class-[a-z-]+)"', path.read_text("utf-8")))
    assert used <= set(found[0])
    unused = {text_id for text_id in found[0] if text_id not in used}
    assert {text_id for text_id in unused if not text_id.startswith(("class-place-", "class-topic-"))} == set()


async def test_what_is_no_http_is_refused_and_not_logged(
    classroom: Classroom, caplog: pytest.LogCaptureFixture
) -> None:
    runner, address = await listen(make_app(classroom), "127.0.0.1", 0)
    try:
        for sent in (b"GET / HTTP/1.1\r\nCookie: " + b"a" * 9000 + b"\r\n\r\n", b"GET /in/\x01 HTTP/1.1\r\n\r\n"):
            reader, writer = await asyncio.open_connection("127.0.0.1", int(address.rpartition(":")[2]))
            writer.write(sent)
            assert b" 400 " in await reader.readline()
            writer.close()
    finally:
        await runner.cleanup()
    assert caplog.records == []


async def test_a_database_that_takes_nothing_is_not_ready_though_it_can_be_read(tmp_path: Path) -> None:
    app = await App.open(Config(HomeroomTable(data=tmp_path), parts={"web": WebSettings(port=0)}))
    await app.start()
    try:
        async with ClientSession(app.address) as browser:
            assert (await browser.get("/readyz")).status == 200
            full = "CREATE TRIGGER full BEFORE INSERT ON meta BEGIN SELECT RAISE(ABORT, 'full'); END"
            await app.database.write(None, lambda tx: tx.connection.exec_driver_sql(full))
            answer = await browser.get("/readyz")
            assert (answer.status, await answer.text()) == (503, "not ready: database\n")
    finally:
        await app.stop()


async def test_on_a_full_disk_it_is_not_ready_though_a_word_would_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's log takes one where it has room from before."""
    app = await App.open(Config(HomeroomTable(data=tmp_path), parts={"web": WebSettings(port=0)}))
    await app.start()
    try:
        async with ClientSession(app.address) as browser:
            assert (await browser.get("/readyz")).status == 200
            monkeypatch.setattr("adapters.web.app.disk_usage", lambda path: SimpleNamespace(free=1000))
            answer = await browser.get("/readyz")
            assert (answer.status, await answer.text()) == (503, "not ready: database\n")
    finally:
        await app.stop()
