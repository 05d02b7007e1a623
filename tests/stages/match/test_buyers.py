from __future__ import annotations

import pytest

from evidencecheck.model.case import Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.values import Text
from evidencecheck.stages.match import match
from tests.factories import fact
from tests.stages.match.made import paper, pictured

N = FactName
CLAIM = Claim(file="claim.toml", claimant="Acme Trading Ltd")


def _invoice(buyer: str, seller: str = "Beta GmbH", kind: Kind = Kind.PURCHASE_INVOICE) -> Document:
    return paper(
        "a.pdf", kind, fact(N.BUYER, Text(buyer), "a.pdf"), fact(N.SUPPLIER, Text(seller), "a.pdf")
    )


def _verdicts(claim: Claim, *documents: Document) -> list[Identity]:
    agreed = match(claim, documents).get(N.CLAIMANT)
    return [dispute.verdict for dispute in agreed.disputes] if agreed else []


def test_another_company() -> None:
    assert _verdicts(CLAIM, _invoice("Gamma Retail Inc.")) == [Identity.DIFFERENT]


@pytest.mark.parametrize(
    "invoice",
    [
        _invoice("ACME TRADING LIMITED"),
        _invoice("Gamma Retail Inc.", seller="Acme Trading Ltd"),
        _invoice("Gamma Retail Inc.", kind=Kind.SALES_INVOICE),
    ],
)
def test_no_dispute(invoice: Document) -> None:
    assert _verdicts(CLAIM, invoice) == []


def test_one_character_is_another_company_unless_it_was_read_by_ocr() -> None:
    claim = Claim(file="claim.toml", claimant="深圳市云山贸易有限公司")
    other = "深圳市云杉贸易有限公司"
    assert _verdicts(claim, _invoice(other)) == [Identity.DIFFERENT]
    seen = pictured(N.BUYER, Text(other), "a.pdf")
    assert _verdicts(claim, paper("a.pdf", Kind.FAPIAO, seen)) == [Identity.CANNOT_TELL]


def test_cannot_tell() -> None:
    assert _verdicts(CLAIM, _invoice("Maria Lindqvist")) == [Identity.CANNOT_TELL]
    blurred = pictured(N.BUYER, Text("Gamma Retail Inc."), "a.pdf", confidence=0.7)
    assert _verdicts(CLAIM, paper("a.pdf", Kind.FAPIAO, blurred)) == [Identity.CANNOT_TELL]


def test_the_claimant_of_a_form() -> None:
    form = paper(
        "form.pdf", Kind.PRIOR_CLAIM, fact(N.CLAIMANT, Text("Acme Trading Ltd"), "form.pdf")
    )
    assert _verdicts(Claim(), form, _invoice("Gamma Retail Inc.")) == [Identity.DIFFERENT]


def test_without_a_claimant_there_is_nothing_to_say() -> None:
    assert _verdicts(Claim(), _invoice("Gamma Retail Inc.")) == []
