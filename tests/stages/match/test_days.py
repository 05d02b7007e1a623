from __future__ import annotations

import pytest

from evidencecheck.model.case import Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.match import match
from tests.factories import OTHER_ORDER, day, fact
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
