"""Spreadsheets and tables in text form. A wide report is read record by record, as in a form."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from evidencecheck.model.document import EvidenceFile, Trouble
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.stages.load import sniff
from evidencecheck.stages.load.archive import check_package
from evidencecheck.stages.load.charset import decoded
from evidencecheck.stages.load.loaded import Loaded, TextPage, no_members, pages_of
from evidencecheck.stages.load.members import Member
from evidencecheck.stages.load.packages import ODS, XLS, XLSB, XLSX, locked_office
from evidencecheck.stages.load.pictures import package_pictures
from evidencecheck.stages.load.plain_text import read_text
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.load.virtual_page import (
    Block,
    Gap,
    Table,
    Text,
    table_of,
    text_page,
    width_of,
)

WORKBOOKS = frozenset({XLSX, XLSB, XLS, ODS})
TABLES = frozenset({sniff.CSV, sniff.TSV})
MAX_ROWS = 1000
"""Of one file: the orders of some weeks. Each is a page, of which a second reads 30 to 60."""
MAX_COLUMNS = 256
CELLS = 300
"""Of a page, in whole rows."""
WIDE = 9
"""Columns from which on a table is a report for programs, of which a person reads one record."""
_HEADER_WITHIN = 20
_DIGITS_KEPT = 15
"""Decimal digits that a number in a spreadsheet keeps; a longer one has lost its last."""

_OF_PROGRAMS = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")

Row = tuple[str, ...]


def load_workbook(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open a workbook of Excel or OpenDocument; its hidden sheets are left out.

    Raises:
        Refusal: DAMAGED, ENCRYPTED, or REJECTED.
    """
    if kind != XLS:
        check_package(file.path)
    sheets, hidden = _sheets(file)
    members: Callable[[], Iterator[Member]] = no_members
    if kind == XLSX:
        members = lambda: package_pictures(file.path, "xl/media/")  # noqa: E731 (bound to the file)
    notes = []
    if hidden:
        notes.append(msg("Hidden sheets were not read: {names}.", names=tuple(hidden)))
    return _loaded(file, sha256, kind, sheets, notes, members)


def load_table(file: EvidenceFile, sha256: str, kind: str) -> Loaded:
    """Open a table in text form (CSV, tab-separated), whatever its delimiter and character set.

    Raises:
        Refusal: DAMAGED or REJECTED.
    """
    text = decoded(read_text(file)).replace("\0", "")
    delimiter = sniff.delimiter_of(text) or ","
    # A report of inches (12") quotes nothing; taken for a quote, it would swallow lines.
    literal = any(line.count('"') % 2 for line in text.splitlines())
    csv.field_size_limit(1 << 24)
    reader = csv.reader(
        text.splitlines(keepends=True),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if delimiter == "\t" and literal else csv.QUOTE_MINIMAL,
    )
    try:
        rows = [
            tuple(map(str.strip, row[:MAX_COLUMNS]))
            for row in itertools.islice(reader, MAX_ROWS + 1)
        ]
    except csv.Error as error:
        raise Refusal(
            Trouble.DAMAGED,
            msg("The table cannot be read: {error}. Export it again.", error=str(error)),
        ) from error
    return _loaded(file, sha256, kind, [("", rows)], [])


def _loaded(
    file: EvidenceFile,
    sha256: str,
    kind: str,
    sheets: Sequence[tuple[str, Sequence[Row]]],
    notes: list[Message],
    members: Callable[[], Iterator[Member]] = no_members,
) -> Loaded:
    left = MAX_ROWS
    pages: list[TextPage] = []
    for title, rows in sheets:
        if len(rows) > left:
            notes.append(
                msg(
                    "Only the first {limit} rows were read. Hand in those of this order.",
                    limit=str(MAX_ROWS),
                )
            )
        for page in _sheet_pages(title if len(sheets) > 1 else "", rows[:left]):
            pages.append(text_page(len(pages) + 1, page, Channel.STRUCTURED))
        left = max(left - len(rows), 0)
    if not any(page.lines for page in pages):
        raise Refusal(Trouble.EMPTY, msg("The table has no cells with content. Export it again."))
    count = len(pages)
    return Loaded(file, sha256, kind, count, *pages_of(pages), notes=tuple(notes), members=members)


def _sheet_pages(title: str, rows: Sequence[Row]) -> Iterator[list[Block]]:
    """The blocks of each page of a sheet."""
    head: list[Block] = [Text(title, 1.4)] if title else []
    used = _without_empty_columns(rows)
    header = _header(used, WIDE)
    if header is not None:
        before = [row for row in used[:header] if any(row)]
        if before:
            yield [*head, table_of(before)]
        for row in used[header + 1 :]:
            if any(row):
                yield [*head, *_record(used[header], row)]
        return
    header = _header(used, 2)
    filled = [row for row in used if any(row)]
    names = [used[header]] if header is not None else []
    height = max(CELLS // max(map(len, filled), default=1), 1)
    for start in range(0, len(filled), height):
        part = filled[start : start + height]
        yield [*head, table_of(part if start == 0 else [*names, *part])]


def _record(names: Row, values: Row) -> Iterator[Table | Gap]:
    """Name and value of each field that is filled, set so far apart that no name is taken for the
    value of the name above it.
    """
    written = [_words(name) for name in names]
    edge = max(map(width_of, written), default=0.0)
    for name, value in itertools.zip_longest(written, values, fillvalue=""):
        if value:
            yield table_of([(name, value)], edge)
            yield from (Gap(), Gap())


def _words(name: str) -> str:
    """The name of a column as people write it: programs set ``item-price`` and ``item_price``."""
    return re.sub("[-_]", " ", name) if _OF_PROGRAMS.fullmatch(name) else name


def _header(rows: Sequence[Row], least: int) -> int | None:
    """The row of column names: at least so many cells, none of them a number, more rows below."""
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        cells = [cell for cell in row if cell]
        if len(cells) >= least and not any(map(_is_number, cells)):
            return index if index + 1 < len(rows) else None
    return None


def _is_number(cell: str) -> bool:
    return sum(char.isdigit() for char in cell) > sum(char.isalpha() for char in cell)


def _without_empty_columns(rows: Sequence[Row]) -> list[Row]:
    kept = sorted({i for row in rows for i, cell in enumerate(row) if cell})
    return [tuple(row[i] if i < len(row) else "" for i in kept) for row in rows]


def _sheets(file: EvidenceFile) -> tuple[list[tuple[str, list[Row]]], list[str]]:
    """Titles and rows of the visible sheets, and the titles of the hidden ones."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    found: list[tuple[str, list[Row]]] = []
    hidden: list[str] = []
    try:
        # By content: given a path, the library goes by its suffix, which members don't have.
        with (
            file.path.open("rb") as stream,
            CalamineWorkbook.from_filelike(stream) as workbook,
        ):
            for sheet in workbook.sheets_metadata:
                if sheet.typ != SheetTypeEnum.WorkSheet:
                    continue
                if sheet.visible != SheetVisibleEnum.Visible:
                    hidden.append(sheet.name)
                    continue
                cells = workbook.get_sheet_by_name(sheet.name).iter_rows()
                found.append((sheet.name, [_row(r) for r in itertools.islice(cells, MAX_ROWS + 1)]))
    except PasswordError as error:
        raise locked_office() from error
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged(error) from error
    except BaseException as error:
        # A panic of the library's Rust code arrives as an exception beside Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(error) from error
    return found, hidden


def _row(cells: Iterable[Any]) -> Row:
    return tuple(_written(cell) for cell in itertools.islice(cells, MAX_COLUMNS))


def _written(value: Any) -> str:
    """A cell as a person would see it: amounts with two decimals, days in ISO 8601."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date | time | timedelta):
        return str(value)
    return str(value).strip()


def _number(value: float) -> str:
    if abs(value) >= 10**_DIGITS_KEPT:
        return (
            f"{value:.6E}"  # as a spreadsheet shows it: the last digits are lost, none is made up
        )
    if value == int(value):
        return str(int(value))
    short = f"{value:.2f}"
    return short if abs(float(short) - value) < 1e-9 else f"{value:.10g}"


def _damaged(error: BaseException) -> Refusal:
    return Refusal(
        Trouble.DAMAGED,
        msg("The spreadsheet is damaged: {error}. Export it again.", error=str(error)),
    )
