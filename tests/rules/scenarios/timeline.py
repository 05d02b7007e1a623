from datetime import date

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Status
from tests.factories import (
    OTHER_ORDER,
    OTHER_UPS,
    UPS,
    clean_case,
    day,
    document,
    event,
    fact,
    order_id,
    reading,
    tracking,
    with_claim,
)
from tests.rules.scenarios.scenario import fires, near, quiet


def _order(on: str, *others: str, **more: object) -> Document:
    said = fact(FactName.ORDER_DATE, day(on, *others), "order.pdf", **more)  # type: ignore[arg-type]
    return document("order.pdf", Kind.ORDER_DETAILS, (FactName.ORDER_ID, order_id()), said)


def _invoice(on: str, *others: str, **more: object) -> Document:
    said = fact(FactName.INVOICE_DATE, day(on, *others), "invoice.pdf", **more)  # type: ignore[arg-type]
    return document("invoice.pdf", Kind.SALES_INVOICE, said)


def _record(first: str, last: str, number: str = UPS, file: str = "tracking.pdf") -> Document:
    return document(
        file,
        Kind.TRACKING_RECORD,
        (FactName.TRACKING_NUMBER, tracking(number)),
        events=[
            event(first, Status.ACCEPTED, file=file),
            event(last, Status.IN_TRANSIT, file=file),
        ],
    )


def _handed_over(sent: str | None) -> Case:
    """A proof of delivery whose carrier had the goods from 12 October, and the forwarder's record."""
    forwarder = document(
        "forwarder.png", Kind.TRACKING_RECORD, (FactName.TRACKING_NUMBER, tracking()),
        (FactName.FIRST_SCAN_DATE, day("2026-10-02")),
    )  # fmt: skip
    proof = document(
        "pod.pdf", Kind.PROOF_OF_DELIVERY, (FactName.TRACKING_NUMBER, tracking()),
        (FactName.SHIP_DATE, day("2026-10-12")),
    )  # fmt: skip
    stated = [(FactName.SHIP_DATE, day(sent))] if sent else []
    page = document("page.png", Kind.SHIPMENT_DETAILS, *stated)
    return clean_case(record=forwarder, label=None, proof=proof, page=page)


LABEL_LATE = document(
    "label.pdf",
    Kind.SHIPPING_LABEL,
    (FactName.TRACKING_NUMBER, tracking()),
    (FactName.SHIP_DATE, day("2026-10-12")),
)

SCENARIOS = (
    fires(
        "TIM001",
        "scanned before it was ordered",
        clean_case(record=_record("2026-08-10", "2026-08-14")),
        "but first scanned on 2026-08-10 (tracking.pdf)",
    ),
    fires(
        "TIM001",
        "ordered after everything else is one finding",
        clean_case(order=_order("2026-10-12")),
        "ordered on 2026-10-12 (order.pdf), but shipped on 2026-10-02 (label.pdf)",
    ),
    near(
        "TIM001",
        "the invoice is of another order, which is its finding",
        clean_case(
            invoice=document(
                "invoice.pdf",
                Kind.SALES_INVOICE,
                (FactName.ORDER_ID, order_id(OTHER_ORDER)),
                (FactName.ORDER_DATE, day("2026-10-20")),
            )
        ),
    ),
    near(
        "TIM003",
        "12/10/2026 beside an order of 10 October",
        clean_case(
            order=_order("2026-10-10"),
            invoice=document(
                "invoice.pdf",
                Kind.SALES_INVOICE,
                Fact(
                    FactName.INVOICE_DATE, day("2026-12-10"), reading("12/10/2026", "invoice.pdf")
                ),
            ),
        ),
        "day first",
    ),
    fires(
        "TIM001", "shipped after the scans", clean_case(label=LABEL_LATE), "shipped on 2026-10-12"
    ),
    near(
        "TIM001", "the last carrier's ship date, of goods on their way", _handed_over("2026-09-01")
    ),
    fires(
        "TIM001",
        "a ship date after the scans, which no other paper precedes",
        _handed_over(None),
        "shipped on 2026-10-12",
    ),
    fires(
        "TIM001",
        "claimed before the last scan",
        with_claim(clean_case(), filed_on=date(2026, 10, 1), incident_on=None),
        "claimed on 2026-10-01 (claim.toml)",
    ),
    fires(
        "TIM001",
        "lost after the claim",
        with_claim(clean_case(), incident_on=date(2026, 10, 21)),
        "lost on 2026-10-21, but claimed on 2026-10-20",
    ),
    quiet("TIM001", "clean", clean_case()),
    near("TIM001", "one day of time zones", clean_case(order=_order("2026-10-03"))),
    near("TIM001", "an ambiguous date", clean_case(order=_order("2026-11-10", "2026-10-01"))),
    near(
        "TIM001",
        "a date not read for certain",
        clean_case(order=_order("2026-10-12", channel=Channel.OCR, confidence=0.6)),
        "not read for certain",
    ),
    near("TIM001", "a future order date is another rule's", clean_case(order=_order("2027-10-01"))),
    near(
        "TIM001",
        "a date of the purchase from the supplier",
        clean_case(
            extra=document(
                "supplier.pdf", Kind.PURCHASE_INVOICE, (FactName.ORDER_DATE, day("2026-10-19"))
            )
        ),
    ),
    near(
        "TIM001",
        "the second parcel was shipped after the first one's scans",
        with_claim(
            clean_case(
                label=LABEL_LATE,
                second=_record("2026-10-13", "2026-10-15", OTHER_UPS, "second.pdf"),
            ),
            tracking_numbers=(UPS, OTHER_UPS),
        ),
    ),
    near(
        "TIM001",
        "a last day for shipping is a plan",
        clean_case(
            extra=document(
                "mail.pdf",
                Kind.SALES_RECORD,
                fact(FactName.SHIP_DATE, day("2026-10-12"), "mail.pdf", label="Ship by"),
            )
        ),
    ),
    near(
        "TIM001",
        "a label made days before the scan",
        clean_case(record=_record("2026-10-06", "2026-10-08")),
    ),
    fires(
        "TIM003",
        "an invoice of next year",
        clean_case(invoice=_invoice("2027-10-02")),
        "invoice.pdf: invoice date 2027-10-02, but today is 2026-11-20",
    ),
    fires(
        "TIM003",
        "a loss that is to come",
        with_claim(clean_case(), incident_on=date(2027, 1, 5), filed_on=date(2027, 2, 1)),
        "claim.toml",
    ),
    quiet("TIM003", "clean", clean_case()),
    near("TIM003", "tomorrow, in another time zone", clean_case(invoice=_invoice("2026-11-21"))),
    near(
        "TIM003",
        "the twelfth of March or the third of December",
        clean_case(invoice=_invoice("2026-12-03", "2026-03-12")),
    ),
    near(
        "TIM003",
        "a year not read for certain",
        clean_case(invoice=_invoice("2028-10-02", channel=Channel.OCR, confidence=0.6)),
        "not read for certain",
    ),
    near(
        "TIM003",
        "an expected delivery on the order page",
        clean_case(
            extra=document(
                "order2.pdf", Kind.ORDER_DETAILS, (FactName.DELIVERY_DATE, day("2026-12-24"))
            )
        ),
    ),
    near("TIM003", "filing is planned", with_claim(clean_case(), filed_on=date(2026, 12, 1))),
)
