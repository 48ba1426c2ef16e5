"""Forms on their way: opened with what they start with, sent step by step, kept as drafts, shown again where something
does not fit."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Mapping
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime
from typing import Any, Final

from bot.act import Act, ActKind, Answer, Ask, Nothing, Reply
from bot.asking import Asking
from bot.card import Card, Choice, InputKind, Json
from bot.cog import Declaration
from bot.context import Refusal
from bot.core import Core
from bot.courtesy import open_draft
from bot.facts import NO_FACTS, Caller, Facts
from bot.forms import DRAFT_LIFE, HELP, again_card, build, continue_card, draft_link, late_card, lines, steps_of, told
from bot.kinds import Id
from bot.link import ID_BITS, Link, id_to_text, text_to_id
from bot.people import Person
from bot.plan import Asked
from bot.platform import Platform
from bot.pool import Pool
from bot.reading import Misfit, read_values
from bot.records import dataclass
from bot.schedule import local
from bot.text import Text, Words, joined
from bot.texts import CORE, nearest
from bot.uploads import read_files
from storage.database import Database, Tx
from storage.drafts import Draft, Drafts
from storage.spaces import Snapshot

PREFILL_TIME: Final = 1.0  # seconds; a form must be the first answer, within three


class Misfits(Exception):
    """What was given does not fit; nothing of the transaction is kept."""

    def __init__(self, found: Mapping[str, Misfit], caller: Caller) -> None:
        super().__init__("misfits")
        self.found = found
        self.caller = caller


@dataclass(slots=True)
class Run:
    """What one act came to know on its way: enough to speak the person's language when it fails."""

    act: Act
    declared: Declaration
    given: dict[str, Json]
    language: str
    unreal: dict[str, Misfit] = field(default_factory=dict)
    files: dict[str, object] = field(default_factory=dict)
    facts: Facts = NO_FACTS
    answer: Answer = field(default_factory=Nothing)
    wake: bool = False
    forgot: bool = False
    offered: dict[str, list[Choice]] = field(default_factory=dict)


class Filling(Asking, ABC):
    """The router's way with forms."""

    def __init__(
        self,
        core: Core,
        database: Database,
        wake: Callable[[], None],
        platform: Callable[[str], Platform | None],
        pool: Pool,
    ) -> None:
        super().__init__(core, database, wake, platform, pool)
        self._late: dict[tuple[Person, Link], asyncio.Task[Answer]] = {}

    @abstractmethod
    def _prepare(self, run: Run) -> None:
        """Finds out what is asked."""

    @abstractmethod
    async def _handle(self, run: Run) -> Answer:
        """Runs the handler with what was given."""

    @abstractmethod
    async def _look(self, run: Run) -> Caller:
        """Who calls, before the transaction: with the role checked, and the language known."""

    @abstractmethod
    def _known(self, tx: Tx, run: Run) -> tuple[Snapshot, Caller]:
        """Who calls, as far as it is known without taking the delivery on."""

    async def _ask(self, run: Run, step: int = 1) -> Answer:
        """The form, within a second; else a card that opens it with one more press."""
        if misfits := await self._mistyped(run):
            return await self._opens_again(run, step, misfits)
        if (wrong := self._step_of(run, run.act.wrong, step)) != step:
            step = wrong
            await self._keep(run, Draft(self.core.random.getrandbits(ID_BITS), run.act.link, step, _filled(run.given)))
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

    async def keeps(self, act: Act, step: int = 1) -> Link:
        """The link of a button that opens this step of a form later, for a platform that cannot open it now: what was
        filled in is kept as a draft, except of a sealed form."""
        run = Run(act, open_draft, {}, nearest(act.language))
        self._prepare(run)
        typed = _filled(run.given)
        if run.declared.sealed or not typed:
            return act.link
        before = await self._draft(run)
        given = {**(before.given if before else {}), **typed}
        draft = Draft(self.core.random.getrandbits(ID_BITS), act.link, step, given)
        await self._keep(run, draft)
        return draft_link(draft.draft_id)

    async def _mistyped(self, run: Run) -> Mapping[str, Misfit]:
        """What does not fit of the options that were typed, where a form cannot say so itself when it opens."""
        platform = self._platform(run.act.person.space_id)
        typed = _filled(run.given)
        if run.act.kind is not ActKind.COMMAND or not typed or platform is None or platform.capabilities.reopens:
            return {}
        caller = await self._look(run)
        only = tuple(
            each
            for each in run.declared.plan.asked
            if each.name in typed
            and each.kind.input is not InputKind.UPLOAD
            and each.name not in run.declared.suggest_by
        )
        space_id = run.act.person.space_id
        return read_values(run.declared, typed, space_id=space_id, zone=caller.zone, only=only).misfits

    async def _begun(self, run: Run, step: int) -> Answer:
        if run.declared.examines and run.declared.prefill_by is not None:
            await self._examined(run)
        return await self._database.read(lambda tx: self._form(tx, run, step))

    async def _examined(self, run: Run) -> None:
        """Notes the platform's condition, in the language of who asks for it; for who may not, nobody is asked."""
        await self._look(run)
        condition = await self._examine(run.act.person.space_id, run.language)
        run.facts = replace(run.facts, condition=condition)

    def _form(self, tx: Tx, run: Run, step: int) -> Answer:
        act = run.act
        snapshot, caller = self._known(tx, run)
        draft = Drafts(tx, act.person.space_id).of(act.person, act.link, self.core.clock.now())
        begins = _in_zone(self.core.prefill(tx, snapshot, act, caller), caller.zone)
        values = begins | (draft.given if draft else {}) | _filled(run.given)
        run.offered = self._choices(tx, run) if run.declared.suggest_by else {}
        asked = self._built(run, values, draft.step if draft and step == 1 else step)
        return Ask(told(asked.form, act.wrong))

    def _choices(self, tx: Tx, run: Run) -> dict[str, list[Choice]]:
        """What may be chosen for each option that names something stored."""
        snapshot, caller = self._known(tx, run)
        return self.core.suggest(tx, snapshot, run.act, caller, run.declared.suggest_by)

    def _beside(self, tx: Tx, run: Run) -> dict[str, Any]:
        """What stands beside the inputs of a form that opens again; nothing where it could not open at all."""
        snapshot, caller = self._known(tx, run)
        with suppress(Refusal):
            found = self.core.prefill(tx, snapshot, run.act, caller)
            return {name: value for name, value in found.items() if name.endswith(HELP)}
        return {}

    def _built(
        self, run: Run, values: Mapping[str, Any], step: int, misfits: Mapping[str, Misfit] | None = None
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
            offered=run.offered,
            misfits=misfits,
        )
        return Ask(lines(form))

    async def _submit(self, run: Run) -> Answer:
        """One step of a form: kept as a draft until the last, checked before anything else."""
        act, steps = run.act, self._steps(run)
        step = int(number) if (number := act.form_key.partition(".")[2]).isdecimal() else len(steps)
        step = min(max(step, 1), len(steps))
        asked = steps[step - 1] if steps else ()
        given = {each.name: run.given.get(each.name) for each in asked}
        run.given |= given
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

    async def _again(self, run: Run, step: int, misfits: Mapping[str, Misfit]) -> Answer:
        """The form once more, at the first step in which something does not fit; what was filled in is kept."""
        wrong = self._step_of(run, misfits, step)
        platform = self._platform(run.act.person.space_id)
        if platform is not None and not platform.capabilities.reopens:
            return await self._opens_again(run, wrong, misfits)
        if wrong != step:
            await self._keep(run, Draft(self.core.random.getrandbits(ID_BITS), run.act.link, wrong, _filled(run.given)))
        if run.declared.suggest_by:
            run.offered = await self._database.read(lambda tx: self._choices(tx, run))
        beside: dict[str, Any] = {}
        if run.declared.prefill_by is not None:
            with suppress(TimeoutError):  # it opens without them
                async with asyncio.timeout(PREFILL_TIME):
                    beside = await self._database.read(lambda tx: self._beside(tx, run))
        again = self._built(run, beside | run.given, wrong, misfits)
        if not any(each.error for each in again.form.inputs):  # it is about what this form does not ask for
            return await self._opens_again(run, wrong, misfits)
        return again

    def _step_of(self, run: Run, options: Container[str], else_: int) -> int:
        """The first step that asks for one of these."""
        steps = enumerate(self._steps(run), start=1)
        return next((number for number, asked in steps if any(each.name in options for each in asked)), else_)

    async def _opens_again(self, run: Run, step: int, misfits: Mapping[str, Misfit]) -> Answer:
        """Where no form can answer a form: what does not fit is said, and one more press opens it, as it was filled in.

        Of a sealed one nothing was kept, so it begins empty.
        """
        opens = run.act.link
        if not run.declared.sealed:
            so_far = _over(await self._draft(run), run.given)
            draft = Draft(self.core.random.getrandbits(ID_BITS), run.act.link, step, so_far)
            await self._keep(run, draft)
            opens = draft_link(draft.draft_id)
        wrong = self._unfit(run, misfits)
        speak = self.core.registry.speaker(run.declared, run.language)
        return replace(wrong, card=again_card(wrong.card, speak, opens))

    async def _next_step(
        self, run: Run, asked: tuple[Asked, ...], given: dict[str, Json], step: int, of: int
    ) -> Answer:
        caller, space_id = await self._look(run), run.act.person.space_id
        run.files = await read_files(self._pool, asked, given)
        read = read_values(run.declared, given, space_id=space_id, zone=caller.zone, only=asked, files=run.files)
        if misfits := (await self._unreal(run.act, run.given, asked))[0] | read.misfits:
            raise Misfits(misfits, caller)
        before = await self._draft(run)
        if before is None and step > 1:  # a day has gone: what stood in the steps before would be lost unsaid
            raise Refusal("form-gone")
        draft = Draft(self.core.random.getrandbits(ID_BITS), run.act.link, step + 1, _over(before, given))
        await self._keep(run, draft)
        speak = self.core.registry.speaker(run.declared, caller.language)
        return Reply(continue_card(speak.plain(run.declared.name), speak, draft.draft_id, step, of))

    async def _open_draft(self, run: Run) -> Answer:
        person, now = run.act.person, self.core.clock.now()
        draft_id = text_to_id(run.act.link.args[0]) if run.act.link.args else 0
        draft = await self._database.read(lambda tx: Drafts(tx, person.space_id).by_id(person, draft_id, now))
        if draft is None:
            raise Refusal("form-gone")
        run.act = replace(run.act, link=draft.link, values=draft.given, form_key="")
        self._prepare(run)
        return await self._ask(run, draft.step)

    async def _draft(self, run: Run) -> Draft | None:
        person, now = run.act.person, self.core.clock.now()
        return await self._database.read(lambda tx: Drafts(tx, person.space_id).of(person, run.act.link, now))

    async def _keep(self, run: Run, draft: Draft) -> None:
        person, until = run.act.person, self.core.clock.now() + DRAFT_LIFE
        if run.declared.sealed:
            raise Refusal("form-late")
        await self._database.write(person.space_id, lambda tx: Drafts(tx, person.space_id).keep(person, draft, until))

    def _steps(self, run: Run) -> list[tuple[Asked, ...]]:
        platform = self._platform(run.act.person.space_id)
        return steps_of(run.declared, platform.capabilities.form_inputs if platform else 5)

    def _unfit(self, run: Run, misfits: Mapping[str, Misfit]) -> Reply:
        speak = self.core.registry.speaker(run.declared, run.language)
        said = [self._about(run, name, misfit) for name, misfit in misfits.items()]
        wrong = {name: speak.plain(each.text_id, **each.values) for name, each in misfits.items()}
        return Reply(Card(text=joined(said, "\n")), refused=True, wrong=wrong)

    def _about(self, run: Run, option: str, misfit: Misfit) -> Text:
        """What does not fit, with the name of its option before it."""
        speak = self.core.registry.speaker(run.declared, run.language)
        asked = next((each for each in run.declared.plan.asked if each.name == option), None)
        what = speak.text(misfit.text_id, **misfit.values)
        if asked is None:
            return what
        return speak.of(CORE).text("unfit-option", option=Words(speak.plain(run.declared.text_of(asked))), what=what)


def _in_zone(values: Mapping[str, Any], zone: str) -> dict[str, Any]:
    """Moments as clocks show them to the person, who is asked for them so."""
    return {
        name: local(value, zone) if isinstance(value, datetime) and value.tzinfo else value
        for name, value in values.items()
    }


def _over(before: Draft | None, given: Mapping[str, Json]) -> dict[str, Json]:
    """What was filled in before and now. What was emptied is given no longer, and takes its default again."""
    return _filled({**(before.given if before else {}), **given})


def _filled(given: Mapping[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in given.items() if value not in (None, "", [])}
