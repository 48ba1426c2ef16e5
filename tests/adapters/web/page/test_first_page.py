"""The first page as a newcomer gets it: small, whole, and with its rules for the browser."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.adapters.web.page.conftest import Open, Site

pytestmark = pytest.mark.asyncio(loop_scope="session")
FIRST_PAGE = 150_000  # bytes over the wire


async def test_the_first_page_with_everything_it_asks_for_fits_into_its_size(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    for number in range(50):
        await sasha.says(f"Message number {number}, which says something about the course.", "welcome")
    kai = await window()
    bytes_over_the_wire = 0

    def count(size: int) -> None:
        nonlocal bytes_over_the_wire
        bytes_over_the_wire += size

    wire = await kai.page.context.new_cdp_session(kai.page)
    await wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: count(int(event["encodedDataLength"])))
    wire.on("Network.webSocketFrameReceived", lambda event: count(len(event["response"]["payloadData"].encode())))
    await kai.opens("kai")
    await expect(kai.message("Message number 49")).to_be_visible()
    assert 30_000 < bytes_over_the_wire < FIRST_PAGE


async def test_the_browser_is_told_to_run_and_load_nothing_from_elsewhere(window: Open) -> None:
    kai = await window()
    answer = await kai.page.goto(kai.address)
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    asked: list[str] = []
    kai.page.on("request", lambda request: asked.append(request.url))
    await kai.opens("kai")
    assert [url for url in asked if not url.startswith((kai.address, kai.address.replace("http", "ws")))] == []


async def test_the_class_is_asked_for_once_and_before_the_page_is_there(window: Open) -> None:
    kai = await window()
    asked: list[str] = []
    kai.page.on("request", lambda request: asked.append(request.url.removeprefix(kai.address)))
    kai.page.on("websocket", lambda socket: asked.append("/live"))
    await kai.opens("kai")
    await expect(kai.page.get_by_role("navigation")).to_be_visible()
    assert asked.count("/live") == 1
    assert asked.index("/static/early/knock.js") < asked.index("/live")
    await kai.page.evaluate("sessionStorage.clear()")
    asked.clear()
    await kai.page.goto(kai.address)
    await expect(kai.page.locator(".choose-person").first).to_be_visible()
    assert asked.count("/api/people") == 1
    assert "/live" not in asked


async def test_while_the_page_is_on_a_slow_line_its_first_word_stands_there(window: Open) -> None:
    kai = await window(locale="es-ES")
    held = asyncio.Event()

    async def late(route: Route) -> None:
        await held.wait()
        await route.continue_()

    await kai.page.route("**/static/bundle.js", late)
    await kai.page.goto(f"{kai.address}/?as=kai", wait_until="commit")
    await expect(kai.page.get_by_text("Entrando en la clase…")).to_be_visible()
    shown = "performance.getEntriesByName('first-contentful-paint').length"
    await kai.page.wait_for_function(shown)  # painted, not only there
    held.set()
    await expect(kai.box).to_be_visible()
    await expect(kai.page.get_by_text("Entrando en la clase…")).to_have_count(0)


async def test_what_stands_above_and_around_the_newest_messages_comes_a_moment_later(window: Open, site: Site) -> None:
    sasha = await site.seat("sasha")
    for number in range(40):
        await sasha.says(f"Message number {number}.", "welcome")
    kai = await window()
    await kai.page.add_init_script("""
        window.drawn = [];
        new MutationObserver(() => {
          const count = document.querySelectorAll(".pane-here .message").length;
          if (count && drawn.at(-1)?.count !== count) {
            drawn.push({ count, around: document.querySelectorAll(".column .entry").length });
          }
        }).observe(document, { subtree: true, childList: true });
    """)
    await kai.opens("kai")
    await expect(kai.message("Message number 0.")).to_be_attached()
    first, *later = await kai.page.evaluate("drawn")
    assert first["count"] < 20
    assert first["around"] == 0
    assert later[-1]["count"] == 40
    await expect(kai.message("Message number 39.")).to_be_in_viewport()
    await expect(kai.page.get_by_role("navigation")).to_be_visible()
