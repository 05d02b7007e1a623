"""Structured invoices: XML that is an invoice by itself, or the one embedded in a PDF.

Which elements mean what is for `extract.structured` to say; here they are told from other XML by
their root.
"""

from __future__ import annotations

from dataclasses import replace

from evidencecheck.model.document import DataField, EvidenceFile, Trouble
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.loaded import Loaded, TextPage
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.virtual_page import table_of, text_page
from evidencecheck.stages.load.xml_data import (
    MAX_BYTES,
    UnreadableXmlError,
    fields,
    local_name,
    parse,
)

MEDIA_TYPE = "application/xml"
ROOTS = frozenset(
    {
        "CrossIndustryInvoice",  # UN/CEFACT CII: ZUGFeRD 2, Factur-X, XRechnung
        "CrossIndustryDocument",  # ZUGFeRD 1
        "Invoice",  # OASIS UBL 2; also early drafts of ZUGFeRD
        "CreditNote",
        "eInvoice",  # 电子普通发票, 2019
        "EInvoice",  # 数电票
    }
)
SHOWN = 600
"""Values laid out for people; an invoice of ten lines has 150."""
CLIP = 50
"""Characters of a name or value that are laid out, so that each is one line."""


def load_xml(file: EvidenceFile, sha256: str) -> Loaded:
    """Read the XML invoice `file`, laid out as one page of names and values.

    Raises:
        Refusal: DAMAGED where it is no well-formed XML, UNSUPPORTED where it is no invoice.
    """
    with file.path.open("rb") as stream:
        blob = stream.read(MAX_BYTES + 1)
    try:
        root = parse(blob)
    except UnreadableXmlError as error:
        raise Refusal(
            Trouble.DAMAGED,
            msg("The XML is damaged, or defines entities of its own. Download it again."),
        ) from error
    if local_name(root) not in ROOTS:
        raise Refusal(
            Trouble.UNSUPPORTED,
            msg("XML with the root {name} is not read. Print it as PDF.", name=local_name(root)),
        )
    page, data = _laid_out(fields(root))
    return Loaded(file, sha256, MEDIA_TYPE, 1, lambda: iter((page,)), lambda _: page, data=data)


def embedded(name: str, blob: bytes) -> tuple[DataField, ...]:
    """The values of the attachment `name`, () where it is no XML invoice."""
    if not name.lower().endswith(".xml"):
        return ()
    try:
        root = parse(blob)
    except UnreadableXmlError:
        return ()
    return fields(root, name) if local_name(root) in ROOTS else ()


def _laid_out(data: tuple[DataField, ...]) -> tuple[TextPage, tuple[DataField, ...]]:
    """A row for each value, and the values with their places."""
    shown = data[:SHOWN]
    rows = [(_clipped(_name(field)), _clipped(field.text)) for field in shown]
    page = text_page(1, [table_of(rows)], Channel.STRUCTURED)
    values = page.lines[1::2]
    placed = [replace(f, page=1, box=v.box) for f, v in zip(shown, values, strict=True)]
    return page, (*placed, *data[SHOWN:])


def _name(field: DataField) -> str:
    """The last two names of its path."""
    return "/".join(field.path.split("/")[-2:])


def _clipped(text: str) -> str:
    return text if len(text) <= CLIP else text[: CLIP - 1] + "…"
