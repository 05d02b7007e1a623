from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from evidencecheck.model.case import Agreed, Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Amount, AmountRole, FactName, LineItem
from evidencecheck.model.values import Money
from evidencecheck.stages.extract.amounts import TOTAL_FACTS
from evidencecheck.stages.match.claimed import claimed_facts
from evidencecheck.stages.match.identity import Look
from evidencecheck.stages.match.order import agree_on_order
from evidencecheck.stages.match.totals import agree_on_totals
from tests.factories import ORDER, OTHER_ORDER, amount, content, document, fact, item, usd
from tests.stages.match.made import not_looking, order, pictured, seeing

CLAIM = Claim(file="claim.toml", order_id=ORDER, amount=usd("119.00"))
N, K, R = FactName, Kind, AmountRole


def states(
    file: str,
    kind: Kind,
    total: str | Money,
    *,
    named: str | None = ORDER,
    amounts: Sequence[Amount] = (),
    items: Sequence[LineItem] = (),
    ocr: bool = False,
) -> Document:
    money = usd(total) if isinstance(total, str) else total
    name = TOTAL_FACTS.get(kind, N.SALE_TOTAL)
    stated = pictured(name, money, file) if ocr else fact(name, money, file)
    ids = [order(named, file)] if named else []
    return document(file, kind, stated, *ids, amounts=amounts, items=items)


def agree(
    *documents: Document, claim: Claim = CLAIM, look: Look | None = not_looking
) -> tuple[Agreed, Agreed]:
    agreed_order = agree_on_order(claimed_facts(claim), documents, look)
    agreed = agree_on_totals(claim, documents, agreed_order, look)
    return agreed[N.ORDER_TOTAL], agreed[N.COST_TOTAL]


def disputes(agreed: Agreed) -> list[tuple[str, Identity, list[str]]]:
    return [(str(d.value), d.verdict, [f.reading.file for f in d.facts]) for d in agreed.disputes]


def test_equal_totals_agree() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"), states("i.pdf", K.SALES_INVOICE, "119.01")
    )
    assert sale.value == usd("119.00")
    assert sale.agreement == 2
    assert sale.disputes == ()


def test_other_total_is_a_dispute() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"), states("i.pdf", K.SALES_INVOICE, "129.00")
    )
    assert sale.value == usd("119.00")
    assert disputes(sale) == [("USD 129.00", Identity.DIFFERENT, ["i.pdf"])]


@pytest.mark.parametrize(
    ("on_order", "on_invoice"),
    [
        ([amount(R.SUBTOTAL, "100.00"), amount(R.TAX, "19.00")], []),
        ([], [amount(R.NET, "100.00"), amount(R.OTHER, "119.00")]),
    ],
)
def test_tax_in_and_out_is_reconciled_by_what_is_stated(
    on_order: list[Amount], on_invoice: list[Amount]
) -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00", amounts=on_order),
        states("i.pdf", K.SALES_INVOICE, "100.00", amounts=on_invoice),
    )
    assert sale.disputes == ()
    assert sale.agreement == 2


def test_total_among_the_lines_is_reconciled() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00", items=[item("2", "50.00", "100.00")]),
        states("i.pdf", K.SALES_INVOICE, "100.00"),
    )
    assert sale.disputes == ()


def test_tax_out_that_nobody_states_is_a_dispute() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"), states("i.pdf", K.SALES_INVOICE, "100.00")
    )
    assert len(sale.disputes) == 1


def test_split_invoices_add_up() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"),
        states("i1.pdf", K.SALES_INVOICE, "70.00"),
        states("i2.pdf", K.SALES_INVOICE, "49.00"),
    )
    assert sale.value == usd("119.00")
    assert sale.disputes == ()


def test_split_invoices_with_a_gap_are_disputed() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"),
        states("i1.pdf", K.SALES_INVOICE, "70.00"),
        states("i2.pdf", K.SALES_INVOICE, "39.00"),
    )
    assert {str(d.value) for d in sale.disputes} == {"USD 70.00", "USD 39.00"}


def test_other_currency_is_no_dispute() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"),
        states("i.pdf", K.SALES_INVOICE, Money(Decimal("850.00"), ("CNY",))),
    )
    assert sale.value == usd("119.00")
    assert sale.disputes == ()


def test_currency_that_is_not_printed_may_be_the_same() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"),
        states("i.pdf", K.SALES_INVOICE, Money(Decimal("850.00"))),
    )
    assert len(sale.disputes) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_most_say_then_the_claim_then_the_order_page(turned: bool) -> None:
    def value(*documents: Document, claim: Claim = CLAIM) -> str:
        held = documents[::-1] if turned else documents
        return str(agree(*held, claim=claim)[0].value)

    page = states("o.pdf", K.ORDER_DETAILS, "129.00")
    invoice = states("i.pdf", K.SALES_INVOICE, "119.00")
    assert value(page, invoice) == "USD 119.00"
    assert value(page, invoice, claim=Claim()) == "USD 129.00"
    assert value(page, invoice, states("j.pdf", K.SALES_INVOICE, "129.00")) == "USD 129.00"


def test_receipt_counts_only_if_it_names_the_order() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"),
        states("r.pdf", K.RECEIPT, "12.00", named=None),
    )
    assert sale.disputes == ()
    sale, _ = agree(states("o.pdf", K.ORDER_DETAILS, "119.00"), states("r.pdf", K.RECEIPT, "12.00"))
    assert len(sale.disputes) == 1


def test_document_of_another_order_is_left_out() -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"),
        states("i.pdf", K.SALES_INVOICE, "129.00", named=OTHER_ORDER),
    )
    assert sale.disputes == ()
    assert sale.agreement == 1


@pytest.mark.parametrize(
    ("seen", "verdict"),
    [
        ("$119.00", None),
        ("$118.00", Identity.DIFFERENT),
        ("illegible", Identity.CANNOT_TELL),
    ],
)
def test_misread_total(seen: str, verdict: Identity | None) -> None:
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"),
        states("i.png", K.SALES_INVOICE, "118.00", ocr=True),
        look=seeing(seen),
    )
    assert disputes(sale) == ([("USD 118.00", verdict, ["i.png"])] if verdict else [])


def test_reader_that_lost_a_digit_is_not_confirmed_by_a_part_of_the_amount() -> None:
    """28.40 stands inside 128.40: whoever sees 128.40 contradicts it and confirms nothing."""
    sale, _ = agree(
        states("o.pdf", K.ORDER_DETAILS, "128.40"),
        states("i.png", K.SALES_INVOICE, "28.40", ocr=True),
        look=seeing("$128.40"),
    )
    assert sale.disputes == ()


def test_purchases_are_not_compared() -> None:
    sale, cost = agree(
        states("o.pdf", K.ORDER_DETAILS, "119.00"),
        states("p.pdf", K.PURCHASE_INVOICE, "30.00", named=None),
        states("f.pdf", K.FAPIAO, "40.00", named=None),
    )
    assert sale.disputes == ()
    assert cost.value == usd("40.00")
    assert cost.agreement == 2
    assert cost.disputes == ()


def test_nobody_states_a_total() -> None:
    sale, cost = agree(document("o.pdf", K.ORDER_DETAILS))
    assert sale.value is None
    assert cost.value is None
    assert sale.facts == cost.facts == ()


def test_a_carriers_invoice_for_the_postage_is_of_another_sale() -> None:
    page = states("order.pdf", K.ORDER_DETAILS, "119.00")
    bill = states("ups.pdf", K.SALES_INVOICE, "9.20", named=None)
    headed = replace(bill, content=content("ups.pdf", "UPS\nInvoice 0000AB1234\nGround 9.20"))

    assert disputes(agree(page, headed)[0]) == []
    assert disputes(agree(page, bill)[0]) == [("USD 9.20", Identity.DIFFERENT, ["ups.pdf"])]
