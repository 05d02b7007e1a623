"""Titles with a count at the end of the row, on a page without a price."""

from __future__ import annotations

import pytest

from evidencecheck.stages.extract.goods.counted_titles import counted_titles
from tests.stages.making import source


def goods(text: str) -> list[tuple[str, int]]:
    made = source(text)
    return [
        (item.description, int(item.quantity or 0))
        for layout in made.layouts
        for item in counted_titles(made, layout)
    ]


@pytest.mark.parametrize("count", ["1 x", "1x", "x1", "× 1", "1 ×"])
def test_counted(count: str) -> None:
    text = f"Embroidered linen napkins      {count}\nColor: Oatmeal\nHoop art, 6 inch       2 x"
    assert goods(text) == [("Embroidered linen napkins", 1), ("Hoop art, 6 inch", 2)]


def test_end_of_a_title_below_it() -> None:
    text = "Embroidered linen napkins for the wedding table, a set    1 x\nof 4\nColor: Oatmeal"
    assert goods(text) == [("Embroidered linen napkins for the wedding table, a set of 4", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Linen napkins      1 x\nTotal $12.00",  # priced: other readers prove their counts
        "Parcels      2",
        "Sold by: Juniper      1 x",
        "Items      3 x",
        "Royal Mail Tracked 48      1 x",
        "1 x\nLinen napkins",
    ],
)
def test_nothing_is_counted(text: str) -> None:
    assert goods(text) == []
