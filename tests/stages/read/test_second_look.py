from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.model.geometry import Box
from evidencecheck.stages.read import ReadSettings, tesseract
from evidencecheck.stages.read.second_look import reread
from tests.stages.load.made import ORDER, pdf, picture, text_at
from tests.stages.read.made import needs_models, read_file, saved


@needs_models
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_word_is_read_again_where_it_was_read(tmp_path: Path, turn: int) -> None:
    image = picture([f"Order {ORDER}", "Total USD 128.40"]).rotate(turn, expand=True)
    file = saved(image, tmp_path / "a.png")
    word = read_file(file).pages[0].lines[0].words[1]
    readings = reread(file, 1, word.box, ReadSettings())
    assert readings[0] == ORDER
    assert len(readings) == (2 if tesseract.available() else 1)


@needs_models
def test_a_text_layer_is_checked_against_its_picture(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", [text_at(72, 700, f"{ORDER} and forty more characters of text")])
    word = read_file(file).pages[0].lines[0].words[0]
    assert reread(file, 1, word.box, ReadSettings())[0] == ORDER


def test_nothing_to_see(tmp_path: Path) -> None:
    file = saved(picture([ORDER]), tmp_path / "a.png")
    assert reread(file, 1, Box(5000, 0, 5100, 50), ReadSettings()) == ()
    assert reread(file, 1, Box(0, 0, 10, 10), ReadSettings(ocr="none")) == ()
    assert reread(file, 9, Box(0, 0, 10, 10), ReadSettings()) == ()
