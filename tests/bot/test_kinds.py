"""The kinds of value that people give and links carry: what is taken, and what is said of the rest."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any, Final, Literal
from zoneinfo import available_timezones

import pytest
from pydantic import ValidationError

from bot.card import InputKind, Json
from bot.kinds import LARGEST_UPLOAD, Feature, Hours, Id, TimeZone, Upload, kind_of, length
from bot.people import Person, Place, PlaceKind, Role
from bot.reading import Misfit, read_values
from bot.schedule import Weekday, zone_named
from tests.bot.one_value import LONG, SPACE, Mood, Size, asks, channel, person, said, taken, upload

TAKEN: Final[list[tuple[Any, Json, object]]] = [
    (str, "  Hello, @everyone <b>مرحبا</b> 🎉 ", "Hello, @everyone <b>مرحبا</b> 🎉"),
    (str, "5", "5"),
    (str, "a\x00b", "ab"),
    (str, "half \ud83c", "half ?"),
    (int, 3, 3),
    (int, " 3 ", 3),
    (int, "-3", -3),
    (int, "+3", 3),
    (int, "٣", 3),
    (int, 3.0, 3),
    (bool, True, True),
    (bool, False, False),
    (bool, "Yes", True),
    (bool, "SÍ", True),
    (bool, "si", True),
    (bool, "true", True),
    (bool, "on", True),
    (bool, "1", True),
    (bool, 1, True),
    (bool, "no", False),
    (bool, "off", False),
    (bool, "false", False),
    (bool, 0, False),
    (Size, "small", "small"),
    (Weekday, "mon", Weekday.MON),
    (Role, "instructor", Role.INSTRUCTOR),
    (Mood, "tired", Mood.TIRED),
    (list[Size], ["large", "small"], ["large", "small"]),
    (list[Weekday], "mon, wed fri", [Weekday.MON, Weekday.WED, Weekday.FRI]),
    (list[Role], ["student"], [Role.STUDENT]),
    (list[Role], ["student", "assistant", "student"], [Role.STUDENT, Role.ASSISTANT]),
    (list[bool], "yes no, yes", [True, False, True]),
    (list[bool], [True, "no"], [True, False]),
    (list[int], "1, 2  3", [1, 2, 3]),
    (list[int], [1, "2", 1], [1, 2, 1]),
    (list[str], "one\n\n  two  \r\nthree, four", ["one", "two", "three, four"]),
    (list[str], ["one", "", "  two "], ["one", "two"]),
    (Person, "ana", person("ana")),
    (list[Person], "ana, ben", [person("ana"), person("ben")]),
    (list[Person], ["ana"], [person("ana")]),
    (list[Person], "ben ana ben", [person("ben"), person("ana")]),
    (Place, "channel:general", channel("general")),
    (Place, "thread:7", Place(SPACE, PlaceKind.THREAD, "7")),
    (Place, "channel:general#polls.poll:k3f9", channel("general", "polls.poll:k3f9")),
    (Place, "direct:ana+ben", Place.direct(person("ana"), person("ben"))),
    (timedelta, "90m", timedelta(minutes=90)),
    (timedelta, "1d 2h", timedelta(days=1, hours=2)),
    (timedelta, "1W2D  3 h \n 4min", timedelta(weeks=1, days=2, hours=3, minutes=4)),
    (timedelta, "0m", timedelta(0)),
    (timedelta, "9999w", timedelta(weeks=9999)),
    (date, "2026-11-23", date(2026, 11, 23)),
    (date, " 2026-1-5 ", date(2026, 1, 5)),
    (date, "1900-01-01", date(1900, 1, 1)),
    (date, "2999-12-31", date(2999, 12, 31)),
    (date, "2028-02-29", date(2028, 2, 29)),
    (time, "09:30", time(9, 30)),
    (time, "9.30", time(9, 30)),
    (time, "9h30", time(9, 30)),
    (time, "23:59:59", time(23, 59)),
    (time, "00:00", time(0)),
    (datetime, "2026-11-23T09:30", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
    (datetime, "2026-11-23 9:30:15", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
    (datetime, "2026-11-23T09:30+02:00", datetime(2026, 11, 23, 7, 30, tzinfo=UTC)),
    (datetime, "2026-11-23T09:30Z", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
    (TimeZone, "Europe/Madrid", TimeZone("Europe/Madrid")),
    (TimeZone, " america/new york ", TimeZone("America/New_York")),
    (TimeZone, "utc", TimeZone("UTC")),
    (Hours, ["mon-09", "sun-23"], Hours({9, 167})),
    (Hours, "Mon-9, tue-10", Hours({9, 34})),
    (Hours, ["mon-09", "mon-9", "MON-09"], Hours({9})),
    (Upload, upload(b"\x89PNG", name="me.png", type="image/png"), Upload("me.png", "image/png", b"\x89PNG")),
    (Upload, upload(b"", name="n" * 300, type="t" * 300), Upload("n" * 255, "t" * 255, b"")),
    (Upload, upload(b"x"), Upload("", "", b"x")),
    (Feature, "icebreakers", Feature("icebreakers")),
    (Feature, "all", Feature("all")),
    (Feature, "f" * 32, Feature("f" * 32)),
]


@pytest.mark.parametrize(("annotation", "value", "read"), TAKEN)
def test_what_fits_is_read_as_its_type(annotation: Any, value: Json, read: object) -> None:
    found = taken(annotation, value)
    assert found == read
    assert type(found) is type(read)


NOTHING: Final[list[Json]] = [None, "", "  \n ", "\x00", []]
REFUSED: Final[list[tuple[Any, Json, str]]] = [
    *(
        (annotation, value, "unfit-missing")
        for annotation in dict.fromkeys(each for each, _, _ in TAKEN)
        for value in NOTHING
    ),
    (str, 5, "unfit-value"),
    (str, ["a"], "unfit-value"),
    (str, {"a": "b"}, "unfit-value"),
    (str, LONG, "unfit-long"),
    (int, "three", "unfit-number"),
    (int, "1.5", "unfit-number"),
    (int, 1.5, "unfit-number"),
    (int, "1e3", "unfit-number"),
    (int, "3.0", "unfit-number"),
    (int, "1.000", "unfit-number"),
    (int, "1,000", "unfit-number"),
    (int, "1_000", "unfit-number"),
    (int, True, "unfit-number"),
    (list[int], "1, two", "unfit-number"),
    (list[int], [1, 1.5], "unfit-number"),
    (list[int], [[1]], "unfit-number"),
    (int, float("inf"), "unfit-number"),
    (int, float("nan"), "unfit-number"),
    (int, [3], "unfit-number"),
    (int, "9" * 5000, "unfit-number"),
    (int, "9" * 30, "unfit-large"),
    (int, "-" + "9" * 30, "unfit-small"),
    (int, 1 << 53, "unfit-large"),
    (bool, "maybe", "unfit-yes"),
    (bool, 2, "unfit-yes"),
    (bool, ["yes"], "unfit-yes"),
    (bool, LONG, "unfit-yes"),
    (Size, "Small", "unfit-choice"),
    (Size, "small\ud83c", "unfit-choice"),
    (Size, ["small"], "unfit-choice"),
    (Size, {}, "unfit-choice"),
    (Size, LONG, "unfit-choice"),
    (Weekday, "monday", "unfit-choice"),
    (Role, "owner", "unfit-choice"),
    (Mood, [1], "unfit-choice"),
    (list[Size], ["small", "huge"], "unfit-choice"),
    (list[Size], "small; large", "unfit-choice"),
    (list[Weekday], 5, "unfit-choice"),
    (list[bool], "yes, maybe", "unfit-yes"),
    (list[str], 5, "unfit-value"),
    (list[str], {"a": "b"}, "unfit-value"),
    (list[str], "a\n" * 101, "unfit-many"),
    (list[str], ["a", LONG], "unfit-line-long"),
    (Person, 5, "unfit-person"),
    (Person, ["ana"], "unfit-person"),
    (Person, "a" * 65, "unfit-person"),
    (Person, "ana+ben", "unfit-person"),
    (Person, "ana ben", "unfit-person"),
    (Person, LONG, "unfit-person"),
    (list[Person], ["ana", 5], "unfit-person"),
    (list[Person], {"ana": 1}, "unfit-person"),
    (Place, "general", "unfit-place"),
    (Place, "channel:", "unfit-place"),
    (Place, "garden:general", "unfit-place"),
    (Place, 5, "unfit-place"),
    (Place, ["channel:general"], "unfit-place"),
    (timedelta, "90", "unfit-duration"),
    (timedelta, 90, "unfit-duration"),
    (timedelta, "-5m", "unfit-duration"),
    (timedelta, "5m 1h", "unfit-duration"),
    (timedelta, "1 30m", "unfit-duration"),
    (timedelta, "1.5h", "unfit-duration"),
    (timedelta, "soon", "unfit-duration"),
    (timedelta, "9" * 5000 + "m", "unfit-duration"),
    (timedelta, "1w" + " " * 5000 + "x", "unfit-duration"),
    (timedelta, ["90m"], "unfit-duration"),
    (date, "2026-02-30", "unfit-date-none"),
    (date, "2027-02-29", "unfit-date-none"),
    (date, "23.11.2026", "unfit-date"),
    (date, "tomorrow", "unfit-date"),
    (date, "2026-11-23T09:30", "unfit-date"),
    (date, "20261123", "unfit-date"),
    (date, 20261123.5, "unfit-date"),
    (date, "2026-W48-1", "unfit-date"),
    (date, "0001-01-01", "unfit-date-far"),
    (date, "1899-12-31", "unfit-date-far"),
    (date, "3000-01-01", "unfit-date-far"),
    (date, "9999-12-31", "unfit-date-far"),
    (date, "0000-01-01", "unfit-date-none"),
    (date, "10000-01-01", "unfit-date"),
    (date, "2026-11-23\ud83c", "unfit-date"),
    (date, LONG, "unfit-date"),
    (time, "24:00", "unfit-time"),
    (time, "09:60", "unfit-time"),
    (time, "9", "unfit-time"),
    (time, "9:5", "unfit-time"),
    (time, "noon", "unfit-time"),
    (time, 930, "unfit-time"),
    (time, LONG, "unfit-time"),
    (datetime, "2026-11-23T25:00", "unfit-moment"),
    (datetime, "tomorrow", "unfit-moment"),
    (datetime, "2026-11-23", "unfit-moment"),
    (datetime, "2026-02-30T09:30", "unfit-date-none"),
    (datetime, "2026-11-23T09:30+25:00", "unfit-moment"),
    (datetime, "2026-11-23T09:30 Europe/Madrid", "unfit-moment"),
    (datetime, "0001-01-01T00:00", "unfit-date-far"),
    (datetime, "9999-12-31T23:59", "unfit-date-far"),
    (datetime, "2026-11-23" + " " * 5000 + "x", "unfit-moment"),
    (datetime, "09:30", "unfit-moment"),
    (datetime, 5, "unfit-moment"),
    (datetime, LONG, "unfit-moment"),
    (TimeZone, "Mars/Olympus", "unfit-zone"),
    (TimeZone, "../../etc/passwd", "unfit-zone"),
    (TimeZone, "localtime", "unfit-zone"),
    (TimeZone, "Factory", "unfit-zone"),
    (TimeZone, "CEST", "unfit-zone"),
    (TimeZone, 1, "unfit-zone"),
    (TimeZone, LONG, "unfit-zone"),
    (Hours, "monday-9", "unfit-hours"),
    (Hours, "mon", "unfit-hours"),
    (Hours, ["mon-24"], "unfit-hours"),
    (Hours, ["mon-" + "9" * 5000], "unfit-hours"),
    (Hours, ["mon--1"], "unfit-hours"),
    (Hours, ["mon-²"], "unfit-hours"),
    (Hours, [9], "unfit-hours"),
    (Hours, {"mon": 9}, "unfit-hours"),
    (Upload, "me.png", "unfit-upload"),
    (Upload, {}, "unfit-upload"),
    (Upload, {"data": 5}, "unfit-upload"),
    (Upload, {"data": "not base64!"}, "unfit-upload"),
    (Upload, {"data": "AAA"}, "unfit-upload"),
    (Upload, {"data": "AAAA!"}, "unfit-upload"),
    (Upload, {"data": "ÄÄÄÄ"}, "unfit-upload"),
    (Upload, {"data": "A" * (LARGEST_UPLOAD * 2)}, "unfit-upload-large"),
    (Feature, "ice breakers", "unfit-choice"),
    (Feature, "f" * 33, "unfit-choice"),
    (Feature, 5, "unfit-choice"),
]


@pytest.mark.parametrize(("annotation", "value", "text_id"), REFUSED)
def test_what_does_not_fit_has_its_sentence_in_every_language(annotation: Any, value: Json, text_id: str) -> None:
    assert said(annotation, value) == text_id


@pytest.mark.parametrize(
    ("zone", "typed", "moment"),
    [
        ("Europe/Madrid", "2026-11-23T09:30", "2026-11-23T08:30+00:00"),
        ("Asia/Kathmandu", "2026-11-23T09:30", "2026-11-23T03:45+00:00"),
        ("Asia/Tokyo", "2026-11-23T09:30+01:00", "2026-11-23T08:30+00:00"),
        # the hour that is skipped becomes its end, the one that is repeated is its first
        ("Europe/Madrid", "2026-03-29T02:30", "2026-03-29T01:00+00:00"),
        ("Europe/Madrid", "2026-10-25T02:30", "2026-10-25T00:30+00:00"),
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:00+00:00"),
        ("Etc/GMT-14", "1900-01-01T00:00", "1899-12-31T10:00+00:00"),
        ("Etc/GMT+12", "2999-12-31T23:59", "3000-01-01T11:59+00:00"),
    ],
)
def test_a_moment_is_read_in_the_persons_zone(zone: str, typed: str, moment: str) -> None:
    assert taken(datetime, typed, zone) == datetime.fromisoformat(moment)


def test_every_zone_that_is_taken_is_one_that_schedules_can_be_in() -> None:
    found = [taken(TimeZone, name) for name in available_timezones()]
    zones = [each for each in found if not isinstance(each, Misfit)]
    assert len(zones) > 400
    assert [zone_named(each).key for each in zones] == zones


def test_a_text_of_several_lines_may_be_as_long_as_a_platform_takes() -> None:
    read = read_values(asks(str, long=True), {"it": "x" * 4000}, space_id=SPACE, zone="UTC")
    assert read.values == {"it": "x" * 4000}
    read = read_values(asks(str, long=True), {"it": LONG}, space_id=SPACE, zone="UTC")
    assert read.misfits == {"it": Misfit("unfit-long", {"most": 4000, "has": 5000})}


def test_a_file_is_taken_up_to_five_megabytes() -> None:
    largest = 5 * 1024 * 1024
    assert isinstance(taken(Upload, upload(bytes(largest))), Upload)
    assert taken(Upload, upload(bytes(largest + 1))) == Misfit("unfit-upload-large", {"most": 5})


@pytest.mark.parametrize("annotation", [str, Size, Role, list[Size], list[str]])
def test_what_was_given_stands_in_no_error_that_could_be_logged(annotation: Any) -> None:
    with pytest.raises(ValidationError) as problem:
        kind_of(annotation).read({"my": "secret words"}, {"space_id": SPACE, "zone": "UTC"})
    assert "secret" not in str(problem.value)


def test_everything_is_no_cog_and_a_feature_is_its_own() -> None:
    assert Feature("all").cog == ""
    assert Feature("polls").cog == "polls"


@pytest.mark.parametrize(
    ("annotation", "input_kind", "choices"),
    [
        (str, InputKind.TEXT, ()),
        (int, InputKind.NUMBER, ()),
        (Id, InputKind.NUMBER, ()),
        (bool, InputKind.YES, ()),
        (Size, InputKind.CHOICE, ("small", "large")),
        (Role, InputKind.CHOICE, ("student", "assistant", "instructor")),
        (Mood, InputKind.CHOICE, ("fine", "tired")),
        (list[Size], InputKind.CHOICES, ("small", "large")),
        (list[Weekday], InputKind.CHOICES, ("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
        (list[str], InputKind.LINES, ()),
        (list[int], InputKind.LINES, ()),
        (list[bool], InputKind.LINES, ()),
        (Person, InputKind.PERSON, ()),
        (list[Person], InputKind.PEOPLE, ()),
        (Place, InputKind.PLACE, ()),
        (timedelta, InputKind.DURATION, ()),
        (date, InputKind.DATE, ()),
        (time, InputKind.TIME, ()),
        (datetime, InputKind.MOMENT, ()),
        (TimeZone, InputKind.ZONE, ()),
        (Hours, InputKind.HOURS, ()),
        (Upload, InputKind.UPLOAD, ()),
        (Feature, InputKind.CHOICE, ()),
    ],
)
def test_every_type_is_asked_for_in_its_own_way_left_out_or_not(
    annotation: Any, input_kind: InputKind, choices: tuple[str, ...]
) -> None:
    for each in (annotation, annotation | None):
        kind = kind_of(each)
        assert (kind.input, kind.choices, kind.of_features) == (input_kind, choices, annotation is Feature)


def test_only_a_text_has_several_lines() -> None:
    assert kind_of(str, long=True).input is InputKind.LONG
    assert kind_of(int, long=True).input is InputKind.NUMBER


@pytest.mark.parametrize(
    "annotation",
    [
        float,
        bytes,
        object,
        dict[str, str],
        list,
        list[date],
        list[list[str]],
        int | str,
        Enum,
        None,
        Literal[1, 2],
        Literal["a", None],
    ],
)
def test_a_type_that_no_platform_can_ask_for_is_refused_by_name(annotation: Any) -> None:
    with pytest.raises(TypeError, match="no kind of value that people can give"):
        kind_of(annotation)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (timedelta(minutes=90), "1h 30m"),
        (timedelta(days=1, hours=2), "1d 2h"),
        (timedelta(weeks=2), "14d"),
        (timedelta(weeks=9999), "69993d"),
        (timedelta(0), "0m"),
    ],
)
def test_a_length_of_time_is_shown_as_people_type_it(value: timedelta, text: str) -> None:
    assert length(value) == text
    assert taken(timedelta, text) == value
