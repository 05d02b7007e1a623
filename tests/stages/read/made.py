"""Shortcuts for tests of reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from evidencecheck.model.document import Content, EvidenceFile
from evidencecheck.model.page import Page
from evidencecheck.stages.read import ReadSettings, ppocr_models, read, tesseract
from tests.stages.load.made import evidence, pdf

needs_models = pytest.mark.skipif(
    not ppocr_models.available(), reason="the rapidocr wheel or a runtime is not installed"
)
needs_tesseract = pytest.mark.skipif(
    not tesseract.available(), reason="tesseract or its English data is not installed"
)


def read_file(file: EvidenceFile, settings: ReadSettings | None = None) -> Content:
    result = read(file, settings or ReadSettings())
    assert isinstance(result, Content), result
    return result


def content(folder: Path, *pages: str, settings: ReadSettings | None = None) -> Content:
    """What is read on a PDF of these content streams (no OCR unless `settings` ask for it)."""
    return read_file(pdf(folder / "a.pdf", pages), settings or ReadSettings(ocr="none"))


def saved(image: Image.Image, path: Path) -> EvidenceFile:
    image.save(path)
    return evidence(path)


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]
