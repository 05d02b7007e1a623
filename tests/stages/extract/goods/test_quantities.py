from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.goods.quantities import quantity_facts
from tests.stages.making import source

TABLE = """
Description            Qty   Unit price   Amount
Flask                  2     $60.00       $120.00
Subtotal                                  $120.00
"""
SHIPMENT = """
SKU            Units expected   Units received   Discrepancy
YS-VF1000-BK   120              96               24
"""


def facts(
    text: str, kind: Kind = Kind.SALES_INVOICE, channel: Channel = Channel.TEXT_LAYER
) -> list[tuple[str, str, bool]]:
    found = quantity_facts(source(text, channel=channel), kind)
    return [(f.name.value, str(f.value), f.decided) for f in found]


CENTRED = """
MSKU       ASIN                 状况         已发货数量        已接收数量        差异
MK-33322   B0JCPGMZSW           新品    200              190             -10
"""


def test_headings_that_are_centred_over_their_columns() -> None:
    assert facts(CENTRED, Kind.SHIPMENT_DETAILS) == [
        ("quantity_shipped", "200", True),
        ("quantity_received", "190", True),
    ]
    fewer_cells = CENTRED.replace("新品  ", "      ")
    assert not facts(fewer_cells, Kind.SHIPMENT_DETAILS)


def test_one_product() -> None:
    assert facts(TABLE) == [("quantity", "2", True), ("unit_price", "USD 60.00", True)]


def test_several_products_are_candidates() -> None:
    lid = "Lid                    1     $5.00        $5.00\nSubtotal"
    two = facts(TABLE.replace("Subtotal", lid))
    assert [decided for _, _, decided in two] == [False] * 4


def test_a_lone_row_that_is_not_the_whole_is_a_candidate() -> None:
    assert not any(
        decided
        for _, _, decided in facts(
            TABLE.replace(
                "l                                  $120", "l                                  $132"
            )
        )
    )


def test_ocr_counts_where_it_multiplies_out() -> None:
    assert all(decided for _, _, decided in facts(TABLE, channel=Channel.OCR))
    misread = TABLE.replace("2     $60", "7     $60")
    assert not any(decided for _, _, decided in facts(misread, channel=Channel.OCR))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menge: 9 124,90 €\nZwischensumme:   1.124,10 €", [("quantity", "9", True)]),
        ("$18.50 Quantity: 3\nItem(s) Subtotal:   $55.50", [("quantity", "3", True)]),
        ("$18.50 Quantity: 3\nItem(s) Subtotal:   $67.50", [("quantity", "3", False)]),
        ("Flask (Qty: 2)", [("quantity", "2", False)]),
        ("数量: 2 × $14.00\n商品小计   $28.00", [("quantity", "2", True)]),
        ("Quantity discount 3", []),
    ],
)
def test_order_page_without_a_table(text: str, expected: list[tuple[str, str, bool]]) -> None:
    found = [fact for fact in facts(text, Kind.ORDER_DETAILS) if fact[0] == "quantity"]
    assert found == expected


def test_shipment_page() -> None:
    assert facts(SHIPMENT, Kind.SHIPMENT_DETAILS) == [
        ("quantity_shipped", "120", True),
        ("quantity_received", "96", True),
    ]


def test_shipment_page_with_a_sum() -> None:
    text = """
SKU            已发货数量   接收数量
YS-VF1000-BK   120          96
YS-TB600-SG    60           60
合计           180          156
"""
    assert facts(text, Kind.SHIPMENT_DETAILS) == [
        ("quantity_shipped", "180", True),
        ("quantity_received", "156", True),
    ]


def test_shipment_page_of_several_products() -> None:
    text = f"{SHIPMENT}YS-TB600-SG    60               60               0\n"
    assert {decided for _, _, decided in facts(text, Kind.SHIPMENT_DETAILS)} == {False}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Units expected: 120\nUnits located: 96", ["120", "96"]),
        ("发货数量：120\n接收数量：96", ["120", "96"]),
        ("Units shipped:   120\nUnits received:   96", ["120", "96"]),
        ("Received: 4 March 2026", []),
        ("Shipped by: 120 trucks", []),
    ],
)
def test_labelled_units(text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in facts(text, Kind.SHIPMENT_DETAILS)] == expected


def test_freight_is_no_product() -> None:
    freight = "Express shipping       1     $12.00       $12.00\nSubtotal"
    text = TABLE.replace("Subtotal", freight).replace(
        "l                                  $120", "l                                  $132"
    )
    assert facts(text) == [("quantity", "2", True), ("unit_price", "USD 60.00", True)]


def test_invoice_for_freight_alone_names_no_units() -> None:
    assert facts(TABLE.replace("Flask      ", "DHL freight")) == []


def test_packing_list() -> None:
    text = """
Item No.       Description    Qty (pcs)   Cartons   N.W. (kg)
YS-VF1000-BK   Flask          480         20        240.00
YS-TB600-SG    Tumbler        120         5         48.00
TOTAL                         600         25        288.00
"""
    assert facts(text, Kind.PACKING_SLIP) == [("quantity", "600", True)]


def test_tracking_record_names_no_units() -> None:
    assert facts("Received: 96", Kind.TRACKING_RECORD) == []


FREIGHT = """
DESCRIPTION            QTY (PCS)   U/PRICE (USD)   AMOUNT (USD)
Screwdriver kit        120         9.50            1,140.00
Inland freight                                     24.50
TOTAL:                                             1,164.50
"""


def test_a_row_and_a_service_without_quantity_are_all_that_is_sold() -> None:
    whole = [("quantity", "120", True), ("unit_price", "USD 9.50", True)]
    assert facts(FREIGHT, Kind.PURCHASE_INVOICE) == whole


@pytest.mark.parametrize("total", ["1,364.50", "1,140.50"])
def test_more_than_the_row_and_the_service(total: str) -> None:
    open_ = [("quantity", "120", False), ("unit_price", "USD 9.50", False)]
    assert facts(FREIGHT.replace("1,164.50", total), Kind.PURCHASE_INVOICE) == open_


def test_the_sum_in_a_line_of_many_chinese_amounts() -> None:
    page = """
SKU/品名      售价     数量    小计
台灯 黄铜色   84.00    2       168.00

产品金额：168.00 买家运费：8.00 折扣：6.00 税费：9.35 合计：USD179.35
"""
    assert [decided for *_, decided in facts(page, Kind.ORDER_DETAILS)] == [True, True]


CARD = """
Insulated tumbler 600 ml
Sold by: Corvane Outfitters LLC
$32.50

Item(s) Subtotal:   $65.00
"""


def test_price_of_a_card_whose_count_was_not_read() -> None:
    assert facts(CARD, Kind.ORDER_DETAILS) == [("unit_price", "USD 32.50", True)]


@pytest.mark.parametrize(
    "text",
    [
        CARD.replace("$65.00", "$70.00"),
        CARD.replace("Item(s) Subtotal", "You saved"),
        CARD.replace("$32.50", "$32.50\nSteel bottle\n$16.25"),
    ],
)
def test_a_card_that_does_not_explain_the_sum(text: str) -> None:
    assert not facts(text, Kind.ORDER_DETAILS)


def test_a_sum_that_the_row_itself_names_shows_the_row_to_be_whole() -> None:
    text = """
    Produktname                   Menge     Preis pro Einheit     Erlöse
    Thermoskanne, 1,2 l           2         34,95 €               Zwischensumme Artikel:   69,90 €
                                                                  Versand gesamt:           4,49 €
                                                                  Rabatt:                  -5,00 €
    Gesamtbetrag: 71,20 €
    """
    assert facts(text, Kind.ORDER_DETAILS)[0] == ("quantity", "2", True)
    other = text.replace("69,90", "52,30")
    assert facts(other, Kind.ORDER_DETAILS)[0] == ("quantity", "2", False)
    # Another row, with a subtotal of its own, whose count was not read.
    two = text.replace("Gesamtbetrag", "Zwischensumme Artikel: 12,00 €\n    Gesamtbetrag")
    assert facts(two, Kind.ORDER_DETAILS)[0] == ("quantity", "2", False)
