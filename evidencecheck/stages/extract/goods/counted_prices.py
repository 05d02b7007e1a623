"""Goods whose count and price share a cell right of the title: ``Pepper mill 22 cm      1 × 57,50 €``.

Payment services and small shops print them so. Their sum, or what the total leaves after one or two other
amounts of the page, must be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.item_rows import SERVICE
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_BEFORE = re.compile(
    r"\s*(?P<n>\d{1,4})\s?(?:[x×*@]|(?:st(?:k|uck)?|pcs?|ea|uds?|pz)\.?\s?[ax×@])\s?"
)
_BEHIND = re.compile(r"\s?[x×*]\s?(?P<n>\d{1,4})\s*")
_LETTERS = 3
_MOST = 8
"""Amounts of a page beside those of the goods; among more, some would fit by chance."""


@dataclass(frozen=True, slots=True)
class _Counted:
    title: str
    count: Decimal
    line: Line
    token: MoneyToken


def counted_prices(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The rows of a title and, in the one cell right of it, its count and price."""
    goods = [good for row in rows_of(layout.page.lines) if (good := _good(source, row))]
    if not goods or not _explained(source, layout, goods):
        return
    for good in goods:
        reading = source.reading(layout.page, good.line, good.token.start, good.token.end)
        yield LineItem(good.title, good.count, good.token.money.amount, None, reading)


def _good(source: Source, row: Sequence[Line]) -> _Counted | None:
    if len(row) != 2:
        return None
    title, cell = row
    tokens = money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell))
    priced = [token for token in tokens if token.is_likely_money]
    if len(priced) != 1 or sum(map(str.isalpha, title.text)) < _LETTERS:
        return None
    if any(label.leads for label in labels_of(title)) or SERVICE.search(fold(title.text).text):
        return None
    token = priced[0]
    before = _BEFORE.fullmatch(fold(cell.text[: token.start]).text)
    behind = _BEHIND.fullmatch(fold(cell.text[token.end :]).text)
    match = before or behind
    rest = cell.text[token.end :] if before else cell.text[: token.start]
    if match is None or rest.strip() or not Decimal(match["n"]):
        return None
    return _Counted(title.text.strip(), Decimal(match["n"]), cell, token)


def _explained(source: Source, layout: Layout, goods: Sequence[_Counted]) -> bool:
    own = {id(good.line) for good in goods}
    whole = sum((good.count * good.token.money.amount for good in goods), Decimal(0))
    others = {
        abs(token.money.amount)
        for line in layout.page.lines
        if id(line) not in own
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    }
    if len(others) > _MOST:
        return any(abs(amount - whole) <= CENT for amount in others)
    top = max(others, default=Decimal(0))
    less = [amount for amount in others if amount < top]
    parts = (sum(some, Decimal(0)) for size in range(3) for some in combinations(less, size))
    sums = {whole + part for part in parts}
    return any(abs(whole - amount) <= CENT for amount in others) or any(
        abs(one - top) <= CENT for one in sums
    )
