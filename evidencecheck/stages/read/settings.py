"""What a caller may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from evidencecheck.stages.limits import Limits

OcrChoice = Literal["auto", "embedded", "tesseract", "none"]


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How files are read."""

    ocr: OcrChoice = "auto"
    """``embedded``: PP-OCR out of the package; ``tesseract``: the system's; ``auto``: embedded,
    else Tesseract, else none; ``none``: text layers and barcodes only."""
    limits: Limits = field(default_factory=Limits)
    """What one file may take."""
