from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from evidencecheck.model.case import Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.values import Money
from evidencecheck.stages.match.rates import rate_of, reference_rates
from tests.factories import day, document, usd

WORKDAY, SATURDAY = date(2024, 3, 1), date(2024, 3, 2)


def cny(number: str) -> Money:
    return Money(Decimal(number), ("CNY",))


def _order(on: str | None = "2024-03-02") -> Document:
    facts = [(FactName.ORDER_DATE, day(on))] if on else []
    return document("o.png", Kind.ORDER_DETAILS, (FactName.ORDER_TOTAL, usd("10.00")), *facts)


def _supplier() -> Document:
    return document("s.pdf", Kind.PURCHASE_INVOICE, (FactName.COST_TOTAL, cny("30.00")))


def test_rate_of_a_working_day() -> None:
    """ECB, 1 March 2024: a euro was 1.0813 dollars."""
    found = rate_of("EUR", "USD", WORKDAY)
    assert found is not None
    assert (found.on, found.rate) == (WORKDAY, Decimal("1.081300"))


def test_weekend_has_the_rate_of_friday() -> None:
    found = rate_of("EUR", "USD", SATURDAY)
    assert found is not None
    assert found.on == WORKDAY


def test_both_directions_are_inverse() -> None:
    there, back = rate_of("CNY", "USD", WORKDAY), rate_of("USD", "CNY", WORKDAY)
    assert there is not None
    assert back is not None
    assert abs(there.rate * back.rate - 1) < Decimal("0.0001")


@pytest.mark.parametrize(
    ("base", "quote", "on"),
    [
        ("EUR", "XXX", WORKDAY),
        ("CNY", "USD", date(1999, 1, 4)),
        ("EUR", "USD", date(2199, 1, 4)),
    ],
    ids=["no such currency", "before its first rate", "long after the last one"],
)
def test_no_rate(base: str, quote: str, on: date) -> None:
    assert rate_of(base, quote, on) is None


def test_rates_of_a_case_with_two_currencies() -> None:
    found = reference_rates(Claim(), [_order(), _supplier()])
    assert {(rate.base, rate.quote, rate.on) for rate in found} == {
        ("CNY", "USD", WORKDAY),
        ("USD", "CNY", WORKDAY),
    }


@pytest.mark.parametrize(
    "documents", [[_order()], [_order(None), _supplier()]], ids=["one currency", "no date"]
)
def test_no_rates_are_looked_up(documents: list[Document]) -> None:
    assert reference_rates(Claim(), documents) == ()
