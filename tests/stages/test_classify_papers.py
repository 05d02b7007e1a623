"""Papers in the words of another kind: forms of shops, slips with prices, bills in the form of letters."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.stages.classify import classify
from tests.stages.making import source


def kind_of(text: str) -> Kind:
    return classify(source(text)).kind


_SHOP_FORM = """
# 销售发票
NO:GL-2026-83403      开票日期:2026年10月16日
购买方     刘思远
商品名称     数量     单价      金额
双肩包       2        197.20    394.40
价税合计(大写)   叁佰玖拾肆圆肆角整   (小写)¥394.40
销售方     广州市蓝海电子商务有限公司
纳税人识别号91440106MA57724953
开票人：林晓
"""


def test_a_shops_form_in_the_words_of_a_fapiao_is_none() -> None:
    assert kind_of(_SHOP_FORM) is Kind.SALES_INVOICE


@pytest.mark.parametrize(
    "text",
    [
        _SHOP_FORM.replace("销售发票", "增值税普通发票"),
        _SHOP_FORM.replace("NO:GL-2026-83403", "发票代码 044001900111"),
        _SHOP_FORM.replace("NO:GL-2026-83403", "广东省税务局 发票联"),
    ],
)
def test_what_names_the_tax_office_or_its_codes_is_a_fapiao(text: str) -> None:
    assert kind_of(text) is Kind.FAPIAO


SLIP = """
义乌市小辰饰品厂送货单
收货单位：深圳市甲贸易有限公司
序号   品名   单位   数量   备注
1   发夹   个   500"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SLIP, Kind.PACKING_SLIP),
        (SLIP.replace("备注", "单价   金额") + "   2.00   1000.00", Kind.PURCHASE_INVOICE),
        (
            "# INVOICE\nSold to: Marlowe LLC   Invoice date Jun 17, 2026\nItem   Qty   Unit price   Amount\n"
            "Light   500   7.85   3,925.00\nTotal USD   3,925.00\nPacking: 25 cartons, G.W. 312 kg, 1.46 CBM",
            Kind.PURCHASE_INVOICE,
        ),
        (
            "# PACKING LIST\nInvoice No.: A-17\nDescription   Qty   Cartons   G.W.\nLight   500   25   312 kg",
            Kind.PACKING_SLIP,
        ),
    ],
)
def test_goods_on_their_way_with_and_without_prices(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


def test_a_title_that_is_spread_over_the_line() -> None:
    text = (
        "請   求   書\n柿沼透 様\n品名   数量   単価   金額\nスツール   4   3,200   12,800\n"
        "合計   ¥12,800\nお振込先：滋賀銀行"
    )
    assert kind_of(text) in (Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE)


BILL_AS_LETTER = """
# Rechnung
Sehr geehrter Herr Trenkwalder,
vielen Dank für Ihren Auftrag. Ich berechne Ihnen:
Pos.   Bezeichnung     Menge   Einzelpreis   Gesamt
1      Filzpantoffeln  2       34,50 €       69,00 €
2      Versandkosten   1       5,49 €        5,49 €
Gesamtbetrag                                 74,49 €
Mit freundlichen Grüßen
Liesel Achternbusch
"""


def test_bill_in_the_form_of_a_letter() -> None:
    assert kind_of(BILL_AS_LETTER) is Kind.SALES_INVOICE
    letter = BILL_AS_LETTER.replace("# Rechnung", "").replace("€", "")
    assert kind_of(letter) is not Kind.SALES_INVOICE
