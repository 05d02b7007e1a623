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
from tests.stages.making import source

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
