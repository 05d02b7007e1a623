"""The dated steps of a sale on its way, each with the documents that state it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from evidencecheck.model.case import Case, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Reading
from evidencecheck.model.finding import Location
from evidencecheck.model.values import Day
from evidencecheck.rules.differing import elsewhere
from evidencecheck.rules.parcels import (
    RECORDS,
    Record,
    is_of_other_parcel,
    parcels_of,
    records_of_claim,
)

SLACK = timedelta(days=1)
"""One moment bears two dates at most, 26 hours of time zones apart: a calendar day either way."""

SALE = (Kind.ORDER_DETAILS, Kind.SALES_INVOICE, Kind.SALES_RECORD, Kind.RECEIPT, Kind.PACKING_SLIP)
"""Documents of the sale; an order date elsewhere may be that of a purchase from the supplier."""

SHIPPING = (*SALE, Kind.SHIPPING_LABEL, *RECORDS)

_PLANNED = re.compile(
    r"\bby\b|expect|estimat|schedul|deadline|latest (?:ship|deliver)|arriving|arrives"
    r"|预计|最晚|予定|voraussichtlich|prévue?|previsto",
    re.IGNORECASE,
)
"""Labels of a date that somebody hopes for."""


class Rank(IntEnum):
    """The order in which the steps must come."""

    ORDERED = 0
    SHIPPED = 1
    FIRST_SCAN = 2
    LAST_SCAN = 3
    CLAIMED = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One step, one date: several documents may say the same."""

    rank: Rank
    day: Day
    readings: tuple[Reading, ...]
    claim_file: str = ""
    """Where the date is from the claim file instead."""

    @property
    def files(self) -> tuple[str, ...]:
        if self.claim_file:
            return (self.claim_file,)
        return tuple(dict.fromkeys(reading.file for reading in self.readings))

    @property
    def places(self) -> tuple[Location, ...]:
        if self.claim_file:
            return (Location(self.claim_file, text=self.day.on.isoformat()),)
        return tuple(Location.of(reading) for reading in self.readings)


def is_future(case: Case, day: Day) -> bool:
    """Whether every reading of `day` lies after today, wherever on earth today is."""
    return day.earliest > case.as_of + SLACK


def past_dates(case: Case, document: Document) -> tuple[Fact, ...]:
    """The dates of `document` that must be past, as it states them itself."""
    names = [FactName.INVOICE_DATE, FactName.ORDER_DATE]
    if document.kind in SHIPPING:
        names.append(FactName.SHIP_DATE)
    if document.kind in RECORDS:
        names += [FactName.FIRST_SCAN_DATE, FactName.LAST_SCAN_DATE, FactName.DELIVERY_DATE]
    return tuple(f for f in document.named(*names) if not _PLANNED.search(f.label))


def steps_of(case: Case) -> tuple[Step, ...]:
    """All steps, equal ones of several documents as one; future dates are left to TIM003."""
    dated = list(_dated(case))
    steps: dict[tuple[Rank, Day], list[Reading]] = {}
    for rank, day, reading in dated:
        if not is_future(case, day):
            steps.setdefault((rank, day), []).append(reading)
    found = [Step(rank, day, tuple(readings)) for (rank, day), readings in steps.items()]
    if len(parcels_of(case)) > 1:
        found = list(_of_several_parcels(found))
    if case.claim.filed_on is not None:
        filed = Day(case.claim.filed_on)
        found.append(Step(Rank.CLAIMED, filed, (), case.claim.file or "claim.toml"))
    return tuple(sorted(found, key=lambda step: (step.rank, step.day.on)))


def _dated(case: Case) -> Iterator[tuple[Rank, Day, Reading]]:
    """What the documents of this order date; those of another one are another finding's matter."""
    strange = elsewhere(case)
    for document in case.documents:
        if document.file in strange:
            continue
        for fact in past_dates(case, document):
            rank = _RANKS.get(fact.name)
            if rank is None or not isinstance(fact.value, Day) or _is_unclear(case, fact):
                continue
            if rank is Rank.ORDERED and document.kind not in SALE:
                continue
            if rank is Rank.SHIPPED and _is_taken_over(case, document, fact.value):
                continue
            if rank > Rank.ORDERED and is_of_other_parcel(case, document):
                continue
            yield rank, fact.value, fact.reading
    for record in records_of_claim(case):
        yield from _scans(record)


_SENDERS = (*SALE, Kind.SHIPPING_LABEL, Kind.SHIPMENT_DETAILS)


def _is_taken_over(case: Case, document: Document, day: Day) -> bool:
    """Whether the ship date of a carrier's paper is the day on which the carrier of the last leg got it.

    The goods are on their way by then: the sender's own papers date the shipping before it, or the
    record of a forwarder, with a number of his own beside the carrier's, begins before it.
    """
    if document.kind not in RECORDS or _is_before(document, FactName.FIRST_SCAN_DATE, day, False):
        return False  # a paper that contradicts itself
    others = [other for other in case.documents if other.file != document.file]
    return any(
        other.kind in _SENDERS and _is_before(other, FactName.SHIP_DATE, day) for other in others
    ) or any(
        other.kind in RECORDS
        and len(
            {str(fact.value) for fact in other.named(FactName.TRACKING_NUMBER, decided_only=False)}
        )
        > 1
        and _is_before(other, FactName.FIRST_SCAN_DATE, day)
        for other in others
    )


def _is_before(document: Document, name: FactName, day: Day, slack: bool = True) -> bool:
    return any(
        isinstance(fact.value, Day) and fact.value.latest + SLACK * slack < day.earliest
        for fact in document.named(name)
        if not _PLANNED.search(fact.label)
    )


_RANKS = {
    FactName.ORDER_DATE: Rank.ORDERED,
    FactName.SHIP_DATE: Rank.SHIPPED,
    FactName.FIRST_SCAN_DATE: Rank.FIRST_SCAN,
    FactName.LAST_SCAN_DATE: Rank.LAST_SCAN,
    FactName.DELIVERY_DATE: Rank.LAST_SCAN,
}


def _scans(record: Record) -> Iterator[tuple[Rank, Day, Reading]]:
    """First and last scan from the events, where no fact states them."""
    scans = [
        (event.dated, event.reading)
        for event in record.events
        if event.dated and event.status and event.status.is_carrier_scan
    ]
    if not scans:
        return
    if not record.document.named(FactName.FIRST_SCAN_DATE):
        day, reading = min(scans, key=_day)
        yield Rank.FIRST_SCAN, day, reading
    if not record.document.named(FactName.LAST_SCAN_DATE, FactName.DELIVERY_DATE):
        day, reading = max(scans, key=_day)
        yield Rank.LAST_SCAN, day, reading


def _day(scan: tuple[Day, Reading]) -> date:
    return scan[0].on


def _is_unclear(case: Case, fact: Fact) -> bool:
    """Whether the reading differs from the agreed date only as far as reading errors go."""
    agreed = case.agreed.get(fact.name)
    return agreed is not None and any(
        dispute.verdict is Identity.CANNOT_TELL and fact in dispute.facts
        for dispute in agreed.disputes
    )


def _of_several_parcels(steps: Iterable[Step]) -> Iterator[Step]:
    """One parcel's shipping is not bound by another's scan: the most lenient date of each step."""
    held = list(steps)
    for rank in Rank:
        own = [step for step in held if step.rank is rank]
        if rank is Rank.ORDERED:
            yield from own
        elif rank is Rank.SHIPPED and own:
            yield min(own, key=lambda step: step.day.earliest)
        elif own:
            yield max(own, key=lambda step: step.day.latest)
