"""Characters of a PDF page that the edge of their cell or form field cuts off.

Spreadsheets print a text that is too long for its cell whole and clip it, and so do fields of forms:
the text layer says more than the page shows, without anybody having changed it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

SHOWN = 0.75
"""Share of a character's ink that is seen at least where it counts as shown."""
MAX_DEPTH = 6
"""Forms within forms; fields and notes stand two deep."""

Rect = tuple[float, float, float, float]
"""Left, bottom, right and top in points, y up."""


def clipped_text(page: Any) -> Callable[[Any, int], bool] | None:
    """Whether the character `index` of a text page is cut off; None where nothing is."""
    clips = dict(_clips(page))
    if not clips:
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))

    def clipped(textpage: Any, index: int) -> bool:
        item = pdfium_c.FPDFText_GetTextObject(textpage, index)
        clip = clips.get(_address(item)) if item else None
        if clip is None:
            return False
        pdfium_c.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
        return not _is_shown((left.value, bottom.value, right.value, top.value), clip)

    return clipped


def _is_shown(box: Rect, clip: Rect) -> bool:
    seen, size = common(box, clip), (box[2] - box[0], box[3] - box[1])
    if min(size) <= 0:
        return True  # a blank
    return min((seen[2] - seen[0]) / size[0], (seen[3] - seen[1]) / size[1]) >= SHOWN


def _clips(page: Any) -> Iterator[tuple[int, Rect]]:
    """Address and clip, on the page, of each text object that reaches beyond its clip."""
    forms: list[Any] = []
    wanted = (pdfium_c.FPDF_PAGEOBJ_FORM, pdfium_c.FPDF_PAGEOBJ_TEXT)
    for item in page.get_objects(filter=wanted, max_depth=MAX_DEPTH):
        del forms[item.level :]
        if item.type == pdfium_c.FPDF_PAGEOBJ_FORM:
            forms.append(item.get_matrix())
            continue
        clip = clip_of(item.raw)
        if clip is not None and _reaches_beyond(item, clip):
            for matrix in reversed(forms):  # a form states what it holds in its own coordinates
                clip = matrix.on_rect(*clip)
            yield _address(item.raw), clip


def _reaches_beyond(item: Any, clip: Rect) -> bool:
    try:
        bounds: Rect = item.get_bounds()
    except pdfium.PdfiumError:
        return False  # text without extent
    return common(bounds, clip) != bounds


def clip_of(item: Any) -> Rect | None:
    """What all clip paths of `item` leave, each taken for the rectangle around it."""
    paths = pdfium_c.FPDFPageObj_GetClipPath(item)
    left: Rect | None = None
    for path in range(pdfium_c.FPDFClipPath_CountPaths(paths) if paths else 0):
        points = list(_points(paths, path))
        if points:
            xs, ys = zip(*points, strict=True)
            around = (min(xs), min(ys), max(xs), max(ys))
            left = around if left is None else common(left, around)
    return left


def _points(paths: Any, path: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(pdfium_c.FPDFClipPath_CountPathSegments(paths, path)):
        segment = pdfium_c.FPDFClipPath_GetPathSegment(paths, path, number)
        if pdfium_c.FPDFPathSegment_GetPoint(segment, x, y):
            yield x.value, y.value


def common(one: Rect, other: Rect) -> Rect:
    """What both hold; turned inside out where they are apart."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _address(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0
