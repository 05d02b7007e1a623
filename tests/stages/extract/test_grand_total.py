from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Amount, AmountRole
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Money
from evidencecheck.stages.extract.amounts import total_fact
from evidencecheck.stages.extract.grand_total import Labelled, choose_total
from tests.factories import reading
from tests.stages.making import page, source

R = AmountRole


def total(text: str, kind: Kind = Kind.SALES_INVOICE) -> tuple[str, str] | None:
    """The total of a drawn page and its label."""
    facts = list(total_fact(source(text), kind))
    assert len(facts) <= 1
    return (str(facts[0].value), facts[0].label) if facts else None


def labelled(role: AmountRole, number: str | Decimal, field: str = "", y: float = 0) -> Labelled:
    box = Box(100, y, 200, y + 20)
    money = Money(Decimal(number), ("EUR",))
    return Labelled(
        Amount(role, money, reading(str(number), box=box), role.value), field or role.value
    )


def loose(number: str | Decimal, y: float) -> Amount:
    return labelled(R.OTHER, number, y=y).amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("商品小計：7,960円\n配送料：0円\n内消費税：723円\n商品合計：7,960円", "JPY 7960"),
        ("Subtotal   $20.00\nShipping   $0.00", "USD 20.00"),
        ("Subtotal   $20.00\nShipping   $4.00", None),
        ("Subtotal   $20.00\nShipping   $0.00\nTax   $1.60", None),
        ("Subtotal   $20.00\nShipping   $0.00\nDiscount   -$2.00", None),
        ("Subtotal   $20.00\nSubtotal   $30.00\nShipping   $0.00", None),
        ("Subtotal   $20.00", None),
    ],
)
def test_goods_that_are_sent_free_of_charge(text: str, expected: str | None) -> None:
    told = total(text, Kind.ORDER_DETAILS)
    assert (told and told[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rechnungssumme ohne USt.   177,49\nSteuerbetrag   20,16\nBruttosumme   197,65\n"
            "Erhaltene Anzahlungen   -50,00\nZahlbetrag   147,65",
            ("197.65", "Bruttosumme"),
            id="a deposit is paid",
        ),
        pytest.param(
            "Nettobetrag   100,00\nMwSt. 19 %   19,00\nZahlbetrag   119,00",
            ("119.00", "Zahlbetrag"),
            id="what is to be paid is the total where none is named",
        ),
        pytest.param(
            "Subtotal   $100.00\nSales tax   $10.00\nTotal   $110.00\nPrevious unpaid balance   $500.00\n"
            "Amount due   $610.00",
            ("USD 110.00", "Total"),
            id="an older balance is due, too",
        ),
        pytest.param(
            "Total   $197.65\nDeposit paid   -$50.00\nAmount due   $147.65",
            ("USD 197.65", "Total"),
            id="total, payment, rest, and no subtotal",
        ),
        pytest.param(
            "Total          $197.65\nPrior credit   $50.00\nAmount due     $147.65",
            ("USD 197.65", "Total"),
            id="a payment without a known label",
        ),
        pytest.param(
            "Subtotal   100.00\nVAT 19%   19.00\nSkupaj   119.00",
            ("119.00", ""),
            id="a label in a language that is not known",
        ),
        pytest.param(
            "Sub   150.00\nTotal\nVAT   30.00\nTotal\nGBP   180.00",
            ("GBP 180.00", "Total"),
            id="a label over two rows",
        ),
        pytest.param(
            "Subtotal   ¥720.00\nTotal   ¥720.00\nTotal   US$100.00",
            ("CNY 720.00", "Total"),
            id="converted to another currency",
        ),
        pytest.param(
            "Nettobetrag   -100,00 €\nMwSt. 19 %   -19,00 €\nGesamtbetrag   -119,00 €",
            ("EUR -119.00", "Gesamtbetrag"),
            id="credit note",
        ),
        pytest.param(
            "Subtotaal   € 100,00\nBTW 21%   € 21,00\nTotaal   € 121,00",
            ("EUR 121.00", "Totaal"),
            id="Dutch",
        ),
        pytest.param(
            "Total líquido   100,00€\nIVA 23%   23,00€\nValor   123,00€",
            ("EUR 123.00", ""),
            id="Portuguese",
        ),
        pytest.param("Charges\n$56,651.49", ("USD 56651.49", ""), id="the only amount"),
    ],
)
def test_total(text: str, expected: tuple[str, str]) -> None:
    assert total(text) == expected


def test_the_only_amount_that_was_read_of_a_picture_is_a_candidate() -> None:
    held = source("Charges\n$56,651.49", channel=Channel.OCR)
    (fact,) = total_fact(held, Kind.SALES_INVOICE)
    assert not fact.decided


def test_two_amounts_without_a_label_are_no_total() -> None:
    assert total("Charges   $56.00\nOther charges   $12.00") is None


def test_the_only_amount_of_an_unknown_page_is_no_total() -> None:
    assert total("Charges\n$56,651.49", Kind.UNKNOWN) is None


def test_goods_without_tax_are_not_the_whole() -> None:
    """What is labelled as total is the sum of the lines; the taxed sum stands below without a label."""
    found = [labelled(R.TOTAL, "150.00"), labelled(R.TAX, "30.00", y=30)]
    chosen = choose_total(found, [loose("180.00", 60)], Decimal("150.00"), Kind.SALES_INVOICE)
    assert chosen is not None
    assert chosen.money.amount == Decimal("180.00")


def test_contained_tax_is_not_added() -> None:
    found = [labelled(R.TOTAL, "150.00"), labelled(R.TAX, "25.00", y=30)]
    chosen = choose_total(found, [loose("12.00", 60)], Decimal("150.00"), Kind.SALES_INVOICE)
    assert chosen is not None
    assert chosen.money.amount == Decimal("150.00")


cents = st.integers(100, 10_000_00).map(lambda n: Decimal(n).scaleb(-2))


@given(net=cents, tax=cents, shipping=cents, paid=cents, sign=st.sampled_from([1, -1]))
def test_the_sums_find_the_total_among_equal_labels(
    net: Decimal, tax: Decimal, shipping: Decimal, paid: Decimal, sign: int
) -> None:
    """Net, whole and rest all called total: the one that net, tax and shipping make is it."""
    whole = net + tax + shipping
    found = [
        labelled(R.SUBTOTAL, sign * net),
        labelled(R.TAX, sign * tax),
        labelled(R.SHIPPING, sign * shipping),
        labelled(R.TOTAL, sign * net, "total"),
        labelled(R.TOTAL, sign * whole, "total"),
    ]
    chosen = choose_total(found, (), None, Kind.SALES_INVOICE)
    assert chosen is not None
    assert chosen.money.amount == sign * whole


@given(net=cents, tax=cents, other=cents)
def test_a_number_that_the_sum_does_not_make_is_no_total(
    net: Decimal, tax: Decimal, other: Decimal
) -> None:
    found = [labelled(R.SUBTOTAL, net), labelled(R.TAX, tax, y=30)]
    chosen = choose_total(found, [loose(other, 60)], None, Kind.SALES_INVOICE)
    if chosen is not None:
        assert chosen.money.amount == other
        assert abs(other - net - tax) <= Decimal("0.01")


def test_the_currency_above_the_total() -> None:
    held = page(
        ("TOTAL:", 0, 0), ("1,920 PCS", 200, 0), ("USD", 463, 0), ("6,624.00", 418, 28),
        ("DEPOSIT RECEIVED: USD 1,987.20", 0, 120), ("BALANCE: USD 4,636.80", 500, 120),
    )  # fmt: skip
    (fact,) = total_fact(source(held), Kind.PURCHASE_INVOICE)
    assert (str(fact.value), fact.label) == ("USD 6624.00", "TOTAL")


def test_a_balance_beside_a_deposit_is_not_the_total() -> None:
    text = "DEPOSIT RECEIVED: USD 1,987.20\nBALANCE: USD 4,636.80"
    assert total(text, Kind.PURCHASE_INVOICE) is None


def test_deposit_and_balance_name_the_total() -> None:
    found = [labelled(R.PAID, "30"), labelled(R.DUE, "70")]
    chosen = choose_total(found, [loose("100", 5)], None, Kind.PURCHASE_INVOICE)
    assert chosen is not None
    assert chosen.money.amount == 100


def test_a_balance_that_was_paid_is_the_total() -> None:
    found = [labelled(R.PAID, "119"), labelled(R.DUE, "119")]
    chosen = choose_total(found, [], None, Kind.SALES_INVOICE)
    assert chosen is not None
    assert chosen.money.amount == 119


AFTER_DISCOUNT = [
    "商品の小計：   ￥4,960\n配送料：   ￥410\n注文合計：   ￥5,370\n割引：   -￥410\nご請求額：   ￥4,960",
    "Subtotal:         $50.00\nOrder total:      $50.00\nDiscount:         -$5.00\nTotal charged:    $45.00",
    "Zwischensumme   50,00 €\nBestellsumme   50,00 €\nGutschein   -5,00 €\nGesamtbetrag   45,00 €",
]


@pytest.mark.parametrize(
    ("text", "value"), list(zip(AFTER_DISCOUNT, ("4960", "45.00", "45.00"), strict=True))
)
def test_the_total_after_a_discount_is_the_one(text: str, value: str) -> None:
    found = total(text, Kind.ORDER_DETAILS)
    assert found is not None
    assert found[0].endswith(value)


def test_a_discount_above_both_totals_decides_nothing() -> None:
    text = "Subtotal:   $50.00\nDiscount:   -$5.00\nOrder total:   $45.00\nYou paid:   $45.00"
    found = total(text, Kind.ORDER_DETAILS)
    assert found is not None
    assert found[0].endswith("45.00")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Total                 £18.19 (includes £3.03 VAT)", "GBP 18.19"),
        ("Gesamt                18,19 € (enthält 2,90 € MwSt.)", "EUR 18.19"),
        ("Total                 18,19 € (dont 3,03 € TVA)", "EUR 18.19"),
    ],
)
def test_a_tax_in_brackets_behind_the_total_is_a_part_of_it(row: str, expected: str) -> None:
    found = total(row)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    ("net", "tax"),
    [
        ("Total (HT)", "Total taxes"),
        ("Total hors taxes", "Total TVA"),
        ("Total (tax excl.)", "Total tax"),
        ("Gesamt (ohne MwSt.)", "MwSt. gesamt"),
        ("Total (sin IVA)", "Total impuestos"),
        ("Totale (Tasse escl.)", "Totale tasse"),
        ("Totaal (excl. btw)", "Totaal btw"),
        ("Total xyz", "Total abc"),  # words that nobody knows: arithmetic tells
    ],
)
def test_the_total_with_taxes_is_that_of_the_whole(net: str, tax: str) -> None:
    text = f"""
    Total produits        44,90 €
    Frais de livraison     5,75 €
    {net}         50,65 €
    {tax}        10,13 €
    Total         60,78 €
    """
    assert total(text) == ("EUR 60.78", "Total")
