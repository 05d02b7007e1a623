"""VAL: papers that prove no value, and whether the goods were paid for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.case import Basis, Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import AmountRole
from evidencecheck.model.finding import Confidence, Location, Severity
from evidencecheck.model.message import msg
from evidencecheck.model.page import Line
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.legibility import is_illegible
from evidencecheck.rules.no_proofs import rejected_as, title_of
from evidencecheck.rules.requirements import met_by

_PAID = re.compile(
    r"(?<!un)(?<!not )(?<!be )(?<!amount )\bpaid\b|payment (?:received|complete|method|by)|balance"
    r"(?: due)?:?\s*[^\w\s]?\s?0[.,]00|\b(?:visa|mastercard|amex|paypal|alipay)\b|card ending"
    r"|credit card|bank transfer received|已付款|已支付|付讫|交易成功|支付成功|付款成功|实付|支付方式|付款方式"
    r"|支付宝"
    r"|\b(?<!nicht )bezahlt\b|zahlungseingang|zahlungsart|kreditkarte|\bpay[ée]e?\b|acquitt[ée]|r[ée]gl[ée]e?\b"
    r"|mode de paiement|\bpagad[oa]\b|forma de pago|\bpagat[oa]\b|quietanzat|支払済"
    r"|お支払い方法|領収済|領収いたし",
    re.IGNORECASE,
)


_SALE = (Kind.ORDER_DETAILS, Kind.SALES_INVOICE, Kind.SALES_RECORD)
"""Kinds on which the buyer pays."""


@rule("VAL008", "value-proof-not-accepted", Severity.ERROR)
def value_proof_not_accepted(case: Case) -> Iterator[Outcome]:
    """A pro forma, quotation, order confirmation or contract as proof of value

    Fires when: a document whose title says that it is one of these would have to prove the value,
    because no accepted proof is there.

    Why: such papers say what somebody wants to buy or sell; that it was bought, they don't say.

    Example: the only price is on a page titled PROFORMA INVOICE.

    Counterexample: an invoice that names its quotation, "Quotation no. Q-2026-118"; or a pro forma
    beside the final invoice.

    Fix: add the final invoice, the receipt or the sales record.

    Wrong when: the paper was paid and is the only one its issuer makes. Add the proof of payment.

    Source: Amazon refuses pro forma invoices, sales orders and order confirmations
    (support.trueops.com, 12591009; Seller Central, c16ef217); web quotes prove no value to UK
    couriers (support.parcelcompare.com).

    Since: 0.1.0
    """
    if "value_proof" not in case.policy.required or met_by("value_proof", case):
        return
    for document in case.documents:
        paper = rejected_as(document)
        if paper is None:
            continue
        title = title_of(document)
        yield value_proof_not_accepted.finding(
            msg("{file} is {paper}, which proves no value", file=document.file, paper=paper),
            msg("Add the final invoice, the receipt or the sales record."),
            at=[_place(document, title)],
            subject=["value_proof", paper.text()],
            confidence=Confidence.HIGH if document.kind is not Kind.UNKNOWN else Confidence.MEDIUM,
        )


@rule("VAL011", "payment-not-shown", Severity.WARNING)
def payment_not_shown(case: Case) -> Iterator[Outcome]:
    """Nothing shows that the goods were paid for

    Fires when: the policy wants proof of payment, and no document is a receipt or a proof of
    payment, states an amount paid, or says in words that it was paid. Where the policy pays what the
    goods cost the seller, the buyer's payment on the order page shows nothing.

    Why: an unpaid invoice proves a price, not a loss.

    Example: a claim at USPS with an invoice that says "Amount due 128.40".

    Counterexample: the invoice is stamped PAID.

    Fix: add the receipt, the card statement or the confirmation of the transfer.

    Wrong when: the words for "paid" are in a language that isn't known here.

    Source: USPS Publication 122 (paid invoice, card statement); FedEx claim form (studylib.net,
    18316751).

    Since: 0.1.0
    """
    at_cost = case.policy.pays_by is Basis.COST
    asked = [d for d in case.documents if not (at_cost and d.kind in _SALE)]
    if not case.policy.wants_payment or any(_shows_payment(d) for d in asked):
        return
    unread = tuple(e.file for e in case.unreadable)
    unread += tuple(d.file for d in case.documents if is_illegible(d))
    if unread:
        reason = msg("it may be in {files}, which could not be read", files=unread)
        yield payment_not_shown.not_checked(reason)
        return
    proofs = met_by("value_proof", case)
    if not proofs:
        return
    yield payment_not_shown.finding(
        msg("No document shows that the goods were paid for"),
        msg("Add the receipt, the card statement or the confirmation of the transfer."),
        at=[Location(file) for file in proofs],
        subject=["payment"],
        confidence=Confidence.MEDIUM,
    )


def _place(document: Document, title: tuple[int, Line] | None) -> Location:
    if title is None:
        return Location(document.file)
    page, line = title
    return Location(document.file, page, line.box, line.text)


def _shows_payment(document: Document) -> bool:
    if document.kind in (Kind.RECEIPT, Kind.PAYMENT_PROOF):
        return True
    if any(amount.role is AmountRole.PAID for amount in document.amounts):
        return True
    return bool(_PAID.search(document.content.text))
