"""The page itself: its shell with its sentences, and the files that it is made of, served from memory."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aiohttp import web
from aiohttp.helpers import ETag

from adapters.web.bundle import MAP, NAME, bundle
from adapters.web.refusal import TEXTS, Sentences
from bot.records import dataclass
from bot.texts import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from jinja2 import Template

_HERE: Final = Path(__file__).parent
STYLE: Final = "style.css"
_TYPES: Final = {
    ".js": "text/javascript",
    ".map": "application/json",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
_STYLES_FIRST: Final = ("base.css", "layout.css", "messages.css", "words.css", "forms.css")  # the others by name
_TEXT: Final = r"(?ms)^(page-[a-z0-9-]+) *=(.*?)(?=^\S|\Z)"
_PLACEHOLDER: Final = r"\{\s*\$([a-z-]+)\s*\}"


class PageTexts:
    """The page's own sentences. Placeholders stay in them, as ``{name}``: the page puts the values in."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._found: dict[str, dict[str, str]] = {}

    def of(self, language: str) -> dict[str, str]:
        """Every ``page-`` sentence by its id."""
        if language not in self._found:
            source = (TEXTS / f"{language}.ftl").read_text("utf-8")
            self._found[language] = {
                text_id: self._sentences.say(
                    language, text_id, **{name: f"{{{name}}}" for name in re.findall(_PLACEHOLDER, text)}
                )
                for text_id, text in re.findall(_TEXT, source)
            }
        return self._found[language]


def spoken(accepted: str) -> str:
    """The first language of an ``Accept-Language`` header that we speak."""
    wanted: list[tuple[float, str]] = []
    for part in accepted.lower().split(","):
        name, _, quality = part.strip().partition(";q=")
        try:
            wanted.append((float(quality or 1), name.partition("-")[0]))
        except ValueError:
            continue
    ranked = [name for _, name in sorted(wanted, key=lambda each: -each[0]) if name in LANGUAGES]
    return ranked[0] if ranked else DEFAULT


@lru_cache(maxsize=2 * len(LANGUAGES))
def shell(language: str, texts: PageTexts, signs_in: bool = False) -> str:
    """The page before it is anything. It says whether people sign in, or choose who to be."""
    return _template("page.html").render(language=language, texts=texts.of(language), signs_in=signs_in)


def link_page(language: str, sentences: Sentences, *, class_name: str, name: str, token: str, before: str) -> str:
    """The page of a link, with the button that uses it. ``before`` is who was signed in in this browser, if another."""
    say = partial(sentences.say, language)
    page = _template("in.html")
    return page.render(language=language, say=say, class_name=class_name, name=name, token=token, before=before)


def closed_page(language: str, sentences: Sentences, *, class_name: str, text_id: str, **values: str) -> str:
    """What stands before the class where somebody cannot come in: the text, and its ``-help`` with these values."""
    title, help = sentences.say(language, text_id), sentences.say(language, f"{text_id}-help", **values)
    return _template("closed.html").render(language=language, title=title, help=help, class_name=class_name)


@cache
def _template(name: str) -> Template:
    # Jinja2 costs the start 30 ms, and the first page does not notice them.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    return environment.get_template(name)


@dataclass(frozen=True)
class _File:
    content_type: str
    data: bytes
    tag: str

    @cache  # noqa: B019  # these few files live as long as the process
    def packed(self) -> bytes:
        return gzip.compress(self.data, 6)


class Files:
    """What the page is made of, read once. Only what was there then is served: no path leads anywhere else.

    All modules are there as one, and all styles, for who is far away: see :mod:`adapters.web.bundle`.
    """

    def __init__(self, folder: Path = _HERE / "static") -> None:
        self._folder = folder

    @cached_property
    def _files(self) -> dict[str, _File]:  # when the first is asked for: the start does not wait for it
        read = {
            path.relative_to(self._folder).as_posix(): path.read_bytes()
            for path in self._folder.rglob("*")
            if path.is_file() and path.suffix in _TYPES
        }
        put, mapped = bundle({path: data.decode() for path, data in read.items() if path.endswith(".js")})
        made = {NAME: put.encode(), MAP: mapped.encode(), STYLE: _styles(read)}
        return {path: _file(path, data) for path, data in (read | made).items()}

    async def serve(self, request: web.Request) -> web.Response:
        """One file; nothing when the browser has it already."""
        file = self._files.get(request.match_info["path"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if any(tag.value == file.tag for tag in request.if_none_match or ()):
            response = web.Response(status=304, headers=headers)
            response.etag = ETag(file.tag)
            return response
        if "gzip" in request.headers.get("Accept-Encoding", "") and file.content_type != "image/png":
            response = web.Response(body=file.packed(), content_type=file.content_type, headers=headers)
            response.headers["Content-Encoding"] = "gzip"
        else:
            response = web.Response(body=file.data, content_type=file.content_type, headers=headers)
        if file.content_type.startswith("text/"):
            response.charset = "utf-8"
        response.etag = ETag(file.tag)
        return response


def _styles(read: Mapping[str, bytes]) -> bytes:
    found = sorted(path for path in read if path.endswith(".css"))
    order = [*_STYLES_FIRST, *(path for path in found if path not in _STYLES_FIRST)]
    return b"\n".join(read[path] for path in order)


def _file(path: str, data: bytes) -> _File:
    return _File(_TYPES[Path(path).suffix], data, hashlib.sha256(data).hexdigest()[:32])
