"""Rows of goods whose prices stand one below the other, each with its label, as Amazon prints its orders.

Beside the title and the count, which have columns with headings, the row says ``Unit price: $32.50``,
``Items: $65.00``, ``Shipping: $4.49``. The count is believed where the page prints the product, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.goods.card_titles import is_title, wraps
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_COUNT = re.compile(r"[1-9]\d{0,3}")
_ROWS = 1.5
"""In line heights: how far below its label the count of a price may begin."""
_WRAP = 0.6
"""In line heights: the blank between two lines of one title, at most."""
_HEADED = 40.0
"""In line heights: how far below its heading a count may stand."""


def labelled_prices(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The rows of the page, top down; none if one of them does not make what the page prints."""
    found = []
    top = 0.0
    labels = [x for x in layout.all_labels("unit_price") if x.marked and x.leads]
    for label in sorted(labels, key=lambda label: label.line.box.y0):
        priced = _price(source, layout, label)
        counts = _counts(layout, label, top)
        if priced is None or len({line.text.strip() for line in counts}) != 1:
            return
        line, token = priced
        number, unit = Decimal(counts[0].text.strip()), token.money.amount
        title = _title(layout, counts, label)
        if not title or not _is_printed(source, layout, label, number * unit):
            return
        reading = source.reading(layout.page, line, token.start, token.end)
        found.append(LineItem(title, number, unit, number * unit, reading))
        top = label.line.box.y1
    yield from found


def _price(source: Source, layout: Layout, label: Label) -> tuple[Line, MoneyToken] | None:
    for cell in layout.values(label)[:1]:
        for token in money_tokens(cell.line.text, mark=source.mark, ocr=is_ocr(cell.line)):
            if token.start >= cell.start and token.is_likely_money:
                return cell.line, token
    return None


def _counts(layout: Layout, label: Label, top: float) -> Sequence[Line]:
    """The counts of the row: below headings of quantities, above or beside the label, nearest to it."""
    box = label.line.box
    heads = [head.line.box for head in layout.all_labels("quantity") if head.leads]
    under = [
        line
        for line in layout.page.lines
        if _COUNT.fullmatch(line.text.strip())
        and line.box.x1 <= box.x0
        and top <= line.box.y0 <= box.y1 + _ROWS * box.height
        and any(
            head.overlap_x(line.box) > 0 and 0 < line.box.y0 - head.y0 < _HEADED * head.height
            for head in heads
        )
    ]
    nearest = max(under, key=lambda line: line.box.y0, default=None)
    return [line for line in under if nearest and line.box.same_row(nearest.box)]


def _title(layout: Layout, counts: Sequence[Line], label: Label) -> str:
    """The line of the row below the heading of the goods, with what wraps of it into the next ones."""
    heads = [head.line.box for head in layout.all_labels("item") if head.leads]
    row = [
        line
        for line in layout.page.lines
        if line.box.same_row(counts[0].box)
        and line.box.x1 <= label.line.box.x0
        and any(abs(head.x0 - line.box.x0) < line.box.height for head in heads)
        and is_title(line)
    ]
    if len(row) != 1:
        return ""
    texts, last = [row[0].text.strip()], row[0]
    for line in sorted(layout.page.lines, key=lambda line: line.box.y0):
        close = -0.3 < (line.box.y0 - last.box.y1) / last.box.height < _WRAP
        flush = abs(line.box.x0 - last.box.x0) < 0.5 * last.box.height
        if line is not last and close and flush and is_title(line) and wraps(last, line):
            texts.append(line.text.strip())
            last = line
    return " ".join(texts)


def _is_printed(source: Source, layout: Layout, label: Label, amount: Decimal) -> bool:
    """Whether `amount` stands on the page beside the price that makes it."""
    return any(
        token.money.amount == amount
        for line in layout.page.lines
        if line.box.y0 > label.line.box.y0 + 0.5 * label.line.box.height
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    )
