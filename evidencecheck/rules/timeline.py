"""TIM: whether the dates can be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.tolerance import NEAR
from evidencecheck.model.values import Day, other_reading
from evidencecheck.rules.dates import SLACK, Rank, Step, is_future, past_dates, steps_of
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import files_of

Pair = tuple[Step, Step]

_STEPS: dict[Rank, Message] = {
    Rank.ORDERED: msg("ordered on {day} ({files})"),
    Rank.SHIPPED: msg("shipped on {day} ({files})"),
    Rank.FIRST_SCAN: msg("first scanned on {day} ({files})"),
    Rank.LAST_SCAN: msg("last scanned on {day} ({files})"),
    Rank.CLAIMED: msg("claimed on {day} ({files})"),
}
_DATES: dict[FactName, Message] = {
    FactName.ORDER_DATE: msg("order date"),
    FactName.INVOICE_DATE: msg("invoice date"),
    FactName.SHIP_DATE: msg("ship date"),
    FactName.FIRST_SCAN_DATE: msg("first scan"),
    FactName.LAST_SCAN_DATE: msg("last scan"),
    FactName.DELIVERY_DATE: msg("delivery date"),
}


@rule("TIM001", "date-order-impossible", Severity.ERROR)
def date_order_impossible(case: Case) -> Iterator[Outcome]:
    """The dates contradict their order

    Fires when: a step is dated before one that must come first: ordered, shipped, first scanned,
    last scanned or delivered, claimed; or the loss is dated after the day of the claim. One day is
    allowed for time zones, and an ambiguous date counts in its most favourable reading. A file
    whose dates break several pairs is reported once.

    Why: a reviewer who finds a parcel scanned before it was ordered doubts every document.

    Example: the order page says 12 October, the carrier's first scan was on 3 October.

    Counterexample: ordered in California late on 2 October, scanned in China on 2 October.

    Fix: look for the wrong date; a typing error must be corrected by its issuer.

    Wrong when: goods were sent before the order was written down, as with a standing order.

    Source: house rule; advice on detecting false invoices names it first.

    Since: 0.1.0
    """
    steps = steps_of(case)
    broken = [(a, b) for a in steps for b in steps if a.rank < b.rank and _is_broken(a, b)]
    for culprit, (earlier, later) in _fewest(broken):
        readings = (*earlier.readings, *later.readings)
        unsure = [reading.file for reading in readings if not is_sure(reading)]
        if unsure:
            reason = msg("a date was not read for certain")
            yield date_order_impossible.not_checked(reason, unsure[0])
            continue
        yield date_order_impossible.finding(
            msg("Impossible order: {early}, but {late}", early=_said(earlier), late=_said(later)),
            msg("Look for the wrong date, and have it corrected by its issuer."),
            at=_culprit_first(culprit, earlier, later),
            subject=[step for s in (earlier, later) for step in (s.rank.name.lower(), str(s.day))],
            confidence=confidence_of(earlier.readings, later.readings),
        )
    claim = case.claim
    if claim.incident_on and claim.filed_on and claim.incident_on > claim.filed_on:
        if is_future(case, Day(claim.incident_on)):
            return
        yield date_order_impossible.finding(
            msg(
                "Impossible order: lost on {incident}, but claimed on {filed}",
                incident=claim.incident_on.isoformat(),
                filed=claim.filed_on.isoformat(),
            ),
            msg("Correct incident_on or filed_on in the claim file."),
            at=[Location(claim.file or "claim.toml", text=claim.incident_on.isoformat())],
            subject=["incident_on", claim.incident_on.isoformat(), claim.filed_on.isoformat()],
        )


@rule("TIM003", "date-in-future", Severity.ERROR)
def date_in_future(case: Case) -> Iterator[Outcome]:
    """A past event is dated in the future

    Fires when: an order, an invoice, a shipment, a scan, a delivery or the loss itself bears a
    date after today, in all its possible readings and with one day for time zones. Expected
    deliveries and the day of filing may lie ahead.

    Why: nobody can have issued the document yet; it is mistyped or was made up.

    Example: an invoice dated 2027-10-02, read in November 2026.

    Counterexample: 03/12/2026, read in November 2026: it may be the twelfth of March.

    Fix: have the date corrected by the issuer. If today's date is wrong, set it with --as-of.

    Wrong when: the clock of the computer is behind, or the page states a planned date without
    saying so.

    Source: house rule; advice on detecting false invoices names it too.

    Since: 0.1.0
    """
    found: dict[tuple[FactName, Day], list[Fact]] = {}
    for document in case.documents:
        for fact in past_dates(case, document):
            if not isinstance(fact.value, Day) or not is_future(case, fact.value):
                continue
            if _may_be_turned(case, fact):
                reason = msg("{day} may be written day first", day=fact.reading.raw)
                yield date_in_future.not_checked(reason, document.file)
            elif is_sure(fact.reading):
                found.setdefault((fact.name, fact.value), []).append(fact)
            else:
                reason = msg("{day} was not read for certain", day=fact.reading.raw)
                yield date_in_future.not_checked(reason, document.file)
    hint = msg(
        "Have the date corrected by the issuer; set today's date with --as-of if it is wrong."
    )
    for (name, day), facts in found.items():
        yield date_in_future.finding(
            msg(
                "{files}: {what} {day}, but today is {today}",
                files=files_of(facts),
                what=_DATES[name],
                day=str(day),
                today=case.as_of.isoformat(),
            ),
            hint,
            at=facts,
            subject=[name.value, str(day)],
            confidence=confidence_of(facts),
        )
    incident = case.claim.incident_on
    if incident and is_future(case, Day(incident)):
        file = case.claim.file or "claim.toml"
        yield date_in_future.finding(
            msg(
                "{file}: the loss is dated {day}, but today is {today}",
                file=file,
                day=incident.isoformat(),
                today=case.as_of.isoformat(),
            ),
            msg("Correct incident_on in the claim file."),
            at=[Location(file, text=incident.isoformat())],
            subject=["incident_on", incident.isoformat()],
        )


def _may_be_turned(case: Case, fact: Fact) -> bool:
    """Whether day and month, exchanged, make a date close to another one of the case."""
    if not isinstance(fact.value, Day):
        return False
    other = other_reading(fact.value, fact.reading.raw)
    known = [step.day.on for step in steps_of(case) if not step.claim_file]
    return other is not None and any(abs(day - other) <= NEAR for day in known)


def _is_broken(earlier: Step, later: Step) -> bool:
    return earlier.day.earliest > later.day.latest + SLACK


def _fewest(broken: list[Pair]) -> Iterator[tuple[str, Pair]]:
    """One pair for each file whose dates explain contradictions, the most telling file first."""
    while broken:
        counts = Counter(file for pair in broken for step in pair for file in step.files)
        witnesses = {
            file: min(len(s.files) for pair in broken for s in pair if file in s.files)
            for file in counts
        }
        culprit = max(counts, key=lambda file: (counts[file], -witnesses[file]))
        own = [(a, b) for a, b in broken if culprit in a.files or culprit in b.files]
        yield culprit, min(own, key=lambda pair: pair[1].rank - pair[0].rank)
        broken = [pair for pair in broken if pair not in own]


def _culprit_first(culprit: str, *steps: Step) -> list[Location]:
    places = [place for step in steps for place in step.places]
    return sorted(places, key=lambda place: place.file != culprit)


def _said(step: Step) -> Message:
    values = (("day", str(step.day)), ("files", step.files))
    return Message(_STEPS[step.rank].template, values)
