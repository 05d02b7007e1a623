"""Which OCR engine reads pictures."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from evidencecheck.model.message import Message, msg
from evidencecheck.stages.read import ppocr_models, tesseract
from evidencecheck.stages.read.settings import OcrChoice, ReadSettings

if TYPE_CHECKING:
    from evidencecheck.stages.load.loaded import Pixels
    from evidencecheck.stages.read.ocr_result import OcrResult

    Reader = Callable[[Pixels], OcrResult]
    """A picture, height x width x 3 RGB, to its lines."""


@functools.cache
def chosen(choice: OcrChoice) -> OcrChoice:
    """The engine that `choice` means here: ``embedded``, ``tesseract`` or ``none``.

    Raises:
        EngineMissingError: an engine is asked for by name and is not installed.
    """
    if choice == "none":
        return "none"
    if choice == "tesseract":
        if not tesseract.available():
            raise tesseract.missing()
        return "tesseract"
    if choice == "embedded":
        if not ppocr_models.available():
            ppocr_models.models()  # says what is missing
        return "embedded"
    if ppocr_models.available():
        return "embedded"
    return "tesseract" if tesseract.available() else "none"


def reader(settings: ReadSettings) -> Reader | None:
    """The function that reads a picture, None where none is wanted or there.

    Raises:
        EngineMissingError: as `chosen`.
    """
    engine = chosen(settings.ocr)
    if engine == "embedded":
        from evidencecheck.stages.read.ppocr import read_picture

        return read_picture
    return tesseract.read_picture if engine == "tesseract" else None


def absence(settings: ReadSettings) -> Message:
    """Why pictures were not read."""
    if settings.ocr == "none":
        return msg("Pictures were not read: OCR is switched off.")
    return msg(
        "Pictures were not read: no OCR engine is installed."
        " Install the embedded one (pip install rapidocr openvino) or Tesseract."
    )
