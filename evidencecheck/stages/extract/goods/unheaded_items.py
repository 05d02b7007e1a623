"""Rows of goods below headings that nobody knows: the rows' own equations name their columns.

A row that holds a whole number, a price and their product has told which is which. To be sure that it is
no coincidence, all rows must have their numbers in the same columns, and together make an amount that is
printed elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_MOST = 9999
"""More pieces in one row are a number of another kind."""
_FEWEST = 3
"""Cells of a row: description and three numbers, of which two may stand in one cell."""


@dataclass(frozen=True, slots=True)
class _Row:
    lines: Sequence[Line]
    quantity: Decimal
    price: Decimal
    amount: Decimal
    at: tuple[float, float, float]
    """Right edges of the three numbers."""
    last: tuple[Line, MoneyToken]


def unheaded_items(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The rows of goods of a page on which no heading is understood."""
    rows = [row for lines in rows_of(layout.page.lines) if (row := _row(source, lines))]
    aligned = [row for row in rows if _in_columns(row, rows[0])]
    total = sum((row.amount for row in aligned), Decimal(0))
    if not aligned or not _is_printed(source, layout, total, aligned):
        return
    for row in aligned:
        line, token = row.last
        texts = [part.text for part in row.lines if any(c.isalpha() for c in part.text)]
        yield LineItem(
            description=" ".join(texts),
            quantity=row.quantity,
            unit_price=row.price,
            amount=row.amount,
            reading=source.reading(layout.page, line, token.start, token.end),
        )


def _row(source: Source, lines: Sequence[Line]) -> _Row | None:
    """A row whose three last numbers, and no others of it, are quantity, price and their product."""
    if len(lines) < _FEWEST or not any(c.isalpha() for c in lines[0].text):
        return None
    numbers = [
        (line, token)
        for line in lines
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
    ]
    hits = [
        triple
        for triple in combinations(numbers, 3)
        if _multiplies(*(token for _, token in triple)) and triple[2] == numbers[-1]
    ]
    if len(hits) != 1:
        return None
    edges = [line.box_of(token.start, token.end).x1 for line, token in hits[0]]
    quantity, price, amount = (token.money.amount for _, token in hits[0])
    place = (edges[0], edges[1], edges[2])
    return _Row(lines, quantity, price, amount, place, hits[0][2])


def _multiplies(quantity: MoneyToken, price: MoneyToken, amount: MoneyToken) -> bool:
    number = quantity.money.amount
    plain = not quantity.is_likely_money and 0 < number <= _MOST and number % 1 == 0
    priced = price.has_decimals and amount.has_decimals and amount.money.amount > 0
    return plain and priced and abs(number * price.money.amount - amount.money.amount) <= CENT


def _in_columns(row: _Row, other: _Row) -> bool:
    height = row.lines[0].box.height
    return all(abs(a - b) < height for a, b in zip(row.at, other.at, strict=True))


def _is_printed(source: Source, layout: Layout, total: Decimal, rows: Sequence[_Row]) -> bool:
    own = {id(line) for row in rows for line in row.lines}
    return any(
        abs(token.money.amount - total) <= CENT
        for line in layout.page.lines
        if id(line) not in own
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    )
