"""The introduction of a pair, a trio, four people, and of people who meet in writing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.web.seat import Seat
from bot.kinds import Id
from bot.people import Person, Place
from cogs.buddies.introduction import introduction
from cogs.buddies.questions import FIRST, first, following, of_level
from cogs.buddies.rooming import group_room
from storage.buddy_groups import BuddyGroups, Group
from storage.buddy_now import BuddyWishes, Wish
from storage.buddy_together import BuddyTogether
from storage.database import Tx
from storage.study_buddies import StudyBuddies
from tests.cogs.buddies.fortnight import quiet, staff_reads, told
from tests.cogs.buddies.introduced import AFTERNOONS, GROUP, TOLD, card, field, introduced, labels, opens
from tests.cogs.buddies.people import GROUPS, SPACE
from tests.klass import MONDAY, Klass

TIMES = ["Time 1", "Time 2", "Time 3"]


async def pair(klass: Klass, **group: Any) -> tuple[str, Seat, Seat]:
    room = await introduced(klass, **group)
    return room, await opens(klass, "chi", room), await opens(klass, "ben", room)


async def group_of(klass: Klass) -> Group:
    found = await klass.database.read(lambda tx: BuddyGroups(tx, SPACE).get(GROUP))
    assert found is not None
    return found


def when_in(seat: Seat, room: str) -> list[str]:
    fields = {each["label"]: each["text"] for each in card(seat, room)["card"]["fields"]}
    return [str(run["at"]) for run in fields["When"] if run["t"] == "when"]


async def test_two_people_read_who_they_are_and_what_they_both_told(klass: Klass) -> None:
    room, chi, ben = await pair(klass)
    assert card(chi, room)["card"]["title"] == "Time to meet"
    assert card(chi, room)["card"]["text"][0]["id"] == "ben"
    assert field(chi, room, "What you hope for") == "@Chi: “company”"
    assert field(ben, room, "Why you").splitlines() == ["You share: JAZZ.", "You are free at the same hours."]
    assert labels(ben, room)[:7] == [*TIMES, "Another time", "Next question", "It does not fit", "Report"]
    assert room not in klass.instructor._rooms
    for word in ("walks", "maps"):  # what they do not have in common is theirs
        assert word not in chi.reads(room)


async def test_nobody_reads_what_anybody_would_not_like_to_be_the_only_one_in(klass: Klass) -> None:
    wish = {"alone": "left-handed", "may_use": True}
    told = {name: {**each, **wish} for name, each in TOLD.items()}
    room = await introduced(klass, told)
    with_wish = card(await opens(klass, "chi", room), room)["card"]
    assert "left" not in str(with_wish)
    assert "alone" not in str(with_wish)


async def test_the_hours_on_the_buttons_suit_both_and_one_press_agrees(klass: Klass) -> None:
    room, chi, ben = await pair(klass)
    assert when_in(chi, room) == [f"2026-03-0{day}T13:00:00+00:00" for day in (2, 3, 4)]
    await ben.presses("Time 2", place=room)
    await klass.goes_on()
    assert when_in(chi, room)[0] == "2026-03-03T13:00:00+00:00"
    assert (await group_of(klass)).agreed_at == datetime(2026, 3, 3, 13, 0, tzinfo=UTC)
    assert not {*TIMES} & {*labels(chi, room)}
    assert "You meet" in klass.chi.reads(room).split("\n\n")[-1]


async def test_another_time_is_theirs_to_say_and_all_see_it(klass: Klass) -> None:
    room, chi, ben = await pair(klass)
    await chi.presses("Time 1", place=room)
    await klass.goes_on()
    await ben.presses("Another time", place=room)
    await ben.fills({"at": "2026-03-01T10:00"})
    assert ben.errors == {"at": "This time is over already. Please choose one that is still to come."}
    await ben.fills({"at": "2026-04-20T10:00"})
    assert ben.errors == {"at": "By then the room is closed. Please choose an earlier time."}
    await ben.fills({"at": "2026-03-05T10:00"})
    assert "Everyone in your group sees it" in ben.answer
    await klass.goes_on()
    assert when_in(chi, room)[0] == "2026-03-05T15:00:00+00:00"  # ten in New York
    lines = [each for each in chi.reads(room).split("\n\n") if each.startswith("You meet")]
    assert len(lines) == 1


async def test_hours_that_are_over_make_place_for_new_ones(klass: Klass) -> None:
    room, chi, _ = await pair(klass)
    await klass.waits(days=4)
    await chi.presses("Next question", place=room)
    later = when_in(chi, room)
    assert len(later) == 3
    assert all(datetime.fromisoformat(each) > MONDAY + timedelta(days=4) for each in later)


async def test_a_button_of_an_earlier_hour_says_that_it_is_over(klass: Klass) -> None:
    room, chi, _ = await pair(klass)
    await klass.waits(days=2)
    with pytest.raises(LookupError):
        await chi.presses("Time 9", place=room)
    await chi.presses("Time 1", place=room)
    assert "over already" in chi.answer
    assert (await group_of(klass)).agreed_at is None


async def test_without_a_common_hour_they_meet_in_writing(klass: Klass) -> None:
    told = {"chi": {**TOLD["chi"], "hours": frozenset({9})}, "s2": {"hours": frozenset({9}), "zone": "Asia/Tokyo"}}
    room = await introduced(klass, told, in_writing=True)
    chi = await opens(klass, "chi", room)
    assert "meet here, in writing" in field(chi, room, "When")
    assert not {*TIMES} & {*labels(chi, room)}
    assert "Suggest a time" in labels(chi, room)
    assert "same hours" not in field(chi, room, "Why you")


async def test_another_time_is_a_new_line_at_the_end_also_when_it_is_the_first_one_again(klass: Klass) -> None:
    room, chi, ben = await pair(klass)
    for day, words in (("12", "no"), ("13", "hm"), ("12", "good")):
        await chi.presses("Another time", place=room)
        await chi.fills({"at": f"2026-03-{day}T19:00"})
        await klass.goes_on()
        assert f"You meet 2026-03-{day}" in str(ben.reads(room)).splitlines()[-2]
        await ben.says(words, place=room)
        await klass.waits(seconds=5)


async def test_who_told_no_hours_agrees_here(klass: Klass) -> None:
    room = await introduced(klass, {"chi": TOLD["chi"], "s2": {}})
    chi = await opens(klass, "chi", room)
    assert field(chi, room, "When").startswith("Not both of you have told free hours yet")
    assert field(chi, room, "Why you") == "You have not met here yet, and somebody new is a good reason."


async def test_who_meets_again_is_told_why(klass: Klass) -> None:
    room, chi, _ = await pair(klass, repeat=True)
    assert field(chi, room, "Why you").startswith("You have met before: this time nobody new was free")


async def test_three_and_four_take_turns(klass: Klass) -> None:
    told = {**TOLD, "s2": {}, "s1": {}}
    room = await introduced(klass, told, programme=GROUPS)
    chi = await opens(klass, "chi", room)
    assert card(chi, room)["card"]["title"] == "Your study group"
    begun = []
    for _ in range(4):
        (line,) = [each for each in chi.reads(room).splitlines() if " begins, and the others" in each]
        begun.append(line.split(" begins")[0])
        await chi.presses("Next question", place=room)
    assert len({*begun}) == 4


async def test_the_next_question_comes_once_however_often_it_is_pressed(klass: Klass) -> None:
    room, chi, ben = await pair(klass)
    seen = str(next(each["link"] for each in card(ben, room)["card"]["actions"] if each["label"] == "Next question"))
    before = card(ben, room)
    await chi.presses("Next question", place=room)
    second = following(first(GROUP).slug, GROUP, FIRST)
    assert (await group_of(klass)).question == second.slug
    assert second.words("en") in chi.reads(room)
    ben._rooms[room][str(before["id"])] = before  # his page still shows the first one
    await ben.presses(link=seen, place=room)
    assert (await group_of(klass)).question == second.slug


async def test_a_step_deeper_needs_each_of_them_and_tells_nobody_who_wished_it(klass: Klass) -> None:
    room, chi, ben = await pair(klass)
    await ben.presses("Next question", place=room)  # from the first one nobody goes deeper
    await chi.presses("A step deeper", place=room)
    assert "When each of you would like it" in chi.answer
    assert "Nobody is told" in chi.answer
    await klass.goes_on()
    assert (await group_of(klass)).level == FIRST
    shown = ben.reads(room)
    await chi.presses("I changed my mind")
    await ben.presses("A step deeper", place=room)
    await klass.goes_on()
    assert (await group_of(klass)).level == FIRST
    assert ben.reads(room).startswith(shown)  # from the card nobody can tell
    await chi.presses("A step deeper", place=room)
    await klass.goes_on()
    group = await group_of(klass)
    assert (group.level, group.question in of_level(2)) == (2, True)
    for each in (ben, chi):
        await each.presses("A step deeper", place=room)
    await klass.goes_on()
    assert (await group_of(klass)).level == 3
    assert "A step deeper" not in labels(chi, room)


async def test_only_who_is_in_the_group_can_press(klass: Klass) -> None:
    room, _chi, ben = await pair(klass)
    await ben.presses("Next question", place=room)
    await klass.database.write(SPACE, lambda tx: BuddyTogether(tx, SPACE).take_out(GROUP, [Person(SPACE, "ben")]))
    for label in ("Time 1", "Next question", "A step deeper", "It does not fit"):
        await ben.presses(label, place=room)
        assert "for those who are in this group" in ben.answer
    await ben.presses("Another time", place=room)
    assert "for those who are in this group" in ben.answer


async def test_who_is_left_alone_is_not_left_with_a_card_of_two(klass: Klass) -> None:
    room, chi, _ = await pair(klass)

    def act(tx: Tx) -> None:
        BuddyTogether(tx, SPACE).take_out(GROUP, [Person(SPACE, "ben")])

    await klass.database.write(SPACE, act)
    await chi.presses("Next question", place=room)
    await klass.goes_on()
    shown = card(chi, room)["card"]
    assert "nobody else is in this group any more" in chi.reads(room)
    assert [each["label"] for each in shown["actions"]] == ["It does not fit"]
    assert "Ben" not in str(shown)


async def test_what_staff_hid_of_what_somebody_told_is_in_no_reason(klass: Klass) -> None:
    room, chi, _ben = await pair(klass)
    await chi.presses("Report", place=room)
    await chi.chooses("Report these words", next(each for each in _choices(chi) if "JAZZ" in each))
    await klass.goes_on()
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("Look at the reports")
    await klass.assistant.presses("Hide")
    await klass.goes_on()
    assert "JAZZ" not in chi.reads(room)
    assert "You share" not in chi.reads(room)


def _choices(seat: Seat) -> list[str]:
    message: dict[str, Any] = dict(seat.answer_message or {})
    (select,) = [each for each in message["card"]["actions"] if each["type"] == "select"]
    return [str(each["label"]) for each in select["choices"]]


async def test_what_was_hidden_stays_so_when_the_first_of_them_goes(klass: Klass) -> None:
    room = await introduced(klass, {**TOLD, "s1": {"interests": ("Jazz",)}})
    chi, ben = await opens(klass, "chi", room), await opens(klass, "ben", room)
    await chi.presses("Report", place=room)
    await chi.chooses("Report these words", next(each for each in _choices(chi) if "JAZZ" in each))
    await klass.goes_on()
    await klass.assistant.says("/homeroom status", place="general")
    await klass.assistant.presses("Look at the reports")
    await klass.assistant.presses("Hide")
    await klass.goes_on()
    assert "jazz" not in chi.reads(room).casefold()
    await ben.presses("It does not fit", place=room)
    await ben.presses("Step out of this group", place=room)
    await klass.goes_on()
    assert "jazz" not in chi.reads(room).casefold(), "nor as another of them wrote it"


async def test_what_is_hidden_for_good_is_deleted_of_all_who_wrote_it(klass: Klass) -> None:
    await introduced(klass)
    view = introduction.link(Id(GROUP))

    def act(tx: Tx) -> list[tuple[str, ...]]:
        snapshot = klass.core.snapshot(tx, SPACE, 0)
        klass.core.erase(tx, snapshot, view, Place.of_room(SPACE, group_room.link(GROUP)), "interests jazz")
        return [each.interests for each in StudyBuddies(tx, SPACE).members.all(1)]

    assert await klass.database.write(SPACE, act) == [("maps",), ("Long walks",)]


async def test_what_does_not_fit_is_asked_of_nobody_and_the_staff_can_be_asked_for_a_hello(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    room, chi, ben = await pair(klass)
    as_before = ben.reads(room)
    for _ in range(2):
        await chi.presses("It does not fit", place=room)
        assert "nobody’s fault" in chi.answer
        await chi.presses("Ask the staff to say hello")
    await klass.goes_on()
    await klass.instructor.opens("staff")
    cards = [each for each in klass.instructor.sees("staff") if "would like a hello" in str(each)]
    assert len(cards) == 1
    assert "Chi" in klass.instructor.reads("staff")
    assert "Ben" not in klass.instructor.reads("staff")
    assert ben.reads(room) == as_before
    await klass.assistant.opens("staff")
    await klass.assistant.presses("I said hello", place="staff")
    assert await klass.database.read(lambda tx: BuddyWishes(tx, SPACE).who(GROUP, Wish.STAFF)) == []


def ways_out(seat: Seat) -> list[str]:
    message: dict[str, Any] = dict(seat.answer_message or {})
    return [str(each["label"]) for each in message["card"]["actions"]]


async def test_somebody_else_is_offered_while_enough_of_the_round_is_left(klass: Klass) -> None:
    room, chi, _ = await pair(klass)
    always = ["Ask the staff to say hello", "Step out of this group", "Leave study buddies"]
    await chi.presses("It does not fit", place=room)
    assert ways_out(chi) == ["Match me anew", "Join two others", *always]
    await chi.presses("Match me anew")
    assert "We look for somebody else" in chi.answer
    await klass.waits(days=12, hours=1)
    await chi.presses("It does not fit", place=room)
    assert ways_out(chi) == always


async def test_somebody_can_step_out_of_a_group_in_one_press(klass: Klass) -> None:
    room = await introduced(klass, {**TOLD, "s2": {}}, programme=GROUPS)
    ben, chi = await opens(klass, "ben", room), await opens(klass, "chi", room)
    await ben.presses("Next question", place=room)
    await ben.presses("A step deeper", place=room)
    await ben.presses("It does not fit", place=room)
    await ben.presses("Step out of this group")
    await klass.waits(seconds=20)
    assert "You are out of this group" in ben.answer
    assert "ben" not in str(card(chi, room)["card"])
    assert {*(klass.classroom.core.state.places[room].people or ())} == {"chi", "s2"}

    def wished(tx: Tx) -> list[Person]:
        return BuddyWishes(tx, SPACE).who(GROUP, Wish.SECOND)

    assert await klass.database.read(wished) == []


async def test_whoever_leaves_the_programme_there_is_out_of_the_group_too(klass: Klass) -> None:
    room = await introduced(klass, {**TOLD, "s2": {}}, programme=GROUPS)
    ben, chi = await opens(klass, "ben", room), await opens(klass, "chi", room)
    await ben.presses("It does not fit", place=room)
    await ben.presses("Leave study buddies")
    await klass.waits(seconds=20)
    assert "You have left" in ben.answer
    assert "ben" not in str(card(chi, room)["card"])


async def test_without_a_place_of_the_staff_whoever_began_the_programme_is_asked(klass: Klass) -> None:
    room, chi, _ = await pair(klass)
    await chi.presses("It does not fit", place=room)
    await chi.presses("Ask the staff to say hello")
    await klass.goes_on()
    assert "Chi would like somebody of the staff to say hello" in await staff_reads(klass, "See who it is")


@pytest.mark.parametrize("goes", ["Step out of this group", "Leave study buddies"])
async def test_whoever_asks_for_a_hello_and_goes_at_once_is_told_of_all_the_same(klass: Klass, goes: str) -> None:
    room, chi, _ = await pair(klass)
    await quiet(klass, "08:00", "20:00")
    for label in ("Ask the staff to say hello", goes):
        await chi.presses("It does not fit", place=room)
        await chi.presses(label)
    await klass.goes_on()
    assert told(klass, "instructor") == []
    await klass.waits(hours=12)
    assert told(klass, "instructor") == ["Somebody would like a hello"]
    assert "Chi" not in klass.instructor.reads("direct:instructor")
    assert "Chi would like somebody of the staff" in await staff_reads(klass, "See who it is")


async def test_it_is_over_when_its_group_is_closed(klass: Klass) -> None:
    room, chi, _ = await pair(klass)
    await klass.database.write(SPACE, lambda tx: BuddyGroups(tx, SPACE).close([GROUP]))
    await chi.presses("Next question", place=room)
    assert "This meeting is over" in chi.answer


async def test_in_a_course_in_spanish_it_is_in_spanish(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"language": "es"})
    told = {name: {**each, "language": "en", "works": {"how": "together"}} for name, each in TOLD.items()}
    room = await introduced(klass, told)
    chi = await opens(klass, "chi", room)
    assert field(chi, room, "Por qué este grupo").splitlines() == [
        "Los mismos intereses: JAZZ.",
        "Las ganas de trabajar en compañía con regularidad.",
        "Horas libres que coinciden.",
    ]
    assert first(GROUP).words("es") in chi.reads(room)


def test_the_view_is_found_by_its_group() -> None:
    assert introduction.link(Id(GROUP)) == "buddies.introduction:000000002d"
    assert AFTERNOONS
