"""Which tracking records are about the parcel that is claimed, and how they end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention, TrackingEvent
from evidencecheck.model.values import Identifier, Status
from evidencecheck.rules.identifiers import disputed_values
from evidencecheck.rules.sameness import stands_for

RECORDS = (Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY)


@dataclass(frozen=True, slots=True)
class Record:
    """What a tracking record tells of a claimed parcel."""

    document: Document
    number: str
    """The parcel's number; "" where the record shows none and is the only one of the case."""
    events: tuple[TrackingEvent, ...]
    """Its own, of a page that tells of several parcels; oldest first."""

    @property
    def last(self) -> TrackingEvent | None:
        """The latest event whose meaning is known."""
        return next((e for e in reversed(self.events) if e.status is not None), None)

    @property
    def stated(self) -> Fact | None:
        """The status that stands above the events; of several parcels it is nobody's."""
        if _tells_of_several(self.document):
            return None
        facts = self.document.named(FactName.TRACKING_STATUS)
        return facts[0] if facts and isinstance(facts[0].value, Status) else None


def records_of_claim(case: Case) -> tuple[Record, ...]:
    """The records of the claimed parcel; of several parcels without a claim file, of all."""
    records = case.of_kind(*RECORDS)
    found: list[Record] = []
    for document in records:
        own = _own_numbers(document)
        claimed = dict(_claimed_among(case, own))
        if _tells_of_several(document):
            found += _each_parcel(document, claimed)
        elif claimed and not _tells_of_another(document, own, claimed):
            found.append(Record(document, next(iter(claimed.values())), document.events))
        elif not own and len(records) == 1:
            found.append(Record(document, "", document.events))
    return tuple(found)


def is_of_other_parcel(case: Case, document: Document) -> bool:
    """Whether the document names parcels of its own, and none of them is claimed."""
    own = _own_numbers(document)
    return bool(own) and not dict(_claimed_among(case, own))


def parcels_of(case: Case) -> frozenset[str]:
    """The different numbers that the tracking records bear."""
    return frozenset(record.number for record in records_of_claim(case))


def _own_numbers(document: Document) -> tuple[Fact, ...]:
    """Its decided numbers, else those that it shows without a label."""
    numbers = document.named(FactName.TRACKING_NUMBER, decided_only=False)
    own = tuple(fact for fact in numbers if fact.decided)
    return own or tuple(fact for fact in numbers if fact.mention is Mention.CANDIDATE)


def _tells_of_several(document: Document) -> bool:
    return len({event.parcel for event in document.events}) > 1


def _tells_of_another(
    document: Document, own: tuple[Fact, ...], claimed: Mapping[str, str]
) -> bool:
    """Whether all events stand below the number of a parcel that is not claimed.

    A number of another format is no other parcel: the last mile's number beside the consolidator's.
    """
    told = {event.parcel for event in document.events} - {""}
    schemes = {str(f.value): f.value.scheme for f in own if isinstance(f.value, Identifier)}
    mine = {schemes.get(number) for number in claimed}
    return any(parcel not in claimed and schemes.get(parcel) in mine for parcel in told)


def _each_parcel(document: Document, claimed: Mapping[str, str]) -> Iterator[Record]:
    """One record for each claimed parcel of a page that tells of several."""
    for printed, number in claimed.items():
        events = tuple(event for event in document.events if event.parcel == printed)
        if events:
            yield Record(document, number, events)


def _claimed_among(case: Case, own: tuple[Fact, ...]) -> Iterator[tuple[str, str]]:
    """Each claimed number among `own`: as it was read, and as it is meant."""
    agreed = case.agreed.get(FactName.TRACKING_NUMBER)
    disputed = disputed_values(case, FactName.TRACKING_NUMBER)
    claimed = {re.sub(r"[^0-9A-Z]", "", n.upper()) for n in case.claim.tracking_numbers}
    value = str(agreed.value) if agreed and agreed.value is not None else ""
    for fact in own:
        printed = text = str(fact.value)
        if text in disputed:
            continue
        if agreed and fact in agreed.supporting and stands_for(fact, value):
            text = value
        if not claimed or text in claimed:
            yield printed, text
