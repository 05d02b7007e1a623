from __future__ import annotations

import pytest

from evidencecheck.stages.extract.asides import is_of_another, is_recommended
from tests.stages.making import drawn, line


@pytest.mark.parametrize(
    "heading",
    [
        "Customers who bought this also bought",
        "Recommended for you",
        "Sponsored products",
        "为您推荐",
        "Kunden kauften auch",
        "おすすめ商品",
        "Produits similaires",
    ],
)
def test_headings_of_other_goods(heading: str) -> None:
    page = drawn(f"{heading}\nVacuum flask")
    assert is_recommended(page, page.lines[1])


@pytest.mark.parametrize(
    "above",
    ["Order details", "Variation: black", "Recommended retail price 12.00", "商品信息", "Artikel"],
)
def test_other_lines_above(above: str) -> None:
    page = drawn(f"{above}\nVacuum flask")
    assert not is_recommended(page, page.lines[1])


def test_a_heading_does_not_reach_upwards_or_far_down() -> None:
    page = drawn("Vacuum flask\nRecommended for you" + "\n" * 40 + "Terms of sale")
    assert not is_recommended(page, page.lines[0])
    assert not is_recommended(page, page.lines[-1])


def test_word_before_a_label() -> None:
    assert is_of_another(line("Parent ASIN: B0HZMRCSSW"), 7)
    assert not is_of_another(line("Your ASIN: B0HZMRCSSW"), 5)
    assert not is_of_another(line("ASIN: B0HZMRCSSW"), 0)
