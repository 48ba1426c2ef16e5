"""What becomes of what a person said: its author words it anew, or takes it away for good."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from adapters.web.core import Core
from adapters.web.hub import JsonObject, Turn
from adapters.web.limits import ANSWERS_KEPT
from adapters.web.once import Once
from adapters.web.places import Places, thread_name
from adapters.web.post import words
from adapters.web.refusal import ClassRefusal
from adapters.web.state import message_id, seq_of
from storage.class_records import Dropped, KeptMessage, KeptPlace, Worded


class OwnWords:
    """A person's own messages in one class.

    The bot hears nothing of it: it was told that somebody wrote, never what, and that stays true. Whoever is a
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
                threads = self._called_after(kept, said)
                await self.core.keep(Worded(kept.seq, said), *threads)
                self._renamed(turn, threads)
                shown = self.core.state.message_json(edited)
                turn.tell(self.core.state.audience(place), "edited", message=shown)
        return {}

    async def _delete(self, person: str, message: str) -> JsonObject:
        async with self.core.lock:
            kept, place = await self._own(person, message)
            state = self.core.state
            thread = state.below(message)
            if thread is None or not thread.count:
                await self._places.drop(kept)
                return {}
            with self.core.hub.turn() as turn:
                stays = [replace(each, under=None) for each in self._called_after(kept, "") or [thread]]
                await self.core.keep(Dropped(kept.seq, kept.place), *stays)
                turn.tell(state.audience(place), "removed", place=place.key, id=message)
                self._renamed(turn, stays)
                state.uncounted(kept)
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

    def _called_after(self, message: KeptMessage, text: str) -> list[KeptPlace]:
        """The thread below a message, named anew if its name was the message's words: they do not stay there."""
        thread = self.core.state.below(message_id(message.seq))
        if thread is None or thread.name != thread_name(message):
            return []
        return [replace(thread, name=thread_name(replace(message, text=text)))]

    def _renamed(self, turn: Turn, threads: list[KeptPlace]) -> None:
        state = self.core.state
        for thread in threads:
            now = state.places[thread.key]  # answers may have come meanwhile
            state.put(replace(thread, last=now.last, count=now.count))
            self.core.tell_place(turn, thread.key)
