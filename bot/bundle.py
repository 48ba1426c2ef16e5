"""Fluent's bundle, with the little of a language's data that it needs: how numbers are written, and which plural.

Babel keeps all that it knows of a language, and of the world besides: the names of countries, currencies and zones,
five megabytes of which nothing is ever said here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from babel import Locale, localedata
from fluent.runtime import FluentBundle

_NEEDED: Final = (
    "plural_form",
    "number_symbols",
    "numbering_systems",
    "default_numbering_system",
    "decimal_formats",
    "percent_formats",
)


class _Kept(dict[str | int | None, Any]):
    """What is needed of a language. Anything else is found as well, but then Babel keeps all of it."""

    def __init__(self, language: str, needed: Mapping[str | int | None, Any]) -> None:
        super().__init__(needed)
        self._language = language

    def __missing__(self, name: str | int | None) -> Any:
        return localedata.load(self._language)[str(name)]


class _Language(Locale):
    """A language of which only numbers and plurals are kept."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        data = dict(localedata.load("root"))
        localedata.merge(data, localedata.load(language, merge_inherited=False))
        localedata.clear_caches()  # else both stay
        kept = _Kept(language, {name: data[name] for name in _NEEDED if name in data})
        self._kept = localedata.LocaleDataDict(kept)

    @property
    def _data(self) -> localedata.LocaleDataDict:
        """Where Babel looks everything up."""
        return self._kept


@cache
def spoken(language: str) -> Locale:
    """A language without a country, such as ``en``."""
    return _Language(language)


class Bundle(FluentBundle):
    """The texts of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        super().__init__([language], use_isolating=False)

    def _get_babel_locale(self) -> Any:
        return spoken(self._language)
