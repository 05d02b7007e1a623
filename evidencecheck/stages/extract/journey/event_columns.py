"""The columns of dates on a page of a shipment's history: each is a history of its own, or a form's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evidencecheck.model.geometry import Box
from evidencecheck.stages.extract.journey.event_anchors import Anchor
from evidencecheck.stages.extract.journey.statuses import status_of

MOST = 0.75
"""Share of the dates of a column that makes most of them."""
_FEWEST_CARDS = 3
"""Cards with a status that make a history of a column of dates."""


def histories(anchors: Sequence[Anchor]) -> list[list[Anchor]]:
    """The columns of dates but those of a form over the history, whose dates stand side by side in a row."""
    columns = _columns(anchors)
    longest = max(map(len, columns), default=0)
    return [
        column
        for column in columns
        if longest < _FEWEST_CARDS
        or len(column) >= _FEWEST_CARDS
        or not all(_has_date_beside(anchor, anchors) for anchor in column)
    ]


def _has_date_beside(anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
    return any(o is not anchor and o.stamp.same_row(anchor.stamp) for o in anchors)


def in_line(column: Sequence[Anchor], cards: Sequence[Sequence[str]]) -> set[int]:
    """Identities of the dates of a history: all of a column in which most cards tell a status.

    The moment of a printout stands farther from the last card than the cards from each other.
    """
    telling = [i for i, card in enumerate(cards) if status_of(" ".join(card)) is not None]
    if len(telling) < _FEWEST_CARDS:
        return set()
    first, last = telling[0], telling[-1]
    gaps = [b.stamp.y0 - a.stamp.y1 for a, b in pairwise(column)]
    widest = max(gaps[first:last], default=0.0)
    while first > 0 and gaps[first - 1] <= widest:
        first -= 1
    while last < len(gaps) and gaps[last] <= widest:
        last += 1
    held = column[first : last + 1]
    return {id(anchor) for anchor in held} if len(telling) >= MOST * len(held) else set()


def _columns(anchors: Sequence[Anchor]) -> list[list[Anchor]]:
    """Anchors whose stamps share an edge or the middle with the one before them in the column."""
    columns: list[list[Anchor]] = []
    for anchor in sorted(anchors, key=lambda a: (a.stamp.center_y, a.stamp.x0)):
        near = [c for c in columns if _is_aligned(c[-1].stamp, anchor.stamp)]
        if near:
            min(near, key=lambda c: abs(c[-1].stamp.x0 - anchor.stamp.x0)).append(anchor)
        else:
            columns.append([anchor])
    return columns


def _is_aligned(box: Box, other: Box) -> bool:
    near = 1.5 * max(box.height, other.height)
    return (
        abs(box.x0 - other.x0) < near
        or abs(box.x1 - other.x1) < near
        or abs(box.center_x - other.center_x) < near
    )
