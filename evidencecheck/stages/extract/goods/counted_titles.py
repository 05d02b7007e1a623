"""Goods of a page that prices nothing and heads no columns: a title with its count in a cell of the row.

So marketplaces print their packing slips: ``Linen napkins, set of 4`` and, at the end of the row, ``1 x``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.goods.card_blocks import wrapped_below
from evidencecheck.stages.extract.goods.card_titles import HEADING, is_of_parcel, is_title, leads
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_COUNT = re.compile(r"(?P<ahead>[1-9]\d{0,2})\s?[x×]|[x×]\s?(?P<behind>[1-9]\d{0,2})")
_FAR = 60.0
"""In line heights: how far right of its title's beginning a count may stand."""


def counted_titles(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The titles beside which nothing but a count stands, on a page without a price."""
    priced = any(
        token.has_mark
        for line in layout.page.lines
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
    )
    rows = rows_of(layout.page.lines)
    for at, row in enumerate(rows if not priced else ()):
        for count in row:
            match = _COUNT.fullmatch(fold(count.text).text.strip())
            left = [x for x in row if x.box.x1 <= count.box.x0]
            title = max(left, key=lambda line: line.box.x1, default=None)
            if match is None or title is None or not is_title(title) or leads(title):
                continue
            text = fold(title.text).text.strip(" :")
            near = count.box.x0 - title.box.x0 < _FAR * title.box.height
            if not near or HEADING.fullmatch(text) or is_of_parcel(text):
                continue
            if any(map(is_cjk, text)):
                continue  # apps in these scripts have cards of their own
            yield LineItem(
                description=wrapped_below(rows, at, title, count.box.x0),
                quantity=Decimal(match["ahead"] or match["behind"]),
                unit_price=None,
                amount=None,
                reading=source.reading(layout.page, count, 0, len(count.text)),
            )
