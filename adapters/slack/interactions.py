"""The way of an interaction: made an act, acknowledged in time, answered as the handler's declaration says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Final, Protocol

import aiohttp
import structlog
from slack_sdk.errors import SlackClientError

from adapters.slack import limits, modals, paging
from adapters.slack.acts import Acts, Unheard, Who, act_of, pressed, turned
from adapters.slack.answers import Ack, Answers, TooLate, Ways
from adapters.slack.came import Body, Came, of_command, of_interaction, of_mention
from adapters.slack.ids import Page as PageId
from adapters.slack.inputs import TooLong
from adapters.slack.modals import Meta, modal
from adapters.slack.places import space_of
from adapters.slack.refused import told
from adapters.slack.render import Page, split
from adapters.slack.sentences import say
from adapters.slack.words import Where
from bot.act import Act, ActKind, Answer, Ask, Nothing, Reply, Shown
from bot.card import Button, Card, Form, Json, Look
from bot.link import BadLink, Link
from bot.log import where_it_was
from bot.people import Person, Place
from bot.platform import Message, PlatformError
from bot.text import Words
from bot.texts import nearest

TITLE: Final = "Homeroom"
_SHOWN: Final = (SlackClientError, PlatformError, aiohttp.ClientError, OSError)
"""What stops an answer on its way."""
log = structlog.get_logger()
Show = Callable[[Answers], Awaitable[None]]
"""Gives an answer that is ready."""


class Router(Protocol):
    """What an interaction asks of :class:`bot.router.Router`."""

    async def act(self, act: Act) -> Answer: ...

    def fault_id(self) -> str: ...

    async def keeps(self, act: Act, step: int) -> Link:
        """The link that opens a form later, with what was filled in."""

    async def card_on(self, message: Message, person: Person, language: str | None) -> Card | None: ...

    async def stands(
        self, space_id: str, link: Link, place: Place, message: Message, by: Person | None = None
    ) -> None: ...


class Wording(Protocol):
    """A card in Slack's own terms."""

    def said(self, card: Card) -> Card: ...

    async def where(self, space_id: str, card: Card, language: str) -> Where: ...

    async def language(self, place: Place) -> str:
        """In which what all see in a place is worded."""


class Typed(Protocol):
    """What a line says: the command and its options, or a card that says what is not understood of it."""

    @property
    def link(self) -> Link | None: ...

    @property
    def values(self) -> Mapping[str, Json]: ...

    @property
    def wrong(self) -> Mapping[str, str]: ...

    @property
    def card(self) -> Card | None: ...


class Lines(Protocol):
    """What people type behind the command, and what shortcuts call."""

    async def read(self, line: str, act: Act) -> Typed:
        """``act`` says who typed it where; the bare command gives a card."""

    def shortcut(self, callback_id: str, target: str, space_id: str) -> Link | None:
        """The link that a shortcut calls, about this person or message."""

    def of_person(self, callback_id: str, language: str) -> Form | None:
        """The form that asks whom a shortcut is about; ``None`` for one that is about a message, or about nobody."""


class Workspaces(Protocol):
    """The workspaces, by their ids."""

    async def ways(self, space_id: str) -> Ways:
        """Raises :class:`~bot.platform.PlatformError` where Homeroom is not."""

    async def fetch(self, space_id: str, file: Mapping[str, Any]) -> Json:
        """A file that was put into a form, as :class:`bot.card.InputKind` says."""

    def wrote(self, space_id: str, channel: str, message: Mapping[str, Any]) -> None:
        """Slack tells who wrote a message, once."""


class Interactions:
    """Answers what people do. None of its calls raises: there is nobody to raise to."""

    def __init__(self, acts: Acts, router: Router, workspaces: Workspaces, wording: Wording, lines: Lines) -> None:
        self._acts = acts
        self._router = router
        self._workspaces = workspaces
        self._wording = wording
        self._lines = lines

    async def command(self, ack: Ack, body: Body) -> None:
        """A slash command."""
        came = of_command(body)
        await self._acted(ack, came, ActKind.COMMAND, lambda who: self._typed(came, who, str(body.get("text") or "")))

    async def mentioned(self, body: Body, line: str) -> None:
        """The same words in a message that names Homeroom: there are no slash commands in threads."""
        came = of_mention(body)

        async def acknowledged(**_: Any) -> None:
            """Who hands it in does."""

        await self._acted(acknowledged, came, ActKind.COMMAND, lambda who: self._typed(came, who, line))

    async def pressed(self, ack: Ack, body: Body) -> None:
        """A button or a select, of a card or of App Home."""
        came = of_interaction(body)
        await self._acted(ack, came, ActKind.PRESS, lambda who: self._pressed(came, who, body))

    async def submitted(self, ack: Ack, body: Body) -> None:
        """A form that was sent."""
        came = of_interaction(body)
        await self._acted(ack, came, ActKind.SUBMIT, lambda who: self._submitted(came, who, body["view"]))

    async def shortcut(self, ack: Ack, body: Body) -> None:
        """An entry in the menu of a message, or a shortcut for anywhere."""
        came = of_interaction(body)
        await self._acted(ack, came, ActKind.MENU, lambda who: self._shortcut(came, who, body))

    async def suggests(self, ack: Ack, body: Body) -> None:
        """What may be chosen for what somebody types into a field."""
        await ack(**modals.zones(str(body.get("value") or "")))

    async def closed(self, ack: Ack, body: Body) -> None:
        """A form that was put away changes nothing."""
        await ack()

    # From a delivery to its answer.

    async def _acted(self, ack: Ack, came: Came, kind: ActKind, does: Callable[[Who], Awaitable[Show]]) -> None:
        try:
            with told():
                ways = await self._workspaces.ways(space_of(came.team))
        except PlatformError:
            log.warning("slack.unknown_workspace")
            await ack()
            return
        answers = Answers(came, ack, ways, kind, title=TITLE)
        try:
            await self._answered(came, answers, does)
        except _SHOWN as problem:
            fault = self._router.fault_id()
            log.warning("slack.answer_lost", fault=fault, **where_it_was(problem))
            await self._apologise(answers, fault)
        except Exception as problem:
            fault = self._router.fault_id()
            log.error("slack.interaction", fault=fault, **where_it_was(problem))
            await self._apologise(answers, fault)

    async def _answered(self, came: Came, answers: Answers, does: Callable[[Who], Awaitable[Show]]) -> None:
        """Where the answer takes long, it is said meanwhile that it was heard: a task is made only then, for each costs
        several rounds of the loop."""
        late: list[asyncio.Task[None]] = []
        loop, gains = asyncio.get_running_loop(), answers.gain_time
        timer = loop.call_later(limits.DEFER_AFTER, lambda: late.append(loop.create_task(gains())))
        try:
            show = await self._answer(came, answers, does)
        finally:
            timer.cancel()
            for task in late:
                await task
        await show(answers)

    async def _answer(self, came: Came, answers: Answers, does: Callable[[Who], Awaitable[Show]]) -> Show:
        """All that takes time before there is an answer: who it is, what was put into a form, what is done."""
        try:
            who = await self._acts.who(came)
            answers.language = who.standing.language or ""
            return await does(who)
        except Unheard as no:
            sentence = self._sentence(answers.language, no.text_id)
        except BadLink:
            sentence = self._sentence(answers.language, "card-gone")
        except PlatformError as problem:
            log.warning("slack.person_unknown", **where_it_was(problem))
            sentence = self._sentence(answers.language, "not-now")
        return lambda answers: answers.private([sentence])

    async def _typed(self, came: Came, who: Who, line: str) -> Show:
        act = act_of(came, who, ActKind.COMMAND, Link(""))
        read = await self._lines.read(line, act)
        if read.link is None or read.card is not None:
            card = read.card or Card(text=(Words(say(nearest(act.language), "card-gone")),))
            return await self._said(act, Reply(card))
        return await self._run(came, replace(act, link=read.link, values=read.values, wrong=read.wrong))

    async def _pressed(self, came: Came, who: Who, body: Body) -> Show:
        what = pressed(body)
        if what.page is not None:
            return await self._turn(came, who, what.page)
        if what.link is None:
            raise Unheard
        return await self._run(came, act_of(came, who, what.kind, what.link, values=what.values))

    async def _submitted(self, came: Came, who: Who, view: Mapping[str, Any]) -> Show:
        sent = modals.submitted(view)
        if (asked := self._lines.of_person(sent.link, who.standing.language or "")) is not None:
            return await self._about_person(came, who, sent.link, sent.values, asked)
        space_id = who.person.space_id
        files = {name: await self._workspaces.fetch(space_id, each) for name, each in sent.uploads.items()}
        act = act_of(came, who, ActKind.SUBMIT, sent.link, values={**sent.values, **files}, form_key=sent.meta.key)
        return await self._run(came, act)

    async def _shortcut(self, came: Came, who: Who, body: Body) -> Show:
        called, space_id = str(body.get("callback_id") or ""), who.person.space_id
        if (asked := self._lines.of_person(called, who.standing.language or "")) is not None:
            act = act_of(came, who, ActKind.MENU, asked.link)
            return lambda answers: self._open(came, answers, act, asked)
        if came.ts:
            self._workspaces.wrote(space_id, came.channel, body.get("message") or {})
        link = self._lines.shortcut(called, came.ts, space_id)
        if link is None:
            raise Unheard
        kind = ActKind.MENU if came.ts else ActKind.COMMAND
        return await self._run(came, act_of(came, who, kind, link))

    async def _about_person(self, came: Came, who: Who, called: str, values: Mapping[str, Json], asked: Form) -> Show:
        person = values.get(asked.inputs[0].name)
        link = self._lines.shortcut(called, str(person or ""), who.person.space_id)
        if link is None:
            raise Unheard
        return await self._run(came, act_of(came, who, ActKind.MENU, link))

    async def _run(self, came: Came, act: Act) -> Show:
        answer = await self._router.act(act)
        if isinstance(answer, Reply) and answer.wrong and act.kind is ActKind.COMMAND:
            # what does not fit of a line stands at its field, in the form with what does
            answer = await self._router.act(replace(act, wrong=answer.wrong))
        match answer:
            case Ask(form):
                return lambda answers: self._open(came, answers, act, form)
            case Nothing():
                return lambda answers: answers.nothing()
            case Reply() as reply:
                return await self._said(act, reply)

    # From an answer to what is shown.

    async def _open(self, came: Came, answers: Answers, act: Act, form: Form) -> None:
        meta = Meta(form.key, act.place.key, act.message, act.private, form.sealed, came.url or came.meta.url)
        language = nearest(act.language)
        try:
            window = modal(form, meta, zone=act.time_zone or "UTC", language=language)
        except TooLong as long:  # cut, the rest would be lost when it is sent
            label = next(each.label for each in form.inputs if each.name == long.name)
            if what := act.wrong.get(long.name):
                await answers.private([self._sentence(language, "form-misfit", label=label, what=what)])
            else:
                await answers.private([self._sentence(language, "form-long", label=label)])
            return
        wrong = modals.wrong_of(form) if act.kind is ActKind.SUBMIT and form.key == act.form_key else {}
        errors = modals.errors(came.view, wrong)
        try:
            await answers.form(window, errors if len(errors) == len(wrong) else {})
        except TooLate:
            await answers.private([self._opens_again(came, act, await self._router.keeps(act, form.step))])

    async def _said(self, act: Act, reply: Reply) -> Show:
        card = self._wording.said(reply.card)
        space_id, is_private = act.person.space_id, reply.shown is Shown.PRIVATE or act.private
        language = nearest(act.language) if is_private else await self._wording.language(act.place)
        where = await self._wording.where(space_id, reply.card, language)
        if reply.shown is not Shown.PUBLIC and (reply.shown is not Shown.HERE or act.message is None):
            pages = split(card, where)
            asked = (str(act.link), repr(sorted(act.values.items())))
            return lambda answers: answers.private(pages, asked)
        first = paging.first(card, lambda text_id: say(language, text_id), where=where)
        shows = self._public if reply.shown is Shown.PUBLIC else self._here
        return lambda answers: shows(answers, act, reply, first)

    async def _here(self, answers: Answers, act: Act, reply: Reply, page: Page) -> None:
        await answers.here(page)
        if act.message is not None and not act.private:
            await self._stands(act, reply, act.message)

    async def _public(self, answers: Answers, act: Act, reply: Reply, page: Page) -> None:
        ts = await answers.public(page)
        if ts is not None:
            await self._stands(act, reply, Message(act.place.key, ts))

    async def _stands(self, act: Act, reply: Reply, message: Message) -> None:
        if reply.stands is not None:
            await self._router.stands(act.person.space_id, reply.stands, act.place, message, act.person)

    async def _turn(self, came: Came, who: Who, page: PageId) -> Show:
        """Another page of a card that stands somewhere, for who asked; made anew, so that it is current."""
        language, message = nearest(who.standing.language), turned(came, who, page)
        card = await self._router.card_on(message, who.person, language) if message else None
        if card is None or message is None:
            return lambda answers: answers.private([self._sentence(language, "page-gone")])
        where = await self._wording.where(who.person.space_id, card, language)
        says = lambda text_id: say(language, text_id)  # noqa: E731
        found = paging.turned(self._wording.said(card), page.number, message, says, where=where)
        return lambda answers: answers.here(found) if came.ephemeral or came.in_card else answers.private([found])

    # What they need.

    async def _apologise(self, answers: Answers, fault: str) -> None:
        """Who acted is told, if there is still a way to: the fault may be that there is none."""
        try:
            await answers.private([self._sentence(answers.language, "answer-fault", id=fault)])
        except Exception as problem:
            log.warning("slack.answer_lost", fault=fault, type=type(problem).__name__)

    def _opens_again(self, came: Came, act: Act, link: Link) -> Page:
        """Slack opens a form for three seconds after a press, and for words that name Homeroom never: where it came too
        late, it opens with one more press, and what does not fit of it is said before."""
        language = nearest(act.language)
        button = Button(say(language, "form-open"), link, Look.MAIN)
        sentences = (*act.wrong.values(), say(language, "form-not-now" if came.trigger else "form-press"))
        return split(Card(text=(Words("\n".join(sentences)),), actions=(button,)))[0]

    def _sentence(self, language: str, text_id: str, **values: str | int) -> Page:
        return split(Card(text=(Words(say(nearest(language), text_id, **values)),)))[0]
