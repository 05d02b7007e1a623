from __future__ import annotations

from evidencecheck.model.case import Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.values import Text
from evidencecheck.stages.match import match
from tests.factories import OTHER_UPS, UPS, fact
from tests.stages.match.made import copy_of, paper, parcel, pictured, seeing

N = FactName


def _to(file: str, kind: Kind, name: str, place: str, *, ocr: bool = False) -> Document:
    make = pictured if ocr else fact
    return paper(
        file,
        kind,
        make(N.RECIPIENT, Text(name), file),
        make(N.DESTINATION, Text(place), file),
    )


ORDER = _to("order.pdf", Kind.ORDER_DETAILS, "Maria Lindqvist", "Tacoma, WA 98407, US")


def test_the_order_page_is_believed() -> None:
    label = _to("label.pdf", Kind.SHIPPING_LABEL, "James Whitfield", "Reno, NV 89509, US")
    agreed = match(Claim(), [label, ORDER])
    assert str(agreed[N.RECIPIENT].value) == "Maria Lindqvist"
    assert [str(d.value) for d in agreed[N.RECIPIENT].disputes] == ["James Whitfield"]
    assert str(agreed[N.DESTINATION].value) == "Tacoma, WA 98407, US"
    assert [d.verdict for d in agreed[N.DESTINATION].disputes] == [Identity.DIFFERENT]


def test_the_claim_is_no_witness() -> None:
    label = _to("label.pdf", Kind.SHIPPING_LABEL, "Maria Lindqvist", "Tacoma, WA 98407, US")
    agreed = match(Claim(file="claim.toml", recipient="James Whitfield"), [label, ORDER])
    assert str(agreed[N.RECIPIENT].value) == "Maria Lindqvist"
    assert [f.reading.file for d in agreed[N.RECIPIENT].disputes for f in d.facts] == ["claim.toml"]


def test_a_label_of_another_parcel_is_another_matter() -> None:
    other = _to("label.pdf", Kind.SHIPPING_LABEL, "James Whitfield", "Reno, NV 89509, US")
    other = paper("label.pdf", Kind.SHIPPING_LABEL, *other.facts, parcel(OTHER_UPS, "label.pdf"))
    claim = Claim(file="claim.toml", tracking_numbers=(UPS,))
    record = paper("track.pdf", Kind.TRACKING_RECORD, parcel(UPS, "track.pdf"))
    agreed = match(claim, [ORDER, record, other])
    assert agreed[N.RECIPIENT].disputes == ()
    assert agreed[N.DESTINATION].disputes == ()


def test_a_purchase_has_a_recipient_of_its_own() -> None:
    bought = _to("supplier.pdf", Kind.PURCHASE_INVOICE, "Acme LLC", "Reno, NV 89509, US")
    agreed = match(Claim(), [ORDER, bought])
    assert agreed[N.RECIPIENT].disputes == ()
    assert agreed[N.DESTINATION].disputes == ()


def test_one_digit_of_a_postcode_is_looked_at_again() -> None:
    label = _to(
        "label.png", Kind.SHIPPING_LABEL, "Maria Lindqvist", "Tacoma, WA 98401, US", ocr=True
    )
    misread = match(Claim(), [ORDER, label], seeing("TACOMA WA 98407"))
    assert misread[N.DESTINATION].disputes == ()
    assert misread[N.DESTINATION].agreement == 2
    confirmed = match(Claim(), [ORDER, label], seeing("TACOMA WA 98401"))
    assert [d.verdict for d in confirmed[N.DESTINATION].disputes] == [Identity.DIFFERENT]
    unclear = match(Claim(), [ORDER, label], seeing("?"))
    assert [d.verdict for d in unclear[N.DESTINATION].disputes] == [Identity.CANNOT_TELL]


def test_copies_are_one_witness() -> None:
    label = _to("a.pdf", Kind.SHIPPING_LABEL, "James Whitfield", "Reno, NV 89509, US")
    agreed = match(Claim(), [label, copy_of(label, "b.pdf"), ORDER])
    assert str(agreed[N.RECIPIENT].value) == "Maria Lindqvist"


def test_a_barcode_and_a_candidate_say_nothing() -> None:
    code = fact(N.DESTINATION, Text("89509"), "label.pdf", mention=Mention.CANDIDATE)
    agreed = match(Claim(), [ORDER, paper("label.pdf", Kind.SHIPPING_LABEL, code)])
    assert agreed[N.DESTINATION].disputes == ()
