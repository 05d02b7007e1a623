"""Characters of a PDF page that only its picture shows: the layer that OCR adds to a scan."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

import pypdfium2.raw as pdfium_c

from evidencecheck.model.geometry import Box

PICTURE = 0.08
"""Share of the page from which on its pictures may be a scan, be it of a receipt; a logo has less."""
SCAN = 0.5
"""Share from which on they are a scan of the page, in one piece or in strips."""


FAINT = 13
"""Opacity, of 255, below which text cannot be seen."""
_UNPAINTED = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)


def unseen_text(
    page: Any, pictures: Sequence[Box], area: float
) -> Callable[[Any, int], bool] | None:
    """Whether the character `index` of a text page is invisible, or painted before the scan that
    covers it; None where `pictures` are no scan on a page of `area`.
    """
    share = sum(box.width * box.height for box in pictures) / area
    if share < PICTURE:
        return None
    below = _painted_below(page) if share >= SCAN else frozenset()

    def unseen(textpage: Any, index: int) -> bool:
        item = pdfium_c.FPDFText_GetTextObject(textpage, index)
        return bool(item) and (_is_invisible(item) or _address(item) in below)

    return unseen


def _is_invisible(item: Any) -> bool:
    if pdfium_c.FPDFTextObj_GetTextRenderMode(item) in _UNPAINTED:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium_c.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return bool(known) and alpha.value < FAINT


def _painted_below(page: Any) -> frozenset[int]:
    """Text objects that come before the largest picture of the page."""
    texts: list[int] = []
    below: list[int] = []
    largest = 0.0
    wanted = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_TEXT)
    for item in page.get_objects(filter=wanted, max_depth=4):
        if item.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
            texts.append(_address(item.raw))
            continue
        left, bottom, right, top = item.get_bounds()
        if (size := (right - left) * (top - bottom)) > largest:
            largest, below = size, list(texts)
    return frozenset(below)


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0
