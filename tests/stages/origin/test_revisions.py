"""Changes between the revisions of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.stages.origin.revisions import later_changes, revision_ends
from tests.stages.origin.made import ROWS, Row, content, document, pdf, rows

BLANK: tuple[Row, ...] = tuple(row for row in ROWS if row[3] != "USD 128.40")


def _changed(tmp_path: Path, whole: bytes) -> list[str]:
    file, found = document(tmp_path / "invoice.pdf", whole)
    changes, removed = later_changes(file.path, found)
    assert removed == 0
    return [change.reading.raw for change in changes]


@pytest.mark.parametrize(
    ("first", "last", "where"),
    [
        (ROWS, rows(**{"128.40": "USD 188.40"}), "188.40"),
        (ROWS, rows(**{"128.40": "USD 1128.40"}), "1128.40"),
        (ROWS, rows(**{"2026-10-02": "Invoice date: 2026-10-12"}), "2026-10-12"),
        (ROWS, rows(**{"9284417": "Order number: 113-4627301-9284411"}), "9284411"),
    ],
    ids=["digit", "digit put in", "date", "order"],
)
def test_names_the_value_that_a_later_revision_changed(
    tmp_path: Path, first: tuple[Row, ...], last: tuple[Row, ...], where: str
) -> None:
    changed = _changed(tmp_path, pdf(first, later=[content(last)]))

    assert any(where in raw for raw in changed)


def test_wiped_out_print_counts_where_no_value_stands(tmp_path: Path) -> None:
    remark: Row = (60, 200, "F1", "Pro forma, not a proof of purchase")

    assert _changed(tmp_path, pdf((*ROWS, remark), later=[content(ROWS)])) == [""]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (ROWS, ROWS),
        (BLANK, ROWS),
        (ROWS, (*ROWS, (60, 100, "F1", "Received with thanks"))),
    ],
    ids=["the same page again", "a blank filled in", "a note in the margin"],
)
def test_what_changes_no_print_is_no_sign(
    tmp_path: Path, first: tuple[Row, ...], last: tuple[Row, ...]
) -> None:
    assert _changed(tmp_path, pdf(first, later=[content(last)])) == []


def test_every_pair_of_revisions_is_compared(tmp_path: Path) -> None:
    once = content(rows(**{"128.40": "USD 188.40"}))
    whole = pdf(ROWS, later=[once, content((*rows(**{"128.40": "USD 188.40"}), ROWS[0]))])

    assert len(revision_ends(whole)) == 3
    assert any("188.40" in raw for raw in _changed(tmp_path, whole))


def test_first_section_of_a_linearised_file_is_no_revision() -> None:
    linearised = b"%PDF-1.7\n1 0 obj << /Linearized 1 >> endobj\nstartxref\n0\n%%EOF\n"

    assert len(revision_ends(linearised + pdf())) == 1


def test_an_offset_behind_its_mark_is_none() -> None:
    assert revision_ends(b"startxref\n99999\n%%EOF\n") == []
