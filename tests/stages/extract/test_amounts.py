from __future__ import annotations

from decimal import Decimal

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import AmountRole, FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.amounts import (
    amounts,
    declared_values,
    total_fact,
)
from evidencecheck.stages.extract.source import source_of
from tests.stages.making import content, page, source

R = AmountRole


def total(text: str, kind: Kind = Kind.SALES_INVOICE) -> str | None:
    """The total of a drawn page as it is written, None without one."""
    return next((str(f.value) for f in total_fact(source(text), kind)), None)


def roles(text: str) -> list[tuple[AmountRole, str]]:
    return [(a.role, str(a.money.amount)) for a in amounts(source(text))]


@pytest.mark.parametrize(
    ("text", "role", "amount"),
    [
        ("Subtotal: $100.00", R.SUBTOTAL, "100.00"),
        ("Item(s) Subtotal:   $100.00", R.SUBTOTAL, "100.00"),
        ("Shipping & Handling: $5.00", R.SHIPPING, "5.00"),
        ("Estimated tax to be collected: $8.40", R.TAX, "8.40"),
        ("Tax (7%) 8.40", R.TAX, "8.40"),
        ("MwSt. 19 %   19,00 €", R.TAX, "19.00"),
        ("19 % MwSt.: 19,00 €", R.TAX, "19.00"),
        ("plus 19% VAT: 19.00", R.TAX, "19.00"),
        ("Nettobetrag   100,00 €", R.NET, "100.00"),
        ("Total HT : 100,00 €", R.NET, "100.00"),
        ("Promotion applied: ($5.00)", R.DISCOUNT, "-5.00"),
        ("运费：¥8.00", R.SHIPPING, "8.00"),
        ("优惠   ¥8.00", R.DISCOUNT, "8.00"),
        ("手续费：¥8.00", R.FEE, "8.00"),
        ("Balance due: $0.00", R.DUE, "0.00"),
        ("Paid by card   $119.00", R.PAID, "119.00"),
        ("Refund total: $12.00", R.REFUND, "12.00"),
        ("Grand Total   $119.00", R.TOTAL, "119.00"),
        ("合计\n¥119.00", R.TOTAL, "119.00"),
        ("Gesamtbetrag (brutto)   119,00 €", R.TOTAL, "119.00"),
    ],
)
def test_role_by_label(text: str, role: AmountRole, amount: str) -> None:
    assert roles(text) == [(role, amount)]


@pytest.mark.parametrize(
    "text", ["zzgl. 19 % MwSt.: 19,00 €", "zzgl. 19 % MwSt.   19,00 €", "inkl. 19 % MwSt. 19,00 €"]
)
def test_tax_with_its_rate_before_the_word(text: str) -> None:
    assert roles(text) == [(R.TAX, "19.00")]


@pytest.mark.parametrize(
    "text",
    [
        "Total",
        "Total 12",
        "Total items 3",
        "The total was $119.00",
        "Discount 10%",
        "Tax rate 7%",
        "Order date: 2026-03-04",
        "Total: 2026-03-04",
        "Shipping   03/04/2026",
        "Delivery 10:30",
    ],
)
def test_no_amount(text: str) -> None:
    assert roles(text) == []


def test_several_labels_in_one_row() -> None:
    assert roles("商品小计：$100.00   运费：$5.00   订单总额：$105.00") == [
        (R.SUBTOTAL, "100.00"),
        (R.SHIPPING, "5.00"),
        (R.TOTAL, "105.00"),
    ]


def test_several_labels_in_one_line() -> None:
    """As OCR merges the columns of a narrow summary."""
    assert roles("Subtotal $100.00 Shipping $5.00 Total $105.00") == [
        (R.SUBTOTAL, "100.00"),
        (R.SHIPPING, "5.00"),
        (R.TOTAL, "105.00"),
    ]


@pytest.mark.parametrize("text", ["Rounding: -0.04", "Rounding -0.04", "Rounding   -0.04"])
def test_minus_is_kept(text: str) -> None:
    assert roles(text) == [(R.FEE, "-0.04")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Total: $119.00", "USD 119.00"),
        ("Subtotal 100.00\nTax 19.00\nTotal 119.00", "119.00"),
        ("Total 100.00\nGrand total 119.00", "119.00"),
        ("Grand total 119.00\nTotal 100.00", "119.00"),
        ("Grand total: $119.00\nBalance due: $0.00", "USD 119.00"),
        ("Total: $119.00\nAmount due: $0.00", "USD 119.00"),
        ("Order total: $119.00\nAmount due: $0.00", "USD 119.00"),
        ("Subtotal 100.00\nTax 19.00\nTotal due 119.00\nAmount paid 20.00", "119.00"),
        ("Subtotal 100.00\nTotal tax 19.00\nTotal 119.00", "119.00"),
        (
            "合计   ¥100.00   ¥13.00\n价税合计（大写）   壹佰壹拾叁圆整   （小写）¥113.00",
            "CNY 113.00",
        ),
        ("合计 ¥100.00 ¥13.00\n价税合计（大写）壹佰壹拾叁圆整 （小写）￥113.00", "CNY 113.00"),
        ("实付款：￥128.00", "CNY 128.00"),
        ("订单总额   US$128.40", "USD 128.40"),
        ("Gesamtbetrag   1.234,50 €", "EUR 1234.50"),
        ("Net à payer : 1 234,50 €", "EUR 1234.50"),
        ("ご請求金額   12,800円", "JPY 12800"),
        ("Total\n$119.00", "USD 119.00"),
        ("Total paid: $119.00 on 03/04/2026", "USD 119.00"),
        ("Total (3 items): $119.00", "USD 119.00"),
        ("Subtotal: $119.00", None),
        ("Thank you!", None),
    ],
)
def test_total(text: str, value: str | None) -> None:
    assert total(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "Total: $119.00 (includes $19.00 tax)",
        "Order Total: $119.00 (incl. VAT $19.00)",
        "Order total $119.00 (2 × $59.50)",
        "Gesamtbetrag $119,00 (inkl. $19,00 MwSt.)",
        "实付款：$119.00（含运费$8.00）",
        "Total   $119.00   (incl. VAT $19.00)",
    ],
)
def test_bracket_behind_the_total_explains_it(text: str) -> None:
    assert total(text) == "USD 119.00"


@pytest.mark.parametrize(
    "text",
    [
        "Total: $119.00\nTotal savings: $5.00",
        "Total: $119.00\nTotal weight 12.50 kg",
        "Total: $119.00\nTotal   04.03.26",
    ],
)
def test_other_totals_are_none(text: str) -> None:
    assert total(text) == "USD 119.00"


def test_heading_of_a_column_is_no_total() -> None:
    text = """
Description      Qty   Unit price   Total
Steel flask      2     60.00        120.00
Grand total                         120.00
"""
    assert roles(text) == [(R.TOTAL, "120.00")]


def test_sums_tell_which_of_several_totals() -> None:
    text = "Subtotal 100.00\nShipping 5.00\nTotal 105.00\nTotal 7.00"
    assert total(text) == "105.00"


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("Total: $119.00\nAll prices in USD", ("USD",)),
        ("Total: US$119.00\nShipping: $5.00", ("USD",)),
        ("USD\nTotal 119.00", ("USD",)),
        ("Total: ¥119.00\nRMB", ("CNY",)),
        ("Total: ¥119.50\nShipping: ¥5", ("CNY",)),
        ("Total: ¥119\n消費税 10円", ("JPY",)),
        ("Total: US$119.00\nTotal: €100.00", ()),
        ("Total 119.00", ()),
        ("USD EUR\nTotal 119.00", ()),
    ],
)
def test_document_currencies(text: str, currencies: tuple[str, ...]) -> None:
    assert source(text).currencies == currencies


def test_currency_of_the_document_is_inherited() -> None:
    found = amounts(source("Subtotal 100.00\nTotal: US$119.00\nTax $19.00"))
    assert [a.money.currencies for a in found] == [("USD",)] * 3


def test_doubt_is_told() -> None:
    (plain,) = amounts(source("Grand total: 119.00"))
    assert plain.certain
    (grouped,) = amounts(source("Grand total: 1.234 €"))
    assert not grouped.certain


@pytest.mark.parametrize(
    ("kind", "name", "mention"),
    [
        (Kind.ORDER_DETAILS, FactName.ORDER_TOTAL, Mention.OWN),
        (Kind.SALES_INVOICE, FactName.SALE_TOTAL, Mention.OWN),
        (Kind.RECEIPT, FactName.SALE_TOTAL, Mention.OWN),
        (Kind.PURCHASE_INVOICE, FactName.COST_TOTAL, Mention.OWN),
        (Kind.FAPIAO, FactName.COST_TOTAL, Mention.OWN),
        (Kind.UNKNOWN, FactName.SALE_TOTAL, Mention.CANDIDATE),
    ],
)
def test_name_of_the_total_by_kind(kind: Kind, name: FactName, mention: Mention) -> None:
    (fact,) = total_fact(source("Grand total: $119.00"), kind)
    assert (fact.name, fact.mention, fact.role) == (name, mention, "total")
    assert fact.label == "Grand total"
    assert fact.reading.raw == "$119.00"


@pytest.mark.parametrize("kind", [Kind.TRACKING_RECORD, Kind.SHIPPING_LABEL, Kind.PHOTO])
def test_other_kinds_state_no_total(kind: Kind) -> None:
    assert total("Grand total: $119.00", kind) is None


def test_repaired_currency_lowers_confidence() -> None:
    (clear,) = amounts(source("Total: $27.99", channel=Channel.OCR))
    (mended,) = amounts(source("Total: S27.99", channel=Channel.OCR))
    assert mended.money.amount == clear.money.amount == Decimal("27.99")
    assert mended.reading.confidence <= 0.8 < clear.reading.confidence


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Declared value: USD 50.00", FactName.DECLARED_VALUE, "USD 50.00"),
        ("申报价值   USD 50.00", FactName.DECLARED_VALUE, "USD 50.00"),
        ("Claim amount: $128.40", FactName.CLAIMED_AMOUNT, "USD 128.40"),
        ("索赔金额：¥800.00", FactName.CLAIMED_AMOUNT, "CNY 800.00"),
    ],
)
def test_declared_values(text: str, name: FactName, value: str) -> None:
    (fact,) = declared_values(source(text))
    assert (fact.name, str(fact.value)) == (name, value)


CN22 = """
CUSTOMS DECLARATION CN22
Description        Qty    Weight (kg)    Value
Ceramic teapot     1      0.95           USD 12.00
总计 Total          1      0.95           USD 12.00
"""


def test_total_of_a_customs_form_is_declared() -> None:
    (fact,) = declared_values(source(CN22))
    assert (fact.name, str(fact.value)) == (FactName.DECLARED_VALUE, "USD 12.00")
    assert not list(declared_values(source(CN22.replace("USD 12.00", ""))))
    assert not list(declared_values(source(CN22.replace("CN22", "LIST"))))


@pytest.mark.parametrize("head", ["Valeur", "Value", "(7) Value", "Wert (EUR)", "价值"])
def test_column_of_values_of_a_customs_form(head: str) -> None:
    """The word for the total is joined to its neighbour, as readers of photographs do."""
    form = f"""
CN 22
Description           Poids (kg)   {head}
1x Wrist watch        0.186        USD 12.00
HS 910221 CNTotal     0.186        USD 12.00
"""
    (fact,) = declared_values(source(form))
    assert (fact.name, str(fact.value)) == (FactName.DECLARED_VALUE, "USD 12.00")
    without_sum = form.replace(
        "CNTotal     0.186        USD 12.00", "ring        0.020        USD 3.00"
    )
    assert not list(declared_values(source(without_sum)))
    assert not list(declared_values(source(form.replace("USD ", ""))))


def test_rows_of_a_page_photographed_at_an_angle() -> None:
    """Each amount stands 10 above the middle of its label, of rows 20 apart: nearer than the next."""
    tilted = page(
        ("Warenwert", 0, 22), ("106,20 €", 300, 13),
        ("Gutschein", 0, 42), ("-2,70 €", 310, 33),
        ("Rechnungsbetrag", 0, 62), ("103,50 €", 300, 53),
        channel=Channel.OCR,
    )  # fmt: skip

    assert [(a.role, str(a.money.amount)) for a in amounts(source_of(content(tilted)))] == [
        (R.SUBTOTAL, "106.20"),
        (R.DISCOUNT, "-2.70"),
        (R.TOTAL, "103.50"),
    ]


def test_the_total_of_another_box_and_what_is_taken_off_there_is_none() -> None:
    text = (
        "Zwischensumme   EUR 18,90         Bestellsumme EUR 23,39\n"
        "Versand         EUR 4,49          Transaktionsgebühren –EUR 2,92\n"
        "Bestellsumme**  EUR 23,39         Anzeigengebühr –EUR 0,71"
    )
    (fact,) = total_fact(source(text), Kind.ORDER_DETAILS)
    assert str(fact.value) == "EUR 23.39"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Items subtotal   $37.98\nCustomer payment (total)   $41.32", "USD 41.32"),
        ("Total do pedido   41,50 €", "EUR 41.50"),
        ("Total payé   82,79 €", "EUR 82.79"),
        ("Totaal bestelling   € 39,95", "EUR 39.95"),
    ],
)
def test_totals_of_order_pages(text: str, total: str) -> None:
    (fact,) = total_fact(source(text), Kind.ORDER_DETAILS)
    assert str(fact.value) == total


@pytest.mark.parametrize(
    "text",
    ["Visa - 4417", "Visa   4417", "Mastercard   •••• 4417", "Visa   xxxx 4417", "Visa\n4417"],
)
def test_the_number_of_a_card_is_no_payment(text: str) -> None:
    assert (R.PAID, "4417") not in roles(f"{text}\nTotal   $139.70")


def test_labels_of_one_row_have_an_amount_each() -> None:
    text = "Subtotal: 78.60   Discount: -4.00   of which tax: 13.09   Order total: £74.60"
    assert (R.DISCOUNT, "-4.00") in roles(text)
    assert (R.DISCOUNT, "13.09") not in roles(text)
