"""Of findings with one cause one is left, and it names the places of all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from evidencecheck.model.case import Case, Contradiction, Dispute, Identity
from evidencecheck.model.document import Document, Kind, LayerDifference, LayerFault
from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName, LineItem
from evidencecheck.model.finding import Severity
from evidencecheck.model.values import Identifier, Quantity, Text
from evidencecheck.rules import judge
from tests.factories import (
    OTHER_UPS,
    agreed,
    amount,
    case,
    clean_case,
    clean_documents,
    day,
    document,
    fact,
    item,
    order_id,
    reading,
    tracking,
    usd,
    with_claim,
)

F, R = FactName, AmountRole


def _codes(of: Case) -> list[str]:
    return [f.code for f in judge(of).findings if f.severity is not Severity.INFO]


def _invoice(
    total: str, *, subtotal: str = "120.00", row: tuple[str, str, str] = ("2", "60.00", "120.00")
) -> Document:
    """An invoice whose total and other amounts can be changed one by one."""
    place = reading(total, "invoice.pdf")
    return document(
        "invoice.pdf",
        Kind.SALES_INVOICE,
        (F.ORDER_ID, order_id()),
        (F.INVOICE_DATE, day("2026-10-02")),
        Fact(F.SALE_TOTAL, usd(total), place),
        amounts=[
            amount(R.SUBTOTAL, subtotal, file="invoice.pdf"),
            amount(R.TAX, "8.40", file="invoice.pdf"),
            Amount(R.TOTAL, usd(total), place, "Total"),
        ],
        items=[item(*row, file="invoice.pdf")],
    )


def _with_words(invoice: Document, words: str) -> Document:
    said = Amount(R.WORDS, usd(words), reading("SAY: ...", "invoice.pdf"), "")
    return replace(invoice, amounts=(*invoice.amounts, said))


def test_a_wrong_total_is_told_once_and_names_the_order_page_too() -> None:
    (found,) = (
        f for f in judge(clean_case(invoice=_invoice("182.40"))).findings if f.code[0] == "V"
    )

    assert found.code == "VAL003"
    assert {place.file for place in found.locations} == {"invoice.pdf", "order.pdf"}


def test_a_total_that_nobody_sees_contradicts_nothing() -> None:
    invoice = _invoice("182.40")
    place = invoice.facts[-1].reading
    below = LayerDifference(LayerFault.OVERLAID, place, "128.40")
    assert _codes(clean_case(invoice=replace(invoice, layer_differences=(below,)))) == ["AUT006"]


def test_words_that_fit_the_parts_tell_of_the_same_wrong_total() -> None:
    assert _codes(clean_case(invoice=_with_words(_invoice("182.40"), "128.40"))) == ["VAL003"]


def test_words_that_fit_nothing_are_a_mistake_of_their_own() -> None:
    codes = _codes(clean_case(invoice=_with_words(_invoice("182.40"), "999.00")))
    assert "VAL006" in codes


def test_another_total_whose_parts_are_right_contradicts_the_order() -> None:
    dearer = _invoice("138.40", subtotal="130.00", row=("2", "65.00", "130.00"))
    assert _codes(clean_case(invoice=dearer)) == ["VAL001"]


def test_a_total_that_fits_neither_its_parts_nor_the_order_is_told_twice() -> None:
    both = _invoice("182.40", subtotal="140.00", row=("2", "70.00", "140.00"))
    assert _codes(clean_case(invoice=both)) == ["VAL001", "VAL003"]


def test_the_claim_takes_the_sum_of_the_parts() -> None:
    alone = with_claim(clean_case(invoice=_invoice("118.40"), order=_untotalled()))
    assert _codes(alone) == ["VAL003"]


def test_more_units_cost_more() -> None:
    three = _invoice("188.40", subtotal="180.00", row=("3", "60.00", "180.00"))
    three = _counted(three, "3")
    assert _codes(clean_case(order=_counted(_order(), "2"), invoice=three)) == ["VAL005"]


def test_an_order_that_is_dated_too_late_differs_from_the_invoice() -> None:
    said = fact(F.ORDER_DATE, day("2026-10-11"), "order.pdf")
    other = fact(F.ORDER_DATE, day("2026-10-01"), "invoice.pdf")
    order = replace(_order(), facts=(*_without(_order(), F.ORDER_DATE), said))
    invoice = replace(_invoice("128.40"), facts=(*_invoice("128.40").facts, other))
    dates = agreed(F.ORDER_DATE, [other], Dispute(said.value, (said,), Identity.DIFFERENT))
    base = clean_case(order=order, invoice=invoice)

    assert _codes(replace(base, agreed={**base.agreed, F.ORDER_DATE: dates})) == ["TIM001"]


def test_the_buyer_of_a_self_issued_invoice_is_not_the_claimant() -> None:
    own = document(
        "supplier.pdf",
        Kind.PURCHASE_INVOICE,
        (F.INVOICE_DATE, day("2026-09-02")),
        Fact(F.SUPPLIER, Text("Acme Trading Ltd"), reading("Acme Trading Ltd", "supplier.pdf")),
        fact(F.BUYER, Text("Acme Trading Ltd."), "supplier.pdf"),
        items=[item("2", "30.00", "60.00", file="supplier.pdf")],
    )
    buyer = own.named(F.BUYER)[0]
    claimant = fact(F.CLAIMANT, Text("Corvane LLC"), "claim.toml")
    known = agreed(F.CLAIMANT, [claimant], Dispute(buyer.value, (buyer,), Identity.DIFFERENT))
    base = clean_case(supplier=own)

    assert _codes(replace(base, agreed={**base.agreed, F.CLAIMANT: known})) == ["PTY004"]


def test_a_strange_barcode_is_not_another_parcel_besides() -> None:
    code = fact(F.TRACKING_NUMBER, tracking(OTHER_UPS), "label.pdf")
    printed = fact(F.TRACKING_NUMBER, tracking(), "label.pdf")
    base = clean_case()
    known = agreed(F.TRACKING_NUMBER, [printed], Dispute(code.value, (code,), Identity.DIFFERENT))
    found = Contradiction(F.TRACKING_NUMBER, (code,), (printed,), Identity.DIFFERENT)
    changed = replace(
        base, agreed={**base.agreed, F.TRACKING_NUMBER: known}, contradictions=(found,)
    )

    assert _codes(changed) == ["IDN006"]


def test_another_product_has_another_number() -> None:
    asin = Identifier("B0KL9H6XCF", "asin"), Identifier("B0HZMRCSSW", "asin")
    row = LineItem("Yoga mat", Decimal(2), Decimal(60), Decimal(120), reading("mat", "invoice.pdf"))
    invoice = replace(_invoice("128.40"), items=(row,))
    invoice = replace(invoice, facts=(*invoice.facts, fact(F.ASIN, asin[1], "invoice.pdf")))
    order = replace(_order(), facts=(*_order().facts, fact(F.ASIN, asin[0], "order.pdf")))
    mat = fact(F.PRODUCT, Text("Yoga mat"), "invoice.pdf")
    known = agreed(F.PRODUCT, [], Dispute(mat.value, (mat,), Identity.DIFFERENT))
    base = clean_case(order=order, invoice=invoice)

    assert _codes(base) == ["IDN008"]
    assert _codes(replace(base, agreed={**base.agreed, F.PRODUCT: known})) == ["PTY005"]


def test_the_parcel_of_another_order_is_told_with_the_order() -> None:
    other = document(
        "other.pdf",
        Kind.ORDER_DETAILS,
        (F.ORDER_ID, order_id("113-0000901-1000222")),
        (F.TRACKING_NUMBER, tracking(OTHER_UPS)),
    )
    assert _codes(clean_case(other=other)) == ["IDN001"]


@pytest.mark.parametrize("order_first", [True, False])
def test_the_order_of_the_documents_makes_no_difference(order_first: bool) -> None:
    held = clean_case(invoice=_with_words(_invoice("182.40"), "128.40"))
    documents = held.documents if order_first else tuple(reversed(held.documents))
    assert _codes(case(*documents, claim=held.claim)) == ["VAL003"]


def _order() -> Document:
    order = clean_documents()["order"]
    assert order is not None
    return order


def _untotalled() -> Document:
    return replace(_order(), facts=_without(_order(), F.ORDER_TOTAL))


def _without(held: Document, name: FactName) -> tuple[Fact, ...]:
    return tuple(f for f in held.facts if f.name is not name)


def _counted(held: Document, number: str) -> Document:
    units = fact(F.QUANTITY, Quantity(Decimal(number)), held.file)
    return replace(held, facts=(*held.facts, units))
