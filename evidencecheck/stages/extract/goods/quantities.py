"""How many units a document names, and what one costs: `quantity`, `quantity_shipped`, `unit_price` …

A number is decided where the document has one product line or names the sum; where several products are
listed their numbers are candidates, and the rows themselves stay in the line items.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import combinations

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import AmountRole, Fact, FactName, LineItem, Mention
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Money, Quantity
from evidencecheck.stages.extract.amounts import amounts
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.item_rows import SERVICE
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.goods.row_prices import SUMMARY, is_sum
from evidencecheck.stages.extract.goods.shop_cards import explains_total
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.extract.order_list_total import listed_goods
from evidencecheck.stages.extract.source import Source, is_ocr
from evidencecheck.stages.extract.traditional import in_simplified

_NAMES = (FactName.QUANTITY_SHIPPED, FactName.QUANTITY_RECEIVED, FactName.QUANTITY)
_SHIPPED = frozenset({FactName.QUANTITY_SHIPPED, FactName.QUANTITY_RECEIVED})
_WITH_GOODS = frozenset(
    {
        Kind.ORDER_DETAILS,
        Kind.SALES_INVOICE,
        Kind.PURCHASE_INVOICE,
        Kind.FAPIAO,
        Kind.RECEIPT,
        Kind.SALES_RECORD,
    }
)
_LISTS = frozenset({Kind.PACKING_SLIP, Kind.BILL_OF_LADING})
_WITH_UNITS = frozenset(
    {Kind.SHIPMENT_DETAILS, Kind.PACKING_SLIP, Kind.BILL_OF_LADING, Kind.UNKNOWN}
)
# A whole number with its unit, alone in its cell. Nobody loses a million units in one parcel.
_COUNT = re.compile(
    r"[xX×]?\s?(\d{1,3}(?:,\d{3})+|\d{1,6})\s?(?:pcs?\.?|units?|ea\.?|stk\.?|stuck|sets?|件|个|個|套|点)?"
)
_BESIDE = 0.5
"""In line heights: how far a number may stand outside the edges of its heading."""
_LARGE = Decimal(100)
"""From here on an amount may be written without decimals, as in yen."""
_MOST_TERMS = 6
_ADDED = frozenset({AmountRole.SHIPPING, AmountRole.TAX, AmountRole.FEE})
_GAP = 6.0
"""In line heights: a longer blank ends a table."""


@dataclass(frozen=True, slots=True)
class _Head:
    name: FactName
    line: Line


@dataclass(frozen=True, slots=True)
class _Count:
    name: FactName
    number: Decimal
    line: Line
    is_sum: bool
    label: str


def quantity_facts(source: Source, kind: Kind) -> Iterator[Fact]:
    """Units and unit price of the product that the document is about."""
    if kind in _WITH_GOODS:
        rows = [item for item in line_items(source) if item.quantity is not None]
        items = [item for item in rows if not _is_service(item.description)]
        services = [item.amount or Decimal(0) for item in rows if item not in items]
        yield from _of_items(source, items, sum(services, Decimal(0)))
        if not rows:
            yield from _priced_counts(source)
            yield from _prices_alone(source)
    elif kind is Kind.PAYMENT_PROOF:
        goods = [item for item in line_items(source) if not _is_service(item.description)]
        yield from (f for f in _of_items(source, goods, Decimal(0)) if f.decided)
    elif kind in _WITH_UNITS:
        counted = list(_of_shipment(source, kind))
        yield from counted
        if kind is Kind.PACKING_SLIP and not counted:
            yield from _of_rows(line_items(source))
        if kind is Kind.PACKING_SLIP:
            priced = _of_items(source, line_items(source), Decimal(0))
            yield from (f for f in priced if f.name is FactName.UNIT_PRICE and f.decided)


def _of_rows(items: Sequence[LineItem]) -> Iterator[Fact]:
    """What the rows of a packing slip say, whose heading is "delivered" or the like."""
    for item in items if all(item.quantity is not None for item in items) else ():
        mention = Mention.OWN if len(items) == 1 else Mention.CANDIDATE
        number = Quantity(item.quantity or Decimal(0))
        yield Fact(FactName.QUANTITY, number, item.reading, role="line", mention=mention)


def _is_service(description: str) -> bool:
    """Whether a row is that of freight: by its words, or because a carrier is all that it names."""
    folded = fold(description).text
    named = carriers_in(description) and len(folded.split()) <= _SERVICE_WORDS
    return SERVICE.search(folded) is not None or (bool(named) and not folded.startswith("ups "))


_SERVICE_WORDS = 5


def _of_items(source: Source, items: Sequence[LineItem], services: Decimal) -> Iterator[Fact]:
    for item in items:
        whole = item.reading.channel is Channel.STRUCTURED or _is_whole(source, item, services)
        decided = len(items) == 1 and (whole or _is_bare(source, item))
        mention = Mention.OWN if decided else Mention.CANDIDATE
        if item.quantity is not None:
            number = Quantity(item.quantity)
            yield Fact(FactName.QUANTITY, number, item.reading, role="line", mention=mention)
        if item.unit_price is not None:
            price = Money(item.unit_price, _currencies(source, item))
            yield Fact(FactName.UNIT_PRICE, price, item.reading, role="line", mention=mention)


def _currencies(source: Source, item: LineItem) -> tuple[str, ...]:
    """What is printed beside the amounts of the row itself; a page may state several currencies."""
    own = {token.money.currencies for token in money_tokens(item.reading.raw) if token.has_mark}
    codes = own.pop() if len(own) == 1 else ()
    common = tuple(code for code in codes if code in source.currencies)
    return common or (codes if not source.currencies else source.currencies)


def _is_whole(source: Source, item: LineItem, services: Decimal) -> bool:
    """Whether a lone row is all that is sold: quantity times price stands outside of the row, too.

    Else other rows may not have been recognised, or the quantity was misread.
    """
    plain = item.amount
    if item.quantity is not None and item.unit_price is not None:
        plain = item.quantity * item.unit_price
    if item.quantity is None or plain is None:
        return False
    if item.amount is not None and abs(plain - item.amount) < CENT:
        plain = item.amount  # a price of many decimals, as of a fapiao
    if any(abs(total - plain) <= CENT for total in listed_goods(source)):
        return True
    goods = {plain, plain + services, *(plain + more for more in _bare_services(source, item))}
    if item.amount is not None and abs(plain - item.amount) > CENT:
        return False
    if any(explains_total(source, layout, plain) for layout in source.layouts):
        return True
    return _is_rest_of_total(source, plain) or any(
        token.money.amount in goods
        for layout in source.layouts
        for line in layout.page.lines
        if not _is_in_row(line, layout, item) or _is_named_sum(layout, line)
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money or token.money.amount >= _LARGE
    )


def _is_bare(source: Source, item: LineItem) -> bool:
    """Whether the row is of a page that counts what is to be sent and adds up nothing."""
    priced = item.unit_price is not None or item.amount is not None
    return not priced and bool(item.description) and not amounts(source)


def _bare_services(source: Source, item: LineItem) -> set[Decimal]:
    """What the rows of services cost that are no rows of goods; one with taxes may state several sums."""
    rows = [
        [
            token.money.amount
            for line in row
            for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
            if token.is_likely_money
        ]
        for layout in source.layouts
        for row in rows_of(layout.page.lines)
        if SERVICE.search(fold(row[0].text).text) and not _is_in_row(row[0], layout, item)
    ]
    priced = [amounts for amounts in rows if amounts]
    alone = sum((amounts[0] for amounts in priced if len(amounts) == 1), Decimal(0))
    return {alone} | (set(priced[0]) if len(priced) == 1 else set())


def _is_rest_of_total(source: Source, plain: Decimal) -> bool:
    """Whether `plain` is what the total leaves for the goods, where no subtotal is printed."""
    parts = amounts(source)
    totals = {a.money.amount for a in parts if a.role is AmountRole.TOTAL}
    added = [abs(a.money.amount) for a in parts if a.role in _ADDED]
    off = [-abs(a.money.amount) for a in parts if a.role is AmountRole.DISCOUNT]
    terms = [term for term in (*added, *off) if term][:_MOST_TERMS]
    # What was taken off the price of the goods already is not taken off again.
    sums = (sum(c) for size in range(len(terms)) for c in combinations(terms, size + 1))
    return (
        len(totals) == 1
        and (total := totals.pop()) > 0
        and any(abs(plain + rest - total) <= CENT for rest in sums)
    )


def _is_in_row(line: Line, layout: Layout, item: LineItem) -> bool:
    box = item.reading.box
    same_page = item.reading.page == layout.page.number
    return same_page and box is not None and line.box.same_row(box)


def _is_named_sum(layout: Layout, line: Line) -> bool:
    """Whether a label of the row names the amount a sum: pages stack ``Subtotal: 69.90`` beside the goods.

    Where another row has the same label, each states its own.
    """
    row = [other for other in layout.page.lines if other.box.same_row(line.box)]
    if not is_sum(layout, line, [other for other in row if other is not line]):
        return False
    named = {fold(n.text).text for x in row for n in layout.of(x) if n.is_for(*SUMMARY)}
    told = [n for n in layout.all_labels(*SUMMARY) if fold(n.text).text in named]
    return all(any(n.line is x for x in row) for n in told)


def _prices_alone(source: Source) -> Iterator[Fact]:
    """The price of the only product of a page that does not say how many there are."""
    items = [item for item in line_items(source) if item.unit_price is not None]
    for item in items if len(items) == 1 else ():
        price = Money(item.unit_price or Decimal(0), _currencies(source, item))
        yield Fact(FactName.UNIT_PRICE, price, item.reading, role="line")


_PRICED = re.compile(
    r"(?:qty|quantity|menge|anzahl|数量|個数|quantite|cantidad|quantita|aantal|quantidade)\.?\s?[:：]\s?(\d{1,4})(?!\d|[.,]\d)"
)


def _priced_counts(source: Source) -> Iterator[Fact]:
    """A "Qty: 2" with its price in the same line; decided where the two make a sum that is printed.

    An order page shows no quantity for single pieces, so that the number alone tells no whole.
    """
    for layout in source.layouts:
        printed = _printed(source, layout)
        for line in layout.page.lines:
            text = fold(line.text).text
            match = _PRICED.search(text)
            if match is None:
                continue
            number = Decimal(match[1])
            # Parted at the count: in "Menge: 9 124,90 €" the blank groups no thousands.
            prices = [
                token
                for part in (text[: match.start()], text[match.end() :])
                for token in money_tokens(part, mark=source.mark, ocr=is_ocr(line))
                if token.has_mark
            ]
            price = prices[0] if len(prices) == 1 else None
            plain = price is not None and number * price.money.amount in printed and number > 1
            mention = Mention.OWN if plain else Mention.CANDIDATE
            reading = source.reading(layout.page, line, 0, len(line.text))
            yield Fact(FactName.QUANTITY, Quantity(number), reading, role="line", mention=mention)
            if price is not None:
                money = Money(price.money.amount, price.money.currencies)
                yield Fact(FactName.UNIT_PRICE, money, reading, role="line", mention=mention)


def _printed(source: Source, layout: Layout) -> set[Decimal]:
    return {
        token.money.amount
        for line in layout.page.lines
        for token in money_tokens(line.text, mark=source.mark, ocr=is_ocr(line))
        if token.is_likely_money
    }


def _of_shipment(source: Source, kind: Kind) -> Iterator[Fact]:
    wanted = frozenset(_NAMES) if kind in _LISTS else _SHIPPED
    for layout in source.layouts:
        counts = [*_columns(layout, wanted), *_labelled(layout)]
        for name in _NAMES:
            own = [count for count in counts if count.name is name]
            sums = [count for count in own if count.is_sum] or own
            decided = len({count.number for count in sums}) == 1 and (
                len(own) == 1 or sums is not own
            )
            for count in sums if decided else own:
                reading = source.reading(layout.page, count.line, 0, len(count.line.text))
                yield Fact(
                    name,
                    Quantity(count.number),
                    reading,
                    label=count.label,
                    role="sum" if count.is_sum else "line",
                    mention=Mention.OWN if decided else Mention.CANDIDATE,
                )


def _columns(layout: Layout, wanted: frozenset[FactName]) -> Iterator[_Count]:
    """The numbers below headings that name units; the table must tell some of those that are `wanted`."""
    rows = rows_of(layout.page.lines)
    for at, row in enumerate(rows):
        heads = [_Head(name, line) for line in row if (name := _name(line.text)) is not None]
        if len(row) < 2 or not any(head.name in wanted for head in heads):
            continue
        bottom = max(line.box.y1 for line in row)
        for below in rows[at + 1 :]:
            top = min(line.box.y0 for line in below)
            height = below[0].box.height
            if top - bottom > _GAP * height or any(_name(line.text) for line in below):
                break
            bottom = max(line.box.y1 for line in below)
            is_sum = any(_is_total(line.text) for line in below)
            for head in heads:
                hit = _under(head.line.box, below) or _in_turn(head.line, row, below)
                if hit is not None:
                    yield _Count(head.name, hit[0], hit[1], is_sum, head.line.text)


def _under(head: Box, row: Iterable[Line]) -> tuple[Decimal, Line] | None:
    for line in row:
        box, number = line.box, _number(line.text)
        reach = _BESIDE * box.height
        if number is not None and head.x0 - reach <= box.center_x <= head.x1 + reach:
            return number, line
    return None


def _in_turn(head: Line, heads: Sequence[Line], row: Sequence[Line]) -> tuple[Decimal, Line] | None:
    """The cell that comes in `row` as far from the left as `head` does among `heads`.

    Headings may be centred over cells that are not; the cell still stands between the two neighbours.
    """
    if len(heads) != len(row):
        return None
    heads = sorted(heads, key=lambda line: line.box.x0)
    at = heads.index(head)
    line = sorted(row, key=lambda line: line.box.x0)[at]
    left = heads[at - 1].box.center_x if at else float("-inf")
    right = heads[at + 1].box.x0 if at + 1 < len(heads) else float("inf")
    number = _number(line.text)
    if number is None or not left < line.box.center_x < right:
        return None
    return number, line


def _labelled(layout: Layout) -> Iterator[_Count]:
    """A label ("Units expected: 120"), or the same in two cells of a row."""
    for row in rows_of(layout.page.lines):
        for at, line in enumerate(row):
            label, mark, rest = line.text.replace("：", ":").partition(":")
            name = _name(label)
            number = _number(rest) if mark and rest.strip() else None
            if name is not None and number is None and mark and at + 1 < len(row):
                number = _number(row[at + 1].text)
            if name is not None and number is not None:
                yield _Count(name, number, line, _is_total(label), label.strip())


def _name(text: str) -> FactName | None:
    folded = _plain(text)
    for name in _NAMES:
        words = _words(name.value)
        if folded in words:
            return name
        total, _, rest = folded.partition(" ")
        if total in _words("total") and rest in words:
            return name
    return FactName.QUANTITY if folded in _words("total_quantity") else None


def _is_total(text: str) -> bool:
    folded = _plain(text)
    sums = _words("total")
    return folded in sums | _words("total_quantity") or folded.partition(" ")[0] in sums


def _number(text: str) -> Decimal | None:
    match = _COUNT.fullmatch(fold(text).text.strip())
    return Decimal(match[1].replace(",", "")) if match else None


def _plain(text: str) -> str:
    without_unit = re.sub(r"[(（][^()（）]*[)）]", "", in_simplified(fold(text).text))
    return without_unit.strip(" .:：#*")


@cache
def _words(name: str) -> frozenset[str]:
    text = files("evidencecheck.stages.extract").joinpath("quantities.toml").read_text("utf-8")
    return frozenset(_plain(word) for word in tomllib.loads(text)[name])
