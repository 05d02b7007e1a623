"""Rows whose prices stand one below the other with labels: which of them make rows, which do not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source

ENGLISH = """
Quantity    Quantity    Product Details                  Status        Price
Ordered     Shipped
2           2           Insulated tumbler, sage          Shipped       Unit Price:    $32.50
                        SKU: YS-TB600                                  Items:         $65.00
                        ASIN: B02PXVBTJ4                               Shipping:      $4.49
                                                                       Item Total: $69.49
"""
GERMAN = """
Menge       Produkt                               Status        Preis
3           Tischleuchte Messing                  Versandt      Einzelpreis:   20,00 €
            ASIN: B02PXVBTJ4                                    Artikelsumme:  60,00 €
"""
FRENCH = """
Quantité    Produit                               État          Prix
2           Lampe de bureau                       Expédié       Prix unitaire :   20,00 €
            ASIN : B02PXVBTJ4                                   Sous-total :      40,00 €
"""
SPANISH = """
Cantidad    Producto                              Estado        Precio
2           Lámpara de mesa                       Enviado       Precio unitario:   20,00 €
            ASIN: B02PXVBTJ4                                    Subtotal:          40,00 €
"""
TWO = """
Quantity    Product Details                  Price
1           Brass lamp                       Unit Price:    $84.00
            ASIN: B02PXVBTJ4                 Items:         $84.00

2           Night light                      Unit Price:    $41.75
            ASIN: B00J3NR7GQ                 Items:         $83.50
"""


def rows(text: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
    return [(i.description, i.quantity, i.unit_price) for i in line_items(source(text))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ENGLISH, [("Insulated tumbler, sage", 2, "32.50")]),
        (GERMAN, [("Tischleuchte Messing", 3, "20.00")]),
        (FRENCH, [("Lampe de bureau", 2, "20.00")]),
        (SPANISH, [("Lámpara de mesa", 2, "20.00")]),
        (TWO, [("Brass lamp", 1, "84.00"), ("Night light", 2, "41.75")]),
    ],
)
def test_rows(text: str, told: list[tuple[str, int, str]]) -> None:
    assert rows(text) == [(title, Decimal(n), Decimal(price)) for title, n, price in told]


@pytest.mark.parametrize(
    "text",
    [
        # Nothing printed shows that the two pieces cost this, or two columns count differently.
        ENGLISH.replace("$65.00", "$64.00"),
        ENGLISH.replace("2           2  ", "2           1  "),
        ENGLISH.replace("Insulated tumbler, sage", "SKU: YS-TB600-SGE      "),
    ],
)
def test_no_rows(text: str) -> None:
    assert rows(text) == []
