from dataclasses import replace

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind, Trouble
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Barcode, Channel, Clarity, Line, Word
from evidencecheck.model.values import Status, Strength, Text
from evidencecheck.policies import load
from tests.factories import (
    ORDER,
    PLENTY,
    UPS,
    case,
    clean_case,
    clean_documents,
    day,
    document,
    event,
    fact,
    item,
    order_id,
    tracking,
    unreadable,
    usd,
    with_claim,
)
from tests.rules.scenarios.files import BLURRED, picture
from tests.rules.scenarios.scenario import fires, near, quiet


def _order(
    *left_out: FactName, text: str | None = None, channel: Channel = Channel.TEXT_LAYER
) -> Document:
    """The order page of the clean case without some of its facts."""
    whole = clean_documents()["order"]
    assert whole is not None
    kept = [f for f in whole.facts if f.name not in left_out]
    return document("order.pdf", Kind.ORDER_DETAILS, *kept, text=text, channel=channel)


def _unread(base: Case, file: str, trouble: Trouble, media_type: str = "application/pdf") -> Case:
    return replace(base, unreadable=(unreadable(file, trouble, media_type),))


NO_ORDER = clean_case(order=None)
NO_DATE = (
    "Order 113-4627301-9284417, total USD 128.40, ship to Maria Lindqvist, 12 Elm St, Springfield"
)
NO_NUMBER = replace(
    with_claim(clean_case(label=None, record=None), tracking_numbers=()),
    documents=(_order(FactName.TRACKING_NUMBER),),
)
NO_VALUE = clean_case(invoice=None, order=_order(FactName.ORDER_TOTAL))
SALES_RECORD = clean_case(
    invoice=document("record.png", Kind.SALES_RECORD, (FactName.SALE_TOTAL, usd("128.40")))
)
NO_RECORD = clean_case(record=None)
UNKNOWN = document("scan.pdf", Kind.UNKNOWN, text="?", media_type="image/png")
UNCLEAR = document("page.png", Kind.UNKNOWN, (FactName.ORDER_ID, order_id()), text="Order")
PRICED = document(
    "scan.pdf",
    Kind.UNKNOWN,
    fact(FactName.SALE_TOTAL, usd("128.40"), "scan.pdf", mention=Mention.CANDIDATE),
)
POSTAGE = document(
    "receipt.jpg",
    Kind.RECEIPT,
    (FactName.TRACKING_NUMBER, tracking()),
    (FactName.CARRIER, Text("ups")),
    (FactName.SALE_TOTAL, usd("17.45")),
    text="Ground Advantage 1 $14.35\nTotal $17.45",
)


def _label(margin: float, *, sharpness: float = 0.48, barcode: bool = True) -> Document:
    """The picture of a label whose print leaves `margin` of each side free."""
    written = document("parcel.jpg", Kind.SHIPPING_LABEL, text=PLENTY)
    low, high = 1000 * margin, 1000 * (1 - margin)
    word = Word(PLENTY, Box(low, low, high, low + 30), 0.98)
    page = replace(
        written.content.pages[0],
        width=1000,
        height=1000,
        lines=(Line(PLENTY, (word,), (0,), Channel.OCR),),
        barcodes=(Barcode("code-128", UPS, Box(low, high - 90, high, high)),) if barcode else (),
        clarity=Clarity(30.0, sharpness, 0.96),
    )
    picture = replace(written.content, media_type="image/jpeg", pages=(page,))
    return replace(written, content=picture)


SCENARIOS = (
    fires("CMP001", "no order page", NO_ORDER, "order number, purchase date", confidence="high"),
    fires(
        "CMP001",
        "order page without any date in its text layer",
        clean_case(order=_order(FactName.ORDER_DATE, text=NO_DATE)),
        "order.pdf",
        "no purchase date",
    ),
    fires(
        "CMP001",
        "it may be in a file of unsupported type",
        _unread(NO_ORDER, "order.pages", Trouble.UNSUPPORTED),
        "order.pages",
        confidence="low",
    ),
    quiet("CMP001", "clean", clean_case()),
    near(
        "CMP001",
        "address not recognised",
        clean_case(order=_order(FactName.SHIP_TO)),
        "no ship-to address",
    ),
    near(
        "CMP001",
        "order page as a picture whose date was not recognised",
        clean_case(order=_order(FactName.ORDER_DATE, channel=Channel.OCR)),
        "purchase date was not recognised",
    ),
    near(
        "CMP001",
        "a page of unknown kind names an order",
        replace(NO_ORDER, documents=(*NO_ORDER.documents, UNCLEAR)),
        "its kind is unclear",
    ),
    fires(
        "CMP001",
        "a page of unknown kind names prices alone",
        replace(NO_ORDER, documents=(*NO_ORDER.documents, PRICED)),
    ),
    near(
        "CMP001",
        "the order page may be the locked file",
        _unread(NO_ORDER, "order.pdf", Trouble.ENCRYPTED),
        "order.pdf, which could not be read",
    ),
    near(
        "CMP001",
        "the order page may be the blurred picture",
        replace(NO_ORDER, documents=(*NO_ORDER.documents, picture(Kind.RECEIPT, "", BLURRED))),
        "order.jpg, which could not be read",
    ),
    near(
        "CMP001",
        "an invoice that shows number, date and address",
        clean_case(
            order=None,
            invoice=document(
                "invoice.pdf",
                Kind.SALES_INVOICE,
                (FactName.ORDER_ID, order_id()),
                (FactName.ORDER_DATE, day("2026-10-01")),
                (FactName.RECIPIENT, Text("Maria Lindqvist")),
                (FactName.SALE_TOTAL, usd("128.40")),
            ),
        ),
    ),
    fires("CMP002", "no number anywhere", NO_NUMBER, "tracking number"),
    fires("CMP002", "only the claim names it", with_claim(NO_NUMBER, tracking_numbers=(UPS,))),
    quiet("CMP002", "clean", clean_case()),
    near(
        "CMP002",
        "telling shape without a label",
        case(
            document(
                "mail.pdf",
                Kind.CORRESPONDENCE,
                fact(FactName.TRACKING_NUMBER, tracking(), "mail.pdf", mention=Mention.CANDIDATE),
            )
        ),
    ),
    near(
        "CMP002",
        "claimed number of unknown shape is printed",
        with_claim(
            replace(NO_NUMBER, documents=(document("a.pdf", Kind.UNKNOWN, text="Ref 77-8812 9"),)),
            tracking_numbers=("7788129",),
        ),
    ),
    fires(
        "CMP002",
        "a weak shape beside the matter is none",
        case(
            document(
                "mail.pdf",
                Kind.CORRESPONDENCE,
                fact(
                    FactName.TRACKING_NUMBER,
                    tracking("123456789012", "fedex-12", strength=Strength.WEAK),
                    "mail.pdf",
                    mention=Mention.CANDIDATE,
                ),
            )
        ),
    ),
    fires("CMP003", "an order page alone, its total on it", clean_case(invoice=None), "of value"),
    fires(
        "CMP003",
        "a page of unknown kind states a total",
        clean_case(invoice=PRICED, order=_order(FactName.ORDER_TOTAL)),
        "scan.pdf",
        severity="warning",
        confidence="low",
    ),
    fires(
        "CMP003",
        "an invoice in a language that isn't known",
        clean_case(
            invoice=document(
                "faktura.pdf",
                Kind.UNKNOWN,
                text="Termos 2 szt 60,00 120,00\nRazem 120,00\nDo zapłaty 147,60 PLN" + PLENTY,
            )
        ),
        "faktura.pdf may be one",
        severity="warning",
    ),
    quiet("CMP003", "clean", clean_case()),
    near("CMP003", "a sales record instead of an invoice", SALES_RECORD),
    near(
        "CMP003",
        "USPS takes the completed transaction on the order page",
        replace(
            clean_case(
                invoice=None,
                order=_order(text="October 5, 2026 - Visa ending in 3356: $172.00 - Completed"),
            ),
            policy=load("carrier-usps"),
        ),
    ),
    fires(
        "CMP003",
        "but not the payment method alone",
        replace(
            clean_case(invoice=None, order=_order(text="Visa ending in 3356\nTotal: $172.00")),
            policy=load("carrier-usps"),
        ),
    ),
    fires("CMP003", "the receipt of the postage", clean_case(invoice=POSTAGE)),
    near(
        "CMP003",
        "the receipt of the goods, sent by the shop",
        clean_case(invoice=replace(POSTAGE, items=(item("1", "60.00", "60.00"),))),
    ),
    near(
        "CMP003",
        "the invoice is damaged",
        _unread(NO_VALUE, "invoice.pdf", Trouble.DAMAGED),
        "invoice.pdf",
    ),
    fires("CMP004", "no photo", clean_case(photo=None), severity="warning"),
    fires(
        "CMP004",
        "as grave as the policy says",
        replace(
            clean_case(photo=None), policy=replace(clean_case().policy, photo_severity="error")
        ),
        severity="error",
    ),
    fires(
        "CMP004",
        "the goods arrived broken",
        replace(clean_case(photo=None), damage="mail.eml"),
        severity="error",
    ),
    fires(
        "CMP004",
        "a locked PDF holds no photo",
        _unread(clean_case(photo=None), "invoice.pdf", Trouble.ENCRYPTED),
        confidence="high",
    ),
    quiet("CMP004", "clean", clean_case()),
    near("CMP004", "a video", clean_case(photo=document("packing.mp4", Kind.VIDEO, text=""))),
    near("CMP004", "a picture of unclear kind", clean_case(photo=UNKNOWN), "may be the photo"),
    quiet("CMP004", "a photo of the parcel with its label", clean_case(photo=_label(0.25))),
    near("CMP004", "a photo that the label fills", clean_case(photo=_label(0.04)), "of the label"),
    fires("CMP004", "a drawn label", clean_case(photo=_label(0.25, sharpness=1.0))),
    fires("CMP004", "a slip of the post office", clean_case(photo=_label(0.25, barcode=False))),
    near(
        "CMP004",
        "the picture is damaged",
        _unread(clean_case(photo=None), "photo.jpg", Trouble.DAMAGED, "image/jpeg"),
        "photo.jpg",
    ),
    fires("CMP005", "no record", NO_RECORD, "scan by the carrier"),
    fires(
        "CMP005",
        "an order page that says shipped is no record",
        replace(
            NO_RECORD,
            documents=(
                document(
                    "order.pdf",
                    Kind.ORDER_DETAILS,
                    (FactName.ORDER_ID, order_id(ORDER)),
                    events=[event("2026-10-03", Status.IN_TRANSIT)],
                ),
            ),
        ),
    ),
    quiet("CMP005", "clean", clean_case()),
    near(
        "CMP005",
        "a record without a scan is another rule's",
        clean_case(
            record=document(
                "tracking.pdf",
                Kind.TRACKING_RECORD,
                (FactName.TRACKING_NUMBER, tracking()),
                events=[event("2026-10-02", Status.LABEL_CREATED)],
            )
        ),
    ),
    near(
        "CMP005",
        "a record whose events were not recognised",
        clean_case(record=document("tracking.pdf", Kind.TRACKING_RECORD)),
        "no events were recognised",
    ),
    near(
        "CMP005",
        "a history of unclear kind",
        clean_case(
            record=document(
                "history.pdf", Kind.UNKNOWN, events=[event("2026-10-03", Status.ACCEPTED)]
            )
        ),
    ),
)
