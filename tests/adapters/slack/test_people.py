"""Who somebody is in a workspace: asked of Slack once, and current by its events from then on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from adapters.slack import people
from adapters.slack.people import Standing, Standings, person_of
from adapters.slack.scopes import needed
from adapters.slack.settings import SlackSettings
from bot.card import Card
from bot.config import Config
from bot.parts import declared
from bot.people import Space
from bot.platform import Later, NeverWorks
from storage.slack import SlackPeople
from storage.slack_events import SlackEvents, left_over, slack_events
from tests.adapters.slack.class_of import Served, an_app, one_workspace, served, until
from tests.wire.slack.api import Fault
from tests.wire.slack.scene import Plan, Scene, Someone

LATER = datetime(2100, 1, 1, tzinfo=UTC)
TUTORS = (*Plan().people, Someone("tia", groups=("tutors",)), Someone("guy", guest="multi", groups=("tutors",)))


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Served]:
    """A workspace in which Homeroom runs, with a user group of tutors and somebody from elsewhere."""
    people = (*TUTORS, Someone("olga", stranger=True, locale="es-ES", zone="Europe/Madrid"))
    async with served(tmp_path, settings={"assistants": ["tutors"]}, people=people) as found:
        await found.heard()
        yield found


def standings(there: Served) -> Standings:
    """Who knows it."""
    parts = there.adapter._parts
    assert parts is not None
    return parts._standings


async def of(there: Served, name: str, from_team: str = "") -> Standing:
    """What somebody is."""
    return await standings(there).of(there.scene.team.id, there.scene.members[name].person, from_team)


async def test_slack_is_asked_once_and_never_again(there: Served) -> None:
    there.scene.wire.api.calls.clear()
    for _ in range(3):
        for name in ("ana", "robin"):
            await of(there, name)
    assert there.asked("users.info") == ["users.info"] * 2
    standings(there)._known._noted.clear()
    await of(there, "ana")
    await of(there, "robin")
    assert there.asked("users.info") == ["users.info"] * 2


async def told(there: Served, name: str) -> tuple[str | None, str | None] | None:
    """The time zone and the language that are kept of somebody; ``None`` where nothing is."""
    who = there.scene.members[name].person
    found = await there.app.database.read(lambda tx: SlackPeople(tx, there.space_id).known([who]))
    return (found[who].time_zone, found[who].locale) if who in found else None


async def test_before_somebody_acts_nothing_is_kept_of_where_they_live_and_what_they_speak(there: Served) -> None:
    olga = there.olga
    there.scene.wire.world.join(there.scene.places["general"], olga.user)
    there.scene.wire.world.user_changed(olga.user)
    await there.heard()
    assert await told(there, "olga") is None
    assert await told(there, "robin") == (None, None)  # who looks after the workspace is staff before they act
    await olga.opens_home()
    await until(lambda: "Sobre ti" in olga.home)  # in their language all the same
    assert await told(there, "olga") == (None, None)
    await olga.runs("/homeroom help", "general")
    assert await told(there, "olga") == ("Europe/Madrid", "es-ES")
    olga.user.zone = "Asia/Kolkata"
    there.scene.wire.world.user_changed(olga.user)
    await there.heard()
    assert await told(there, "olga") == ("Asia/Kolkata", "es-ES")  # what is not told is as it was


async def test_who_deletes_themselves_is_as_if_they_had_not_acted(there: Served) -> None:
    await there.ana.runs("/homeroom me", "general")
    assert await told(there, "ana") == ("UTC", "en-US")
    await there.ana.presses("Delete me")
    await there.ana.presses("Delete me now")
    assert await told(there, "ana") == (None, None)


async def test_of_who_did_not_act_no_event_is_kept_with_more_than_what_they_are(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SlackEvents, "done", lambda *given: None)
    await there.ana.runs("/homeroom help", "general")
    await there.ben.opens_home()
    await until(lambda: there.ben.home != "")
    for name in ("ana", "ben"):
        user = there.scene.members[name].user
        user.admin, user.zone = True, "Europe/Paris"
        there.scene.wire.world.user_changed(user)
    await there.heard()
    kept = await there.app.database.write(None, lambda tx: left_over(tx, LATER, LATER))
    zones = {each.person_id: each.what["user"].get("tz") for each in kept if each.kind == "changed"}
    assert zones == {there.ana.person: "Europe/Paris", there.ben.person: None}


async def test_owners_and_admins_manage_and_nobody_else(there: Served) -> None:
    there.scene.members["sam"].user.admin = True
    there.scene.wire.world.user_changed(there.sam.user)
    await there.heard()
    found = {name: (await of(there, name)).manages for name in ("robin", "sam", "ana", "gus", "olga")}
    assert found == {"robin": True, "sam": True, "ana": False, "gus": False, "olga": False}


async def test_an_admin_who_is_one_no_longer_manages_nothing_any_more(there: Served) -> None:
    assert (await of(there, "robin")).manages
    assert "robin" in there.staff()
    robin = there.robin.user
    robin.admin = robin.owner = robin.primary_owner = False
    there.scene.wire.world.user_changed(robin)
    await there.heard()
    assert not (await of(there, "robin")).manages
    assert "robin" not in there.staff()


async def test_bots_and_who_was_deactivated_are_no_people(there: Served) -> None:
    assert not (await of(there, "poller")).is_person
    there.ben.user.deleted = True
    assert not (await of(there, "ben")).is_person


async def test_what_people_change_that_is_none_of_ours_is_not_kept(there: Served) -> None:
    await of(there, "olga")
    query = select(func.count()).select_from(slack_events)
    before = await there.app.database.read(lambda tx: tx.scalar(query))
    for name in ("ana", "olga"):
        there.scene.members[name].user.shown = "Another name"
        there.scene.wire.world.user_changed(there.scene.members[name].user)
    await there.heard()
    assert await there.app.database.read(lambda tx: tx.scalar(query)) == before
    there.olga.user.zone = "Europe/Paris"
    there.scene.wire.world.user_changed(there.olga.user)
    await there.heard()
    assert await there.app.database.read(lambda tx: tx.scalar(query)) == before + 1
    found = await of(there, "olga")
    assert (found.language, found.time_zone) == ("es-ES", "Europe/Paris")


async def test_language_and_time_zone_come_along(there: Served) -> None:
    found = await of(there, "olga")
    assert (found.language, found.time_zone) == ("es-ES", "Europe/Madrid")


async def test_user_groups_make_staff_but_for_guests(there: Served) -> None:
    group = there.scene.groups["tutors"]
    assert (await of(there, "tia")).roles == {group.id}
    assert (await of(there, "guy")).roles == frozenset()
    await there.tia.runs("/homeroom status", "general")
    assert "How things stand" in there.tia.answer or "Nothing is paused" in there.tia.answer
    await there.ana.runs("/homeroom status", "general")
    assert "This is for the course’s" in there.ana.answer
    there.scene.wire.world.group_changed(group, [there.ana.user])
    await there.heard()
    assert (await of(there, "tia")).roles == frozenset()
    assert (await of(there, "ana")).roles == {group.id}
    assert "ana" in there.staff()
    assert "tia" not in there.staff()


async def test_who_is_from_elsewhere_is_a_student_whatever_they_are_there(there: Served) -> None:
    assert (await of(there, "robin", there.scene.team.id)).manages
    assert not (await of(there, "robin", "T0ELSEWHERE")).manages


async def test_who_is_from_elsewhere_names_homeroom_presses_and_fills_forms_in_like_all_others(tmp_path: Path) -> None:
    async with served(tmp_path, people=(*Plan().people, Someone("out", stranger=True))) as there:
        out, general = there.out, there.scene.places["general"]
        general.shared = True
        there.scene.wire.world.join(general, out.user)
        await out.mentions("me", "general")
        await there.heard()
        assert "What holds for you" in out.answer
        await out.presses("Change")
        await out.fills({"Name shown": "Outis"})
        assert "Name shown: Outis" in out.answer


async def test_while_slack_does_not_tell_who_somebody_is_they_are_what_is_kept_or_a_student(there: Served) -> None:
    pace = there.adapter._pace
    assert pace is not None
    pace.refused(there.scene.team.id, "users.info", 30.0)
    assert (await of(there, "robin")).manages  # known as such since the list was read
    assert not (await of(there, "robin", "T0ELSEWHERE")).manages
    assert await of(there, "olga") == Standing()
    with pytest.raises(Later):
        await standings(there).of(there.scene.team.id, there.scene.members["ben"].person, acts=False)
    pace._limits.clear()
    assert await of(there, "olga") == Standing(language="es-ES", time_zone="Europe/Madrid")
    assert await told(there, "robin") == (None, None)  # they are asked for when they act again
    await of(there, "robin")
    assert await told(there, "robin") == ("UTC", "en-US")


async def test_a_workspace_of_more_people_than_slack_tells_in_a_minute_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "_PAGE", 2)
    async with served(tmp_path, limits={"users.list": 2}) as there:
        await there.heard()
        assert there.scene.wire.limits.refused["users.list"]
        assert await there.members() == {"robin", "sam", "ana", "ben", "chi", "dan", "gus"}
        assert there.staff() == {"robin"}


async def test_who_comes_and_goes_while_a_workspace_is_read_is_there_and_is_not(
    there: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page in which they would stand, or stood, was read before."""
    known, reads = standings(there), Standings._members
    team, came = there.scene.team.id, "U0CAME00000"

    async def told(self: Standings, space_id: str, cursor: str) -> Any:
        page = await reads(self, space_id, cursor)
        await self.noted(team, {"id": came, "team_id": team})
        await self.noted(team, {"id": there.ana.person, "team_id": team, "deleted": True})
        return page

    monkeypatch.setattr(Standings, "_members", told)
    await known.learn(Space(there.space_id, "Class"))
    members = await there.members()
    assert came in members
    assert "ana" not in members
    assert "ben" in members


async def test_groups_that_slack_tells_later_are_read_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "_ASKS_AGAIN", 0.01)

    def fails(scene: Scene) -> None:
        scene.wire.api.faults.append(Fault(503, "usergroups.list", times=2))

    async with served(tmp_path, before=fails, settings={"assistants": ["tutors"]}, people=TUTORS) as there:
        await there.heard()
        assert (await of(there, "tia")).roles
        there.scene.wire.api.faults.append(Fault(503, "usergroups.list"))
        there.scene.wire.world.group_changed(there.scene.groups["tutors"], [there.ana.user])
        await there.heard()
        kept = await there.app.database.write(None, lambda tx: left_over(tx, LATER, LATER))
        assert [each.kind for each in kept] == ["groups"]  # acted on with the next sweep


async def test_who_is_not_there_is_nobody(there: Served) -> None:
    with pytest.raises(NeverWorks):
        await standings(there).of(there.scene.team.id, "U0NOBODY00")


async def test_without_the_right_to_know_people_they_are_told_which_and_who_can_give_it(
    tmp_path: Path,
) -> None:
    scopes = [each.name for each in needed(declared(Config()), SlackSettings()) if each.name != "users:read"]
    async with served(tmp_path, scopes=scopes) as there:
        await there.ana.runs("/homeroom me", place="general")
        assert "lacks the right users:read" in there.ana.answer
        assert "Whoever runs Homeroom can give it" in there.ana.answer


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"is_admin": True}, {"admin": True}),
        ({"is_primary_owner": True}, {"owner": True}),
        ({"is_restricted": True}, {"guest": True}),
        ({"is_ultra_restricted": True}, {"guest": True}),
        ({"team_id": "T2"}, {"stranger": True}),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T1", "T2"]}}, {}),
        ({"team_id": "T2", "enterprise_user": {"teams": ["T2"]}}, {"stranger": True}),
        ({"is_stranger": True}, {"stranger": True}),
        ({"is_bot": True}, {"bot": True}),
        ({"is_workflow_bot": True}, {"bot": True}),
        ({"id": "USLACKBOT"}, {"bot": True}),
        ({"deleted": True}, {"deleted": True}),
    ],
)
def test_what_slack_tells_of_somebody_is_read_as_it_means_it(told: dict[str, Any], expected: dict[str, bool]) -> None:
    found = person_of("T1", {"id": "U1", "team_id": "T1"} | told)
    flags = ("admin", "owner", "guest", "stranger", "bot", "deleted")
    assert {name: True for name in flags if getattr(found, name)} == expected


async def test_who_left_while_homeroom_did_not_run_is_forgotten_at_the_next_start(tmp_path: Path) -> None:
    async def known(there: Served) -> bool:
        everyone = await there.app.database.read(lambda tx: SlackPeople(tx, there.space_id).everyone())
        return there.ana.person in everyone

    async with served(tmp_path) as there:
        await there.ana.runs("/homeroom help", "general")
        assert await known(there)
        await there.app.stop()
        there.ana.user.deleted = True
        there.app = await an_app(tmp_path, one_workspace(there.scene))
        await there.app.start()
        await there.heard()
        assert not await known(there)
        assert "ana" not in await there.members()


async def test_how_somebody_is_called_is_known_to_notifications_and_kept_nowhere(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        await there.heard()
        await there.ana.runs("/homeroom help", "general")
        sent = await there.adapter.platform_of(there.space_id).post(
            there.place("general"), Card("Hello", (there.person("ana"),)), "n1"
        )
        channel = there.scene.places["general"]
        assert channel.messages[sent.id].text == "Hello\n@Ana"
        await there.ana.quits()
        await there.heard()
        workspace = await there.adapter.platform_of(there.space_id)._there()
        assert workspace.names.get(there.ana.person) is None
