"""03/04/2026 where nothing in its own document tells the order of day and month: the case does.

The papers of one sale lie days apart, and day and month exchanged lie months off. So an order in which
all such dates of a document stand close to dates of the others, and in the other order none, is the one
that was meant. The reading that was put back stays an alternative: no accusation rests on this alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Reading, TrackingEvent
from evidencecheck.model.tolerance import NEAR
from evidencecheck.model.values import Day, other_reading
from evidencecheck.stages.extract.day_order import tells_itself

_NAMES = frozenset(
    {
        FactName.ORDER_DATE,
        FactName.INVOICE_DATE,
        FactName.SHIP_DATE,
        FactName.FIRST_SCAN_DATE,
        FactName.LAST_SCAN_DATE,
        FactName.DELIVERY_DATE,
    }
)
_HISTORIES = frozenset({Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY})
_OF_SALE = _HISTORIES | {
    Kind.ORDER_DETAILS,
    Kind.SALES_INVOICE,
    Kind.SALES_RECORD,
    Kind.RECEIPT,
    Kind.PACKING_SLIP,
    Kind.SHIPPING_LABEL,
}
"""Papers that are written within days of each other; goods may have been bought months before."""

_Stated = Fact | TrackingEvent


def settled(documents: Sequence[Document]) -> tuple[Document, ...]:
    """`documents` with the dates of those that tell no order put in the one that the others tell."""
    open_ = {d.file for d in documents if d.kind in _OF_SALE and not _tells(d)}
    known = [
        (document.file, day.on)
        for document in documents
        if document.kind in _OF_SALE
        for _, day, turned in _dates(document)
        if turned is None or (document.file not in open_ and not day.alternatives)
    ]
    return tuple(_settled(d, known) if d.file in open_ else d for d in documents)


def _tells(document: Document) -> bool:
    texts = [line.text for page in document.content.pages for line in page.lines]
    return tells_itself(texts, is_history=document.kind in _HISTORIES)


def _settled(document: Document, known: Iterable[tuple[str, date]]) -> Document:
    days = [on for _, on in known]
    pairs = [(day.on, turned) for _, day, turned in _dates(document) if turned is not None]
    if not pairs or any(_is_near(on, days) for on, _ in pairs):
        return document
    if not all(_is_near(turned, days) for _, turned in pairs):
        return document
    story = [turned or on for on, turned in map(_both, document.events) if on]
    if story != sorted(story):
        return document  # its first and last event would be others
    return replace(
        document,
        facts=tuple(map(_turned_fact, document.facts)),
        events=tuple(map(_turned_event, document.events)),
    )


def _is_near(day: date, days: Iterable[date]) -> bool:
    return any(abs(day - known) <= NEAR for known in days)


def _dates(document: Document) -> Iterator[tuple[_Stated, Day, date | None]]:
    """The dates that `document` states, each with what it means where day and month change places."""
    for fact in document.facts:
        if fact.name in _NAMES and fact.decided and isinstance(fact.value, Day):
            yield fact, fact.value, other_reading(fact.value, fact.reading.raw)
    for event in document.events:
        if event.dated is not None:
            yield event, event.dated, other_reading(event.dated, event.reading.raw)


def _both(event: TrackingEvent) -> tuple[date | None, date | None]:
    return event.day, other_reading(event.dated, event.reading.raw) if event.dated else None


def _turned_fact(fact: Fact) -> Fact:
    if fact.name not in _NAMES or not isinstance(fact.value, Day):
        return fact
    return replace(fact, value=_turned(fact.value, fact.reading))


def _turned_event(event: TrackingEvent) -> TrackingEvent:
    if event.dated is None:
        return event
    day = _turned(event.dated, event.reading)
    return replace(event, day=day.on, alternatives=day.alternatives)


def _turned(day: Day, reading: Reading) -> Day:
    other = other_reading(day, reading.raw)
    return Day(other, (day.on,)) if other is not None else day
