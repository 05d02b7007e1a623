from __future__ import annotations

import pytest

from evidencecheck.model.case import Agreed, Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Mention
from evidencecheck.stages.match.claimed import claimed_facts
from evidencecheck.stages.match.identity import Look
from evidencecheck.stages.match.parcels import agree_on_parcels
from tests.factories import UPS
from tests.stages.match.made import copy_of, not_looking, paper, parcel, seeing

SECOND, STRAY = "1Z410E7W0392751591", "1Z8V92A70367203024"
MISREAD = "1Z5R89390357567121"
FEDEX, OTHER_FEDEX, NEAR_FEDEX = "986578788855", "790535312317", "986578788859"
K = Kind


def names(file: str, kind: Kind, *texts: str, ocr: bool = False) -> Document:
    return paper(file, kind, *(parcel(text, file, ocr=ocr) for text in texts))


def agree(
    *documents: Document, claimed: str | None = UPS, look: Look | None = not_looking
) -> Agreed:
    numbers = (claimed,) if claimed else ()
    claim = Claim(file="claim.toml", tracking_numbers=numbers)
    return agree_on_parcels(claimed_facts(claim), documents, look)


def disputes(agreed: Agreed) -> list[tuple[str, Identity, list[str]]]:
    return [(str(d.value), d.verdict, [f.reading.file for f in d.facts]) for d in agreed.disputes]


def supported(agreed: Agreed) -> set[str]:
    return {str(f.value) for f in agreed.supporting}


def test_one_parcel() -> None:
    agreed = agree(
        names("label.pdf", K.SHIPPING_LABEL, UPS), names("track.pdf", K.TRACKING_RECORD, UPS)
    )
    assert str(agreed.value) == UPS
    assert agreed.agreement == 2
    assert agreed.disputes == ()


def test_two_parcels_of_one_order_page() -> None:
    agreed = agree(
        names("order.pdf", K.ORDER_DETAILS, UPS, SECOND),
        names("label.pdf", K.SHIPPING_LABEL, SECOND),
    )
    assert supported(agreed) == {UPS, SECOND}
    assert agreed.disputes == ()


def test_number_that_two_kinds_share_is_another_parcel() -> None:
    agreed = agree(
        names("order.pdf", K.ORDER_DETAILS, UPS),
        names("label.pdf", K.SHIPPING_LABEL, SECOND),
        names("track.pdf", K.TRACKING_RECORD, SECOND),
    )
    assert supported(agreed) == {UPS, SECOND}
    assert agreed.disputes == ()


def test_number_on_two_labels_only_is_disputed() -> None:
    agreed = agree(
        names("order.pdf", K.ORDER_DETAILS, UPS),
        names("a.pdf", K.SHIPPING_LABEL, SECOND),
        names("b.pdf", K.SHIPPING_LABEL, SECOND),
    )
    assert disputes(agreed) == [(SECOND, Identity.DIFFERENT, ["a.pdf", "b.pdf"])]


@pytest.mark.parametrize("kind", [K.SHIPPING_LABEL, K.TRACKING_RECORD, K.PROOF_OF_DELIVERY])
def test_stray_number_is_a_dispute(kind: Kind) -> None:
    agreed = agree(names("order.pdf", K.ORDER_DETAILS, UPS), names("stray.pdf", kind, STRAY))
    assert disputes(agreed) == [(STRAY, Identity.DIFFERENT, ["stray.pdf"])]


@pytest.mark.parametrize("kind", [K.CORRESPONDENCE, K.PRIOR_CLAIM, K.PHOTO, K.PURCHASE_INVOICE])
def test_papers_not_about_the_parcel_do_not_dispute(kind: Kind) -> None:
    agreed = agree(names("order.pdf", K.ORDER_DETAILS, UPS), names("x.pdf", kind, STRAY))
    assert agreed.disputes == ()


def test_one_digit_off_in_text_is_a_dispute() -> None:
    agreed = agree(
        names("order.pdf", K.ORDER_DETAILS, UPS), names("label.pdf", K.SHIPPING_LABEL, MISREAD)
    )
    assert disputes(agreed) == [(MISREAD, Identity.DIFFERENT, ["label.pdf"])]


def test_one_digit_off_on_label_and_page_is_no_other_parcel() -> None:
    agreed = agree(
        names("order.pdf", K.ORDER_DETAILS, UPS),
        names("label.pdf", K.SHIPPING_LABEL, MISREAD),
        names("track.pdf", K.TRACKING_RECORD, MISREAD),
    )
    assert disputes(agreed) == [(MISREAD, Identity.DIFFERENT, ["label.pdf", "track.pdf"])]


@pytest.mark.parametrize(
    ("seen", "verdict"),
    [(UPS, None), (MISREAD, Identity.DIFFERENT), ("illegible", Identity.CANNOT_TELL)],
)
def test_misread_label(seen: str, verdict: Identity | None) -> None:
    agreed = agree(
        names("order.pdf", K.ORDER_DETAILS, UPS),
        names("label.png", K.SHIPPING_LABEL, MISREAD, ocr=True),
        look=seeing(seen),
    )
    assert disputes(agreed) == ([(MISREAD, verdict, ["label.png"])] if verdict else [])
    assert agreed.agreement == (1 if verdict else 2)


def test_weak_number_of_another_sort_is_no_dispute() -> None:
    """A bare row of digits is a parcel only where it looks like one that is known."""
    agreed = agree(
        names("order.pdf", K.ORDER_DETAILS, UPS),
        names("label.pdf", K.SHIPPING_LABEL, "05300000011777"),
    )
    assert agreed.disputes == ()


@pytest.mark.parametrize("other", [OTHER_FEDEX, NEAR_FEDEX])
def test_weak_number_of_the_same_sort_is_a_dispute(other: str) -> None:
    agreed = agree(
        names("order.pdf", K.ORDER_DETAILS, FEDEX),
        names("label.pdf", K.SHIPPING_LABEL, other),
        claimed=FEDEX,
    )
    assert disputes(agreed) == [(other, Identity.DIFFERENT, ["label.pdf"])]


def test_open_weak_candidate_does_not_count() -> None:
    label = paper(
        "label.pdf", K.SHIPPING_LABEL, parcel(OTHER_FEDEX, "label.pdf", mention=Mention.CANDIDATE)
    )
    agreed = agree(names("order.pdf", K.ORDER_DETAILS, FEDEX), label, claimed=FEDEX)
    assert agreed.disputes == ()


def test_claim_that_no_document_names() -> None:
    agreed = agree(names("label.pdf", K.SHIPPING_LABEL, STRAY))
    assert str(agreed.value) == UPS
    assert disputes(agreed) == [(STRAY, Identity.DIFFERENT, ["label.pdf"])]
    assert agreed.agreement == 0


def test_two_documents_outvote_a_claim_that_none_names() -> None:
    agreed = agree(
        names("label.pdf", K.SHIPPING_LABEL, SECOND),
        names("track.pdf", K.TRACKING_RECORD, SECOND),
    )
    assert str(agreed.value) == SECOND
    assert agreed.agreement == 2


def test_claimed_number_that_the_documents_contradict_is_told() -> None:
    """Label and tracking page agree on another number than the one claimed."""
    agreed = agree(
        names("label.pdf", K.SHIPPING_LABEL, SECOND),
        names("track.pdf", K.TRACKING_RECORD, SECOND),
    )
    assert [(str(d.value), d.verdict) for d in agreed.disputes] == [(UPS, Identity.DIFFERENT)]


def test_copies_of_one_label_are_one_witness() -> None:
    label = names("label.pdf", K.SHIPPING_LABEL, SECOND)
    agreed = agree(label, copy_of(label, "label-copy.pdf"))
    assert str(agreed.value) == UPS


def test_without_a_claim_the_strong_number_of_most_documents() -> None:
    agreed = agree(
        names("a.pdf", K.SHIPPING_LABEL, "05300000011777"),
        names("b.pdf", K.TRACKING_RECORD, UPS),
        claimed=None,
    )
    assert str(agreed.value) == UPS


def test_nobody_names_a_number() -> None:
    agreed = agree(paper("a.pdf", K.PHOTO), claimed=None)
    assert agreed.value is None
    assert agreed.facts == ()
