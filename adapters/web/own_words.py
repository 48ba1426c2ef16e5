"""What becomes of what a person said: its author words it anew, or takes it away for good."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from adapters.web.core import Core
from adapters.web.hub import JsonObject
from adapters.web.limits import ANSWERS_KEPT
from adapters.web.once import Once
from adapters.web.places import Places
from adapters.web.post import words
from adapters.web.refusal import ClassRefusal
from adapters.web.state import seq_of
from storage.class_records import KeptMessage, KeptPlace, Worded


class OwnWords:
    """A person's own messages in one class.

    The bot hears that something was deleted, as it heard that somebody wrote, and never what it was. Whoever is a
    simulated classmate now may change what the simulation said for them; it is their own from then on.
    """

    def __init__(self, core: Core, places: Places) -> None:
        self.core = core
        self._places = places
        self._once = Once(core, ANSWERS_KEPT)

    async def edit(self, person: str, message: str, text: str, key: str = "") -> JsonObject:
        """A message says other words from now on. The same ``key`` of the same person again changes nothing."""
        return await self._once.do(person, key, partial(self._edit, person, message, text))

    async def delete(self, person: str, message: str, key: str = "") -> JsonObject:
        """A message goes; a thread below it in which somebody answered stays, for the answers are theirs."""
        return await self._once.do(person, key, partial(self._delete, person, message))

    async def _edit(self, person: str, message: str, text: str) -> JsonObject:
        said = words(text)
        async with self.core.lock:
            kept, place = await self._own(person, message)
            if kept.text == said:
                return {}
            with self.core.hub.turn() as turn:
                edited = replace(kept, text=said, edited=True, simulated=False)
                threads = self._places.called_after(kept, said)
                await self.core.keep(Worded(kept.seq, said), *threads)
                self._places.renamed(turn, threads)
                shown = self.core.state.message_json(edited)
                turn.tell(self.core.state.audience(place), "edited", message=shown)
        return {}

    async def _delete(self, person: str, message: str) -> JsonObject:
        async with self.core.lock:
            kept, _ = await self._own(person, message)
            await self._places.drop_words(kept)
        return {}

    async def _own(self, person: str, message: str) -> tuple[KeptMessage, KeptPlace]:
        """The person's own message, and where it stands. What they may not see is, for them, not there."""
        kept = await self.core.keeper.message(seq_of(message))
        if kept is None:
            raise ClassRefusal("class-message-gone")
        self.core.state.person(person)
        try:
            place = self.core.state.place(person, kept.place)
        except ClassRefusal:
            raise ClassRefusal("class-message-gone") from None
        if kept.by != person or kept.text is None:
            raise ClassRefusal("class-not-yours")
        return kept, place
