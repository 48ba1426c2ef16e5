"""The class in the browser: a platform of our own, with people, places and messages, and no bot in it.

It is to the bot what Discord is: the bot reaches it through :attr:`Classroom.bot` and hears what people do through one
callback. Every method named after something that a person does raises :class:`~adapters.web.refusal.ClassRefusal`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from adapters.web.acts import Acts, Deliver, where
from adapters.web.bot_side import Bot
from adapters.web.core import Core, whole
from adapters.web.hub import JsonObject
from adapters.web.keeper import Keeper, MemoryKeeper
from adapters.web.limits import LONGEST_KEY, PAGE, THREADS_LISTED
from adapters.web.line import WrongOptions, parse
from adapters.web.own import Own
from adapters.web.own_words import OwnWords
from adapters.web.places import Places
from adapters.web.post import clean, post, words
from adapters.web.private import Private, Source
from adapters.web.refusal import ClassRefusal, Sentences
from adapters.web.register import Register
from adapters.web.seat import Seat
from adapters.web.seen import Seen
from adapters.web.state import seq_of
from bot.card import Json
from bot.clock import Clock, SystemClock
from bot.link import BadLink, Link, make
from bot.people import PlaceKind
from storage.class_records import KeptFile, KeptMessage, KeptPerson, KeptPlace


class Classroom:
    """One class. :attr:`register` adds and removes people and places; :attr:`bot` is what the bot may ask.

    :attr:`own` is what a person decides for themselves, :attr:`own_words` what becomes of what they said.
    """

    def __init__(self, core: Core) -> None:
        self.core = core
        self.simulates = False  # whether simulated classmates may take part: the app says so
        self.places = Places(core, self._unsaid, self._moved, self._gone)
        self.private = Private(core)
        self.acts = Acts(core, self.private)
        self.register = Register(core, self.places, self.private, self.acts)
        self.bot = Bot(core, self.places, self.attach)
        self.own = Own(core, self.places, self.acts)
        self.own_words = OwnWords(core, self.places)
        self._seen = Seen(core)

    @classmethod
    async def open(
        cls,
        keeper: Keeper | None = None,
        *,
        clock: Clock | None = None,
        sentences: Sentences | None = None,
        name: str = "Homeroom class",
        language: str = "en",
        mates: bool = False,
    ) -> Classroom:
        """The class that the keeper kept, or a new one without people and places. Without a keeper: in memory."""
        core = await Core.open(
            keeper or MemoryKeeper(), clock or SystemClock(), sentences or Sentences(), name, language, mates=mates
        )
        return cls(core)

    @property
    def name(self) -> str:
        """The class's name."""
        return self.core.state.about.name

    @property
    def is_new(self) -> bool:
        """Whether nobody was ever in it."""
        return not self.core.state.people

    @property
    def mates(self) -> bool:
        """Whether simulated classmates take part."""
        return self.simulates and self.core.state.about.mates

    def acts_for(self, person: KeptPerson) -> bool:
        """Whether the simulation acts for this person now: not while somebody real is them."""
        return self.mates and person.simulated and person.id not in self.core.state.here

    def attach(self, deliver: Deliver) -> None:
        """From now on what people do is handed to this."""
        self.acts.deliver = deliver

    async def seat(self, person: str) -> Seat:
        """A person's place before the class, as a test drives it."""
        return await Seat.take(self, person)

    async def settle(self) -> None:
        """Waits until everything that was begun is kept, told, and heard by the bot."""
        await self.core.settle()

    async def clock_moved(self) -> None:
        """Every page hears what time it is in the class, after its clock was moved ahead."""
        with self.core.hub.turn() as turn:
            turn.tell_all("clock", now=self.core.clock.now().isoformat())
        await self.core.keep()

    async def close(self) -> None:
        """Finishes what was begun, and keeps what was only remembered."""
        await self.core.settle()
        await self._seen.keep()

    @whole
    async def say(self, person: str, place: str, text: str, key: str = "", *, simulated: bool = False) -> KeptMessage:
        """Words in a place, ``simulated`` or a real person's. The same ``key`` of the same person again finds the first
        message."""
        self._check_key(key)
        who, there = self.core.state.person(person), self.core.state.place(person, place)
        message, is_new = await post(self.core, there, person, text=words(text), said_key=key, simulated=simulated)
        if is_new:
            root: JsonObject | None = {"place": there.parent, "id": there.under} if there.under else None
            self.acts.news("wrote", who, **where(there), at=message.at.isoformat(), reply_to=root)
        return message

    def _unsaid(self, message: KeptMessage) -> None:
        """The bot hears that something which somebody wrote is gone; what it was, no more than before."""
        who, there = self.core.state.people[message.by], self.core.state.places[message.place]
        self.acts.news("unwrote", who, **where(there), at=message.at.isoformat())

    def _moved(self, person: KeptPerson) -> None:
        """The bot hears who is in which voice room, or in none any more."""
        self.acts.moved(person, person.voice)

    def _gone(self, place: KeptPlace) -> None:
        """The bot hears of it also where it closed a room of its own: what stood there of its stands no more."""
        self.acts.news("place-gone", place=place.key, parent=place.parent)

    async def line(self, person: str, place: str, text: str, key: str = "", *, at_options: bool = False) -> JsonObject:
        """A line such as ``/icebreaker schedule days:mon,wed time:09:00``: a command with its options.

        With ``at_options`` what does not fit comes back with the command and its values, to be mended there.
        """
        there = self.core.state.place(person, place)
        commands = await self.acts.commands(person, there, every=True)
        may = [str(each["name"]) for each in await self.acts.commands(person, there)]
        try:
            name, values = parse(clean(text), commands, self.core.state, person, place, may)
        except WrongOptions as refusal:
            if not at_options:
                raise
            said = partial(self.core.sentences.refusal, self.core.language(person))
            wrong: JsonObject = {option: said(each) for option, each in refusal.wrong.items()}
            return {"shown": "wrong", "wrong": wrong, "command": refusal.command, "values": dict(refusal.filled)}
        answer = await self._run(person, place, name, values, key, commands, at_options)
        return {**answer, "command": name, "values": values} if answer["shown"] == "wrong" else answer

    async def command(
        self,
        person: str,
        place: str,
        name: str,
        values: Mapping[str, Json] | None = None,
        key: str = "",
        *,
        at_options: bool = False,
    ) -> JsonObject:
        """A command by its name, with JSON values by option."""
        commands = await self.acts.commands(person, self.core.state.place(person, place), every=True)
        return await self._run(person, place, name, values or {}, key, commands, at_options)

    async def press(self, person: str, place: str, message: str, link: str, key: str = "") -> JsonObject:
        """A press on a button of a card."""
        source = Source(place, message, message.startswith("p"))
        return await self.acts.act(person, "press", place, link, key=key, source=source)

    async def choose(self, person: str, place: str, message: str, link: str, value: Json, key: str = "") -> JsonObject:
        """A choice in a select of a card: a value, or a list of them where several may be chosen."""
        source = Source(place, message, message.startswith("p"))
        return await self.acts.act(person, "choice", place, link, values={"": value}, key=key, source=source)

    async def menu(
        self, person: str, place: str, entry: str, *, message: str = "", about: str = "", key: str = ""
    ) -> JsonObject:
        """An entry in the menu of a message that stands in this place, or of the person with the id ``about``."""
        if message:
            seq_of(message)
        elif about not in self.core.state.people or self.core.state.people[about].gone:
            raise ClassRefusal("class-person-gone")
        target = Link(entry)
        try:
            link = make(target.cog, target.name, [message or about])
        except BadLink:
            raise ClassRefusal("class-bad-request") from None
        return await self.acts.act(person, "menu", place, link, key=key)

    async def submit(
        self, person: str, place: str, form: str, link: str, values: Mapping[str, Json], key: str = ""
    ) -> JsonObject:
        """A filled-in form. One that was opened before a restart can be sent all the same: nothing typed is lost."""
        self._check_key(form)
        source = self.private.form(person, form) or Source(place)
        return await self.acts.act(
            person, "submit", source.place, link, values=values, key=key, source=source, form_key=form
        )

    async def open_place(self, person: str, place: str, before: int | None = None) -> tuple[list[JsonObject], bool]:
        """The newest messages of a place (below ``before``), oldest first, and whether there are older ones."""
        state = self.core.state
        there = state.place(person, place)
        below = self.core.hub.seq + 1 if before is None else before
        page = await self.core.keeper.page(there.key, below, PAGE + 1)
        more, page = len(page) > PAGE, page[-PAGE:]
        since = page[0].seq if more and page else 0
        mine = self.private.within(person, place, since, below)
        found = [*(state.message_json(message) for message in page), *mine]
        return sorted(found, key=_seq), more

    @whole
    async def thread(self, person: str, message: str) -> JsonObject:
        """The thread below a message, opened when there is none."""
        async with self.core.lock:
            self.core.state.person(person)
            kept = await self.core.keeper.message(seq_of(message))
            if kept is None or not self.core.state.may_see(person, kept.place):
                raise ClassRefusal("class-message-gone")
            place = await self.places.thread(message, "")
            return self.core.state.place_json(place)

    async def reach(self, person: str, place: str, message: str) -> JsonObject:
        """A place in which a message stands that somebody was shown the way to. Raises :class:`ClassRefusal`."""
        try:
            there = self.core.state.place(person, place)
            kept = await self.core.keeper.message(seq_of(message))
        except ClassRefusal:
            kept = None
        if kept is None or kept.place != there.key:
            raise ClassRefusal("class-elsewhere")
        return self.core.state.place_json(there)

    def threads(self, person: str, place: str) -> list[JsonObject]:
        """The threads below a place that this person may see, the newest first."""
        state = self.core.state
        there = state.place(person, place)
        found = [each for each in state.places.values() if each.parent == there.key and not each.gone]
        found = [each for each in found if each.kind == PlaceKind.THREAD and state.sees(person, state.audience(each))]
        found.sort(key=lambda each: max(each.last, each.made), reverse=True)
        return [state.place_json(each) for each in found[:THREADS_LISTED]]

    async def direct(self, person: str, people: Sequence[str]) -> JsonObject:
        """The direct conversation with these people; with nobody: with the bot alone.

        The others have it before them once something is said in it.
        """
        return self.core.state.place_json(self.core.state.direct([person, *people]))

    @whole
    async def voice(self, person: str, place: str | None) -> None:
        """Into a voice room, or out of the one that the person is in."""
        async with self.core.lock:
            if place is not None and self.core.state.place(person, place).kind != PlaceKind.VOICE:
                raise ClassRefusal("class-not-voice")
            await self.places.talk(person, place)

    @whole
    async def switch_mates(self, person: str, on: bool) -> None:
        """Simulated classmates take part from now on, or no more."""
        async with self.core.lock:
            self.core.state.person(person)
            if not self.simulates:
                raise ClassRefusal("class-no-mates")
            with self.core.hub.turn() as turn:
                await self.core.change_mates(on)
                turn.tell_all("mates", on=on)

    async def seen(self, person: str, place: str, seq: int) -> int:
        """The person has read a place up to here. Returns how many messages of others are left to read, 100 at most."""
        there = self.core.state.place(person, place)
        if there.key not in self.core.state.places:
            return 0  # nothing was said in it
        reached = self._seen.read(person, place, seq)
        if reached >= there.last:
            return 0
        return (await self.core.keeper.unread(person, {place: reached}))[place]

    async def unread(self, person: str) -> dict[str, int]:
        """How many messages of others a person has not read, by place; 100 at most."""
        since = self.core.state.unread_since(self.core.state.person(person))
        found = await self.core.keeper.unread(person, since) if since else {}
        return {place: count for place, count in found.items() if count}

    async def mentioned(self, person: str) -> list[str]:
        """In which places something that the person has not read names them."""
        member = self.core.state.person(person)
        since = self.core.state.unread_since(member)
        return await self.core.keeper.named(member, since) if since else []

    async def file(self, file_id: str) -> KeptFile | None:
        """A picture or file of a card, by the id in its address."""
        return self.private.file(file_id) or await self.core.keeper.file(file_id)

    async def file_before(self, person: str, file_id: str) -> KeptFile | None:
        """The same, if this person sees the message that it is in."""
        if file := self.private.file(file_id, person):
            return file
        file = await self.core.keeper.file(file_id)
        message = await self.core.keeper.message(file.message) if file else None
        if message is None:
            return None
        try:
            self.core.state.place(person, message.place)
        except ClassRefusal:
            return None
        return file

    async def offered(self, person: str) -> dict[str, list[JsonObject]]:
        """The commands, and the menus at people and messages, that this person's role allows; the staff's say which a
        student has too."""
        try:
            return await self.acts.offered(person)
        except ClassRefusal:  # the bot is away; what it offers comes with the next page
            return {"commands": [], "menus": []}

    async def _run(
        self,
        person: str,
        place: str,
        name: str,
        values: Mapping[str, Json],
        key: str,
        commands: Sequence[Mapping[str, Any]],
        at_options: bool,
    ) -> JsonObject:
        wanted = " ".join(name.lower().split())
        link = next((str(command["link"]) for command in commands if command["name"] == wanted), None)
        if link is None:
            raise ClassRefusal("line-unknown", name=wanted)
        return await self.acts.act(person, "command", place, link, values=values, key=key, at_options=at_options)

    def _check_key(self, key: str) -> None:
        if len(key) > LONGEST_KEY:
            raise ClassRefusal("class-bad-request")


def _seq(message: Mapping[str, Any]) -> int:
    return int(message["seq"])
