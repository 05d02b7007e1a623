"""Goods of a till receipt: rows of a name and an amount above the sum, ``070331 HEX BOLT KIT   18.49 T``.

No heading names the columns; what shows that these rows are the goods, and all of them, is that they make
the printed sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.item_rows import names_code
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_SUMS = ("subtotal", "total", "grand_total")
_SERVICES = ("shipping", "fee")
_NOT_GOODS = _SUMS + _SERVICES + ("tax", "paid", "change", "due", "discount", "net")
_TAX_LETTER = re.compile(r"\s?(?:[A-Z*]{1,2}|\d?\s?[A-Z])?\s*")
"""Behind the amount: the class of tax."""
_AHEAD = re.compile(r"(?P<n>\d{1,3})\s?(?:[x×]|st(?:k)?\.?|pcs?)\s+(?=\S)", re.I)
_BEHIND = re.compile(r"\s[x×]\s?(?P<n>\d{1,3})$", re.I)
_BEHIND_PRICED = re.compile(r"\s\d{1,3}\s?(?:st(?:k)?\.?\s?)?[x×@]\s?\D{0,3}\d[\d.,]*$", re.I)
"""Behind the name, its count and price: ``Handtuch 2 x 7,50``."""
_COUNTED = re.compile(
    r"\D{0,3}(?P<n>\d{1,3})\s?(?:st(?:k)?\.?|pcs?|ea|un)?\s?(?:@|[x×*]|a|à"
    r"|je)\s?(?P<price>\D{0,3}\d[\d.,]*)(?:\s.*)?",
    re.I,
)
"""A row of its own, above or below the goods: ``2 @ 5.80``, ``3 x 1,29``."""
_COUNT = re.compile(
    r"^(?:qty|quantity|menge|anzahl|quantite|qte|cantidad|cant|quantita|aantal|数量|個数)(?![a-z])|[x×]$"
    r"|(?<![a-z])(?:round(?:ing|ed)?|inclusive|incl|rundung|arrondi|redondeo)(?![a-z])|^\d+ items?(?![a-z])"
)
"""A count with its price is no name of goods."""
_LETTERS = 3
_MOST = 60


@dataclass(frozen=True, slots=True)
class _Sold:
    title: str
    amount: Decimal
    line: Line
    token: MoneyToken
    count: Decimal | None = None
    price: Decimal | None = None


def till_items(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The rows above the first sum of the page, if their amounts make it."""
    rows = rows_of(layout.page.lines)
    sums = {id(label.line) for label in layout.all_labels(*_SUMS) if label.leads}
    end = next((at for at, row in enumerate(rows) if any(id(x) in sums for x in row)), 0)
    sold = list(_sold(source, layout, rows[:end]))
    total = sum((item.amount for item in sold), _services(source, layout, rows[:end]))
    printed = {
        token.money.amount
        for row in rows[end:]
        if any(id(line) in sums for line in row)
        for line in row
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
    }
    if not sold or len(sold) > _MOST or not any(abs(total - amount) <= CENT for amount in printed):
        return
    for item in sold:
        yield LineItem(
            # What is taken off the row above is part of the sum, but no product.
            description="" if item.amount < 0 else item.title,
            quantity=item.count,
            unit_price=item.price,
            amount=item.amount,
            reading=source.reading(layout.page, item.line, item.token.start, item.token.end),
        )


def _services(source: Source, layout: Layout, rows: Sequence[Sequence[Line]]) -> Decimal:
    """What postage and fees cost that stand among the goods."""
    return sum(
        (
            token.money.amount
            for row in rows
            if any(n.leads and n.is_for(*_SERVICES) for line in row[:1] for n in layout.of(line))
            for line in row[-1:]
            for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
            if token.has_decimals
        ),
        Decimal(0),
    )


def _sold(source: Source, layout: Layout, rows: Sequence[Sequence[Line]]) -> Iterator[_Sold]:
    counted: tuple[Decimal, Decimal] | None = None
    last: _Sold | None = None
    name: Line | None = None
    for row in rows:
        row = [line for line in row if not names_code(line.text)] or row
        text = " ".join(line.text for line in row)
        told = _count_of(source, text)
        priced = _item_of_two_rows(source, row, told, name) if told is not None else None
        if priced is not None:
            if last is not None:
                yield last
            last, counted, name = priced, None, None
            continue
        if told is not None:
            if last is not None and last.count is None and told[0] * told[1] == last.amount:
                last = replace(last, count=told[0], price=told[1])
            else:
                counted = told
            continue
        item = _item(source, layout, row)
        name = row[0] if item is None and len(row) == 1 else None
        if item is None:
            continue
        if last is not None:
            yield last
        if counted is not None and counted[0] * counted[1] == item.amount:
            item = replace(item, count=counted[0], price=counted[1])
        last, counted = item, None
    if last is not None:
        yield last


def _item_of_two_rows(
    source: Source, row: Sequence[Line], told: tuple[Decimal, Decimal], name: Line | None
) -> _Sold | None:
    """``Beeswax tapers`` above ``3 @ $12.50   $37.50``."""
    end = row[-1]
    tokens = [
        token
        for token in money_tokens(end.text, mark=source.mark, ocr=is_ocr(end))
        if token.has_decimals and _TAX_LETTER.fullmatch(end.text[token.end :])
    ]
    whole = told[0] * told[1]
    if name is None or len(row) == 1 or len(tokens) != 1 or tokens[0].money.amount != whole:
        return None
    return _Sold(name.text.strip(), whole, end, tokens[0], told[0], told[1])


def _item(source: Source, layout: Layout, row: Sequence[Line]) -> _Sold | None:
    """A row with a name at its left and one amount at its right end."""
    if any(label.leads and label.is_for(*_NOT_GOODS) for line in row for label in layout.of(line)):
        return None
    end = row[-1]
    tokens = [
        token
        for token in money_tokens(end.text, mark=source.mark, ocr=is_ocr(end))
        if token.has_decimals and _TAX_LETTER.fullmatch(end.text[token.end :])
    ]
    if len(tokens) != 1:
        return None
    token = tokens[0]
    prices = [line for line in row[:-1] if _is_priced(source, line)]
    cells = [line for line in row[:-1] if line not in prices]
    named = [line.text for line in cells if any(map(str.isalpha, line.text))]
    title = " ".join([*named, end.text[: token.start]]).strip(" .-£$€")
    words = sum(char.isalpha() for char in title)
    numbers = [line for line in cells[1:] if _is_number(line)]
    alone = len(numbers) == 1 and numbers[0].text.strip() == "1" and not prices
    if words < _LETTERS or _COUNT.search(fold(title).text) or (numbers and not alone):
        return None
    if alone:
        # A column that no heading names; of one piece the amount is the price, whatever it is.
        return _Sold(title, token.money.amount, end, token, Decimal(1), token.money.amount)
    if prices:
        return _counted_row(source, title, prices, end, token)
    counted = _BEHIND_PRICED.search(title)
    told = _count_of(source, counted[0]) if counted else None
    if counted is not None and told is not None and told[0] * told[1] == token.money.amount:
        name = title[: counted.start()].strip()
        return _Sold(name, token.money.amount, end, token, *told)
    behind = _BEHIND.search(title)
    if behind is not None:
        number = Decimal(behind["n"])
        price = token.money.amount if number == 1 else None
        return _Sold(title[: behind.start()].strip(), token.money.amount, end, token, number, price)
    ahead = _AHEAD.match(title)
    amount = token.money.amount
    if ahead is None:
        return _Sold(title, amount, end, token)
    count = Decimal(ahead["n"])
    price = amount if count == 1 else None
    return _Sold(title[ahead.end() :].strip(), amount, end, token, count or None, price)


def _counted_row(
    source: Source, title: str, prices: Sequence[Line], end: Line, token: MoneyToken
) -> _Sold | None:
    """``2 x Oak rattle      à 14.50      29.00``: the count before the name, the price between."""
    ahead = _AHEAD.match(title)
    tokens = [t for line in prices for t in money_tokens(line.text, mark=source.mark)]
    if ahead is None or len(tokens) != 1:
        return None
    count, price = Decimal(ahead["n"]), tokens[0].money.amount
    if count * price != token.money.amount:
        return None
    return _Sold(title[ahead.end() :].strip(), token.money.amount, end, token, count, price)


def _is_number(line: Line) -> bool:
    """Whether the cell is one of a table with more columns than a till prints."""
    return "%" not in line.text and not any(char.isalpha() for char in line.text)


def _is_priced(source: Source, line: Line) -> bool:
    """Whether the cell holds a price and no name: ``A$149.00 × 1``."""
    tokens = [t for t in money_tokens(line.text, mark=source.mark) if t.has_decimals]
    return bool(tokens) and sum(map(str.isalpha, line.text)) < _LETTERS


def _count_of(source: Source, text: str) -> tuple[Decimal, Decimal] | None:
    match = _COUNTED.fullmatch(fold(text).text.strip())
    if match is None:
        return None
    prices = money_tokens(match["price"], mark=source.mark)
    return (Decimal(match["n"]), prices[0].money.amount) if len(prices) == 1 else None
