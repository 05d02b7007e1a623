from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.extract.party.shop_thanks import shop_that_thanks
from tests.stages.making import source


@pytest.mark.parametrize(
    ("text", "shop"),
    [
        (
            "このたびは茶寮あけびオンラインショップをご利用いただき、誠にありがとうございます。",
            "茶寮あけびオンラインショップ",
        ),
        ("この度は「古道具みなと」をご注文いただき", "古道具みなと"),
        ("Thank you for shopping with Ash & Elm Goods.", "Ash & Elm Goods"),
        ("Thank you for buying from Tall Pines on Amazon Marketplace.", "Tall Pines"),
        ("Vielen Dank für Ihren Einkauf bei Keramik Lindner!", "Keramik Lindner"),
        ("Merci pour votre commande chez Maison Grandvallet.", "Maison Grandvallet"),
    ],
)
def test_shop_that_thanks(text: str, shop: str) -> None:
    facts = list(shop_that_thanks(source(text), Kind.PACKING_SLIP))
    assert [str(f.value) for f in facts] == [shop]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for shopping with us!",
        "Thank you for your order from Amazon.com.",
        "この度は楽天市場をご利用いただき",
        "この度は当店をご利用いただき",
        "Thank you for shopping with Ash.\nThank you for shopping with Elm.",
    ],
)
def test_thanks_without_a_name(text: str) -> None:
    assert not list(shop_that_thanks(source(text), Kind.PACKING_SLIP))


def test_a_carriers_page_thanks_for_something_else() -> None:
    text = "Thank you for shopping with Ash & Elm Goods."
    assert not list(shop_that_thanks(source(text), Kind.TRACKING_RECORD))
