"""Rows of goods that a document prints twice: under two readings of one header, or again on another page.

A bill and the receipt for it, or its copy for the carrier, may be pages of one file. Their rows are the
same goods; a bill that goes on over the page has a total on one page alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from evidencecheck.model.fact import LineItem
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.source import Source


def each_once(source: Source, items: Iterable[LineItem]) -> tuple[LineItem, ...]:
    """`items` without the rows that stand twice: each amount is of one row, each page of other goods.

    A page repeats an earlier one where all of its rows do and both have a total of their own.
    """
    by_place = {(item.reading.page, item.reading.box): item for item in items}
    by_page: dict[int | None, list[LineItem]] = {}
    for item in by_place.values():
        by_page.setdefault(item.reading.page, []).append(item)
    totalled = {
        layout.page.number
        for layout, label in source.labels("total", "grand_total", "due", "paid")
        if layout.values(label)
    }
    seen: set[tuple[object, ...]] = set()
    kept: list[LineItem] = []
    for page, rows in by_page.items():
        key = tuple(map(_printed, rows))
        if page not in totalled or key not in seen:
            kept += rows
        if page in totalled:
            seen.add(key)
    return tuple(kept)


def _printed(item: LineItem) -> tuple[object, ...]:
    """What two prints of one row have in common; what is told of its goods may be cut differently."""
    words = fold(item.description).text.split()
    return (" ".join(words[:_WORDS]), item.quantity, item.unit_price, item.amount)


_WORDS = 4
"""Words of a description that are on every print of it."""
