"""Cards as messages of Slack: everything on them is there, within every limit, over as many pages as it takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from adapters.slack.ids import CARD, read
from adapters.slack.limits import LONGEST_CHOICE, LONGEST_HEADER, MOST_VIEW_BLOCKS
from adapters.slack.paging import first, turned, turning
from adapters.slack.render import Page, Turning, card_view, paged, split
from adapters.slack.sentences import say
from adapters.slack.sheets import NOTHING
from adapters.slack.words import Where, atoms, clean, read_aloud
from bot.card import Button, Card, Choice, Field, File, Image, Look, PeopleSelect, Select
from bot.link import Link
from bot.people import Person
from bot.platform import Message
from bot.text import Said, Words
from tests.adapters.slack.making import MAKING, SPACE
from tests.adapters.slack.official import acted_on, message, view

# Cards of 50 fields take minutes to make smaller, and say what is wrong as they are.
MANY = settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)
TURNING = Turning(lambda page: f"~page:{page}::", "Back", "More")
WHERE = Where("https://class.slack.com")


def texts(page: Page) -> list[str]:
    """What people read, block by block, without what they act on."""
    return [text for each in message(page) if (text := _text(each))]


def _text(block: dict[str, Any]) -> str:
    match block["type"]:
        case "rich_text":
            return "".join(_element(each) for section in block["elements"] for each in section["elements"])
        case "header":
            return str(block["text"]["text"])
        case "context":
            return "".join(str(each["text"]) for each in block["elements"])
        case _:
            return ""


def _element(element: dict[str, Any]) -> str:
    named = {"user": say("en", "someone"), "channel": say("en", "a-channel")}.get(element["type"])
    return str(named or element.get("text") or element.get("fallback") or element.get("url") or NOTHING)


def ids(page: Page) -> list[str]:
    return [each["action_id"] for block in message(page) for each in acted_on(block)]


def labels(page: Page) -> list[str]:
    return [each["text"]["text"] for block in message(page) for each in acted_on(block) if each["type"] == "button"]


def every_page(card: Card) -> list[Page]:
    count = paged(card, TURNING, where=WHERE).count
    return [paged(card, TURNING, number, where=WHERE) for number in range(1, count + 1)]


def squeezed(text: str) -> str:
    return "".join(text.split())


@MANY
@given(MAKING.cards())
def test_every_card_is_within_every_limit_and_loses_nothing(card: Card) -> None:
    for pages in (every_page(card), split(card, WHERE)):
        found = [each for page in pages for each in ids(page) if not each.startswith("~")]
        shown = [each.link for each in card.actions if not isinstance(each, Select) or each.choices]
        assert [read(each) for each in found] == shown
        assert [file.name for page in pages for file in page.files] == [file.name for file in card.files]
        assert sum(len(page.pending) for page in pages) == bool(card.image)
        seen = "".join(squeezed("\n".join(texts(page))) for page in pages)
        for run in card.text:
            if isinstance(run, Said | Words) and len(run.text) < 60 and not getattr(run, "href", None):
                assert squeezed(clean(run.text)) in seen


@MANY
@given(MAKING.cards())
def test_words_come_in_their_order_over_all_pages(card: Card) -> None:
    plain = Card(text=card.text, fields=tuple(Field("", field.text) for field in card.fields))
    wanted = squeezed("".join(read_aloud(atoms(each, WHERE)) for each in (plain.text, *(f.text for f in plain.fields))))
    for pages in (every_page(plain), split(plain, WHERE)):
        blocks = (each for page in pages for each in message(page) if each["type"] == "rich_text")
        assert squeezed("".join(map(_text, blocks))) == (wanted or NOTHING)


@MANY
@given(MAKING.cards())
def test_a_view_holds_every_card_as_well(card: Card) -> None:
    page = paged(card, TURNING, where=WHERE, most=MOST_VIEW_BLOCKS)
    made = card_view(page, card.title, "{}")
    blocks = page.with_files([]).blocks
    assert view(made) in (blocks, blocks[1:])
    assert made["callback_id"] == CARD


def test_a_card_from_top_to_bottom() -> None:
    card = Card(
        title="What is the best *smell*?",
        text=(Words("Tell us. ", bold=True), Said("_really_")),
        fields=(Field("Answers", (Said("rain"),)),),
        image=Image("A chart", bytes, b"png"),
        files=(File("answers.csv", "text/csv", b"a"),),
        actions=(
            Button("Answer", Link("a.b:1"), Look.MAIN),
            Button("Take it back", Link("a.c:1"), Look.CAREFUL),
            Select("Another deck", Link("a.d"), (Choice("x", "X"), Choice("y", "Y", chosen=True))),
            PeopleSelect("Whom", Link("a.e"), most=3),
        ),
        note=(Words("Only you see this.\nReally."),),
    )
    (page,) = split(card)
    blocks = message(page)
    assert [each["type"] for each in blocks] == [
        "header", "rich_text", "rich_text", "image", "context", "actions", "section", "section", "context",
    ]  # fmt: skip
    assert texts(page) == [
        "What is the best *smell*?", "Tell us. _really_", "Answers\nrain", "📎 answers.csv",
        "Only you see this.\nReally.",
    ]  # fmt: skip
    assert blocks[3] == {"type": "image", "alt_text": "A chart", "slack_file": {"id": "F0"}}
    assert [(each["text"]["text"], each.get("style"), each["action_id"]) for each in blocks[5]["elements"]] == [
        ("Answer", "primary", "a.b:1"),
        ("Take it back", "danger", "a.c:1"),
    ]
    deck, whom = blocks[6], blocks[7]
    assert (deck["text"]["text"], deck["accessory"]["type"]) == ("Another deck", "static_select")
    assert deck["accessory"]["initial_option"]["value"] == "y"
    assert (whom["accessory"]["type"], whom["accessory"]["max_selected_items"]) == ("multi_users_select", 3)
    assert page.text == (
        "What is the best ∗smell∗?\nTell us. ˍreallyˍ\nAnswers\nrain\nA chart\n📎 answers.csv\n"
        "Another deck\nWhom\nOnly you see this.\nReally."
    )
    assert (page.pending[0].png, page.pending[0].alt, page.number, page.count) == (b"png", "A chart", 1, 1)
    assert page.files == card.files


def test_a_view_says_its_title_once_and_a_long_one_whole() -> None:
    short, long = Card("About you", (Said("x"),)), Card("Everything that is kept about you", (Said("x"),))
    views = [card_view(paged(each, TURNING), each.title) for each in (short, long, Card("Alone"))]
    assert [each["title"]["text"] for each in views] == ["About you", "Everything that is…", "Alone"]
    assert [[block["type"] for block in view(each)] for each in views] == [
        ["rich_text"],
        ["header", "rich_text"],
        ["header"],
    ]


def test_a_picture_that_was_not_uploaded_is_left_to_its_words() -> None:
    (page,) = split(Card("Results", image=Image("A chart", bytes, b"png")))
    assert [each["type"] for each in page.with_files([]).blocks] == ["header", "context"]
    with pytest.raises(ValueError, match="drawn"):
        split(Card("Results", image=Image("A chart", bytes)))


def test_a_long_card_that_stands_is_turned_by_buttons_and_keeps_its_own_on_the_first_page() -> None:
    card = Card("Everyone's answers", (Said("word " * 2_000),), actions=(Button("Answer", Link("a.b")),))
    first_page, second, third = every_page(card)
    assert [labels(page) for page in (first_page, second, third)] == [["Answer", "More"], ["Back", "More"], ["Back"]]
    assert ids(second) == ["~page:1::", "~page:3::"]
    assert [texts(page)[0] for page in (first_page, second, third)] == ["Everyone's answers"] * 3
    assert [texts(page)[-1] for page in (first_page, second, third)] == ["1 / 3", "2 / 3", "3 / 3"]
    assert paged(card, TURNING, 99).number == 3
    assert paged(card, TURNING, 0).number == 1


def test_turning_says_which_card_is_turned() -> None:
    card, stands = Card("All", (Said("word " * 2_000),)), Message("channel:C042", "1700000000.000100")
    assert ids(first(card, lambda text_id: text_id)) == ["~page:2::"]
    page = turned(card, 2, stands, lambda text_id: text_id)
    assert [getattr(read(each), "message", None) for each in ids(page)] == [stands, stands]
    assert labels(page) == ["page-back", "page-next"]
    assert turning(str, stands).action_id(3) == "~page:3:1700000000.000100:channel:C042"


def test_a_long_report_goes_on_in_further_messages_and_ends_with_its_buttons() -> None:
    card = Card("Report", (Said("word " * 2_000),), actions=(Button("Done", Link("a.b")),), note=(Words("Only you."),))
    pages = split(card)
    assert [ids(page) for page in pages] == [[], [], ["a.b"]]
    assert [texts(page)[0] for page in pages] == ["Report", "Report · 2/3", "Report · 3/3"]
    assert texts(pages[-1])[-1] == "Only you."


def test_a_field_that_fits_on_a_page_is_not_torn_apart() -> None:
    card = Card(text=(Said("word " * 500),), fields=(Field("Ana", (Said("answer " * 250),)), Field("Ben", ())))
    assert [text.partition("\n")[0] for page in split(card) for text in texts(page)][1:] == ["2/2", "Ana", "Ben"]


def test_many_fields_share_a_block_instead_of_taking_pages() -> None:
    card = Card("All", fields=tuple(Field(f"Name {number}", (Said("yes"),)) for number in range(60)))
    (page,) = every_page(card)
    assert len(message(page)) == 2
    assert texts(page)[1].count("\nName ") == 59


def test_a_title_longer_than_a_header_is_bold_and_whole() -> None:
    title = "word " * 40
    (page,) = split(Card(title, (Said("x"),)))
    assert texts(page)[0] == title.strip()
    assert len(texts(page)[0]) > LONGEST_HEADER
    assert message(page)[0]["type"] == "rich_text"


def test_small_print_is_plain_unless_it_names_somebody() -> None:
    plain, named = Card("A", note=(Said("*hm* <!here>"),)), Card("A", note=(Said("*hm* "), Person(SPACE, "U5")))
    assert message(split(plain)[0])[-1]["elements"] == [{"type": "plain_text", "text": "*hm* <!here>", "emoji": False}]
    (shown,) = message(split(named)[0])[-1]["elements"]
    assert (shown["type"], shown["verbatim"]) == ("mrkdwn", True)
    assert shown["text"] == "<!date^00000000^{_}|*>hm<!date^00000000^{_}|*> <@U5>"
    long = split(Card("A", note=(Said("word " * 400),)))
    assert [each["type"] for each in message(long[0])] == ["header", "rich_text"]


def test_what_is_chosen_is_chosen_and_a_long_label_goes_on_below() -> None:
    long = "A choice that takes more words than Slack has room for in one line of a menu, so they go on"
    choices = (Choice("a", "First", True), Choice("b", long, True), Choice("b", "Again"))
    (page,) = split(Card(actions=(Select("Decks", Link("a.b"), choices, most=25),)))
    (menu,) = (block["accessory"] for block in message(page))
    assert [each["value"] for each in menu["initial_options"]] == ["a", "b"]
    assert (menu["type"], menu["max_selected_items"]) == ("multi_static_select", 2)
    option = menu["options"][1]
    assert len(option["text"]["text"]) <= LONGEST_CHOICE
    assert option["text"]["text"].replace("…", " ") + option["description"]["text"] == long


def test_a_menu_of_nothing_is_its_label() -> None:
    (page,) = split(Card(actions=(Select("Decks", Link("a.b"), ()),)))
    assert message(page) == [{"type": "section", "text": {"type": "plain_text", "text": "Decks", "emoji": False}}]


def test_an_empty_card_is_not_refused() -> None:
    for card in (Card(), Card("\u200b", (Said(" \n"),), note=(Said("  "),))):
        (page,) = split(card)
        assert texts(page) == [NOTHING]


def test_buttons_stand_in_rows_and_each_has_an_id_of_its_own() -> None:
    buttons = tuple(Button(f"B{number}", Link("a.b:1")) for number in range(12))
    (page,) = split(Card("A", actions=buttons))
    assert [len(each["elements"]) for each in message(page) if each["type"] == "actions"] == [5, 5, 2]
    assert ids(page)[:3] == ["a.b:1", "a.b:1#2", "a.b:1#3"]


def test_choices_stand_in_rows_of_their_own() -> None:
    choices = [Button(f"B{number}", Link(f"a.b:{number}")) for number in range(6)]
    (page,) = split(Card("A", actions=(*choices, Button("Mine", Link("a.c")), Button("Why", Link("a.d")))))
    buttons = [row["elements"] for row in message(page) if row["type"] == "actions"]
    rows = [[each["text"]["text"] for each in row] for row in buttons]
    assert rows == [["B0", "B1", "B2", "B3", "B4"], ["B5"], ["Mine", "Why"]]
