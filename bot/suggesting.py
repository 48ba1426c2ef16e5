"""What may be chosen for what one types: the one that is meant, and those that fit as far as it goes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from bot.card import Choice
from bot.kinds import zone_names


def fold(text: str) -> str:
    """The text as it is compared: without capitals, accents and doubled spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).casefold().split())


def named(choices: Sequence[Choice], typed: str) -> Choice | None:
    """The choice of this value, else the only one that is called so; ``None`` where none is meant, or several."""
    if exact := [each for each in choices if each.value == typed.strip()]:
        return exact[0]
    wanted = fold(typed)
    alike = [each for each in choices if wanted in (fold(each.label), fold(each.value))]
    return alike[0] if len(alike) == 1 else None


def zone_meant(typed: str) -> str:
    """The zone of this name, or of a city that only one zone is named for; everything else as it was typed."""
    found = _zones().get(fold(typed).replace(" ", "_"), ())
    return found[0] if len(found) == 1 else typed


@cache
def _zones() -> Mapping[str, Sequence[str]]:
    """Zones by their names, and by their cities."""
    found: dict[str, list[str]] = {}
    for name in zone_names().values():
        for each in {fold(name), fold(name).rpartition("/")[2]}:
            found.setdefault(each, []).append(name)
    return found


def fitting(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices in whose names the words that were typed stand, those that begin so first."""
    wanted = fold(typed)
    ranked = [(rank, each) for each in choices if (rank := _rank(fold(each.label), wanted)) is not None]
    return [each for _, each in sorted(ranked, key=lambda pair: pair[0])]


def _rank(label: str, wanted: str) -> int | None:
    if label.startswith(wanted):
        return 0
    if f" {wanted}" in label:
        return 1
    return 2 if wanted in label else None
