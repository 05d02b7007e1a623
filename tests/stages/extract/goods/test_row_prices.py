from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source

HEADER = "商品名称            数量     单价        小计"


@pytest.mark.parametrize(
    "amount",
    ["运费:   US$0.00", "税费：   US$3.10", "Shipping:   US$4.50"],
)
def test_sums_stacked_in_the_last_column_are_no_amounts_of_a_row(amount: str) -> None:
    (item,) = line_items(source(f"{HEADER}\nVacuum flask, black   2      US$29.45     {amount}"))
    assert (str(item.quantity), str(item.unit_price), item.amount) == ("2", "29.45", None)


def test_the_amount_of_a_row_stays() -> None:
    (item,) = line_items(source(f"{HEADER}\nVacuum flask, black   2      US$29.45     US$58.90"))
    assert str(item.amount) == "58.90"
