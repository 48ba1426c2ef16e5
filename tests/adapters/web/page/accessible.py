"""What is asked of every state of the page: axe-core finds nothing, nothing is cut off, everything can be hit."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final

from playwright.async_api import Page

RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# Whatever has words of its own is seen whole, ends in an ellipsis, or is scrolled to: [what, its words].
_CUT = """() => {
  const found = [];
  const hides = (value) => value === "hidden" || value === "clip";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(".unseen, script, noscript, option, [hidden]")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = range.getBoundingClientRect();
    if (!words.width || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    for (let box = parent; box && box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === "inline" || style.display === "contents") continue;
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      const frame = box.getBoundingClientRect();
      if (frame.width <= 1) break; // read aloud only
      if (style.maskImage !== "none") break; // it fades out, and says with a button of its own that there is more
      const spare = style.overflowX === "clip" ? parseFloat(style.overflowClipMargin) || 0 : 0; // still shown
      if (hides(style.overflowX) && style.textOverflow !== "ellipsis" &&
          (words.right > frame.right + spare + 1 || words.left < frame.left - spare - 1)) {
        found.push([box.className, node.data]);
      } else if (hides(style.overflowY) && words.bottom > frame.bottom + spare + 2 &&
          style.webkitLineClamp === "none") {
        found.push([box.className, node.data]);
      }
      if (scrolls || style.textOverflow === "ellipsis") break;
    }
  }
  return found;
}"""

# Whatever takes a press is at least so large, or stands so far from the next that a circle of that size hits it alone.
# Words within a sentence are as high as their line (WCAG 2.5.8 lets them be).
_SMALL = """(least) => {
  const stops = "button, a[href], input, select, textarea, [role=option], summary";
  const words = (each) => each.nodeType === Node.TEXT_NODE && each.data.trim();
  const within = (e) => e.matches(".mention, .spoiler") || getComputedStyle(e).display === "inline" ||
    [...e.parentElement.childNodes].some(words);
  const box = (e) => (e.labels?.[0] && /checkbox|radio/.test(e.type) ? e.labels[0] : e).getBoundingClientRect();
  return [...document.querySelectorAll(stops)]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]") && !within(e))
    .map((e) => [e, box(e)])
    .filter(([e, { width, height }]) => width &&
      (width < (e.closest("td, th") ? 24 : least) - 0.5 || height < least - 0.5)) // seven days share a page's width
    .map(([e, { width, height }]) => [e.className || e.type || e.tagName, e.innerText || e.ariaLabel || "",
      Math.round(width), Math.round(height)]);
}"""

_WIDE = """() => [document.documentElement, ...document.querySelectorAll(".scroll, .column-body, dialog, .dialog-body")]
  .filter((e) => e.scrollWidth > e.clientWidth && e.clientWidth)
  .map((e) => [e.className || e.tagName, e.scrollWidth, e.clientWidth])"""

_MOVING = """() => [...document.querySelectorAll("*")].filter((e) => {
  const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(e);
  return /[1-9]/.test(transitionDuration + animationDuration) || scrollBehavior === "smooth";
}).map((e) => e.className || e.tagName)"""

# What one opened covers what lies below it until it is put away, and axe-core takes what is covered in part for small.
_COVERED = """(target) => {
  const below = document.querySelector(target);
  const covered = below.getBoundingClientRect();
  return [...document.querySelectorAll(".menu-list:not([hidden]), .me-menu, .suggestions")]
    .filter((open) => !open.contains(below))
    .map((open) => open.getBoundingClientRect())
    .some((open) => open.left < covered.right && covered.left < open.right &&
      open.top < covered.bottom && covered.top < open.bottom);
}"""

# What comes fades in: half way its words are as pale as they never are for anybody who reads them.
_ARRIVED = """() => Promise.all(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
  .map((each) => each.finished.catch(() => {})))"""

# A narrow page shows one of its parts at a time: the main one, with the page's heading, is behind the others then.
_BEHIND = "() => document.querySelector('main')?.checkVisibility() === false"


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


async def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds in the page as it stands, a line for each; of these rules only, if any are named. Its script
    comes through the debugger, past the content policy, which stays as it is."""
    await page.evaluate(_ARRIVED)
    if not await page.evaluate("Boolean(window.axe)"):
        await page.evaluate(_axe())
    asked: dict[str, Any] = {"runOnly": list(rules or RULES), "resultTypes": ["violations"]}
    if not rules and await page.evaluate(_BEHIND):
        asked["rules"] = {rule: {"enabled": False} for rule in ("landmark-one-main", "page-has-heading-one")}
    found = await page.evaluate("options => axe.run(document, options)", asked)
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {_why(node)}"
        for rule in found["violations"]
        for node in rule["nodes"]
        if "partially obscured" not in _why(node) or not await page.evaluate(_COVERED, node["target"][0])
    ]


def _why(node: dict[str, Any]) -> str:
    checks = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{'; '.join(checks)} {node['html'][:200]}"


async def faults(page: Page, least: int) -> list[str]:
    """What is wrong with the page as it stands, a line for each: of axe-core, cut off, wider than the page, or smaller
    than so many CSS pixels in width or height although it takes a press."""
    await page.evaluate(_ARRIVED)
    shapes = {"cut off": await page.evaluate(_CUT), "too wide": await page.evaluate(_WIDE)}
    shapes["too small"] = await page.evaluate(_SMALL, least)
    return [*await violations(page), *(f"{what}: {each}" for what, found in shapes.items() for each in found)]


async def moving(page: Page) -> list[Any]:
    """What moves or fades, or would with the next change."""
    found: list[Any] = await page.evaluate(_MOVING)
    return found
