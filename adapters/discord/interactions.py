"""The way of an interaction: made an act, answered in time, once, as the handler's declaration says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Protocol

import aiohttp
import discord
import structlog
from discord import app_commands, ui

from adapters.discord import limits, paging
from adapters.discord.acts import Acts, Asked, Turned, Unheard, is_private
from adapters.discord.answers import Answers
from adapters.discord.ids import in_server, of_server
from adapters.discord.modals import TooLong, modal
from adapters.discord.places import guild_of
from adapters.discord.render import Page, split
from adapters.discord.wording import Wording
from bot.act import Act, Answer, Ask, Nothing, Reply, Shown
from bot.card import Button, Card, Choice, Form, Look
from bot.link import Link
from bot.log import where_it_was
from bot.people import Person, Place, PlaceKind
from bot.platform import Message
from bot.text import Words

_DEAD: Final = (10_062, 10_015, 50_027, 40_060)
"""Codes of an interaction that can be answered no more, or was answered by another process."""
log = structlog.get_logger()
Show = Callable[[Answers], Awaitable[None]]
"""Gives an answer that is ready, as what was answered before allows."""


class Router(Protocol):
    """What an interaction asks of :class:`bot.router.Router`."""

    async def act(self, act: Act) -> Answer: ...

    def shown(self, link: Link) -> Shown: ...

    def fault_id(self) -> str: ...

    async def suggest(self, act: Act, option: str, typed: str) -> Sequence[Choice]: ...

    async def card_on(self, message: Message, person: Person, language: str | None) -> Card | None: ...

    async def stands(
        self, space_id: str, link: Link, place: Place, message: Message, by: Person | None = None
    ) -> None: ...


class Says(Protocol):
    """A sentence of the adapter's own."""

    def __call__(self, language: str, text_id: str, /, **values: str | int) -> str: ...


class Interactions:
    """Answers what people do."""

    def __init__(self, acts: Acts, router: Router, wording: Wording, says: Says) -> None:
        self._acts = acts
        self._router = router
        self._wording = wording
        self._says = says

    async def acted(self, interaction: discord.Interaction) -> None:
        """One interaction, from its arrival to its answer. Never raises: there is nobody to raise to."""
        answers = Answers(interaction)
        try:
            await self._acted(interaction, answers)
        except discord.HTTPException as refusal:
            if refusal.code in _DEAD:  # what was done stands; only its answer came too late
                log.warning("discord.answer_lost", code=refusal.code)
                return
            fault = self._router.fault_id()
            log.error("discord.answer_refused", fault=fault, code=refusal.code, status=refusal.status)
            await self._apologise(interaction, answers, fault)
        except Exception as problem:
            fault = self._router.fault_id()
            log.error("discord.interaction", fault=fault, **where_it_was(problem))
            await self._apologise(interaction, answers, fault)

    async def _acted(self, interaction: discord.Interaction, answers: Answers) -> None:
        if interaction.type is discord.InteractionType.autocomplete:
            offered = await self._acts.completes(interaction, self._router.suggest)
            choices = [app_commands.Choice(name=str(each["name"]), value=each["value"]) for each in offered]
            await interaction.response.autocomplete(choices)
            return
        try:
            asked = self._acts.asked(interaction)
        except Unheard as no:
            await self._says_why(interaction, no)(answers)
            return
        answering = asyncio.ensure_future(self._answer(interaction, asked))
        try:
            done, _ = await asyncio.wait([answering], timeout=limits.DEFER_AFTER)
            if not done:
                await answers.gain_time(self._shown(interaction, asked))
        finally:
            await asyncio.gather(answering, return_exceptions=True)  # also where nobody can be told any more
        await answering.result()(answers)

    async def _answer(self, interaction: discord.Interaction, asked: Asked) -> Show:
        """All that takes time before there is an answer: who it is, what was uploaded, what is done, what is drawn."""
        try:
            act = await self._acts.act(interaction, asked)
        except Unheard as no:
            return self._says_why(interaction, no)
        if isinstance(act, Turned):
            return await self._turn(act)
        answer = await self._router.act(act)
        return lambda answers: self._show(answers, act, answer)

    def _shown(self, interaction: discord.Interaction, asked: Asked) -> Shown:
        if asked.page is not None:
            return Shown.HERE if is_private(interaction) else Shown.PRIVATE
        return self._router.shown(asked.link)

    def _says_why(self, interaction: discord.Interaction, no: Unheard) -> Show:
        return lambda answers: answers.private([self._sentence(str(interaction.locale), no.text_id)])

    async def _apologise(self, interaction: discord.Interaction, answers: Answers, fault: str) -> None:
        """Who acted is told, if there is still a way to: the fault may be that there is none."""
        if interaction.type is discord.InteractionType.autocomplete:
            return
        try:
            await answers.private([self._sentence(str(interaction.locale), "answer-fault", id=fault)])
        except (discord.DiscordException, aiohttp.ClientError, OSError) as problem:
            log.warning("discord.answer_lost", fault=fault, type=type(problem).__name__)

    async def _show(self, answers: Answers, act: Act, answer: Answer) -> None:
        match answer:
            case Ask() if answers.late:
                await answers.private([self._opens_again(act)])
            case Ask(form):
                await self._open(answers, act, form)
            case Nothing():
                await answers.nothing()
            case Reply() as reply:
                await self._reply(answers, act, reply)

    async def _open(self, answers: Answers, act: Act, form: Form) -> None:
        try:
            window = self._window(act, form)
        except TooLong as long:  # cut, the rest would be lost when it is sent
            label = next(each.label for each in form.inputs if each.name == long.name)
            await answers.private([self._sentence(act.language or "", "form-long", label=label)])
        else:
            await answers.form(window)

    async def _reply(self, answers: Answers, act: Act, reply: Reply) -> None:
        match reply.shown:
            case Shown.HERE if act.message is not None:
                await answers.here(await self._first(act, reply.card, answers.found_by))
                if not act.private:
                    await self._stands(act, reply, act.message)
            case Shown.PUBLIC:
                message_id = await answers.public(await self._first(act, reply.card))
                if message_id is not None:
                    await self._stands(act, reply, Message(act.place.key, str(message_id)))
            case _:
                where = await self._wording.where(reply.card)
                pages = split(self._wording.said(reply.card), where=where)
                await answers.private(self._of_server(act.place, act.person, pages))

    async def _turn(self, turned: Turned) -> Show:
        """Another page of a card that stands somewhere, for who asked; made anew, so that it is current."""
        message, language = turned.message, turned.language
        if message is not None and turned.page.message:
            message = Message(turned.place.key, str(turned.page.message))
        card = await self._router.card_on(message, turned.person, language) if message else None
        if card is None or message is None:
            return lambda answers: answers.private([self._sentence(language, "page-gone")])
        page = paging.turned(
            self._wording.said(card),
            turned.page.number,
            int(message.id),
            lambda text_id: self._says(language, text_id),
            where=await self._wording.where(card),
        )
        self._of_server(turned.place, turned.person, [page])
        return lambda answers: answers.here(page) if turned.private else answers.private([page])

    # What they need.

    async def _first(self, act: Act, card: Card, container: int | None = None) -> Page:
        """What stands before everyone: the first page, with the way to the others."""
        where = await self._wording.where(card)
        says = lambda text_id: self._says(act.language or "", text_id)  # noqa: E731
        page = paging.first(self._wording.said(card), says, container=container, where=where)
        self._of_server(act.place, act.person, [page])
        return page

    def _opens_again(self, act: Act) -> Page:
        """A form must be the first answer: where it came too late, it opens with one more press."""
        language = act.language or ""
        button = Button(self._says(language, "form-open"), act.link, Look.MAIN)
        card = Card(text=(Words(self._says(language, "form-not-now")),), actions=(button,))
        return self._of_server(act.place, act.person, split(card))[0]

    def _sentence(self, language: str, text_id: str, **values: str | int) -> Page:
        return split(Card(text=(Words(self._says(language, text_id, **values)),)))[0]

    @staticmethod
    def _of_server(place: Place, person: Person, pages: Sequence[Page]) -> Sequence[Page]:
        if place.kind is PlaceKind.DIRECT:
            for page in pages:
                of_server(page.view, guild_of(person.space_id))
        return pages

    @staticmethod
    def _window(act: Act, form: Form) -> ui.Modal:
        window = modal(form)
        if act.place.kind is PlaceKind.DIRECT:
            window.custom_id = in_server(window.custom_id, guild_of(act.person.space_id))
        return window

    async def _stands(self, act: Act, reply: Reply, message: Message) -> None:
        if reply.stands is not None:
            await self._router.stands(act.person.space_id, reply.stands, act.place, message, act.person)
