"""Jobs, lanes and where views stand, as the worker uses them, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from bot.link import Link
from bot.people import Place, PlaceKind
from storage.database import Database, Tx
from storage.jobs import FAILED, MATE, Job, Jobs, NewJob, how_many_failed, jobs
from storage.lanes import Lanes
from storage.marks import delete_person, export_person
from storage.standing import Standing, Stands

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SOON = NOW + timedelta(seconds=30)
LINK = Link("trial.card:0000000001")
GENERAL = Place("web:a", PlaceKind.CHANNEL, "general")
CAFE = Place("web:a", PlaceKind.CHANNEL, "cafe")


def job(lane: str, *, key: str | None = None, due_at: datetime = NOW, effect: str = "post") -> NewJob:
    return NewJob(effect, LINK, due_at, lane, lane, key=key)


def stood(place: Place, link: Link = LINK) -> Stands:
    return Stands(link, place, place.root.key, f"m-{place.id}", None, 0, NOW, "robin", room=False)


async def waiting(database: Database) -> list[tuple[str, str, datetime, str | None]]:
    """Effect, target, moment and key of each waiting job, in the order of their ids."""
    some = select(jobs.c.effect, jobs.c.target, jobs.c.due_at, jobs.c.key).where(jobs.c.state != FAILED)
    return [tuple(row) for row in await database.read(lambda tx: tx.rows(some.order_by(jobs.c.id)))]


async def claim(database: Database, holder: str, most: int = 16, *, real: datetime = NOW) -> list[tuple[str, str]]:
    return await database.write(None, lambda tx: Lanes(tx, holder).claim(most, NOW, real, real + timedelta(seconds=30)))


async def first(database: Database, lane: str = "channel:general") -> Job:
    found = await database.read(lambda tx: Jobs(tx, "web:a").next(lane, NOW))
    assert found is not None
    return found


async def test_the_same_key_replaces_what_waits_and_nothing_that_is_begun(database: Database) -> None:
    later = NOW + timedelta(hours=1)
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general", key="k", due_at=later)]))
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general", key="k")]))
    assert await waiting(database) == [("post", "channel:general", NOW, "k")]
    begun = await first(database)
    assert await database.write("web:a", lambda tx: Jobs(tx, "web:a").begin(begun, NOW))
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general", key="k")]))
    assert [key for *_, key in await waiting(database)] == [None, "k"]


async def test_a_refresh_becomes_a_job_where_the_view_stands_and_where_it_is_on_its_way(database: Database) -> None:
    other = Link("trial.card:0000000002")

    def act(tx: Tx) -> None:
        Standing(tx, "web:a").stands(stood(GENERAL), NOW)
        Standing(tx, "web:a").stands(stood(CAFE, other), NOW)
        Standing(tx, "web:b").stands(stood(CAFE), NOW)
        Jobs(tx, "web:a").queue([job("channel:cafe")])
        for _ in range(2):
            Jobs(tx, "web:a").spread("refresh", LINK, NOW)

    await database.write("web:a", act)
    assert sorted(await waiting(database), key=str) == [
        ("post", "channel:cafe", NOW, None),
        ("refresh", "channel:cafe", NOW, f"refresh:{LINK}:channel:cafe"),
        ("refresh", "channel:general", NOW, f"refresh:{LINK}:channel:general"),
    ]


async def test_a_refresh_at_once_comes_before_the_least_interval_is_over_and_once(database: Database) -> None:
    def act(tx: Tx, every: timedelta = timedelta(0), now: datetime = NOW) -> None:
        Jobs(tx, "web:a").spread("refresh", LINK, now, every)

    def stands(tx: Tx) -> None:
        Standing(tx, "web:a").stands(stood(GENERAL), NOW)
        Jobs(tx, "web:a").queue([NewJob("post", LINK, NOW, GENERAL.key, GENERAL.key, key="again")])

    async def refreshes() -> list[datetime]:
        return [due for effect, _, due, _ in await waiting(database) if effect == "refresh"]

    await database.write("web:a", lambda tx: Standing(tx, "web:a").stands(stood(GENERAL), NOW))
    await database.write("web:a", lambda tx: act(tx, timedelta(seconds=10)))
    assert await refreshes() == [NOW + timedelta(seconds=10)]
    await database.write("web:a", stands)
    await database.write("web:a", act)
    assert await refreshes() == [NOW]
    await database.write("web:a", lambda tx: act(tx, now=NOW - timedelta(seconds=1)))
    assert await refreshes() == [NOW - timedelta(seconds=1)]

    def fails(tx: Tx) -> None:
        tx.execute(update(jobs).where(jobs.c.effect == "refresh").values(attempts=1, due_at=SOON))

    await database.write("web:a", fails)
    await database.write("web:a", act)
    assert await refreshes() == [SOON]


async def test_a_view_that_changes_often_is_refreshed_when_its_least_interval_is_over(database: Database) -> None:
    def act(tx: Tx) -> None:
        Standing(tx, "web:a").stands(stood(GENERAL), NOW)
        Standing(tx, "web:a").stands(stood(CAFE), NOW - timedelta(minutes=1))
        Jobs(tx, "web:a").spread("refresh", LINK, NOW + timedelta(seconds=4), timedelta(seconds=10))

    await database.write("web:a", act)
    assert {target: due_at for _, target, due_at, _ in await waiting(database)} == {
        "channel:general": NOW + timedelta(seconds=10),
        "channel:cafe": NOW + timedelta(seconds=4),
    }


async def test_a_lane_is_leased_by_one_and_its_jobs_come_in_the_order_of_time(database: Database) -> None:
    early = NOW - timedelta(minutes=1)
    given = [job("channel:general"), job("channel:cafe", due_at=early), job("channel:general", due_at=early, key="1st")]
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue(given))
    assert await claim(database, "one", most=1) == [("web:a", "channel:cafe")]
    assert await claim(database, "two") == [("web:a", "channel:general")]
    assert await claim(database, "three") == []
    assert (await first(database)).due_at == early
    assert not await database.write("web:a", lambda tx: Lanes(tx, "one").hold("web:a", "channel:general", SOON))
    assert await database.write("web:a", lambda tx: Lanes(tx, "two").hold("web:a", "channel:general", SOON))
    await database.write("web:a", lambda tx: Lanes(tx, "one").release("web:a", "channel:general"))
    assert await claim(database, "three") == []
    assert sorted(await claim(database, "three", real=SOON + timedelta(seconds=1))) == [
        ("web:a", "channel:cafe"),
        ("web:a", "channel:general"),
    ]


async def test_a_lane_whose_next_job_is_not_due_is_left_alone(database: Database) -> None:
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general", due_at=SOON)]))
    assert await claim(database, "one") == []
    assert await database.read(lambda tx: Lanes(tx, "one").next_due()) == SOON


async def test_what_failed_is_looked_up_before_it_is_tried_again_unless_nobody_can_know(database: Database) -> None:
    await database.write(
        "web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general"), job("channel:cafe"), job("channel:new")])
    )

    def fail(tx: Tx) -> None:
        store = Jobs(tx, "web:a")
        for lane, why in (("channel:general", "gave-up"), ("channel:cafe", "unknown-whether-sent")):
            found = store.next(lane, NOW)
            assert found is not None
            store.begin(found, NOW)
            store.fail(found, why)

    await database.write("web:a", fail)
    assert await database.read(how_many_failed) == 2
    assert [each.target for each in await database.read(lambda tx: Jobs(tx, "web:a").failed(0))] == [
        "channel:cafe",
        "channel:general",
    ]
    again = await database.write(
        "web:a", lambda tx: Jobs(tx, "web:a").retry_failed(SOON, 0, press=7, afresh=["unknown-whether-sent"])
    )
    assert again == 2
    some = select(jobs.c.target, jobs.c.begun_at, jobs.c.due_at).order_by(jobs.c.id)
    assert [tuple(row) for row in await database.read(lambda tx: tx.rows(some))] == [
        ("channel:general", NOW, SOON),
        ("channel:cafe", None, SOON),
        ("channel:new", None, NOW),
    ]


async def test_a_job_that_failed_keeps_its_mark_only_when_it_may_have_happened(database: Database) -> None:
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general")]))
    for begun in (True, False):
        was = await first(database)
        await database.write("web:a", lambda tx, was=was: Jobs(tx, "web:a").begin(was, NOW))  # type: ignore[misc]
        await database.write(
            "web:a",
            lambda tx, was=was, begun=begun: Jobs(tx, "web:a").again(  # type: ignore[misc]
                was, due_at=NOW, failing_at=NOW, begun=begun, why="Later"
            ),
        )
        now = await first(database)
        assert (now.begun_at is not None) is begun
        assert now.attempts == was.attempts + 1


async def test_what_is_tried_again_is_known_by_its_course_until_it_is_done_or_given_up(database: Database) -> None:
    lanes = ("channel:general", "channel:cafe", "channel:new")
    simulated = NewJob(MATE, LINK, NOW, "channel:mates", "channel:mates")
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([*map(job, lanes), simulated]))

    def fail(tx: Tx) -> None:
        store = Jobs(tx, "web:a")
        for lane in ("channel:cafe", "channel:general", "channel:mates"):
            found = store.next(lane, NOW)
            assert found is not None
            store.again(found, due_at=SOON, failing_at=NOW, begun=False, why="away")

    await database.write("web:a", fail)
    failing = await database.read(lambda tx: Jobs(tx, "web:a").failing(0))
    assert [(each.target, each.failing_at, each.why) for each in failing] == [
        ("channel:general", NOW, "away"),
        ("channel:cafe", NOW, "away"),
    ]
    assert await database.read(lambda tx: Jobs(tx, "web:a").count_failing(0)) == 2
    assert await database.read(lambda tx: Jobs(tx, "web:a").count_failing(1)) == 0
    assert await database.read(lambda tx: Jobs(tx, "web:b").count_failing(0)) == 0

    def end(tx: Tx) -> None:
        store = Jobs(tx, "web:a")
        store.done(failing[0])
        store.fail(failing[1], "gave-up")

    await database.write("web:a", end)
    assert await database.read(lambda tx: Jobs(tx, "web:a").failing(0)) == []


async def test_a_job_that_was_taken_back_cannot_be_begun_or_noted_as_done(database: Database) -> None:
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general", key="k")]))
    found = await first(database)
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").cancel("k"))
    assert not await database.write("web:a", lambda tx: Jobs(tx, "web:a").begin(found, NOW))
    assert not await database.write("web:a", lambda tx: Jobs(tx, "web:a").done(found))


async def test_a_view_stands_once_in_a_place_and_keeps_its_thread(database: Database) -> None:
    def act(tx: Tx) -> Stands | None:
        store = Standing(tx, "web:a")
        store.stands(stood(GENERAL), NOW)
        store.has_thread(LINK, GENERAL, "thread:9")
        store.stands(stood(GENERAL), SOON)
        found = store.above("thread:9")
        assert found == store.at(LINK, GENERAL) == store.on_message("m-general", "channel:general")
        return found

    found = await database.write("web:a", act)
    assert found is not None
    assert (found.thread, found.posted_by) == ("thread:9", "robin")
    await database.write("web:a", lambda tx: Standing(tx, "web:a").gone(LINK, GENERAL))
    assert await database.read(lambda tx: Standing(tx, "web:a").at(LINK, GENERAL)) is None


async def test_a_job_that_was_replaced_under_its_key_meanwhile_is_another(database: Database) -> None:
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general", key="k")]))
    claimed = await first(database)
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([job("channel:general", key="k", due_at=SOON)]))
    assert not await database.write("web:a", lambda tx: Jobs(tx, "web:a").begin(claimed, NOW))
    assert await database.write("web:a", lambda tx: Jobs(tx, "web:a").done(claimed)) is None
    assert await waiting(database) == [("post", "channel:general", SOON, "k")]


async def test_a_finished_job_says_who_asked_for_it_only_as_long_as_that_is_known(database: Database) -> None:
    asked = NewJob("post", LINK, NOW, "channel:general", "channel:general", asked_by="robin")
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue([asked]))
    claimed = await first(database)
    assert claimed.asked_by == "robin"
    await database.write("web:a", lambda tx: delete_person(tx, "web:a", "robin"))
    done = await database.write("web:a", lambda tx: Jobs(tx, "web:a").done(claimed))
    assert done is not None
    assert done.asked_by is None


async def test_a_direct_message_on_its_way_is_one_and_what_is_planned_for_somebody_is_none(database: Database) -> None:
    ana = "direct:ana"
    new = [
        NewJob("tell", LINK, NOW, ana, ana),
        NewJob("refresh", LINK, NOW, ana, ana),
        NewJob(MATE, LINK, NOW, ana, "0:1:ana:m-1"),
        NewJob("bring", "", NOW, ana, "ana>voice:lounge"),
        NewJob("tell", LINK, NOW, "direct:ben", "direct:ben"),
    ]
    await database.write("web:a", lambda tx: Jobs(tx, "web:a").queue(new))
    kept = await database.read(lambda tx: export_person(tx, "web:a", "ana"))
    assert {what: sorted(row["effect"] for row in rows) for what, rows in kept.items()} == {
        "messages-due": ["tell"],
        "planned": ["bring", "mate", "refresh"],
    }
    gone = await database.write("web:a", lambda tx: delete_person(tx, "web:a", "ana"))
    assert gone == {"messages-due": 1, "planned": 3}
    assert [target for _, target, *_ in await waiting(database)] == ["direct:ben"]
