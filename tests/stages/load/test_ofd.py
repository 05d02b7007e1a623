from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import EpsImagePlugin, Image

from evidencecheck.model.document import Content, Trouble, Unreadable
from evidencecheck.model.page import Channel
from evidencecheck.stages.load import Loaded, load
from evidencecheck.stages.load.ofd_text import PIXELS_PER_MM, deltas
from evidencecheck.stages.read import ReadSettings, read
from tests.stages.invoices import FAPIAO_VALUES, ofd
from tests.stages.load.made import evidence
from tests.stages.making import shared_data

NO_OCR = ReadSettings(ocr="none")


def content(path: Path) -> Content:
    result = read(evidence(path), NO_OCR)
    assert isinstance(result, Content), result
    return result


def trouble(path: Path) -> Trouble:
    result = load(evidence(path))
    assert isinstance(result, Unreadable)
    assert result.detail.text()
    return result.trouble


def test_text_stands_where_its_boundary_says(tmp_path: Path) -> None:
    (page,) = content(ofd(tmp_path / "a.ofd")).pages
    assert (page.width, page.height) == (round(210 * PIXELS_PER_MM), round(140 * PIXELS_PER_MM))
    assert page.channels == (Channel.TEXT_LAYER,)
    (line,) = [line for line in page.lines if "80100798" in line.text]
    start = line.text.index("80100798")
    box = line.box_of(start, start + 8)
    assert box.x0 == pytest.approx(165 * PIXELS_PER_MM, abs=1)
    assert box.width == pytest.approx(8 * 1.5875 * PIXELS_PER_MM, abs=1)
    assert 13 * PIXELS_PER_MM < box.center_y < 18 * PIXELS_PER_MM


def test_a_picture_that_is_a_program_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pillow would hand PostScript to Ghostscript."""
    script = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n(x) run\n"
    assert Image.open(io.BytesIO(script)).format == "EPS"
    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", _never)
    (page,) = content(ofd(tmp_path / "a.ofd", picture=script)).pages
    assert page.lines


def _never(*_: object, **__: object) -> None:
    raise AssertionError("a script was run")


def test_template_and_page_are_read_together(tmp_path: Path) -> None:
    text = content(ofd(tmp_path / "a.ofd")).text
    assert "发票号码： 80100798" in text
    assert "肆拾捌圆玖角整" in text


def test_custom_data_and_attached_xml_are_data(tmp_path: Path) -> None:
    data = content(ofd(tmp_path / "a.ofd")).data
    assert {field.source for field in data} == {"OFD.xml", "original_invoice.xml"}
    assert ("CustomData/发票号码", "80100798") in {(f.path, f.text) for f in data}
    assert ("eInvoice/InvoiceNo", "80100798") in {(f.path, f.text) for f in data}


def test_the_code_is_read_from_its_picture(tmp_path: Path) -> None:
    payload = "01,10,011001605111,80100798,43.27,20161018,85342965681116380258,BE2D"
    symbol = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode)
    held = io.BytesIO()
    Image.fromarray(zxingcpp.write_barcode_to_image(symbol, scale=8)).save(held, "PNG")
    (page,) = content(ofd(tmp_path / "a.ofd", picture=held.getvalue())).pages
    assert [code.text for code in page.barcodes] == [payload]
    assert page.barcodes[0].box.x0 < 28 * PIXELS_PER_MM


def test_a_picture_in_a_format_of_its_own_leaves_the_text(tmp_path: Path) -> None:
    (page,) = content(ofd(tmp_path / "a.ofd", picture=b"\x97JB2\r\n")).pages
    assert page.barcodes == ()
    assert "80100798" in page.text


def test_broken_attachment_leaves_the_page(tmp_path: Path) -> None:
    held = content(ofd(tmp_path / "a.ofd", attached="<eInvoice>"))
    assert {field.source for field in held.data} == {"OFD.xml"}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"OFD.xml": "<ofd"}, Trouble.DAMAGED),
        ({"Doc_0/Document.xml": "<ofd"}, Trouble.DAMAGED),
        ({"Doc_0/Pages/Page_0/Content.xml": "<ofd"}, Trouble.DAMAGED),
        ({"OFD.xml": "<OFD><DocBody/></OFD>"}, Trouble.EMPTY),
        ({"OFD.xml": "<OFD>" + " " * 40_000_000 + "</OFD>"}, Trouble.REJECTED),
    ],
)
def test_a_broken_part_says_what_is_wrong(
    tmp_path: Path, parts: dict[str, str], expected: Trouble
) -> None:
    assert trouble(ofd(tmp_path / "a.ofd", parts=parts)) is expected


def test_cut_off(tmp_path: Path) -> None:
    path = ofd(tmp_path / "a.ofd")
    path.write_bytes(path.read_bytes()[:800])
    assert trouble(path) is Trouble.DAMAGED


def test_a_locked_part(tmp_path: Path) -> None:
    path = ofd(tmp_path / "a.ofd")
    held = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.start_dir
    held[start + 8] |= 1  # the encryption flag of the first entry of the directory
    path.write_bytes(held)
    assert trouble(path) is Trouble.ENCRYPTED


def test_an_offset_page_box_moves_the_text(tmp_path: Path) -> None:
    page = (
        "<Page><Area><PhysicalBox>10 0 200 140</PhysicalBox></Area><Content><TextObject"
        ' Boundary="20 10 50 5" Size="4"><TextCode X="0" Y="4">A1</TextCode></TextObject>'
        "</Content></Page>"
    )
    path = ofd(tmp_path / "a.ofd", parts={"Doc_0/Pages/Page_0/Content.xml": page})
    (read_page,) = content(path).pages
    assert read_page.lines[0].box.x0 == pytest.approx(10 * PIXELS_PER_MM, abs=1)


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("1.5 2", 2, [1.5, 2.0]),
        ("g 3 1.5 2", 4, [1.5, 1.5, 1.5, 2.0]),
        ("1.5", 3, [1.5, 1.5, 1.5]),
        ("g 14 3.175 1.59", 2, [3.175, 3.175]),
        ("g 2 2 -4", 3, [2.0, 2.0, -4.0]),
        ("g 2 2 -4", 5, [2.0, 2.0, -4.0]),
        ("g 999999999 1", 2, [1.0, 1.0]),
        ("g", 2, []),
        ("g -1 2", 2, []),
        ("x", 2, []),
        ("", 2, []),
        ("nan 1", 2, []),
        ("1 inf", 2, [1.0, 1.0]),
        ("1 2 3", 0, []),
    ],
)
def test_deltas(text: str, count: int, expected: list[float]) -> None:
    assert deltas(text, count) == expected


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=20), st.integers(0, 30))
def test_deltas_are_as_many_as_asked_for(advances: list[float], count: int) -> None:
    found = deltas(" ".join(map(str, advances)), count)
    assert found[: len(advances)] == advances[:count]
    assert len(found) == count


def test_real_files_are_read() -> None:
    for path in sorted(shared_data("fapiao_ofd").glob("*.ofd")):
        loaded = load(evidence(path))
        assert isinstance(loaded, Loaded)
        assert loaded.data
        assert "价税合计" in content(path).text


def test_values_without_advances_are_read(tmp_path: Path) -> None:
    values = tuple(value for value in FAPIAO_VALUES if value[2] != "80100798")
    assert "80100798" not in content(ofd(tmp_path / "a.ofd", values)).text


@pytest.mark.parametrize("number", ["nan", "inf", "1e300", "-1e9", "x", ""])
def test_numbers_that_no_page_holds(tmp_path: Path, number: str) -> None:
    page = (
        f"<Page><Area><PhysicalBox>0 0 {number} 140</PhysicalBox></Area><Content>"
        f'<TextObject Boundary="{number} 10 50 5" Size="4"><TextCode X="0" Y="4">lost</TextCode>'
        f'</TextObject><TextObject Boundary="20 10 50 5" Size="{number}" CTM="{number} 0 0 1 0 0">'
        f'<TextCode X="{number}" Y="4" DeltaX="{number}">there</TextCode></TextObject>'
        "</Content></Page>"
    )
    path = ofd(tmp_path / "a.ofd", parts={"Doc_0/Pages/Page_0/Content.xml": page})
    assert content(path).text == "there"


def test_a_poster_is_capped(tmp_path: Path) -> None:
    page = (
        "<Page><Area><PhysicalBox>0 0 2000 1000</PhysicalBox></Area><Content><TextObject"
        ' Boundary="1000 500 50 5" Size="30"><TextCode X="0" Y="4">A</TextCode></TextObject>'
        "</Content></Page>"
    )
    (held,) = content(ofd(tmp_path / "a.ofd", parts={"Doc_0/Pages/Page_0/Content.xml": page})).pages
    assert (held.width, held.height) == (3000, 1500)
    assert held.lines[0].box.x0 == pytest.approx(1500)
