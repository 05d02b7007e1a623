from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.parcel_contents import parcel_contents
from tests.stages.making import source


@pytest.mark.parametrize(
    "heading",
    [
        "In this shipment", "Items in this package", "Package contents", "Artikel in dieser Sendung",
        "Inhalt des Pakets", "Dans ce colis", "Contenu du colis", "En este envío", "Contenuto della spedizione",
        "In dit pakket", "包裹内商品", "お荷物の内容",
    ],
)  # fmt: skip
def test_goods_of_the_parcel(heading: str) -> None:
    text = f"{heading}\nLinen Beach Wrap, Sea Glass × 1\n2 x Straw tote\nYou may also like\nHat × 1"
    items = list(parcel_contents(source(text)))
    assert [item.description for item in items] == ["Linen Beach Wrap, Sea Glass", "Straw tote"]
    assert all(item.quantity is None for item in items)


@pytest.mark.parametrize(
    "text",
    [
        "Beach wrap × 1",
        "In this shipment\nWe thank you\nBeach wrap × 1",
        "In this shipment\n\n\n\n\nBeach wrap × 1",
    ],
)
def test_other_lines(text: str) -> None:
    assert list(parcel_contents(source(text))) == []
