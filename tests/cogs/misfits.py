"""What does not fit, by kind and by option, with what is said of it."""

from __future__ import annotations

from typing import Final

from bot.card import InputKind, Json
from tests.cogs.way import a_file

LONG: Final = "x" * 5000

WRONG: Final[dict[InputKind, list[tuple[Json, str]]]] = {
    InputKind.TEXT: [(LONG, "5,000 characters"), ("\u200b\u2800\u202e", "")],
    InputKind.LONG: [(LONG, "5,000 characters"), ("\u200b\u2800\u202e", "Please fill this in.")],
    InputKind.LINES: [
        ("holidays", "cannot be read"),
        (LONG, "longer than"),
        ("\n".join(["2026-12-21"] * 61), "at most 60 fit"),
        ("2026-12-21 مرحبا 🎉", "cannot be read"),
    ],
    InputKind.NUMBER: [("three", "a whole number"), ("1.5", "a whole number"), ("0", "or more"), ("9" * 30, "or less")],
    InputKind.CHOICE: [("nonsense", "one of the choices"), ("🎉", "one of the choices"), (LONG, "one of the choices")],
    InputKind.CHOICES: [(["nonsense"], "one of the choices"), ("mon, مرحبا", "one of the choices")],
    InputKind.PERSON: [("nobody-here", "a person from this class"), (LONG, "a person from this class")],
    InputKind.PEOPLE: [(["nobody-here"], "a person from this class"), (LONG, "a person from this class")],
    InputKind.PLACE: [
        ("nonsense", "a channel from this class"),
        ("", ""),
        ("channel:never-was", "not there any more"),
        ("channel:old", "not there any more"),
        ("channel:shut", "may not write there"),
        (f"channel:{LONG}", "not there any more"),
        ("room:icebreakers.prompt", "a room that Homeroom opened"),
        ("voice:lounge", "This is a voice room. Please pick a channel for messages."),
        ("direct:ben", "This is a private conversation."),
    ],
    InputKind.DURATION: [("a while", "such as"), ("1m", "from 5m to 7d"), ("8d", "from 5m to 7d"), (LONG, "such as")],
    InputKind.DATE: [
        ("2026-02-30", "no such day"),
        ("tomorrow", "a date"),
        ("2026-03-01", ""),
        ("9999-12-31", "from 1900 to 2999"),
    ],
    InputKind.MOMENT: [("tomorrow", "a day and a time"), (LONG, "a day and a time"), ("2026-02-30 10:00", "")],
    InputKind.TIME: [("25:00", "hours and minutes"), ("noon", "hours and minutes"), (LONG, "hours and minutes")],
    InputKind.YES: [("perhaps", "yes or no"), (LONG, "yes or no")],
    InputKind.UPLOAD: [
        ("a picture", "This file cannot be read."),
        (a_file("deck.exe", "text,kind"), "a file that ends in .csv or .toml"),
        (a_file("deck.csv", "text,kind\nQué?,open".encode("utf-16")), "This file is in UTF-16."),
        (a_file("deck.toml", 'title = "Qué"'.encode("latin-1")), "line 1 has other letters"),
        (a_file("deck.csv", b"x" * 1_100_000), "1 MB at most"),
    ],
    InputKind.HOURS: [("mon-25", "hours"), ("someday-09", "hours"), (["mon-09", "xyz"], "hours"), (LONG, "hours")],
    InputKind.ZONE: [("Mars/Olympus", "not known"), ("../../etc/passwd", "not known"), (LONG, "not known")],
}
"""By kind, what does not fit and what is said of it; an empty sentence where each option has its own."""

WRONG_CHOICES: Final[list[tuple[Json, str]]] = [
    ("only one", "at least 2"),
    ("\n".join("abcde"), "at most 4 fit"),
    (f"one\n{'x' * 41}", "1 to 40 characters"),
    ("twice\ntwice", "different choices"),
]
POLL_CHOICES: Final[list[tuple[Json, str]]] = [
    ("only one", "at least two"),
    ("\n".join("abcdefghijklmnopqrstu"), "at most 20 fit"),
    (", ".join("abcdefghijklmnopqrstu"), "20 choices at most"),
    (f"one\n{'x' * 71}", "70 characters"),
    ("twice\nTWICE", "Two of the choices are the same."),
]
OPEN_FOR: Final[list[tuple[Json, str]]] = [("a while", "such as"), ("30s", ""), ("61d", "60 days"), (LONG, "such as")]
BREAKOUT_LASTS: Final[list[tuple[Json, str]]] = [
    ("a while", "such as"),
    ("0m", "from 1 minute to 4 hours"),
    ("5h", "from 1 minute to 4 hours"),
    (LONG, "such as"),
]
HOURS_SHARED: Final[list[tuple[Json, str]]] = [
    ("three", "a whole number"),
    ("-1", "or more"),
    ("21", "or less"),
    ("9" * 30, "or less"),
]
FROM_NOUGHT: Final[list[tuple[Json, str]]] = [
    ("three", "a whole number"),
    ("-1", "or more"),
    ("301", "or less"),
    ("9" * 30, "or less"),
]
WRONG_SENTENCE: Final[list[tuple[Json, str]]] = [
    (LONG, "5,000 characters"),
    ("\u200b\u2800\u202e", "Nothing can be seen in this."),
]
WRONG_NAMES: Final[list[tuple[Json, str]]] = [
    ("Nobody Here", "Nobody here is called Nobody Here."),
    ("Ben\nNobody Here\n🎉", "Nobody here is called Nobody Here, 🎉."),
    (LONG, "longer than"),
    ("\n".join(["Ben"] * 501), "at most 500 fit"),
]
WRONG_RESULT: Final[list[tuple[Json, str]]] = [
    (LONG, "5,000 characters"),
    ("\u200b\u2800\u202e", "Nothing can be seen in this."),
]
WRONG_FILE: Final[list[tuple[Json, str]]] = [
    ("a picture", "This file cannot be read."),
    (a_file("page.html", "<b>Hello</b>"), "A file can be a picture"),
    (a_file("plan.pdf", b""), "There is nothing in this file."),
    (a_file("plan.pdf", b"x" * 4_200_000), "more than 4 MB"),
]
WRONG_WORDS: Final[dict[tuple[str, str], list[tuple[Json, str]]]] = {
    ("achievements.change-milestone", "words"): WRONG_SENTENCE,
    ("achievements.kudos-vote", "people"): [
        (["nobody-here", "ben"], "a person from this class"),
        (["ben"], "at least 2"),
        (["ben", "instructor"], "You cannot give yourself an award."),
    ],
    ("achievements.make-milestone", "words"): WRONG_SENTENCE,
    ("achievements.spotlight-introduce", "words"): WRONG_SENTENCE,
    ("achievements.spotlight-say", "first"): WRONG_SENTENCE,
    ("achievements.spotlight-say", "second"): WRONG_SENTENCE,
    ("achievements.spotlight-say", "third"): WRONG_SENTENCE,
    ("achievements.tell-apart", "additions"): [
        ("from Lima", "at least 2"),
        ("from Lima\nfrom Rome\nfrom Oslo", "one line for each of these 2 people"),
        ("from Lima\nFROM LIMA", "would still look the same"),
    ],
    ("achievements.kudos-reached", "names"): WRONG_NAMES,
    ("achievements.note-reached", "names"): WRONG_NAMES,
    ("achievements.settings", "values"): [("x" * 41, "40 characters"), ("\n".join("abcdefghijklm"), "at most 12 fit")],
    ("buddies.about", "hopes"): [(LONG, "5,000 characters"), ("\u200b\u2800\u202e", "Nothing can be seen in this.")],
    ("buddies.about", "own"): [("x" * 41, "40 characters"), ("\n".join("abcdefghi"), "at most 8 fit")],
    ("buddies.alone-list", "lines"): [("x" * 61, "60 characters"), ("\n".join("abcdefghijklm"), "at most 12 fit")],
    ("buddies.counting", "floor"): HOURS_SHARED,
    ("buddies.settings", "coffee_hours"): HOURS_SHARED,
    ("buddies.settings", "groups_hours"): HOURS_SHARED,
    ("breakouts.change-result", "words"): WRONG_RESULT,
    ("breakouts.change-result", "file"): WRONG_FILE,
    ("breakouts.our-result", "words"): WRONG_RESULT,
    ("breakouts.our-result", "file"): WRONG_FILE,
    ("breakouts.late-result", "words"): WRONG_RESULT,
    ("breakouts.late-result", "file"): WRONG_FILE,
    ("breakouts.breakout-open", "minutes"): BREAKOUT_LASTS,
    ("breakouts.change", "minutes"): BREAKOUT_LASTS,
    ("breakouts.breakout-open", "voice"): [
        ("nonsense", "from this class"),
        ("voice:never-was", "not there any more"),
        ("channel:general", "voice room"),
    ],
    ("breakouts.breakout-open", "topics"): [
        ("The sea", "two topics or more"),
        ("The sea (1)\nThe road", "only one person"),
        (f"The sea\n{'x' * 61}", "60 characters"),
        ("\n".join("abcdefghijklmnopqrstuvwxyz"), "at most 25 fit"),
    ],
    ("breakouts.upload-set", "file"): [
        ("a picture", "This file cannot be read."),
        (a_file("rooms.xlsx", "room,person"), "a file that ends in .csv"),
        (a_file("rooms.csv", "sala,persona\nSofá,Ben".encode("utf-16")), "This file is in UTF-16."),
        (a_file("rooms.csv", "sala,persona\nSofá,Ben".encode("latin-1")), "line 2 has other letters"),
        (a_file("rooms.csv", b"x" * 1_100_000), "1 MB at most"),
    ],
    ("breakouts.settings", "heads_up"): FROM_NOUGHT,
    ("breakouts.settings", "silent_minutes"): FROM_NOUGHT,
    ("breakouts.settings", "keep_rooms"): FROM_NOUGHT,
    ("icebreakers.change-both", "choices"): WRONG_CHOICES,
    ("icebreakers.icebreaker-suggest", "choices"): WRONG_CHOICES,
    ("icebreakers.accept-edited", "choices"): WRONG_CHOICES,
    ("polls.poll-ask", "choices"): POLL_CHOICES,
    ("polls.change", "choices"): POLL_CHOICES,
    ("polls.mend", "choices"): POLL_CHOICES,
    ("polls.poll-ask", "closes"): OPEN_FOR,
    ("polls.extend", "more"): OPEN_FOR,
    ("polls.reopen", "more"): OPEN_FOR,
    ("polls.set-close", "after"): OPEN_FOR,
    ("polls.repeat", "open_for"): OPEN_FOR,
    ("polls.settings", "remind_hours"): [("three", "a whole number"), ("-1", "or more"), ("72", "hardly have begun")],
}
"""Lines that may say anything."""
