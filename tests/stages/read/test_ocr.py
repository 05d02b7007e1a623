from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from evidencecheck.model.errors import EngineMissingError
from evidencecheck.model.page import Channel
from evidencecheck.stages.read import ReadSettings, ocr, ppocr_models, tesseract
from tests.stages.load.made import ORDER, evidence, picture
from tests.stages.read.made import needs_models, needs_tesseract, read_file, saved, texts

LINES = [f"Order {ORDER}", "Total USD 128.40", "Ship to Maria Lindqvist", "2026-10-02"]


@needs_models
def test_a_picture_is_read_with_boxes(tmp_path: Path) -> None:
    (page,) = read_file(saved(picture(LINES), tmp_path / "a.png")).pages
    assert texts(page) == LINES
    assert page.channels == (Channel.OCR,)
    assert page.legibility > 0.9
    order = page.lines[0]
    dark = np.argwhere(np.asarray(picture(LINES[:1]).convert("L")) < 128)
    assert [word.text for word in order.words] == ["Order", ORDER]
    assert order.box.x0 == pytest.approx(dark[:, 1].min(), abs=10)
    assert order.box.x1 == pytest.approx(dark[:, 1].max(), abs=10)
    place = order.box_of(len("Order "), len(order.text))
    assert place.x0 == pytest.approx(order.words[1].box.x0)


@needs_models
def test_columns_are_parted(tmp_path: Path) -> None:
    image = picture(["Subtotal", "Shipping"], width=900)
    image.paste(picture(["119.00", "9.40"], width=300), (600, 0))
    (page,) = read_file(saved(image, tmp_path / "a.png")).pages
    assert texts(page) == ["Subtotal", "119.00", "Shipping", "9.40"]


@needs_models
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_wrong_is_turned(tmp_path: Path, turn: int) -> None:
    upright = picture(LINES)
    (page,) = read_file(saved(upright.rotate(turn, expand=True), tmp_path / "a.png")).pages
    assert (page.width, page.height) == upright.size
    assert texts(page) == LINES


@needs_models
def test_a_long_screenshot_is_read_in_tiles(tmp_path: Path) -> None:
    rows = [f"Row {n:03d} {ORDER}" for n in range(60)]
    (page,) = read_file(saved(picture(rows, width=560), tmp_path / "a.png")).pages
    assert page.height > 2900
    found = [text.replace(" ", "") for text in texts(page)]  # a space is lost now and then
    assert found == [row.replace(" ", "") for row in rows]


@needs_models
def test_onnx_runtime_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ppocr_models, "_openvino", lambda: None)
    ppocr_models.models.cache_clear()
    try:
        (page,) = read_file(saved(picture(LINES), tmp_path / "a.png")).pages
    finally:
        ppocr_models.models.cache_clear()
    assert texts(page) == LINES


@pytest.mark.tesseract
@needs_tesseract
@pytest.mark.parametrize("turn", [0, 180])
def test_tesseract_alone(tmp_path: Path, turn: int) -> None:
    file = saved(picture(LINES).rotate(turn), tmp_path / "a.png")
    (page,) = read_file(file, ReadSettings(ocr="tesseract")).pages
    assert f"Order {ORDER}" in texts(page)
    assert page.lines[0].box.y0 < page.height / 3


def test_without_ocr_a_picture_is_not_read(tmp_path: Path) -> None:
    found = read_file(saved(picture(LINES), tmp_path / "a.png"), ReadSettings(ocr="none"))
    assert texts(found.pages[0]) == []
    assert "switched off" in found.notes[0].text()


def test_an_engine_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ocr.chosen.cache_clear()
    monkeypatch.setattr(tesseract, "available", lambda: False)
    monkeypatch.setattr(ppocr_models, "available", lambda: False)
    monkeypatch.setattr(ppocr_models, "_folder", lambda *_: None)
    ppocr_models.models.cache_clear()
    try:
        with pytest.raises(EngineMissingError, match="apt install"):
            ocr.chosen("tesseract")
        with pytest.raises(EngineMissingError, match="pip install"):
            ocr.chosen("embedded")
        assert ocr.chosen("auto") == "none"
        found = read_file(saved(picture(LINES), tmp_path / "a.png"))
        assert "no OCR engine" in found.notes[0].text()
    finally:
        ocr.chosen.cache_clear()
        ppocr_models.models.cache_clear()


def test_a_blank_sheet(tmp_path: Path) -> None:
    from evidencecheck.model.document import Trouble, Unreadable
    from evidencecheck.stages.read import read

    result = read(saved(picture([]), tmp_path / "a.png"), ReadSettings())
    assert isinstance(result, Unreadable)
    assert result.trouble is Trouble.EMPTY


@needs_models
def test_real_receipts_keep_their_totals() -> None:
    """A sample of ICDAR-2019-SROIE, where EVIDENCECHECK_DATA names a folder that has it."""
    folder = Path(os.environ.get("EVIDENCECHECK_DATA", "")) / "sroie"
    if not (folder / "img").is_dir():
        pytest.skip("EVIDENCECHECK_DATA names no folder with the set of real receipts")
    for path in sorted((folder / "img").iterdir())[:2]:
        total = json.loads((folder / "key" / f"{path.stem}.json").read_text())["total"]
        (page,) = read_file(evidence(path)).pages
        assert any(total in line for line in texts(page))
