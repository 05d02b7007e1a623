"""Media type by content, never by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from evidencecheck.stages.load.charset import decoded
from evidencecheck.stages.load.packages import OFD, OLE, ZIP, ole_type, zip_type

__all__ = ["CSV", "HEAD", "HTML", "MAIL", "OFD", "PDF", "PLAIN", "TSV", "UNKNOWN", "XML", "ZIP"]

PDF = "application/pdf"
XML = "application/xml"
HTML = "text/html"
MAIL = "message/rfc822"
PLAIN = "text/plain"
CSV = "text/csv"
TSV = "text/tab-separated-values"
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
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
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
    "received:",
    "return-path:",
    "delivered-to:",
    "mime-version:",
    "message-id:",
    "content-type:",
    "from:",
    "subject:",
    "date:",
    "to:",
    "x-",
)

_HEADER = re.compile(r"[!-9;-~]+:")
"""A name of printable ASCII and a colon (RFC 5322, 2.2)."""

_HTML_STARTS = (
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<meta",
    "<table",
    "<div",
    "<style",
    "<center",
)
"""Mail bodies and exports of shop systems are often pages without a root."""

_DELIMITERS = (("\t", 1), (";", 1), (",", 2), ("|", 2))
"""And how many of them the first line has at least: prose has commas."""
_TABLE_LINES = 20
_ALIKE = 0.7
"""Share of the lines that have as many fields as the first; reports begin or end with other lines."""
_REPORT = 8
"""Delimiters in a row of a report that may have notes above its table …"""
_NOTE = 1
"""… and the most in such a note."""


def media_type_of(path: Path, head: bytes) -> str:
    """The media type of the file at `path`, whose beginning is `head`: like `media_type`, and what
    a ZIP or an OLE file is in truth.
    """
    kind = media_type(head)
    if kind == ZIP:
        return zip_type(path)
    return ole_type(path) if kind == OLE else kind


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
        return MAIL if _is_mail(head.lstrip().decode("latin-1").lower()) else PDF
    if head[:2] == b"BM" and len(head) >= 30 and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    return _text_type(head)


def _text_type(head: bytes) -> str:
    """Which kind of text, or unknown where the bytes are no text."""
    if _is_mail(head.lstrip().decode("latin-1").lower()):
        return MAIL  # whatever bytes its body has
    if not _is_text(head):
        return UNKNOWN
    text = decoded(head, cut=True)
    start = text.lstrip().lower()
    if start.startswith("<?xml") and "<html" not in start[:1024]:
        return XML
    if start.startswith(_HTML_STARTS):
        return HTML
    if "<html" in start[:1024]:
        return HTML
    delimiter = delimiter_of(text if len(head) < HEAD else text.rpartition("\n")[0])
    return {None: PLAIN, "\t": TSV}.get(delimiter, CSV)


def _is_mail(start: str) -> bool:
    """Whether text in lower case begins with the head of a mail: three header fields such as mails
    have, or two and an empty line. Mail that was stored badly lacks the empty line.
    """
    if start.startswith("from "):  # an mbox's line before the first header
        start = start.partition("\n")[2]
    known = 0
    for line in start.split("\n"):
        if not line.strip():
            return known >= 2
        if not line[0].isspace() and not _HEADER.match(line):
            break
        known += line.startswith(_MAIL_HEADERS)
    return known >= 3


def delimiter_of(text: str) -> str | None:
    """What parts the fields of a table in text form; None where `text` is no such table."""
    lines = [line for line in text.splitlines()[:_TABLE_LINES] if line.strip()]
    best: tuple[float, int, str] | None = None
    for delimiter, least in _DELIMITERS:
        rows = lines if delimiter == "\t" else _unbroken(lines)
        counts = _below_preamble([_fields(row, delimiter) - 1 for row in rows])
        if len(counts) < 2 or counts[0] < least:
            continue
        alike = sum(count == counts[0] for count in counts) / len(counts)
        found = (round(alike, 1), counts[0], delimiter)
        if alike >= _ALIKE and (best is None or found > best):
            best = found
    return best[2] if best else None


def _below_preamble(counts: Sequence[int]) -> Sequence[int]:
    """Marketplaces set notes on a report above its table: each is one field, the names of columns are many."""
    start = next((at for at, count in enumerate(counts) if count >= _REPORT), 0)
    return counts[start:] if start and max(counts[:start]) <= _NOTE else counts


def _unbroken(lines: Sequence[str]) -> list[str]:
    """Rows of a table: a line feed between double quotes ends none."""
    rows = [""]
    for line in lines:
        if rows[-1].count('"') % 2:
            rows[-1] += " " + line
        else:
            rows.append(line)
    return rows[1:]


def _fields(line: str, delimiter: str) -> int:
    """How many fields `line` has; a comma between double quotes parts nothing. A tab always does:
    reports with tabs quote nothing, and have inches (12").
    """
    if delimiter == "\t":
        return 1 + line.count(delimiter)
    outside = line.split('"')[::2]
    return 1 + sum(part.count(delimiter) for part in outside)


def _is_text(head: bytes) -> bool:
    """Whether `head` is text: UTF-8, UTF-16 with a mark, or a single- or double-byte code."""
    if not head:
        return False
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return False
    return "\ufffd" not in decoded(head, cut=True)
