"""Those who wait for a place in a study group: who of them are one."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from cogs.buddies.waiting import together
from tests.cogs.buddies.people import NOW, member


def names(*waiting: str, **told: str) -> list[str]:
    people = [member(each, alone=told.get(each), may_use=True) for each in waiting]
    return [each.person.external_id for each in together(NOW, people, set(), 3)]


def test_nobody_is_the_only_one_of_something_where_it_can_be_helped() -> None:
    assert names("ana", "ben", "chi", "dan") == ["ana", "ben", "chi"]
    assert names("ana", "ben", "chi", "dan", ana="left-handed", dan="left-handed") == ["ana", "ben", "dan"]
    assert names("ana", "ben", "chi", ana="left-handed") == ["ana", "ben", "chi"], "else they are together all the same"


def test_of_what_matching_may_not_use_nothing_follows() -> None:
    people = [
        member(each, alone="left-handed" if each in ("ana", "dan") else None) for each in ("ana", "b", "c", "dan")
    ]
    assert [each.person.external_id for each in together(NOW, people, set(), 3)] == ["ana", "b", "c"]


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda two: two[0] < two[1])), st.integers(3, 5))
def test_fewer_than_three_are_none_and_nobody_is_with_whom_they_are_kept_apart(
    apart: set[tuple[int, int]], most: int
) -> None:
    pairs = {(f"p{one}", f"p{other}") for one, other in apart}
    found = [each.person.external_id for each in together(NOW, [member(f"p{at}") for at in range(6)], pairs, most)]
    assert len(found) in {0, *range(3, most + 1)}
    assert not Counter(found) - Counter({*found})
    assert not any(one in found and other in found for one, other in pairs)
