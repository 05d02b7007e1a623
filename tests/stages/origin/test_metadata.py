"""Programs and days in the metadata of PDFs and pictures."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from evidencecheck.model.origin import Origin
from evidencecheck.stages.origin.metadata import pdf_metadata, picture_metadata
from tests.stages.origin.made import pdf


def _pdf(tmp_path: Path, **info: str) -> Origin:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(info=info))
    return pdf_metadata(path)


@pytest.mark.parametrize(
    ("creator", "producer", "editor"),
    [
        ("Adobe Photoshop 26.1 (Windows)", "Adobe PDF library 17.00", "Adobe Photoshop"),
        ("Writer", "Sejda 5.3 (www.sejda.com)", "Sejda"),
        ("", "Foxit PDF Editor Printer Version 13", "Foxit PDF Editor"),
        ("Wondershare PDFelement 10", "", "PDFelement"),
        ("", "WPS PDF 12", "WPS PDF editor"),
        ("Adobe Photoshop Lightroom 8.2 (Windows)", "", ""),
        ("", "Adobe Acrobat Pro 11.0.3 Paper Capture Plug-in", ""),
        ("Acrobat PDFMaker 21 for Word", "Adobe PDF Library 21", ""),
        ("", "macOS Version 15.1 Quartz PDFContext", ""),
        ("", "Microsoft: Print To PDF", ""),
        ("", "Foxit Reader PDF Printer Version 9.1", ""),
        ("", "iLovePDF", ""),
        ("Gimpel Rechnungen", "", ""),
    ],
)
def test_editors(tmp_path: Path, creator: str, producer: str, editor: str) -> None:
    escaped = {"Creator": creator, "Producer": producer}
    info = {k: v.replace("(", r"\(").replace(")", r"\)") for k, v in escaped.items() if v}

    assert _pdf(tmp_path, **info).editor == editor


@pytest.mark.parametrize(
    ("producer", "authoring"),
    [
        ("Microsoft Word for Microsoft 365", True),
        ("LibreOffice 7.0", True),
        ("WPS Writer", True),
        ("Skia/PDF m156", False),
        ("Microsoft: Print To PDF", False),
        ("WordPress PDF Invoices", False),
    ],
)
def test_office_programs(tmp_path: Path, producer: str, authoring: bool) -> None:
    assert _pdf(tmp_path, Producer=producer).authoring is authoring


def test_days_of_a_pdf(tmp_path: Path) -> None:
    found = _pdf(tmp_path, CreationDate="D:20261020120000Z", ModDate="yesterday")

    assert found.created == datetime(2026, 10, 20, 12, tzinfo=UTC)
    assert found.modified is None


def test_nothing_is_known_of_a_broken_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n\0\0\0")

    assert pdf_metadata(path) == Origin()


def test_exif_of_a_photo(tmp_path: Path) -> None:
    picture = Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x0131] = "Adobe Photoshop 26.1"
    exif[0x0132] = "2026:10:21 09:00:00"
    exif.get_ifd(0x8769)[0x9003] = "2026:10:20 12:00:00"
    picture.save(tmp_path / "a.jpg", exif=exif)

    found = picture_metadata(tmp_path / "a.jpg")

    assert found.editor == "Adobe Photoshop"
    assert found.created == datetime(2026, 10, 20, 12)  # noqa: DTZ001 (EXIF names no zone)
    assert found.modified == datetime(2026, 10, 21, 9)  # noqa: DTZ001


def test_text_field_of_a_png(tmp_path: Path) -> None:
    fields = PngImagePlugin.PngInfo()
    fields.add_text("Software", "GIMP 2.10\0")
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png", pnginfo=fields)

    assert picture_metadata(tmp_path / "a.png").editor == "GIMP"


def test_nothing_is_known_of_a_broken_picture(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe1\xff")

    assert picture_metadata(tmp_path / "a.jpg") == Origin()
