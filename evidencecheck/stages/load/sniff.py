"""Media type by content, never by name."""

from __future__ import annotations

PDF = "application/pdf"
UNKNOWN = "application/octet-stream"

HEAD = 4096
"""Bytes of a file's beginning that `media_type` wants to see."""

_PDF_HEADER_WITHIN = 1024
"""PDF 1.7, implementation note 13: readers accept the header within the first 1024 bytes."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"{\\rtf", "application/rtf"),
)

_FTYP: tuple[tuple[bytes, str], ...] = (
    (b"heic", "image/heic"),
    (b"heix", "image/heic"),
    (b"hevc", "image/heic"),
    (b"heim", "image/heic"),
    (b"heis", "image/heic"),
    (b"mif1", "image/heif"),
    (b"msf1", "image/heif"),
    (b"avif", "image/avif"),
    (b"avis", "image/avif"),
    (b"qt  ", "video/quicktime"),
)
"""Major brands of ISO base media files; every other brand is taken for MP4."""

_MAIL_HEADERS = (
    b"received:",
    b"return-path:",
    b"delivered-to:",
    b"mime-version:",
    b"message-id:",
    b"from:",
    b"subject:",
    b"date:",
    b"to:",
    b"x-",
)


def media_type(head: bytes) -> str:
    """The media type of a file that begins with `head` (up to `HEAD` bytes)."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return next((kind for brand, kind in _FTYP if head[8:12] == brand), "video/mp4")
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN]:
        return PDF
    if head[:2] == b"BM" and len(head) >= 30 and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    return _text_type(head)


def _text_type(head: bytes) -> str:
    """Which kind of text, or unknown where the bytes are no text."""
    if not _is_text(head):
        return UNKNOWN
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start[:1024]:
        return "text/html"
    if start.startswith(b"<?xml"):
        return "application/xml"
    names = [line for line in start[:2048].splitlines() if line.startswith(_MAIL_HEADERS)]
    if start.startswith(_MAIL_HEADERS) and len(names) >= 3:
        return "message/rfc822"
    return "text/plain"


def _is_text(head: bytes) -> bool:
    """Whether `head` is text in UTF-8, UTF-16 with a mark, or a single- or double-byte code."""
    if not head:
        return False
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(1 for byte in head if byte < 32 and byte not in b"\t\n\r\f\x1b")
    if controls:
        return False
    for codec in ("utf-8", "gb18030"):
        # A character may be cut at the end of `head`, hence the shorter second try.
        for part in (head, head[:-1], head[:-2], head[:-3]):
            try:
                part.decode(codec)
            except UnicodeDecodeError:
                continue
            return True
    return False
