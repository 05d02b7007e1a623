"""Planted differences between the text layer and the page, and pages that must stay quiet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from evidencecheck.engine.tasks import process_file
from evidencecheck.model.document import Document, EvidenceFile, LayerFault
from evidencecheck.stages.read import ReadSettings
from tests.stages.load.made import ORDER, evidence, pdf, text_at
from tests.stages.read.made import needs_models

pytestmark = needs_models

WHITE_BOX = "1 1 1 rg 395 597 80 13 re f 0 0 0 rg\n"
INVISIBLE, PICTURE = "3 Tr\n", "q 595.28 0 0 841.89 0 0 cm /Im1 Do Q\n"
Rows = list[tuple[float, float, str]]


def rows(total: str = "128.40", order: str = ORDER) -> Rows:
    return [
        (72, 780, "INVOICE"),
        (72, 740, f"Order ID: {order}"),
        (72, 720, "Invoice date: 2026-10-02"),
        (72, 700, "Invoice number: INV-2026-0117"),
        (72, 640, "Steel flask"),
        (400, 640, "118.40"),
        (72, 620, "Shipping"),
        (400, 620, "10.00"),
        (72, 600, "Total USD"),
        (400, 600, total),
    ]


OTHER_PAGE: Rows = [
    (72, 700, "Purchase order"),
    (72, 740, "Order ID: 702-9958316-5563870"),
    (72, 720, "Order date: 2024-05-17"),
    (72, 600, "Total USD"),
    (400, 600, "9,764.55"),
]


def written(lines: Rows) -> str:
    return "".join(text_at(*line) for line in lines)


def scanned(path: Path, lines: Rows) -> Path:
    """The rows as a picture of an A4 page, at 200 dpi."""
    image = Image.new("RGB", (1654, 2339), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(34)
    for x, y, text in lines:
        draw.text((x * 200 / 72, (841.89 - y) * 200 / 72), text, "black", font, anchor="ls")
    image.save(path, quality=85)
    return path


def found(file: EvidenceFile, settings: ReadSettings | None = None) -> list[tuple[str, str, str]]:
    document = process_file(file, settings or ReadSettings(ocr="embedded")).evidence
    assert isinstance(document, Document), document
    assert document.facts
    for difference in document.layer_differences:
        assert difference.reading.page == 1
        assert difference.reading.box is not None
    return [(d.fault, d.reading.raw, d.seen) for d in document.layer_differences]


def mapped(file: EvidenceFile, shown: str, said: str) -> EvidenceFile:
    """`file` with a second font /F2, whose character `shown` the text layer calls `said`."""
    writer = PdfWriter(clone_from=PdfReader(file.path))
    table = StreamObject()
    table.set_data(
        b"/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n"
        b"1 beginbfrange <20> <7E> <0020> endbfrange\n"
        b"1 beginbfchar <%02X> <%04X> endbfchar endcmap end" % (ord(shown), ord(said))
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/ToUnicode"): writer._add_object(table),
        }
    )
    writer.pages[0]["/Resources"]["/Font"][NameObject("/F2")] = writer._add_object(font)
    writer.write(file.path)
    return evidence(file.path)


@pytest.mark.parametrize("rotate", [0, 90, 180])
def test_a_page_that_shows_what_it_says(tmp_path: Path, rotate: int) -> None:
    assert found(pdf(tmp_path / "a.pdf", [written(rows())], rotate=rotate)) == []


@pytest.mark.parametrize(("shown", "said"), [("8", "3"), ("1", "7"), ("2", "9"), ("4", "6")])
def test_a_digit_that_the_layer_calls_another(tmp_path: Path, shown: str, said: str) -> None:
    total = text_at(400, 600, "128.40").replace("/F1", "/F2")
    file = mapped(pdf(tmp_path / "a.pdf", [written(rows()[:-1]) + total]), shown, said)
    assert found(file) == [(LayerFault.DIFFERENT, "128.40".replace(shown, said), "128.40")]


def test_a_changed_digit_of_an_order_id(tmp_path: Path) -> None:
    order = text_at(130, 740, ORDER).replace("/F1", "/F2")
    lines = [row for row in rows() if ORDER not in row[2]]
    page = text_at(72, 740, "Order ID:") + order + written(lines)
    ((fault, said, seen),) = found(mapped(pdf(tmp_path / "a.pdf", [page]), "9", "5"))
    assert (fault, said, seen) == (LayerFault.DIFFERENT, ORDER.replace("9", "5"), ORDER)


@pytest.mark.parametrize(("x", "new"), [(400, "988.40"), (398, "1,128.40"), (400, "128.90")])
def test_a_new_number_on_a_white_box(tmp_path: Path, x: float, new: str) -> None:
    file = pdf(tmp_path / "a.pdf", [written(rows()) + WHITE_BOX + text_at(x, 600, new)])
    ((fault, said, seen),) = found(file)
    assert (fault, said) == (LayerFault.OVERLAID, "128.40")
    assert seen.endswith(new)


def test_a_white_box_alone(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", [written(rows()) + WHITE_BOX])
    assert found(file) == [(LayerFault.COVERED, "128.40", "")]


def test_a_page_of_which_nothing_can_be_seen(tmp_path: Path) -> None:
    """White text throughout: as where a font is missing on this machine."""
    page = text_at(72, 800, "Visible headline of a page") + "1 1 1 rg\n" + written(rows())
    assert found(pdf(tmp_path / "a.pdf", [page])) == []


def test_a_picture_of_another_number(tmp_path: Path) -> None:
    patch = Image.new("RGB", (400, 65), "white")
    ImageDraw.Draw(patch).text((25, 50), "988.40", "black", ImageFont.load_default(55), "ls")
    patch.save(tmp_path / "patch.jpg", quality=95)
    page = written(rows()) + "q 80 0 0 13 395 597 cm /Im1 Do Q\n"
    file = pdf(tmp_path / "a.pdf", [page], jpeg=tmp_path / "patch.jpg")
    assert found(file) == [(LayerFault.OVERLAID, "128.40", "988.40")]


@pytest.mark.parametrize("layer", [INVISIBLE + PICTURE, PICTURE + INVISIBLE, ""])
def test_a_scan_with_the_layer_of_another_page(tmp_path: Path, layer: str) -> None:
    jpeg = scanned(tmp_path / "scan.jpg", rows())
    text = written(OTHER_PAGE)
    page = layer + text if layer else text + PICTURE
    faults = found(pdf(tmp_path / "a.pdf", [page], jpeg=jpeg))
    assert len(faults) >= 2
    assert {fault for fault, _, _ in faults} == {LayerFault.DIFFERENT}


@pytest.mark.parametrize("under", [False, True])
def test_a_scan_whose_layer_is_misread(tmp_path: Path, under: bool) -> None:
    jpeg = scanned(tmp_path / "scan.jpg", rows())
    misread = written(rows(total="123.40", order=ORDER.replace("8", "3")))
    page = misread + PICTURE if under else PICTURE + INVISIBLE + misread
    assert found(pdf(tmp_path / "a.pdf", [page], jpeg=jpeg)) == []


def test_a_scanned_receipt_on_a_large_page(tmp_path: Path) -> None:
    jpeg = scanned(tmp_path / "scan.jpg", rows())
    misread = written(rows(total="123.40", order=ORDER.replace("8", "3")))
    page = f"q 0.5 0 0 0.5 60 300 cm {PICTURE}{INVISIBLE}{misread} Q"
    assert found(pdf(tmp_path / "a.pdf", [page], jpeg=jpeg)) == []


def test_a_scan_whose_layer_is_shifted(tmp_path: Path) -> None:
    jpeg = scanned(tmp_path / "scan.jpg", rows())
    shifted = [(x, y - 60, text) for x, y, text in rows()]
    assert found(pdf(tmp_path / "a.pdf", [PICTURE + INVISIBLE + written(shifted)], jpeg=jpeg)) == []


def test_bold_by_overprinting(tmp_path: Path) -> None:
    page = written(rows()) + text_at(400.4, 600, "128.40") + text_at(401, 599.5, "128.40")
    assert found(pdf(tmp_path / "a.pdf", [page])) == []


def test_small_print_is_left_alone(tmp_path: Path) -> None:
    tiny = text_at(400, 600, "128.40", 4).replace("/F1", "/F2")
    page = written(rows()[:-1]) + tiny
    assert found(mapped(pdf(tmp_path / "a.pdf", [page]), "8", "3")) == []


def test_without_ocr_nobody_looks(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", [written(rows()) + WHITE_BOX])
    assert found(file, ReadSettings(ocr="none")) == []
