"""The way of an interaction: finds the handler, checks the role, reads what was given, runs it in one transaction,
answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

import structlog

from bot.act import Act, ActKind, Answer, Ask, Nothing, Reply, Shown
from bot.asking import Asking
from bot.card import Card, Json
from bot.cog import ACTED, Declaration, Kind
from bot.context import Caller, Refusal
from bot.core import Core, Handled, NoSpace, named
from bot.courtesy import open_draft
from bot.facts import Facts
from bot.forms import DRAFT_LIFE, build, continue_card, late_card, lines, steps_of
from bot.kinds import Id
from bot.link import ID_BITS, BadLink, Link, id_to_text, parse, text_to_id
from bot.log import where_it_was
from bot.metrics import Metrics
from bot.people import Person
from bot.plan import Asked
from bot.platform import Message, Platform
from bot.pool import Pool
from bot.reading import Misfit, read_values
from bot.schedule import local
from bot.text import Text, Words, joined
from bot.texts import CORE, Speaker, nearest
from bot.uploads import has_files, read_files
from storage.database import Database, Tx
from storage.deliveries import Deliveries, Opening
from storage.drafts import Draft, Drafts
from storage.people import People
from storage.problems import Rejected, StorageProblem
from storage.spaces import Snapshot

PREFILL_TIME: Final = 1.0  # seconds; a form must be the first answer, within three
log = structlog.get_logger()


class Misfits(Exception):
    """What was given does not fit; nothing of the transaction is kept."""

    def __init__(self, found: Mapping[str, Misfit], caller: Caller) -> None:
        super().__init__("misfits")
        self.found = found
        self.caller = caller


@dataclass(slots=True)
class _Run:
    """What one act came to know on its way: enough to speak the person's language when it fails."""

    act: Act
    declared: Declaration
    given: dict[str, Json]
    language: str
    unreal: dict[str, Misfit] = field(default_factory=dict)
    files: dict[str, object] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    answer: Answer = field(default_factory=Nothing)
    wake: bool = False
    forgot: bool = False


class Router(Asking):
    """Every act of every person comes through :meth:`act`, whatever the platform."""

    def __init__(
        self,
        core: Core,
        database: Database,
        wake: Callable[[], None],
        *,
        pool: Pool,
        metrics: Metrics,
        platform: Callable[[str], Platform | None],
    ) -> None:
        super().__init__(core, database, wake, platform)
        self._pool = pool
        self._metrics = metrics
        self._late: dict[tuple[Person, Link], asyncio.Task[Answer]] = {}

    async def act(self, act: Act) -> Answer:
        """Runs what a person asked for. Never raises: whatever goes wrong has a sentence."""
        run = _Run(act, open_draft, {}, nearest(act.language))
        with self._metrics.act() as outcome:
            try:
                self._prepare(run)
                outcome.handler = run.declared.target
                answer = await self._answer(run)
                outcome.name = "asked" if isinstance(answer, Ask) else "done"
                return answer
            except Rejected as fault:  # our own mistake: waiting would not help
                outcome.name = "fault"
                return self._fault(fault, run)
            except (Refusal, BadLink, NoSpace, StorageProblem) as no:
                outcome.name = "refused"
                return self._refused(no, run)
            except Exception as fault:
                outcome.name = "fault"
                return self._fault(fault, run)

    # Finding out what is asked.

    def _prepare(self, run: _Run) -> None:
        run.declared = self.core.declared(parse(run.act.link))
        if run.declared.kind not in ACTED:
            raise BadLink("this link is not for people")
        if run.act.kind is ActKind.MENU and run.declared.kind is not Kind.MENU:
            raise BadLink("this link is in no menu")
        run.given = dict(run.act.values)
        if run.act.kind is ActKind.CHOICE:
            if len(run.declared.plan.asked) != 1:
                raise BadLink("this link is not a select's")
            run.given = {run.declared.plan.asked[0].name: run.given.get("")}

    async def _answer(self, run: _Run) -> Answer:
        if run.declared is open_draft:
            return await self._open_draft(run)
        if run.act.kind is ActKind.SUBMIT:
            return await self._submit(run)
        if run.declared.asks or run.declared.plan.missing(run.given):
            return await self._ask(run)
        return await self._handle(run)

    # Forms.

    async def _ask(self, run: _Run, step: int = 1) -> Answer:
        """The form, within a second; else a card that opens it with one more press."""
        form = (run.act.person, run.act.link)
        asking = self._late.pop(form, None) or asyncio.ensure_future(self._begun(run, step))
        done, _ = await asyncio.wait([asking], timeout=PREFILL_TIME)
        if done:
            return asking.result()
        self._late[form] = asking
        asyncio.get_running_loop().call_later(60, self._late.pop, form, None)
        draft = await self._draft(run)  # what is half filled in stays
        if draft is None:
            draft = Draft(self.core.random.getrandbits(ID_BITS), run.act.link, step, run.given)
            await self._keep(run, draft)
        speak = self.core.registry.speaker(run.declared, run.language)
        return Reply(late_card(speak.plain(run.declared.name), speak, draft.draft_id))

    async def _begun(self, run: _Run, step: int) -> Answer:
        if run.declared.examines and run.declared.prefill_by is not None:
            await self._examine(run.act.person.space_id)
        return await self._database.read(lambda tx: self._form(tx, run, step))

    def _form(self, tx: Tx, run: _Run, step: int) -> Answer:
        act = run.act
        snapshot, caller = self._known(tx, run)
        draft = Drafts(tx, act.person.space_id).of(act.person, act.link, self.core.clock.now())
        begins = _in_zone(self.core.prefill(tx, snapshot, act, caller), caller.zone)
        values = begins | (draft.given if draft else {}) | _filled(run.given)
        return self._built(run, values, draft.step if draft and step == 1 else step)

    def _built(
        self, run: _Run, values: Mapping[str, Any], step: int, misfits: Mapping[str, Misfit] | None = None
    ) -> Ask:
        steps = self._steps(run)
        key = run.act.form_key.partition(".")[0] or id_to_text(Id(self.core.random.getrandbits(ID_BITS)))
        speak = self.core.registry.speaker(run.declared, run.language)
        form = build(
            run.declared,
            run.act.link,
            speak,
            steps=steps,
            step=min(step, len(steps)),
            key=key,
            values=values,
            features=self.core.registry.features,
            misfits=misfits,
        )
        return Ask(lines(form))

    async def _submit(self, run: _Run) -> Answer:
        """One step of a form: kept as a draft until the last, checked before anything else."""
        act, steps = run.act, self._steps(run)
        step = int(number) if (number := act.form_key.partition(".")[2]).isdecimal() else len(steps)
        step = min(max(step, 1), len(steps))
        asked = steps[step - 1] if steps else ()
        given = {each.name: run.given.get(each.name) for each in asked}
        try:
            if step < len(steps):
                return await self._next_step(run, asked, given, step, len(steps))
            if len(steps) > 1:
                draft = await self._draft(run)
                if draft is None:  # it was sent before, or a day has gone
                    raise Refusal("form-gone")
                run.given = {**draft.given, **given}
            return await self._handle(run)
        except Misfits as misfits:
            run.language = misfits.caller.language
            return await self._again(run, step, misfits.found)
        except Refusal as no:
            if not no.option:
                raise
            return await self._again(run, step, {no.option: Misfit(no.text_id, no.values)})

    async def _again(self, run: _Run, step: int, misfits: Mapping[str, Misfit]) -> Answer:
        """The form once more, at the first step in which something does not fit; what was filled in is kept."""
        steps = enumerate(self._steps(run), start=1)
        wrong = next((number for number, asked in steps if any(each.name in misfits for each in asked)), step)
        if wrong != step:
            await self._keep(run, Draft(self.core.random.getrandbits(ID_BITS), run.act.link, wrong, _filled(run.given)))
        return self._built(run, run.given, wrong, misfits)

    async def _next_step(
        self, run: _Run, asked: tuple[Asked, ...], given: dict[str, Json], step: int, of: int
    ) -> Answer:
        caller, space_id = await self._look(run), run.act.person.space_id
        run.files = await read_files(self._pool, asked, given)
        read = read_values(run.declared, given, space_id=space_id, zone=caller.zone, only=asked, files=run.files)
        if misfits := await self._unreal(run.act, run.given, asked) | read.misfits:
            raise Misfits(misfits, caller)
        before = await self._draft(run)
        if before is None and step > 1:  # a day has gone: what stood in the steps before would be lost unsaid
            raise Refusal("form-gone")
        so_far = {**(before.given if before else {}), **_filled(given)}
        draft = Draft(self.core.random.getrandbits(ID_BITS), run.act.link, step + 1, so_far)
        await self._keep(run, draft)
        speak = self.core.registry.speaker(run.declared, caller.language)
        return Reply(continue_card(speak.plain(run.declared.name), speak, draft.draft_id, step, of))

    async def _open_draft(self, run: _Run) -> Answer:
        person, now = run.act.person, self.core.clock.now()
        draft_id = text_to_id(run.act.link.args[0]) if run.act.link.args else 0
        draft = await self._database.read(lambda tx: Drafts(tx, person.space_id).by_id(person, draft_id, now))
        if draft is None:
            raise Refusal("form-gone")
        run.act = replace(run.act, link=draft.link, values=draft.given, form_key="")
        self._prepare(run)
        return await self._ask(run, draft.step)

    async def _draft(self, run: _Run) -> Draft | None:
        person, now = run.act.person, self.core.clock.now()
        return await self._database.read(lambda tx: Drafts(tx, person.space_id).of(person, run.act.link, now))

    async def _keep(self, run: _Run, draft: Draft) -> None:
        person, until = run.act.person, self.core.clock.now() + DRAFT_LIFE
        if run.declared.sealed:
            raise Refusal("form-late")
        await self._database.write(person.space_id, lambda tx: Drafts(tx, person.space_id).keep(person, draft, until))

    def _steps(self, run: _Run) -> list[tuple[Asked, ...]]:
        platform = self._platform(run.act.person.space_id)
        return steps_of(run.declared, platform.capabilities.form_inputs if platform else 5)

    # Running the handler.

    async def _handle(self, run: _Run) -> Answer:
        asked = run.declared.plan.asked
        run.unreal = await self._unreal(run.act, run.given, asked)
        if has_files(asked, run.given):
            await self._look(run)  # nobody has a file read for what they may not do
            run.files = await read_files(self._pool, asked, run.given)
        run.facts = await self._facts(run.act, run.declared, lambda tx: self._looked(tx, run))
        if run.declared.examines:
            await self._examine(run.act.person.space_id)
        try:
            await self._database.write(run.act.person.space_id, lambda tx: self._transaction(tx, run))
        except Misfits as misfits:
            if run.act.kind is ActKind.SUBMIT:
                raise
            return self._unfit(run, misfits.found)
        if run.wake:
            self._wake()
        if run.forgot:
            with suppress(StorageProblem):  # it is being read: housekeeping does it then
                await self._database.scrub()
        if isinstance(run.answer, Reply) and run.answer.card.image is not None:
            run.answer = replace(run.answer, card=await self._pool.drawn(run.answer.card))
        return run.answer

    def _transaction(self, tx: Tx, run: _Run) -> None:
        act, space_id, now = run.act, run.act.person.space_id, self.core.clock.now()
        run.answer, run.wake = Nothing(), False
        deliveries = Deliveries(tx, space_id)
        opening = deliveries.look(act.person) if run.declared.sealed else deliveries.open(act.id, act.person, now)
        if opening is None:
            return
        snapshot, caller = self._caller(tx, run, opening)
        given, unmeant = self.core.meant(tx, snapshot, act, caller, run.given)
        read = read_values(run.declared, given, space_id=space_id, zone=caller.zone, files=run.files)
        if misfits := run.unreal | read.misfits | unmeant:
            raise Misfits(misfits, caller)
        acts_in = nearest(act.language) if act.language else None
        if not opening.acted:
            People(tx, space_id).acted(act.person, now, acts_in, act.time_zone)
        elif acts_in is not None and acts_in != opening.acts_in:
            People(tx, space_id).acts_in(act.person, acts_in)
        handled = self.core.handle(tx, snapshot, act, caller, read.values)
        if act.kind is ActKind.SUBMIT and not run.declared.sealed:
            Drafts(tx, space_id).done(act.person, act.link)
        run.answer = self._reply(tx, run, snapshot, caller, handled)
        run.wake = handled.context.effects.flush(tx, space_id)
        run.forgot = handled.context.effects.forgot

    async def _look(self, run: _Run) -> Caller:
        """Who calls, before the transaction: with the role checked, and the language known."""
        return await self._database.read(lambda tx: self._known(tx, run)[1])

    def _known(self, tx: Tx, run: _Run) -> tuple[Snapshot, Caller]:
        """Who calls, as far as it is known without taking the delivery on."""
        return self._caller(tx, run, Deliveries(tx, run.act.person.space_id).look(run.act.person))

    def _looked(self, tx: Tx, run: _Run) -> list[Message]:
        snapshot, caller = self._known(tx, run)
        return self.core.looks(tx, snapshot, run.act, caller)

    def _caller(self, tx: Tx, run: _Run, opening: Opening) -> tuple[Snapshot, Caller]:
        """Who calls, with the role checked. The language is known from here on, even when it is refused."""
        act = run.act
        snapshot = self.core.snapshot(tx, act.person.space_id, opening.version)
        course = snapshot.course_of(act.place)
        run.language = nearest(opening.language or act.language or course.language)
        role = snapshot.role(course.course_id, act.person.external_id, act.roles, manages=act.manages)
        needed = self.core.needs(run.declared, snapshot, course)
        if role < needed:
            raise Refusal("needs-role", role=int(needed))
        zone = opening.time_zone or act.time_zone or course.time_zone
        return snapshot, Caller(role, run.language, zone, run.facts)

    def _reply(self, tx: Tx, run: _Run, snapshot: Snapshot, caller: Caller, handled: Handled) -> Answer:
        said, act, shown = handled.said, run.act, run.declared.answers
        if said is None:
            return Nothing()
        if isinstance(said, Card):
            return Reply(named(said, tx, act.person.space_id), shown)
        private = shown is Shown.PRIVATE or (shown is Shown.HERE and act.private)
        language = caller.language if private else snapshot.course_of(act.place).language
        rendered = self.core.show(tx, act.person.space_id, said, act.place, language=language, snapshot=snapshot)
        if rendered is None:
            raise Refusal("gone-card")
        if shown is Shown.HERE and act.message is not None and not act.private:
            course = snapshot.course_of(act.place)
            self.note_standing(tx, course, said, act.place, act.message, act.person)
        return Reply(rendered.card, shown, stands=None if private else said)

    # When it does not work.

    def _unfit(self, run: _Run, misfits: Mapping[str, Misfit]) -> Reply:
        speak = self.core.registry.speaker(run.declared, run.language)
        said = [self._about(run, name, misfit) for name, misfit in misfits.items()]
        wrong = {name: speak.plain(each.text_id, **each.values) for name, each in misfits.items()}
        return Reply(Card(text=joined(said, "\n")), refused=True, wrong=wrong)

    def _about(self, run: _Run, option: str, misfit: Misfit) -> Text:
        """What does not fit, with the name of its option before it."""
        speak = self.core.registry.speaker(run.declared, run.language)
        asked = next((each for each in run.declared.plan.asked if each.name == option), None)
        what = speak.text(misfit.text_id, **misfit.values)
        if asked is None:
            return what
        return speak.of(CORE).text("unfit-option", option=Words(speak.plain(run.declared.text_of(asked))), what=what)

    def _refused(self, no: Exception, run: _Run) -> Reply:
        match no:
            case Refusal() if no.option:
                return self._unfit(run, {no.option: Misfit(no.text_id, no.values)})
            case Refusal():
                return self._sentence(run, no.text_id, no.values, no.cog)
            case StorageProblem():
                log.error("storage", code=no.code, handler=run.act.link.target)
                return self._sentence(run, "storage-busy", {})
            case NoSpace():
                return self._sentence(run, "no-space", {})
            case _:
                return self._sentence(run, "bad-link", {})

    def _sentence(self, run: _Run, text_id: str, values: Mapping[str, object], cog: str = "") -> Reply:
        speak = Speaker(self.core.texts, cog or run.declared.cog.name, run.language)
        return Reply(Card(text=speak.text(text_id, **values)), refused=True)

    def _fault(self, fault: Exception, run: _Run) -> Reply:
        fault_id = id_to_text(Id(self.core.random.getrandbits(ID_BITS)))[:6]
        if run.declared.sealed:  # not even the way there, which may be one answer's alone
            log.error("fault", fault=fault_id, handler=run.declared.target, **where_it_was(fault))
        else:
            log.error("fault", fault=fault_id, handler=run.declared.target, exc_info=fault)
        return self._sentence(run, "fault", {"id": Words(fault_id)})


def _in_zone(values: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """Moments as clocks show them to the person, who is asked for them so."""
    return {
        name: local(value, zone) if isinstance(value, datetime) and value.tzinfo else value
        for name, value in values.items()
    }


def _filled(given: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in given.items() if value not in (None, "", [])}
