"""Forms, notes and cells whose text layer and picture agree, and notes that hide a number."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from evidencecheck.model.document import EvidenceFile, LayerFault
from tests.stages.load.annotated import annotated, field, note
from tests.stages.load.made import ORDER, pdf, text_at
from tests.stages.read.made import needs_models
from tests.stages.read.test_layer_check import found, rows, written

pytestmark = needs_models

TOTAL = (395.0, 596.0, 475.0, 612.0)
WHITE = "1 1 1 rg 0 0 80 16 re f 0 g "
UNFILLED = [row for row in rows() if row[2] != "128.40" and ORDER not in row[2]]


def page(folder: Path, *annotations: DictionaryObject, filled: bool = True) -> EvidenceFile:
    body = written(rows() if filled else UNFILLED) + text_at(72, 760, "Order ID:")
    return annotated(pdf(folder / "a.pdf", [body]), *annotations)


def text(value: str) -> str:
    return f"BT /Helv 12 Tf 5 4 Td ({value}) Tj ET"


def test_filled_fields(tmp_path: Path) -> None:
    fields = field(TOTAL, "128.40"), field((150, 756, 350, 772), ORDER)
    assert found(page(tmp_path, *fields, filled=False)) == []


def test_a_field_that_is_too_narrow_for_its_number(tmp_path: Path) -> None:
    narrow = field((150, 756, 230, 772), ORDER)
    assert found(page(tmp_path, narrow, filled=False)) == []


def test_a_cell_that_is_too_narrow_for_its_number(tmp_path: Path) -> None:
    cell = f"q 150 756 80 16 re W n {text_at(152, 760, ORDER)} Q " + text_at(232, 760, "2026-10-02")
    assert found(pdf(tmp_path / "a.pdf", [written(UNFILLED) + cell])) == []


def test_a_note_over_empty_space(tmp_path: Path) -> None:
    assert found(page(tmp_path, note((300, 640, 380, 656), "FreeText", drawn=text("128.40")))) == []


def test_a_highlighted_number(tmp_path: Path) -> None:
    marked = note(TOTAL, "Highlight")
    corners = 395, 612, 475, 612, 395, 596, 475, 596
    marked[NameObject("/QuadPoints")] = ArrayObject(FloatObject(corner) for corner in corners)
    marked[NameObject("/C")] = ArrayObject(NumberObject(part) for part in (1, 1, 0))
    assert found(page(tmp_path, marked)) == []


@pytest.mark.parametrize("subtype", ["FreeText", "Stamp"])
def test_a_note_with_another_number(tmp_path: Path, subtype: str) -> None:
    over = note(TOTAL, subtype, drawn=WHITE + text("988.40"))
    ((fault, said, seen),) = found(page(tmp_path, over))
    assert (fault, said) == (LayerFault.OVERLAID, "128.40")
    assert seen.endswith("988.40")


def test_a_note_that_hides_a_number(tmp_path: Path) -> None:
    over = note(TOTAL, "Square", drawn=WHITE)
    assert found(page(tmp_path, over)) == [(LayerFault.COVERED, "128.40", "")]
