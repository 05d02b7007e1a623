from __future__ import annotations

import struct
from pathlib import Path

import pytest

from evidencecheck.model.document import Trouble, Unreadable
from evidencecheck.stages.load.members import unpack
from tests.stages.load.laid import opened, texts, trouble
from tests.stages.load.made import ORDER, evidence
from tests.stages.load.packing import Storage, compound, property_stream

SUBJECT, SENDER_NAME, SENDER, BODY, SENT = 0x0037, 0x0C1A, 0x5D01, 0x1000, 0x0039
NAME, DATA, METHOD, MIME, CONTENT_ID = 0x3707, 0x3701, 0x3705, 0x370E, 0x3712
LONG, TIME, STRING, BINARY = 0x0003, 0x0040, 0x001F, 0x0102
UNICODE_STORE = (0x340D, LONG, 0x00040000)


def storage(
    header: bytes, strings: dict[int, str], fixed: list[tuple[int, int, int]], data: bytes | None
) -> dict[str, bytes | Storage]:
    """The streams of a mail or an attachment: its properties, and those of variable length."""
    held: dict[str, bytes | Storage] = {
        f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le") for tag, text in strings.items()
    }
    listed = [*fixed, *((tag, STRING, 0) for tag in strings)]
    if data is not None:
        held[f"__substg1.0_{DATA:04X}0102"] = data
        listed.append((DATA, BINARY, 0))
    return {"__properties_version1.0": header + property_stream(listed, 0), **held}


def attachment(
    name: str, data: bytes | None, mime: str = "text/plain", *, method: int = 1, shown: bool = False
) -> dict[str, bytes | Storage]:
    strings = {NAME: name, MIME: mime} | ({CONTENT_ID: "image001.png@01D"} if shown else {})
    return storage(bytes(8), strings, [(METHOD, LONG, method)], data)


def mail(path: Path, *attachments: dict[str, bytes | Storage], sent: int | None = None) -> Path:
    strings = {
        SUBJECT: "Lost parcel",
        SENDER_NAME: "Shop",
        SENDER: "s@example.com",
        BODY: f"Dear customer,\r\nOrder {ORDER}\r\n",
    }
    fixed = [UNICODE_STORE] + ([(SENT, TIME, sent)] if sent is not None else [])
    head = struct.pack("<8xIIII8x", 0, len(attachments), 0, len(attachments))
    root = storage(head, strings, fixed, None)
    for number, item in enumerate(attachments):
        root[f"__attach_version1.0_#{number:08X}"] = item
    path.write_bytes(compound(root))
    return path


def test_head_and_body_are_lines(tmp_path: Path) -> None:
    path = mail(tmp_path / "a.msg", sent=134_348_400_000_000_000)
    assert opened(path).media_type == "application/vnd.ms-outlook"
    found = texts(path)
    assert found[0] == "Subject: Lost parcel"
    assert found[-3] == "Mail time: 2026-09-25 20:00 UTC"
    assert found[-2:] == ["Dear customer,", f"Order {ORDER}"]


def test_no_date_is_no_year_1601(tmp_path: Path) -> None:
    assert not any("1601" in text for text in texts(mail(tmp_path / "a.msg", sent=0)))


def test_attachments_are_members(tmp_path: Path) -> None:
    path = mail(
        tmp_path / "a.msg",
        attachment("发票.txt", b"hello"),
        attachment("logo.png", b"\x89PNG\r\n\x1a\n" + b"x" * 9, "image/png", shown=True),
        attachment("mail.msg", None, method=5),
        attachment("link.txt", None, method=2),
    )
    found = [
        (m.file, m.trouble) if isinstance(m, Unreadable) else (m.name, m.path.read_bytes()[:5])
        for m in unpack(evidence(path), tmp_path / "out")
    ]
    # A picture whose size cannot be told is kept: its reader says what is wrong with it.
    assert found == [
        ("a.msg!/发票.txt", b"hello"),
        ("a.msg!/logo.png", b"\x89PNG\r"),
        ("a.msg!/mail.msg", Trouble.UNSUPPORTED),
    ]


@pytest.mark.parametrize("size", [600, 1500])
def test_a_cut_mail_is_not_read(tmp_path: Path, size: int) -> None:
    path = mail(tmp_path / "a.msg")
    path.write_bytes(path.read_bytes()[:size])
    assert trouble(path) in {Trouble.DAMAGED, Trouble.UNSUPPORTED, Trouble.EMPTY}
