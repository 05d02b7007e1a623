"""Builders of model values for tests: each takes what the test is about, the rest has a default."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
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
)
from evidencecheck.model.document import Content, Document, Kind, Trouble, Unreadable
from evidencecheck.model.fact import (
    Amount,
    AmountRole,
    Fact,
    FactName,
    LineItem,
    Mention,
    Reading,
    TrackingEvent,
)
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel, Line, Page, Word
from evidencecheck.model.values import (
    Check,
    Day,
    Identifier,
    Money,
    Status,
    Strength,
    Text,
    Value,
)

ORDER = "113-4627301-9284417"
OTHER_ORDER = "113-4627301-9284411"
UPS = "1Z5R89390357567127"
OTHER_UPS = "1Z5R89390300000018"
PLENTY = "A page of text by Corvane LLC of 2026 that is long enough to count as one which was read in full."
TODAY = date(2026, 11, 20)

GENERIC = Policy(
    id="generic-loss",
    title=msg("Loss"),
    pays_by=Basis.SALE,
    required=(
        "order_details",
        "tracking_number",
        "value_proof",
        "photo_or_video",
        "tracking_record",
    ),
    optional=("carrier_statement",),
    value_proofs=(
        Kind.SALES_INVOICE,
        Kind.PURCHASE_INVOICE,
        Kind.RECEIPT,
        Kind.SALES_RECORD,
    ),
)


def reading(
    raw: str,
    file: str = "a.pdf",
    *,
    page: int | None = 1,
    box: Box | None = None,
    channel: Channel = Channel.TEXT_LAYER,
    confidence: float = 1.0,
) -> Reading:
    return Reading(raw, file, page, box, channel, confidence)


def ocr(raw: str, file: str = "a.png", confidence: float = 0.97) -> Reading:
    return reading(raw, file, channel=Channel.OCR, confidence=confidence)


def fact(
    name: FactName,
    value: Value,
    file: str = "a.pdf",
    *,
    mention: Mention = Mention.OWN,
    label: str = "",
    channel: Channel = Channel.TEXT_LAYER,
    confidence: float = 1.0,
) -> Fact:
    """Its raw text is the value as it is written."""
    place = reading(str(value), file, channel=channel, confidence=confidence)
    return Fact(name, value, place, label=label, mention=mention)


def order_id(text: str = ORDER, *, scheme: str = "amazon-order") -> Identifier:
    return Identifier(text, scheme)


def tracking(
    text: str = UPS,
    scheme: str = "ups",
    *,
    check: Check = Check.PASSED,
    strength: Strength = Strength.STRONG,
) -> Identifier:
    return Identifier(text, scheme, check, strength)


def usd(amount: str) -> Money:
    return Money(Decimal(amount), ("USD",))


def day(text: str, *others: str) -> Day:
    return Day(date.fromisoformat(text), tuple(date.fromisoformat(other) for other in others))


def amount(
    role: AmountRole, number: str | Decimal, *, file: str = "a.pdf", certain: bool = True
) -> Amount:
    return Amount(
        role, Money(Decimal(number), ("USD",)), reading(str(number), file), role.value, certain
    )


def item(
    quantity: str | Decimal | None,
    price: str | Decimal | None,
    total: str | Decimal | None,
    *,
    file: str = "a.pdf",
) -> LineItem:
    number, unit_price, line = (None if n is None else Decimal(n) for n in (quantity, price, total))
    return LineItem("Flask", number, unit_price, line, reading(str(total), file))


def event(
    on: str | None, status: Status | None, text: str = "", file: str = "t.pdf", parcel: str = ""
) -> TrackingEvent:
    when = date.fromisoformat(on) if on else None
    words = text or (status.value if status else "?")
    return TrackingEvent(when, None, status, words, reading(words, file), parcel)


def content(
    file: str = "a.pdf",
    text: str = PLENTY,
    *,
    media_type: str = "application/pdf",
    channel: Channel = Channel.TEXT_LAYER,
    legibility: float = 1.0,
    sha256: str | None = None,
) -> Content:
    lines = tuple(
        Line(line, (Word(line, Box(0, 20 * n, 9 * len(line), 20 * n + 16), 1.0),), (0,), channel)
        for n, line in enumerate(text.splitlines())
        if line
    )
    page = Page(1, 1000, 1400, lines, (), (channel,), legibility)
    return Content(file, sha256 or f"sha256 of {file}", media_type, (page,))


def document(
    file: str,
    kind: Kind,
    *facts: tuple[FactName, Value] | Fact,
    amounts: Sequence[Amount] = (),
    items: Sequence[LineItem] = (),
    events: Sequence[TrackingEvent] = (),
    text: str | None = None,
    media_type: str = "application/pdf",
    channel: Channel = Channel.TEXT_LAYER,
) -> Document:
    """A document with `facts`; a pair is a fact that it states as its own."""
    held = content(file, media_type=media_type, channel=channel)
    if text is not None:
        held = content(file, text, media_type=media_type, channel=channel)
    return Document(
        content=held,
        kind=kind,
        kind_confidence=0.95,
        languages=("en",),
        facts=tuple(f if isinstance(f, Fact) else fact(f[0], f[1], file) for f in facts),
        amounts=tuple(amounts),
        items=tuple(items),
        events=tuple(events),
    )


def unreadable(
    file: str, trouble: Trouble = Trouble.DAMAGED, media_type: str = "application/pdf"
) -> Unreadable:
    return Unreadable(file, f"sha256 of {file}", media_type, trouble, msg("it breaks off"))


def case(
    *documents: Document,
    claim: Claim | None = None,
    policy: Policy = GENERIC,
    unreadable: Iterable[Unreadable] = (),
    source: PolicySource = PolicySource.CLAIM_FILE,
    as_of: date = TODAY,
    agreed: Iterable[Agreed] = (),
) -> Case:
    """A case; where `agreed` doesn't say otherwise, equal values agree and all others differ."""
    claim = claim or Claim()
    found = {name: consensus(name, documents, claim) for name in _ASKED}
    found |= {entry.name: entry for entry in agreed}
    return Case(
        case_id="flask",
        path="claims/flask",
        claim=claim,
        policy=policy,
        policy_source=source,
        policy_reason=msg("because"),
        as_of=as_of,
        documents=documents,
        unreadable=tuple(unreadable),
        agreed={name: entry for name, entry in found.items() if entry.facts},
    )


def consensus(name: FactName, documents: Iterable[Document], claim: Claim) -> Agreed:
    """What the match stage would say if no reading could be mistaken."""
    facts = [*_claimed(name, claim)]
    facts += [f for d in documents for f in d.named(*_ASKED[name], decided_only=False)]
    own = [f for f in facts if f.decided]
    if not own:
        return Agreed(name, None, tuple(facts), (), 0)
    values = [f.value for f in own]
    best = max(dict.fromkeys(values), key=values.count)
    known = {best, *(f.value for f in _claimed(name, claim) if name is FactName.TRACKING_NUMBER)}
    supporting = tuple(f for f in own if f.value in known)
    others = dict.fromkeys(f.value for f in own if f.value not in known)
    disputes = [dispute(*(f for f in own if f.value == other)) for other in others]
    witnesses = {f.reading.file for f in supporting if f.reading.channel is not Channel.CLAIM_FILE}
    return Agreed(name, best, tuple(facts), supporting, len(witnesses), tuple(disputes))


def agreed(
    name: FactName,
    supporting: Iterable[Fact],
    *disputes: Dispute,
    value: Value | None = None,
    agreement: int | None = None,
) -> Agreed:
    facts = tuple(supporting)
    best = value if value is not None or not facts else facts[0].value
    every = (*facts, *(f for d in disputes for f in d.facts))
    witnesses = len(facts) if agreement is None else agreement
    return Agreed(name, best, every, facts, witnesses, disputes)


def dispute(*facts: Fact, verdict: Identity = Identity.DIFFERENT) -> Dispute:
    return Dispute(facts[0].value, facts, verdict)


def clean_case(**changes: Document | None) -> Case:
    """A lost parcel with nothing wrong; `changes` replace a document by name, or take it out."""
    held = dict(clean_documents())
    for name, changed in changes.items():
        held[name] = changed
    claim = Claim(
        file="claim.toml",
        policy="generic-loss",
        order_id=ORDER,
        tracking_numbers=(UPS,),
        carrier="UPS",
        amount=usd("128.40"),
        incident_on=date(2026, 10, 10),
        filed_on=date(2026, 10, 20),
    )
    return case(*(d for d in held.values() if d is not None), claim=claim)


def clean_documents() -> dict[str, Document | None]:
    return {
        "order": document(
            "order.pdf",
            Kind.ORDER_DETAILS,
            (FactName.ORDER_ID, order_id()),
            (FactName.ORDER_DATE, day("2026-10-01")),
            (FactName.SHIP_TO, Text("Maria Lindqvist, 12 Elm St, Springfield")),
            (FactName.ORDER_TOTAL, usd("128.40")),
            (FactName.TRACKING_NUMBER, tracking()),
        ),
        "invoice": document(
            "invoice.pdf",
            Kind.SALES_INVOICE,
            (FactName.ORDER_ID, order_id()),
            (FactName.INVOICE_DATE, day("2026-10-02")),
            (FactName.SALE_TOTAL, usd("128.40")),
            amounts=[
                amount(AmountRole.SUBTOTAL, "120.00", file="invoice.pdf"),
                amount(AmountRole.TAX, "8.40", file="invoice.pdf"),
                amount(AmountRole.TOTAL, "128.40", file="invoice.pdf"),
            ],
            items=[item("2", "60.00", "120.00", file="invoice.pdf")],
        ),
        "label": document(
            "label.pdf",
            Kind.SHIPPING_LABEL,
            (FactName.TRACKING_NUMBER, tracking()),
            (FactName.CARRIER, Text("ups")),
            (FactName.SHIP_DATE, day("2026-10-02")),
        ),
        "record": document(
            "tracking.pdf",
            Kind.TRACKING_RECORD,
            (FactName.TRACKING_NUMBER, tracking()),
            (FactName.CARRIER, Text("ups")),
            events=[
                event("2026-10-02", Status.LABEL_CREATED, file="tracking.pdf"),
                event("2026-10-03", Status.ACCEPTED, file="tracking.pdf"),
                event("2026-10-05", Status.IN_TRANSIT, file="tracking.pdf"),
            ],
        ),
        "photo": document("parcel.jpg", Kind.PHOTO, text="", media_type="image/jpeg"),
    }


def with_claim(base: Case, **changes: object) -> Case:
    """`base` with other keys in its claim file, and matched anew."""
    claim = replace(base.claim, **changes)  # type: ignore[arg-type]
    return case(
        *base.documents,
        claim=claim,
        policy=base.policy,
        unreadable=base.unreadable,
        source=base.policy_source,
        as_of=base.as_of,
    )


_ASKED: dict[FactName, tuple[FactName, ...]] = {
    FactName.ORDER_ID: (FactName.ORDER_ID,),
    FactName.TRACKING_NUMBER: (FactName.TRACKING_NUMBER,),
    FactName.ORDER_TOTAL: (FactName.ORDER_TOTAL, FactName.SALE_TOTAL),
    FactName.COST_TOTAL: (FactName.COST_TOTAL,),
    FactName.ORDER_DATE: (FactName.ORDER_DATE,),
    FactName.CLAIMED_AMOUNT: (FactName.CLAIMED_AMOUNT,),
}


def _claimed(name: FactName, claim: Claim) -> Iterable[Fact]:
    file = claim.file or "claim.toml"
    if name is FactName.ORDER_ID and claim.order_id:
        yield fact(name, order_id(claim.order_id), file, channel=Channel.CLAIM_FILE)
    if name is FactName.TRACKING_NUMBER:
        for number in claim.tracking_numbers:
            yield fact(name, tracking(number), file, channel=Channel.CLAIM_FILE)
