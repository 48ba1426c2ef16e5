"""The page's own files: what they may not do, and that its sentences are all there and all used."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from adapters.web.bundle import NAME
from adapters.web.page import STYLE, PageTexts, shell
from adapters.web.refusal import Sentences
from bot.texts import LANGUAGES

WEB = Path(__file__).parents[4] / "adapters" / "web"
STATIC = WEB / "static"
EARLY = sorted(STATIC.glob("early/*.js"))
OURS = sorted([*STATIC.glob("*.js"), *EARLY])
MADE = {  # sentences whose ids the page puts together
    "page-role-": ("instructor", "assistant", "student", "instructors", "assistants", "students"),
    "page-unit-": ("m", "h", "d", "w"),
    "page-theme-": ("system", "light", "dark"),
    "page-tour-staff-": tuple(
        name + words
        for name in ("places", "slash", "icebreaker", "others", "look", "clock", "ahead")
        for words in ("", "-words", *(("-arrow",) if name in ("places", "clock", "ahead") else ()))
    ),
    "page-tour-student-": tuple(
        name + words
        for name in ("places", "cards", "write", "people", "own")
        for words in ("", "-words", *(("-arrow",) if name in ("places", "own") else ()))
    ),
}


def sources() -> str:
    """All modules of our own, one after the other."""
    return "\n".join(path.read_text("utf-8") for path in OURS)


def used() -> set[str]:
    """The ids of the sentences that the page says."""
    said = {f"page-{name}" for name in re.findall(r'\bt\(\s*"([a-z-]+)"', sources())}
    said |= {
        f"page-{name}" for pair in re.findall(r'\bt\([^"()]+\? "([a-z-]+)" : "([a-z-]+)"', sources()) for name in pair
    }
    said |= {prefix + name for prefix, names in MADE.items() for name in names}
    template = (WEB / "templates" / "page.html").read_text("utf-8")
    return said | set(re.findall(r'texts\["(page-[a-z-]+)"\]', template))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_every_sentence_that_it_says_and_says_every_one_that_it_has(language: str) -> None:
    assert set(PageTexts(Sentences()).of(language)) == used()


def test_no_full_stop_stands_behind_a_time_which_may_end_with_one() -> None:
    said = [text for language in LANGUAGES for text in PageTexts(Sentences()).of(language).values()]
    assert [text for text in said if re.search(r"\{time\}\.", text)] == []


def test_a_sentence_takes_the_same_values_in_every_language() -> None:
    texts = PageTexts(Sentences())
    placeholders = [
        {text_id: set(re.findall(r"\{\w+\}", text)) for text_id, text in texts.of(language).items()}
        for language in LANGUAGES
    ]
    assert all(each == placeholders[0] for each in placeholders)


def test_nothing_is_ever_read_as_html_or_evaluated_and_no_style_is_written_inline() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bstyle=|dangerously"
    found = {path.name: hit for path in OURS if (hit := re.findall(forbidden, path.read_text("utf-8")))}
    assert found == {}


def test_the_shell_brings_no_script_or_style_of_its_own_but_its_sentences() -> None:
    page = shell("en", PageTexts(Sentences()))
    inline = [
        attributes for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.S) if body.strip()
    ]
    assert inline == [' type="application/json" id="texts"']
    assert not re.search(r"<style|\sstyle=|\son\w+=", page)


def test_the_shell_asks_for_everything_at_once() -> None:
    page = shell("en", PageTexts(Sentences()))
    asked = re.findall(r'(?:href|src)="/static/([^"]+\.js)"', page)
    apart = [path.relative_to(STATIC).as_posix() for path in [*STATIC.glob("vendor/*/*.js"), *EARLY]]
    assert sorted(asked) == sorted([NAME, *apart])
    assert re.findall(r'href="/static/([^"]+\.css)"', page) == [STYLE]


def test_every_module_opens_with_what_it_is_for_and_stays_below_four_hundred_lines() -> None:
    assert [path.name for path in OURS if not path.read_text("utf-8").startswith("/**")] == []
    assert [path.name for path in OURS if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_what_is_not_our_own_is_exactly_what_its_readme_says_with_its_licence_beside_it() -> None:
    vendor = STATIC / "vendor"
    listed = dict(
        re.findall(r"^\| `([\w/]+\.js)` .* `([0-9a-f]{64})` \|$", (vendor / "README.md").read_text("utf-8"), re.M)
    )
    there = {
        path.relative_to(vendor).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in vendor.rglob("*.js")
    }
    assert listed == there
    assert all((vendor / name).parent.joinpath("LICENSE").is_file() for name in there)
