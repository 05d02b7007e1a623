"""Barcodes and QR codes of a page image, through zxing-cpp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Barcode

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels

RETRY_SIDE = 1600
"""Pictures with a longer side gain nothing from the enlarged second try (measured)."""
MIN_CODE39 = 8
"""Shorter Code 39 reads are phantoms in text and ruled lines (zxing-cpp #775, #853); ITF, worse
still, is not asked for."""


def find_barcodes(image: Pixels, retry: bool = True) -> tuple[Barcode, ...]:
    """The symbols on `image` (height x width x 3 RGB), from top to bottom, each once.

    With `retry`, a small picture on which nothing is found is looked at again at twice its size.
    """
    found = _decode(image, 1.0)
    if not found and retry and max(image.shape[:2]) < RETRY_SIDE:
        import cv2
        import numpy as np

        larger = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        found = _decode(np.asarray(larger, dtype=np.uint8), 0.5)
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
        if not text.strip() or (name.startswith(("Code39", "Codabar")) and len(text) < MIN_CODE39):
            continue
        found.append(Barcode(name, text, _box(symbol.position).scaled(scale)))
    return found


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
