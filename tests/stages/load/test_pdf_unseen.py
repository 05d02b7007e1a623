"""Characters that are not painted, or lie below a scan."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, FloatObject, NameObject

from evidencecheck.model.document import EvidenceFile
from evidencecheck.stages.load import Loaded, RawPage, load
from tests.stages.load.made import evidence, pdf, text_at

SCAN = "q 595.28 0 0 841.89 0 0 cm /Im1 Do Q\n"
LOGO = "q 60 0 0 60 20 760 cm /Im1 Do Q\n"
TEXT = text_at(72, 740, "128.40")


def page(folder: Path, body: str) -> EvidenceFile:
    Image.new("RGB", (60, 80), "white").save(folder / "scan.jpg")
    return pdf(folder / "a.pdf", [body], jpeg=folder / "scan.jpg")


def unseen(file: EvidenceFile) -> str:
    loaded = load(file)
    assert isinstance(loaded, Loaded)
    (read,) = loaded.pages()
    assert isinstance(read, RawPage)
    return "".join(glyph.char for glyph in read.glyphs if glyph.unseen)


def with_opacity(file: EvidenceFile, opacity: float) -> EvidenceFile:
    """`file` with the graphics state /GS1 of this opacity."""
    writer = PdfWriter(clone_from=PdfReader(file.path))
    state = DictionaryObject({NameObject("/ca"): FloatObject(opacity)})
    resources = writer.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/ExtGState")] = DictionaryObject({NameObject("/GS1"): state})
    writer.write(file.path)
    return evidence(file.path)


@pytest.mark.parametrize("mode", [3, 7])
def test_text_that_is_not_painted(tmp_path: Path, mode: int) -> None:
    assert unseen(page(tmp_path, f"{SCAN}q {mode} Tr\n{TEXT}Q")) == "128.40"


@pytest.mark.parametrize(("opacity", "found"), [(0.0, "128.40"), (0.02, "128.40"), (0.4, "")])
def test_text_that_is_too_faint(tmp_path: Path, opacity: float, found: str) -> None:
    file = with_opacity(page(tmp_path, f"{SCAN}/GS1 gs\n{TEXT}"), opacity)
    assert unseen(file) == found


def test_text_below_a_scan(tmp_path: Path) -> None:
    assert unseen(page(tmp_path, TEXT + SCAN)) == "128.40"


@pytest.mark.parametrize("body", [SCAN + TEXT, TEXT + LOGO, f"{LOGO}3 Tr\n{TEXT}"])
def test_what_is_no_layer_of_a_scan(tmp_path: Path, body: str) -> None:
    assert unseen(page(tmp_path, body)) == ""
