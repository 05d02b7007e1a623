"""Dates of the matter by label: ordered, invoiced, shipped, delivered, claimed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.dates import DateToken, date_tokens, partial_dates
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.event_dates import event_date
from evidencecheck.stages.extract.journey.progress_bar import (
    heads_column,
    is_step,
    ordered_in_history,
)
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.order_days import order_day
from evidencecheck.stages.extract.order_steps import answers_a_date, order_steps
from evidencecheck.stages.extract.source import Source

_NAMES = {
    "order_date": FactName.ORDER_DATE,
    "invoice_date": FactName.INVOICE_DATE,
    "ship_date": FactName.SHIP_DATE,
    "delivery_date": FactName.DELIVERY_DATE,
    "claim_date": FactName.CLAIM_DATE,
}
# What a bare "Date" means on a document of this kind.
_PLAIN_DATE = {
    Kind.SALES_INVOICE: FactName.INVOICE_DATE,
    Kind.PURCHASE_INVOICE: FactName.INVOICE_DATE,
    Kind.FAPIAO: FactName.INVOICE_DATE,
    Kind.RECEIPT: FactName.INVOICE_DATE,
    Kind.SHIPPING_LABEL: FactName.SHIP_DATE,
}
_BARE = "date"
"""Role of a date whose label says no more than that."""
# On the pages of a carrier the delivery is told by an event; a label may be a forecast or a tab.
_TOLD_BY_EVENTS = frozenset({Kind.TRACKING_RECORD})


_BAR = re.compile(r"[|·•]\s*$")
"""What parts the fields of a line: ``Bestellung 4711 | Verkauft am 3. Aug. 2026``."""


def day_facts(source: Source, kind: Kind, orders: Iterable[Fact] = ()) -> Iterator[Fact]:
    """One fact per label and value; an invoice without a labelled date has its first one.

    A page whose date of the order has no label may tell it beside one of `orders`.
    """
    found = _settled(list(_labelled(source, kind)), kind)
    if not any(fact.name is FactName.ORDER_DATE and fact.decided for fact in found):
        found += order_day(source, kind, orders)
        found += ordered_in_history(source) if kind is Kind.TRACKING_RECORD else ()
    found += order_steps(source, kind, found)
    yield from found
    if not any(f.name in {FactName.INVOICE_DATE, FactName.ORDER_DATE} for f in found):
        yield from _unlabelled(source, kind)
    if kind is Kind.SHIPPING_LABEL and not any(f.name is FactName.SHIP_DATE for f in found):
        yield from _lone_date(source)


def _lone_date(source: Source) -> Iterator[Fact]:
    """The one date on a shipping label, at the head of its line, which no label explains: when it was paid."""
    held = []
    for layout in source.layouts:
        named = {
            id(line)
            for label in layout.all_labels("other_date", "date", *_NAMES)
            for line in (label.line, *(cell.line for cell in layout.values(label)))
        }
        for line in layout.page.lines:
            hit = event_date(line.text, source.order, ())
            if hit is not None:
                other = id(line) in named or _is_called(layout, line)
                held.append((layout.page, line, *hit, other))
    if len({day.on for _, _, day, *_ in held}) != 1:
        return
    page, line, day, start, end, is_named = held[0]
    before = fold(line.text[:start]).text.strip()
    bare = not before or _POSTED.search(before) is not None
    if not is_named and bare and _FULL_YEAR.search(line.text[start:end]):
        yield Fact(
            FactName.SHIP_DATE, day, source.reading(page, line, start, end), role="only date"
        )


def _is_called(layout: Layout, line: Line) -> bool:
    """Whether the line above it ends in a word for a date, in whatever language: LEVERANSEDATO."""
    above = (
        other
        for other in layout.page.lines
        if 0 <= line.box.y0 - other.box.y1 < line.box.height and line.box.overlap_x(other.box) > 0
    )
    return any(_DATE_WORD.search(fold(other.text).text) for other in above)


_DATE_WORD = re.compile(r"(?:dat[aeou]|datum|fecha|tarih|期|日付)\W*$")
_POSTED = re.compile(
    r"(?:^|(?<=[\s·|,;]))(?:(?:date )?(?:posted|mailed|postmark(?:ed)?|franked|accepted|tendered"
    r"|manifested|label created)"
    r"|(?:einlieferung|aufgabe|auflieferung|versand|frankiert|eingeliefert|aufgegeben)"
    r"|(?:date d[eu] )?(?:depot|affranchissement)|(?:affranchi|depose|poste|expedie)e?"
    r"|(?:admision|deposito|admitido|depositado|franqueo|expedicion)"
    r"|(?:accettazione|accettato|spedito|affrancat[oa]|partenza)|(?:aangeboden|gefrankeerd|verzonden)"
    r"|(?:aceitacao|postado|postagem)|nadano|(?<=[.;] )date|收寄|寄件|交寄|揽收|发货|引受|差出|発送"
    r"|[\d.,]+\s?(?:kg|g|lbs?|oz))"
    r"(?: (?:on|am|le|el|il|op|em|du|vom))?\W*$"
)
"""What may stand before the date in its line: nothing, or that it was posted then."""
_FULL_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def _settled(found: Sequence[Fact], kind: Kind) -> list[Fact]:
    """A bare "Date" gives way to a date whose label says of what; a lone date of an invoice is its own."""
    said = {fact.name for fact in found if fact.role != _BARE}
    kept = [fact for fact in found if fact.role != _BARE or fact.name not in said]
    kept = _of_the_order(kept)
    alone = {
        name
        for name in {fact.name for fact in kept}
        if len({str(fact.value) for fact in kept if fact.name is name}) == 1
    }
    return [
        replace(fact, mention=Mention.OWN)
        if fact.name in alone and fact.name is _PLAIN_DATE.get(kind)
        else fact
        for fact in kept
    ]


def _of_the_order(found: Sequence[Fact]) -> list[Fact]:
    """Without the days of later steps, where the page says when the order was placed.

    Chinese order pages list when it was placed (下单, 创建), paid (付款) and completed (成交), which may be
    days apart; a page that states only a later step is dated by that.
    """
    ranks = [_step(fact) for fact in found if fact.name is FactName.ORDER_DATE]
    first = min(ranks, default=0)
    return [f for f in found if f.name is not FactName.ORDER_DATE or _step(f) == first]


def _step(fact: Fact) -> int:
    label = fold(fact.label).text
    return next((rank for rank, words in enumerate(_LATER, 1) if words.search(label)), 0)


_LATER = (re.compile(r"付款|支付|拼单"), re.compile(r"成交|交易"))
"""Steps behind the placing of an order, in their order."""


def _labelled(source: Source, kind: Kind) -> Iterator[Fact]:
    taken: set[tuple[int, str]] = set()
    for layout, label in source.labels(*_NAMES, "date"):
        name = _name(label, kind)
        if name is None or (name is FactName.DELIVERY_DATE and kind in _TOLD_BY_EVENTS):
            continue
        for cell in layout.values(label):
            tokens = date_tokens(cell.text, source.order)
            if not tokens and _is_day_of_no_year(layout, label, cell):
                break
            if not tokens or (name in _STEPS and _is_told_of_else(layout, label, cell, tokens[0])):
                continue
            if _has_own_label(layout, label, cell):
                continue
            if is_step(layout, label.line) and heads_column(layout, cell):
                break
            token = tokens[0]
            part = Cell(cell.line, cell.start + token.start, cell.start + token.end)
            reading = source.reading_of(layout.page, part)
            mark = (layout.page.number, f"{name}{reading.box}")
            if mark not in taken:
                taken.add(mark)
                own = label.leads or label.marked or _BAR.search(label.line.text[: label.start])
                mention = Mention.OWN if own else Mention.CANDIDATE
                role = "" if label.fields & _NAMES.keys() else _BARE
                yield Fact(name, token.day, reading, label=label.text, role=role, mention=mention)
            break


def _is_day_of_no_year(layout: Layout, label: Label, cell: Cell) -> bool:
    """``Delivered on Wed, Feb 18``: the label has its value, and what stands below is of something else."""
    rest = layout.rest(label)
    return rest is not None and rest.start == cell.start and bool(partial_dates(cell.text))


def _is_told_of_else(layout: Layout, label: Label, cell: Cell, token: DateToken) -> bool:
    """Whether a sentence below a step of the parcel tells the date: ``Return window closes on …``."""
    if cell.line is label.line:
        return False
    return len(cell.text[: token.start].split()) > _MOST_BEFORE


def _has_own_label(layout: Layout, label: Label, cell: Cell) -> bool:
    """Whether the cell below, in a column of values, answers a label of its own row: ``Ordered  Oct 14``."""
    is_below = cell.line is not label.line and not cell.line.box.same_row(label.line.box)
    return is_below and answers_a_date(layout, cell.line)


_STEPS = frozenset({FactName.DELIVERY_DATE, FactName.SHIP_DATE})
_MOST_BEFORE = 3
"""Words before the date in a cell of its own: a weekday, a preposition."""


def _unlabelled(source: Source, kind: Kind) -> Iterator[Fact]:
    """The date of a receipt or invoice that labels none: the first that no label explains otherwise."""
    name = _PLAIN_DATE.get(kind)
    if name is not FactName.INVOICE_DATE:
        return
    for layout in source.layouts:
        explained = {
            id(line)
            for label in layout.all_labels("other_date", *_NAMES)
            for line in (label.line, *(cell.line for cell in layout.values(label)))
        }
        for line in layout.page.lines:
            tokens = date_tokens(line.text, source.order)
            if tokens and id(line) not in explained:
                token = tokens[0]
                if _heads_order(source, layout, line, token):
                    name = FactName.ORDER_DATE
                reading = source.reading(layout.page, line, token.start, token.end)
                yield Fact(name, token.day, reading, role="only date")
                return


def _heads_order(source: Source, layout: Layout, line: Line, token: DateToken) -> bool:
    """Whether the date, to the minute, stands in one row with an order's number, as lists of orders have it."""
    return (
        _CLOCK.match(line.text, token.end) is not None
        and not any(source.labels("invoice_number"))
        and any(
            label.line is line or label.line.box.same_row(line.box)
            for label in layout.all_labels("order_id")
            if layout.rest(label) is not None
        )
    )


_CLOCK = re.compile(r"\s*\d{1,2}:\d{2}")


def _name(label: Label, kind: Kind) -> FactName | None:
    for field, name in _NAMES.items():
        if field in label.fields:
            return name
    return _PLAIN_DATE.get(kind)
