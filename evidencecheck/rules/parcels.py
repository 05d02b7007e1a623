"""Which tracking records are about the parcel that is claimed, and how they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention, TrackingEvent
from evidencecheck.model.values import Status
from evidencecheck.rules.identifiers import disputed_values
from evidencecheck.rules.sameness import stands_for

RECORDS = (Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY)


@dataclass(frozen=True, slots=True)
class Record:
    """A tracking record of the claimed parcel."""

    document: Document
    number: str
    """The parcel's number; "" where the record shows none and is the only one of the case."""

    @property
    def last(self) -> TrackingEvent | None:
        """The latest event whose meaning is known."""
        return next((e for e in reversed(self.document.events) if e.status is not None), None)

    @property
    def stated(self) -> Fact | None:
        """The status that stands above the events."""
        facts = self.document.named(FactName.TRACKING_STATUS)
        return facts[0] if facts and isinstance(facts[0].value, Status) else None


def records_of_claim(case: Case) -> tuple[Record, ...]:
    """The records of the claimed parcel; of several parcels without a claim file, of all."""
    records = case.of_kind(*RECORDS)
    found = []
    for document in records:
        numbers = document.named(FactName.TRACKING_NUMBER, decided_only=False)
        own = tuple(fact for fact in numbers if fact.decided)
        own = own or tuple(fact for fact in numbers if fact.mention is Mention.CANDIDATE)
        number = next(_claimed_among(case, own), None)
        if not numbers and len(records) == 1:
            number = ""
        if number is not None:
            found.append(Record(document, number))
    return tuple(found)


def is_of_other_parcel(case: Case, document: Document) -> bool:
    """Whether the document's own number is disputed: another finding says what is wrong with it."""
    disputed = disputed_values(case, FactName.TRACKING_NUMBER)
    own = [str(fact.value) for fact in document.named(FactName.TRACKING_NUMBER)]
    return bool(own) and all(number in disputed for number in own)


def parcels_of(case: Case) -> frozenset[str]:
    """The different numbers that the tracking records bear."""
    return frozenset(record.number for record in records_of_claim(case))


def _claimed_among(case: Case, own: tuple[Fact, ...]) -> Iterator[str]:
    """The claimed numbers among the own ones of a record, misreadings taken for what they mean."""
    agreed = case.agreed.get(FactName.TRACKING_NUMBER)
    disputed = disputed_values(case, FactName.TRACKING_NUMBER)
    claimed = {re.sub(r"[^0-9A-Z]", "", n.upper()) for n in case.claim.tracking_numbers}
    value = str(agreed.value) if agreed and agreed.value is not None else ""
    for fact in own:
        text = str(fact.value)
        if text in disputed:
            continue
        if agreed and fact in agreed.supporting and stands_for(fact, value):
            text = value
        if not claimed or text in claimed:
            yield text
