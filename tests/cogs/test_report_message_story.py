"""People's own messages reported and deleted from the menu at them: what the reader, the writer and the staff live."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest

from adapters.web.refusal import ClassRefusal
from adapters.web.seat import Refused
from tests.cogs.kept import everything, shown
from tests.cogs.ways import posted
from tests.klass import Klass

WORDS = "The sea is mine, and nobody else may swim."
TOLD = "The course’s staff has taken away a message that you wrote in #general."


async def said(klass: Klass, who: str = "chi", place: str = "general") -> dict[str, Any]:
    """Somebody said something. Returns the message."""
    await klass.seats[who].says(WORDS, place=place)
    return dict(klass.seats[who].sees(place)[-1])


async def reports(klass: Klass, who: str, message: dict[str, Any]) -> str:
    """Somebody reports it. Returns what they are told."""
    await klass.seats[who].picks("Report", message)
    await klass.seats[who].presses("Report it")
    await klass.goes_on()
    return klass.seats[who].answer


async def status(klass: Klass, who: str = "assistant") -> str:
    """What the staff is told."""
    await klass.seats[who].says("/homeroom status", place="general")
    return klass.seats[who].answer


async def looks(klass: Klass, who: str = "assistant") -> str:
    """The staff looks at the reports."""
    await status(klass, who)
    await klass.seats[who].presses("Look at the reports")
    return klass.seats[who].answer


def stands(klass: Klass, place: str = "general") -> bool:
    """Whether it stands still before the class."""
    return any(each.get("text") == WORDS for each in klass.ben.sees(place))


async def test_it_is_said_before_who_comes_to_know_and_nothing_is_sent_yet(klass: Klass) -> None:
    message = await said(klass)
    await klass.ben.picks("Report", message)
    await klass.ben.picks("Report", message)
    assert klass.ben.reads("general").count("You are about to report this message.") == 1
    assert "The staff sees that you did, where the message stands and who wrote it" in klass.ben.answer
    assert "whoever wrote the words is never told who reported" in klass.ben.answer
    assert "Reports:" not in await status(klass)
    await klass.ben.presses("Report it")
    assert "Thank you for saying so." in klass.ben.answer
    await klass.goes_on()
    assert "Reports: One report waits for the staff to look at it." in await status(klass)
    assert stands(klass)
    assert klass.chi.reads("direct:chi") == ""


async def test_staff_reads_it_where_it_stands_with_who_wrote_it_and_who_reported_how_often(klass: Klass) -> None:
    message = await said(klass)
    await reports(klass, "ben", message)
    assert "You have reported this already" in await reports(klass, "ben", message)
    await klass.waits(minutes=1)
    await reports(klass, "s1", message)
    answer = await looks(klass)
    assert "Read this message where it stands, in #general: Homeroom keeps no copy of it." in answer
    assert "Written by: @Chi" in answer
    assert "Reported: by @Ben, @Student 1, since" in answer
    assert WORDS not in answer
    card: Any = klass.assistant.answer_message["card"] if klass.assistant.answer_message else {}
    spot = {"t": "spot", "text": "this message", "place": "channel:general", "message": message["id"]}
    assert spot in card["text"]
    await klass.chi.says("/homeroom me", place="general")
    assert "report" not in klass.chi.answer


async def test_nothing_of_what_it_says_nor_who_wrote_it_is_stored_or_logged(
    klass: Klass, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    message = await said(klass)
    await klass.ben.picks("Report", message)
    await klass.ben.presses("Report it")
    kept = await everything(klass)
    assert kept["jobs"]
    assert WORDS not in str(kept)
    assert "chi" not in str(kept["reports"]) + str(kept["jobs"])
    await looks(klass)
    await klass.assistant.presses("Delete it for everyone")
    kept = await everything(klass)
    assert WORDS not in str(kept)
    assert "chi" not in str(kept["reports"]) + str(kept["jobs"])
    await klass.goes_on()
    assert WORDS not in str(await everything(klass)) + caplog.text


async def test_deleted_from_the_queue_it_is_gone_for_everyone_and_its_writer_is_told_kindly(klass: Klass) -> None:
    message = await said(klass)
    thread = await klass.s2.opens_thread(message)
    await klass.s2.says("No, it is ours.", place=thread)
    await reports(klass, "ben", message)
    await reports(klass, "s1", message)
    await looks(klass)
    await klass.assistant.presses("Delete it for everyone")
    assert "It is being deleted, and whoever wrote it will be told kindly." in klass.assistant.answer
    await klass.goes_on()
    assert not stands(klass)
    assert klass.s2.reads(thread) == "No, it is ours.", "what others answered is theirs"
    letter = klass.chi.reads("direct:chi")
    assert TOLD in letter
    assert WORDS not in letter
    assert "Ben" not in letter
    assert "Reports:" not in await status(klass)
    assert klass.ben.reads("direct:ben") == ""


async def test_left_as_it_is_the_report_is_closed_and_the_writer_never_hears_of_it(klass: Klass) -> None:
    message = await said(klass)
    await reports(klass, "ben", message)
    await looks(klass)
    await klass.assistant.presses("Leave as it is")
    await klass.goes_on()
    assert stands(klass)
    assert klass.chi.reads("direct:chi") == ""
    assert "Reports:" not in await status(klass)


async def test_what_was_left_and_then_changed_is_reported_again_but_not_without_end(klass: Klass) -> None:
    message = await said(klass)
    assert "you can report it 2 more times" in await reports(klass, "ben", message)
    for after in ("If they leave it once more, you can report it one last time.", "You cannot report it once more"):
        await looks(klass)
        await klass.assistant.presses("Leave as it is")
        await klass.chi.edits(message, f"{WORDS} Go away.")
        assert after in await reports(klass, "ben", message)
        assert "by @Ben, since 2026-03-02, again after it was left" in await looks(klass)
    await klass.assistant.presses("Leave as it is")
    told = await reports(klass, "ben", message)
    assert "You have reported this 3 times, and the course’s staff looked at it each time" in told
    assert "Reports:" not in await status(klass)
    assert "Thank you for saying so." in await reports(klass, "s1", message), "others are heard all the same"


async def test_a_report_made_again_is_kept_from_then_on(klass: Klass) -> None:
    message = await said(klass)
    await reports(klass, "ben", message)
    await looks(klass)
    await klass.assistant.presses("Leave as it is")
    await klass.waits(days=80)
    await reports(klass, "ben", message)
    await klass.waits(days=20)
    assert "One report waits" in await status(klass)
    await klass.waits(days=71)
    assert (await everything(klass))["reports"] == []


async def test_staff_deletes_without_any_report_and_says_so_to_nobody_but_the_writer(klass: Klass) -> None:
    message = await said(klass)
    await klass.assistant.picks("Delete (staff)", message)
    assert "Whoever wrote it is told kindly" in klass.assistant.answer
    assert "Written by: @Chi" in klass.assistant.answer
    assert stands(klass)
    await klass.assistant.presses("Delete it for everyone")
    await klass.goes_on()
    assert not stands(klass)
    assert TOLD in klass.chi.reads("direct:chi")
    assert "Reports:" not in await status(klass)


async def test_deleting_twice_deletes_once_and_tells_once(klass: Klass) -> None:
    message = await said(klass)
    await reports(klass, "ben", message)
    await looks(klass, "assistant")
    await looks(klass, "instructor")
    await klass.ben.says("And I say more.", place="general")
    await klass.instructor.picks("Delete (staff)", message)
    cards = {
        who: next(dict(on) for on, each in klass.seats[who]._actions() if each["label"] == "Delete it for everyone")
        for who in ("assistant", "instructor")
    }
    await klass.assistant.presses("Delete it for everyone", message=str(cards["assistant"]["id"]))
    await klass.instructor.presses("Delete it for everyone")
    assert "is deleted already, or is just being deleted" in klass.instructor.answer
    await klass.goes_on()
    assert klass.chi.reads("direct:chi").count("taken away") == 1
    await klass.instructor.picks("Report", message)
    assert "This message is not there any more, so nothing happened." in klass.instructor.answer


async def test_what_its_writer_deleted_meanwhile_waits_for_nobody(klass: Klass) -> None:
    message = await said(klass)
    await reports(klass, "ben", message)
    await klass.ben.picks("Report", message)
    await looks(klass)
    await klass.chi.deletes(message)
    await klass.assistant.presses("Delete it for everyone")
    assert "This message is not there any more, so nothing happened." in klass.assistant.answer
    await klass.ben.presses("Report it")
    assert "This message is not there any more, so nothing happened." in klass.ben.answer
    await klass.assistant.presses("Look at the reports")
    assert "No report waits." in klass.assistant.answer
    await klass.goes_on()
    assert klass.chi.reads("direct:chi") == ""


async def test_deleted_by_its_writer_while_the_job_was_on_its_way_nobody_is_told_of_anything(klass: Klass) -> None:
    message = await said(klass)
    await klass.assistant.picks("Delete (staff)", message)
    await klass.assistant.presses("Delete it for everyone")
    await klass.chi.deletes(message)
    await klass.goes_on()
    assert klass.chi.reads("direct:chi") == ""
    assert "Reports:" not in await status(klass)
    assert "Everything was delivered." in klass.assistant.answer


async def test_where_homeroom_lacks_the_right_the_report_comes_back_and_says_what_to_do(klass: Klass) -> None:
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({"staff_place": "channel:staff"})
    message = await said(klass)
    await klass.assistant.picks("Delete (staff)", message)
    await klass.classroom.register.change_place("channel:general", muzzled=True)
    await klass.assistant.presses("Delete it for everyone")
    await klass.waits(seconds=2)
    assert stands(klass)
    assert klass.chi.reads("direct:chi") == ""
    assert "One report waits for the staff to look at it." in klass.instructor.reads("staff")
    await klass.instructor.presses("Look at the reports", place="staff")
    assert "Homeroom was not allowed to delete it: it lacks that right in this place." in klass.instructor.answer
    assert "open this message and choose “Delete” in its own menu" in klass.instructor.answer
    assert "Reported: by @Noor" in klass.instructor.answer
    await klass.classroom.register.change_place("channel:general", muzzled=False)
    await klass.instructor.presses("Delete it for everyone")
    await klass.goes_on()
    assert not stands(klass)
    assert TOLD in klass.chi.reads("direct:chi")


async def test_where_the_platform_lets_no_bot_delete_staff_is_told_how(klass: Klass, monkeypatch: Any) -> None:
    platform: Any = klass.router._platform("web:class")
    monkeypatch.setattr(platform, "capabilities", replace(platform.capabilities, deletes=False), raising=False)
    message = await said(klass)
    await klass.assistant.picks("Delete (staff)", message)
    assert "To delete it yourself, open this message and choose “Delete” in its own menu" in klass.assistant.answer
    assert "[Delete it for everyone]" not in klass.assistant.answer
    await reports(klass, "ben", message)
    assert "To delete it yourself, open this message" in await looks(klass)
    assert "[Delete it for everyone]" not in klass.assistant.answer
    link = f"homeroom.delete-it:{message['id']}"
    await klass.classroom.press("assistant", "channel:general", str(message["id"]), link)
    assert "Homeroom cannot delete what people wrote here." in klass.assistant.answer
    await klass.assistant.presses("Leave as it is")
    assert "Reports:" not in await status(klass)


@pytest.mark.parametrize("label", ["Report", "Delete (staff)"])
async def test_what_is_nothing_to_report_or_to_delete_has_a_kind_sentence(klass: Klass, label: str) -> None:
    await posted(klass)
    entry = {"Report": "homeroom.report-message", "Delete (staff)": "homeroom.delete-message"}[label]
    own = await said(klass, "assistant")
    card = next(each for each in klass.assistant.sees("general") if each.get("card") and not each["private"])
    direct = await klass.assistant.opens_direct(["chi"])
    private = await said(klass, "chi", direct)
    hidden = await said(klass, "instructor", "staff")
    before, seen = await everything(klass, "deliveries", "people"), shown(klass)
    for message, sentence in (
        (own, "You wrote this message yourself, so"),
        (card, "This is Homeroom’s own."),
        (private, "a direct conversation"),
    ):
        await klass.assistant.picks(label, message)
        assert sentence in klass.assistant.answer
    for id_ in ("m999999", str(hidden["id"]), f"m0{str(own['id'])[1:]}0"):
        await klass.classroom.menu("assistant", "channel:general", entry, message=id_)
        assert "This message is not there any more, so nothing happened." in klass.assistant.answer
    for id_ in ("nonsense", "p1", "", "m" + "9" * 40):
        with pytest.raises(ClassRefusal):
            await klass.classroom.menu("assistant", "channel:general", entry, message=id_)
    await klass.goes_on()
    assert await everything(klass, "deliveries", "people") == before
    assert shown(klass) == seen


async def test_a_place_that_one_does_not_see_is_not_there(klass: Klass) -> None:
    message = await said(klass, "instructor", "staff")
    entry = "homeroom.report-message"
    with pytest.raises(ClassRefusal, match="class-place-gone"):
        await klass.classroom.menu("ben", "channel:staff", entry, message=str(message["id"]))
    with pytest.raises(ClassRefusal, match="class-elsewhere"):
        await klass.classroom.reach("ben", "channel:staff", str(message["id"]))
    assert (await klass.classroom.reach("assistant", "channel:staff", str(message["id"])))["key"] == "channel:staff"


async def test_students_are_not_offered_to_delete_and_cannot(klass: Klass) -> None:
    message = await said(klass)
    with pytest.raises(LookupError, match=r"only .'Report'"):
        await klass.ben.picks("Delete (staff)", message)
    for link in ("homeroom.delete-message", "homeroom.delete-it", "homeroom.delete-reported"):
        await klass.classroom.menu("ben", "channel:general", link, message=str(message["id"]))
        await klass.classroom.press("ben", "channel:general", str(message["id"]), f"{link}:{message['id']}")
        assert "This is for the course’s assistants and instructors." in klass.ben.answer or "does not work" in (
            klass.ben.answer
        )
    await klass.goes_on()
    assert stands(klass)


async def test_only_what_is_in_a_menu_is_called_from_one(klass: Klass) -> None:
    message = await said(klass)
    await klass.classroom.menu("ben", "channel:general", "homeroom.report-it", message=str(message["id"]))
    assert "This button does not work, so nothing happened." in klass.ben.answer
    with pytest.raises(ClassRefusal, match="class-person-gone"):
        await klass.classroom.menu("ben", "channel:general", "homeroom.report-message", about="nobody")


async def test_who_was_removed_before_the_last_press_reports_nothing(klass: Klass) -> None:
    message = await said(klass)
    await klass.s1.picks("Report", message)
    await klass.classroom.register.remove_person("s1")
    with pytest.raises(Refused, match="You are not in this class at the moment"):
        await klass.s1.presses("Report it")
    assert "Reports:" not in await status(klass)


async def test_a_report_outlives_who_made_it_and_who_wrote_it_without_them(klass: Klass) -> None:
    message = await said(klass)
    await reports(klass, "ben", message)
    for who in ("ben", "chi"):
        await klass.seats[who].says("/homeroom me", place="general")
        assert ("that you reported something" in klass.seats[who].answer) == (who == "ben")
        await klass.seats[who].presses("Delete me")
        await klass.seats[who].presses("Delete me now")
    assert "ben" not in str((await everything(klass))["reports"])
    answer = await looks(klass)
    assert "Written by: @Chi" in answer, "their message stands still, as the platform's own"
    assert "Reported: by one person" in answer
    await klass.assistant.presses("Delete it for everyone")
    await klass.goes_on()
    assert not stands(klass)
    assert TOLD in klass.chi.reads("direct:chi")


async def test_a_writer_who_left_is_not_written_to(klass: Klass) -> None:
    message = await said(klass)
    await klass.classroom.register.remove_person("chi")
    await klass.assistant.picks("Delete (staff)", message)
    await klass.assistant.presses("Delete it for everyone")
    await klass.goes_on()
    assert not stands(klass)
    assert "Everything was delivered." in await status(klass)


async def test_a_report_ends_after_ninety_days(klass: Klass) -> None:
    await reports(klass, "ben", await said(klass))
    await klass.waits(days=91)
    assert (await everything(klass))["reports"] == []
    assert stands(klass)


async def test_what_a_simulated_classmate_said_can_be_reported(klass: Klass) -> None:
    await klass.classroom.say("s3", "channel:general", WORDS, simulated=True)
    message = dict(klass.ben.sees("general")[-1])
    assert "Thank you for saying so." in await reports(klass, "ben", message)
    assert "Written by: @Student 3" in await looks(klass)


async def test_who_wrote_it_decides_on_no_report_of_it_nor_reads_whose_it_is(klass: Klass) -> None:
    message = await said(klass, "assistant")
    await reports(klass, "ben", message)
    answer = await looks(klass)
    assert "Something waits that is not yours to decide, or not yet." in answer
    assert "Ben" not in answer
    await klass.instructor.says("/homeroom status", place="general")
    await klass.instructor.presses("Look at the reports")
    assert "by @Ben" in klass.instructor.answer
    await klass.instructor.presses("Delete it for everyone")
    await klass.goes_on()
    assert klass.assistant.reads("direct:assistant") != ""


async def test_the_menu_is_in_the_language_of_who_opens_it(klass: Klass) -> None:
    message = await said(klass)
    await klass.ana.picks("Avisar", message)
    assert "Vas a avisar de este mensaje." in klass.ana.answer
    await klass.ana.presses("Avisar de esto")
    assert "Gracias por decirlo." in klass.ana.answer
