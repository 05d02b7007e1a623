"""What a viewer shows of forms and notes is read with its place; what it hides is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from evidencecheck.model.document import EvidenceFile
from evidencecheck.model.geometry import Box
from evidencecheck.stages.load import Loaded, RawPage, load
from evidencecheck.stages.read import ReadSettings
from tests.stages.load.annotated import COMB, HIDDEN, MULTILINE, NO_VIEW, annotated, field, note
from tests.stages.load.made import ORDER, evidence, pdf, text_at
from tests.stages.read.made import read_file, texts

RECT = (150.0, 735.0, 350.0, 755.0)
OTHER = "702-9958316-5563870"
BODY = text_at(72, 780, "INVOICE") + text_at(72, 740, "Order ID:") + text_at(72, 600, "x" * 50)
DRAWN = f"BT /Helv 12 Tf 2 5 Td ({OTHER}) Tj ET"


def form(
    folder: Path, *annotations: DictionaryObject, rotate: int = 0, needs: bool = False
) -> EvidenceFile:
    file = pdf(folder / "form.pdf", [BODY], rotate=rotate)
    return annotated(file, *annotations, need_appearances=needs)


def lines(file: EvidenceFile) -> list[str]:
    (page,) = read_file(file, ReadSettings(ocr="none")).pages
    return [text for text in texts(page) if text not in {"INVOICE", "Order ID:", "x" * 50}]


def only_page(file: EvidenceFile) -> RawPage:
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    page = loaded.page(1)
    assert isinstance(page, RawPage)
    return page


@pytest.mark.parametrize("needs", [False, True])
def test_a_field_without_an_appearance(tmp_path: Path, needs: bool) -> None:
    assert lines(form(tmp_path, field(RECT, ORDER), needs=needs)) == [ORDER]


def test_an_appearance_is_what_is_read(tmp_path: Path) -> None:
    shown = field(RECT, ORDER)
    shown.update(note(RECT, "Widget", drawn=DRAWN))
    assert lines(form(tmp_path, shown)) == [OTHER]


def test_an_appearance_that_the_form_wants_made_anew(tmp_path: Path) -> None:
    stale = field(RECT, ORDER)
    stale.update(note(RECT, "Widget", drawn=DRAWN))
    assert lines(form(tmp_path, stale, needs=True)) == [ORDER]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_field_is_read_and_drawn_in_its_place(tmp_path: Path, rotate: int) -> None:
    page = only_page(form(tmp_path, field(RECT, ORDER), rotate=rotate))
    glyphs = [g for g in page.glyphs if g.char in ORDER and not g.char.isspace()]
    box = Box.around(g.box for g in glyphs)
    scale = 200 / 72
    upright = Box(150, 841.89 - 755, 350, 841.89 - 735).scaled(scale)
    turned = {
        0: upright,
        90: Box(page.width - upright.y1, upright.x0, page.width - upright.y0, upright.x1),
        180: Box(
            page.width - upright.x1,
            page.height - upright.y1,
            page.width - upright.x0,
            page.height - upright.y0,
        ),
        270: Box(upright.y0, page.height - upright.x1, upright.y1, page.height - upright.x0),
    }[rotate].expanded(3)
    assert turned.x0 <= box.x0 < box.x1 <= turned.x1
    assert turned.y0 <= box.y0 < box.y1 <= turned.y1
    ink = page.image()[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)]
    assert np.ptp(ink) > 200


@pytest.mark.parametrize("flags", [HIDDEN, NO_VIEW])
def test_what_no_viewer_shows_is_not_read(tmp_path: Path, flags: int) -> None:
    hidden = field(RECT, ORDER, flags=flags)
    shown = field((150, 695, 350, 715), OTHER)
    assert lines(form(tmp_path, hidden, shown)) == [OTHER]


def test_several_lines(tmp_path: Path) -> None:
    tall = field((150, 660, 350, 755), f"Line one\r{ORDER}", options=MULTILINE)
    assert lines(form(tmp_path, tall)) == ["Line one", ORDER]


def test_a_comb_is_one_word(tmp_path: Path) -> None:
    number = "1Z5R89390357567127"
    comb = field(RECT, number, options=COMB, cells=len(number))
    assert lines(form(tmp_path, comb)) == [number]


def test_a_choice(tmp_path: Path) -> None:
    assert lines(form(tmp_path, field(RECT, ORDER, kind="Ch", options=1 << 17))) == [ORDER]


def test_free_text(tmp_path: Path) -> None:
    assert lines(form(tmp_path, note(RECT, "FreeText", ORDER, drawn=DRAWN))) == [OTHER]


def test_free_text_without_an_appearance_in_a_form(tmp_path: Path) -> None:
    empty = field((150, 695, 350, 715), "")
    assert lines(form(tmp_path, empty, note(RECT, "FreeText", ORDER))) == [ORDER]


@pytest.mark.parametrize("subtype", ["Text", "Popup"])
def test_the_window_of_a_note_is_no_part_of_the_page(tmp_path: Path, subtype: str) -> None:
    assert lines(form(tmp_path, note(RECT, subtype, ORDER))) == []


def test_with_an_owner_password(tmp_path: Path) -> None:
    file = form(tmp_path, field(RECT, ORDER))
    writer = PdfWriter(clone_from=PdfReader(file.path))
    writer.encrypt("", "owner", permissions_flag=0)
    writer.write(file.path)
    assert lines(evidence(file.path)) == [ORDER]
