"""Whether a document can be read at all: what FIL006 reports, and other rules don't count again."""

from __future__ import annotations

from collections.abc import Mapping

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Clarity, Page
from evidencecheck.rules.paper_names import names_paper, page_named
from evidencecheck.rules.sureness import is_sure

UNREAD_LINES = 5
"""Lines seen but not read from which on a page counts as hard to read: screenshots under a blur of
4 px showed 6 to 24 (measured)."""
SMALL = 9.0
"""Pixels of glyph height under which letters are guessed rather than read."""
NEEDED = 20
"""Pixels of glyph height to ask for."""
DARK = 40 / 255
"""Brightness under which a screen is no longer in its dark colours (0.23), but photographed in the
dark."""
BLURRED = 0.13
"""Sharpness under a Gaussian blur of 3 px on letters of 14 px."""
_FEWEST_LETTERS = 20
"""Letters and digits that a reader makes out of a smudge, at most."""
UNSURE = 0.6
WELL_READ = 0.9
"""Screenshots in dark colours are read with 0.99 and more; of a photo taken in the dark hardly a line is
read at all (measured)."""

_TOTALS = (FactName.ORDER_TOTAL, FactName.SALE_TOTAL, FactName.COST_TOTAL)
_INVOICE = (*_TOTALS, FactName.INVOICE_DATE, FactName.INVOICE_NUMBER, FactName.FAPIAO_NUMBER)
MUST_SHOW: Mapping[Kind, tuple[FactName, ...]] = {
    Kind.ORDER_DETAILS: (FactName.ORDER_ID, FactName.ORDER_DATE),
    Kind.SALES_INVOICE: _INVOICE,
    Kind.PURCHASE_INVOICE: _INVOICE,
    Kind.FAPIAO: _INVOICE,
    Kind.RECEIPT: _INVOICE,
    Kind.SHIPPING_LABEL: (FactName.TRACKING_NUMBER,),
    Kind.TRACKING_RECORD: (
        FactName.TRACKING_NUMBER,
        FactName.TRACKING_STATUS,
        FactName.FIRST_SCAN_DATE,
    ),
}
"""The fields that make a document of a kind worth sending. One of them read is enough to be legible."""
_UNCLEAR = (Kind.UNKNOWN, Kind.PHOTO)
"""What a picture is taken for when next to nothing on it was read."""


def is_illegible(document: Document) -> bool:
    """Whether nothing that its kind must show was read, and the picture is to blame."""
    pages = [page for page in document.content.pages if page.lines or page.clarity]
    if not pages or any(page.barcodes for page in pages):
        return False
    wanted = MUST_SHOW.get(document.kind)
    if wanted is None or any(map(_is_legible, document.named(*wanted, decided_only=False))):
        return False
    return all(page.clarity and _is_hard(page, page.clarity) for page in pages)


def _is_legible(fact: Fact) -> bool:
    """Whether a field was read; a guess at what nothing settles was not."""
    return fact.decided or is_sure(fact.reading)


def is_illegible_paper(case: Case, document: Document) -> bool:
    """Whether a picture that its name calls a label, an invoice … shows nothing that can be read.

    What hides the text hides the kind too, so the name has to tell it. A picture of the goods bears
    another name, and on a sharp one without text there is nothing to read.
    """
    pages = document.content.pages
    return (
        document.kind in _UNCLEAR
        and sum(char.isalnum() for char in document.content.text) < _FEWEST_LETTERS
        and bool(pages)
        and all(not page.barcodes and page.clarity and _is_hidden(page.clarity) for page in pages)
        and (names_paper(document.file) or _is_missing_page(case, document))
    )


def _is_missing_page(case: Case, document: Document) -> bool:
    """Whether it is called like a page that the case lacks: order.jpg, where there is no order page."""
    kind = page_named(document.file)
    return kind is not None and not case.of_kind(kind)


def may_be_illegible(document: Document) -> bool:
    """Whether a picture of no clear kind shows what may be lines of text that nobody can read.

    A pattern on the goods looks the same to a detector of text (8 of 119 drawn photos): that is for
    a person to look at, never a finding.
    """
    pages = document.content.pages
    return document.kind in _UNCLEAR and any(
        page.clarity and page.clarity.unread >= UNREAD_LINES and not page.barcodes for page in pages
    )


def _is_hidden(clarity: Clarity) -> bool:
    return (
        clarity.unread >= UNREAD_LINES
        or clarity.brightness < DARK
        or (clarity.sharpness is not None and clarity.sharpness < BLURRED)
    )


def _is_read(page: Page) -> bool:
    """Whether several lines were read well: a screen in dark colours, which is black for the most part."""
    return len(page.lines) >= UNREAD_LINES and page.legibility >= WELL_READ


def _is_hard(page: Page, clarity: Clarity) -> bool:
    return (
        clarity.unread >= UNREAD_LINES
        or page.legibility < UNSURE
        or (clarity.brightness < DARK and not _is_read(page))
        or (clarity.glyph_height is not None and clarity.glyph_height < SMALL)
        or (clarity.sharpness is not None and clarity.sharpness < BLURRED)
    )
