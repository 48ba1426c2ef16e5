"""What people write, in its own format: its tree, its looks, and that nothing written costs or harms."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.async_api import expect

from tests.adapters.web.page.conftest import Open, Site, Window

pytestmark = pytest.mark.asyncio(loop_scope="session")
GENERAL = "channel:general"
SHOWN = """
async (text) => {
  const { parse } = await import("/static/markdown.js");
  const { settled } = await import("/static/bidi.js");
  const nameAt = (text, at) => (text.startsWith("@Kai", at) ? { length: 4, name: { id: "kai" } } : null);
  const shown = (node) => {
    if (node.t === "text") return node.text;
    if (node.t === "lines") return node.of.map(shown).join("");
    const more = [node.level, node.href, node.first, node.language, node.id].filter((each) => each).join(" ");
    return `<${node.t}${more && ` ${more}`}>${node.of ? node.of.map(shown).join("") : node.text}</>`;
  };
  return parse(settled(text), nameAt).map(shown).join("|");
}
"""
LINK = "<link https://e.org/a>"


async def tree(window: Window, text: str) -> str:
    """The tree of a text, written in one line."""
    return str(await window.page.evaluate(SHOWN, text))


READ = {
    "**b** *i* _i_ __u__ ~~s~~": "<bold>b</> <italic>i</> <italic>i</> <underline>u</> <strike>s</>",
    "***both*** ___too___": "<bold><italic>both</></> <underline><italic>too</></>",
    "**a\nb** ||hidden **b**||": "<bold>a\nb</> <spoiler>hidden <bold>b</></>",
    "snake_case_name, 5 * 3 * 2, *a": "snake_case_name, 5 * 3 * 2, *a",
    "****": "****",
    "**a *b** c* **": "<bold>a *b</> c* **",
    r"\*no\* \`no\` C:\dir": r"*no* `no` C:\dir",
    "`**a**` ``a`b`` `open": "<mono>**a**</> <mono>a`b</> `open",
    "```py\nx = 1\n```\nafter": "<code py>x = 1</>|after",
    "see ```**x**``` now": "see |<code>**x**</>| now",
    "``` never closed **b**": "``` never closed <bold>b</>",
    "# A\n### C **b**\n-# small": "<heading 1>A</>|<heading 3>C <bold>b</></>|<small>small</>",
    "#tag\n#### no\n-f": "#tag\n#### no\n-f",
    "> a\n> b\nc\n>d": "<quote>a\nb</>|c\n>d",
    ">>> all\n\n> of it": "<quote>all\n\n> of it</>",
    "- a\n  - b\n* c\n1. d\n2. e": ("<list><item>a<list><item>b</></></><item>c</></>|<list 1><item>d</><item>e</></>"),
    "3. three": "<list 3><item>three</></>",
    "(https://e.org/a).": f"({LINK}https://e.org/a</>).",
    "**https://e.org/a**": f"<bold>{LINK}https://e.org/a</></>",
    "https://e.org/a_(b)": "<link https://e.org/a_(b)>https://e.org/a_(b)</>",
    "[the page](https://e.org/a)!": f"{LINK}the page</>!",
    "<https://e.org/a>": f"{LINK}https://e.org/a</>",
    "[x](javascript:alert(1)) javascript:x": "[x](javascript:alert(1)) javascript:x",
    "data:text/html,x https://": "data:text/html,x https://",
    "https://bank.example@evil.example": "https://bank.example@evil.example",
    "@Kai and mail@Kai": "<name kai>@Kai</> and mail@Kai",
    "<b>x</b> &amp; <script>": "<b>x</b> &amp; <script>",
}


async def test_it_is_read_as_discord_reads_it(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    assert {text: await tree(kai, text) for text in READ} == READ


WILD = {
    "stars": "**" * 2500,
    "mixed": "*_" * 2500,
    "all marks": "**__~~||*_" * 500,
    "quotes": "> " * 2500,
    "brackets": "[" * 5000,
    "links": "[a](https://a(" * 350,
    "ticks": " ".join("`" * length for length in range(1, 98)),
    "fences": "```a" * 1250,
    "addresses": "https://a" * 555,
    "closings": "https://a/" + ")" * 4900,
    "names": "@" * 5000,
    "backslashes": "\\" * 5000,
    "lists": "\n".join(" " * (number % 21) + "- x" for number in range(250)),
}


async def test_five_thousand_nested_letters_cost_nothing_and_nest_not_deep(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    found: dict[str, Any] = await kai.page.evaluate(
        """async (texts) => {
          const { parse } = await import("/static/markdown.js");
          const deep = (nodes) => (nodes ? 1 + Math.max(0, ...nodes.map((node) => deep(node.of))) : 0);
          const measured = (text) => {
            const began = performance.now();
            const tree = parse(text);
            return { took: performance.now() - began, depth: deep(tree) };
          };
          return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, measured(text)]));
        }""",
        WILD,
    )
    slow = {name: each["took"] for name, each in found.items() if each["took"] > 250}  # ms; squares take seconds
    assert slow == {}
    assert max(each["depth"] for each in found.values()) <= 12


TURNED = {
    "photo\u202egnp.exe": "photognp.exe",
    "a \u202bb\u202c c": "a \u202bb\u202c c",
    "\u2066x\u202ey\u2069z\u202c": "\u2066xy\u2069z",
    "\u202ea\nb\u202c": "a\nb",
}


async def test_a_mark_that_would_turn_what_stands_behind_it_is_left_out(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    assert {text: await tree(kai, text) for text in TURNED} == TURNED


async def test_a_message_shows_its_format_with_links_that_say_where_they_lead(window: Open) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.box.fill(
        "Look **here**: [my page](https://example.org/x) <img src=x onerror=alert(1)> @Robin Okafor #welcome"
    )
    await kai.box.press("Enter")
    message = kai.message("Look")
    await expect(message.locator("strong", has_text=re.compile("^here$"))).to_have_count(1)
    link = message.get_by_role("link", name="my page")
    assert await link.get_attribute("href") == "https://example.org/x"
    assert await link.get_attribute("rel") == "noopener noreferrer nofollow ugc"
    assert await link.get_attribute("target") == "_blank"
    await expect(message).to_contain_text("my page (example.org)")
    await expect(message).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(message.locator("img")).to_have_count(0)
    await message.get_by_role("button", name="#welcome").click()
    await expect(kai.page.get_by_role("heading", level=1)).to_have_text("welcome")
    await kai.page.go_back()
    await message.get_by_role("button", name="@Robin Okafor").click()
    await expect(kai.page.get_by_role("dialog", name="Robin Okafor")).to_be_visible()


async def test_hidden_words_show_at_a_press_and_are_not_read_aloud_before(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await (await site.seat("sasha")).says("It was ||the butler|| in the end", "general")
    message = kai.message("It was")
    await expect(kai.page.get_by_role("status").last).to_have_text("Sasha Petrenko: It was … in the end")
    await message.get_by_role("button", name="Hidden words: press to see them").press("Enter")
    await expect(message.locator(".spoiler-open")).to_have_text("the butler")
    await expect(message.locator(".spoiler-open")).to_be_focused()


async def test_a_long_message_is_folded_and_who_unfolds_it_stays_there(window: Open, site: Site) -> None:
    kai = await (await window(height=700)).opens("kai", GENERAL)
    sasha = await site.seat("sasha")
    await sasha.says("\n".join(f"Line {number}" for number in range(120)), "general")
    folded = kai.message("Line 0")
    size = await folded.bounding_box()
    assert size is not None
    assert size["height"] < 400
    await folded.get_by_role("button", name="Show all").click()
    await expect(folded.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")
    await sasha.says("and something after it", "general")
    await expect(kai.page.get_by_role("button", name="New messages")).to_be_visible()
    await expect(folded.get_by_text("Line 0")).to_be_in_viewport()
    await folded.get_by_role("button", name="Show less").click()
    await expect(folded.get_by_role("button", name="Show all")).to_be_visible()


async def test_a_message_of_a_few_emoji_is_larger(window: Open, site: Site) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    sasha = await site.seat("sasha")
    for text in ("🎉 👩‍💻 🇪🇸", "2026", "well 🎉"):
        await sasha.says(text, "general")
    await expect(kai.page.locator(".message-emoji")).to_have_text(["🎉 👩‍💻 🇪🇸"])


async def test_a_name_turns_nothing_that_stands_behind_it(window: Open, site: Site) -> None:
    await site.classroom.register.add_channel("exam\u202etxt")
    kai = await (await window()).opens("kai", GENERAL)
    await expect(kai.place("examtxt").locator("bdi")).to_have_text("examtxt")


async def test_a_long_message_that_was_refused_is_folded_too_and_a_refused_line_stands_as_it_was_typed(
    window: Open,
) -> None:
    kai = await (await window()).opens("kai", GENERAL)
    await kai.writes("much " * 1000)
    failed = kai.page.locator(".message-failed")
    await expect(failed.get_by_role("alert")).to_contain_text("characters long")
    await expect(failed.get_by_role("button", name="Show all")).to_be_visible()
    size = await failed.bounding_box()
    assert size is not None
    assert size["height"] < 500
    await failed.get_by_role("button", name="Put away").press("Enter")
    await expect(kai.box).to_be_focused()
    await kai.writes("/nothing *like* that")
    await expect(failed.locator(".message-text")).to_have_text("/nothing *like* that")
