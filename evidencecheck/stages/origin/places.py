"""The places of a document at which a change would matter."""

from __future__ import annotations

from evidencecheck.model.document import Document
from evidencecheck.model.fact import Reading
from evidencecheck.model.values import Day, Identifier, Money


def value_readings(document: Document) -> tuple[Reading, ...]:
    """Where its identifiers, amounts and dates stand, each place once."""
    readings = [
        fact.reading for fact in document.facts if isinstance(fact.value, Identifier | Money | Day)
    ]
    readings += [amount.reading for amount in document.amounts]
    readings += [item.reading for item in document.items]
    return tuple({(r.page, r.box): r for r in readings if r.box is not None}.values())
