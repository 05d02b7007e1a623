from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.rules.paper_names import names_paper, page_named


@pytest.mark.parametrize(
    "file",
    [
        "label.jpg",
        "evidence/Shipping-Label (2).JPG",
        "mail.eml!/invoice_scan.pdf",
        "photo of label.heic",
        "UPS label front.jpg",
        "order-page.jpg",
        "copy of order details.png",
        "Versandetikett.png",
        "Bestellübersicht 1.png",
        "postage.jpg",
        "étiquette d'expédition.jpg",
        "etiqueta de envío.jpg",
        "etichetta.jpg",
        "面单照片.jpg",
        "订单截图 2.png",
        "電子發票.jpg".translate(str.maketrans("電發", "电发")),
        "領収書.png",
    ],
)
def test_a_paper(file: str) -> None:
    assert names_paper(file)


@pytest.mark.parametrize(
    "file",
    [
        "IMG_2031.jpg",
        "photo.jpg",
        "label/goods.jpg",
        "order.jpg",
        "order 113-4627301-9284417.jpg",
        "parcel.jpg",
        "delivery.jpg",
        "label maker.jpg",
        "bag with label.jpg",
        "no label.jpg",
        "damaged-invoice-holder.jpg",
        "订单.jpg",
        "标签机.jpg",
        "1Z5R89390357567127.jpg",
        ".jpg",
    ],
)
def test_goods_and_what_tells_nothing(file: str) -> None:
    assert not names_paper(file)


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("order.jpg", Kind.ORDER_DETAILS),
        ("Bestellung 2.png", Kind.ORDER_DETAILS),
        ("amazon 订单.jpg", Kind.ORDER_DETAILS),
        ("parcel-journey.jpg", Kind.TRACKING_RECORD),
        ("配送状況.png", Kind.TRACKING_RECORD),
        ("ordered goods.jpg", None),
        ("IMG_1.jpg", None),
        ("label.jpg", None),
    ],
)
def test_a_page_or_the_thing(file: str, kind: Kind | None) -> None:
    assert page_named(file) is kind
