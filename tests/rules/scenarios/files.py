from dataclasses import replace

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind, Trouble
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel, Clarity
from tests.factories import case, clean_case, document, fact, order_id, unreadable, usd
from tests.rules.scenarios.scenario import fires, near, quiet


def _with(trouble: Trouble) -> Case:
    return replace(clean_case(), unreadable=(unreadable("extra.pdf", trouble),))


def picture(
    kind: Kind, text: str, clarity: Clarity, legibility: float = 0.9, file: str = "order.jpg"
) -> Document:
    """A document of one picture that could be made out as `clarity` says."""
    made = document(file, kind, text=text, media_type="image/jpeg")
    (page,) = made.content.pages
    measured = replace(page, clarity=clarity, legibility=legibility)
    return replace(made, content=replace(made.content, pages=(measured,)))


def _beside(extra: Document) -> Case:
    base = clean_case()
    return replace(base, documents=(*base.documents, extra))


BLURRED = Clarity(glyph_height=21.0, sharpness=0.07, brightness=1.0, unread=12)
SMALL = Clarity(glyph_height=5.1, sharpness=0.6, brightness=1.0, unread=20)
DARK = Clarity(glyph_height=15.0, sharpness=0.6, brightness=0.05, unread=20)
CLEAR = Clarity(glyph_height=15.0, sharpness=0.9, brightness=1.0)
SMUDGE = Clarity(glyph_height=None, sharpness=0.03, brightness=0.9)
"""Blurred so far that not even lines can be told."""
BARE = Clarity(glyph_height=None, sharpness=0.5, brightness=0.9)


def _smudge(file: str, clarity: Clarity = SMUDGE, text: str = "") -> Case:
    return _beside(picture(Kind.PHOTO, text, clarity, 0.0, file))


def _alone(file: str) -> Case:
    return case(picture(Kind.PHOTO, "", SMUDGE, 0.0, file))


_order = picture(Kind.ORDER_DETAILS, "Order placed", SMALL)
_scan = document("scan.pdf", Kind.UNKNOWN, text="a page")
_lost, _left_out = msg("page 2 is lost"), msg("only the first 200 pages were read")
_partly = replace(_scan, content=replace(_scan.content, notes=(_lost,), damage=(_lost,)))
_long = replace(_scan, content=replace(_scan.content, notes=(_left_out,)))
_read = replace(_order, facts=(fact(FactName.ORDER_ID, order_id(), "order.jpg"),))


def _guess(confidence: float) -> Document:
    """An amount that no label explains."""
    total = fact(
        FactName.SALE_TOTAL,
        usd("1872.08"),
        "order.jpg",
        mention=Mention.CANDIDATE,
        channel=Channel.OCR,
        confidence=confidence,
    )
    return replace(picture(Kind.SALES_INVOICE, "Total", SMALL), facts=(total,))


_SCREEN = Clarity(glyph_height=15.0, sharpness=0.6, brightness=0.09)
_LINES = "#2207\nPaid\nFulfilled\nSubtotal\nShipping\nTotal"
_dark_mode = picture(Kind.ORDER_DETAILS, _LINES, _SCREEN, 0.99)
_dark_photo = picture(Kind.ORDER_DETAILS, _LINES, _SCREEN, 0.7)

SCENARIOS = (
    fires("FIL001", "damaged", _with(Trouble.DAMAGED), "extra.pdf", "breaks off"),
    fires("FIL001", "read in part", _beside(_partly), "page 2 is lost", severity="warning"),
    quiet("FIL001", "all read", clean_case()),
    near("FIL001", "pages left out of a sound file", _beside(_long), "first 200"),
    near("FIL001", "locked, not damaged", _with(Trouble.ENCRYPTED)),
    near("FIL001", "refused, not damaged", _with(Trouble.REJECTED)),
    fires("FIL002", "password", _with(Trouble.ENCRYPTED), "extra.pdf"),
    quiet("FIL002", "all read", clean_case()),
    near("FIL002", "damaged, not locked", _with(Trouble.DAMAGED)),
    fires("FIL003", "zero bytes", _with(Trouble.EMPTY), "extra.pdf"),
    quiet("FIL003", "all read", clean_case()),
    near("FIL003", "unsupported, not empty", _with(Trouble.UNSUPPORTED)),
    fires("FIL004", "unknown type", _with(Trouble.UNSUPPORTED), severity="warning"),
    quiet("FIL004", "all read", clean_case()),
    near("FIL004", "empty file of a known type", _with(Trouble.EMPTY)),
    fires("FIL009", "refused as unsafe", _with(Trouble.REJECTED), "extra.pdf", "breaks off"),
    quiet("FIL009", "all read", clean_case()),
    near("FIL009", "damaged, not unsafe", _with(Trouble.DAMAGED)),
    fires("FIL006", "blurred", _beside(picture(Kind.ORDER_DETAILS, "Order", BLURRED)), "blurred"),
    fires("FIL006", "small", _beside(_order), "order.jpg", "5 pixels", "20 are needed"),
    fires("FIL006", "dark", _beside(picture(Kind.RECEIPT, "a b", DARK)), "order.jpg", "dark"),
    quiet("FIL006", "all read", clean_case()),
    quiet("FIL006", "photo of goods", _beside(picture(Kind.PHOTO, "", CLEAR, 0.0))),
    near("FIL006", "small, and read all the same", _beside(_read)),
    fires("FIL006", "small, and one field guessed", _beside(_guess(0.67)), "5 pixels"),
    near("FIL006", "small, and one field read well, whatever it is", _beside(_guess(0.95))),
    near("FIL006", "a screen in dark colours, read well", _beside(_dark_mode)),
    fires("FIL006", "a dark photo, read badly", _beside(_dark_photo), "order.jpg", "dark"),
    near(
        "FIL006",
        "a photo with a pattern, or of a page",
        _beside(picture(Kind.PHOTO, "", BLURRED)),
        "may show text",
    ),
    fires("FIL006", "called a label, all blurred", _smudge("etichetta.jpg"), "too blurred to read"),
    fires("FIL006", "called an invoice, dark", _smudge("発票/請求書 2.png", DARK), "too dark"),
    fires("FIL006", "called order, all blurred, and no order page", _alone("order.jpg"), "blurred"),
    near("FIL006", "called order, all blurred, beside the order page", _smudge("order.jpg")),
    near("FIL006", "goods, all blurred, and no order page", _alone("goods.jpg")),
    near("FIL006", "goods, all blurred", _smudge("IMG_7133.jpg")),
    near("FIL006", "goods, called by the order", _smudge("order 113-4627301-9284417.jpg")),
    near("FIL006", "called a label, sharp and without text", _smudge("label.jpg", BARE)),
    near(
        "FIL006",
        "called a label, and read",
        _smudge("label.jpg", text="Fragile, this way up, 2 kg, glass inside"),
    ),
    near(
        "FIL006",
        "clear order page whose layout is not known",
        _beside(picture(Kind.ORDER_DETAILS, "Order", CLEAR)),
    ),
)
