"""Praise that may insult: a small list asks the staff to look at what came to stand before the class, and blocks
nothing."""

from __future__ import annotations

from typing import Any

from bot.context import JobContext
from bot.hiding import piece_id
from bot.link import Link
from bot.people import Place
from bot.report_noted import flagged
from bot.word_list import noticed
from cogs.achievements.faces import WORDS
from storage.recognitions import Recognition
from storage.reports import Reported, Reports


def look_at(ctx: JobContext[Any], reports: Reports, this: Recognition, card: Link, place: Place) -> None:
    """Somebody's words stand on a card in a place: has the staff look at them where the list says so."""
    if this.giver is not None and noticed(this.words or ""):
        flagged(ctx, reports, Reported(piece_id(card, WORDS), card, place))
