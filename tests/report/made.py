"""Judged values made by hand, so that reports can be tested without reading a single pixel."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from evidencecheck.model.case import (
    Agreed,
    Basis,
    Case,
    Claim,
    Dispute,
    Identity,
    Policy,
    PolicySource,
    Waiver,
)
from evidencecheck.model.document import Content, Document, Kind, Trouble, Unreadable
from evidencecheck.model.fact import Fact, FactName, Mention, Reading
from evidencecheck.model.finding import (
    ChecklistEntry,
    Confidence,
    Finding,
    Location,
    NotChecked,
    Severity,
)
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel, Line, Page, Word, line_of
from evidencecheck.model.report import CaseFailure, CaseReport, Extraction
from evidencecheck.model.values import Check, Day, Identifier, Money, Quantity, Status, Text, Value

ORDER = "113-4627301-9284417"
OTHER_ORDER = "113-4627301-9284411"
PARCEL = "1Z5R89390357567127"
BOX = Box(71.04, 96.46, 190.25, 108.0)


def line(text: str, y: float = 100.0) -> Line:
    words = [
        Word(part, Box(70.0 + 90 * i, y, 150.0 + 90 * i, y + 12), 0.98)
        for i, part in enumerate(text.split(" "))
    ]
    return line_of(words, Channel.TEXT_LAYER)


def document(
    file: str, kind: Kind, *facts: Fact, lines: tuple[str, ...] = (), pages: int = 1
) -> Document:
    shown = tuple(line(text, 100.0 + 20 * i) for i, text in enumerate(lines))
    made = tuple(
        Page(n, 1654, 2339, shown if n == 1 else (), (), (Channel.TEXT_LAYER,), 0.98)
        for n in range(1, pages + 1)
    )
    content = Content(file, "ab" * 32, "application/pdf", made)
    return Document(content, kind, 0.97, ("en",), facts)


def fact(
    name: FactName,
    value: Value,
    file: str,
    *,
    raw: str | None = None,
    channel: Channel = Channel.TEXT_LAYER,
    mention: Mention = Mention.OWN,
    label: str = "",
    role: str = "",
) -> Fact:
    claimed = channel is Channel.CLAIM_FILE
    place = (None, None) if claimed else (1, BOX)
    reading = Reading(str(value) if raw is None else raw, file, *place, channel, 0.99)
    return Fact(name, value, reading, label, role, mention)


def order(text: str = ORDER) -> Identifier:
    return Identifier(text, "amazon-order")


def usd(amount: str) -> Money:
    return Money(Decimal(amount), ("USD",))


def agreed(
    name: FactName,
    value: Value | None,
    *facts: Fact,
    other: tuple[Fact, ...] = (),
    verdict: Identity = Identity.DIFFERENT,
) -> Agreed:
    """`facts` support the value, `other` dispute it."""
    disputes = (Dispute(other[0].value, other, verdict),) if other else ()
    witnesses = {f.reading.file for f in facts if f.reading.channel is not Channel.CLAIM_FILE}
    return Agreed(name, value, facts + other, facts, len(witnesses), disputes)


def finding(
    code: str = "IDN001",
    severity: Severity = Severity.ERROR,
    *,
    waived: Waiver | None = None,
    confidence: Confidence = Confidence.HIGH,
) -> Finding:
    return Finding(
        code,
        "order-id-mismatch",
        severity,
        confidence,
        msg("{file} says order {value}", file="invoice.pdf", value=OTHER_ORDER),
        msg("Attach the invoice of this order, or correct the order number on it."),
        (Location("invoice.pdf", 1, BOX, OTHER_ORDER), Location("order.png", 1)),
        ("order_id", OTHER_ORDER),
        "0f" * 16,
        waived,
    )


POLICY = Policy(
    "amazon-order-lost",
    msg("Order lost on its way"),
    Basis.SALE,
    ("order_details", "tracking_number", "value_proof", "tracking_record"),
    ("carrier_statement",),
    (Kind.SALES_INVOICE, Kind.FAPIAO),
)


def lost_flask(*findings: Finding, **changed: object) -> CaseReport:
    """A case of five documents: one invoice of another order, one tracking number not readable."""
    o, t = FactName.ORDER_ID, FactName.TRACKING_NUMBER
    total, day = FactName.SALE_TOTAL, FactName.ORDER_DATE
    parcel = Identifier(PARCEL, "ups", Check.PASSED)
    misread = Identifier(PARCEL[:-1] + "1", "ups", Check.FAILED)
    status, name = FactName.TRACKING_STATUS, FactName.RECIPIENT
    claimed = fact(o, order(), "claim.toml", channel=Channel.CLAIM_FILE)
    facts = {
        "order.png": (
            fact(o, order(), "order.png"),
            fact(total, usd("128.40"), "order.png", raw="$128.40", label="Grand total"),
            fact(day, Day(date(2026, 9, 12)), "order.png"),
            fact(name, Text("Maria Lindqvist"), "order.png"),
            fact(t, parcel, "order.png"),
        ),
        "invoice.pdf": (
            fact(o, order(OTHER_ORDER), "invoice.pdf"),
            fact(total, usd("128.40"), "invoice.pdf", raw="US$128.40", role="total"),
            fact(
                day, Day(date(2026, 9, 12), (date(2026, 12, 9),)), "invoice.pdf", raw="12/09/2026"
            ),
            fact(FactName.QUANTITY, Quantity(Decimal("2")), "invoice.pdf"),
        ),
        "label.pdf": (
            fact(o, order(), "label.pdf"),
            fact(t, parcel, "label.pdf", channel=Channel.BARCODE),
            fact(name, Text("M. Lindqvist"), "label.pdf"),
        ),
        "tracking/ups-2026-10-01.png": (
            fact(t, misread, "tracking/ups-2026-10-01.png", channel=Channel.OCR),
            fact(status, Status.IN_TRANSIT, "tracking/ups-2026-10-01.png"),
            fact(FactName.LAST_SCAN_DATE, Day(date(2026, 9, 20)), "tracking/ups-2026-10-01.png"),
        ),
    }
    kinds = {
        "invoice.pdf": Kind.SALES_INVOICE,
        "label.pdf": Kind.SHIPPING_LABEL,
        "order.png": Kind.ORDER_DETAILS,
        "photos/parcel.jpg": Kind.PHOTO,
        "tracking/ups-2026-10-01.png": Kind.TRACKING_RECORD,
    }
    documents = tuple(document(f, kind, *facts.get(f, ())) for f, kind in kinds.items())

    def stated(wanted: FactName, value: Value | None = None) -> tuple[Fact, ...]:
        every = (f for file in kinds for f in facts.get(file, ()) if f.name is wanted)
        return tuple(f for f in every if value is None or f.value == value)

    values = (
        agreed(o, order(), claimed, *stated(o, order()), other=stated(o, order(OTHER_ORDER))),
        agreed(
            t, parcel, *stated(t, parcel), other=stated(t, misread), verdict=Identity.CANNOT_TELL
        ),
        agreed(total, usd("128.40"), *stated(total)),
        agreed(day, Day(date(2026, 9, 12)), *stated(day)),
        agreed(name, Text("Maria Lindqvist"), *stated(name)),
        agreed(status, Status.IN_TRANSIT, *stated(status)),
        agreed(FactName.LAST_SCAN_DATE, Day(date(2026, 9, 20)), *stated(FactName.LAST_SCAN_DATE)),
        agreed(FactName.QUANTITY, Quantity(Decimal("2")), *stated(FactName.QUANTITY)),
    )
    case = Case(
        "2026-10-lost-flask",
        "claims/2026-10-lost-flask",
        Claim("claim.toml", "amazon-order-lost", "US", ORDER),
        POLICY,
        PolicySource.CLAIM_FILE,
        msg("the claim file names it"),
        date(2026, 10, 20),
        documents,
        (
            Unreadable(
                "scan.pdf", "cd" * 32, "application/pdf", Trouble.ENCRYPTED, msg("needs a password")
            ),
        ),
        {value.name: value for value in values},
    )
    checklist = (
        ChecklistEntry("order_details", True, True, ("order.png",)),
        ChecklistEntry("tracking_number", True, True, ("label.pdf", "order.png")),
        ChecklistEntry("value_proof", True, True, ("invoice.pdf",)),
        ChecklistEntry("tracking_record", True, False, ()),
        ChecklistEntry("carrier_statement", False, False, ()),
    )
    not_checked = (
        NotChecked("FAP002", msg("no QR code found on the page"), "invoice.pdf"),
        NotChecked("TRK003", msg("no delivery place is stated")),
        NotChecked("TRK005", msg("no delivery place is stated")),
    )
    return CaseReport(case, checklist, findings, not_checked)


FINDINGS = (
    finding(),
    finding("IDN012", Severity.WARNING, confidence=Confidence.LOW),
    finding("TIM006", Severity.WARNING, waived=Waiver("TIM006", "day/month, supplier says", None)),
    finding("IDN010", Severity.INFO),
)


def failing() -> CaseReport:
    return lost_flask(*FINDINGS)


def failure() -> CaseFailure:
    return CaseFailure("broken", "claims/broken", msg("the folder cannot be listed"))


def extraction(*findings: Finding) -> Extraction:
    invoice = document(
        "invoice.pdf",
        Kind.SALES_INVOICE,
        fact(FactName.ORDER_ID, order(), "invoice.pdf", label="Order #"),
        fact(
            FactName.SALE_TOTAL,
            usd("128.40"),
            "invoice.pdf",
            raw="US$128.40",
            label="Grand total",
            role="total",
        ),
        fact(
            FactName.ORDER_DATE,
            Day(date(2026, 9, 12), (date(2026, 12, 9),)),
            "invoice.pdf",
            mention=Mention.CANDIDATE,
        ),
        lines=("Invoice for order 113-4627301-9284417", "Grand total US$128.40"),
    )
    broken = Unreadable("x.pdf", "", "application/pdf", Trouble.DAMAGED, msg("the file is cut off"))
    return Extraction((invoice, broken), findings)
