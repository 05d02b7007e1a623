"""TRK: returns, impossible orders of events, and scans that don't fit the claim."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName, TrackingEvent
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import msg
from evidencecheck.model.values import Status
from evidencecheck.rules.carriers import carriers_named
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.parcels import Record, records_of_claim
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.tracking import quoted

ZONES = timedelta(days=1)
"""By which two days of one moment may differ in two time zones."""
MIN_ORDERED = 3
"""Events that must be in order before one that is not stands out."""

_NEW_ATTEMPT = frozenset({Status.OUT_FOR_DELIVERY, Status.ATTEMPT_FAILED, Status.PICKUP_POINT})
_MOVES = frozenset(
    {
        Status.ACCEPTED,
        Status.IN_TRANSIT,
        Status.OUT_FOR_DELIVERY,
        Status.ATTEMPT_FAILED,
        Status.PICKUP_POINT,
        Status.CUSTOMS,
    }
)
"""What shows that the carrier had the parcel in hand on that day."""
_CLOSED = (Kind.CARRIER_STATEMENT, Kind.PRIOR_CLAIM)


@rule("TRK004", "returned-to-sender", Severity.ERROR)
def returned_to_sender(case: Case) -> Iterator[Outcome]:
    """The record ends in a return or a refusal

    Fires when: the last thing that the record of the claimed parcel tells is a return or a refusal,
    or the way back from there. A later delivery attempt ends the return; "lost" on the way back is
    a loss.

    Why: a parcel that came back is not lost, and carriers exclude refused and returned ones.

    Example: tracking.png ends in "Refused by recipient, returning to sender".

    Counterexample: refused on 6 October, out for delivery again on 8 October, no scan since.

    Fix: look for the parcel in your own returns. If it never arrived there, claim the loss on the
    way back, and say so.

    Wrong when: the parcel was lost on its way back. Then add that to the claim, and waive the finding.

    Source: 4PX excludes returned parcels (express.4px.com); house rule for the others.

    Since: 0.1.0
    """
    if not case.lost_on_way:
        return
    records = records_of_claim(case)
    returned = [(record, end) for record in records if (end := _return_of(record)) is not None]
    back = {record.number for record, _ in returned}
    if {record.number for record in records} - back and not case.claim.tracking_numbers:
        return  # one parcel of several came back, and the claim may be for the others
    for record, end in returned:
        yield returned_to_sender.finding(
            msg(
                '{file}: the record of {parcel} ends in a return ("{text}"), but a loss is claimed',
                file=record.document.file,
                parcel=record.number or msg("the parcel"),
                text=quoted(end),
            ),
            msg("Look for the parcel in your own returns, or claim its loss on the way back."),
            at=[end.reading],
            subject=[FactName.TRACKING_STATUS.value, Status.RETURNED.value, record.number],
            confidence=confidence_of([end.reading]),
        )


@rule("TRK005", "event-order-impossible", Severity.ERROR)
def event_order_impossible(case: Case) -> Iterator[Outcome]:
    """The events of a tracking record cannot have happened in this order

    Fires when: the parcel was out for delivery or delivered two days or more before the carrier took
    it over; or a single event in the middle of an ordered list bears a date two days or more off
    the events above and below it. One day is allowed for time zones.

    Why: a reviewer reads the list from end to end, and asks how it was made.

    Example: "Delivered" on 3 October, "Accepted at post office" on 6 October.

    Counterexample: the line-haul carrier's acceptance and the last mile's, each with its own scans.

    Fix: take the screenshot again, of the carrier's own page, with all events in view.

    Wrong when: a carrier entered scans late. Add the carrier's statement, and waive the finding.

    Source: house rule.

    Since: 0.1.0
    """
    for record in records_of_claim(case):
        events = [event for event in record.events if not event.alternatives]
        pair = _handed_out_before_taken(events) or _out_of_line(events)
        if pair is None:
            continue
        early, late = pair
        if not (is_sure(early.reading) and is_sure(late.reading)):
            yield event_order_impossible.not_checked(
                msg("the dates of the events were not read for certain"), record.document.file
            )
            continue
        yield event_order_impossible.finding(
            msg(
                '{file}: "{one}" on {day} cannot stand beside "{other}" on {other_day}',
                file=record.document.file,
                one=quoted(early),
                day=_day(early),
                other=quoted(late),
                other_day=_day(late),
            ),
            msg("Take the screenshot again, of the carrier's own page, with all events in view."),
            at=[early.reading, late.reading],
            subject=["tracking_events", _day(early), _day(late)],
            confidence=confidence_of([early.reading], [late.reading]),
        )


@rule("TRK006", "scan-after-loss", Severity.ERROR)
def scan_after_loss(case: Case) -> Iterator[Outcome]:
    """The carrier scanned the parcel after the day on which it is said to be lost

    Fires when: the claim file dates the loss (incident_on), and a scan that shows the parcel in the
    carrier's hands is more than a day later. "Lost", "exception" and the like don't count, nor do
    deliveries and returns, which have rules of their own.

    Why: a parcel that is scanned is not lost.

    Example: incident_on is 2026-10-10, tracking.png has "Arrived at facility" on 14 October.

    Counterexample: "Arrived at facility" on 11 October, local time of another zone.

    Fix: correct incident_on to a day after the last scan.

    Wrong when: the carrier found the parcel and lost it again. Say so in the claim.

    Source: house rule.

    Since: 0.1.0
    """
    if not case.lost_on_way:
        return
    lost_on = case.claim.incident_on
    if lost_on is None:
        return
    for record in records_of_claim(case):
        after = [
            event
            for event in record.events
            if event.status in _MOVES and event.dated and event.dated.earliest > lost_on + ZONES
        ]
        sure = [event for event in after if is_sure(event.reading)]
        if after and not sure:
            yield scan_after_loss.not_checked(
                msg("the date of the last scan was not read for certain"), record.document.file
            )
        if sure:
            last = sure[-1]
            yield scan_after_loss.finding(
                msg(
                    '{file}: "{text}" on {day} is after the loss on {lost}',
                    file=record.document.file,
                    text=quoted(last),
                    day=_day(last),
                    lost=lost_on.isoformat(),
                ),
                msg("Correct incident_on in the claim file: a loss is after the last scan."),
                at=[last.reading, Location(case.claim.file or "")],
                subject=["incident_on", lost_on.isoformat(), _day(last)],
                confidence=confidence_of([last.reading]),
            )


@rule("TRK007", "trace-too-fresh", Severity.WARNING)
def trace_too_fresh(case: Case) -> Iterator[Outcome]:
    """The last scan is more recent than the carrier's waiting time

    Fires when: the claim is filed fewer days after the last scan than the carrier waits before it
    looks for a parcel or takes a claim. Not where the record or a statement of the carrier already
    says that the parcel is lost.

    Why: a claim that comes too early is closed, and has to be filed again.

    Example: USPS scanned the parcel on 16 October, the claim is filed on 20 October; USPS wants 7
    days.

    Counterexample: the last scan is 7 days old.

    Fix: wait until the day named, and take the tracking page again.

    Wrong when: the carrier told you to file at once. Add its message.

    Source: the carriers' own pages and the trade press; each number with its source in the package's
    table of waiting times.

    Since: 0.1.0
    """
    if not case.lost_on_way:
        return
    if case.of_kind(*_CLOSED):
        return
    for record in records_of_claim(case):
        carrier, wait = _waiting_times(case.policy.id).get(_carrier(case, record), ("", None))
        statuses = {event.status for event in record.events}
        dated = [e for e in record.events if e.status in _MOVES and e.day is not None]
        if not dated or statuses & {Status.LOST, Status.DELIVERED, Status.RETURNED}:
            continue
        last = max(dated, key=lambda event: event.day or date.min)
        if wait is None:
            if (last.day or date.min) <= case.filed_on < (last.day or date.min) + _LONGEST_WAIT:
                reason = msg(
                    "the last scan is of {day}, and how long this carrier wants to wait is not known",
                    day=_day(last),
                )
                yield trace_too_fresh.not_checked(reason, record.document.file)
            continue
        due = (last.dated.earliest if last.dated else date.min) + timedelta(days=wait)
        if (last.day or date.max) <= case.filed_on < due and is_sure(last.reading):
            yield trace_too_fresh.finding(
                msg(
                    "{file}: the last scan is of {day}; {carrier} wants {wait} days without a scan,"
                    " until {due}",
                    file=record.document.file,
                    day=_day(last),
                    carrier=carrier,
                    wait=str(wait),
                    due=due.isoformat(),
                ),
                msg("Wait until that day, then take the tracking page again and file."),
                at=[last.reading],
                subject=["last_scan_date", _day(last)],
                confidence=confidence_of([last.reading]),
            )


def _return_of(record: Record) -> TrackingEvent | None:
    """The event of the return in which the record ends."""
    known = [event for event in record.events if event.status is not None]
    returns = [i for i, event in enumerate(known) if event.status is Status.RETURNED]
    if not returns:
        return None
    since = {event.status for event in known[returns[-1] + 1 :]}
    if since & _NEW_ATTEMPT or Status.LOST in since:
        return None
    return known[returns[-1]]


def _handed_out_before_taken(
    events: Sequence[TrackingEvent],
) -> tuple[TrackingEvent, TrackingEvent] | None:
    """A delivery, or a delivery round, and the first acceptance, days later."""
    taken = [e for e in events if e.status is Status.ACCEPTED and e.day is not None]
    handed = [
        e
        for e in events
        if e.status in {Status.OUT_FOR_DELIVERY, Status.DELIVERED} and e.day is not None
    ]
    if not taken or not handed:
        return None
    first = min(taken, key=lambda e: e.day or date.max)
    early = min(handed, key=lambda e: e.day or date.max)
    moves = [e.day for e in events if e.status in _MOVES and e.day is not None]
    apart = (first.day or date.min) - (early.day or date.min)
    # Scans before the delivery are a journey of their own: this is the next leg's acceptance.
    journey_before = any(day < (early.day or date.min) for day in moves)
    return (early, first) if apart > ZONES and not journey_before else None


def _out_of_line(
    events: Sequence[TrackingEvent],
) -> tuple[TrackingEvent, TrackingEvent] | None:
    """The one event inside a list, as printed, whose date breaks its order, and its neighbour.

    The first and the last line are left alone: a headline repeats the latest event there. A last line
    that stands in the list as all others do is none.
    """
    printed = [e for e in events if e.day is not None and e.reading.box is not None]
    if len(printed) < MIN_ORDERED + 1:
        return None
    printed = sorted(
        printed, key=lambda e: (e.reading.page or 0, e.reading.box.y0 if e.reading.box else 0.0)
    )
    rows = [e.reading.box for e in printed if e.reading.box is not None]
    if any(one.same_row(other) for one, other in pairwise(rows)):
        return None  # not one list: cards side by side
    whole = (printed, printed[1:], *(() if _is_listed(printed) else (printed[:-1],)))
    if any(_in_order(part) for part in whole):
        return None
    for index in range(1, len(printed) - 1):
        rest = printed[:index] + printed[index + 1 :]
        odd, before, after = printed[index], printed[index - 1], printed[index + 1]
        if not _in_order(rest):
            continue
        nearest = min(
            (before, after), key=lambda e: abs((e.day or date.min) - (odd.day or date.min))
        )
        if abs((nearest.day or date.min) - (odd.day or date.min)) > ZONES:
            one, other = sorted((odd, nearest), key=lambda e: e.day or date.min)
            return one, other
    return None


def _is_listed(printed: Sequence[TrackingEvent]) -> bool:
    """Whether the last event is a timed scan, flush with the others and no farther from them than they are."""
    last, boxes = printed[-1], [e.reading.box for e in printed if e.reading.box is not None]
    if last.at is None or last.status is Status.LABEL_CREATED:
        return False
    gaps = [below.y0 - above.y1 for above, below in pairwise(boxes)]
    flush = all(abs(box.x0 - boxes[-1].x0) < _FLUSH * boxes[-1].height for box in boxes)
    return flush and gaps[-1] <= _NEAR * max(gaps[:-1])


_FLUSH, _NEAR = 0.5, 1.2
"""How far, in line heights, the left edges of a list may differ, and its last gap from the widest other one."""


def _in_order(events: Sequence[TrackingEvent]) -> bool:
    """Whether the days run one way, but for differences of time zones."""
    days = [event.day for event in events if event.day is not None]
    rising = all(d >= top - ZONES for d, top in zip(days, accumulate(days, max), strict=True))
    return rising or all(
        d <= low + ZONES for d, low in zip(days, accumulate(days, min), strict=True)
    )


def _carrier(case: Case, record: Record) -> str:
    """The one carrier that the record, else the claim file, names; "" for none or several."""
    named: set[str] = set()
    for fact in record.document.named(FactName.CARRIER):
        named |= carriers_named(str(fact.value))
    if not named and case.claim.carrier:
        named = set(carriers_named(case.claim.carrier))
    return next(iter(named)) if len(named) == 1 else ""


_LONGEST_WAIT = timedelta(days=14)
"""So long the slowest carrier of the table wants to wait."""


@cache
def _waiting_times(policy: str) -> dict[str, tuple[str, int | None]]:
    """Name and days, by carrier; some carriers state them for claims under a policy of their own only."""
    page = files("evidencecheck.rules").joinpath("waiting_times.toml").read_text("utf-8")
    table = tomllib.loads(page)
    return {
        carrier: (entry["name"], int(entry["days"]))
        for carrier, entry in table.items()
        if entry.get("policy", policy) == policy
    }


def _day(event: TrackingEvent) -> str:
    return event.day.isoformat() if event.day else ""
