from dataclasses import replace
from datetime import date
from decimal import Decimal

from evidencecheck.model.case import Case, ReferenceRate
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import AmountRole, FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Money
from tests.factories import amount, case, content, document, fact, tracking, usd, with_claim
from tests.rules.scenarios.scenario import fires, near, quiet

RATE = ReferenceRate("CNY", "USD", date(2026, 9, 30), Decimal("0.14"))


def cny(number: str) -> Money:
    return Money(Decimal(number), ("CNY",))


def _sold(price: Money, **more: object) -> Document:
    price_fact = fact(FactName.UNIT_PRICE, price, "order.png", **more)  # type: ignore[arg-type]
    return document("order.png", Kind.ORDER_DETAILS, price_fact)


def _bought(price: Money, **more: object) -> Document:
    price_fact = fact(FactName.UNIT_PRICE, price, "supplier.pdf", **more)  # type: ignore[arg-type]
    return document("supplier.pdf", Kind.PURCHASE_INVOICE, price_fact)


def _rated(base: Case) -> Case:
    return replace(base, rates=(RATE,))


def _label(
    value: Money, file: str = "label.pdf", *, number: str = "1Z5R89390357567127", **more: object
) -> Document:
    return document(
        file,
        Kind.SHIPPING_LABEL,
        fact(FactName.DECLARED_VALUE, value, file, **more),  # type: ignore[arg-type]
        fact(FactName.TRACKING_NUMBER, tracking(number), file),
    )


def _claimed(claimed: str, *documents: Document) -> Case:
    return with_claim(case(*documents), amount=usd(claimed))


def _with_goods(number: str) -> Document:
    return document(
        "invoice.pdf", Kind.SALES_INVOICE, amounts=[amount(AmountRole.SUBTOTAL, number)]
    )


CARTONS = replace(
    _bought(usd("75.00")), content=content("supplier.pdf", "Flask 10 cartons 75.00 750.00")
)

SCENARIOS = (
    near(
        "VAL009",
        "the supplier counts cartons",
        case(CARTONS, _sold(usd("58.90"))),
        "packages, not pieces",
    ),
    fires(
        "VAL009",
        "bought for more than sold",
        case(_sold(usd("58.90")), _bought(usd("75.00"))),
        "supplier.pdf says unit cost 75.00 USD; order.png says sold for 58.90 USD a piece",
    ),
    fires(
        "VAL009",
        "by the reference rate",
        _rated(case(_sold(usd("58.90")), _bought(cny("510.00")))),
        "510.00 CNY = 71.40 USD (reference rate 0.14 of 2026-09-30)",
    ),
    quiet("VAL009", "bought for less", case(_sold(usd("58.90")), _bought(usd("8.75")))),
    near("VAL009", "the same price", case(_sold(usd("58.90")), _bought(usd("58.90")))),
    near(
        "VAL009",
        "the rate leaves it open",
        _rated(case(_sold(usd("58.90")), _bought(cny("425.00")))),
    ),
    near(
        "VAL009", "no rate", case(_sold(usd("58.90")), _bought(cny("510.00"))), "no reference rate"
    ),
    near(
        "VAL009",
        "one of several products",
        case(_sold(usd("58.90")), _bought(usd("75.00"), mention=Mention.CANDIDATE)),
    ),
    near(
        "VAL009",
        "hardly legible",
        case(_sold(usd("58.90")), _bought(usd("75.00"), channel=Channel.OCR, confidence=0.6)),
        "75.00 USD was not read for certain",
    ),
    fires(
        "VAL010",
        "declared low",
        _claimed("128.40", _label(usd("12.00")), _with_goods("120.00")),
        "label.pdf says declared value 12.00 USD; Claimed: 128.40 USD",
    ),
    fires(
        "VAL010",
        "in yuan",
        _rated(_claimed("128.40", _label(cny("100.00")))),
        "100.00 CNY = 14.00 USD",
    ),
    quiet("VAL010", "declared in full", _claimed("128.40", _label(usd("128.40")))),
    near("VAL010", "nothing claimed", case(_label(usd("12.00")))),
    near("VAL010", "nothing declared", _claimed("128.40")),
    near(
        "VAL010",
        "the goods without tax are declared",
        _claimed("128.40", _label(usd("120.00")), _with_goods("120.00")),
    ),
    near(
        "VAL010",
        "two parcels together",
        _claimed(
            "128.40",
            _label(usd("64.20")),
            _label(usd("64.20"), "label2.pdf", number="1Z5R89390300000018"),
        ),
    ),
    near("VAL010", "no rate", _claimed("128.40", _label(cny("100.00"))), "no reference rate"),
    near(
        "VAL010",
        "in two currencies",
        _claimed("128.40", _label(cny("9.00")), _label(usd("9.00"), "b.pdf", number="x")),
        "declared in several currencies",
    ),
    near(
        "VAL010",
        "hardly legible",
        _claimed("128.40", _label(usd("12.00"), channel=Channel.OCR, confidence=0.6)),
        "12.00 USD was not read for certain",
    ),
)
