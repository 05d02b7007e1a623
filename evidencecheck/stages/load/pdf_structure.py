"""What pypdf says about a PDF before PDFium opens it: passwords, attachments, a cut-off end."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

_TAIL = 4096
"""Where ``%%EOF`` is looked for; PDF 1.7 (implementation note 18) asks for the last 1024 bytes, and
downloads often append a few blank lines or a signature."""


@dataclass(frozen=True, slots=True)
class PdfStructure:
    """The outside of a PDF. None means that pypdf could not tell."""

    needs_password: bool | None = None
    page_count: int | None = None
    attachments: tuple[str, ...] = ()
    complete: bool = True
    """False where the end-of-file mark is missing: the file was cut off."""


def pdf_structure(path: Path) -> PdfStructure:
    """Look at the structure of the PDF at `path`; a defect makes a part None, never an error.

    Raises:
        OSError: the file cannot be read.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its complaints are ours to word
    complete = _has_end_mark(path)
    try:
        with path.open("rb") as stream:
            reader = PdfReader(stream, strict=False)
            locked = reader.is_encrypted and not reader.decrypt("")
            if locked:
                return PdfStructure(needs_password=True, complete=complete)
            return PdfStructure(
                needs_password=False,
                page_count=len(reader.pages),
                attachments=tuple(sorted(set(reader.attachments))),
                complete=complete,
            )
    except pypdf_errors():  # PDFium has the last word on whether the file opens
        return PdfStructure(complete=complete)


def pypdf_errors() -> tuple[type[Exception], ...]:
    """What pypdf raises on broken input, which is open-ended (its issue tracker holds each of these)."""
    from pypdf.errors import DependencyError, PyPdfError

    return (
        PyPdfError,
        DependencyError,
        ArithmeticError,
        AttributeError,
        LookupError,
        NotImplementedError,
        RecursionError,
        TypeError,
        ValueError,
    )


def _has_end_mark(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(0, 2)
        stream.seek(max(0, stream.tell() - _TAIL))
        return b"%%EOF" in stream.read()
