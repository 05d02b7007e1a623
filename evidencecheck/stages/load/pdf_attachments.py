"""What a PDF carries beside its pages: attached files, and an invoice's values in its metadata."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from evidencecheck.model.document import DataField
from evidencecheck.stages.load.einvoice import embedded
from evidencecheck.stages.load.pdf_structure import pypdf_errors

MAX_ATTACHMENTS = 100
INFO = "Info"
"""Where the values of the document information dictionary are said to come from."""
_INVOICE_INFO = frozenset(
    {
        "InvoiceNumber",
        "IssueTime",
        "SellerIdNum",
        "BuyerIdNum",
        "TotalAmWithoutTax",
        "TotalTaxAm",
        "TotalTax-includedAmount",
    }
)
"""Keys that the Chinese tax platform writes into the PDF of a 数电票, named as in its XML."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The data of a PDF, and the attachments that are files of their own."""

    data: tuple[DataField, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    """Name and content, in the order of the file."""


def carried(path: Path) -> Carried:
    """Read what the PDF at `path` carries; a defect leaves it out, the pages are read anyway.

    An attached XML invoice says as data what the pages print, so it is part of the document and
    no file of its own.

    Raises:
        OSError: the file cannot be read.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data: list[DataField] = []
    files: list[tuple[str, bytes]] = []
    try:
        with path.open("rb") as stream:
            reader = PdfReader(stream, strict=False)
            for key, value in (reader.metadata or {}).items():
                if key.lstrip("/") in _INVOICE_INFO and str(value).strip():
                    data.append(DataField(INFO, f"Info/{key.lstrip('/')}", str(value).strip()))
            for name, versions in list(reader.attachments.items())[:MAX_ATTACHMENTS]:
                for blob in versions:
                    fields = embedded(name, blob)
                    data += fields
                    if not fields:
                        files.append((name, blob))
    except pypdf_errors():
        return Carried(tuple(data), tuple(files))
    return Carried(tuple(data), tuple(files))
