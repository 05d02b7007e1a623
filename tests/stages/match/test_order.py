from __future__ import annotations

from dataclasses import replace

import pytest

from evidencecheck.model.case import Agreed, Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.values import SHOP_ORDER, Identifier, Strength
from evidencecheck.stages.match.claimed import claimed_facts
from evidencecheck.stages.match.identity import Look
from evidencecheck.stages.match.order import agree_on_order
from tests.factories import ORDER, OTHER_ORDER, fact
from tests.stages.match.made import copy_of, not_looking, order, paper, seeing

CLAIM = Claim(file="claim.toml", order_id=ORDER)
THIRD = "114-1111111-2222222"


def names(file: str, kind: Kind, *texts: str, ocr: bool = False) -> Document:
    return paper(file, kind, *(order(text, file, ocr=ocr) for text in texts))


def agree(*documents: Document, claim: Claim = CLAIM, look: Look | None = not_looking) -> Agreed:
    return agree_on_order(claimed_facts(claim), documents, look)


def disputes(agreed: Agreed) -> list[tuple[str, Identity, list[str]]]:
    return [(str(d.value), d.verdict, [f.reading.file for f in d.facts]) for d in agreed.disputes]


def test_claim_wins_over_one_document() -> None:
    agreed = agree(names("o.pdf", Kind.ORDER_DETAILS, OTHER_ORDER))
    assert str(agreed.value) == ORDER
    assert agreed.agreement == 0
    assert disputes(agreed) == [(OTHER_ORDER, Identity.DIFFERENT, ["o.pdf"])]


def test_claim_confirmed_by_one_stands_against_two() -> None:
    agreed = agree(
        names("a.pdf", Kind.ORDER_DETAILS, ORDER),
        names("b.pdf", Kind.SALES_INVOICE, OTHER_ORDER),
        names("c.pdf", Kind.PACKING_SLIP, OTHER_ORDER),
    )
    assert str(agreed.value) == ORDER
    assert disputes(agreed) == [(OTHER_ORDER, Identity.DIFFERENT, ["b.pdf", "c.pdf"])]


def test_two_documents_outvote_a_claim_that_none_names() -> None:
    agreed = agree(
        names("a.pdf", Kind.ORDER_DETAILS, OTHER_ORDER),
        names("b.pdf", Kind.SALES_INVOICE, OTHER_ORDER),
    )
    assert str(agreed.value) == OTHER_ORDER
    assert agreed.agreement == 2
    assert disputes(agreed) == [(ORDER, Identity.DIFFERENT, ["claim.toml"])]


def test_copies_of_one_file_are_one_witness() -> None:
    page = names("a.pdf", Kind.ORDER_DETAILS, OTHER_ORDER)
    agreed = agree(page, copy_of(page, "a-copy.pdf"))
    assert str(agreed.value) == ORDER
    agreed = agree(page, copy_of(page, "a-copy.pdf"), claim=Claim())
    assert agreed.agreement == 1


def test_copies_of_one_picture_do_not_confirm_each_other() -> None:
    picture = names("a.png", Kind.ORDER_DETAILS, OTHER_ORDER, ocr=True)
    others = [
        names("b.pdf", Kind.SALES_INVOICE, ORDER),
        picture,
        copy_of(picture, "a-copy.png"),
    ]
    agreed = agree(*others, look=seeing(ORDER))
    assert disputes(agreed) == []


def test_without_a_claim_most_documents_say() -> None:
    agreed = agree(
        names("a.pdf", Kind.ORDER_DETAILS, THIRD),
        names("b.pdf", Kind.SALES_INVOICE, ORDER),
        names("c.pdf", Kind.PACKING_SLIP, ORDER),
        claim=Claim(),
    )
    assert str(agreed.value) == ORDER
    assert disputes(agreed) == [(THIRD, Identity.DIFFERENT, ["a.pdf"])]


@pytest.mark.parametrize("turned", [False, True])
def test_among_equals_the_order_page_says(turned: bool) -> None:
    documents = [
        names("a.pdf", Kind.SALES_INVOICE, ORDER),
        names("b.pdf", Kind.ORDER_DETAILS, OTHER_ORDER),
    ]
    agreed = agree(*(documents[::-1] if turned else documents), claim=Claim())
    assert str(agreed.value) == OTHER_ORDER


def test_sidebar_is_no_dispute_and_no_vote() -> None:
    page = paper(
        "a.pdf",
        Kind.ORDER_DETAILS,
        order(ORDER, "a.pdf"),
        order(OTHER_ORDER, "a.pdf", mention=Mention.ASIDE),
    )
    slip = paper("b.pdf", Kind.PACKING_SLIP, order(OTHER_ORDER, "b.pdf", mention=Mention.ASIDE))
    agreed = agree(page, slip)
    assert str(agreed.value) == ORDER
    assert disputes(agreed) == []
    assert len(agreed.facts) == 4


def test_page_that_names_both_as_its_own_is_no_dispute() -> None:
    assert disputes(agree(names("a.pdf", Kind.ORDER_DETAILS, ORDER, OTHER_ORDER))) == []


def test_page_that_names_the_agreed_one_aside_is_no_dispute() -> None:
    page = paper(
        "a.pdf",
        Kind.ORDER_DETAILS,
        order(OTHER_ORDER, "a.pdf"),
        order(ORDER, "a.pdf", mention=Mention.ASIDE),
    )
    assert disputes(agree(page)) == []


def test_page_that_calls_the_agreed_one_a_purchase_order_is_no_dispute() -> None:
    also = replace(order(ORDER, "a.pdf"), name=FactName.PO_NUMBER)
    page = paper("a.pdf", Kind.ORDER_DETAILS, order(OTHER_ORDER, "a.pdf"), also)
    assert disputes(agree(page)) == []


@pytest.mark.parametrize(
    "kind",
    [Kind.PURCHASE_INVOICE, Kind.FAPIAO, Kind.CORRESPONDENCE, Kind.PRIOR_CLAIM, Kind.PHOTO],
)
def test_papers_about_other_orders_do_not_dispute(kind: Kind) -> None:
    agreed = agree(names("a.pdf", kind, OTHER_ORDER), names("b.pdf", kind, OTHER_ORDER))
    assert str(agreed.value) == ORDER
    assert disputes(agreed) == []


def test_number_of_another_marketplace_does_not_dispute() -> None:
    assert disputes(agree(names("a.pdf", Kind.SALES_INVOICE, "1925514500832299999"))) == []


def test_misread_number_joins_after_a_look() -> None:
    agreed = agree(names("a.png", Kind.SALES_INVOICE, OTHER_ORDER, ocr=True), look=seeing(ORDER))
    assert disputes(agreed) == []
    assert agreed.agreement == 1


@pytest.mark.parametrize(
    ("seen", "verdict"),
    [(OTHER_ORDER, Identity.DIFFERENT), ("illegible", Identity.CANNOT_TELL)],
)
def test_picture_that_disputes(seen: str, verdict: Identity) -> None:
    agreed = agree(names("a.png", Kind.SALES_INVOICE, OTHER_ORDER, ocr=True), look=seeing(seen))
    assert disputes(agreed) == [(OTHER_ORDER, verdict, ["a.png"])]


def test_nobody_names_an_order() -> None:
    agreed = agree(paper("a.pdf", Kind.PHOTO), claim=Claim())
    assert agreed.value is None
    assert not agreed.facts
    assert not agreed.supporting
    assert not agreed.disputes


def test_facts_are_in_file_order_the_claim_first() -> None:
    agreed = agree(
        names("a.pdf", Kind.ORDER_DETAILS, ORDER), names("b.pdf", Kind.SALES_INVOICE, ORDER)
    )
    assert [f.reading.file for f in agreed.facts] == ["claim.toml", "a.pdf", "b.pdf"]
    assert agreed.name is FactName.ORDER_ID


def shop(file: str, kind: Kind, number: str) -> Document:
    value = Identifier(number, SHOP_ORDER, strength=Strength.WEAK)
    return paper(file, kind, replace(order(ORDER, file), value=value))


def test_numbers_of_one_shop_dispute_each_other() -> None:
    agreed = agree(
        shop("a.pdf", Kind.ORDER_DETAILS, "FW2387"),
        shop("b.pdf", Kind.PACKING_SLIP, "FW2378"),
        claim=Claim(),
    )
    assert str(agreed.value) == "FW2387"
    assert disputes(agreed) == [("FW2378", Identity.DIFFERENT, ["b.pdf"])]


def test_numbers_of_two_systems_do_not() -> None:
    agreed = agree(
        names("a.pdf", Kind.ORDER_DETAILS, ORDER),
        shop("b.pdf", Kind.PACKING_SLIP, "18842"),
        shop("c.pdf", Kind.PACKING_SLIP, "18842"),
        claim=Claim(),
    )
    assert str(agreed.value) == ORDER
    assert disputes(agreed) == []


def test_a_shop_s_number_does_not_outvote_a_claim_of_another_form() -> None:
    agreed = agree(
        shop("b.pdf", Kind.PACKING_SLIP, "18842"), shop("c.pdf", Kind.ORDER_DETAILS, "18842")
    )
    assert str(agreed.value) == ORDER
    assert disputes(agreed) == []


PO = "108810654235230"
BOUGHT, OTHER_BOUGHT = "200071024042590", "200049889884713"
"""Of one form: a marketplace's two numbers for its orders."""


def with_po(file: str, kind: Kind, *texts: str, po: str = PO) -> Document:
    number = fact(FactName.PO_NUMBER, Identifier(po, "", strength=Strength.WEAK), file)
    return paper(file, kind, *(order(text, file) for text in texts), number)


@pytest.mark.parametrize("pages", [1, 2])
def test_a_claim_may_name_the_order_by_its_other_number(pages: int) -> None:
    papers = [
        with_po("o.pdf", Kind.ORDER_DETAILS, BOUGHT),
        names("b.csv", Kind.SALES_RECORD, BOUGHT),
    ]
    claim = Claim(file="claim.toml", order_id=PO)
    agreed = agree(*papers[:pages], claim=claim)
    assert str(agreed.value) == BOUGHT
    assert disputes(agreed) == []
    assert agreed.agreement == pages
    assert "claim.toml" in {f.reading.file for f in agreed.supporting}


@pytest.mark.parametrize(
    "page",
    [
        with_po("o.pdf", Kind.ORDER_DETAILS, BOUGHT, po="108810654235231"),
        # A supplier's own numbers, and a list of orders, tell nothing.
        with_po("i.pdf", Kind.PURCHASE_INVOICE, BOUGHT),
        with_po("l.csv", Kind.SALES_RECORD, BOUGHT, OTHER_BOUGHT),
    ],
)
def test_a_number_that_no_page_of_the_order_shows_is_another(page: Document) -> None:
    claim = Claim(file="claim.toml", order_id=PO)
    others = [
        names("a.pdf", Kind.ORDER_DETAILS, BOUGHT),
        names("b.pdf", Kind.SALES_INVOICE, BOUGHT),
    ]
    assert disputes(agree(*others, page, claim=claim)) == [(PO, Identity.DIFFERENT, ["claim.toml"])]
