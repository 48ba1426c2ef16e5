"""The answers to one interaction: one first, within three seconds, and what follows it, within fifteen minutes.

Who sees an answer is fixed by the first one, also by one that only gains time: so a later one that others should not
see is sent anew, and what gained time is taken away.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from adapters.discord.nonces import carried
from adapters.discord.render import Page
from bot.act import Shown


class Answers:
    """What one interaction was answered with so far."""

    def __init__(self, interaction: discord.Interaction) -> None:
        self._interaction = interaction
        self._gained: Shown | None = None
        self._said = False

    @property
    def late(self) -> bool:
        """Whether the first answer was given already, so that no form can be opened any more."""
        return self._interaction.response.is_done()

    @property
    def found_by(self) -> int | None:
        """The id by which the card that was pressed is found again, which stays on what takes its place: it may have
        been pressed before anybody noted that it stands."""
        message = self._interaction.message
        return carried(message.components) if message is not None else None

    async def gain_time(self, shown: Shown) -> None:
        """Says that the answer will follow, shown so."""
        here = shown is Shown.HERE and self._interaction.message is not None
        await self._interaction.response.defer(ephemeral=shown is not Shown.PUBLIC, thinking=not here)
        self._gained = Shown.HERE if here else Shown.PUBLIC if shown is Shown.PUBLIC else Shown.PRIVATE

    async def form(self, window: ui.Modal) -> None:
        """Opens a form."""
        await self._interaction.response.send_modal(window)

    async def here(self, page: Page) -> None:
        """In place of the card that was pressed, with the visibility that it has."""
        if self._gained is None:
            await self._interaction.response.edit_message(view=page.view, attachments=page.files)
        else:
            await self._interaction.edit_original_response(view=page.view, attachments=page.files)
        self._said = True

    async def public(self, page: Page) -> int | None:
        """For everyone in the place, silently. Returns the message's id."""
        if self._gained is not None:
            edited = await self._interaction.edit_original_response(view=page.view, attachments=page.files)
            self._said = True
            return edited.id
        given = await self._interaction.response.send_message(view=page.view, files=page.files, silent=True)
        self._said = True
        return given.message_id

    async def private(self, pages: Sequence[Page]) -> None:
        """For who acted alone; what is too long for one message comes as several. After an answer it is one more."""
        rest = [*pages]
        if not self.late:
            first = rest.pop(0)
            await self._interaction.response.send_message(view=first.view, files=first.files, ephemeral=True)
        elif self._gained is Shown.PRIVATE and not self._said:
            first = rest.pop(0)
            await self._interaction.edit_original_response(view=first.view, attachments=first.files)
        elif self._gained is not None and not self._said:
            await self._take_back()
        self._said = True
        for page in rest:
            await self._interaction.followup.send(view=page.view, files=page.files, ephemeral=True)

    async def nothing(self) -> None:
        """Discord wants an answer to everything, if only that it was heard."""
        if self._gained is not None:
            await self._take_back()
        elif self._interaction.message is not None:
            await self._interaction.response.defer()
        else:
            await self.gain_time(Shown.PRIVATE)
            await self._take_back()

    async def _take_back(self) -> None:
        """What gained time goes, unless it is the card itself."""
        if self._gained is not Shown.HERE:
            await self._interaction.delete_original_response()
