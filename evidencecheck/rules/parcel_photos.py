"""Whether the picture of a label shows the packed parcel that it sticks on.

A label is read as a label wherever it is. On a photo of the parcel it fills the middle, the barcode with it,
and what lies around it is the parcel; a label printed on a sheet stands at its head, and one that fills its
picture leaves nothing to be seen of the parcel.
"""

from __future__ import annotations

from evidencecheck.model.document import Document, Kind
from evidencecheck.model.geometry import Box

_SOFT, _DIM = 0.8, 0.985
"""Sharpness and brightness below which a picture was taken, not drawn: measured on labels, drawn ones have 0.96
and 1.0 or more, photographed ones up to 0.56 and mostly 0.98."""
_MARGIN = 0.1
"""Share of a side that is free beyond the print of the label, at least, all around."""
_FILLED = 0.5
"""Share of the picture that the print fills, at most."""
_CENTRE = 0.16
"""How far its middle may be off that of the picture, as a share of the side."""


def is_photographed_label(document: Document) -> bool:
    """Whether it is the picture of a label, with its barcode, that a camera took."""
    clarity = document.content.pages[0].clarity if document.content.pages else None
    return (
        document.kind is Kind.SHIPPING_LABEL
        and document.content.media_type.startswith("image/")
        and bool(document.content.pages[0].barcodes)
        and clarity is not None
        and clarity.sharpness is not None
        and clarity.sharpness < _SOFT
        and clarity.brightness < _DIM
    )


def shows_parcel(document: Document) -> bool:
    """Whether the label of the photo lies amid something larger."""
    if not is_photographed_label(document):
        return False
    page = document.content.pages[0]
    print_ = Box.around([*(line.box for line in page.lines), *(code.box for code in page.barcodes)])
    left, right = print_.x0 / page.width, print_.x1 / page.width
    top, bottom = print_.y0 / page.height, print_.y1 / page.height
    return (
        min(left, top, 1 - right, 1 - bottom) >= _MARGIN
        and (right - left) * (bottom - top) <= _FILLED
        and max(abs(left + right - 1), abs(top + bottom - 1)) / 2 <= _CENTRE
    )
