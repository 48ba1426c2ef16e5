"""A round while places are found in it: read once, and from then on kept as each place that is found changes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.context import ViewContext
from bot.people import Person
from cogs.buddies.placing import Known, Open
from cogs.buddies.reasons import normal
from cogs.buddies.sizes import MOST, PAIR, TRIO
from cogs.buddies.suiting import day_of, free_quarters, shared_hours
from storage.buddies import Programme
from storage.buddy_groups import Anew, Group, GroupState, Taker
from storage.buddy_members import Member
from storage.buddy_rounds import Round
from storage.study_buddies import StudyBuddies


class Seats:
    """Who is in which group of a round, which of these have a place left, and who waits for one."""

    def __init__(
        self,
        ctx: ViewContext[Any],
        store: StudyBuddies,
        programme: Programme,
        this: Round,
        people: Collection[Person],
    ) -> None:
        """``people`` are those who need a place."""
        self._now, self._programme = ctx.now(), programme
        self._most = min(programme.size + 1, MOST) if programme.of_groups else TRIO
        self._here = set(ctx.members(programme.place))
        self.members = {each.person.external_id: each for each in store.members.all(programme.programme_id)}
        self._takers = {each.person: each for each in store.groups.takers(this.round_id)}
        states = (GroupState.COMING, GroupState.OPEN)
        self.groups = {each.group_id: each for each in store.groups.of_round(this.round_id, *states)}
        self.known = self._known(store, people, this.round_id)

    def _known(self, store: StudyBuddies, people: Collection[Person], round_id: int) -> Known:
        """Whom they met is read of all with whom they may be put, also where one of them leaves a place first."""
        moving = {*people, *self._waiting()}
        some = set(moving)
        for theirs in self._inside().values():
            if len(theirs) < self._most or not moving.isdisjoint(theirs):
                some.update(theirs)
        alone = alone_of(self.members.values()) if self._programme.of_groups else {}
        return Known.of(store.meetings.among(some), store.not_again(round_id, some), self._suit, alone)

    def taker(self, person: Person) -> Taker | None:
        """Somebody in the round, as they were before a place was found for them."""
        return self._takers.get(person)

    def group_of(self, person: Person) -> int:
        """The group in which somebody is; 0: in none."""
        taker = self._takers.get(person)
        return taker.group_id if taker else 0

    def waiting_for(self, person: Person) -> list[Person]:
        """Who may be put into a pair with somebody, for they wait as well."""
        return [each for each in self._waiting() if each != person]

    def _waiting(self) -> list[Person]:
        if self._programme.of_groups:
            return []
        return [each.person for each in self._takers.values() if self._may(each.person) and _waits(each)]

    def open(self) -> list[Open]:
        """The groups that have a place left: pairs, or study groups that are not larger by one already."""
        found, inside = list[Open](), self._inside()
        for group in self.groups.values():
            people = tuple(sorted(each.external_id for each in inside.get(group.group_id, ())))
            if PAIR <= len(people) < self._most:
                tired = any(self.members[each].trio for each in people if each in self.members)
                found.append(Open(group.group_id, people, group.wrote, tired))
        return found

    def comes(self, group: Group, people: Iterable[Person]) -> None:
        """These are in a group of the round now, and in none besides; what they said of another is forgotten."""
        self.groups[group.group_id] = group
        for each in people:
            self._takers[each] = Taker(each, group.round_id, group.programme_id, group.group_id, group.closes_at)

    def marks(self, people: Iterable[Person], **flags: Any) -> None:
        """What is noted of these."""
        for each in people:
            if each.external_id in self.members:
                self.members[each.external_id] = replace(self.members[each.external_id], **flags)

    def _inside(self) -> dict[int, list[Person]]:
        found = dict[int, list[Person]]()
        for each in self._takers.values():
            if each.group_id in self.groups and each.person in self._here:
                found.setdefault(each.group_id, []).append(each.person)
        return found

    def _may(self, person: Person) -> bool:
        member = self.members.get(person.external_id)
        return person in self._here and member is not None and member.is_free(self._now)

    def _suit(self, people: Sequence[str]) -> bool:
        """Whether they share as many free hours as the programme wants; who did not say any is not left out for it."""
        told = [each for each in map(self.members.get, people) if each is not None and each.hours]
        free = (free_quarters(each, day_of(self._now)) for each in told)
        return len(told) < PAIR or shared_hours(*free) >= self._programme.floor


def _waits(taker: Taker) -> bool:
    return taker.group_id == 0 or taker.anew is Anew.NOW


def alone_of(members: Iterable[Member]) -> dict[str, str]:
    """By person, of what they would not like to be the only one in a study group, where matching may use it."""
    return {each.person.external_id: normal(each.alone) for each in members if each.alone and each.may_use}
