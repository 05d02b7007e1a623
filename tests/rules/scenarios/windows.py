from datetime import date

from evidencecheck.model.case import Case, Claim, PolicySource
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day, Status
from evidencecheck.policies import load
from tests.factories import case, clean_case, day, document, event, fact, tracking
from tests.rules.scenarios.scenario import fires, near, quiet

NAMED = PolicySource.CLAIM_FILE


def _shipped(
    policy: str,
    shipped: str | Day,
    filed: str,
    *,
    marketplace: str | None = "US",
    source: PolicySource = NAMED,
    confidence: float = 1.0,
) -> Case:
    """One label with its ship date, and a claim filed on `filed`."""
    on = day(shipped) if isinstance(shipped, str) else shipped
    label = document(
        "label.pdf",
        Kind.SHIPPING_LABEL,
        (FactName.TRACKING_NUMBER, tracking()),
        fact(FactName.SHIP_DATE, on, "label.pdf", channel=Channel.OCR, confidence=confidence),
    )
    claim = Claim(marketplace=marketplace, filed_on=date.fromisoformat(filed))
    return case(label, claim=claim, policy=load(policy), source=source)


def _tracked(policy: str, last: str, filed: str, marketplace: str | None = "US") -> Case:
    record = document(
        "t.pdf",
        Kind.TRACKING_RECORD,
        (FactName.TRACKING_NUMBER, tracking()),
        events=[event("2025-01-02", Status.ACCEPTED), event(last, Status.IN_TRANSIT)],
    )
    claim = Claim(marketplace=marketplace, filed_on=date.fromisoformat(filed))
    as_of = date.fromisoformat(filed)
    return case(record, claim=claim, policy=load(policy), as_of=max(as_of, date(2026, 11, 20)))


def _delivered(policy: str, on: str, filed: str, marketplace: str) -> Case:
    proof = document("pod.pdf", Kind.PROOF_OF_DELIVERY, (FactName.DELIVERY_DATE, day(on)))
    claim = Claim(marketplace=marketplace, filed_on=date.fromisoformat(filed))
    return case(proof, claim=claim, policy=load(policy))


def _discovered(incident: str, filed: str, policy: str = "generic-loss") -> Case:
    claim = Claim(incident_on=date.fromisoformat(incident), filed_on=date.fromisoformat(filed))
    return case(claim=claim, policy=load(policy))


def _invoiced(on: str, filed: str = "2026-11-10", kind: Kind = Kind.PURCHASE_INVOICE) -> Case:
    invoice = document("invoice.pdf", kind, (FactName.INVOICE_DATE, day(on)))
    claim = Claim(filed_on=date.fromisoformat(filed))
    return case(invoice, claim=claim, policy=load("amazon-fba-inbound-lost"))


def _purchase(
    on: str | Day, kind: Kind = Kind.PURCHASE_INVOICE, shipped: str | None = "2026-10-02"
) -> Case:
    when = day(on) if isinstance(on, str) else on
    held = [document("invoice.pdf", kind, (FactName.INVOICE_DATE, when))]
    if shipped:
        held.append(document("label.pdf", Kind.SHIPPING_LABEL, (FactName.SHIP_DATE, day(shipped))))
    return case(*held)


def _repaired(row: str, incident: str, *, injury: bool = False) -> Case:
    """A sales invoice of 20 October over `row`; shipped on 2 October, delivered on the 5th."""
    claim = Claim(incident_on=date.fromisoformat(incident) if incident else None)
    arrived = document(
        "t.pdf",
        Kind.TRACKING_RECORD,
        (FactName.TRACKING_NUMBER, tracking()),
        events=[event("2026-10-05", Status.DELIVERED, file="t.pdf")],
    )
    return case(
        document("i.pdf", Kind.SALES_INVOICE, (FactName.INVOICE_DATE, day("2026-10-20")), text=row),
        document("label.pdf", Kind.SHIPPING_LABEL, (FactName.SHIP_DATE, day("2026-10-02"))),
        arrived,
        claim=claim,
        policy=load("amazon-atoz-injury" if injury else "carrier-ups"),
    )


def _bought_on_a_page(on: str) -> Case:
    return case(
        document("list.png", Kind.PURCHASE_INVOICE, (FactName.ORDER_DATE, day(on))),
        document("label.pdf", Kind.SHIPPING_LABEL, (FactName.SHIP_DATE, day("2026-10-02"))),
    )


LATE_ORDER = document("order.pdf", Kind.ORDER_DETAILS, (FactName.ORDER_DATE, day("2026-10-20")))

SCENARIOS = (
    fires(
        "TIM004",
        "DHL Express, day 49 of 30",
        _shipped("carrier-dhl-express", "2026-09-01", "2026-10-20"),
        "the window closed on 2026-10-01",
        "30 days after the shipping on 2026-09-01",
    ),
    fires(
        "TIM004",
        "UPS, day 75: another source allows longer",
        _shipped("carrier-ups", "2026-09-01", "2026-11-15"),
        "closed on 2026-10-31",
        severity="warning",
    ),
    fires(
        "TIM004",
        "UPS, after nine months",
        _shipped("carrier-ups", "2026-01-10", "2026-11-15"),
        "closed on 2026-10-10",
        "9 months",
    ),
    fires(
        "TIM004",
        "SAFE-T under the rule of 2026",
        _tracked("amazon-safe-t", "2026-09-01", "2026-10-10"),
        "closed on 2026-10-01",
    ),
    fires(
        "TIM004",
        "an inferred policy only warns",
        _shipped("carrier-dhl-express", "2026-09-01", "2026-10-20", source=PolicySource.INFERRED),
        severity="warning",
    ),
    fires(
        "TIM004",
        "inbound shipment, United Arab Emirates",
        _delivered("amazon-fba-inbound-lost", "2026-08-01", "2026-11-01", "AE"),
    ),
    quiet("TIM004", "clean", clean_case()),
    near("TIM004", "the last day", _shipped("carrier-dhl-express", "2026-09-20", "2026-10-20")),
    near(
        "TIM004",
        "SAFE-T under the rule before 2026-02-16",
        _tracked("amazon-safe-t", "2026-01-02", "2026-02-15"),
    ),
    near(
        "TIM004",
        "an ambiguous date: late by one reading only",
        _shipped("carrier-dhl-express", day("2026-03-10", "2026-10-03"), "2026-10-20"),
        "late by the other",
    ),
    near(
        "TIM004",
        "a date that was not read for certain",
        _shipped("carrier-dhl-express", "2026-09-01", "2026-10-20", confidence=0.5),
        "not read for certain",
    ),
    near(
        "TIM004",
        "no date of shipping",
        case(policy=load("carrier-dhl-express")),
        "no document shows the day of the shipping",
    ),
    near(
        "TIM004",
        "the marketplace is not named",
        _tracked("amazon-safe-t", "2026-09-01", "2026-10-10", None),
        "depends on the marketplace",
    ),
    near(
        "TIM004",
        "no window in this marketplace",
        _tracked("amazon-safe-t", "2026-09-01", "2026-10-10", "JP"),
        "states no window for JP",
    ),
    fires(
        "TIM005",
        "six days left",
        _shipped("carrier-dhl-express", "2026-11-01", "2026-11-25"),
        "6 days left, until 2026-12-01",
    ),
    fires(
        "TIM005",
        "the last day",
        _shipped("carrier-dhl-express", "2026-09-20", "2026-10-20"),
        "The last day is today",
    ),
    fires(
        "TIM005",
        "one day left",
        _shipped("carrier-dhl-express", "2026-09-20", "2026-10-19"),
        "1 day left, until 2026-10-20",
    ),
    fires(
        "TIM005",
        "USPS before day 15",
        _shipped("carrier-usps", "2026-11-01", "2026-11-10"),
        "Too early",
        "from 2026-11-16 on",
    ),
    fires(
        "TIM005",
        "first contact after two weeks",
        _discovered("2026-10-01", "2026-10-15"),
        "within 24 hours",
        severity="info",
    ),
    quiet("TIM005", "clean", clean_case()),
    near("TIM005", "eight days left", _shipped("carrier-dhl-express", "2026-11-01", "2026-11-23")),
    near("TIM005", "missed is TIM004", _shipped("carrier-dhl-express", "2026-09-01", "2026-10-20")),
    near("TIM005", "USPS on day 15", _shipped("carrier-usps", "2026-11-01", "2026-11-16")),
    near("TIM005", "contact on the next day", _discovered("2026-10-01", "2026-10-02")),
    fires("TIM008", "400 days old", _invoiced("2025-10-06"), "400 days", "taken are 365"),
    quiet("TIM008", "clean", clean_case()),
    near("TIM008", "365 days old", _invoiced("2025-11-10")),
    near("TIM008", "a sales invoice", _invoiced("2024-01-01", kind=Kind.SALES_INVOICE)),
    near(
        "TIM008",
        "no date",
        case(
            document("invoice.pdf", Kind.PURCHASE_INVOICE), policy=load("amazon-fba-inbound-lost")
        ),
        "no date was recognised",
    ),
    fires(
        "TIM002",
        "purchase invoice 18 days after",
        _purchase("2026-10-20"),
        "invoice.pdf is of 2026-10-20, but the goods left on 2026-10-02",
    ),
    fires(
        "TIM002", "fapiao 18 days after", _purchase("2026-10-20", Kind.FAPIAO), severity="warning"
    ),
    fires(
        "TIM002",
        "page of the purchase's order 18 days after",
        _bought_on_a_page("2026-10-20"),
        "list.png is of 2026-10-20, but the goods left on 2026-10-02",
    ),
    fires("TIM002", "sales invoice 18 days after", _repaired("Flask", ""), severity="warning"),
    near("TIM002", "the bill of a repair after the delivery", _repaired("Labor 2.5 h", "")),
    near("TIM002", "of a workshop in Germany", _repaired("Reparatur Arbeitsplatte", "")),
    near("TIM002", "维修", _repaired("维修费", "")),
    fires(
        "TIM002",
        "work, but before the incident",
        _repaired("Labor 2.5 h", "2026-11-01"),
        severity="warning",
    ),
    near("TIM002", "any bill after the damage", _repaired("Bar tape", "2026-10-15", injury=True)),
    near("TIM002", "page of the purchase's order, before", _bought_on_a_page("2026-09-20")),
    quiet("TIM002", "clean", clean_case()),
    near("TIM002", "one day for time zones", _purchase("2026-10-03")),
    near("TIM002", "sales invoice within a week", _purchase("2026-10-06", Kind.SALES_INVOICE)),
    near("TIM002", "one reading is before", _purchase(day("2026-10-12", "2026-09-10"))),
    near(
        "TIM002", "no date of shipping", _purchase("2026-10-20", shipped=None), "no document shows"
    ),
    near(
        "TIM002",
        "the order itself is dated after the shipping",
        case(*_purchase("2026-10-20").documents, LATE_ORDER),
        "the order itself",
    ),
)
