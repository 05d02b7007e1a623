"""Whether what was weighed can have held what is claimed."""

from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Identifier, Quantity
from evidencecheck.model.weight import Weight, WeightRole
from tests.factories import (
    clean_case,
    clean_documents,
    document,
    item,
    reading,
    tracking,
    with_claim,
)
from tests.rules.scenarios.scenario import fires, near, quiet

OTHER_UPS = "1Z5R89390357567136"
UNIT, GROSS, BILLED, DIMENSIONAL = (
    WeightRole.UNIT,
    WeightRole.GROSS,
    WeightRole.BILLED,
    WeightRole.DIMENSIONAL,
)


def _weighing(
    base: Document, *stated: tuple[WeightRole, str], ocr: float | None = None
) -> Document:
    """`base` with weights in kilograms."""
    channel = Channel.TEXT_LAYER if ocr is None else Channel.OCR
    held = tuple(
        Weight(
            role,
            Decimal(kilograms) * 1000,
            Decimal(1000).scaleb(-len(kilograms.partition(".")[2])),
            reading(f"{kilograms} kg", base.file, channel=channel, confidence=ocr or 1.0),
        )
        for role, kilograms in stated
    )
    return replace(base, weights=held)


def _label(*stated: tuple[WeightRole, str], text: str = "", ocr: float | None = None) -> Document:
    label = document(
        "label.pdf", Kind.SHIPPING_LABEL, (FactName.TRACKING_NUMBER, tracking()), text=text
    )
    return _weighing(label, *stated, ocr=ocr)


def _case(
    units: str | None, unit: str | None, *loads: Document, invoice: Document | None = None
) -> Case:
    """So many units are claimed, and the order page states the weight of one."""
    known = clean_documents()
    order, sold = known["order"], invoice or known["invoice"]
    assert order is not None
    if unit is not None:
        order = _weighing(order, (UNIT, unit))
    others = {f"load{number}": load for number, load in enumerate(loads)}
    made = clean_case(order=order, invoice=sold, label=None, **others)
    return with_claim(made, quantity=Decimal(units)) if units else made


def _bill(*stated: tuple[WeightRole, str]) -> Document:
    return _weighing(document("bol.pdf", Kind.BILL_OF_LADING), *stated)


_SHIPMENT = (FactName.SHIPMENT_ID, Identifier("FBA1VG8J79W4", "fba-shipment"))
_PAGE = document(
    "page.png",
    Kind.SHIPMENT_DETAILS,
    _SHIPMENT,
    (FactName.QUANTITY_SHIPPED, Quantity(Decimal(320))),
)


def _bill_of_shipment(kilograms: str) -> Document:
    return _weighing(document("bol.pdf", Kind.BILL_OF_LADING, _SHIPMENT), (GROSS, kilograms))


_SECOND = _weighing(
    document("label2.pdf", Kind.SHIPPING_LABEL, (FactName.TRACKING_NUMBER, tracking(OTHER_UPS))),
    (GROSS, "10.0"),
)
_MIXED = document("invoice.pdf", Kind.SALES_INVOICE, items=[item("2", "60.00", "120.00")] * 2)

SCENARIOS = (
    fires(
        "TRK008",
        "400 units on 3 kg",
        _case("400", "0.9", _bill((GROSS, "3"))),
        "bol.pdf",
        "3 kg",
        "400 units of 0.9 kg (360 kg)",
    ),
    fires(
        "TRK008",
        "10 units of 0.9 kg in a parcel of 2.1 kg",
        _case("10", "0.9", _label((GROSS, "2.1"))),
    ),
    fires(
        "TRK008",
        "the volume counts for more than was weighed",
        _case("10", "0.9", _label((GROSS, "2.1"), (DIMENSIONAL, "12.0"))),
    ),
    fires("TRK008", "only the billed weight is shown", _case("10", "0.9", _label((BILLED, "3")))),
    fires(
        "TRK008",
        "two parcels together",
        _case("50", "0.9", _label((GROSS, "10.0")), _SECOND),
        "20 kg",
    ),
    fires(
        "TRK008",
        "the bill of lading of the whole shipment, of which a part is claimed",
        _case("40", "2.0", _bill_of_shipment("80"), _PAGE),
        "320 units of 2 kg (640 kg)",
    ),
    near(
        "TRK008", "it holds the whole shipment", _case("40", "2.0", _bill_of_shipment("700"), _PAGE)
    ),
    near("TRK008", "of another shipment", _case("40", "2.0", _bill((GROSS, "80")), _PAGE)),
    quiet("TRK008", "2 units of 0.9 kg in 2.1 kg", _case("2", "0.9", _label((GROSS, "2.1")))),
    quiet("TRK008", "nothing was weighed", _case("2", "0.9", _label())),
    quiet("TRK008", "the claim names no units", _case(None, "0.9", _label((GROSS, "0.1")))),
    near("TRK008", "within a fifth", _case("2", "0.9", _label((GROSS, "1.4")))),
    near("TRK008", "whole kilograms", _case("4", "0.9", _label((GROSS, "2")))),
    near("TRK008", "no unit's weight is stated", _case("400", None, _bill((GROSS, "3")))),
    near(
        "TRK008",
        "units of two weights",
        _case(
            "10",
            "0.9",
            _label((GROSS, "2.1")),
            _weighing(document("slip.pdf", Kind.PACKING_SLIP), (UNIT, "0.2")),
        ),
        "several weights",
    ),
    near(
        "TRK008",
        "two products",
        _case("10", "0.9", _label((GROSS, "2.1")), invoice=_MIXED),
        "several products",
    ),
    near(
        "TRK008",
        "one box of twenty",
        _case("400", "0.9", _label((GROSS, "23.0"), text="Box 1 of 20 - 23.0 kg")),
        "not every parcel",
    ),
    near(
        "TRK008",
        "a weight that was hardly read",
        _case("10", "0.9", _label((GROSS, "2.1"), ocr=0.6)),
        "read for certain",
    ),
)
