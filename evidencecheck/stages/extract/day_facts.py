"""Dates of the matter by label: ordered, invoiced, shipped, delivered, claimed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.layout import Cell
from evidencecheck.stages.extract.lexicon import Label
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


def day_facts(source: Source, kind: Kind) -> Iterator[Fact]:
    """One fact per label and value; an invoice without a labelled date has its first one."""
    found = _settled(list(_labelled(source, kind)), kind)
    yield from found
    if not any(f.name in {FactName.INVOICE_DATE, FactName.ORDER_DATE} for f in found):
        yield from _unlabelled(source, kind)


def _settled(found: Sequence[Fact], kind: Kind) -> list[Fact]:
    """A bare "Date" gives way to a date whose label says of what; a lone date of an invoice is its own."""
    said = {fact.name for fact in found if fact.role != _BARE}
    kept = [fact for fact in found if fact.role != _BARE or fact.name not in said]
    alone = {
        name
        for name in {fact.name for fact in kept}
        if len({str(fact.value) for fact in kept if fact.name is name}) == 1
    }
    return [
        replace(fact, mention=Mention.OWN)
        if fact.name in alone and fact.name is _PLAIN_DATE.get(kind) is FactName.INVOICE_DATE
        else fact
        for fact in kept
    ]


def _labelled(source: Source, kind: Kind) -> Iterator[Fact]:
    taken: set[tuple[int, str]] = set()
    for layout, label in source.labels(*_NAMES, "date"):
        name = _name(label, kind)
        if name is None or (name is FactName.DELIVERY_DATE and kind in _TOLD_BY_EVENTS):
            continue
        for cell in layout.values(label):
            tokens = date_tokens(cell.text, source.order)
            if not tokens:
                continue
            token = tokens[0]
            part = Cell(cell.line, cell.start + token.start, cell.start + token.end)
            reading = source.reading_of(layout.page, part)
            mark = (layout.page.number, f"{name}{reading.box}")
            if mark not in taken:
                taken.add(mark)
                mention = Mention.OWN if label.leads or label.marked else Mention.CANDIDATE
                role = "" if label.fields & _NAMES.keys() else _BARE
                yield Fact(name, token.day, reading, label=label.text, role=role, mention=mention)
            break


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
                reading = source.reading(layout.page, line, token.start, token.end)
                yield Fact(name, token.day, reading, role="only date")
                return


def _name(label: Label, kind: Kind) -> FactName | None:
    for field, name in _NAMES.items():
        if field in label.fields:
            return name
    return _PLAIN_DATE.get(kind)
