from __future__ import annotations

import pytest

from evidencecheck.stages.extract.invoice_numbers import invoice_numbers
from evidencecheck.stages.extract.source import source_of
from evidencecheck.stages.extract.wrapped_labels import with_labels_joined
from tests.stages.making import content, line, page

_PITCH = 22


def joined(*cells: tuple[str, float, float]) -> list[str]:
    return [one.text for one in with_labels_joined([line(*cell) for cell in cells])]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Invoice", "No."),
        ("Invoice", "Number"),
        ("发票编号 Invoice", "No."),
        ("平台订单 Order", "ID"),
        ("Tracking", "Number:"),
    ],
)
def test_two_lines_of_a_label_are_one(upper: str, lower: str) -> None:
    assert joined((upper, 0, 0), (lower, 0, _PITCH)) == [f"{upper} {lower}"]


@pytest.mark.parametrize(
    "cells",
    [
        (("Invoice", 0, 0), ("No.", 0, 3 * _PITCH)),
        (("Invoice", 0, 0), ("No.", 300, _PITCH)),
        (("Invoice", 0, 0), ("Acme Ltd", 0, _PITCH)),
        (("Acme Ltd", 0, 0), ("No.", 0, _PITCH)),
        (("Invoice", 0, 0), ("Date", 0, _PITCH)),
    ],
)
def test_lines_that_are_no_label_together(cells: tuple[tuple[str, float, float], ...]) -> None:
    assert joined(*cells) == [text for text, *_ in cells]


def test_the_first_column_of_a_table_below_a_title() -> None:
    heads = (("No.", 0, _PITCH), ("Description", 100, _PITCH), ("Qty", 400, _PITCH))
    assert joined(("Invoice", 0, 0), *heads) == ["Invoice", "No.", "Description", "Qty"]


def test_value_beside_the_middle_of_the_label() -> None:
    drawn = page(("发票编号 Invoice", 0, 0), ("SY-2026-62849", 300, _PITCH / 2), ("No.", 0, _PITCH))
    (fact,) = invoice_numbers(source_of(content(drawn)))
    assert str(fact.value) == "SY-2026-62849"
