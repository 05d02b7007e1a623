"""Whose side of the trade an invoice or an order page is on, as the case tells it."""

from __future__ import annotations

import pytest

from evidencecheck.model.case import Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.classify import Judgement
from evidencecheck.stages.own_side import on_own_side
from evidencecheck.stages.understand import understand
from tests.stages.making import content, drawn

ORDER = "503-5377801-4874981"

SUPPLIED = """
# INVOICE
Sold to: Thomas Berg                     Invoice no. 10452
22 Corve Mews                            Date: 1 September 2026
Shrewsbury SY1 1QA
Sold by: Hollins Hive Products

Description                 Qty     Unit price     Net
Beeswax polish, 250 ml      6       £5.35          £32.10
Total                                              £32.10
"""
AT_HOME = """
订单详情
义乌市筑家金属制品厂
三层折叠置物架            ¥39.80      × 50
实付款      ¥1990.00
订单编号：2432006671437891047
创建时间：2026-08-11 15:20:36
发货时间：2026-08-13 18:02:54
收货人：陈小明
广东省深圳市龙华区观澜街道大和路62号
"""
ABROAD = f"""
注文の詳細
注文番号：{ORDER}
注文日：2026年9月19日
お届け先：高橋浩一
〒530-0041
大阪府大阪市北区天神橋7-4-19
日本
折りたたみラック3段      1      ¥5,480
ご注文合計：¥5,480
"""


def _paper(text: str, kind: Kind, file: str = "a.pdf") -> Document:
    return understand(content(drawn(text), file=file), Judgement(kind, 0.9))


def _kinds(claim: Claim, *documents: Document) -> list[Kind]:
    return [document.kind for document in on_own_side(claim, documents)]


def test_an_invoice_to_the_claimant_is_a_purchase() -> None:
    paper = _paper(SUPPLIED, Kind.SALES_INVOICE)
    (told,) = on_own_side(Claim(claimant="Thomas Berg", file="claim.toml"), [paper])

    assert told.kind is Kind.PURCHASE_INVOICE
    assert [str(f.value) for f in told.named(FactName.COST_TOTAL)] == ["GBP 32.10"]
    assert not told.named(FactName.SALE_TOTAL)
    assert told.content is paper.content


def test_an_invoice_by_the_claimant_is_a_sale() -> None:
    paper = _paper(SUPPLIED, Kind.PURCHASE_INVOICE)
    claim = Claim(claimant="Hollins Hive Products Ltd", file="claim.toml")
    assert _kinds(claim, paper) == [Kind.SALES_INVOICE]


@pytest.mark.parametrize("kind", [Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE])
@pytest.mark.parametrize("claimant", [None, "Fern & Fettle Ltd", "Thora Berg"])
def test_where_nobody_is_told_the_paper_stays_what_it_is(kind: Kind, claimant: str | None) -> None:
    paper = _paper(SUPPLIED, kind)
    (told,) = on_own_side(Claim(claimant=claimant, file="claim.toml"), [paper])
    assert told is paper


def test_a_paper_that_names_the_order_is_of_the_sale() -> None:
    paper = _paper(SUPPLIED + f"Order ID: {ORDER}\n", Kind.SALES_INVOICE)
    claim = Claim(claimant="Thomas Berg", order_id=ORDER, file="claim.toml")
    assert _kinds(claim, paper) == [Kind.SALES_INVOICE]


def test_the_seller_of_the_order_is_known_without_a_claim_file() -> None:
    sold = _paper(
        f"Invoice\nSold by: Corvane LLC\nOrder ID: {ORDER}\nTotal   $20.00", Kind.SALES_INVOICE
    )
    bought = _paper(
        SUPPLIED.replace("Thomas Berg", "Corvane LLC"), Kind.SALES_INVOICE, file="b.pdf"
    )
    assert _kinds(Claim(), sold, bought) == [Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE]


def test_an_order_at_home_is_the_purchase_of_goods_that_were_sold_abroad() -> None:
    sold = _paper(ABROAD, Kind.ORDER_DETAILS)
    bought = _paper(AT_HOME, Kind.ORDER_DETAILS, file="b.png")
    told = on_own_side(Claim(), [sold, bought])

    assert [d.kind for d in told] == [Kind.ORDER_DETAILS, Kind.PURCHASE_INVOICE]
    assert [str(f.value) for f in told[1].named(FactName.COST_TOTAL)] == ["CNY 1990.00"]


@pytest.mark.parametrize(
    ("claim", "others"),
    [
        pytest.param(Claim(), (), id="alone"),
        pytest.param(
            Claim(),
            (AT_HOME.replace("2432006671437891047", "2432006671437891055"),),
            id="beside another one at home",
        ),
        pytest.param(
            Claim(order_id="2432006671437891047", file="claim.toml"),
            (ABROAD,),
            id="the order that is claimed",
        ),
        pytest.param(
            Claim(), (ABROAD.replace(ORDER, "2432006671437891047"),), id="the same order in both"
        ),
    ],
)
def test_an_order_at_home_may_be_the_sale(claim: Claim, others: tuple[str, ...]) -> None:
    pages = [
        _paper(text, Kind.ORDER_DETAILS, f"{n}.png") for n, text in enumerate((AT_HOME, *others))
    ]
    assert set(_kinds(claim, *pages)) == {Kind.ORDER_DETAILS}


def test_an_order_at_home_is_the_purchase_of_goods_that_were_sent_to_a_warehouse() -> None:
    shipment = _paper("货件详情\n货件编号 FBA15HXVVLQK\n预计数量 240", Kind.SHIPMENT_DETAILS)
    bought = _paper(AT_HOME, Kind.ORDER_DETAILS, file="b.png")
    assert _kinds(Claim(), shipment, bought)[1] is Kind.PURCHASE_INVOICE


OF_ITS_OWN = """
Order details
Order number: 304-1234567-7654321
Order date: 4 August 2026
Shipping address
{name}
Am Anger 5
99084 Erfurt
Order total: €63.20
"""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Holzwerk Anger GmbH", Kind.PURCHASE_INVOICE),
        ("Jonas Kessler", Kind.ORDER_DETAILS),
        ("Holzkontor Anger GmbH", Kind.ORDER_DETAILS),
    ],
)
def test_another_order_that_goes_to_the_claimant_is_his_purchase(name: str, kind: Kind) -> None:
    claim = Claim(claimant="Holzwerk Anger GmbH", order_id=ORDER, file="claim.toml")
    sold = _paper(ABROAD, Kind.ORDER_DETAILS)
    bought = _paper(OF_ITS_OWN.format(name=name), Kind.ORDER_DETAILS, file="b.png")
    assert _kinds(claim, sold, bought) == [Kind.ORDER_DETAILS, kind]
