from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from evidencecheck.model.document import Trouble, Unreadable
from evidencecheck.model.page import Channel
from evidencecheck.stages.limits import Limits
from evidencecheck.stages.read import ReadSettings, page, read
from evidencecheck.stages.read.page import is_blank
from tests.stages.load.made import ORDER, evidence, pdf, picture, text_at
from tests.stages.read.made import content, needs_models, read_file, texts

PROSE = "".join(
    text_at(72, 700 - 20 * i, f"Row {i} of a letter with enough words") for i in range(4)
)


def test_a_sound_text_layer_is_not_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "find_barcodes", _not_asked)
    monkeypatch.setattr(page, "reader", _not_asked)
    (found,) = content(tmp_path, PROSE).pages
    assert found.channels == (Channel.TEXT_LAYER,)
    assert found.legibility == 1.0


def _not_asked(*_: object) -> None:
    raise AssertionError("not needed")


@needs_models
def test_a_letter_with_a_scan_in_it(tmp_path: Path) -> None:
    picture([f"Order {ORDER}"]).save(tmp_path / "p.jpg", quality=95)
    stream = PROSE + "q 432 0 0 130 72 300 cm /Im1 Do Q"
    file = pdf(tmp_path / "a.pdf", [stream], jpeg=tmp_path / "p.jpg")
    (found,) = read_file(file).pages
    assert texts(found) == [
        *(f"Row {i} of a letter with enough words" for i in range(4)),
        f"Order {ORDER}",
    ]
    assert found.channels == (Channel.TEXT_LAYER, Channel.OCR)
    scan = found.lines[4].box
    assert scan.x0 == pytest.approx(245, abs=15)
    assert 1150 < scan.y0 < scan.y1 < 1500


@needs_models
def test_a_stamp_on_a_scan_is_not_doubled(tmp_path: Path) -> None:
    picture([f"Order {ORDER}"], width=800).save(tmp_path / "p.jpg", quality=95)
    stream = "q 595 0 0 200 0 300 cm /Im1 Do Q\n" + text_at(72, 700, "RECEIVED 2026", 24)
    file = pdf(tmp_path / "a.pdf", [stream], jpeg=tmp_path / "p.jpg")
    (found,) = read_file(file).pages
    assert texts(found) == ["RECEIVED 2026", f"Order {ORDER}"]
    assert found.lines[0].channel is Channel.TEXT_LAYER


def test_a_label_yields_its_vector_barcode(tmp_path: Path) -> None:
    made = zxingcpp.create_barcode("1Z5R89390357567127", zxingcpp.BarcodeFormat.Code128)
    row = np.array(made.to_image(scale=1))[5] < 128
    bars = "".join(f"{100 + 1.5 * x} 400 1.5 60 re\n" for x in np.flatnonzero(row)) + "f\n"
    (found,) = content(tmp_path, PROSE + bars).pages
    assert [code.text for code in found.barcodes] == ["1Z5R89390357567127"]
    assert found.channels == (Channel.TEXT_LAYER, Channel.BARCODE)


def test_blank_pages(tmp_path: Path) -> None:
    result = read(pdf(tmp_path / "a.pdf", ["", " "]), ReadSettings(ocr="none"))
    assert isinstance(result, Unreadable)
    assert result.trouble is Trouble.EMPTY
    assert len(content(tmp_path, "", PROSE).pages) == 2


def test_blank_is_one_colour_but_for_specks() -> None:
    sheet = np.full((500, 500, 3), 240, np.uint8)
    sheet[10:13, 10:13] = 0
    assert is_blank(sheet)
    sheet[100:110, 100:200] = 0
    assert not is_blank(sheet)


def test_a_page_that_fails_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(raw: object, settings: object) -> page.PageRead:
        if raw.number == 1:  # type: ignore[attr-defined]
            raise RuntimeError("boom")
        return whole(raw, settings)  # type: ignore[arg-type]

    whole = page.read_page
    monkeypatch.setattr(page, "read_page", fail)
    found = content(tmp_path, PROSE, PROSE)
    assert [p.number for p in found.pages] == [2]
    assert "Page 1" in found.notes[0].text()
    result = read(pdf(tmp_path / "b.pdf", [PROSE]), ReadSettings(ocr="none"))
    assert isinstance(result, Unreadable)
    assert result.trouble is Trouble.DAMAGED


def _out_of_memory(*_: object) -> None:
    raise MemoryError


def test_a_page_that_takes_too_much_memory_is_no_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "read_page", _out_of_memory)
    with pytest.raises(MemoryError):
        read(pdf(tmp_path / "a.pdf", [PROSE]), ReadSettings(ocr="none"))
    result = read(pdf(tmp_path / "b.pdf", [PROSE, PROSE]), ReadSettings(ocr="none"))
    assert isinstance(result, Unreadable)
    assert "more memory" in result.detail.text()


def test_too_many_pages(tmp_path: Path) -> None:
    found = content(
        tmp_path, *[PROSE] * 3, settings=ReadSettings(ocr="none", limits=Limits(pages=2))
    )
    assert len(found.pages) == 2
    assert "first 2 of 3" in found.notes[0].text()


@needs_models
def test_every_page_of_a_mixed_file(tmp_path: Path) -> None:
    first, second = picture(["Order 1"]), picture(["Order 2"])
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second])
    found = read_file(evidence(tmp_path / "a.tif"))
    assert [texts(p) for p in found.pages] == [["Order 1"], ["Order 2"]]
    assert isinstance(Image.open(tmp_path / "a.tif"), Image.Image)
