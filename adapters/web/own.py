"""What a person decides for themselves: the page's language, their time zone, and that they know their way around."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from adapters.web.acts import Acts
from adapters.web.core import Core, whole
from adapters.web.hub import only
from adapters.web.places import Places
from adapters.web.post import post
from adapters.web.refusal import ClassRefusal
from adapters.web.render import card_json
from bot.card import Card
from bot.schedule import ScheduleError, zone_named
from bot.text import Words
from storage.class_records import BOT, KeptSeen

_TOUR: Final = "tour"
_CAME: Final = "came-in"
"""Kept beside how far somebody has read each place; no place has a key without a colon."""


class Own:
    """Each person's own decisions in one class."""

    def __init__(self, core: Core, places: Places, acts: Acts) -> None:
        self.core = core
        self._places = places
        self._acts = acts

    @whole
    async def speak(self, person_id: str, language: str) -> None:
        """From now on in this language; an empty one means whatever their browser speaks."""
        async with self.core.lock:
            person = replace(self.core.state.person(person_id), language=language)
            await self.core.keep(person)
            self.core.state.people[person_id] = person

    @whole
    async def live_in(self, person_id: str, zone: str) -> None:
        """From now on in this time zone; an empty one means wherever their browser is."""
        if zone and not _is_zone(zone):
            raise ClassRefusal("class-person-zone", given=zone, example="Europe/Madrid")
        async with self.core.lock:
            person = replace(self.core.state.person(person_id), zone=zone)
            with self.core.hub.turn() as turn:
                await self.core.keep(person)
                self.core.state.people[person_id] = person
                turn.tell_all("person", person=self.core.state.person_json(person))
        if self.core.state.zone(person):
            self._acts.news("moved", person)

    async def browse_in(self, person_id: str, zone: str) -> None:
        """Their newest page is in this time zone, which is theirs while none was chosen; one that is none is not.

        Not kept: a page says so whenever it comes.
        """
        state = self.core.state
        if state.zones.get(person_id) == zone or not _is_zone(zone):
            return
        state.zones[person_id] = zone
        if not state.person(person_id).zone:
            with self.core.hub.turn() as turn:
                turn.tell_all("person", person=state.person_json(state.person(person_id)))
            await self.core.keep()

    @whole
    async def came_in(self, person_id: str) -> None:
        """Somebody came in with a link as this person, who is told so, but the first time: it may be somebody else."""
        core = self.core
        async with core.lock:
            core.state.person(person_id)
            is_first = (person_id, _CAME) not in core.state.seen
            await core.keep(KeptSeen(person_id, _CAME, 1))
            core.state.seen[person_id, _CAME] = 1
        if is_first:
            return
        sentence = partial(core.sentences.say, core.language(person_id))
        with core.hub.turn() as turn:
            turn.tell(only(person_id), "came-in")
        card = card_json(Card(sentence("class-came-in"), (Words(sentence("class-came-in-help")),)))
        await post(core, self._places.direct([person_id]), BOT, payload=card, notify=True)

    def has_toured(self, person_id: str) -> bool:
        """Whether they went through the tour, or left it."""
        return (person_id, _TOUR) in self.core.state.seen

    @whole
    async def tour(self, person_id: str) -> None:
        """The tour does not come by itself any more, in any browser."""
        async with self.core.lock:
            self.core.state.person(person_id)
            await self.core.keep(KeptSeen(person_id, _TOUR, 1))
            self.core.state.seen[person_id, _TOUR] = 1


def _is_zone(name: str) -> bool:
    try:
        zone_named(name)
    except ScheduleError:
        return False
    return True
