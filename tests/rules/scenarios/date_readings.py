from __future__ import annotations

from dataclasses import replace
from datetime import date

from evidencecheck.model.case import Case, Milestone, Window
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Status
from evidencecheck.policies import load
from evidencecheck.stages.match import match
from tests.factories import Claim, case, day, document, event, fact, tracking
from tests.rules.scenarios.scenario import fires, near, quiet

N = FactName


def _order(
    on: str,
    *others: str,
    file: str = "order.pdf",
    kind: Kind = Kind.ORDER_DETAILS,
    name: FactName = N.ORDER_DATE,
    **more: object,
) -> Document:
    return document(file, kind, fact(name, day(on, *others), file, **more))  # type: ignore[arg-type]


def _invoice(on: str, *others: str, **more: object) -> Document:
    return _order(on, *others, file="invoice.pdf", kind=Kind.SALES_INVOICE, **more)


def _record(first: str) -> Document:
    return document(
        "tracking.pdf",
        Kind.TRACKING_RECORD,
        (N.TRACKING_NUMBER, tracking()),
        events=[event(first, Status.ACCEPTED, file="tracking.pdf")],
    )


def _matched(*documents: Document) -> Case:
    claim = Claim()
    return case(
        *documents, claim=claim, as_of=date(2026, 11, 20), agreed=match(claim, documents).values()
    )


def _filed(on: str, *documents: Document) -> Case:
    """A claim that has to be filed within 90 days of the order."""
    window = Window(Milestone.ORDERED, None, 90)
    policy = replace(load("generic-loss"), windows=(window,))
    claim = Claim(marketplace="US", filed_on=date.fromisoformat(on), file="claim.toml")
    agreed = match(claim, documents).values()
    return case(*documents, claim=claim, policy=policy, as_of=date(2026, 11, 20), agreed=agreed)


def _insured(until: str, *others: str) -> Case:
    certificate = document(
        "coi.pdf",
        Kind.INSURANCE_CERTIFICATE,
        (N.COVERAGE_FROM, day("2026-01-15")),
        (N.COVERAGE_TO, day(until, *others)),
    )
    claim = Claim(marketplace="US", incident_on=date(2026, 10, 1))
    return case(certificate, claim=claim, policy=load("amazon-atoz-injury"))


SCENARIOS = (
    fires(
        "TIM006",
        "before the first scan or after it",
        _matched(_order("2026-03-04", "2026-04-03"), _record("2026-03-20")),
        "may be 2026-03-04 or 2026-04-03",
    ),
    quiet("TIM006", "one reading", _matched(_order("2026-03-04"), _record("2026-03-20"))),
    near(
        "TIM006",
        "close to the first scan in one reading",
        _matched(_order("2026-03-04", "2026-04-03"), _record("2026-03-06")),
    ),
    near(
        "TIM006",
        "possible in both readings",
        _matched(_order("2026-03-04", "2026-04-03"), _record("2026-05-20")),
    ),
    near(
        "TIM006",
        "settled by another document",
        _matched(_order("2026-03-04", "2026-04-03"), _invoice("2026-03-04"), _record("2026-03-20")),
    ),
    fires(
        "TIM006",
        "bought before the shipping or after it",
        _matched(
            _order(
                "2026-03-04",
                "2026-04-03",
                file="s.pdf",
                kind=Kind.PURCHASE_INVOICE,
                name=N.INVOICE_DATE,
            ),
            _record("2026-03-20"),
        ),
        "s.pdf",
        "may be 2026-03-04 or 2026-04-03",
    ),
    fires(
        "TIM006",
        "late or in time",
        _filed("2026-07-01", _order("2026-05-03", "2026-03-05", label="Shipped")),
        "may be 2026-03-05 or 2026-05-03",
        "the claim is late",
    ),
    near(
        "TIM006",
        "in time by both readings",
        _filed("2026-05-20", _order("2026-05-03", "2026-03-05")),
    ),
    near(
        "TIM006",
        "late by both readings",
        _filed("2026-11-19", _order("2026-05-03", "2026-03-05")),
    ),
    near(
        "TIM006",
        "late or in time, but a scan is close to one of them",
        _filed("2026-07-01", _order("2026-05-03", "2026-03-05"), _record("2026-05-06")),
    ),
    fires(
        "TIM006",
        "insured until before the incident, or until after it",
        _insured("2026-10-09", "2026-09-10"),
        "may be 2026-10-09 or 2026-09-10",
        "not in force on 2026-10-01",
    ),
    near("TIM006", "insured in both readings", _insured("2026-12-10", "2026-10-12")),
    near("TIM006", "insured, in one reading", _insured("2026-10-09")),
    near("TIM006", "nothing to compare with", _matched(_order("2026-03-04", "2026-04-03"))),
    fires(
        "TIM007",
        "two order dates",
        _matched(_order("2026-10-12"), _invoice("2026-10-02")),
        "ordered on 2026-10-02",
        "ordered on 2026-10-12",
    ),
    quiet("TIM007", "one order date", _matched(_order("2026-10-12"), _invoice("2026-10-12"))),
    near("TIM007", "one day of time zones", _matched(_order("2026-10-12"), _invoice("2026-10-13"))),
    near(
        "TIM007",
        "the same in the other reading",
        _matched(_order("2026-04-03"), _invoice("2026-03-04", "2026-04-03")),
    ),
    near(
        "TIM007",
        "the day of payment",
        _matched(_order("2026-10-12"), _invoice("2026-10-15", label="Paid on")),
    ),
    near(
        "TIM007",
        "a digit not read for certain",
        _matched(_order("2026-10-12"), _invoice("2026-10-02", channel=Channel.OCR, confidence=0.6)),
        "not read for certain",
    ),
    near(
        "TIM007",
        "the date of the purchase from the supplier",
        _matched(
            _order("2026-10-12"),
            _order("2026-08-02", file="supplier.pdf", kind=Kind.PURCHASE_INVOICE),
        ),
    ),
)
