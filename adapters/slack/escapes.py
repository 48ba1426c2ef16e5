"""What Slack puts around the people, channels and links in a line that somebody typed, and who is meant by them.

With ``should_escape`` a command comes as ``<@U1|ana> <#C1|general> <!subteam^S1|@tutors> <https://a.org>``, and with
``&amp; &lt; &gt;`` for letters of Slack's own (https://docs.slack.dev/interactivity/implementing-slash-commands). A
message that names the bot comes so as well, mostly without the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

from bot.line_values import HERE, ME, Unclear
from bot.people import PlaceKind
from bot.records import dataclass
from bot.suggesting import fold

_ESCAPE: Final = re.compile(r"<([^<>]*)>")
_TOKEN: Final = re.compile(r"<(?:@[UW]|#[CGD]|!subteam\^S)[A-Z0-9]+>")
_USER: Final = re.compile(r"<@([UW][A-Z0-9]+)>|@?([UW][A-Z0-9]{7,})")  # an id that was copied has no marks
_CHANNEL: Final = re.compile(r"<#([CG][A-Z0-9]+)>|#?([CG][A-Z0-9]{7,})")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_BLANK: Final = str.maketrans("\xa0\u202f\u2007", "   ")


class Line:
    """A line as it was typed: ``text`` has ``<@U1>`` for people, ``<#C1>`` for channels and ``<!subteam^S1>`` for
    groups, and everything else as people saw it."""

    def __init__(self, escaped: str) -> None:
        self._shown: dict[str, str] = {}
        plain = _ESCAPE.sub(self._typed, escaped.translate(_UNSEEN).translate(_BLANK))
        self.text = unescape(plain)

    def seen(self, text: str) -> str:
        """Part of it as people saw it, ``@ana``."""
        return _TOKEN.sub(lambda token: self._shown.get(token[0], token[0].strip("<>!")), text)

    def _typed(self, found: re.Match[str]) -> str:
        what, _, shown = found[1].partition("|")
        token = f"<{what}>"
        if _TOKEN.fullmatch(token):
            sign = "#" if what.startswith("#") else "@"
            if shown:
                self._shown[token] = sign + shown.removeprefix(sign)
            return token
        if what.startswith("!"):
            return shown or f"@{what[1:].partition('^')[0]}"
        return shown if what.startswith("mailto:") and shown else what


@dataclass(frozen=True, slots=True)
class Named:
    """What can be named in a line of ``person``, typed in the place with the key ``place``.

    People are mentioned: nobody's name is kept, so none can be looked up. Channels come with their ids; who is in a
    user group is not known here.
    """

    person: str
    place: str

    def person_id(self, typed: str) -> str:
        """Whoever is mentioned; ``me`` is the author. Raises :class:`Unclear`."""
        if fold(typed.removeprefix("@")) in ME:
            return self.person
        if found := _USER.fullmatch(typed.strip()):
            return found[1] or found[2]
        raise Unclear("line-option-people", given=typed)

    def people_ids(self, typed: str) -> Sequence[str]:
        """Whoever is mentioned. Raises :class:`Unclear`."""
        return [self.person_id(typed)]

    def place_key(self, typed: str, kinds: Sequence[PlaceKind] = ()) -> str:
        """The channel that is named; ``here`` is where the line was typed. Raises :class:`Unclear`."""
        if fold(typed.removeprefix("#")) in HERE:
            return self.place
        found = _CHANNEL.fullmatch(typed.strip())
        if found is None:
            raise Unclear("line-option-place", given=typed)
        return f"{PlaceKind.CHANNEL}:{found[1] or found[2]}"


def words_for(text: str, bot: str) -> str:
    """What stands behind the first mention of the bot in a message, or before it where nothing does, still escaped."""
    mention = re.compile(rf"<@{re.escape(bot)}(?:\|[^>]*)?>")
    before, *behind = mention.split(text, maxsplit=1)
    rest = mention.sub(" ", behind[0]) if behind else ""
    return (rest.strip(" \n,:*_`") or before).strip(" \n,:*_`")
