"""Goods of receipts whose rows write the count before the price: ``Candle  3 @ $12.40   37.20``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.stages.extract.asides import is_recommended
from evidencecheck.stages.extract.goods.row_numbers import numbers_in
from evidencecheck.stages.extract.goods.tall_rows import name_of
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.source import Source

_INLINE = re.compile(
    r"(?<![\d.,])(\d{1,4})\s?(?:@|[x×](?=\s?[^\d\s]?\d))\s?(?=[^\d\s]{0,3}\s?\d)", re.I
)


def inline_items(source: Source, layout: Layout) -> Iterator[LineItem]:
    """Rows of receipts that say "3 @ $12.40" and, at the end of the row, the amount."""
    for row in rows_of(layout.page.lines):
        for line in row:
            match = _INLINE.search(line.text)
            if match is None:
                continue
            numbers = [n for n in numbers_in(row, source.mark) if n.token.has_decimals]
            behind = [n for n in numbers if n.line is not line or n.start >= match.end()]
            # Of "18x18 $24.99" the second number is no price: it is a size.
            if (
                len(behind) == 2
                and behind[0].line is line
                and not any(map(str.isdigit, line.text[match.end() : behind[0].start]))
                and not is_recommended(layout.page, line)
            ):
                price, amount = behind
                yield LineItem(
                    description=line.text[: match.start()].strip() or name_of(layout, line),
                    quantity=Decimal(match[1]),
                    unit_price=price.token.money.amount,
                    amount=amount.token.money.amount,
                    reading=source.reading(layout.page, amount.line, amount.start, amount.end),
                )
