from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from evidencecheck.model.case import Claim, Contradiction, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, Mention
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Barcode, Channel
from evidencecheck.model.values import Identifier
from evidencecheck.stages.extract.barcode_payloads import payload
from evidencecheck.stages.extract.identifiers import candidates
from evidencecheck.stages.match import contradictions
from evidencecheck.stages.match.identity import Look
from evidencecheck.stages.match.parcels import agree_on_parcels
from tests.factories import ORDER, OTHER_ORDER, UPS, document, fact
from tests.stages.match.made import TALL, copy_of, not_looking, parcel, pictured, seeing

OTHER = "1Z410E7W0392751591"
CHANGED, CONFUSED = "1Z5R89390357567147", "1Z5R89390357567121"
"""`UPS` with one digit changed, and with 7 read for 1."""
FEDEX, OTHER_FEDEX = "986578788855", "790535312317"
YUN, OTHER_YUN = "YT2229521272164446", "YT2229521272164449"
N, K = FactName, Kind
BELOW, FAR_BELOW = Box(100, 300, 700, 400), Box(100, 2300, 700, 2400)


def coded(text: str, file: str = "label.png", box: Box = BELOW) -> Fact:
    (said,) = (s for s in payload("Code128", text) if s.name is N.TRACKING_NUMBER)
    return _in_barcode(fact(said.name, said.value, file, mention=said.mention), box)


def _in_barcode(said: Fact, box: Box = BELOW) -> Fact:
    return replace(said, reading=replace(said.reading, channel=Channel.BARCODE, box=box))


def printed(
    text: str, *, ocr: bool = True, height: float = TALL, confidence: float = 0.97, label: str = ""
) -> Fact:
    value = candidates(text, "tracking")[0]
    if not ocr:
        return fact(N.TRACKING_NUMBER, value, "label.png", label=label)
    seen = pictured(N.TRACKING_NUMBER, value, "label.png", height=height, confidence=confidence)
    return replace(seen, label=label)


def label(*facts: Fact, kind: Kind = K.SHIPPING_LABEL, text: str | None = None) -> Document:
    page_text = "\n".join(str(f.value) for f in facts if f.reading.channel is not Channel.BARCODE)
    return document("label.png", kind, *facts, text=page_text if text is None else text)


def found(
    *documents: Document, look: Look | None = not_looking, claimed: Sequence[str] = ()
) -> list[tuple[str, str, Identity]]:
    claim = Claim(file="claim.toml", tracking_numbers=tuple(claimed))
    return [_told(c) for c in contradictions(claim, documents, look)]


def _told(found: Contradiction) -> tuple[str, str, Identity]:
    return str(found.barcodes[0].value), str(found.prints[0].value), found.verdict


def test_they_agree() -> None:
    assert found(label(coded(UPS), printed(UPS))) == []
    assert found(label(printed(UPS))) == []
    assert found(label(coded(UPS))) == []


def test_another_number_in_clear_print() -> None:
    told = [(UPS, OTHER, Identity.DIFFERENT)]
    assert found(label(coded(UPS), printed(OTHER, ocr=False))) == told
    assert found(label(coded(UPS), printed(OTHER)), look=seeing(OTHER)) == told
    assert found(label(coded(UPS), printed(OTHER)), look=None) == told


@pytest.mark.parametrize(
    "doubtful", [{"confidence": 0.8}, {"height": 12.0}], ids=["unsure", "small"]
)
def test_another_number_in_poor_print_is_left_open(doubtful: dict[str, float]) -> None:
    page = label(coded(UPS), printed(OTHER, **doubtful))
    assert found(page) == [(UPS, OTHER, Identity.CANNOT_TELL)]


def test_what_a_second_look_does_not_confirm_is_left_open() -> None:
    page = label(coded(UPS), printed(OTHER))
    assert found(page, look=seeing("something else")) == [(UPS, OTHER, Identity.CANNOT_TELL)]
    assert found(page, look=seeing(UPS)) == []


def test_a_print_that_another_document_names_is_sure() -> None:
    page = label(coded(UPS), printed(OTHER, confidence=0.8))
    other = document("order.pdf", K.ORDER_DETAILS, parcel(OTHER, "order.pdf"))
    told = [(UPS, OTHER, Identity.DIFFERENT)]
    assert found(page, other) == told
    assert found(page, claimed=[OTHER]) == told


def test_a_copy_is_no_other_document() -> None:
    page = label(coded(UPS), printed(OTHER, confidence=0.8))
    verdicts = {verdict for _, _, verdict in found(page, copy_of(page, "copy.png"))}
    assert verdicts == {Identity.CANNOT_TELL}


def test_one_changed_digit() -> None:
    """2 became 4: no reader takes the one for the other, and the second look sees it again."""
    page = label(coded(UPS), printed(CHANGED))
    assert found(page, look=seeing(CHANGED, CHANGED)) == [(UPS, CHANGED, Identity.DIFFERENT)]
    assert found(page, look=seeing(UPS)) == []
    assert found(page, look=seeing(UPS, CHANGED)) == [(UPS, CHANGED, Identity.CANNOT_TELL)]


def test_one_confusable_digit_whose_check_digit_fails_is_left_open() -> None:
    page = label(coded(UPS), printed(CONFUSED))
    told = [(UPS, CONFUSED, Identity.CANNOT_TELL)]
    assert found(page, look=seeing(CONFUSED, CONFUSED)) == told
    typed = label(coded(UPS), printed(CONFUSED, ocr=False))
    assert found(typed) == [(UPS, CONFUSED, Identity.DIFFERENT)]


def test_numbers_without_check_digit() -> None:
    page = label(coded(YUN), printed(OTHER_YUN))
    assert found(page, look=seeing(OTHER_YUN)) == [(YUN, OTHER_YUN, Identity.DIFFERENT)]
    assert found(page, look=seeing("blur")) == [(YUN, OTHER_YUN, Identity.CANNOT_TELL)]


def test_the_barcodes_number_stands_elsewhere_on_the_page() -> None:
    assert (
        found(label(coded(UPS), printed(OTHER), text=f"{OTHER}\nNo. 1Z 5R8 939 03 5756 7127")) == []
    )


def test_the_barcodes_number_stands_there_badly_read() -> None:
    text = f"Master {OTHER}\nNo. 1Z 5R8 939 O3 S7S6 7127"
    assert found(label(coded(UPS), printed(OTHER), text=text)) == []


def test_another_barcode_confirms_the_print() -> None:
    assert found(label(coded(UPS), coded(OTHER), printed(OTHER))) == []


def test_another_scheme_is_another_number() -> None:
    """The consolidator's barcode beside the number of the last mile."""
    assert found(label(coded(YUN), printed("9400111206206406260787"))) == []


def test_routing_in_front_is_the_same_number() -> None:
    page = label(coded("9400111206206406260787"), printed("420100069400111206206406260787"))
    assert found(page) == []


def test_weak_numbers_need_label_and_check_digit() -> None:
    labelled = label(coded(FEDEX), printed(OTHER_FEDEX, ocr=False, label="TRK#"))
    assert found(labelled) == [(FEDEX, OTHER_FEDEX, Identity.DIFFERENT)]
    assert found(label(coded(FEDEX), printed(OTHER_FEDEX, ocr=False))) == []


def test_a_weak_number_without_label_that_is_known_from_elsewhere() -> None:
    """Carriers print it below the barcode, in groups and without a word."""
    page = label(coded(FEDEX), text="SHIP TO:\n7905 3531 2317\nRef: 17")
    told = [(FEDEX, OTHER_FEDEX, Identity.DIFFERENT)]
    record = document("t.pdf", K.TRACKING_RECORD, parcel(OTHER_FEDEX, "t.pdf"))
    assert found(page, record) == told
    assert found(page, claimed=[OTHER_FEDEX]) == told
    assert found(page) == []


def test_a_known_number_beside_the_barcodes_own() -> None:
    """An old number as a reference: the barcode's stands on the label too."""
    text = "7905 3531 2317\n9865 7878 8855"
    assert found(label(coded(FEDEX), text=text), claimed=[OTHER_FEDEX]) == []
    in_a_line = label(coded(FEDEX), text="Replaces 790535312317")
    assert found(in_a_line, claimed=[OTHER_FEDEX]) == []


def test_an_order_number_in_digits_is_no_parcel() -> None:
    order_page = document("o.pdf", K.ORDER_DETAILS, fact(N.ORDER_ID, Identifier(OTHER_FEDEX, "x")))
    assert found(label(coded(FEDEX), text="7905 3531 2317"), order_page) == []


def test_a_photo_may_show_several_labels() -> None:
    assert found(label(coded(UPS), printed(OTHER), kind=K.PHOTO)) == []
    near = label(coded(UPS), printed(CHANGED), kind=K.PHOTO)
    assert found(near, look=seeing(CHANGED)) == [(UPS, CHANGED, Identity.DIFFERENT)]


def test_a_barcode_far_away_is_of_something_else() -> None:
    assert found(label(coded(UPS, box=FAR_BELOW), printed(OTHER))) == []


def test_aside_and_blank_numbers_say_nothing() -> None:
    aside = replace(coded(UPS), mention=Mention.ASIDE)
    assert found(label(aside, printed(OTHER))) == []
    blank = fact(
        N.TRACKING_NUMBER, Identifier("000000000000", "fedex-12"), "label.png", label="TRK#"
    )
    assert found(label(coded(FEDEX), blank)) == []


def test_a_symbol_without_check_character_accuses_nobody() -> None:
    code = coded(YUN)
    page = label(code, printed(OTHER_YUN))
    symbols = (Barcode("Code39", YUN, BELOW),)
    pages = tuple(replace(p, barcodes=symbols) for p in page.content.pages)
    held = replace(page, content=replace(page.content, pages=pages))
    assert found(held) == []


def test_order_numbers() -> None:
    code = _in_barcode(fact(N.ORDER_ID, Identifier(OTHER_ORDER, "amazon-order"), "slip.pdf"))
    print_ = fact(N.ORDER_ID, Identifier(ORDER, "amazon-order"), "slip.pdf", label="Order ID")
    slip = document("slip.pdf", K.PACKING_SLIP, code, print_, text=ORDER)
    assert found(slip) == [(OTHER_ORDER, ORDER, Identity.DIFFERENT)]


def test_fapiao_numbers() -> None:
    qr = _in_barcode(fact(N.FAPIAO_NUMBER, Identifier("80100798", "fapiao"), "fapiao.pdf"))
    print_ = fact(N.INVOICE_NUMBER, Identifier("80100123", ""), "fapiao.pdf", label="发票号码")
    page = document("fapiao.pdf", K.FAPIAO, qr, print_, text="发票号码 80100123")
    assert found(page) == [("80100798", "80100123", Identity.DIFFERENT)]
    assert found(replace(page, kind=K.RECEIPT)) == []


def test_fapiao_code_and_number_stand_in_opposite_corners() -> None:
    corner, other_corner = Box(50, 50, 140, 140), Box(1300, 60, 1600, 80)
    qr = _in_barcode(fact(N.FAPIAO_NUMBER, Identifier("80100798", "fapiao"), "f.pdf"), corner)
    print_ = fact(N.FAPIAO_NUMBER, Identifier("80100123", "fapiao"), "f.pdf", label="发票号码")
    print_ = replace(print_, reading=replace(print_.reading, box=other_corner))
    page = document("f.pdf", K.FAPIAO, qr, print_, text="发票号码 80100123")
    assert found(page) == [("80100798", "80100123", Identity.DIFFERENT)]
    second = replace(print_, value=Identifier("80100345", "fapiao"))
    two = document("f.pdf", K.FAPIAO, qr, print_, second, text="80100123 80100345")
    assert found(two) == []


@pytest.mark.parametrize(
    ("code", "seen", "rest"),
    [
        (UPS, OTHER, UPS),
        (UPS, OTHER, OTHER),
        (FEDEX, OTHER_FEDEX, FEDEX),
        (FEDEX, OTHER_FEDEX, OTHER_FEDEX),
    ],
)
def test_such_a_label_is_no_dispute_over_parcels_as_well(code: str, seen: str, rest: str) -> None:
    """Whichever of its two numbers the case has: the label is reported once."""
    page = label(coded(code), printed(seen, ocr=False, label="TRK#"))
    number = replace(parcel(rest, "order.pdf"), label="Tracking")
    other = document("order.pdf", K.ORDER_DETAILS, number)
    assert found(page, other) == [(code, seen, Identity.DIFFERENT)]
    assert agree_on_parcels((), (page, other), not_looking).disputes == ()
