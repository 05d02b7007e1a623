from __future__ import annotations

import pytest

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Word, line_of
from evidencecheck.stages.extract.layout import (
    Cell,
    Layout,
    lay_out,
    rows_of,
    with_spread_words_joined,
)
from evidencecheck.stages.extract.lexicon import Label
from tests.stages.making import drawn, line, page


def first(text: str) -> tuple[Layout, Label]:
    """The first label of a drawn page."""
    layout = lay_out(drawn(text))
    return layout, next(label for group in layout.labels for label in group)


def text_of(cell: Cell | None) -> str | None:
    return cell.text if cell else None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Order ID: 113", "113"),
        ("Order ID #113", "113"),
        ("Order ID — 113", "113"),
        ("Order ID .......... 113", "113"),
        ("订单号：113", "113"),
        ("Order date: May 5 | Ship date: May 6", "May 5 |"),
        ("小计 ¥90.00 运费 ¥8.00", "¥90.00"),
        ("Order ID:", None),
        ("Order ID", None),
    ],
)
def test_rest(text: str, rest: str | None) -> None:
    layout, label = first(text)
    assert text_of(layout.rest(label)) == rest


@pytest.mark.parametrize(
    "text", ["Rounding: -0.02", "Rounding -0.02", "Rounding: −0.02", "Rounding   -0.02"]
)
def test_minus_belongs_to_the_value(text: str) -> None:
    layout, label = first(text)
    assert layout.values(label)[0].text.replace("−", "-") == "-0.02"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Order ID   113   x", ["113", "x"]),
        ("Order ID   113   Total   5", ["113"]),
        ("113   Order ID", []),
        ("Order ID\n         113", []),
    ],
)
def test_right(text: str, cells: list[str]) -> None:
    layout, label = first(text)
    assert [cell.text for cell in layout.right(label)] == cells


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("Order ID\n113", "113"),
        ("Order ID\n\n113", "113"),
        ("Order ID\n\n\n\n113", None),
        ("Order ID\nTotal", None),
        ("Order ID             x\n             113", None),
        ("     Order ID\n 113-4627301-9284417", "113-4627301-9284417"),
    ],
)
def test_below(text: str, below: str | None) -> None:
    layout, label = first(text)
    assert text_of(layout.below(label)) == below


def test_values_in_order_of_likelihood() -> None:
    layout, label = first("Order ID: 113   x\n114")
    assert [cell.text for cell in layout.values(label)] == ["113", "x", "114"]


def test_columns_of_a_table_keep_their_values() -> None:
    layout = lay_out(drawn("Order ID      Order date\n113           May 5"))
    (order,) = layout.all_labels("order_id")
    (day,) = layout.all_labels("order_date")
    assert text_of(layout.below(order)) == "113"
    assert text_of(layout.below(day)) == "May 5"
    assert layout.right(order) == []


def test_cell_has_the_box_of_its_part() -> None:
    layout, label = first("Order ID: 113")
    rest = layout.rest(label)
    assert rest is not None
    assert rest.box.x0 == pytest.approx(90)
    assert rest.box.width == pytest.approx(27)


def test_all_labels_by_field() -> None:
    layout = lay_out(drawn("Order ID: 113\nTotal: 5\nOrder no.: 114"))
    assert [label.text for label in layout.all_labels("order_id")] == ["Order ID", "Order no"]
    assert [label.text for label in layout.all_labels("total", "tax")] == ["Total"]


def test_labels_of_a_line_by_identity() -> None:
    """Two lines of the same text each have their own labels."""
    layout = lay_out(page(("Total: 5", 0, 0), ("Total: 5", 0, 40)))
    one, other = layout.page.lines
    assert layout.of(one)[0].line is one
    assert layout.of(other)[0].line is other
    assert layout.of(line("Total: 5")) == ()


def test_rows() -> None:
    held = page(("b", 100, 2), ("c", 0, 40), ("a", 0, 0), ("d", 50, 36))
    assert [[cell.text for cell in row] for row in rows_of(held.lines)] == [["a", "b"], ["c", "d"]]


def test_a_count_with_its_unit_is_no_label_that_ends_the_row() -> None:
    layout, label = first("TOTAL:     1,200 PCS     USD 2,820.00")
    assert [cell.text for cell in layout.right(label)] == ["1,200 PCS", "USD 2,820.00"]


@pytest.mark.parametrize(
    ("row", "whole"),
    [
        ("姓   名：张伟", "姓名：张伟"),
        ("地   址：1 Elm St", "地址：1 Elm St"),
        ("国   家： 美国", "国家：美国"),
    ],
)
def test_last_character_of_a_spread_word_bears_its_mark(row: str, whole: str) -> None:
    assert [line.text for line in lay_out(drawn(row)).page.lines] == [whole]


def test_character_before_another_label_is_no_part_of_it() -> None:
    assert len(lay_out(drawn("个   名称：水杯")).page.lines) == 2


def test_a_title_spread_over_the_page_is_one_word() -> None:
    spread = tuple(
        line_of([Word(char, Box(100 + 60 * i, 0, 130 + 60 * i, 30), 1.0)], Channel.TEXT_LAYER)
        for i, char in enumerate("納品書兼請求書")
    )
    assert [line.text for line in with_spread_words_joined(spread)] == ["納品書兼請求書"]
