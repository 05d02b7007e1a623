"""The days from which windows are counted, as a range: from what is stated to what may be meant."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from evidencecheck.model.case import Case, Milestone
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, Reading
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Day, Status
from evidencecheck.rules.dates import Rank, is_future, steps_of
from evidencecheck.rules.parcels import records_of_claim
from evidencecheck.rules.sureness import is_sure

NAMES: dict[Milestone, Message] = {
    Milestone.ORDERED: msg("the order"),
    Milestone.SHIPPED: msg("the shipping"),
    Milestone.LAST_SCAN: msg("the last scan"),
    Milestone.DELIVERED: msg("the delivery"),
    Milestone.INCIDENT: msg("the loss or injury"),
    Milestone.NOTIFIED: msg("the notice of the claim"),
}

_RANKS: dict[Milestone, tuple[Rank, ...]] = {
    Milestone.ORDERED: (Rank.ORDERED,),
    Milestone.SHIPPED: (Rank.SHIPPED, Rank.FIRST_SCAN),
    Milestone.LAST_SCAN: (Rank.LAST_SCAN, Rank.FIRST_SCAN, Rank.SHIPPED),
}
"""Where the first of them is not stated, the next one stands in."""
_DELIVERIES = (Kind.PROOF_OF_DELIVERY, Kind.TRACKING_RECORD, Kind.BILL_OF_LADING)
_LETTERS = (Kind.CORRESPONDENCE, Kind.PRIOR_CLAIM)


@dataclass(frozen=True, slots=True)
class Span:
    """A milestone's day: everything that the documents let it be."""

    earliest: date
    latest: date
    readings: tuple[Reading, ...] = ()
    """Where it stands; empty for a day of the claim file."""


def milestone(case: Case, which: Milestone) -> Span | Message:
    """The day, or why it is not known."""
    if which is Milestone.INCIDENT:
        if case.claim.incident_on is not None:
            return Span(case.claim.incident_on, case.claim.incident_on)
        return msg("incident_on is not in the claim file")
    if which is Milestone.DELIVERED:
        stated = _deliveries(case)
    elif which is Milestone.NOTIFIED:
        stated = _dated(case, FactName.CLAIM_DATE, _LETTERS)
    else:
        stated = _steps(case, which)
    if not stated:
        return msg("no document shows the day of {what}", what=NAMES[which])
    sure = [(day, reading) for day, reading in stated if is_sure(reading)]
    if not sure:
        return msg("the day of {what} was not read for certain", what=NAMES[which])
    days = [day for day, _ in sure]
    readings = tuple(dict.fromkeys(reading for _, reading in sure))
    return Span(min(d.earliest for d in days), max(d.latest for d in days), readings)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _steps(case: Case, which: Milestone) -> list[tuple[Day, Reading]]:
    steps = steps_of(case)
    for rank in _RANKS[which]:
        found = [step for step in steps if step.rank is rank and not step.claim_file]
        if found:
            return [(step.day, reading) for step in found for reading in step.readings]
    return []


def _deliveries(case: Case) -> list[tuple[Day, Reading]]:
    found = _dated(case, FactName.DELIVERY_DATE, _DELIVERIES)
    for record in records_of_claim(case):
        for event in record.events:
            if event.dated is not None and event.status is Status.DELIVERED:
                found.append((event.dated, event.reading))
    return found


def _dated(case: Case, name: FactName, kinds: tuple[Kind, ...]) -> list[tuple[Day, Reading]]:
    held: list[tuple[Day, Reading]] = []
    for document in case.of_kind(*kinds):
        held += _days(document, name)
    return [(day, reading) for day, reading in held if not is_future(case, day)]


def _days(document: Document, name: FactName) -> list[tuple[Day, Reading]]:
    facts = document.named(name)
    return [(fact.value, fact.reading) for fact in facts if isinstance(fact.value, Day)]
