"""Pages that lie askew are understood like level ones, and their places are those of the picture."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.document import Document
from evidencecheck.model.fact import Amount, AmountRole, FactName
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Barcode, Channel, Page
from evidencecheck.stages.straight import Slope, slope_of, straightened
from evidencecheck.stages.understand import understand
from tests.stages.making import content, drawn

INVOICE = """
# Rechnung

Rechnungs-Nr. HA-2609-2848                                      Kelmora GmbH Kirchgasse 49 Augsburg

Artikel                                    Artikelnummer        Anzahl      Stückpreis        Betrag
Schwanenhals-Wasserkessel 0,9 L            KT-GN09-BK           3              42,12 €        126,36 €

                                                         Warenwert netto                      126,36 €
                                                         Versand nach Kassel                    6,29 €
                                                         Rechnungsbetrag in Euro              132,65 €
                                                         Enthaltene MwSt. 19 %                 21,18 €

Betrag dankend erhalten am 16.09.2026. Schreiben Sie uns: service@kelmora.example
"""


def photo(slope: Slope | None) -> Page:
    """The invoice on a photo whose rows lie so."""
    page = drawn(INVOICE, channel=Channel.OCR, confidence=0.98)
    if slope is None:
        return page
    lines = [
        replace(line, words=tuple(replace(w, box=slope.askew(w.box)) for w in line.words))
        for line in page.lines
    ]
    return replace(page, lines=tuple(sorted(lines, key=lambda line: line.box.center_y)))


def summary(document: Document) -> dict[AmountRole, str]:
    return {amount.role: str(amount.money.amount) for amount in document.amounts}


def total(document: Document) -> Amount:
    (amount,) = (a for a in document.amounts if a.role is AmountRole.TOTAL)
    return amount


@pytest.mark.parametrize("top", [-0.09, -0.05, -0.02, 0.0, 0.03, 0.06, 0.09])
@pytest.mark.parametrize("change", [0.0, 1e-5, -1e-5])
def test_an_invoice_that_lies_askew(top: float, change: float) -> None:
    page = photo(Slope(top, change, 800))
    document = understand(content(page))
    assert summary(document) == summary(understand(content(photo(None))))
    assert summary(document)[AmountRole.TOTAL] == "132.65"
    (fact,) = (fact for fact in document.facts if fact.name is FactName.SALE_TOTAL)
    assert str(fact.value) == "EUR 132.65"
    assert document.content.pages == (page,)


def test_places_are_those_of_the_picture() -> None:
    page = photo(Slope(0.06, 0.0, 800))
    box = total(understand(content(page))).reading.box
    (line,) = (line for line in page.lines if line.text == "132,65 €")
    assert box is not None
    assert box.x0 == pytest.approx(line.box.x0, abs=1)
    assert box.center_y == pytest.approx(line.box.center_y, abs=1)
    assert box.height == pytest.approx(line.box.height, abs=4)


@given(
    top=st.floats(-0.15, 0.15),
    change=st.floats(-1e-5, 1e-5),
    x=st.floats(0, 1500),
    y=st.floats(0, 2000),
    width=st.floats(5, 100),
)
def test_there_and_back(top: float, change: float, x: float, y: float, width: float) -> None:
    slope, box = Slope(top, change, 800), Box(x, y, x + width, y + 40)
    back = slope.askew(slope.level(box))
    for one, other in (
        (back.x0, box.x0),
        (back.y0, box.y0),
        (back.x1, box.x1),
        (back.y1, box.y1),
    ):
        assert one == pytest.approx(other, abs=0.5)


def test_barcodes_go_with_the_rows() -> None:
    slope = Slope(0.05, 0.0, 800)
    code = Barcode("Code128", "1Z5R89390357567127", Box(1200, 300, 1500, 400))
    page = replace(photo(slope), barcodes=(code,))
    (level,) = straightened(content(page)).content.pages
    moved = level.barcodes[0].box.center_y - code.box.center_y
    assert moved == pytest.approx(-0.05 * (1350 - 800), abs=4)


def test_level_pages_stay_as_they_are() -> None:
    for page in (photo(None), drawn(INVOICE), photo(Slope(0.002, 0.0, 800))):
        level = straightened(content(page))
        assert level.content is level.was
        assert slope_of(page) is None


def test_a_text_layer_and_frames_of_a_video_are_left_alone() -> None:
    page = photo(Slope(0.05, 0.0, 800))
    printed = replace(
        page, lines=tuple(replace(line, channel=Channel.TEXT_LAYER) for line in page.lines)
    )
    assert slope_of(page) is not None
    assert slope_of(printed) is None
    assert not straightened(content(page, media_type="video/mp4")).slopes


def test_bent_paper_has_no_slope() -> None:
    rows = ["This sentence goes on from one edge of the sheet to the other"] * 8
    page = drawn("\n\n".join(rows), channel=Channel.OCR)
    slopes = [Slope(0.01 * number, 0, 800) for number in range(8)]
    bent = [
        replace(line, words=tuple(replace(w, box=slope.askew(w.box)) for w in line.words))
        for line, slope in zip(page.lines, slopes, strict=True)
    ]
    assert slope_of(replace(page, lines=tuple(bent))) is None
