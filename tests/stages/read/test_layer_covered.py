"""Numbers under boxes and pictures, and boxes and pictures that hide none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from evidencecheck.model.document import EvidenceFile, LayerFault
from tests.stages.load.made import ORDER, pdf, text_at
from tests.stages.read.made import needs_models
from tests.stages.read.test_layer_check import found, rows, written

pytestmark = needs_models

DIGIT = 406.67
"""Where the 2 of 128.40 begins; a digit of 12-pt Helvetica is 6.67 pt wide."""


def white(x: float, y: float, width: float, height: float = 12) -> str:
    return f"1 1 1 rg {x} {y - 2.5} {width} {height} re f 0 g\n"


def pasted(folder: Path, text: str, x: float, y: float, width: float) -> EvidenceFile:
    """The rows with a picture of `text` on them, as wide and high as its type."""
    size = 96
    patch = Image.new("RGB", (round(width * size / 12), size), "white")
    font = ImageFont.load_default(size)
    ImageDraw.Draw(patch).text((patch.width / 2, 76), text, "black", font, anchor="ms")
    patch.save(folder / "patch.jpg", quality=92)
    page = written(rows()) + f"q {width} 0 0 12 {x} {y - 2.5} cm /Im1 Do Q\n"
    return pdf(folder / "a.pdf", [page], jpeg=folder / "patch.jpg")


def test_one_digit_of_a_total_is_written_anew(tmp_path: Path) -> None:
    page = written(rows()) + white(DIGIT, 600, 6.67) + text_at(DIGIT, 600, "8")
    ((fault, said, seen),) = found(pdf(tmp_path / "a.pdf", [page]))
    assert (fault, said) == (LayerFault.OVERLAID, "128.40")
    assert seen.endswith("188.40")


def test_a_picture_of_one_digit(tmp_path: Path) -> None:
    ((fault, said, seen),) = found(pasted(tmp_path, "8", DIGIT, 600, 6.67))
    assert (fault, said) == (LayerFault.OVERLAID, "128.40")
    assert seen.endswith("188.40")


def test_one_digit_is_wiped_out(tmp_path: Path) -> None:
    page = written(rows()) + white(DIGIT - 6.67, 600, 6.67)
    ((fault, said, seen),) = found(pdf(tmp_path / "a.pdf", [page]))
    assert (fault, said) == (LayerFault.OVERLAID, "128.40")
    assert "128" not in seen


def test_a_picture_over_one_cell(tmp_path: Path) -> None:
    assert found(pasted(tmp_path, "618.40", 398, 640, 44)) == [
        (LayerFault.OVERLAID, "118.40", "618.40")
    ]


def test_a_cell_whose_value_stands_beside_it_too(tmp_path: Path) -> None:
    """The price and the amount of one piece are the same; one of them is covered."""
    page = text_at(330, 640, "118.40") + written(rows()) + white(398, 640, 44)
    page += text_at(400, 640, "618.40")
    ((fault, said, _),) = found(pdf(tmp_path / "a.pdf", [page]))
    assert (fault, said) == (LayerFault.OVERLAID, "118.40")


def test_a_box_over_an_order_number(tmp_path: Path) -> None:
    page = written(rows()) + white(125, 740, 140)
    assert found(pdf(tmp_path / "a.pdf", [page])) == [(LayerFault.COVERED, ORDER, "")]


def test_a_picture_of_a_label_over_a_number(tmp_path: Path) -> None:
    ((fault, said, seen),) = found(pasted(tmp_path, "Your reference", 125, 740, 140))
    assert (fault, said) == (LayerFault.OVERLAID, ORDER)
    assert "reference" in seen


@pytest.mark.parametrize(
    "over",
    [
        pytest.param(white(398, 600, 44) + text_at(400, 600, "128.40"), id="the same, anew"),
        pytest.param(white(398, 600, 44) + text_at(420, 600, "128.40"), id="moved in its row"),
        pytest.param(white(70, 780, 80) + text_at(72, 780, "RECEIPT"), id="another title"),
        pytest.param(white(70, 640, 80) + text_at(72, 640, "Glass flask"), id="another thing"),
        pytest.param(white(300, 600, 80), id="an empty place"),
    ],
)
def test_nothing_that_counts_is_hidden(tmp_path: Path, over: str) -> None:
    assert found(pdf(tmp_path / "a.pdf", [written(rows()) + over])) == []


def test_cells_with_a_background(tmp_path: Path) -> None:
    grey = "0.9 g 395 595 80 18 re f 72 595 300 18 re f 0 g\n"
    assert found(pdf(tmp_path / "a.pdf", [grey + written(rows())])) == []


def test_a_picture_of_the_same_number(tmp_path: Path) -> None:
    assert found(pasted(tmp_path, "128.40", 398, 600, 44)) == []
