"""Goods of an order page that stand in cards or rows without headings, where counts and prices are written
together: ``A$149.00 × 1``, ``Brass snips × 2   £17.90``, ``Qty 3`` beside ``$85.50`` and ``$28.50 ea``.

What a price is for, one piece or all of them, no word says; so every card is read both ways, and the way
counts whose sum the page prints elsewhere. Where both or none are printed, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidencecheck.model.fact import LineItem
from evidencecheck.model.page import Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.stages.extract.asides import is_recommended
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.card_blocks import (
    above_count,
    over_variant,
    top_of_block,
    wrapped_below,
)
from evidencecheck.stages.extract.goods.card_prices import COUNT, Price, price_times, prices_in
from evidencecheck.stages.extract.goods.card_titles import (
    HEADING,
    goes_with,
    is_aside,
    is_dated,
    is_detail,
    is_of_parcel,
    is_own_number,
    is_place,
    is_title,
    leads,
    wraps,
)
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.source import Source, is_ocr

_BEHIND = re.compile(r"(?P<title>.*[^\W_].*?)\s+[x×]\s?(?P<n>\d{1,4})")
"""A title with its count behind it: ``Brass snips × 2``."""
_BARE = re.compile(r"[1-9]\d{0,2}")
_AHEAD = re.compile(r"(?P<n>\d{1,3})\s?[x×]\s+(?P<title>[^\W\d_].{2,})")
_ONE = re.compile(
    r"(?<![\d.,])1 (?:items?|articles?|artikel|articulos?|articolo|articoli|produkt|produits?|productos?"
    r"|prodotto"
    r"|product|unidad|piece|stuck)(?:\(s\))?(?![a-z])"
)
_BESIDES = 3
_ROWS = 7
"""Rows around a count in which its title and prices stand."""
_TIGHT = 0.9
"""In line heights: the blank between two lines of one card, at most."""
_COLUMN = 1.2
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class _Card:
    title: str
    count: Decimal
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A card with its price for one piece and for all, as far as they are printed."""

    card: _Card
    unit: Decimal | None
    whole: Decimal
    price: Price


def item_cards(source: Source, layout: Layout) -> Iterator[LineItem]:
    """The goods of the page, if one way to read their prices makes a sum that is printed elsewhere."""
    rows = rows_of([x for x in layout.page.lines if not is_recommended(layout.page, x)])
    cards = [card for at in range(len(rows)) for card in _cards(source, rows, at)]
    cards = cards or list(_single(source, layout, rows))
    chosen = _settled(source, layout, cards) if cards else ()
    for read in chosen:
        line, token = read.price.line, read.price.token
        yield LineItem(
            description=read.card.title,
            quantity=read.card.count,
            unit_price=read.unit,
            amount=read.whole if read.unit is None or read.card.count > 1 else None,
            reading=source.reading(layout.page, line, token.start, token.end),
        )


def _settled(source: Source, layout: Layout, cards: Sequence[_Card]) -> Sequence[_Read]:
    ways = [
        [_read_each(card) for card in cards],
        [_read_whole(card) for card in cards],
    ]
    printed = _printed(source, layout, cards)
    fitting: list[list[_Read]] = []
    for way in ways:
        held = [read for read in way if read is not None]
        total = sum((read.whole for read in held), Decimal(0))
        if len(held) == len(cards) and any(abs(total - amount) <= CENT for amount in printed):
            fitting.append(held)
    if len(fitting) > 1 and [r.whole for r in fitting[0]] != [r.whole for r in fitting[1]]:
        return ()
    return fitting[0] if fitting else ()


def _read_each(card: _Card) -> _Read | None:
    """The card with its lone price as that of one piece; two prices must be piece and product."""
    amounts = {price.amount for price in card.prices}
    told = [price for price in card.prices if price.each]
    if told:
        unit = told[0]
    elif len(amounts) == 1:
        unit = card.prices[0]
    else:
        small, large = min(amounts), max(amounts)
        if len(amounts) != 2 or small * card.count != large:
            return None
        unit = next(price for price in card.prices if price.amount == small)
    return _Read(card, unit.amount, unit.amount * card.count, unit)


def _read_whole(card: _Card) -> _Read | None:
    """The card with its lone price as that of all its pieces."""
    if len({price.amount for price in card.prices}) != 1 or any(p.each for p in card.prices):
        return None
    price = card.prices[0]
    return _Read(card, price.amount if card.count == 1 else None, price.amount, price)


def _printed(source: Source, layout: Layout, cards: Sequence[_Card]) -> set[Decimal]:
    """What a sum of the goods may be: amounts outside of the cards, and two of them less a discount."""
    own = {id(price.line) for card in cards for price in card.prices}
    amounts = [
        token.money.amount
        for line in layout.page.lines
        if id(line) not in own and not _goes_on(layout, line, cards)
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    ]
    off = {abs(amount) for amount in amounts if amount < 0}
    bases = {
        token.money.amount
        for label in layout.all_labels("subtotal")
        for cell in layout.values(label)[:1]
        for token in money_tokens(cell.text, mark=source.mark, ocr=is_ocr(cell.line))
    }
    return {a for a in amounts if a > 0} | {base - less for base in bases for less in off}


def _goes_on(layout: Layout, line: Line, cards: Sequence[_Card]) -> bool:
    """Whether the line is the next cell right of a card's price: the row's own product."""
    prices = [p.line for card in cards for p in card.prices if p.line.box.same_row(line.box)]
    left = [x for x in layout.page.lines if x.box.same_row(line.box) and x.box.x1 <= line.box.x0]
    nearest = max(left, key=lambda x: x.box.x1, default=None)
    return nearest is not None and any(nearest is price for price in prices)


def _cards(source: Source, rows: Sequence[Sequence[Line]], at: int) -> Iterator[_Card]:
    for line in rows[at]:
        text = fold(line.text).text.strip()
        counted = COUNT.fullmatch(text)
        timed = price_times(source, line)
        behind = _BEHIND.fullmatch(line.text.strip()) or _AHEAD.fullmatch(line.text.strip())
        if timed is not None:
            own, count = timed
            title = _left_of(rows[at], line)
            above = _upwards(source, rows, at, line) if title is None else ()
            if title is None and not above:
                above = over_variant(source, rows, at, line)
            titles = [x.text.strip() for x in above if is_title(x) and not prices_in(source, x)]
            if title is not None or titles:
                text = (
                    _whole_title(rows, at, title, line) if title is not None else " ".join(titles)
                )
                yield _Card(text, count, (own,))
        elif counted:
            number = Decimal(counted["n"] or counted["x"] or counted["of"])
            yield from _counted(source, rows, at, line, number)
        elif _BARE.fullmatch(text):
            yield from _bare(source, rows, at, line)
        elif behind:
            price = _beside(source, rows, at, line)
            if price is not None and not is_detail(line):
                title_text = _with_above(rows, at, line, behind["title"].strip(), price.line)
                yield _Card(title_text, Decimal(behind["n"]), (price,))


def _bare(source: Source, rows: Sequence[Sequence[Line]], at: int, line: Line) -> Iterator[_Card]:
    """A row of title, number and price without headings; the sum must show what the number is.

    The number may stand beside the middle of a title and its variant.
    """
    right = sorted((x for x in rows[at] if x.box.x0 >= line.box.x1), key=lambda x: x.box.x0)
    count, prices = Decimal(fold(line.text).text.strip()), _of_row(source, right)
    if len(prices) != 1:
        return  # what stands in aligned columns is no card
    left = [
        x
        for row in rows[max(0, at - 1) : at + 2]
        for x in row
        if x.box.x1 <= line.box.x0
        and abs(x.box.center_y - line.box.center_y) < line.box.height
        and is_title(x)
        and not leads(x)
        and not prices_in(source, x)
    ]
    if left and len({round(x.box.x0) for x in left}) == 1:
        title = " ".join(x.text.strip() for x in sorted(left, key=lambda x: x.box.y0))
        yield _Card(title, count, prices)
    elif not any(x.box.x1 <= line.box.x0 for x in rows[at]):
        title, beside = top_of_block(source, rows, at, prices[0].line)
        if not beside:
            yield from _card_of((title, prices), count)


def _of_row(source: Source, cells: Sequence[Line]) -> tuple[Price, ...]:
    """The one price that is all that stands behind a count."""
    return prices_in(source, cells[0]) if len(cells) == 1 else ()


def _beside(source: Source, rows: Sequence[Sequence[Line]], at: int, line: Line) -> Price | None:
    """The price right of `line`, or beside the middle of the two lines of a title that ends with it."""
    right = [
        price
        for row in rows[max(0, at - 1) : at + 2]
        for other in row
        if other.box.x0 >= line.box.x1
        and abs(other.box.center_y - line.box.center_y) < line.box.height
        for price in prices_in(source, other)
    ]
    return min(right, key=lambda p: abs(p.line.box.center_y - line.box.center_y), default=None)


def _counted(
    source: Source, rows: Sequence[Sequence[Line]], at: int, line: Line, count: Decimal
) -> Iterator[_Card]:
    """The card of a count that has a cell of its own: its title above it, or above what is left of it."""
    anchor = line
    left = [other for other in rows[at] if other.box.x1 <= line.box.x0]
    start = max(left, key=lambda other: other.box.x1, default=None)
    if start is not None and (prices_in(source, start) or is_title(start)):
        anchor = start
    if anchor is not line and is_title(anchor) and not prices_in(source, anchor):
        price = _beside(source, rows, at, line)
        if price is not None and count > 0:
            yield _Card(
                _with_above(rows, at, anchor, anchor.text.strip(), price.line), count, (price,)
            )
        elif count > 0:
            yield from _card_of(above_count(source, rows, at, line), count)
        return
    lines = _upwards(source, rows, at, anchor)
    titles = [x.text.strip() for x in lines if is_title(x) and not prices_in(source, x)]
    if not titles or count <= 0:
        if count > 0:
            yield from _card_of(above_count(source, rows, at, line), count)
        return
    top = min(x.box.y0 for x in lines)
    bottom = line.box.y1 + 1.6 * line.box.height
    around = [
        price
        for row in rows[max(0, at - _ROWS) : at + 3]
        for other in row
        if other.box.x0 >= anchor.box.x0 - anchor.box.height
        and top - 0.6 * line.box.height <= other.box.center_y <= bottom
        and not any(leads(x) for x in row if x.box.x0 < other.box.x0)
        for price in prices_in(source, other)
    ]
    prices = _of_one_column(around, anchor)
    if prices:
        yield _Card(" ".join(titles[:_MOST_LINES]), count, tuple(prices))
    else:
        yield from _card_of(top_of_block(source, rows, at, anchor), count)


def _card_of(told: tuple[str, tuple[Price, ...]], count: Decimal) -> Iterator[_Card]:
    title, prices = told
    if title and prices:
        yield _Card(title, count, prices)


def _of_one_column(prices: Sequence[Price], anchor: Line) -> Sequence[Price]:
    """Of prices in several columns of the page those of the card: below its title, else the next ones right."""
    if not prices:
        return ()
    height = anchor.box.height
    own = [p for p in prices if abs(p.line.box.x0 - anchor.box.x0) <= _COLUMN * height]
    edge = min(price.line.box.x1 for price in prices)
    near = own or [price for price in prices if price.line.box.x1 - edge < 2 * height]
    return near if len({price.amount for price in near}) <= 2 else ()


def _upwards(
    source: Source, rows: Sequence[Sequence[Line]], at: int, anchor: Line
) -> Sequence[Line]:
    """The lines above `anchor` in its column, top down, as long as they stand close together."""
    found: list[Line] = []
    last = anchor
    for row in reversed(rows[max(0, at - _ROWS) : at]):
        own = [x for x in row if abs(x.box.x0 - anchor.box.x0) <= _COLUMN * anchor.box.height]
        if not own:
            continue
        gap = last.box.y0 - own[0].box.y1
        passes = is_aside(own[0]) or is_own_number(own[0])
        if not found and gap <= _TIGHT * anchor.box.height and passes:
            last = own[0]
            continue
        if gap > _TIGHT * anchor.box.height or leads(own[0]) or len(found) >= _MOST_LINES:
            break
        if HEADING.fullmatch(fold(own[0].text).text.strip(" :")) or is_place(own[0].text):
            break
        if found and (is_of_parcel(own[0].text) or not goes_with(own[0], found[0])):
            break
        if found and (is_detail(own[0]) or is_dated(own[0])):
            break
        last = own[0]
        found.insert(0, last)
    return found


def _left_of(row: Sequence[Line], line: Line) -> Line | None:
    left = [x for x in row if x.box.x1 <= line.box.x0 and is_title(x)]
    return max(left, key=lambda x: x.box.x1, default=None)


def _whole_title(rows: Sequence[Sequence[Line]], at: int, title: Line, price: Line) -> str:
    return _with_above(rows, at, title, wrapped_below(rows, at, title, price.box.x0))


def _with_above(
    rows: Sequence[Sequence[Line]], at: int, line: Line, text: str, price: Line | None = None
) -> str:
    """`text` with the line right above it that wraps into it: no price stands beside that one."""
    # A navigation beside the page may stand between the two in the order of the rows.
    near = [(row, other) for row in rows[max(0, at - _BESIDES) : at] for other in row]
    for row, other in reversed(near):
        flush = abs(other.box.x0 - line.box.x0) < 0.5 * line.box.height
        close = line.box.y0 - other.box.y1 < 0.8 * line.box.height
        alone = not any(
            x is not price and x.box.x0 > other.box.x1 and any(map(str.isdigit, x.text))
            for x in row
        )
        heads = HEADING.fullmatch(fold(other.text).text.strip(" :"))
        goes_on = alone and not leads(other) and not heads and wraps(other, line)
        goes_on = goes_on and not is_of_parcel(other.text)
        if flush and close and goes_on and is_title(other):
            return f"{other.text.strip()} {text}"
    return text


def _single(source: Source, layout: Layout, rows: Sequence[Sequence[Line]]) -> Iterator[_Card]:
    """The only good of a page that says of itself to have one item: its price below its title."""
    if not _ONE.search(fold(layout.page.text).text):
        return
    found = []
    for at, row in enumerate(rows):
        for line in row:
            prices = prices_in(source, line)
            above = [] if not prices or leads(line) else _upwards(source, rows, at, line)
            titles = [x for x in above if is_title(x) and not prices_in(source, x)]
            labelled = any(x.box.x1 <= line.box.x0 and labels_of(x) for x in row)
            if titles and not labelled:
                found.append(_Card(" ".join(x.text.strip() for x in titles), Decimal(1), prices))
    if len(found) == 1:
        yield found[0]
