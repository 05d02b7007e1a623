"""Tables of goods that a file prints on two of its pages."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source

BILL = """
INVOICE
Description          Quantity    Unit price    Amount
Bookshelf speaker    1           $139.95       $139.95
                                 Total         $139.95
"""
RECEIPT = """
Receipt
Description          Qty    Unit price    Amount
Bookshelf speaker    1      $139.95       $139.95
                            Amount paid   $139.95
"""
ROWS = """
Description          Quantity    Unit price    Amount
Bookshelf speaker    1           $139.95       $139.95
"""


@pytest.mark.parametrize(
    ("pages", "number"),
    [
        ((BILL, RECEIPT), 1),
        ((BILL, RECEIPT, RECEIPT), 1),
        # The next page of a bill has no total, another bill has other goods.
        ((ROWS, BILL), 2),
        (
            (BILL, RECEIPT.replace("1      $139.95       $139.95", "2      $69.95        $139.90")),
            2,
        ),
        ((BILL, RECEIPT.replace("Bookshelf", "Floor")), 2),
    ],
)
def test_rows_are_counted_once(pages: tuple[str, ...], number: int) -> None:
    assert len(line_items(source(*pages))) == number
