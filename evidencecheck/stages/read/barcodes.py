"""Barcodes and QR codes of a page image, through zxing-cpp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Barcode

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

RETRY_SIDE = 1600
"""Pictures with a longer side gain nothing from the enlarged second try (measured)."""
MIN_NUMBER = 10
"""Numbers of parcels have at least this many characters. Where a routing code of 8 is read, or a QR
code, theirs is somewhere beside (of 60 labels, blurred or reduced, 5 more are read by that)."""
MIN_CODE39 = 8
"""Shorter Code 39 reads are phantoms in text and ruled lines (zxing-cpp #775, #853)."""
MIN_ITF = 12
"""As for ITF, which any two edges can pass for. GLS prints 12 digits, Hermes and cartons 14. Measured
on 432 pages of labels, invoices, receipts and screens: the one phantom had two digits."""


def find_barcodes(image: Pixels, retry: bool = True) -> tuple[Barcode, ...]:
    """The symbols on `image` (height x width x 3 RGB), from top to bottom, each once.

    With `retry`, a small picture on which no symbol is found, or none that can hold the number of a
    parcel, is looked at again at twice its size.
    """
    found = _decode(image, 1.0)
    numbered = any(len(c.text) >= MIN_NUMBER and "QR" not in c.symbology for c in found)
    if retry and not numbered and max(image.shape[:2]) < RETRY_SIDE:
        import cv2
        import numpy as np

        larger = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        again = _decode(np.asarray(larger, dtype=np.uint8), 0.5)
        seen = {code.text for code in again}
        found = [*again, *(code for code in found if code.text not in seen)]
    unique = {
        (code.symbology, code.text, round(code.box.y0), round(code.box.x0)): code for code in found
    }
    return tuple(sorted(unique.values(), key=lambda code: (code.box.y0, code.box.x0)))


def _decode(image: Pixels, scale: float) -> list[Barcode]:
    import cv2
    import zxingcpp

    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    found = []
    for symbol in zxingcpp.read_barcodes(grey, formats=_formats()):
        text = decoded(symbol.bytes)
        name = str(symbol.format).replace(" ", "").replace("-", "")
        if len(text.strip()) < _shortest(name):
            continue
        found.append(Barcode(name, text, _box(symbol.position).scaled(scale)))
    return found


def _shortest(name: str) -> int:
    if name.startswith("ITF"):
        return MIN_ITF
    return MIN_CODE39 if name.startswith(("Code39", "Codabar")) else 1


def _formats() -> Any:
    import zxingcpp

    names = (
        "QRCode",
        "MicroQRCode",
        "Code128",
        "Code39",
        "Code93",
        "EAN13",
        "EAN8",
        "UPCA",
        "UPCE",
        "DataMatrix",
        "PDF417",
        "Aztec",
        "MaxiCode",
        "Codabar",
        "ITF",
    )
    return [getattr(zxingcpp.BarcodeFormat, name) for name in names]


def decoded(content: bytes) -> str:
    """The content of a symbol as text; GS1's group separator stays U+001D.

    Bytes that are no UTF-8 are GB 2312 where every high byte has its pair, else Latin-1 (the wider
    GBK would take "ße" for a Chinese character).
    """
    for codec in ("utf-8", "gb2312"):
        try:
            return content.decode(codec)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _box(position: Any) -> Box:
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    xs, ys = [float(c.x) for c in corners], [float(c.y) for c in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))
