"""What an OCR engine gives for one picture."""

from __future__ import annotations

from dataclasses import dataclass

from evidencecheck.model.page import Line


@dataclass(frozen=True, slots=True)
class OcrResult:
    """Lines in reading order, on the picture as turned by `turn`."""

    lines: tuple[Line, ...]
    legibility: float
    """Mean word confidence, lines that were given up counted as 0; 0 where there is no text."""
    turn: int = 0
    """Degrees clockwise by which the picture was turned to stand upright: 0, 90, 180, 270."""
