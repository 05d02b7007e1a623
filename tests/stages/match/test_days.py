from __future__ import annotations

from dataclasses import replace

import pytest

from evidencecheck.model.case import Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.match import match
from tests.factories import OTHER_ORDER, OTHER_UPS, UPS, day, fact, reading, tracking
from tests.stages.match.made import order, paper, pictured, seeing

ORDERED = FactName.ORDER_DATE


def _dated(file: str, kind: Kind, on: str, *others: str, label: str = "Order date") -> Document:
    return paper(file, kind, fact(ORDERED, day(on, *others), file, label=label))


PAGE = _dated("order.pdf", Kind.ORDER_DETAILS, "2026-10-12")


def test_another_day_is_a_dispute() -> None:
    agreed = match(Claim(), [PAGE, _dated("a.pdf", Kind.SALES_INVOICE, "2026-10-02")])[ORDERED]
    assert [(str(d.value), d.verdict) for d in agreed.disputes] == [
        ("2026-10-02", Identity.DIFFERENT)
    ]


@pytest.mark.parametrize(
    "other",
    [
        _dated("a.pdf", Kind.SALES_INVOICE, "2026-10-13"),
        _dated("a.pdf", Kind.SALES_INVOICE, "2026-12-10", "2026-10-12"),
        _dated("a.pdf", Kind.SALES_INVOICE, "2026-10-02", label="付款时间"),
        _dated("a.pdf", Kind.PURCHASE_INVOICE, "2026-10-02"),
        _dated("a.pdf", Kind.TRACKING_RECORD, "2026-10-02"),
    ],
)
def test_no_dispute(other: Document) -> None:
    assert match(Claim(), [PAGE, other])[ORDERED].disputes == ()


def test_an_invoice_of_another_order_is_another_matter() -> None:
    facts = (*PAGE.facts, order("113-4627301-9284417", "order.pdf"))
    other = paper(
        "a.pdf",
        Kind.SALES_INVOICE,
        fact(ORDERED, day("2026-10-02"), "a.pdf"),
        order(OTHER_ORDER, "a.pdf"),
    )
    agreed = match(Claim(), [paper("order.pdf", Kind.ORDER_DETAILS, *facts), other])
    assert agreed[FactName.ORDER_ID].disputes
    assert agreed[ORDERED].disputes == ()


def test_a_digit_is_looked_at_again() -> None:
    scan = paper("a.png", Kind.SALES_INVOICE, pictured(ORDERED, day("2026-10-17"), "a.png"))
    assert match(Claim(), [PAGE, scan], seeing("12 Oct 2026"))[ORDERED].disputes == ()
    confirmed = match(Claim(), [PAGE, scan], seeing("17 Oct 2026"))[ORDERED].disputes
    assert [d.verdict for d in confirmed] == [Identity.DIFFERENT]


def test_day_and_month_that_changed_places_are_no_dispute() -> None:
    written = replace(
        fact(ORDERED, day("2026-12-10"), "a.pdf"), reading=reading("12/10/2026", "a.pdf")
    )
    assert (
        match(Claim(), [PAGE, paper("a.pdf", Kind.SALES_INVOICE, written)])[ORDERED].disputes == ()
    )

    named = replace(written, reading=reading("10 Dec 2026", "a.pdf"))
    assert match(Claim(), [PAGE, paper("a.pdf", Kind.SALES_INVOICE, named)])[ORDERED].disputes


@pytest.mark.parametrize(("numbers", "disputes"), [((UPS, OTHER_UPS), 0), ((UPS, UPS), 1)])
def test_each_parcel_has_a_delivery_of_its_own(numbers: tuple[str, str], disputes: int) -> None:
    claim = Claim(file="claim.toml", tracking_numbers=(UPS, OTHER_UPS))
    records = [
        paper(
            f"{n}.pdf",
            Kind.TRACKING_RECORD,
            fact(FactName.TRACKING_NUMBER, tracking(number), f"{n}.pdf"),
            fact(FactName.DELIVERY_DATE, day(f"2026-10-0{n + 2}"), f"{n}.pdf"),
        )
        for n, number in zip((0, 5), numbers, strict=True)
    ]
    found = match(claim, records)[FactName.DELIVERY_DATE].disputes
    assert len(found) == disputes
