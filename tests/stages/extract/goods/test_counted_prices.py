from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.extract.goods.counted_prices import counted_prices
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.goods.quantities import quantity_facts
from tests.stages.making import source


def items(text: str) -> list[tuple[str, str, str]]:
    return [(i.description, str(i.quantity), str(i.unit_price)) for i in line_items(source(text))]


@pytest.mark.parametrize(
    ("goods", "more", "expected"),
    [
        (
            "Pfeffermühle Zwetschge 22 cm      1 × 57,50 €",
            "Versandkosten      5,90 €\nGesamtbetrag      63,40 €",
            ("Pfeffermühle Zwetschge 22 cm", "1", "57.50"),
        ),
        (
            "Leggio da tavolo in noce      2 x € 43,95",
            "Totale      € 87,90",
            ("Leggio da tavolo in noce", "2", "43.95"),
        ),
        (
            "Walnut book stand      $43.95 × 2",
            "Shipping      $6.90\nTotal      $94.80",
            ("Walnut book stand", "2", "43.95"),
        ),
    ],
)
def test_count_and_price_in_one_cell(goods: str, more: str, expected: tuple[str, str, str]) -> None:
    assert items(f"Details\n{goods}\n{more}") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Walnut book stand      2 × $43.95\nTotal      $12.00",
        "Shipping      1 × $5.90\nTotal      $5.90",
        "Walnut book stand      size 2 × 43.95\nTotal      $87.90",
    ],
)
def test_what_no_total_explains_is_nothing(text: str) -> None:
    held = source(text)
    assert list(counted_prices(held, held.layouts[0])) == []


def test_a_payment_tells_what_was_bought() -> None:
    text = (
        "Pfeffermühle 22 cm      2 × 57,50 €\nVersandkosten      5,90 €\nGesamtbetrag      120,90 €"
    )
    facts = {f.name.value: str(f.value) for f in quantity_facts(source(text), Kind.PAYMENT_PROOF)}
    assert facts == {"quantity": "2", "unit_price": "EUR 57.50"}
