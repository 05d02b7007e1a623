"""Small PDFs with revisions, written by hand: what libraries write hides the revisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evidencecheck.model.document import Document, EvidenceFile
from evidencecheck.model.fact import Fact, FactName, Reading
from evidencecheck.model.values import Identifier
from evidencecheck.stages.read import ReadSettings, read
from evidencecheck.stages.understand import understand

Row = tuple[int, int, str, str]
"""x, y in points from the bottom left, font (F1 Helvetica, F2 Courier, F3 Arial-Bold), text."""

ROWS: tuple[Row, ...] = (
    (60, 760, "F1", "Invoice INV-20261002"),
    (60, 735, "F1", "Invoice date: 2026-10-02"),
    (60, 710, "F1", "Order number: 113-4627301-9284417"),
    (60, 675, "F1", "Description"),
    (290, 675, "F1", "Qty"),
    (360, 675, "F1", "Unit price"),
    (460, 675, "F1", "Amount"),
    (60, 650, "F1", "Flask 1 L"),
    (300, 650, "F1", "2"),
    (360, 650, "F1", "USD 60.00"),
    (460, 650, "F1", "USD 120.00"),
    (360, 600, "F1", "Subtotal"),
    (460, 600, "F1", "USD 120.00"),
    (360, 580, "F1", "Sales tax"),
    (460, 580, "F1", "USD 8.40"),
    (360, 560, "F1", "Total"),
    (460, 560, "F1", "USD 128.40"),
)

_FONTS = {"F1": "Helvetica", "F2": "Courier", "F3": "Arial-BoldMT"}


def rows(**changed: str) -> tuple[Row, ...]:
    """`ROWS` with the text that ends so replaced: ``rows(**{"128.40": "USD 188.40"})``."""
    return tuple(
        (x, y, font, next((new for old, new in changed.items() if text.endswith(old)), text))
        for x, y, font, text in ROWS
    )


def pdf(
    rows: Sequence[Row] = ROWS,
    *,
    info: Mapping[str, str] | None = None,
    later: Sequence[bytes] = (),
) -> bytes:
    """A page of `rows`; each of `later` is appended as a revision with another content stream."""
    fonts = " ".join(f"/{name} {5 + i} 0 R" for i, name in enumerate(_FONTS))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << " + fonts.encode() + b" >> >> >>",
        4: _stream(content(rows)),
    }
    for number, name in enumerate(_FONTS.values(), 5):
        objects[number] = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>".encode()
    if info:
        entries = " ".join(f"/{key} ({value})" for key, value in info.items())
        objects[9] = f"<< {entries} >>".encode()
    whole = _appended(b"%PDF-1.7\n", objects, None)
    for stream in later:
        before = whole.rindex(b"startxref") + 10
        previous = int(whole[before : whole.index(b"\n", before)])
        whole = _appended(whole, {4: _stream(stream)}, previous)
    return whole


def content(rows: Sequence[Row]) -> bytes:
    """The content stream that prints `rows` at 12 points."""
    lines = [f"BT /{font} 12 Tf {x} {y} Td ({text}) Tj ET" for x, y, font, text in rows]
    return "\n".join(lines).encode("latin-1")


def _stream(body: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)


def _appended(before: bytes, objects: Mapping[int, bytes], previous: int | None) -> bytes:
    """`before` with `objects`, their cross-reference table and a trailer."""
    out = bytearray(before)
    table = [b"0 1\n0000000000 65535 f \n"] if previous is None else []
    for number, body in objects.items():
        table.append(b"%d 1\n%010d 00000 n \n" % (number, len(out)))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    info = b" /Info 9 0 R" if 9 in objects else b""
    prev = b"" if previous is None else b" /Prev %d" % previous
    out += b"xref\n" + b"".join(table)
    out += b"trailer << /Size 10 /Root 1 0 R%s%s >>\nstartxref\n%d\n%%%%EOF\n" % (info, prev, start)
    return bytes(out)


def document(path: Path, whole: bytes) -> tuple[EvidenceFile, Document]:
    """`whole` as a file that was read and understood, its order ID among the facts in any case."""
    path.write_bytes(whole)
    file = EvidenceFile(path.name, path, len(whole))
    found = read(file, ReadSettings())
    assert not hasattr(found, "trouble"), found
    return file, understand(found)  # type: ignore[arg-type]


def with_fact(document: Document, reading: Reading) -> Document:
    """`document` that also names an order at `reading`."""
    named = Fact(FactName.ORDER_ID, Identifier(reading.raw, "amazon-order"), reading)
    return replace(document, facts=(*document.facts, named))
