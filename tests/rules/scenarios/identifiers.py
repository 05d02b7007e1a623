from dataclasses import replace

from evidencecheck.model.case import Case, Claim, Identity
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Status
from evidencecheck.policies import load
from tests.factories import (
    ORDER,
    OTHER_ORDER,
    OTHER_UPS,
    UPS,
    agreed,
    case,
    clean_case,
    dispute,
    document,
    event,
    fact,
    order_id,
    tracking,
    with_claim,
)
from tests.rules.scenarios.scenario import fires, near, quiet

OTHER_INVOICE = document(
    "invoice.pdf", Kind.SALES_INVOICE, (FactName.ORDER_ID, order_id(OTHER_ORDER))
)
OTHER_RECORD = document(
    "tracking.pdf",
    Kind.TRACKING_RECORD,
    (FactName.TRACKING_NUMBER, tracking(OTHER_UPS)),
    events=[event("2026-10-03", Status.ACCEPTED, file="tracking.pdf")],
)


def _unclear(name: FactName, verdict: Identity) -> Case:
    """A picture seems to say something else than the documents."""
    value = order_id(OTHER_ORDER) if name is FactName.ORDER_ID else tracking(OTHER_UPS)
    good = order_id() if name is FactName.ORDER_ID else tracking()
    blurred = fact(name, value, "photo.jpg", channel=Channel.OCR, confidence=0.7)
    known = agreed(
        name,
        [fact(name, good, "invoice.pdf"), fact(name, good, "label.pdf")],
        dispute(blurred, verdict=verdict),
    )
    base = clean_case()
    return replace(base, agreed={**base.agreed, name: known})


TIE = replace(
    clean_case(),
    agreed={
        FactName.ORDER_ID: agreed(
            FactName.ORDER_ID,
            [],
            dispute(fact(FactName.ORDER_ID, order_id(), "a.pdf")),
            dispute(fact(FactName.ORDER_ID, order_id(OTHER_ORDER), "b.pdf")),
        )
    },
)

SCENARIOS = (
    fires(
        "IDN001",
        "invoice of another order",
        clean_case(invoice=OTHER_INVOICE),
        f"invoice.pdf says order {OTHER_ORDER}; claim.toml and order.pdf say {ORDER}",
        confidence="high",
    ),
    fires(
        "IDN001",
        "the claim file names another order",
        with_claim(
            clean_case(
                label=document("slip.pdf", Kind.PACKING_SLIP, (FactName.ORDER_ID, order_id()))
            ),
            order_id=OTHER_ORDER,
        ),
        f"claim.toml says order {OTHER_ORDER}",
    ),
    fires("IDN001", "one against one", TIE, f"a.pdf says order {ORDER}", "b.pdf says order"),
    fires(
        "IDN001",
        "two documents with the same other number are one finding",
        clean_case(
            invoice=OTHER_INVOICE,
            label=document("slip.pdf", Kind.PACKING_SLIP, (FactName.ORDER_ID, order_id())),
            extra=document("note.pdf", Kind.RECEIPT, (FactName.ORDER_ID, order_id(OTHER_ORDER))),
        ),
        f"invoice.pdf and note.pdf say order {OTHER_ORDER}",
    ),
    quiet("IDN001", "clean", clean_case()),
    near(
        "IDN001",
        "a related order named aside",
        clean_case(
            extra=document(
                "note.pdf",
                Kind.CORRESPONDENCE,
                fact(FactName.ORDER_ID, order_id(OTHER_ORDER), mention=Mention.ASIDE),
            )
        ),
    ),
    near("IDN001", "cannot tell", _unclear(FactName.ORDER_ID, Identity.CANNOT_TELL)),
    fires(
        "IDN003",
        "record of another parcel",
        clean_case(record=OTHER_RECORD),
        f"tracking.pdf says tracking number {OTHER_UPS}",
        f"say {UPS}",
    ),
    fires("IDN003", "sure in a picture", _unclear(FactName.TRACKING_NUMBER, Identity.DIFFERENT)),
    quiet("IDN003", "clean", clean_case()),
    near(
        "IDN003",
        "the boxes of a shipment to a warehouse",
        case(
            OTHER_RECORD,
            document("t.pdf", Kind.TRACKING_RECORD, (FactName.TRACKING_NUMBER, tracking())),
            policy=load("amazon-fba-inbound-lost"),
        ),
        "numbers of their own",
    ),
    near("IDN003", "cannot tell", _unclear(FactName.TRACKING_NUMBER, Identity.CANNOT_TELL)),
    fires(
        "IDN010",
        "a number on the label alone",
        case(document("label.pdf", Kind.SHIPPING_LABEL, (FactName.TRACKING_NUMBER, tracking()))),
        "Only label.pdf says tracking number",
        severity="info",
    ),
    quiet("IDN010", "clean", clean_case()),
    near(
        "IDN010",
        "one document and the claim file",
        case(
            document("label.pdf", Kind.SHIPPING_LABEL, (FactName.TRACKING_NUMBER, tracking())),
            claim=Claim(file="claim.toml", tracking_numbers=(UPS,)),
        ),
    ),
    fires(
        "IDN012",
        "order number in a blurred photo",
        _unclear(FactName.ORDER_ID, Identity.CANNOT_TELL),
        OTHER_ORDER,
        ORDER,
        severity="warning",
        confidence="medium",
    ),
    fires("IDN012", "tracking number", _unclear(FactName.TRACKING_NUMBER, Identity.CANNOT_TELL)),
    quiet("IDN012", "clean", clean_case()),
    near("IDN012", "surely different", _unclear(FactName.ORDER_ID, Identity.DIFFERENT)),
)
