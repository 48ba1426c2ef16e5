"""Files that rooms bring back: which kinds, how large, and under which name they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.context import Refusal
from bot.kinds import Upload
from bot.records import dataclass
from bot.written import one_line

LARGEST: Final = 4 * 1024 * 1024
"""Bytes that all files of one room have together: those of the rooms on one card then fit into one message, where
Discord takes 25 MB at most."""
LONGEST_NAME: Final = 100

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"
KINDS: Final[Mapping[str, str]] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "heic": "image/heic",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "odt": f"{_OPEN}.text",
    "ods": f"{_OPEN}.spreadsheet",
    "odp": f"{_OPEN}.presentation",
}
"""What a file is by the end of its name: pictures, texts, tables, slides; nothing that runs or holds a page."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that fits, with the kind that it is shown as: ours, not what was said of it."""

    name: str
    content_type: str
    data: bytes


def read_file(file: Upload) -> Attached:
    """The file that somebody gave. Raises :class:`Refusal` where it does not fit."""
    name = one_line(file.name.replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = name.rpartition(".")
    if not (stem.strip(" .") and dot) or ending.lower() not in KINDS:
        raise Refusal("result-file-kind")
    if not file.data:
        raise Refusal("result-file-empty")
    if len(file.data) > LARGEST:
        raise Refusal("result-file-large", most=LARGEST // (1024 * 1024))
    if not _begins_as(ending.lower(), file.data):
        raise Refusal("result-file-other", ending=ending.lower())
    kept = stem[: LONGEST_NAME - len(ending) - 1].rstrip()
    return Attached(f"{kept}.{ending}", KINDS[ending.lower()], file.data)


_BEGINS: Final[Mapping[str, tuple[bytes, ...]]] = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), (b"PK\x03\x04",)),
}


def _begins_as(ending: str, data: bytes) -> bool:
    """Whether what is in a file begins as its name says: text that is called a picture would show nothing."""
    match ending:
        case "heic":
            return data[4:8] == b"ftyp"
        case "webp":
            return data.startswith(b"RIFF") and data[8:12] == b"WEBP"
        case "pdf":  # some programs write a line before
            return b"%PDF-" in data[:1024]
        case _:
            return ending not in _BEGINS or data.startswith(_BEGINS[ending])
