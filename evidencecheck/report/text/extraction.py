"""What was read from single files, for people: a table of facts per file, or the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from evidencecheck.model.document import Document, Evidence, Unreadable
from evidencecheck.model.fact import Fact
from evidencecheck.model.message import Message, msg
from evidencecheck.model.report import Extraction
from evidencecheck.report.interface import Options
from evidencecheck.report.safe import clean
from evidencecheck.report.text.findings import findings_blocks
from evidencecheck.report.text.matrix import shown
from evidencecheck.report.text.screen import INDENT, MARGIN, joined, paragraph, said, text
from evidencecheck.report.text.wrap import shorten, wrap
from evidencecheck.report.words import CHANNELS, FACTS, KINDS

LABEL_WIDTH = 20
VALUE_WIDTH = 60


def extraction_blocks(extraction: Extraction, options: Options) -> Iterator[RenderableType]:
    """Each file with its facts; those that the document alone cannot settle are marked."""
    for evidence in extraction.evidence:
        yield Text("─" * options.width, style="dim")
        yield Text(" " * MARGIN) + text(_file(evidence), "bold")
        if isinstance(evidence, Unreadable):
            lead = Text(" " * MARGIN) + said(options, msg("not read: "), "bold red")
            yield paragraph(options.say(evidence.detail), options, lead=lead)
            continue
        yield Text(" " * MARGIN) + _about(evidence, options)
        if evidence.facts:
            yield Text("")
            yield _table(evidence.facts, options)
        else:
            yield paragraph(options.say(msg("No facts found.")), options, style="dim")
    if extraction.findings:
        yield from findings_blocks(extraction.findings, options)


def read_lines(extraction: Extraction, options: Options) -> str:
    """What was read, in reading order; a header line where there are several pages or files."""
    pages = [
        (evidence.file, page)
        for evidence in extraction.evidence
        if isinstance(evidence, Document)
        for page in evidence.content.pages
    ]
    written = []
    for file, page in pages:
        if len(pages) > 1:
            title = msg("{file}, page {page}", file=file, page=str(page.number))
            written.append(f"==> {clean(options.say(title))} <==")
        written.extend(clean(line.text) for line in page.lines)
    return "".join(f"{line}\n" for line in written)


def _file(evidence: Evidence) -> str:
    return evidence.file


def _about(document: Document, options: Options) -> Text:
    """Kind, how sure, pages, channels."""
    number = len(document.content.pages)
    n = str(number)
    channels: tuple[Message, ...] = tuple(CHANNELS[each] for each in document.content.channels)
    return joined(
        [
            said(options, KINDS[document.kind]),
            said(options, msg("{percent} sure", percent=f"{document.kind_confidence:.0%}"), "dim"),
            said(options, msg("{n} page", n=n) if number == 1 else msg("{n} pages", n=n), "dim"),
            said(options, Message("{channels}", (("channels", channels),)), "dim"),
        ]
    )


def _table(facts: Sequence[Fact], options: Options) -> RenderableType:
    heads = (msg("Fact"), msg("Value"), msg("Label"), msg("Page"), msg("Read by"), msg("Sure"))
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    rows = [_row(fact, options) for fact in facts]
    columns = list(zip(*rows, strict=True))
    widths = [max(_width(cell) for cell in column) for column in columns]
    widths = [max(w, cell_len(options.say(h))) for w, h in zip(widths, heads, strict=True)]
    spare = options.width - INDENT - 2 * len(widths) - (sum(widths) - widths[1])
    widths[1] = max(min(widths[1], spare), 16)
    for head, width in zip(heads, widths, strict=True):
        table.add_column(said(options, head), width=width, no_wrap=True)
    for fact, (name, value, *rest) in zip(facts, rows, strict=True):
        folded = Text("\n".join(wrap(value.plain, widths[1])), style=value.style)
        table.add_row(name, folded, *rest, style="" if fact.decided else "dim")
    return Padding(table, (0, 0, 1, INDENT))


def _row(fact: Fact, options: Options) -> tuple[Text, ...]:
    reading = fact.reading
    value = shown(fact.value, options)
    if not fact.decided:
        value = options.say(msg("{value} (undecided)", value=value))
    return (
        said(options, FACTS[fact.name]),
        text(shorten(clean(value), VALUE_WIDTH)),
        text(shorten(clean(fact.label), LABEL_WIDTH), "dim"),
        text("" if reading.page is None else str(reading.page)),
        said(options, CHANNELS[reading.channel], "dim"),
        text(f"{reading.confidence:.2f}", "dim"),
    )


def _width(cell: Text) -> int:
    return cell_len(cell.plain)
