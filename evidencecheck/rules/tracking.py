"""TRK: the shipment's story as the carrier's records tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName, Reading, TrackingEvent
from evidencecheck.model.finding import Confidence, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Status
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.parcels import Record, records_of_claim
from evidencecheck.rules.sureness import confidence_of

MOST_QUOTED = 80
"""Characters of an event that a message repeats."""

_CLOCK = re.compile(r"^[\s,;]*\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?[\s,;]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u9fff]{2,}")


@rule("TRK001", "delivered-but-claimed-lost", Severity.ERROR)
def delivered_but_claimed_lost(case: Case) -> Iterator[Outcome]:
    """The record ends in delivered

    Fires when: the record of the claimed parcel ends in a delivery, be it to the door, a safe
    place, a locker or a neighbour: the words of the event are quoted. Of several parcels of one
    order only the claimed one counts: the one that the claim file names, else the ones not
    delivered. Never under a policy for parcels that have arrived, such as FBA shipments short of
    units or injuries, nor where the claim, a mail or a report says that the goods arrived broken.

    Why: a carrier and a marketplace refuse a loss claim for a parcel that their record calls
    delivered.

    Example: tracking.png ends in "Delivered, left with neighbour" on 6 October.

    Counterexample: one parcel of the order is delivered, and the claim is for the other.

    Fix: claim "not received" with the recipient's signed statement, or claim the right parcel.

    Wrong when: the delivery was later found to be false. Add the carrier's statement, and waive
    the finding.

    Source: Evri refuses claims with a delivery scan (support.goshippo.com, 7711950911259); 4PX
    excludes signed parcels (express.4px.com).

    Since: 0.1.0
    """
    if not case.policy.lost_on_way:
        return
    records = records_of_claim(case)
    if case.damage:
        broken = msg("{file} speaks of goods that arrived broken, not of a loss", file=case.damage)
        for record in filter(_has_ended_delivered, records):
            yield delivered_but_claimed_lost.not_checked(broken, record.document.file)
        return
    delivered = [record for record in records if _has_ended_delivered(record)]
    if {r.number for r in records} - {r.number for r in delivered} and not _names_parcels(case):
        return
    for record in records:
        reason = _contradiction(record)
        if reason is not None:
            yield delivered_but_claimed_lost.not_checked(reason, record.document.file)
        elif record in delivered:
            yield _delivered(record)


@rule("TRK002", "no-carrier-scan", Severity.ERROR)
def no_carrier_scan(case: Case) -> Iterator[Outcome]:
    """The carrier never scanned the parcel

    Fires when: the records of the claimed parcel have events, but all of them only say that a
    label was made; the carrier never accepted the parcel.

    Why: without a scan nothing proves that the parcel was handed over, and no carrier answers for
    it.

    Example: tracking.png has one event, "Label created, not yet in system".

    Counterexample: "Label created" on 2 October and "Accepted at post office" on 3 October.

    Fix: add the carrier's receipt or the signed hand-over list, and a tracking page that shows the
    scan.

    Wrong when: the screenshot is cut off above the first scan. Take it again.

    Source: Amazon, Buy Shipping claims protection: the first carrier scan decides (Seller Central,
    fb56bd17).

    Since: 0.1.0
    """
    records = records_of_claim(case)
    told = [record for record in records if _statuses(record)]
    if not told or any(s.is_carrier_scan for record in told for s in _statuses(record)):
        return
    for record in told:
        unclear = [event for event in record.events if event.status is None]
        if unclear:
            reason = msg("an event was not understood: {text}", text=unclear[0].text)
            yield no_carrier_scan.not_checked(reason, record.document.file)
            continue
        places = _places(record)
        events = record.events
        yield no_carrier_scan.finding(
            msg(
                "{file}: a label was made ({text}), but the carrier never scanned the parcel",
                file=record.document.file,
                text=quoted(events[-1]) if events else places[-1].raw,
            ),
            msg("Add the carrier's receipt, or a tracking page that shows the first scan."),
            at=places,
            subject=[FactName.TRACKING_STATUS.value, Status.LABEL_CREATED.value, record.number],
            confidence=confidence_of(places),
        )


def _names_parcels(case: Case) -> bool:
    return bool(case.claim.tracking_numbers)


def _statuses(record: Record) -> list[Status]:
    """What the events say, and the status above them."""
    statuses = [event.status for event in record.events if event.status is not None]
    stated = record.stated
    return statuses + ([stated.value] if stated and isinstance(stated.value, Status) else [])


def _places(record: Record) -> list[Reading]:
    events = [event.reading for event in record.events]
    return events or ([record.stated.reading] if record.stated else [])


def _has_ended_delivered(record: Record) -> bool:
    last = record.last.status if record.last else None
    if last is None and record.stated:
        last = Status(record.stated.value) if isinstance(record.stated.value, Status) else None
    return last is Status.DELIVERED or (last is None and _is_plain_proof(record))


def _is_plain_proof(record: Record) -> bool:
    """A proof of delivery without a history of its own, but with the day of delivery."""
    document = record.document
    return document.kind is Kind.PROOF_OF_DELIVERY and bool(document.named(FactName.DELIVERY_DATE))


def _contradiction(record: Record) -> Message | None:
    """Why the end of the record cannot be told, where it seems to be a delivery."""
    stated = record.stated.value if record.stated else None
    events = [event.status for event in record.events]
    if not _has_ended_delivered(record):
        if stated is Status.DELIVERED:
            return msg("the heading says delivered, the events don't")
        return None
    if Status.RETURNED in events or stated is Status.RETURNED:
        return msg("delivered after a return: it may have gone back to the sender")
    if stated is Status.LOST or Status.LOST in events:
        return msg("the record says both delivered and lost")
    return None


def _delivered(record: Record) -> Outcome:
    stated = record.stated
    end = record.last
    reading = end.reading if end else _proof_reading(record)
    text = quoted(end) if end else reading.raw
    agrees = stated is None or stated.value is Status.DELIVERED
    sure = confidence_of([reading])
    if sure is Confidence.HIGH and not (agrees and record.number):
        sure = Confidence.MEDIUM
    parcel = record.number or msg("the parcel")
    return delivered_but_claimed_lost.finding(
        msg(
            '{file}: the record of {parcel} ends in "{text}"{day}, but a loss is claimed',
            file=record.document.file,
            parcel=parcel,
            text=text,
            day=msg(" on {day}", day=end.day.isoformat()) if end and end.day else "",
        ),
        msg("Claim the right parcel, or add the recipient's or the carrier's statement on it."),
        at=[reading],
        subject=[FactName.TRACKING_STATUS.value, Status.DELIVERED.value, record.number],
        confidence=sure,
    )


def quoted(event: TrackingEvent) -> str:
    """The words of an event: as they stand on the page, where the reading holds them."""
    told = _CLOCK.sub("", " ".join(event.text.split()))
    if all(word in event.reading.raw for word in _WORD.findall(told)):
        told = event.reading.raw
    return told if len(told) <= MOST_QUOTED else told[:MOST_QUOTED].rstrip() + "…"


def _proof_reading(record: Record) -> Reading:
    if record.stated:
        return record.stated.reading
    return record.document.named(FactName.DELIVERY_DATE)[0].reading
