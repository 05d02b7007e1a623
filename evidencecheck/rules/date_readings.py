"""TIM006, TIM007: dates that can be read in two ways, and dates of one event that differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from evidencecheck.model.case import Case, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.tolerance import NEAR
from evidencecheck.model.values import Day
from evidencecheck.rules.dates import SLACK, Rank, Step, is_future, past_dates, steps_of
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of
from evidencecheck.rules.windows import undecided
from evidencecheck.rules.wording import against, files_of, says

_RANKS = {
    FactName.ORDER_DATE: Rank.ORDERED,
    FactName.INVOICE_DATE: Rank.ORDERED,
    FactName.SHIP_DATE: Rank.SHIPPED,
    FactName.DELIVERY_DATE: Rank.LAST_SCAN,
}
_BEFORE_SHIPPING = (
    Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.RECEIPT, Kind.ORDER_DETAILS, Kind.SALES_RECORD,
)  # fmt: skip
"""Documents whose invoice date comes before the goods leave, as a rule."""
_EVENTS: dict[FactName, Message] = {
    FactName.ORDER_DATE: msg("ordered on {day}"),
    FactName.DELIVERY_DATE: msg("delivered on {day}"),
}


@rule("TIM006", "date-ambiguous", Severity.WARNING)
def date_ambiguous(case: Case) -> Iterator[Outcome]:
    """A date can be read in two ways, and it matters which

    Fires when: a date such as 03/04/2026 may be the third of April or the fourth of March, neither
    the other dates of its document nor those of the case settle it, and it matters: with one of the
    two readings the dates of the case would be impossible, the claim late, or the insurance not in
    force on the day of the incident.

    Why: a reviewer who reads it the other way refuses the claim.

    Example: an order of 03/04/2026, first scanned on 20 March 2026: ordered on 4 March, or after
    the scan?

    Counterexample: the same order page also says 25/04/2026, so the day comes first; or the order
    confirmation dates it in words.

    Fix: add a document that writes the month as a word, or say in the claim which one is meant.

    Wrong when: the marketplace always writes its dates in one way. Waive the finding with that as
    the reason.

    Source: house rule; notations by country as in the Unicode CLDR.

    Since: 0.2.0
    """
    for document in case.documents:
        for fact in past_dates(case, document):
            found = _impossible(case, document, fact) or _late(case, document, fact)
            if found is not None:
                yield found
        for fact in document.named(FactName.COVERAGE_FROM, FactName.COVERAGE_TO):
            found = _uncovered(case, document, fact)
            if found is not None:
                yield found


@rule("TIM007", "date-mismatch", Severity.ERROR)
def date_mismatch(case: Case) -> Iterator[Outcome]:
    """The same event is dated differently

    Fires when: two documents of the sale date the order, or two records of the parcel date its
    delivery, on days that differ in every reading. One day is allowed for time zones; the day of
    payment is another event.

    Why: two dates of one order look like two orders, or like a date that was altered.

    Example: the order page says 12 October, the invoice "Order date: 2 October".

    Counterexample: ordered on 12 October at 23:40 in California, on 13 October in Berlin.

    Fix: look which one is wrong, and have it corrected by its issuer.

    Wrong when: the order was changed later and bears the day of the change. Waive the finding.

    Source: reference table of cross-document checks (order date); house rule.

    Since: 0.2.0
    """
    for name, event in _EVENTS.items():
        agreed = case.agreed.get(name)
        if agreed is None or agreed.value is None:
            continue
        for dispute in agreed.disputes:
            files = files_of(dispute.facts)
            if dispute.verdict is not Identity.DIFFERENT:
                reason = msg("{day} was not read for certain", day=str(dispute.value))
                yield date_mismatch.not_checked(reason, files[0])
                continue
            yield date_mismatch.finding(
                against(
                    says(files, _on(event, str(dispute.value))),
                    says(files_of(agreed.supporting), _on(event, str(agreed.value))),
                ),
                msg("Look which date is wrong, and have it corrected by its issuer."),
                at=(*dispute.facts, *agreed.supporting),
                subject=[name.value, str(dispute.value), str(agreed.value)],
                confidence=confidence_of(dispute.facts, agreed.supporting),
            )


def _on(event: Message, day: str) -> Message:
    return Message(event.template, (("day", day),))


def _impossible(case: Case, document: Document, fact: Fact) -> Outcome | None:
    """The finding where one reading of an ambiguous date that nothing settles breaks the dates' order."""
    rank, readings = _RANKS.get(fact.name), _readings(fact)
    if not readings or rank is None:
        return None
    if fact.name is FactName.INVOICE_DATE and document.kind not in _BEFORE_SHIPPING:
        return None
    others = [step for step in steps_of(case) if fact.reading not in step.readings]
    possible = [on for on in readings if _is_possible(case, Step(rank, Day(on), ()), others)]
    if len(possible) != 1:
        return None  # both will do, or neither: that is another rule's matter
    (good,) = possible
    if not others or _is_near(good, case, fact, others):
        return None
    told = msg(
        "{file}: {raw} may be {good} or {bad}, and with the latter the dates of the case are impossible",
        file=document.file,
        raw=fact.reading.raw,
        good=good.isoformat(),
        bad=next(on for on in readings if on != good).isoformat(),
    )
    return _ambiguous(fact, readings, told)


def _late(case: Case, document: Document, fact: Fact) -> Outcome | None:
    """The finding where it decides whether the claim is in time."""
    readings = _readings(fact)
    if not readings:
        return None
    others = [step for step in steps_of(case) if fact.reading not in step.readings]
    if any(_is_near(on, case, fact, others) for on in readings):
        return None
    terms = undecided(case, date_ambiguous)
    if not any(fact.reading in term.span.readings for term in terms):
        return None
    told = msg(
        "{file}: {raw} may be {early} or {late}; counted from the former the claim is late, from the"
        " latter in time",
        file=document.file,
        raw=fact.reading.raw,
        early=min(readings).isoformat(),
        late=max(readings).isoformat(),
    )
    return _ambiguous(fact, readings, told)


def _uncovered(case: Case, document: Document, fact: Fact) -> Outcome | None:
    """The finding where it decides whether the insurance was in force."""
    readings, on = _readings(fact), case.claim.incident_on
    if not readings or on is None or case.policy.coverage is None:
        return None
    is_first = fact.name is FactName.COVERAGE_FROM
    covers = [day <= on if is_first else on <= day for day in readings]
    if covers[0] == covers[1]:
        return None
    told = msg(
        "{file}: {raw} may be {good} or {bad}, and with the latter the insurance was not in force on"
        " {day}",
        file=document.file,
        raw=fact.reading.raw,
        good=readings[covers.index(True)].isoformat(),
        bad=readings[covers.index(False)].isoformat(),
        day=on.isoformat(),
    )
    return _ambiguous(fact, readings, told)


def _ambiguous(fact: Fact, readings: tuple[date, date], told: Message) -> Outcome:
    return date_ambiguous.finding(
        told,
        msg("Add a document that writes the month as a word, or say which one is meant."),
        at=[fact],
        subject=[fact.name.value, *(on.isoformat() for on in sorted(readings))],
        confidence=confidence_of([fact]),
    )


def _readings(fact: Fact) -> tuple[date, date] | None:
    """The two days that an ambiguous date can be."""
    day = fact.value
    if not isinstance(day, Day) or len(day.alternatives) != 1:
        return None
    return day.on, day.alternatives[0]


def _is_near(on: date, case: Case, fact: Fact, others: list[Step]) -> bool:
    return any(abs(known - on) <= NEAR for known in _known(case, fact, others))


def _is_possible(case: Case, step: Step, others: list[Step]) -> bool:
    if is_future(case, step.day):
        return False
    for other in others:
        first, second = sorted((step, other), key=lambda s: s.rank)
        if first.rank < second.rank and first.day.earliest > second.day.latest + SLACK:
            return False
    return True


def _known(case: Case, fact: Fact, others: list[Step]) -> list[date]:
    """The dates of the case that can be read in one way only."""
    stated = [
        other.value.on
        for document in case.documents
        for other in past_dates(case, document)
        if other is not fact and isinstance(other.value, Day) and not other.value.alternatives
    ]
    steps = [step.day.on for step in others if not step.day.alternatives and step.readings]
    return [*stated, *steps]
