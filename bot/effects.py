"""What handlers ask for, gathered during a transaction and stored at its end as jobs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from bot.cog import Declaration, Kind
from bot.deleting import target_of
from bot.link import Link, make
from bot.people import Person, Place, PlaceKind
from bot.platform import Message
from storage.database import Tx
from storage.jobs import HANDLER, Jobs, NewJob, effect_key

if TYPE_CHECKING:
    from bot.registry import Registry

Whom: TypeAlias = Sequence[Person] | Callable[[], Sequence[Person]]
"""Whom something is about; who reads them only for that is asked only if anybody wants to know."""


class Effects:
    """The jobs of one transaction: one statement stores them all, and one more for each refresh, removal or cancel.

    ``asked_by`` is who waits for what happens: no quiet hours of the course hold a post, and they may be told in their
    own.
    """

    def __init__(self, registry: Registry, now: Callable[[], datetime], asked_by: str | None, course_id: int) -> None:
        self._course_id = course_id
        self._registry = registry
        self._now = now
        self._asked_by = asked_by
        self._jobs: list[NewJob] = []
        self._spread: dict[tuple[str, Link], bool] = {}
        self._cancelled: dict[str, None] = {}
        self.forgot = False  # whether somebody was forgotten: then nothing of them may stay in the database's files

    def post(self, place: Place, view: Link, then: Link | None) -> None:
        """See :meth:`bot.context.JobContext.post`."""
        self._expect(view, Kind.VIEW)
        self._add("post", view, place.root.key, place.key, then, self._asked_by)

    def tell(self, people: Sequence[Person], view: Link, then: Link | None) -> None:
        """See :meth:`bot.context.JobContext.tell`."""
        self._expect(view, Kind.VIEW)
        place = Place.direct(*people)
        asked_by = self._asked_by if self._asked_by in place.people else None
        self._add("tell", view, place.key, place.key, then, asked_by)

    def open(self, room: Link, then: Link | None, press: int | None = None) -> None:
        """See :meth:`bot.context.JobContext.open`."""
        self._expect(room, Kind.ROOM)
        self._add("open", room, f"room:{room}", f"room:{room}", then, self._asked_by, press)

    def bring(self, person: Person, place: Place, then: Link | None = None) -> None:
        """See :meth:`bot.context.JobContext.bring`."""
        self._expect_then(then)
        lane, target = Place.direct(person).key, f"{person.external_id}>{place.key}"
        by, course_id = self._asked_by, self._course_id
        self._jobs.append(NewJob("bring", "", self._now(), lane, target, then, asked_by=by, course_id=course_id))

    def delete(self, message: Message, then: Link) -> None:
        """See :meth:`bot.context.JobContext.delete`."""
        self._expect(then, Kind.JOB)
        target = target_of(message)
        by, course_id, key = self._asked_by, self._course_id, f"delete:{target}"
        self._jobs.append(NewJob("delete", then, self._now(), message.place, target, then, key, by, course_id))

    def work(self, link: Link, then: Link) -> None:
        """See :meth:`bot.context.JobContext.work`."""
        self._expect(link, Kind.WORK)
        self._add("work", link, f"work:{link}", "", then, self._asked_by)

    def announce(self, event: str, people: Whom, lately: Callable[[Link], bool] | None = None) -> None:
        """See :meth:`bot.context.JobContext.announce`. ``lately`` tells of what was heard so lately that it need not be
        again; of the rest one job waits for each hearer and person."""
        if not (hearing := self._registry.hearing(event)):
            return
        who = people() if callable(people) else people
        for heard in hearing:
            for link in [heard.link(person) for person in who] if heard.plan.link else [heard.link()]:
                if lately is None:
                    self.at(self._now(), link, None)
                elif not lately(link):
                    self.at(self._now(), link, f"heard:{link}")

    def at(self, when: datetime, link: Link, key: str | None, course: int | None = None) -> None:
        """See :meth:`bot.context.JobContext.at`. The target says whom it is about: nobody deleted is spoken of."""
        about = self._expect(link, Kind.JOB, Kind.EVENT).person_at
        target = "" if about is None else Place("", PlaceKind.DIRECT, people=(link.args[about],)).key
        by = self._asked_by if when <= self._now() else None
        course_id = self._course_id if course is None else course
        self._jobs.append(NewJob(HANDLER, link, when, link, target, key=key, asked_by=by, course_id=course_id))

    def spread(self, effect: str, link: Link, *, at_once: bool = False) -> None:
        """Refreshes or removes a view or room wherever it stands."""
        self._expect(link, Kind.VIEW, Kind.ROOM)
        self._spread[effect, link] = at_once or self._spread.get((effect, link), False)

    def words_changed(self, view: Link) -> None:
        """Refreshes a view of which words are hidden or back, and those that quote it; its cog hears of it where it
        shows them elsewhere too."""
        for each in (view, *self._registry.quoting(view)):
            self.spread("refresh", each)
        if (found := self._registry.find(view)) is not None and found.elsewhere:
            self.at(self._now(), make(found.cog.name, found.elsewhere, view.args), None)

    def asked_by_nobody(self) -> None:
        """Nobody waits for what is asked for from here on, nor is it noted whose it was."""
        self._asked_by = None

    def forget_asker(self) -> None:
        """The same, for whoever is forgotten now."""
        self.asked_by_nobody()
        self.forgot = True

    def cancel(self, key: str) -> None:
        """See :meth:`bot.context.JobContext.cancel`."""
        self._jobs = [job for job in self._jobs if job.key != key]
        self._cancelled[key] = None

    def flush(self, tx: Tx, space_id: str, *, restored: bool = False) -> bool:
        """Stores everything. Returns whether the worker has something to do now.

        ``restored``: what is due now would have happened before the database was restored, so its messages are held.
        """
        store, now = Jobs(tx, space_id), self._now()
        for key in self._cancelled:
            store.cancel(key)
        jobs = list({job.key or number: job for number, job in enumerate(self._jobs)}.values())
        late = [job for job in jobs if restored and job.due_at <= now]
        if late:
            store.hold_back(late)
        if coming := [job for job in jobs if job not in late] if late else jobs:
            store.queue(coming)
        for (effect, link), at_once in self._spread.items():
            view = self._registry.find(link)
            waits = view is not None and effect == "refresh" and not at_once
            store.spread(effect, link, now, view.every if view and waits else timedelta(0))
        return bool(self._spread) or any(job.due_at <= now for job in self._jobs)

    def _add(
        self,
        effect: str,
        link: Link,
        lane: str,
        target: str,
        then: Link | None,
        asked_by: str | None,
        press: int | None = None,
    ) -> None:
        self._expect_then(then)
        key = effect_key(effect, link, target)
        self._jobs.append(NewJob(effect, link, self._now(), lane, target, then, key, asked_by, self._course_id, press))

    def _expect_then(self, then: Link | None) -> None:
        if then is not None and self._expect(then, Kind.JOB).person_at is not None:
            raise TypeError(f"{then.target} names a person, who would be kept in what comes after")

    def _expect(self, link: Link, *kinds: Kind) -> Declaration:
        found = self._registry.find(link)
        if found is None or found.kind not in kinds:
            raise TypeError(f"{link.target} is no {kinds[0]}")
        return found
