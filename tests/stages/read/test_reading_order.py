"""The order in which a page is read: rows, and blocks side by side one after the other."""

from __future__ import annotations

import pytest

from evidencecheck.stages.read.reading_order import in_reading_order
from tests.stages.making import drawn

ADDRESSES = """
Bill to                Ship to
Corvane Outfitters     Nora Lindqvist
14450 Central Ave      88 Birch Street
Chino CA 91710         Salem OR 97301
"""
LETTER = """
Dear Sir or Madam, the parcel          It was handed over on the second
that we sent you never came.           of October and has been missing.
We ask you to look for it and          Please answer until the end of the
to refund what we paid for it.         month, with kind regards
"""
THREE = """
Microsoft Finance      Microsoft Delivery     Microsoft Services
123 Bill St,           123 Ship St,           123 Service St,
Redmond WA, 98052      Redmond WA, 98052      Redmond WA, 98052
"""
WITH_DATA = """
Nora Lindqvist         Order number:     113-4627301-9284417
88 Birch Street        Order date:       2026-10-02
Salem OR 97301         Ship date:        2026-10-03
"""
LABELS = """
Order number:          113-4627301-9284417
Order date:            2 October 2026
Carrier:               United Parcel Service
"""
LABELS_WITHOUT_COLON = """
Order number           113-4627301-9284417
Order date             2 October 2026
Carrier                United Parcel Service
"""
TABLE = """
Flask 750 ml blue      2     64.20     128.40
Bottle 500 ml red      1     10.00      10.00
Carrier bag no. 4      3      0.50       1.50
"""
TWO_ROWS = """
Corvane Outfitters 1   Nora Lindqvist 2
14450 Central Ave      88 Birch Street
"""
FAR_APART = """
Corvane Outfitters     Nora Lindqvist



14450 Central Ave      88 Birch Street



Chino CA 91710         Salem OR 97301
"""


def order(text: str) -> list[str]:
    """The order does not depend on that of the file, which may be any."""
    lines = drawn(text).lines
    (ordered,) = {in_reading_order(held) for held in (lines, lines[::-1], lines[1::2] + lines[::2])}
    return [line.text for line in ordered]


def rows(text: str) -> list[str]:
    return [line.text for line in drawn(text).lines]


def columns(text: str, count: int) -> list[str]:
    cells = rows(text)
    return [cell for column in range(count) for cell in cells[column::count]]


@pytest.mark.parametrize(("text", "count"), [(ADDRESSES, 2), (LETTER, 2), (THREE, 3)])
def test_blocks_side_by_side(text: str, count: int) -> None:
    assert order(text) == columns(text, count)


def test_labels_beside_an_address_stay_with_their_values() -> None:
    cells = rows(WITH_DATA)
    rest = [cell for index, cell in enumerate(cells) if index % 3]
    assert order(WITH_DATA) == cells[::3] + rest


@pytest.mark.parametrize("text", [LABELS, LABELS_WITHOUT_COLON, TABLE, TWO_ROWS, FAR_APART])
def test_rows_stay_rows(text: str) -> None:
    assert order(text) == rows(text)


def test_what_stands_above_and_below_stays_there() -> None:
    page = f"INVOICE\n\n\n\n{ADDRESSES.strip()}\n\n\n\nTotal     128.40"
    assert order(page) == ["INVOICE", *columns(ADDRESSES, 2), "Total", "128.40"]


def test_a_line_across_both_columns_parts_them() -> None:
    page = (
        f"{LETTER.strip()}\nThis line runs over the whole page, from one edge to the other one.\n"
    )
    assert order(page)[-1].startswith("This line")


def test_blocks_of_different_length() -> None:
    page = ADDRESSES.rstrip() + "\nUnited States\n"
    assert order(page)[:5] == [*columns(ADDRESSES, 2)[:4], "United States"]
