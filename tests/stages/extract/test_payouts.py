"""Totals of sales records that are what was paid out."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.payouts import is_payout
from tests.stages.making import drawn, source


@pytest.mark.parametrize(
    "text",
    [
        "Product sales   118.00\nSelling fees   -17.70\nTotal   100.30",
        "Order      Fees      Total\n1234567    -4.20     33.99",
        "商品金额   118.00\n平台佣金   -11.80\n合计   106.20",
        "Artikelpreis   45,00\nGebühren   -5,85\nGesamt   39,15",
    ],
)
def test_fees_are_taken_off(text: str) -> None:
    assert is_payout(source(drawn(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Product sales   118.00\nDiscount   -17.70\nTotal   100.30",
        "Items   118.00\nService fee   2.50\nTotal   120.50",
        "Fees: none.\nTotal   118.00",
        "Fees are taken off by the marketplace when it pays out, never here\n-1.00",
    ],
)
def test_fees_are_added_or_there_are_none(text: str) -> None:
    assert not is_payout(source(drawn(text)))
