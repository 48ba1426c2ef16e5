"""The way to every handler that people can call: who may, what must have happened, what is filled in or chosen.

From these, one test presses everything twice, and another gives everything what does not fit. A handler that nobody
wrote a way for fails both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from bot.cog import ACTED, Declaration
from bot.registry import Registry
from tests.cogs.breakout_after_ways import AFTER_WAYS
from tests.cogs.breakout_drawing_ways import DRAWING_WAYS
from tests.cogs.breakout_opening_ways import OPENING_WAYS
from tests.cogs.breakout_running_ways import RUNNING_WAYS
from tests.cogs.buddy_meeting_ways import MEETING_WAYS
from tests.cogs.buddy_round_ways import ROUND_WAYS
from tests.cogs.buddy_ways import PROGRAMME_WAYS
from tests.cogs.poll_ways import POLL_WAYS
from tests.cogs.recognition_awards_ways import AWARD_WAYS
from tests.cogs.recognition_miles_ways import MILES_WAYS
from tests.cogs.recognition_mine_ways import MINE_WAYS
from tests.cogs.recognition_shouts_ways import SHOUT_WAYS
from tests.cogs.recognition_spot_ways import SPOT_WAYS
from tests.cogs.saying import asked_me, opened, paused_deeper, pick, said, told
from tests.cogs.way import Way, a_file, after, press, says
from tests.klass import Klass


async def set_up(klass: Klass) -> None:
    """The course is set up."""
    await klass.instructor.says("/homeroom course", place="general")
    await klass.instructor.fills({})


async def previewed(klass: Klass, place: str = "general") -> None:
    """The instructor has a preview before them."""
    await klass.instructor.says("/icebreaker now", place=place)


async def posted(klass: Klass) -> None:
    """A question stands in general."""
    await previewed(klass)
    await klass.instructor.presses("Post")
    await klass.goes_on()


async def either_previewed(klass: Klass, place: str = "general") -> None:
    """The instructor has the preview of a *this or that* before them."""
    await previewed(klass, place)
    await klass.instructor.chooses("Another deck", "This or that")


async def either_posted(klass: Klass) -> None:
    """A *this or that* of the instructor's own stands in general."""
    await either_previewed(klass)
    await klass.instructor.presses("Change")
    await klass.instructor.fills({"words": "Which first?", "choices": "The map\nThe road"})
    await klass.instructor.presses("Post")
    await klass.goes_on()


async def together_previewed(klass: Klass, place: str = "general") -> None:
    """The instructor has the preview of a question whose answers appear together before them."""
    await previewed(klass, place)
    await klass.instructor.chooses("Another deck", "Seen from several sides")
    for _ in range(40):
        if any(action["label"] == "Answer first" for _, action in klass.instructor._actions()):
            return
        await klass.instructor.presses("Another")
    raise LookupError("no such question came")


async def together_posted(klass: Klass) -> None:
    """Such a question stands in general."""
    await together_previewed(klass)
    await klass.instructor.presses("Post")
    await klass.goes_on()


async def wished(klass: Klass) -> None:
    """Three people would like deeper questions in general."""
    await posted(klass)
    for person in ("ben", "chi", "s1"):
        await klass.seats[person].presses("I’d like deeper ones")


async def passed(klass: Klass) -> None:
    """Ben passed it."""
    await posted(klass)
    await klass.ben.presses("Pass")


async def failed(klass: Klass) -> None:
    """A question could not be delivered, and the assistant sees it."""
    await klass.instructor.says("/icebreaker now", place="cafe")
    await klass.instructor.presses("Post")
    await klass.classroom.register.change_place("channel:cafe", muzzled=True)
    await klass.goes_on()
    await klass.assistant.says("/homeroom status", place="general")


async def scheduled(klass: Klass) -> None:
    """One schedule."""
    await klass.instructor.says("/icebreaker schedule", place="general")
    await klass.instructor.fills({})


async def planned(klass: Klass) -> None:
    """One schedule, and the choice of what to stop."""
    await scheduled(klass)
    await klass.instructor.says("/icebreaker stop", place="general")


WEEK: Final = a_file("week-one.csv", "text,kind\nWhat surprised you?,open\nWhat did you like?,open\n")


async def uploaded(klass: Klass) -> None:
    """The course has a deck of its own, week-one, and the instructor the list of all before them."""
    await klass.instructor.says("/icebreaker decks", place="general")
    await klass.instructor.presses("Upload a deck")
    await klass.instructor.fills({"file": WEEK})
    await klass.instructor.says("/icebreaker decks", place="general")


async def downloaded(klass: Klass) -> None:
    """The instructor has that deck's files before them."""
    await uploaded(klass)
    await klass.instructor.chooses("Download", "week-one")


async def suggested(klass: Klass) -> None:
    """Ben suggested a question, and the instructor has it before them."""
    await klass.ben.says("/icebreaker suggest", place="general")
    await klass.ben.fills({"words": "Which map?", "choices": "Old\nNew"})
    await klass.instructor.says("/icebreaker suggestions", place="general")


async def appeared(klass: Klass) -> None:
    """Two answers have appeared together."""
    await together_posted(klass)
    for who, words in {"ben": "The map", "chi": "The sea"}.items():
        await klass.seats[who].presses("My answer")
        await klass.seats[who].fills({"words": words})
    await klass.instructor.presses("Let all appear now")
    await klass.goes_on()


async def reported(klass: Klass) -> None:
    """A student reported one of them."""
    await appeared(klass)
    await klass.s1.presses("Report")
    await klass.s1.chooses("Report these words", "1. The map")
    await klass.goes_on()


async def hidden(klass: Klass) -> None:
    """The assistant hid one of them."""
    await appeared(klass)
    await klass.assistant.presses("Hide (staff)")
    await klass.assistant.chooses("Hide these words", "1. The map")
    await klass.goes_on()


async def many_hidden(klass: Klass) -> None:
    """Six answers appeared, and all are hidden."""
    await together_posted(klass)
    await klass.chi.presses("I’m in")  # so that none of them is the last
    for number in range(1, 6):
        await klass.seats[f"s{number}"].presses("My answer")
        await klass.seats[f"s{number}"].fills({"words": f"Road {number}"})
    await klass.ben.presses("My answer")
    await klass.ben.fills({"words": "Road 6"})
    await klass.instructor.presses("Let all appear now")
    await klass.goes_on()
    for words in ("Road 6", *(f"Road {number}" for number in range(1, 6))):  # who wrote at one moment is by id
        await klass.assistant.presses("Hide (staff)")
        await klass.assistant.chooses("Hide these words", f"1. {words}")
        await klass.goes_on()


in_status: Final = says("assistant", "/homeroom status")
said_and_reported: Final = after(said, pick("ben", "Report"), press("ben", "Report it"))
me: Final = after(passed, says("ben", "/homeroom me"))
wishing: Final = after(wished, says("ben", "/homeroom me"))
WAYS: Final[Mapping[str, Way]] = {
    # Commands, with options where all are given so that no form opens first.
    "admin.homeroom-course": Way("instructor", fills={"name": "Biology"}),
    "admin.homeroom-doctor": Way("instructor"),
    "admin.homeroom-help": Way("ben"),
    "admin.homeroom-me": Way("ben"),
    "admin.homeroom-pause": Way("instructor", values={"until": "2026-03-12"}),
    "admin.homeroom-resume": Way("instructor", arrange=says("instructor", "/homeroom pause until:2026-03-12")),
    "admin.homeroom-roles": Way("instructor", values={"person": "ben", "role": "assistant"}),
    "admin.homeroom-settings": Way("instructor"),
    "admin.homeroom-start": Way("instructor"),
    "admin.homeroom-status": Way("assistant", arrange=failed),
    "admin.homeroom-undo": Way("instructor", arrange=posted),
    "icebreakers.icebreaker-now": Way("instructor", values={"place": "channel:cafe"}),
    "icebreakers.icebreaker-schedule": Way("instructor", fills={"days": ["mon", "fri"]}),
    "icebreakers.icebreaker-list": Way("assistant", arrange=after(posted, planned)),
    "icebreakers.icebreaker-deeper": Way("instructor", arrange=wished),
    "icebreakers.icebreaker-ask-me": Way("instructor", fills={"lasts": "2h", "about": "My first year"}),
    "icebreakers.icebreaker-stop": Way("instructor", arrange=planned),
    "icebreakers.icebreaker-decks": Way("instructor"),
    "icebreakers.icebreaker-suggest": Way("ben", fills={"words": "Which map?"}),
    "icebreakers.icebreaker-suggestions": Way("instructor", arrange=suggested),
    # Buttons, selects and forms on cards.
    "admin.leave": Way("ben", "Leave all programmes", me),
    "admin.delete-me": Way("ben", "Delete me", me),
    "admin.delete-now": Way("ben", "Delete me now", after(me, press("ben", "Delete me"))),
    "admin.me-change": Way("ben", "Change", me, fills={"name": "Benno", "time_zone": "America/Lima"}),
    "admin.change-role": Way(
        "instructor",
        "Give or take back a role",
        says("instructor", "/homeroom roles"),
        fills={"person": "ben", "role": "assistant"},
    ),
    "admin.resume-one": Way("instructor", "Go on now", says("instructor", "/homeroom pause until:2026-03-12")),
    "admin.try-again": Way("assistant", "Try again", after(failed, opened)),
    "admin.let-go": Way("assistant", "Let go", failed),
    "admin.take-back": Way("instructor", "Take it back", after(posted, says("instructor", "/homeroom undo"))),
    "icebreakers.first": Way("instructor", "Preview a first icebreaker", set_up),
    "icebreakers.another": Way("instructor", "Another", previewed),
    "icebreakers.change": Way("instructor", "Change", previewed, fills={"words": "Tea or coffee?"}),
    "icebreakers.from-deck": Way("instructor", "Another deck", previewed, chooses="Study life"),
    "icebreakers.change-both": Way("instructor", "Change", either_previewed, fills={"choices": "Sooner\nLater"}),
    "icebreakers.choose": Way("ben", "The road", either_posted),
    "icebreakers.unchoose": Way("ben", "Take it back", after(either_posted, press("ben", "The map"))),
    "icebreakers.ahead": Way("instructor", "Answer first", together_previewed, fills={"words": "The map, I think."}),
    "icebreakers.join": Way("ben", "I’m in", together_posted),
    "icebreakers.write": Way("ben", "My answer", together_posted, fills={"words": "The map, I think."}),
    "icebreakers.withdraw": Way("ben", "Take it back", after(together_posted, press("ben", "I’m in"))),
    "icebreakers.reveal-now": Way("instructor", "Let all appear now", together_posted),
    "icebreakers.take-turns": Way("instructor", "Decks that take turns", scheduled, chooses="Study life"),
    "icebreakers.post": Way("instructor", "Post", previewed),
    "icebreakers.mend": Way("instructor", "Mend a typo", posted, fills={"words": "Tea or coffee?"}),
    "icebreakers.pass": Way("ben", "Pass", posted),
    "icebreakers.unpass": Way("ben", "I changed my mind", passed),
    "icebreakers.wish": Way("ben", "I’d like deeper ones", posted),
    "icebreakers.even-deeper": Way("ben", "Even deeper", after(posted, press("ben", "I’d like deeper ones"))),
    "icebreakers.less-deep": Way(
        "ben", "A little less deep", after(posted, press("ben", "I’d like deeper ones"), press("ben", "Even deeper"))
    ),
    "icebreakers.not-any-more": Way("ben", "Not any more", wished),
    "icebreakers.pause-deeper": Way("ben", "Pause deeper questions", wishing, fills={"until": "2026-03-20"}),
    "icebreakers.resume-deeper": Way("ben", "Go on with deeper questions", after(wished, paused_deeper)),
    "icebreakers.leave-deeper": Way("ben", "No deeper questions any more", wishing),
    "icebreakers.easier-now": Way(
        "assistant", "Try an easier one now", after(posted, says("assistant", "/homeroom status"))
    ),
    "icebreakers.look-after": Way(
        "instructor",
        "Look after one that is open",
        after(asked_me, says("instructor", "/icebreaker list")),
        chooses="Ask me anything: Roads",
    ),
    "icebreakers.end-hour": Way("instructor", "End it now", asked_me),
    "icebreakers.stop-one": Way("instructor", "Stop this one", planned, chooses="1. Monday, 09:00"),
    "icebreakers.download": Way("instructor", "Download", uploaded, chooses="Easy starts"),
    "icebreakers.upload-deck": Way(
        "instructor", "Upload a deck", says("instructor", "/icebreaker decks"), fills={"file": WEEK}
    ),
    "icebreakers.delete-deck": Way("instructor", "Delete this deck", downloaded),
    "icebreakers.unsuggest": Way("ben", "Take it back", suggested),
    "icebreakers.unsuggest-one": Way("ben", "Take a suggestion back", after(suggested, me), chooses="Which map?"),
    "icebreakers.accept": Way("instructor", "Accept", suggested),
    "icebreakers.accept-edited": Way("instructor", "Edit and accept", suggested, fills={"words": "Which map, then?"}),
    "icebreakers.decline": Way("instructor", "Decline", suggested),
    "icebreakers.settings": Way(
        "instructor", "Icebreakers", says("instructor", "/homeroom settings"), fills={"open_days": "9"}
    ),
    "homeroom.fewer": Way("ben", "Fewer of these", told),
    "homeroom.report": Way("s1", "Report", appeared),
    "homeroom.report-one": Way(
        "s1", "Report these words", after(appeared, press("s1", "Report")), chooses="1. The map"
    ),
    "homeroom.hide": Way("assistant", "Hide (staff)", appeared),
    "homeroom.hide-one": Way(
        "assistant", "Hide these words", after(appeared, press("assistant", "Hide (staff)")), chooses="1. The map"
    ),
    "homeroom.look-at-reports": Way("assistant", "Look at the reports", after(reported, in_status)),
    "homeroom.hide-reported": Way(
        "assistant", "Hide", after(reported, in_status, press("assistant", "Look at the reports"))
    ),
    "homeroom.leave-reported": Way(
        "assistant", "Leave as it is", after(reported, in_status, press("assistant", "Look at the reports"))
    ),
    "homeroom.hidden": Way("assistant", "What is hidden", after(hidden, in_status)),
    "homeroom.hidden-more": Way(
        "assistant", "Older ones", after(many_hidden, in_status, press("assistant", "What is hidden"))
    ),
    "homeroom.put-back": Way("assistant", "Put back", hidden),
    "homeroom.report-message": Way("ben", menu=True, arrange=said),
    "homeroom.report-it": Way("ben", "Report it", after(said, pick("ben", "Report"))),
    "homeroom.delete-message": Way("assistant", menu=True, arrange=said),
    "homeroom.delete-it": Way("assistant", "Delete it for everyone", after(said, pick("assistant", "Delete (staff)"))),
    "homeroom.delete-reported": Way(
        "assistant",
        "Delete it for everyone",
        after(said_and_reported, in_status, press("assistant", "Look at the reports")),
    ),
    "homeroom.more": Way("ben", "Send them again", after(told, press("ben", "Fewer of these"))),
    **AFTER_WAYS,
    **DRAWING_WAYS,
    **OPENING_WAYS,
    **RUNNING_WAYS,
    **POLL_WAYS,
    **PROGRAMME_WAYS,
    **MEETING_WAYS,
    **ROUND_WAYS,
    **AWARD_WAYS,
    **MINE_WAYS,
    **SHOUT_WAYS,
    **MILES_WAYS,
    **SPOT_WAYS,
}
REACHED_OTHERWISE: Final = frozenset({"homeroom.form"})  # drafts of forms with steps: tests/bot has their story
TRIED_ELSEWHERE: Final = frozenset({"letters"})  # the test's own feature


def handlers(registry: Registry) -> dict[str, Declaration]:
    """Every handler of ours that people can call, by its target."""
    return {
        each.target: each
        for each in registry
        if each.kind in ACTED and each.cog.name not in TRIED_ELSEWHERE and each.target not in REACHED_OTHERWISE
    }


async def does(klass: Klass, way: Way, declared: Declaration) -> None:
    """Goes the way once, to its end."""
    seat = way.seat(klass)
    if not way.label:
        await way.begins(klass, declared)
    elif way.chooses:
        await seat.chooses(way.label, way.chooses)
    else:
        await seat.presses(way.label)
    if way.fills is not None:
        await seat.fills(dict(way.fills))
