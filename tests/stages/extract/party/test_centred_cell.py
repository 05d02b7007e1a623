from __future__ import annotations

import pytest

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.party.centred_cell import centred_lines
from evidencecheck.stages.extract.source import source_of
from tests.stages.making import content, drawn, line

_MOST = 8
_STEP = 22


def found(
    label_y: float, *cells: str, first: float = 100, extra: tuple[Line, ...] = ()
) -> list[str]:
    lines = [line("Bill to", 0, label_y)]
    lines += [line(text, 300, first + _STEP * i) for i, text in enumerate(cells)]
    page = drawn("x")
    page = type(page)(
        page.number, page.width, page.height, (*lines, *extra), (), page.channels, 1.0
    )
    layout = source_of(content(page)).layouts[0]
    (label,) = [one for one in layout.all_labels("bill_to") if one.line is lines[0]]
    return [one.text for one in centred_lines(layout, label, _MOST)]


@pytest.mark.parametrize(
    ("label_y", "cells"),
    [
        (111, ("Acme Ltd", "7 Mill Road, Leeds")),
        (122, ("Acme Ltd", "7 Mill Road", "Leeds LS1 2AB")),
        (133, ("Acme Ltd", "7 Mill Road", "Leeds LS1 2AB", "United Kingdom")),
    ],
)
def test_label_beside_the_middle(label_y: float, cells: tuple[str, ...]) -> None:
    assert found(label_y, *cells) == list(cells)


def test_label_beside_the_first_or_only_line() -> None:
    assert found(100, "Acme Ltd", "7 Mill Road", "Leeds LS1 2AB") == []
    assert found(100, "Acme Ltd") == []


def test_rows_of_the_table_above_and_below_are_left_out() -> None:
    above = (line("Invoice date", 0, 78), line("2 August 2026", 300, 78))
    below = (line("Description", 0, 144), line("Cubes", 300, 144))
    assert found(111, "Acme Ltd", "Leeds", extra=(*above, *below)) == ["Acme Ltd", "Leeds"]


def test_a_labelled_line_is_no_part_of_a_party() -> None:
    assert found(111, "Acme Ltd", "Invoice no.: 17") == []


def test_the_tax_number_below_a_name_is_in_its_cell_but_no_part_of_it() -> None:
    assert found(111, "Acme Ltd", "VAT No.: GB186776503") == ["Acme Ltd"]
    assert found(111, "VAT No.: GB186776503", "Acme Ltd") == []


def test_a_table_above_does_not_tell_where_the_cell_begins() -> None:
    table = (line("Goods", 150, 22), line("Qty", 400, 22))
    assert found(111, "Acme Ltd", "Leeds", extra=table) == ["Acme Ltd", "Leeds"]
