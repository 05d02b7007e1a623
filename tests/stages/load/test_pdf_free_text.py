"""Free text that its file does not draw is set in its frame, to be seen and to be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject, TextStringObject

from evidencecheck.model.geometry import Box
from evidencecheck.stages.load import Loaded, RawPage, load
from evidencecheck.stages.read.text_layer import text_lines
from tests.stages.load.annotated import HIDDEN, annotated, note
from tests.stages.load.made import ORDER, evidence, pdf, text_at

FRAME = (100.0, 300.0, 300.0, 400.0)
TEXT = f"Order {ORDER}\nwas lost on the way to the customer, and nobody has heard of it since"
BODY = text_at(72, 780, "INVOICE")


def page_with(folder: Path, text: str, *, size: str = "12pt", colour: str | None = None) -> RawPage:
    """A page with the free text that pypdf makes, without an appearance."""
    writer = PdfWriter(clone_from=PdfReader(pdf(folder / "a.pdf", [BODY]).path))
    free = FreeText(
        text=text, rect=FRAME, font_size=size, border_color=None, background_color=colour
    )
    writer.add_annotation(0, free)
    writer.write(folder / "a.pdf")
    return opened(folder)


def opened(folder: Path) -> RawPage:
    loaded = load(evidence(folder / "a.pdf"))
    assert isinstance(loaded, Loaded)
    page = loaded.page(1)
    assert isinstance(page, RawPage)
    return page


def lines(page: RawPage) -> list[str]:
    read = [line.text for line in text_lines(page.glyphs, page.width, page.height)]
    assert read[0] == "INVOICE"
    return read[1:]


def test_it_is_wrapped_in_its_frame(tmp_path: Path) -> None:
    page = page_with(tmp_path, TEXT)
    assert " ".join(lines(page)) == TEXT.replace("\n", " ")
    assert lines(page)[0] == f"Order {ORDER}"
    frame = Box(100, 841.89 - 400, 300, 841.89 - 300).scaled(200 / 72)
    own = [g.box for g in page.glyphs if not g.char.isspace() and g.char not in "INVOCE"]
    assert all(frame.x0 <= box.x0 < box.x1 <= frame.x1 for box in own)
    assert not any(g.clipped for g in page.glyphs)
    text = Box.around(own)
    drawn = page.image()[int(text.y0) : int(text.y1), int(text.x0) : int(text.x1)]
    assert np.ptp(drawn) > 200


def test_what_its_frame_does_not_hold_is_not_shown(tmp_path: Path) -> None:
    assert len(lines(page_with(tmp_path, TEXT, size="40pt"))) == 2


def test_its_background_hides_what_is_below(tmp_path: Path) -> None:
    page = page_with(tmp_path, "x", colour="ffff00")
    corner = page.image()[int((841.89 - 310) * 200 / 72), int(280 * 200 / 72)]
    assert corner.tolist() == [255, 255, 0]


@pytest.mark.parametrize(("text", "flags"), [(ORDER, HIDDEN), ("", 0), ("   ", 0)])
def test_nothing_to_show(tmp_path: Path, text: str, flags: int) -> None:
    annotated(pdf(tmp_path / "a.pdf", [BODY]), note(FRAME, "FreeText", text, flags=flags))
    assert lines(opened(tmp_path)) == []


def test_other_scripts_are_left_to_their_viewer(tmp_path: Path) -> None:
    annotated(pdf(tmp_path / "a.pdf", [BODY]), note(FRAME, "FreeText", "订单号"))
    assert lines(opened(tmp_path)) == []


@pytest.mark.parametrize("size", ["/Helv 0 Tf", "/Helv 1.2.3 Tf", "Tf"])
def test_a_size_that_is_none(tmp_path: Path, size: str) -> None:
    free = note(FRAME, "FreeText", ORDER)
    free[NameObject("/DA")] = TextStringObject(size)
    annotated(pdf(tmp_path / "a.pdf", [BODY]), free)
    assert lines(opened(tmp_path)) == [ORDER]
