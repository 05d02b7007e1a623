"""What a caller may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OcrChoice = Literal["auto", "embedded", "tesseract", "none"]


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How files are read."""

    ocr: OcrChoice = "auto"
    """``embedded``: PP-OCR out of the package; ``tesseract``: the system's; ``auto``: embedded,
    else Tesseract, else none; ``none``: text layers and barcodes only."""
    max_pages: int = 200
    """Pages read of one file; the rest is named in a note."""
