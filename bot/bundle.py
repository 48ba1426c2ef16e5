"""Fluent's bundle, with the little of a language's data that it needs: how numbers are written, and which plural.

Babel keeps all that it knows of a language, and of the world besides: the names of countries, currencies and zones,
five megabytes of which nothing is ever said here.
"""

from __future__ import annotations

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


class _Language(Locale):
    """A language of which nothing but numbers and plurals is known."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        data = dict(localedata.load("root"))
        localedata.merge(data, localedata.load(language, merge_inherited=False))
        localedata.clear_caches()  # else both stay
        self._kept = localedata.LocaleDataDict({name: data[name] for name in _NEEDED if name in data})

    @property
    def _data(self) -> localedata.LocaleDataDict:
        """Where Babel looks everything up."""
        return self._kept


@cache
def spoken(language: str) -> Locale:
    """A language without a country, such as ``en``; what is not about numbers it does not know (``KeyError``)."""
    return _Language(language)


class Bundle(FluentBundle):
    """The texts of one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        super().__init__([language], use_isolating=False)

    def _get_babel_locale(self) -> Any:
        return spoken(self._language)
