from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.case import Basis, Case, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Identifier, Money
from tests.factories import (
    agreed,
    case,
    clean_case,
    dispute,
    document,
    fact,
    order_id,
    usd,
    with_claim,
)
from tests.rules.scenarios.scenario import fires, near, quiet

DOLLARS = ("USD", "CAD", "AUD")


def money(amount: str, *currencies: str) -> Money:
    return Money(Decimal(amount), currencies)


def _invoice(total: Money, file: str = "invoice.pdf", number: str = "", **more: object) -> Document:
    facts = [fact(FactName.SALE_TOTAL, total, file, **more)]  # type: ignore[arg-type]
    if number:
        facts.append(fact(FactName.INVOICE_NUMBER, Identifier(number, ""), file))
    return document(file, Kind.SALES_INVOICE, *facts)


def _supplier(total: Money, file: str = "supplier.pdf") -> Document:
    return document(file, Kind.PURCHASE_INVOICE, fact(FactName.COST_TOTAL, total, file))


def _claimed(claimed: Money, *documents: Document, pays_by: Basis = Basis.SALE) -> Case:
    base = with_claim(case(*documents), amount=claimed)
    return replace(base, policy=replace(base.policy, pays_by=pays_by))


def _unclear() -> Case:
    good = fact(FactName.ORDER_TOTAL, usd("128.40"), "order.pdf")
    blurred = fact(FactName.SALE_TOTAL, usd("128.48"), "photo.jpg", channel=Channel.OCR)
    other = dispute(blurred, verdict=Identity.CANNOT_TELL)
    return case(agreed=[agreed(FactName.ORDER_TOTAL, [good], other)])


SCENARIOS = (
    fires(
        "VAL001",
        "order page and invoice differ",
        clean_case(invoice=_invoice(usd("138.40"))),
        "invoice.pdf says sale value 138.40 USD; order.pdf says 128.40 USD",
    ),
    quiet("VAL001", "clean", clean_case()),
    near("VAL001", "cost beside sale", clean_case(extra=_supplier(usd("61.00")))),
    near("VAL001", "cannot tell", _unclear(), "128.48 USD could not be read for certain"),
    near("VAL001", "another currency", clean_case(invoice=_invoice(money("118.20", "EUR")))),
    fires(
        "VAL002",
        "dollars and yuan",
        clean_case(invoice=_invoice(money("128.40", "CNY"))),
        "order.pdf says 128.40 USD; invoice.pdf says 128.40 CNY",
    ),
    fires(
        "VAL002",
        "claimed in another currency",
        _claimed(money("128.40", "USD"), _supplier(money("128.40", "CNY"))),
        "Claimed: 128.40 USD; supplier.pdf says 128.40 CNY",
    ),
    quiet("VAL002", "clean", clean_case()),
    near(
        "VAL002",
        "a dollar sign may be Canadian",
        _claimed(money("128.40", "CAD"), _invoice(money("128.40", *DOLLARS))),
    ),
    near("VAL002", "no currency printed", clean_case(invoice=_invoice(money("128.40")))),
    near(
        "VAL002",
        "another number in another currency",
        clean_case(invoice=_invoice(money("118.20", "EUR"))),
        "without a rate",
    ),
    near(
        "VAL002",
        "sign not read for certain",
        clean_case(invoice=_invoice(money("128.40", "EUR"), channel=Channel.OCR, confidence=0.6)),
    ),
    near(
        "VAL002",
        "the claim is right, the supplier is paid the same number of yuan",
        with_claim(clean_case(extra=_supplier(money("128.40", "CNY"))), amount=usd("128.40")),
    ),
    fires(
        "VAL007",
        "claimed above order and invoice",
        with_claim(clean_case(), amount=usd("168.40")),
        "Claimed: 168.40 USD; proven by order.pdf and invoice.pdf: 128.40 USD",
    ),
    fires(
        "VAL007",
        "cost stands in where no sale is shown",
        _claimed(usd("128.40"), _supplier(usd("61.00"))),
        "proven by supplier.pdf: 61.00 USD",
    ),
    fires(
        "VAL007",
        "two copies of one invoice prove its total once",
        _claimed(
            usd("150.00"),
            _invoice(usd("100.00"), "a.pdf", "INV-1"),
            _invoice(usd("100.00"), "b.pdf", "INV-1"),
        ),
    ),
    fires(
        "VAL007",
        "a policy that pays by cost",
        _claimed(
            usd("128.40"), _invoice(usd("128.40")), _supplier(usd("61.00")), pays_by=Basis.COST
        ),
        "61.00 USD",
    ),
    quiet("VAL007", "clean", clean_case()),
    near("VAL007", "a cent", with_claim(clean_case(), amount=usd("128.41"))),
    near("VAL007", "less is claimed", with_claim(clean_case(), amount=usd("20.00"))),
    near("VAL007", "no amount claimed", with_claim(clean_case(), amount=None)),
    near(
        "VAL007",
        "two invoices add up",
        _claimed(
            usd("128.40"),
            _invoice(usd("100.00"), "a.pdf", "INV-1"),
            _invoice(usd("28.40"), "b.pdf", "INV-2"),
        ),
    ),
    near("VAL007", "nothing to compare", _claimed(usd("9.00")), "no document states a total"),
    near(
        "VAL007",
        "no rate",
        _claimed(usd("128.40"), _supplier(money("430.00", "CNY"))),
        "no rate",
    ),
    near(
        "VAL007",
        "the proof is hardly legible",
        _claimed(usd("128.40"), _invoice(usd("28.40"), channel=Channel.OCR, confidence=0.5)),
        "not read for certain",
    ),
    near(
        "VAL007",
        "the claim takes a side in a dispute",
        with_claim(clean_case(invoice=_invoice(usd("138.40"))), amount=usd("138.40")),
    ),
    near(
        "VAL007",
        "a smaller total of another order's invoice",
        with_claim(
            clean_case(
                extra=document(
                    "other.pdf",
                    Kind.SALES_INVOICE,
                    fact(FactName.SALE_TOTAL, usd("15.00"), "other.pdf"),
                    fact(FactName.ORDER_ID, order_id("113-0000001-0000002"), "other.pdf"),
                )
            ),
            amount=usd("128.40"),
        ),
    ),
)
