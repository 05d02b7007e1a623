from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml import parse_xml
from PIL import Image

from evidencecheck.model.document import Trouble
from evidencecheck.stages.load.members import unpack
from tests.stages.load.laid import beside, box, opened, text_pages, texts, trouble
from tests.stages.load.made import ORDER, evidence
from tests.stages.load.packing import zipped

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_BOX = (
    "<w:r {spaces}><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>"
    "<w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>"
    "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def invoice(path: Path) -> Path:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Shop Ltd"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading("INVOICE", 1)
    made.add_paragraph(f"Order ID:\t{ORDER}")
    table = made.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, [("Item", "Qty", "Amount"), ("Lamp", "2", "19.90"), ("Total", "", "19.90 EUR")],
        strict=True,
    ):  # fmt: skip
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(2, 0).merge(table.cell(2, 1))
    made.add_paragraph("Thank you")
    made.save(path)
    return path


def test_paragraphs_and_tables_in_their_order(tmp_path: Path) -> None:
    assert texts(invoice(tmp_path / "a.docx")) == [
        *("Shop Ltd", "INVOICE", "Order ID:", ORDER),
        *("Item", "Qty", "Amount", "Lamp", "2", "19.90", "Total", "19.90 EUR"),
        *("Thank you", "Page 1"),
    ]


def test_cells_and_tabs_keep_their_places(tmp_path: Path) -> None:
    (page,) = text_pages(invoice(tmp_path / "a.docx"))
    assert beside(page, "Order ID:", ORDER)
    assert box(page, "Amount").x0 == box(page, "19.90").x0 == box(page, "19.90 EUR").x0
    assert box(page, "INVOICE").height > 1.35 * box(page, "Lamp").height


def test_a_cell_over_two_rows_comes_once(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "both"
    table.cell(1, 1).text = "right"
    made.save(tmp_path / "a.docx")
    assert texts(tmp_path / "a.docx") == ["both", "right"]


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("before")._p.append(parse_xml(_BOX.format(spaces=_SPACES)))
    made.save(tmp_path / "a.docx")
    assert sorted(texts(tmp_path / "a.docx")) == ["before", "in a box"]


def test_a_pasted_screenshot_is_a_member(tmp_path: Path) -> None:
    made = docx.Document()
    for size in ((800, 600), (90, 30)):
        data = io.BytesIO()
        Image.new("RGB", size, "red").save(data, "PNG")
        made.add_picture(data)
    made.save(tmp_path / "a.docx")
    found = unpack(evidence(tmp_path / "a.docx"), tmp_path / "out")
    assert [m.name for m in found] == ["a.docx!/image1.png"]
    assert opened(tmp_path / "a.docx").is_container


def test_external_entities_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("113-9999999-9999999")
    with (path := invoice(tmp_path / "a.docx")).open("rb") as stream:
        parts = _parts(stream.read())
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'.encode()
    text = parts["word/document.xml"]
    head, _, rest = text.partition(b"?>")
    parts["word/document.xml"] = head + b"?>" + entity + rest.replace(b"Thank you", b"&x;")
    path.write_bytes(zipped(parts))
    assert "113-9999999-9999999" not in " ".join(texts(path))


def _parts(data: bytes) -> dict[str, bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_document_without_its_parts_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(zipped({"word/document.xml": b"<w"}))
    assert trouble(tmp_path / "a.docx") is Trouble.DAMAGED


def test_a_document_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(zipped({"word/document.xml": bytes(40_000_000)}))
    assert trouble(tmp_path / "a.docx") is Trouble.REJECTED
