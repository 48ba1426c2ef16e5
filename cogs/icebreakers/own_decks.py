"""A course's own decks: seeing all decks, downloading one, uploading one, deleting one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Final

from bot.card import Button, Card, Choice, File, Look, Select
from bot.cog import Option
from bot.context import Context, Refusal
from bot.link import id_to_text
from bot.people import Role
from bot.tables import Mistake
from bot.text import Words, joined
from bot.texts import LANGUAGES
from bot.written import in_short, one_line
from cogs.icebreakers.cog import Settings, icebreakers
from cogs.icebreakers.deck_files import Written, read_upload
from cogs.icebreakers.deck_rules import LONGEST_TITLE, Content
from cogs.icebreakers.deck_writing import as_csv, as_toml, file_name
from cogs.icebreakers.decks import EASY_STARTS, OURS, Deck, titles_of_ours
from cogs.icebreakers.shelf import shelf, titled, whole
from storage.decks import Decks, OwnDeck, OwnPrompt
from storage.icebreakers import Icebreakers

CLASS_DECK: Final = "class-"
"""So begins the name of a course's deck of what students suggested; the course's id follows."""
IN_A_SELECT: Final = 25
MOST_OWN: Final = IN_A_SELECT - len(OURS) - 1  # that a course uploads; one place is the class's


@icebreakers.command("icebreaker decks", needs=Role.INSTRUCTOR)
def overview(ctx: Context[Settings], decks: Decks, deck: Annotated[str | None, Option()] = None) -> Card:
    """All decks, each with how many prompts for a whole place it has; or the one that was named, as files."""
    if deck is not None:
        return _downloaded(ctx, decks, deck)
    language, shelved = ctx.speak.language, shelf(decks, ctx.course.course_id)
    lines = [(Words("• "), *ctx.text("deck-line", deck=each.run(language), count=each.firsts)) for each in shelved]
    choices = tuple(Choice(each.name, each.label(language)) for each in shelved)
    return Card(
        title=ctx.plain("decks-title"),
        text=joined(lines, "\n"),
        actions=(Select(ctx.plain("download"), download.link(), choices), _upload_button(ctx)),
        note=ctx.text("decks-note"),
    )


@overview.suggest("deck")
def _known(ctx: Context[Settings], decks: Decks) -> list[Choice]:
    return [Choice(each.name, each.label(ctx.speak.language)) for each in shelf(decks, ctx.course.course_id)]


def _upload_button(ctx: Context[Settings]) -> Button:
    return Button(ctx.plain("upload-deck"), upload.link())


# One deck, as a file.


@icebreakers.button("download", needs=Role.INSTRUCTOR)
def download(ctx: Context[Settings], decks: Decks, deck: Annotated[str, Option()]) -> Card:
    """A deck as files; one of the course's own can be deleted there."""
    return _downloaded(ctx, decks, deck)


def _downloaded(ctx: Context[Settings], decks: Decks, deck: str) -> Card:
    found = whole(decks, ctx.course.course_id, deck)
    if found is None:
        raise Refusal("deck-gone").at("deck")
    shown = titled(decks, deck)
    button = Button(ctx.plain("delete-deck-button"), delete.link(deck), Look.CAREFUL)
    return Card(
        text=ctx.text("deck-files", deck=shown.run(ctx.speak.language), count=len(found.prompts)),
        files=_files(ctx, found),
        actions=(button,) if shown.own else (),
        note=ctx.text("only-you"),
    )


def _files(ctx: Context[Settings], found: Deck) -> tuple[File, ...]:
    title = found.named(ctx.speak.language)
    return (
        File(file_name(title, "toml"), "application/toml", as_toml(found)),
        File(file_name(title, "csv"), "text/csv", as_csv(found)),
    )


@icebreakers.button("delete-deck", needs=Role.INSTRUCTOR, answers="here")
def delete(ctx: Context[Settings], store: Icebreakers, decks: Decks, deck: str) -> Card:
    """Deletes an own deck; what came from it stays before the class, and the files are given back once more."""
    found = None if deck in OURS else whole(decks, ctx.course.course_id, deck)
    title = titled(decks, deck).run(ctx.speak.language)
    if found is None or not decks.retire(deck):
        raise Refusal("deck-gone")
    for schedule_id, planned in store.planned().items():
        if deck in planned.decks:
            store.plan_decks(schedule_id, [each for each in planned.decks if each != deck] or [EASY_STARTS])
    return Card(text=ctx.text("deck-deleted", deck=title), files=_files(ctx, found), note=ctx.text("only-you"))


# A deck from a file.


@icebreakers.form("upload-deck", needs=Role.INSTRUCTOR)
def upload(
    ctx: Context[Settings],
    decks: Decks,
    file: Annotated[Written, Option(reads=read_upload)],
    name: Annotated[str | None, Option(most=LONGEST_TITLE)] = None,
) -> Card:
    """The deck in a file: all of it, or nothing and every mistake with its line."""
    if file.mistakes:
        return _unfit(ctx, file.mistakes, file.more)
    title = _title(name, file)
    known = _of_name(decks.of_course(ctx.course.course_id), title)
    course = ctx.course.course_id
    if known is None and sum(not each.deck.startswith(CLASS_DECK) for each in decks.of_course(course)) >= MOST_OWN:
        raise Refusal("decks-many", most=MOST_OWN)
    deck = known.deck if known else _new_name(ctx, title)
    decks.put(deck, course, title, file.about, _slugged(ctx, decks, deck, file.prompts), ctx.now())
    shown = titled(decks, deck)
    text = ctx.text("deck-replaced" if known else "deck-there", deck=shown.run(ctx.speak.language))
    return Card(
        text=text + ctx.text("deck-has", count=len(file.prompts), firsts=shown.firsts), note=ctx.text("only-you")
    )


def _unfit(ctx: Context[Settings], mistakes: Sequence[Mistake], more: int) -> Card:
    """Every mistake, and how many more there are than were noted."""
    lines = [ctx.text("deck-mistake", line=each.line, what=ctx.text(each.text_id, **each.values)) for each in mistakes]
    if more:
        lines.append(ctx.text("deck-mistakes-more", count=more))
    return Card(
        title=ctx.plain("deck-unfit-title"),
        text=ctx.text("deck-unfit", count=len(mistakes) + more) + joined([(), *lines], "\n"),
        actions=(_upload_button(ctx),),
        note=ctx.text("only-you"),
    )


def _title(name: str | None, written: Written) -> Mapping[str, str]:
    """What the deck is called: as the form says, else its file, else as the file is called."""
    title = {"": one_line(name)} if name else written.title
    title = title or {"": in_short(written.file.rpartition(".")[0], LONGEST_TITLE)}
    if not all(title.values()):
        raise Refusal("deck-unnamed").at("name")
    if taken := [each for each in title.values() if each.casefold() in titles_of_ours()]:
        raise Refusal("deck-name-ours", name=taken[0]).at("name")
    return title


def _of_name(known: Iterable[OwnDeck], title: Mapping[str, str]) -> OwnDeck | None:
    """The deck of this name, in whichever language."""
    wanted = {each.casefold() for each in title.values()}
    return next((each for each in known if wanted & {name.casefold() for name in each.title.values()}), None)


def _new_name(ctx: Context[Settings], title: Mapping[str, str]) -> str:
    """The name of a deck that was not there: the class's own is known by what it is called."""
    ours = {each.casefold() for each in _class_titles(ctx).values()}
    return class_deck(ctx) if ours & {each.casefold() for each in title.values()} else f"own-{id_to_text(ctx.key())}"


def _slugged(ctx: Context[Settings], decks: Decks, deck: str, prompts: Iterable[Content]) -> list[OwnPrompt]:
    """A prompt that asks what one of the deck did is that one: a place that has seen it does not see it again."""
    known = {_asks(each.content): each.slug for each in reversed(decks.prompts(deck))}
    return [OwnPrompt(known.get(_asks(each)) or id_to_text(ctx.new_id()), each) for each in prompts]


def _asks(content: Mapping[str, object]) -> str:
    """What may not change below the answers to a prompt."""
    return json.dumps([content.get(each) for each in ("text", "kind", "choices", "case")], sort_keys=True)


# What students suggested.


def class_deck(ctx: Context[Settings]) -> str:
    """The name of the course's deck of what students suggested."""
    return f"{CLASS_DECK}{id_to_text(ctx.course.course_id)}"


def add_to_class_deck(ctx: Context[Settings], decks: Decks, content: Content, most: int) -> None:
    """One more prompt, behind the others, with nobody's name; one that is there stays once.

    Raises :class:`Refusal` when the deck is full.
    """
    name = class_deck(ctx)
    known = decks.get(name)
    kept = [] if known is None or known.retired else [each for each in decks.prompts(name) if not each.retired]
    if any(_asks(each.content) == _asks(content) for each in kept):
        return
    if len(kept) >= most:
        raise Refusal("class-deck-full", most=most)
    if known is None or known.retired:
        decks.open(name, ctx.course.course_id, _class_titles(ctx), {}, ctx.now())
    (prompt,) = _slugged(ctx, decks, name, [content])
    decks.add(name, prompt, len(kept))


def _class_titles(ctx: Context[Settings]) -> dict[str, str]:
    return {language: ctx.speak.in_language(language).plain("class-deck") for language in LANGUAGES}
