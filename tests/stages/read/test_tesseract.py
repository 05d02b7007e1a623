from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from evidencecheck.stages.read import tesseract
from tests.stages.load.made import ORDER, picture
from tests.stages.read.made import needs_tesseract

LINES = [f"Order {ORDER}", "Total USD 128.40", "Ship to Maria Lindqvist", "2026-10-02"]
PAGE = picture(LINES)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("times", [0.5, 1.0, 2.0])
def test_text_height_is_measured_on_the_picture(times: float, dark: bool) -> None:
    size = (round(PAGE.width * times), round(PAGE.height * times))
    pixels = np.asarray(PAGE.resize(size).convert("RGB"))
    capitals = np.asarray(picture(["HHHH"]).convert("L")) < 128
    height = np.ptp(np.argwhere(capitals)[:, 0]) + 1
    measured = tesseract._text_height(255 - pixels if dark else pixels)
    assert measured == pytest.approx(height * times, rel=0.25)


def test_too_few_letters_tell_nothing() -> None:
    assert tesseract._text_height(np.asarray(picture(["Hi"]).convert("RGB"))) is None


@pytest.mark.tesseract
@needs_tesseract
@pytest.mark.parametrize(("turn", "most"), [(0, 1), (180, 6)])
def test_a_clear_page_is_read_once(monkeypatch: pytest.MonkeyPatch, turn: int, most: int) -> None:
    shapes: list[tuple[int, ...]] = []
    reading = tesseract._data

    def counted(image: Any) -> Any:
        shapes.append(image.shape)
        return reading(image)

    monkeypatch.setattr(tesseract, "_data", counted)
    read = tesseract.read_picture(np.asarray(PAGE.rotate(turn).convert("RGB")))
    assert read.turn == turn
    assert ORDER in read.lines[0].text
    assert len(shapes) <= most
