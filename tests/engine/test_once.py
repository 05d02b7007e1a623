"""A task opens, decodes and takes apart its file once, however many stages ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evidencecheck.engine.tasks import process_file
from evidencecheck.model.document import Document
from evidencecheck.stages.load import image, pdf
from evidencecheck.stages.read.settings import ReadSettings
from tests.stages.load import made


def _counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[Any]:
    """The calls of a function of `module`, which goes on doing its work."""
    calls: list[Any] = []
    function = getattr(module, name)

    def call(*args: Any) -> Any:
        calls.append(args)
        return function(*args)

    monkeypatch.setattr(module, name, call)
    return calls


def test_a_picture_is_decoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = _counted(monkeypatch, image, "_pixels")
    made.picture(["Order 113-4627301-9284417"]).save(tmp_path / "order.jpg")
    done = process_file(made.evidence(tmp_path / "order.jpg"), ReadSettings(ocr="none"))
    assert isinstance(done.evidence, Document)
    assert len(decoded) == 1


def test_a_pdf_is_opened_and_taken_apart_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, parted = _counted(monkeypatch, pdf, "_opened"), _counted(monkeypatch, pdf, "_glyphs")
    text = made.text_at(72, 700, "Order ID: 113-4627301-9284417")
    file = made.pdf(tmp_path / "order.pdf", [text, text])
    done = process_file(file, ReadSettings(ocr="none"), tmp_path / "members")
    assert isinstance(done.evidence, Document)
    assert (len(opened), len(parted)) == (1, 2)
