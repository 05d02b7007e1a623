"""Content of a file → document: its kind, and the facts that it states."""

from __future__ import annotations

from evidencecheck.model.document import Content, Document, Kind
from evidencecheck.model.fact import Fact
from evidencecheck.stages.classify import classify, languages
from evidencecheck.stages.extract.amounts import amounts, declared_values, total_fact
from evidencecheck.stages.extract.barcode_payloads import barcode_facts
from evidencecheck.stages.extract.carriers import carrier_facts
from evidencecheck.stages.extract.day_facts import day_facts
from evidencecheck.stages.extract.events import event_facts, tracking_events
from evidencecheck.stages.extract.invoice_numbers import invoice_numbers
from evidencecheck.stages.extract.line_items import line_items
from evidencecheck.stages.extract.order_ids import order_ids
from evidencecheck.stages.extract.parties import party_facts
from evidencecheck.stages.extract.source import source_of
from evidencecheck.stages.extract.tracking_numbers import tracking_numbers

_INVOICES = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.FAPIAO, Kind.RECEIPT})
_WITH_EVENTS = frozenset(
    {Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY, Kind.CARRIER_STATEMENT, Kind.UNKNOWN}
)


def understand(content: Content) -> Document:
    """Classify `content` and extract its facts, in a fixed order."""
    source = source_of(content)
    judgement = classify(source)
    kind = judgement.kind
    events = tracking_events(source) if kind in _WITH_EVENTS else ()
    facts: list[Fact] = [
        *order_ids(source),
        *tracking_numbers(source),
        *barcode_facts(source),
        *carrier_facts(source),
        *(invoice_numbers(source) if kind in _INVOICES else ()),
        *total_fact(source, kind),
        *declared_values(source),
        *day_facts(source, kind),
        *party_facts(source, kind),
    ]
    if kind in _WITH_EVENTS:
        facts += event_facts(source, events)
    return Document(
        content=content,
        kind=kind,
        kind_confidence=judgement.confidence,
        languages=languages(content),
        facts=tuple(facts),
        amounts=amounts(source),
        items=line_items(source),
        events=events,
    )
