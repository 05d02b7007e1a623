"""PDF to pages through PDFium: rendered pixels and the text layer with its boxes.

PDFium is not thread-safe (pypdfium2 #303): one process per file at a time.
"""

from __future__ import annotations

import ctypes
import functools
import logging
import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.load.kept_pages import kept_pages
from evidencecheck.stages.load.loaded import DamagedPage, Glyph, Loaded, RawPage
from evidencecheck.stages.load.members import member_of
from evidencecheck.stages.load.pdf_annotations import page_with_annotations
from evidencecheck.stages.load.pdf_attachments import carried
from evidencecheck.stages.load.pdf_clipped import clipped_text
from evidencecheck.stages.load.pdf_covered import covered_text
from evidencecheck.stages.load.pdf_structure import PdfStructure, pdf_structure
from evidencecheck.stages.load.pdf_unseen import unseen_text
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.sniff import PDF

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

DPI = 200
"""Resolution of page images: order IDs, amounts and dates read 100 % at 100 to 300 dpi, and larger
pages only cost time (measured, reference OCR set)."""
MAX_SIDE = 3000
"""Longest side of a page image in pixels."""
MAX_OBJECTS = 20_000
"""Page objects looked at for pictures; a drawing with more holds no readable picture anyway."""
MAX_GLYPHS = 100_000
"""Characters of one page; a dense legal page has 10,000."""
MAX_FONT_NAME = 128
"""Bytes; PostScript names have at most 63 characters (Adobe Technical Note 5902)."""
MAX_FONTS = 64
"""Names that are kept for the characters to come."""

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # it advises on builds with XFA forms


def load_pdf(file: EvidenceFile, sha256: str) -> Loaded:
    """Open `file` with an empty password (all that an owner password asks for).

    Raises:
        Refusal: ENCRYPTED with a user password, EMPTY without pages, DAMAGED if PDFium cannot
            repair it.
    """
    structure = pdf_structure(file.path)
    if structure.needs_password:
        raise _encrypted()
    document = _opened(file, structure)
    count = len(document)
    extra = carried(file.path)
    # One page is open at a time: PDFium keeps what it made of each, pictures too.
    opened = functools.lru_cache(maxsize=1)(functools.partial(page_with_annotations, document))
    page = kept_pages(lambda number: _page(opened, number - 1))

    def pages() -> Iterator[RawPage | DamagedPage]:
        return (page(number) for number in range(1, count + 1))

    return Loaded(
        file,
        sha256,
        PDF,
        count,
        pages,
        page,
        notes=_notes(structure, count),
        attachments=structure.attachments,
        data=extra.data,
        members=lambda: (member_of(name, blob) for name, blob in extra.files),
        cut_short=not structure.complete,
    )


def _opened(file: EvidenceFile, structure: PdfStructure) -> Any:
    try:
        document = pdfium.PdfDocument(file.path)
        document.init_forms()
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise _encrypted() from error
        none = structure.page_count == 0 or error.err_code == pdfium_c.FPDF_ERR_SUCCESS
        if none and structure.complete:
            raise Refusal(Trouble.EMPTY, msg("The PDF has no pages. Export it again.")) from error
        raise _damaged(structure) from error
    return document


def _encrypted() -> Refusal:
    return Refusal(
        Trouble.ENCRYPTED,
        msg(
            "The PDF needs a password to open."
            " Save a copy without password (print it to PDF) and hand in that copy."
        ),
    )


def _damaged(structure: PdfStructure) -> Refusal:
    if structure.complete:
        reason = msg("The PDF is damaged and no PDF reader can open it. Export it again.")
    else:
        reason = msg("The PDF is cut off: its end is missing. Download or export it again.")
    return Refusal(Trouble.DAMAGED, reason)


def _notes(structure: PdfStructure, count: int) -> tuple[Message, ...]:
    notes = []
    if not structure.complete:
        notes.append(
            msg("The end of the PDF is missing; what could be recovered was read. Export it again.")
        )
    if structure.page_count is not None and structure.page_count > count:
        notes.append(
            msg(
                "The PDF lists {listed} pages, but only {count} can be opened.",
                listed=str(structure.page_count),
                count=str(count),
            )
        )
    return tuple(notes)


def _page(opened: Callable[[int], Any], index: int) -> RawPage | DamagedPage:
    """The page with its text layer; forms and comments count as printed on it."""
    try:
        page = opened(index)
        scale = _scale(page)
        width, height = (math.ceil(side * scale) for side in page.get_size())
        pictures, shapes = _objects(page, width, height)
        unseen = unseen_text(page, pictures, width * height)
        glyphs = _glyphs(page, width, height, unseen)
    except (pdfium.PdfiumError, IndexError, OverflowError, ValueError) as error:
        return DamagedPage(
            index + 1,
            msg(
                "Page {number} is damaged and was skipped: {error}.",
                number=str(index + 1),
                error=str(error).rstrip("."),
            ),
        )

    def image(times: int = 1) -> Pixels:
        bitmap = opened(index).render(
            scale=times * scale,
            rev_byteorder=True,
            force_bitmap_format=pdfium_c.FPDFBitmap_BGR,
        )
        pixels: Pixels = bitmap.to_numpy().copy()
        bitmap.close()
        return pixels

    return RawPage(index + 1, width, height, image, True, glyphs, pictures, shapes, image)


def _scale(page: Any) -> float:
    """Pixels per point."""
    longest = max(page.get_size())
    if not longest > 0:
        raise ValueError("page without size")
    return float(min(DPI / 72, MAX_SIDE / longest))


class _ToPixels:
    """Affine map from the page's own coordinates to its image: crop box and /Rotate included."""

    FINE = 256
    """PDFium rounds to whole device pixels, so it is asked about a device this much larger."""

    def __init__(self, page: Any, width: int, height: int) -> None:
        def at(x: float, y: float) -> tuple[float, float]:
            dx, dy = ctypes.c_int(), ctypes.c_int()
            fine_w, fine_h = width * self.FINE, height * self.FINE
            pdfium_c.FPDF_PageToDevice(page, 0, 0, fine_w, fine_h, 0, x, y, dx, dy)
            return dx.value / self.FINE, dy.value / self.FINE

        unit = max(*page.get_size(), 1.0)
        self.x0, self.y0 = at(0, 0)
        (x1, y1), (x2, y2) = at(unit, 0), at(0, unit)
        self.a, self.b = (x1 - self.x0) / unit, (y1 - self.y0) / unit
        self.c, self.d = (x2 - self.x0) / unit, (y2 - self.y0) / unit

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        x0, x1 = self.x0 + self.a * left, self.x0 + self.a * right
        y0, y1 = self.y0 + self.b * left, self.y0 + self.b * right
        low, high = self.c * bottom, self.c * top
        xs = (x0 + low, x0 + high, x1 + low, x1 + high)
        low, high = self.d * bottom, self.d * top
        ys = (y0 + low, y0 + high, y1 + low, y1 + high)
        return Box(min(xs), min(ys), max(xs), max(ys))


def _glyphs(
    page: Any, width: int, height: int, unseen: Callable[[Any, int], bool] | None
) -> tuple[Glyph, ...]:
    to_pixels = _ToPixels(page, width, height)
    page_turn = page.get_rotation()
    textpage = page.get_textpage()
    loose = pdfium_c.FS_RECTF()
    is_few = pdfium_c.FPDFPage_CountObjects(page) <= MAX_OBJECTS
    clipped = clipped_text(page) if is_few else None
    covered = covered_text(page) if is_few else None
    name = ctypes.create_string_buffer(MAX_FONT_NAME)
    found = []
    for index in range(min(textpage.count_chars(), MAX_GLYPHS)):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        if not pdfium_c.FPDFText_GetLooseCharBox(textpage, index, loose):
            continue
        angle = math.degrees(pdfium_c.FPDFText_GetCharAngle(textpage, index))
        # Both run clockwise as one sees it; PDFium's angle leaves /Rotate out.
        turn = (round((page_turn + angle) / 90) * 90) % 360
        found.append(
            Glyph(
                chr(code) if code < 0x110000 else "�",
                to_pixels.box(loose.left, loose.bottom, loose.right, loose.top),
                turn,
                pdfium_c.FPDFText_IsGenerated(textpage, index) == 1,
                unseen is not None and unseen(textpage, index),
                _font(textpage, index, name),
                clipped is not None and clipped(textpage, index),
                covered is not None and covered(textpage, index),
            )
        )
    textpage.close()
    return tuple(found)


def _font(textpage: Any, index: int, name: ctypes.Array[ctypes.c_char]) -> str:
    """Name of a character's font; `name` is written over."""
    length = pdfium_c.FPDFText_GetFontInfo(textpage, index, name, MAX_FONT_NAME, ctypes.c_int())
    return _font_name(name.value) if 0 < length <= MAX_FONT_NAME else ""


@functools.lru_cache(maxsize=MAX_FONTS)
def _font_name(name: bytes) -> str:
    """One string for all characters of a font."""
    return name.decode("utf-8", "replace")


def _objects(page: Any, width: int, height: int) -> tuple[tuple[Box, ...], int]:
    """Boxes of the pictures on the page, and the number of segments of its vector paths."""
    if pdfium_c.FPDFPage_CountObjects(page) > MAX_OBJECTS:
        return (), MAX_OBJECTS
    to_pixels = _ToPixels(page, width, height)
    sheet = Box(0, 0, width, height)
    pictures, shapes = [], 0
    wanted = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH)
    for item in page.get_objects(filter=wanted, max_depth=4):
        if item.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            shapes += max(pdfium_c.FPDFPath_CountSegments(item), 0)
            continue
        box = to_pixels.box(*item.get_bounds())
        if box.intersects(sheet):
            pictures.append(
                Box(max(box.x0, 0), max(box.y0, 0), min(box.x1, width), min(box.y1, height))
            )
    return tuple(pictures), shapes
