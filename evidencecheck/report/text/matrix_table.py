"""The matrix laid out for the width at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from evidencecheck.model.case import Case
from evidencecheck.model.message import Message, msg
from evidencecheck.report.interface import Options
from evidencecheck.report.safe import clean
from evidencecheck.report.text.matrix import Cell, Mark, Matrix, matrix
from evidencecheck.report.text.screen import INDENT, heading, joined, said
from evidencecheck.report.text.wrap import shorten, shorten_name, wrap
from evidencecheck.report.words import FACTS, KINDS

WIDEST = 24
"""Columns that a value may take before it is wrapped: an order ID or a waybill number fits."""
LONGEST = 60
"""Columns of a name or an address that are shown at all."""
GAP = 2
STYLES: Mapping[Mark, str] = {
    Mark.SAME: "green",
    Mark.DIFFERENT: "bold red",
    Mark.CANNOT_TELL: "yellow",
    Mark.ALONE: "",
}
LEGEND: Sequence[tuple[Mark, Message]] = (
    (Mark.SAME, msg("agrees")),
    (Mark.DIFFERENT, msg("differs")),
    (Mark.CANNOT_TELL, msg("cannot tell")),
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column ready to be put into a table."""

    head: Text
    cells: tuple[Text, ...]

    @property
    def width(self) -> int:
        return max(_width(each) for each in (self.head, *self.cells))


def matrix_block(case: Case, options: Options) -> Iterator[RenderableType]:
    """Heading with legend, and the tables; nothing where no document states anything."""
    held = matrix(case, options)
    if not held.facts:
        return
    marks = {stated.mark for cell in held.cells.values() for stated in cell}
    legend = [
        Text.assemble((mark.value, STYLES[mark]), " ", said(options, word, "dim"))
        for mark, word in LEGEND
        if mark in marks
    ]
    title = heading(options, msg("What the documents say"))
    yield title + Text("   ") + joined(legend, "   ") if legend else title

    files = [_file_head(file, case, options) for file in held.files]
    facts = [_fact_head(options.say(FACTS[fact])) for fact in held.facts]
    upright = [
        _Column(_over_values(head), tuple(_cell(held.cell(fact, file)) for fact in held.facts))
        for head, file in zip(files, held.files, strict=True)
    ]
    room = options.width - INDENT
    if _fits([_Column(Text(), tuple(facts)), *upright], room):
        yield _table(facts, upright)
        return
    for number, table in enumerate(_turned(held, files, facts, room)):
        if number:
            yield Text("")
        yield table


def _turned(
    held: Matrix, files: Sequence[Text], facts: Sequence[Text], room: int
) -> Iterator[RenderableType]:
    columns = [
        _Column(_over_values(head), tuple(_cell(held.cell(fact, file)) for file in held.files))
        for head, fact in zip(facts, held.facts, strict=True)
    ]
    names = [file.split()[0] for file in files]  # the kind is said once, in the first table
    heads = _Column(Text(), tuple(files))
    group: list[_Column] = []
    for column in columns:
        if group and not _fits([heads, *group, column], room):
            yield _table(files, group)
            group, files = [], names
        group.append(column)
    yield _table(files, group)


def _fits(columns: Sequence[_Column], room: int) -> bool:
    return sum(column.width for column in columns) + GAP * (len(columns) - 1) <= room


def _table(heads: Sequence[Text], columns: Sequence[_Column]) -> Padding:
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="")
    table.add_column(no_wrap=True)
    for column in columns:
        table.add_column(column.head, no_wrap=True, width=column.width)
    for head, *cells in zip(heads, *(column.cells for column in columns), strict=True):
        if any(cell.plain for cell in cells):
            table.add_row(head, *cells)
    return Padding(table, (0, 0, 0, INDENT))


def _file_head(file: str, case: Case, options: Options) -> Text:
    document = case.document(file)
    name = Text(shorten_name(clean(file), WIDEST), style="bold")
    kind = KINDS[document.kind] if document else msg("claim file")
    return Text("\n").join([name, Text(shorten(options.say(kind), WIDEST), style="dim")])


def _fact_head(name: str) -> Text:
    return Text("\n".join(wrap(name, WIDEST)))


def _over_values(head: Text) -> Text:
    """A head that begins where the values begin, right of their marks."""
    return Text("\n").join(Text("  ") + line for line in head.split("\n"))


def _cell(cell: Cell) -> Text:
    """Each value behind its mark; what is wrapped hangs below the value, not below the mark."""
    values = []
    for stated in cell:
        style = "" if stated.mark is Mark.SAME else STYLES[stated.mark]
        lines = "\n  ".join(wrap(shorten(stated.text, LONGEST), WIDEST))
        values.append(Text.assemble((stated.mark.value, STYLES[stated.mark]), " ", (lines, style)))
    return Text("\n").join(values)


def _width(content: Text) -> int:
    return max(cell_len(line) for line in content.plain.split("\n"))
