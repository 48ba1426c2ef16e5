"""People at real browsers: what is measured is what the browser itself has shown, by its own clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from playwright.async_api import Browser, Page, async_playwright

from tests.wire import chromium

OPENING: Final = 1_000  # ms in which a browser makes a window of its own

_WATCH: Final = """
// The moment at which the browser has drawn what was waited for: behind the frame after it came into the page, and by
// a message, for a timer would stand in line behind those of the page.
window.shown = (find) => new Promise((resolve) => {
  const behind = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    port2.postMessage(null);
  };
  const drawn = () => requestAnimationFrame(behind);
  if (find()) return drawn();
  const watcher = new MutationObserver(() => {
    if (!find()) return;
    watcher.disconnect();
    drawn();
  });
  watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
});
addEventListener("click", (event) => { window.pressedAt = performance.timeOrigin + event.timeStamp; }, true);
"""


@asynccontextmanager
async def browser(*arguments: str) -> AsyncIterator[Browser]:
    """A Chromium of this machine. Raises ``RuntimeError`` when there is none."""
    path = chromium.found()
    if path is None:
        raise RuntimeError(chromium.NONE)
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=path, args=[*chromium.ARGUMENTS, *arguments])
        try:
            yield found
        finally:
            await found.close()


@asynccontextmanager
async def page_of(found: Browser, *, slowed: float = 1.0) -> AsyncIterator[Page]:
    """A page of somebody who was never here: nothing is kept from before. ``slowed``: so many times slower a CPU."""
    context = await found.new_context(viewport={"width": 1280, "height": 800}, locale="en")
    context.set_default_timeout(chromium.PATIENCE)
    await context.add_init_script(_WATCH)
    try:
        page = await context.new_page()
        if slowed > 1:  # who goes somewhere has a window already: making one is not the page's work
            await page.wait_for_timeout(OPENING)
            session = await context.new_cdp_session(page)
            await session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        yield page
    finally:
        await context.close()


async def opened(page: Page, address: str, find: str) -> float:
    """Milliseconds from the beginning of a visit until the page has drawn what ``find`` (JavaScript) finds."""
    # Told, not asked for: a question would have the page work while it begins.
    tell = "console.log('shown', at - performance.timeOrigin)"
    await page.add_init_script(f"shown(() => ({find})).then((at) => {tell});")
    async with page.expect_console_message(lambda said: said.text.startswith("shown ")) as told:
        await page.goto(address, wait_until="commit")
    return float((await told.value).text.removeprefix("shown "))


async def waits(page: Page, find: str) -> None:
    """From now on the page waits for what ``find`` (JavaScript) finds: see :func:`came`."""
    await page.evaluate(f"() => {{ window.coming = shown(() => ({find})); }}")


async def came(page: Page) -> float:
    """The moment, in milliseconds, at which what the page waits for was drawn."""
    return float(await page.evaluate("() => window.coming"))


async def pressed(page: Page) -> float:
    """The moment of the newest press on a page."""
    return float(await page.evaluate("() => window.pressedAt"))
