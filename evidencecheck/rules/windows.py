"""TIM: whether the claim is filed inside the policy's windows, and whether its documents are fresh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from evidencecheck.model.case import Case, PolicySource, Window
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Day
from evidencecheck.rules.interface import Outcome, Place, Rule, rule
from evidencecheck.rules.milestones import NAMES, Span, milestone, months_later
from evidencecheck.rules.sureness import confidence_of, is_sure

NEAR = 7
"""Days left from which on a deadline is near, as the catalogue of rules has it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A window of the policy in days of the calendar."""

    window: Window
    span: Span
    first: tuple[date, date] | None
    """The first day on which the claim may be filed, by the earliest and the latest milestone."""
    last: tuple[date, date] | None
    """The last one."""

    @property
    def places(self) -> tuple[Place, ...]:
        return self.span.readings or (Location("claim.toml"),)


@rule("TIM004", "claim-window-missed", Severity.ERROR)
def claim_window_missed(case: Case) -> Iterator[Outcome]:
    """The claim is filed too late

    Fires when: the day of filing (filed_on, else today) lies after the last day of the policy's
    window, counted from the day that the documents show, in its most favourable reading. A warning
    where another source allows longer, or where the policy was only inferred.

    Why: a late claim is refused whatever its evidence says.

    Example: a parcel was shipped by DHL Express on 1 September, the claim is filed on 20 October;
    DHL wants it within 30 days.

    Counterexample: the claim is filed on the last day.

    Fix: file at once where a longer window may apply; else ask the carrier or the marketplace for
    an exception, and say why it is late.

    Wrong when: the claim was filed in time, and filed_on is missing or wrong in the claim file.

    Source: the window's own source: `evidencecheck policy ID` prints it.

    Since: 0.1.0
    """
    terms = list(_terms(case, claim_window_missed))
    yield from (term for term in terms if not isinstance(term, Term))
    late = [t for t in terms if isinstance(t, Term) and t.last and t.last[1] < case.filed_on]
    for term in terms:
        if isinstance(term, Term) and term not in late and _is_unclear(term.last, case.filed_on):
            yield claim_window_missed.not_checked(_unclear(term))
    if not late:
        return
    term = min(late, key=lambda t: (Severity(t.window.severity).rank, t.last))
    if term.last is None:
        return
    days = (case.filed_on - term.last[1]).days
    yield claim_window_missed.finding(
        msg(
            "Filed on {filed}, but the window closed on {last}, {n} days before: {length} after"
            " {what} on {day}",
            filed=case.filed_on.isoformat(),
            last=term.last[1].isoformat(),
            n=str(days),
            length=_length(term.window),
            what=NAMES[term.window.counted_from],
            day=term.span.latest.isoformat(),
        ),
        msg("File at once if a longer window may apply, or ask for an exception with the reason."),
        at=term.places,
        subject=["window", term.window.counted_from.value, term.last[1].isoformat()],
        confidence=confidence_of(term.span.readings),
        severity=_severity(case, term.window),
    )


@rule("TIM005", "claim-window", Severity.WARNING)
def claim_window(case: Case) -> Iterator[Outcome]:
    """The claim is filed early, or little time is left

    Fires when: the day of filing lies before the policy's window opens, or no more than 7 days are
    left until it closes. As an info: the first contact was advised within 24 hours of the
    discovery, and the claim is filed later than that.

    Why: a claim that comes too early is closed until the waiting time is over; one that waits for
    another document may miss its last day.

    Example: "6 days left, until 2026-12-01".

    Counterexample: 20 days are left.

    Fix: file before the last day, or after the first one.

    Wrong when: another window applies to the service that was booked.

    Source: the window's own source: `evidencecheck policy ID` prints it; 7 days are a house rule.

    Since: 0.1.0
    """
    terms = list(_terms(case, claim_window))
    yield from (term for term in terms if not isinstance(term, Term))
    known = [term for term in terms if isinstance(term, Term)]
    early = [t for t in known if t.first and case.filed_on < t.first[0]]
    if early:
        yield _too_early(case, min(early, key=lambda t: t.first or (date.max, date.max)))
    if not any(t.last and t.last[1] < case.filed_on for t in known):
        open_ = [t for t in known if t.last and case.filed_on <= t.last[0] and t not in early]
        near = [t for t in open_ if t.last and (t.last[0] - case.filed_on).days <= NEAR]
        if near:
            yield _near(case, min(near, key=lambda t: t.last or (date.max, date.max)))
    yield from _first_contact(case)


@rule("TIM008", "document-stale", Severity.WARNING)
def document_stale(case: Case) -> Iterator[Outcome]:
    """A document is older than the policy takes

    Fires when: a document of a kind for which the policy sets a greatest age is older than that on
    the day of filing, in every reading of its date.

    Why: an old invoice may be of goods that were sold long ago, and is set aside.

    Example: the supplier's invoice of an FBA claim is from 400 days ago; Amazon takes 365.

    Counterexample: the invoice is 364 days old.

    Fix: add a later invoice of the same goods.

    Wrong when: the goods were bought once and sold over years. Say so in the claim.

    Source: the policy's own: Amazon asks for invoices of the last 365 days (Seller Central,
    c16ef217).

    Since: 0.1.0
    """
    for limit in case.policy.freshness:
        for document in case.of_kind(*limit.kinds):
            days = [
                (fact, fact.value)
                for fact in document.named(FactName.INVOICE_DATE, FactName.ORDER_DATE)
                if isinstance(fact.value, Day)
            ]
            if not days:
                reason = msg("no date was recognised on it")
                yield document_stale.not_checked(reason, document.file)
                continue
            fact, day = max(days, key=lambda pair: pair[1].latest)
            age = (case.filed_on - day.latest).days
            if age <= limit.days:
                continue
            if not is_sure(fact.reading):
                reason = msg("{day} was not read for certain", day=fact.reading.raw)
                yield document_stale.not_checked(reason, document.file)
                continue
            yield document_stale.finding(
                msg(
                    "{file} is of {day}, {age} days before the claim; taken are {most}",
                    file=document.file,
                    day=str(day),
                    age=str(age),
                    most=str(limit.days),
                ),
                msg("Add a later invoice of the same goods."),
                at=[fact],
                subject=[fact.name.value, str(day)],
                confidence=confidence_of([fact]),
            )


def undecided(case: Case, rule: Rule) -> tuple[Term, ...]:
    """The windows in which the claim is in time by one reading of a date, and late by the other."""
    terms = [term for term in _terms(case, rule) if isinstance(term, Term)]
    if any(term.last and term.last[1] < case.filed_on for term in terms):
        return ()  # late in another window, whatever the date means
    return tuple(term for term in terms if _is_unclear(term.last, case.filed_on))


def _terms(case: Case, by: Rule) -> Iterator[Term | Outcome]:
    """The windows that apply, in days; what cannot be counted as the outcome that says so."""
    if not case.policy.windows:
        return
    place = case.claim.marketplace
    windows = [w for w in case.policy.windows if w.scope.holds(case.filed_on, place)]
    if not windows:
        yield by.not_checked(_no_window(case))
    told = set()
    for window in windows:
        span = milestone(case, window.counted_from)
        if isinstance(span, Span):
            yield Term(window, span, _first(window, span), _last(window, span))
        elif not window.if_known and span not in told:
            told.add(span)
            yield by.not_checked(span)


def _no_window(case: Case) -> Message:
    if case.claim.marketplace is None:
        return msg("the window depends on the marketplace, which the claim file doesn't name")
    return msg(
        "policy {id} states no window for {marketplace} on {day}",
        id=case.policy.id,
        marketplace=case.claim.marketplace,
        day=case.filed_on.isoformat(),
    )


def _first(window: Window, span: Span) -> tuple[date, date] | None:
    if window.opens is None:
        return None
    wait = timedelta(days=window.opens)
    return span.earliest + wait, span.latest + wait


def _last(window: Window, span: Span) -> tuple[date, date] | None:
    if window.closes is not None:
        length = timedelta(days=window.closes)
        return span.earliest + length, span.latest + length
    if window.closes_months is not None:
        months = window.closes_months
        return months_later(span.earliest, months), months_later(span.latest, months)
    return None


def _is_unclear(last: tuple[date, date] | None, filed: date) -> bool:
    return last is not None and last[0] < filed <= last[1]


def _unclear(term: Term) -> Message:
    return msg(
        "the day of {what} lies between {first} and {last}: in time by the one, late by the other",
        what=NAMES[term.window.counted_from],
        first=term.span.earliest.isoformat(),
        last=term.span.latest.isoformat(),
    )


def _severity(case: Case, window: Window) -> Severity:
    """Never an error by a policy that nobody named."""
    if case.policy_source is not PolicySource.CLAIM_FILE:
        return Severity.WARNING
    return Severity(window.severity)


def _length(window: Window) -> Message:
    if window.closes_months is not None:
        return msg("{n} months", n=str(window.closes_months))
    return msg("{n} days", n=str(window.closes))


def _too_early(case: Case, term: Term) -> Outcome:
    first = term.first[0] if term.first else case.filed_on
    return claim_window.finding(
        msg(
            "Too early: the claim may be filed from {first} on, {days} days after {what} on {day}",
            first=first.isoformat(),
            days=str(term.window.opens),
            what=NAMES[term.window.counted_from],
            day=term.span.earliest.isoformat(),
        ),
        msg("Keep the evidence, and file on that day or later."),
        at=term.places,
        subject=["window-opens", term.window.counted_from.value, first.isoformat()],
        confidence=confidence_of(term.span.readings),
    )


def _near(case: Case, term: Term) -> Outcome:
    last = term.last[0] if term.last else case.filed_on
    left = (last - case.filed_on).days
    told = {0: msg("The last day is today, {last}", last=last.isoformat())}
    told[1] = msg("1 day left, until {last}", last=last.isoformat())
    message = told.get(left) or msg(
        "{n} days left, until {last}", n=str(left), last=last.isoformat()
    )
    return claim_window.finding(
        msg(
            "{left}: the window is {length} after {what} on {day}",
            left=message,
            length=_length(term.window),
            what=NAMES[term.window.counted_from],
            day=term.span.earliest.isoformat(),
        ),
        msg("File by then, and add what is missing later if need be."),
        at=term.places,
        subject=["window-closes", term.window.counted_from.value, last.isoformat()],
        confidence=confidence_of(term.span.readings),
    )


def _first_contact(case: Case) -> Iterator[Outcome]:
    hours, incident = case.policy.contact_hours, case.claim.incident_on
    if hours is None or incident is None:
        return
    passed = (case.filed_on - incident).days
    if passed <= -(-hours // 24):
        return
    yield claim_window.finding(
        msg(
            "First contact is advised within {hours} hours; the claim is dated {n} days after {day}",
            hours=str(hours),
            n=str(passed),
            day=incident.isoformat(),
        ),
        msg("If you have contacted the support before, add that message."),
        at=[Location(case.claim.file or "claim.toml", text=incident.isoformat())],
        subject=["first-contact", incident.isoformat()],
        severity=Severity.INFO,
    )
