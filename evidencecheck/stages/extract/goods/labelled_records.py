"""Goods of an export that is read record by record: title, count and price each beside the name of its column.

Amazon's report of orders states what all pieces cost as ``item-price``, so a price is that of one piece only
where the count times the price is stated, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.source import Source

_COUNT = re.compile(r"[1-9]\d{0,5}")
_AMOUNTS = ("line_amount", "grand_total", "total", "subtotal")


def labelled_records(source: Source) -> Iterator[LineItem]:
    """One row of goods for each page of an export that names an article and its count."""
    for layout in source.layouts:
        if layout.page.channels == (Channel.STRUCTURED,):
            yield from _record(source, layout)


def _record(source: Source, layout: Layout) -> Iterator[LineItem]:
    titles = [cell for cell in _values(layout, "item") if any(map(str.isalpha, cell.text))]
    counts = [cell for cell in _values(layout, "quantity") if _COUNT.fullmatch(cell.text)]
    if not titles or len({cell.text for cell in counts}) != 1:
        return
    title = max((cell.text for cell in titles), key=len)
    number = Decimal(counts[0].text)
    prices = {p for cell in _values(layout, "unit_price") for p in _amounts(source, cell)}
    sums = {p for cell in _values(layout, *_AMOUNTS) for p in _amounts(source, cell)}
    unit = next((p for p in sorted(prices) if p * number in sums), None)
    amount = None if unit is None else unit * number
    yield LineItem(title, number, unit, amount, source.reading_of(layout.page, counts[0]))


def _values(layout: Layout, *fields: str) -> Iterator[Cell]:
    """What stands right of the names of columns."""
    for label in layout.all_labels(*fields):
        if label.leads and label.is_for(*fields):
            yield from layout.right(label)[:1]


def _amounts(source: Source, cell: Cell) -> Iterator[Decimal]:
    for token in money_tokens(cell.text, mark=source.mark):
        if token.money.amount > 0:
            yield token.money.amount
