from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from evidencecheck.model.geometry import Box
from evidencecheck.stages.read import ReadSettings, ppocr_models, tesseract
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
    others = tesseract.available() + (ppocr_models.second() is not None)
    assert len(readings) == 1 + others


@needs_models
def test_the_second_reader_is_asked_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = ppocr_models.models().recognise
    asked: list[tuple[int, ...]] = []

    def network(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        asked.append(batch.shape)
        return ours.network(batch)

    other = ppocr_models.Recogniser(network, ("", *("7" * (len(ours.alphabet) - 1))))
    monkeypatch.setattr(ppocr_models, "second", lambda: other)
    monkeypatch.setattr(tesseract, "available", lambda: False)
    file = saved(picture([f"Order {ORDER}", "Total USD 128.40"]), tmp_path / "a.png")
    word = read_file(file).pages[0].lines[0].words[1]
    first, second = reread(file, 1, word.box, ReadSettings())
    assert first == ORDER
    assert set(second) == {"7"}  # read by that network, in its own alphabet
    assert asked


@needs_models
def test_the_second_reader_comes_out_of_its_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, ...]] = []
    monkeypatch.setattr(ppocr_models, "_folder", lambda *wanted: seen.append(wanted))
    ppocr_models.second.cache_clear()
    try:
        assert ppocr_models.second() is None
    finally:
        ppocr_models.second.cache_clear()
    assert seen == [("rapidocr_onnxruntime", "ch_PP-OCRv4_rec_infer.onnx")]


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
