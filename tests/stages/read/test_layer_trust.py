"""The layer of a scan is believed after a look at its numbers, else the picture is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from evidencecheck.model.page import Channel
from evidencecheck.stages.load import Loaded, RawPage, load
from evidencecheck.stages.read import ReadSettings
from tests.stages.load.made import ORDER, pdf
from tests.stages.read.made import needs_models, read_file, texts
from tests.stages.read.test_layer_check import (
    INVISIBLE,
    OTHER_PAGE,
    PICTURE,
    rows,
    scanned,
    written,
)

MISREAD = rows(total="123.40", order=ORDER.replace("8", "3"))


def channels(folder: Path, body: str, ocr: str = "embedded", rotate: int = 0) -> tuple[str, ...]:
    jpeg = scanned(folder / "scan.jpg", rows())
    file = pdf(folder / "a.pdf", [body], jpeg=jpeg, rotate=rotate)
    settings = ReadSettings(ocr=ocr)  # type: ignore[arg-type]
    (page,) = read_file(file, settings).pages
    assert any("Invoice number" in text for text in texts(page)) or OTHER_PAGE[0][2] in texts(page)
    said = "\n".join(texts(page))
    if page.channels == (Channel.OCR,):
        assert ORDER in said
        assert "128.40" in said
    return page.channels


@needs_models
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "body", [PICTURE + INVISIBLE + written(MISREAD), written(MISREAD) + PICTURE]
)
def test_a_misread_layer_gives_way_to_the_picture(tmp_path: Path, body: str, rotate: int) -> None:
    assert channels(tmp_path, body, rotate=rotate) == (Channel.OCR,)


@needs_models
def test_a_layer_that_fits_is_believed(tmp_path: Path) -> None:
    """Set in Helvetica, as the layer is, so that each line lies on its picture."""
    plain = pdf(tmp_path / "plain.pdf", [written(rows())])
    loaded = load(plain)
    assert isinstance(loaded, Loaded)
    shown = loaded.page(1)
    assert isinstance(shown, RawPage)
    Image.fromarray(shown.image()).save(tmp_path / "shown.jpg", quality=85)
    body = PICTURE + INVISIBLE + written(rows())
    file = pdf(tmp_path / "a.pdf", [body], jpeg=tmp_path / "shown.jpg")
    (page,) = read_file(file, ReadSettings(ocr="embedded")).pages
    assert page.channels == (Channel.TEXT_LAYER,)


@needs_models
def test_a_layer_of_another_page_stays_for_the_check(tmp_path: Path) -> None:
    body = PICTURE + INVISIBLE + written(OTHER_PAGE)
    assert channels(tmp_path, body) == (Channel.TEXT_LAYER,)


@needs_models
def test_text_that_is_no_scan_is_not_looked_at(tmp_path: Path) -> None:
    assert channels(tmp_path, written(rows())) == (Channel.TEXT_LAYER,)


def test_without_ocr_the_layer_is_all_there_is(tmp_path: Path) -> None:
    body = PICTURE + INVISIBLE + written(MISREAD)
    assert channels(tmp_path, body, ocr="none") == (Channel.TEXT_LAYER,)
