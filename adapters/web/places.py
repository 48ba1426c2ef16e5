"""How places of a class are made, found and closed: channels, threads, direct conversations, rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from adapters.web.core import Core
from adapters.web.hub import Turn, only
from adapters.web.limits import LONGEST_NAME
from adapters.web.refusal import ClassRefusal
from adapters.web.state import message_id, seq_of
from bot.people import PlaceKind
from bot.written import one_line
from storage.class_records import Change, Dropped, Emptied, KeptMessage, KeptPerson, KeptPlace


class Places:
    """The places of one class. Who calls this holds the class's lock.

    ``unsaid`` hears of what somebody said and was deleted, ``moved`` of who is in another voice room now, or in none,
    ``gone`` of a place that is there no more, whoever took it away.
    """

    def __init__(
        self,
        core: Core,
        unsaid: Callable[[KeptMessage], None],
        moved: Callable[[KeptPerson], None],
        gone: Callable[[KeptPlace], None],
    ) -> None:
        self.core = core
        self._unsaid = unsaid
        self._moved = moved
        self._gone = gone

    async def make(self, place: KeptPlace) -> KeptPlace:
        """A new place."""
        state = self.core.state
        with self.core.hub.turn() as turn:
            made = replace(place, made=turn.seq)
            await self.core.keep(made)
            state.put(made)
            self.core.tell_place(turn, made.key)
            await self.core.tell_root(turn, made)
        return made

    async def change(self, place: KeptPlace) -> None:
        """A place is from now on as given."""
        state = self.core.state
        with self.core.hub.turn() as turn:
            await self.core.keep(place)
            before = state.places[place.key]
            saw = [person.id for person in state.members() if state.sees(person.id, state.audience(before))]
            state.put(replace(place, last=before.last, count=before.count))
            self.core.tell_place(turn, place.key)
            if place.kind == PlaceKind.VOICE:  # who sees it from now on does not know yet who is inside
                turn.tell(state.audience(place), "voice", place=place.key, people=[*state.in_voice(place.key)])
            lost = [person for person in saw if not state.sees(person, state.audience(place))]
            for each in state.places.values():
                if lost and not each.gone and place.key in (each.key, each.parent):
                    turn.tell(only(*lost), "place-gone", key=each.key)

    async def thread(self, message: str, name: str) -> KeptPlace:
        """The thread below a message, opened when there is none. Raises :class:`ClassRefusal`."""
        kept = await self.core.keeper.message(seq_of(message))
        place = self.core.state.places.get(kept.place) if kept else None
        if kept is None or place is None or place.gone:
            raise ClassRefusal("class-message-gone")
        if there := self.core.state.below(message):
            return there
        if place.kind not in (PlaceKind.CHANNEL, PlaceKind.FORUM):
            raise ClassRefusal("class-no-thread")
        return await self.make(thread_place(self.core.hub.seq + 1, place, kept, name))

    async def close(self, key: str) -> None:
        """A place goes, with all that was said in it and the threads below; whoever talked there leaves the room."""
        state = self.core.state
        with self.core.hub.turn() as turn:
            going = [p for p in state.places.values() if not p.gone and key in (p.key, p.parent)]
            leaving = [replace(person, voice=None) for person in state.members() if person.voice == key]
            gone = [replace(place, gone=True) for place in going]
            await self.core.keep(*gone, *leaving, *(Emptied(place.key) for place in going))
            for place in going:
                turn.tell(state.audience(place), "place-gone", key=place.key, deleted=True)
            state.put(*gone)
            state.people.update({person.id: person for person in leaving})
        for person in leaving:
            self._moved(person)
        self._gone(state.places[key])

    async def drop(self, message: KeptMessage) -> None:
        """A message goes, with the thread below it."""
        state = self.core.state
        with self.core.hub.turn() as turn:
            thread = state.below(message_id(message.seq))
            changes: list[Change] = [Dropped(message.seq, message.place)]
            if thread is not None:
                changes += [replace(thread, gone=True), Emptied(thread.key)]
            await self.core.keep(*changes)
            audience = state.audience(state.places[message.place])
            turn.tell(audience, "removed", place=message.place, id=message_id(message.seq))
            if thread is not None:
                turn.tell(audience, "place-gone", key=thread.key)
                state.put(replace(thread, gone=True))
            state.uncounted(message)
            await self.core.tell_root(turn, state.places[message.place])

    async def drop_words(self, message: KeptMessage) -> None:
        """What somebody said goes. A thread below it in which others answered stays, for the answers are theirs."""
        state = self.core.state
        thread = state.below(message_id(message.seq))
        if thread is None or not thread.count:
            await self.drop(message)
            self._unsaid(message)
            return
        with self.core.hub.turn() as turn:
            stays = [replace(each, under=None) for each in self.called_after(message, "") or [thread]]
            await self.core.keep(Dropped(message.seq, message.place), *stays)
            audience = state.audience(state.places[message.place])
            turn.tell(audience, "removed", place=message.place, id=message_id(message.seq))
            self.renamed(turn, stays)
            state.uncounted(message)
        self._unsaid(message)

    def called_after(self, message: KeptMessage, text: str) -> list[KeptPlace]:
        """The thread below a message, named anew if its name was the message's words: they do not stay there."""
        thread = self.core.state.below(message_id(message.seq))
        if thread is None or thread.name != thread_name(message):
            return []
        return [replace(thread, name=thread_name(replace(message, text=text)))]

    def renamed(self, turn: Turn, threads: Iterable[KeptPlace]) -> None:
        """These threads are called so, and every page hears it."""
        state = self.core.state
        for thread in threads:
            now = state.places[thread.key]  # answers may have come meanwhile
            state.put(replace(thread, last=now.last, count=now.count))
            self.core.tell_place(turn, thread.key)

    def direct(self, people: Iterable[str]) -> KeptPlace:
        """The direct conversation of these people with the bot; a record that was not kept yet when it is new."""
        return self.core.state.direct(people)

    async def talk(self, person_id: str, key: str | None) -> None:
        """A person goes into a voice room, or out of the one they are in."""
        await self.talk_all({person_id: key})

    async def talk_all(self, ways: Mapping[str, str | None]) -> None:
        """The same of many at once. Raises :class:`ClassRefusal` where one of them is not in the class."""
        state = self.core.state
        before = {person_id: state.person(person_id) for person_id in ways}
        going = [person for person in before.values() if person.voice != ways[person.id]]
        if not going:
            return
        with self.core.hub.turn() as turn:
            moved = [replace(person, voice=ways[person.id]) for person in going]
            await self.core.keep(*moved)
            state.people.update({person.id: person for person in moved})
            rooms = dict.fromkeys(room for person in going for room in (person.voice, ways[person.id]))
            for room in rooms:
                place = state.places.get(room) if room else None
                if place is not None and not place.gone:
                    inside = state.in_voice(place.key)
                    turn.tell(state.audience(place), "voice", place=place.key, people=[*inside])
        for person in moved:
            self._moved(person)


def thread_place(seq: int, place: KeptPlace, message: KeptMessage, name: str = "") -> KeptPlace:
    """The thread below a message, as a record that was not kept yet."""
    shown = thread_name(message, name)
    key = f"{PlaceKind.THREAD}:t{seq}"
    return KeptPlace(key, PlaceKind.THREAD, shown, parent=place.key, under=message_id(message.seq), made=seq)


def thread_name(message: KeptMessage, name: str = "") -> str:
    """What the thread below a message is called: as given, else by what the message begins with."""
    title = message.card.get("title") if message.card else None
    words = one_line(name or str(title or "") or message.text or "") or "…"
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1] + "…"
