"""Content of a file → document: its kind, and the facts that it states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidencecheck.model.document import Content, Document, Kind
from evidencecheck.model.fact import Fact, FactName, LineItem, Mention, TrackingEvent
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Identifier, Strength
from evidencecheck.stages.classify import Judgement, classify, languages
from evidencecheck.stages.extract.amount_words import amounts_in_words
from evidencecheck.stages.extract.amounts import amounts, declared_values, total_fact
from evidencecheck.stages.extract.barcode_payloads import barcode_facts
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.day_facts import day_facts
from evidencecheck.stages.extract.fapiao import fapiao_amounts, fapiao_total
from evidencecheck.stages.extract.goods.declared_goods import declared_items, declared_quantity
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.goods.parcel_contents import parcel_contents
from evidencecheck.stages.extract.goods.quantities import quantity_facts
from evidencecheck.stages.extract.insurance import insurance_facts
from evidencecheck.stages.extract.invoice_numbers import invoice_numbers
from evidencecheck.stages.extract.journey.carrier_letter import letter_facts, letterhead
from evidencecheck.stages.extract.journey.carriers import carrier_facts
from evidencecheck.stages.extract.journey.delivery_place import delivery_places
from evidencecheck.stages.extract.journey.events import event_facts, tracking_events
from evidencecheck.stages.extract.journey.route import route_end
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers, without_pieces
from evidencecheck.stages.extract.order_ids import order_ids
from evidencecheck.stages.extract.order_status import order_status
from evidencecheck.stages.extract.other_identifiers import other_identifiers
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.printed_data import unprinted, with_data
from evidencecheck.stages.extract.shop_orders import shop_orders
from evidencecheck.stages.extract.source import Source, as_history, source_of
from evidencecheck.stages.extract.statement import Statement
from evidencecheck.stages.extract.structured import (
    stated_amounts,
    stated_facts,
    stated_items,
    statements,
)
from evidencecheck.stages.extract.weights import weights
from evidencecheck.stages.straight import straightened

_INVOICES = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.FAPIAO, Kind.RECEIPT})
_NUMBERED = _INVOICES | {Kind.UNKNOWN}
"""Kinds that may bear the number of an invoice."""
_HISTORY = 3
"""Statuses from which on a letter has the history of its parcel in it."""
_INDENT = 6
"""Characters before the date of a row of a history: a day of the week, a bullet."""
_WITH_EVENTS = frozenset(
    {Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY, Kind.CARRIER_STATEMENT, Kind.UNKNOWN}
)

_HISTORIES = frozenset({Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY})


def understand(content: Content, judgement: Judgement | None = None) -> Document:
    """Classify `content`, unless it is judged, and extract its facts, in a fixed order, with its rows level."""
    level = straightened(content)
    return level.put_back(_understood(level.content, judgement))


def _understood(content: Content, judgement: Judgement | None) -> Document:
    source = source_of(content)
    judgement = judgement or classify(source)
    kind = judgement.kind
    stated = statements(content)
    if stated and unprinted(content):
        return _of_data(source, judgement, stated[0])
    if kind is Kind.VIDEO:
        return _of_video(source, judgement)
    orders = order_ids(source) if Channel.STRUCTURED in content.channels else ()
    if len({str(fact.value) for fact in orders if fact.decided}) > 1:
        return _of_many_orders(source, judgement)
    if kind in _HISTORIES:
        source = as_history(source)
    events = tracking_events(source) if kind in _WITH_EVENTS else ()
    sums = fapiao_amounts(source) if kind is Kind.FAPIAO else ()
    numbers = tuple(without_pieces((*tracking_numbers(source), *barcode_facts(source))))
    named = tuple(order_ids(source))
    orders_named = (*named, *shop_orders(source, kind, named))
    facts: list[Fact] = [
        *orders_named,
        *numbers,
        *carrier_facts(source, numbers, kind),
        *(invoice_numbers(source) if kind in _NUMBERED else ()),
        *other_identifiers(source, kind),
        *(fapiao_total(sums) or total_fact(source, kind)),
        *declared_values(source),
        *quantity_facts(source, kind),
        *declared_quantity(source, kind),
        *day_facts(source, kind, orders_named),
        *party_facts(source, kind),
        *order_status(source, kind),
        *(insurance_facts(source) if kind is Kind.INSURANCE_CERTIFICATE else ()),
    ]
    if kind is Kind.CARRIER_STATEMENT:
        facts += _of_letter(source, facts, events)
    elif kind in _WITH_EVENTS:
        facts += event_facts(source, events)
    if kind in _WITH_EVENTS:
        facts += delivery_places(events)
        if not any(f.name is FactName.DESTINATION and f.decided for f in facts):
            facts += route_end(source)
    summary = (*(sums or amounts(source)), *amounts_in_words(source))
    merged = with_data(source, kind, facts, summary, stated)
    return Document(
        content=content,
        kind=kind,
        kind_confidence=judgement.confidence,
        languages=languages(content),
        facts=merged.facts,
        amounts=summary,
        items=_items(source, kind),
        events=events,
        data_differences=merged.differences,
        weights=weights(source),
    )


def _items(source: Source, kind: Kind) -> tuple[LineItem, ...]:
    if kind is Kind.SHIPPING_LABEL:
        return declared_items(source)
    held = line_items(source)
    return tuple(parcel_contents(source)) if kind is Kind.TRACKING_RECORD and not held else held


def _of_letter(
    source: Source, facts: Sequence[Fact], events: Sequence[TrackingEvent]
) -> list[Fact]:
    """What the sentences of a carrier's letter state, then what its labels and the history in it do."""
    labelled = {f.name for f in facts if f.decided}
    stated = (*letter_facts(source), *letterhead(source))
    told = [f for f in stated if f.name not in labelled]
    names = {f.name for f in told}
    # The dates of a sentence stand in it, those of a history begin its rows.
    events = [e for e in events if (d := date_tokens(e.reading.raw)) and d[0].start <= _INDENT]
    if sum(event.status is not None for event in events) < _HISTORY:
        events = ()  # dates of the correspondence, beside words about the parcel
    return [*told, *(f for f in event_facts(source, events) if f.name not in names)]


def _of_data(source: Source, judgement: Judgement, statement: Statement) -> Document:
    """A file that is data alone: nothing is printed, so only numbers of a telling shape are looked for."""
    content, kind = source.content, judgement.kind
    facts = stated_facts(content, statement, kind)
    named = {str(fact.value) for fact in facts}
    told = (*order_ids(source), *tracking_numbers(source))
    return Document(
        content=content,
        kind=kind,
        kind_confidence=judgement.confidence,
        languages=languages(content),
        facts=(*facts, *(f for f in told if _is_strong(f) and str(f.value) not in named)),
        amounts=stated_amounts(content, statement),
        items=stated_items(content, statement),
    )


def _is_strong(fact: Fact) -> bool:
    value = fact.value
    return (
        isinstance(value, Identifier) and value.strength is Strength.STRONG and bool(value.scheme)
    )


def _of_many_orders(source: Source, judgement: Judgement) -> Document:
    """An export that lists several orders names each, but which of its rows is the one in question
    is not known here: dates, amounts and parcels of the others would contradict it.
    """
    return Document(
        content=source.content,
        kind=judgement.kind,
        kind_confidence=judgement.confidence,
        languages=languages(source.content),
        facts=(
            *order_ids(source),
            *(replace(f, mention=Mention.CANDIDATE) for f in tracking_numbers(source)),
        ),
    )


def _of_video(source: Source, judgement: Judgement) -> Document:
    """Frames of a video: its barcodes count, its print is too poor to contradict anything."""
    told = (*order_ids(source), *tracking_numbers(source))
    return Document(
        content=source.content,
        kind=judgement.kind,
        kind_confidence=judgement.confidence,
        languages=languages(source.content),
        facts=(
            *(replace(fact, mention=Mention.CANDIDATE) for fact in told),
            *barcode_facts(source),
        ),
    )
