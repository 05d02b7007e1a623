"""Characters over which a box or picture is painted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject

from evidencecheck.model.document import EvidenceFile
from evidencecheck.stages.load import Loaded, RawPage, load
from tests.stages.load.annotated import annotated, note
from tests.stages.load.made import ORDER, pdf, text_at

TOTAL = text_at(400, 600, "128.40")
BODY = text_at(72, 780, "INVOICE") + TOTAL
WHITE = "1 1 1 rg 395 597 80 13 re f 0 g\n"
PLACE = (395.0, 597.0, 475.0, 610.0)


def covered(file: EvidenceFile) -> str:
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    (page,) = loaded.pages()
    assert isinstance(page, RawPage)
    return "".join(g.char for g in page.glyphs if g.covered)


def patch(folder: Path) -> Path:
    Image.new("RGB", (80, 13), "white").save(folder / "patch.jpg")
    return folder / "patch.jpg"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_box_over_a_number(tmp_path: Path, rotate: int) -> None:
    assert covered(pdf(tmp_path / "a.pdf", [BODY + WHITE], rotate=rotate)) == "128.40"


def test_a_box_over_one_digit(tmp_path: Path) -> None:
    digit = "1 1 1 rg 406.6 597 6.8 13 re f\n"
    assert covered(pdf(tmp_path / "a.pdf", [BODY + digit])) == "2"


def test_a_picture_over_a_number(tmp_path: Path) -> None:
    body = BODY + "q 80 0 0 13 395 597 cm /Im1 Do Q\n"
    assert covered(pdf(tmp_path / "a.pdf", [body], jpeg=patch(tmp_path))) == "128.40"


def test_a_scaled_box(tmp_path: Path) -> None:
    body = f"q 0.5 0 0 0.5 100 100 cm {BODY}{WHITE} Q"
    assert covered(pdf(tmp_path / "a.pdf", [body])) == "128.40"


def test_a_note_over_a_number(tmp_path: Path) -> None:
    over = note(PLACE, "Square", drawn="1 1 1 rg 0 0 80 13 re f")
    assert covered(annotated(pdf(tmp_path / "a.pdf", [BODY]), over)) == "128.40"


def test_what_is_written_on_a_box_is_not_below_it(tmp_path: Path) -> None:
    assert covered(pdf(tmp_path / "a.pdf", [WHITE + BODY])) == ""
    above = text_at(400, 600, ORDER)
    assert covered(pdf(tmp_path / "b.pdf", [BODY + WHITE + above])) == "128.40"


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param("395 597 80 13 re S\n", id="a frame"),
        pytest.param("0 g 395 603 80 1 re f\n", id="a number struck out"),
        pytest.param("1 1 1 rg 395 560 80 13 re f\n", id="a box elsewhere"),
        pytest.param("1 1 1 rg 395 594 80 5.5 re f\n", id="a box at its foot"),
        pytest.param(f"q 0 0 90 90 re W n {WHITE} Q\n", id="a box that is clipped away"),
        pytest.param("395 597 80 13 re n\n", id="a path that is not painted"),
    ],
)
def test_what_hides_nothing(tmp_path: Path, drawn: str) -> None:
    assert covered(pdf(tmp_path / "a.pdf", [BODY + drawn])) == ""


def test_a_marker_pen_hides_nothing(tmp_path: Path) -> None:
    marked = note(PLACE, "Highlight")
    corners = 395, 610, 475, 610, 395, 597, 475, 597
    marked[NameObject("/QuadPoints")] = ArrayObject(FloatObject(corner) for corner in corners)
    marked[NameObject("/C")] = ArrayObject(NumberObject(part) for part in (1, 1, 0))
    assert covered(annotated(pdf(tmp_path / "a.pdf", [BODY]), marked)) == ""
