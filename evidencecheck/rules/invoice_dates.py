"""TIM002: the proof of purchase against the day on which the goods left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from evidencecheck.model.case import Basis, Case, Milestone
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import msg
from evidencecheck.model.tolerance import NEAR
from evidencecheck.model.values import Day, other_reading
from evidencecheck.rules.dates import SLACK, is_future
from evidencecheck.rules.differing import elsewhere
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.milestones import Span, milestone
from evidencecheck.rules.requirements import TOTALS
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import files_of

_PROOFS = (Kind.PURCHASE_INVOICE, Kind.SALES_INVOICE, Kind.FAPIAO)
_LATER = (Kind.SALES_INVOICE, Kind.FAPIAO)
"""Kinds that are often issued after the goods left."""
_USUAL = timedelta(days=5)
"""How much later these usually are: house rule, 3 days in sound cases (measured)."""
_WORK = re.compile(
    r"(?<![a-z])(?:labou?r|repair(?:ed|s|ing)?|replace(?:ment|d)? of|workmanship|restoration|clean-?up"
    r"|(?:call|service)[- ]?out|diagnos(?:is|tics?)|patient|treatment|emergency room|urgent care|physician"
    r"|arbeitszeit|arbeitslohn|lohnkosten|reparatur\w*|instandsetzung|monteurstunden?|behandlung|patientin"
    r"|main[ -]d.(?:œ|oe)uvre|r[ée]paration|remise en [ée]tat|d[ée]pannage|consultation|soins"
    r"|mano de obra|reparaci[óo]n|arreglo|paciente|manodopera|riparazion[ei]|intervento|paziente|prestazion[ei]"
    r"|arbeidsloon|reparatie|herstelling)(?![a-z])"
    r"|维修|修理|修复|人工费|工时|检修|诊疗|诊断|治疗|医疗|门诊|急诊|患者|修繕|作業代|作業料|工賃|診療|治療",
    re.IGNORECASE,
)
"""What a workshop or a doctor bills: work on what the goods damaged, or on the goods."""


@rule("TIM002", "invoice-after-shipment", Severity.ERROR)
def invoice_after_shipment(case: Case) -> Iterator[Outcome]:
    """The invoice is dated after the goods left

    Fires when: a purchase invoice is dated after the day of shipping, in every reading of both
    dates and with one day for time zones. As a warning for a fapiao or a sales invoice, which are
    often issued later: from the sixth day on. An order that is itself dated after the shipping is
    TIM001 instead.

    Why: goods that left before they were bought are other goods, or the invoice was made for the
    claim.

    Example: shipped on 2 October, the supplier's invoice is of 20 October.

    Counterexample: the invoice is of the day on which the parcel was handed over; or it bills the repair
    of what the goods have damaged, which no proof of purchase does.

    Fix: add the invoice of the purchase from which these goods are.

    Wrong when: the supplier invoices monthly. Add his statement, or the order with its date.

    Source: invoices after the shipping are refused for inbound claims (support.threecolts.com,
    invoice requirements; test.56ok.com 816255).

    Since: 0.1.0
    """
    strange = elsewhere(case)
    invoices = [
        document
        for document in case.of_kind(*_PROOFS)
        if document.file not in strange and _is_of_goods(case, document)
    ]
    if not invoices:
        return
    shipped = milestone(case, Milestone.SHIPPED)
    if not isinstance(shipped, Span):
        yield invoice_after_shipment.not_checked(shipped)
        return
    ordered = milestone(case, Milestone.ORDERED)
    if isinstance(ordered, Span) and ordered.latest > shipped.latest + SLACK:
        reason = msg("the order itself is dated after the shipping")
        yield invoice_after_shipment.not_checked(reason)
        return
    for document in invoices:
        facts = [
            (fact, fact.value)
            for fact in _dates(document)
            if isinstance(fact.value, Day) and not is_future(case, fact.value)
        ]
        if not facts:
            reason = msg("no date was recognised on it")
            yield invoice_after_shipment.not_checked(reason, document.file)
            continue
        fact, day = min(facts, key=lambda pair: pair[1].earliest)
        if _is_of_damage(case, document, day):
            continue
        allowed = _USUAL if document.kind in _LATER else SLACK
        turned = other_reading(day, fact.reading.raw)
        if day.earliest <= shipped.latest + allowed:
            continue
        if turned is not None and abs(turned - shipped.latest) <= NEAR:
            reason = msg("{day} may be written day first", day=fact.reading.raw)
            yield invoice_after_shipment.not_checked(reason, document.file)
            continue
        if not is_sure(fact.reading):
            reason = msg("{day} was not read for certain", day=fact.reading.raw)
            yield invoice_after_shipment.not_checked(reason, document.file)
            continue
        yield invoice_after_shipment.finding(
            msg(
                "{file} is of {day}, but the goods left on {shipped} ({files})",
                file=document.file,
                day=str(day),
                shipped=shipped.latest.isoformat(),
                files=files_of(shipped.readings),
            ),
            msg("Add the invoice of the purchase from which these goods are."),
            at=[fact, *shipped.readings],
            subject=[fact.name.value, str(day), shipped.latest.isoformat()],
            confidence=confidence_of([fact], shipped.readings),
            severity=Severity.WARNING if document.kind in _LATER else None,
        )


def _dates(document: Document) -> tuple[Fact, ...]:
    """The dates of an invoice; of a purchase that is a page of its order, those of the order."""
    dated = document.named(FactName.INVOICE_DATE)
    if dated or document.kind is not Kind.PURCHASE_INVOICE:
        return dated
    return document.named(FactName.ORDER_DATE)


def _is_of_damage(case: Case, document: Document, day: Day) -> bool:
    """Whether a bill after the incident, or after the delivery, is for work and not for the goods.

    Where the damage is what is claimed, so is any bill to the customer after it, except for his order.
    """
    since = milestone(case, Milestone.INCIDENT)
    since = since if isinstance(since, Span) else milestone(case, Milestone.DELIVERED)
    if document.kind is Kind.FAPIAO and case.policy.pays_by is not Basis.DAMAGE:
        return False
    if not isinstance(since, Span) or day.latest < since.earliest:
        return False
    if document.named(FactName.ORDER_ID):
        return False
    claims_damage = case.policy.pays_by is Basis.DAMAGE and document.kind is Kind.SALES_INVOICE
    return claims_damage or _WORK.search(document.content.text) is not None


def _is_of_goods(case: Case, document: Document) -> bool:
    """False for a sales invoice whose total nothing compares with the order's: the carrier's for postage."""
    agreed = case.agreed.get(FactName.ORDER_TOTAL)
    if document.kind is not Kind.SALES_INVOICE or agreed is None:
        return True
    stated = document.named(*TOTALS)
    compared = {f.reading.file for f in agreed.supporting}
    compared |= {f.reading.file for dispute in agreed.disputes for f in dispute.facts}
    return not stated or not compared or document.file in compared
