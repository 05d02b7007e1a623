from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.model.case import Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, LineItem
from evidencecheck.stages.match import match
from tests.factories import document, reading


def _verdicts(
    product: str | None, page: str, *descriptions: str, kind: Kind = Kind.SALES_INVOICE
) -> list[Identity]:
    items = [
        LineItem(text, Decimal(1), Decimal(9), Decimal(9), reading(text)) for text in descriptions
    ]
    documents = [
        document("order.pdf", Kind.ORDER_DETAILS, text=page),
        document("invoice.pdf", kind, items=items),
    ]
    agreed = match(Claim(file="claim.toml", product=product), documents)
    return [dispute.verdict for dispute in agreed[FactName.PRODUCT].disputes]


@pytest.mark.parametrize(
    ("product", "page", "description"),
    [
        ("Stainless vacuum flask", "Stainless vacuum flask", "Yoga mat with strap"),
        ("LED desk lamp, brass, 42 cm", "LED desk lamp", "LED desk lamp, brass, 52 cm"),
        ("Canvas daypack, red", "Canvas daypack", "Canvas daypack blue"),
        ("Rucksack Leinen, rot", "Rucksack Leinen rot", "Rucksack Leinen blau"),
        ("USB Stick 64 GB", "USB Stick 64 GB", "USB stick 128GB"),
        ("保温水壶 1L 黑色", "保温水壶", "*日用杂品*保温水壶 1L 白色"),
        ("帆布リュック 20L ネイビー", "帆布リュック", "帆布リュック 20L 撥水 日本製 キャメル"),
        ("Rucksack rot", "Rucksack rot", "Rucksack blau"),
        ("TorqMate 20V impact driver TM-20B", "x", "TorqMate 12V compact drill driver TM-12C"),
        ("Funda de lino, talla M", "Funda de lino", "Funda de lino talla L"),
    ],
)
def test_another_product(product: str | None, page: str, description: str) -> None:
    assert _verdicts(product, page, description) == [Identity.DIFFERENT]


@pytest.mark.parametrize(
    ("product", "page", "description"),
    [
        ("Stainless vacuum flask, black", "Vacuum flask", "Vacuum Flask Stainless (Black)"),
        ("Edelstahl-Thermosflasche, schwarz", "Thermosflasche", "Thermosflaschen schwarz"),
        ("LED-Schreibtischlampe", "x", "精密螺丝刀套装"),
        ("帆布双肩包 22L 铁锈红", "帆布双肩包", "双肩包 帆布 铁锈红"),
        ("手机支架 黑色", "手机支架", "*日用杂品*手机壳 红色"),
        ("保温水壶 1L 黑色", "保温水壶", "*日用杂品*保温水壶 1L 黑色"),
        ("Flask 1 L", "Flask 1 L", "Flask 1,0 L"),
        ("帆布リュック 20L ネイビー", "帆布リュック", "帆布リュック 20L 紺"),
        ("TorqMate 20V driver TM-20B", "TorqMate driver", "TorqMate driver 18V TM-20B-4AH"),
        ("Desk lamp, teal", "Desk lamp teal", "Desk lamp green"),
        (None, "A page that is cut off above its goods", "Canvas daypack rust"),
    ],
)
def test_the_same_or_no_telling(product: str | None, page: str, description: str) -> None:
    assert Identity.DIFFERENT not in _verdicts(product, page, description)


def test_a_supplier_has_names_of_his_own() -> None:
    kind = Kind.PURCHASE_INVOICE
    assert Identity.DIFFERENT not in _verdicts(
        "Vacuum flask", "Vacuum flask", "Thermos bottle", kind=kind
    )


def test_goods_that_the_order_does_not_show() -> None:
    def selling(file: str, kind: Kind, text: str) -> Document:
        items = [LineItem(text, Decimal(1), None, None, reading(text, file))]
        return document(file, kind, items=items, text=text)

    page = selling("order.pdf", Kind.ORDER_DETAILS, "LED desk lamp with dimmer")
    agreed = match(Claim(), [page, selling("a.pdf", Kind.SALES_INVOICE, "Canvas daypack rust")])
    assert [d.verdict for d in agreed[FactName.PRODUCT].disputes] == [Identity.DIFFERENT]


def test_an_invoice_whose_goods_are_in_another_script_cannot_be_compared() -> None:
    page = document(
        "order.pdf",
        Kind.ORDER_DETAILS,
        text="Stainless vacuum flask",
        items=[LineItem("Stainless vacuum flask", Decimal(1), None, None, reading("flask"))],
    )
    for goods, found in (("不锈钢水壶", Identity.CANNOT_TELL), ("Yoga mat", Identity.DIFFERENT)):
        row = LineItem(goods, Decimal(1), Decimal(9), Decimal(9), reading(goods))
        invoice = document("invoice.pdf", Kind.SALES_INVOICE, items=[row])
        agreed = match(Claim(), [page, invoice])[FactName.PRODUCT]
        assert [d.verdict for d in agreed.disputes] == [found] * (found is Identity.DIFFERENT)


def test_what_else_a_supplier_bills_does_not_cover_for_another_model() -> None:
    lost = "TorqMate 20V impact driver TM-20B"
    billed = ["TorqMate 12V drill driver TM-12C", "TorqMate bit set 40 pc"]
    kind = Kind.PURCHASE_INVOICE
    assert _verdicts(lost, lost, *billed, kind=kind) == [Identity.DIFFERENT]
    assert _verdicts(lost, lost, *billed, "Schlagschrauber TorqMate 20V", kind=kind) == []
    assert _verdicts(lost, lost, *billed, lost, kind=kind) == []
