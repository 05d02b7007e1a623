"""Digital signatures of a PDF: do they fit the bytes that they cover?

Tried by pyHanko where it is installed (the extra ``forensics``). Whether the signer is to be trusted
is not asked: roots of trust are the user's, and nothing is fetched.
"""

from __future__ import annotations

import importlib.util
import logging
import re
from pathlib import Path
from typing import Any

from evidencecheck.model.origin import Signature, SignatureState
from evidencecheck.stages.load.pdf_structure import pypdf_errors

_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[")
_FURTHER = re.compile(rb"/ByteRange\s*\[|/DSS\b|/Type\s*/VRI\b")
"""What an honest addition to a signed file holds: another signature, or what proves one later."""


def signatures(path: Path) -> tuple[Signature, ...]:
    """The signatures of the PDF at `path`, in the order of its form fields."""
    content = path.read_bytes()
    if not _BYTE_RANGE.search(content):
        return ()
    found = []
    for name, value in _signed_fields(path):
        end = _covered_to(value)
        added = end is not None and _was_added_to(content, end)
        found.append((name, added))
    states = _states(path) if found else {}
    return tuple(
        Signature(name, states.get(name, SignatureState.UNKNOWN), added) for name, added in found
    )


def _signed_fields(path: Path) -> list[tuple[str, Any]]:
    """Name and value dictionary of each signed field (PDF 1.7, 12.8.1)."""
    from pypdf import PdfReader

    try:
        fields = PdfReader(path, strict=False).get_fields() or {}
        return [
            (name, field["/V"].get_object())
            for name, field in fields.items()
            if field.get("/FT") == "/Sig" and "/V" in field
        ]
    except pypdf_errors():
        return []


def _covered_to(value: Any) -> int | None:
    """Offset at which the signed bytes end."""
    try:
        numbers = [int(number) for number in value["/ByteRange"]]
    except pypdf_errors():
        return None
    return numbers[-2] + numbers[-1] if len(numbers) == 4 else None


def _was_added_to(content: bytes, end: int) -> bool:
    """Whether revisions after offset `end` hold more than signatures and their proofs."""
    from evidencecheck.stages.origin.revisions import revision_ends

    start = end
    for stop in revision_ends(content):
        if stop <= end + 2:
            continue  # the mark of the signed revision itself, give or take a line end
        if not _FURTHER.search(content, start, stop):
            return True
        start = stop
    return False


def _states(path: Path) -> dict[str, SignatureState]:
    """Whether the signed bytes are intact, by field; empty where pyHanko is not installed."""
    if importlib.util.find_spec("pyhanko") is None:
        return {}
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext

    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # a self-signed file is no failure
    unreadable: tuple[type[Exception], ...] = (PdfError, *pypdf_errors())
    invalid: tuple[type[Exception], ...] = (SignatureValidationError, *unreadable)
    found: dict[str, SignatureState] = {}
    with path.open("rb") as stream:
        try:
            embedded = PdfFileReader(stream, strict=False).embedded_signatures
        except unreadable:
            return {}
        for signature in embedded:
            context = ValidationContext(allow_fetching=False, trust_roots=[])
            try:
                status = validate_pdf_signature(signature, context)
            except invalid:
                continue
            intact = status.intact and status.valid
            state = SignatureState.INTACT if intact else SignatureState.BROKEN
            found[str(signature.field_name)] = state
    return found
