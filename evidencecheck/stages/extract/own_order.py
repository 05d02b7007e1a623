"""Which of several order IDs the page is about: the one that stands apart, by its label or as a heading.

A page that shows one order in detail may name others beside it: of the same buyer, to be sent along, found
by the search. A list has its IDs below one another, and is about none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.model.fact import Fact, Mention
from evidencecheck.model.geometry import Box
from evidencecheck.stages.extract.source import Source

_TALL = 1.15
"""How much taller than every other ID one is that heads the page."""
_RECEIVERS = 2
"""Labels of an address of delivery that one order may have: that of the card, that of the address in it."""
_BELOW = 2.5
"""Line heights within which the date of the order stands below the ID that heads the page."""


def orders_shown(source: Source, found: Sequence[Fact]) -> set[str]:
    """The order that the page is about, if one stands apart; else every one that is not set aside.

    `found`: what the page names, decided only where its own order is told from the others.
    """
    named = [f for f in found if f.mention is not Mention.ASIDE and f.role != "malformed"]
    shown = {str(f.value) for f in named}
    decided = {str(f.value) for f in named if f.decided}
    lead = next(iter(decided)) if len(decided) == 1 else None
    if lead is None or not _stands_apart(named, lead) or not 1 <= _receivers(source) <= _RECEIVERS:
        return shown or {str(f.value) for f in found}
    return {lead}


def heading_order(source: Source, found: Sequence[Fact]) -> str | None:
    """The ID above all others that is set larger or has its date below it, none other in its column."""
    bare = [f for f in found if f.decided]
    placed = [(str(f.value), box) for f in bare if (box := f.reading.box) is not None]
    if len({value for value, _ in placed}) < 2 or len({f.reading.page for f in bare}) != 1:
        return None
    lead, box = min(placed, key=lambda hit: hit[1].y0)
    others = [other for value, other in placed if value != lead]
    if any(other.same_row(box) for other in others) or not _stands_apart(bare, lead):
        return None
    larger = all(box.height >= _TALL * other.height for other in others)
    return lead if larger or _is_dated(source, box) else None


def _is_dated(source: Source, box: Box) -> bool:
    """Whether the date of an order is labelled below this ID, and nowhere else."""
    dated = [label.line.box for _, label in source.labels("order_date")]
    return len(dated) == 1 and _is_below(dated[0], box)


def _is_below(other: Box, box: Box) -> bool:
    return -0.5 <= (other.y0 - box.y1) / box.height <= _BELOW and other.overlap_x(box) > 0


def _stands_apart(named: Sequence[Fact], lead: str) -> bool:
    """Whether no other ID begins or ends in the column of this one: it is no row of a list."""
    placed = [(str(f.value), box) for f in named if (box := f.reading.box) is not None]
    own = [box for value, box in placed if value == lead]
    others = [box for value, box in placed if value != lead]
    return all(
        min(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) > one.height
        for one in own
        for other in others
    )


def _receivers(source: Source) -> int:
    """How many labels say that an address of delivery follows."""
    return sum(label.leads for _, label in source.labels("ship_to"))
