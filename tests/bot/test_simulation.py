"""Simulated people in a running class: what they do, once, as jobs; what stops them; and that nobody else pays."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import pytest
from sqlalchemy import select

from adapters.web.refusal import ClassRefusal
from bot.card import Button, Card, Choice, Select
from bot.classmates import Chooses, Deed, Joins, Leaves, Mate, Presses, Says, who_takes_part
from bot.cog import Cog, Declaration, Option
from bot.context import Context, ViewContext
from bot.effects import Effects
from bot.link import Link
from bot.people import Person, Place, PlaceKind
from bot.platform import Message, Undelivered, Why
from bot.simulation import ask_mates
from storage.database import Tx
from storage.jobs import MATE, MATES, Job, Jobs, NewJob, jobs
from storage.owned import Owned
from storage.people import People
from storage.problems import Full
from storage.standing import Stands
from tests.klass import MONDAY, PEOPLE, SPACE, Klass, klass_of, sqlite

MATES_HERE = tuple(each.id for each in PEOPLE if each.role == "student" and each.id != "ana")
GENERAL = Place(SPACE, PlaceKind.CHANNEL, "general")
NOW = timedelta(0)
LOUNGE = Place(SPACE, PlaceKind.VOICE, "lounge")
TEXTS = """
cog-name = Fair
play = Play
    .help = Play
fill = Fill
fill-words = Words
fill-more = More
pick = Pick
pick-one = Which
yes = I am in, { $name }
"""
fair = Cog("fair")
_every = select(*(jobs.c[name] for name in Job.__slots__)).where(jobs.c.effect.in_((MATE, MATES)))
done: list[str] = []
broken: list[str] = []


@fair.command("play", answers="public")
def play(ctx: Context) -> Link:
    return stall.link("played")


@fair.view("stall", thread=True)
def stall(ctx: ViewContext, name: str) -> Card | None:
    select = Select("Pick", pick.link(name), (Choice("red", "Red"), Choice("blue", "Blue")))
    buttons = (Button("Press", press.link(name)), Button("Fill", fill.link(name)), Button("Again", again.link(name)))
    return Card(title=name, actions=() if name in broken else (*buttons, select))


@fair.view("booth")
def booth(ctx: ViewContext, name: str) -> Card | None:
    return Card(title=name, actions=(Button("Press", press.link(name)),))


@fair.classmate("booth", of_mates=True)
def at_booth(mate: Mate, name: str) -> list[Deed]:
    return [Presses(mate.after, press.link(name))]


@fair.button("press")
def press(ctx: Context, name: str) -> None:
    done.append(f"{ctx.person.external_id} pressed {name}")


@fair.button("again")
def again(ctx: Context, name: str) -> None:
    ctx.post(ctx.place, stall.link(f"{name}-again"))
    ctx.post(ctx.place, booth.link("booth"))


@fair.button("pick")
def pick(ctx: Context, name: str, one: Annotated[str, Option()]) -> None:
    done.append(f"{ctx.person.external_id} chose {one}")


@fair.form("fill")
def fill(ctx: Context, name: str, words: Annotated[str, Option()], more: Annotated[str, Option()] = "") -> None:
    done.append(f"{ctx.person.external_id} filled {words} {more}")


@fill.prefill
def _begins(ctx: Context, name: str) -> dict[str, object]:
    return {"more": "as it was"}


@fair.classmate("stall")
def deeds(mate: Mate, people: People, name: str) -> list[Deed]:
    assert isinstance(people, People)
    if name == "fault":
        raise LookupError(name)
    match name:
        case "say":
            return [Says(mate.after, mate.words("yes", name=mate.person.external_id))]
        case "both":
            pressing = [] if f"{mate.person.external_id} pressed both" in done else [Presses(NOW, press.link(name))]
            return [*pressing, Says(mate.after, "first"), Says(mate.after, "second")]
        case "press":
            return [Presses(mate.after, press.link(name)), Presses(mate.after, press.link("elsewhere"))]
        case "all":
            return [
                Presses(mate.after, fill.link(name), {"words": "hello", "unknown": 1}),
                Chooses(mate.after, pick.link(name), mate.random.choice(["red", "blue"])),
                Joins(mate.after, LOUNGE),
                Leaves(mate.after + timedelta(hours=30)),
            ]
        case "played" | "played-again":
            return [Presses(mate.after, again.link(name))]
        case _:
            return []


@pytest.fixture
async def klass(tmp_path: Path) -> AsyncIterator[Klass]:
    async with fair_at(tmp_path) as made:
        yield made


def fair_at(tmp_path: Path, mates: tuple[str, ...] = MATES_HERE):  # type: ignore[no-untyped-def]
    (tmp_path / "texts").mkdir(parents=True, exist_ok=True)
    for language, ftl in (("en", TEXTS), ("es", TEXTS.replace("I am in", "Aquí estoy"))):
        (tmp_path / "texts" / f"{language}.ftl").write_text(ftl, encoding="utf-8")
    fair.folder = tmp_path
    done.clear()
    broken.clear()
    return klass_of([fair], sqlite(tmp_path), mates=mates)


def who(name: str, card: Declaration = stall) -> dict[str, int]:
    """Who takes part in the card of this name, with their turns."""
    turns = who_takes_part([Person(SPACE, each) for each in MATES_HERE], card.link(name))
    return {person.external_id: turn for person, turn in turns.items()}


async def posted(klass: Klass, name: str, by: str | None = "instructor") -> None:
    effects = Effects(klass.core.registry, klass.clock.now, by, 0)
    effects.post(GENERAL, stall.link(name), None)
    await klass.database.write(SPACE, lambda tx: effects.flush(tx, SPACE))
    await klass.goes_on()


async def waiting(klass: Klass) -> list[NewJob]:
    """What simulated people are still to do."""

    def look(tx: Tx) -> list[NewJob]:
        rows = tx.rows(jobs.select().where(jobs.c.effect.in_((MATE, MATES))).order_by(jobs.c.due_at))
        return [NewJob(row.effect, row.link, row.due_at, row.lane, row.target) for row in rows]

    return await klass.database.read(look)


async def test_everyone_who_takes_part_acts_in_their_own_time_and_the_others_never(klass: Klass) -> None:
    await posted(klass, "press")
    assert 0 < len(who("press")) < len(MATES_HERE)
    assert {job.target.split(":")[2] for job in await waiting(klass)} == who("press").keys()
    assert not done
    await klass.waits(days=2)
    assert sorted(done) == sorted(f"{name} pressed press" for name in who("press"))
    assert not await waiting(klass)


async def test_jobs_hold_links_and_ids_and_no_word_of_what_will_be_said(klass: Klass) -> None:
    await posted(klass, "say")
    [card] = [each for each in klass.ana.sees("general") if "card" in each]
    for job in await waiting(klass):
        name = job.target.split(":")[2]
        assert job.effect == MATE
        assert job.link == stall.link("say")
        assert job.lane == f"direct:{name}"
        assert job.target == f"says-1:{who('say')[name]}:{name}:{card['id']}"


async def test_what_somebody_says_stands_in_the_thread_below_the_card_in_the_language_of_the_course(
    klass: Klass,
) -> None:
    await posted(klass, "say")
    await klass.waits(days=2)
    [card] = [each for each in klass.ana.sees("general") if "card" in each]
    thread = str(card["thread"]["place"])  # type: ignore[index, call-overload]
    said = klass.ana.sees(thread)
    assert {each["by"]: each["text"] for each in said} == {name: f"I am in, {name}" for name in who("say")}


async def test_what_is_not_to_be_done_any_more_costs_nobody_what_comes_behind_it(klass: Klass) -> None:
    await posted(klass, "both")
    await klass.waits(days=2)
    assert sorted(done) == sorted(f"{name} pressed both" for name in who("both"))
    assert sorted((each["by"], each["text"]) for each in await words(klass)) == sorted(
        (name, text) for name in who("both") for text in ("first", "second")
    )


async def test_a_form_is_sent_with_what_it_begins_with_a_choice_is_made_and_a_voice_room_entered_and_left(
    klass: Klass,
) -> None:
    await posted(klass, "all")
    await klass.waits(hours=25)
    assert {each for each in done if "filled" in each} == {f"{name} filled hello as it was" for name in who("all")}
    chosen = {each.partition(" ")[0] for each in done if each.endswith((" chose red", " chose blue"))}
    assert chosen == who("all").keys()
    assert set(klass.ana.hears("lounge")) == who("all").keys()
    await klass.waits(days=2)
    assert klass.ana.hears("lounge") == []


async def test_a_card_that_is_posted_again_has_nobody_act_again(klass: Klass) -> None:
    await posted(klass, "press")
    await posted(klass, "press")
    await klass.waits(days=2)
    await posted(klass, "press")
    assert not await waiting(klass)
    assert len(done) == len(who("press"))


async def test_what_a_simulated_person_brought_about_has_none_of_them_act(klass: Klass) -> None:
    await klass.ana.says("/play")
    await klass.goes_on()
    assert {job.target.split(":")[2] for job in await waiting(klass)} == who("played").keys()
    await klass.waits(days=10)
    assert [each["card"]["title"] for each in klass.ana.sees("general") if "card" in each] == [  # type: ignore[index, call-overload]
        "played",
        "played-again",
        "booth",
    ]
    assert not await waiting(klass)
    assert sorted(done) == [f"{name} pressed booth" for name in sorted(who("booth", booth))], "where its cog says so"


async def test_a_public_answer_is_told_of_twice_and_they_act_once(klass: Klass) -> None:
    await klass.ana.says("/play")
    [card] = [each for each in klass.ana.sees("general") if "card" in each]
    assert {job.effect for job in await waiting(klass)} == {MATES}
    await klass.goes_on()
    stood = Message("channel:general", str(card["id"]))
    await klass.router.stands(SPACE, stall.link("played"), GENERAL, stood, Person(SPACE, "ana"))
    assert {job.effect for job in await waiting(klass)} == {MATE}


async def test_a_button_that_is_gone_is_not_pressed_nor_a_card_that_was_taken_down(klass: Klass) -> None:
    await posted(klass, "press")
    broken.append("press")
    effects = Effects(klass.core.registry, klass.clock.now, None, 0)
    effects.spread("refresh", stall.link("press"))
    await klass.database.write(SPACE, lambda tx: effects.flush(tx, SPACE))
    await klass.waits(days=2)
    await posted(klass, "say")
    effects = Effects(klass.core.registry, klass.clock.now, None, 0)
    effects.spread("remove", stall.link("say"))
    await klass.database.write(SPACE, lambda tx: effects.flush(tx, SPACE))
    await klass.waits(days=2)
    assert not done
    assert not await waiting(klass)


async def test_who_left_does_nothing_more_nor_does_whom_somebody_real_is_at_the_moment(klass: Klass) -> None:
    gone, taken, *others = sorted(who("press"))
    await posted(klass, "press")
    await klass.classroom.register.remove_person(gone)
    await klass.classroom.register.set_here(taken, True)
    await klass.waits(days=2)
    assert sorted(done) == [f"{name} pressed press" for name in others]


async def test_off_takes_back_what_was_to_come_and_on_again_is_for_what_comes_then(klass: Klass) -> None:
    await posted(klass, "press")
    assert await waiting(klass)
    await klass.classroom.switch_mates("ana", False)
    await klass.classroom.settle()
    assert not await waiting(klass)
    await posted(klass, "all")
    assert not await waiting(klass)
    await klass.classroom.switch_mates("ana", True)
    await klass.waits(days=2)
    assert not done
    await posted(klass, "say")
    assert await waiting(klass)


async def test_what_cannot_be_taken_back_is_told_and_not_done_all_the_same(
    klass: Klass, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Jobs) -> None:
        raise Full("disk")

    monkeypatch.setattr(Jobs, "drop_mates", full)
    await posted(klass, "press")
    await klass.classroom.switch_mates("ana", False)
    await klass.waits(days=2)
    assert "mates.not_taken_back" in capsys.readouterr().out
    assert not done


async def test_where_nobody_may_be_simulated_nobody_acts_and_the_switch_is_refused(tmp_path: Path) -> None:
    async with fair_at(tmp_path, mates=()) as klass:
        await posted(klass, "press")
        assert not await waiting(klass)
        with pytest.raises(ClassRefusal, match="class-no-mates"):
            await klass.classroom.switch_mates("ana", True)


async def test_where_nobody_is_simulated_a_card_that_comes_to_stand_costs_no_statement_more(tmp_path: Path) -> None:
    stood = Stands(stall.link("press"), GENERAL, GENERAL.key, "m1", None, 0, MONDAY, None, room=False)
    for mates, sent in ((), 0), (MATES_HERE, 1):
        async with fair_at(tmp_path / str(sent), mates=mates) as klass:
            platform = klass.router._platform(SPACE)

            def note(tx: Tx, klass: Klass = klass, platform: object = platform) -> list[str]:
                tx.seen = []
                ask_mates(tx, klass.core.registry, platform, stood, klass.clock.now())
                return tx.seen

            assert len(await klass.database.write(SPACE, note)) == sent


async def test_who_is_deleted_does_nothing_more(klass: Klass) -> None:
    gone, *others = sorted(who("press"))
    await posted(klass, "press")
    await klass.database.write(SPACE, lambda tx: Owned(tx, SPACE).delete(Person(SPACE, gone)))
    await klass.waits(days=2)
    assert sorted(done) == [f"{name} pressed press" for name in others]


async def test_a_deed_that_is_done_again_after_a_crash_does_nothing_more(klass: Klass) -> None:
    await posted(klass, "say")
    await posted(klass, "all")
    found = await klass.database.read(lambda tx: [Job(**row._asdict()) for row in tx.rows(_every)])
    platform = klass.router._platform(SPACE)
    assert platform is not None
    for job in [*found, *found]:  # as if nothing of it had been noted
        await klass.worker.delivery._simulation._act(platform, job, f"test{job.id}")
    await klass.classroom.settle()
    assert len(done) == len(set(done)) == 2 * len(who("all"))
    assert len({each["by"] for each in await words(klass)}) == len(await words(klass)) == len(who("say"))


async def test_what_a_cog_gets_wrong_is_given_up_and_nobody_is_bothered(klass: Klass) -> None:
    await posted(klass, "fault")
    assert [each["card"]["title"] for each in klass.ana.sees("general") if "card" in each] == ["fault"]  # type: ignore[index, call-overload]
    [job] = await klass.database.read(lambda tx: [Job(**row._asdict()) for row in tx.rows(_every)])
    await klass.database.write(SPACE, lambda tx: klass.worker.delivery.undelivered(tx, job, Undelivered(Why.GAVE_UP)))
    assert not await waiting(klass)
    assert not await klass.database.read(lambda tx: Jobs(tx, SPACE).failed())


async def words(klass: Klass) -> list[dict[str, object]]:
    """What was said below the newest card with a thread in which anybody said anything."""
    threads = [place.key for place in klass.classroom.core.state.places.values() if place.kind == PlaceKind.THREAD]
    found = [await klass.classroom.open_place("ana", key) for key in threads]
    return [dict(each) for messages, _ in found for each in messages if "text" in each]
