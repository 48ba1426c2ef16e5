"""Private replies and open forms: what only one person sees, in memory only, and gone with the process."""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import Mapping

from adapters.web.core import Core
from adapters.web.hub import JsonObject, Turn, only
from adapters.web.limits import FORMS_KEPT, PRIVATE_KEPT
from adapters.web.refusal import ClassRefusal
from adapters.web.stow import stow
from bot.card import Json
from bot.records import dataclass
from storage.class_records import BOT, KeptFile


@dataclass(frozen=True, slots=True)
class Source:
    """What somebody acted on: the place, and the card that was pressed if there was one."""

    place: str
    message: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class _Reply:
    message: JsonObject
    files: tuple[KeptFile, ...]
    asked: tuple[str, str] | None


class Private:
    """What each person alone has before them."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self._replies: defaultdict[str, deque[_Reply]] = defaultdict(lambda: deque(maxlen=PRIVATE_KEPT))
        self._forms: defaultdict[str, OrderedDict[str, Source]] = defaultdict(OrderedDict)

    async def show(
        self, person: str, source: Source, link: str, payload: Mapping[str, Json], *, once: bool = False
    ) -> str:
        """A card that only this person sees, in the place where they acted. Returns its message id.

        The answer to the same button of the same card (or, ``once``, to this link) takes the place of the one before:
        pressed again and again, it leaves one card.
        """
        asked = (source.message or "", link) if source.message or once else None
        with self.core.hub.turn() as turn:
            await self.core.keep()  # only the number, now and then
            card, files = stow(payload, turn.seq)
            message: JsonObject = {
                "id": f"p{turn.seq}",
                "seq": turn.seq,
                "place": source.place,
                "by": BOT,
                "at": self.core.clock.now().isoformat(),
                "card": card,
                "edited": False,
                "private": True,
            }
            self._take_back(turn, person, asked)
            self._replies[person].append(_Reply(message, tuple(files), asked))
            turn.tell(only(person), "message", message=message)
        return str(message["id"])

    def _take_back(self, turn: Turn, person: str, asked: tuple[str, str] | None) -> None:
        replies = self._replies[person]
        for former in [reply for reply in replies if asked and reply.asked == asked]:
            replies.remove(former)
            turn.tell(only(person), "removed", place=former.message["place"], id=former.message["id"])

    async def replace(self, person: str, source: Source, payload: Mapping[str, Json]) -> bool:
        """Another card in place of the private one that was acted on, where that was: it may have been brought there
        from a room that is gone. False when it is no longer there."""
        replies = self._replies[person]
        for number, reply in enumerate(replies):
            if reply.message["id"] == source.message:
                with self.core.hub.turn() as turn:
                    await self.core.keep()
                    card, files = stow(payload, turn.seq)
                    message: JsonObject = {**reply.message, "place": source.place, "card": card}
                    replies[number] = _Reply(message, tuple(files), reply.asked)
                    turn.tell(only(person), "edited", message=message)
                return True
        return False

    def find(self, person: str, message_id: str) -> JsonObject:
        """A private message. Raises :class:`ClassRefusal` when it is no longer there."""
        for reply in self._replies[person]:
            if reply.message["id"] == message_id:
                return reply.message
        raise ClassRefusal("class-message-gone")

    def newest(self, person: str) -> JsonObject | None:
        """The private message that came to somebody last, if one did."""
        replies = self._replies[person]
        return replies[-1].message if replies else None

    def within(self, person: str, place: str, since: int, before: int) -> list[JsonObject]:
        """The private messages in a place with numbers from ``since`` on and below ``before``."""
        here = [reply.message for reply in self._replies[person] if reply.message["place"] == place]
        return [message for message in here if isinstance(seq := message["seq"], int) and since <= seq < before]

    def file(self, file_id: str, person: str | None = None) -> KeptFile | None:
        """A picture or file of a private message, of this person or of anybody."""
        for replies in self._replies.values() if person is None else [self._replies.get(person, ())]:
            for reply in replies:
                for file in reply.files:
                    if file.id == file_id:
                        return file
        return None

    def open_form(self, person: str, key: str, source: Source) -> None:
        """Remembers where a form came from. The oldest of too many is forgotten; it can still be sent."""
        forms = self._forms[person]
        forms[key] = source
        forms.move_to_end(key)
        while len(forms) > FORMS_KEPT:
            forms.popitem(last=False)

    def form(self, person: str, key: str) -> Source | None:
        """Where an open form came from; ``None`` when this process did not open it."""
        return self._forms[person].get(key)

    def close_form(self, person: str, key: str) -> None:
        """A form was answered."""
        self._forms[person].pop(key, None)

    def forget(self, person: str) -> None:
        """Nothing stays of who left the class."""
        self._replies.pop(person, None)
        self._forms.pop(person, None)
