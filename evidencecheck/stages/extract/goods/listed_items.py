"""Goods that are listed without a table: as cards, as lines of an app, or as "2 of: Title   $58.90".

A count with its own word ("Qty: 2", "x60", "2 of:"), a price beside it or near it in its column, and the
title above. To be sure that counts and prices belong together, all goods of the page must make an amount
that is printed elsewhere on it.
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
from evidencecheck.stages.extract.dates import partial_dates
from evidencecheck.stages.extract.fold import fold, is_cjk
from evidencecheck.stages.extract.goods.card_blocks import wrapped_below
from evidencecheck.stages.extract.goods.card_titles import is_aside
from evidencecheck.stages.extract.goods.item_rows import CODE
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.money import MoneyToken, money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

# The printable summaries of Amazon's shops: "2 of: Title", "2 von: Titel", "1 de : Título".
_OF = re.compile(r"(\d{1,3})\s(?:of|von|de|di|sur|van)\s?[:：]\s?(?=\S)", re.IGNORECASE)
_COUNT = re.compile(
    r"(?:qty|quantity|menge|anzahl|数量|個数|quantite|cantidad|quantita|aantal|quantidade)\.?\s?[:：]?\s?(\d{1,4})"
    r"|[x×]\s?(\d{1,4})"
)
_EACH = re.compile(r"\s*(?:each|/\s?(?:ea|pc|unit)|per unit|pro stuck|je)\.?\s*")
_ROWS = 5
"""Rows above a count in which its title stands, or around it in which its price does."""
_COLUMN = 2.0
"""In line heights: how far the left edges of one card's lines may differ."""
_WRAP = 0.5
"""In line heights: the blank between two lines of one title, at most."""
_FIELD = re.compile(r"\W*[^\W\d_][^:：]{1,24}[:：]\s?\S")
"""A label that nobody knows, with its value."""
_SAME_PRINT = 1.25
"""How much wider the characters of one line of a title may be than those of another, on average."""
_TITLE = 3
"""Letters of the shortest title."""


@dataclass(frozen=True, slots=True)
class _Good:
    title: str
    count: Decimal
    price: tuple[Line, MoneyToken]


def listed_items(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The goods of a page without a table, if their sum is printed."""
    rows = rows_of(layout.page.lines)
    goods = [good for at in range(len(rows)) for good in _goods(source, rows, at)]
    if not goods:
        goods = [good for at in range(len(rows)) for good in _sold_by(source, rows, at)]
        goods = _with_badges(source, layout, goods)
    if len(goods) == 1 and _is_uncounted(source, layout, goods[0]):
        line, token = goods[0].price
        reading = source.reading(layout.page, line, token.start, token.end)
        yield LineItem(goods[0].title, None, token.money.amount, None, reading)
        return
    if not goods or not _is_printed(source, layout, _sum(goods), goods):
        return
    for good in goods:
        line, token = good.price
        yield LineItem(
            description=good.title,
            quantity=good.count,
            unit_price=token.money.amount,
            amount=None,
            reading=source.reading(layout.page, line, token.start, token.end),
        )


def _goods(source: Source, rows: Sequence[Sequence[Line]], at: int) -> Iterator[_Good]:
    row = rows[at]
    for line in row:
        text = fold(line.text).text.strip()
        opened, counted = _OF.match(text), _COUNT.fullmatch(text)
        beside = [p for other in row if other is not line if (p := _price(source, other))]
        if opened and len(beside) == 1:
            title = line.text[line.text.find(":") + 1 :].strip() if ":" in line.text else ""
            if title:
                yield _Good(title, Decimal(opened[1]), beside[0])
        elif counted and len(beside) < 2:
            anchor = row[0] if beside else line
            price = beside[0] if beside else _near(source, rows, at, anchor)
            title = _title(rows, at, line) or _above(source, rows, at, anchor)
            if price is not None and title:
                yield _Good(title, Decimal(counted[1] or counted[2]), price)


def _sold_by(source: Source, rows: Sequence[Sequence[Line]], at: int) -> Iterator[_Good]:
    """The title above the seller's name, as the orders of Amazon's buyers show it, with the price below.

    A count stands before the title, on the picture; pages leave it out for a single piece.
    """
    for line in rows[at]:
        label = next(iter(labels_of(line)), None)
        if not (at and label and label.leads and label.is_for("seller")):
            continue
        above = [other for other in rows[at - 1] if _in_column(other, line) and _is_title(other)]
        beside = [other for other in rows[at - 1] if _BADGE.fullmatch(other.text.strip())]
        below = [
            price
            for row in rows[at + 1 : at + _ROWS]
            for other in row
            if _in_column(other, line) and (price := _price(source, other))
        ]
        if len(above) != 1 or not below or _price(source, above[0]) is not None:
            continue
        title = _whole_title(rows, at - 1, above[0])
        told = _BRACKETED.search(title)
        if told:
            yield _Good(title[: told.start()].strip(), Decimal(told[1]), below[0])
            continue
        badge = _BADGE.match(beside[0].text.strip()) if beside else _LEADING.match(title)
        if badge and not beside:
            title = title[badge.end() :]
        yield _Good(title, Decimal(badge[1]) if badge else Decimal(1), below[0])


def _whole_title(rows: Sequence[Sequence[Line]], at: int, last: Line) -> str:
    """The title that ends with `last`, with the lines right above that wrap into it."""
    found = [last]
    for row in reversed(rows[max(0, at - _ROWS) : at]):
        own = [x for x in row if abs(x.box.x0 - last.box.x0) < 0.5 * last.box.height]
        if not own:
            continue
        if not (_is_title(own[0]) and _wraps_into(own[0], found[0])):
            break
        found.insert(0, own[0])
    pieces = [line.text.strip() for line in found]
    return ("" if is_cjk(pieces[0][-1]) else " ").join(pieces)


def _with_badges(source: Source, layout: Layout, goods: Sequence[_Good]) -> list[_Good]:
    """`goods`, where a number behind a title is the count from the picture, if the sum says so."""
    badged = [at for at, g in enumerate(goods) if g.count == 1 and _TRAILING.fullmatch(g.title)]
    if not badged or _is_printed(source, layout, _sum(goods), goods):
        return list(goods)
    fitting = []
    for size in range(1, min(len(badged), _MOST_BADGES) + 1):
        for chosen in combinations(badged, size):
            read = [_badged(g) if at in chosen else g for at, g in enumerate(goods)]
            if _is_printed(source, layout, _sum(read), read):
                fitting.append(read)
    return fitting[0] if len(fitting) == 1 else list(goods)


def _badged(good: _Good) -> _Good:
    match = _TRAILING.fullmatch(good.title)
    return _Good(match["title"], Decimal(match["n"]), good.price) if match else good


def _sum(goods: Sequence[_Good]) -> Decimal:
    return sum((g.count * g.price[1].money.amount for g in goods), Decimal(0))


_TRAILING = re.compile(r"(?P<title>.{6,}?)\s(?P<n>[1-9]\d?)")
"""A title with a bare number behind it."""
_MOST_BADGES = 5


def _is_uncounted(source: Source, layout: Layout, good: _Good) -> bool:
    """Whether the only card names no count, and the goods make several times its price.

    The count is on the picture then, where it was not read; the price is still that of one piece.
    """
    line, token = good.price
    if good.count != 1 or any(
        other is not line and _in_column(other, line) and _price(source, other)
        for other in layout.page.lines
    ):
        return False
    sums = {
        found.money.amount
        for label in layout.all_labels("subtotal")
        for cell in layout.values(label)[:1]
        for found in money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell.line))
        if found.is_likely_money
    }
    price = token.money.amount
    return len(sums) == 1 and price > 0 and (whole := sums.pop()) % price == 0 and whole > price


_BADGE = re.compile(r"(\d{1,3})")
_BRACKETED = re.compile(
    r"[(（]\s*(?:qty|quantity|menge|anzahl|数量|quantit[eéà]|cantidad|[x×])\.?\s?[:：]?\s?(\d{1,4})\s*[)）]$",
    re.I,
)
_LEADING = re.compile(r"(\d{1,2})\s+(?=[^\W\d_]{3})")


def _price(source: Source, line: Line) -> tuple[Line, MoneyToken] | None:
    """The amount of a line that holds nothing else."""
    tokens = [
        token
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    ]
    if len(tokens) != 1:
        return None
    rest = line.text[: tokens[0].start] + line.text[tokens[0].end :]
    bare = not any(c.isalnum() for c in rest) or _EACH.fullmatch(fold(rest).text)
    return (line, tokens[0]) if bare else None


def _near(
    source: Source, rows: Sequence[Sequence[Line]], at: int, anchor: Line
) -> tuple[Line, MoneyToken] | None:
    """The price nearest to the count in its column: below it rather than above."""
    for step in range(1, _ROWS):
        for index in (at + step, at - step):
            for line in rows[index] if 0 <= index < len(rows) else ():
                price = _price(source, line) if _in_column(line, anchor) else None
                if price is not None:
                    return price
    return None


def _title(rows: Sequence[Sequence[Line]], at: int, count: Line) -> str:
    """The cell left of the count in its row, with the lines below into which it wraps."""
    left = [line for line in rows[at] if line.box.x1 <= count.box.x0 and _is_title(line)]
    return wrapped_below(rows, at, left[0], count.box.x0) if left else ""


def _above(source: Source, rows: Sequence[Sequence[Line]], at: int, anchor: Line) -> str:
    """The lines above in the column of the count, without its labelled details."""
    found: list[Line] = []
    last = anchor
    for row in reversed(rows[max(0, at - _ROWS) : at]):
        own = [line for line in row if _in_column(line, anchor)]
        if not own or last.box.y0 - own[0].box.y1 > 2 * anchor.box.height:
            break
        last = own[0]
        if _is_title(last) and _price(source, last) is None:
            if found and not _wraps_into(last, found[0]):
                break
            found.insert(0, last)
        elif found:
            break
        if found and len(row) > 1:
            break
    return " ".join(line.text.strip() for line in found)


def _wraps_into(line: Line, below: Line) -> bool:
    """Whether both are lines of one title: in one print, flush left, with no more blank than lines have."""
    height = below.box.height
    close = below.box.y0 - line.box.y1 < _WRAP * height
    flush = abs(line.box.x0 - below.box.x0) < 0.5 * height
    first = below.words[0].box.width
    wraps = line.box.x1 + first > below.box.x1 and not partial_dates(line.text)
    wraps = wraps and not _FIELD.match(line.text)
    print_of = (line.box.width / len(line.text), below.box.width / len(below.text))
    return close and flush and wraps and max(print_of) < _SAME_PRINT * min(print_of)


def _in_column(line: Line, anchor: Line) -> bool:
    return abs(line.box.x0 - anchor.box.x0) <= _COLUMN * anchor.box.height


def _is_title(line: Line) -> bool:
    letters = sum(c.isalpha() for c in line.text)
    detail = any(label.leads for label in labels_of(line)) or is_aside(line)
    return letters >= _TITLE and not detail and not CODE.fullmatch(line.text.strip())


def _is_printed(source: Source, layout: Layout, total: Decimal, goods: Sequence[_Good]) -> bool:
    own = {id(good.price[0]) for good in goods}
    return any(
        abs(token.money.amount - total) <= CENT
        for line in layout.page.lines
        if id(line) not in own
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    )
