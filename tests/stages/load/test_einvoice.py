from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from evidencecheck.model.document import Content, Trouble, Unreadable
from evidencecheck.model.page import Channel
from evidencecheck.stages.load import Loaded, load
from evidencecheck.stages.load.members import unpack
from evidencecheck.stages.read import ReadSettings, read
from tests.stages.invoices import CII, DIGITAL_FAPIAO, OLD_FAPIAO, UBL
from tests.stages.load.made import evidence, pdf, text_at
from tests.stages.making import shared_data

NO_OCR = ReadSettings(ocr="none")


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def carrying(
    path: Path, *attachments: tuple[str, bytes], info: dict[str, str] | None = None
) -> Path:
    """A PDF of one page with files attached."""
    pdf(path, [text_at(72, 700, "Rechnung RE-2026/17")])
    writer = PdfWriter(clone_from=PdfReader(path))
    for name, blob in attachments:
        writer.add_attachment(name, blob)
    if info:
        writer.add_metadata(info)
    with path.open("wb") as stream:
        writer.write(stream)
    return path


@pytest.mark.parametrize("xml", [CII, UBL, DIGITAL_FAPIAO, OLD_FAPIAO])
def test_an_invoice_is_laid_out_with_a_row_for_each_value(tmp_path: Path, xml: str) -> None:
    content = read(evidence(written(tmp_path / "a.xml", xml)), NO_OCR)
    assert isinstance(content, Content)
    (page,) = content.pages
    assert page.channels == (Channel.STRUCTURED,)
    assert len(page.lines) == 2 * len(content.data)
    for field in content.data:
        assert field.page == 1
        (line,) = [line for line in page.lines if line.box == field.box]
        assert line.text[:40] == field.text[:40]


def test_without_a_declaration_the_name_tells(tmp_path: Path) -> None:
    xml = CII.partition("\n")[2]
    assert isinstance(load(evidence(written(tmp_path / "a.xml", xml))), Loaded)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<?xml version='1.0'?><svg/>", Trouble.UNSUPPORTED),
        ("<?xml version='1.0'?><Invoice>", Trouble.DAMAGED),
        ("<?xml version='1.0'?><!DOCTYPE Invoice><Invoice/>", Trouble.DAMAGED),
    ],
)
def test_what_is_no_invoice_says_so(tmp_path: Path, xml: str, expected: Trouble) -> None:
    result = load(evidence(written(tmp_path / "a.xml", xml)))
    assert isinstance(result, Unreadable)
    assert result.trouble is expected
    assert result.detail.text()


def test_the_invoice_in_a_pdf_is_its_data_and_no_file_of_its_own(tmp_path: Path) -> None:
    path = carrying(tmp_path / "a.pdf", ("factur-x.xml", CII.encode()), ("terms.xml", b"<svg/>"))
    content = read(evidence(path), NO_OCR)
    assert isinstance(content, Content)
    assert content.channels == (Channel.TEXT_LAYER, Channel.STRUCTURED)
    assert {field.source for field in content.data} == {"factur-x.xml"}
    members = unpack(evidence(path), tmp_path / "members")
    assert [getattr(member, "name", "") for member in members] == ["a.pdf!/terms.xml"]


def test_broken_xml_in_a_pdf_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = carrying(tmp_path / "a.pdf", ("factur-x.xml", b"<Invoice>"))
    loaded = load(evidence(path))
    assert isinstance(loaded, Loaded)
    assert loaded.data == ()
    assert [member.name for member in loaded.members()] == ["factur-x.xml"]


def test_values_in_the_metadata_of_a_fapiao(tmp_path: Path) -> None:
    info = {"/InvoiceNumber": "26442000000012345678", "/Producer": "x"}
    loaded = load(evidence(carrying(tmp_path / "a.pdf", info=info)))
    assert isinstance(loaded, Loaded)
    assert [(f.path, f.text) for f in loaded.data] == [
        ("Info/InvoiceNumber", "26442000000012345678")
    ]


def test_every_invoice_of_the_corpus_has_its_data() -> None:
    paths = sorted(shared_data("zugferd_corpus").glob("*.pdf"))
    for path in paths[::6]:
        loaded = load(evidence(path))
        assert isinstance(loaded, Loaded)
        assert any(field.path.endswith("GrandTotalAmount") for field in loaded.data), path.name
