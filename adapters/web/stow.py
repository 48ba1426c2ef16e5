"""Takes the pictures and files out of a card that came in as JSON, and gives each an address of its own."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping
from typing import Final

from adapters.web.hub import JsonObject
from adapters.web.limits import MOST_FILES
from bot.card import Json
from storage.class_records import KeptFile

ADDRESS: Final = "/file/"
PICTURES: Final = ("image/png", "image/jpeg", "image/gif", "image/webp")
"""What a browser shows; everything else is only ever downloaded."""


def stow(payload: Mapping[str, Json], seq: int) -> tuple[JsonObject, list[KeptFile]]:
    """The card as the page shows it, and what it points at.

    In ``payload`` the image is ``{alt, type, data}`` and a file ``{name, type, data}``, the data in base64; in the card
    they are ``{alt, src}`` and ``{name, src}``, with ``picture`` where the page can show it. An address cannot be
    guessed: who has it was shown the card.
    """
    card, files = dict(payload), list[KeptFile]()
    image = card.pop("image", None)
    if isinstance(image, dict):
        card["image"] = {"alt": image.get("alt"), "src": _put(files, image, seq, "picture.png")}
    given = card.pop("files", None)
    shown: list[Json] = []
    for file in (given if isinstance(given, list) else [])[:MOST_FILES]:
        if isinstance(file, dict):
            kind = {"picture": True} if file.get("type") in PICTURES else {}
            shown.append({"name": file.get("name"), "src": _put(files, file, seq, "file"), **kind})
    card["files"] = shown
    return card, files


def _put(files: list[KeptFile], given: Mapping[str, Json], seq: int, name: str) -> str:
    data = base64.b64decode(str(given.get("data", "")))
    kind = str(given.get("type") or "application/octet-stream")
    file = KeptFile(secrets.token_urlsafe(24), seq, str(given.get("name") or name), kind, data)
    files.append(file)
    return f"{ADDRESS}{file.id}"
