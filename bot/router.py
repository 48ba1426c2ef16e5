"""The way of an interaction: finds the handler, checks the role, reads what was given, runs it in one transaction,
answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

import structlog

from bot.act import Act, ActKind, Answer, Ask, Nothing, Reply, Shown
from bot.card import Card
from bot.cog import ACTED, Kind
from bot.context import Refusal
from bot.core import Core, Handled, NoSpace, named
from bot.courtesy import open_draft
from bot.facts import Caller, Look
from bot.filling import Filling, Misfits, Run
from bot.kinds import Id
from bot.link import ID_BITS, BadLink, id_to_text, parse
from bot.log import where_it_was
from bot.metrics import Metrics
from bot.platform import Platform
from bot.pool import Pool
from bot.reading import Misfit, read_values
from bot.text import Words
from bot.texts import Speaker, nearest
from bot.uploads import has_files, read_files
from storage.database import Database, Tx
from storage.deliveries import Deliveries, Opening
from storage.drafts import Drafts
from storage.people import People
from storage.problems import Rejected, StorageProblem
from storage.spaces import Snapshot

log = structlog.get_logger()


class Router(Filling):
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
        super().__init__(core, database, wake, platform, pool)
        self._metrics = metrics

    async def act(self, act: Act) -> Answer:
        """Runs what a person asked for. Never raises: whatever goes wrong has a sentence."""
        run = Run(act, open_draft, {}, nearest(act.language), facts=self._can(act.person.space_id))
        with self._metrics.act() as outcome:
            try:
                self._prepare(run)
                outcome.handler = run.declared.counted_as
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

    def _prepare(self, run: Run) -> None:
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

    async def _answer(self, run: Run) -> Answer:
        if run.declared is open_draft:
            return await self._open_draft(run)
        if run.act.kind is ActKind.SUBMIT:
            return await self._submit(run)
        if run.declared.asks or run.act.wrong or run.declared.plan.missing(run.given):
            return await self._ask(run)
        return await self._handle(run)

    # Running the handler.

    async def _handle(self, run: Run) -> Answer:
        asked = run.declared.plan.asked
        run.unreal, called = await self._unreal(run.act, run.given, asked)
        if has_files(asked, run.given):
            await self._look(run)  # nobody has a file read for what they may not do
            run.files = await read_files(self._pool, asked, run.given)
        facts = await self._facts(run.act, run.declared, run.given, lambda tx: self._looked(tx, run))
        run.facts = replace(facts, names={**called, **facts.names}) if called else facts
        if run.declared.examines:
            await self._examined(run)
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

    def _transaction(self, tx: Tx, run: Run) -> None:
        act, declared, space_id, now = run.act, run.declared, run.act.person.space_id, self.core.clock.now()
        run.answer, run.wake = Nothing(), False
        deliveries = Deliveries(tx, space_id)
        opening = deliveries.look(act.person) if declared.sealed else deliveries.open(act.id, act.person, now)
        if opening is None:
            return
        snapshot, caller = self._caller(tx, run, opening)
        given, unmeant = self.core.meant(tx, snapshot, declared, act, caller, run.given)
        read = read_values(declared, given, space_id=space_id, zone=caller.zone, files=run.files)
        if misfits := run.unreal | read.misfits | unmeant:
            raise Misfits(misfits, caller)
        if not declared.sealed:  # a row that came just then would tell who answered
            self._acted(tx, act, opening)
        handled = self.core.handle(tx, snapshot, declared, act, caller, read.values)
        if act.kind is ActKind.SUBMIT and not declared.sealed:
            Drafts(tx, space_id).done(act.person, act.link)
        run.answer = self._reply(tx, run, snapshot, caller, handled)
        run.wake = handled.context.effects.flush(tx, space_id)
        run.forgot = handled.context.effects.forgot

    def _acted(self, tx: Tx, act: Act, opening: Opening) -> None:
        """What is known of whoever acts, from their first act on."""
        acts_in = nearest(act.language) if act.language else None
        if not opening.acted:
            People(tx, act.person.space_id).acted(act.person, self.core.clock.now(), acts_in, act.time_zone)
        elif acts_in is not None and acts_in != opening.acts_in:
            People(tx, act.person.space_id).acts_in(act.person, acts_in)

    async def _look(self, run: Run) -> Caller:
        """Who calls, before the transaction: with the role checked, and the language known."""
        return await self._database.read(lambda tx: self._known(tx, run)[1])

    def _known(self, tx: Tx, run: Run) -> tuple[Snapshot, Caller]:
        """Who calls, as far as it is known without taking the delivery on."""
        return self._caller(tx, run, Deliveries(tx, run.act.person.space_id).look(run.act.person))

    def _looked(self, tx: Tx, run: Run) -> list[Look]:
        snapshot, caller = self._known(tx, run)
        return self.core.looks(tx, snapshot, run.act, caller)

    def _caller(self, tx: Tx, run: Run, opening: Opening) -> tuple[Snapshot, Caller]:
        """Who calls, with the role checked. The language is known from here on, even when it is refused."""
        act = run.act
        snapshot = self.core.snapshot(tx, act.person.space_id, opening.version)
        course = self.core.course_of(tx, snapshot, run.declared, act)
        run.language = nearest(opening.language or act.language or course.language)
        role = snapshot.role(course.course_id, act.person.external_id, act.roles, manages=act.manages)
        needed = self.core.needs(run.declared, snapshot, course)
        if role < needed:
            raise Refusal("needs-role", role=int(needed))
        zone = opening.time_zone or act.time_zone or course.time_zone
        return snapshot, Caller(course, role, run.language, zone, run.facts)

    def _reply(self, tx: Tx, run: Run, snapshot: Snapshot, caller: Caller, handled: Handled) -> Answer:
        said, act, shown = handled.said, run.act, run.declared.answers
        if said is None:
            return Nothing()
        if isinstance(said, Card):
            return Reply(replace(named(said, tx, act.person.space_id), language=caller.language), shown)
        private = shown is Shown.PRIVATE or (shown is Shown.HERE and act.private)
        language = caller.language if private else caller.course.language
        rendered = self.core.show(tx, act.person.space_id, said, act.place, language=language, snapshot=snapshot)
        if rendered is None:
            raise Refusal("gone-card")
        if shown is Shown.HERE and act.message is not None and not act.private:
            by = None if run.declared.sealed else act.person
            self.note_standing(tx, caller.course, said, act.place, act.message, by)
        return Reply(rendered.card, shown, stands=None if private else said)

    # When it does not work.

    def _refused(self, no: Exception, run: Run) -> Reply:
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

    def _sentence(self, run: Run, text_id: str, values: Mapping[str, object], cog: str = "") -> Reply:
        speak = Speaker(self.core.texts, cog or run.declared.cog.name, run.language)
        return Reply(Card(text=speak.text(text_id, **values)), refused=True)

    def fault_id(self) -> str:
        """A new short id, by which what somebody was told of is found in the log."""
        return id_to_text(Id(self.core.random.getrandbits(ID_BITS)))[:6]

    def _fault(self, fault: Exception, run: Run) -> Reply:
        fault_id = self.fault_id()
        if run.declared.sealed:  # not even the way there, which may be one answer's alone
            log.error("fault", fault=fault_id, handler=run.declared.target, **where_it_was(fault))
        else:
            log.error("fault", fault=fault_id, handler=run.declared.target, exc_info=fault)
        return self._sentence(run, "fault", {"id": Words(fault_id)})
