"""What staff hid and put back, noted beside the database: a restored backup must not show again what was hidden since.

No words are in it and nobody's name: which words, as the number that a report names them by, and where they stand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from bot.link import Link, id_to_text, make
from bot.people import Place
from bot.records import dataclass
from storage.database import Tx
from storage.deleted import settle
from storage.jobs import HANDLER, Jobs, NewJob
from storage.reports import Hidden, Reports

HIDDEN_LOG: Final = "hidden.log"
SETTLES: Final = ("homeroom", "settle-hidden")
"""The job of the core that brings the cards and the end of such words about: bot/hiding.py."""
_MOMENT: Final = r"\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d"
# Looked for anywhere: a line that a crash cut short must not hide the next one.
_ENTRY: Final = rf"({_MOMENT}) (hidden|back) (\S+) (\d+) (\d+) (\S+) (\S+) ({_MOMENT})\n"


@dataclass(frozen=True, slots=True)
class _Note:
    space_id: str
    hidden: Hidden


def note_hidden(data: Path, space_id: str, hidden: Hidden, at: datetime) -> None:
    """Notes that these words are hidden, or were put back, on disk before this returns. ``at`` is real time."""
    what = "back" if hidden.put_back else "hidden"
    names = (quote(each, safe="") for each in (hidden.view, hidden.place.key))
    numbers = f"{hidden.course_id} {hidden.piece_id}"
    line = f"{at.isoformat()} {what} {quote(space_id, safe='')} {numbers} {' '.join(names)} {hidden.at.isoformat()}\n"
    file = os.open(data / HIDDEN_LOG, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    try:
        os.write(file, line.encode())
        os.fsync(file)
    finally:
        os.close(file)
    settle(data)


def hide_again(tx: Tx, data: Path, moment: datetime, now: datetime) -> int:
    """Has what was hidden or put back since a moment of real time be so, and jobs of ``now``, of people's time, bring
    their cards up to date. Returns how much is hidden again."""
    newest = {(note.space_id, note.hidden.piece_id): note for note in _since(data, moment)}
    count = 0
    for note in newest.values():
        store, this = Reports(tx, note.space_id), note.hidden
        changed = store.put_back(this.piece_id) if this.put_back else store.hide(this)
        count += changed and not this.put_back
        link = make(*SETTLES, [id_to_text(this.piece_id)])
        Jobs(tx, note.space_id).queue([NewJob(HANDLER, link, now, link, key=link, course_id=this.course_id)])
    return count


def _since(data: Path, moment: datetime) -> Iterator[_Note]:
    log = data / HIDDEN_LOG
    text = log.read_text(encoding="ascii", errors="replace") if log.is_file() else ""
    for noted, what, space, course_id, piece_id, view, place, at in re.findall(_ENTRY, text):
        if datetime.fromisoformat(noted) >= moment:
            space_id = unquote(space)
            there, back = Place.parse(space_id, unquote(place)), what == "back"
            hidden = Hidden(
                int(piece_id), int(course_id), Link(unquote(view)), there, None, back, datetime.fromisoformat(at)
            )
            yield _Note(space_id, hidden)
