"""What policies ask for beside the common list: evidence, thresholds, files, proofs of value."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from evidencecheck.model.case import Basis, Case, Claim, Policy, PolicySource, Upload
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import AmountRole, FactName
from evidencecheck.model.message import msg
from evidencecheck.model.values import SHOP_ORDER, Identifier, Money, Status
from evidencecheck.policies import load
from tests.factories import (
    ORDER,
    OTHER_ORDER,
    amount,
    case,
    clean_case,
    clean_documents,
    document,
    event,
    item,
    order_id,
    tracking,
    unreadable,
    usd,
)
from tests.rules.scenarios.scenario import fires, near, quiet

STRANGE = "112-9685975-5907428"


def _fba(*documents: Document, **more: object) -> Case:
    return case(*documents, policy=load("amazon-fba-inbound-lost"), **more)  # type: ignore[arg-type]


def _injury(amount: Money | None, **claim: object) -> Case:
    values = {"marketplace": "US", "incident_on": date(2026, 10, 1), **claim}
    return case(claim=Claim(amount=amount, **values), policy=load("amazon-atoz-injury"))  # type: ignore[arg-type]


def _about(file: str, order: str, kind: Kind = Kind.SALES_INVOICE) -> Document:
    return document(file, kind, (FactName.ORDER_ID, order_id(order)))


def _sized(policy: str, size: int, kind: Kind = Kind.SALES_INVOICE) -> Case:
    held = case(document("scan.pdf", kind), policy=load(policy))
    return replace(held, sizes={"scan.pdf": size})


def _typed(policy: str, media_type: str, file: str = "invoice.pdf") -> Case:
    invoice = document(file, Kind.PURCHASE_INVOICE, media_type=media_type)
    return case(invoice, policy=load(policy))


def _listed_twice(media_type: str) -> Case:
    """Its policy takes spreadsheets of any kind, but of proofs of value only PDF."""
    anything = Upload(media_types=("application/pdf", "text/csv"))
    proofs = Upload(kinds=(Kind.PURCHASE_INVOICE,), media_types=("application/pdf",))
    invoice = document("i.csv", Kind.PURCHASE_INVOICE, media_type=media_type)
    return case(invoice, policy=replace(PLAIN, uploads=(anything, proofs)))


def _invoice(
    text: str,
    *,
    dated: bool = True,
    items: bool = True,
    facts: Sequence[tuple[FactName, object]] = (),
    **more: object,
) -> Case:
    facts = [*facts, *([(FactName.ORDER_DATE, clean_date())] if dated else [])]
    held = [item("2", "60.00", "120.00")] if items else []
    invoice = document(
        "invoice.pdf",
        Kind.SALES_INVOICE,
        *facts,  # type: ignore[arg-type]
        items=held,
        text=text,
        **more,  # type: ignore[arg-type]
    )
    return case(invoice)


def clean_date() -> object:
    order = clean_documents()["order"]
    assert order is not None
    return order.named(FactName.ORDER_DATE)[0].value


WORDS = (
    "Two vacuum flasks of one litre in black, with a lid and a brush to clean them, as ordered. "
    * 2
)
WHOLE = f"Corvane Outfitters LLC\nINVOICE\nDescription Qty Price\n{WORDS}\nTotal 120.00 USD"
BARE = (
    f"Töpferei Hansen GmbH\nRechnung 118\n02.10.2026\n{{line}}\n{'Vielen Dank! ' * 12}\nSumme EUR"
)
ANONYMOUS = (
    f"INVOICE\nOrder date: today\nBill to: me\nInvoice # 17\nDue: now\nPage 1\n{WORDS}\nQty 2"
)
UNMARKED = replace(
    amount(AmountRole.TOTAL, "120.00"), money=Money(amount(AmountRole.TOTAL, "120.00").money.amount)
)
PLAIN = Policy("own", msg("Own"), Basis.SALE, (), (), ())
MAIL = document("letter.pdf", Kind.CORRESPONDENCE)
BOX = document("box.pdf", Kind.SHIPPING_LABEL, text="Ship to ONT8\nFBA15DJ9S3J5U000001")
ARRIVED = document(
    "t.pdf", Kind.TRACKING_RECORD, events=[event("2026-10-03", Status.DELIVERED, file="t.pdf")]
)
PHOTOS = [
    document(name, Kind.PHOTO, text="", media_type="image/jpeg") for name in ("a.jpg", "b.jpg")
]
COPY = replace(PHOTOS[1], content=replace(PHOTOS[1].content, sha256=PHOTOS[0].content.sha256))
SHOTS = [
    document(name, Kind.ORDER_DETAILS, text=WORDS, media_type="image/png")
    for name in ("a.png", "b.png")
]
OTHER_SHOT = document("b.png", Kind.ORDER_DETAILS, text=f"{WORDS} 7", media_type="image/png")

SUED = replace(clean_case(), policy=load("amazon-atoz-injury"), claim=Claim(amount=usd("900.00")))
DELIVERED = document(
    "t.pdf",
    Kind.TRACKING_RECORD,
    (FactName.TRACKING_NUMBER, tracking()),
    events=[event("2026-10-03", Status.DELIVERED, file="t.pdf")],
)

RETURNED = replace(DELIVERED, events=(event("2026-10-03", Status.RETURNED, file="t.pdf"),))

SCENARIOS = (
    near("TRK001", "units are missing of a shipment that has arrived", _fba(DELIVERED)),
    near("TRK004", "units are missing of a shipment, its label says returned", _fba(RETURNED)),
    near("VAL007", "an injury costs more than the goods", SUED),
    near(
        "CMP001",
        "an order page without date that nobody asks for",
        _fba(_about("o.pdf", ORDER, Kind.ORDER_DETAILS)),
    ),
    fires("CMP006", "nothing but an invoice", _fba(document("i.pdf", Kind.PURCHASE_INVOICE))),
    quiet("CMP006", "clean", clean_case()),
    near("CMP006", "on a box label", _fba(BOX)),
    near("CMP006", "a file is damaged", _fba(unreadable=[unreadable("s.pdf")]), "s.pdf"),
    fires("CMP007", "nothing but an invoice", _fba(document("i.pdf", Kind.PURCHASE_INVOICE))),
    quiet("CMP007", "clean", clean_case()),
    near("CMP007", "the record ends in a delivery", _fba(ARRIVED)),
    near("CMP007", "a bill of lading", _fba(document("b.pdf", Kind.BILL_OF_LADING)), "stamped"),
    near(
        "CMP007",
        "a partnered carrier",
        _fba(document("s.pdf", Kind.SHIPMENT_DETAILS, text="Amazon-partnered carrier (UPS)")),
        "partnered",
    ),
    fires(
        "CMP007",
        "not a partnered one",
        _fba(document("s.pdf", Kind.SHIPMENT_DETAILS, text="Non-partnered carrier")),
    ),
    fires("CMP008", "letters only", case(MAIL, policy=load("amazon-atoz-injury"))),
    quiet("CMP008", "clean", clean_case()),
    near(
        "CMP008",
        "a certificate",
        case(document("c.pdf", Kind.INSURANCE_CERTIFICATE), policy=load("amazon-atoz-injury")),
    ),
    fires("CMP009", "no statement of the carrier", clean_case(), "the carrier's statement"),
    quiet("CMP009", "nothing is optional", case(policy=PLAIN)),
    near(
        "CMP009",
        "the statement is there",
        replace(
            clean_case(),
            documents=(*clean_case().documents, document("s.pdf", Kind.CARRIER_STATEMENT)),
        ),
    ),
    fires(
        "CMP010",
        "two orders, two documents each",
        case(
            _about("a.pdf", ORDER),
            _about("b.pdf", ORDER, Kind.ORDER_DETAILS),
            _about("c.pdf", STRANGE),
            _about("d.pdf", STRANGE, Kind.ORDER_DETAILS),
        ),
        f"order {ORDER} in a.pdf and b.pdf",
        f"order {STRANGE} in c.pdf and d.pdf",
    ),
    quiet("CMP010", "clean", clean_case()),
    near(
        "CMP010",
        "one strange invoice",
        case(_about("a.pdf", ORDER), _about("b.pdf", ORDER), _about("c.pdf", STRANGE)),
    ),
    near(
        "CMP010",
        "one wrong digit, twice",
        case(
            *(_about(f"{n}.pdf", o) for n, o in enumerate((ORDER, ORDER, OTHER_ORDER, OTHER_ORDER)))
        ),
    ),
    near(
        "CMP010",
        "a shop's own number beside the marketplace's",
        case(
            _about("a.pdf", ORDER),
            _about("b.pdf", ORDER),
            *(
                document(f, Kind.PACKING_SLIP, (FactName.ORDER_ID, Identifier("18842", SHOP_ORDER)))
                for f in ("c.pdf", "d.pdf")
            ),
        ),
    ),
    fires("CMP011", "no date", _invoice(WHOLE, dated=False), "invoice.pdf does not show: its date"),
    fires(
        "CMP011",
        "no currency",
        _invoice(WHOLE.replace(" USD", ""), amounts=[UNMARKED]),
        "its currency",
    ),
    near(
        "CMP011",
        "goods in a sentence",
        _invoice(BARE.format(line="2 x Thermoskanne, je 60,00 EUR"), items=False),
        "may be there",
    ),
    fires(
        "CMP011", "no goods at all", _invoice(BARE.format(line="Danke!"), items=False), "its items"
    ),
    fires("CMP011", "no issuer", _invoice(ANONYMOUS), "its issuer"),
    quiet("CMP011", "whole", _invoice(WHOLE)),
    near(
        "CMP011",
        "a date without a label",
        _invoice(f"{WHOLE}\n02.10.2026", dated=False),
        "may be there",
    ),
    fires(
        "CMP011",
        "no date, in a town that begins like a month",
        _invoice(f"{WHOLE}\nLager: 86150 Augsburg, 39108 Maigasse 4, Marshall 3rd", dated=False),
        "its date",
    ),
    fires(
        "CMP011",
        "no date, but a year in its number",
        _invoice(
            f"{WHOLE}\nInvoice no. INV-2026-0042",
            dated=False,
            facts=[(FactName.INVOICE_NUMBER, Identifier("INV-2026-0042", ""))],
        ),
        "its date",
    ),
    *(
        near("CMP011", f"dated {day!r}", _invoice(f"{WHOLE}\n{day}", dated=False), "may be there")
        for day in (
            "3rd of March",
            "14. Sept",
            "Mai 26",
            "14 września 2026",
            "Date: Nov/14",
            "26年",
        )
    ),
    near(
        "CMP011",
        "a letterhead without a form of firm",
        _invoice(WHOLE.replace("Corvane Outfitters LLC", "Harbour & Pine")),
    ),
    near(
        "CMP011",
        "a page that says next to nothing",
        _invoice("INVOICE 1", dated=False),
        "not read well",
    ),
    fires(
        "POL002",
        "an injury of 800 USD",
        _injury(usd("800.00")),
        "800.00 USD is not above 1000 USD",
        "no recourse",
    ),
    fires(
        "POL002",
        "an injury of 1,200 USD",
        _injury(usd("1200.00")),
        "is above 1000 USD",
        "the seller or the insurer answers",
    ),
    quiet("POL002", "no threshold", clean_case()),
    near("POL002", "another currency", _injury(Money(usd("800").amount, ("EUR",))), "no rate"),
    near("POL002", "no amount", _injury(None), "no claimed amount"),
    near(
        "POL002",
        "below the most that SAFE-T pays",
        case(claim=Claim(marketplace="US", amount=usd("80.00")), policy=load("amazon-safe-t")),
    ),
    fires(
        "POL003",
        "before it was in force",
        _injury(None, incident_on=date(2021, 8, 31)),
        "from 2021-09-01 on",
    ),
    fires(
        "POL003", "another marketplace", _injury(None, marketplace="JP"), "applies in US, not in JP"
    ),
    quiet("POL003", "clean", clean_case()),
    near("POL003", "the first day", _injury(None, incident_on=date(2021, 9, 1))),
    near("POL003", "no marketplace", _injury(None, marketplace=None), "marketplace"),
    near(
        "POL003",
        "it was inferred",
        replace(_injury(None, marketplace="JP"), policy_source=PolicySource.INFERRED),
    ),
    fires(
        "FIL005",
        "14 MB for Royal Mail",
        _sized("carrier-royal-mail", 14_000_000),
        "14 MB",
        "takes 3 MB",
    ),
    quiet("FIL005", "clean", clean_case()),
    near("FIL005", "exactly the limit", _sized("carrier-royal-mail", 3_000_000)),
    near("FIL005", "no limit is known", _sized("carrier-ups", 14_000_000)),
    near("FIL005", "the limit is for certificates", _sized("amazon-atoz-injury", 14_000_000)),
    fires(
        "FIL007",
        "the same bytes",
        case(PHOTOS[0], COPY),
        "b.jpg is the same file as a.jpg",
        confidence="high",
    ),
    fires(
        "FIL007",
        "the same photo",
        replace(case(*PHOTOS), same_photos=(("a.jpg", "b.jpg"),)),
        "same picture",
    ),
    fires("FIL007", "the same page of text", case(*SHOTS), "same picture"),
    quiet("FIL007", "clean", clean_case()),
    near("FIL007", "two photos", case(*PHOTOS)),
    near("FIL007", "one character differs", case(SHOTS[0], OTHER_SHOT)),
    near(
        "FIL007",
        "an attachment beside its copy",
        case(PHOTOS[0], replace(COPY, content=replace(COPY.content, file="m.eml!/a.jpg"))),
    ),
    fires(
        "FIL008", "a JPEG called PDF", _typed("generic-loss", "image/jpeg"), ".pdf", "image/jpeg"
    ),
    quiet("FIL008", "clean", clean_case()),
    near("FIL008", "jpeg in capitals", _typed("generic-loss", "image/jpeg", "INVOICE.JPEG")),
    near(
        "FIL008", "an ending that promises nothing", _typed("generic-loss", "image/jpeg", "invoice")
    ),
    fires(
        "FIL010",
        "a spreadsheet for FBA",
        _typed("amazon-fba-inbound-lost", "text/csv", "i.csv"),
        "text/csv",
    ),
    quiet("FIL010", "clean", clean_case()),
    fires(
        "FIL010",
        "one of two lists lacks it",
        _listed_twice("text/csv"),
        "takes application/pdf",
    ),
    near("FIL010", "a GIF for FBA", _typed("amazon-fba-inbound-lost", "image/gif", "i.gif")),
    near("FIL010", "no format is known", _typed("carrier-ups", "text/csv", "i.csv")),
    fires(
        "VAL011",
        "amount due",
        case(
            document("i.pdf", Kind.SALES_INVOICE, text="Amount due 128.40, unpaid"),
            policy=load("carrier-usps"),
        ),
    ),
    quiet("VAL011", "not wanted", clean_case()),
    near(
        "VAL011",
        "stamped",
        case(document("i.pdf", Kind.SALES_INVOICE, text="PAID 2 Oct"), policy=load("carrier-usps")),
    ),
    near(
        "VAL011", "a receipt", case(document("i.pdf", Kind.RECEIPT), policy=load("carrier-fedex"))
    ),
    near(
        "VAL011",
        "a file is damaged",
        case(
            document("i.pdf", Kind.SALES_INVOICE),
            policy=load("carrier-usps"),
            unreadable=[unreadable("r.pdf")],
        ),
        "r.pdf",
    ),
)
