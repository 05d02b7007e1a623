from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source

SLOVENE = """
Opis              Kolicina   Cena na enoto   Znesek
Namizna svetilka  2          60.00           120.00
Pokrov            3           5.00            15.00
Skupaj                                       135.00
"""


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(str(i.quantity), str(i.unit_price), str(i.amount)) for i in line_items(source(text))]


def test_headings_that_nobody_knows() -> None:
    assert rows(SLOVENE) == [("2", "60.00", "120.00"), ("3", "5.00", "15.00")]


@pytest.mark.parametrize(
    "text",
    [
        SLOVENE.replace("135.00", "137.00"),
        SLOVENE.replace(" 120.00", " 121.00"),
        SLOVENE.replace("2          60.00 ", "     2     60.00 "),
        "Skupaj   2   60.00   120.00\n",
    ],
    ids=["no such sum", "no product", "other columns", "a sum of nothing else"],
)
def test_coincidence_is_no_row(text: str) -> None:
    assert rows(text) == []


def test_headings_that_are_known_rule() -> None:
    known = SLOVENE.replace(
        "Kolicina   Cena na enoto   Znesek", "Qty        Unit price      Amount"
    )
    assert len(rows(known)) == 2
