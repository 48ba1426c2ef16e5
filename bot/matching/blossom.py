"""The best choice of pairs, exactly: maximum weight matching by Edmonds' blossoms, as rustworkx computes it.

Edmonds, *Paths, trees, and flowers* (1965); Galil, *Efficient algorithms for finding maximum matching in graphs* (ACM
Computing Surveys 18, 1986), whose algorithm rustworkx has from van Rantwijk's of networkx, in O(n^3).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import rustworkx

from bot.matching.pool import Numbers
from bot.matching.rules import Edges

NOBODY = -1


def heaviest(n: int, edges: Edges, worth: Sequence[int]) -> Numbers:
    """Each person's partner, ``(n,)``, or :data:`NOBODY`. ``worth`` may be beyond 64 bits, not beyond 120; all of it
    is more than 0, so that nobody stays alone who need not."""
    partner = np.full(n, NOBODY)
    people, number = np.unique(np.concatenate((edges.a, edges.b)), return_inverse=True)
    if not len(people):
        return partner
    a, b = number[: len(edges)].tolist(), number[len(edges) :].tolist()
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(people))
    graph.add_edges_from(list(zip(a, b, worth, strict=True)))
    for one, other in rustworkx.max_weight_matching(graph, weight_fn=int):
        partner[people[one]], partner[people[other]] = people[other], people[one]
    return partner


def pairs_of(partner: Numbers) -> tuple[Numbers, Numbers]:
    """The pairs of partners, ``a < b``, in order."""
    a = np.flatnonzero(partner > np.arange(len(partner)))
    return a, partner[a]
