"""Whether a table's one column of prices holds what one piece costs, or what all of a row cost.

Shops head the latter with "Price" as well. Where the column as it stands makes the printed sum, and pieces
times price do not, it is that of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr


def with_amounts(source: Source, items: Sequence[LineItem]) -> tuple[LineItem, ...]:
    """`items`, their prices as amounts of the rows where the sums of the document say so."""
    priced = [(i.quantity, i.unit_price) for i in items if i.amount is None]
    pairs = [
        (number, price) for number, price in priced if number is not None and price is not None
    ]
    if len(pairs) != len(items) or all(number == 1 for number, _ in pairs):
        return tuple(items)
    as_rows = sum((price for _, price in pairs), Decimal(0))
    as_pieces = sum((number * price for number, price in pairs), Decimal(0))
    printed = _sums(source)
    if not _is_among(as_rows, printed) or _is_among(as_pieces, printed):
        return tuple(items)
    return tuple(
        replace(i, amount=i.unit_price, unit_price=i.unit_price if i.quantity == 1 else None)
        for i in items
    )


def _is_among(amount: Decimal, printed: Sequence[Decimal]) -> bool:
    return any(abs(amount - other) <= CENT for other in printed)


def _sums(source: Source) -> Sequence[Decimal]:
    """The amounts that are labelled as a sum."""
    return [
        token.money.amount
        for layout, label in source.labels("subtotal", "net", "total", "grand_total")
        for cell in layout.values(label)
        for token in money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell.line))
        if token.is_likely_money
    ]
