"""What a page offers to do is no product; names of goods that sound alike stay."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.buttons import is_button
from evidencecheck.stages.extract.goods.line_items import line_items
from tests.stages.making import source


@pytest.mark.parametrize(
    "text",
    [
        "Send refund",
        "Leave feedback",
        "Contact buyer",
        "Buy again",
        "Print packing slip",
        "View order details",
        "Write a product review",
        "Mark as shipped",
        "Artikel zurücksenden",
        "Erneut kaufen",
        "Käufer kontaktieren",
        "Bestellung stornieren",
        "Acheter à nouveau",
        "Contacter l'acheteur",
        "Suivre le colis",
        "Comprar de nuevo",
        "Contactar con el vendedor",
        "Devolver artículo",
        "Acquista di nuovo",
        "Contatta il venditore",
        "Restituisci articolo",
        "Opnieuw kopen",
        "Pakket volgen",
        "Comprar novamente",
        "申请退款",
        "再次购买",
        "查看物流",
        "もう一度購入",
        "荷物を追跡",
        "Refund order ›",
    ],
)
def test_button(text: str) -> None:
    assert is_button(text)


@pytest.mark.parametrize(
    "text",
    [
        "Contact lens case",
        "Label printer",
        "Order book, leather",
        "View-Master reel",
        "Return to Oz DVD",
        "Paketband braun",
        "Warenkorb-Anhänger",
        "Carte postale",
        "Seguimiento GPS collar",
        "Note cards, set of 8",
        "Sendmail handbook",
        "Track pants",
        "退款单打印机",
        "",
    ],
)
def test_goods_are_no_button(text: str) -> None:
    assert not is_button(text)


_EBAY = """
   Vintage level crossing, boxed
   Item ID: 275316420988
   Item price      Quantity      Item total            Send refund
   £27.50          1             £27.50                Leave feedback

Item subtotal     £27.50
Order total       £27.50
"""


def test_title_above_the_headings_of_its_numbers() -> None:
    (item,) = line_items(source(_EBAY))
    assert (item.description, item.quantity) == ("Vintage level crossing, boxed", 1)


def test_what_stands_apart_from_the_headings_is_no_title() -> None:
    apart = _EBAY.replace("   Item ID: 275316420988\n", "\n\n\n")
    (item,) = line_items(source(apart))
    assert "crossing" not in item.description
