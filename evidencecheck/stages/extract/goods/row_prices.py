"""What makes the price of a row of goods: packs of a hundred, a discount or a tax of the row itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout

RATE = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?\s?[%％]")
"""A cell with the rate of tax or discount alone."""


SUMMARY = frozenset(
    {"subtotal", "total", "grand_total", "net", "tax", "shipping", "discount", "paid", "due"}
)
"""Fields of the labels of sums."""


def without_sums(layout: Layout, row: Sequence[Line]) -> list[Line]:
    """`row` without the amounts that a label in the row names: order pages stack ``Shipping: 0.00`` and the
    like in the last column of the goods, and receipts of the post have ``Weight: 5 lb 6.40 oz`` below them.
    """
    return [line for line in row if not is_sum(layout, line, row) and not _is_weight(layout, line)]


def _is_weight(layout: Layout, line: Line) -> bool:
    return any(label.leads and label.marked and label.is_for("weight") for label in layout.of(line))


def is_sum(layout: Layout, line: Line, row: Sequence[Line]) -> bool:
    """Whether `line` states a sum that a label in the row names, or names one."""
    if any(label.marked and label.is_for(*SUMMARY) for label in layout.of(line)):
        return True
    left = [other for other in row if other.box.x1 <= line.box.x0 + 0.5 * line.box.height]
    labels = layout.of(max(left, key=lambda other: other.box.x1)) if left else ()
    beside = labels[-1] if labels else None
    return (
        beside is not None
        and beside.marked
        and beside.is_for(*SUMMARY)
        and layout.rest(beside) is None
    )


def per_piece(
    amounts: dict[str, Decimal], row: Sequence[Line], layout: Layout
) -> dict[str, Decimal]:
    """`amounts`, where a price that is that of 100 or 1000 pieces is made that of one."""
    if not amounts.keys() >= {"quantity", "unit_price", "line_amount"}:
        return amounts
    said = any(_PACK.fullmatch(fold(line.text).text.strip()) for line in row)
    plain = amounts["quantity"] * amounts["unit_price"]
    for pack in (100, 1000) if said or _PER_PACK.search(fold(layout.page.text).text) else ():
        if plain and abs(plain / pack - amounts["line_amount"]) <= CENT:
            return {**amounts, "unit_price": amounts["unit_price"] / pack}
    return amounts


_PACK = re.compile(r"c|m|%|%o|‰|/?1[.,]?000?(?: ?(?:st|stk|stuck|pcs?|pz|ud|uds|ea))?\.?")
"""The pieces to which a price applies, in a column of their own (C and M: Roman numerals)."""
_PER_PACK = re.compile(r"(?:per|pro|je|por|par|ogni|le|/|%)\s?1[.,]?000?(?!\d)")


def is_explained(amounts: dict[str, Decimal], row: Sequence[Line]) -> bool:
    """Whether a tax or discount of the row itself, as a sum or in percent, makes the amount differ from
    quantity × price.
    """
    if not {"quantity", "unit_price", "line_amount"} <= amounts.keys():
        return False
    plain = amounts["quantity"] * amounts["unit_price"]
    rest = abs(amounts["line_amount"] - plain)
    own = [abs(amounts[name]) for name in ("tax", "discount") if name in amounts]
    rates = [*own, *(rate for line in row for rate in _rates(line))]
    in_percent = any(abs(abs(plain) * rate / 100 - rest) <= CENT for rate in rates)
    return rest != 0 and (
        in_percent or any(rest in {value, value * amounts["quantity"]} for value in own)
    )


def _rates(line: Line) -> Iterator[Decimal]:
    text = line.text.strip()
    if RATE.fullmatch(text):
        yield Decimal(text.rstrip("%％ ").replace(",", "."))
