from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.stages.load.packages import DOCX, LOCKED_OFFICE, MSG, ODS, OFD, OLE, XLS, XLSX
from evidencecheck.stages.load.sniff import media_type_of
from tests.stages.load.packing import Storage, compound, zipped

ODS_KIND = ODS.encode()


def kind(folder: Path, data: bytes) -> str:
    path = folder / "x"
    path.write_bytes(data)
    return media_type_of(path, data[:4096])


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, DOCX),
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b""}, XLSX),
        ({"OFD.xml": b"", "Doc_0/Document.xml": b""}, OFD),
        ({"mimetype": ODS_KIND, "content.xml": b""}, ODS),
        ({"mimetype": b"rm -rf / \n; x", "content.xml": b""}, "application/zip"),
        (
            {"AndroidManifest.xml": b"", "classes.dex": b""},
            "application/vnd.android.package-archive",
        ),
        ({"invoice/word/document.xml": b"", "a.docx": b""}, "application/zip"),
        ({"发票.pdf": b""}, "application/zip"),
    ],
)
def test_what_a_zip_is(tmp_path: Path, entries: dict[str, bytes], expected: str) -> None:
    assert kind(tmp_path, zipped(entries)) == expected


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ({"__properties_version1.0": b"x"}, MSG),
        ({"Workbook": b"x" * 600}, XLS),
        ({"WordDocument": b"x"}, "application/msword"),
        ({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}, LOCKED_OFFICE),
        ({"Something": b"x"}, OLE),
    ],
)
def test_what_an_ole_file_is(tmp_path: Path, root: Storage, expected: str) -> None:
    assert kind(tmp_path, compound(root)) == expected


def test_what_is_cut_stays_what_its_first_bytes_say(tmp_path: Path) -> None:
    assert kind(tmp_path, zipped({"xl/workbook.xml": b""})[:40]) == "application/zip"
    assert kind(tmp_path, compound({"Workbook": b"x"})[:100]) == OLE
