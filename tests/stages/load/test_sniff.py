from __future__ import annotations

import pytest

from evidencecheck.stages.load.sniff import media_type


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\r\n" * 300 + b"%PDF-1.4", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"II*\x00\x08", "image/tiff"),
        (b"GIF89a", "image/gif"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypavif", "image/avif"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"PK\x03\x04", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"<!DOCTYPE html><html>", "text/html"),
        (b"<?xml version='1.0'?><Invoice/>", "application/xml"),
        (b"Received: x\nFrom: a@b.c\nSubject: y\n\nhi", "message/rfc822"),
        (
            b"From: a@b.c\nTo: d@e.f\nSubject: y\n" + b"X-Long: " + b"x" * 60 + b"\nX-Cut",
            "message/rfc822",
        ),
        (b"From: a@b.c\nSubject: \xb6\xa9\xb5\xa5\n\n\x00\xff", "message/rfc822"),
        (b"From: a@b.c\nSubject: y\n\n<html>hi</html>", "message/rfc822"),
        (
            b"From: a@b.c\nTo: d@e.f\nSubject: y\n--b\nContent-Type: text/html\n\n<html>",
            "message/rfc822",
        ),
        (b"From: me\nwhat I wrote to them\nTo: you\n\nhi", "text/plain"),
        (b"order;total\n1;2\n3;4\n", "text/csv"),
        (b"order\ttotal\n1\t2\n", "text/tab-separated-values"),
        (b"<table><tr><td>1", "text/html"),
        ("订单编号 113".encode(), "text/plain"),
        ("订单编号 113".encode("gb18030"), "text/plain"),
        (b"\x00\x01\x02", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_type_by_content(head: bytes, expected: str) -> None:
    assert media_type(head) == expected
