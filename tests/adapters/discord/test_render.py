"""Cards as messages of Discord: everything on them is there, within every limit, over as many pages as it takes."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from adapters.discord.nonces import nonce_id
from adapters.discord.render import ACCENT, Page, Turning, file_name, paged, split, thread_name
from adapters.discord.sheets import link_of
from adapters.discord.words import markdown
from bot.card import Button, Card, Choice, Field, File, Image, Look, PeopleSelect, Select
from bot.letters import short
from bot.link import Link
from bot.text import Said, Words
from tests.adapters.discord.making import MAKING
from tests.adapters.discord.official import message, within
from tests.adapters.discord.reading_markdown import read

# Cards of 50 fields take minutes to make smaller, and say what is wrong as they are.
MANY = settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)
TURNING = Turning(lambda page: f"~page:{page}:1:2", "Back", "Next")


def parts(page: Page) -> list[dict[str, Any]]:
    """What stands in a page's container."""
    (container,) = message(page)["components"]
    return list(container["components"])


def texts(page: Page) -> list[str]:
    return [each["content"] for each in parts(page) if each["type"] == 10]


def ids(page: Page) -> list[str]:
    return [each["custom_id"] for each in within(parts(page)) if "custom_id" in each]


def every_page(card: Card) -> list[Page]:
    count = paged(card, TURNING).count
    return [paged(card, TURNING, number) for number in range(1, count + 1)]


def words_of(card: Card) -> str:
    """All words of a card, without what is a title's or label's, as a reader of all pages meets them."""
    runs = [markdown(card.text), *(markdown(field.text) for field in card.fields)]
    return "".join("".join(read(each)[0] for each in runs).split())


@MANY
@given(MAKING.cards())
async def test_every_card_is_within_every_limit_and_loses_nothing(card: Card) -> None:
    for pages in (every_page(card), split(card)):
        wanted = sum(isinstance(each, Button | Select | PeopleSelect) for each in card.actions)
        found = [each for page in pages for each in ids(page) if not each.startswith("~")]
        assert [link_of(each) for each in found] == [action.link for action in card.actions]
        assert len(found) == wanted
        assert sum(len(page.files) for page in pages) == len(card.files) + bool(card.image)
        seen = "".join("".join(read("\n".join(texts(page)))[0].split()) for page in pages)
        for piece in _long_words(card):
            assert piece in seen


def _long_words(card: Card) -> list[str]:
    """Words of the card that stand on one page whole."""
    found = [read(markdown((run,)))[0] for run in card.text if isinstance(run, Said | Words) and len(run.text) < 60]
    return ["".join(line.split()) for each in found for line in each.splitlines()]


@MANY
@given(MAKING.cards())
async def test_words_come_in_their_order_over_all_pages(card: Card) -> None:
    plain = Card(text=card.text, fields=tuple(Field("", field.text) for field in card.fields))
    for pages in (every_page(plain), split(plain)):
        seen = ["\n".join(each for each in texts(page) if not each.startswith("-# ")) for page in pages]
        words, wanted = "".join("".join(read(each)[0].split()) for each in seen), words_of(plain)
        assert words == wanted or (not wanted and words == "…")


async def test_a_card_is_one_container_from_top_to_bottom() -> None:
    card = Card(
        title="What is the best *smell*?",
        text=(Words("Tell us. ", bold=True), Said("_really_")),
        fields=(Field("Answers", (Said("rain"),)),),
        image=Image("A chart", bytes, b"png"),
        files=(File("answers.csv", "text/csv", b"a"),),
        actions=(
            Button("Answer", Link("a.b:1"), Look.MAIN),
            Button("Take it back", Link("a.c:1"), Look.CAREFUL),
            Select("Another deck", Link("a.d"), (Choice("x", "X"), Choice("y", "Y"))),
            PeopleSelect("Whom", Link("a.e"), most=3),
        ),
        note=(Words("Only you see this.\nReally."),),
    )
    page = paged(card, TURNING, container=nonce_id("job-1"))
    (container,) = message(page)["components"]
    assert container["accent_color"] == ACCENT
    assert container["id"] == nonce_id("job-1")
    assert [each["type"] for each in container["components"]] == [10, 10, 10, 12, 13, 1, 1, 1, 10]
    assert texts(page) == [
        r"## What is the best \*smell\*?",
        r"**Tell us\. **\_really\_".replace(r"us\. ", "us. "),
        "**Answers**\nrain",
        "-# Only you see this.\n-# Really.",
    ]
    gallery, file, buttons, select, people = container["components"][3:8]
    assert gallery["items"][0]["description"] == "A chart"
    assert file["file"]["url"] == "attachment://answers.csv"
    assert [(each["label"], each["style"], each["custom_id"]) for each in buttons["components"]] == [
        ("Answer", 1, "a.b:1"),
        ("Take it back", 4, "a.c:1"),
    ]
    assert select["components"][0]["placeholder"] == "Another deck"
    assert people["components"][0]["max_values"] == 3
    assert (page.number, page.count) == (1, 1)


async def test_a_long_card_that_stands_is_turned_by_buttons_and_keeps_its_own_on_the_first_page() -> None:
    card = Card("Everyone's answers", (Said("word " * 2_000),), actions=(Button("Answer", Link("a.b")),))
    first, second, third = every_page(card)
    assert ids(first) == ["a.b", "~page:0:1:2", "~page:1:1:2", "~page:2:1:2"]
    assert ids(second) == ["~page:1:1:2", "~page:2:1:2", "~page:3:1:2"]
    turners = parts(third)[-1]["components"]
    assert [(each["label"], each["disabled"]) for each in turners] == [("Back", False), ("3 / 3", True), ("Next", True)]
    assert [texts(page)[0] for page in (second, third)] == ["## Everyone's answers"] * 2
    assert paged(card, TURNING, 99).number == 3
    assert paged(card, TURNING, 0).number == 1


async def test_a_long_report_goes_on_in_further_messages_and_ends_with_its_buttons() -> None:
    card = Card("Report", (Said("word " * 2_000),), actions=(Button("Done", Link("a.b")),), note=(Words("Only you."),))
    pages = split(card, containers=[7, 8, 9])
    assert [ids(page) for page in pages] == [[], [], ["a.b"]]
    assert [texts(page)[0] for page in pages] == ["## Report", "-# Report · 2/3", "-# Report · 3/3"]
    assert texts(pages[-1])[-1] == "-# Only you."
    assert [message(page)["components"][0]["id"] for page in pages] == [7, 8, 9]


async def test_a_field_that_fits_on_a_page_is_not_torn_apart() -> None:
    card = Card(text=(Said("word " * 500),), fields=(Field("Ana", (Said("answer " * 250),)), Field("Ben", ())))
    assert [text.partition("\n")[0] for page in split(card) for text in texts(page)][1:] == [
        "-# 2/2",
        "**Ana**",
        "**Ben**",
    ]


async def test_many_fields_share_a_text_instead_of_taking_pages() -> None:
    card = Card("All", fields=tuple(Field(f"Name {number}", (Said("yes"),)) for number in range(50)))
    (page,) = every_page(card)
    assert len(parts(page)) == 1
    assert texts(page)[0].count("\n**Name ") == 50


async def test_what_is_chosen_stands_in_the_menu_and_its_label_above_it() -> None:
    choices = (Choice("a", "First", True), Choice("b", "Second", True), Choice("b", "Again"))
    (page,) = every_page(Card(actions=(Select("Decks", Link("a.b"), choices, most=25),)))
    menu = parts(page)[1]["components"][0]
    assert texts(page) == ["-# Decks"]
    assert [(option["value"], option["default"]) for option in menu["options"]] == [("a", True), ("b", True)]
    assert (menu["min_values"], menu["max_values"]) == (0, 2)


async def test_a_menu_of_nothing_is_shown_and_closed() -> None:
    (page,) = every_page(Card(actions=(Select("Decks", Link("a.b"), ()),)))
    assert parts(page)[0]["components"][0]["disabled"]


async def test_a_link_that_stands_twice_is_told_apart_and_still_found() -> None:
    (page,) = every_page(Card(actions=(Button("One", Link("a.b:1")), Button("Other", Link("a.b:1")))))
    assert ids(page) == ["a.b:1", "a.b:1#2"]
    assert [link_of(each) for each in ids(page)] == ["a.b:1", "a.b:1"]


async def test_choices_stand_in_rows_of_their_own() -> None:
    choices = [Button(f"B{number}", Link(f"a.b:{number}")) for number in range(6)]
    (page,) = every_page(Card(actions=(*choices, Button("Mine", Link("a.c")), Button("Why", Link("a.d")))))
    rows = [[each["label"] for each in row["components"]] for row in parts(page)]
    assert rows == [["B0", "B1", "B2", "B3", "B4"], ["B5"], ["Mine", "Why"]]


async def test_files_keep_names_that_discord_leaves_as_they_are() -> None:
    card = Card(files=(File("Réponses (1).csv", "text/csv", b""), File("Reponses_1_.csv", "text/csv", b"")))
    (page,) = every_page(card)
    assert [file.filename for file in page.files] == ["Reponses_1_.csv", "Reponses_1_-2.csv"]
    assert file_name("答え.csv") == "csv"
    assert file_name("SPOILER_x.png") == "x.png"
    assert file_name("") == "file"


async def test_a_card_of_nothing_is_still_a_message() -> None:
    (page,) = every_page(Card())
    assert texts(page) == ["…"]


def test_threads_have_a_name() -> None:
    assert thread_name(Card("Title", thread="Answers")) == "Answers"
    assert thread_name(Card("Title " * 40)) == short("Title " * 40, 100)
    assert thread_name(Card(text=(Words("\nFirst line\nsecond"),))) == "First line"
    assert thread_name(Card()) == "…"


def test_a_nonce_is_31_bits_and_never_small() -> None:
    found = {nonce_id(f"job-{number}") for number in range(1_000)}
    assert len(found) == 1_000
    assert all(1 << 30 <= each < 1 << 31 for each in found)
