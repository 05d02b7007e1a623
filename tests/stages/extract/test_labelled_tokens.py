from __future__ import annotations

import re

import pytest

from evidencecheck.stages.extract.labelled_tokens import tokens_behind
from tests.stages.making import source

CODE = re.compile(r"[A-Z]{2}-\d+(?!\w)", re.I)


def found(text: str, *, column: bool = False) -> list[str]:
    (layout,) = source(text).layouts
    return [token.text for token in tokens_behind(layout, CODE, "sku", column=column)]


@pytest.mark.parametrize(
    "text", ["SKU: ab-17", "SKU   AB-17", "SKU\nAB-17", "SKU # AB-17 black", "SKU：AB-17"]
)
def test_beside_or_below(text: str) -> None:
    assert found(text) == ["AB-17"]


@pytest.mark.parametrize("text", ["SKU: black AB-17", "AB-17", "SKU: AB-17x", "SKU", ""])
def test_none(text: str) -> None:
    assert found(text) == []


def test_a_column_ends_where_the_table_does() -> None:
    rows = "SKU        Quantity\nAB-17      1\nAB-18      2\n"
    assert found(rows, column=True) == ["AB-17", "AB-18"]
    assert found(rows + "\n" * 12 + "AB-19", column=True) == ["AB-17", "AB-18"]
    assert found(rows) == ["AB-17"]


def test_a_cell_that_says_more_is_no_row_of_the_column() -> None:
    assert found("SKU\nAB-17\nAB-18 was sold out", column=True) == ["AB-17"]


def test_a_date_is_no_number() -> None:
    (layout,) = source("SKU: 2026-10-01").layouts
    assert list(tokens_behind(layout, re.compile(r"[\d-]+"), "sku")) == []
