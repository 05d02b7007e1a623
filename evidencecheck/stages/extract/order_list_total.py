"""The total of the one order on a page that lists orders: the amount below a heading such as 实付款.

Lists of what was bought have a column for what was paid for the whole order beside those for price and count
of its goods: 我的订单, 已买到的宝贝, 已买到的货品.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.fact import Amount, AmountRole
from evidencecheck.model.page import Line
from evidencecheck.model.values import Money
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.item_headers import headers
from evidencecheck.stages.extract.goods.item_rows import NOTE
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.grand_total import Labelled
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_AROUND = 5.0
"""In line heights: how far above or below the numbers of the goods the total of their order may stand."""
_FREIGHT = re.compile(
    r"[(（]?\s?(?:含|包含|另)?(?:运费|邮费|快递费?|送料|shipping)\s?[:：]?\s?[¥￥]?\s?\d"
)
_ORDERS = re.compile(
    r"订单(?:编)?号\s?[:：]\s?\d{6}|订单编号\s?[:：]|order (?:no|number"
    r"|id)\.?\s?[:#]\s?\w*\d{4}"
)
"""The number of an order in the line that heads it."""


def listed_total(source: Source) -> Iterator[Labelled]:
    """The total, and the freight that a note below it names; nothing on a page of several orders."""
    numbers = [m for _, line in source.lines() for m in _ORDERS.finditer(fold(line.text).text)]
    items = line_items(source) if len(numbers) == 1 else ()
    boxes = [item.reading.box for item in items if item.reading.box is not None]
    if not boxes:
        return
    top = min(box.y0 - _AROUND * box.height for box in boxes)
    bottom = max(box.y1 + _AROUND * box.height for box in boxes)
    for layout in source.layouts:
        head = _heading(layout)
        if head is None:
            continue
        below = [
            line
            for line in layout.page.lines
            if max(top, head.box.y1) <= line.box.center_y <= bottom
            and abs(line.box.center_x - head.box.center_x) <= 0.5 * head.box.width + line.box.height
        ]
        held = [(line, token) for line in below for token in _tokens(source, line)]
        plain = [(line, token) for line, token in held if not _is_note(line)]
        if len(plain) != 1 or not plain[0][1].is_likely_money:
            continue
        yield _labelled(source, layout, plain[0], AmountRole.TOTAL, head.text)
        freight = [hit for hit in held if _FREIGHT.match(fold(hit[0].text).text)]
        if len(freight) == 1:
            yield _labelled(source, layout, freight[0], AmountRole.SHIPPING, freight[0][0].text)


def listed_goods(source: Source) -> list[Decimal]:
    """What the goods of the one order on the page cost: its total, with and without the freight."""
    sums = {hit.field: hit.amount.money.amount for hit in listed_total(source)}
    total, freight = sums.get("grand_total"), sums.get("shipping", Decimal(0))
    return [total, total - freight] if total is not None else []


def _heading(layout: Layout) -> Line | None:
    """The only heading of a table of goods that is a word for the total of the whole."""
    found = {
        id(line): line
        for header in headers(layout)
        for line in header.lines
        if any(label.leads and label.is_for("grand_total") for label in layout.of(line))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _tokens(source: Source, line: Line) -> list[MoneyToken]:
    return [*money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))]


def _is_note(line: Line) -> bool:
    return NOTE.fullmatch(line.text.strip()) is not None or any(map(str.isalpha, line.text))


def _labelled(
    source: Source, layout: Layout, hit: tuple[Line, MoneyToken], role: AmountRole, label: str
) -> Labelled:
    line, token = hit
    reading = source.reading(layout.page, line, token.start, token.end)
    money = token.money if token.money.currencies else Money(token.money.amount, source.currencies)
    field = "grand_total" if role is AmountRole.TOTAL else "shipping"
    return Labelled(Amount(role, money, reading, label, certain=not token.alternatives), field)
