"""Characters of a PDF page over which a filled box or a picture is painted afterwards.

What is painted later lies on top. Notes and stamps come last of all, as flattening puts them there.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from evidencecheck.stages.load.pdf_clipped import MAX_DEPTH, Rect, clip_of, common

HIDDEN = 0.6
"""Share of a character's ink from which on it counts as covered."""
SMALLEST = 3.0
"""Points; what is lower or narrower is a rule of a table or a bar of a barcode, and hides nothing."""
BAND = 36.0
"""Points of the page's height that are looked at together."""
MOST = 500
"""Boxes and pictures painted after text, over which a page is a drawing and is not asked."""
OPAQUE = 255


def covered_text(page: Any) -> Callable[[Any, int], bool] | None:
    """Whether the character `index` of a text page lies below something; None where none can.

    A picture may let what is below it shine through: only a look at the page tells.
    """
    order: dict[int, int] = {}
    covers: dict[int, list[tuple[int, Rect]]] = defaultdict(list)
    count = 0
    for number, (item, matrices) in enumerate(_painted(page)):
        if item.type == pdfium_c.FPDF_PAGEOBJ_TEXT:
            order[_address(item.raw)] = number
        elif order and (rect := _cover(item, matrices)) is not None:
            count += 1
            if count > MOST:
                return None
            for band in _bands(rect):
                covers[band].append((number, rect))
    if not covers:
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))

    def covered(textpage: Any, index: int) -> bool:
        item = pdfium_c.FPDFText_GetTextObject(textpage, index)
        number = order.get(_address(item)) if item else None
        if number is None:
            return False
        pdfium_c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
        ink = left.value, bottom.value, right.value, top.value
        above = covers.get(int((bottom.value + top.value) / 2 // BAND), ())
        return any(later > number and _share(ink, rect) >= HIDDEN for later, rect in above)

    return covered


def _painted(page: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Texts, pictures and paths in the order of painting, with the matrices of their forms."""
    forms: list[Any] = []
    wanted = (
        pdfium_c.FPDF_PAGEOBJ_FORM,
        pdfium_c.FPDF_PAGEOBJ_TEXT,
        pdfium_c.FPDF_PAGEOBJ_IMAGE,
        pdfium_c.FPDF_PAGEOBJ_PATH,
    )
    for item in page.get_objects(filter=wanted, max_depth=MAX_DEPTH):
        del forms[item.level :]
        if item.type == pdfium_c.FPDF_PAGEOBJ_FORM:
            forms.append(item.get_matrix())
        else:
            yield item, tuple(reversed(forms))


def _cover(item: Any, matrices: tuple[Any, ...]) -> Rect | None:
    """What `item` paints over, on the page; None where it hides nothing."""
    if item.type == pdfium_c.FPDF_PAGEOBJ_PATH and not _is_filled(item):
        return None
    if pdfium_c.FPDFPageObj_HasTransparency(item.raw):
        return None  # a marker pen
    try:
        rect: Rect = item.get_bounds()
    except pdfium.PdfiumError:
        return None
    clip = clip_of(item.raw)
    if clip is not None:
        rect = common(rect, clip)
    for matrix in matrices:
        rect = matrix.on_rect(*rect)
    low = min(rect[2] - rect[0], rect[3] - rect[1])
    return rect if low >= SMALLEST else None


def _is_filled(item: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium_c.FPDFPath_GetDrawMode(item.raw, mode, stroke)
    colour = pdfium_c.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
    filled = bool(known) and mode.value != pdfium_c.FPDF_FILLMODE_NONE
    return filled and bool(colour) and alpha.value == OPAQUE


def _bands(rect: Rect) -> range:
    return range(int(rect[1] // BAND), int(rect[3] // BAND) + 1)


def _share(ink: Rect, rect: Rect) -> float:
    """Share of `ink` that lies in `rect`."""
    size = (ink[2] - ink[0]) * (ink[3] - ink[1])
    seen = common(ink, rect)
    width, height = seen[2] - seen[0], seen[3] - seen[1]
    return width * height / size if size > 0 and width > 0 and height > 0 else 0.0


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0
