"""A small feature that tells: a letter to somebody by direct message, now or by a job."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

from bot.card import Button, Card
from bot.cog import Cog, Option
from bot.context import Context, JobContext, ViewContext
from bot.kinds import Id
from bot.people import Person

FTL = """
cog-name = Letters
letter = A letter
    .help = Sends somebody a letter
letter-to = To
    .help = Who gets it
letter-later = Later
    .help = In an hour, by itself
read-button = I read it
"""


def letters_of(folder: Path) -> Cog:
    """The feature, with its texts in this folder."""
    (folder / "texts").mkdir(parents=True)
    for language in ("en", "es"):
        (folder / "texts" / f"{language}.ftl").write_text(FTL, encoding="utf-8")
    letters = Cog("letters", folder=folder)

    @letters.command("letter")
    def write(ctx: Context, to: Annotated[Person, Option()], later: Annotated[bool, Option()] = False) -> None:
        if later:
            ctx.after(timedelta(hours=1), deliver.link(to))
        else:
            ctx.tell(to, sheet.link(ctx.new_id()))

    @letters.job("deliver")
    def deliver(ctx: JobContext, to: Person) -> None:
        ctx.tell(to, sheet.link(ctx.new_id()))

    @letters.button("read")
    def read(ctx: Context) -> None:
        """Nothing but a button of its own on the letter."""

    @letters.view("sheet")
    def sheet(ctx: ViewContext, letter_id: Id) -> Card:
        return Card(title="A letter", actions=(Button(ctx.plain("read-button"), read.link()),))

    return letters
