from dataclasses import replace

from evidencecheck.model.case import Case, Contradiction, Identity
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Identifier, Value
from tests.factories import (
    ORDER,
    OTHER_ORDER,
    OTHER_UPS,
    UPS,
    clean_case,
    document,
    fact,
    order_id,
    tracking,
)
from tests.rules.scenarios.scenario import fires, near, quiet


def _contradicted(
    coded: Value,
    printed: Value,
    verdict: Identity = Identity.DIFFERENT,
    *,
    name: FactName = FactName.TRACKING_NUMBER,
    confidence: float = 1.0,
) -> Case:
    """The label's barcode holds `coded`, its print says `printed`."""
    code = fact(name, coded, "label.pdf", channel=Channel.BARCODE)
    seen = fact(name, printed, "label.pdf", channel=Channel.OCR, confidence=confidence)
    return replace(clean_case(), contradictions=(Contradiction(name, (code,), (seen,), verdict),))


BOTH = document(
    "label.pdf",
    Kind.SHIPPING_LABEL,
    fact(FactName.TRACKING_NUMBER, tracking(), "label.pdf", channel=Channel.BARCODE),
    fact(FactName.TRACKING_NUMBER, tracking(), "label.pdf"),
)

SCENARIOS = (
    fires(
        "IDN006",
        "the label's barcode holds another parcel's number",
        _contradicted(tracking(OTHER_UPS), tracking()),
        f"The barcode in label.pdf says tracking number {OTHER_UPS}",
        f"the print beside it says {UPS}",
        confidence="high",
    ),
    fires(
        "IDN006",
        "order number in a picture that was read less well",
        _contradicted(order_id(OTHER_ORDER), order_id(), name=FactName.ORDER_ID, confidence=0.8),
        f"order {OTHER_ORDER}",
        ORDER,
        confidence="medium",
    ),
    near(
        "IDN006",
        "fapiao number in the QR code, which is FAP002",
        _contradicted(
            Identifier("80100798", "fapiao"),
            Identifier("80100123", ""),
            name=FactName.FAPIAO_NUMBER,
        ),
    ),
    quiet("IDN006", "clean", clean_case()),
    quiet("IDN006", "barcode and print agree", clean_case(label=BOTH)),
    near(
        "IDN006",
        "the print may be misread",
        _contradicted(tracking(OTHER_UPS), tracking(), Identity.CANNOT_TELL, confidence=0.7),
        not_checked="not read for certain",
    ),
)
