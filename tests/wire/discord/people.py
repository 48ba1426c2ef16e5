"""One person before a local Discord, as a test drives them: sees and does what Discord's own client can."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from bot.card import Json
from tests.wire.discord.acting import Resolved, act, one_of
from tests.wire.discord.commanding import Filling, Found, Refused, commands, find, typed
from tests.wire.discord.components import SELECTS, Part
from tests.wire.discord.filling import Filler, chosen, fill, form_of, submitted
from tests.wire.discord.interactions import Deed, Interaction, Said
from tests.wire.discord.permissions import May
from tests.wire.discord.reading import fold
from tests.wire.discord.seeing import Onlooker, Where, id_of
from tests.wire.discord.things import WRITABLE, App, Channel, Data, Kind, Message, System

__all__ = ["Member", "Refused"]
LONGEST: Final = 30.0
"""Seconds that a person watches *is thinking* in a test."""
LULL: Final = 0.15
"""Seconds that a person waits for more when the bot took note of a press and showed nothing yet."""


class Member(Onlooker):
    """A person in a server. What they do is done, and answered by the bot, when the call returns; what Discord, or a
    bot's silence, refuses raises :class:`Refused`."""

    def quits(self) -> None:
        """Leaves the server."""
        self.world.leave(self.guild, self.user.id)

    # What they write.

    async def says(self, text: str, place: Where = None, key: str = "", reply_to: Any = None) -> Data:
        """A line in a place; with a slash it is a command, ``/poll ask question:Tea?``. Returns the answer."""
        there = self._place(place)
        if text.startswith("/"):
            found, values = typed(self.world, self.user, there, text)
            return await self._run(found, values, there)
        self._may_write(there)
        more: Data = {} if reply_to is None else {"reply_to": int(id_of(reply_to)), "kind": int(System.REPLY)}
        if reply_to is not None and (above := self.world.message(there.id, int(id_of(reply_to)))) is not None:
            more["mentions"] = [above.author.id]
        posted = self.world.post(there, self.user, text, **more)
        if there.is_thread and there.kind != Kind.PRIVATE_THREAD:
            self.world.into_thread(there, self.user, self.user)
        await self.wire.settle()
        return self._json(posted)

    async def edits(self, message: Mapping[str, Any], text: str, key: str = "") -> None:
        """Words a message of their own anew."""
        mine = self._own(message)
        mine.content, mine.edited = text, self.world.now()
        self.world.changed(mine)
        await self.wire.settle()

    async def deletes(self, message: Mapping[str, Any], key: str = "") -> None:
        """Takes a message of their own away."""
        self.world.drop(self._own(message))
        await self.wire.settle()

    # What they do with a bot.

    async def runs(
        self, name: str, values: Mapping[str, Any] | None = None, place: Where = None, key: str = ""
    ) -> Data:
        """A slash command by name, with values by option."""
        there = self._place(place)
        return await self._run(find(self.world, self.user, there, name), values or {}, there)

    async def types(self, name: str, option: str, text: str, place: Where = None, **values: Any) -> list[Data]:
        """Types into an option, with others filled in before; returns what is offered."""
        there = self._place(place)
        found = find(self.world, self.user, there, name)
        resolved = Resolved(self.world, there)
        options = self._filling(resolved).options(found, {**values, option: text}, focused=option)
        data = found.data(options)
        asked = act(self.wire.interactions, found.app, Deed.TYPING, self.user, there, data, resolved=resolved)
        await self._first(asked)
        return asked.choices

    async def presses(
        self,
        label: str = "",
        *,
        message: str | None = None,
        link: str | None = None,
        place: Where = None,
        key: str = "",
    ) -> Data:
        """The newest button with this label that the person sees, or the one with this custom id."""
        on, part = self._find((Part.BUTTON,), label, message, link, place)
        return await self._component(on, part, {})

    async def chooses(
        self,
        label: str,
        value: str | Sequence[str],
        *,
        message: str | None = None,
        link: str | None = None,
        place: Where = None,
        key: str = "",
    ) -> Data:
        """In the newest select with this label, the choice with this label or value (or several; or people, channels,
        roles)."""
        on, part = self._find(tuple(SELECTS), label, message, link, place)
        values = [value] if isinstance(value, str) else list(value)
        if not part["min_values"] <= len(values) <= part["max_values"]:
            raise Refused(f"Between {part['min_values']} and {part['max_values']} can be chosen.", "select-bounds")
        resolved = Resolved(self.world, self.world.places[on.channel_id])
        sent = chosen(part, values, self._filler(resolved))
        return await self._component(on, part, {"values": sent}, resolved)

    async def picks(self, label: str, about: Mapping[str, Any] | str, *, place: Where = None, key: str = "") -> Data:
        """The entry with this label in the menu of a message, or of a person by id or name."""
        on_message = isinstance(about, Mapping)
        there = self._place(place if isinstance(about, str) else about["place"])
        known = list(commands(self.world, self.user, there, 3 if on_message else 2))
        for app, command in known:
            names = [command["name"], *(command["name_localizations"] or {}).values()]
            if fold(label) in map(fold, names):
                resolved = Resolved(self.world, there)
                target = self._target(about, resolved)
                data = {"id": command["id"], "name": command["name"], "type": command["type"], "target_id": target}
                made = act(self.wire.interactions, app, Deed.COMMAND, self.user, there, data, resolved=resolved)
                return await self._answered(made)
        raise LookupError(f"{self.user.name} has no {label!r} in a menu, only {one_of(e['name'] for _, e in known)}")

    async def fills(self, values: Mapping[str, Json], key: str = "") -> Data:
        """Sends the open form, with these values by input (its name or its label) and the others as they stand. With
        errors it stays open."""
        if self.form is None or self._modal is None:
            raise LookupError("no form is open")
        modal, opened = self._modal
        filled = fill(self.form, values)
        if self.errors:
            return {"errors": self.errors}
        resolved = Resolved(self.world, opened.channel)
        data = submitted(modal, filled, self._filler(resolved))
        metadata = {"triggering_interaction_metadata": opened.metadata}
        made = act(
            self.wire.interactions,
            opened.app,
            Deed.MODAL,
            self.user,
            opened.channel,
            data,
            resolved=resolved,
            pressed=opened.pressed,
            metadata=metadata,
        )
        return await self._answered(made, closing=True)

    async def closes_form(self) -> None:
        """Fills in nothing; the bot does not hear of it."""
        self.form = self._modal = None

    # Where they go.

    async def opens(self, place: Where) -> None:
        """Looks at a place; nothing is to be fetched for that."""
        self._place(place)

    async def opens_thread(self, message: Mapping[str, Any] | str) -> str:
        """The thread below a message, begun when there is none. Returns its key."""
        found = self._message(message)
        thread = self.world.places.get(found.id)
        if thread is None:
            above = self.world.places[found.channel_id]
            self._needs(above, May.CREATE_PUBLIC_THREADS)
            name = (found.content or "Thread")[:100]
            thread = self.world.thread(above, self.user, name, Kind.PUBLIC_THREAD, found)
        await self.wire.settle()
        return f"thread:{thread.id}"

    async def opens_direct(self, people: Sequence[str] = ()) -> str:
        """The conversation with the bot. Returns its key."""
        return f"direct:{self._direct().id}"

    async def joins_voice(self, place: Where) -> None:
        """Goes into a voice channel."""
        there = self._place(place)
        self._needs(there, May.VIEW_CHANNEL | May.CONNECT)
        inside = sum(each.voice == there.id for each in self.guild.members.values())
        if there.user_limit and inside >= there.user_limit:
            raise Refused("This channel is full.", "voice-full")
        self.world.talk(self.guild, self.user.id, there.id)
        await self.wire.settle()

    async def leaves_voice(self) -> None:
        """Out of voice."""
        self.world.talk(self.guild, self.user.id, None)
        await self.wire.settle()

    # How that is done.

    async def _run(self, found: Found, values: Mapping[str, Any], there: Channel) -> Data:
        resolved = Resolved(self.world, there)
        data = found.data(self._filling(resolved).options(found, values))
        made = act(self.wire.interactions, found.app, Deed.COMMAND, self.user, there, data, resolved=resolved)
        return await self._answered(made)

    async def _component(self, on: Message, part: Data, more: Data, resolved: Resolved | None = None) -> Data:
        if part.get("disabled"):
            raise Refused("This cannot be pressed.", "disabled")
        app = self._app_of(on)
        told = {"id": part["id"], "custom_id": part["custom_id"], "component_type": part["type"], **more}
        there = self.world.places[on.channel_id]
        about = {"interacted_message_id": str(on.id)}
        act_on = act(
            self.wire.interactions,
            app,
            Deed.COMPONENT,
            self.user,
            there,
            told,
            resolved=resolved,
            pressed=on,
            metadata=about,
        )
        return await self._answered(act_on)

    async def _first(self, made: Interaction) -> Said:
        """Waits for the first answer as long as Discord does."""
        if self.wire.interactions.asked is not None:
            await self.wire.interactions.asked(made)
        try:
            async with asyncio.timeout(self.wire.interactions.patience + 0.05), made.changed:
                await made.changed.wait_for(lambda: made.answered is not None)
        except TimeoutError:
            raise Refused("The application did not respond", "no-answer") from None
        assert made.answered is not None
        return made.answered

    async def _answered(self, made: Interaction, *, closing: bool = False) -> Data:
        said = await self._first(made)
        if closing:
            self.form = self._modal = None
        if said is Said.MODAL:
            assert made.modal is not None
            self.form, self._modal = form_of(made.modal), (made.modal, made)
            return {"shown": "form", "form": self.form}
        if said is Said.HERE:
            return {"shown": "here"}
        if said is Said.LATER_HERE:
            with suppress(TimeoutError):
                async with asyncio.timeout(LULL), made.changed:
                    await made.changed.wait_for(lambda: made.followed > 0)
            return {"shown": "here" if made.followed else "nothing"}
        if said is Said.LATER:
            await self._thinking(made)
        private = made.original is not None and made.original.private_to is not None
        return {"shown": "private" if private else "public" if made.original is not None else "nothing"}

    async def _thinking(self, made: Interaction) -> None:
        try:
            async with asyncio.timeout(LONGEST), made.changed:
                await made.changed.wait_for(lambda: not made.loading)
        except TimeoutError:
            raise Refused("The application is still thinking", "no-answer") from None

    def _filling(self, resolved: Resolved) -> Filling:
        return Filling(self.user, resolved, self._finder.person, self._finder.place_id, self._finder.role)

    def _filler(self, resolved: Resolved) -> Filler:
        return Filler(self.user, resolved, self._finder.person, self._finder.place_id, self._finder.role)

    def _target(self, about: Mapping[str, Any] | str, resolved: Resolved) -> str:
        if isinstance(about, str):
            return resolved.user(self._finder.person(about))
        return resolved.message(self._message(about))

    def _app_of(self, message: Message) -> App:
        app = self.world.app_of(message.author.id)
        if app is None:
            raise LookupError("this message is of no bot")
        return app

    def _may_write(self, there: Channel) -> None:
        if there.kind not in WRITABLE:
            raise Refused("Nobody can write here.", "not-text")
        if there.kind != Kind.DIRECT:
            self._needs(there, May.SEND_MESSAGES_IN_THREADS if there.is_thread else May.SEND_MESSAGES)
        if there.archived:
            there.archived = False
            self.world.channel_changed(there)

    def _needs(self, there: Channel, needed: int) -> None:
        if needed & ~self.world.may(self.user.id, there):
            raise Refused("You do not have permission to do that here.", "no-permission")
