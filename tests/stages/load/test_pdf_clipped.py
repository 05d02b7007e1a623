"""Characters that the edge of a cell or field cuts off."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.stages.load import Loaded, RawPage, load
from tests.stages.load.annotated import annotated, field, note
from tests.stages.load.made import ORDER, pdf, text_at

BODY = text_at(72, 780, "INVOICE")


def clipped(folder: Path, body: str, *, rotate: int = 0, narrow: bool = False) -> str:
    """The characters that are cut off on a page; `narrow` puts a field of 80 pt on it."""
    file = pdf(folder / "a.pdf", [body], rotate=rotate)
    if narrow:
        file = annotated(file, field((150, 735, 230, 755), ORDER))
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    (page,) = loaded.pages()
    assert isinstance(page, RawPage)
    return "".join(g.char for g in page.glyphs if g.clipped)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_cell_that_is_too_narrow(tmp_path: Path, rotate: int) -> None:
    cell = f"q 150 735 80 20 re W n {text_at(152, 740, ORDER)} Q"
    assert clipped(tmp_path, BODY + cell, rotate=rotate) == "9284417"


def test_a_field_that_is_too_narrow(tmp_path: Path) -> None:
    assert clipped(tmp_path, BODY, narrow=True) == "9284417"


def test_an_appearance_that_is_too_narrow(tmp_path: Path) -> None:
    drawn = f"BT /Helv 12 Tf 2 5 Td ({ORDER}) Tj ET"
    file = pdf(tmp_path / "a.pdf", [BODY])
    loaded = load(annotated(file, note((150, 735, 230, 755), "FreeText", drawn=drawn)))
    assert isinstance(loaded, Loaded)
    (page,) = loaded.pages()
    assert isinstance(page, RawPage)
    assert "".join(g.char for g in page.glyphs if g.clipped) == "9284417"


def test_a_scaled_cell(tmp_path: Path) -> None:
    cell = f"q 0.5 0 0 0.5 100 100 cm 150 735 80 20 re W n {text_at(152, 740, ORDER)} Q"
    assert clipped(tmp_path, BODY + cell) == "9284417"


@pytest.mark.parametrize(
    "cell",
    [
        text_at(152, 740, ORDER),
        f"q 150 735 200 20 re W n {text_at(152, 740, ORDER)} Q",
        # A cell as high as its digits, which cuts the empty part of the font box.
        f"q 150 739.8 200 8.8 re W n {text_at(152, 740, ORDER)} Q",
    ],
)
def test_a_cell_that_is_wide_enough(tmp_path: Path, cell: str) -> None:
    assert clipped(tmp_path, BODY + cell) == ""
