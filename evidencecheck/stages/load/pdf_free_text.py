"""Free text on a PDF page that has no appearance: its viewer has to set it, and so have we.

PDFium does so in forms alone, and then on one line (PDF 1.7, 12.5.6.6 free text annotations).
"""

from __future__ import annotations

import ctypes
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium_c

SIZE = 12.0
"""Points, where the annotation does not say."""
WIDTH = 0.5
"""Font sizes that a middling character of Helvetica is wide."""
LEADING = 1.2
MARGIN = 2.0
"""Points between the border and the text."""


def needs_setting(annotation: Any) -> bool:
    """Whether `annotation` is free text that we can set: without appearance, Western letters."""
    if pdfium_c.FPDFAnnot_GetSubtype(annotation) != pdfium_c.FPDF_ANNOT_FREETEXT:
        return False
    text = _string(annotation, b"Contents")
    return not pdfium_c.FPDFAnnot_HasKey(annotation, b"AP") and _is_western(text)


def set_free_text(document: Any, page: Any, annotation: Any) -> None:
    """Write the text of `annotation` on `page`, over its background, as far as its frame reaches."""
    frame = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFAnnot_GetRect(annotation, frame):
        return
    if pdfium_c.FPDFAnnot_HasKey(annotation, b"C"):
        _fill(page, annotation, frame)
    size = _size(annotation)
    y = frame.top - MARGIN - size
    text = _string(annotation, b"Contents")
    for line in _lines(text, int((frame.right - frame.left - 2 * MARGIN) / (WIDTH * size))):
        if y < frame.bottom:
            break
        _write(document, page, line, size, frame.left + MARGIN, y)
        y -= LEADING * size
    pdfium_c.FPDFPage_GenerateContent(page)


def _lines(text: str, width: int) -> Iterator[str]:
    for paragraph in re.split(r"\r\n|[\r\n]", text):
        yield from textwrap.wrap(paragraph, max(width, 1), break_long_words=False) or [""]


def _write(document: Any, page: Any, line: str, size: float, x: float, y: float) -> None:
    item = pdfium_c.FPDFPageObj_NewTextObj(document, b"Helvetica", size)
    wide = ctypes.create_string_buffer(line.encode("utf-16-le") + b"\0\0")
    pdfium_c.FPDFText_SetText(item, ctypes.cast(wide, ctypes.POINTER(pdfium_c.FPDF_WCHAR)))
    pdfium_c.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, y)
    pdfium_c.FPDFPage_InsertObject(page, item)


def _fill(page: Any, annotation: Any, frame: Any) -> None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    kind = pdfium_c.FPDFANNOT_COLORTYPE_Color
    if pdfium_c.FPDFAnnot_GetColor(annotation, kind, red, green, blue, alpha):
        width, height = frame.right - frame.left, frame.top - frame.bottom
        item = pdfium_c.FPDFPageObj_CreateNewRect(frame.left, frame.bottom, width, height)
        pdfium_c.FPDFPageObj_SetFillColor(item, red, green, blue, alpha)
        pdfium_c.FPDFPath_SetDrawMode(item, pdfium_c.FPDF_FILLMODE_WINDING, False)
        pdfium_c.FPDFPage_InsertObject(page, item)


def _size(annotation: Any) -> float:
    """The font size of its default appearance, or of its default style."""
    found = re.search(r"([\d.]+)\s+Tf", _string(annotation, b"DA"))
    found = found or re.search(r"([\d.]+)\s*pt", _string(annotation, b"DS"))
    try:
        size = float(found[1]) if found else SIZE
    except ValueError:
        return SIZE
    return size if size > 0 else SIZE


def _is_western(text: str) -> bool:
    return bool(text.strip()) and all(ord(char) < 0x100 for char in text)


def _string(annotation: Any, key: bytes) -> str:
    length = pdfium_c.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    wide = ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
    pdfium_c.FPDFAnnot_GetStringValue(annotation, key, wide, length)
    return buffer.raw.decode("utf-16-le", "replace").split("\0", 1)[0]
