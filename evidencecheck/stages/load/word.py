"""Word documents (docx): paragraphs, tables, text boxes, headers and footers, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel
from evidencecheck.stages.load.archive import check_package
from evidencecheck.stages.load.loaded import Loaded, pages_of
from evidencecheck.stages.load.pictures import package_pictures
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.virtual_page import Block, Cell, Gap, Table, Text, text_pages

MAX_DEPTH = 8
"""Tables in tables."""
_TITLES = {"Title": 1.6, "Heading 1": 1.6, "Heading 2": 1.4, "Heading 3": 1.2}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older readers get of a text box: the same once more."""


def load_word(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open the document `file`: where Word breaks its pages depends on its fonts. Pictures
    pasted into it are its members.

    Raises:
        Refusal: DAMAGED, or REJECTED for what it expands to.
    """
    check_package(file.path)
    pages = text_pages(_blocks(file), Channel.TEXT_LAYER)
    return Loaded(
        file,
        sha256,
        kind,
        len(pages),
        *pages_of(pages),
        members=lambda: package_pictures(file.path, "word/media/"),
        is_container=not pages[0].lines,
    )


def _blocks(file: EvidenceFile) -> list[Block]:
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        with file.path.open("rb") as stream:
            document = Document(stream)
            section = document.sections[0] if len(document.sections) else None
            head = _parts(section.header) if section is not None else []
            foot = _parts(section.footer) if section is not None else []
            return [*head, *_parts(document), *foot]
    except (
        PackageNotFoundError,
        LxmlError,
        LookupError,
        ValueError,
        OSError,
        AttributeError,
    ) as error:
        raise Refusal(
            Trouble.DAMAGED,
            msg("The document is damaged: {error}. Save it again.", error=str(error)),
        ) from error


def _parts(container: Any, depth: int = 0) -> list[Block]:
    """Paragraphs and tables of a document, a header or a cell."""
    found: list[Block] = []
    for part in container.iter_inner_content():
        if hasattr(part, "rows"):
            if depth < MAX_DEPTH:
                found.append(_table(part, depth))
        else:
            found += _paragraph(part)
    return found


def _paragraph(paragraph: Any) -> Iterator[Block]:
    for inner in _boxed(paragraph._p):
        text = "".join(node.text or "" for node in inner.xpath(".//w:t"))
        if text.strip():
            yield Text(text)
    text = paragraph.text
    if not text.strip():
        yield Gap()
        return
    style = paragraph.style
    scale = _TITLES.get(style.name or "", 1.0) if style is not None else 1.0
    for line in text.splitlines():
        if "\t" in line.strip():
            cells = (part.strip() for part in line.strip().split("\t"))
            yield Table((tuple(Cell((Text(cell),)) for cell in cells if cell),))
        elif line.strip():
            yield Text(line, scale)


def _boxed(element: Any) -> Iterator[Any]:
    """The paragraphs in the text boxes that hang on a paragraph."""
    for inner in element.xpath(".//w:txbxContent//w:p"):
        if next(inner.iterancestors(_FALLBACK), None) is None:
            yield inner


def _table(table: Any, depth: int) -> Table:
    """Merged cells come once, where they begin."""
    seen: set[Any] = set()
    rows = []
    for row in table.rows:
        cells: list[Cell] = []
        last = None
        for cell in row.cells:
            if cell._tc is last:
                before = cells.pop()
                cells.append(Cell(before.blocks, before.span + 1))
                continue
            last = cell._tc
            cells.append(Cell(() if last in seen else tuple(_parts(cell, depth + 1))))
            seen.add(last)
        rows.append(tuple(cells))
    return Table(tuple(rows))
